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
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    strum::EnumDiscriminants,
)]
#[strum_discriminants(name(ClauseKind), derive(PartialOrd, Ord, Hash, strum::EnumIter))]
#[strum_discriminants(doc = "What a clause is about, whatever it says; in the order of the form.")]
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
    /// What the lead reserves to itself of the others' powers.
    Reserved(Reserve),
    /// How long the treaty runs, and what then.
    Lasts(Lasting),
}

/// How long a treaty runs from its signature, in months, and what then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Lasting {
    Open,
    /// It ends unless members renew it.
    Lapses(u16),
    /// It goes on, for as long each time, for all that do not say otherwise.
    Tacit(u16),
}

/// What a ward may do with its lead's leave only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Reserve {
    Nothing,
    Force,
    Foreign,
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
        self.set(clause.into(), Some(clause));
        self
    }

    /// What the draft says on a kind of clause; None where the base speaks.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Option<Clause> {
        self.clauses
            .iter()
            .copied()
            .find(|c| ClauseKind::from(c) == kind)
    }

    /// Says `clause` on its kind, or leaves it to the base.
    pub fn set(&mut self, kind: ClauseKind, clause: Option<Clause>) {
        self.clauses.retain(|c| ClauseKind::from(c) != kind);
        self.clauses.extend(clause);
        self.clauses.sort_unstable();
    }
}
