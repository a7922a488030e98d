//! Chapters: a seat and a day within the map's span, and the scenario as it stands on that day.

use std::collections::BTreeSet;

use super::charters::Checked;
use super::clauses::Reader;
use super::frame::{date, is_date, told};
use super::history::{aims, goals};
use super::names::{Book, check_key};
use super::never::Span;
use crate::content::codes::Code;
use crate::content::overrides::Settings;
use crate::content::raw::{RawChapter, RawScenario};
use crate::content::reference::chapter;
use crate::content::report::Report;
use crate::content::scenario::{Born, Chapter, Holder, Past, Region, Scenario};
use crate::content::tree::Path;

pub(super) fn check(
    raw: &RawScenario,
    (regions, charters): (&[Region], &[Checked]),
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Chapter> {
    let root = Path::Root;
    let list = root.field("chapters");
    let mut seen = BTreeSet::new();
    let mut chapters = Vec::with_capacity(raw.chapters.len());
    for (i, chapter) in raw.chapters.iter().enumerate() {
        let at = list.item(i);
        check_key("chapter", &chapter.id, &at.field("id"), report);
        if !seen.insert(&chapter.id) {
            let message = format!("a chapter called {:?} exists already", chapter.id);
            report.note(&at.field("id"), Code::IdTaken, message);
        }
        chapters.push(one(raw, chapter, (regions, charters), book, &at, report));
    }
    chapters
}

fn one(
    map: &RawScenario,
    raw: &RawChapter,
    (regions, charters): (&[Region], &[Checked]),
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Chapter {
    report.name(
        &at.field("title"),
        "a chapter's title",
        &raw.title,
        chapter::title.longest(),
    );
    report.name(
        &at.field("question"),
        "the question",
        &raw.question,
        chapter::question.longest(),
    );
    report.length(
        &at.field("text"),
        "a chapter's text",
        &raw.text,
        chapter::text.longest(),
    );
    let seat = book.nation(&raw.seat, &at.field("seat"), report);
    let unborn = map.nations.get(seat.index());
    if unborn.is_some_and(|n| n.id == raw.seat && n.born == Born::Script) {
        let message = format!("{:?} is not there on the map's first day", raw.seat);
        report.note(&at.field("seat"), Code::NotBornYet, message);
    }
    let start = at.field("start");
    date(&start, raw.start, report);
    // Where the map's own dates are wrong, that is said.
    let all = Span::of(map).filter(|_| is_date(raw.start));
    if let Some(Span { first, last, .. }) = all
        && !(first..last).contains(&raw.start)
    {
        let message = format!(
            "a chapter begins within the map's span, {} to {}",
            told(first),
            told(last)
        );
        report.note(&start, Code::OutsideSpan, message);
    }
    report.number(&at.field("turns"), chapter::turns, raw.turns);
    report.number(&at.field("stars"), chapter::stars, raw.stars);
    let list = at.field("without");
    let mut without = Vec::with_capacity(raw.without.len());
    for (i, script) in raw.without.iter().enumerate() {
        without.push(book.script(script, &list.item(i), report));
    }
    let list = at.field("past");
    let mut past = Vec::with_capacity(raw.past.len());
    for (i, effect) in raw.past.iter().enumerate() {
        let at = list.item(i);
        let mut reader = Reader::new(&at, book, report);
        past.push(reader.effect(effect, regions, charters));
    }
    let months = u8::try_from(map.turn_months).unwrap_or(1);
    let span = Span {
        first: raw.start,
        last: raw.start.plus_turns(raw.turns.min(2400), months),
        nations: map.nations.len(),
    };
    let list = at.field("goals");
    if raw.goals.is_empty() {
        report.note(&list, Code::NoGoals, "a chapter needs a goal");
    }
    Chapter {
        id: raw.id.clone(),
        title: raw.title.clone(),
        question: raw.question.clone(),
        text: raw.text.clone(),
        seat,
        start: raw.start,
        turns: raw.turns,
        stars: raw.stars,
        without,
        past,
        goals: goals(&raw.goals, Some(span), book, &list, report),
    }
}

/// Puts the scenario on the day of the chapter that a setting names, if one does.
pub(super) fn open(scenario: &mut Scenario, settings: &mut Settings) {
    let ids = scenario.chapters.iter().map(|c| c.id.as_str());
    let Some(place) = settings.chapter(ids) else {
        return;
    };
    let chapter = scenario.chapters[place].clone();
    scenario.chapter = Some(Past {
        chapter: place,
        from: scenario.start,
    });
    for script in chapter.without {
        scenario.history[script.index()].chance = 0.0;
    }
    let months = scenario.start.months_to(chapter.start);
    if months > 0 {
        age(scenario, months as f64 / 12.0);
    }
    scenario.start = chapter.start;
    scenario.turns = chapter.turns;
    scenario.title = chapter.title;
    scenario.summary = chapter.question;
    scenario.briefing = chapter.text;
    let held: Vec<Holder> = chapter.goals.iter().map(|g| g.holder).collect();
    scenario.objectives.retain(|o| !held.contains(&o.holder));
    scenario.objectives.splice(0..0, chapter.goals);
    scenario.aims = aims(&scenario.objectives, scenario.nations.len());
}

/// What was under way on the map's first day is over after so many years, or what is left of it; what was laid down in law
/// or on paper stays.
fn age(scenario: &mut Scenario, years: f64) {
    let left = libm::exp(-scenario.rules.diplomacy.grievance_decay * years);
    let under_way = &mut scenario.under_way;
    under_way.crises.clear();
    under_way.operations.clear();
    let months = (years * 12.0).round() as u32;
    under_way.undertakings.retain(|u| u.months > months);
    for undertaking in &mut under_way.undertakings {
        undertaking.months -= months;
    }
    for (_, _, level) in &mut under_way.grievances {
        *level *= left;
    }
    if years > 1.0 {
        for region in &mut scenario.regions {
            region.unrest = 0.0;
        }
        for nation in &mut scenario.nations {
            nation.weariness = 0.0;
        }
    }
}
