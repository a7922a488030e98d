//! What members owe their treaties, how they pay it, and what the common funds build.

use super::cost_index;
use crate::content::scale;
use crate::content::{Arm, Dues};
use crate::engine::rules::deeds::burden;
use crate::engine::rules::deeds::treasury::bank;
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::order::Payment;
use crate::view::Treaty;

/// Moves this turn's dues to funds, leads and fleets; returns what each nation pays, billions a year. The
/// budget takes it from the treasuries.
pub fn collect(world: &mut World) -> Vec<f64> {
    let mut owed = vec![0.0; world.scenario.nations.len()];
    let asks = |t: &Treaty| match world.charter(t.charter).dues {
        Dues::Nothing => None,
        Dues::GdpShare(share) => Some((t.id, share, None)),
        Dues::Tribute(share) => t.lead.map(|lead| (t.id, share, Some(lead))),
    };
    let asking: Vec<_> = world.treaties().iter().filter_map(asks).collect();
    for (id, share, exempt) in asking {
        let Some(treaty) = world.get(id).map(owned) else {
            continue;
        };
        let mut coin = 0.0;
        for &payer in &treaty.members {
            if Some(payer) == exempt || !world.free(payer) {
                continue;
            }
            let due = share * world.economy(payer).gdp;
            let pays = treaty.pays(payer);
            if pays == Payment::Withheld {
                withhold(world, &treaty, payer, due * world.dt());
                continue;
            }
            // Whoever owes pays twice over until it is even.
            let back = treaty.arrears(payer).min(due * world.dt());
            clear(world, id, payer, back);
            let sum = due * world.dt() + back;
            owed[payer.index()] += sum / world.dt();
            burden::book(world, id, payer, |b| b.dues.add(sum));
            match pays {
                Payment::Ships => launch(world, &treaty, payer, sum),
                _ => coin += sum,
            }
        }
        bank(world, &treaty, coin);
    }
    owed
}

/// Lowers what a member has not paid.
fn clear(world: &mut World, id: TreatyId, payer: NationId, billions: f64) {
    if billions > 0.0
        && let Some(mut t) = world.get_mut(id)
    {
        let account = t.account_mut(payer);
        account.arrears = (account.arrears - billions).max(0.0);
    }
}

/// Ships for `billions` from the payer's yards: most join the lead's fleet, some stay at home.
fn launch(world: &mut World, treaty: &Treaty, payer: NationId, billions: f64) {
    let Some(lead) = treaty.lead else { return };
    let naval = Arm::Naval.index();
    let scenario = world.scenario.clone();
    let (rules, kept) = (&scenario.rules.economy, scenario.rules.alliance.ships_kept);
    let yards = world.nation_mut(payer);
    let index = cost_index(rules, yards.economy, yards.polity, yards.military);
    let points = billions / (rules.price[naval] * index).max(1e-9);
    yards.military.backlog[naval] += points * kept;
    let points = points * (1.0 - kept);
    world.military_mut(lead).backlog[naval] += points;
    world.tell_only(
        &treaty.members,
        EventKind::ShipsDelivered {
            treaty: treaty.id,
            nation: payer,
            points,
        },
    );
}

/// Dues that are not paid are not forgotten.
fn withhold(world: &mut World, treaty: &Treaty, payer: NationId, billions: f64) {
    let (rules, dt) = (world.rules().alliance.clone(), world.dt());
    {
        let mut standing = world.standing_mut(payer);
        standing.0[0] = (standing.0[0] - rules.arrears_standing * dt).max(0.0);
    }
    if let Some(lead) = treaty.lead.filter(|l| *l != payer) {
        let grievance = rules.arrears_grievance * dt;
        world.pairs.add_grievance(lead, payer, grievance);
    }
    let part = 1.0 / treaty.members.len().max(1) as f64;
    if let Some(mut t) = world.get_mut(treaty.id) {
        t.cohesion = (t.cohesion - rules.arrears_cohesion * part * dt).max(0.0);
        t.account_mut(payer).arrears += billions;
    }
}

/// A member chooses how it pays.
pub fn pay(world: &mut World, nation: NationId, id: TreatyId, by: Payment) {
    if let Some(mut t) = world.get_mut(id) {
        t.account_mut(nation).pays = by;
    }
    world.tell(EventKind::PaymentSet {
        treaty: id,
        nation,
        by,
    });
}

/// Each fund builds where it is needed most, one point a turn.
pub fn spend_funds(world: &mut World) {
    let price = world.rules().economy.common_works;
    let rich = |t: &&Treaty| t.fund >= price;
    let rich: Vec<Treaty> = world.treaties().iter().filter(rich).cloned().collect();
    for treaty in rich {
        let id = treaty.id;
        let Some((region, nation)) = neediest(world, &treaty) else {
            continue;
        };
        if let Some(mut treaty) = world.get_mut(id) {
            treaty.fund -= price;
        }
        let level = scale::INFRASTRUCTURE.hold(world.region(region).infrastructure + 1.0);
        world.region_mut(region).infrastructure = level;
        let built = EventKind::Built {
            nation,
            region,
            level,
        };
        world.tell_only(&treaty.members, built);
    }
}

/// The port or border region of a member that may still be built up and needs it most: for its poor roads, for
/// a plan that counts on them, for the neighbours that its holder has.
fn neediest(world: &World, treaty: &Treaty) -> Option<(RegionId, NationId)> {
    let rules = &world.rules().preparation;
    let mut best: Option<(f64, RegionId, NationId)> = None;
    for id in world.region_ids() {
        let state = world.region(id);
        let Some(nation) = state.owner.filter(|o| treaty.has(*o)) else {
            continue;
        };
        let place = world.scenario.region(id);
        let ceiling = place.infrastructure + world.rules().economy.common_works_ceiling;
        let open = state.controller == Some(nation)
            && state.infrastructure + 1.0 <= scale::INFRASTRUCTURE.hold(ceiling)
            && (place.port > 0 || on_border(world, id, &treaty.members));
        if !open {
            continue;
        }
        let mut need = 1.0 - scale::INFRASTRUCTURE.share(state.infrastructure);
        if treaty.plans.iter().any(|p| p.member == nation) {
            need += rules.works_plan;
        }
        need += rules.works_exposure * exposure(world, id, nation, treaty);
        if best.is_none_or(|(most, _, _)| need > most) {
            best = Some((need, id, nation));
        }
    }
    best.map(|(_, region, nation)| (region, nation))
}

/// The worst rivalry and grievance across the region's borders, 0..1.
fn exposure(world: &World, region: RegionId, nation: NationId, treaty: &Treaty) -> f64 {
    let neighbours = world
        .scenario
        .links_from(region)
        .filter_map(|(_, other)| world.controller(other));
    neighbours
        .filter(|n| !treaty.has(*n))
        .map(|n| 0.5 * (world.pairs.rivalry(n, nation) + world.pairs.grievance(n, nation)))
        .fold(0.0, f64::max)
}

fn on_border(world: &World, region: RegionId, members: &[NationId]) -> bool {
    world.scenario.links_from(region).any(|(_, other)| {
        world
            .controller(other)
            .is_some_and(|c| members.binary_search(&c).is_err())
    })
}
