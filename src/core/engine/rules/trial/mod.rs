//! Trials of the phases together, on the shipped maps: years of peace, and wars made up for the purpose.

mod cases;
mod shots;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::World;
use super::deeds::{crisis, settlement};
use crate::content::{Arm, Overrides, load, shipped};
use crate::event::{EventKind, Termination};
use crate::ids::{ForceId, NationId};
use crate::order::{Stake, Stance, Terms, Way};

type Step = (&'static str, fn(&mut World));
type Times = [Vec<Duration>; 7];

const STEPS: [Step; 7] = [
    ("economy", super::economy::phase),
    ("movement", super::movement::phase),
    ("supply", super::supply::phase),
    ("combat", super::combat::phase),
    ("settlement", super::settlement::phase),
    ("domains", super::domains::phase),
    ("home", super::home::phase),
];

fn world(map: usize, seed: u64) -> World {
    let map = shipped()[map];
    let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    let mut world = World::new(Arc::new(loaded.scenario), seed);
    super::begin(&mut world);
    world
}

/// Runs the phases of this half of the rules; returns the time that each took.
fn turn(world: &mut World, times: &mut Times) {
    for (list, (_, step)) in times.iter_mut().zip(STEPS) {
        let start = Instant::now();
        step(world);
        list.push(start.elapsed());
    }
    world.turn += 1;
    sound(world);
}

/// What must hold whatever happens.
fn sound(world: &World) {
    let unit = |x: f64, what: &str| assert!((0.0..=1.0).contains(&x), "{what} is {x}");
    for n in world.nation_ids() {
        let (e, p, m) = (world.economy(n), world.polity(n), world.military(n));
        assert!(e.gdp.is_finite() && e.gdp > 0.0 && e.treasury.is_finite());
        let soil = world
            .regions()
            .iter()
            .filter(|r| r.owner == Some(n))
            .map(|r| r.people)
            .sum::<f64>();
        assert!((p.population - soil).abs() < 1e-6 * soil.max(1.0), "{soil}");
        unit(p.approval, "approval");
        unit(p.stability, "stability");
        unit(p.weariness, "weariness");
        unit(m.modernity, "modernity");
        unit(world.minds()[n.index()].resolve, "resolve");
    }
    for f in world.forces() {
        assert!(f.strength.is_finite() && f.strength >= 0.0);
        unit(f.readiness, "readiness");
        unit(f.supply, "supply");
        let sea = world.scenario.region(f.region).kind == crate::content::RegionKind::Sea;
        assert!(!sea || f.arm == Arm::Naval || world.transit(f.id).is_some());
    }
    for (kind, [there, saved]) in world.kept() {
        assert_eq!(there, saved, "{kind} in what is saved");
    }
    for c in world.crises().iter() {
        assert!((-1.0..=1.0).contains(&c.fortune));
        assert!(c.deaths.iter().all(|d| d.is_finite() && *d >= 0.0));
    }
    for n in world.nation_ids() {
        assert!(world.flows[n.index()].is_sorted_by_key(|f| f.link));
        for flow in world.flows[n.index()].iter() {
            assert!(flow.flow <= flow.capacity + 1e-6);
        }
    }
}

fn points(world: &World, n: NationId) -> [f64; 3] {
    let mut sum = [0.0; 3];
    for f in world.forces().filter(|f| f.nation == n) {
        sum[f.arm.index()] += f.strength;
    }
    sum
}

fn table(world: &World) {
    for n in world.nation_ids() {
        let (e, p) = (world.economy(n), world.polity(n));
        let [l, a, v] = points(world, n);
        println!(
            "{:4} gdp {:7.1} ({:4.2}) def {:.3} treas {:7.1} up {:5.1} pr {:5.1} | {l:6.1} {a:5.1} {v:5.1} | mod {:.2} stab {:.2} app {:.2} wear {:.2}{}",
            world.scenario.nation(n).id,
            e.gdp,
            e.gdp / e.gdp_at_start,
            e.defence,
            e.treasury,
            e.spending.upkeep,
            e.spending.procurement,
            world.military(n).modernity,
            p.stability,
            p.approval,
            p.weariness,
            if world.free(n) { "" } else { " EXILE" },
        );
    }
}

/// The median of each phase, since other work on the machine disturbs the mean.
fn times_of(mut times: Times) {
    let medians = times.each_mut().map(|list| {
        list.sort_unstable();
        list.get(list.len() / 2).copied().unwrap_or_default()
    });
    print!("{:?} a turn:", medians.iter().sum::<Duration>());
    for (time, (name, _)) in medians.iter().zip(STEPS) {
        print!(" {name} {time:?}");
    }
    println!();
}

#[test]
fn ten_quiet_years() {
    for map in 0..2 {
        let mut world = world(map, 7);
        let before: Vec<[f64; 3]> = world.nation_ids().map(|n| points(&world, n)).collect();
        table(&world);
        let mut times = Times::default();
        for _ in 0..120 {
            turn(&mut world, &mut times);
        }
        table(&world);
        times_of(times);
        println!("forces {}", world.ecs.ids::<ForceId>().len());
        for (n, before) in world.nation_ids().zip(before) {
            let after: f64 = points(&world, n).iter().sum();
            let before: f64 = before.iter().sum();
            let name = &world.scenario.nation(n).id;
            assert!(before < 2.0 || after > 0.25 * before, "{name}");
            assert!(after < 5.0 * before + 10.0, "{name}");
        }
        let battles = world
            .events
            .iter()
            .filter(|e| matches!(e.kind, EventKind::Battle { .. }));
        assert_eq!(battles.count(), 0);
    }
}

/// The two strongest land neighbours that the map has.
fn foes(world: &World) -> (NationId, NationId) {
    let mut best = (0.0, NationId(0), NationId(0));
    for link in &world.scenario.links {
        let (Some(a), Some(b)) = (world.controller(link.a), world.controller(link.b)) else {
            continue;
        };
        let least = points(world, a)[0].min(points(world, b)[0]);
        if a != b && link.border_km > 0.0 && least > best.0 {
            best = (least, a, b);
        }
    }
    (best.1, best.2)
}

/// Everything goes to the border and attacks.
fn charge(world: &mut World, nation: NationId, enemy: NationId) {
    let front: Vec<_> = world
        .region_ids()
        .filter(|&r| {
            world.controller(r) == Some(nation)
                && world
                    .scenario
                    .links_from(r)
                    .any(|(l, o)| l.border_km > 0.0 && world.controller(o) == Some(enemy))
        })
        .collect();
    for (i, id) in world.ecs.ids::<ForceId>().into_iter().enumerate() {
        let land = world.get(id).is_some_and(|f| f.nation == nation);
        if !land {
            continue;
        }
        if let Some(mut f) = world.get_mut(id) {
            f.stance = Stance::Attack;
        }
        let here = world.get(id).map(|f| f.region);
        let idle = world.transit(id).is_none() && here.is_some_and(|r| !front.contains(&r));
        if idle && !front.is_empty() && world.get(id).is_some_and(|f| f.arm == Arm::Land) {
            let field = super::field::Field::survey(world);
            super::movement::march(world, &field, id, front[i % front.len()], Way::Fastest);
        }
    }
}

#[test]
fn wars_run_and_end() {
    for map in 0..2 {
        for seed in 0..6 {
            let mut world = world(map, seed);
            let (a, b) = foes(&world);
            let stake = Stake::Territory(world.scenario.nation(b).capital);
            let war = crisis::open(&mut world, a, b, stake, 5).unwrap();
            let mut times = Times::default();
            let mut turns = 0;
            while turns < 60 && world.get(war).is_some() {
                charge(&mut world, a, b);
                if turns % 3 == 2 {
                    charge(&mut world, b, a);
                }
                turn(&mut world, &mut times);
                turns += 1;
                if let Some(c) = world.get(war).filter(|_| turns % 6 == 0) {
                    println!("  {turns}: fortune {:.2} deaths {:?}", c.fortune, c.deaths);
                }
            }
            let count =
                |f: fn(&EventKind) -> bool| world.events.iter().filter(|e| f(&e.kind)).count();
            println!(
                "{} against {}: {turns} months, {} battles, {} at sea, {} regions, {} cut off, {} starved",
                world.scenario.nation(a).id,
                world.scenario.nation(b).id,
                count(|k| matches!(k, EventKind::Battle { .. })),
                count(|k| matches!(k, EventKind::NavalBattle { .. })),
                count(|k| matches!(k, EventKind::RegionTaken { .. })),
                count(|k| matches!(k, EventKind::CutOff { .. })),
                count(|k| matches!(k, EventKind::Starved { .. })),
            );
            times_of(times);
            let end = world
                .events
                .iter()
                .find(|e| matches!(e.kind, EventKind::WarEnded { .. }));
            println!("{:?}", end.map(|e| &e.kind));
            if world.get(war).is_some() {
                let end = (Terms::CEASEFIRE, Termination::default());
                settlement::conclude(&mut world, war, end, None);
            }
            assert!(!world.at_war(a) && !world.at_war(b));
            let mut after = Times::default();
            for _ in 0..12 {
                turn(&mut world, &mut after);
            }
        }
    }
}
