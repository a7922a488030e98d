//! A disaster whose victims need help, and the help that is on its way.

use serde::{Deserialize, Serialize};

use crate::content::Scenario;
use crate::event::DisasterKind;
use crate::ids::NationId;

/// What struck a region, and what has been sent.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Disaster {
    /// Whoever held the region when it struck: who is helped.
    pub holder: NationId,
    pub kind: DisasterKind,
    /// 0..1.
    pub severity: f64,
    /// The turn in which it struck.
    pub struck: u32,
    /// Billions of 1990 dollars that would make good what it cost.
    pub need: f64,
    /// What others send, in the order in which they said so.
    pub relief: Vec<Relief>,
    /// Who was turned away, sorted.
    pub turned_away: Vec<NationId>,
}

/// What one nation sends.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Relief {
    pub nation: NationId,
    /// Share of what is needed, 0..=1.
    pub share: f64,
    /// The turn in which it was sent.
    pub sent: u32,
    /// Whether it is there; until then it can be turned away.
    pub arrived: bool,
}

impl Disaster {
    /// Whether what is sent in `turn` comes too late.
    #[must_use]
    pub fn late(&self, scenario: &Scenario, turn: u32) -> bool {
        let gone = (turn - self.struck) * u32::from(scenario.turn_months);
        f64::from(gone) >= scenario.rules.climate.relief_months
    }

    /// What a nation sends.
    #[must_use]
    pub fn relief_of(&self, nation: NationId) -> Option<&Relief> {
        self.relief.iter().find(|r| r.nation == nation)
    }

    /// Share of what is needed that nobody sends yet, 0..=1.
    #[must_use]
    pub fn unmet(&self) -> f64 {
        let sent = self.relief.iter().fold(0.0, |sum, r| sum + r.share);
        // Shares are written in hundredths: less is what rounding leaves.
        Some(1.0 - sent).filter(|left| *left > 1e-3).unwrap_or(0.0)
    }
}
