//! Terms of settlement: what they may ask, what they come to beside the demand, what they cost in face; and
//! what undertakings from former settlements forbid.

use super::{Refusal, when};
use crate::content::{Charter, RegionKind, Rules, SettlementRules};
use crate::ids::{NationId, RegionId};
use crate::order::{Concessions, Measure, Restraint, Side, Stake, Terms};
use crate::view::{Crisis, Pairs, Public, RegionState, Treaty, View};

/// What the target would have to give to meet a demand for `stake`, whole or by half.
#[must_use]
pub fn demanded(rules: &SettlementRules, stake: Stake, measure: Measure) -> Concessions {
    let mut gives = Concessions::NOTHING;
    let whole = measure == Measure::Whole;
    match stake {
        _ if measure == Measure::None => {}
        Stake::Territory(region) if whole => gives.cede = Some(region),
        Stake::Territory(region) => gives.demilitarise = Some(region),
        Stake::Alignment => gives.neutrality = measure,
        Stake::Regime => gives.government = measure,
        Stake::Armament => gives.arms = rules.disarmed / if whole { 1 } else { 2 },
        Stake::Incident => gives.reparations = rules.amends / if whole { 1 } else { 2 },
    }
    gives
}

/// The terms of a side that yields: the other's demand, if it made one.
#[must_use]
pub fn surrender(rules: &SettlementRules, crisis: &Crisis, side: Side) -> Terms {
    let demand = crisis.demand(side.other());
    let gives = demand.map(|stake| demanded(rules, stake, Measure::Whole));
    Terms::of(side, gives.unwrap_or(Concessions::NOTHING))
}

/// The terms of an attacker that is beaten: it pays and drops its claims.
#[must_use]
pub fn defeat(rules: &SettlementRules) -> Terms {
    let gives = Concessions {
        renounce: true,
        reparations: rules.reparations,
        ..Concessions::NOTHING
    };
    Terms::of(Side::Challenger, gives)
}

/// The share of a demand for `stake` that is met by what the target gives, 0..1.
#[must_use]
pub fn met(rules: &SettlementRules, stake: Stake, gives: &Concessions) -> f64 {
    match stake {
        Stake::Territory(region) if gives.cede == Some(region) => 1.0,
        Stake::Territory(region) if gives.demilitarise == Some(region) => rules.met_empty,
        Stake::Territory(_) => 0.0,
        Stake::Alignment => gives.neutrality.share(),
        Stake::Regime => gives.government.share(),
        Stake::Armament => (f64::from(gives.arms) / f64::from(rules.disarmed.max(1))).min(1.0),
        Stake::Incident => (f64::from(gives.reparations) / f64::from(rules.amends.max(1))).min(1.0),
    }
}

/// The share of what yielding would cost in face that these terms cost the leader of `side`, 0..1: for a target the
/// more, the more of the demand it meets; for a challenger the less, the more of it it gets.
#[must_use]
pub fn shame(rules: &SettlementRules, stake: Stake, terms: &Terms, side: Side) -> f64 {
    let met = met(rules, stake, terms.given(Side::Target));
    match side {
        Side::Target => rules.face_met * met,
        Side::Challenger if terms.given(Side::Challenger).is_nothing() => {
            rules.face_empty * (1.0 - met)
        }
        Side::Challenger => rules.face_met,
    }
}

/// Soil of one side that the other has taken in a war.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    pub region: RegionId,
    pub owner: NationId,
    pub holder: NationId,
}

/// All of it, in id order: what the war's end gives back unless its terms have a line or give it away.
#[must_use]
pub fn taken(regions: &[RegionState], war: &Crisis) -> Vec<Taken> {
    let of_other = |(i, state): (usize, &RegionState)| {
        let region = RegionId::at(i);
        let (owner, holder) = (state.owner?, state.controller?);
        let opposed = owner != holder && war.opposed(owner, holder);
        (opposed && !war.held.contains(&region)).then_some(Taken {
            region,
            owner,
            holder,
        })
    };
    regions.iter().enumerate().filter_map(of_other).collect()
}

/// Whether the leaders of a crisis could settle it on these terms.
///
/// # Errors
/// The first clause that stands against it, and why.
pub fn terms(public: &Public, crisis: &Crisis, terms: &Terms) -> Result<(), Refusal> {
    when(terms.line && !crisis.is_war(), Refusal::NoFront)?;
    for side in Side::BOTH {
        let (by, to) = (crisis.leader(side), crisis.leader(side.other()));
        gives(public, crisis, (by, to), terms.given(side))?;
    }
    Ok(())
}

fn gives(
    public: &Public,
    crisis: &Crisis,
    (by, to): (NationId, NationId),
    gives: &Concessions,
) -> Result<(), Refusal> {
    let rules = &public.scenario.rules.settlement;
    let capital = public.scenario.nation(by).capital;
    if let Some(region) = gives.cede {
        if !holds_of(public, by, to, region) {
            owns(public, by, region)?;
        }
        let asked = Some(Stake::Territory(region));
        let at_stake = Side::BOTH.iter().any(|s| crisis.demand(*s) == asked);
        when(region == capital && !at_stake, Refusal::Capital)?;
    }
    if let Some(region) = gives.demilitarise {
        owns(public, by, region)?;
        when(region == capital, Refusal::Capital)?;
        when(gives.cede == Some(region), Refusal::GivenTwice)?;
        let empty = public.empty_of_forces(region).is_some_and(|u| u.to == to);
        when(empty, Refusal::NoChange)?;
    }
    when(
        gives.renounce && public.ground(by, to) <= 0.0,
        Refusal::NothingToRenounce,
    )?;
    let range = |value: u16, most: u16| {
        let high = u32::from(most);
        when(value > most, Refusal::Range { low: 0, high })
    };
    range(gives.arms.into(), rules.arms_most.into())?;
    range(gives.reparations, rules.reparations_most)
}

/// Whether `by` holds soil of `to`, and could give it back.
fn holds_of(public: &Public, by: NationId, to: NationId, region: RegionId) -> bool {
    let state = public.regions.get(region.index());
    state.is_some_and(|r| r.owner == Some(to) && r.controller == Some(by))
}

fn owns(public: &Public, by: NationId, region: RegionId) -> Result<(), Refusal> {
    when(region.index() >= public.regions.len(), Refusal::Unknown)?;
    let land = public.scenario.region(region).kind == RegionKind::Land;
    let owner = public.regions[region.index()].owner;
    when(!land || owner != Some(by), Refusal::NotTheirs)
}

/// Whether an undertaking keeps `nation` out of an alliance with `others`.
///
/// # Errors
/// Refused when one does.
pub fn may_ally(
    public: &Public,
    nation: NationId,
    others: impl Iterator<Item = NationId> + Clone,
) -> Result<(), Refusal> {
    when(
        public.barred_from(nation, others).is_some(),
        Refusal::Undertaken,
    )
}

/// Whether `treaty` allies `nation` with rivals of `other`, that is not in it: what one that gives way over its friends leaves.
#[must_use]
pub fn against(
    pairs: &Pairs,
    rules: &Rules,
    charter: &Charter,
    treaty: &Treaty,
    nation: NationId,
    other: NationId,
) -> bool {
    let rival = |m: NationId| pairs.rivalry(other, m) >= rules.settlement.rival_partner;
    let mates = || treaty.members.iter().copied().filter(|m| *m != nation);
    treaty.has(nation) && !treaty.has(other) && charter.obligation.defends() && mates().any(rival)
}

/// Whether an undertaking is there to be broken.
pub fn repudiate(view: &View, to: NationId, restraint: Restraint) -> Result<(), Refusal> {
    super::other(view, to)?;
    let stands = view
        .public
        .bound_by(view.me)
        .any(|u| u.to == to && u.restraint == restraint);
    when(!stands, Refusal::NoUndertaking)
}
