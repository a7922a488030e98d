//! What plays badly, though it can be meant so: only the first day shows it, and only its author knows. What a map's text alone
//! shows to be amiss is said by `content/check`.

use super::Survey;
use crate::content::{Code, Problem, Remarks};
use crate::figures::fixed;

/// What is doubtful about the first day of the map in `text`, each at its place.
#[must_use]
pub fn warnings(survey: &Survey, file: &str, text: &str) -> Vec<Problem> {
    let mut remarks = Remarks::new(file, text);
    astray(survey, &mut remarks);
    unfed(survey, &mut remarks);
    unpaid(survey, &mut remarks);
    achieved(survey, &mut remarks);
    remarks.problems()
}

/// Coasts are drawn to some km, and a harbour may lie off its own; what is farther than this from its countries, km, is elsewhere.
const ASTRAY_KM: f64 = 30.0;

/// Distances, and with them what reaches what, are measured from the centre of a region, and its land may lie elsewhere. An isle that
/// the map of the world lacks may be meant so, or soil whose country is disputed.
fn astray(survey: &Survey, remarks: &mut Remarks<'_>) {
    let scenario = &survey.scenario;
    for id in scenario.region_ids() {
        let (region, km) = (scenario.region(id), scenario.atlas.afield_km(id));
        if km > ASTRAY_KM {
            let message = format!(
                "the centre of {:?} lies {} km from its countries",
                region.id,
                fixed(km, 0)
            );
            let hint = "another at, or other countries in within";
            remarks.warn(
                &format!("regions.{}.at", region.id),
                Code::CentreAstray,
                message,
                hint,
            );
        }
    }
}

/// Forces that begin cut off lose readiness and then men before anybody has given an order; a garrison under siege may be meant so.
fn unfed(survey: &Survey, remarks: &mut Remarks<'_>) {
    let scenario = &survey.scenario;
    for force in survey.forces.iter().filter(|f| f.cut_off) {
        let key = |nation, region, arm| (nation, region, arm);
        let mut seeds = scenario.forces.iter();
        let place = seeds.position(|s| {
            key(s.nation, s.region, s.arm) == key(force.nation, force.region, force.arm)
        });
        let Some(place) = place else { continue };
        let (nation, region) = (scenario.nation(force.nation), scenario.region(force.region));
        let message = format!(
            "forces of {:?} in {:?} begin cut off: {}% of what they need reaches them",
            nation.id,
            region.id,
            fixed(force.fed * 100.0, 0)
        );
        let hint = "links over soil that lets them pass, ports at both ends of the sea, infrastructure, or less strength";
        remarks.warn(&format!("forces.{place}"), Code::UnfedForce, message, hint);
    }
}

/// Forces that cost more than is spent decay from the first month on; a power in decline may be meant so.
fn unpaid(survey: &Survey, remarks: &mut Remarks<'_>) {
    for standing in survey.nations.iter().filter(|s| s.upkeep > s.defence) {
        let nation = survey.scenario.nation(standing.nation);
        let money = &survey.scenario.money;
        let message = format!(
            "{:?} cannot keep its forces: they cost {} a year, and {} are spent on defence",
            nation.id,
            money.told(standing.upkeep),
            money.told(standing.defence)
        );
        let hint = format!(
            "a higher defence, {} of GDP would do, or less strength",
            fixed(standing.upkeep / nation.gdp, 4)
        );
        let place = format!("nations.{}.defence", nation.id);
        remarks.warn(&place, Code::UnpaidForces, message, &hint);
    }
}

/// What is to be achieved and is so from the start gives points for nothing; a learner's map may begin so.
fn achieved(survey: &Survey, remarks: &mut Remarks<'_>) {
    let mut met: Vec<u16> = survey.met.iter().map(|m| m.0).collect();
    met.dedup();
    for place in met {
        let objective = &survey.scenario.objectives[usize::from(place)];
        let message = format!("{:?} is achieved on the first day", objective.title);
        let hint = "kind: Keep, if it must hold at the end; or a condition that has yet to come";
        let place = format!("objectives.{place}.test");
        remarks.warn(&place, Code::MetAtStart, message, hint);
    }
}
