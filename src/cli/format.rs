//! `format`: how a map is written, by topic: fields with their forms, units, ranges and defaults, and the words that stand
//! for themselves.

use casus_foederis::content::{Entry, Line, Part, Topic, topic, topics};
use clap::Args;
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Format {
    /// A part of a map, such as nation or effects; or a field or word of it, such as gdp or Grievance. Without one, all
    /// topics are listed
    topic: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn format(args: &Format, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let Some(name) = &args.topic else {
        return list(&topics(), args.format, shell);
    };
    let found = topic(name).map_err(|hint| {
        let hint = hint.map_or(String::new(), |h| format!("; {h}"));
        Stop::Wrong(format!("the format has no {name:?}{hint}"))
    })?;
    if args.format == Listing::Json {
        return shell.json(&json!(found.iter().map(as_json).collect::<Vec<_>>()));
    }
    for (i, topic) in found.iter().enumerate() {
        if i > 0 {
            shell.line("")?;
        }
        show(topic, shell)?;
    }
    Ok(())
}

fn list(all: &[Topic], format: Listing, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if format == Listing::Json {
        return shell.json(&json!(all.iter().map(as_json).collect::<Vec<_>>()));
    }
    let width = all.iter().map(|t| t.name.len()).max().unwrap_or(0);
    for Topic { name, tells, .. } in all {
        shell.line(&format!("{name:width$}  {tells}"))?;
    }
    Ok(())
}

fn show(topic: &Topic, shell: &mut Shell<'_>) -> Result<(), Stop> {
    shell.line(&format!("{}: {}", topic.name, topic.tells))?;
    for part in &topic.parts {
        shell.line("")?;
        let what = if part.fields { "fields" } else { "words" };
        shell.line(&format!("{}, {what}:", part.title))?;
        for entry in &part.entries {
            shell.line(&format!("  {}", entry.form))?;
            for line in told(part, entry) {
                shell.line(&format!("      {line}"))?;
            }
        }
    }
    Ok(())
}

/// What is said of an entry below its form: what it is, the values in its bracket, an example.
fn told(part: &Part, entry: &Entry) -> Vec<String> {
    let mut first = vec![entry.line.tells.to_owned()];
    if part.fields {
        first.extend(measure(&entry.line));
        first.push(match (entry.required, &entry.default) {
            (true, _) => "must be given".to_owned(),
            (false, Some(default)) => format!("{default} if left out"),
            (false, None) => "may be left out".to_owned(),
        });
    }
    let value = |value: &Line| {
        let parts = [value.tells.to_owned(), measure(value).unwrap_or_default()];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        format!("{}: {}", value.name, parts.join(", "))
    };
    let values: Vec<String> = entry.values.iter().map(value).collect();
    // A number or a text needs no example.
    let simple = [
        ": a text",
        ": a number",
        ": a whole number",
        ": true or false",
    ];
    let simple = part.fields && simple.iter().any(|end| entry.form.ends_with(end));
    let shown = !simple && entry.example != entry.name && entry.example != entry.form;
    let example = if shown {
        entry.example.clone()
    } else {
        String::new()
    };
    let lines = [first.join("; "), values.join("; "), example];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// From where to where, and in what: `0..0.6, in shares of GDP`.
fn measure(line: &Line) -> Option<String> {
    let mut parts = Vec::new();
    if let Some((low, high)) = line.range {
        parts.push(format!("{low}..{high}"));
    }
    if line.money {
        parts.push(format!("in {}; written in the map's money", line.unit));
    } else if !line.unit.is_empty() {
        parts.push(format!("in {}", line.unit));
    }
    if let Some(most) = line.characters {
        parts.push(format!("{most} characters at most"));
    }
    if let Some((least, most)) = line.entries {
        parts.push(match least {
            0 => format!("{most} entries at most"),
            _ => format!("{least} to {most} entries"),
        });
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn as_json(topic: &Topic) -> Value {
    let parts = topic.parts.iter().map(|part| {
        let entries = part.entries.iter().map(|entry| {
            let values = entry.values.iter().map(|v| with_measure(json!({}), v));
            let mut it = json!({
                "form": entry.form,
                "example": entry.example,
                "required": entry.required,
                "default": entry.default,
                "values": values.collect::<Vec<_>>(),
            });
            it = with_measure(it, &entry.line);
            it["name"] = json!(entry.name);
            it
        });
        json!({
            "title": part.title,
            "fields": part.fields,
            "entries": entries.collect::<Vec<_>>(),
        })
    });
    json!({
        "name": topic.name,
        "text": topic.tells,
        "parts": parts.collect::<Vec<_>>(),
    })
}

fn with_measure(mut value: Value, line: &Line) -> Value {
    value["name"] = json!(line.name);
    value["text"] = json!(line.tells);
    value["least"] = json!(line.range.map(|r| r.0));
    value["most"] = json!(line.range.map(|r| r.1));
    value["unit"] = json!(line.unit);
    value["money"] = json!(line.money);
    value["characters"] = json!(line.characters);
    value["entries"] = json!(line.entries);
    value
}
