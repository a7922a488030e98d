//! Who leads the members' forces where a treaty has put them under one command.

use crate::content::Command;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::Treaty;

/// Hands the command on where the charter says so. A new commander brings a new staff: part of the drill
/// is lost.
pub fn appoint(world: &mut World, id: TreatyId, strength: &[f64]) {
    let serves = world.get(id).filter(|t| t.integrated);
    let led = serves.map(|t| (commander(world, &t, strength), t.commander));
    let Some((commander, before)) = led.filter(|(now, before)| now != before) else {
        return;
    };
    let loss = world.rules().alliance.command_change_loss;
    let succeeds = before.is_some();
    if let Some(mut t) = world.get_mut(id) {
        t.commander = commander;
        if succeeds {
            t.interoperability *= 1.0 - loss;
        }
    }
    world.tell(EventKind::CommandChanged {
        treaty: id,
        commander,
    });
}

fn commander(world: &World, treaty: &Treaty, strength: &[f64]) -> Option<NationId> {
    let able: Vec<NationId> = treaty
        .members
        .iter()
        .copied()
        .filter(|m| world.free(*m))
        .collect();
    match world.charter(treaty.charter).command {
        // Without a clause, what a motion has integrated serves under the lead.
        Command::National | Command::Lead => treaty.lead.filter(|l| able.contains(l)),
        Command::Strongest => strongest(world, treaty, &able, strength),
        Command::Rotating => {
            let term = u32::from(world.rules().alliance.command_term_months).max(1);
            let months = (world.turn - treaty.founded) * u32::from(world.scenario.turn_months);
            let turn = (months / term) as usize;
            (!able.is_empty()).then(|| able[turn % able.len()])
        }
    }
}

/// Whoever has the command keeps it until another is clearly stronger.
fn strongest(
    world: &World,
    treaty: &Treaty,
    able: &[NationId],
    strength: &[f64],
) -> Option<NationId> {
    let margin = world.rules().alliance.command_margin;
    let mut best: Option<(f64, NationId)> = None;
    for &m in able {
        let mut points = strength[m.index()];
        if treaty.commander == Some(m) {
            points *= margin;
        }
        if best.is_none_or(|(b, _)| points > b) {
            best = Some((points, m));
        }
    }
    best.map(|(_, m)| m)
}

/// Points of all arms, by nation.
pub fn strengths(world: &World) -> Vec<f64> {
    let mut points = vec![0.0; world.scenario.nations.len()];
    for f in world.forces() {
        points[f.nation.index()] += f.strength;
    }
    points
}
