//! `charters`: what treaties can be made under, in words and as it is written.

use casus_foederis::content::{Calendar, Origin, Scenario, Written, hint, written_charters};
use casus_foederis::session::{Map, Places};
use casus_foederis::tell::{clauses, clean, clean_lines};
use clap::Args;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Charters {
    /// A charter's id: what it says, clause by clause, and how it is written. Without one, all are listed
    id: Option<String>,
    /// A map whose own charters are shown too: a shipped map's name, or a path
    #[arg(long, value_name = "MAP")]
    map: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn charters(args: &Charters, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let map = args.map.as_ref().map(|name| Map::find(name, places));
    let map = map.transpose()?;
    // A map with faults is told as such; what it has of charters may be none.
    let loaded = map.as_ref().map(|map| map.load(&[])).transpose()?;
    let all = written_charters(map.as_ref().map(|m| m.text.as_str())).map_err(Stop::Wrong)?;
    let Some(id) = &args.id else {
        return list(&all, args.format, shell);
    };
    let Some(found) = all.iter().find(|w| w.charter.id == *id) else {
        let hint = hint(id, all.iter().map(|w| w.charter.id.as_str()));
        let hint = hint.map_or(String::new(), |h| format!("; {h}"));
        return Err(Stop::Wrong(format!(
            "there is no charter called {id:?}{hint}"
        )));
    };
    one(found, loaded.as_ref().map(|l| &*l.0), args.format, shell)
}

fn list(all: &[Written], format: Listing, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if format == Listing::Json {
        let list: Vec<Value> = all.iter().map(head).collect();
        return shell.json(&json!(list));
    }
    let width = all.iter().map(|w| w.charter.id.len()).max().unwrap_or(0);
    for Written { charter, .. } in all {
        let line = format!(
            "{:width$}  {}: {}",
            charter.id, charter.name, charter.purpose
        );
        shell.line(&clean(&line))?;
    }
    Ok(())
}

fn head(written: &Written) -> Value {
    let (charter, origin) = (&written.charter, <&str>::from(written.origin));
    json!({
        "id": charter.id,
        "name": charter.name,
        "purpose": charter.purpose,
        "origin": origin,
        "bilateral": charter.bilateral,
    })
}

fn one(
    written: &Written,
    map: Option<&Scenario>,
    format: Listing,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let charter = &written.charter;
    // A shipped charter may name regions that a map has not.
    let region = |id: &String| {
        let found = map.and_then(|m| Some(m.region(m.region_named(id)?).name.clone()));
        clean(&found.unwrap_or_else(|| id.clone()))
    };
    let calendar = map.map_or_else(Calendar::default, |m| m.calendar.clone());
    let clauses = clauses(charter, &calendar, region);
    if format == Listing::Json {
        let mut value = head(written);
        let clause = |(about, says): (&str, String)| json!({ "about": about, "says": says });
        value["clauses"] = clauses.into_iter().map(clause).collect();
        value["ron"] = json!(written.text);
        return shell.json(&value);
    }
    shell.line(&clean(&format!("{}: {}", charter.id, charter.name)))?;
    shell.line(&clean(&charter.purpose))?;
    shell.line("")?;
    let width = clauses.iter().map(|c| c.0.len()).max().unwrap_or(0);
    for (about, says) in &clauses {
        shell.line(&format!("{about:width$}  {says}"))?;
    }
    shell.line("")?;
    shell.line(match written.origin {
        Origin::Map => "The map has it so among its charters:",
        Origin::Pact => {
            "Any two nations of any map may propose it. A map that writes it among its charters has its own instead:"
        }
        Origin::Alliance => {
            "It is in a game whose map names it. A map that writes it among its charters has its own instead:"
        }
    })?;
    shell.line("")?;
    shell.line(&clean_lines(&written.text))
}
