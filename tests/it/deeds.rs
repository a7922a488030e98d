//! What holds in every game, whoever gives the orders: nobody is bound to one it fights, nothing is sold twice or without
//! cover, nobody stands on both sides of a war, an owner may claim its soil; and no place in a file decides anything.
//!
//! Short here; `DEEDS_TURNS=10000 cargo test --release --test it deeds::` plays that many turns on each map.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Overrides, Scenario};
use casus_foederis::dice::{Dice, Phase, dice};
use casus_foederis::engine::Game;
use casus_foederis::event::{Event, EventKind};
use casus_foederis::ids::{NationId, RegionId, TreatyId};
use casus_foederis::judge::{self, Docket, Refusal};
use casus_foederis::order::{Contribution, Issued, Order, Side, Stake, Stance, Term};
use casus_foederis::view::{Public, View};

/// Turns that are played on each map, unless the environment asks for more.
const TURNS: u32 = 30;
/// Turns of one game; then comes the next seed.
const GAME: u32 = 30;

fn turns() -> u32 {
    let asked = std::env::var("DEEDS_TURNS").ok();
    asked.map_or(TURNS, |text| text.parse().unwrap())
}

/// Orders of a nation that does what comes into its head, beside what its computer would do.
fn whims(view: &View, seed: u64, dice: &mut Dice) -> Vec<Order> {
    let mut docket = Docket::new(view);
    let mut list = judge::legal(view);
    for _ in 0..dice.below(5) {
        if list.is_empty() {
            break;
        }
        // What binds, breaks and costs comes up more often than where a regiment stands.
        let weighty = |o: &Order| !matches!(o, Order::March { .. } | Order::Stance { .. });
        if dice.chance(0.8) {
            list.retain(weighty);
        }
        if list.is_empty() {
            break;
        }
        let order = list.swap_remove(dice.below(list.len()));
        let _ = docket.admit(order);
    }
    for order in ai::plan(view, seed) {
        if dice.chance(0.6) {
            let _ = docket.admit(order);
        }
    }
    docket.into_taken()
}

/// What must hold between one turn and the next.
struct Watch {
    /// Members of one pact that were at war when the last turn ended.
    fratricides: BTreeSet<(TreatyId, NationId, NationId)>,
    /// Votes and answers that have been sold.
    sold: BTreeSet<(NationId, Term)>,
}

impl Watch {
    fn turn(&mut self, before: &[View], events: &[Event], after: &Public) {
        self.sides(after);
        self.pacts(after);
        self.deals(before, events);
        ballots(after);
        soil(after);
        landless(before, events, after);
    }

    /// Nobody stands on both sides of a quarrel, or twice on one.
    fn sides(&self, public: &Public) {
        for crisis in &public.crises {
            let all: Vec<NationId> = Side::BOTH
                .iter()
                .flat_map(|s| crisis.nations(*s).collect::<Vec<_>>())
                .collect();
            let once: BTreeSet<NationId> = all.iter().copied().collect();
            assert_eq!(all.len(), once.len(), "{crisis:?}");
        }
    }

    /// No two members of one pact are at war with each other for longer than the turn in which it comes to that.
    fn pacts(&mut self, public: &Public) {
        let mut found = BTreeSet::new();
        for war in public.crises.iter().filter(|c| c.is_war()) {
            let fights = |side: Side| {
                let list = war.sides[side.index()].iter();
                let with = list.filter(|p| p.contribution >= Contribution::Caveats);
                with.map(|p| p.nation).collect::<Vec<_>>()
            };
            for a in fights(Side::Challenger) {
                for b in fights(Side::Target) {
                    let both = public.treaties.iter().filter(|t| t.has(a) && t.has(b));
                    let bound = both.filter(|t| war.cover != Some(t.id));
                    found.extend(bound.map(|t| (t.id, a, b)));
                }
            }
        }
        let still: Vec<_> = found.intersection(&self.fratricides).collect();
        assert!(still.is_empty(), "turn {}: {still:?}", public.turn);
        self.fratricides = found;
    }

    /// No deal is settled that could not be settled now; nothing is sold twice, or promised without cover.
    fn deals(&mut self, before: &[View], events: &[Event]) {
        let public = &before[0].public;
        let mut fighting: BTreeSet<(NationId, NationId)> = BTreeSet::new();
        let mut spent: BTreeMap<NationId, f64> = BTreeMap::new();
        for event in events {
            match &event.kind {
                EventKind::WarBegan {
                    challenger, target, ..
                } => {
                    fighting.insert((*challenger, *target));
                    fighting.insert((*target, *challenger));
                }
                EventKind::Offered { from, deal, .. } => {
                    *spent.entry(*from).or_default() += judge::payment(&deal.give);
                }
                EventKind::Replied {
                    from,
                    to,
                    accepted: true,
                    deal,
                    ..
                } => {
                    assert!(!fighting.contains(&(*from, *to)), "{event:?}");
                    assert!(public.war_between(*from, *to).is_none(), "{event:?}");
                    for nation in [*from, *to] {
                        let exile = public.nations[nation.index()].exile;
                        assert!(exile.is_none(), "{event:?}");
                    }
                    *spent.entry(*to).or_default() += judge::payment(&deal.ask);
                    self.sale(public, *from, &deal.give);
                    self.sale(public, *to, &deal.ask);
                }
                _ => {}
            }
        }
        for (nation, sum) in spent {
            let had = before[nation.index()].own.treasury;
            assert!(
                sum <= had.max(0.0) + 1e-9,
                "{nation:?} had {had}, gave {sum}"
            );
        }
    }

    fn sale(&mut self, public: &Public, by: NationId, terms: &[Term]) {
        for &term in terms {
            let sold = match term {
                Term::Support(motion) => {
                    assert!(public.motion(motion).is_some(), "{term:?} is decided");
                    term
                }
                Term::Answer(case, _) => {
                    assert!(public.case(case).is_some(), "{term:?} is decided");
                    Term::Answer(case, Contribution::Full)
                }
                _ => continue,
            };
            assert!(self.sold.insert((by, sold)), "{by:?} sells {term:?} twice");
        }
    }
}

/// Whoever owns no soil is in no treaty and no quarrel, on no table, and does nothing.
fn landless(before: &[View], events: &[Event], public: &Public) {
    let owns = |p: &Public, n: NationId| p.regions.iter().any(|r| r.owner == Some(n));
    for nation in public.scenario.nation_ids() {
        if owns(public, nation) {
            continue;
        }
        let at = format!("{nation:?} in turn {}", public.turn);
        assert!(public.nations[nation.index()].extinct(), "{at}");
        for t in &public.treaties {
            let there = t.has(nation) || t.candidate(nation).is_some();
            assert!(
                !there && t.asks.iter().all(|a| a.by != nation),
                "{at}: {t:?}"
            );
        }
        for c in &public.crises {
            assert!(c.side_of(nation).is_none(), "{at}: {c:?}");
        }
        for c in &public.cases {
            assert!(c.victim != nation && c.aggressor != nation, "{at}: {c:?}");
        }
        let bound = public.undertakings.iter();
        assert!(
            bound.clone().all(|u| u.by != nation && u.to != nation),
            "{at}"
        );
        assert!(public.claims.iter().all(|c| c.by != nation), "{at}");
        assert!(
            public
                .missions
                .iter()
                .all(|m| m.detachment(nation).is_none()),
            "{at}"
        );
        let holds = public.regions.iter().any(|r| r.controller == Some(nation));
        assert!(!holds, "{at}");
        if !owns(&before[0].public, nation) {
            for event in events {
                let acts = matches!(&event.kind,
                    EventKind::Voted { nation: n, .. } | EventKind::Tabled { by: n, .. }
                    | EventKind::Denounced { by: n, .. } | EventKind::Sanctioned { by: n, .. }
                    | EventKind::Recession { nation: n } | EventKind::Elected { nation: n, .. }
                    | EventKind::Applied { nation: n, .. } | EventKind::Mobilised { nation: n, .. }
                        if *n == nation);
                let opened = matches!(&event.kind, EventKind::CrisisBegan { challenger, target, .. }
                    if *challenger == nation || *target == nation);
                assert!(!acts && !opened, "{at}: {event:?}");
            }
        }
    }
}

/// Those who are gone do not vote: ballots are of members, and a member votes once.
fn ballots(public: &Public) {
    for motion in &public.motions {
        let Some(treaty) = public.treaty(motion.treaty) else {
            panic!("{motion:?} is before nobody");
        };
        for (nation, _) in &motion.ballots {
            assert!(treaty.has(*nation), "{nation:?} in {motion:?}");
        }
    }
}

/// An owner may ask for its soil: where it may not, that is for another reason than that it has no claim.
fn soil(public: &Public) {
    let scenario = &public.scenario;
    for region in scenario.region_ids() {
        let state = &public.regions[region.index()];
        let (Some(owner), Some(holder)) = (state.owner, state.controller) else {
            continue;
        };
        if owner != holder {
            let claim = content::Claim {
                by: owner,
                region,
                strength: 1.0,
            };
            assert_eq!(public.claimed_from(&claim), Some(holder));
        }
    }
}

fn play(scenario: &Arc<Scenario>, map: u64) {
    let mut left = turns();
    let nations: Vec<NationId> = scenario.nation_ids().collect();
    let mut seed = map * 100_000;
    let mut asked = 0;
    while left > 0 {
        seed += 1;
        let mut game = Game::new(scenario.clone(), seed);
        let mut watch = Watch {
            fratricides: BTreeSet::new(),
            sold: BTreeSet::new(),
        };
        for turn in 0..GAME.min(left) {
            let before = game.views(&nations);
            let mut orders = Vec::new();
            for view in &before {
                asked += reclaims(view);
                let subject = u64::from(view.me.0);
                let mut dice = dice(seed, turn, Phase::Sample, subject);
                for (sequence, order) in (0..).zip(whims(view, seed, &mut dice)) {
                    orders.push(Issued {
                        nation: view.me,
                        sequence,
                        order,
                    });
                }
            }
            let events = game.advance(orders).to_vec();
            watch.turn(&before, &events, &game.view(nations[0]).public);
        }
        left -= GAME.min(left);
    }
    // Where nobody has lost any soil that part tested nothing; a short run may be so lucky.
    assert!(asked > 0 || turns() < 1_000, "nobody had soil to ask for");
}

/// How often the nation of the view could ask for soil of its own; whatever stands against it is no want of a claim.
fn reclaims(view: &View) -> u32 {
    let mut asked = 0;
    for region in view.scenario().region_ids() {
        let state = view.region(region);
        let Some(holder) = state.controller.filter(|h| *h != view.me) else {
            continue;
        };
        if state.owner == Some(view.me) {
            let order = Order::Demand {
                target: holder,
                stake: Stake::Territory(region),
            };
            let refused = judge::judge(view, &order).err();
            assert!(
                !matches!(
                    refused,
                    Some(Refusal::NoClaim | Refusal::NoStake | Refusal::Apart)
                ),
                "{order:?}: {refused:?}"
            );
            asked += 1;
        }
    }
    asked
}

fn shipped(name: &str) -> Arc<Scenario> {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains(name))
        .unwrap();
    let loaded = content::load(map.name, map.text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

#[test]
fn words_hold_on_four_rivers() {
    play(&shipped("four-rivers"), 1);
}

#[test]
fn words_hold_in_europe() {
    play(&shipped("europe-1949"), 2);
}

/// A map of another age that does not ship: cities and leagues round one sea.
#[test]
fn words_hold_in_the_aegean() {
    let text = include_str!("../maps/aegean-431.ron");
    let loaded = content::load("aegean-431.ron", text, &Overrides::default());
    let scenario = loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario;
    play(&Arc::new(scenario), 3);
}

/// Two equal nations, each with one army; the file lists the first region and the first nation first, or last.
fn mirror(regions: bool, nations: bool, (by, of): (&str, &str)) -> Arc<Scenario> {
    let swap = |text: String, first: &str, second: &str| {
        let at = text.find(first).unwrap();
        let cut = |from: usize| {
            let mut depth = 0usize;
            let mut quoted = false;
            for (i, c) in text[from..].char_indices() {
                match c {
                    '"' => quoted = !quoted,
                    '(' if !quoted => depth += 1,
                    ')' if !quoted => {
                        depth -= 1;
                        if depth == 0 {
                            return from + i + 1;
                        }
                    }
                    _ => {}
                }
            }
            panic!("no end");
        };
        let a = (at, cut(at));
        let from = text.find(second).unwrap();
        let b = (from, cut(from));
        let (one, two) = (&text[a.0..a.1], &text[b.0..b.1]);
        format!(
            "{}{two}{}{one}{}",
            &text[..a.0],
            &text[a.1..b.0],
            &text[b.1..]
        )
    };
    let mut text = include_str!("../cases/mirror.txt").to_owned();
    if regions {
        text = swap(text, "(id: \"aa\"", "(id: \"bb\"");
    }
    if nations {
        text = swap(text, "(id: \"AAA\"", "(id: \"BBB\"");
    }
    let history = r#"(id: "t", title: "T", text: "x", when: [], chance: 1.0, effects: [Crisis(challenger: "@by", target: "@of", stake: Territory("@at"), rung: 5)])"#;
    let at = if of == "BBB" { "bb" } else { "aa" };
    let history = history
        .replace("@by", by)
        .replace("@of", of)
        .replace("@at", at);
    let forces = r#"(nation: "AAA", region: "aa", arm: Land, strength: 10.0), (nation: "BBB", region: "bb", arm: Land, strength: 10.0)"#;
    let text = text
        .replace("@month", "6")
        .replace("@charters", "")
        .replace("@treaties", "")
        .replace("@forces", forces)
        .replace("@history", &history)
        .replace("@rules", "");
    let loaded = content::load("mirror.ron", &text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// Who holds each of the two regions half a year after both were told to attack, by their ids.
fn head_to_head(scenario: &Arc<Scenario>, seed: u64) -> [String; 2] {
    let mut game = Game::new(scenario.clone(), seed);
    game.advance(Vec::new());
    let mut orders = Vec::new();
    for nation in scenario.nation_ids() {
        let view = game.view(nation);
        for (sequence, force) in (0..).zip(view.my_forces()) {
            orders.push(Issued {
                nation,
                sequence,
                order: Order::Stance {
                    force: force.id,
                    stance: Stance::Attack,
                },
            });
        }
    }
    game.advance(orders);
    for _ in 0..4 {
        game.advance(Vec::new());
    }
    let view = game.view(NationId(0));
    ["aa", "bb"].map(|id| {
        let find = |r: &RegionId| scenario.region(*r).id == id;
        let region = scenario.region_ids().find(find).unwrap();
        let holder = view.region(region).controller.unwrap();
        scenario.nation(holder).id.clone()
    })
}

#[test]
fn no_place_in_a_file_decides_a_battle() {
    let seeds = u64::from(turns()) * 4;
    // How often the one that began it has taken the other's soil, by who that is.
    let mut taken = [0u64; 2];
    for (began, taken) in [("AAA", "BBB"), ("BBB", "AAA")].into_iter().zip(&mut taken) {
        let file = |regions, nations| mirror(regions, nations, began);
        let plain = file(false, false);
        let others = [file(true, false), file(false, true), file(true, true)];
        for seed in 1..=seeds {
            let came = head_to_head(&plain, seed);
            for other in &others {
                assert_eq!(head_to_head(other, seed), came, "seed {seed}");
            }
            *taken += u64::from(came == [began.0, began.0]);
        }
    }
    let [a, b] = taken.map(|n| n as f64 / seeds as f64);
    // Two and a half standard deviations of the difference.
    let fair = 2.5 * ((a * (1.0 - a) + b * (1.0 - b)) / seeds as f64).sqrt();
    assert!(taken.iter().all(|n| *n > seeds / 5), "{taken:?} of {seeds}");
    assert!((a - b).abs() < fair, "{taken:?} of {seeds}");
}
