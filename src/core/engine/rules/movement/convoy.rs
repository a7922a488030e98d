//! Sea lift: so many points of an army can put to sea in a month, and the rest waits on the quay.

use crate::engine::rules::field::Field;
use crate::engine::rules::waters::Waters;
use crate::engine::world::{Ease, Force, InTransit, World};
use crate::ids::NationId;

/// Lift left this turn, points by nation.
pub struct Lift(Vec<f64>);

/// Points that each nation's own ships put to sea in a month.
fn a_month(world: &World, waters: &Waters) -> Vec<f64> {
    let rules = &world.rules().movement;
    let totals = waters.totals(world.scenario.nations.len());
    world
        .nation_ids()
        .map(|n| {
            let ships = totals[n.index()] * rules.lift_per_point;
            ships + world.economy(n).gdp / 100.0 * rules.lift_per_100_billion
        })
        .collect()
}

/// Months that so many points of `nation` would wait for its ships and those of its friends.
pub fn quay(world: &World, field: &Field, nation: NationId, points: f64) -> f64 {
    let rules = &world.rules().movement;
    let lift = field.lift(|| a_month(world, &Waters::survey(world)));
    let friends = world.nation_ids();
    let friends = friends.filter(|n| *n != nation && field.friends(nation, *n));
    let lent: f64 = friends.map(|n| lift[n.index()]).sum();
    rules.queue(points, lift[nation.index()] + rules.lift_shared * lent)
}

impl Lift {
    pub fn survey(world: &World, waters: &Waters) -> Self {
        let months = world.dt() * 12.0;
        let a_month = a_month(world, waters);
        Self(a_month.into_iter().map(|lift| lift * months).collect())
    }

    /// Takes up to `points`, from one's own ships first, then from those of friends. Returns what it got.
    fn take(&mut self, field: &Field, nation: NationId, points: f64, shared: f64) -> f64 {
        let mut got = points.min(self.0[nation.index()]);
        self.0[nation.index()] -= got;
        for other in (0..self.0.len()).map(NationId::at) {
            if got >= points {
                break;
            }
            if other != nation && field.friends(nation, other) {
                let part = (points - got).min(self.0[other.index()] * shared);
                self.0[other.index()] -= part;
                got += part;
            }
        }
        got
    }
}

/// Puts as much of the force on ships as there is lift for; what does not fit stays behind as a new force
/// that waits for the same way. False if nothing sails.
pub fn board(world: &mut World, field: &Field, lift: &mut Lift, force: &Force) -> bool {
    let shared = world.rules().movement.lift_shared;
    // What waits on the other side need not be shipped.
    let ease = world.transit(force.id).map_or(Ease::NONE, |t| t.ease);
    let bulk = ease.bulk(world);
    let least = world.rules().economy.cadre.min(force.strength);
    let taken = lift.take(field, force.nation, force.strength * bulk, shared);
    let got = (taken / bulk.max(0.01)).min(force.strength);
    if got + 1e-9 < least {
        lift.0[force.nation.index()] += taken;
        return false;
    }
    let rest = force.strength - got;
    if rest > world.rules().economy.trace {
        let path = world.transit(force.id).map(|t| t.path.clone());
        if let Some(mut f) = world.get_mut(force.id) {
            f.strength = got;
        }
        let behind = world.add(|id| Force {
            id,
            strength: rest,
            ..*force
        });
        let wait = path.map(|path| InTransit {
            path,
            months_left: 0.0,
            ease,
        });
        world.set_transit(behind, wait);
    }
    true
}
