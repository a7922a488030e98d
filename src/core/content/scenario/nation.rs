//! The nations, and what each brings to the first turn: treaties, forces, claims and ties.

use super::Date;
use super::TreatyState;
use crate::content::charter::Validity;
use serde::{Deserialize, Serialize};

use crate::figures::ordinal;
use crate::ids::{CharterId, NationId, RegionId};
use crate::order::Arm;

#[derive(Clone, Debug)]
pub struct Nation {
    /// Three-letter code, as shown on the map.
    pub id: String,
    /// Whether it is there on the first day.
    pub born: Born,
    pub name: String,
    pub adjective: String,
    pub color: (u8, u8, u8),
    pub capital: RegionId,
    /// Billions of 1990 international dollars a year; of one born by a script, what its soil makes of its owner's on the
    /// first day.
    pub gdp: f64,
    /// Trend growth of GDP, per year.
    pub growth: f64,
    /// -10 (autocracy) to 10 (democracy), as in Polity.
    pub regime: f64,
    /// Foreign-policy ideal point; the first axis is the one of UN votes, about -3..3.
    pub ideal: (f64, f64),
    /// Defence spending as a share of GDP, 0..0.6.
    pub defence: f64,
    /// Split of the defence budget over land, air and naval forces; sums to 1.
    pub mix: [f64; 3],
    /// Nuclear warheads.
    pub nuclear: f64,
    /// Cyber and space capability, 0..1.
    pub cyber: f64,
    pub space: f64,
    /// Quality of arms and training, 0..1.
    pub modernity: f64,
    /// 0..1 each.
    pub readiness: f64,
    pub stability: f64,
    pub approval: f64,
    /// What wars have left of weariness with them, 0..1.
    pub weariness: f64,
    /// Willingness to bear risk for its interests, 0..1; known to nobody else.
    pub resolve: f64,
    /// Tradition of neutrality, 0 (none) to 1 (by law): off every promise of help, and half off talks.
    pub neutral: f64,
    /// How well its forces are known to fight for their numbers: log of what multiplies their strength, -1.5..1.5 (a fifth to four
    /// and a half times). What an army is worth in one game is drawn about it.
    pub skill: f64,
    /// Points (tens of thousands) of trained men and women at home per million people, 0..20; None where the rules say how many.
    pub reserves: Option<f64>,
    /// By what share the people on its soil multiply a year, -0.1..0.1.
    pub population_growth: f64,
    pub reputation: f64,
    /// Billions of 1990 dollars.
    pub treasury: f64,
    pub doctrine: Doctrine,
    pub leader: String,
    /// Names that later leaders take, in order.
    pub successors: Vec<String>,
    /// One sentence on what playing it is like; empty for nations that are not offered first.
    pub invitation: String,
}

impl Nation {
    /// What the leader of a nation is called whose map names none.
    #[must_use]
    pub fn office(name: &str) -> String {
        format!("the leader of {name}")
    }

    /// What the `n`-th leader is called, from 1, that follows the last whose name is known.
    #[must_use]
    pub fn successor(last: &str, n: u16) -> String {
        match n {
            0 | 1 => format!("the successor of {last}"),
            n => format!("the {} successor of {last}", ordinal(n)),
        }
    }
}

/// How a nation comes to be a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Born {
    /// It is one on the map's first day.
    #[default]
    Before,
    /// A script makes it one, of soil that is others' until then; what the map says of it holds from that day.
    Script,
}

/// The personality of a nation that the computer leads.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doctrine {
    /// Taste for risk, 0..1.
    pub risk: f64,
    /// How much it wants the world changed in its favour, 0..1.
    pub ambition: f64,
    /// Weight of its word once given, 0..1.
    pub loyalty: f64,
}

/// A treaty in force when the game begins.
#[derive(Clone, PartialEq, Debug)]
pub struct TreatySeed {
    pub charter: CharterId,
    pub name: String,
    pub members: Vec<NationId>,
    pub lead: Option<NationId>,
    /// When it was signed; None for the map's first day.
    pub signed: Option<Date>,
    /// How long it runs, where that is not what its charter says.
    pub term: Option<Validity>,
    /// Who holds what its charter reserves, sorted; empty where the lead alone does.
    pub holders: Vec<NationId>,
    /// Who elects the seats of its council; empty where there is none, or all elect all.
    pub groups: Vec<Group>,
    pub state: TreatyState,
}

/// Nations that elect some of a council's seats among themselves.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Group {
    pub name: String,
    pub seats: u8,
    /// Sorted; not all need be members.
    pub nations: Vec<NationId>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ForceSeed {
    pub nation: NationId,
    pub region: RegionId,
    pub arm: Arm,
    /// Points: ten thousand soldiers, a hundred aircraft, or a squadron of warships.
    pub strength: f64,
}

#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Claim {
    pub by: NationId,
    pub region: RegionId,
    /// 0 (a grumble) to 1 (a national cause).
    pub strength: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rivalry {
    pub a: NationId,
    pub b: NationId,
    /// 0..1.
    pub level: f64,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tie {
    pub a: NationId,
    pub b: NationId,
    /// -1..1.
    pub affinity: f64,
}
