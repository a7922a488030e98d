//! A map's first day as data.

use casus_foederis::content::Scenario;
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::order::Stake;
use casus_foederis::session::export::money_as_json;
use casus_foederis::survey::{Quarrel, Ration, Standing};
use serde_json::{Value, json};

use super::Info;
use crate::cli::check;

pub fn of(info: &Info) -> Value {
    let survey = &info.survey;
    let scenario = &*survey.scenario;
    let regions = scenario.region_ids().map(|id| region(scenario, id));
    let nations = survey.nations.iter().map(|s| nation(scenario, s));
    let forces = survey.forces.iter().map(|f| force(scenario, f));
    let quarrels = survey.quarrels.iter().map(|q| quarrel(scenario, q));
    let mut data = json!({
        "id": scenario.id,
        "title": scenario.title,
        "start": scenario.told(0),
        "turns": scenario.turns,
        "turn_months": scenario.turn_months,
        "regions": regions.collect::<Vec<_>>(),
        "nations": nations.collect::<Vec<_>>(),
        "forces": forces.collect::<Vec<_>>(),
        "challenges": quarrels.collect::<Vec<_>>(),
        "warnings": info.warnings.iter().map(check::as_json).collect::<Vec<_>>(),
    });
    if let Some(money) = money_as_json(scenario) {
        data["money"] = money;
    }
    data
}

fn code(scenario: &Scenario, nation: NationId) -> &str {
    &scenario.nation(nation).id
}

fn region(scenario: &Scenario, id: RegionId) -> Value {
    let region = scenario.region(id);
    let ways = scenario.links_from(id).map(|(link, other)| {
        json!({
            "to": scenario.region(other).id,
            "mode": format!("{:?}", link.mode),
            "km": link.km,
            "capacity": link.capacity,
            "border_km": link.border_km,
        })
    });
    json!({
        "id": region.id,
        "name": region.name,
        "kind": format!("{:?}", region.kind),
        "owner": region.owner.map(|n| code(scenario, n)),
        "terrain": format!("{:?}", region.terrain),
        "population": region.population,
        "infrastructure": region.infrastructure,
        "port": region.port,
        "off_map": region.off_map,
        "area_km2": match region.off_map {
            true => None,
            false => Some(scenario.atlas.area_km2(id)),
        },
        "ways": ways.collect::<Vec<_>>(),
    })
}

fn nation(scenario: &Scenario, standing: &Standing) -> Value {
    let of = scenario.nation(standing.nation);
    // From capital to capital.
    let km = |n: NationId| scenario.distance_km(of.capital, scenario.nation(n).capital);
    let meets = standing.meets.iter().map(
        |&(n, contact)| json!({ "nation": code(scenario, n), "contact": format!("{contact:?}") }),
    );
    let others = scenario.nation_ids().filter(|n| *n != standing.nation);
    let km = others.map(|n| (code(scenario, n).to_owned(), json!(km(n))));
    let reaches = standing.reaches.iter().map(|&n| code(scenario, n));
    let [land, air, naval] = standing.points;
    json!({
        "id": of.id,
        "name": of.name,
        "points": { "land": land, "air": air, "naval": naval },
        "power": standing.power,
        "power_share": standing.share,
        "defence": standing.defence,
        "upkeep": standing.upkeep,
        "meets": meets.collect::<Vec<_>>(),
        "can_fight": reaches.collect::<Vec<_>>(),
        "km": km.collect::<serde_json::Map<_, _>>(),
    })
}

fn force(scenario: &Scenario, force: &Ration) -> Value {
    json!({
        "nation": code(scenario, force.nation),
        "region": scenario.region(force.region).id,
        "arm": format!("{:?}", force.arm),
        "strength": force.strength,
        "fed": force.fed,
        "cut_off": force.cut_off,
    })
}

fn quarrel(scenario: &Scenario, quarrel: &Quarrel) -> Value {
    let (stake, place) = match quarrel.stake {
        Stake::Territory(region) => ("Territory", Some(&scenario.region(region).id)),
        Stake::Alignment => ("Alignment", None),
        Stake::Regime => ("Regime", None),
        Stake::Armament => ("Armament", None),
        Stake::Incident => ("Incident", None),
    };
    json!({
        "challenger": code(scenario, quarrel.challenger),
        "target": code(scenario, quarrel.target),
        "stake": stake,
        "region": place,
        "contact": format!("{:?}", quarrel.contact),
        "can_fight": quarrel.can_fight,
        "salience": quarrel.salience,
        "win": quarrel.win,
        "worth": quarrel.worth,
        "war": quarrel.war,
        "verdict": format!("{:?}", quarrel.verdict),
        "refused": quarrel.refused,
    })
}
