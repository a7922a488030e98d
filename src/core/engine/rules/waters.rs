//! Whose ships are where, and who has the upper hand at sea.

use super::field::Field;
use crate::content::Arm;
use crate::engine::world::World;
use crate::ids::{NationId, RegionId};

/// Naval strength that counts, by region and in it by nation; in order of regions.
pub struct Waters(Vec<(RegionId, NationId, f64)>);

impl Waters {
    pub fn survey(world: &World) -> Self {
        let ships = world.forces().filter(|f| f.arm == Arm::Naval);
        let mut list: Vec<(RegionId, NationId, f64)> = ships
            .map(|f| (f.region, f.nation, f.strength * f.readiness * f.supply))
            .collect();
        // Stable: in each region the nations stand in the order of their forces, and so are the sums.
        list.sort_by_key(|ship| ship.0);
        let mut presence: Vec<(RegionId, NationId, f64)> = Vec::with_capacity(list.len());
        for (region, nation, weight) in list {
            let others = presence.iter().rposition(|p| p.0 != region);
            let there = &mut presence[others.map_or(0, |i| i + 1)..];
            match there.iter_mut().find(|p| p.1 == nation) {
                Some((.., sum)) => *sum += weight,
                None => presence.push((region, nation, weight)),
            }
        }
        Self(presence)
    }

    /// Share of the fighting ships in the zone that are on the nation's side, 0..1; 1 where no enemy is.
    pub fn hold(&self, field: &Field, nation: NationId, zone: RegionId) -> f64 {
        let (mut own, mut enemy) = (0.0, 0.0);
        let first = self.0.partition_point(|p| p.0 < zone);
        for &(_, other, weight) in self.0[first..].iter().take_while(|p| p.0 == zone) {
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
        for &(_, nation, weight) in &self.0 {
            totals[nation.index()] += weight;
        }
        totals
    }
}
