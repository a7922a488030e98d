//! Who is in an incident, who holds out until help comes, what silence and dropped demands cost, and what a prize is worth: one
//! test a rule, each on the map that it was made for and on no figure of it.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Overrides, Scenario, shipped};
use casus_foederis::engine::Game;
use casus_foederis::event::{EventKind, WarCause};
use casus_foederis::ids::{CrisisId, NationId};
use casus_foederis::order::{Contribution, Issued, Move, Order, Stake};
use casus_foederis::reckon;
use casus_foederis::view::{Case, Stage};
use casus_foederis::why::Silent;

use super::common::{advance, nation};

fn scenario(map: &str, sets: &[&str]) -> Arc<Scenario> {
    let file = shipped().iter().find(|f| f.name == map).unwrap();
    let overrides = Overrides::new(sets.iter().copied());
    let loaded = content::load(map, file.text, &overrides);
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

fn europe(sets: &[&str]) -> Game {
    Game::new(scenario("maps/europe-1949.ron", sets), 9)
}

fn issued(nation: NationId, order: Order) -> Issued {
    Issued {
        nation,
        sequence: 0,
        order,
    }
}

#[test]
fn troops_beside_an_incident_are_in_it_on_the_side_of_their_host() {
    let mut caught = 0;
    for (chance, expected) in [("1.0", true), ("0.0", false)] {
        let set = format!("rules.crisis.incident_joint={chance}");
        let mut game = europe(&[&set]);
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        let mut here = 0;
        for _ in 0..96 {
            let before = game.view(NationId(0)).public.clone();
            let events = advance(&mut game, &all, 9).to_vec();
            let after = game.view(NationId(0)).public.clone();
            for event in events.iter() {
                let EventKind::CaughtUp {
                    crisis,
                    nation,
                    side,
                } = event.kind
                else {
                    continue;
                };
                here += 1;
                let Some(crisis) = after.crisis(crisis) else {
                    continue;
                };
                let part = crisis.sides[side.index()]
                    .iter()
                    .find(|p| p.nation == nation);
                let part = part.unwrap();
                assert_eq!(part.cause, WarCause::Tripwire);
                assert!(part.contribution >= Contribution::Caveats);
                let bound = |leader| {
                    before.bonds().allied(nation, leader) || before.bonds().transit(nation, leader)
                };
                assert!(
                    bound(crisis.leader(side)),
                    "{nation:?} had no right to be there"
                );
                assert!(
                    !bound(crisis.leader(side.other())),
                    "{nation:?} stood with both"
                );
            }
        }
        assert_eq!(here > 0, expected, "at a chance of {chance}");
        caught += here;
    }
    assert!(caught > 5, "{caught}");
}

/// How much of the help that `victim` may expect against `by` counts, and how much there is.
fn help(sets: &[&str], by: &str, victim: &str) -> (f64, f64) {
    let game = europe(sets);
    let [by, victim] = [by, victim].map(|n| nation(&game, n));
    let list = reckon::supporters(&game.view(by), victim, by);
    let sum =
        |part: fn(&reckon::Support) -> f64| list.iter().map(|s| s.probability * part(s)).sum();
    (sum(|s| s.in_time), sum(|s| s.strength))
}

#[test]
fn help_comes_late_for_a_victim_that_cannot_hold_out() {
    // Norway has allies far away, and next to it the Soviet Union.
    let (armed, _) = help(&["forces.NOR=6x"], "SUN", "NOR");
    let (bare, there) = help(&["forces.NOR=0.1x"], "SUN", "NOR");
    assert!(there > 0.0 && bare < 0.8 * armed, "{bare} of {armed}");
    // Where nobody needs to hold out, arms make no difference to others' coming.
    let off = "rules.mind.arrival.holds=0.0";
    let (armed, _) = help(&["forces.NOR=6x", off], "SUN", "NOR");
    let (bare, _) = help(&["forces.NOR=0.1x", off], "SUN", "NOR");
    assert!((bare - armed).abs() < 0.1 * armed, "{bare} of {armed}");
}

#[test]
fn what_stands_on_the_spot_counts_however_weak_its_host() {
    let game = europe(&["forces.FRG=0.01x"]);
    let [sun, frg] = ["SUN", "FRG"].map(|n| nation(&game, n));
    let list = reckon::supporters(&game.view(sun), frg, sun);
    assert!(list.iter().any(|s| s.there > 0.0));
    for s in list {
        assert!(
            s.in_time >= s.there - 1e-9 && s.there <= s.strength + 1e-9,
            "{s:?}"
        );
    }
}

#[test]
fn a_demand_that_comes_to_nothing_and_silence_cost_standing_with_adversaries() {
    // Nothing else happens: no incidents, no accidents, quarrels end as soon as they may.
    let quiet = |dropped: &str, silent: &str| {
        let sets = [
            "rules.crisis.incident_floor=0.0".to_owned(),
            "rules.crisis.incident_rivalry=0.0".to_owned(),
            "rules.crisis.incident_grievance=0.0".to_owned(),
            "rules.crisis.incident_memory=0.0".to_owned(),
            "rules.crisis.accident_per_year=0.0".to_owned(),
            "rules.crisis.cooling_per_month=0.95".to_owned(),
            format!("rules.crisis.face_dropped={dropped}"),
            format!("rules.crisis.face_silent={silent}"),
        ];
        let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
        let mut game = europe(&sets);
        let [sun, tur] = ["SUN", "TUR"].map(|n| nation(&game, n));
        let stake = Stake::Alignment;
        game.advance(vec![issued(sun, Order::Demand { target: tur, stake })]);
        let open = |game: &Game| {
            let public = game.view(sun).public.clone();
            public.crises.iter().find(|c| c.target == tur).map(|c| c.id)
        };
        let crisis = open(&game).expect("the demand stands");
        game.advance(vec![issued(sun, Order::act(crisis, Move::Raise))]);
        for _ in 0..24 {
            if open(&game).is_none() {
                break;
            }
            game.advance(Vec::new());
        }
        assert!(open(&game).is_none(), "it has cooled");
        [sun, tur].map(|n| game.view(n).nation(n).reputation[1])
    };
    let [sun, tur] = quiet("0.0", "0.0");
    let [dropped, silent] = quiet("1.0", "0.5");
    assert!(dropped < sun - 0.01, "{dropped} {sun}");
    assert!(silent < tur - 0.01, "{silent} {tur}");
}

#[test]
fn a_giant_gains_little_by_a_small_ones_friends() {
    let worth = |prize: &str| {
        let game = europe(&[&format!("rules.mind.challenge.prize={prize}")]);
        let [sun, usa, fin] = ["SUN", "USA", "FIN"].map(|n| nation(&game, n));
        let view = game.view(usa);
        [fin, usa].map(|t| reckon::challenge(&view, sun, t, Stake::Alignment, &mut Silent))
    };
    let [small, great] = worth("1.0");
    let [less, same] = worth("0.1");
    assert!(less < small, "{less} {small}");
    assert!((great - same).abs() < (small - less), "{great} {same}");
}

#[test]
fn as_incomes_rise_defence_gives_way_to_welfare() {
    let share = |sets: &[&str]| {
        let mut game = europe(sets);
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        let before = game.view(NationId(0)).public.clone();
        for _ in 0..120 {
            advance(&mut game, &all, 9);
        }
        let after = game.view(NationId(0)).public.clone();
        let richer = all.iter().filter(|n| {
            let head = |p: &casus_foederis::view::Public| {
                let state = &p.nations[n.index()];
                state.gdp / state.population
            };
            head(&after) > 1.1 * head(&before)
        });
        let wish = |n: &NationId| reckon::spending(&game.view(*n), *n, &mut Silent);
        let list: Vec<f64> = richer.map(wish).collect();
        assert!(list.len() > 10);
        list.iter().sum::<f64>() / list.len() as f64
    };
    assert!(
        share(&["rules.mind.spending.welfare=1.0"])
            < 0.9 * share(&["rules.mind.spending.welfare=0.0"])
    );
}

/// Whoever calls its allies hears what they say before it gives way: else it would be out of the pact on which it has called.
#[test]
fn nobody_gives_way_while_its_call_is_unanswered() {
    let mut game = europe(&["rules.mind.council.calls_below=2"]);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let (mut waited, mut gave_way) = (0, 0);
    for _ in 0..120 {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let plan = ai::plan(&view, 9);
            let called = |crisis: CrisisId| {
                let invoked =
                    |o: &Order| matches!(o, Order::Invoke { crisis: c, .. } if *c == crisis);
                let heard =
                    |c: &Case| matches!(c.stage, Stage::Delivery { .. } | Stage::Blocked { .. });
                let mut cases = view.public.cases.iter();
                let mine = |c: &Case| c.crisis == crisis && c.victim == view.me && c.binding;
                plan.iter().any(invoked) || cases.any(|c| mine(c) && !heard(c))
            };
            for crisis in view.public.crises.iter().filter(|c| c.rung < 5) {
                waited += u32::from(called(crisis.id));
                let yields = plan.iter().any(|o| {
                    matches!(o, Order::Act { crisis: c, action: Move::Yield, .. } if *c == crisis.id)
                });
                gave_way += u32::from(yields);
                assert!(!(yields && called(crisis.id)), "{:?} {crisis:?}", view.me);
            }
            orders.extend((0..).zip(plan).map(|(sequence, order)| Issued {
                nation: view.me,
                sequence,
                order,
            }));
        }
        game.advance(orders);
    }
    assert!(waited > 5 && gave_way > 5, "{waited} {gave_way}");
}
