//! Secret services: how good they are, alone and with their allies' help.

use crate::content::scale::around_one;
use crate::engine::world::World;
use crate::ids::NationId;
use crate::view::{Treaty, leaky};

/// Skill of a nation's own service, 0..1.
fn skill(world: &World, nation: NationId) -> f64 {
    let rules = &world.rules().domains;
    let (military, polity) = (world.military(nation), world.polity(nation));
    let means = rules.skill_means * (military.cyber + military.space);
    let state = rules.skill_state * (polity.stability + military.modernity);
    (means + state).min(1.0)
}

/// The same in dealings with `other`: sources that were laid open to it are of no use against it for a while.
pub fn skill_against(world: &World, nation: NationId, other: NationId) -> f64 {
    let burnt = world
        .burns
        .iter()
        .any(|b| b.nation == nation && b.against == other);
    let left = if burnt {
        1.0 - world.rules().domains.burnt
    } else {
        1.0
    };
    skill(world, nation) * left
}

/// Skill against `other` with what allies tell, and the ally that helps: the best of them counts, as far as
/// their treaty shares intelligence and they trust the asker.
pub fn pooled_skill(world: &World, nation: NationId, other: NationId) -> (f64, Option<NationId>) {
    let own = skill_against(world, nation, other);
    let shared = world.rules().domains.skill_shared;
    let mut best = (0.0, None);
    for treaty in world.treaties().iter().filter(|t| t.has(nation)) {
        let openness = treaty.intelligence * (1.0 - leak(world, treaty, nation));
        if openness <= 0.0 {
            continue;
        }
        for &mate in treaty
            .members
            .iter()
            .filter(|m| **m != nation && **m != other)
        {
            let candour = around_one(world.beliefs.trust(mate, nation)).min(1.0);
            let help = openness * candour * skill_against(world, mate, other);
            if help > best.0 {
                best = (help, Some(mate));
            }
        }
    }
    ((own + shared * best.0).min(1.0), best.1)
}

/// Who hears of what `nation` detects: itself and the members of treaties that share enough.
pub fn confidants(world: &World, nation: NationId) -> Vec<NationId> {
    let line = world.rules().domains.sharing;
    let mut list = vec![nation];
    for treaty in world.treaties().iter().filter(|t| t.has(nation)) {
        if treaty.intelligence >= line {
            list.extend(treaty.members.iter().copied());
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}

/// How leaky a member of the treaty is, 0..1: as much is kept from it.
fn leak(world: &World, treaty: &Treaty, member: NationId) -> f64 {
    let stability = world.polity(member).stability;
    let rules = &world.rules().preparation;
    leaky(rules, &world.pairs, treaty, member, stability)
}
