//! Secret services: how good they are, alone and with their allies' help.

use crate::engine::world::World;
use crate::ids::NationId;

/// Skill of a nation's own service, 0..1.
pub fn skill(world: &World, nation: NationId) -> f64 {
    let rules = &world.rules().domains;
    let (military, polity) = (world.military(nation), world.polity(nation));
    let means = rules.skill_means * (military.cyber + military.space);
    let state = rules.skill_state * (polity.stability + military.modernity);
    (means + state).min(1.0)
}

/// Skill with what allies tell: the best of them counts, as far as their treaty shares intelligence.
pub fn pooled_skill(world: &World, nation: NationId) -> f64 {
    let own = skill(world, nation);
    let shared = world.rules().domains.skill_shared;
    let mut best = 0.0;
    for treaty in world.treaties().filter(|t| t.has(nation)) {
        let openness = world.charter(treaty.charter).intelligence;
        if openness <= 0.0 {
            continue;
        }
        for &mate in treaty.members.iter().filter(|m| **m != nation) {
            best = f64::max(best, openness * skill(world, mate));
        }
    }
    (own + shared * best).min(1.0)
}

/// Who hears of what `nation` detects: itself and the members of treaties that share enough.
pub fn confidants(world: &World, nation: NationId) -> Vec<NationId> {
    let line = world.rules().domains.sharing;
    let mut list = vec![nation];
    for treaty in world.treaties().filter(|t| t.has(nation)) {
        if world.charter(treaty.charter).intelligence >= line {
            list.extend(treaty.members.iter().copied());
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}
