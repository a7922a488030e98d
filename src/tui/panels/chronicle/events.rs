//! The list of events.

use std::any::TypeId;

use casus_core::event::{Event, EventKind, Grade};
use casus_core::ids::{self, CrisisId, Id, NationId};
use casus_core::tell::{self, Register, Told};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Chronicle, Graphs};
use crate::cell::{fit, wrap};
use crate::panels::desk::Desk;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::cursor::Cursor;
use crate::widgets::grid::scroll_mark;
use crate::widgets::put::{put, put_all};
use crate::widgets::views::{nothing, rule};
use crate::{Action, Command, Subject, Tab};

const GRADES: [Grade; 4] = [Grade::Detail, Grade::Notable, Grade::Major, Grade::Historic];

#[derive(Default)]
pub struct Events {
    cursor: Cursor,
}

impl Events {
    fn event(&self, host: &Chronicle, desk: &Desk) -> Option<Event> {
        let (names, _) = host.names.as_ref()?;
        shown(desk, names, &host.filter.borrow())
            .get(self.cursor.at)
            .map(|told| told.event.clone().into_owned())
    }
}

/// Where it happened, or to whom.
fn place(event: &Event) -> Option<Subject> {
    let facts = event.kind.facts();
    let nation = || facts.nations.first().copied().map(Subject::Nation);
    facts.place.map(Subject::Region).or_else(nation)
}

/// The crisis that it is about, while that is open.
fn crisis(desk: &Desk, event: &Event) -> Option<CrisisId> {
    let open = desk.public().crises.iter().map(|c| c.id);
    let mut named = open.filter(|&c| !ids::all(&event.kind, |id| id != Id::Crisis(c)));
    named.next()
}

impl Page for Events {
    type Host = Chronicle;

    const NAME: &'static str = "Events";

    fn note(&self, host: &Chronicle, desk: &Desk, _: u16) -> String {
        host.filter.borrow().words(desk)
    }

    fn draw(&mut self, host: &mut Chronicle, desk: &Desk, area: Rect, buf: &mut Buffer) {
        if let Some((names, _)) = &host.names {
            let list = shown(desk, names, &host.filter.borrow());
            draw(desk, names, &list, &mut self.cursor, area, buf);
        }
    }

    fn verbs<'d>(&self, host: &Chronicle, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let event = self.event(host, desk);
        let locate = |action| {
            Verb::about(
                action,
                event.clone(),
                "no event is selected",
                move |event| match (crisis(desk, &event), place(&event)) {
                    (Some(crisis), _) if action == Action::Open => {
                        Command::Go(Tab::Crises, Some(Subject::Crisis(crisis)))
                    }
                    (_, Some(subject)) => Command::Go(Tab::Map, Some(subject)),
                    (_, None) => Command::Say("That happened nowhere in particular.".to_owned()),
                },
            )
        };
        let raise = |action| {
            Verb::new(action, |_, host: &mut Chronicle| {
                host.filter.borrow_mut().raise();
            })
        };
        let lower = |action| {
            Verb::new(action, |_, host: &mut Chronicle| {
                host.filter.borrow_mut().lower();
            })
        };
        vec![
            locate(Action::Locate),
            Verb::new(Action::Filter, |_, host: &mut Chronicle| host.filters(desk)),
            raise(Action::More),
            lower(Action::Less),
            Verb::new(Action::Graph, |_, host: &mut Chronicle| {
                host.turn = Some(TypeId::of::<Graphs>());
            }),
            locate(Action::Open),
            Verb::turn(),
            raise(Action::Right),
            lower(Action::Left),
        ]
    }

    fn body<'s>(&'s mut self, _: &'s mut Chronicle) -> Body<'s> {
        Body::List(&mut self.cursor)
    }

    fn show(&mut self, host: &mut Chronicle, _: &Desk, subject: Subject) -> bool {
        let Subject::Nation(nation) = subject else {
            return false;
        };
        host.filter.borrow_mut().toggle(nation);
        true
    }

    fn subject(&self, host: &Chronicle, desk: &Desk) -> Option<Subject> {
        place(&self.event(host, desk)?)
    }
}

/// Which events are shown.
#[derive(Clone, Debug)]
pub struct Filter {
    least: Grade,
    nation: Option<NationId>,
    pub text: String,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            least: Grade::Notable,
            nation: None,
            text: String::new(),
        }
    }
}

impl Filter {
    /// Only weightier events.
    pub fn raise(&mut self) {
        let i = GRADES.iter().position(|&g| g == self.least).unwrap_or(0);
        self.least = GRADES[(i + 1).min(GRADES.len() - 1)];
    }

    /// Lighter events too.
    pub fn lower(&mut self) {
        let i = GRADES.iter().position(|&g| g == self.least).unwrap_or(0);
        self.least = GRADES[i.saturating_sub(1)];
    }

    /// Only events that concern `nation`; all again when it is chosen already.
    pub fn toggle(&mut self, nation: NationId) {
        self.nation = Some(nation).filter(|_| self.nation != Some(nation));
    }

    #[must_use]
    pub fn words(&self, desk: &Desk) -> String {
        let least = match self.least {
            Grade::Detail => "everything",
            Grade::Notable => "what is notable",
            Grade::Major => "what is major",
            Grade::Historic => "what is historic",
        };
        let nation = self
            .nation
            .map_or(String::new(), |n| format!(" about {}", desk.name(n)));
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!(" with \"{}\"", self.text)
        };
        format!("{least}{nation}{text}, ← → more or less ")
    }

    fn takes(&self, names: &Register, told: &Told) -> bool {
        let facts = told.event.kind.facts();
        facts.grade >= self.least
            && self.nation.is_none_or(|n| facts.nations.contains(&n))
            && (self.text.is_empty() || told.sentence(names).to_lowercase().contains(&self.text))
    }
}

/// The events that pass, newest first.
fn shown<'a>(desk: &Desk<'a>, names: &Register, filter: &Filter) -> Vec<Told<'a>> {
    let told = tell::gather(desk.ctx.history.events()).into_iter().rev();
    told.filter(|t| filter.takes(names, t)).collect()
}

fn draw(
    desk: &Desk,
    names: &Register,
    list: &[Told],
    cursor: &mut Cursor,
    area: Rect,
    buf: &mut Buffer,
) {
    let ink = &desk.ink;
    if list.is_empty() {
        let text = "Nothing to tell yet, or nothing that passes the filter.";
        nothing(area, buf, &[text], ink);
        return;
    }
    // The chosen one is whole below the list.
    let chosen = &list[cursor.at.min(list.len() - 1)];
    let room = usize::from(area.width.saturating_sub(3)).max(1);
    let lines = wrap(&chosen.sentence(names), room);
    let high = u16::try_from(lines.len().max(2) + 1)
        .unwrap_or(3)
        .min(area.height / 2);
    let foot = area::rows(area, area.bottom() - high, high);
    let area = area::top(area, area.height - high);
    let date = desk.scenario().told(chosen.event.turn);
    rule(Rect { height: 1, ..foot }, buf, &date, ink);
    let whole = Rect {
        x: foot.x + 1,
        y: foot.y + 1,
        width: foot.width.saturating_sub(2),
        height: foot.height.saturating_sub(1),
    };
    put_all(
        lines.into_iter().map(|l| Line::styled(l, ink.text)),
        whole,
        buf,
    );
    let range = cursor.fit(list.len(), area);
    let first = range.start;
    let mut before = None;
    for i in range {
        let event = &list[i].event;
        let y = area.y + u16::try_from(i - first).unwrap_or(0);
        let date = desk.scenario().told(event.turn);
        let stamp = if before == Some(event.turn) {
            String::new()
        } else {
            date
        };
        before = Some(event.turn);
        let (sign, style) = weight(desk, &event.kind);
        let place = event.kind.facts().place.map_or("", |r| desk.region(r));
        let wide = desk.scenario().date_width();
        let room = usize::from(area.width).saturating_sub(wide + 7);
        let sentence = list[i].sentence(names);
        let spare = room.saturating_sub(sentence.chars().count() + 3);
        let place = if spare >= 8 {
            fit(place, spare)
        } else {
            String::new()
        };
        let line = Line::from(vec![
            Span::styled(format!("{stamp:>wide$} "), ink.dim),
            Span::styled(format!("{sign} "), style),
            Span::styled(fit(&sentence, room), style),
            Span::styled(format!("  {place}"), ink.dim),
        ]);
        let row = Rect::new(area.x + 1, y, area.width - 2, 1);
        put(line, row, buf);
        if i == cursor.at {
            buf.set_style(area::cells(row, area.x, area.width - 1), ink.selected);
            let first = Rect { x: area.x, ..row };
            put(Span::styled(ink.cursor, ink.selected), first, buf);
        }
    }
    if list.len() > usize::from(area.height) {
        scroll_mark(area, buf, first, list.len(), ink);
    }
}

fn weight(desk: &Desk, kind: &EventKind) -> (&'static str, Style) {
    let ink = &desk.ink;
    let facts = kind.facts();
    let mine = facts.nations.contains(&desk.me);
    match (facts.grade, mine) {
        (Grade::Historic, _) => ("!", ink.bad),
        (Grade::Major, true) => ("»", ink.accent),
        (Grade::Major, false) => ("»", ink.title),
        (Grade::Notable, true) => ("·", ink.accent),
        (Grade::Notable, false) => ("·", ink.text),
        (Grade::Detail, _) => (" ", ink.dim),
    }
}
