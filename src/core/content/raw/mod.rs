//! A map file as it is written: every name still a string, nothing checked but the form. maps/README.md
//! is the reference for its readers; `check` turns it into a `Scenario`.

mod history;
mod strait;
mod underway;

pub use history::{
    RawChapter, RawCondition, RawEffect, RawHeir, RawHolder, RawObjective, RawOption, RawScript,
    RawStake,
};

pub use strait::{RawAdmits, RawStrait};
pub use underway::{
    RawArmedGroup, RawContingent, RawCrisis, RawOperation, RawRestraint, RawUndertaking,
};

use serde::{Deserialize, Serialize};

use super::charter::{Charter, Validity};
use super::scenario::{Arm, Born, Date, Doctrine, DomainSet, Mode, Terrain};
use crate::geo::Projection;

/// The whole file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Map", deny_unknown_fields)]
pub struct RawScenario {
    #[allow(dead_code, reason = "checked before the rest is decoded")]
    pub format: u32,
    pub title: String,
    #[serde(default)]
    pub summary: String,
    #[serde(default)]
    pub briefing: String,
    pub start: Date,
    #[serde(default = "one")]
    pub turn_months: u32,
    pub turns: u32,
    pub geography: RawGeography,
    #[serde(default)]
    pub domains: DomainSet,
    #[serde(default)]
    pub money: Option<RawMoney>,
    #[serde(default)]
    pub calendar: Option<RawCalendar>,
    pub regions: Vec<RawRegion>,
    #[serde(default)]
    pub links: Vec<RawLink>,
    #[serde(default)]
    pub blocked: Vec<(String, String)>,
    #[serde(default)]
    pub straits: Vec<RawStrait>,
    pub nations: Vec<RawNation>,
    #[serde(default)]
    pub charters: Vec<Charter<String>>,
    #[serde(default)]
    pub treaties: Vec<RawTreaty>,
    #[serde(default)]
    pub forces: Vec<RawForce>,
    #[serde(default)]
    pub claims: Vec<RawClaim>,
    #[serde(default)]
    pub rivalries: Vec<RawRivalry>,
    #[serde(default)]
    pub ties: Vec<RawTie>,
    #[serde(default)]
    pub trust: Vec<(String, String, f64)>,
    #[serde(default)]
    pub grievances: Vec<(String, String, f64)>,
    #[serde(default)]
    pub sanctions: Vec<(String, String)>,
    #[serde(default)]
    pub transit: Vec<(String, String)>,
    #[serde(default)]
    pub crises: Vec<RawCrisis>,
    #[serde(default)]
    pub operations: Vec<RawOperation>,
    #[serde(default)]
    pub groups: Vec<RawArmedGroup>,
    #[serde(default)]
    pub undertakings: Vec<RawUndertaking>,
    #[serde(default)]
    pub history: Vec<RawScript>,
    #[serde(default)]
    pub objectives: Vec<RawObjective>,
    #[serde(default)]
    pub chapters: Vec<RawChapter>,
    #[serde(default)]
    pub rules: Vec<(String, f64)>,
    #[serde(default)]
    pub words: Vec<(String, String)>,
}

impl RawScenario {
    /// Says what follows from the rest: a nation with one region has its capital there, and a region without an owner that
    /// is one nation's capital is that nation's.
    pub fn imply(&mut self) {
        for nation in self.nations.iter_mut().filter(|n| n.born == Born::Before) {
            if nation.capital.is_empty() {
                let own = |r: &&RawRegion| r.owner.as_ref() == Some(&nation.id);
                let mut owned = self.regions.iter().filter(own);
                if let (Some(only), None) = (owned.next(), owned.next()) {
                    nation.capital.clone_from(&only.id);
                }
            }
        }
        for region in self
            .regions
            .iter_mut()
            .filter(|r| !r.sea && r.owner.is_none())
        {
            let seat = |n: &&RawNation| n.capital == region.id && n.born == Born::Before;
            let mut seated = self.nations.iter().filter(seat);
            if let (Some(only), None) = (seated.next(), seated.next()) {
                region.owner = Some(only.id.clone());
            }
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Geography", deny_unknown_fields)]
pub enum RawGeography {
    /// Cut from the real world.
    World {
        /// Follows from the bounds where nothing is said.
        #[serde(default)]
        projection: Option<Projection>,
        /// West, south, east, north in degrees.
        bounds: (f64, f64, f64, f64),
        /// A file beside the map with outlines that regions may have.
        #[serde(default)]
        outlines: Option<String>,
    },
    /// Drawn cell by cell.
    Grid {
        km_per_cell: f64,
        rows: Vec<String>,
        #[serde(default)]
        rivers: Vec<RawRiver>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "River", deny_unknown_fields)]
pub struct RawRiver {
    pub name: String,
    /// Columns and rows from the upper left corner of the drawing.
    pub course: Vec<(f64, f64)>,
}

/// In what the map's money is written and told.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Unit", deny_unknown_fields)]
pub struct RawMoney {
    /// What many are called.
    pub name: String,
    /// What one is called; the same if nothing is said.
    #[serde(default)]
    pub one: String,
    /// What stands in tables; the name if nothing is said.
    #[serde(default)]
    pub short: String,
    /// What stands before the sums of a currency that is told in millions and billions.
    #[serde(default)]
    pub sign: Option<String>,
    #[serde(default)]
    pub base_year: Option<i32>,
    /// Billions of 1990 dollars that one is.
    pub per_unit: f64,
}

/// What the parts of the year are called.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Calendar", deny_unknown_fields)]
pub enum RawCalendar {
    /// Twelve, from January on.
    Months(Vec<String>),
    /// Four, the one of December, January and February first.
    Seasons(Vec<String>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Region", deny_unknown_fields)]
pub struct RawRegion {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub sea: bool,
    #[serde(default)]
    pub off_map: bool,
    #[serde(default)]
    pub at: Option<(f64, f64)>,
    #[serde(default)]
    pub within: Vec<String>,
    /// The id of an outline of the map's own, instead of a share in countries.
    #[serde(default)]
    pub outline: Option<String>,
    #[serde(default)]
    pub glyph: Option<char>,
    #[serde(default)]
    pub terrain: Option<Terrain>,
    #[serde(default)]
    pub population: f64,
    #[serde(default)]
    pub infrastructure: Option<f64>,
    #[serde(default)]
    pub port: u32,
    #[serde(default)]
    pub owner: Option<String>,
    /// Who holds it on the first day, where that is not its owner.
    #[serde(default)]
    pub controller: Option<String>,
    #[serde(default)]
    pub unrest: f64,
    /// Kilotonnes that nations have laid in there.
    #[serde(default)]
    pub stocks: Vec<(String, f64)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Link", deny_unknown_fields)]
pub struct RawLink {
    pub a: String,
    pub b: String,
    pub mode: Mode,
    pub capacity: f64,
    #[serde(default)]
    pub km: Option<f64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Nation", deny_unknown_fields)]
pub struct RawNation {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub adjective: String,
    #[serde(default)]
    pub color: Option<(u8, u8, u8)>,
    /// May be left out where it owns one region.
    #[serde(default)]
    pub capital: String,
    pub gdp: f64,
    #[serde(default = "growth")]
    pub growth: f64,
    #[serde(default)]
    pub regime: f64,
    #[serde(default)]
    pub ideal: (f64, f64),
    #[serde(default = "defence")]
    pub defence: f64,
    #[serde(default = "mix")]
    pub mix: (f64, f64, f64),
    #[serde(default)]
    pub nuclear: f64,
    #[serde(default)]
    pub cyber: f64,
    #[serde(default)]
    pub space: f64,
    #[serde(default = "half")]
    pub modernity: f64,
    #[serde(default = "half")]
    pub readiness: f64,
    #[serde(default = "stability")]
    pub stability: f64,
    #[serde(default = "half")]
    pub approval: f64,
    #[serde(default)]
    pub weariness: f64,
    #[serde(default = "half")]
    pub resolve: f64,
    #[serde(default)]
    pub neutral: f64,
    #[serde(default)]
    pub skill: f64,
    #[serde(default)]
    pub reserves: Option<f64>,
    #[serde(default)]
    pub population_growth: f64,
    #[serde(default = "half")]
    pub reputation: f64,
    #[serde(default)]
    pub treasury: f64,
    #[serde(default = "doctrine")]
    pub doctrine: Doctrine,
    #[serde(default)]
    pub leader: String,
    #[serde(default)]
    pub born: Born,
    #[serde(default)]
    pub successors: Vec<String>,
    #[serde(default)]
    pub invitation: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Treaty", deny_unknown_fields)]
pub struct RawTreaty {
    pub charter: String,
    pub name: String,
    pub members: Vec<String>,
    #[serde(default)]
    pub lead: Option<String>,
    /// When it was signed; on the map's first day if nothing is said.
    #[serde(default)]
    pub signed: Option<Date>,
    /// How long it runs, where that is not what its charter says.
    #[serde(default)]
    pub term: Option<Validity>,
    #[serde(default)]
    pub holders: Vec<String>,
    #[serde(default)]
    pub groups: Vec<RawGroup>,
    /// Spending guideline in force, share of GDP.
    #[serde(default)]
    pub guideline: Option<f64>,
    /// Whether the members' forces are under one command.
    #[serde(default)]
    pub integrated: bool,
    /// Common fund, in the map's unit of money.
    #[serde(default)]
    pub fund: f64,
    #[serde(default)]
    pub cohesion: Option<f64>,
    /// Members that have given notice, and when they leave.
    #[serde(default)]
    pub notices: Vec<(String, Date)>,
    #[serde(default)]
    pub suspended: Vec<String>,
    /// Dues not paid, in the map's unit of money.
    #[serde(default)]
    pub arrears: Vec<(String, f64)>,
}

/// Nations that elect some of a council's seats among themselves.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Group", deny_unknown_fields)]
pub struct RawGroup {
    pub name: String,
    pub seats: u8,
    pub nations: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Force", deny_unknown_fields)]
pub struct RawForce {
    pub nation: String,
    pub region: String,
    pub arm: Arm,
    pub strength: f64,
    /// Taken out by a setting; it keeps its place in the list, by which problems are found in the text.
    #[serde(skip)]
    pub dropped: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Claim", deny_unknown_fields)]
pub struct RawClaim {
    pub by: String,
    pub region: String,
    pub strength: f64,
    /// Taken out by a setting; it keeps its place in the list, by which problems are found in the text.
    #[serde(skip)]
    pub dropped: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Rivalry", deny_unknown_fields)]
pub struct RawRivalry {
    pub a: String,
    pub b: String,
    pub level: f64,
    /// Taken out by a setting; it keeps its place in the list, by which problems are found in the text.
    #[serde(skip)]
    pub dropped: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Tie", deny_unknown_fields)]
pub struct RawTie {
    pub a: String,
    pub b: String,
    pub affinity: f64,
}

// What a nation has if its author does not say; told in maps/README.md.

fn one() -> u32 {
    1
}

fn half() -> f64 {
    0.5
}

fn growth() -> f64 {
    0.02
}

fn defence() -> f64 {
    0.03
}

fn mix() -> (f64, f64, f64) {
    (0.6, 0.2, 0.2)
}

fn stability() -> f64 {
    0.7
}

fn doctrine() -> Doctrine {
    Doctrine {
        risk: 0.4,
        ambition: 0.3,
        loyalty: 0.6,
    }
}
