//! Straits as they are written.

use serde::{Deserialize, Serialize};

use super::RawHolder;
use crate::content::scenario::{Closed, Traffic};

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Strait", deny_unknown_fields)]
pub struct RawStrait {
    pub name: String,
    pub a: String,
    pub b: String,
    /// The region from which it is held.
    pub held_from: String,
    pub admits: RawAdmits,
    #[serde(default = "everything")]
    pub stops: Vec<Traffic>,
    #[serde(default)]
    pub when: Closed,
    #[serde(default = "yes")]
    pub leave: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Admits", deny_unknown_fields)]
pub enum RawAdmits {
    Only(Vec<RawHolder>),
    AllBut(Vec<RawHolder>),
}

impl RawAdmits {
    /// Those that it names.
    pub fn named(&self) -> &[RawHolder] {
        match self {
            Self::Only(list) | Self::AllBut(list) => list,
        }
    }
}

fn everything() -> Vec<Traffic> {
    use strum::IntoEnumIterator;
    Traffic::iter().collect()
}

fn yes() -> bool {
    true
}
