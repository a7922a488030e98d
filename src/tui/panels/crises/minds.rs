//! What the two leaders think, as far as one can tell: of the other what the staff reads and how sure it is, of oneself what one's
//! own interests come to.

use casus_core::judge;
use casus_core::order::{Side, Stake};
use casus_core::reckon::{self, From, Ledger};
use casus_core::tell;
use casus_core::view::Crisis;
use casus_core::why::{Factor, Why};
use ratatui::text::{Line, Span};

use super::Crises;
use super::section::Section;
use crate::Command;
use crate::panels::desk::{Desk, percent};
use crate::panels::orders::crisis::leads;
use crate::panels::words;
use crate::widgets::bars;
use crate::widgets::views::field;

/// Factors that are named on either side of a reckoning; `w` shows all with their weights.
const NAMED: usize = 4;
/// Cells of the bar of a resolve.
const BAR: usize = 12;

/// The other leader's mind, then one's own; to an outsider the challenger's, then the target's.
pub struct Minds;

impl Section for Minds {
    const NAME: &'static str = "Minds";

    fn lines(host: &mut Crises, desk: &Desk, crisis: &Crisis, _: usize) -> Vec<Line<'static>> {
        let mine = leads(desk, crisis).unwrap_or(Side::Target);
        let ledger = host.muster(desk, crisis).ledger();
        let mut lines = mind(desk, crisis, mine.other(), ledger);
        lines.push(Line::default());
        lines.extend(mind(desk, crisis, mine, ledger));
        lines
    }
}

/// What the leader of `side` is, says, wants and makes of standing firm.
fn mind(desk: &Desk, crisis: &Crisis, side: Side, ledger: &Ledger) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let leader = crisis.leader(side);
    let text = |text: String| vec![Span::styled(text, ink.text)];
    let mut lines = vec![Line::from(vec![
        desk.badge(leader),
        Span::styled(format!(" {}", desk.name(leader)), ink.title),
        Span::styled(format!(", {}", tell::side(side, desk.view)), ink.dim),
    ])];
    if side == Side::Challenger {
        lines.extend(spoken(desk, crisis).map(|said| Line::styled(said, ink.accent)));
    }
    let (why, foreign) = (reckoning(desk, crisis, side), leader != desk.me);
    let verdict = Span::styled(verdict(why.value), ink.signed(why.value));
    let read = match foreign {
        true => "As we read it: ",
        false => "For yourself: ",
    };
    lines.push(Line::from(vec![Span::styled(read, ink.dim), verdict]));
    for (label, sign) in [("for it", 1.0), ("against it", -1.0)] {
        let named = strongest(&why, sign, NAMED);
        let named: Vec<String> = named
            .into_iter()
            .map(|f| match sign > 0.0 {
                true => tell::factor(f, desk.view).to_owned(),
                false => tell::against(f, desk.view).to_owned(),
            })
            .collect();
        if !named.is_empty() {
            lines.push(field(label, text(tell::list(&named)), ink));
        }
    }
    if foreign {
        let rules = &desk.scenario().rules.settlement;
        let lost = judge::surrender(rules, crisis, side);
        let chance = reckon::acceptance(desk.view, crisis, side, &lost, From::OtherSide);
        let told = format!("{} this month", tell::likely(chance));
        lines.push(field("gives way", text(told), ink));
        if side == Side::Challenger && !crisis.is_war() {
            let pays = match ledger.war > 0.0 {
                true => "would pay, as it sees things",
                false => "would cost more than it wins, as it sees things",
            };
            lines.push(field("war", text(pays.to_owned()), ink));
        }
    }
    lines.push(field("resolve", resolve(desk, crisis, side), ink));
    lines.push(field("wants", text(wants(desk, crisis, side)), ink));
    let last = words::action(crisis.last[side.index()]);
    lines.push(field("last month", text(last), ink));
    lines
}

/// Its resolve, and between what it truly lies in nine cases of ten.
fn resolve(desk: &Desk, crisis: &Crisis, side: Side) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    let leader = crisis.leader(side);
    let estimate = desk.view.estimate(leader);
    let (middle, [low, high]) = match leader == desk.me {
        true => (desk.view.own.resolve, [desk.view.own.resolve; 2]),
        false => (estimate.resolve, estimate.resolve_range()),
    };
    let mut spans = bars::whiskers(desk.ctx.theme, [low, middle, high], BAR, ink.accent);
    spans.push(Span::styled(format!(" {}", percent(middle)), ink.text));
    if low < high {
        let (low, high) = (percent(low), percent(high));
        let range = format!(" of 100 ({low}-{high})");
        spans.push(Span::styled(range, ink.dim));
    }
    spans
}

fn wants(desk: &Desk, crisis: &Crisis, side: Side) -> String {
    let demand = crisis.demand(side);
    let stake = tell::stake(demand.unwrap_or(crisis.stake), desk.view);
    // One that only answers wants to keep what it has; where both came forward, each wants something.
    let asks = match demand {
        Some(_) => Side::Challenger,
        None => Side::Target,
    };
    match (asks, demand.unwrap_or(crisis.stake)) {
        (Side::Challenger, Stake::Incident) => "amends for an incident".to_owned(),
        (Side::Target, Stake::Incident) => "to owe nothing for it".to_owned(),
        (Side::Challenger, Stake::Territory(_)) => stake,
        (Side::Challenger, Stake::Alignment) => "it to find new friends".to_owned(),
        (Side::Challenger, Stake::Regime) => "another government there".to_owned(),
        (Side::Challenger, Stake::Armament) => "its arms build-up to end".to_owned(),
        (Side::Target, _) => format!("to keep {stake}"),
    }
}

/// What the leader of `side` makes of standing firm, as far as one can tell.
fn reckoning(desk: &Desk, crisis: &Crisis, side: Side) -> Why {
    let mut why = Why::default();
    reckon::going_on(desk.view, crisis, side, &mut why);
    why
}

/// The sheet of one's own reckoning where one leads, else of the target's.
#[must_use]
pub fn why(desk: &Desk, crisis: &Crisis) -> Command {
    let side = leads(desk, crisis).unwrap_or(Side::Target);
    let why = reckoning(desk, crisis, side);
    let title = format!("{} standing firm", desk.name(crisis.leader(side)));
    desk.why(title, verdict(why.value), why)
}

fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.2 => "Standing firm is clearly worth it.",
        v if v > 0.0 => "Standing firm is just worth it.",
        v if v > -0.2 => "Giving way would cost a little less.",
        _ => "Giving way would cost far less.",
    }
}

/// What the challenger's leader says, by what weighs most with it as the seat reads it; None of the seat's own.
#[must_use]
pub fn spoken(desk: &Desk, crisis: &Crisis) -> Option<String> {
    let other = crisis.challenger;
    if other == desk.me {
        return None;
    }
    let why = reckon::belief(desk.view, other, crisis.target);
    let state = desk.view.nation(other);
    let moves = strongest(&why, 1.0, 1);
    let said = tell::voice(moves.first().copied(), state.regime);
    let leader = tell::clean(&state.leader);
    Some(format!("{leader}: \u{201c}{said}\u{201d}"))
}

/// The factors that weigh most in the direction of `sign`, 1 or -1.
#[must_use]
pub fn strongest(why: &Why, sign: f64, most: usize) -> Vec<Factor> {
    let mut parts: Vec<(Factor, f64)> = why.parts.iter().map(|(f, v)| (*f, sign * v)).collect();
    parts.retain(|(_, value)| *value > 0.0);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    parts.into_iter().map(|(f, _)| f).take(most).collect()
}
