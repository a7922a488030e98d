//! What the terms of a settlement do to the stake.

use crate::content::Claim;
use crate::engine::rules::economy::transfer_output;
use crate::engine::rules::{diplomacy, economy, home};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::order::{Stake, Terms};
use crate::view::Crisis;

pub fn apply(world: &mut World, crisis: &Crisis, terms: Terms) {
    let (challenger, target) = (crisis.challenger, crisis.target);
    match terms {
        Terms::StatusQuo | Terms::Ceasefire => {}
        Terms::Demand => {
            grant(world, challenger, target, crisis.stake);
            ease(world, challenger, target);
            economy::exact(world, challenger, target);
            brought_back(world, crisis);
        }
        Terms::Concession => concede(world, challenger, target, crisis.stake),
        Terms::Reparations => {
            repair(world, challenger, target);
            if let Some(treaty) = crisis
                .cover
                .filter(|t| world.treaty(*t).is_some_and(|t| t.has(target)))
            {
                diplomacy::remove(world, treaty, target);
                world.tell(EventKind::Left {
                    nation: target,
                    treaty,
                });
            }
        }
    }
}

/// Who was brought back by its lead is a member again, and has given no notice.
fn brought_back(world: &mut World, crisis: &Crisis) {
    let (Some(id), target) = (crisis.cover, crisis.target) else {
        return;
    };
    let gone = world.treaty(id).is_some_and(|t| !t.has(target));
    if gone {
        diplomacy::join(world, id, target);
    }
    if let Some(mut treaty) = world.treaty_mut(id) {
        treaty.notices.retain(|n| n.0 != target);
    }
}

/// The challenger gets all of what it asked.
fn grant(world: &mut World, challenger: NationId, target: NationId, stake: Stake) {
    let rules = world.rules().combat.clone();
    match stake {
        Stake::Territory(region) => {
            if world.region(region).owner == Some(target) {
                cede(world, region, target, challenger);
            }
        }
        Stake::Alignment => {
            drop_rivals(world, challenger, target);
            lean(world, target, challenger, rules.aligned);
        }
        Stake::Regime => impose(world, challenger, target, rules.imposed),
        Stake::Armament => world.economy_mut(target).defence *= 1.0 - rules.disarmed,
        Stake::Incident => {}
    }
}

/// The target gives half, in the form that the stake allows; the quarrel eases.
fn concede(world: &mut World, challenger: NationId, target: NationId, stake: Stake) {
    let rules = world.rules().combat.clone();
    let left = 1.0 - rules.concession_ease;
    match stake {
        Stake::Territory(region) => {
            for claim in &mut world.claims {
                if claim.by == challenger && claim.region == region {
                    claim.strength *= left;
                }
            }
        }
        Stake::Alignment => lean(world, target, challenger, rules.aligned * 0.5),
        Stake::Regime => impose_on_paper(world, challenger, target, rules.imposed * 0.5),
        Stake::Armament => world.economy_mut(target).defence *= 1.0 - rules.disarmed * 0.5,
        Stake::Incident => {}
    }
    ease(world, challenger, target);
}

/// Who got something has less left to quarrel about.
fn ease(world: &mut World, challenger: NationId, target: NationId) {
    let left = 1.0 - world.rules().combat.concession_ease;
    let rivalry = world.pairs.rivalry(challenger, target);
    world.pairs.set_rivalry(challenger, target, rivalry * left);
}

/// The challenger pays and drops its claims on the target.
fn repair(world: &mut World, challenger: NationId, target: NationId) {
    pay(world, challenger, target);
    let mut claims = std::mem::take(&mut world.claims);
    claims.retain(|c| c.by != challenger || world.region(c.region).owner != Some(target));
    world.claims = claims;
}

/// Reparations from one to the other.
pub fn pay(world: &mut World, from: NationId, to: NationId) {
    let sum = world.rules().combat.reparations * world.economy(from).gdp;
    world.economy_mut(from).treasury -= sum;
    world.economy_mut(to).treasury += sum;
}

/// A region goes to a new owner with its people and output; the old one does not forget.
pub fn cede(world: &mut World, region: RegionId, from: NationId, to: NationId) {
    let rules = world.rules().combat.clone();
    transfer_output(world, region, from, to);
    {
        let mut state = world.region_mut(region);
        state.owner = Some(to);
        state.controller = Some(to);
        state.unrest = state.unrest.max(rules.unrest_taken);
    }
    world.claims.retain(|c| !(c.by == to && c.region == region));
    claim(world, from, region, rules.claim_ceded);
    world.pairs.add_grievance(from, to, rules.grievance_ceded);
    world.tell(EventKind::RegionCeded { region, from, to });
}

/// Raises a claim to at least `strength`.
pub fn claim(world: &mut World, by: NationId, region: RegionId, strength: f64) {
    match world
        .claims
        .iter_mut()
        .find(|c| c.by == by && c.region == region)
    {
        Some(claim) => claim.strength = claim.strength.max(strength),
        None => world.claims.push(Claim {
            by,
            region,
            strength,
        }),
    }
}

/// The target leaves every defence treaty that it shares with a rival of the challenger.
fn drop_rivals(world: &mut World, challenger: NationId, target: NationId) {
    let line = world.rules().combat.rival_partner;
    let against: Vec<TreatyId> = world
        .treaties()
        .filter(|t| {
            t.has(target)
                && !t.has(challenger)
                && world.charter(t.charter).obligation.defends()
                && t.members
                    .iter()
                    .any(|m| *m != target && world.pairs.rivalry(challenger, *m) >= line)
        })
        .map(|t| t.id)
        .collect();
    for treaty in against {
        diplomacy::remove(world, treaty, target);
        world.tell(EventKind::Left {
            nation: target,
            treaty,
        });
    }
}

/// Moves a nation's ideal point part of the way to another's.
fn lean(world: &mut World, nation: NationId, towards: NationId, share: f64) {
    let goal = world.polity(towards).ideal;
    let mut polity = world.polity_mut(nation);
    polity.ideal.0 += (goal.0 - polity.ideal.0) * share;
    polity.ideal.1 += (goal.1 - polity.ideal.1) * share;
}

/// A government by the challenger's grace, with a new leader.
fn impose(world: &mut World, challenger: NationId, target: NationId, share: f64) {
    impose_on_paper(world, challenger, target, share);
    let leader = home::install(world, target);
    world.tell(EventKind::Coup {
        nation: target,
        leader,
    });
}

fn impose_on_paper(world: &mut World, challenger: NationId, target: NationId, share: f64) {
    let goal = world.polity(challenger).regime;
    {
        let mut polity = world.polity_mut(target);
        polity.regime += (goal - polity.regime) * share;
    }
    lean(world, target, challenger, share);
}
