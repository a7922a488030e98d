//! A question that history puts to a nation.

use serde::{Deserialize, Serialize};

use crate::ids::ScriptId;

/// A question that waits for a nation's answer until the turn ends; whoever gives none takes the first course.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dilemma {
    /// The script that asks: see [`Question`](crate::content::Question).
    pub script: ScriptId,
    /// The courses that are open, as places in its list.
    pub open: Vec<u8>,
    pub answer: Option<u8>,
}
