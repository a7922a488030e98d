//! Settings that change what a map's nations begin with: their figures, forces, claims and rivalries.

use serde_json::Value;

use super::codes::Code;
use super::json;
use super::nearest;
use super::overrides::{Set, Settings};
use super::problem::Problem;
use super::raw::{RawClaim, RawForce, RawNation, RawRivalry, RawScenario};
use super::report::Report;
use super::scenario::Arm;

/// The kinds of setting that are applied here.
pub(super) const KINDS: [&str; 4] = ["nations", "forces", "claims", "rivalries"];

/// What a setting makes of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Amount {
    /// `none`: it is taken away.
    None,
    To(f64),
    /// `0.25x`.
    Times(f64),
}

impl Settings {
    /// Changes what the map's nations begin with, before it is checked. What a setting has put into the map and the check
    /// then refuses is told of the setting.
    pub(super) fn amend_start(&mut self, raw: &mut RawScenario, report: &mut Report<'_>) {
        let mut problems = Vec::new();
        for set in self.start() {
            let done = match set.path[0].as_str() {
                "nations" => nation(set, raw),
                "forces" => forces(set, raw),
                "claims" => claim(set, raw),
                _ => rivalry(set, raw),
            };
            match done {
                Ok(touched) => {
                    for place in touched {
                        report.amended(place, set.line, set.value_column);
                    }
                }
                Err(problem) => problems.push(*problem),
            }
        }
        self.problems.extend(problems);
    }
}

/// The places in the map, such as `nations.3.gdp`, that a setting has changed.
type Touched = Result<Vec<String>, Box<Problem>>;

impl Set {
    fn amount(&self) -> Result<Amount, Box<Problem>> {
        let factor = self.value.as_str().and_then(|t| t.strip_suffix('x'));
        let factor = factor.and_then(|t| t.trim().parse::<f64>().ok());
        match (&self.value, factor) {
            (Value::Number(n), _) => Ok(Amount::To(n.as_f64().unwrap_or(f64::NAN))),
            (_, Some(by)) if by >= 0.0 && by.is_finite() => Ok(Amount::Times(by)),
            _ if self.is_none() => Ok(Amount::None),
            _ => {
                let message = "a number is wanted, a factor such as 0.25x, or none".to_owned();
                Err(self
                    .problem(Code::SettingValue, self.value_column, message, None)
                    .into())
            }
        }
    }

    fn wrong(&self, message: &str, example: &str) -> Box<Problem> {
        let hint = Some(example.to_owned());
        self.problem(Code::SettingForm, 1, message.to_owned(), hint)
            .into()
    }

    /// A step of the path that names nothing.
    fn unknown<'n>(
        &self,
        step: usize,
        kind: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> Box<Problem> {
        let name = self.path.get(step).map_or("", String::as_str);
        let hint = nearest::hint(name, known);
        let message = format!("there is no {kind} {name:?}");
        self.problem(Code::SettingPath, self.column(step), message, hint)
            .into()
    }

    /// The place in the map's list of the nation that a step of the path names.
    fn nation(&self, step: usize, raw: &RawScenario) -> Result<usize, Box<Problem>> {
        let found = raw.nations.iter().position(|n| n.id == self.path[step]);
        found.ok_or_else(|| self.unknown(step, "nation", raw.nations.iter().map(|n| n.id.as_str())))
    }

    fn region(&self, step: usize, raw: &RawScenario) -> Result<String, Box<Problem>> {
        let found = raw.regions.iter().find(|r| r.id == self.path[step]);
        let known = || raw.regions.iter().map(|r| r.id.as_str());
        found.map_or_else(
            || Err(self.unknown(step, "region", known())),
            |r| Ok(r.id.clone()),
        )
    }
}

/// `nations.TUR.gdp=20`, `nations.TUR.doctrine.risk=0.2`, `nations.TUR.defence=0.5x`.
fn nation(set: &Set, raw: &mut RawScenario) -> Touched {
    if set.path.len() < 3 || set.path[2] == "id" {
        return Err(set.wrong(
            "a setting changes one figure of a nation",
            "nations.ABC.gdp=20 or nations.ABC.gdp=0.5x",
        ));
    }
    let i = set.nation(1, raw)?;
    let unfit = |e: serde_json::Error| {
        let message = format!("this cannot be set so: {e}");
        Box::new(set.problem(Code::SettingValue, set.value_column, message, None))
    };
    let mut tree = serde_json::to_value(&raw.nations[i]).map_err(unfit)?;
    let steps: Vec<&str> = set.path[2..].iter().map(String::as_str).collect();
    let place = json::find_mut(&mut tree, &steps).map_err(|astray| set.astray(astray, 2))?;
    let value = match (place.as_f64(), set.value.as_str()) {
        (Some(before), Some(text)) if text.ends_with('x') => match set.amount()? {
            Amount::Times(by) => Value::from(before * by),
            Amount::To(_) | Amount::None => set.value.clone(),
        },
        _ => set.value.clone(),
    };
    json::replace(&mut tree, &steps, value).map_err(|astray| set.astray(astray, 2))?;
    raw.nations[i] = serde_json::from_value::<RawNation>(tree).map_err(unfit)?;
    Ok(vec![format!("nations.{i}.{}", steps.join("."))])
}

/// Weaker forces than this, in points, are none.
const NO_FORCE: f64 = 0.01;

/// `forces.TUR=0.25x`, `forces.TUR.land=12`, `forces.TUR.land.istanbul=3`, `forces.TUR=none`.
fn forces(set: &Set, raw: &mut RawScenario) -> Touched {
    let example = "forces.ABC=0.25x, forces.ABC.land=12 or forces.ABC.land.region=3";
    if !(2..=4).contains(&set.path.len()) {
        return Err(set.wrong("a setting changes the forces of one nation", example));
    }
    let nation = &raw.nations[set.nation(1, raw)?];
    let (id, capital) = (nation.id.clone(), nation.capital.clone());
    let arm = match set.path.get(2).map(String::as_str) {
        None => None,
        Some("land") => Some(Arm::Land),
        Some("air") => Some(Arm::Air),
        Some("naval") => Some(Arm::Naval),
        Some(_) => return Err(set.unknown(2, "arm", ["land", "air", "naval"].into_iter())),
    };
    let region = match set.path.len() {
        4 => Some(set.region(3, raw)?),
        _ => None,
    };
    let meant = |f: &RawForce| {
        f.nation == id
            && !f.dropped
            && arm.is_none_or(|arm| f.arm == arm)
            && region.as_ref().is_none_or(|r| f.region == *r)
    };
    let there: f64 = raw
        .forces
        .iter()
        .filter(|f| meant(f))
        .map(|f| f.strength)
        .sum();
    let factor = match set.amount()? {
        Amount::None => 0.0,
        Amount::Times(by) => by,
        Amount::To(_) if arm.is_none() => {
            return Err(set.wrong("points are of one arm", example));
        }
        Amount::To(points) if there > 0.0 => points / there,
        Amount::To(points) => {
            let place = format!("forces.{}", raw.forces.len());
            raw.forces.push(RawForce {
                nation: id,
                region: region.unwrap_or(capital),
                arm: arm.unwrap_or(Arm::Land),
                strength: points,
                dropped: points == 0.0,
            });
            return Ok(vec![place]);
        }
    };
    let mut touched = Vec::new();
    for (i, force) in raw.forces.iter_mut().enumerate() {
        if meant(force) {
            force.strength *= factor;
            force.dropped = (0.0..NO_FORCE).contains(&force.strength);
            touched.push(format!("forces.{i}"));
        }
    }
    Ok(touched)
}

/// `claims.GRC.cyprus=0.5` makes a claim or changes it; `claims.GRC.cyprus=none`, `claims.GRC=none` and `claims=none` take
/// claims away.
fn claim(set: &Set, raw: &mut RawScenario) -> Touched {
    let by = match set.path.len() {
        1 => None,
        2 | 3 => Some(raw.nations[set.nation(1, raw)?].id.clone()),
        _ => {
            return Err(set.wrong(
                "a claim is of a nation to a region",
                "claims.ABC.region=0.5",
            ));
        }
    };
    let region = match set.path.len() {
        3 => Some(set.region(2, raw)?),
        _ => None,
    };
    let amount = set.amount()?;
    if let (Some(by), Some(region), Amount::To(strength)) = (&by, &region, amount) {
        // Of two claims to one place the map's own is changed.
        let same = |c: &RawClaim| c.by == *by && c.region == *region;
        let i = match raw.claims.iter().position(same) {
            Some(i) => i,
            None => {
                raw.claims.push(RawClaim {
                    by: by.clone(),
                    region: region.clone(),
                    strength,
                    dropped: false,
                });
                raw.claims.len() - 1
            }
        };
        raw.claims[i].strength = strength;
        raw.claims[i].dropped = false;
        return Ok(vec![format!("claims.{i}")]);
    }
    let mut touched = Vec::new();
    for (i, claim) in raw.claims.iter_mut().enumerate() {
        let meant = by.as_ref().is_none_or(|by| claim.by == *by)
            && region.as_ref().is_none_or(|r| claim.region == *r);
        if !meant {
            continue;
        }
        match amount {
            Amount::None => claim.dropped = true,
            Amount::Times(factor) => claim.strength *= factor,
            Amount::To(_) => {
                return Err(set.wrong("a strength is of one claim", "claims.ABC.region=0.5"));
            }
        }
        touched.push(format!("claims.{i}"));
    }
    Ok(touched)
}

/// `rivalries.GRC.TUR=0.4` makes a rivalry or changes it; `rivalries.GRC.TUR=none`, `rivalries.GRC=none` and
/// `rivalries=none` take rivalries away.
fn rivalry(set: &Set, raw: &mut RawScenario) -> Touched {
    if set.path.len() > 3 {
        return Err(set.wrong("a rivalry is of two nations", "rivalries.ABC.DEF=0.4"));
    }
    let mut named = Vec::new();
    for step in 1..set.path.len() {
        named.push(raw.nations[set.nation(step, raw)?].id.clone());
    }
    let amount = set.amount()?;
    let meant = |r: &RawRivalry| named.iter().all(|n| r.a == *n || r.b == *n);
    if let ([a, b], Amount::To(level)) = (&named[..], amount) {
        if a == b {
            return Err(set.wrong("nobody is its own rival", "rivalries.ABC.DEF=0.4"));
        }
        let i = match raw.rivalries.iter().position(meant) {
            Some(i) => i,
            None => {
                raw.rivalries.push(RawRivalry {
                    a: a.clone(),
                    b: b.clone(),
                    level,
                    dropped: false,
                });
                raw.rivalries.len() - 1
            }
        };
        raw.rivalries[i].level = level;
        raw.rivalries[i].dropped = false;
        return Ok(vec![format!("rivalries.{i}")]);
    }
    let mut touched = Vec::new();
    for (i, rivalry) in raw.rivalries.iter_mut().enumerate() {
        if !meant(rivalry) {
            continue;
        }
        match amount {
            Amount::None => rivalry.dropped = true,
            Amount::Times(factor) => rivalry.level *= factor,
            Amount::To(_) => {
                return Err(set.wrong("a level is of one rivalry", "rivalries.ABC.DEF=0.4"));
            }
        }
        touched.push(format!("rivalries.{i}"));
    }
    Ok(touched)
}
