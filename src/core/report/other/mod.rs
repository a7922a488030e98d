//! What had come of another order: the true world of the month, the same luck, and then other fortunes of both. Up to the change all
//! is as it was. After it the computer's nations plan again from what they see then; how those are led whose orders people gave is
//! in `seat.rs`.

mod matter;
mod memory;
mod propose;
mod seat;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::course::{Course, Follower};
use super::past::fork;
use super::survey::Concern;
use super::{Effort, Past, Report};
use crate::engine::Game;
use crate::estimate::{Change, Link, Share, Staff, Watch};
use crate::event::{Event, Grade};
use crate::ids::NationId;
use crate::judge::Refusal;
use crate::order::{Order, OrderKind};
use memory::Memory;
pub use propose::could;
use seat::Led;

/// Points of score for which a war more or less is taken, and the fall of a state, where it is chosen which other orders are told: a
/// war decides most of what a game of middling length scores, and a fall all of it.
const WAR: f64 = 50.0;
const FALL: f64 = 100.0;

/// What is ordered otherwise by the seat of the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Edit {
    /// The turns played when it is ordered.
    pub turn: u32,
    /// What is ordered; what had been ordered and cannot be beside it gives way.
    pub add: Vec<Order>,
    /// What had been ordered and is not.
    pub withhold: Withheld,
}

/// What of the orders given is not given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Withheld {
    All,
    Some(Vec<Not>),
}

/// An order not given, or all of a kind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Not {
    Order(Order),
    #[serde(serialize_with = "kind_name")]
    Kind(OrderKind),
}

fn kind_name<S: serde::Serializer>(kind: &OrderKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(kind.into())
}

impl Edit {
    /// One order more.
    #[must_use]
    pub fn add(turn: u32, order: Order) -> Self {
        Self {
            turn,
            add: vec![order],
            withhold: Withheld::Some(Vec::new()),
        }
    }

    /// One order less.
    #[must_use]
    pub fn without(turn: u32, order: Order) -> Self {
        Self {
            turn,
            add: Vec::new(),
            withhold: Withheld::Some(vec![Not::Order(order)]),
        }
    }

    fn withholds(&self, order: &Order) -> bool {
        match &self.withhold {
            Withheld::All => true,
            Withheld::Some(list) => list.iter().any(|not| match not {
                Not::Order(not) => not == order,
                Not::Kind(kind) => *kind == OrderKind::from(order),
            }),
        }
    }
}

/// A game with another order, beside what was.
#[derive(Clone, Debug, Serialize)]
pub struct Alternative {
    pub edit: Edit,
    /// What the seat had ordered in that month.
    pub ordered: Vec<Order>,
    /// The first turn whose world is another; None where nothing came of the change.
    pub differs: Option<u32>,
    /// The first month in which something of weight that concerns the nation happened in one of the two and not in the other, and
    /// what.
    pub parting: Option<Parting>,
    /// What the two games came to by the last turn that was played.
    pub was: Course,
    pub is: Course,
    /// Later orders of people that were given as they were, and that could not be.
    pub kept: u32,
    pub dropped: u32,
    /// Other fortunes of both; None before they were looked at.
    pub fortunes: Option<Fortunes>,
    /// All that happened otherwise, from the change on: what things are called is learned from it.
    #[serde(skip)]
    pub events: Vec<Event>,
}

/// Where two games part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Parting {
    /// The turns that had been played when the month began.
    pub turn: u32,
    #[serde(skip)]
    pub was: Vec<Event>,
    #[serde(skip)]
    pub is: Vec<Event>,
}

/// What came of other fortunes of a month, with the orders given and with the other.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Fortunes {
    pub months: u32,
    pub of: u32,
    /// By link of the chain: how often it came as it was ordered, how often otherwise, and the difference of the pairs.
    pub links: Vec<(Link, Share, Share, Change)>,
    /// The dead on the nation's side, thousands, in the middle of the fortunes: as ordered, and otherwise.
    pub dead: [f64; 2],
    /// Points of score by then, on average.
    pub score: [f64; 2],
}

/// Months that other fortunes are looked at.
const MONTHS: u32 = 24;
/// Turns between two changes that are told.
const APART: u32 = 3;
/// Events that are told of a parting, of each game.
const TOLD: usize = 3;

impl Alternative {
    /// Plays the game with the change.
    ///
    /// # Errors
    /// When the change is of a turn that was not played, or an order may not be given.
    pub fn play(report: &Report, past: &Past, edit: Edit) -> Result<Self, Wrong> {
        Memory::of(past).alternative(report, past, edit)
    }

    /// Looks at other fortunes of both. Whether it came to the end.
    pub fn look(
        &mut self,
        report: &Report,
        past: &Past,
        fortunes: u32,
        go_on: &(dyn Fn(u32) -> bool + Sync),
    ) -> bool {
        let memory = Memory::of(past);
        let mut start = None;
        past.walk(|game, _| {
            let there = game.turn() == self.edit.turn;
            if there {
                start = Some(fork(game, past.seed()));
            }
            !there
        });
        let Some(start) = start else { return false };
        let done = std::sync::atomic::AtomicU32::new(0);
        let played: Option<Vec<[End; 2]>> = (0..fortunes)
            .into_par_iter()
            .map(|number| {
                let on = || go_on(done.load(std::sync::atomic::Ordering::Relaxed));
                if !on() {
                    return None;
                }
                let seed = past.fortune(self.edit.turn, number);
                let me = report.who(self.edit.turn);
                let end = |edit: Option<&Edit>| memory.end(past, me, fork(&start, seed), edit);
                let both = [end(None), end(Some(&self.edit))];
                done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Some(both)
            })
            .collect();
        let Some(played) = played else { return false };
        let has = |which: usize, link| played.iter().map(move |p| p[which].outcome.has(link));
        let spread = |which: usize| {
            crate::estimate::Spread::of(played.iter().map(|p| p[which].outcome.dead)).middle
        };
        let mean = |which: usize| {
            let sum: f64 = played.iter().map(|p| p[which].score).sum();
            sum / f64::from(fortunes.max(1))
        };
        let scenario = past.scenario();
        let left = scenario.turns.saturating_sub(self.edit.turn);
        self.fortunes = Some(Fortunes {
            months: MONTHS.min(left * u32::from(scenario.turn_months).max(1)),
            of: fortunes,
            links: Staff::links()
                .map(|link| {
                    let change = Change::of(has(1, link).zip(has(0, link)));
                    (
                        link,
                        Share::of(has(0, link)),
                        Share::of(has(1, link)),
                        change,
                    )
                })
                .collect(),
            dead: [0, 1].map(spread),
            score: [0, 1].map(mean),
        });
        true
    }

    /// How far the two games ended apart: wars first, then the fall of the state, then score.
    fn apart(&self) -> f64 {
        let wars = |c: &Course| c.wars.len() as f64;
        let fallen = |c: &Course| f64::from(u8::from(c.fallen));
        (self.is.points() - self.was.points()).abs()
            + WAR * (wars(&self.is) - wars(&self.was)).abs()
            + FALL * (fallen(&self.is) - fallen(&self.was)).abs()
    }
}

/// Why a change cannot be played.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Wrong {
    #[error("turn {turn} was not played: the game can be changed from turn {first} to turn {last}")]
    Turn { turn: u32, first: u32, last: u32 },
    #[error("this could not be ordered then: {1}")]
    Refused(Box<Order>, Refusal),
    #[error("no such order was given in that month")]
    NotGiven,
}

/// What a fortune came to.
struct End {
    outcome: crate::estimate::Outcome,
    score: f64,
}

impl Memory {
    /// The game with a change, to the last turn that was played.
    fn alternative(&self, report: &Report, past: &Past, edit: Edit) -> Result<Alternative, Wrong> {
        let (first, last) = (past.first(), past.last());
        if !(first..last).contains(&edit.turn) {
            return Err(Wrong::Turn {
                turn: edit.turn,
                first,
                last: last.saturating_sub(1),
            });
        }
        let me = report.who(edit.turn);
        let mut start = None;
        let mut follower: Option<Follower> = None;
        past.walk(|game, events| {
            let view = game.view(report.who(game.turn()));
            match &mut follower {
                Some(follower) => follower.turn(events, &view),
                None => follower = Some(Follower::new(&view)),
            }
            let there = game.turn() == edit.turn;
            if there {
                start = Some(fork(game, past.seed()));
            }
            !there
        });
        let (Some(mut game), Some(mut follower)) = (start, follower) else {
            return Err(Wrong::NotGiven);
        };
        let given = past.orders(edit.turn).iter().filter(|i| i.nation == me);
        let ordered: Vec<Order> = given.map(|i| i.order.clone()).collect();
        if let Withheld::Some(list) = &edit.withhold {
            let given = |not: &Not| {
                let one = Edit {
                    withhold: Withheld::Some(vec![not.clone()]),
                    ..edit.clone()
                };
                ordered.iter().any(|o| one.withholds(o))
            };
            if !list.iter().all(given) {
                return Err(Wrong::NotGiven);
            }
        }
        let mut led = Led::new(self, past, &game);
        let mut concern = Concern::default();
        let (mut differs, mut parting, mut all) = (None, None, Vec::new());
        let mut first_turn = Some(&edit);
        while game.turn() < last && !game.over() {
            concern.look(&game.view(follower.me));
            let orders = led.orders(&game, first_turn.take().map(|e| (e, me)))?;
            let events = game.advance(orders).to_vec();
            led.turn(&events);
            let view = game.view(follower.heir(&events));
            follower.turn(&events, &view);
            let turn = game.turn();
            if differs.is_none() && game.hash() != self.at(turn).map_or(0, |m| m.hash) {
                differs = Some(turn);
            }
            if parting.is_none() && differs.is_some() {
                concern.look(&view);
                parting = self.parting(turn, &events, follower.me, &concern);
                // Events bear the date of the month that led here.
                parting.iter_mut().for_each(|p| p.turn = turn - 1);
            }
            all.extend(events);
        }
        let view = game.view(follower.me);
        Ok(Alternative {
            ordered,
            differs,
            parting,
            was: report.course.clone(),
            is: follower.course(&view),
            kept: led.kept,
            dropped: led.dropped,
            fortunes: None,
            events: all,
            edit,
        })
    }

    /// What of weight happened in one of the games in that turn and not in the other.
    fn parting(
        &self,
        turn: u32,
        events: &[Event],
        me: NationId,
        concern: &Concern,
    ) -> Option<Parting> {
        // What the nation does by itself is the change, and no answer to it.
        let mine = |e: &&Event| {
            let facts = e.kind.facts();
            let alone = facts.nations == [me];
            facts.grade >= Grade::Notable && !alone && concern.has(me, &e.kind)
        };
        let then: &[Event] = self.at(turn).map_or(&[], |m| &m.events);
        let only = |a: &[Event], b: &[Event]| -> Vec<Event> {
            let strange = a.iter().filter(mine).filter(|e| !b.contains(e));
            let mut list: Vec<&Event> = strange.collect();
            list.sort_by_key(|e| std::cmp::Reverse(e.kind.facts().grade));
            list.into_iter().take(TOLD).cloned().collect()
        };
        let (was, is) = (only(then, events), only(events, then));
        (!was.is_empty() || !is.is_empty()).then_some(Parting { turn, was, is })
    }

    /// One other fortune, with the change or without.
    fn end(&self, past: &Past, me: NationId, mut game: Game, edit: Option<&Edit>) -> End {
        let turns = MONTHS.div_ceil(u32::from(past.scenario().turn_months).max(1));
        let mut led = Led::new(self, past, &game);
        let mut watch = Watch::new(&game.view(me));
        let mut seat = [me];
        let mut first = edit;
        for _ in 0..turns {
            if game.over() {
                break;
            }
            // The change was judged before, in the same position.
            let change = first.take().map(|e| (e, me));
            let Ok(orders) = led.orders(&game, change) else {
                break;
            };
            let events = game.advance(orders).to_vec();
            led.turn(&events);
            for event in &events {
                super::follow(&mut seat, &event.kind);
            }
            watch.turn(events.iter(), &game.view(me));
        }
        End {
            outcome: watch.outcome(),
            score: game.view(seat[0]).own.score.iter().sum(),
        }
    }
}

pub(super) fn look(
    report: &mut Report,
    past: &Past,
    effort: &Effort,
    go_on: &(dyn Fn(u32, u32) -> bool + Sync),
) -> bool {
    let of = effort.told as u32 + 1;
    let memory = Memory::of(past);
    let edits = propose::edits(report, past, effort.tried);
    let played: Vec<Option<Alternative>> = edits
        .into_par_iter()
        .map(|edit| {
            go_on(0, of)
                .then(|| memory.alternative(report, past, edit).ok())
                .flatten()
        })
        .collect();
    if !go_on(1, of) {
        return false;
    }
    // One of each turn: of those the one that makes most of a difference.
    let mut best: BTreeMap<u32, Alternative> = BTreeMap::new();
    for one in played.into_iter().flatten() {
        let turn = one.edit.turn;
        if one.differs.is_some() && best.get(&turn).is_none_or(|b| one.apart() > b.apart()) {
            best.insert(turn, one);
        }
    }
    let mut all: Vec<Alternative> = best.into_values().collect();
    all.sort_by(|a, b| b.apart().total_cmp(&a.apart()));
    // Months that lie close together tell the same story.
    let mut list: Vec<Alternative> = Vec::new();
    for one in all {
        let near = |other: &Alternative| other.edit.turn.abs_diff(one.edit.turn) < APART;
        if list.len() < effort.told && !list.iter().any(near) {
            list.push(one);
        }
    }
    list.sort_by_key(|a| a.edit.turn);
    for (done, one) in (1..).zip(&mut list) {
        if !one.look(report, past, effort.fortunes, &|_| go_on(done, of)) {
            return false;
        }
    }
    report.others = list;
    true
}
