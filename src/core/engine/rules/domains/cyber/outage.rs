//! What an outage does while it lasts, and how it is mended.

use super::help;
use crate::content::{CyberRules, Mode};
use crate::engine::rules::deeds::shadow::confuse;
use crate::engine::world::World;
use crate::ids::NationId;
use crate::order::{CyberPool, Sector};

/// An outage that is less than this is none.
const TRACE: f64 = 1e-3;

pub fn phase(world: &mut World) {
    let struck = |n: &NationId| world.networks(*n).outage.iter().any(|o| *o > 0.0);
    let struck: Vec<NationId> = world.nation_ids().filter(struck).collect();
    if struck.is_empty() {
        return;
    }
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.cyber;
    let dt = world.dt();
    // Teams are as quick as they are good, and as they have practised with those whom they come to.
    let teams = help(world, CyberPool::Teams, |t, a, b| t.between(a, b));
    for nation in struck {
        suffer(world, rules, nation, dt);
        let mends = rules.mends * (1.0 + rules.teams * teams[nation.index()]);
        let left = libm::exp(-mends * dt);
        for outage in &mut world.networks_mut(nation).outage {
            *outage *= left;
            if *outage < TRACE {
                *outage = 0.0;
            }
        }
    }
}

fn suffer(world: &mut World, rules: &CyberRules, nation: NationId, dt: f64) {
    let networks = *world.networks(nation);
    let for_a_turn = |sector: Sector, a_year: f64| (networks.down(sector) * a_year * dt).min(1.0);
    let state = world.nation_mut(nation);
    state.economy.gdp *= 1.0 - for_a_turn(Sector::Power, rules.power_output);
    let lost = for_a_turn(Sector::Finance, rules.finance_loss);
    state.economy.treasury -= lost * state.economy.gdp;
    let unsettled = for_a_turn(Sector::Media, rules.media_stability);
    state.polity.stability = (state.polity.stability - unsettled).max(0.0);
    let disliked = for_a_turn(Sector::Media, rules.media_approval);
    state.polity.approval = (state.polity.approval - disliked).max(0.0);
    let unready = for_a_turn(Sector::Command, rules.command_readiness);
    if unready > 0.0 {
        confuse(world, nation, unready);
    }
    let down = networks.down(Sector::Transport);
    if down > 0.0 {
        clog(world, nation, libm::exp(-rules.transport_links * down * dt));
    }
}

/// Of the condition of every link that leads to ground which the nation holds, so much is left.
fn clog(world: &mut World, nation: NationId, left: f64) {
    let scenario = world.scenario.clone();
    let held: Vec<bool> = world
        .regions()
        .iter()
        .map(|r| r.controller == Some(nation))
        .collect();
    for (link, condition) in scenario.links.iter().zip(&mut world.links) {
        if link.mode != Mode::Air && (held[link.a.index()] || held[link.b.index()]) {
            *condition *= left;
        }
    }
}
