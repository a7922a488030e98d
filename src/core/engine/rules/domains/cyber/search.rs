//! Footholds grow stale, or are found: by their victim's own defence, and by what allies see.

use super::help;
use crate::dice::{Phase, pair};
use crate::engine::rules::domains::covert;
use crate::engine::world::{Operation, World};
use crate::ids::OperationId;
use crate::order::{CovertKind, CyberAct, CyberPool};
use crate::view::Foothold;

/// Subjects of this kind never meet those of operations, accusations or regions.
const FOUND: u32 = u32::MAX - 2;
const WARNED: u32 = u32::MAX - 3;

pub fn phase(world: &mut World) {
    let rules = world.rules().cyber.clone();
    let dt = world.dt();
    let stays = libm::exp(-rules.stale * dt);
    for foothold in &mut world.footholds {
        foothold.depth *= stays;
    }
    let free: Vec<bool> = world.nation_ids().map(|n| world.free(n)).collect();
    world
        .footholds
        .retain(|f| f.depth >= rules.depth_least && free[f.by.index()] && free[f.on.index()]);
    if world.footholds.is_empty() {
        return;
    }
    let sensors = help(world, CyberPool::Sensors, |_, _, _| 1.0);
    let guards: Vec<f64> = world.all_networks().iter().map(|n| n.guard).collect();
    let hit = |world: &World, f: &Foothold, kind: u32, chance: f64| {
        let of = |n| world.scenario.key(n);
        let subject = pair(of(f.by), of(f.on)) ^ (u64::from(kind) << 8 | f.sector as u64);
        world.dice(Phase::Domains, subject).chance(chance)
    };
    let seen = |f: &Foothold| {
        let on = f.on.index();
        let rate = rules.found * guards[on] * (1.0 + rules.sensors * sensors[on]);
        1.0 - libm::exp(-rate * dt)
    };
    let all = world.footholds.clone();
    let mut found: Vec<Foothold> = all
        .iter()
        .filter(|f| hit(world, f, FOUND, seen(f)))
        .copied()
        .collect();
    // Whoever is found in one member's networks is looked for in all.
    let beside: Vec<Foothold> = all
        .iter()
        .filter(|f| !found.contains(f))
        .filter(|f| {
            found
                .iter()
                .any(|g| g.by == f.by && watched_together(world, f, g))
        })
        .filter(|f| hit(world, f, WARNED, rules.warned))
        .copied()
        .collect();
    found.extend(beside);
    for foothold in found {
        root_out(world, &foothold);
    }
}

/// Whether the victims of both share their sensors.
fn watched_together(world: &World, a: &Foothold, b: &Foothold) -> bool {
    let pooled =
        |t: &crate::view::Treaty| t.networks >= CyberPool::Sensors && t.has(a.on) && t.has(b.on);
    a.on != b.on && world.treaties().iter().any(pooled)
}

/// The intruder is thrown out, and the victim asks itself who it was.
fn root_out(world: &mut World, foothold: &Foothold) {
    let Foothold { by, on, sector, .. } = *foothold;
    world
        .footholds
        .retain(|f| (f.by, f.on, f.sector) != (by, on, sector));
    let operation = Operation {
        id: OperationId::default(),
        by,
        on,
        kind: CovertKind::Cyber,
        cyber: Some((CyberAct::Preposition, sector)),
    };
    let gravity = world.rules().cyber.gravity_entered;
    let of = |n| world.scenario.key(n);
    let subject = pair(of(on), of(by)) ^ (u64::from(FOUND) << 8 | sector as u64);
    let mut dice = world.dice(Phase::Domains, subject);
    covert::suspect(world, &operation, gravity, &mut dice);
}
