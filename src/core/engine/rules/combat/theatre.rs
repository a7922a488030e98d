//! The forces of the belligerents as a flat working copy, written back after every month of battle.

use crate::content::Arm;
use crate::engine::rules::field::Field;
use crate::engine::world::{Force, World};
use crate::ids::{NationId, RegionId};
use crate::order::Stance;

pub struct Unit {
    pub force: Force,
    pub moving: bool,
    /// What a point is worth by its nation's modernity.
    pub quality: f64,
    /// How well its nation's forces fight for their numbers, log.
    pub effectiveness: f64,
}

impl Unit {
    /// Strength that counts in a fight.
    pub fn power(&self) -> f64 {
        let f = &self.force;
        f.strength * f.readiness * f.supply * self.quality
    }
}

pub struct Theatre {
    pub field: Field,
    pub units: Vec<Unit>,
    /// Units on each land region, or ships in each zone, as places in `units`.
    pub at: Vec<Vec<usize>>,
    /// Power of the troops that hold each region for its controller.
    pub guard: Vec<f64>,
}

impl Theatre {
    pub fn muster(world: &World, field: Field) -> Self {
        let base = world.rules().combat.quality_base;
        let units: Vec<Unit> = world
            .forces()
            .filter(|f| field.fights(f.nation))
            .map(|f| Unit {
                moving: world.transit(f.id).is_some(),
                quality: base + world.military(f.nation).modernity,
                effectiveness: world.military(f.nation).effectiveness,
                force: Force::clone(&f),
            })
            .collect();
        let regions = world.scenario.regions.len();
        let mut theatre = Self {
            field,
            units,
            at: vec![Vec::new(); regions],
            guard: vec![0.0; regions],
        };
        theatre.weigh();
        theatre
    }

    /// Sorts the units by region again and weighs the garrisons.
    pub fn weigh(&mut self) {
        self.at.iter_mut().for_each(Vec::clear);
        self.guard.fill(0.0);
        for (i, unit) in self.units.iter().enumerate() {
            let region = unit.force.region.index();
            self.at[region].push(i);
            let holder = self.field.controller[region];
            if unit.force.arm == Arm::Land
                && holder.is_some_and(|h| self.field.friends(unit.force.nation, h))
            {
                self.guard[region] += unit.power();
            }
        }
    }

    /// The land units in `region` that will fight against `enemy` there.
    pub fn defenders(&self, region: RegionId, enemy: NationId) -> Vec<usize> {
        let holder = self.field.controller[region.index()];
        self.at[region.index()]
            .iter()
            .copied()
            .filter(|&i| {
                let f = &self.units[i].force;
                let fights = holder == Some(f.nation)
                    || (self.field.fights(f.nation)
                        && self.field.may_fight(f.nation, region, false));
                f.arm == Arm::Land && fights && self.field.hostile(f.nation, enemy)
            })
            .collect()
    }

    /// Whether the unit takes part in attacks on land, where its nation's word lets it.
    pub fn attacks(&self, unit: &Unit) -> bool {
        unit.force.arm == Arm::Land
            && unit.force.stance == Stance::Attack
            && !unit.moving
            && unit.force.strength > 0.0
            && self.field.fights(unit.force.nation)
    }

    /// Places in `units` of the wings of `nation`'s side that reach `region`: based there or next to it.
    pub fn wings(&self, world: &World, region: RegionId, nation: NationId) -> Vec<usize> {
        let near = world.scenario.links_from(region).map(|(_, other)| other);
        let mut list: Vec<usize> = std::iter::once(region)
            .chain(near)
            .flat_map(|r| self.at[r.index()].iter().copied())
            .filter(|&i| {
                let f = &self.units[i].force;
                // Wings that hunt trains are not over the front.
                f.arm == Arm::Air
                    && f.target.is_none()
                    && f.stance != Stance::Reserve
                    && self.field.friends(f.nation, nation)
                    && self.field.fights(f.nation)
                    && self.field.may_fight(f.nation, region, false)
            })
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }

    /// Whether the nation's side has ships in the zone, to carry a landing.
    pub fn afloat(&self, nation: NationId, zone: RegionId) -> bool {
        self.at[zone.index()].iter().any(|&i| {
            let f = &self.units[i].force;
            f.arm == Arm::Naval && f.strength > 0.0 && self.field.friends(f.nation, nation)
        })
    }

    pub fn power_of(&self, units: &[usize]) -> f64 {
        units
            .iter()
            .fold(0.0, |sum, &i| sum + self.units[i].power())
    }

    /// Takes `share` of each unit's strength, and `effort` of its readiness. Returns the points lost.
    pub fn bleed(&mut self, units: &[usize], share: f64, effort: f64) -> f64 {
        let mut lost = 0.0;
        for &i in units {
            let f = &mut self.units[i].force;
            lost += f.strength * share;
            f.strength *= 1.0 - share;
            f.readiness = (f.readiness - effort).max(0.0);
        }
        lost
    }

    /// Writes strengths, readiness and places back; a force that changed its place has ended its march.
    pub fn report(&self, world: &mut World) {
        for unit in &self.units {
            let f = &unit.force;
            let moved = match world.get_mut(f.id) {
                Some(mut there) => {
                    let moved = there.region != f.region;
                    there.strength = f.strength;
                    there.readiness = f.readiness;
                    there.region = f.region;
                    moved
                }
                None => false,
            };
            if moved {
                world.set_transit(f.id, None);
            }
        }
    }
}
