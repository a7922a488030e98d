//! Everything a seat may ask of the game. Amounts are whole numbers, so that an order can be compared,
//! saved and typed exactly.

mod arm;
mod council;
mod crisis;
mod cyber;
mod deal;
mod draft;
mod parting;
mod terms;

pub use arm::Arm;
pub use council::{
    Ballot, Caveat, Contribution, MotionKind, Payment, Remedy, Scale, Stand, Strength, usual_share,
};
pub use crisis::{Move, Side, Stake};
pub use cyber::{CyberAct, CyberPool, Sector};
pub use deal::{Deal, Term};
pub use draft::{
    Breach, CharterDraft, Chest, Clause, ClauseKind, Duty, Entry, Lasting, Leaving, Reserve, Rule,
};
pub use parting::Parting;
pub use terms::{Concessions, Measure, Restraint, Terms};

use serde::{Deserialize, Serialize};

use crate::ids::{
    CaseId, CrisisId, ForceId, FoundingId, LinkId, MissionId, MotionId, NationId, OfferId,
    RegionId, ScriptId, TreatyId,
};
use crate::why::Factor;

/// An order with the nation that gives it and its place in that nation's list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issued {
    pub nation: NationId,
    pub sequence: u16,
    pub order: Order,
}

/// One thing that a seat asks for.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, strum::EnumDiscriminants,
)]
#[strum_discriminants(
    name(OrderKind),
    derive(PartialOrd, Ord, strum::EnumIter, strum::IntoStaticStr)
)]
#[strum_discriminants(doc = "The kind of an order; its name is the order's in saves and exports.")]
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
    /// Share of what is bought for the forces that goes into new models instead of numbers, in percent.
    SetEquipment {
        percent: u8,
    },
    /// Share of GDP for the defence of one's networks, in ten-thousandths.
    SetGuard {
        basis_points: u8,
    },
    /// Raises the infrastructure of an own region by one step.
    Build {
        region: RegionId,
    },
    /// Restores a part of the condition of a link that leads to an own region.
    Repair {
        link: LinkId,
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
    /// Says, in the last months of a treaty's term, whether one keeps to it after that or lets it run out for oneself.
    Renew {
        treaty: TreatyId,
        keep: bool,
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

    /// Accommodates a stronger neighbour, so as to be left in peace; None stands up again.
    Lean {
        towards: Option<NationId>,
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
        /// What would have turned a no.
        #[serde(default)]
        unless: Option<Remedy>,
    },
    /// Asks the allies for help in a crisis in which one is the target.
    Invoke {
        treaty: TreatyId,
        crisis: CrisisId,
    },
    Contribute {
        case: CaseId,
        contribution: Contribution,
        /// What its forces will not do; counts for [`Contribution::Caveats`] only.
        #[serde(default)]
        caveat: Caveat,
        /// Percent of its troops and wings that it promises to bring, 1..=100; counts where it sends forces.
        #[serde(default = "usual_share")]
        share: u8,
        because: Option<Factor>,
        /// What would have had it do more.
        #[serde(default)]
        unless: Option<Remedy>,
    },
    /// Asks the allies to consult about a threat to a member, without binding anyone.
    Consult {
        treaty: TreatyId,
        crisis: CrisisId,
    },
    /// The victim of a case withdraws its call, or declines the help that others ask for.
    Decline {
        case: CaseId,
    },
    /// Spends influence on how another will vote.
    Lobby {
        motion: MotionId,
        nation: NationId,
        /// For the motion, or against it.
        aye: bool,
    },

    /// Chooses how to pay a treaty's dues, or not to.
    Pay {
        treaty: TreatyId,
        by: Payment,
    },
    /// Promises the members of a treaty, in public, a defence share in so many years.
    Pledge {
        treaty: TreatyId,
        /// Thousandths of GDP.
        permille: u16,
        years: u8,
    },
    /// Sends a contingent to a peace operation, changes it, or takes it home.
    Detach {
        mission: MissionId,
        contribution: Contribution,
        /// What it will not do; counts for [`Contribution::Caveats`] only.
        #[serde(default)]
        caveat: Caveat,
    },
    /// Takes a share of the cost of others' peace operation on oneself, in hundredths of what its fund leaves; with 0 no more.
    Underwrite {
        mission: MissionId,
        percent: u8,
    },
    /// Sends help after a disaster, in hundredths of what is needed; it is there next month.
    Relieve {
        region: RegionId,
        percent: u8,
    },
    /// Turns the help of another away before it is there.
    TurnAway {
        region: RegionId,
        nation: NationId,
    },
    /// Asks a treaty's body, or where it has no such power its members, to keep the peace in land that one holds;
    /// consents to its motion; or takes that back.
    Host {
        treaty: TreatyId,
        region: RegionId,
        grant: bool,
    },
    /// The lead tells a member that falls short of the guideline that it will not be covered.
    Warn {
        treaty: TreatyId,
        nation: NationId,
    },
    /// Asks an ally in public whether it stands by the treaty.
    Ask {
        treaty: TreatyId,
        nation: NationId,
    },
    /// Says in public that one stands by the treaty; answers all who have asked.
    Reaffirm {
        treaty: TreatyId,
    },
    /// Complains of an ally in public.
    Reproach {
        treaty: TreatyId,
        nation: NationId,
    },
    /// The lead gives a ward back the powers that the treaty reserves, or takes them back.
    Entrust {
        treaty: TreatyId,
        nation: NationId,
        grant: bool,
    },

    /// Answers a question that history puts to the nation.
    Decide {
        script: ScriptId,
        /// Its place among the courses.
        course: u8,
    },

    // Crises
    /// Opens a crisis at the rung of a threat.
    Demand {
        target: NationId,
        stake: Stake,
    },
    /// A leader's move; who gives way may say what weighed most with it.
    Act {
        crisis: CrisisId,
        action: Move,
        #[serde(default)]
        because: Option<Factor>,
    },
    /// Takes a side, short of war (below rung 5) or as a belligerent.
    Back {
        crisis: CrisisId,
        side: Side,
        #[serde(default)]
        because: Option<Factor>,
    },
    Mediate {
        crisis: CrisisId,
    },
    /// The mediator puts terms to both sides.
    Broker {
        crisis: CrisisId,
        terms: Terms,
    },
    /// Breaks in the open what was undertaken towards `to` in a settlement.
    Repudiate {
        to: NationId,
        restraint: Restraint,
    },
    /// Asks the enemy's leader for peace while one's own side fights on.
    SeparatePeace {
        crisis: CrisisId,
        terms: Parting,
    },
    /// Grants or refuses a separate peace to a nation of the other side.
    Release {
        crisis: CrisisId,
        nation: NationId,
        accept: bool,
    },

    // Forces
    Mobilise {
        on: bool,
    },
    March {
        force: ForceId,
        to: RegionId,
        #[serde(default)]
        by: Way,
    },
    Stance {
        force: ForceId,
        stance: Stance,
    },
    /// Sends an air wing against a link that serves an enemy, turn after turn; None calls it back to the
    /// front.
    Interdict {
        force: ForceId,
        link: Option<LinkId>,
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
    /// Gets into a sector of another's networks, or makes it fail.
    Cyber {
        nation: NationId,
        sector: Sector,
        act: CyberAct,
    },
    /// Lays a covert act at a nation's door in public, with the best evidence that one holds.
    Accuse {
        nation: NationId,
        kind: CovertKind,
    },
}

impl Order {
    /// A march by the quickest way.
    #[must_use]
    pub const fn march(force: ForceId, to: RegionId) -> Self {
        Self::March {
            force,
            to,
            by: Way::Fastest,
        }
    }

    /// A leader's move in a crisis, without a reason.
    #[must_use]
    pub const fn act(crisis: CrisisId, action: Move) -> Self {
        Self::Act {
            crisis,
            action,
            because: None,
        }
    }
}

/// What a march looks for in its way.
#[derive(
    strum::EnumCount,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
)]
pub enum Way {
    #[default]
    Fastest,
    /// Off the enemy's borders and ships, if it takes longer.
    Safest,
    /// Over land as far as it goes.
    LeastLift,
}

impl Way {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::Fastest, Self::Safest, Self::LeastLift];
}

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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Stance {
    /// Holds its ground; digs in.
    Defend,
    /// Attacks into enemy ground across the border where odds allow.
    Attack,
    /// Keeps out of battle, refits faster.
    Reserve,
}

#[derive(
    strum::EnumCount,
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
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum CovertKind {
    /// Learns: narrows every estimate of the nation.
    Espionage,
    /// Works on opinion and stability.
    Subversion,
    /// Damages infrastructure.
    Sabotage,
    /// What is done in networks: ordered by sector, see [`Order::Cyber`].
    Cyber,
    /// Jams satellites; needs the scenario's space domain.
    Jamming,
}

impl CovertKind {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Espionage,
        Self::Subversion,
        Self::Sabotage,
        Self::Cyber,
        Self::Jamming,
    ];

    /// Those that are ordered as such.
    pub const ORDERED: [Self; 4] = [
        Self::Espionage,
        Self::Subversion,
        Self::Sabotage,
        Self::Jamming,
    ];
}
