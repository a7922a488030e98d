//! What a state is on the first day: figures of the record in the game's units, and what follows from them by rule.

use super::table::{Row, wrong};
use std::collections::BTreeMap;
use std::io::Result;

/// From the record's dollars (of 2011, at purchasing power) to the game's (of 1990): the American deflator of GDP, as on the other maps.
const DOLLARS: f64 = 0.62;
/// From millions of dollars of 2024 to billions of 2011, by the same deflator: for states that Maddison's tables lack.
const DOLLARS_2024: f64 = 0.73e-3;
/// Years from 2014 to 2022, over which trends are taken.
const SPAN: f64 = 8.0;

/// One row of nations.csv with that of states.csv, and the figures that follow.
pub struct State {
    pub code: String,
    /// What nations.csv gives as text.
    pub row: Row,
    /// Millions, and by what share they grow a year.
    pub people: f64,
    pub people_growth: f64,
    /// Billions of 1990 dollars, and the trend.
    pub gdp: f64,
    pub growth: f64,
    /// Share of GDP, and soldiers.
    pub defence: f64,
    pub troops: f64,
    pub regime: f64,
    pub ideal: (f64, f64),
    pub modernity: f64,
    pub readiness: f64,
    pub stability: f64,
    pub resolve: f64,
    /// Risk, ambition, loyalty.
    pub doctrine: (f64, f64, f64),
    /// Shares of land, air and naval forces.
    pub mix: (f64, f64, f64),
    /// Longitude and latitude of the capital city, where the record has one.
    pub capital: Option<(f64, f64)>,
    /// What was judged and overrides a rule, by name.
    pub judged: BTreeMap<String, String>,
}

impl State {
    /// From a row of nations.csv, that of states.csv, and the strength (0..3) of its worst rivalry.
    ///
    /// # Errors
    /// If a field cannot be read.
    pub fn new(row: Row, record: &Row, rivalry: f64) -> Result<Self> {
        let judged = judged(row.get("judged"))?;
        let set = |key: &str, rule: f64| match judged.get(key) {
            None => Ok(rule),
            Some(text) => text
                .parse()
                .map_err(|_| wrong(&format!("{key}={text} is no number"))),
        };
        let trend = |from: Option<f64>, to: Option<f64>, rule: f64| match (from, to) {
            (Some(from), Some(to)) => libm::log(to / from) / SPAN,
            _ => rule,
        };
        let people: f64 = record.needs("population_m")?;
        let now = record.maybe("gdp_2022_bn")?;
        let dollars = match now {
            Some(dollars) => dollars,
            None => record.needs::<f64>("gdp_ppp_2024_musd")? * DOLLARS_2024,
        };
        let gdp = dollars * DOLLARS;
        let head = gdp / people;
        let defence = set("defence", record.maybe("milex_pct")?.unwrap_or(1.0) / 100.0)?;
        let troops = set("troops", record.maybe("troops")?.unwrap_or(2000.0))?;
        let soldier = 1e6 * gdp * defence / troops.max(1.0);
        let growth = trend(record.maybe("gdp_2014_bn")?, now, 0.02).clamp(0.0, 0.06);
        let people_growth = trend(
            record.maybe("population_2014_m")?,
            record.maybe("population_2022_m")?,
            0.015,
        );
        // V-Dem's index, 0.1 to 0.8 stretched over Polity's scale.
        let regime = -10.0 + 20.0 * (record.needs::<f64>("polyarchy")? - 0.1) / 0.7;
        let regime = (regime.clamp(-10.0, 10.0) * 2.0).round() / 2.0;
        let conflict: f64 = record.needs("conflict")?;
        let modernity = 0.10 + 0.065 * libm::log(1.0 + head) + 0.085 * libm::log(1.0 + soldier);
        let modernity = set("modernity", modernity.clamp(0.1, 0.9))?;
        let readiness = (0.25 + 0.06 * libm::log(1.0 + soldier)).clamp(0.2, 0.65);
        let calm = 0.58 + 0.07 * libm::log(head / 8.0) + 0.006 * regime.abs() - 0.07 * conflict;
        Ok(Self {
            code: row.get("code").to_owned(),
            people,
            people_growth: people_growth.clamp(-0.012, 0.035),
            gdp,
            growth: set("growth", growth)?,
            defence,
            troops,
            regime,
            ideal: (
                set("ideal", record.maybe("ideal1")?.unwrap_or(0.0))?,
                second_axis(judged.get("vote").map_or(row.get("vote"), String::as_str))?,
            ),
            modernity,
            readiness: set("readiness", readiness)?,
            stability: set("stability", calm.clamp(0.3, 0.88))?,
            resolve: set("resolve", 0.4 + 0.1 * rivalry)?,
            doctrine: (
                set("risk", 0.2 + 0.06 * rivalry)?,
                set("ambition", 0.15 + 0.05 * rivalry)?,
                set("loyalty", 0.6)?,
            ),
            mix: mix(
                modernity,
                record.maybe::<f64>("coast_km")?.unwrap_or(0.0) > 0.0,
            ),
            capital: record.maybe("cap_lon")?.zip(record.maybe("cap_lat")?),
            judged,
            row,
        })
    }

    /// Billions of 1990 dollars a year for its forces.
    pub fn budget(&self) -> f64 {
        self.gdp * self.defence
    }

    /// Thousands of 1990 dollars.
    pub fn gdp_head(&self) -> f64 {
        self.gdp / self.people
    }
}

/// `key=value` with spaces between.
fn judged(text: &str) -> Result<BTreeMap<String, String>> {
    let pair = |word: &str| {
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| wrong(&format!("judged: {word:?} is not key=value")))?;
        Ok((key.to_owned(), value.to_owned()))
    };
    text.split_whitespace().map(pair).collect()
}

/// Where a state stood on 2 March 2022, when the General Assembly voted on the invasion of Ukraine: S for the resolution and with
/// sanctions, F for it, X absent, A abstaining, N against, - where nobody could vote for it. Above 0 keeps borders, below would move them.
fn second_axis(vote: &str) -> Result<f64> {
    Ok(match vote {
        "S" => 0.6,
        "F" => 0.3,
        "X" => -0.1,
        "A" => -0.3,
        "N" => -0.7,
        "-" => 0.0,
        _ => return Err(wrong(&format!("vote cannot be {vote:?}"))),
    })
}

/// The more modern, the more of it flies and sails; a state without a coast has no fleet.
fn mix(modernity: f64, coast: bool) -> (f64, f64, f64) {
    let two = |x: f64| (x * 100.0).round() / 100.0;
    let air = two(0.08 + 0.2 * modernity);
    let naval = if coast {
        two(0.04 + 0.16 * modernity)
    } else {
        0.0
    };
    (two(1.0 - air - naval), air, naval)
}
