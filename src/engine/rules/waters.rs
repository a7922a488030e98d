//! Whose ships are where, and who has the upper hand at sea.

use super::field::Field;
use crate::content::Arm;
use crate::engine::world::World;
use crate::ids::{NationId, RegionId};

/// Naval strength that counts, by region and nation.
pub struct Waters(Vec<Vec<(NationId, f64)>>);

impl Waters {
    pub fn survey(world: &World) -> Self {
        let mut presence: Vec<Vec<(NationId, f64)>> =
            vec![Vec::new(); world.scenario.regions.len()];
        for f in world.forces().filter(|f| f.arm == Arm::Naval) {
            let there = &mut presence[f.region.index()];
            let weight = f.strength * f.readiness * f.supply;
            match there.iter_mut().find(|(n, _)| *n == f.nation) {
                Some((_, sum)) => *sum += weight,
                None => there.push((f.nation, weight)),
            }
        }
        Self(presence)
    }

    /// Share of the fighting ships in the zone that are on the nation's side, 0..1; 1 where no enemy is.
    pub fn hold(&self, field: &Field, nation: NationId, zone: RegionId) -> f64 {
        let (mut own, mut enemy) = (0.0, 0.0);
        for &(other, weight) in &self.0[zone.index()] {
            if field.hostile(nation, other) {
                enemy += weight;
            } else if field.friends(nation, other) {
                own += weight;
            }
        }
        if enemy > 0.0 {
            own / (own + enemy)
        } else {
            1.0
        }
    }

    /// Points of each one's ships anywhere; by nation, of `n`.
    pub fn totals(&self, n: usize) -> Vec<f64> {
        let mut totals = vec![0.0; n];
        for (nation, weight) in self.0.iter().flatten() {
            totals[nation.index()] += weight;
        }
        totals
    }
}
