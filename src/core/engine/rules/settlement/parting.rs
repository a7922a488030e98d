//! Separate peace: a member of a coalition leaves the war before its side does. The leader of the other side
//! grants it or not; its own allies have no say, and do not forget.

use crate::engine::rules::deeds::force::{force_home, home_for};
use crate::engine::rules::deeds::ground::give_back;
use crate::engine::rules::deeds::settlement::{fights_in, rest};
use crate::engine::rules::deeds::{breach, terms, undertaking};
use crate::engine::world::{Force, World, owned};
use crate::event::EventKind;
use crate::ids::{CrisisId, NationId, TreatyId};
use crate::judge;
use crate::order::{Parting, Side};
use crate::view::{Crisis, Plea};

/// Turns after which a plea that nobody answered is void.
const LAPSE: u32 = 2;

pub fn ask(world: &mut World, nation: NationId, id: CrisisId, terms: Parting) {
    let since = world.turn;
    let Some(to) = world
        .get(id)
        .and_then(|c| judge::follows(&c, nation).map(|s| c.leader(s.other())))
    else {
        return;
    };
    if let Some(mut crisis) = world.get_mut(id) {
        crisis.pleas.push(Plea {
            nation,
            terms,
            since,
        });
    }
    world.tell(EventKind::PartingAsked {
        crisis: id,
        nation,
        to,
        terms,
    });
}

/// The other side's leader grants the plea of `nation` or turns it down.
pub fn answer(world: &mut World, by: NationId, id: CrisisId, nation: NationId, accept: bool) {
    let Some(war) = world.get(id).map(owned) else {
        return;
    };
    let (Some(plea), Some(side)) = (war.plea(nation), judge::follows(&war, nation)) else {
        return;
    };
    if let Some(mut crisis) = world.get_mut(id) {
        crisis.pleas.retain(|p| p.nation != nation);
    }
    if accept {
        part(world, &war, nation, side, plea.terms);
    } else {
        world.tell(EventKind::PartingRefused {
            crisis: id,
            nation,
            by,
        });
    }
}

/// Pleas that nobody answered, and those of nations that are out of the war by other ways, are void.
pub fn lapse(world: &mut World) {
    let now = world.turn;
    world.ecs.each::<CrisisId, &mut Crisis>(|_, crisis| {
        let mut pleas = std::mem::take(&mut crisis.pleas);
        pleas.retain(|p| now < p.since + LAPSE && judge::follows(crisis, p.nation).is_some());
        crisis.pleas = pleas;
    });
}

fn part(world: &mut World, war: &Crisis, nation: NationId, side: Side, terms: Parting) {
    let with = war.leader(side.other());
    settle_ground(world, war, nation, side, terms);
    if terms == Parting::Indemnity {
        let permille = world.rules().settlement.reparations;
        terms::pay(world, nation, with, permille);
    }
    if let Some(mut crisis) = world.get_mut(war.id) {
        crisis.side_mut(side).retain(|p| p.nation != nation);
    }
    let broken = forbidden(world, war, nation, side);
    world.tell(EventKind::SeparatePeace {
        crisis: war.id,
        nation,
        with,
        terms,
        broken,
    });
    send_home(world, war, nation);
    let fights = world.crises().iter().any(|c| fights_in(c, nation));
    if !fights {
        rest(world, nation);
    }
    remember(world, war, nation, side);
    undertaking::make_truce(world, nation, with);
    breach::desert(world, nation, war, side, broken);
}

/// Soil of either that the other side's or its own forces hold goes back, or stays behind a line.
fn settle_ground(world: &mut World, war: &Crisis, nation: NationId, side: Side, terms: Parting) {
    let strength = world.rules().combat.claim_ceasefire;
    let foe = |n: NationId| war.side_of(n) == Some(side.other());
    let mut left = Vec::new();
    for id in world.region_ids() {
        let (owner, holder) = {
            let r = world.region(id);
            (r.owner, r.controller)
        };
        let (Some(owner), Some(holder)) = (owner, holder) else {
            continue;
        };
        if !(owner == nation && foe(holder) || holder == nation && foe(owner)) {
            continue;
        }
        if terms == Parting::Line {
            terms::claim(world, holder, id, strength);
            // Whoever signed for it, the owner has not given it up.
            terms::claim(world, owner, id, strength);
        } else {
            left.push(id);
        }
    }
    give_back(world, &left);
}

/// The treaty whose text forbids it to leave its leader alone, if any.
fn forbidden(world: &World, war: &Crisis, nation: NationId, side: Side) -> Option<TreatyId> {
    let leader = war.leader(side);
    world
        .treaties()
        .iter()
        .find(|t| judge::forbids_parting(world.charter(t.charter), t, nation, leader))
        .map(|t| t.id)
}

/// Its forces leave the soil of those who fight on, for a war there is no longer theirs.
fn send_home(world: &mut World, war: &Crisis, nation: NationId) {
    let abroad: Vec<Force> = world
        .forces()
        .filter(|f| f.nation == nation)
        .filter(|f| {
            let holder = world.controller(f.region);
            holder.is_some_and(|h| h != nation && war.side_of(h).is_some())
        })
        .map(|f| Force::clone(&f))
        .collect();
    for force in abroad {
        let home = home_for(world, nation, force.arm);
        force_home(world, force.id, home);
    }
}

/// A part of what a war leaves behind: the rest died with those who fight on.
fn remember(world: &mut World, war: &Crisis, nation: NationId, side: Side) {
    let rules = &world.rules().combat;
    let step = rules.grievance_war * rules.grievance_parting;
    for foe in war.nations(side.other()) {
        world.pairs.add_grievance(nation, foe, step);
        world.pairs.add_grievance(foe, nation, step);
    }
}
