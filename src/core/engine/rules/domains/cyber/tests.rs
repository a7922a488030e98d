use std::sync::Arc;

use super::*;
use crate::content::{Overrides, load, shipped};
use crate::engine::Game;
use crate::event::EventKind;
use crate::order::{CovertKind, CyberAct, Sector};
use crate::view::Foothold;

fn world(set: &[(&str, f64)]) -> World {
    let map = shipped().iter().find(|m| m.name.contains("europe-1991"));
    let map = map.unwrap();
    let mut loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    for (name, value) in set {
        let rules = &mut loaded.scenario.rules.cyber;
        match *name {
            "found" => rules.found = *value,
            "spill" => rules.spill = *value,
            "luck" => rules.luck = *value,
            _ => panic!("{name}"),
        }
    }
    let mut world = World::new(Arc::new(loaded.scenario), 3);
    world.events.clear();
    world
}

fn named(world: &World, id: &str) -> NationId {
    world.scenario.nation_named(id).unwrap()
}

/// Strikes `on` from its depth, and says what went down.
fn strike(world: &mut World, by: NationId, on: NationId, sector: Sector) -> f64 {
    let operation = crate::engine::world::Operation {
        id: crate::ids::OperationId::default(),
        by,
        on,
        kind: CovertKind::Cyber,
        cyber: Some((CyberAct::Disrupt, sector)),
    };
    run(world, &operation, (CyberAct::Disrupt, sector));
    world.networks(on).down(sector)
}

#[test]
fn spending_and_hardness_are_one_another_read_backwards() {
    let world = world(&[]);
    let rules = &world.rules().cyber;
    assert_eq!(rules.share_for(rules.guard_least / 2.0), 0.0);
    for guard in [rules.guard_least, 0.3, 0.5, 0.8] {
        let share = rules.share_for(guard);
        assert!((rules.guard_for(share) - guard).abs() < 1e-9, "{guard}");
    }
    // A first day stands still: what is spent is what keeps networks as they are.
    for networks in world.all_networks().iter() {
        assert!((rules.guard_for(networks.share) - networks.guard).abs() < 1e-9);
    }
}

#[test]
fn the_deeper_and_the_worse_defended_the_more_goes_down() {
    let blow = |depth: f64, guard: f64| {
        let mut world = world(&[("luck", 0.0), ("spill", 0.0)]);
        let (by, on) = (named(&world, "USA"), named(&world, "DEU"));
        world.networks_mut(on).guard = guard;
        world.footholds.push(Foothold {
            by,
            on,
            sector: Sector::Power,
            depth,
        });
        strike(&mut world, by, on, Sector::Power)
    };
    assert!(blow(0.9, 0.2) > blow(0.1, 0.2));
    assert!(blow(0.9, 0.2) > blow(0.9, 0.6));
    assert!(blow(0.9, 1.0) < 1e-9);
}

#[test]
fn what_gets_out_takes_the_weak_among_those_who_trade() {
    let caught = |guard: f64| {
        let mut world = world(&[("luck", 0.0), ("spill", 8.0)]);
        let (by, on) = (named(&world, "USA"), named(&world, "DEU"));
        let other = named(&world, "AUT");
        world.networks_mut(on).guard = 0.0;
        world.networks_mut(other).guard = guard;
        world.footholds.push(Foothold {
            by,
            on,
            sector: Sector::Finance,
            depth: 1.0,
        });
        strike(&mut world, by, on, Sector::Finance);
        let told = world.events.iter().any(|e| {
            matches!(e.kind, EventKind::OutageSpread { from, nation, .. } if from == on && nation == other)
        });
        (world.networks(other).down(Sector::Finance), told)
    };
    let (open, told) = caught(0.0);
    assert!(told && open > 0.03, "{open}");
    assert!(caught(0.9).0 < 0.3 * open);
}

/// What strengthens the weakest helps all: the same blow on it does less to the others when it stands on the floor.
#[test]
fn a_floor_under_the_weakest_spares_the_others() {
    let others = |floor: bool| {
        let mut world = world(&[("luck", 0.0), ("spill", 8.0)]);
        let (by, on) = (named(&world, "USA"), named(&world, "DEU"));
        let least = if floor {
            world.rules().cyber.floor
        } else {
            0.1
        };
        world.networks_mut(on).guard = least;
        world.footholds.push(Foothold {
            by,
            on,
            sector: Sector::Power,
            depth: 1.0,
        });
        strike(&mut world, by, on, Sector::Power);
        let all = world.nation_ids().filter(|n| *n != on);
        all.map(|n| world.networks(n).down(Sector::Power))
            .sum::<f64>()
    };
    assert!(others(true) < 0.7 * others(false));
}

#[test]
fn shared_sensors_find_intruders_sooner() {
    let left = |pool: CyberPool| {
        let mut world = world(&[("found", 0.6)]);
        let (by, on) = (named(&world, "CHE"), named(&world, "NOR"));
        let treaty = world
            .treaties()
            .iter()
            .find(|t| t.has(on) && t.members.len() > 9)
            .map(|t| t.id);
        world.get_mut(treaty.unwrap()).unwrap().networks = pool;
        for _ in 0..40 {
            for sector in Sector::ALL {
                world.footholds.push(Foothold {
                    by,
                    on,
                    sector,
                    depth: 0.5,
                });
            }
            search::phase(&mut world);
            world.turn += 1;
        }
        let found = |e: &&crate::event::Event| matches!(e.kind, EventKind::Intruded { .. });
        world.events.iter().filter(found).count()
    };
    let (alone, together) = (left(CyberPool::None), left(CyberPool::Sensors));
    assert!(together > alone + 5, "{together} beside {alone}");
}

#[test]
fn an_age_without_networks_has_none() {
    let map = shipped().iter().find(|m| m.name.contains("europe-1949"));
    let map = map.unwrap();
    let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    let mut game = Game::new(Arc::new(loaded.scenario), 2);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    for _ in 0..12 {
        let views = game.views(&all);
        for view in &views {
            let state = view.nation(view.me);
            assert_eq!(state.networks, crate::view::Networks::default());
            let acts = crate::judge::legal(view).into_iter().any(|o| {
                matches!(
                    o,
                    crate::order::Order::Cyber { .. } | crate::order::Order::SetGuard { .. }
                )
            });
            assert!(!acts);
        }
        game.advance(Vec::new());
    }
}
