//! What an alliance does together against acts in networks and in the shadows, short of force.

use crate::engine::rules::deeds::shadow;
use crate::engine::world::{Burn, World, owned};
use crate::event::EventKind;
use crate::ids::CaseId;
use crate::view::Case;

/// What an alliance does together against acts in networks and in the shadows, short of force: the networks
/// of the accused are rolled up, and what its members can do in networks is turned against its forces.
pub fn counter(world: &mut World, id: CaseId) {
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    let proven = world.get(case.crisis).is_some_and(|c| {
        c.rung <= 3
            && c.evidence
                .iter()
                .any(|p| p.suspect == case.aggressor && p.by == case.victim)
    });
    if proven {
        roll_up(world, &case);
    }
}

fn roll_up(world: &mut World, case: &Case) {
    let members = match world.get(case.treaty) {
        Some(treaty) => treaty.members.clone(),
        None => return,
    };
    let until = world.turn + shadow::burnt_turns(world);
    let mut means: f64 = 0.0;
    for &member in members.iter().filter(|m| **m != case.aggressor) {
        means = means.max(world.military(member).cyber);
        world.burns.push(Burn {
            nation: case.aggressor,
            against: member,
            until,
        });
    }
    let readiness = world.rules().domains.counter_readiness * means;
    shadow::confuse(world, case.aggressor, readiness);
    world.tell(EventKind::CounterMeasures {
        case: case.id,
        treaty: case.treaty,
        nation: case.aggressor,
    });
}
