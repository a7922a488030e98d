//! The rules: one phase or one verb a file. A turn is the phases in order.

mod audiences;
mod burden;
mod combat;
mod crises;
mod diplomacy;
mod domains;
mod economy;
mod field;
mod history;
mod home;
mod intervention;
mod invocation;
mod missions;
mod motions;
mod movement;
mod nuclear;
mod orders;
mod perception;
mod pledges;
mod preparation;
mod promises;
mod reassurance;
mod score;
mod settlement;
mod supply;
mod tripwire;
mod undertakings;
mod waters;

#[cfg(test)]
mod trial;

use super::observe::Outlook;
use super::world::World;
use crate::order::Issued;

/// What must be known before the first turn: estimates, standing supply, scores.
pub fn begin(world: &mut World) {
    diplomacy::begin(world);
    perception::begin(world);
    supply::phase(world);
    perception::phase(world);
    score::phase(world);
    world.events.clear();
}

/// One turn.
pub fn turn(world: &mut World, outlook: &Outlook, orders: Vec<Issued>) {
    if world.over {
        return;
    }
    orders::phase(world, outlook, orders);
    history::phase(world);
    preparation::phase(world);
    economy::phase(world);
    diplomacy::phase(world);
    undertakings::phase(world);
    crises::phase(world);
    motions::phase(world);
    invocation::phase(world);
    movement::phase(world);
    reassurance::phase(world);
    supply::phase(world);
    combat::phase(world);
    tripwire::phase(world);
    settlement::phase(world);
    domains::phase(world);
    audiences::phase(world);
    home::phase(world);
    missions::phase(world);
    burden::phase(world);
    pledges::phase(world);
    perception::phase(world);
    world.turn += 1;
    score::phase(world);
}

/// The objectives that concern each nation, each with whether it is met now; by nation.
pub fn objectives(world: &World) -> Vec<Vec<(u16, bool)>> {
    score::objectives(world)
}
