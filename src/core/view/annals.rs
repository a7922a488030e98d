//! What everybody could have noted down since the first day. No screen shows it, but rules go by it: so whoever imagines how
//! things go on needs it.

use std::sync::Arc;

use super::Dilemma;
use crate::ids::NationId;

/// The record of what has happened in the open.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Annals {
    /// The turn each script fired, by script.
    pub fired: Vec<Option<u32>>,
    /// How each was answered: the place of the course, by script.
    pub chosen: Vec<Option<u8>>,
    /// Questions that history has put and nobody has answered yet.
    pub asked: Vec<Dilemma>,
    /// The objectives reached so far that count from then on, as (objective, nation), sorted.
    pub achieved: Vec<(u16, NationId)>,
    /// By nation.
    pub nations: Vec<Record>,
}

/// What is on record of one nation.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// GDP of the day from which its growth is measured, billions of 1990 dollars.
    pub gdp_at_start: f64,
    /// Trend growth per year.
    pub growth: f64,
    /// The defence share of GDP that the world has got used to.
    pub usual: f64,
    /// The turn of the next regular election; None where none are held.
    pub election: Option<u32>,
    /// Leaders that have governed and left, those whose names are known, in order; and how many have followed the last of them
    /// whose names nobody knows.
    pub former: Vec<Arc<str>>,
    pub unnamed: u16,
    /// The turn since which it has been in a war.
    pub at_war: Option<u32>,
    /// Whether an enemy has stood on its soil since the game began.
    pub invaded: bool,
}
