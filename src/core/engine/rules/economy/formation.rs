//! New strength becomes forces, small forces join others, empty ones end.

use crate::content::Arm;
use crate::engine::rules::deeds::force::{home_for, join};
use crate::engine::world::{Force, World};
use crate::ids::{ForceId, NationId, RegionId};
use crate::order::Stance;

/// Forms what has been paid for: each nation in its own month of the quarter.
pub fn form(world: &mut World) {
    let batch = world.rules().economy.batch;
    let quarter = (world.rules().economy.formation_months / (world.dt() * 12.0)) as usize;
    let mut roll = Roll::call(world);
    for nation in world.nation_ids() {
        let own = world.scenario.key(nation) as usize % 12;
        if !(world.turn as usize + own).is_multiple_of(quarter.max(1)) {
            continue;
        }
        for arm in Arm::ALL {
            let points = world.military(nation).backlog[arm.index()];
            if points < batch {
                continue;
            }
            let place = home_for(world, nation, arm).map(|home| (home, arm));
            // Ships without a harbour are not built; the money goes to the army.
            let place =
                place.or_else(|| home_for(world, nation, Arm::Land).map(|h| (h, Arm::Land)));
            if let Some((home, arm_formed)) = place {
                world.military_mut(nation).backlog[arm.index()] = 0.0;
                raise(world, &mut roll, nation, home, arm_formed, points);
            }
        }
    }
}

/// Adds points to the nation's force of that arm at `region`, or to its greatest on own soil, or forms one.
pub fn raise(
    world: &mut World,
    roll: &mut Roll,
    nation: NationId,
    region: RegionId,
    arm: Arm,
    points: f64,
) {
    let green = world.rules().economy.green;
    let Some(entry) = depot(world, roll, nation, region, arm) else {
        world.add(|id| Force {
            id,
            nation,
            region,
            arm,
            strength: points,
            readiness: green,
            supply: 1.0,
            stance: Stance::Defend,
            target: None,
            station: Some(region),
        });
        return;
    };
    if let Some(mut force) = world.get_mut(entry.id) {
        let sum = force.strength + points;
        force.readiness = (force.readiness * force.strength + green * points) / sum.max(1e-9);
        force.strength = sum;
        entry.strength = sum;
    }
}

/// All forces, read once for the many that are asked about: one nation's after the other's, in id order.
pub struct Roll(Vec<Entry>);

struct Entry {
    nation: NationId,
    arm: Arm,
    id: ForceId,
    region: RegionId,
    strength: f64,
}

impl Roll {
    pub fn call(world: &World) -> Self {
        let entry = |f: &Force| Entry {
            nation: f.nation,
            arm: f.arm,
            id: f.id,
            region: f.region,
            strength: f.strength,
        };
        let mut list: Vec<Entry> = world.forces().map(|f| entry(&f)).collect();
        list.sort_by_key(|e| e.nation);
        Self(list)
    }

    fn of(&mut self, nation: NationId) -> &mut [Entry] {
        let first = self.0.partition_point(|e| e.nation < nation);
        let rest = &mut self.0[first..];
        let count = rest.iter().take_while(|e| e.nation == nation).count();
        &mut rest[..count]
    }
}

/// The force that takes in new strength.
fn depot<'r>(
    world: &World,
    roll: &'r mut Roll,
    nation: NationId,
    region: RegionId,
    arm: Arm,
) -> Option<&'r mut Entry> {
    let regions = world.regions();
    let mut best: Option<((bool, f64), &mut Entry)> = None;
    for f in roll.of(nation).iter_mut().filter(|f| f.arm == arm) {
        let rank = (f.region == region, f.strength);
        let better = best.as_ref().is_none_or(|(than, _)| rank > *than);
        let home = || regions[f.region.index()].controller == Some(nation);
        if better && home() && world.transit(f.id).is_none() {
            best = Some((rank, f));
        }
    }
    best.map(|(_, entry)| entry)
}

/// Ends empty forces; small ones join another of their nation and arm in the same place.
pub fn tidy(world: &mut World) {
    let (cadre, trace) = (world.rules().economy.cadre, world.rules().economy.trace);
    // Kin are of one nation, place and arm; as one number they are soon compared.
    let kin = |f: &Force| {
        let place = u64::from(f.nation.0) << 32 | u64::from(f.region.0) << 16;
        place | f.arm.index() as u64
    };
    let roll: Vec<(u64, ForceId, f64)> = world
        .forces()
        .map(|f| (kin(&f), f.id, f.strength))
        .collect();
    let kins: Vec<u64> = roll.iter().map(|f| f.0).collect();
    let small = roll.into_iter().filter(|f| f.2 < cadre.max(trace));
    let mut small: Vec<(u64, ForceId, f64)> = small.collect();
    small.sort_unstable_by_key(|&(kin, id, _)| (kin, id));
    for (kin, id, strength) in small {
        let lone = kins.iter().filter(|k| **k == kin).count() == 1;
        // A token contingent is small by its nature.
        if (lone && strength >= trace) || world.posted(id) {
            continue;
        }
        if strength < trace {
            world.remove(id);
        } else {
            join(world, id);
        }
    }
}
