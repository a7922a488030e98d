//! The staff on its own thread: it is shown a position and looks at futures of it until it has looked at enough, or is shown
//! another. What it makes of it comes in stages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use casus_core::estimate::{Bad, Change, Line, Link, Share, Staff, Trend, moved, options};
use casus_core::order::Order;
use casus_core::view::View;

use super::Update;
use crate::Error;
use crate::Estimates;
use crate::input::Message;

/// Months that are looked ahead.
const MONTHS: u32 = 12;

/// What a seat sees, and what it has drafted.
#[derive(Clone)]
pub struct Position {
    pub view: Arc<View>,
    pub draft: Vec<Order>,
}

impl Position {
    /// Whether the same is asked.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.view, &other.view) && self.draft == other.draft
    }
}

/// What the staff makes of a position, as far as it has looked.
pub struct Outlook {
    pub position: Position,
    /// What lies ahead if the ministers carry on, and which allies would come.
    pub standing: Arc<Staff>,
    /// The same with the draft, in pairs with what lies ahead without it; None without a draft, or before it was looked at.
    pub drafted: Option<Arc<Staff>>,
    /// Orders that nobody has drafted, each beside what the ministers would do anyway; None until they were looked at.
    pub options: Option<Arc<Staff>>,
    /// The war that comes most often if the ministers carry on, and how.
    pub bad: Option<Bad>,
    /// What has moved the chance of war since the turn before; None where it has not moved, or before it was looked at.
    pub trend: Option<Arc<Trend>>,
}

impl Outlook {
    /// What one of the orders that the staff has compared would change in the chance of a link; None where it has not looked at it.
    #[must_use]
    pub fn option(&self, order: &Order, link: Link) -> Option<Change> {
        let (staff, line) = self.line(order)?;
        Some(staff.change(line, link))
    }

    /// How likely a link would be with one of the orders that the staff has compared.
    #[must_use]
    pub fn chance(&self, order: &Order, link: Link) -> Option<Share> {
        let (staff, line) = self.line(order)?;
        Some(staff.chance(line, link))
    }

    fn line(&self, order: &Order) -> Option<(&Staff, usize)> {
        let staff = self.options.as_ref()?;
        let alone = std::slice::from_ref(order);
        let is = |line: &Line| matches!(line, Line::With(orders) if orders == alone);
        let line = staff.lines().iter().position(is)?;
        Some((staff, line))
    }
}

/// The screen's end.
#[derive(Clone)]
pub struct Staffroom {
    asks: Sender<(u64, Option<Position>)>,
    /// The number of the latest question; what answers an earlier one stops.
    latest: Arc<AtomicU64>,
}

impl Staffroom {
    /// Starts the staff's thread; it answers through `to`.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn open(to: Sender<Message>, wanted: Estimates) -> Result<Self, Error> {
        let (asks, from) = channel();
        let latest = Arc::new(AtomicU64::new(0));
        let room = Self {
            asks,
            latest: Arc::clone(&latest),
        };
        std::thread::Builder::new()
            .name("casus-staff".to_owned())
            .spawn(move || serve(&from, &to, &latest, wanted))?;
        Ok(room)
    }

    /// Shows it a position, or none: then it rests.
    pub fn show(&self, position: Option<Position>) {
        let number = self.latest.fetch_add(1, Ordering::SeqCst) + 1;
        // A thread that is gone has nothing to say any more.
        let _ = self.asks.send((number, position));
    }
}

fn serve(
    from: &Receiver<(u64, Option<Position>)>,
    to: &Sender<Message>,
    latest: &AtomicU64,
    wanted: Estimates,
) {
    let mut known: Option<Known> = None;
    let mut before: Option<(Arc<View>, Share)> = None;
    while let Ok((number, position)) = from.recv() {
        let Some(position) = position else { continue };
        let go_on = || latest.load(Ordering::SeqCst) == number;
        if !go_on() {
            continue;
        }
        let kept = known.take();
        let same = |k: &Known| Arc::ptr_eq(k.standing.view(), &position.view);
        if let Some(last) = kept.as_ref().filter(|k| !same(k)) {
            let view = last.standing.view();
            before = Some((Arc::clone(view), last.standing.chance(0, Link::War)));
        }
        let follows = |view: &View| {
            let (then, now) = (&view.public, &position.view.public);
            view.me == position.view.me && then.turn + 1 == now.turn
        };
        let mut staff = kept.filter(same).unwrap_or_else(|| Known {
            standing: Staff::new(Arc::clone(&position.view), vec![Line::Ministers], MONTHS),
            options: None,
            before: before.take().filter(|b| follows(&b.0)),
            trend: None,
        });
        let tell = |staff: &Known, drafted: Option<&Staff>| {
            let outlook = Outlook {
                position: position.clone(),
                standing: Arc::new(staff.standing.clone()),
                drafted: drafted.map(|d| Arc::new(d.clone())),
                options: staff.options.as_ref().map(|o| Arc::new(o.clone())),
                bad: staff.standing.bad(),
                trend: staff.trend.clone(),
            };
            let update = Update::Outlook(Box::new(outlook));
            to.send(Message::Update(update)).is_ok()
        };
        // A fault of the program here costs no more than the estimate: the game is not touched.
        let looked = catch_unwind(AssertUnwindSafe(|| {
            look(&mut staff, &position, wanted, &go_on, tell);
        }));
        known = looked.is_ok().then_some(staff);
    }
}

/// What the staff keeps for as long as it is shown the same view.
struct Known {
    standing: Staff,
    options: Option<Staff>,
    /// What it saw and foresaw the turn before.
    before: Option<(Arc<View>, Share)>,
    trend: Option<Arc<Trend>>,
}

/// Stages at which a staff knows enough of what lies ahead to compare what could be ordered.
const ENOUGH: usize = 2;

/// Looks at futures by stages, and tells what each has shown.
fn look(
    staff: &mut Known,
    position: &Position,
    wanted: Estimates,
    go_on: &(impl Fn() -> bool + Sync),
    tell: impl Fn(&Known, Option<&Staff>) -> bool,
) {
    let stages = wanted.stages(position.view.scenario());
    let ahead = |staff: &mut Known, stages: &[u32]| {
        stages.iter().all(|futures| {
            let known = staff.standing.futures() >= *futures;
            (known || staff.standing.look(*futures, go_on)) && tell(staff, None)
        })
    };
    if position.draft.is_empty() {
        let (first, rest) = stages.split_at(ENOUGH.min(stages.len()));
        // What could be ordered is asked before the last figures of what lies ahead are in.
        let _ = ahead(staff, first)
            && explain(staff, position, go_on, &tell)
            && compare(staff, position, first, go_on, &tell)
            && ahead(staff, rest);
        return;
    }
    // With a draft in hand the first figures without it are enough: the rest comes in pairs with it.
    if !ahead(staff, &stages[..1.min(stages.len())]) {
        return;
    }
    let lines = vec![Line::Ministers, Line::With(position.draft.clone())];
    let mut drafted = Staff::new(Arc::clone(&position.view), lines, MONTHS).without_allies();
    for futures in stages {
        if !drafted.look(*futures, go_on) || !tell(staff, Some(&drafted)) {
            return;
        }
    }
}

/// Futures by which it is found what has moved a chance; each is played once for every group that is put back.
const CAUSES: u32 = 100;

/// Looks for what has moved the chance of war since the turn before, if it has moved. Whether it may go on.
fn explain(
    staff: &mut Known,
    position: &Position,
    go_on: &(impl Fn() -> bool + Sync),
    tell: impl Fn(&Known, Option<&Staff>) -> bool,
) -> bool {
    let Some((view, was)) = staff.before.as_ref().filter(|_| staff.trend.is_none()) else {
        return true;
    };
    let now = staff.standing.chance(0, Link::War);
    if moved(*was, now).is_none() {
        return true;
    }
    let many = (CAUSES.min(staff.standing.futures()), MONTHS);
    let trend = Trend::look(&position.view, view, Link::War, many, go_on);
    let found = trend.is_some();
    staff.trend = trend.map(Arc::new);
    found && tell(staff, None)
}

/// Looks at what the orders would change that nobody has drafted: each is a game more for every future, so fewer are enough.
/// Whether it may go on.
fn compare(
    staff: &mut Known,
    position: &Position,
    stages: &[u32],
    go_on: &(impl Fn() -> bool + Sync),
    tell: impl Fn(&Known, Option<&Staff>) -> bool,
) -> bool {
    let mut others = staff.options.take().unwrap_or_else(|| {
        let orders = options(&position.view).into_iter();
        let with = orders.map(|order| Line::With(vec![order]));
        let lines = std::iter::once(Line::Ministers).chain(with).collect();
        Staff::new(Arc::clone(&position.view), lines, MONTHS).without_allies()
    });
    let some = others.lines().len() > 1;
    let looked = stages.iter().filter(|_| some).all(|futures| {
        let known = others.futures() >= *futures;
        let looked = known || others.look(*futures, go_on);
        staff.options = Some(others.clone());
        looked && tell(staff, None)
    });
    staff.options = Some(others);
    looked
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use casus_core::estimate::Link;

    use super::*;
    use crate::panels::tests::played;

    #[test]
    fn the_staff_says_what_it_sees_and_what_a_draft_makes_of_it_and_rests_when_told() {
        let view = Arc::new(played("four-rivers", "BRE", 1).view);
        let (to, from) = channel();
        let room = Staffroom::open(to, Estimates::Short).unwrap();
        let next = || match from.recv_timeout(Duration::from_secs(120)) {
            Ok(Message::Update(Update::Outlook(outlook))) => outlook,
            _ => panic!("the staff says nothing"),
        };
        let position = |draft| Position {
            view: Arc::clone(&view),
            draft,
        };
        room.show(Some(position(Vec::new())));
        let stages = Staff::stages(view.scenario());
        let first = next();
        assert_eq!(first.standing.futures(), stages[0]);
        assert!(first.drafted.is_none());
        let mobilise = vec![Order::Mobilise { on: true }];
        room.show(Some(position(mobilise.clone())));
        let with = loop {
            let outlook = next();
            if outlook.drafted.is_some() {
                break outlook;
            }
        };
        assert!(with.position.is(&position(mobilise)));
        let drafted = with.drafted.unwrap();
        assert_eq!(drafted.lines().len(), 2);
        assert_eq!(drafted.change(0, Link::War).value(), 0.0);
        room.show(None);
        // What was under way when it was told so may still come; then it is silent.
        while from.recv_timeout(Duration::from_secs(2)).is_ok() {}
        assert!(from.recv_timeout(Duration::from_millis(200)).is_err());
    }
}
