//! What war costs its peoples: the dead, and how weary they grow.

use crate::engine::rules::deeds::burden;
use crate::engine::rules::field::Field;
use crate::engine::world::World;
use crate::ids::{CrisisId, NationId};
use crate::order::Side;

/// Deaths of the turn, thousands, by nation.
pub struct Toll(Vec<f64>);

impl Toll {
    pub fn new(world: &World) -> Self {
        Self(vec![0.0; world.scenario.nations.len()])
    }

    /// Counts `thousands` of dead of `nation` in a war.
    pub fn add(&mut self, world: &mut World, war: CrisisId, nation: NationId, thousands: f64) {
        self.0[nation.index()] += thousands;
        burden::mourn(world, war, nation, thousands);
        if let Some(mut crisis) = world.get_mut(war)
            && let Some(side) = crisis.side_of(nation)
        {
            crisis.deaths[side.index()] += thousands;
        }
    }

    /// Peoples at war grow weary with time and with their dead.
    pub fn settle(&self, world: &mut World, field: &Field) {
        let dt = world.dt();
        let scenario = world.scenario.clone();
        let rules = &scenario.rules.combat;
        for nation in scenario.nation_ids().filter(|n| field.fights(*n)) {
            let mut polity = world.polity_mut(nation);
            let dead = self.0[nation.index()] / polity.population.max(0.1);
            let weary = polity.weariness + rules.weary_year * dt + rules.weary_dead * dead;
            polity.weariness = weary.min(1.0);
            polity.approval = (polity.approval - rules.approval_dead * dead).clamp(0.0, 1.0);
        }
        fade(world, field, rules.fortune_fades * dt);
    }
}

fn fade(world: &mut World, field: &Field, share: f64) {
    for &war in &field.wars {
        if let Some(mut crisis) = world.get_mut(war) {
            crisis.fortune *= 1.0 - share.min(1.0);
        }
    }
}

/// Moves the fortune of a war towards `side` by `step`.
pub fn favour(world: &mut World, war: CrisisId, side: Side, step: f64) {
    if let Some(mut crisis) = world.get_mut(war) {
        let sign = match side {
            Side::Challenger => 1.0,
            Side::Target => -1.0,
        };
        crisis.fortune = (crisis.fortune + sign * step).clamp(-1.0, 1.0);
    }
}
