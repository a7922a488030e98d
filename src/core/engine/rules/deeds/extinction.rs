//! A state that owns no soil any more is none: whatever it was in, and whatever others had with it, is over.

use super::{candidate, case, dealing, ground, settlement, succession, treaty};
use crate::engine::world::{Force, World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::{CaseId, CrisisId, FoundingId, MissionId, NationId, RegionId, TreatyId};
use crate::order::{MotionKind, Side, Terms};
use crate::view::{Case, Exile, Founding, Mission, Motion, Offer};

/// Ends every state that owns no region. One that is given soil again comes home like an exile, without what it was in.
pub fn sweep(world: &mut World) {
    let mut owns = vec![false; world.scenario.nations.len()];
    for owner in world.regions().iter().filter_map(|r| r.owner) {
        owns[owner.index()] = true;
    }
    for nation in world.nation_ids() {
        if !owns[nation.index()] && !world.extinct(nation) {
            end(world, nation);
        }
    }
}

fn end(world: &mut World, nation: NationId) {
    let capital = world.scenario.nation(nation).capital;
    let to = world.region(capital).owner;
    let treaties = memberships(world, nation);
    world.tell(EventKind::Extinct {
        nation,
        to,
        treaties,
    });
    close(world, nation);
}

/// The treaties in which `nation` is a member.
pub fn memberships(world: &World, nation: NationId) -> Vec<TreatyId> {
    let all = world.treaties();
    let of = all.iter().filter(|t| t.has(nation));
    of.map(|t| t.id).collect()
}

/// Winds up all that a state which is no more still has a part in.
pub fn close(world: &mut World, nation: NationId) {
    let since = world.plight(nation).exile.map_or(world.turn, |e| e.since);
    world.plight_mut(nation).exile = Some(Exile {
        host: None,
        since,
        extinct: true,
        unborn: false,
    });
    let treaties = memberships(world, nation);
    leave_treaties(world, nation, &treaties);
    leave_quarrels(world, nation);
    leave_table(world, nation);
    disband(world, nation);
    at_home(world, nation);
}

fn leave_treaties(world: &mut World, nation: NationId, treaties: &[TreatyId]) {
    for &id in treaties {
        treaty::remove(world, id, nation);
    }
    for id in world.ecs.ids::<TreatyId>() {
        candidate::drop_candidate(world, id, nation);
        if let Some(mut treaty) = world.get_mut(id) {
            treaty.invitations.retain(|i| i.1 != nation);
        }
    }
    // What it has put before a council it asks for no longer; an answer to a call is its victim's.
    world.remove_where(|m: &Motion| match m.kind {
        MotionKind::Expel { nation: n }
        | MotionKind::Intervene { nation: n }
        | MotionKind::Suspend { nation: n }
        | MotionKind::Reinstate { nation: n }
        | MotionKind::Plan { member: n } => n == nation || m.by == nation,
        MotionKind::Respond { .. } => false,
        MotionKind::Admit { .. }
        | MotionKind::Exercise { .. }
        | MotionKind::Guideline { .. }
        | MotionKind::Integrate
        | MotionKind::Dissolve
        | MotionKind::MoveTreasury
        | MotionKind::Mission { .. }
        | MotionKind::Intelligence { .. }
        | MotionKind::Networks { .. } => m.by == nation,
    });
}

/// Crises go to the one that has a reason to go on in its place, or are over; a war is lost.
fn leave_quarrels(world: &mut World, nation: NationId) {
    for id in world.ecs.ids::<CrisisId>() {
        let Some(crisis) = world.get(id).map(owned) else {
            continue;
        };
        let led = Side::BOTH.into_iter().find(|s| crisis.leader(*s) == nation);
        if let Some(side) = led
            && !succession::succeed(world, id, side)
        {
            let end = (Terms::STATUS_QUO, Termination::Fallen { nation });
            settlement::conclude(world, id, end, Some(side.other()));
        }
        if let Some(mut crisis) = world.get_mut(id) {
            for side in Side::BOTH {
                crisis.side_mut(side).retain(|p| p.nation != nation);
            }
            crisis.pleas.retain(|p| p.nation != nation);
        }
    }
    let against = |c: &Case| c.aggressor == nation || c.victim == nation;
    let cases: Vec<CaseId> = world
        .cases()
        .iter()
        .filter(|c| against(c))
        .map(|c| c.id)
        .collect();
    for id in cases {
        case::close(world, id);
    }
    world.ecs.each::<CaseId, &mut Case>(|_, case| {
        case.answers.retain(|a| a.nation != nation);
    });
    world.plight_mut(nation).at_war = None;
}

/// What lies on tables between it and others: offers, invitations, undertakings, promises, claims, sanctions.
fn leave_table(world: &mut World, nation: NationId) {
    let party = |a: NationId, b: NationId| a == nation || b == nation;
    let offers: Vec<Offer> = world
        .offers()
        .iter()
        .filter(|o| party(o.from, o.to))
        .cloned()
        .collect();
    for offer in offers {
        dealing::call_off(world, &offer);
    }
    world.remove_where(|f: &Founding| f.by == nation);
    world.ecs.each::<FoundingId, &mut Founding>(|_, founding| {
        founding.invited.retain(|n| *n != nation);
        founding.answers.retain(|a| a.0 != nation);
    });
    world.undertakings.retain(|u| !party(u.by, u.to));
    world.promises.retain(|p| !party(p.by, p.to));
    world.claims.retain(|c| c.by != nation);
    world.burns.retain(|b| !party(b.nation, b.against));
    world
        .dossiers
        .retain(|d| !party(d.evidence.on, d.evidence.suspect));
    for other in world.nation_ids().filter(|o| *o != nation) {
        for (a, b) in [(nation, other), (other, nation)] {
            world.pairs.set_sanctions(a, b, false);
            world.pairs.set_transit(a, b, false);
        }
        let mut mind = world.mind_mut(other);
        mind.watch = mind.watch.filter(|w| *w != nation);
    }
}

/// Its forces disband where they stand: nobody is left whose orders they could take. What it holds of others' soil is
/// theirs again.
fn disband(world: &mut World, nation: NationId) {
    world.ecs.each::<MissionId, &mut Mission>(|_, mission| {
        mission.troops.retain(|d| d.nation != nation);
        mission.payers.retain(|p| p.nation != nation);
    });
    world.remove_where(|f: &Force| f.nation == nation);
    let held = |r: &RegionId| world.controller(*r) == Some(nation);
    let held: Vec<RegionId> = world.region_ids().filter(held).collect();
    ground::give_back(world, &held);
    for id in world.region_ids() {
        let mut state = world.region_mut(id);
        state.stocks.retain(|s| s.0 != nation);
        state.controller = state.controller.filter(|c| *c != nation);
    }
}

fn at_home(world: &mut World, nation: NationId) {
    {
        let mut military = world.military_mut(nation);
        military.mobilised = false;
        military.mobilised_months = 0.0;
        military.called_up = 0.0;
        military.backlog = [0.0; 3];
        military.nuclear = 0.0;
    }
    {
        let mut economy = world.economy_mut(nation);
        economy.treasury = 0.0;
        economy.works = 0.0;
        economy.aid = 0.0;
    }
    let mut polity = world.polity_mut(nation);
    polity.leans = None;
    polity.election = None;
}
