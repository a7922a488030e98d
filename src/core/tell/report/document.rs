//! The sections of a report.

use super::alternative::war;
use super::{Block, Document, Graph, Section, Table, Topic};
use super::{chances, edited, headline, outcome, sentences, standing};
use crate::estimate::Link;
use crate::figures::{grouped, number, percent};
use crate::report::{Cold, Danger, Forecast, Report, Turning};
use crate::tell::{
    Names, Register, bands, capital, clean, danger, event, factor, likelihood, list, men, rung,
    souls, stake,
};
use strum::IntoEnumIterator;

/// The whole report.
#[must_use]
pub fn document(report: &Report, names: &Register) -> Document {
    let mut lead = sentences(report, names);
    lead.push(standing(report, names));
    let sections = Topic::iter().map(|topic| section(topic, report, names));
    Document {
        title: headline(report, names),
        lead,
        sections: sections.collect(),
    }
}

/// One section.
#[must_use]
pub fn section(topic: Topic, report: &Report, names: &Register) -> Section {
    let blocks = match topic {
        Topic::Danger => near(report, names),
        Topic::Turning => turning(report, names),
        Topic::Cold => cold(report, names),
        Topic::Promises => promises(report, names),
        Topic::Others => others(report, names),
        Topic::Goals => goals(report, names),
        Topic::Figures => figures(report, names),
        Topic::Staff => staff(report, names),
    };
    Section { topic, blocks }
}

fn text(line: impl Into<String>) -> Block {
    Block::Text(line.into())
}

/// The letters of turning points, in order.
fn letter(at: usize) -> char {
    char::from(b'A' + (at % 26) as u8)
}

fn ends(report: &Report, names: &Register) -> [String; 2] {
    [report.first, report.last].map(|t| names.scenario().told(t))
}

fn near(report: &Report, names: &Register) -> Vec<Block> {
    if report.danger.is_empty() {
        return vec![text("The staff has not been asked yet.")];
    }
    let points = report.danger.iter().map(|d| (d.turn, d.value()));
    let points: Vec<(u32, f64)> = points.collect();
    let top = points.iter().map(|p| p.1).fold(0.05, f64::max);
    let marks = report.turning.iter().enumerate();
    let graph = Graph {
        name: "Chance of war on us within 12 months, as our staff saw it; 100% at war".to_owned(),
        marks: marks.map(|(at, t)| (t.turn, letter(at))).collect(),
        ends: ends(report, names),
        from: (0.0, "0%".to_owned()),
        to: (top, percent(top)),
        points,
    };
    vec![Block::Graph(graph), wars(report, names)]
}

fn wars(report: &Report, names: &Register) -> Block {
    let course = &report.course;
    if course.wars.is_empty() {
        return text("There was no war on us.");
    }
    let told = course.wars.iter().map(|w| {
        let line = capital(&war(w, course.turn, names));
        let [ours, theirs] = w.dead.map(souls);
        format!("{line}: {ours} dead on our side, {theirs} on the other")
    });
    Block::List(told.collect())
}

/// A danger as it is told: `14%`, `at war`.
#[must_use]
pub fn said(danger: &Danger) -> String {
    match (danger.at_war, danger.share.times) {
        (true, _) => "at war".to_owned(),
        (_, 0) if danger.share.of > 0 => {
            format!("under {}%", (danger.share.range()[1] * 100.0).ceil())
        }
        _ => percent((danger.value() * 100.0).round() / 100.0),
    }
}

fn turning(report: &Report, names: &Register) -> Vec<Block> {
    if report.danger.is_empty() {
        return vec![text("The staff has not been asked yet.")];
    }
    if report.turning.is_empty() {
        return vec![text(
            "No month moved the danger by more than chance: it was a quiet game.",
        )];
    }
    let mut table = Table::new([
        ("", false),
        ("month", false),
        ("war in 12 months", false),
        ("what happened", false),
    ]);
    for (at, point) in report.turning.iter().enumerate() {
        let Turning { from, to, .. } = point;
        table.rows.push(vec![
            letter(at).to_string(),
            names.scenario().told(point.month()),
            format!("{} > {}", said(from), said(to)),
            causes(point, names),
        ]);
    }
    vec![Block::Table(table)]
}

fn causes(point: &Turning, names: &Register) -> String {
    if point.causes.is_empty() {
        return "Nothing of weight that concerned us: others moved.".to_owned();
    }
    let told: Vec<String> = point.causes.iter().map(|e| event(&e.kind, names)).collect();
    told.join(" ")
}

fn cold(report: &Report, names: &Register) -> Vec<Block> {
    if report.cold.is_empty() {
        return vec![text("No crisis that concerned us came and went.")];
    }
    let told = report.cold.iter().take(LISTED);
    let mut blocks: Vec<Block> = told.flat_map(|c| one(c, names)).collect();
    let more = report.cold.len().saturating_sub(LISTED);
    if more > 0 {
        let line = format!("{more} more crises of ours or our allies' ended short of war.");
        blocks.push(Block::Text(line));
    }
    blocks
}

fn one(cold: &Cold, names: &Register) -> [Block; 2] {
    let scenario = names.scenario();
    let date = scenario.told(cold.since);
    let head = format!(
        "{date}: {} against {}, over {}, as far as {}",
        names.nation(cold.challenger),
        names.nation(cold.target),
        stake(cold.stake, names),
        rung(cold.top, names)
    );
    let mut lines = Vec::new();
    if let Some(near) = &cold.near {
        let [low, high] = near.war.range().map(|v| (v * 100.0).round());
        let (times, of) = (near.war.times, near.war.of);
        let mut line = match times {
            0 => format!(
                "In none of {of} other fortunes from there was it war within a year (at most {high}%)."
            ),
            n => format!(
                "In {n} of {of} other fortunes from there it was war within a year ({low}-{high}%)."
            ),
        };
        if cold.mine && near.lost.times > 0 {
            line += &format!(" In {} we lost soil.", near.lost.times);
        }
        lines.push(line);
    }
    match &cold.stopped {
        Some(stopped) if !stopped.factors.is_empty() => {
            let who = names.nation(stopped.nation);
            let factors = stopped
                .factors
                .iter()
                .map(|f| factor(f.0, names).to_owned());
            let factors = list(&factors.collect::<Vec<_>>());
            lines.push(match stopped.fell {
                true => format!("What turned {who}: what had spoken for standing firm and did so less was {factors}."),
                false => format!("What held {who}: {factors} spoke most against standing firm."),
            });
        }
        _ if cold.ended.is_none() => lines.push("It was not over at the end.".to_owned()),
        _ => {}
    }
    if let Some((turn, _)) = cold.ended {
        lines.push(format!("Over by {}.", scenario.told(turn)));
    }
    [Block::Head(capital(&head)), text(lines.join(" "))]
}

fn promises(report: &Report, names: &Register) -> Vec<Block> {
    let mut table = Table::new([
        ("", false),
        ("called", true),
        ("in full", true),
        ("in part", true),
        ("words", true),
        ("refused", true),
        ("its word", false),
    ]);
    let cell = |n: u32| match n {
        0 => "-".to_owned(),
        n => n.to_string(),
    };
    for word in &report.words {
        let [before, now] = word.word.map(percent);
        let mut row = vec![capital(&names.nation(word.nation)), cell(word.called)];
        row.extend(word.answers.map(cell));
        row.push(format!("{before} > {now}"));
        table.rows.push(row);
    }
    let mut blocks = vec![Block::Table(table)];
    blocks.push(text(
        "Its word: of ten promises, how many its allies expect it to keep, when the game began and at its end.",
    ));
    if report.words.iter().all(|w| w.called == 0) {
        blocks.push(text("No ally was called."));
    }
    let table = report.words.iter().filter(|w| w.table != [0, 0]);
    let kept: Vec<String> = table
        .map(|w| {
            let [kept, broken] = w.table;
            format!(
                "{}: {kept} promises of votes and answers kept, {broken} broken",
                capital(&names.nation(w.nation))
            )
        })
        .collect();
    if !kept.is_empty() {
        blocks.push(Block::List(kept));
    }
    blocks
}

fn others(report: &Report, names: &Register) -> Vec<Block> {
    if report.others.is_empty() {
        return vec![text("No other order has been played out yet.")];
    }
    let mut blocks = Vec::new();
    for one in &report.others {
        blocks.push(Block::Head(edited(&one.edit, names)));
        blocks.push(text(outcome(one, names).join(" ")));
        let chances = chances(one, names);
        if let [head, rest @ ..] = &chances[..] {
            blocks.push(text(head.clone()));
            blocks.push(Block::List(rest.to_vec()));
        }
        let (kept, dropped) = (one.kept, one.dropped);
        if kept + dropped > 0 {
            blocks.push(text(format!(
                "Of the later orders {kept} could be given as they were, and {dropped} could not: there ministers decided."
            )));
        }
    }
    blocks
}

/// The parts of the score, in the order of `Course::score`.
const PARTS: [&str; 6] = [
    "territory",
    "lives",
    "prosperity",
    "cohesion",
    "credibility",
    "objectives",
];

/// Crises that are told, and nations that are listed by score beside one's own.
const LISTED: usize = 8;

fn goals(report: &Report, names: &Register) -> Vec<Block> {
    let scenario = names.scenario();
    let mut blocks = Vec::new();
    if report.goals.is_empty() {
        blocks.push(text("No goals were set."));
    } else {
        let mut table = Table::new([
            ("goal", false),
            ("points", true),
            ("at the end", false),
            ("since", false),
        ]);
        for goal in &report.goals {
            let state = match (goal.holds, goal.lost) {
                (true, _) => "held",
                (false, Some(_)) => "lost",
                (false, None) => "not reached",
            };
            let when = match (goal.holds, goal.lost, goal.reached) {
                (true, _, Some(turn)) | (false, Some(turn), _) => scenario.told(turn),
                _ => "-".to_owned(),
            };
            table.rows.push(vec![
                names.objective(goal.objective),
                number(goal.points),
                state.to_owned(),
                when,
            ]);
        }
        blocks.push(Block::Table(table));
    }
    let mut table = Table::new([("part of the score", false), ("points", true)]);
    for (name, value) in PARTS.iter().zip(report.course.score) {
        table.rows.push(vec![(*name).to_owned(), number(value)]);
    }
    table
        .rows
        .push(vec!["together".to_owned(), number(report.course.points())]);
    blocks.push(Block::Table(table));
    let mut table = Table::new([("place", true), ("nation", false), ("score", true)]);
    for (at, (nation, score)) in report.scores.iter().enumerate() {
        if at < LISTED || *nation == report.me() {
            let name = clean(&scenario.nation(*nation).name);
            table
                .rows
                .push(vec![(at + 1).to_string(), name, number(*score)]);
        }
    }
    blocks.push(Block::Table(table));
    if let Some(rank) = &report.rank {
        let at = |share: f64| {
            let place = (rank.scores.len().saturating_sub(1) as f64 * share).round();
            rank.scores.get(place as usize).copied().unwrap_or_default()
        };
        blocks.push(text(format!(
            "What {} computer governments made of it: {} points in the middle, {} the least and {} the most.",
            rank.scores.len(),
            grouped(at(0.5)),
            grouped(at(0.0)),
            grouped(at(1.0))
        )));
    }
    blocks
}

fn figures(report: &Report, names: &Register) -> Vec<Block> {
    let series = &report.series;
    let scenario = names.scenario();
    let money = &scenario.money;
    let graph = |name: &str, values: &[f64], show: &dyn Fn(f64) -> String| {
        let known = values.iter().copied().filter(|v| v.is_finite());
        let low = known.clone().fold(f64::INFINITY, f64::min).min(0.0);
        let high = known.fold(f64::NEG_INFINITY, f64::max);
        let high = if high > low { high } else { low + 1.0 };
        Block::Graph(Graph {
            name: name.to_owned(),
            points: (report.first..).zip(values.iter().copied()).collect(),
            marks: Vec::new(),
            ends: ends(report, names),
            from: (low, show(low)),
            to: (high, show(high)),
        })
    };
    let forces = "All our forces, as the soldiers that they are worth";
    vec![
        graph(forces, &series.forces, &|v| men(v, names)),
        graph("Treasury", &series.treasury, &|v| money.told(v)),
        graph("Approval of the people", &series.approval, &percent),
        graph(
            "Our word with allies: promises of a hundred that they expect us to keep",
            &series.word,
            &percent,
        ),
        graph("Tension of the world", &series.tension, &percent),
        graph("Score, points", &series.score, &number),
    ]
}

fn staff(report: &Report, names: &Register) -> Vec<Block> {
    if report.danger.is_empty() {
        return vec![text("The staff has not been asked yet.")];
    }
    if report.forecasts.is_empty() {
        return vec![text("Nothing that was foreseen had a year to come true.")];
    }
    let mut blocks = Vec::new();
    let mut table = Table::new([
        ("said", false),
        ("how often", true),
        ("came within a year", true),
        ("share", true),
    ]);
    let mut from = 0.0;
    for (below, word) in bands() {
        let here = |f: &&Forecast| f.foreseen >= from && f.foreseen < below;
        let list: Vec<&Forecast> = report.forecasts.iter().filter(here).collect();
        let came = list.iter().filter(|f| f.came).count();
        let range = format!("{word} ({} to {}%)", whole(from), whole(below.min(1.0)));
        from = below;
        if list.is_empty() {
            continue;
        }
        table.rows.push(vec![
            range,
            list.len().to_string(),
            came.to_string(),
            percent(came as f64 / list.len() as f64),
        ]);
    }
    blocks.push(Block::Table(table));
    let wars = report.forecasts.iter().filter(|f| f.link == Link::War);
    let most = wars.max_by(|a, b| a.foreseen.total_cmp(&b.foreseen));
    if let Some(most) = most {
        blocks.push(text(format!(
            "Its gravest word on war: {} ({}, {}) in {}; {}.",
            percent(most.foreseen),
            likelihood(most.foreseen),
            danger(most.foreseen),
            names.scenario().told(most.turn),
            if most.came {
                "it came"
            } else {
                "it did not come"
            }
        )));
    }
    blocks.push(text(
        "Demands, shots, war, land lost, calls, allies who fail, members that leave and goals lost, each foreseen a year ahead, at months spread over the game.",
    ));
    blocks
}

fn whole(share: f64) -> String {
    grouped(share * 100.0)
}
