//! Where nations meet decides who may quarrel: no clash, no demand without a claim and no war between those who meet nowhere.

use std::sync::Arc;

use casus_foederis::content::{self, Mode, Overrides, Scenario, shipped};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::NationId;
use casus_foederis::judge::{self, Refusal};
use casus_foederis::order::{Order, Stake};
use casus_foederis::reckon;
use casus_foederis::view::{Contact, Public, Treaty};
use casus_foederis::why::Why;

use super::common::advance;

fn scenario(map: &str, sets: &[&str]) -> Arc<Scenario> {
    let file = shipped().iter().find(|f| f.name == map).unwrap();
    let overrides = Overrides::new(sets.iter().copied());
    let loaded = content::load(map, file.text, &overrides);
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

const MAPS: [&str; 2] = ["maps/europe-1949.ron", "maps/four-rivers.ron"];

/// One turn with every seat the computer's.
fn turn(game: &mut Game, seed: u64) -> Vec<EventKind> {
    let nations: Vec<NationId> = game.scenario().nation_ids().collect();
    let events = advance(game, &nations, seed).iter();
    events.map(|e| e.kind.clone()).collect()
}

/// Whether soil that the two hold touches over land, or faces over narrow waters, read from the map itself.
fn soil_meets(public: &Public, a: NationId, b: NationId) -> bool {
    let holds = |r: casus_foederis::ids::RegionId| public.regions[r.index()].controller;
    let pair = |x, y| {
        (holds(x), holds(y)) == (Some(a), Some(b)) || (holds(x), holds(y)) == (Some(b), Some(a))
    };
    let walked = |m| matches!(m, Mode::Land | Mode::Strait);
    let links = &public.scenario.links;
    links.iter().any(|l| walked(l.mode) && pair(l.a, l.b))
        || public.scenario.narrows.iter().any(|&(x, y)| pair(x, y))
}

#[test]
fn contact_is_mutual_and_soil_that_touches_is_contact() {
    for map in MAPS {
        let scenario = scenario(map, &[]);
        let mut game = Game::new(scenario.clone(), 11);
        for _ in 0..60 {
            turn(&mut game, 11);
            let public = &game.view(NationId(0)).public;
            for a in scenario.nation_ids() {
                assert_eq!(public.contact(a, a), Contact::None);
                for b in scenario.nation_ids() {
                    assert_eq!(public.contact(a, b), public.contact(b, a));
                    assert_eq!(public.can_fight(a, b), public.can_fight(b, a));
                    if a != b && soil_meets(public, a, b) {
                        assert!(public.contact(a, b) >= Contact::Waters);
                    }
                }
            }
        }
    }
}

#[test]
fn nobody_clashes_demands_or_fights_where_there_is_no_contact() {
    for map in MAPS {
        let scenario = scenario(map, &[]);
        let mut clashes = 0;
        for seed in 1..=4 {
            let mut game = Game::new(scenario.clone(), seed);
            for _ in 0..120 {
                let before = game.view(NationId(0)).public.clone();
                let events = turn(&mut game, seed);
                let after = game.view(NationId(0)).public.clone();
                for event in events {
                    match event {
                        EventKind::CrisisBegan {
                            challenger: a,
                            target: b,
                            incident: Some(incident),
                            rung,
                            ..
                        } => {
                            clashes += 1;
                            let met = before.contact(a, b).max(after.contact(a, b));
                            assert!(met > Contact::None, "{a:?} {b:?} {incident:?}");
                            let allied = before.allied(a, b) && after.allied(a, b);
                            assert!(!allied || rung < 4, "allies shoot");
                        }
                        EventKind::WarBegan {
                            challenger: a,
                            target: b,
                            ..
                        } => {
                            let sides = after.crises.iter().find(|c| c.opposed(a, b));
                            let could = before.can_fight(a, b)
                                || after.can_fight(a, b)
                                || sides.is_some_and(|c| after.sides_can_fight(c));
                            assert!(could, "{a:?} {b:?}");
                        }
                        _ => {}
                    }
                }
            }
        }
        assert!(clashes > 4, "{map}: {clashes}");
    }
}

#[test]
fn a_demand_without_a_claim_needs_contact() {
    let scenario = scenario(MAPS[0], &[]);
    let game = Game::new(scenario.clone(), 1);
    let nation = |id| scenario.nation_named(id).unwrap();
    let view = game.view(nation("PRT"));
    let far = nation("IRN");
    assert_eq!(view.public.contact(view.me, far), Contact::None);
    for stake in [Stake::Regime, Stake::Armament, Stake::Alignment] {
        let order = Order::Demand { target: far, stake };
        assert_eq!(judge::judge(&view, &order), Err(Refusal::Apart));
    }
    let near = nation("ESP");
    let order = Order::Demand {
        target: near,
        stake: Stake::Regime,
    };
    assert_ne!(judge::judge(&view, &order), Err(Refusal::Apart));
}

#[test]
fn the_last_garrison_that_goes_home_ends_the_contact() {
    let scenario = scenario(MAPS[0], &[]);
    let nation = |id| scenario.nation_named(id).unwrap();
    let (here, there) = (nation("USA"), nation("SUN"));
    let contact = |game: &Game| game.view(here).public.contact(here, there);
    // American and Soviet troops face each other across Germany.
    assert_eq!(contact(&Game::new(scenario.clone(), 1)), Contact::Garrison);
    let mut home = Scenario::clone(&scenario);
    home.forces
        .retain(|f| f.nation != here || scenario.region(f.region).owner == Some(here));
    assert_eq!(contact(&Game::new(Arc::new(home), 1)), Contact::None);
}

#[test]
fn neutrals_by_law_promise_nobody_help_and_nobody_signs_without_a_cause() {
    let scenario = scenario(MAPS[0], &[]);
    let neutral = scenario.nation_named("CHE").unwrap();
    for seed in 1..=3 {
        let mut game = Game::new(scenario.clone(), seed);
        for _ in 0..180 {
            turn(&mut game, seed);
        }
        let public = &game.view(neutral).public;
        for treaty in public.treaties_of(neutral) {
            let duty = public.charter(treaty).obligation;
            assert!(!duty.defends(), "{}", treaty.name);
        }
    }
}

/// Whether all members of a treaty are among these: beside the wider one it adds nothing.
fn within(treaty: &Treaty, members: &[NationId]) -> bool {
    treaty.members.iter().all(|m| members.contains(m))
}

/// Whoever is in a great alliance would enter it again: what it promises outweighs what it costs, for the lead too.
#[test]
fn members_asked_again_on_the_first_turn_keep_the_great_treaties() {
    for (map, charter) in [
        (MAPS[0], "north-atlantic"),
        (MAPS[1], "concord-of-the-rivers"),
    ] {
        let scenario = scenario(map, &[]);
        let game = Game::new(scenario.clone(), 1);
        let public = game.view(NationId(0)).public.clone();
        let named = |t: &&Arc<Treaty>| public.charter(t).id == charter;
        let treaty = public.treaties.iter().find(named).unwrap();
        let mut against = Vec::new();
        for &member in &treaty.members {
            let view = game
                .view(member)
                .imagine_public(|p| p.treaties.retain(|t| !within(t, &treaty.members)));
            let pact = reckon::Pact {
                charter: public.charter(treaty),
                parties: &treaty.members,
                lead: treaty.lead,
            };
            let mut why = Why::default();
            // About even is not against it.
            if reckon::membership(&view, member, &pact, &mut why) <= -0.1 {
                against.push((scenario.nation(member).id.clone(), why));
            }
        }
        // One in four may be there for what no reckoning knows: Salazar feared Spain more than anyone in Moscow.
        let most = treaty.members.len().div_ceil(4);
        assert!(
            against.len() <= most,
            "{charter}: {against:#?} would not sign"
        );
    }
}
