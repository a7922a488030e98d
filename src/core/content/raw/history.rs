//! Scripted history and objectives as they are written. Each variant stands for the one of the same name
//! in `scenario`.

use serde::{Deserialize, Serialize};

use crate::content::charter::Validity;
use crate::content::scenario::{Arm, Date, ObjectiveKind};

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Event", deny_unknown_fields)]
pub struct RawScript {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub text: String,
    pub when: Vec<RawCondition>,
    #[serde(default = "at_once")]
    pub chance: f64,
    #[serde(default)]
    pub effects: Vec<RawEffect>,
    /// The nation that chooses among the options.
    #[serde(default)]
    pub asks: Option<String>,
    #[serde(default)]
    pub options: Vec<RawOption>,
}

impl RawScript {
    /// Its effects and those of its options, each with the option it belongs to and its place in its list.
    pub fn all_effects(&self) -> impl Iterator<Item = (Option<usize>, usize, &RawEffect)> {
        let own = self.effects.iter().enumerate();
        let options = self.options.iter().enumerate();
        let theirs = options.flat_map(|(o, option)| {
            let list = option.effects.iter().enumerate();
            list.map(move |(k, effect)| (Some(o), k, effect))
        });
        own.map(|(k, effect)| (None, k, effect)).chain(theirs)
    }

    /// The conditions on which it happens, and those of its options.
    pub fn all_conditions(&self) -> impl Iterator<Item = &RawCondition> {
        let options = self.options.iter().flat_map(|o| &o.when);
        self.when.iter().chain(options)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Option", deny_unknown_fields)]
pub struct RawOption {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub when: Vec<RawCondition>,
    #[serde(default = "one")]
    pub weight: f64,
    #[serde(default)]
    pub effects: Vec<RawEffect>,
}

fn at_once() -> f64 {
    1.0
}

fn one() -> f64 {
    1.0
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Objective", deny_unknown_fields)]
pub struct RawObjective {
    pub holder: RawHolder,
    pub title: String,
    #[serde(default)]
    pub text: String,
    pub test: Vec<RawCondition>,
    pub kind: ObjectiveKind,
    pub points: f64,
}

/// A short game that begins later than the map does.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Chapter", deny_unknown_fields)]
pub struct RawChapter {
    pub id: String,
    pub title: String,
    /// What it puts to the player, in a sentence.
    pub question: String,
    #[serde(default)]
    pub text: String,
    pub seat: String,
    pub start: Date,
    pub turns: u32,
    /// How hard it is, 1..=3.
    #[serde(default = "two")]
    pub stars: u8,
    /// Scripts of before its start that did not happen.
    #[serde(default)]
    pub without: Vec<String>,
    /// What else has come about by then.
    #[serde(default)]
    pub past: Vec<RawEffect>,
    pub goals: Vec<RawObjective>,
}

fn two() -> u8 {
    2
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Holder")]
pub enum RawHolder {
    Nation(String),
    /// Every member of the treaty with this charter.
    Members(String),
}

#[derive(Debug, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename = "Condition", deny_unknown_fields)]
pub enum RawCondition {
    After { year: i32, month: u8 },
    Before { year: i32, month: u8 },
    AtWar(String, String),
    AtPeace(String, String),
    Member(String, String),
    NotMember(String, String),
    TreatyExists(String),
    NoTreaty(String),
    Controls(String, String),
    Owns(String, String),
    Alive(String),
    TensionAbove(f64),
    TensionBelow(f64),
    StabilityBelow(String, f64),
    StabilityAbove(String, f64),
    RegimeAbove(String, f64),
    RegimeBelow(String, f64),
    GdpAbove(String, f64),
    AffinityAbove(String, String, f64),
    AffinityBelow(String, String, f64),
    Fired(String),
    NotFired(String),
    Chose(String, String),
    DefenceBelow(String, f64),
    MembersAtLeast(String, u16),
    NeverInvaded(String),
    DefenceAbove(String, f64),
    InCrisis(String, String),
    NoCrisis(String, String),
    Sanctions(String, String),
    Suspended(String, String),
    Mission(String),
    NoMission(String),
    UnrestAbove(String, f64),
    UnrestBelow(String, f64),
}

#[derive(Debug, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename = "Effect", deny_unknown_fields)]
pub enum RawEffect {
    Tension(f64),
    Grievance(String, String, f64),
    Rivalry(String, String, f64),
    Affinity(String, String, f64),
    Stability(String, f64),
    Approval(String, f64),
    Treasury(String, f64),
    Gdp(String, f64),
    Growth(String, f64),
    Regime(String, f64),
    Ideal(String, f64, f64),
    Resolve(String, f64),
    Nuclear(String, f64),
    Modernity(String, f64),
    Leader(String, String),
    Found {
        charter: String,
        name: String,
        members: Vec<String>,
        #[serde(default)]
        lead: Option<String>,
        /// How long it runs, where that is not what its charter says.
        #[serde(default)]
        term: Option<Validity>,
    },
    Apply(String, String),
    Join(String, String),
    Leave(String, String),
    Release(String, String),
    Claim(String, String, f64),
    DropClaim(String, String),
    Crisis {
        challenger: String,
        target: String,
        stake: RawStake,
        rung: u8,
    },
    Transfer(String, String),
    Secede {
        nation: String,
        regions: Vec<String>,
        #[serde(default = "one")]
        forces: f64,
    },
    Unite {
        nation: String,
        into: String,
    },
    Dissolve {
        nation: String,
        heirs: Vec<RawHeir>,
    },
    Unrest(String, f64),
    Occupy(String, String),
    Defence(String, f64),
    Sanction(String, String),
    LiftSanction(String, String),
    Suspend(String, String),
    Reinstate(String, String),
    Invite(String, String, String),
    MoveTreasury(String),
    Guideline(String, f64),
    Disband {
        nation: String,
        arm: Arm,
        share: f64,
    },
    Raise {
        nation: String,
        region: String,
        arm: Arm,
        strength: f64,
    },
    Arm {
        name: String,
        region: String,
        strength: f64,
        #[serde(default)]
        haven: Option<String>,
        #[serde(default)]
        sponsor: Option<String>,
    },
    Disarm {
        name: String,
        region: String,
        #[serde(default = "one")]
        share: f64,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Heir", deny_unknown_fields)]
pub struct RawHeir {
    pub nation: String,
    #[serde(default)]
    pub regions: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Stake")]
pub enum RawStake {
    Territory(String),
    Alignment,
    Regime,
    Armament,
    Incident,
}
