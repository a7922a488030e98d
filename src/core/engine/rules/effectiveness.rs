//! How well a nation's forces fight for their numbers. Only it knows; battles show it to the world, and a generation of
//! officers later both are of the past. What one side knows and the other cannot is why wars are fought over what could
//! have been agreed (Fearon 1995).

use crate::dice::Phase;
use crate::engine::world::{Military, World};
use crate::ids::NationId;

/// What the armies are when the game begins.
pub fn begin(world: &mut World) {
    let spread = world.rules().combat.effectiveness_spread;
    let cup = world.cup(Phase::Effectiveness);
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let drawn = cup.dice(u64::from(nation.0)).normal();
            military.effectiveness = spread * drawn;
        });
}

/// What an army can do changes with those who lead it, and its name fades.
pub fn phase(world: &mut World) {
    let (spread, years) = {
        let rules = &world.rules().combat;
        (rules.effectiveness_spread, rules.effectiveness_years)
    };
    let keep = libm::exp(-world.dt() / years);
    let fresh = spread * (1.0 - keep * keep).sqrt();
    // The draw at the beginning has the subjects from 0.
    let first = world.scenario.nations.len() as u64;
    let cup = world.cup(Phase::Effectiveness);
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let drawn = cup.dice(first + u64::from(nation.0)).normal();
            military.effectiveness = military.effectiveness * keep + fresh * drawn;
            military.renown *= keep;
        });
}
