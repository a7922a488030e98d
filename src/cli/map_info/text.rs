//! A map's first day in words and tables.

use std::collections::BTreeMap;

use casus_foederis::content::{Arm, Link, Mode, Region, RegionKind, Scenario};
use casus_foederis::figures::{fixed, number, percent, signed};
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::session::Map;
use casus_foederis::survey::{Quarrel, Ration, Standing};
use casus_foederis::tell::{self, clean, count};
use casus_foederis::view::Contact;

use super::Info;
use crate::cli::check;
use crate::cli::{Shell, Stop};

pub fn show(info: &Info, map: &Map, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let scenario = &*info.survey.scenario;
    shell.line(&clean(&head(scenario)))?;
    for (title, rows) in [
        ("Regions", regions(scenario)),
        ("Straits that are shut to some", straits(scenario)),
        ("Rivers", rivers(scenario)),
        ("Nations", nations(scenario, &info.survey.nations)),
        ("Forces", forces(scenario, &info.survey.forces)),
        ("Armed groups", groups(scenario)),
        ("Undertakings", undertakings(scenario)),
        (
            "Challenges that leaders weigh",
            quarrels(scenario, &info.survey.quarrels),
        ),
    ] {
        // Most maps have neither straits of their own nor groups nor undertakings.
        if rows.len() < 2 {
            continue;
        }
        shell.line(&format!("\n{title}"))?;
        for line in table(&rows) {
            shell.line(&clean(&line))?;
        }
    }
    let warnings = count(info.warnings.len() as u64, "warning");
    shell.line(&format!("\n{}", tell::capital(&warnings)))?;
    for warning in &info.warnings {
        check::show(warning, map, shell)?;
    }
    Ok(())
}

fn head(scenario: &Scenario) -> String {
    let n = |n: usize, noun: &str| count(n as u64, noun);
    format!(
        "{} ({}): from {}, {} of {}; {}, {}, {}",
        scenario.title,
        scenario.id,
        scenario.told(0),
        count(scenario.turns, "turn"),
        tell::months(scenario.turn_months.into(), &scenario.calendar),
        n(scenario.nations.len(), "nation"),
        n(scenario.regions.len(), "region"),
        n(scenario.links.len(), "link"),
    )
}

type Rows = Vec<Vec<String>>;

/// The first row is that of the heads; the last cell of a row goes on as it likes.
fn rows(heads: &[&str]) -> Rows {
    vec![heads.iter().map(|&h| h.to_owned()).collect()]
}

fn table(rows: &Rows) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i));
        cells.map(|c| c.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(c, w)| format!("{c:w$}"));
        format!("  {}", cells.collect::<Vec<_>>().join("  "))
            .trim_end()
            .to_owned()
    };
    rows.iter().map(line).collect()
}

fn regions(scenario: &Scenario) -> Rows {
    let mut table = rows(&[
        "region",
        "owner",
        "ground",
        "people",
        "port",
        "ways (km, kt a month)",
    ]);
    for id in scenario.region_ids() {
        let region = scenario.region(id);
        let owner = region.owner.map_or("-", |n| code(scenario, n));
        let people = match region.kind {
            RegionKind::Sea => "-".to_owned(),
            RegionKind::Land => tell::people(region.population * 1e3),
        };
        let port = match region.port {
            0 => "-".to_owned(),
            port => port.to_string(),
        };
        table.push(vec![
            region.id.clone(),
            owner.to_owned(),
            ground(scenario, region),
            people,
            port,
            ways(scenario, id),
        ]);
    }
    table
}

fn ground(scenario: &Scenario, region: &Region) -> String {
    let terrain = tell::terrain(region.terrain, &scenario.words);
    match region.off_map {
        true => format!("{terrain}, not drawn"),
        false => terrain.to_owned(),
    }
}

/// Each neighbour with the way there: `north-sea by sea (210, 300)`.
fn ways(scenario: &Scenario, region: RegionId) -> String {
    let way = |(link, other): (&Link, RegionId)| {
        let (km, capacity) = (number(link.km), number(link.capacity));
        let (name, how) = (&scenario.region(other).id, how(link.mode));
        let strait = link.strait.map(|i| &scenario.straits[usize::from(i)]);
        let strait = strait.map_or(String::new(), |s| format!("; {}", s.name));
        format!("{name} {how} ({km}, {capacity}{strait})")
    };
    let ways: Vec<String> = scenario.links_from(region).map(way).collect();
    ways.join("; ")
}

fn straits(scenario: &Scenario) -> Rows {
    let mut table = rows(&["strait", "from", "to", "held from", "rule"]);
    for strait in &scenario.straits {
        let id = |r: RegionId| scenario.region(r).id.clone();
        let (from, to) = strait.seas;
        let rule = strait.rule(scenario);
        table.push(vec![
            strait.name.clone(),
            id(from),
            id(to),
            id(strait.held_from),
            rule,
        ]);
    }
    table
}

/// Each river with the regions on its banks.
fn rivers(scenario: &Scenario) -> Rows {
    let mut table = rows(&["river", "through or along"]);
    let mut banks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for region in scenario.region_ids() {
        for river in scenario.atlas.rivers_at(region) {
            banks
                .entry(river)
                .or_default()
                .push(&scenario.region(region).id);
        }
    }
    table.extend(
        banks
            .into_iter()
            .map(|(name, list)| vec![name.to_owned(), list.join(" ")]),
    );
    table
}

fn how(mode: Mode) -> &'static str {
    match mode {
        Mode::Land => "by land",
        Mode::Sea => "by sea",
        Mode::Strait => "over a strait",
        Mode::Air => "by air",
    }
}

fn code(scenario: &Scenario, nation: NationId) -> &str {
    &scenario.nation(nation).id
}

fn nations(scenario: &Scenario, list: &[Standing]) -> Rows {
    let [land, air, naval] = Arm::ALL.map(|arm| tell::arm_cell(arm, &scenario.words));
    let mut table = rows(&[
        "nation",
        land,
        air,
        naval,
        "power",
        "share",
        "defence",
        "upkeep",
        "meets",
        "can fight",
    ]);
    for standing in list {
        let meets = standing.meets.iter();
        let meets: Vec<String> = meets
            .map(|&(n, contact)| format!("{} {}", code(scenario, n), meeting(contact)))
            .collect();
        let reaches = standing.reaches.iter().map(|&n| code(scenario, n));
        let reaches: Vec<&str> = reaches.collect();
        let or_nobody = |text: String| {
            if text.is_empty() {
                "nobody".to_owned()
            } else {
                text
            }
        };
        let mut row = vec![code(scenario, standing.nation).to_owned()];
        row.extend(standing.points.map(|p| fixed(p, 1)));
        row.extend([
            fixed(standing.power, 1),
            percent(standing.share),
            scenario.money.cell(standing.defence),
            scenario.money.cell(standing.upkeep),
            or_nobody(meets.join(", ")),
            or_nobody(reaches.join(" ")),
        ]);
        table.push(row);
    }
    table
}

/// Where two nations meet.
fn meeting(contact: Contact) -> &'static str {
    match contact {
        Contact::None => "nowhere",
        Contact::Fleet => "off a coast",
        Contact::Waters => "over narrow waters",
        Contact::Garrison => "at a garrison",
        Contact::Land => "at a border",
    }
}

fn forces(scenario: &Scenario, list: &[Ration]) -> Rows {
    let mut table = rows(&["nation", "region", "arm", "points", "fed"]);
    for force in list {
        let fed = percent(force.fed);
        table.push(vec![
            code(scenario, force.nation).to_owned(),
            scenario.region(force.region).id.clone(),
            tell::arm_cell(force.arm, &scenario.words).to_owned(),
            fixed(force.strength, 2),
            if force.cut_off {
                format!("{fed}, cut off")
            } else {
                fed
            },
        ]);
    }
    table
}

fn groups(scenario: &Scenario) -> Rows {
    let mut table = rows(&["group", "region", "against", "fighters", "haven", "sponsor"]);
    let or_none = |text: Option<&str>| text.unwrap_or("-").to_owned();
    for group in &scenario.under_way.groups {
        let place = scenario.region(group.region);
        let haven = group.haven.map(|r| scenario.region(r).id.as_str());
        table.push(vec![
            group.name.clone(),
            place.id.clone(),
            or_none(place.controller.map(|n| code(scenario, n))),
            tell::fighters(group.strength),
            or_none(haven),
            or_none(group.sponsor.map(|n| code(scenario, n))),
        ]);
    }
    table
}

fn undertakings(scenario: &Scenario) -> Rows {
    let mut table = rows(&["by", "to", "for", "what"]);
    for undertaking in &scenario.under_way.undertakings {
        table.push(vec![
            code(scenario, undertaking.by).to_owned(),
            code(scenario, undertaking.to).to_owned(),
            tell::months(undertaking.months, &scenario.calendar),
            tell::restraint(undertaking.restraint, scenario),
        ]);
    }
    table
}

fn quarrels(scenario: &Scenario, list: &[Quarrel]) -> Rows {
    let mut table = rows(&[
        "challenger",
        "target",
        "over",
        "worth",
        "war",
        "wins",
        "they meet",
        "capitals (km)",
        "reckoning",
    ]);
    for quarrel in list {
        let mut reckoning = tell::verdict(quarrel.verdict, &scenario.words).to_owned();
        if !quarrel.can_fight {
            reckoning += "; no army of either reaches the other";
        }
        if let Some(why) = &quarrel.refused {
            reckoning += &format!("; may not: {why}");
        }
        let (challenger, target) = (quarrel.challenger, quarrel.target);
        let [from, to] = [challenger, target].map(|n| scenario.nation(n).capital);
        table.push(vec![
            code(scenario, challenger).to_owned(),
            code(scenario, target).to_owned(),
            tell::stake(quarrel.stake, scenario),
            signed(quarrel.worth, 2),
            signed(quarrel.war, 2),
            percent(quarrel.win),
            meeting(quarrel.contact).to_owned(),
            fixed(scenario.distance_km(from, to), 0),
            reckoning,
        ]);
    }
    table
}
