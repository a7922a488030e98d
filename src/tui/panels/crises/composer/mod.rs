//! Terms put together clause by clause, with what they are worth to oneself and how likely the other side takes them.

mod form;

use casus_core::figures::{fixed, signed};
use casus_core::ids::{CrisisId, NationId, RegionId};
use casus_core::judge;
use casus_core::order::{Concessions, Measure, Move, Order, Side, Terms};
use casus_core::reckon::{self, From};
use casus_core::view::Crisis;
use casus_core::why::{Silent, Why};
pub use form::draw;
use form::label;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::cell::fit;
use crate::panels::desk::Desk;
use crate::panels::form::{Fields, Form, Value};
use crate::panels::orders;
use crate::panels::words;
use crate::{Choice, Command, Reply};

/// Steps of a cut in percent, and of a payment in thousandths of GDP.
const CUTS: [u8; 6] = [0, 10, 20, 30, 40, 50];
const SUMS: [u16; 9] = [0, 1, 2, 5, 10, 20, 50, 100, 200];

/// One line of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clause {
    Line,
    Cede,
    Empty,
    Renounce,
    Neutrality,
    Government,
    Arms,
    Reparations,
    Send,
}

const CLAUSES: [Clause; 9] = [
    Clause::Line,
    Clause::Cede,
    Clause::Empty,
    Clause::Renounce,
    Clause::Neutrality,
    Clause::Government,
    Clause::Arms,
    Clause::Reparations,
    Clause::Send,
];

/// Terms as they stand.
pub struct Composer {
    pub crisis: CrisisId,
    /// The side in the first column: one's own, or the challenger's for a mediator.
    first: Side,
    terms: Terms,
    /// Sent, so that the form is to be closed.
    pub sent: bool,
}

/// The side whose leader, or whose mediator, puts the terms on the table; None for who can put none.
#[must_use]
pub fn speaks(desk: &Desk, crisis: &Crisis) -> Option<Side> {
    let mediates = crisis.mediator == Some(desk.me);
    orders::crisis::leads(desk, crisis).or(mediates.then_some(Side::Challenger))
}

impl Composer {
    /// Begins with what is drafted already, or with what is on the table: the other side's terms to amend, or one's
    /// own, or the status quo.
    #[must_use]
    pub fn new(desk: &Desk, crisis: &Crisis, first: Side) -> Form<Self> {
        let drafted = desk.ctx.draft.orders().iter().find_map(|o| match *o {
            Order::Act {
                crisis: c,
                action: Move::Offer(terms),
                ..
            }
            | Order::Broker { crisis: c, terms }
                if c == crisis.id =>
            {
                Some(terms)
            }
            _ => None,
        });
        let table = crisis.offers[first.other().index()].or(crisis.offers[first.index()]);
        let composer = Self {
            crisis: crisis.id,
            first,
            terms: drafted
                .or(table.filter(|_| crisis.mediator != Some(desk.me)))
                .or(crisis.proposal)
                .unwrap_or(Terms::STATUS_QUO),
            sent: false,
        };
        Form::new(composer, 0)
    }

    pub fn crisis<'a>(&self, desk: &Desk<'a>) -> Option<&'a Crisis> {
        desk.public().crisis(self.crisis)
    }

    fn side(&self, column: usize) -> Side {
        if column == 0 {
            self.first
        } else {
            self.first.other()
        }
    }

    fn mediates(&self, desk: &Desk) -> bool {
        self.crisis(desk)
            .is_some_and(|c| c.mediator == Some(desk.me))
    }

    fn from(&self, desk: &Desk) -> From {
        if self.mediates(desk) {
            From::Mediator
        } else {
            From::OtherSide
        }
    }

    fn order(&self, desk: &Desk) -> Order {
        let (crisis, terms) = (self.crisis, self.terms);
        if self.mediates(desk) {
            Order::Broker { crisis, terms }
        } else {
            let action = Move::Offer(terms);
            Order::act(crisis, action)
        }
    }

    /// The clause with its value moved by a step; values that could not be agreed are passed over.
    fn stepped(
        &self,
        desk: &Desk,
        crisis: &Crisis,
        (clause, column): (Clause, usize),
        step: isize,
    ) -> Terms {
        let choices = self.choices(desk, crisis, clause, column);
        let at = choices.iter().position(|t| *t == self.terms).unwrap_or(0);
        let count = choices.len().max(1);
        let numbers = matches!(clause, Clause::Arms | Clause::Reparations);
        let next = if numbers {
            at.saturating_add_signed(step).min(count - 1)
        } else {
            (at + count).saturating_add_signed(step) % count
        };
        choices.get(next).copied().unwrap_or(self.terms)
    }

    /// The terms with each value that a clause may have in a column.
    fn choices(&self, desk: &Desk, crisis: &Crisis, clause: Clause, column: usize) -> Vec<Terms> {
        let side = self.side(column);
        let gives = *self.terms.given(side);
        let with = |gives: Concessions| {
            let mut terms = self.terms;
            *terms.given_mut(side) = gives;
            terms
        };
        let places = || std::iter::once(None).chain(regions(desk, crisis.leader(side)).map(Some));
        let list: Vec<Terms> = match clause {
            Clause::Line => [false, true]
                .map(|line| Terms { line, ..self.terms })
                .to_vec(),
            Clause::Cede => places()
                .map(|cede| with(Concessions { cede, ..gives }))
                .collect(),
            Clause::Empty => places()
                .map(|demilitarise| {
                    with(Concessions {
                        demilitarise,
                        ..gives
                    })
                })
                .collect(),
            Clause::Renounce => [false, true]
                .map(|renounce| with(Concessions { renounce, ..gives }))
                .to_vec(),
            Clause::Neutrality => Measure::ALL
                .map(|neutrality| {
                    with(Concessions {
                        neutrality,
                        ..gives
                    })
                })
                .to_vec(),
            Clause::Government => Measure::ALL
                .map(|government| {
                    with(Concessions {
                        government,
                        ..gives
                    })
                })
                .to_vec(),
            Clause::Arms => stops(&CUTS, gives.arms)
                .map(|arms| with(Concessions { arms, ..gives }))
                .collect(),
            Clause::Reparations => stops(&SUMS, gives.reparations)
                .map(|reparations| {
                    with(Concessions {
                        reparations,
                        ..gives
                    })
                })
                .collect(),
            Clause::Send => Vec::new(),
        };
        list.into_iter()
            .filter(|t| *t == self.terms || judge::terms(desk.public(), crisis, t).is_ok())
            .collect()
    }

    /// Gives the order.
    pub fn send(&mut self, desk: &Desk) -> Reply {
        let order = self.order(desk);
        self.sent = desk.refusal(&order).is_none();
        Reply::Do(Command::Order(order))
    }

    /// Takes the next of the terms that are usual.
    pub fn reshape(&mut self, desk: &Desk) {
        let crisis = self.crisis(desk);
        let shapes = crisis.map_or(Vec::new(), |c| orders::crisis::shapes(desk, c));
        let at = shapes.iter().position(|t| *t == self.terms);
        let next = at.map_or(0, |i| (i + 1) % shapes.len().max(1));
        self.terms = shapes.get(next).copied().unwrap_or(self.terms);
    }

    /// The reckonings behind both figures, to choose from.
    pub fn why(&self, desk: &Desk) -> Option<Command> {
        let crisis = self.crisis(desk)?;
        let from = self.from(desk);
        let mut choices = Vec::new();
        for side in [self.first, self.first.other()] {
            let name = desk.name(crisis.leader(side));
            let mut why = Why::default();
            let worth =
                reckon::settlement(desk.view, crisis, side, &self.terms, (from, 0.0), &mut why);
            let verdict = format!("The terms are worth {} to {name}.", signed(worth, 2));
            let title = format!("These terms for {name}");
            choices.push(Choice::new(title.clone(), desk.why(title, verdict, why)));
            let mut why = Why::default();
            let going = reckon::going_on(desk.view, crisis, side, &mut why);
            let verdict = format!("Going on is worth {} to {name}.", signed(going, 2));
            let title = format!("Going on, for {name}");
            choices.push(Choice::new(title.clone(), desk.why(title, verdict, why)));
        }
        Some(orders::choose("What is behind the figures", choices))
    }

    /// What the terms are worth to the leader of `side`, and what going on is.
    fn worth(&self, desk: &Desk, crisis: &Crisis, side: Side) -> (f64, f64) {
        let from = (self.from(desk), 0.0);
        let worth = reckon::settlement(desk.view, crisis, side, &self.terms, from, &mut Silent);
        (
            worth,
            reckon::going_on(desk.view, crisis, side, &mut Silent),
        )
    }
}

impl Fields for Composer {
    type Line = Clause;

    fn lines(&self, _: &Desk) -> Vec<Clause> {
        CLAUSES.to_vec()
    }

    fn columns(&self, width: u16) -> [u16; 2] {
        columns(width)
    }

    fn label(&self, desk: &Desk, line: Clause) -> (String, Style) {
        let style = match line {
            Clause::Send => desk.ink.accent,
            _ => desk.ink.text,
        };
        (label(line).to_owned(), style)
    }

    fn value(&self, desk: &Desk, line: Clause, width: u16) -> Value {
        let ink = &desk.ink;
        let [first, second] = columns(width);
        // The line is drawn between both: it has one column.
        let sides: &[usize] = match line {
            Clause::Send => {
                let line = match desk.refusal(&self.order(desk)) {
                    Some(refusal) => Span::styled(refusal, ink.warn),
                    None => Span::styled("Enter sends it with the turn".to_owned(), ink.dim),
                };
                return Value::Says(first, line.into());
            }
            Clause::Line => &[0],
            _ => &[0, 1],
        };
        let room = usize::from(width - second).saturating_sub(5);
        let choice = |column: &usize| {
            let text = value(desk, line, &self.terms, self.side(*column));
            let style = match text.as_str() {
                "·" | "as before" => ink.dim,
                _ => ink.accent,
            };
            (format!("‹ {} ›", fit(&text, room)), style)
        };
        Value::Choices(sides.iter().map(choice).collect())
    }

    fn change(&mut self, desk: &Desk, line: Clause, column: usize, steps: i32) -> Reply {
        if let Some(crisis) = self.crisis(desk) {
            self.terms = self.stepped(desk, crisis, (line, column), steps as isize);
        }
        Reply::Handled
    }

    fn open(&mut self, desk: &Desk, line: Clause, column: usize) -> Reply {
        match line {
            Clause::Send => self.send(desk),
            _ => self.change(desk, line, column, 1),
        }
    }
}

/// The steps of a number, with the present value among them.
fn stops<T: Copy + Ord + 'static>(steps: &'static [T], now: T) -> impl Iterator<Item = T> {
    let mut list = steps.to_vec();
    if !list.contains(&now) {
        list.push(now);
        list.sort();
    }
    list.into_iter()
}

/// The regions that a nation owns, in id order.
fn regions<'a>(desk: &Desk<'a>, nation: NationId) -> impl Iterator<Item = RegionId> + use<'a> {
    let view = desk.view;
    let owns = move |r: &RegionId| view.region(*r).owner == Some(nation);
    view.scenario().region_ids().filter(owns)
}

/// Where the two columns begin.
const fn columns(width: u16) -> [u16; 2] {
    let label = if width < 60 { 14 } else { 22 };
    [label, label + (width - label) / 2]
}

/// What a column shows for a clause.
fn value(desk: &Desk, clause: Clause, terms: &Terms, side: Side) -> String {
    let gives = terms.given(side);
    let place = |r: Option<RegionId>| r.map_or("·".to_owned(), |r| desk.region(r).to_owned());
    match clause {
        Clause::Line => if terms.line { "as held" } else { "as before" }.to_owned(),
        Clause::Cede => place(gives.cede),
        Clause::Empty => place(gives.demilitarise),
        Clause::Renounce => if gives.renounce { "all" } else { "·" }.to_owned(),
        Clause::Neutrality => words::measure(gives.neutrality, ["·", "joins none", "leaves, too"]),
        Clause::Government => {
            words::measure(gives.government, ["·", "some ministers", "the whole"])
        }
        Clause::Arms if gives.arms == 0 => "·".to_owned(),
        Clause::Arms => format!("-{}%", gives.arms),
        Clause::Reparations if gives.reparations == 0 => "·".to_owned(),
        Clause::Reparations => format!("{}% of GDP", fixed(f64::from(gives.reparations) / 10.0, 1)),
        Clause::Send => String::new(),
    }
}
