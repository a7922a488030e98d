//! At the brink: what allies, objectives and the first shot count for in a demand, and where the armies stand before a war. One
//! test a rule, on the map that shows it and on no figure of it.

use casus_foederis::ai;
use casus_foederis::engine::Game;
use casus_foederis::ids::{CrisisId, NationId, RegionId};
use casus_foederis::order::{Issued, Move, Order, Side, Stake, Stance};
use casus_foederis::reckon;
use casus_foederis::view::Crisis;
use casus_foederis::why::Silent;

use super::common::{europe, nation};

fn region(game: &Game, id: &str) -> RegionId {
    let scenario = game.scenario();
    let mut all = scenario.region_ids();
    all.find(|r| scenario.region(*r).id == id).unwrap()
}

fn give(game: &mut Game, nation: NationId, order: Order) {
    game.advance(vec![Issued {
        nation,
        sequence: 0,
        order,
    }]);
}

/// A game in which nothing happens but that `by` demands `stake` of `of` and goes up to `rung`.
fn pressed(sets: &[&str], (by, of): (&str, &str), stake: &str, rung: u8) -> (Game, Crisis) {
    let quiet = [
        "history=none",
        "rules.crisis.incident_floor=0",
        "rules.crisis.incident_rivalry=0",
        "rules.crisis.incident_grievance=0",
        "rules.crisis.incident_memory=0",
        "rules.crisis.accident_per_year=0",
        "rules.crisis.cooling_per_month=0",
    ];
    let mut game = Game::new(europe(&[&quiet, sets].concat()), 9);
    let (by, of) = (nation(&game, by), nation(&game, of));
    let stake = match stake {
        "alignment" => Stake::Alignment,
        "regime" => Stake::Regime,
        place => Stake::Territory(region(&game, place)),
    };
    give(&mut game, by, Order::Demand { target: of, stake });
    let open = |game: &Game| -> Crisis {
        let public = game.view(by).public.clone();
        let mut crises = public.crises.iter();
        crises.find(|c| c.opposed(by, of)).unwrap().clone()
    };
    while open(&game).rung < rung {
        let crisis = open(&game).id;
        give(&mut game, by, act(crisis, Move::Raise));
    }
    let crisis = open(&game);
    (game, crisis)
}

fn act(crisis: CrisisId, action: Move) -> Order {
    Order::act(crisis, action)
}

/// How firm the target of a Soviet demand on Norway's friends stands.
fn norway_stands(sets: &[&str]) -> f64 {
    let (game, crisis) = pressed(sets, ("SUN", "NOR"), "alignment", 2);
    let view = game.view(crisis.target);
    reckon::standing_firm(&view, crisis.id, Side::Target, &mut Silent)
}

/// Whoever leaves its allies loses what they have set themselves together, and what it has set itself with them.
#[test]
fn objectives_of_an_alliance_make_its_members_firm() {
    let (aims, none) = (
        "rules.mind.challenge.objective=0.02",
        "rules.mind.challenge.objective=0",
    );
    let within = norway_stands(&[aims]) - norway_stands(&[none]);
    assert!(within > 0.1, "{within}");
    let out = "treaties.north-atlantic=none";
    let without = norway_stands(&[aims, out]) - norway_stands(&[none, out]);
    assert!(without.abs() < 1e-9, "{without}");
}

/// Friends are worth the help that they are bound to.
#[test]
fn whoever_is_sheltered_does_not_sell_its_friends() {
    let stands = |protection: &str, sets: &[&str]| {
        let set = format!("rules.mind.deal.protection={protection}");
        norway_stands(&[&[set.as_str()], sets].concat())
    };
    let out = ["treaties.north-atlantic=none"];
    let within = stands("1.1", &[]) - stands("0", &[]);
    let without = stands("1.1", &out) - stands("0", &out);
    assert!(within > without && without >= 0.0, "{within} {without}");
}

/// A challenger reckons with what the other will feel when it comes to blows, its own soil before all.
#[test]
fn a_demand_is_weighed_by_what_the_target_will_weigh() {
    let worth = |own_soil: &str| {
        let game = Game::new(
            europe(&[&format!("rules.mind.firm.own_soil={own_soil}")]),
            9,
        );
        let [sun, tur] = ["SUN", "TUR"].map(|n| nation(&game, n));
        let stake = Stake::Territory(region(&game, "kars"));
        reckon::challenge(&game.view(sun), sun, tur, stake, &mut Silent)
    };
    assert!(
        worth("1.0") < worth("0.0"),
        "{} {}",
        worth("1.0"),
        worth("0.0")
    );
}

/// A pact of defence is for the one that is shot at: whoever has one needs more to shoot first, and no more to shoot back.
#[test]
fn whoever_has_allies_does_not_lightly_shoot_first() {
    let bar = |sets: &[&str], rung| {
        let (game, crisis) = pressed(sets, ("SUN", "NOR"), "alignment", rung);
        let view = game.view(crisis.target);
        // The target has answered up to the rung before.
        let mut answered = crisis.clone();
        answered.rungs[Side::Target.index()] = crisis.rung.min(3);
        reckon::raise_bar(&view, &answered, Side::Target)
    };
    let alone = ["treaties.north-atlantic=none"];
    let (first, back) = (bar(&[], 3), bar(&[], 4));
    let (first_alone, back_alone) = (bar(&alone, 3), bar(&alone, 4));
    assert_eq!([first.0, back.0], [4, 4]);
    assert!(first.1 > first_alone.1, "{first:?} {first_alone:?}");
    assert_eq!(back.1, back_alone.1);
}

/// To make war of a demand is to be the attacker: the other's patron comes for it, and one's own allies are not bound.
#[test]
fn to_strike_first_is_worth_less_than_to_be_attacked() {
    let game = Game::new(europe(&[]), 9);
    let [frg, gdr] = ["FRG", "GDR"].map(|n| nation(&game, n));
    let view = game.view(frg);
    let stake = Stake::Territory(region(&game, "west-berlin"));
    let outlook = reckon::prospect(&view, gdr, frg, stake);
    let defends = reckon::war(&view, gdr, frg, stake, Side::Target, &outlook, 0.0);
    let strikes = reckon::preempt(&view, frg, gdr, stake, 0.0);
    assert!(strikes < defends, "{strikes} {defends}");
}

/// A tradition of neutrality keeps out of wars that one has signed nothing about.
#[test]
fn neutrals_do_not_volunteer() {
    let score = |aloof: &str| {
        let set = format!("rules.mind.answer.aloof={aloof}");
        let (game, crisis) = pressed(&[&set], ("SUN", "FIN"), "alignment", 4);
        let [swe, dnk] = ["SWE", "DNK"].map(|n| nation(&game, n));
        [swe, dnk].map(|n| {
            let view = game.view(n);
            reckon::volunteer(&view, n, &crisis, Side::Target, 3.0, &mut Silent)
        })
    };
    let ([sweden, denmark], [warm, same]) = (score("1.0"), score("0.0"));
    assert!(sweden.unwrap() < warm.unwrap(), "{sweden:?} {warm:?}");
    assert_eq!(denmark, same);
}

/// Once shots have been exchanged armies set out for where they would be needed, and nobody moves them before.
#[test]
fn armies_gather_at_the_brink() {
    let marches = |rung| {
        let (game, crisis) = pressed(&[], ("SUN", "IRN"), "regime", rung);
        let [sun, irn] = [crisis.challenger, crisis.target];
        let view = game.view(sun);
        let scenario = game.scenario();
        let faces = |r: RegionId| {
            let mut next = scenario.links_from(r);
            next.any(|(_, o)| view.region(o).controller == Some(irn))
        };
        let orders = ai::plan(&view, 9);
        let to_the_front = orders.iter().filter(|o| match o {
            Order::March { to, .. } => faces(*to),
            _ => false,
        });
        to_the_front.count()
    };
    assert_eq!(marches(3), 0);
    assert!(marches(4) > 0);
}

/// Wars that the computer's challengers make of shots, by months since those were fired, where armies can meet.
fn struck(sets: &[&str], seed: u64) -> Vec<u32> {
    let mut game = Game::new(europe(sets), seed);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let mut list = Vec::new();
    for _ in 0..150 {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let plan = ai::plan(&view, seed);
            for crisis in view.public.crises.iter().filter(|c| c.rung == 4) {
                let raises = plan.contains(&act(crisis.id, Move::Raise));
                let leads = crisis.challenger == view.me && crisis.rungs[0] == 4;
                if raises && leads && view.public.overland(view.me, crisis.target) {
                    list.push(view.public.turn - crisis.since);
                }
            }
            orders.extend((0..).zip(plan).map(|(sequence, order)| Issued {
                nation: view.me,
                sequence,
                order,
            }));
        }
        game.advance(orders);
    }
    list
}

#[test]
fn nobody_strikes_before_the_armies_are_there() {
    // No army is ever great enough for these generals.
    let timid = [
        "rules.mind.generals.picket=3",
        "rules.mind.generals.cover=3",
    ];
    let waits = [
        "rules.mind.generals.muster_least=9",
        "rules.mind.generals.muster_most=9",
    ];
    let hurries = [
        "rules.mind.generals.muster_least=0",
        "rules.mind.generals.muster_most=0",
    ];
    // Few quarrels come so far in one game, and where nobody stands on the other side an army is great enough.
    let early = |rules: [&str; 2]| {
        let games = (9..12).flat_map(|seed| struck(&[timid, rules].concat(), seed));
        games.filter(|months| *months < 9).count()
    };
    let (patient, hasty) = (early(waits), early(hurries));
    assert!(patient < hasty, "{patient} {hasty}");
}

/// Whoever is weaker by far sets his own soil free, and does not walk into an empire because its border is empty.
#[test]
fn the_weaker_army_stays_on_its_own_soil() {
    let attacks = |outnumbered: &str| {
        let set = format!("rules.mind.generals.outnumbered={outnumbered}");
        let small = ["IRN", "FIN", "TUR", "NOR"].map(|of| {
            let (game, crisis) = pressed(&[&set], ("SUN", of), "alignment", 5);
            let orders = ai::plan(&game.view(crisis.target), 9);
            let attack = |o: &&Order| {
                matches!(
                    o,
                    Order::Stance {
                        stance: Stance::Attack,
                        ..
                    }
                )
            };
            orders.iter().filter(attack).count()
        });
        small.iter().sum::<usize>()
    };
    assert_eq!(attacks("0.6"), 0);
    assert!(attacks("0.0") > 0);
}
