//! The rules: one phase or one verb a file. A turn is the phases in order.

mod audiences;
mod burden;
mod calm;
mod combat;
mod conditions;
mod crises;
mod deeds;
mod diplomacy;
mod domains;
mod economy;
mod effectiveness;
mod field;
mod history;
mod home;
mod invocation;
mod missions;
mod motions;
mod movement;
mod orders;
mod passage;
mod perception;
mod pledges;
mod preparation;
mod reassurance;
mod score;
mod settlement;
mod supply;
mod tripwire;
mod undertakings;
mod underway;
mod waters;

#[cfg(test)]
mod trial;

use std::sync::Arc;

use super::observe::Outlook;
use super::world::World;
use crate::ids::NationId;
use crate::order::{Issued, Stake};

/// What must be known before the first turn: estimates, standing supply, scores.
pub fn begin(world: &mut World) {
    history::past(world);
    diplomacy::begin(world);
    underway::begin(world);
    effectiveness::begin(world);
    perception::begin(world);
    supply::phase(world);
    perception::first(world);
    economy::begin(world);
    score::phase(world);
    world.events.clear();
}

/// A phase of the turn.
type Phase = fn(&mut World);

/// What follows the orders and the incidents, in order; last of all everybody looks at everybody.
const PHASES: &[(&str, Phase)] = &[
    ("history", history::phase),
    ("preparation", preparation::phase),
    ("economy", economy::phase),
    ("diplomacy", diplomacy::phase),
    ("undertakings", undertakings::phase),
    ("crises", crises::phase),
    ("motions", motions::phase),
    ("invocation", invocation::phase),
    ("movement", movement::phase),
    ("reassurance", reassurance::phase),
    ("supply", supply::phase),
    ("combat", combat::phase),
    ("tripwire", tripwire::phase),
    ("settlement", settlement::phase),
    ("domains", domains::phase),
    ("audiences", audiences::phase),
    ("home", home::phase),
    ("missions", missions::phase),
    ("burden", burden::phase),
    ("pledges", pledges::phase),
    ("effectiveness", effectiveness::phase),
    ("remnants", diplomacy::remnants),
];

/// One turn; `over` hears the name of each phase when it is over.
pub fn turn(
    world: &mut World,
    outlook: &Outlook,
    orders: Vec<Issued>,
    over: &mut dyn FnMut(&'static str),
) {
    if world.over {
        return;
    }
    orders::phase(world, outlook, orders);
    over("orders");
    crises::incidents::phase(world, outlook);
    over("incidents");
    for &(name, phase) in PHASES {
        phase(world);
        over(name);
    }
    perception::phase(world, outlook.public.contacts());
    over("perception");
    world.turn += 1;
    score::phase(world);
    over("score");
}

/// `by` goes to war with `on`, from peace or from the quarrel that they have.
pub fn attack(world: &mut World, by: NationId, on: NationId, stake: Stake) {
    const WAR: u8 = 5;
    if deeds::crisis::open(world, by, on, stake, WAR).is_none() {
        deeds::crisis::sharpen(world, by, on, stake, WAR);
    }
}

/// The objectives that concern each nation, each with whether it is met now; by nation.
pub fn objectives(world: &World) -> Vec<Arc<[(u16, bool)]>> {
    score::objectives(world)
}
