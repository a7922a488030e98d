//! The networks on which a society runs: how they are defended, alone and together; who gets in and sits there; what fails.

mod acts;
mod guard;
mod outage;
mod search;
#[cfg(test)]
mod tests;

use crate::engine::world::World;
use crate::ids::NationId;
use crate::order::CyberPool;
use crate::view::Treaty;

pub use acts::run;
pub use guard::set_guard;

/// What the age does in networks each turn; what was ordered there is done among the acts in secret.
pub fn phase(world: &mut World) {
    guard::phase(world);
    search::phase(world);
    outage::phase(world);
}

/// By nation: the most that a fellow member of a pool of this level can help it with, 0..1: as well as its own networks are
/// defended, times what `together` says of the two.
fn help(
    world: &World,
    level: CyberPool,
    together: impl Fn(&Treaty, NationId, NationId) -> f64,
) -> Vec<f64> {
    let networks = world.all_networks();
    let mut best = vec![0.0; networks.len()];
    for treaty in world.treaties().iter().filter(|t| t.networks >= level) {
        for &member in &treaty.members {
            for &mate in treaty.members.iter().filter(|m| **m != member) {
                let help = networks[mate.index()].guard * together(treaty, member, mate);
                best[member.index()] = f64::max(best[member.index()], help);
            }
        }
    }
    best
}
