//! A map's first day as data.

use casus_foederis::content::{GroupSeed, Scenario, Strait, UndertakingSeed};
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::order::{Restraint, Stake};
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
    let groups = scenario.under_way.groups.iter();
    let groups = groups.map(|g| group(scenario, g));
    let undertakings = scenario.under_way.undertakings.iter();
    let undertakings = undertakings.map(|u| undertaking(scenario, u));
    let quarrels = survey.quarrels.iter().map(|q| quarrel(scenario, q));
    let mut data = json!({
        "id": scenario.id,
        "title": scenario.title,
        "start": scenario.told(0),
        "turns": scenario.turns,
        "turn_months": scenario.turn_months,
        "regions": regions.collect::<Vec<_>>(),
        "straits": scenario.straits.iter().map(|s| strait(scenario, s)).collect::<Vec<_>>(),
        "nations": nations.collect::<Vec<_>>(),
        "forces": forces.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "undertakings": undertakings.collect::<Vec<_>>(),
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
            "strait": link.strait.map(|i| &scenario.straits[usize::from(i)].name),
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
        "rivers": scenario.atlas.rivers_at(id),
        "ways": ways.collect::<Vec<_>>(),
    })
}

fn strait(scenario: &Scenario, strait: &Strait) -> Value {
    let id = |r: RegionId| &scenario.region(r).id;
    json!({
        "name": strait.name,
        "seas": [id(strait.seas.0), id(strait.seas.1)],
        "held_from": id(strait.held_from),
        "stops": strait.stops.iter().map(|t| format!("{t:?}")).collect::<Vec<_>>(),
        "when": format!("{:?}", strait.when),
        "leave": strait.leave,
        "rule": strait.rule(scenario),
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

fn group(scenario: &Scenario, group: &GroupSeed) -> Value {
    json!({
        "name": group.name,
        "region": scenario.region(group.region).id,
        "strength": group.strength,
        "haven": group.haven.map(|r| &scenario.region(r).id),
        "sponsor": group.sponsor.map(|n| code(scenario, n)),
    })
}

fn undertaking(scenario: &Scenario, undertaking: &UndertakingSeed) -> Value {
    let (restraint, place, share) = match undertaking.restraint {
        Restraint::Alliances => ("Alliances", None, None),
        Restraint::Forces(region) => ("Forces", Some(&scenario.region(region).id), None),
        Restraint::Arms(permille) => ("Arms", None, Some(f64::from(permille) / 1000.0)),
        Restraint::Passage => ("Passage", None, None),
        Restraint::Trade => ("Trade", None, None),
        Restraint::Truce => ("Truce", None, None),
    };
    json!({
        "by": code(scenario, undertaking.by),
        "to": code(scenario, undertaking.to),
        "restraint": restraint,
        "region": place,
        "share": share,
        "months": undertaking.months,
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
