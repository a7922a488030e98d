//! How the lines of a file came to be: what they do not say themselves.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::Plan;
use crate::content::{Money, Scenario};
use crate::engine::EDITION;
use crate::session::files;

/// What the map's unit is, where it has its own.
fn money(scenario: &Scenario) -> Option<String> {
    let (own, engine) = (&scenario.money, Money::default());
    let (unit, lines) = (own.unit(), engine.unit());
    let told = || {
        format!(
            "{unit}, one of them {} of the {lines} of the lines",
            own.per_unit()
        )
    };
    (*own != engine).then(told)
}

/// Longest file of the kind that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// How a file was made: what its lines do not say, and what must be the same to go on with it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    /// The program, with the edition of its rules.
    pub program: String,
    pub map: String,
    /// Digests of the map's text, and of the constants and charters it was run with.
    pub text: String,
    pub rules: String,
    pub settings: Vec<String>,
    pub turns: u32,
    /// The unit of a map that has its own: `talents, one of them 0.00005 of the billions of 1990 dollars of the lines`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<String>,
    /// Nations that the computer did not lead.
    pub led: Vec<String>,
    /// The calls that wrote to the file, in order.
    #[serde(default)]
    pub commands: Vec<String>,
}

impl Made {
    pub(super) fn by(plan: &Plan, scenario: &Scenario) -> Self {
        let rules = serde_json::to_vec(&(&scenario.rules, &scenario.charters)).unwrap_or_default();
        let mut led: Vec<String> = plan.led.iter().map(|(id, m)| format!("{id}={m}")).collect();
        led.sort();
        Self {
            program: format!(
                "casus-foederis {}, edition {EDITION}",
                env!("CARGO_PKG_VERSION")
            ),
            map: scenario.id.clone(),
            text: format!("{:016x}", plan.map.digest()),
            rules: format!("{:016x}", xxh3_64(&rules)),
            settings: plan.sets.clone(),
            turns: plan.turns(scenario),
            money: money(scenario),
            led,
            commands: vec![plan.command.clone()],
        }
    }

    /// The same, written to by another call as well.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.commands.extend(other.commands.iter().cloned());
        self
    }

    /// Why lines made so are not those that `now` would make; None if they are.
    pub(super) fn differs(&self, now: &Self) -> Option<String> {
        let list = |l: &[String]| match l.is_empty() {
            true => "none".to_owned(),
            false => l.join(", "),
        };
        Some(if self.map != now.map {
            format!(
                "its runs are of the map {}, and not of {}",
                self.map, now.map
            )
        } else if self.settings != now.settings {
            format!(
                "its settings are {}, and not {}",
                list(&self.settings),
                list(&now.settings)
            )
        } else if self.turns != now.turns {
            format!("its games have {} turns, and not {}", self.turns, now.turns)
        } else if self.led != now.led {
            format!(
                "its nations led otherwise are {}, and not {}",
                list(&self.led),
                list(&now.led)
            )
        } else if self.text != now.text {
            format!("the map {} has been changed since", self.map)
        } else if self.program != now.program || self.rules != now.rules {
            "the program or its rules have been changed since".to_owned()
        } else {
            return None;
        })
    }

    /// Where the file stands that says how the one at `lines` was made.
    #[must_use]
    pub fn place(lines: &Path) -> PathBuf {
        let mut name = lines.to_path_buf().into_os_string();
        name.push(".plan");
        name.into()
    }

    /// How the file at `lines` was made, if that is known.
    #[must_use]
    pub fn beside(lines: &Path) -> Option<Self> {
        let bytes = files::read(&Self::place(lines), LONGEST).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// In a sentence: program, map, settings.
    #[must_use]
    pub fn told(&self) -> String {
        let mut told = format!(
            "{} (text {}) by {} (rules {}), {} turns",
            self.map, self.text, self.program, self.rules, self.turns
        );
        if !self.settings.is_empty() {
            told += &format!(", with {}", self.settings.join(", "));
        }
        if !self.led.is_empty() {
            told += &format!(", led {}", self.led.join(", "));
        }
        if !self.commands.is_empty() {
            told += &format!("; {}", self.commands.join("; "));
        }
        told
    }
}
