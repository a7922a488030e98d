//! Everything a seat may ask of the game. Amounts are whole numbers, so that an order can be compared,
//! saved and typed exactly.

mod draft;

pub use draft::{Breach, CharterDraft, Clause, Duty, Entry, Leaving, Rule};

use serde::{Deserialize, Serialize};

use crate::ids::{
    CaseId, CharterId, CrisisId, ForceId, FoundingId, MotionId, NationId, OfferId, RegionId,
    TreatyId,
};
use crate::why::Factor;

/// An order with the nation that gives it and its place in that nation's list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issued {
    pub nation: NationId,
    pub sequence: u16,
    pub order: Order,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Order {
    // Budget
    /// Share of GDP for defence, in thousandths.
    SetDefence {
        permille: u16,
    },
    /// How the defence budget is split, in percent; the three sum to 100.
    SetMix {
        land: u8,
        air: u8,
        naval: u8,
    },
    /// Raises the infrastructure of an own region by one step.
    Build {
        region: RegionId,
    },
    /// Lays in a stock of supplies for forces in a region where one may base.
    Prestock {
        region: RegionId,
    },

    // Diplomacy
    Propose {
        to: NationId,
        deal: Deal,
    },
    Reply {
        offer: OfferId,
        accept: bool,
    },
    Denounce {
        nation: NationId,
    },
    /// A public, one-sided promise to defend; becomes a treaty at once.
    Guarantee {
        nation: NationId,
    },
    Apply {
        treaty: TreatyId,
    },
    /// Gives notice under the treaty's exit clause.
    Leave {
        treaty: TreatyId,
    },
    /// Takes back an application, or a notice that has not run out.
    Withdraw {
        treaty: TreatyId,
    },
    /// What a member says of a candidate whose steps are done.
    Ratify {
        treaty: TreatyId,
        nation: NationId,
        stand: Stand,
        because: Option<Factor>,
    },
    /// Invites nations to sign a charter composed for the purpose.
    Found {
        draft: CharterDraft,
        /// Sorted.
        invite: Vec<NationId>,
        /// Who is to lead, the founder or one of the invited.
        lead: Option<NationId>,
        /// Signatures without which nothing comes of it, the founder's included.
        least: u8,
    },
    /// Answers an invitation to found a treaty.
    Sign {
        founding: FoundingId,
        accept: bool,
    },
    /// A gift in millions of 1990 dollars.
    Aid {
        nation: NationId,
        millions: u32,
    },
    Sanction {
        nation: NationId,
        on: bool,
    },
    /// Grants or withdraws the right to cross and base on one's soil.
    Transit {
        nation: NationId,
        grant: bool,
    },

    // Alliance
    Table {
        treaty: TreatyId,
        motion: MotionKind,
    },
    Vote {
        motion: MotionId,
        ballot: Ballot,
        because: Option<Factor>,
    },
    /// Asks the allies for help in a crisis in which one is the target.
    Invoke {
        treaty: TreatyId,
        crisis: CrisisId,
    },
    Contribute {
        case: CaseId,
        contribution: Contribution,
        because: Option<Factor>,
    },

    // Crises
    /// Opens a crisis at the rung of a threat.
    Demand {
        target: NationId,
        stake: Stake,
    },
    Act {
        crisis: CrisisId,
        action: Action,
    },
    /// Takes a side, short of war (below rung 5) or as a belligerent.
    Back {
        crisis: CrisisId,
        side: Side,
    },
    Mediate {
        crisis: CrisisId,
    },

    // Forces
    Mobilise {
        on: bool,
    },
    March {
        force: ForceId,
        to: RegionId,
    },
    Stance {
        force: ForceId,
        stance: Stance,
    },

    // Intelligence
    /// Points collection at one nation; None spreads it evenly.
    Watch {
        nation: Option<NationId>,
    },
    Covert {
        nation: NationId,
        kind: CovertKind,
    },
}

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
    /// A promise to vote for the motion.
    Support(MotionId),
    /// A promise to ratify the candidate's entry.
    Ratify(TreatyId, NationId),
}

/// Where a member stands on a candidate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stand {
    /// Puts it to its parliament, or signs.
    For,
    /// Waits, and says for what, if for anything.
    HoldOut(Option<Term>),
    /// Bars the door.
    Against,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum MotionKind {
    /// Answer a case with at least this strength.
    Respond {
        case: CaseId,
        strength: Strength,
    },
    Admit {
        nation: NationId,
    },
    Expel {
        nation: NationId,
    },
    /// A joint exercise held in a member's region.
    Exercise {
        region: RegionId,
    },
    /// New spending guideline, in thousandths of GDP.
    Guideline {
        permille: u16,
    },
    /// Puts the members' forces under the lead's integrated command.
    Integrate,
    /// Ends the treaty.
    Dissolve,
}

/// How strong a common answer is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Strength {
    Statement,
    Sanctions,
    Reinforce,
    Defend,
    Retaliate,
}

impl Strength {
    pub const ALL: [Self; 5] = [
        Self::Statement,
        Self::Sanctions,
        Self::Reinforce,
        Self::Defend,
        Self::Retaliate,
    ];

    /// The next weaker answer, if there is one.
    #[must_use]
    pub fn weaker(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|i| Self::ALL[i])
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Ballot {
    Aye,
    Nay,
    Abstain,
}

/// What a member brings when a case is answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Contribution {
    /// Refuses.
    Nothing,
    /// Words and a token presence.
    Token,
    /// Supplies, basing, transit.
    Support,
    /// Forces that may defend but not attack.
    Caveats,
    /// Everything the war needs.
    Full,
}

impl Contribution {
    pub const ALL: [Self; 5] = [
        Self::Nothing,
        Self::Token,
        Self::Support,
        Self::Caveats,
        Self::Full,
    ];
}

/// What a crisis is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stake {
    /// A region that the challenger claims.
    Territory(RegionId),
    /// Whom the target sides with: the challenger wants it out of a treaty or neutral.
    Alignment,
    /// The target's government.
    Regime,
    /// A stop to the target's build-up.
    Armament,
    /// A clash or affront with nothing else behind it.
    Incident,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Action {
    Hold,
    /// One rung up.
    Raise,
    /// Puts terms on the table.
    Offer(Terms),
    /// Takes the other side's terms.
    Accept,
    /// Gives way: the other side gets its demand, or the challenger drops it.
    Yield,
}

/// How a crisis or war could end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Terms {
    /// Everything as before.
    StatusQuo,
    /// The target gives half of what is asked, in the form the stake allows.
    Concession,
    /// The target gives all of what is asked.
    Demand,
    /// Each keeps what it holds, under a ceasefire line.
    Ceasefire,
    /// The challenger pays the target's losses and drops its claim.
    Reparations,
}

impl Terms {
    pub const ALL: [Self; 5] = [
        Self::StatusQuo,
        Self::Concession,
        Self::Demand,
        Self::Ceasefire,
        Self::Reparations,
    ];
}

/// Challenger or target of a crisis, and whoever joins them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Side {
    Challenger,
    Target,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Challenger, Self::Target];

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Challenger => Self::Target,
            Self::Target => Self::Challenger,
        }
    }

    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stance {
    /// Holds its ground; digs in.
    Defend,
    /// Attacks into enemy ground across the border where odds allow.
    Attack,
    /// Keeps out of battle, refits faster.
    Reserve,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum CovertKind {
    /// Learns: narrows every estimate of the nation.
    Espionage,
    /// Works on opinion and stability.
    Subversion,
    /// Damages infrastructure.
    Sabotage,
    /// Disrupts networks; needs the scenario's cyber domain.
    Cyber,
    /// Jams satellites; needs the scenario's space domain.
    Jamming,
}

impl CovertKind {
    pub const ALL: [Self; 5] = [
        Self::Espionage,
        Self::Subversion,
        Self::Sabotage,
        Self::Cyber,
        Self::Jamming,
    ];
}
