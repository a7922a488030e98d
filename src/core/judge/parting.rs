//! Separate peace: who may ask for one, who may grant it, and which texts forbid it.

use super::{Refusal, when};
use crate::content::{Charter, Obligation};
use crate::ids::{CrisisId, NationId};
use crate::order::{Contribution, Side};
use crate::view::{Crisis, Treaty, View};

/// Whether a treaty's text forbids `nation` to make peace alone in a war that `leader` fights. Where each does
/// what it deems necessary it may also deem that it has done enough.
#[must_use]
pub fn forbids_parting(
    charter: &Charter,
    treaty: &Treaty,
    nation: NationId,
    leader: NationId,
) -> bool {
    let binds = matches!(
        charter.obligation,
        Obligation::Automatic | Obligation::Offensive
    );
    binds && treaty.has(nation) && treaty.has(leader)
}

/// The side on which `nation` fights in a war that another leads.
#[must_use]
pub fn follows(crisis: &Crisis, nation: NationId) -> Option<Side> {
    let side = crisis.side_of(nation).filter(|_| crisis.is_war())?;
    let fights = crisis.sides[side.index()]
        .iter()
        .any(|p| p.nation == nation && p.contribution >= Contribution::Caveats);
    (fights && crisis.leader(side) != nation).then_some(side)
}

pub fn ask(view: &View, id: CrisisId) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    let leads = Side::BOTH.into_iter().any(|s| crisis.leader(s) == view.me);
    when(leads, Refusal::LeadsTheWar)?;
    when(follows(crisis, view.me).is_none(), Refusal::NoPart)?;
    when(crisis.plea(view.me).is_some(), Refusal::QuestionOpen)
}

pub fn answer(view: &View, id: CrisisId, nation: NationId) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    let side = Side::BOTH
        .into_iter()
        .find(|s| crisis.leader(*s) == view.me)
        .ok_or(Refusal::NoPart)?;
    let asked = crisis.plea(nation).is_some() && crisis.side_of(nation) == Some(side.other());
    when(!asked, Refusal::NotForYou)
}
