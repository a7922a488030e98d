//! How well a nation's forces fight for their numbers. Only it knows; battles show it to the world, and a generation of
//! officers later both are of the past. What one side knows and the other cannot is why wars are fought over what could
//! have been agreed (Fearon 1995).

use crate::dice::{Phase, pair};
use crate::engine::world::{Military, World};
use crate::ids::NationId;

/// Marks the draws of later turns among those of the first day.
const LATER: u32 = 1;

/// What the armies are when the game begins.
pub fn begin(world: &mut World) {
    let spread = world.rules().combat.effectiveness_spread;
    let (cup, keys) = (world.cup(Phase::Effectiveness), world.keys());
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let drawn = cup.dice(u64::from(keys[nation.index()])).normal();
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
    let (cup, keys) = (world.cup(Phase::Effectiveness), world.keys());
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let drawn = cup.dice(pair(LATER, keys[nation.index()])).normal();
            military.effectiveness = military.effectiveness * keep + fresh * drawn;
            military.renown *= keep;
        });
}
