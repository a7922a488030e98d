//! `maps` and `saves`.

use std::time::UNIX_EPOCH;

use casus_foederis::session::{self, Found, Places, Save};
use casus_foederis::tell::clean;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

pub fn maps(format: Listing, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let found = session::maps(places);
    if format == Listing::Json {
        let list: Vec<Value> = found.iter().map(map_json).collect();
        return shell.json(&json!(list));
    }
    let width = found
        .iter()
        .map(|f| f.name.chars().count())
        .max()
        .unwrap_or(0);
    for f in &found {
        let what = match f.map.load(&[]) {
            Ok((s, _)) => format!("{} ({}, {} nations)", s.title, s.told(0), s.nations.len()),
            Err(error) => format!("cannot be played: {error}"),
        };
        shell.line(&clean(&format!("{:width$}  {what}", f.name)))?;
    }
    Ok(())
}

fn map_json(found: &Found) -> Value {
    let mut value = json!({
        "name": found.name,
        "path": found.path.as_ref().map(|p| p.display().to_string()),
        "shipped": found.path.is_none(),
    });
    let more = match found.map.load(&[]) {
        Ok((s, warnings)) => json!({
            "playable": true,
            "title": s.title,
            "summary": s.summary,
            "start": s.told(0),
            "year": s.start.year,
            "turn_months": s.turn_months,
            "turns": s.turns,
            "nations": s.nations.iter().map(|n| &n.id).collect::<Vec<_>>(),
            "regions": s.regions.len(),
            "warnings": warnings.len(),
        }),
        Err(error) => json!({ "playable": false, "error": error.to_string() }),
    };
    if let (Value::Object(a), Value::Object(b)) = (&mut value, more) {
        a.extend(b);
    }
    value
}

pub fn saves(format: Listing, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let saves = session::saves(&places.saves);
    if format == Listing::Json {
        let list: Vec<Value> = saves.iter().map(save_json).collect();
        return shell.json(&json!(list));
    }
    let width = saves
        .iter()
        .map(|s| name(s).chars().count())
        .max()
        .unwrap_or(0);
    for save in &saves {
        let what = match &save.content {
            Ok(c) => {
                let label = &c.header.label;
                let seats: Vec<&str> = label.seats.iter().map(|s| s.1.as_str()).collect();
                let seats = match seats.is_empty() {
                    true => "nobody".to_owned(),
                    false => seats.join(", "),
                };
                let more = match (c.damaged, c.header.is_ours()) {
                    (true, _) => ", damaged",
                    (false, false) => ", under other rules",
                    (false, true) => "",
                };
                format!(
                    "{}, {seats}, {}, turn {}{more}",
                    label.title,
                    label.told(c.turns),
                    c.turns
                )
            }
            Err(error) => format!("cannot be read: {error}"),
        };
        shell.line(&clean(&format!("{:width$}  {what}", name(save))))?;
    }
    if saves.is_empty() {
        shell.say(&format!("no saved games in {}", places.saves.display()));
    }
    Ok(())
}

fn name(save: &Save) -> String {
    save.path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn save_json(save: &Save) -> Value {
    let modified = save
        .modified
        .and_then(|t| t.duration_since(UNIX_EPOCH).ok())
        .map(|d| d.as_secs());
    let mut value = json!({
        "name": name(save),
        "path": save.path.display().to_string(),
        "modified": modified,
    });
    let more = match &save.content {
        Ok(c) => json!({
            "readable": true,
            "map": session::stem(&c.header.map),
            "title": c.header.label.title,
            "seats": c.header.label.seats.iter().map(|s| &s.0).collect::<Vec<_>>(),
            "turn": c.turns,
            "date": c.header.label.told(c.turns),
            "seed": c.header.seed,
            "engine": c.header.engine,
            "edition": c.header.edition,
            "damaged": c.damaged,
        }),
        Err(error) => json!({ "readable": false, "error": error.to_string() }),
    };
    if let (Value::Object(a), Value::Object(b)) = (&mut value, more) {
        a.extend(b);
    }
    value
}
