//! A charter: the clauses of a treaty, as data. A bilateral guarantee and a world-wide alliance differ
//! in their clauses only.

use serde::{Deserialize, Serialize};

use crate::ids::RegionId;

/// One set of clauses. `R` is how a region is named: a code in a file, a [`RegionId`] once checked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter<R = RegionId> {
    /// Key, in kebab case.
    pub id: String,
    pub name: String,
    /// One sentence for the alliance screen.
    pub purpose: String,
    pub obligation: Obligation,
    /// Two nations may agree on it across a table; others are founded or acceded to.
    #[serde(default)]
    pub bilateral: bool,
    #[serde(default)]
    pub area: Area<R>,
    #[serde(default)]
    pub triggers: Vec<Trigger>,
    pub decision: Decision,
    /// How a council of rotating seats is elected, and how it votes.
    #[serde(default)]
    pub council: Council,
    /// Whoever is a party to a case has no vote on it.
    #[serde(default)]
    pub recusal: bool,
    #[serde(default)]
    pub dues: Dues,
    /// Who holds what is paid in coin.
    #[serde(default)]
    pub treasury: Treasury,
    /// Defence share of GDP that members should spend, 0..0.5.
    #[serde(default)]
    pub guideline: Option<f64>,
    /// Share of what they buy for their forces that members should put into new models instead of
    /// numbers, 0..1.
    #[serde(default)]
    pub equipment: Option<f64>,
    /// Who leads the members' forces where they fight together.
    #[serde(default)]
    pub command: Command,
    /// Members may cross and base on each other's soil.
    #[serde(default)]
    pub transit: bool,
    /// How much members tell each other, 0 (nothing) to 1 (everything).
    #[serde(default)]
    pub intelligence: f64,
    #[serde(default)]
    pub accession: Accession,
    #[serde(default)]
    pub exit: Exit,
    /// How long it is in force.
    #[serde(default)]
    pub term: Validity,
    /// What the others may do about a member that refuses, withholds or strays.
    #[serde(default)]
    pub enforcement: Enforcement,
    /// What becomes of the alliance when its lead leaves or collapses.
    #[serde(default)]
    pub succession: Succession,
    /// What the lead reserves to itself of the powers of its wards: all members but the lead, or but those that the
    /// treaty names as holders.
    #[serde(default)]
    pub reserved: Reserved,
    /// A member whose government came by a coup is suspended until it has held elections.
    #[serde(default)]
    pub suspends_coups: bool,
    /// May mandate peace operations.
    #[serde(default)]
    pub peace_operations: bool,
}

impl<R> Charter<R> {
    /// Whether its lead holds the members by force.
    #[must_use]
    pub fn forced(&self) -> bool {
        self.exit == Exit::Resisted || self.enforcement == Enforcement::Force
    }

    /// The clause that makes no sense without a lead, if there is one, in words.
    #[must_use]
    pub fn needs_lead(&self) -> Option<&'static str> {
        if self.decision == Decision::Hegemon {
            Some("the lead decides (decision Hegemon)")
        } else if matches!(self.dues, Dues::Tribute(_)) {
            Some("all but the lead pay tribute (dues Tribute)")
        } else if self.treasury != Treasury::Common {
            Some("the lead holds the treasury, or may move it (treasury)")
        } else if self.exit == Exit::Resisted {
            Some("the lead resists exit (exit Resisted)")
        } else if self.command == Command::Lead {
            Some("the lead commands (command Lead)")
        } else if self.enforcement == Enforcement::Force {
            Some("the lead enforces (enforcement Force)")
        } else if self.reserved != Reserved::Nothing {
            Some("the lead gives its wards leave (reserved)")
        } else {
            None
        }
    }
}

/// What members owe when the case arises.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Obligation {
    /// War, for each member: each answers at once, without a vote, and who does not come has refused.
    Automatic,
    /// "Such action as it deems necessary".
    AsDeemedNecessary,
    Consult,
    /// To stay out of a war against the other.
    Neutrality,
    NonAggression,
    /// To join an attack as well as a defence.
    Offensive,
}

impl Obligation {
    /// Whether the charter promises help to a member that is attacked.
    #[must_use]
    pub const fn defends(self) -> bool {
        matches!(
            self,
            Self::Automatic | Self::AsDeemedNecessary | Self::Offensive
        )
    }

    /// Whether its parties promise each other peace, or to stay out, and nothing more.
    #[must_use]
    pub const fn keeps_peace(self) -> bool {
        matches!(self, Self::Neutrality | Self::NonAggression)
    }
}

/// Where an attack must happen to count.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Area<R = RegionId> {
    #[default]
    Anywhere,
    /// Land that a present member owned on the map's first day.
    Home,
    /// The regions named, and only those.
    Regions(Vec<R>),
    /// Anywhere but the regions named.
    Except(Vec<R>),
}

/// What must happen for the treaty to be invoked.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum Trigger {
    /// Armed attack on a member's territory (rung 4 or more).
    Territory,
    /// Armed attack on a member's forces (rung 4 or more): a crisis does not say what was attacked, so this asks
    /// the same as `Territory`.
    Forces,
    /// A display of force or an ultimatum (rung 3).
    Threat,
    /// Subversion or sabotage attributed in public with at least this confidence, 0..1.
    Subversion(f64),
    /// A cyber attack attributed in public with at least this confidence, 0..1.
    Cyber(f64),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Decision {
    /// Nobody objects. With the silence procedure those who say nothing assent.
    Consensus {
        silence: bool,
    },
    TwoThirds,
    Majority,
    /// So many members, elected for a term, decide for all by two-thirds.
    Council {
        seats: u8,
    },
    /// The lead decides.
    Hegemon,
    /// No vote: the clause applies by itself.
    Automatic,
}

#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub enum Dues {
    #[default]
    Nothing,
    /// Share of GDP a year paid into the common fund, 0..0.1.
    GdpShare(f64),
    /// Share of GDP a year that all but the lead owe, 0..0.1: in coin to the treasury, or in ships to the
    /// lead's fleet, as each payer chooses.
    Tribute(f64),
}

/// Who holds the common treasury.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Treasury {
    /// The members together: it is spent on common works.
    #[default]
    Common,
    /// The lead, as its own.
    Lead,
    /// The members together, until the council lets the lead move it to its own city.
    Movable,
}

/// Who leads the members' forces where they fight together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Command {
    /// Each its own, until a motion integrates them under the lead.
    #[default]
    National,
    Lead,
    /// The member with the strongest forces.
    Strongest,
    /// Each member in turn.
    Rotating,
}

/// How a council of rotating seats is elected, and how it votes. With `decision: Council` only. The groups
/// of members that elect among themselves stand with the treaty in the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Council {
    /// Months that a seat is held.
    pub term_months: u16,
    /// So many of each group's seats are held for `long_months` instead.
    pub long_seats: u8,
    pub long_months: u16,
    /// A motion is put to consensus first; only if that fails do two-thirds decide, a count later.
    pub consensus_first: bool,
}

impl Default for Council {
    fn default() -> Self {
        Self {
            term_months: 12,
            long_seats: 0,
            long_months: 12,
            consensus_first: false,
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accession {
    pub open_to: OpenTo,
    /// Those to whom the text keeps it; None where it keeps it to nobody. `open_to` holds among them.
    #[serde(default)]
    pub among: Option<Circle>,
    /// Months a candidate waits before its first step, or before the members ratify where there are no steps.
    pub candidacy_months: u16,
    pub ratification: Ratification,
    /// What a candidate goes through before the members ratify, one step after the other.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// The states of which a text speaks: European states, members of a league.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circle {
    /// What they are called, in the plural.
    pub name: String,
    /// Their ids; of a shipped charter those that the map has.
    pub nations: Vec<String>,
}

impl Circle {
    #[must_use]
    pub fn has(&self, nation: &str) -> bool {
        self.nations.iter().any(|n| n == nation)
    }
}

/// A stage of a candidacy. It is over when its months have passed and each of its needs is met.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub name: String,
    #[serde(default)]
    pub months: u16,
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// What a candidate must be to go on.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum Need {
    /// A regime of at least this, -10 (autocracy) to 10 (democracy).
    Regime(f64),
    /// At least this share of GDP for defence, 0..0.2.
    Defence(f64),
    /// Stability of at least this, 0..1.
    Stability(f64),
    /// No open crisis over its own land, and none that it has begun over another's.
    NoDispute,
    /// No claim on a member's land.
    NoClaim,
}

impl Default for Accession {
    fn default() -> Self {
        Self {
            open_to: OpenTo::Nobody,
            among: None,
            candidacy_months: 0,
            ratification: Ratification::EachMember,
            steps: Vec::new(),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum OpenTo {
    Nobody,
    Anyone,
    /// Nations that share a land border or sea with a member.
    Neighbours,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ratification {
    /// Each member must say yes.
    EachMember,
    /// By the charter's decision rule.
    Decision,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Exit {
    /// Never by oneself.
    Barred,
    #[default]
    Free,
    /// After so many months.
    Notice(u16),
    /// The lead resists with force.
    Resisted,
}

/// How long a treaty is in force, from the day of its signature, and what then. Terms are in months, 12..=1200.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Validity {
    /// Without end.
    #[default]
    Open,
    /// It ends with its term, unless members renew it, for as long again: whoever says nothing is out.
    Lapses(u16),
    /// After its term it goes on for `then` months each time, 0 for without end: a member is out that says so in time.
    Tacit { months: u16, then: u16 },
}

impl Validity {
    /// The shortest and the longest term, in months.
    pub const RANGE: std::ops::RangeInclusive<u16> = 12..=1200;

    /// Months of the first term; None for without end.
    #[must_use]
    pub const fn months(self) -> Option<u16> {
        match self {
            Self::Open => None,
            Self::Lapses(months) | Self::Tacit { months, .. } => Some(months),
        }
    }

    /// Months for which it goes on when it is renewed; None for without end.
    #[must_use]
    pub const fn again(self) -> Option<u16> {
        match self {
            Self::Open | Self::Tacit { then: 0, .. } => None,
            Self::Lapses(months) => Some(months),
            Self::Tacit { then, .. } => Some(then),
        }
    }

    /// Whether a member that says nothing at the end keeps to it.
    #[must_use]
    pub const fn by_silence(self) -> bool {
        !matches!(self, Self::Lapses(_))
    }

    /// Months until the end of the term in which a treaty is `age` months after its signature; None where it has none any
    /// more, or is over.
    #[must_use]
    pub fn left(self, age: u32) -> Option<u32> {
        let mut end = u32::from(self.months()?);
        while end <= age {
            end += match self {
                Self::Tacit { .. } => u32::from(self.again()?),
                Self::Open | Self::Lapses(_) => return None,
            };
        }
        Some(end - age)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Enforcement {
    #[default]
    Reproach,
    /// A vote may suspend or expel.
    Expulsion,
    /// The lead may intervene with force in a member that strays.
    Force,
}

/// What a ward may do with its lead's leave only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Reserved {
    #[default]
    Nothing,
    /// To begin a quarrel, to go further in one by force than the other side has gone, or to take a side in another's:
    /// unless one that holds power over it stands on that side, or on the other.
    Force,
    /// That, and to sign what its lead does not sign.
    Foreign,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Succession {
    /// Dissolves with its lead.
    #[default]
    Dissolve,
    /// The strongest remaining member leads.
    Strongest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_counts_from_the_signature_through_every_renewal() {
        let tacit = |months, then| Validity::Tacit { months, then };
        assert_eq!(Validity::Open.left(5), None);
        assert_eq!(Validity::Lapses(240).left(13), Some(227));
        assert_eq!(Validity::Lapses(240).left(240), None);
        assert_eq!(tacit(120, 60).left(0), Some(120));
        assert_eq!(tacit(120, 60).left(120), Some(60));
        assert_eq!(tacit(120, 60).left(310), Some(50));
        assert_eq!(tacit(120, 0).left(119), Some(1));
        assert_eq!(tacit(120, 0).left(120), None);
    }
}
