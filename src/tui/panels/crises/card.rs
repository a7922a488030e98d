//! One crisis: the rungs, the two sides beside each other, and one's own reckoning.

use casus_core::estimate::Link;
use casus_core::order::{Move, Order, Side, Stake, Terms};
use casus_core::reckon::{self, From};
use casus_core::tell;
use casus_core::view::{Crisis, Participant};
use casus_core::why::{Silent, Why};
use ratatui::text::{Line, Span};

use super::ladder::{rungs, stands};
use super::muster::Muster;
use super::steps;
use crate::Size;
use crate::cell::{fit, width as cells, wrap};
use crate::panels::alliance::members::mission;
use crate::panels::desk::{Desk, percent};
use crate::panels::orders::crisis::{beside_going_on, leads};
use crate::panels::words;
use crate::widgets::bars;
use crate::widgets::views::factors;

/// Lines of the steps so far that are shown.
const STEPS: usize = 8;

#[must_use]
pub fn lines(desk: &Desk, crisis: &Crisis, muster: &Muster, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = vec![
        Line::from(rungs(desk, crisis, width)),
        Line::from(stands(desk, crisis, width)),
        clock(desk, crisis),
    ];
    lines.extend(steps::ahead(desk, crisis, width));
    let gap = |lines: &mut Vec<Line<'static>>| {
        if desk.ctx.size > Size::Small {
            lines.push(Line::raw(""));
        }
    };
    gap(&mut lines);
    let options = foreseen(desk, crisis);
    if !options.is_empty() {
        lines.extend(options);
        gap(&mut lines);
    }
    let half = (width / 2).min(60);
    let left = side(desk, crisis, Side::Challenger, half - 1);
    let right = side(desk, crisis, Side::Target, half - 1);
    for i in 0..left.len().max(right.len()) {
        let mut spans = left.get(i).map_or_else(Vec::new, |l| l.spans.clone());
        let used: usize = spans.iter().map(|s| cells(&s.content)).sum();
        spans.push(Span::raw(" ".repeat(half.saturating_sub(used + 2))));
        spans.push(Span::styled(format!("{} ", ink.track), ink.faint));
        spans.extend(right.get(i).map_or_else(Vec::new, |l| l.spans.clone()));
        lines.push(Line::from(spans));
    }
    lines.extend(table(desk, crisis));
    for p in &crisis.evidence {
        lines.push(Line::from(vec![
            Span::styled("Evidence: ", ink.dim),
            desk.badge(p.by),
            Span::styled(" accuses ", ink.dim),
            desk.badge(p.suspect),
            Span::styled(
                format!(
                    " of {}, {}% sure",
                    tell::covert(p.kind, desk.view),
                    p.percent()
                ),
                ink.text,
            ),
        ]));
    }
    if let Some(incident) = crisis.incident {
        lines.push(Line::from(vec![
            Span::styled("Began over ", ink.dim),
            Span::styled(tell::incident(incident, desk.view), ink.text),
        ]));
    }
    if let Some(treaty) = crisis.cover.and_then(|t| desk.public().treaty(t)) {
        lines.push(Line::from(vec![
            Span::styled("Under the text of ", ink.dim),
            Span::styled(treaty.name.to_string(), ink.text),
        ]));
    }
    let hosted =
        |m: &&casus_core::view::Mission| [crisis.challenger, crisis.target].contains(&m.host);
    for m in desk.public().missions.iter().filter(hosted).take(2) {
        lines.push(Line::from(mission(desk, m)));
    }
    lines.extend(crisis.pleas.iter().map(|p| {
        Line::from(vec![
            desk.badge(p.nation),
            Span::styled(" asks for a separate peace: ", ink.warn),
            Span::styled(tell::parting(p.terms, desk.view).to_owned(), ink.text),
        ])
    }));
    if crisis.is_war() {
        let mut spans = vec![
            Span::styled("Fortune of war ", ink.dim),
            desk.badge(crisis.target),
            Span::raw(" "),
        ];
        spans.extend(bars::signed(desk.ctx.theme, crisis.fortune, 21));
        spans.extend([Span::raw(" "), desk.badge(crisis.challenger)]);
        lines.push(Line::from(spans));
    }
    gap(&mut lines);
    lines.extend(muster.lines(desk, crisis, width));
    gap(&mut lines);
    let told = steps::past(desk, crisis, width, STEPS);
    if !told.is_empty() {
        lines.extend(told);
        gap(&mut lines);
    }
    lines.extend(stand(desk, crisis, width));
    lines
}

/// What lies on the table, and what it is worth to one who leads a side.
fn table(desk: &Desk, crisis: &Crisis) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    let mut put = |who: casus_core::ids::NationId, verb: &str, terms: &Terms, to: Option<Side>| {
        lines.push(Line::from(vec![
            desk.badge(who),
            Span::styled(format!(" {verb} "), ink.dim),
            Span::styled(words::terms(desk, crisis, terms), ink.accent),
        ]));
        if let Some(side) = to {
            let from = if verb == PROPOSES {
                From::Mediator
            } else {
                From::OtherSide
            };
            let worth =
                reckon::settlement(desk.view, crisis, side, terms, (from, 0.0), &mut Silent);
            let going = reckon::going_on(desk.view, crisis, side, &mut Silent);
            let verdict = beside_going_on(worth - going);
            lines.push(Line::styled(
                format!("    {verdict}"),
                ink.signed(worth - going),
            ));
        }
    };
    let mine = leads(desk, crisis);
    for side in Side::BOTH {
        if let Some(terms) = &crisis.offers[side.index()] {
            let other = mine.filter(|m| *m != side);
            put(crisis.leader(side), "offers", terms, other);
        }
    }
    if let (Some(mediator), Some(terms)) = (crisis.mediator, &crisis.proposal) {
        put(mediator, PROPOSES, terms, mine);
    }
    lines
}

const PROPOSES: &str = "proposes";

fn clock(desk: &Desk, crisis: &Crisis) -> Line<'static> {
    let ink = &desk.ink;
    let months = |since: u32| {
        let turns = desk.public().turn.saturating_sub(since);
        let months = turns * u32::from(desk.scenario().turn_months);
        tell::span(months, &desk.scenario().calendar)
    };
    let mut spans = vec![
        Span::styled("Open for ", ink.dim),
        Span::styled(months(crisis.began), ink.text),
    ];
    let (what, since) = match crisis.outbreak() {
        Some(outbreak) => (", at war for ", outbreak),
        None => (", on this rung for ", crisis.since),
    };
    spans.extend([
        Span::styled(what, ink.dim),
        Span::styled(months(since), ink.text),
    ]);
    if let Some(mediator) = crisis.mediator {
        spans.extend([
            Span::styled(", mediated by ", ink.dim),
            desk.badge(mediator),
        ]);
    }
    Line::from(spans)
}

fn side(desk: &Desk, crisis: &Crisis, side: Side, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let leader = crisis.leader(side);
    let i = side.index();
    let name = fit(desk.name(leader), room.saturating_sub(18));
    let mut lines = vec![Line::from(vec![
        desk.badge(leader),
        Span::styled(format!(" {name}"), ink.title),
        Span::styled(format!(", {}", tell::side(side, desk.view)), ink.dim),
    ])];
    let strength: f64 = crisis.nations(side).map(|n| desk.strength(n)).sum();
    let estimate = desk.view.estimate(leader);
    let resolve = if leader == desk.me {
        desk.view.own.resolve
    } else {
        estimate.resolve
    };
    let [low, high] = if leader == desk.me {
        [resolve; 2]
    } else {
        estimate.resolve_range()
    };
    lines.push(Line::from(vec![
        Span::styled("strength   ", ink.dim),
        Span::styled(tell::men(strength, desk.view), ink.text),
    ]));
    let places = [low, resolve, high];
    let mut will = vec![Span::styled("resolve    ", ink.dim)];
    will.extend(bars::whiskers(desk.ctx.theme, places, 14, ink.accent));
    will.push(Span::styled(format!(" {}", percent(resolve)), ink.text));
    if low < high {
        let range = format!(" ({}-{})", percent(low), percent(high));
        will.push(Span::styled(range, ink.dim));
    }
    lines.push(Line::from(will));
    if crisis.deaths.iter().any(|&d| d > 0.0) {
        let dead = tell::people(crisis.deaths[i]);
        lines.push(Line::from(vec![
            Span::styled("dead       ", ink.dim),
            Span::styled(dead, ink.bad),
        ]));
    }
    let last = format!(
        "{}, stands on rung {}",
        words::action(crisis.last[i]),
        crisis.rung_of(side)
    );
    lines.push(Line::from(vec![
        Span::styled("last month ", ink.dim),
        Span::styled(fit(&last, room.saturating_sub(12)), ink.text),
    ]));
    let demand = crisis.demand(side);
    let stake = tell::stake(demand.unwrap_or(crisis.stake), desk.view);
    // One that only answers wants to keep what it has; where both came forward, each wants something.
    let asks = match demand {
        Some(_) => Side::Challenger,
        None => Side::Target,
    };
    let wants = match (asks, demand.unwrap_or(crisis.stake)) {
        (Side::Challenger, Stake::Incident) => "amends for an incident".to_owned(),
        (Side::Target, Stake::Incident) => "to owe nothing for it".to_owned(),
        (Side::Challenger, Stake::Territory(_)) => stake,
        (Side::Challenger, Stake::Alignment) => "it to find new friends".to_owned(),
        (Side::Challenger, Stake::Regime) => "another government there".to_owned(),
        (Side::Challenger, Stake::Armament) => "its arms build-up to end".to_owned(),
        (Side::Target, _) => format!("to keep {stake}"),
    };
    lines.push(Line::from(vec![
        Span::styled("wants      ", ink.dim),
        Span::styled(fit(&wants, room.saturating_sub(12)), ink.text),
    ]));
    let others: Vec<&Participant> = crisis.sides[i]
        .iter()
        .filter(|p| p.nation != leader)
        .collect();
    for p in others.iter().take(4) {
        lines.push(Line::from(vec![
            Span::styled("with ", ink.dim),
            desk.badge(p.nation),
            Span::styled(
                format!(" {}", tell::contribution_cell(p.contribution, desk.view)),
                ink.text,
            ),
        ]));
        let why = tell::cause(p.cause, desk.view);
        let why = wrap(&why, room.saturating_sub(5).max(1)).into_iter();
        lines.extend(why.map(|l| Line::styled(format!("     {l}"), ink.dim)));
    }
    if others.len() > 4 {
        lines.push(Line::styled(
            format!("and {} more", others.len() - 4),
            ink.dim,
        ));
    }
    lines
}

/// What the staff makes of each move that is open, where it has looked at them.
fn foreseen(desk: &Desk, crisis: &Crisis) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let Some(outlook) = desk.ctx.outlook else {
        return Vec::new();
    };
    let moves = [
        (Move::Raise, "raise it"),
        (Move::Hold, "hold"),
        (Move::Accept, "take their terms"),
        (Move::Yield, "give way"),
    ];
    let links = [
        (Link::Shots, "shots"),
        (Link::War, "war"),
        (Link::LandLost, "land lost"),
    ];
    let mut lines = Vec::new();
    for (action, label) in moves {
        let crisis = crisis.id;
        let order = Order::Act { crisis, action };
        let mut spans = vec![Span::styled(format!("  {label:<17}"), ink.title)];
        for (link, name) in links {
            let Some(share) = outlook.chance(&order, link) else {
                continue;
            };
            let style = match tell::danger_step(share.value()) {
                0 | 1 => ink.text,
                2 => ink.warn,
                _ => ink.bad,
            };
            let [_, high] = share.range();
            let told = match share.times {
                0 => format!("under {}%", (high * 100.0).ceil()),
                _ => format!("{}%", percent(share.value())),
            };
            spans.push(Span::styled(format!(" {name} "), ink.dim));
            spans.push(Span::styled(format!("{told:<9}"), style));
        }
        if spans.len() > 1 {
            lines.push(Line::from(spans));
        }
    }
    if !lines.is_empty() {
        let head = "Your staff: within a year, if this month you…";
        lines.insert(0, Line::styled(head, ink.head));
    }
    lines
}

/// One's own reckoning where one leads, else the target's.
#[must_use]
pub fn reckoning(desk: &Desk, crisis: &Crisis) -> Option<(Side, Why)> {
    let side = leads(desk, crisis).unwrap_or(Side::Target);
    let mut why = Why::default();
    reckon::going_on(desk.view, crisis, side, &mut why);
    (!why.parts.is_empty()).then_some((side, why))
}

#[must_use]
pub fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.2 => "Standing firm is clearly worth it.",
        v if v > 0.0 => "Standing firm is just worth it.",
        v if v > -0.2 => "Giving way would cost a little less.",
        _ => "Giving way would cost far less.",
    }
}

fn stand(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
    let Some((side, why)) = reckoning(desk, crisis) else {
        return Vec::new();
    };
    let ink = &desk.ink;
    let leader = crisis.leader(side);
    let who = if leader == desk.me {
        "Your reckoning: ".to_owned()
    } else {
        format!("{}'s reckoning: ", desk.name(leader))
    };
    let mut lines = vec![Line::from(vec![
        Span::styled(who, ink.head),
        Span::styled(verdict(why.value), ink.signed(why.value)),
    ])];
    let all = factors(desk.ctx, &why, 10);
    if width >= 90 {
        // Two columns of factors save half of the lines.
        let (left, right) = all.split_at(all.len().div_ceil(2));
        for (i, line) in left.iter().enumerate() {
            let mut spans = line.spans.clone();
            let used: usize = spans.iter().map(|s| cells(&s.content)).sum();
            spans.push(Span::raw(" ".repeat(46_usize.saturating_sub(used))));
            spans.extend(right.get(i).map_or_else(Vec::new, |l| l.spans.clone()));
            lines.push(Line::from(spans));
        }
    } else {
        lines.extend(all);
    }
    lines
}
