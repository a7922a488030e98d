//! What the staff said month by month, the months that moved it most, and whether it was right. The danger is the chance of war on
//! the nation within a year, as it could be foreseen from its seat; while it is at war the danger is war itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::survey::Concern;
use super::{Effort, Past, Report};
use crate::estimate::{Line, Link, Share, Staff, Watch};
use crate::event::{Event, EventKind, Grade, Topic};
use crate::ids::NationId;

/// Months that a staff looks ahead.
const MONTHS: u32 = 12;

/// The danger as it was seen at a turn.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Danger {
    pub turn: u32,
    /// It was at war then.
    pub at_war: bool,
    /// In how many futures there was war on it.
    pub share: Share,
}

impl Danger {
    /// 0..1; 1 at war.
    #[must_use]
    pub fn value(&self) -> f64 {
        if self.at_war { 1.0 } else { self.share.value() }
    }

    /// Its variance, with one future more of each kind, so that what never happened is not certain.
    fn variance(&self) -> f64 {
        if self.at_war {
            return 0.0;
        }
        let n = f64::from(self.share.of) + 2.0;
        let p = (f64::from(self.share.times) + 1.0) / n;
        p * (1.0 - p) / n
    }
}

/// A month that moved the danger.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Turning {
    /// The turn that the month led to.
    pub turn: u32,
    pub from: Danger,
    pub to: Danger,
    /// What happened in it that concerns the nation, the weightiest first.
    #[serde(skip)]
    pub causes: Vec<Event>,
}

impl Turning {
    /// The turns that had been played when the month began.
    #[must_use]
    pub fn month(&self) -> u32 {
        self.turn.saturating_sub(1)
    }
}

/// What the staff foresaw at a turn, and whether it came within a year.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Forecast {
    pub turn: u32,
    pub link: Link,
    /// 0..1.
    pub foreseen: f64,
    pub came: bool,
}

/// Months that are told as turning points, gaps between months that are looked into, and pairs of months that are looked at with more
/// futures.
const TOLD: usize = 5;
const GAPS: usize = 6;
const PAIRS: usize = 8;
/// How many times as many futures those get.
const DEEPER: u32 = 3;
/// Causes that are told of one.
const CAUSES: usize = 3;
/// Standard errors that a move must exceed, and points of chance.
const SURE: f64 = 1.645;
const LEAST: f64 = 0.02;

pub(super) fn look(
    report: &mut Report,
    past: &Past,
    effort: &Effort,
    go_on: &(dyn Fn(u32, u32) -> bool + Sync),
) -> bool {
    let all: BTreeSet<u32> = spread(report.first, report.last, effort.months);
    let few = all.len() as u32;
    let more = few + few / 2;
    let mut seen = Seen::default();
    if !seen.ask(past, report, &all, effort.futures, &|done| {
        go_on(done, more)
    }) {
        return false;
    }
    report.forecasts = std::mem::take(&mut seen.forecasts);
    let gaps = seen.gaps();
    if !gaps.is_empty() && !seen.ask(past, report, &gaps, effort.futures, &|_| go_on(few, more)) {
        return false;
    }
    let pairs: BTreeSet<u32> = seen.pairs(PAIRS).iter().flat_map(|t| [t - 1, *t]).collect();
    let deeper = effort.futures * DEEPER;
    if !seen.ask(past, report, &pairs, deeper, &|_| {
        go_on(few + few / 4, more)
    }) {
        return false;
    }
    report.danger = seen.danger.values().copied().collect();
    let mut turning: Vec<u32> = seen.pairs(TOLD);
    turning.retain(|t| seen.sure(*t));
    turning.sort_unstable();
    report.turning = turning.into_iter().map(|turn| seen.turning(turn)).collect();
    let mut concern = Concern::default();
    let wanted: BTreeSet<u32> = report.turning.iter().map(|t| t.turn).collect();
    past.walk(|game, events| {
        let turn = game.turn();
        let me = report.who(turn);
        concern.look(&game.view(me));
        if wanted.contains(&turn) {
            let causes = causes(events, me, &concern);
            for point in report.turning.iter_mut().filter(|t| t.turn == turn) {
                point.causes.clone_from(&causes);
            }
        }
        true
    });
    true
}

/// At most `most` turns, evenly from the first to the last.
fn spread(first: u32, last: u32, most: u32) -> BTreeSet<u32> {
    let span = last - first;
    let step = span.div_ceil(most.max(1)).max(1);
    (first..=last)
        .step_by(step as usize)
        .chain([last])
        .collect()
}

#[derive(Default)]
struct Seen {
    danger: BTreeMap<u32, Danger>,
    forecasts: Vec<Forecast>,
}

impl Seen {
    /// Asks the staff at these turns. What comes within a year of each is noted beside what was foreseen.
    fn ask(
        &mut self,
        past: &Past,
        report: &Report,
        turns: &BTreeSet<u32>,
        futures: u32,
        go_on: &(dyn Fn(u32) -> bool + Sync),
    ) -> bool {
        let span = MONTHS.div_ceil(u32::from(past.scenario().turn_months).max(1));
        let mut whole = true;
        let mut watches: Vec<(u32, NationId, Watch, Staff)> = Vec::new();
        let mut done = 0;
        let until = turns.last().copied().unwrap_or_default() + span;
        past.walk(|game, events| {
            let turn = game.turn();
            for (since, me, watch, _) in &mut watches {
                if turn > *since && turn <= *since + span {
                    watch.turn(events.iter(), &game.view(*me));
                }
            }
            let (over, still): (Vec<_>, Vec<_>) =
                watches.drain(..).partition(|w| turn >= w.0 + span);
            watches = still;
            for (since, _, watch, staff) in over {
                let outcome = watch.outcome();
                self.forecasts.extend(Staff::links().map(|link| Forecast {
                    turn: since,
                    link,
                    foreseen: staff.chance(0, link).value(),
                    came: outcome.has(link),
                }));
            }
            if turns.contains(&turn) {
                let me = report.who(turn);
                let view = Arc::new(game.view(me));
                let mut staff =
                    Staff::new(Arc::clone(&view), vec![Line::Ministers], MONTHS).without_allies();
                let gone = view.public.over || view.nation(me).extinct();
                whole = gone || staff.look(futures, || go_on(done));
                if !whole {
                    return false;
                }
                done += 1;
                let danger = Danger {
                    turn,
                    at_war: view.public.at_war(me),
                    share: staff.chance(0, Link::War),
                };
                if !gone {
                    self.danger.insert(turn, danger);
                    watches.push((turn, me, Watch::new(&view), staff));
                }
            }
            go_on(done) && turn < until
        });
        whole
    }

    /// Turns between two that were looked at and differ most.
    fn gaps(&self) -> BTreeSet<u32> {
        let list: Vec<&Danger> = self.danger.values().collect();
        let mut gaps: Vec<(f64, u32, u32)> = list
            .windows(2)
            .filter(|w| w[1].turn > w[0].turn + 1)
            .map(|w| ((w[1].value() - w[0].value()).abs(), w[0].turn, w[1].turn))
            .collect();
        gaps.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let inside = gaps.into_iter().take(GAPS);
        inside.flat_map(|(_, from, to)| from + 1..to).collect()
    }

    /// The months with the greatest moves, the greatest first, each as the turn that it led to.
    fn pairs(&self, most: usize) -> Vec<u32> {
        let mut moves: Vec<(f64, u32)> = self
            .danger
            .values()
            .filter_map(|to| {
                let from = self.danger.get(&to.turn.checked_sub(1)?)?;
                let off = (to.value() - from.value()).abs();
                (off > 0.0).then_some((off, to.turn))
            })
            .collect();
        moves.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        moves.into_iter().take(most).map(|m| m.1).collect()
    }

    fn turning(&self, turn: u32) -> Turning {
        let at = |turn: u32| {
            let known = self.danger.get(&turn).copied();
            known.unwrap_or(Danger {
                turn,
                at_war: false,
                share: Share::default(),
            })
        };
        Turning {
            turn,
            from: at(turn.saturating_sub(1)),
            to: at(turn),
            causes: Vec::new(),
        }
    }

    /// Whether the month moved it by more than chance.
    fn sure(&self, turn: u32) -> bool {
        let Turning { from, to, .. } = self.turning(turn);
        let off = (to.value() - from.value()).abs();
        off >= LEAST && off > SURE * (from.variance() + to.variance()).sqrt()
    }
}

/// What happened in a month that concerns the nation, the weightiest first.
fn causes(events: &[Event], me: NationId, concern: &Concern) -> Vec<Event> {
    let mut list: Vec<&Event> = events
        .iter()
        .filter(|e| e.kind.facts().grade >= Grade::Notable && concern.has(me, &e.kind))
        .collect();
    list.sort_by_key(|e| std::cmp::Reverse(weight(&e.kind, me)));
    let mut told: Vec<Event> = Vec::new();
    for event in list {
        if told.len() < CAUSES && !told.iter().any(|t| t.kind == event.kind) {
            told.push(event.clone());
        }
    }
    told
}

/// How much an event of the month is likely to have had to do with war on the nation: first what it is about, then whether the nation
/// is in it by name, then its grade.
fn weight(kind: &EventKind, me: NationId) -> (u8, bool, Grade) {
    let facts = kind.facts();
    let about = match (kind, facts.topic) {
        (EventKind::WarBegan { .. } | EventKind::WarEnded { .. }, _) => 6,
        (_, Topic::War) => 5,
        (_, Topic::Crises) => 4,
        (_, Topic::Calls) => 3,
        (_, Topic::Diplomacy | Topic::Faith | Topic::Council) => 2,
        (
            _,
            Topic::Forces | Topic::Networks | Topic::Preparation | Topic::Burden | Topic::Missions,
        ) => 1,
        (_, Topic::Home) => 0,
    };
    (about, facts.nations.contains(&me), facts.grade)
}
