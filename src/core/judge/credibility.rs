//! Questions, assurances and reproaches among allies; accommodation of the stronger.

use super::{Refusal, bound, partner, when};
use crate::ids::{NationId, TreatyId};
use crate::view::{Treaty, View};

/// Months between two words of the same kind: what is said every month is heard by nobody.
const REST_MONTHS: u32 = 12;

fn ally(view: &View, id: TreatyId) -> Result<&Treaty, Refusal> {
    let treaty = view.public.treaty(id).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(
        !view.public.charter(treaty).obligation.defends(),
        Refusal::NoPower,
    )?;
    Ok(treaty)
}

fn recent(view: &View, turn: u32) -> bool {
    (view.public.turn - turn) * u32::from(view.scenario().turn_months) < REST_MONTHS
}

pub fn ask(view: &View, id: TreatyId, nation: NationId) -> Result<(), Refusal> {
    let treaty = ally(view, id)?;
    partner(view, nation)?;
    when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
    let open = |a: &crate::view::Ask| (a.by, a.of) == (view.me, nation);
    when(treaty.asks.iter().any(open), Refusal::QuestionOpen)
}

pub fn reaffirm(view: &View, id: TreatyId) -> Result<(), Refusal> {
    let treaty = ally(view, id)?;
    let asked = treaty.asks.iter().any(|a| a.of == view.me);
    let said = treaty.mood(view.me).and_then(|m| m.word);
    when(
        !asked && said.is_some_and(|turn| recent(view, turn)),
        Refusal::SaidAlready,
    )
}

pub fn reproach(view: &View, id: TreatyId, nation: NationId) -> Result<(), Refusal> {
    let treaty = ally(view, id)?;
    partner(view, nation)?;
    when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
    let said = treaty.mood(view.me).and_then(|m| m.reproached);
    when(
        said.is_some_and(|(_, turn)| recent(view, turn)),
        Refusal::SaidAlready,
    )
}

/// Nobody accommodates an ally, an enemy, or twice.
pub fn lean(view: &View, towards: Option<NationId>) -> Result<(), Refusal> {
    when(view.nation(view.me).leans == towards, Refusal::NoChange)?;
    let Some(strong) = towards else {
        return Ok(());
    };
    partner(view, strong)?;
    when(bound(&view.public, view.me, strong), Refusal::Bound)?;
    when(
        view.public.war_between(view.me, strong).is_some(),
        Refusal::AtWar,
    )
}
