//! A charter as a seat composes it: one that exists, and the clauses that are to differ. Whole numbers and
//! small vocabularies only, so that an order can be compared, saved and typed exactly; `content` makes a
//! charter of it.

use serde::{Deserialize, Serialize};

use crate::ids::CharterId;

/// A charter composed in play.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct CharterDraft {
    /// The charter that it starts from.
    pub base: CharterId,
    /// What the treaty is to be called.
    pub name: String,
    /// The clauses that replace the base's; sorted, one of a kind.
    pub clauses: Vec<Clause>,
}

/// One clause of a draft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Clause {
    Duty(Duty),
    Rule(Rule),
    /// Only an attack on land that a present member owned on the first day counts.
    HomeOnly(bool),
    /// What sets it off: attack on territory, on forces, a threat of force.
    Territory(bool),
    Forces(bool),
    Threat(bool),
    /// Percent of confidence from which subversion, or a cyber attack, sets it off; 0 for never.
    Subversion(u8),
    Cyber(u8),
    /// Thousandths of GDP a year into the common fund; 0 for none.
    Dues(u16),
    /// Thousandths of GDP a year to the lead; 0 for none.
    Tribute(u16),
    /// Thousandths of GDP that members should spend on defence; 0 for no guideline.
    Guideline(u16),
    /// Forces under the lead's command.
    Command(bool),
    Transit(bool),
    /// How much members tell each other, percent.
    Intelligence(u8),
    Entry(Entry),
    /// Months that a candidate waits.
    Candidacy(u16),
    /// Each member ratifies a newcomer, or the council decides.
    EachRatifies(bool),
    Exit(Leaving),
    Breach(Breach),
    /// The strongest remaining member inherits the lead, or the alliance ends with it.
    Inherited(bool),
    PeaceOperations(bool),
    /// A coup suspends a member until it has held elections.
    SuspendsCoups(bool),
    /// Percent of what members buy for their forces that should go into new models; 0 for no guideline.
    Equipment(u8),
    /// Who holds what is paid in coin.
    Chest(Chest),
    /// Whoever is a party to a case has no vote on it.
    Recusal(bool),
    /// Months that a seat in a council is held.
    Term(u16),
    /// A council seeks consensus before two-thirds decide.
    ConsensusFirst(bool),
}

/// Who holds the common treasury.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Chest {
    Common,
    Lead,
    /// Common, until the council lets the lead move it.
    Movable,
}

/// What members owe when the case arises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Duty {
    Automatic,
    AsDeemedNecessary,
    Consult,
    Neutrality,
    NonAggression,
    Offensive,
}

/// How the members decide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Rule {
    /// Consensus; who says nothing assents.
    Silence,
    /// Each must say yes.
    Unanimity,
    TwoThirds,
    Majority,
    /// A council of so many seats.
    Council(u8),
    Hegemon,
    /// No vote: the duty applies by itself.
    NoVote,
}

/// Who may apply.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Entry {
    Nobody,
    Neighbours,
    Anyone,
}

/// How one leaves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Leaving {
    Barred,
    Free,
    /// After so many months.
    Notice(u16),
    Resisted,
}

/// What happens to a member that refuses a call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Breach {
    Reproach,
    Expulsion,
    Force,
}

impl Clause {
    /// Which clause it is, whatever it says: clauses of a kind have the same number, in the order of the form.
    #[must_use]
    pub const fn kind(self) -> u8 {
        match self {
            Self::Duty(_) => 0,
            Self::Rule(_) => 1,
            Self::HomeOnly(_) => 2,
            Self::Territory(_) => 3,
            Self::Forces(_) => 4,
            Self::Threat(_) => 5,
            Self::Subversion(_) => 6,
            Self::Cyber(_) => 7,
            Self::Dues(_) => 8,
            Self::Tribute(_) => 9,
            Self::Guideline(_) => 10,
            Self::Command(_) => 11,
            Self::Transit(_) => 12,
            Self::Intelligence(_) => 13,
            Self::Entry(_) => 14,
            Self::Candidacy(_) => 15,
            Self::EachRatifies(_) => 16,
            Self::Exit(_) => 17,
            Self::Breach(_) => 18,
            Self::Inherited(_) => 19,
            Self::PeaceOperations(_) => 20,
            Self::SuspendsCoups(_) => 21,
            Self::Equipment(_) => 22,
            Self::Chest(_) => 23,
            Self::Recusal(_) => 24,
            Self::Term(_) => 25,
            Self::ConsensusFirst(_) => 26,
        }
    }

    /// Every clause that a form offers, kind by kind.
    #[must_use]
    pub fn choices() -> Vec<Vec<Self>> {
        let both = |make: fn(bool) -> Self| vec![make(false), make(true)];
        vec![
            [
                Duty::Automatic,
                Duty::AsDeemedNecessary,
                Duty::Consult,
                Duty::Neutrality,
                Duty::NonAggression,
                Duty::Offensive,
            ]
            .map(Self::Duty)
            .to_vec(),
            [
                Rule::Silence,
                Rule::Unanimity,
                Rule::TwoThirds,
                Rule::Majority,
                Rule::Council(3),
                Rule::Council(5),
                Rule::Hegemon,
                Rule::NoVote,
            ]
            .map(Self::Rule)
            .to_vec(),
            both(Self::HomeOnly),
            both(Self::Territory),
            both(Self::Forces),
            both(Self::Threat),
            [0, 50, 70, 90].map(Self::Subversion).to_vec(),
            [0, 50, 70, 90].map(Self::Cyber).to_vec(),
            [0, 1, 2, 5, 10].map(Self::Dues).to_vec(),
            [0, 2, 5, 10, 20].map(Self::Tribute).to_vec(),
            [0, 10, 15, 20, 25, 30, 40, 50]
                .map(Self::Guideline)
                .to_vec(),
            both(Self::Command),
            both(Self::Transit),
            [0, 20, 40, 60, 80].map(Self::Intelligence).to_vec(),
            [Entry::Nobody, Entry::Neighbours, Entry::Anyone]
                .map(Self::Entry)
                .to_vec(),
            [0, 3, 6, 12, 24].map(Self::Candidacy).to_vec(),
            both(Self::EachRatifies),
            [
                Leaving::Free,
                Leaving::Notice(6),
                Leaving::Notice(12),
                Leaving::Notice(24),
                Leaving::Barred,
                Leaving::Resisted,
            ]
            .map(Self::Exit)
            .to_vec(),
            [Breach::Reproach, Breach::Expulsion, Breach::Force]
                .map(Self::Breach)
                .to_vec(),
            both(Self::Inherited),
            both(Self::PeaceOperations),
            both(Self::SuspendsCoups),
            [0, 10, 20, 30, 40].map(Self::Equipment).to_vec(),
            [Chest::Common, Chest::Lead, Chest::Movable]
                .map(Self::Chest)
                .to_vec(),
            both(Self::Recusal),
            [6, 12, 24, 36].map(Self::Term).to_vec(),
            both(Self::ConsensusFirst),
        ]
    }
}

impl CharterDraft {
    /// A charter as it is, under another name.
    #[must_use]
    pub fn plain(base: CharterId, name: impl Into<String>) -> Self {
        Self {
            base,
            name: name.into(),
            clauses: Vec::new(),
        }
    }

    /// The same with `clause` in the place of what it said on that.
    #[must_use]
    pub fn with(mut self, clause: Clause) -> Self {
        self.set(clause.kind(), Some(clause));
        self
    }

    /// What the draft says on a kind of clause; None where the base speaks.
    #[must_use]
    pub fn clause(&self, kind: u8) -> Option<Clause> {
        self.clauses.iter().copied().find(|c| c.kind() == kind)
    }

    /// Says `clause` on its kind, or leaves it to the base.
    pub fn set(&mut self, kind: u8, clause: Option<Clause>) {
        self.clauses.retain(|c| c.kind() != kind);
        self.clauses.extend(clause);
        self.clauses.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_kind_by_kind_and_a_draft_holds_one_of_each() {
        let mut draft = CharterDraft::plain(CharterId(0), "A");
        for (kind, list) in (0u8..).zip(Clause::choices()) {
            assert!(list.len() > 1);
            for clause in list {
                assert_eq!(clause.kind(), kind);
                draft = draft.with(clause);
                assert_eq!(draft.clause(kind), Some(clause));
            }
        }
        assert_eq!(draft.clauses.len(), Clause::choices().len());
        assert!(draft.clauses.is_sorted());
    }
}
