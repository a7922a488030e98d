//! What an alliance has to decide: treaties invoked and answered, motions and votes; and what is offered between nations.

use serde::{Deserialize, Serialize};

use crate::event::Outcome;
use crate::ids::{CaseId, CrisisId, MotionId, NationId, OfferId, TreatyId};
use crate::order::{Ballot, Caveat, Contribution, Deal, MotionKind, Strength, Term};

/// A matter before an alliance: a treaty invoked, or members who consult.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub treaty: TreatyId,
    pub crisis: CrisisId,
    pub victim: NationId,
    pub aggressor: NationId,
    pub opened: u32,
    /// Who brought it up: the victim, or another member that asked to consult.
    pub asked_by: NationId,
    /// Whether the victim has invoked the text; a consultation alone binds nobody.
    pub binding: bool,
    /// The victim had begun the quarrel itself, and was the first to be shot at: it has the smaller claim on the others.
    #[serde(default)]
    pub provoked: bool,
    pub stage: Stage,
    /// The strength decided; None until the council has decided.
    pub strength: Option<Strength>,
    /// Members that voted no to what was decided by others; sorted.
    pub outvoted: Vec<NationId>,
    /// Whose votes kept the body from sending anybody, when it last spoke, and what each comes to as an answer; sorted by
    /// nation. Empty once the body sends forces, for then the members answer one by one.
    #[serde(default)]
    pub held_back: Vec<(NationId, Outcome)>,
    /// What each member has answered so far, sorted by nation.
    pub answers: Vec<Answer>,
}

impl Case {
    /// What `nation` has answered.
    #[must_use]
    pub fn answer(&self, nation: NationId) -> Option<&Answer> {
        self.answers
            .binary_search_by_key(&nation, |a| a.nation)
            .ok()
            .map(|i| &self.answers[i])
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stage {
    /// The members consult; a motion may be tabled.
    Consultation,
    /// The council votes.
    Vote(MotionId),
    /// The members answer one by one until the given turn.
    Answers { until: u32 },
    /// Those who promised forces bring them; reviewed on the given turn.
    Delivery { until: u32 },
    /// The council did not agree; until the given turn somebody may try another motion.
    Blocked { until: u32 },
}

/// What one member has said it will bring to a case, and what has come of it so far.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub nation: NationId,
    pub contribution: Contribution,
    pub caveat: Option<Caveat>,
    /// The turn by which it should be there.
    pub due: u32,
    /// Points of strength promised.
    pub promised: f64,
    /// The most points that have been there.
    pub brought: f64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Motion {
    pub id: MotionId,
    pub treaty: TreatyId,
    pub by: NationId,
    pub kind: MotionKind,
    pub tabled: u32,
    /// The turn at whose end votes are counted.
    pub due: u32,
    /// Consensus has failed; a lesser majority is enough at the next count.
    pub deferred: bool,
    /// Sorted by nation; who is missing is silent.
    pub ballots: Vec<(NationId, Ballot)>,
    /// Who has worked on whom, in the order it was done.
    pub lobbied: Vec<Lobby>,
}

impl Motion {
    #[must_use]
    pub fn ballot(&self, nation: NationId) -> Option<Ballot> {
        self.ballots
            .binary_search_by_key(&nation, |b| b.0)
            .ok()
            .map(|i| self.ballots[i].1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lobby {
    pub by: NationId,
    pub nation: NationId,
    pub aye: bool,
}

/// A vote or an answer that one nation has promised another; known to the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    pub by: NationId,
    pub to: NationId,
    /// A [`Term::Support`] or [`Term::Answer`].
    pub term: Term,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    pub from: NationId,
    pub to: NationId,
    pub deal: Deal,
    pub made: u32,
}
