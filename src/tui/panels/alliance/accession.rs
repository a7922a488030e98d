//! The accession tracker: each candidate's steps and what it still lacks, who has ratified, who holds out and
//! for what.

use casus_core::content::{Need, Ratification};
use casus_core::figures::{fixed, signed};
use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::reckon;
use casus_core::tell::{self, factor};
use casus_core::view::{Candidate, Treaty};
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Alliance;
use super::council::strongest;
use super::treaty::OfTreaty;
use crate::panels::desk::Desk;
use crate::panels::orders;
use crate::panels::page::Body;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::nothing;
use crate::{Command, Subject};

const COLUMNS: [Column; 6] = [
    Column::left("", 3),
    Column::left("Member", 12).grow(),
    Column::left("Stands", 16),
    Column::left("Leaning", 11),
    Column::right("", 5),
    Column::left("Asks, or what holds it back", 26),
];

#[derive(Default)]
pub struct Entry {
    grid: GridState,
}

impl OfTreaty for Entry {
    const NAME: &'static str = "Entry";

    fn count(&self, _: &Desk, treaty: &Treaty) -> usize {
        treaty.candidates.len()
    }

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        draw(desk, of, &mut self.grid, area, buf);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn afresh(&mut self) {
        self.grid.selected = 0;
    }

    /// To ratify where one can, else all that can be ordered about the treaty.
    fn orders(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        let candidate = candidate(desk, treaty, self.grid.selected);
        let open = candidate.filter(|n| {
            let ratifying = treaty.candidate(*n).is_some_and(|c| c.open.is_some());
            ratifying && treaty.has(desk.me)
        });
        match open {
            Some(nation) => orders::accession::ratify(desk, treaty, nation),
            None => orders::treaty::list(desk, treaty),
        }
    }

    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        why(desk, treaty, self.grid.selected)
    }

    fn show(&mut self, _: &mut Alliance, desk: &Desk, treaty: &Treaty, what: Subject) -> bool {
        let asked = what == Subject::Treaty(treaty.id) && has_say(desk, treaty);
        if asked {
            self.grid.selected = waiting(desk, treaty);
        }
        asked
    }
}

/// Whether the treaty has candidates on whom one has a say.
pub fn has_say(desk: &Desk, treaty: &Treaty) -> bool {
    treaty.has(desk.me) && !treaty.candidates.is_empty()
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Candidate(NationId),
    Step(NationId, usize),
    Member(NationId, NationId),
}

fn entries(desk: &Desk, treaty: &Treaty) -> Vec<About> {
    let accession = &desk.public().charter(treaty).accession;
    let mut list = Vec::new();
    for candidate in &treaty.candidates {
        list.push(About::Candidate(candidate.nation));
        let steps = 0..accession.steps.len();
        list.extend(steps.map(|i| About::Step(candidate.nation, i)));
        if accession.ratification == Ratification::EachMember {
            let members = treaty.members.iter();
            list.extend(members.map(|&m| About::Member(candidate.nation, m)));
        }
    }
    list
}

/// The candidate that the row belongs to.
fn candidate(desk: &Desk, treaty: &Treaty, row: usize) -> Option<NationId> {
    let entries = entries(desk, treaty);
    let entry = entries.get(row).or_else(|| entries.first())?;
    Some(match *entry {
        About::Candidate(n) | About::Step(n, _) | About::Member(n, _) => n,
    })
}

/// The row of the first candidate that waits for one's own word; the first row if none does.
fn waiting(desk: &Desk, treaty: &Treaty) -> usize {
    let waits = |c: &&Candidate| {
        let said = c.ratified.iter().any(|r| r.0 == desk.me)
            || c.holdouts.iter().any(|h| h.nation == desk.me);
        c.open.is_some() && !said
    };
    let nation = treaty.candidates.iter().find(waits).map(|c| c.nation);
    let own = |e: &About| nation.is_some_and(|n| *e == About::Member(n, desk.me));
    entries(desk, treaty).iter().position(own).unwrap_or(0)
}

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let entries = entries(desk, treaty);
    if entries.is_empty() {
        let accession = &desk.public().charter(treaty).accession;
        let lines = [
            "Nobody has applied to join it.",
            &format!(
                "Its text: {}",
                tell::accession(accession, &desk.scenario().calendar)
            ),
            "",
            if treaty.has(desk.me) {
                "A candidate's steps, and who ratifies it, stand here once it has applied."
            } else if desk.refusal(&Order::Apply { treaty: treaty.id }).is_none() {
                "A applies for you."
            } else {
                "You cannot apply to it now; o says why."
            },
        ];
        nothing(area, buf, &lines, &desk.ink);
        return;
    }
    let rows = entries
        .into_iter()
        .enumerate()
        .filter_map(|(id, entry)| row(desk, treaty, entry, id))
        .collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, treaty: &Treaty, entry: About, id: usize) -> Option<Row> {
    Some(match entry {
        About::Candidate(n) => Row::heading(id, heading(desk, treaty, treaty.candidate(n)?)),
        About::Step(n, i) => Row::heading(id, step(desk, treaty, treaty.candidate(n)?, i)),
        About::Member(n, m) => member(desk, treaty, treaty.candidate(n)?, m, id),
    })
}

fn heading(desk: &Desk, treaty: &Treaty, candidate: &Candidate) -> Line<'static> {
    let ink = &desk.ink;
    let public = desk.public();
    let date = |turn| desk.scenario().told(turn);
    let stage = match (candidate.open, candidate.motion) {
        (Some(turn), _) => {
            let done = candidate
                .ratified
                .iter()
                .filter(|r| r.1 <= public.turn)
                .count();
            format!(
                "ratification since {}: {done} of {}",
                date(turn),
                treaty.members.len()
            )
        }
        (None, Some(_)) => "the council votes on it".to_owned(),
        (None, None) => {
            let months = u32::from(public.charter(treaty).accession.candidacy_months);
            let turns = months.div_ceil(u32::from(desk.scenario().turn_months));
            let until = candidate.since + turns;
            if public.turn < until {
                format!("waits until {}", date(until))
            } else {
                "on its way".to_owned()
            }
        }
    };
    Line::from(vec![
        desk.badge(candidate.nation),
        Span::styled(format!(" {}", desk.name(candidate.nation)), ink.title),
        Span::styled(
            format!("  applied in {}; {stage}", date(candidate.since)),
            ink.dim,
        ),
    ])
}

fn step(desk: &Desk, treaty: &Treaty, candidate: &Candidate, i: usize) -> Line<'static> {
    let ink = &desk.ink;
    let public = desk.public();
    let steps = &public.charter(treaty).accession.steps;
    let step = &steps[i];
    let done = i < usize::from(candidate.step);
    let mark = if done { "√" } else { "·" };
    let mut spans = vec![Span::styled(
        format!("  {mark} {}", step.name),
        if done { ink.good } else { ink.text },
    )];
    if done {
        return Line::from(spans);
    }
    spans.push(Span::styled(
        format!(
            ", {}",
            tell::span(step.months.into(), &desk.scenario().calendar)
        ),
        ink.dim,
    ));
    for &need in &step.needs {
        let met = public.meets(treaty, candidate.nation, need);
        let sign = if met { "√" } else { "×" };
        spans.push(Span::styled(
            format!("  {sign} {}", asked(need)),
            if met { ink.good } else { ink.warn },
        ));
    }
    Line::from(spans)
}

fn asked(need: Need) -> String {
    match need {
        Need::Regime(least) => format!("regime {}", signed(least, 0)),
        Need::Defence(share) => format!("defence {}%", fixed(share * 100.0, 1)),
        Need::Stability(least) => format!("stability {}%", fixed(least * 100.0, 0)),
        Need::NoDispute => "no dispute over land".to_owned(),
        Need::NoClaim => "no claim on members".to_owned(),
    }
}

fn member(desk: &Desk, treaty: &Treaty, candidate: &Candidate, member: NationId, id: usize) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let why = leaning(desk, treaty, member, candidate.nation);
    let given = candidate.ratified.iter().find(|r| r.0 == member);
    let holdout = candidate.holdouts.iter().find(|h| h.nation == member);
    let (stands, style) = match (given, holdout) {
        (Some(r), _) if r.1 <= desk.public().turn => ("has ratified".to_owned(), ink.good),
        (Some(r), _) => (format!("until {}", desk.scenario().told(r.1)), ink.text),
        (None, Some(_)) => ("holds out".to_owned(), ink.warn),
        (None, None) if candidate.open.is_none() => ("not yet asked".to_owned(), ink.dim),
        (None, None) => ("silent".to_owned(), ink.dim),
    };
    let against = strongest(&why, -1.0).map_or("", |f| factor(f, desk.view));
    let asks = match holdout {
        Some(h) => match (h.price, h.because) {
            (Some(price), _) => tell::term(price, desk.view),
            (None, Some(f)) => format!("nothing would do: {}", factor(f, desk.view)),
            (None, None) => "nothing would do".to_owned(),
        },
        None if given.is_some() => String::new(),
        None if why.value > 0.0 => String::new(),
        None => against.to_owned(),
    };
    let style_of_name = if member == desk.me {
        ink.title
    } else {
        ink.text
    };
    Row::new(
        id,
        vec![
            Cell::text(desk.code(member), desk.tint(member)),
            Cell::text(desk.name(member), style_of_name),
            Cell::text(stands, style),
            Cell::spans(why.value, bars::signed(theme, why.value, 11)),
            Cell::number(why.value, signed(why.value, 2), ink.signed(why.value)),
            Cell::text(asks, ink.warn),
        ],
    )
}

fn leaning(desk: &Desk, treaty: &Treaty, member: NationId, nation: NationId) -> Why {
    let mut why = Why::default();
    reckon::ratify(desk.view, member, treaty.id, nation, &mut why);
    why
}

/// Why the member of the row leans as it does; on a candidate's row, one's own leaning.
fn why(desk: &Desk, treaty: &Treaty, row: usize) -> Option<Command> {
    let (nation, member) = match *entries(desk, treaty).get(row)? {
        About::Candidate(n) | About::Step(n, _) => (n, desk.me),
        About::Member(n, m) => (n, m),
    };
    let why = leaning(desk, treaty, member, nation);
    let price = reckon::price(desk.view, member, treaty, nation);
    let verdict = match (why.value > 0.0, price) {
        (true, _) => "It would ratify.".to_owned(),
        (false, Some(price)) => format!("It would for {}.", tell::term(price, desk.view)),
        (false, None) => {
            "It would not, and nothing that the candidate has would change it.".to_owned()
        }
    };
    let title = format!(
        "{} on the entry of {}",
        desk.name(member),
        desk.name(nation)
    );
    Some(desk.why(title, verdict, why))
}
