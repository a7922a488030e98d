//! An offer put together clause by clause, with the other side's reckoning of it as it stands.

mod form;

use casus_core::content::Reserved;
use casus_core::ids::{CharterId, NationId};
use casus_core::order::{Contribution, Deal, Order, Term};
use casus_core::reckon;
use casus_core::view::Treaty;
use casus_core::why::Why;
pub use form::draw;
use form::{label, verdict};

use ratatui::style::Style;
use ratatui::text::Span;

use crate::cell::fit;
use crate::panels::desk::Desk;
use crate::panels::form::{Fields, Form, Value};
use crate::{Command, Reply};

/// Steps of a payment after nothing, in what sums of orders are counted in.
const AMOUNTS: [u32; 11] = [10, 25, 50, 100, 200, 350, 500, 1000, 2000, 5000, 10_000];

/// One line of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clause {
    Pact,
    Payment,
    Term(Term),
    Send,
}

/// The offer as it stands. Its first column gives, its second asks.
pub struct Composer {
    pub to: NationId,
    deal: Deal,
    /// Sent, so that the form is to be closed.
    pub sent: bool,
}

impl Composer {
    /// Begins with the offer drafted already, if there is one.
    #[must_use]
    pub fn new(desk: &Desk, to: NationId) -> Form<Self> {
        let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
            Order::Propose { to: whom, deal } if *whom == to => Some(deal.clone()),
            _ => None,
        });
        let composer = Self {
            to,
            deal: drafted.unwrap_or_default(),
            sent: false,
        };
        Form::new(composer, 1)
    }

    /// Why a side cannot put a term on the table, found by asking the judge about it alone.
    fn refused(&self, desk: &Desk, term: Term, column: usize) -> Option<String> {
        let mut deal = Deal::default();
        match column {
            0 => deal.give.push(term),
            _ => deal.ask.push(term),
        }
        desk.refusal(&Order::Propose { to: self.to, deal })
    }

    fn order(&self) -> Order {
        Order::Propose {
            to: self.to,
            deal: self.deal.clone(),
        }
    }

    fn side(&mut self, column: usize) -> &mut Vec<Term> {
        if column == 0 {
            &mut self.deal.give
        } else {
            &mut self.deal.ask
        }
    }

    fn terms(&self, column: usize) -> &[Term] {
        match column {
            0 => &self.deal.give,
            _ => &self.deal.ask,
        }
    }

    fn payment(&self, column: usize) -> u32 {
        self.terms(column)
            .iter()
            .find_map(|t| {
                if let Term::Payment(m) = t {
                    Some(*m)
                } else {
                    None
                }
            })
            .unwrap_or(0)
    }

    /// Gives the order.
    pub fn send(&mut self, desk: &Desk) -> Reply {
        self.sent = desk.refusal(&self.order()).is_none();
        Reply::Do(Command::Order(self.order()))
    }

    pub fn why(&self, desk: &Desk) -> Command {
        let why = self.reckoning(desk);
        let verdict = verdict(why.value);
        let title = format!("{} on this offer", desk.name(self.to));
        desk.why(title, verdict, why)
    }

    fn reckoning(&self, desk: &Desk) -> Why {
        let mut why = Why::default();
        reckon::deal(desk.view, desk.me, self.to, &self.deal, &mut why);
        why
    }
}

impl Fields for Composer {
    type Line = Clause;

    fn lines(&self, desk: &Desk) -> Vec<Clause> {
        let mut list = vec![Clause::Pact, Clause::Payment];
        list.push(Clause::Term(Term::Transit));
        list.push(Clause::Term(Term::LiftSanctions));
        let mut terms: Vec<Term> = Vec::new();
        for claim in &desk.public().claims {
            let owner = desk.view.region(claim.region).owner;
            let ours = claim.by == desk.me && owner == Some(self.to);
            let theirs = claim.by == self.to && owner == Some(desk.me);
            let third = claim.by == self.to || claim.by == desk.me;
            if ours || theirs || third {
                terms.push(Term::RenounceClaim(claim.region));
            }
        }
        for motion in &desk.public().motions {
            if desk
                .public()
                .treaty(motion.treaty)
                .is_some_and(|t| t.has(desk.me) || t.has(self.to))
            {
                terms.push(Term::Support(motion.id));
            }
        }
        for treaty in desk
            .public()
            .treaties_of(desk.me)
            .filter(|t| t.has(self.to))
        {
            terms.extend(pledges(desk, treaty, self.to));
            let reserved = desk.public().charter(treaty).reserved;
            if reserved != Reserved::Nothing {
                terms.push(Term::Powers(treaty.id));
            }
        }
        for case in &desk.public().cases {
            let treaty = desk.public().treaty(case.treaty);
            if treaty.is_some_and(|t| t.has(desk.me) || t.has(self.to)) {
                terms.push(Term::Answer(case.id, Contribution::Support));
                terms.push(Term::Answer(case.id, Contribution::Caveats));
            }
        }
        terms.sort();
        terms.dedup();
        list.extend(terms.into_iter().map(Clause::Term));
        list.push(Clause::Send);
        list
    }

    fn columns(&self, width: u16) -> [u16; 2] {
        columns(width)
    }

    fn label(&self, desk: &Desk, line: Clause) -> (String, Style) {
        let style = match line {
            Clause::Send => desk.ink.accent,
            _ => desk.ink.text,
        };
        (label(desk, line), style)
    }

    fn value(&self, desk: &Desk, line: Clause, width: u16) -> Value {
        let ink = &desk.ink;
        let [give, _] = columns(width);
        Value::Choices(match line {
            Clause::Pact => {
                let charter = |p| &*desk.public().charter_of(p).name;
                let name = self.deal.pact.map_or("none", charter);
                let room = usize::from(width - give).saturating_sub(6);
                vec![(format!("‹ {} ›", fit(name, room)), ink.text)]
            }
            Clause::Payment => [0, 1]
                .map(|column| {
                    let amount = self.payment(column);
                    let style = if amount > 0 { ink.good } else { ink.dim };
                    (format!("‹ {} ›", desk.millions(amount)), style)
                })
                .to_vec(),
            Clause::Term(term) => [0, 1]
                .map(|column| {
                    let on = self.terms(column).contains(&term);
                    let refused = !on && self.refused(desk, term, column).is_some();
                    let (text, style) = match (on, refused) {
                        (true, _) => ("[x]", ink.good),
                        (false, true) => (" – ", ink.faint),
                        (false, false) => ("[ ]", ink.text),
                    };
                    (text.to_owned(), style)
                })
                .to_vec(),
            Clause::Send => {
                let order = self.order();
                let line = match desk.refusal(&order) {
                    Some(refusal) => Span::styled(refusal, ink.warn),
                    None => Span::styled(desk.price(&order), ink.dim),
                };
                return Value::Says(give, line.into());
            }
        })
    }

    fn change(&mut self, desk: &Desk, line: Clause, column: usize, steps: i32) -> Reply {
        let step = steps as isize;
        match line {
            Clause::Pact => {
                let count = desk.public().charter_ids().count() + 1;
                let now = self.deal.pact.map_or(0, |p| p.index() + 1);
                let next = (now + count).saturating_add_signed(step) % count;
                self.deal.pact = next.checked_sub(1).map(CharterId::at);
            }
            Clause::Payment => {
                let now = self.payment(column);
                let mut amounts = desk.scenario().money.ladder(&AMOUNTS);
                amounts.insert(0, 0);
                let at = amounts.iter().position(|&a| a >= now).unwrap_or(0);
                let next = amounts[at.saturating_add_signed(step).min(amounts.len() - 1)];
                let side = self.side(column);
                side.retain(|t| !matches!(t, Term::Payment(_)));
                if next > 0 {
                    side.push(Term::Payment(next));
                    side.sort();
                }
            }
            Clause::Term(term) => {
                let has = self.terms(column).contains(&term);
                if !has && let Some(refusal) = self.refused(desk, term, column) {
                    return Reply::Do(Command::Say(refusal));
                }
                let side = self.side(column);
                match has {
                    true => side.retain(|t| *t != term),
                    false => side.push(term),
                }
                side.sort();
            }
            Clause::Send => {}
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

/// The pledges that either side could make under a treaty: to the guideline, or a point more than is spent.
fn pledges(desk: &Desk, treaty: &Treaty, other: NationId) -> Vec<Term> {
    if !desk.public().charter(treaty).obligation.defends() {
        return Vec::new();
    }
    let mut list = Vec::new();
    for giver in [desk.me, other] {
        let now = desk.view.nation(giver).defence;
        let goals = [treaty.guideline.unwrap_or(0.0), now + 0.005, now + 0.01];
        for goal in goals.into_iter().filter(|g| *g > now) {
            list.push(Term::Pledge {
                treaty: treaty.id,
                permille: (goal * 1000.0).round() as u16,
                years: 3,
            });
        }
    }
    list
}

/// Where the two columns begin.
const fn columns(width: u16) -> [u16; 2] {
    let rest = width / 4;
    [width - 2 * rest, width - rest]
}
