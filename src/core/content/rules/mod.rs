//! Rule constants, one section a file in assets/rules. Every number has its unit, its reason and its range there;
//! rates are per year unless the name says otherwise.
//!
//! To add one is a line of text and a field: `rate: In(0.3, 0.0, 2.0),` with its unit and reason above it in `assets/rules/*.ron`, and
//! `pub rate: f64` in the section's struct in `content/rules/`. The text is the only place where its range is written. `Share(0.3)`
//! lies in 0..1 by nature; around a list or a struct a range holds for every number within. `values` (`rules/mod.rs`) takes values and
//! ranges apart: sections are made of the values, and `Rules::ranges` has the ranges by path. They are looked at when a constant is set,
//! by a map's `rules:` or by `--set`, in `rules/amend.rs` and nowhere else; then, when all is set, `rules/rising.rs` looks at those that
//! must not be above one another.
//!
//! A range spans at least half to double of what ships, for that is what a researcher varies, or has a reason as its last part. 0 is in
//! it where it means that the effect is switched off; code that divides by such a constant asks first. Within its range a constant plays without a panic, a hang or a figure that is none, all others being as they ship: `tests/it/ranges.rs` plays a sample of the
//! ends, and all of them when asked.
//!
//! A save's texts may have no ranges, or others: what they set is taken as it is, for the game began so, and what they say of ranges is
//! not. So to narrow a range shuts out saved games that were started with a setting beyond it; to widen one costs nothing.

mod accession;
mod alliance;
mod amend;
mod burden;
mod climate;
mod combat;
mod constants;
mod credibility;
mod crisis;
mod cyber;
mod diplomacy;
mod domains;
mod economy;
mod home;
mod mind;
mod movement;
mod orders;
mod pact;
mod parting;
mod peace;
mod perception;
mod preparation;
mod range;
mod rising;
mod score;
mod season;
mod settlement;
mod supply;
mod terrain;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::json;
use super::texts::Texts;
use super::tree::Node;

pub use accession::AccessionRules;
pub use alliance::AllianceRules;
pub use burden::{BurdenMind, PledgeMind};
pub use climate::ClimateRules;
pub use combat::CombatRules;
pub use constants::Constant;
pub use credibility::CredibilityRules;
pub use crisis::CrisisRules;
pub use cyber::CyberRules;
pub use diplomacy::DiplomacyRules;
pub use domains::DomainRules;
pub use economy::EconomyRules;
pub use home::HomeRules;
pub use mind::{
    AccedeMind, AnswerMind, ArrivalMind, ChallengeMind, CouncilMind, CovertMind, CyberMind,
    DealMind, DeterMind, DisciplineMind, DuesMind, FirmMind, Generals, GestureMind, GuessMind,
    LeanMind, MindRules, PrepareMind, QuarrelMind, ReliefMind, SeekMind, SettleMind, SpendingMind,
    StrainMind, StrikeMind, VoteMind, WarMind,
};
pub use movement::MovementRules;
pub use orders::OrderRules;
pub use pact::PactMind;
pub use parting::PartingMind;
pub use peace::{PeaceMind, PeaceRules};
pub use perception::PerceptionRules;
pub use preparation::{ExerciseRules, PreparationRules};
pub use range::{Range, Ranges};
pub use score::ScoreRules;
pub use season::SeasonRules;
pub use settlement::SettlementRules;
pub use supply::SupplyRules;
pub use terrain::ByTerrain;

pub(super) use amend::{Amended, Refusal};

/// Lists the sections once: each has a type here and a file of its name in assets/rules.
macro_rules! sections {
    ($($section:ident $type:ident),* $(,)?) => {
        /// All rule constants of a game.
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Rules {
            $(pub $section: $type),*
        }

        impl Rules {
            /// The rules that ship, by section: the section's name and the text of its file.
            pub const SHIPPED: &[(&'static str, &'static str)] = &[$((
                stringify!($section),
                include_str!(concat!("../../../../assets/rules/", stringify!($section), ".ron")),
            )),*];

            /// The rules that `texts` hold. A constant that they do not have, as they were written before there was
            /// one, is as it ships; one that there is no longer is passed over.
            ///
            /// # Errors
            /// The section that cannot be read, and why.
            pub fn read(texts: &Texts) -> Result<Self, (&'static str, String)> {
                Ok(Self {
                    $($section: section(stringify!($section), texts)?),*
                })
            }
        }
    };
}

sections! {
    orders OrderRules,
    economy EconomyRules,
    diplomacy DiplomacyRules,
    perception PerceptionRules,
    crisis CrisisRules,
    alliance AllianceRules,
    movement MovementRules,
    supply SupplyRules,
    combat CombatRules,
    domains DomainRules,
    cyber CyberRules,
    climate ClimateRules,
    home HomeRules,
    mind MindRules,
    score ScoreRules,
    preparation PreparationRules,
    accession AccessionRules,
    credibility CredibilityRules,
    settlement SettlementRules,
    season SeasonRules,
    peace PeaceRules,
}

impl Rules {
    /// What each constant may be set to, as it ships: also for games whose saves carry older texts.
    ///
    /// # Errors
    /// What is wrong with the shipped texts; nothing is, as tests see to.
    pub fn ranges() -> Result<Ranges, String> {
        let mut ranges = Ranges::new();
        for (name, text) in Self::SHIPPED {
            values(name, text, &mut ranges)?;
        }
        Ok(ranges)
    }
}

/// The values in the text of a section; their ranges are added to `ranges`.
fn values(name: &str, text: &str, ranges: &mut Ranges) -> Result<Value, String> {
    let node = Node::scan(text).ok_or("the text is empty")?;
    range::apart(json::from_ron(text, &node)?, name, None, ranges)
}

fn section<T: Serialize + DeserializeOwned>(
    name: &'static str,
    texts: &Texts,
) -> Result<T, (&'static str, String)> {
    let shipped = Rules::SHIPPED.iter().find(|s| s.0 == name);
    read(name, shipped.map_or("", |s| s.1), texts).map_err(|e| (name, e))
}

fn read<T: Serialize + DeserializeOwned>(
    name: &str,
    shipped: &str,
    texts: &Texts,
) -> Result<T, String> {
    // Which range holds is asked when a constant is set, and then of what ships.
    let mut ranges = Ranges::new();
    let base = values(name, shipped, &mut ranges)?;
    let base: T = serde_json::from_value(base).map_err(|e| e.to_string())?;
    let Some(text) = texts.section(name).filter(|text| *text != shipped) else {
        return Ok(base);
    };
    // The scanner is tolerant: what is no RON at all RON's own reader tells. Of what ships a test asks it.
    ron::from_str::<IgnoredAny>(text).map_err(|e| e.to_string())?;
    let mut tree = serde_json::to_value(base).map_err(|e| e.to_string())?;
    json::overlay(&mut tree, values(name, text, &mut ranges)?);
    serde_json::from_value(tree).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests;
