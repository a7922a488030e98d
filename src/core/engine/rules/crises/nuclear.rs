//! Rung six. There is no winning move: whoever is struck strikes back with what is left.

use crate::engine::rules::deeds::settlement;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::{CrisisId, NationId};
use crate::order::{Side, Terms};

/// `by` strikes `on`; the struck side's holders of nuclear arms answer; then both sides stop.
pub fn strike(world: &mut World, id: CrisisId, by: NationId, on: NationId) {
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    launch(world, id, by, on);
    let Some(side) = crisis.side_of(on) else {
        return;
    };
    let avengers: Vec<NationId> = crisis
        .nations(side)
        .filter(|n| world.military(*n).nuclear > 0.0)
        .collect();
    for avenger in avengers {
        launch(world, id, avenger, by);
    }
    world.tension = 1.0;
    settlement::conclude(world, id, (Terms::CEASEFIRE, Termination::Strike), None);
}

fn launch(world: &mut World, id: CrisisId, by: NationId, on: NationId) {
    let rules = world.rules().crisis.clone();
    let warheads = world.military(by).nuclear;
    world.military_mut(by).nuclear = 0.0;
    let share = (warheads / rules.strike_warheads).min(1.0);
    let killed = {
        let mut polity = world.polity_mut(on);
        let killed = polity.population * rules.strike_deaths * share;
        polity.population -= killed;
        polity.stability *= 1.0 - rules.strike_stability * share;
        killed
    };
    for region in world.scenario.clone().region_ids() {
        let mut state = world.region_mut(region);
        if state.owner == Some(on) {
            state.people *= 1.0 - rules.strike_deaths * share;
        }
    }
    world.economy_mut(on).gdp *= 1.0 - rules.strike_gdp * share;
    // The one who launches loses every friend's faith with the world's.
    world.standing_mut(by).0 = [0.0; 3];
    for other in world.nation_ids().filter(|o| *o != by) {
        world.pairs.add_grievance(other, by, 1.0);
    }
    if let Some(mut c) = world.get_mut(id) {
        let side = c.side_of(on).unwrap_or(Side::Target);
        c.deaths[side.index()] += killed * 1000.0;
    }
    world.tell(EventKind::NuclearUse { crisis: id, by, on });
}
