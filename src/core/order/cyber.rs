//! What is done in networks, and to what in them.

use serde::{Deserialize, Serialize};

/// What a society's networks carry, and what fails where they do.
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
pub enum Sector {
    /// Power and water: output falls.
    Power,
    /// Ports and railways: links carry less.
    Transport,
    /// The forces' command: they are less ready.
    Command,
    /// Banks and payments: the treasury loses.
    Finance,
    /// News and opinion: approval and stability fall.
    Media,
}

impl Sector {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Power,
        Self::Transport,
        Self::Command,
        Self::Finance,
        Self::Media,
    ];
}

/// What is done in another's networks.
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
pub enum CyberAct {
    /// Gets in, stays, and does nothing yet: a foothold for a later day.
    Preposition,
    /// Makes the sector fail, by a foothold or without.
    Disrupt,
}

impl CyberAct {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [Self::Preposition, Self::Disrupt];
}

/// How far the members of an alliance defend their networks together; each level has in it those before.
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
pub enum CyberPool {
    #[default]
    None,
    /// Sensors are shared: who is found in one member's networks is looked for in all.
    Sensors,
    /// Rapid teams of the best help to mend what fails.
    Teams,
    /// Nobody's defence is below a common floor; all pay for it by their output.
    Floor,
}

impl CyberPool {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::None, Self::Sensors, Self::Teams, Self::Floor];
}
