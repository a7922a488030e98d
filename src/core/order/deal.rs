//! What two nations put on the table.

use serde::{Deserialize, Serialize};

use super::Contribution;
use crate::ids::{CaseId, CharterId, MotionId, NationId, RegionId, TreatyId};

/// What two nations put on the table. `give` is the proposer's side, `ask` the other's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Deal {
    /// A pact that both enter, by charter.
    pub pact: Option<CharterId>,
    pub give: Vec<Term>,
    pub ask: Vec<Term>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Term {
    /// Millions of 1990 dollars, once.
    Payment(u32),
    Transit,
    LiftSanctions,
    RenounceClaim(RegionId),
    /// A promise to vote for the motion: kept or broken when the votes are counted.
    Support(MotionId),
    /// A promise to ratify the candidate's entry.
    Ratify(TreatyId, NationId),
    /// A public pledge of a defence share under a treaty, as in [`super::Order::Pledge`].
    Pledge {
        treaty: TreatyId,
        permille: u16,
        years: u8,
    },
    /// What a treaty reserves of the taker's powers: its lead gives them back.
    Powers(TreatyId),
    /// A promise to answer a case with at least this: kept or broken when the case is reviewed.
    Answer(CaseId, Contribution),
}
