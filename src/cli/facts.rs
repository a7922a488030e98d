//! `facts`: what games came to, beside the record.

use std::path::PathBuf;

use casus_foederis::facts::{Count, Figure, Games, Row, Table, shipped, table};
use casus_foederis::figures::fixed;
use casus_foederis::tell::{clean, count};
use clap::Args;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Facts {
    /// Files of `casus batch --out FILE.jsonl`, of one map; the games of several count together
    #[arg(value_name = "BATCH", required = true)]
    batches: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
    /// Say of each fact how it is measured, and whence the record's figure is
    #[arg(long)]
    explain: bool,
}

pub fn facts(args: &Facts, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let facts = shipped().map_err(Stop::Wrong)?;
    let games = Games::read(&args.batches).map_err(|e| Stop::Wrong(e.to_string()))?;
    let table = table(&facts, &games);
    match args.format {
        Listing::Json => shell.json(&as_json(&games, &table)),
        Listing::Text => as_text(args, &games, &table, shell),
    }
}

fn as_text(
    args: &Facts,
    games: &Games,
    table: &Table<'_>,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    for batch in &games.batches {
        let path = batch.path.display();
        let held = count(batch.games as u64, "game");
        let how = match &batch.made {
            Some(made) => made.told(),
            None => "nothing beside it says how it was made".to_owned(),
        };
        shell.line(&clean(&format!("{path}: {held}; {how}")))?;
    }
    shell.line("")?;
    let width = table
        .rows
        .iter()
        .map(|r| r.fact.id.len() + 1)
        .max()
        .unwrap_or(0);
    shell.line(&format!(
        "{:width$}  {:>9} {:>21}   {:>9} {:>21}  inside  n",
        "fact", "record", "interval", "games", "interval over games"
    ))?;
    for row in table.rows.iter().filter(|r| r.found.is_ok()) {
        shell.line(&measured(row, width))?;
        if args.explain {
            explain(row, shell)?;
        }
    }
    let missing: Vec<&Row<'_>> = table.rows.iter().filter(|r| r.found.is_err()).collect();
    if !missing.is_empty() {
        shell.line("\nnot measured:")?;
    }
    for row in missing {
        let reason = row.found.as_ref().err().map_or("", String::as_str);
        let takes = match row.fact.takes.as_str() {
            "" => String::new(),
            takes => format!(". It would take {takes}"),
        };
        shell.line(&clean(&format!("{:width$}  {reason}{takes}", name(row))))?;
        if args.explain {
            explain(row, shell)?;
        }
    }
    shell.line("")?;
    let told = |c: Count| format!("{} of {} measured, {} in all", c.inside, c.measured, c.all);
    shell.line(&format!("inside: {}", told(table.count(false))))?;
    shell.line(&format!(
        "inside, of those that matter most (*): {}",
        told(table.count(true))
    ))?;
    shell.say(
        "a fact is inside where the figure lies in the record's interval; the interval over games holds 95 of 100 draws \
         of as many games from these; --explain says how each is measured",
    );
    Ok(())
}

/// Those that matter most have a star.
fn name(row: &Row<'_>) -> String {
    format!("{}{}", row.fact.id, if row.fact.core { "*" } else { "" })
}

fn measured(row: &Row<'_>, width: usize) -> String {
    let record = &row.record;
    let between = |low: f64, high: f64| format!("{} to {}", short(low), short(high));
    let Ok(figure) = &row.found else {
        return name(row);
    };
    let interval = figure
        .interval
        .map_or("-".to_owned(), |[l, h]| between(l, h));
    let inside = match row.inside() {
        Some(true) => "yes",
        _ => "no",
    };
    format!(
        "{:width$}  {:>9} {:>21}   {:>9} {:>21}  {inside:6}  {}",
        name(row),
        record.value.map_or("-".to_owned(), short),
        between(record.low, record.high),
        short(figure.value),
        interval,
        basis(figure)
    )
}

/// `213 of 4,021 disputes`.
fn basis(figure: &Figure) -> String {
    match figure.events {
        Some(events) => format!("{events} of {} {}", figure.n, figure.of),
        None => format!("{} {}", figure.n, figure.of),
    }
}

fn explain(row: &Row<'_>, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let fact = row.fact;
    shell.line(&format!(
        "    {} ({}; {})",
        fact.definition, fact.unit, fact.source
    ))?;
    shell.line(&format!(
        "    the record's interval: {}",
        row.record.interval
    ))
}

/// With about four digits that count.
fn short(value: f64) -> String {
    let digits = match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        v if v >= 0.1 => 3,
        v if v >= 0.01 => 4,
        _ => 5,
    };
    fixed(value, digits)
}

fn as_json(games: &Games, table: &Table<'_>) -> Value {
    let batch = |b: &casus_foederis::facts::Batch| {
        json!({
            "file": b.path.display().to_string(),
            "games": b.games,
            "made": b.made,
        })
    };
    let row = |r: &Row<'_>| {
        let figure = r.found.as_ref().ok();
        json!({
            "id": r.fact.id,
            "core": r.fact.core,
            "definition": r.fact.definition,
            "unit": r.fact.unit,
            "source": r.fact.source,
            "record": {
                "value": r.record.value,
                "low": r.record.low,
                "high": r.record.high,
                "interval": r.record.interval,
            },
            "games": figure.map(|f| json!({
                "value": f.value,
                "low": f.interval.map(|i| i[0]),
                "high": f.interval.map(|i| i[1]),
                "n": f.n,
                "of": f.of,
                "events": f.events,
            })),
            "inside": r.inside(),
            "not_measured": r.found.as_ref().err(),
            "takes": (!r.fact.takes.is_empty()).then_some(&r.fact.takes),
        })
    };
    let count = |core: bool| {
        let c = table.count(core);
        json!({"inside": c.inside, "measured": c.measured, "all": c.all})
    };
    json!({
        "map": games.map(),
        "games": games.games.len(),
        "batches": games.batches.iter().map(batch).collect::<Vec<_>>(),
        "facts": table.rows.iter().map(row).collect::<Vec<_>>(),
        "inside": {"all": count(false), "core": count(true)},
    })
}
