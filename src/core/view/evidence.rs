//! What is known of covert acts: what a victim could show, and what has been said in public.

use serde::{Deserialize, Serialize};

use crate::ids::NationId;
use crate::order::CovertKind;

/// What a nation could show the world of a covert act that was done to it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    pub on: NationId,
    pub suspect: NationId,
    pub kind: CovertKind,
    /// How surely it was the suspect, 0..1.
    pub confidence: f64,
    /// How grave it was, 0..1: 1 is as grave as an armed attack can be. Nought for what is no act in networks.
    #[serde(default)]
    pub gravity: f64,
    /// When it came to light.
    pub turn: u32,
    /// Told to the world already.
    pub published: bool,
}

/// A public attribution: evidence laid on the table of a crisis.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Proof {
    pub by: NationId,
    pub suspect: NationId,
    pub kind: CovertKind,
    /// How surely, as the accuser has it, 0..1.
    pub confidence: f64,
    /// How grave it was, with all that the suspect is held to have done of the kind in the months before, 0..1.
    #[serde(default)]
    pub gravity: f64,
}

impl Proof {
    /// The confidence in whole percent, as texts ask for it: what is one point short falls short.
    #[must_use]
    pub fn percent(&self) -> u8 {
        (self.confidence * 100.0 + 1e-6) as u8
    }
}
