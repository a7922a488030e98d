//! What the terms of a settlement do to the stake.

use super::ground::{give_back, transfer_output};
use super::undertaking::against;
use super::{candidate, leader, treasury, treaty, undertaking};
use crate::content::Claim;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::judge;
use crate::order::{Concessions, Measure, Restraint, Side, Stake, Terms};
use crate::view::Crisis;

pub fn apply(world: &mut World, crisis: &Crisis, terms: &Terms) {
    for side in Side::BOTH {
        let (by, to) = (crisis.leader(side), crisis.leader(side.other()));
        carry_out(world, by, to, terms.given(side));
        cede_for_the_fallen(world, crisis, side, terms.given(side));
        if terms.given(side).government != Measure::None {
            take_back(world, crisis, by, to);
        }
    }
    let (challenger, target) = (crisis.challenger, crisis.target);
    let rules = &world.scenario.clone().rules.settlement;
    let met = judge::met(rules, crisis.stake, terms.given(Side::Target));
    if met > 0.0 {
        ease(world, challenger, target);
        lay_claim_to_rest(world, challenger, crisis.stake);
    }
    if met >= 1.0 {
        treasury::exact(world, challenger, target);
        brought_back(world, crisis);
    }
    if let Some(counter) = crisis.counter {
        let met = judge::met(rules, counter, terms.given(Side::Challenger));
        if met > 0.0 {
            ease(world, target, challenger);
            lay_claim_to_rest(world, target, counter);
        }
    }
    if terms.given(Side::Challenger).renounce {
        let_go(world, crisis);
    }
}

/// Ministers by the victor's grace bring their nation back into what the war has parted it from: Hungary was out of the Warsaw
/// Treaty for three days.
fn take_back(world: &mut World, war: &Crisis, nation: NationId, victor: NationId) {
    for &(id, _) in war.parted.iter().filter(|p| p.1 == nation) {
        let open = world
            .get(id)
            .is_some_and(|t| t.has(victor) && !t.has(nation));
        if open {
            treaty::join(world, id, nation);
        }
    }
}

/// Whoever leads in the place of another may have to give what was that one's.
fn cede_for_the_fallen(world: &mut World, crisis: &Crisis, side: Side, gives: &Concessions) {
    let Some(region) = gives.cede else { return };
    let to = crisis.leader(side.other());
    let owner = world.region(region).owner;
    if let Some(from) = owner.filter(|o| crisis.side_of(*o) == Some(side)) {
        cede(world, region, from, to);
    }
}

/// Each clause, in the order of the treaty.
fn carry_out(world: &mut World, by: NationId, to: NationId, gives: &Concessions) {
    if let Some(region) = gives.cede.filter(|r| world.region(*r).owner == Some(by)) {
        cede(world, region, by, to);
    }
    let back = |r: &RegionId| {
        let state = world.region(*r);
        state.owner == Some(to) && state.controller == Some(by)
    };
    if let Some(region) = gives.cede.filter(back) {
        world.claims.retain(|c| !(c.by == by && c.region == region));
        give_back(world, &[region]);
    }
    if gives.renounce {
        let mut claims = std::mem::take(&mut world.claims);
        claims.retain(|c| c.by != by || world.region(c.region).owner != Some(to));
        world.claims = claims;
    }
    become_neutral(world, by, to, gives.neutrality);
    if let Some(region) = gives.demilitarise {
        undertaking::give(world, by, to, Restraint::Forces(region));
    }
    let imposed = world.rules().settlement.imposed;
    match gives.government {
        Measure::None => {}
        Measure::Half => impose_on_paper(world, to, by, imposed * 0.5),
        Measure::Whole => impose(world, to, by, imposed),
    }
    if gives.arms > 0 {
        let share = world.economy(by).defence * (1.0 - f64::from(gives.arms) / 100.0);
        world.economy_mut(by).defence = share;
        // Rounded up, so that nobody has broken it on the first day.
        let permille = libm::ceil(share * 1000.0) as u16;
        undertaking::give(world, by, to, Restraint::Arms(permille));
    }
    if gives.reparations > 0 {
        pay(world, by, to, gives.reparations);
    }
}

/// Reparations, in thousandths of the payer's GDP.
pub fn pay(world: &mut World, from: NationId, to: NationId, permille: u16) {
    let sum = f64::from(permille) / 1000.0 * world.economy(from).gdp;
    world.economy_mut(from).treasury -= sum;
    world.economy_mut(to).treasury += sum;
}

fn become_neutral(world: &mut World, by: NationId, towards: NationId, measure: Measure) {
    if measure == Measure::None {
        return;
    }
    if measure == Measure::Whole {
        drop_rivals(world, towards, by);
    }
    let aligned = world.rules().settlement.aligned;
    lean(world, by, towards, aligned * measure.share());
    undertaking::give(world, by, towards, Restraint::Alliances);
}

/// A beaten lead that drops its claims on a member lets it go.
fn let_go(world: &mut World, crisis: &Crisis) {
    let nation = crisis.target;
    if let Some(treaty) = crisis
        .cover
        .filter(|t| world.get(*t).is_some_and(|t| t.has(nation)))
    {
        treaty::remove(world, treaty, nation);
        world.tell(EventKind::Left { nation, treaty });
    }
}

/// A claim for which something was given weighs less.
fn lay_claim_to_rest(world: &mut World, challenger: NationId, stake: Stake) {
    let left = 1.0 - world.rules().settlement.concession_ease;
    if let Stake::Territory(region) = stake {
        for claim in &mut world.claims {
            if claim.by == challenger && claim.region == region {
                claim.strength *= left;
            }
        }
    }
}

/// Who was brought back by its lead is a member again, and has given no notice.
fn brought_back(world: &mut World, crisis: &Crisis) {
    let (Some(id), target) = (crisis.cover, crisis.target) else {
        return;
    };
    let gone = world.get(id).is_some_and(|t| !t.has(target));
    if gone {
        treaty::join(world, id, target);
    }
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.notices.retain(|n| n.0 != target);
    }
}

/// Whoever got something has less left to quarrel about.
fn ease(world: &mut World, challenger: NationId, target: NationId) {
    let left = 1.0 - world.rules().settlement.concession_ease;
    let rivalry = world.pairs.rivalry(challenger, target);
    world.pairs.set_rivalry(challenger, target, rivalry * left);
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

/// The target leaves every defence treaty that it shares with a rival of the challenger, and applies to none.
fn drop_rivals(world: &mut World, challenger: NationId, target: NationId) {
    let left: Vec<TreatyId> = world
        .treaties()
        .iter()
        .filter(|t| against(world, t, target, challenger))
        .map(|t| t.id)
        .collect();
    for treaty in left {
        treaty::remove(world, treaty, target);
        let nation = target;
        world.tell(EventKind::Left { nation, treaty });
    }
    let applied: Vec<TreatyId> = world
        .treaties()
        .iter()
        .filter(|t| t.candidate(target).is_some() && !t.has(challenger))
        .map(|t| t.id)
        .collect();
    for treaty in applied {
        candidate::withdraw(world, target, treaty);
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
    let leader = leader::install(world, target);
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
