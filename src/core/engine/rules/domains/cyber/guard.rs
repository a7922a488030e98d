//! What nations spend on the defence of their networks, alone and together, and what it makes of them.

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;
use crate::order::CyberPool;
use crate::view::floor_price;

/// Defences follow what is spent on them, or the floor that allies keep up; both are paid for.
pub fn phase(world: &mut World) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.cyber;
    let dt = world.dt();
    let pace = 1.0 - libm::exp(-rules.guard_pace * dt);
    let (prices, floors) = pooled(world);
    for nation in world.nation_ids() {
        if !world.free(nation) {
            continue;
        }
        let i = nation.index();
        let state = world.nation_mut(nation);
        let own = rules.guard_for(state.networks.share);
        let aim = if floors[i] { own.max(rules.floor) } else { own };
        state.networks.guard += (aim - state.networks.guard) * pace;
        let share = state.networks.share + prices[i];
        state.economy.networks += share * state.economy.gdp * dt;
    }
}

/// By nation: what its alliances' common defence costs it, share of GDP a year, and whether it stands on a common floor. Whoever is
/// in several such alliances pays for the dearest: one watch serves them all.
fn pooled(world: &World) -> (Vec<f64>, Vec<bool>) {
    let rules = &world.rules().cyber;
    let (economies, networks) = (world.economies(), world.all_networks());
    let n = networks.len();
    let (mut prices, mut floors) = (vec![0.0; n], vec![false; n]);
    for treaty in world.treaties().iter() {
        if treaty.networks == CyberPool::None {
            continue;
        }
        let mut price = rules.pool_share(treaty.networks);
        let members = || treaty.members.iter().map(|m| m.index());
        if treaty.networks == CyberPool::Floor {
            price += floor_price(
                rules,
                members().map(|i| (economies[i].gdp, networks[i].share)),
            );
            members().for_each(|i| floors[i] = true);
        }
        members().for_each(|i| prices[i] = f64::max(prices[i], price));
    }
    (prices, floors)
}

/// Sets the share of GDP that is spent on one's own networks.
pub fn set_guard(world: &mut World, nation: NationId, share: f64) {
    world.networks_mut(nation).share = share;
    world.tell(EventKind::GuardSet { nation, share });
}
