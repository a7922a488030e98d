//! The end of a treaty's term: when its members speak of it, and whom its lead does not let go.

use super::{Refusal, when};
use crate::content::{Charter, Reserved};
use crate::ids::{NationId, TreatyId};
use crate::view::{Public, Treaty, View};

/// Whether members of `treaty` may say now whether they keep to it.
#[must_use]
pub fn renewable(public: &Public, treaty: &Treaty) -> bool {
    let speaks = treaty.speaks(&public.scenario);
    speaks.is_some_and(|turn| public.turn >= turn)
}

/// Whether the lead of `treaty` holds `nation` by force, under it or another treaty: such a member lets nothing run out.
#[must_use]
pub fn held(public: &Public, treaty: &Treaty, nation: NationId) -> bool {
    let Some(lead) = treaty.lead else {
        return false;
    };
    let mut theirs = public.treaties_of(nation);
    theirs.any(|t| grips(t, public.charter(t), lead, nation))
}

/// Whether `lead` holds `nation` by force under `treaty`, whose clauses are `charter`.
#[must_use]
pub fn grips(treaty: &Treaty, charter: &Charter, lead: NationId, nation: NationId) -> bool {
    treaty.has(nation)
        && treaty.holds(lead)
        && !treaty.holds(nation)
        && (treaty.lead == Some(lead) && charter.forced()
            || treaty.reserved(charter, nation) != Reserved::Nothing)
}

/// What a member that says nothing has said.
#[must_use]
pub fn silence(public: &Public, treaty: &Treaty, nation: NationId) -> bool {
    treaty.term.by_silence() || held(public, treaty, nation)
}

pub fn renew(view: &View, id: TreatyId, keep: bool) -> Result<(), Refusal> {
    let public = &view.public;
    let treaty = public.treaty(id).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(treaty.expires.is_none(), Refusal::NoTerm)?;
    when(!renewable(public, treaty), Refusal::TermRuns)?;
    if let Some(lead) = treaty.lead
        && !keep
        && held(public, treaty, view.me)
    {
        let lead = public.scenario.nation(lead).name.clone();
        return Err(Refusal::Held { lead });
    }
    when(treaty.renews(view.me) == Some(keep), Refusal::NoChange)
}
