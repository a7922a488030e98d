//! Rule constants, one section a file in assets/rules. Every number has its unit and its reason there;
//! rates are per year unless the name says otherwise.

mod accession;
mod alliance;
mod burden;
mod combat;
mod credibility;
mod crisis;
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
mod score;
mod season;
mod settlement;
mod supply;
mod terrain;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::json;
use super::texts::Texts;
use super::tree::Node;

pub use accession::AccessionRules;
pub use alliance::AllianceRules;
pub use burden::{BurdenMind, PledgeMind};
pub use combat::CombatRules;
pub use credibility::CredibilityRules;
pub use crisis::CrisisRules;
pub use diplomacy::DiplomacyRules;
pub use domains::DomainRules;
pub use economy::EconomyRules;
pub use home::HomeRules;
pub use mind::{
    AnswerMind, ArrivalMind, ChallengeMind, DealMind, DeterMind, DisciplineMind, FirmMind,
    Generals, LeanMind, MindRules, PrepareMind, SettleMind, SpendingMind, StrainMind, StrikeMind,
    VoteMind, WarMind,
};
pub use movement::MovementRules;
pub use orders::OrderRules;
pub use pact::PactMind;
pub use parting::PartingMind;
pub use peace::{PeaceMind, PeaceRules};
pub use perception::PerceptionRules;
pub use preparation::{ExerciseRules, PreparationRules};
pub use score::ScoreRules;
pub use season::SeasonRules;
pub use settlement::SettlementRules;
pub use supply::SupplyRules;
pub use terrain::ByTerrain;

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
                include_str!(concat!("../../../assets/rules/", stringify!($section), ".ron")),
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

fn section<T: Serialize + DeserializeOwned>(
    name: &'static str,
    texts: &Texts,
) -> Result<T, (&'static str, String)> {
    let fault = |e: String| (name, e);
    let shipped = Rules::SHIPPED.iter().find(|s| s.0 == name);
    let shipped = shipped.map_or("", |s| s.1);
    let text = texts.section(name).unwrap_or(shipped);
    let error = match ron::from_str(text) {
        Ok(section) => return Ok(section),
        Err(error) => error.to_string(),
    };
    if text == shipped {
        return Err(fault(error));
    }
    let node = Node::scan(text).ok_or_else(|| fault(error))?;
    let written = json::from_ron(text, &node).map_err(fault)?;
    let base: T = ron::from_str(shipped).map_err(|e| fault(e.to_string()))?;
    let mut tree = serde_json::to_value(base).map_err(|e| fault(e.to_string()))?;
    json::overlay(&mut tree, written);
    serde_json::from_value(tree).map_err(|e| fault(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_rules_parse() {
        assert_eq!(Rules::read(&Texts::shipped()).map(|_| ()), Ok(()));
    }

    #[test]
    fn older_texts_are_read_and_what_they_lack_is_as_it_ships() {
        let shipped = Rules::read(&Texts::shipped()).unwrap();
        let mut texts = Texts::shipped();
        let score = texts.rules.iter_mut().find(|s| s.name == "score").unwrap();
        let Some(first) = score.text.find(':') else {
            panic!("a section has constants")
        };
        // A constant of another name instead of the first: one is missing, and one is not known any more.
        let name = score.text[..first].rfind(|c: char| !c.is_alphanumeric() && c != '_');
        let name = name.map_or(0, |at| at + 1);
        score
            .text
            .to_mut()
            .replace_range(name..first, "no_longer_there");
        assert!(ron::from_str::<ScoreRules>(&score.text).is_err());
        assert_eq!(Rules::read(&texts).unwrap(), shipped);

        texts.rules.clear();
        assert_eq!(Rules::read(&texts).unwrap(), shipped);
    }
}
