//! Scripted history and objectives, and the conditions that both test.

use crate::content::charter::Validity;
use serde::{Deserialize, Serialize};

use super::{Arm, Date, GroupSeed};
use crate::ids::{CharterId, NationId, RegionId, ScriptId};
use crate::order::Stake;

/// Scripted history: happens when its conditions hold, and can be prevented by making them fail.
#[derive(Clone, PartialEq, Debug)]
pub struct Script {
    pub id: String,
    pub title: String,
    pub text: String,
    pub when: Vec<Condition>,
    /// Chance per year once the conditions hold; 1 means at once.
    pub chance: f64,
    pub effects: Vec<Effect>,
    pub question: Option<Question>,
}

/// What a script leaves to a nation: one of the courses is taken. While its state is no more, or in exile, the script does not happen.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    pub asks: NationId,
    /// Two or more; whoever says nothing within a turn takes the first, which has no conditions.
    pub courses: Vec<Course>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    pub id: String,
    pub title: String,
    pub text: String,
    /// It can be taken only if all of these hold when the question is put.
    pub when: Vec<Condition>,
    /// How likely the computer takes it, beside the other courses that are open.
    pub weight: f64,
    pub effects: Vec<Effect>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Condition {
    After(Date),
    Before(Date),
    AtWar(NationId, NationId),
    AtPeace(NationId, NationId),
    /// A nation is in a treaty with this charter.
    Member(NationId, CharterId),
    NotMember(NationId, CharterId),
    TreatyExists(CharterId),
    NoTreaty(CharterId),
    /// Holds the region in fact.
    Controls(NationId, RegionId),
    Owns(NationId, RegionId),
    Alive(NationId),
    TensionAbove(f64),
    TensionBelow(f64),
    StabilityBelow(NationId, f64),
    StabilityAbove(NationId, f64),
    /// On Polity's scale.
    RegimeAbove(NationId, f64),
    RegimeBelow(NationId, f64),
    /// GDP relative to the start.
    GdpAbove(NationId, f64),
    AffinityAbove(NationId, NationId, f64),
    AffinityBelow(NationId, NationId, f64),
    Fired(ScriptId),
    NotFired(ScriptId),
    /// The script was answered with the course of that index.
    Chose(ScriptId, u8),
    /// The nation's defence share of GDP.
    DefenceBelow(NationId, f64),
    /// Member count of the treaty with this charter.
    MembersAtLeast(CharterId, u16),
    /// The nation has fought no war on its own soil since the start.
    NeverInvaded(NationId),
    DefenceAbove(NationId, f64),
    /// The two stand against each other in a crisis or war.
    InCrisis(NationId, NationId),
    NoCrisis(NationId, NationId),
    /// The first has laid sanctions on the second.
    Sanctions(NationId, NationId),
    /// The nation's membership in a treaty with this charter rests.
    Suspended(NationId, CharterId),
    /// A peace operation stands in the region.
    Mission(RegionId),
    NoMission(RegionId),
    UnrestAbove(RegionId, f64),
    UnrestBelow(RegionId, f64),
}

#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    Tension(f64),
    Grievance(NationId, NationId, f64),
    Rivalry(NationId, NationId, f64),
    Affinity(NationId, NationId, f64),
    Stability(NationId, f64),
    Approval(NationId, f64),
    /// Billions of 1990 dollars.
    Treasury(NationId, f64),
    /// Multiplies GDP.
    Gdp(NationId, f64),
    Growth(NationId, f64),
    Regime(NationId, f64),
    Ideal(NationId, f64, f64),
    Resolve(NationId, f64),
    Nuclear(NationId, f64),
    Modernity(NationId, f64),
    Leader(NationId, String),
    Found {
        charter: CharterId,
        name: String,
        members: Vec<NationId>,
        lead: Option<NationId>,
        /// How long it runs, where that is not what its charter says.
        term: Option<Validity>,
    },
    /// Opens a candidacy; the members still ratify.
    Apply(NationId, CharterId),
    /// Becomes a member at once, with the consent of all.
    Join(NationId, CharterId),
    /// Gives notice by itself, with what the charter has in store for that.
    Leave(NationId, CharterId),
    /// Leaves at once, with the consent of all.
    Release(NationId, CharterId),
    Claim(NationId, RegionId, f64),
    DropClaim(NationId, RegionId),
    Crisis {
        challenger: NationId,
        target: NationId,
        stake: Stake,
        rung: u8,
    },
    /// Soil becomes another's by law, with its people and what they make.
    Transfer(RegionId, NationId),
    /// A state parts from others with regions of theirs; it is born of it if there is none.
    Secede {
        nation: NationId,
        regions: Vec<RegionId>,
        /// Share of their owner's forces that stand there and go over to it, 0..1.
        forces: f64,
    },
    /// A state goes up in another.
    Unite {
        nation: NationId,
        into: NationId,
    },
    /// A state is no more, and its heirs part what it was; the first goes on with what cannot be parted.
    Dissolve {
        nation: NationId,
        heirs: Vec<Heir>,
    },
    /// Adds to how far a region's people are up against its holder, 0..1.
    Unrest(RegionId, f64),
    /// Holds the region from now on, whoever owns it.
    Occupy(RegionId, NationId),
    /// Adds to the defence share of GDP, 0..0.6.
    Defence(NationId, f64),
    /// The first lays sanctions on the second, or lifts them.
    Sanction(NationId, NationId),
    LiftSanction(NationId, NationId),
    /// A membership rests, or does so no more.
    Suspend(NationId, CharterId),
    Reinstate(NationId, CharterId),
    /// A holder asks the treaty under this charter to keep the peace in the region.
    Invite(NationId, CharterId, RegionId),
    /// The leads of the treaties with this charter take the common treasury home, where it may be moved and has not been.
    MoveTreasury(CharterId),
    /// Sets the spending guideline of the treaties with this charter, share of GDP.
    Guideline(CharterId, f64),
    /// Takes a share of the nation's forces of an arm, everywhere, 0..1.
    Disband {
        nation: NationId,
        arm: Arm,
        share: f64,
    },
    Raise {
        nation: NationId,
        region: RegionId,
        arm: Arm,
        strength: f64,
    },
    /// An armed group rises, or one that is there grows stronger.
    Arm(GroupSeed),
    /// Takes a share of a group's strength, 0..1; with the whole of it the group is no more.
    Disarm {
        name: String,
        region: RegionId,
        share: f64,
    },
}

/// One of those that a dissolved state falls to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heir {
    pub nation: NationId,
    /// Its regions; to the first falls all that nobody is named for.
    pub regions: Vec<RegionId>,
}

/// What a nation, or every member of an alliance, should bring about.
#[derive(Clone, PartialEq, Debug)]
pub struct Objective {
    pub holder: Holder,
    pub title: String,
    pub text: String,
    pub test: Vec<Condition>,
    pub kind: ObjectiveKind,
    pub points: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    Nation(NationId),
    Members(CharterId),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ObjectiveKind {
    /// Must hold when the game ends.
    Keep,
    /// Counts from the moment it holds.
    Achieve,
}
