//! What came of the orders of a turn: each order is followed to the events that tell of it.

mod trace;

use casus_core::event::{Event, EventKind};
use casus_core::ids::{MotionId, NationId};
use casus_core::order::{MotionKind, Order};
use casus_core::tell::{self, Overtaken, Register};
use casus_core::view::{Motion, View};

/// A turn that has been run, from one seat.
pub struct Turned<'a> {
    pub orders: &'a [Order],
    /// What the seat saw when it gave them; None where it was not kept, as in a game just opened.
    pub before: Option<&'a View>,
    pub after: &'a View,
    pub news: &'a [Event],
    /// All that the seat has ever learned.
    pub past: &'a [Event],
    /// Names of all that is or was.
    pub names: &'a Register,
}

/// What came of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fate {
    pub text: String,
    /// Whether it could not be carried out.
    pub refused: bool,
}

/// A turn in three parts.
#[derive(Default)]
pub struct Account {
    /// What came of each order, in the order given, and of those of earlier turns.
    pub own: Vec<Fate>,
    /// What was done in the seat's name that it did not order.
    pub unasked: Vec<Event>,
    /// All else.
    pub rest: Vec<Event>,
}

impl Account {
    pub fn of(turned: &Turned) -> Self {
        let mut told = vec![false; turned.news.len()];
        let mut own = Vec::new();
        // Each order first finds what tells of it, before anything goes with another order as its consequence.
        let lines: Vec<Fate> = turned
            .orders
            .iter()
            .map(|o| line(turned, o, &mut told))
            .collect();
        for (order, line) in turned.orders.iter().zip(lines) {
            own.push(line);
            own.extend(consequences(turned, order, &mut told).into_iter().map(done));
        }
        own.extend(later(turned, &mut told).into_iter().map(done));
        own.extend(uncounted(turned).into_iter().map(done));
        let untold = turned.news.iter().zip(&told).filter(|(_, told)| !**told);
        let me = turned.after.me;
        let (unasked, rest) = untold
            .map(|(e, _)| e.clone())
            .partition(|e: &Event| trace::unasked(&e.kind, me));
        Self { own, unasked, rest }
    }

    /// Adds a later turn, as in a run of turns.
    pub fn extend(&mut self, later: Self) {
        self.own.extend(later.own);
        self.unasked.extend(later.unasked);
        self.rest.extend(later.rest);
    }
}

const fn done(text: String) -> Fate {
    let refused = false;
    Fate { text, refused }
}

/// The line of an order.
fn line(turned: &Turned, order: &Order, told: &mut [bool]) -> Fate {
    let me = turned.after.me;
    let mut open = turned.news.iter().zip(told);
    let answer = open.find(|(e, told)| !**told && trace::tells(turned, order, &e.kind, me));
    match (answer, turned.before) {
        (Some((event, told)), before) => {
            *told = true;
            match (&event.kind, before) {
                (EventKind::OrderRefused { reason, .. }, before) => Fate {
                    text: match before {
                        Some(before) => tell::refused(order, reason, before),
                        None => tell::refused(order, reason, turned.names),
                    },
                    refused: true,
                },
                (kind, _) => done(tell::event(kind, turned.names)),
            }
        }
        (None, Some(before)) => done(tell::wordless(order, before)),
        (None, None) => done(tell::wordless(order, turned.names)),
    }
}

/// What followed from an order at once.
fn consequences(turned: &Turned, order: &Order, told: &mut [bool]) -> Vec<String> {
    let me = turned.after.me;
    let mut lines = Vec::new();
    for (event, told) in turned.news.iter().zip(told) {
        if !*told && trace::follows(order, &event.kind, me) {
            *told = true;
            lines.push(tell::event(&event.kind, turned.names));
        }
    }
    lines
}

/// What came of what one tabled, voted, offered, asked or sent in this turn or before.
fn later(turned: &Turned, told: &mut [bool]) -> Vec<String> {
    let me = turned.after.me;
    let mine: Vec<MotionId> = motions(turned).map(|m| m.id).collect();
    let known = turned.past.iter().chain(turned.news);
    let mine = |id: MotionId| mine.contains(&id) || tabled(known.clone(), id, me);
    let accepted: Vec<NationId> = turned
        .news
        .iter()
        .filter_map(|e| match e.kind {
            EventKind::Replied {
                from,
                to,
                accepted: true,
                ..
            } if from == me => Some(to),
            _ => None,
        })
        .collect();
    let mut lines = Vec::new();
    for (event, told) in turned.news.iter().zip(told) {
        let kind = &event.kind;
        let due = accepted.iter().any(|to| trace::promised(kind, me, *to));
        if !*told && (due || trace::answers(kind, me, mine)) {
            *told = true;
            lines.push(tell::event(kind, turned.names));
        }
    }
    lines
}

/// Whether one has tabled a motion or voted on it.
fn tabled<'e>(mut known: impl Iterator<Item = &'e Event>, id: MotionId, me: NationId) -> bool {
    known.any(|e| match e.kind {
        EventKind::Tabled { motion, by, .. } => motion == id && by == me,
        EventKind::Voted { motion, nation, .. } => motion == id && nation == me,
        _ => false,
    })
}

/// The motions of before the turn in which one has a hand.
fn motions<'a>(turned: &Turned<'a>) -> impl Iterator<Item = &'a Motion> {
    let me = turned.after.me;
    let orders = turned.orders;
    let ordered = move |id: MotionId| {
        orders.iter().any(|o| match o {
            Order::Vote { motion, .. } | Order::Lobby { motion, .. } => *motion == id,
            _ => false,
        })
    };
    let all = turned.before.map(|b| b.public.motions.iter());
    all.into_iter()
        .flatten()
        .filter(move |m| m.by == me || m.ballot(me).is_some() || ordered(m.id))
}

/// Motions in which one had a hand and that went off the table without a count.
fn uncounted(turned: &Turned) -> Vec<String> {
    let public = &turned.after.public;
    let counted = |id: MotionId| {
        turned.news.iter().any(|e| match e.kind {
            EventKind::MotionPassed { motion, .. } | EventKind::MotionFailed { motion, .. } => {
                motion == id
            }
            _ => false,
        })
    };
    motions(turned)
        .filter(|m| public.motion(m.id).is_none() && !counted(m.id))
        .map(|m| tell::uncounted(m.id, overtaken(turned, m), turned.names))
        .collect()
}

fn overtaken(turned: &Turned, motion: &Motion) -> Overtaken {
    if turned.after.public.treaty(motion.treaty).is_none() {
        return Overtaken::Treaty;
    }
    let news = |is: &dyn Fn(&EventKind) -> bool| turned.news.iter().any(|e| is(&e.kind));
    match motion.kind {
        MotionKind::Admit { .. } => Overtaken::Candidate,
        MotionKind::Respond { case: of, .. } => {
            if news(&|k| matches!(k, EventKind::Invoked { case, .. } if *case == of)) {
                Overtaken::Call
            } else if news(&|k| matches!(k, EventKind::Declined { case, .. } if *case == of)) {
                Overtaken::Declined
            } else {
                Overtaken::Over
            }
        }
        _ => Overtaken::Over,
    }
}

#[cfg(test)]
mod tests;
