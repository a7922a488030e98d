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

use serde::{Deserialize, Serialize};

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

/// All rule constants of a game.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub orders: OrderRules,
    pub economy: EconomyRules,
    pub diplomacy: DiplomacyRules,
    pub perception: PerceptionRules,
    pub crisis: CrisisRules,
    pub alliance: AllianceRules,
    pub movement: MovementRules,
    pub supply: SupplyRules,
    pub combat: CombatRules,
    pub domains: DomainRules,
    pub home: HomeRules,
    pub mind: MindRules,
    pub score: ScoreRules,
    pub preparation: PreparationRules,
    pub accession: AccessionRules,
    pub credibility: CredibilityRules,
    pub settlement: SettlementRules,
    pub season: SeasonRules,
    pub peace: PeaceRules,
}

impl Rules {
    /// The rules that ship, by section: the section's name and the text of its file.
    pub const SHIPPED: [(&'static str, &'static str); 19] = [
        ("orders", include_str!("../../../assets/rules/orders.ron")),
        ("economy", include_str!("../../../assets/rules/economy.ron")),
        (
            "diplomacy",
            include_str!("../../../assets/rules/diplomacy.ron"),
        ),
        (
            "perception",
            include_str!("../../../assets/rules/perception.ron"),
        ),
        ("crisis", include_str!("../../../assets/rules/crisis.ron")),
        (
            "alliance",
            include_str!("../../../assets/rules/alliance.ron"),
        ),
        (
            "movement",
            include_str!("../../../assets/rules/movement.ron"),
        ),
        ("supply", include_str!("../../../assets/rules/supply.ron")),
        ("combat", include_str!("../../../assets/rules/combat.ron")),
        ("domains", include_str!("../../../assets/rules/domains.ron")),
        ("home", include_str!("../../../assets/rules/home.ron")),
        ("mind", include_str!("../../../assets/rules/mind.ron")),
        ("score", include_str!("../../../assets/rules/score.ron")),
        (
            "preparation",
            include_str!("../../../assets/rules/preparation.ron"),
        ),
        (
            "accession",
            include_str!("../../../assets/rules/accession.ron"),
        ),
        (
            "credibility",
            include_str!("../../../assets/rules/credibility.ron"),
        ),
        (
            "settlement",
            include_str!("../../../assets/rules/settlement.ron"),
        ),
        ("season", include_str!("../../../assets/rules/season.ron")),
        ("peace", include_str!("../../../assets/rules/peace.ron")),
    ];

    /// The shipped rules.
    ///
    /// # Errors
    /// The section whose text does not parse, with the parser's message; a test keeps this from shipping.
    pub fn shipped() -> Result<Self, (&'static str, ron::error::SpannedError)> {
        fn section<T: serde::de::DeserializeOwned>(
            i: usize,
        ) -> Result<T, (&'static str, ron::error::SpannedError)> {
            let (name, text) = Rules::SHIPPED[i];
            ron::from_str(text).map_err(|e| (name, e))
        }
        Ok(Self {
            orders: section(0)?,
            economy: section(1)?,
            diplomacy: section(2)?,
            perception: section(3)?,
            crisis: section(4)?,
            alliance: section(5)?,
            movement: section(6)?,
            supply: section(7)?,
            combat: section(8)?,
            domains: section(9)?,
            home: section(10)?,
            mind: section(11)?,
            score: section(12)?,
            preparation: section(13)?,
            accession: section(14)?,
            credibility: section(15)?,
            settlement: section(16)?,
            season: section(17)?,
            peace: section(18)?,
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn shipped_rules_parse() {
        assert_eq!(super::Rules::shipped().map(|_| ()), Ok(()));
    }
}
