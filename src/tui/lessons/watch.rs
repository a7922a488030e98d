//! Whether what a step waits for has come.

use std::collections::BTreeSet;

use casus_core::order::{Order, OrderKind};
use casus_core::view::{Case, Stage, View};

use super::Wait;

/// What a learner's game is like, and what was done in it since the step began.
pub struct Seen<'s> {
    pub view: &'s View,
    /// The orders of this turn.
    pub draft: &'s [Order],
    /// The page that is shown.
    pub page: &'static str,
    /// The names of actions asked for.
    pub did: &'s BTreeSet<&'static str>,
    /// Kinds of orders that were among those of a turn.
    pub drafted: &'s BTreeSet<&'static str>,
    /// The turn on which the step began.
    pub since: u32,
}

impl Wait {
    /// Whether it has come.
    #[must_use]
    pub fn holds(&self, seen: &Seen<'_>) -> bool {
        let (public, me) = (&seen.view.public, seen.view.me);
        let mut own = public.cases.iter().filter(|c| c.victim == me);
        match self {
            Self::Did(action) => seen.did.contains(action.as_str()),
            Self::Page(name) => seen.page == name,
            Self::Drafted(kind) => {
                let named = |order: &Order| <&str>::from(OrderKind::from(order)) == kind;
                seen.drafted.contains(kind.as_str()) || seen.draft.iter().any(named)
            }
            Self::Passed => public.turn > seen.since,
            Self::Quarrel(rung) => {
                let mut crises = public.crises.iter();
                crises.any(|c| c.target == me && c.rung >= *rung)
            }
            Self::Called => own.any(|c| c.binding),
            Self::Tabled => own.any(|c| c.binding && (voting(c) || answering(c))),
            Self::Answered => own.any(|c| c.binding && answering(c)),
            Self::Month(months) => {
                public.turn * u32::from(seen.view.scenario().turn_months) >= *months
            }
        }
    }
}

/// Whether the members vote.
const fn voting(case: &Case) -> bool {
    matches!(case.stage, Stage::Vote(_))
}

/// Whether the vote is over and the members have the word.
fn answering(case: &Case) -> bool {
    matches!(
        case.stage,
        Stage::Answers { .. } | Stage::Delivery { .. } | Stage::Blocked { .. }
    )
}

/// Whether one of `waits` has come.
#[must_use]
pub fn holds(waits: &[Wait], seen: &Seen<'_>) -> bool {
    waits.iter().any(|wait| wait.holds(seen))
}
