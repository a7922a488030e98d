//! An offer put together clause by clause, with the other side's reckoning of it as it stands.

mod form;

use form::verdict;

use ratatui::layout::{Position, Rect};

use crate::ids::{CharterId, NationId};
use crate::order::{Contribution, Deal, Order, Term};
use crate::reckon;
use crate::tui::panels::desk::Desk;
use crate::tui::{Action, Command, Mouse, MouseKind, Reply};
use crate::view::Treaty;
use crate::why::Why;

/// Steps of a payment, millions.
const AMOUNTS: [u32; 12] = [0, 10, 25, 50, 100, 200, 350, 500, 1000, 2000, 5000, 10_000];

/// One line of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Clause {
    Pact,
    Payment,
    Term(Term),
    Send,
}

/// The offer as it stands.
pub struct Composer {
    pub to: NationId,
    deal: Deal,
    row: usize,
    /// 0 gives, 1 asks.
    column: usize,
    offset: usize,
    body: Rect,
}

impl Composer {
    /// The movements in it, and what is known everywhere.
    pub const KEYS: [Action; 8] = [
        Action::Up,
        Action::Down,
        Action::First,
        Action::Last,
        Action::Left,
        Action::Right,
        Action::Open,
        Action::Why,
    ];

    /// Begins with the offer drafted already, if there is one.
    #[must_use]
    pub fn new(desk: &Desk, to: NationId) -> Self {
        let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
            Order::Propose { to: whom, deal } if *whom == to => Some(deal.clone()),
            _ => None,
        });
        Self {
            to,
            deal: drafted.unwrap_or_default(),
            row: 0,
            column: 1,
            offset: 0,
            body: Rect::default(),
        }
    }

    fn clauses(&self, desk: &Desk) -> Vec<Clause> {
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

    fn payment(&self, column: usize) -> u32 {
        let list = if column == 0 {
            &self.deal.give
        } else {
            &self.deal.ask
        };
        list.iter()
            .find_map(|t| {
                if let Term::Payment(m) = t {
                    Some(*m)
                } else {
                    None
                }
            })
            .unwrap_or(0)
    }

    /// Moves the value under the cursor by a step.
    fn change(&mut self, desk: &Desk, clause: Clause, step: isize) -> Reply {
        let column = self.column;
        match clause {
            Clause::Pact => {
                let count = desk.public().charter_ids().count() + 1;
                let now = self.deal.pact.map_or(0, |p| p.index() + 1);
                let next = (now + count).saturating_add_signed(step) % count;
                self.deal.pact = next.checked_sub(1).map(CharterId::at);
            }
            Clause::Payment => {
                let now = self.payment(column);
                let at = AMOUNTS.iter().position(|&a| a >= now).unwrap_or(0);
                let next = AMOUNTS[at.saturating_add_signed(step).min(AMOUNTS.len() - 1)];
                let side = self.side(column);
                side.retain(|t| !matches!(t, Term::Payment(_)));
                if next > 0 {
                    side.push(Term::Payment(next));
                    side.sort();
                }
            }
            Clause::Term(term) => {
                let has = self.side(column).contains(&term);
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
            Clause::Send => return Reply::Do(Command::Order(self.order())),
        }
        Reply::Handled
    }

    /// Does an action; true when the form is to be closed.
    pub fn act(&mut self, desk: &Desk, action: Action) -> (Reply, bool) {
        let clauses = self.clauses(desk);
        let last = clauses.len() - 1;
        let clause = clauses[self.row.min(last)];
        match action {
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row = (self.row + 1).min(last),
            Action::First => self.row = 0,
            Action::Last => self.row = last,
            Action::Left if clause == Clause::Pact => {
                return (self.change(desk, clause, -1), false);
            }
            Action::Right if clause == Clause::Pact => {
                return (self.change(desk, clause, 1), false);
            }
            Action::Left => self.column = 0,
            Action::Right => self.column = 1,
            Action::More | Action::Open if clause != Clause::Send => {
                return (self.change(desk, clause, 1), false);
            }
            Action::Less => return (self.change(desk, clause, -1), false),
            Action::Propose | Action::Open => {
                let close = desk.refusal(&self.order()).is_none();
                return (Reply::Do(Command::Order(self.order())), close);
            }
            Action::Why => {
                let why = self.reckoning(desk);
                let verdict = verdict(why.value);
                let title = format!("{} on this offer", desk.name(self.to));
                return (Reply::Do(desk.why(title, verdict, why)), false);
            }
            _ => return (Reply::Ignored, false),
        }
        (Reply::Handled, false)
    }

    /// A click on a clause changes it; None when the mouse is elsewhere.
    pub fn mouse(&mut self, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        if !self.body.contains(Position {
            x: mouse.x,
            y: mouse.y,
        }) {
            return None;
        }
        match mouse.kind {
            MouseKind::WheelUp => Some(self.act(desk, Action::Up).0),
            MouseKind::WheelDown => Some(self.act(desk, Action::Down).0),
            MouseKind::Click | MouseKind::DoubleClick | MouseKind::RightClick => {
                let row = self.offset + usize::from(mouse.y - self.body.y);
                let clause = *self.clauses(desk).get(row)?;
                self.row = row;
                let [_, give, ask] = columns(self.body.width);
                if mouse.x >= self.body.x + ask {
                    self.column = 1;
                } else if mouse.x >= self.body.x + give {
                    self.column = 0;
                }
                let step = if mouse.kind == MouseKind::RightClick {
                    -1
                } else {
                    1
                };
                Some(self.change(desk, clause, step))
            }
            MouseKind::Drag(..) => None,
        }
    }

    fn reckoning(&self, desk: &Desk) -> Why {
        let mut why = Why::default();
        reckon::deal(desk.view, desk.me, self.to, &self.deal, &mut why);
        why
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

/// Where the label and the two columns begin.
const fn columns(width: u16) -> [u16; 3] {
    let rest = width / 4;
    [0, width - 2 * rest, width - rest]
}
