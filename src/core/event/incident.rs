//! How a clash that nobody ordered came about.

use serde::{Deserialize, Serialize};

use crate::ids::RegionId;

/// An incident: what happened, and where.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Incident {
    pub scene: Scene,
    pub region: RegionId,
}

/// What happened.
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
)]
pub enum Scene {
    /// A patrol crosses a border.
    Patrol,
    /// An aircraft strays over it.
    Aircraft,
    /// Guards of two armies fall out at a checkpoint.
    Checkpoint,
    /// A ship is stopped in a strait.
    Strait,
    /// Fishing boats are fired at, boarded or seized.
    Trawler,
    /// Warships come too near each other or a coast.
    Warship,
}
