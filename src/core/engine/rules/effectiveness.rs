//! How well a nation's forces fight for their numbers. It knows better than others, and thinks more or less of them than they
//! are worth; battles show it to the world and to itself, and a generation of officers later both are of the past. What one side
//! knows and the other cannot, and what each is wrong about, is why wars are fought over what could have been agreed
//! (Fearon 1995; Blainey 1973).

use crate::dice::{Phase, pair};
use crate::engine::world::{Military, World};
use crate::ids::NationId;

/// Marks the draws of later turns among those of the first day.
const LATER: u32 = 1;
/// Marks the draws of what a nation thinks of its forces among those of what they are.
const THOUGHT: u64 = 1 << 62;

/// What the armies are when the game begins.
pub fn begin(world: &mut World) {
    let rules = &world.rules().combat;
    let (spread, conceit) = (rules.effectiveness_spread, rules.conceit_spread);
    let (cup, keys) = (world.cup(Phase::Effectiveness), world.keys());
    let scenario = &world.scenario;
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let key = u64::from(keys[nation.index()]);
            let skill = scenario.nation(nation).skill;
            military.effectiveness = skill + spread * cup.dice(key).normal();
            military.conceit = conceit * cup.dice(key | THOUGHT).normal();
        });
}

/// What an army can do changes with those who lead it, about what its nation's forces have always been, and its name fades to that.
pub fn phase(world: &mut World) {
    let rules = &world.rules().combat;
    let keep = libm::exp(-world.dt() / rules.effectiveness_years);
    let new = (1.0 - keep * keep).sqrt();
    let (fresh, doubt) = (rules.effectiveness_spread * new, rules.conceit_spread * new);
    let (cup, keys) = (world.cup(Phase::Effectiveness), world.keys());
    let scenario = &world.scenario;
    world
        .ecs
        .each::<NationId, &mut Military>(|nation, military| {
            let key = pair(LATER, keys[nation.index()]);
            let skill = scenario.nation(nation).skill;
            let (drawn, thought) = (cup.dice(key), cup.dice(key | THOUGHT));
            let left = (military.effectiveness - skill) * keep;
            military.effectiveness = skill + left + fresh * { drawn }.normal();
            military.conceit = military.conceit * keep + doubt * { thought }.normal();
            military.renown = skill + (military.renown - skill) * keep;
        });
}
