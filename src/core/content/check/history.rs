//! Scripted history and objectives.

use std::collections::{BTreeMap, BTreeSet};

use super::charters::Checked;
use super::clauses::{Reader, conditions};
use super::names::{Book, Kind, Names};
use super::never::{self, Span};
use crate::content::codes::Code;
use crate::content::overrides::Settings;
use crate::content::raw::{
    RawCondition, RawEffect, RawHolder, RawObjective, RawScenario, RawScript,
};
use crate::content::reference::{event, objective, option};
use crate::content::report::Report;
use crate::content::scenario::{Course, Effect, Holder, Objective, Question, Region, Script};
use crate::content::tree::Path;

/// The scripts in the file's order. One that `--set` strikes out stays, so that ids hold, but can never
/// happen: its chance is 0.
pub(super) fn scripts(
    raw: &RawScenario,
    regions: &[Region],
    charters: &[Checked],
    book: &Book<'_>,
    settings: &mut Settings,
    report: &mut Report<'_>,
) -> Vec<Script> {
    let root = Path::Root;
    let list = root.field("history");
    let span = Span::of(raw);
    let mut scripts = Vec::with_capacity(raw.history.len());
    for (i, raw) in raw.history.iter().enumerate() {
        let at = list.item(i);
        let RawScript {
            id,
            title,
            text,
            when,
            chance,
            effects,
            asks: _,
            options,
        } = raw;
        report.name(
            &at.field("title"),
            "an event's title",
            title,
            event::title.longest(),
        );
        report.length(
            &at.field("text"),
            "an event's text",
            text,
            event::text.longest(),
        );
        report.number(&at.field("chance"), event::chance, *chance);
        asks_for_itself(raw, &at.field("when"), report);
        let when = conditions(when, book, &at.field("when"), report);
        never::warn(&when, span, &at.field("when"), report);
        let mut read = |list: &[RawEffect], at: &Path<'_>, report: &mut Report<'_>| {
            let mut checked = Vec::with_capacity(list.len());
            for (k, raw) in list.iter().enumerate() {
                let item = at.item(k);
                let mut reader = Reader::new(&item, book, report);
                checked.push(reader.effect(raw, regions, charters));
            }
            checked
        };
        let checked = read(effects, &at.field("effects"), report);
        let question = question(raw, &at, (book, span), &mut read, report);
        if effects.is_empty() && options.iter().all(|o| o.effects.is_empty()) {
            report.note(&at, Code::NoEffects, format!("{id:?} has no effects"));
        }
        scripts.push(Script {
            id: id.clone(),
            title: title.clone(),
            text: text.clone(),
            when,
            chance: if settings.drops_script(id) {
                0.0
            } else {
                *chance
            },
            effects: checked,
            question,
        });
    }
    wait_in_a_ring(raw, &list, report);
    runs_away(raw, &list, report);
    settings.refuse_unknown_scripts(raw);
    scripts
}

/// The ids of the options of each script.
pub(super) fn courses<'n>(raw: &'n RawScenario, report: &mut Report<'_>) -> Vec<Names<'n>> {
    let root = Path::Root;
    let history = root.field("history");
    let scripts = raw.history.iter().enumerate();
    let names = scripts.map(|(i, script)| {
        let item = history.item(i);
        let ids = script.options.iter().map(|o| o.id.as_str()).enumerate();
        Names::gather(Kind::Option, &item.field("options"), ids, report)
    });
    names.collect()
}

type ReadEffects<'f> = dyn FnMut(&[RawEffect], &Path<'_>, &mut Report<'_>) -> Vec<Effect> + 'f;

/// What a script asks of a nation, if it asks.
fn question(
    raw: &RawScript,
    at: &Path<'_>,
    (book, span): (&Book<'_>, Option<Span>),
    effects: &mut ReadEffects<'_>,
    report: &mut Report<'_>,
) -> Option<Question> {
    let list = at.field("options");
    let Some(asks) = &raw.asks else {
        if !raw.options.is_empty() {
            let hint = "add asks: \"ABC\", the nation that chooses".to_owned();
            report.note_with(
                &list,
                Code::NobodyAsked,
                "nobody chooses among these options",
                Some(hint),
            );
        }
        return None;
    };
    let asks = book.nation(asks, &at.field("asks"), report);
    if raw.options.len() < 2 {
        let hint = r#"options: [(id: "defy", title: "Defy them", effects: [...]), ...]"#.to_owned();
        let message = "a choice needs two options or more";
        report.note_with(&at.field("asks"), Code::TooFewOptions, message, Some(hint));
    }
    let any_effects = raw.all_effects().next().is_some();
    let mut courses = Vec::with_capacity(raw.options.len());
    for (k, raw) in raw.options.iter().enumerate() {
        let at = list.item(k);
        report.name(
            &at.field("title"),
            "an option's title",
            &raw.title,
            option::title.longest(),
        );
        report.length(
            &at.field("text"),
            "an option's text",
            &raw.text,
            option::text.longest(),
        );
        report.number(&at.field("weight"), option::weight, raw.weight);
        if k == 0 && !raw.when.is_empty() {
            let message =
                "the first option is what comes of saying nothing, and must always be open";
            let hint = Some("put an option without conditions first".to_owned());
            report.note_with(&at.field("when"), Code::FirstOptionClosed, message, hint);
        }
        let when = conditions(&raw.when, book, &at.field("when"), report);
        never::warn(&when, span, &at.field("when"), report);
        // Of an event that does nothing at all that is said of the event.
        if raw.effects.is_empty() && any_effects {
            let message = format!("{:?} has no effects: nothing comes of choosing it", raw.id);
            report.note(&at.field("id"), Code::IdleOption, message);
        }
        courses.push(Course {
            id: raw.id.clone(),
            title: raw.title.clone(),
            text: raw.text.clone(),
            when,
            weight: raw.weight,
            effects: effects(&raw.effects, &at.field("effects"), report),
        });
    }
    Some(Question { asks, courses })
}

/// How many times a nation's GDP all scripts together may multiply or divide.
const MOST_GDP: f64 = 1e6;

/// Reports scripts that together would make a nation's output as good as endless, or nothing: all of them may happen.
fn runs_away(raw: &RawScenario, list: &Path<'_>, report: &mut Report<'_>) {
    let mut by_nation: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (i, script) in raw.history.iter().enumerate() {
        for (option, k, effect) in script.all_effects() {
            let RawEffect::Gdp(nation, factor) = effect else {
                continue;
            };
            let (up, down) = by_nation.entry(nation).or_insert((1.0, 1.0));
            *up *= factor.max(1.0);
            *down *= factor.min(1.0);
            if *up > MOST_GDP || *down < 1.0 / MOST_GDP {
                let message = format!(
                    "with the scripts before it this multiplies the GDP of {nation:?} by {:.1e}; all together may do so by \
                     {MOST_GDP:e}, or divide it by that, since all may happen",
                    if *up > MOST_GDP { *up } else { *down }
                );
                let item = list.item(i);
                let options = item.field("options");
                let of = option.map(|o| options.item(o));
                let effects = of.as_ref().unwrap_or(&item).field("effects");
                report.note(&effects.item(k).item(1), Code::RunawayGdp, message);
                (*up, *down) = (1.0, 1.0);
            }
        }
    }
}

fn asks_for_itself(script: &RawScript, at: &Path<'_>, report: &mut Report<'_>) {
    for (i, condition) in script.when.iter().enumerate() {
        let message = match condition {
            RawCondition::Fired(id) | RawCondition::Chose(id, _) if *id == script.id => {
                "waits for itself and can never happen"
            }
            RawCondition::NotFired(id) if *id == script.id => {
                "an event happens once at most anyway"
            }
            _ => continue,
        };
        report.note(&at.item(i), Code::WaitsForItself, message);
    }
}

/// Reports scripts each of which waits for another: a way round with no beginning.
fn wait_in_a_ring(raw: &RawScenario, list: &Path<'_>, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = raw.history.iter().map(|s| s.id.as_str()).collect();
    let mut can: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = can.len();
        for script in &raw.history {
            let met = script.when.iter().all(|c| match c {
                RawCondition::Fired(id) | RawCondition::Chose(id, _) => {
                    can.contains(id.as_str()) || !known.contains(id.as_str())
                }
                _ => true,
            });
            if met {
                can.insert(&script.id);
            }
        }
        if can.len() == before {
            break;
        }
    }
    for (i, script) in raw.history.iter().enumerate() {
        let itself = |c: &RawCondition| matches!(c, RawCondition::Fired(id) | RawCondition::Chose(id, _) if *id == script.id);
        if !can.contains(script.id.as_str()) && !script.when.iter().any(itself) {
            let message = format!("{:?} waits for events that wait for it", script.id);
            report.note(&list.item(i).field("when"), Code::WaitsForItself, message);
        }
    }
}

pub(super) fn objectives(
    raw: &RawScenario,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Objective> {
    let root = Path::Root;
    let list = root.field("objectives");
    goals(&raw.objectives, Span::of(raw), book, &list, report)
}

/// The objectives written as the list at `list`, for a game of that span.
pub(super) fn goals(
    raw: &[RawObjective],
    span: Option<Span>,
    book: &Book<'_>,
    list: &Path<'_>,
    report: &mut Report<'_>,
) -> Vec<Objective> {
    let mut objectives = Vec::with_capacity(raw.len());
    for (i, raw) in raw.iter().enumerate() {
        let at = list.item(i);
        let RawObjective {
            holder,
            title,
            text,
            test,
            kind,
            points,
        } = raw;
        report.name(
            &at.field("title"),
            "an objective's title",
            title,
            objective::title.longest(),
        );
        report.length(
            &at.field("text"),
            "an objective's text",
            text,
            objective::text.longest(),
        );
        report.number(&at.field("points"), objective::points, *points);
        if test.is_empty() {
            let hint = Some(r#"test: [AtPeace("ABC", "DEF")]"#.to_owned());
            report.note_with(
                &at.field("test"),
                Code::NoTest,
                "an objective needs a test",
                hint,
            );
        }
        let holder = self::holder(holder, book, &at.field("holder"), report);
        let test = conditions(test, book, &at.field("test"), report);
        never::warn(&test, span, &at.field("test"), report);
        let (title, text) = (title.clone(), text.clone());
        objectives.push(Objective {
            holder,
            title,
            text,
            test,
            kind: *kind,
            points: *points,
        });
    }
    objectives
}

/// A nation, or the members of a treaty, that stands at `at`.
pub(super) fn holder(
    raw: &RawHolder,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Holder {
    match raw {
        RawHolder::Nation(id) => Holder::Nation(book.nation(id, &at.item(0), report)),
        RawHolder::Members(id) => Holder::Members(book.charter(id, &at.item(0), report)),
    }
}

/// By nation: the places of its own objectives in the list.
pub(super) fn aims(objectives: &[Objective], nations: usize) -> Vec<Vec<u16>> {
    let mut aims = vec![Vec::new(); nations];
    for (i, objective) in (0..).zip(objectives) {
        if let Holder::Nation(nation) = objective.holder {
            aims[nation.index()].push(i);
        }
    }
    aims
}
