//! Peace operations: what may be mandated, and who may take part.

use super::{Refusal, when};
use crate::content::{Decision, RegionKind};
use crate::event::Shortfall;
use crate::ids::{MissionId, NationId, RegionId};
use crate::order::Contribution;
use crate::view::{Public, Treaty, View};

/// Whether there is something in the region to keep the peace in: an insurgency, or a crisis of its holder.
#[must_use]
pub fn troubled(public: &Public, region: RegionId) -> bool {
    let state = &public.regions[region.index()];
    state.unrest >= public.scenario.rules.domains.insurgency
        || state.controller.is_some_and(|host| {
            public
                .crises
                .iter()
                .any(|c| c.rung >= 2 && (c.challenger == host || c.target == host))
        })
}

/// Whether `host` lets a mission moved by `by` in. A member has its say in the council; another gives leave
/// by transit. What a council of seats decides needs no leave.
#[must_use]
pub fn consents(public: &Public, treaty: &Treaty, host: NationId, by: NationId) -> bool {
    treaty.has(host)
        || public.pairs.transit(host, by)
        || matches!(public.charter(treaty).decision, Decision::Council { .. })
}

pub fn mandate(view: &View, treaty: &Treaty, region: RegionId) -> Result<(), Refusal> {
    let (public, scenario) = (&view.public, view.scenario());
    let charter = public.charter(treaty);
    when(!charter.peace_operations, Refusal::NoPower)?;
    when(region.index() >= public.regions.len(), Refusal::Unknown)?;
    when(
        scenario.region(region).kind == RegionKind::Sea,
        Refusal::NoBase,
    )?;
    when(
        !super::in_area(scenario, charter, treaty, region),
        Refusal::NotTriggered(Shortfall::Area(region)),
    )?;
    when(!troubled(public, region), Refusal::NoTrouble)?;
    let host = view.region(region).controller.ok_or(Refusal::NoBase)?;
    when(!consents(public, treaty, host, view.me), Refusal::NoConsent)?;
    let fresh = |m: &crate::view::Mission| {
        let months = m.until.saturating_sub(public.turn) * u32::from(scenario.turn_months);
        m.treaty == treaty.id && m.region == region && months > 6
    };
    when(public.missions.iter().any(fresh), Refusal::NoChange)
}

pub fn detach(view: &View, id: MissionId, contribution: Contribution) -> Result<(), Refusal> {
    let mission = view.public.mission(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(mission.treaty).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(mission.host == view.me, Refusal::Party)?;
    let now = mission
        .detachment(view.me)
        .map_or(Contribution::Nothing, |d| d.contribution);
    when(now == contribution, Refusal::NoChange)
}
