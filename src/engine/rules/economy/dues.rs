//! What members owe their treaties, and what the common funds build.

use crate::content::Dues;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId, TreatyId};

/// Moves this turn's dues to funds and leads; returns what each nation pays, billions a year. The budget
/// takes it from the treasuries.
pub fn collect(world: &mut World) -> Vec<f64> {
    let mut owed = vec![0.0; world.scenario.nations.len()];
    for id in world.treaty_ids() {
        match terms(world, id) {
            Some((Dues::GdpShare(share), members, _)) => {
                let sum = levy(world, &members, share, &mut owed);
                let paid = sum * world.dt();
                if let Some(mut treaty) = world.treaty_mut(id) {
                    treaty.fund += paid;
                }
                tell(world, id, &members, paid);
            }
            Some((Dues::Tribute(share), members, Some(lead))) => {
                let payers: Vec<NationId> =
                    members.iter().copied().filter(|m| *m != lead).collect();
                let paid = levy(world, &payers, share, &mut owed) * world.dt();
                world.economy_mut(lead).treasury += paid;
                tell(world, id, &members, paid);
            }
            _ => {}
        }
    }
    owed
}

fn terms(world: &World, id: TreatyId) -> Option<(Dues, Vec<NationId>, Option<NationId>)> {
    let treaty = world.treaty(id)?;
    let dues = world.charter(treaty.charter).dues;
    (dues != Dues::Nothing).then(|| (dues, treaty.members.clone(), treaty.lead))
}

fn levy(world: &World, payers: &[NationId], share: f64, owed: &mut [f64]) -> f64 {
    let mut sum = 0.0;
    for &payer in payers.iter().filter(|p| world.free(**p)) {
        let due = share * world.economy(payer).gdp;
        owed[payer.index()] += due;
        sum += due;
    }
    sum
}

fn tell(world: &mut World, treaty: TreatyId, members: &[NationId], billions: f64) {
    if billions > 0.0 {
        world.tell_only(members, EventKind::DuesPaid { treaty, billions });
    }
}

/// Each fund builds where a member's border or port is poorest, one point a turn.
pub fn spend_funds(world: &mut World) {
    let price = world.rules().economy.common_works;
    for id in world.treaty_ids() {
        let Some((fund, members)) = world.treaty(id).map(|t| (t.fund, t.members.clone())) else {
            continue;
        };
        if fund < price {
            continue;
        }
        let Some((region, nation)) = poorest(world, &members) else {
            continue;
        };
        if let Some(mut treaty) = world.treaty_mut(id) {
            treaty.fund -= price;
        }
        let level = (world.region(region).infrastructure + 1.0).min(10.0);
        world.region_mut(region).infrastructure = level;
        let built = EventKind::Built {
            nation,
            region,
            level,
        };
        world.tell_only(&members, built);
    }
}

/// The least developed port or border region that a member holds and that may still be built up.
fn poorest(world: &World, members: &[NationId]) -> Option<(RegionId, NationId)> {
    let mut best: Option<(f64, RegionId, NationId)> = None;
    for id in world.region_ids() {
        let state = world.region(id);
        let Some(nation) = state.owner.filter(|o| members.binary_search(o).is_ok()) else {
            continue;
        };
        if best.is_some_and(|(level, _, _)| state.infrastructure >= level) {
            continue;
        }
        let place = world.scenario.region(id);
        let ceiling = place.infrastructure + world.rules().economy.common_works_ceiling;
        let open = state.controller == Some(nation)
            && state.infrastructure + 1.0 <= ceiling.min(10.0)
            && (place.port > 0 || on_border(world, id, members));
        if open {
            best = Some((state.infrastructure, id, nation));
        }
    }
    best.map(|(_, region, nation)| (region, nation))
}

fn on_border(world: &World, region: RegionId, members: &[NationId]) -> bool {
    world.scenario.links_from(region).any(|(_, other)| {
        world
            .controller(other)
            .is_some_and(|c| members.binary_search(&c).is_err())
    })
}
