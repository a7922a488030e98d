//! Contingency plans: made by those who sign, kept secret if it can be, out of date after a time.

use crate::content::Decision;
use crate::dice::{Phase, pair};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::Ballot;
use crate::view::{Motion, Plan, Treaty};

/// Has the staffs of those who are for it draw up a plan for the defence of `member`; an older one for the
/// same case is put away.
pub fn make(world: &mut World, treaty: &Treaty, motion: &Motion, member: NationId) {
    let rules = world.rules().preparation.clone();
    let turn_months = f64::from(world.scenario.turn_months);
    // Where the lead alone decides, so do those sign whom nobody asks.
    let bidden = world.charter(treaty.charter).decision == Decision::Hegemon;
    let signs = |n: &NationId| match motion.ballot(*n) {
        Some(ballot) => ballot == Ballot::Aye,
        None => *n == member || bidden,
    };
    let members = treaty.members.iter().copied();
    let mut signatories: Vec<NationId> = members.filter(signs).collect();
    signatories.sort_unstable();
    if signatories.len() < 2 {
        world.tell_only(
            &treaty.members,
            EventKind::PlanLapsed {
                treaty: treaty.id,
                member,
            },
        );
        return;
    }
    for &nation in &signatories {
        world.economy_mut(nation).works += rules.plan_billions;
    }
    let turns = |months: f64| (months / turn_months).ceil() as u32;
    let ready = world.turn + turns(rules.plan_months);
    let plan = Plan {
        member,
        points: points(&strengths(world), &signatories),
        signatories: signatories.clone(),
        ready,
        until: ready + turns(rules.plan_fresh),
        leaked: false,
    };
    if let Some(mut t) = world.get_mut(treaty.id) {
        t.plans.retain(|p| p.member != member);
        t.plans.push(plan);
    }
    world.tell_only(
        &treaty.members,
        EventKind::PlanMade {
            treaty: treaty.id,
            member,
            signatories,
        },
    );
}

fn points(forces: &[(NationId, f64)], of: &[NationId]) -> f64 {
    let theirs = forces.iter().filter(|f| of.binary_search(&f.0).is_ok());
    theirs.fold(0.0, |sum, f| sum + f.1)
}

/// The owner and the strength of every force, in id order.
fn strengths(world: &World) -> Vec<(NationId, f64)> {
    world.forces().map(|f| (f.nation, f.strength)).collect()
}

/// Plans that are out of date are put away; secrets get out.
pub fn review(world: &mut World) {
    let planned = |t: &&Treaty| !t.plans.is_empty();
    if !world.treaties().iter().any(|t| planned(&t)) {
        return;
    }
    let forces = strengths(world);
    // Most months nothing comes of any of them.
    let stirs = |t: &&Treaty| {
        let stirs = |p: &Plan| lapsed(world, &forces, p) || (!p.leaked && leaks(world, t, p));
        t.plans.iter().any(stirs)
    };
    let stirring: Vec<Treaty> = world.treaties().iter().filter(stirs).cloned().collect();
    for treaty in stirring {
        for plan in &treaty.plans {
            if lapsed(world, &forces, plan) {
                drop_plan(world, &treaty, plan.member);
            } else if !plan.leaked && leaks(world, &treaty, plan) {
                leak(world, &treaty, plan);
            }
        }
    }
}

fn lapsed(world: &World, forces: &[(NationId, f64)], plan: &Plan) -> bool {
    let least = world.rules().preparation.plan_forces * plan.points;
    world.turn >= plan.until
        || plan.signatories.len() < 2
        || points(forces, &plan.signatories) < least
}

fn drop_plan(world: &mut World, treaty: &Treaty, member: NationId) {
    if let Some(mut t) = world.get_mut(treaty.id) {
        t.plans.retain(|p| p.member != member);
    }
    world.tell_only(
        &treaty.members,
        EventKind::PlanLapsed {
            treaty: treaty.id,
            member,
        },
    );
}

/// A plan that somebody looks for is found sooner, and one that many have signed.
fn leaks(world: &World, treaty: &Treaty, plan: &Plan) -> bool {
    let rules = &world.rules().preparation;
    let minds = world.minds();
    let watched = world.nation_ids().any(|n| {
        let on = minds[n.index()].watch;
        on.is_some_and(|on| plan.signed(on)) && !treaty.has(n)
    });
    let rate = rules.plan_leak * plan.signatories.len() as f64
        + if watched {
            rules.plan_leak_watched
        } else {
            0.0
        };
    world
        .dice(Phase::Council, subject(world, treaty.id, plan.member))
        .chance(rate * world.dt())
}

fn subject(world: &World, treaty: TreatyId, member: NationId) -> u64 {
    pair(u32::from(treaty.0), world.scenario.key(member)) | 1 << 61
}

/// The world knows now who would come: that deters, and rivals resent it.
fn leak(world: &mut World, treaty: &Treaty, plan: &Plan) {
    let step = world.rules().preparation.plan_provocation;
    if let Some(mut t) = world.get_mut(treaty.id) {
        for p in t.plans.iter_mut().filter(|p| p.member == plan.member) {
            p.leaked = true;
        }
    }
    world
        .pairs
        .parade(Some(plan.member), &plan.signatories, step);
    world.tell(EventKind::PlanLeaked {
        treaty: treaty.id,
        member: plan.member,
    });
}
