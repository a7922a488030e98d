//! What can be ordered in a crisis, each with what the staff foresees of it, its price, and whether it can be taken back; above it
//! what lies on the table. While terms are composed, the form.

use casus_core::estimate::Link;
use casus_core::ids::{CrisisId, NationId};
use casus_core::judge;
use casus_core::order::{Move, Order, Side, Terms};
use casus_core::reckon::{self, From};
use casus_core::tell;
use casus_core::view::Crisis;
use casus_core::why::Silent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Crises, composer};
use crate::cell::wrap;
use crate::momentous;
use crate::panels::desk::Desk;
use crate::panels::orders;
use crate::panels::orders::crisis::{beside_going_on, leads};
use crate::panels::page::{Body, Page, Verb};
use crate::panels::words;
use crate::widgets::area;
use crate::widgets::flow::flow;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::write;
use crate::{Action, Choice, Command, Mouse, Reply, Subject};

/// What the staff counts of each option.
const LINKS: [Link; 3] = [Link::Shots, Link::War, Link::LandLost];
/// Cells from which a chance stands with its range.
const RANGES: u16 = 100;

/// The options with a cursor.
#[derive(Default)]
pub struct Options {
    grid: GridState,
}

/// The orders that can be given in a crisis, listed once for a turn, a crisis and a draft.
pub struct List {
    key: (u32, NationId, CrisisId, Vec<Order>),
    choices: Vec<Choice>,
}

impl List {
    fn of(desk: &Desk, crisis: &Crisis) -> Self {
        let choices = match orders::crisis::list(desk, crisis) {
            Command::Choose { choices, .. } => choices,
            _ => Vec::new(),
        };
        Self {
            key: key(desk, crisis),
            choices,
        }
    }

    fn holds(&self, desk: &Desk, crisis: &Crisis) -> bool {
        self.key == key(desk, crisis)
    }
}

fn key(desk: &Desk, crisis: &Crisis) -> (u32, NationId, CrisisId, Vec<Order>) {
    let draft = desk.ctx.draft.orders().to_vec();
    (desk.public().turn, desk.me, crisis.id, draft)
}

impl Crises {
    /// What can be ordered in the crisis.
    fn choices(&mut self, desk: &Desk, crisis: &Crisis) -> &[Choice] {
        let known = self.options.take().filter(|l| l.holds(desk, crisis));
        let list = known.unwrap_or_else(|| List::of(desk, crisis));
        &self.options.insert(list).choices
    }
}

/// Rows that the page needs to show all of it.
#[must_use]
pub fn high(host: &mut Crises, desk: &Desk, crisis: &Crisis, width: u16) -> u16 {
    let table = on_table(desk, crisis, width).len();
    let choices = host.choices(desk, crisis);
    let rows: Vec<Row> = rows(desk, crisis, choices, width);
    let columns = columns(desk, crisis, width);
    let said = u16::try_from(table).unwrap_or(u16::MAX) + noted(choices, width);
    grid::high(&columns, &rows, width, &desk.ink).saturating_add(said)
}

impl Page for Options {
    type Host = Crises;

    const NAME: &'static str = "Options";

    fn note(&self, host: &Crises, desk: &Desk, width: u16) -> String {
        let led = host.crisis(desk).is_some_and(|c| leads(desk, c).is_some());
        let Some(outlook) = desk.ctx.outlook.filter(|_| led) else {
            return String::new();
        };
        match &outlook.options {
            // With a draft in hand it looks at nothing else.
            None if !desk.ctx.draft.is_empty() => String::new(),
            None => "your staff is still looking".to_owned(),
            Some(staff) if width < RANGES => format!("within a year, {} futures", staff.futures()),
            Some(staff) => format!(
                "within a year, {} futures each with the same luck, your ministers after this month",
                staff.futures()
            ),
        }
    }

    fn draw(&mut self, host: &mut Crises, desk: &Desk, area: Rect, buf: &mut Buffer) {
        if let Some(form) = &mut host.composer {
            let place = area::cells(area, area.x + 1, area.width.saturating_sub(2));
            composer::draw(form, desk, place, buf);
            return;
        }
        let Some(crisis) = host.crisis(desk) else {
            return;
        };
        let table = on_table(desk, crisis, area.width);
        let said = u16::try_from(table.len()).unwrap_or(u16::MAX);
        let place = area::cells(area, area.x + 1, area.width.saturating_sub(2));
        write(table, area::top(place, said.min(place.height)), buf);
        let area = area::below(area, said);
        let choices = host.choices(desk, crisis);
        let rows = rows(desk, crisis, choices, area.width);
        let columns = columns(desk, crisis, area.width);
        let foot = noted(choices, area.width).min(area.height / 2);
        // What is said of an option stands right below the list.
        let fits = grid::high(&columns, &rows, area.width, &desk.ink);
        let body = area::top(area, fits.min(area.height - foot));
        grid::draw(body, buf, &columns, rows, &mut self.grid, &desk.ink);
        let Some(choice) = choices.get(self.grid.selected) else {
            return;
        };
        let style = match choice.refused {
            Some(_) => desk.ink.warn,
            None => desk.ink.dim,
        };
        let lines = wrap(remark(choice), room(area.width)).into_iter();
        let foot = area::rows(area::indent(area, 1), body.bottom(), foot);
        write(lines.map(|l| Line::styled(l, style)), foot, buf);
    }

    fn verbs<'d>(&self, host: &Crises, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        if host.composer.is_some() {
            return composing(desk);
        }
        let mut verbs = host.verbs(desk);
        let Some(crisis) = host.crisis(desk) else {
            return verbs;
        };
        let listed = host.options.as_ref().filter(|l| l.holds(desk, crisis));
        let chosen = listed.and_then(|l| l.choices.get(self.grid.selected));
        verbs.push(match chosen.map(|c| c.command.clone()) {
            Some(command) => Verb::asks(Action::Open, move || command),
            None => Verb::asks(Action::Open, move || orders::crisis::list(desk, crisis)),
        });
        verbs.push(Verb::sort(columns(desk, crisis, 0).len()));
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Crises) -> Body<'s> {
        match &mut host.composer {
            Some(form) => Body::Form(form),
            None => Body::Grid(&mut self.grid),
        }
    }

    fn afresh(&mut self) {
        self.grid.selected = 0;
    }

    fn touch(&mut self, host: &mut Crises, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        host.pick(desk, mouse).then_some(Reply::Handled)
    }

    fn compose(&mut self, host: &mut Crises, desk: &Desk) -> Reply {
        host.begin(desk)
    }

    fn subject(&self, host: &Crises, desk: &Desk) -> Option<Subject> {
        host.crisis(desk).map(|c| Subject::Crisis(c.id))
    }
}

/// What the keys do while terms are composed.
fn composing<'d>(desk: &'d Desk<'d>) -> Vec<Verb<'d, Options>> {
    vec![
        Verb::new(Action::Terms, |_, host: &mut Crises| {
            let form = host.composer.as_mut();
            form.map_or(Reply::Ignored, |f| f.fields.send(desk))
        }),
        Verb::step(desk, Action::More, 1),
        Verb::step(desk, Action::Less, -1),
        Verb::new(Action::View, |_, host: &mut Crises| {
            if let Some(form) = &mut host.composer {
                form.fields.reshape(desk);
            }
        }),
        Verb::new(Action::Why, |_, host: &mut Crises| {
            let form = host.composer.as_ref();
            form.and_then(|f| f.fields.why(desk))
        })
        .hinted(),
        Verb::new(Action::Back, |_, host: &mut Crises| host.composer = None).hinted(),
        Verb::enter(desk),
        Verb::aside(desk, Action::Left),
        Verb::aside(desk, Action::Right),
    ]
}

/// The columns of the options; the staff counts for those alone who lead a side.
fn columns(desk: &Desk, crisis: &Crisis, width: u16) -> Vec<Column<'static>> {
    let chance = if width < RANGES { 9 } else { 16 };
    let mut columns = vec![Column::left("Option", 25).up_to(60)];
    if leads(desk, crisis).is_some() {
        let heads = ["Shots", "War", "Land lost"];
        columns.extend(heads.map(|head| Column::left(head, chance)));
    }
    columns.extend([
        Column::left("Price", 13).up_to(22),
        Column::left("Undone", 6),
    ]);
    columns
}

fn rows(desk: &Desk, crisis: &Crisis, choices: &[Choice], width: u16) -> Vec<Row> {
    let list = choices.iter().enumerate();
    list.map(|(i, c)| row(desk, crisis, i, c, width)).collect()
}

fn row(desk: &Desk, crisis: &Crisis, id: usize, choice: &Choice, width: u16) -> Row {
    let ink = &desk.ink;
    let order = match &choice.command {
        Command::Order(order) => Some(order),
        _ => None,
    };
    let (label, style) = match choice.refused {
        Some(_) if ink.words => (format!("not now: {}", choice.label), ink.dim),
        Some(_) => (choice.label.clone(), ink.dim),
        None => (choice.label.clone(), ink.text),
    };
    let mut cells = vec![Cell::text(label, style)];
    if leads(desk, crisis).is_some() {
        cells.extend(match choice.refused {
            Some(_) => ["not now", "", ""].map(|text| Cell::number(-1.0, text, ink.dim)),
            None => LINKS.map(|link| chance(desk, order, link, width)),
        });
    }
    cells.extend([price(desk, order), undone(desk, order)]);
    Row::new(id, cells)
}

/// How likely the staff thinks something bad, where it has looked at the order; where there is room, with its range and the points
/// that are more, or fewer, than if the ministers carry on.
fn chance(desk: &Desk, order: Option<&Order>, link: Link, width: u16) -> Cell {
    let outlook = desk.ctx.outlook.zip(order);
    let share = outlook.and_then(|(outlook, order)| outlook.chance(order, link));
    let Some(share) = share else {
        return Cell::number(-1.0, "·", desk.ink.faint);
    };
    let told = if width < RANGES {
        tell::chance_cell(share)
    } else {
        let change = outlook.and_then(|(outlook, order)| outlook.option(order, link));
        let moved = change.filter(|c| c.matters()).map(|c| {
            let sign = if c.value() > 0.0 { "▲" } else { "▼" };
            format!(" {sign}{}", (c.value().abs() * 100.0).round())
        });
        tell::chance_short(share) + &moved.unwrap_or_default()
    };
    Cell::number(tell::level(share), told, desk.ink.foreseen(share))
}

fn price(desk: &Desk, order: Option<&Order>) -> Cell {
    let ink = &desk.ink;
    let Some(order) = order else {
        return Cell::number(-1.0, "·", ink.faint);
    };
    let due = judge::price(desk.view, order);
    match desk.due(order) {
        free if free.is_empty() => Cell::number(0.0, "free to order", ink.dim),
        price => Cell::number(due.influence + due.billions, price, ink.text),
    }
}

/// Whether another month can take it back: a place on the table can be filled again, a rung that was climbed stays climbed, and what
/// is asked about first is for good.
fn undone(desk: &Desk, order: Option<&Order>) -> Cell {
    let ink = &desk.ink;
    let Some(order) = order else {
        return Cell::text("·", ink.faint);
    };
    let again = matches!(
        order,
        Order::Act {
            action: Move::Hold | Move::Offer(_),
            ..
        } | Order::Broker { .. }
            | Order::Mediate { .. }
    );
    match (momentous::question(desk.view, order), again) {
        (Some(_), _) => Cell::text("no", ink.warn),
        (None, true) => Cell::text("yes", ink.text),
        (None, false) => Cell::text("no", ink.text),
    }
}

/// What is to be said of an option below the list.
fn remark(choice: &Choice) -> &str {
    choice.refused.as_deref().unwrap_or(&choice.note)
}

/// Cells of a line below the list.
fn room(width: u16) -> usize {
    usize::from(width).saturating_sub(2).max(1)
}

/// Rows for the longest of what is to be said of the options.
fn noted(choices: &[Choice], width: u16) -> u16 {
    let rows = choices.iter().map(|c| wrap(remark(c), room(width)).len());
    u16::try_from(rows.max().unwrap_or(0)).unwrap_or(u16::MAX)
}

/// What lies on the table, and what it is worth to one that leads a side.
fn on_table(desk: &Desk, crisis: &Crisis, width: u16) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mine = leads(desk, crisis);
    let put = |by: NationId, verb: &str, terms: &Terms, to: Option<Side>, from: From| {
        let told = words::terms(desk, crisis, terms);
        let mut spans = vec![
            desk.badge(by),
            Span::styled(format!(" {verb} "), ink.dim),
            Span::styled(told, ink.accent),
        ];
        spans.extend(to.map(|side| {
            let (view, none) = (desk.view, &mut Silent);
            let worth = reckon::settlement(view, crisis, side, terms, (from, 0.0), none);
            let gain = worth - reckon::going_on(view, crisis, side, none);
            Span::styled(format!(": {}", beside_going_on(gain)), ink.signed(gain))
        }));
        Line::from(spans)
    };
    let offers = Side::BOTH.into_iter().filter_map(|side| {
        let terms = crisis.offers[side.index()].as_ref()?;
        let other = mine.filter(|m| *m != side);
        Some(put(
            crisis.leader(side),
            "offers",
            terms,
            other,
            From::OtherSide,
        ))
    });
    let proposal = crisis.mediator.zip(crisis.proposal.as_ref());
    let proposal = proposal.map(|(by, terms)| put(by, "proposes", terms, mine, From::Mediator));
    let pleas = crisis.pleas.iter().map(|p| {
        Line::from(vec![
            desk.badge(p.nation),
            Span::styled(" asks for a separate peace: ", ink.warn),
            Span::styled(tell::parting(p.terms, desk.view).to_owned(), ink.text),
        ])
    });
    let lines = offers.chain(proposal).chain(pleas);
    flow(lines.collect(), room(width))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use casus_core::estimate::{self, Line as Course, Staff};

    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;
    use crate::panels::tests::played;
    use crate::worker::{Outlook, Position};
    use crate::{Context, Draft, Size, Theme};

    /// Moves that the staff has compared say what it counted; what it has not looked at says nothing.
    #[test]
    fn a_move_stands_beside_what_the_staff_has_counted_of_it() {
        let game = played("four-rivers", "BRE", 6);
        let view = Arc::new(game.view);
        let with = estimate::options(&view).into_iter();
        let with = with.map(|order| Course::With(vec![order]));
        let lines = std::iter::once(Course::Ministers).chain(with).collect();
        let mut compared = Staff::new(Arc::clone(&view), lines, 12).without_allies();
        assert!(compared.look(4, || true));
        let outlook = Outlook {
            position: Position {
                view: Arc::clone(&view),
                draft: Vec::new(),
            },
            standing: Arc::new(Staff::new(Arc::clone(&view), vec![Course::Ministers], 12)),
            drafted: None,
            options: Some(Arc::new(compared)),
            bad: None,
            trend: None,
        };
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        let ctx = Context {
            outlook: Some(&outlook),
            view: &view,
            draft: &Draft::default(),
            history: &game.history,
            selected: None,
            theme: &theme,
            size: Size::Medium,
            focused: true,
        };
        let desk = Desk::new(&ctx);
        let mut host = Crises::default();
        let crisis = host.crisis(&desk).expect("something is demanded of it");
        let choices = host.choices(&desk, crisis);
        let told = |action: Move| {
            let order = Order::act(crisis.id, action);
            let is = |c: &&Choice| matches!(&c.command, Command::Order(o) if *o == order);
            let choice = choices.iter().find(is).expect("it is among the options");
            let row = row(&desk, crisis, 0, choice, RANGES);
            let cells = row.cells.iter().map(|c| c.line.to_string());
            cells.collect::<Vec<_>>()
        };
        let held = told(Move::Hold);
        assert!(held[1..4].iter().all(|c| c.contains('%')), "{held:?}");
        assert_eq!(held[4..], ["free to order", "yes"]);
        let raised = told(Move::Raise);
        assert!(raised[1..4].iter().all(|c| c.contains('%')), "{raised:?}");
        assert_eq!(raised[5], "no", "a rung that was climbed stays climbed");
        let yielded = told(Move::Yield);
        assert_eq!(yielded[5], "no");
        let accepted = told(Move::Accept);
        assert_eq!(
            accepted[1..4],
            ["not now", "", ""],
            "there is nothing to accept"
        );
    }
}
