//! What a ward may not do without its lead's leave, and who gives that.

use super::{Refusal, partner, when};
use crate::content::Reserved;
use crate::ids::{NationId, TreatyId};
use crate::order::Side;
use crate::view::{Crisis, Public, Treaty, View};

/// The treaties under which this power of `nation` is reserved.
fn wardships(
    public: &Public,
    nation: NationId,
    power: Reserved,
) -> impl Iterator<Item = &Treaty> + '_ {
    public
        .treaties_of(nation)
        .filter(move |t| t.reserved(public.charter(t), nation) >= power)
}

/// The treaty under which `nation` may not begin a quarrel with `foe` of its own accord. Against one that holds power over
/// it nothing is reserved: that is a rebellion.
#[must_use]
pub fn kept_from_quarrel(public: &Public, nation: NationId, foe: NationId) -> Option<&Treaty> {
    wardships(public, nation, Reserved::Force).find(|t| !t.holds(foe))
}

/// The treaty under which `nation` may not stand on `side` of a crisis, or not use more force there than is used against it:
/// none where one that holds power over it stands on that side, or on the other.
#[must_use]
pub fn kept_from_side<'p>(
    public: &'p Public,
    nation: NationId,
    crisis: &Crisis,
    side: Side,
) -> Option<&'p Treaty> {
    let stands = |t: &Treaty, side| crisis.nations(side).any(|n| t.holds(n));
    wardships(public, nation, Reserved::Force)
        .find(|t| !stands(t, side) && !stands(t, side.other()))
}

/// The treaty under which `nation` may not sign a pact with `parties`, itself among them or not: its lead is none of them.
#[must_use]
pub fn kept_from_pact(
    public: &Public,
    nation: NationId,
    parties: impl Fn(NationId) -> bool,
) -> Option<&Treaty> {
    wardships(public, nation, Reserved::Foreign).find(|t| !t.lead.is_some_and(&parties))
}

/// The treaty under which `nation` may not apply to `treaty`: a vote of its lead there is no leave to take up arms.
#[must_use]
pub fn kept_from_entry<'p>(
    public: &'p Public,
    nation: NationId,
    treaty: &Treaty,
) -> Option<&'p Treaty> {
    let defends = public.charter(treaty).obligation.defends();
    kept_from_pact(public, nation, |n| !defends && treaty.has(n))
}

/// The refusal for want of leave under `treaty`.
pub(super) fn by_leave(public: &Public, treaty: Option<&Treaty>) -> Result<(), Refusal> {
    let Some((treaty, lead)) = treaty.and_then(|t| Some((t, t.lead?))) else {
        return Ok(());
    };
    Err(Refusal::Reserved {
        treaty: treaty.name.to_string(),
        lead: public.scenario.nation(lead).name.clone(),
    })
}

/// Whether each of two may sign a pact with the other.
pub(super) fn pact_of_two(public: &Public, a: NationId, b: NationId) -> Result<(), Refusal> {
    by_leave(public, kept_from_pact(public, a, |n| n == b))?;
    by_leave(public, kept_from_pact(public, b, |n| n == a))
}

/// The treaties under which powers of `nation` are reserved, each with the lead that gives leave.
pub fn masters(
    public: &Public,
    nation: NationId,
) -> impl Iterator<Item = (&Treaty, NationId)> + '_ {
    wardships(public, nation, Reserved::Force).filter_map(|t| Some((t, t.lead?)))
}

/// The wards of `treaty`, whether or not the lead has given them their powers back.
pub fn wards<'t>(public: &Public, treaty: &'t Treaty) -> impl Iterator<Item = NationId> + 't {
    let any = treaty.lead.is_some() && public.charter(treaty).reserved != Reserved::Nothing;
    let members = treaty.members.iter().copied().filter(move |_| any);
    members.filter(|m| !treaty.holds(*m))
}

/// Whether `lead` has powers of `nation` under the treaty to give back.
pub(super) fn reserves(
    public: &Public,
    lead: NationId,
    id: TreatyId,
    nation: NationId,
) -> Result<(), Refusal> {
    let treaty = led(public, lead, id, nation)?;
    let free = treaty.entrusted.binary_search(&nation).is_ok();
    when(free, Refusal::NoChange)
}

/// The lead gives a ward its powers back, or takes them again.
pub(super) fn entrust(
    view: &View,
    id: TreatyId,
    nation: NationId,
    grant: bool,
) -> Result<(), Refusal> {
    partner(view, nation)?;
    let treaty = led(&view.public, view.me, id, nation)?;
    let free = treaty.entrusted.binary_search(&nation).is_ok();
    when(free == grant, Refusal::NoChange)
}

/// The treaty by `id`, if `lead` leads it and `nation` is a ward in it.
fn led(
    public: &Public,
    lead: NationId,
    id: TreatyId,
    nation: NationId,
) -> Result<&Treaty, Refusal> {
    let treaty = public.treaty(id).ok_or(Refusal::Unknown)?;
    when(!treaty.has(lead), Refusal::NotMember)?;
    when(treaty.lead != Some(lead), Refusal::NotLead)?;
    when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
    let ward = wards(public, treaty).any(|w| w == nation);
    when(!ward, Refusal::NoWard)?;
    Ok(treaty)
}
