//! A saved game as data: turns, orders, events and figures, for other programs.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::batch::row;
use super::{Figure, Figures, Replay};
use crate::content::{Money, Scenario};
use crate::event::{Event, EventName};
use crate::ids::{NationId, RegionId};
use crate::order::{Issued, OrderKind};
use crate::tell;

/// The unit of a map that has its own, beside figures that are the engine's.
#[must_use]
pub fn money_as_json(scenario: &Scenario) -> Option<Value> {
    let money = &scenario.money;
    let own = *money != Money::default();
    own.then(|| {
        json!({
            "unit": money.unit(),
            "per_unit": money.per_unit(),
            "figures": Money::default().unit(),
        })
    })
}

/// Writes the game as one JSON document, a turn a line.
///
/// # Errors
/// When `out` refuses.
pub fn json(replay: &Replay, out: &mut impl Write) -> io::Result<()> {
    let (scenario, header) = (replay.scenario(), replay.header());
    let ids = |list: &[NationId]| -> Vec<&str> { list.iter().map(|&n| id(replay, n)).collect() };
    let mut head = json!({
        "map": scenario.id,
        "title": scenario.title,
        "engine": header.engine,
        "edition": header.edition,
        "since": header.since,
        "seed": header.seed,
        "overrides": header.overrides,
        "seats": ids(&header.seats),
        "branch": header.branch.as_ref().map(|b| json!({"from": b.from, "turn": b.turn})),
        "nations": scenario.nations.iter().map(|n| &n.id).collect::<Vec<_>>(),
        "regions": scenario.regions.iter().map(|r| &r.id).collect::<Vec<_>>(),
    });
    if let Some(money) = money_as_json(scenario) {
        head["money"] = money;
    }
    let head = head.to_string();
    let head = head.trim_end_matches('}');
    write!(out, "{head},\"turns\":[")?;
    for (i, turn) in replay.told().iter().enumerate() {
        let n = i as u32 + 1;
        let orders = replay.journal().orders(n - 1).ok();
        let orders: Option<Vec<Value>> =
            orders.map(|list| list.iter().map(|o| order(replay, o)).collect());
        let value = json!({
            "turn": n,
            "date": scenario.told(n),
            "hash": turn.hash.map(|h| format!("{h:016x}")),
            "source": turn.source.key(),
            "orders": orders,
            "events": turn.events.iter().map(|e| event(replay, e)).collect::<Vec<_>>(),
            "figures": figures(replay, &turn.figures),
        });
        let comma = if i == 0 { "" } else { "," };
        write!(out, "{comma}\n{value}")?;
    }
    writeln!(out, "\n]}}")
}

fn order(replay: &Replay, issued: &Issued) -> Value {
    json!({
        "nation": id(replay, issued.nation),
        "order": issued.order,
        "text": tell::order(&issued.order, replay.names()),
    })
}

fn event(replay: &Replay, event: &Event) -> Value {
    let facts = event.kind.facts();
    let nations: Vec<&str> = facts.nations.iter().map(|&n| id(replay, n)).collect();
    json!({
        "event": event.kind,
        "scope": event.scope,
        "nations": nations,
        "place": facts.place.map(|r| region(replay, r)),
        "text": tell::event(&event.kind, replay.names()),
    })
}

fn figures(replay: &Replay, figures: &Figures) -> Value {
    let nations: serde_json::Map<String, Value> = replay
        .scenario()
        .nations
        .iter()
        .zip(&figures.nations)
        .map(|(n, f)| (n.id.clone(), json!(f)))
        .collect();
    json!({ "tension": figures.tension, "nations": nations })
}

/// Writes the game as a long table: `turn,date,kind,nation,name,value,text`.
///
/// # Errors
/// When `out` refuses.
pub fn csv(replay: &Replay, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "turn,date,kind,nation,name,value,text")?;
    for (i, turn) in replay.told().iter().enumerate() {
        let n = i as u32 + 1;
        let (number, date) = (n.to_string(), replay.scenario().told(n));
        let mut line = |rest: [String; 5]| {
            let cells: Vec<String> = [number.clone(), date.clone()]
                .into_iter()
                .chain(rest)
                .collect();
            writeln!(out, "{}", row(&cells))
        };
        let hash = turn.hash.map_or_else(String::new, |h| format!("{h:016x}"));
        line(["turn", "", "hash", &hash, turn.source.key()].map(str::to_owned))?;
        for o in replay.journal().orders(n - 1).unwrap_or_default() {
            let text = tell::order(&o.order, replay.names());
            let (nation, kind) = (id(replay, o.nation), OrderKind::from(&o.order));
            line(["order", nation, kind.into(), "", &text].map(str::to_owned))?;
        }
        for e in &turn.events {
            let text = tell::event(&e.kind, replay.names());
            let nation = e
                .kind
                .facts()
                .nations
                .first()
                .map_or("", |&n| id(replay, n));
            line(["event", nation, EventName::from(&e.kind).into(), "", &text].map(str::to_owned))?;
        }
        let tension = turn.figures.tension.to_string();
        line(["figure", "", "tension", &tension, ""].map(str::to_owned))?;
        for nation in replay.scenario().nation_ids() {
            for figure in Figure::ALL.into_iter().filter(|&f| f != Figure::Tension) {
                let value = turn.figures.get(figure, nation).to_string();
                line(["figure", id(replay, nation), figure.key(), &value, ""].map(str::to_owned))?;
            }
        }
    }
    Ok(())
}

fn id(replay: &Replay, nation: NationId) -> &str {
    let nations = &replay.scenario().nations;
    nations.get(nation.index()).map_or("?", |n| &n.id)
}

fn region(replay: &Replay, region: RegionId) -> &str {
    let regions = &replay.scenario().regions;
    regions.get(region.index()).map_or("?", |r| &r.id)
}
