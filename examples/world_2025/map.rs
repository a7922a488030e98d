//! The map's text: a head written by hand, with what the tables give in the places that it names.

use super::figures::State;
use super::table::{self, Row, wrong};
use super::{colours, forces, treaties};
use std::collections::BTreeMap;
use std::io::Result;
use std::path::Path;

/// A rivalry of the table's 1 to 3 as the game's level.
const RIVALRY: f64 = 0.17;
/// The share of output that lies in a treasury.
const TREASURY: f64 = 0.015;

/// One land region.
pub struct Region {
    pub id: String,
    /// Weights of its owner's soldiers and of its ships.
    pub guard: f64,
    pub fleet: f64,
}

/// The whole map.
///
/// # Errors
/// If a table cannot be read, or names what is not there.
pub fn text(data: &Path) -> Result<String> {
    let rivalries = table::read(data, "rivalries.csv")?;
    let record = table::read(data, "states.csv")?;
    let record: BTreeMap<&str, &Row> = record.iter().map(|r| (r.get("code"), r)).collect();
    let mut states = Vec::new();
    for row in table::read(data, "nations.csv")? {
        let code = row.get("code").to_owned();
        let of = |r: &&Row| [r.get("a"), r.get("b")].contains(&code.as_str());
        let levels = rivalries
            .iter()
            .filter(of)
            .filter_map(|r| r.get("strength").parse().ok());
        let worst = levels.fold(0.0, f64::max);
        let figures = record
            .get(code.as_str())
            .ok_or_else(|| wrong(&format!("states.csv lacks {code}")))?;
        states.push(State::new(row, figures, worst)?);
    }
    let land = table::read(data, "regions.csv")?;
    let bases = table::read(data, "bases.csv")?;
    let borders = table::read(data, "borders.csv")?;
    let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    parts.insert("regions", regions(&states, &land)?);
    parts.insert("seas", seas(&table::read(data, "seas.csv")?));
    parts.insert("links", links(&table::read(data, "links.csv")?));
    let invited = invitations(data)?;
    parts.insert(
        "nations",
        nations(&states, &land, &colours::of(&states, &borders)?, &invited)?,
    );
    parts.insert("objectives", objectives(&states, &invited));
    let mapped = table::read(data, "treaties.csv")?;
    let alliances = table::read(data, "alliances.csv")?;
    let union = table::read(data, "african_union.csv")?;
    parts.insert("treaties", treaties::entries(&mapped, &alliances, &union)?);
    parts.insert(
        "ties",
        treaties::ties(&mapped, &alliances, &table::read(data, "ties.csv")?)?,
    );
    let mut points = Vec::new();
    for state in &states {
        let code = &state.code;
        let home: Result<Vec<Region>> = land
            .iter()
            .filter(|r| r.get("nation") == code)
            .map(region)
            .collect();
        let abroad: Vec<&Row> = bases.iter().filter(|r| r.get("nation") == code).collect();
        points.extend(forces::entries(state, &home?, &abroad)?);
    }
    parts.insert("forces", points);
    parts.insert("claims", claims(&table::read(data, "claims.csv")?, &land)?);
    parts.insert("rivalries", rivals(&rivalries)?);
    parts.insert("groups", groups(&table::read(data, "groups.csv")?));
    let upkeep = (0..)
        .zip(forces::UPKEEP)
        .map(|(i, u)| format!("(\"economy.upkeep.{i}\", {})", number(u, 2)));
    let exponent = format!(
        "(\"economy.cost_exponent\", {})",
        number(forces::EXPONENT, 2)
    );
    parts.insert("rules", upkeep.chain([exponent]).collect());
    assemble(
        &std::fs::read_to_string(data.join("world-2025.head.ron"))?,
        &parts,
    )
}

/// Puts the parts where `//# part` stands.
fn assemble(head: &str, parts: &BTreeMap<&str, Vec<String>>) -> Result<String> {
    let mut out = String::new();
    for line in head.lines() {
        match line.trim().strip_prefix("//# ") {
            None => {
                out.push_str(line);
                out.push('\n');
            }
            Some(name) => {
                let entries = parts
                    .get(name)
                    .ok_or_else(|| wrong(&format!("the head asks for {name:?}")))?;
                entries
                    .iter()
                    .for_each(|e| out.push_str(&format!("    {e},\n")));
            }
        }
    }
    Ok(out)
}

fn region(row: &Row) -> Result<Region> {
    let share = row.needs("share")?;
    let port: f64 = row.needs("port")?;
    Ok(Region {
        id: row.get("id").to_owned(),
        guard: row.maybe("guard")?.unwrap_or(share),
        fleet: row.maybe("fleet")?.unwrap_or(port),
    })
}

/// People by the region's share of its nation's, roads by output a head and by terrain.
fn regions(states: &[State], land: &[Row]) -> Result<Vec<String>> {
    let mut whole: BTreeMap<&str, f64> = BTreeMap::new();
    for row in land {
        *whole.entry(row.get("nation")).or_default() += row.needs::<f64>("share")?;
    }
    let entry = |row: &Row| {
        let nation = row.get("nation");
        let state = states
            .iter()
            .find(|s| s.code == nation)
            .ok_or_else(|| wrong(&format!("regions.csv: who is {nation}?")))?;
        let people = state.people * row.needs::<f64>("share")? / whole[nation];
        let terrain = row.get("terrain");
        let rough = match terrain {
            "Urban" => 1.0,
            "Plains" | "Hills" => 0.0,
            "Arctic" => -2.0,
            _ => -1.0,
        };
        let roads = (3.0 + 1.5 * libm::log(state.gdp_head() / 2.0) + rough)
            .clamp(1.0, 9.0)
            .round();
        let within = match row.get("within") {
            "" => list(&[nation]),
            codes => list(&codes.split(' ').collect::<Vec<_>>()),
        };
        let mut text = format!(
            "(id: \"{}\", name: \"{}\", within: {within}, at: ({}, {})",
            row.get("id"),
            row.get("name"),
            number(row.needs("lon")?, 2),
            number(row.needs("lat")?, 2),
        );
        if terrain != "Plains" {
            text.push_str(&format!(", terrain: {terrain}"));
        }
        text.push_str(&format!(", population: {}", figures(people)));
        if roads != 4.0 {
            text.push_str(&format!(", infrastructure: {}", number(roads, 0)));
        }
        if row.get("port") != "0" {
            text.push_str(&format!(", port: {}", row.get("port")));
        }
        text.push_str(&format!(", owner: \"{}\"", row.get("nation")));
        if !row.get("holder").is_empty() {
            text.push_str(&format!(", controller: \"{}\"", row.get("holder")));
        }
        if !row.get("unrest").is_empty() {
            text.push_str(&format!(", unrest: {}", row.get("unrest")));
        }
        text.push(')');
        Ok(text)
    };
    land.iter().map(entry).collect()
}

fn seas(rows: &[Row]) -> Vec<String> {
    let entry = |r: &Row| {
        format!(
            "(id: \"{}\", name: \"{}\", sea: true, at: ({}, {}))",
            r.get("id"),
            r.get("name"),
            r.get("lon"),
            r.get("lat")
        )
    };
    rows.iter().map(entry).collect()
}

fn links(rows: &[Row]) -> Vec<String> {
    let entry = |r: &Row| {
        format!(
            "(a: \"{}\", b: \"{}\", mode: {}, capacity: {})",
            r.get("a"),
            r.get("b"),
            r.get("mode"),
            r.get("capacity")
        )
    };
    rows.iter().map(entry).collect()
}

/// Lines of `CODE Sentence.`, in the file of that name.
fn invitations(data: &Path) -> Result<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(data.join("invitations.txt"))?;
    let pair = |line: &str| {
        line.split_once(' ')
            .map(|(code, what)| (code.to_owned(), what.to_owned()))
    };
    Ok(text.lines().filter_map(pair).collect())
}

fn nations(
    states: &[State],
    land: &[Row],
    colour: &BTreeMap<String, [u8; 3]>,
    invitations: &BTreeMap<String, String>,
) -> Result<Vec<String>> {
    let entry = |s: &State| {
        let t = |column: &str| s.row.get(column);
        let judged = |key: &str| s.judged.get(key).map(String::as_str);
        let capital = match judged("capital") {
            Some(region) => region.to_owned(),
            None => seat(s, land)?,
        };
        let [r, g, b] = colour[&s.code];
        let mut text = format!(
            "(id: \"{}\", name: \"{}\", adjective: \"{}\", color: ({r}, {g}, {b}), capital: \"{capital}\",\n     ",
            s.code,
            t("name"),
            t("adjective")
        );
        let mut put = |field: &str, value: String| text.push_str(&format!("{field}: {value}, "));
        put("gdp", figures(s.gdp));
        put("growth", number(s.growth, 3));
        put("population_growth", number(s.people_growth, 3));
        put("regime", number(s.regime, 1));
        put(
            "ideal",
            format!("({}, {})", number(s.ideal.0, 2), number(s.ideal.1, 1)),
        );
        put("defence", number(s.defence, 3));
        put(
            "mix",
            format!(
                "({}, {}, {})",
                number(s.mix.0, 2),
                number(s.mix.1, 2),
                number(s.mix.2, 2)
            ),
        );
        if let Some(warheads) = judged("warheads") {
            put("nuclear", warheads.to_owned());
        }
        for key in [
            "cyber",
            "space",
            "approval",
            "reputation",
            "skill",
            "reserves",
        ] {
            if let Some(value) = judged(key) {
                put(key, value.to_owned());
            }
        }
        put("modernity", number(s.modernity, 2));
        put("readiness", number(s.readiness, 2));
        put("stability", number(s.stability, 2));
        put("resolve", number(s.resolve, 2));
        if !t("neutral").is_empty() {
            put("neutral", t("neutral").to_owned());
        }
        put("treasury", figures(s.gdp * TREASURY));
        let (risk, ambition, loyalty) = s.doctrine;
        put(
            "doctrine",
            format!(
                "(risk: {}, ambition: {}, loyalty: {})",
                number(risk, 2),
                number(ambition, 2),
                number(loyalty, 2)
            ),
        );
        put("leader", format!("\"{}\"", t("leader")));
        if !t("successors").is_empty() {
            put(
                "successors",
                list(&t("successors").split(';').collect::<Vec<_>>()),
            );
        }
        if let Some(sentence) = invitations.get(&s.code) {
            put("invitation", format!("\"{sentence}\""));
        }
        text.truncate(text.trim_end_matches(", ").len());
        text.push(')');
        Ok(text)
    };
    states.iter().map(entry).collect()
}

/// For a nation without an invitation: no war at home, and as much order as there was.
fn objectives(states: &[State], invited: &BTreeMap<String, String>) -> Vec<String> {
    let of = |s: &State| {
        let (code, order) = (&s.code, number(s.stability - 0.08, 2));
        [
            format!(
                "(holder: Nation(\"{code}\"), title: \"No war at home\", test: [NeverInvaded(\"{code}\")], kind: Keep, points: 20)"
            ),
            format!(
                "(holder: Nation(\"{code}\"), title: \"Order\", test: [StabilityAbove(\"{code}\", {order}), GdpAbove(\"{code}\", 1.05)], kind: Keep, points: 12)"
            ),
        ]
    };
    states
        .iter()
        .filter(|s| !invited.contains_key(&s.code))
        .flat_map(of)
        .collect()
}

/// The region that it holds whose centre is nearest to its capital city.
fn seat(state: &State, land: &[Row]) -> Result<String> {
    let mut best: Option<(f64, &str)> = None;
    for row in land
        .iter()
        .filter(|r| r.get("nation") == state.code && r.get("holder").is_empty())
    {
        let (lon, lat): (f64, f64) = (row.needs("lon")?, row.needs("lat")?);
        let (x, y) = state.capital.unwrap_or((lon, lat));
        let far = (lon - x) * (lon - x) + (lat - y) * (lat - y);
        if best.is_none_or(|(least, _)| far < least) {
            best = Some((far, row.get("id")));
        }
    }
    best.map(|(_, id)| id.to_owned())
        .ok_or_else(|| wrong(&format!("{} holds no region", state.code)))
}

/// Those of the table but on one's own soil, and while the format knows no holder beside the owner the owner's on what it has lost.
fn claims(rows: &[Row], land: &[Row]) -> Result<Vec<String>> {
    let entry = |by: &str, region: &str, strength: f64| {
        format!(
            "(by: \"{by}\", region: \"{region}\", strength: {})",
            number(strength, 2)
        )
    };
    let owners: BTreeMap<&str, &str> = land
        .iter()
        .map(|r| (r.get("id"), r.get("nation")))
        .collect();
    let mut out = Vec::new();
    for row in rows {
        let (by, region) = (row.get("by"), row.get("region"));
        if owners.get(region) != Some(&by) {
            out.push(entry(by, region, row.needs("strength")?));
        }
    }
    Ok(out)
}

fn rivals(rows: &[Row]) -> Result<Vec<String>> {
    let entry = |r: &Row| {
        let level = match r.maybe("moved")? {
            Some(judged) => judged,
            None => RIVALRY * r.needs::<f64>("strength")?,
        };
        Ok(format!(
            "(a: \"{}\", b: \"{}\", level: {})",
            r.get("a"),
            r.get("b"),
            number(level, 2)
        ))
    };
    rows.iter().map(entry).collect()
}

fn groups(rows: &[Row]) -> Vec<String> {
    let entry = |r: &Row| {
        let mut text = format!(
            "(name: \"{}\", region: \"{}\", strength: {}",
            r.get("name"),
            r.get("region"),
            r.get("strength")
        );
        for field in ["haven", "sponsor"] {
            if !r.get(field).is_empty() {
                text.push_str(&format!(", {field}: \"{}\"", r.get(field)));
            }
        }
        text.push(')');
        text
    };
    rows.iter().map(entry).collect()
}

/// Quoted, with commas, in brackets.
pub fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("\"{n}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

/// With so many decimals at most, and none that say nothing.
pub fn number(x: f64, decimals: usize) -> String {
    let text = format!("{x:.decimals$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    match text {
        "-0" => "0".to_owned(),
        _ => text.to_owned(),
    }
}

/// To four figures.
fn figures(x: f64) -> String {
    let whole = libm::floor(libm::log10(x.max(1e-6))) as i32 + 1;
    number(x, usize::try_from(4 - whole).unwrap_or(0))
}
