//! How a member of a coalition leaves a war before its side does.

use serde::{Deserialize, Serialize};

/// The terms of a separate peace.
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
pub enum Parting {
    /// Each gives back what it holds of the other's soil.
    Restore,
    /// Each keeps what it holds, without title to it.
    Line,
    /// Each gives back what it holds, and the one that leaves pays.
    Indemnity,
}

impl Parting {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::Restore, Self::Line, Self::Indemnity];
}
