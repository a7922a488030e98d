//! Where output is made, and what war does to it.

use crate::engine::world::World;
use crate::ids::RegionId;
use crate::view::RegionState;

/// Works in ruins are rebuilt to the level that the scenario has, faster in peace.
pub fn repair(world: &mut World) {
    let (dt, scenario) = (world.dt(), world.scenario.clone());
    let rules = &scenario.rules.economy;
    let ruined = |(id, state): (RegionId, &RegionState)| {
        let whole = scenario.region(id).infrastructure;
        let (level, holder) = (state.infrastructure, state.controller?);
        (level < whole).then_some((id, level, whole, holder))
    };
    let list: Vec<_> = {
        let regions = world.regions();
        let by_id = scenario.region_ids().zip(regions.iter());
        by_id.filter_map(ruined).collect()
    };
    for (id, level, whole, holder) in list {
        let pace = if world.at_war(holder) {
            rules.repair_at_war
        } else {
            rules.repair
        };
        world.region_mut(id).infrastructure = (level + pace * dt).min(whole);
    }
}
