//! What a run's crises came to, gathered turn by turn, in the terms of the dispute data that researchers
//! compare with.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::calls::Calls;
use crate::event::{Event, EventKind, Outcome};
use crate::ids::{CrisisId, NationId};
use crate::order::{Contribution, Move, Side, Stake};
use crate::reckon;
use crate::session::Session;
use crate::view::{Crisis, Public};

/// Counts of one run.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub disputes: BTreeMap<CrisisId, Dispute>,
    pub invocations: u32,
    /// Answers with forces that came, in full or with caveats.
    pub honoured: u32,
    /// Answers with supplies or a token only, or with a part of what was promised.
    pub partly: u32,
    /// Forces promised that did not come.
    pub evaded: u32,
    pub refused: u32,
    pub calls: Calls,
    /// Share of every nation in the world's power, as the last turn left it.
    powers: Vec<f64>,
}

/// How a crisis or war came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// Nothing was settled: it cooled down, or was overtaken.
    Stalemate,
    /// One side took the terms that the other had put.
    Agreed,
    /// A side gave way, or was overcome.
    Yielded,
}

/// One crisis or war.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Who began it, and with whom.
    pub leaders: [NationId; 2],
    /// None where it was first seen after its beginning.
    pub stake: Option<Stake>,
    /// Turn in which it began.
    pub began: u32,
    /// None while it lasts.
    pub ending: Option<Ending>,
    /// Highest rung reached.
    pub top: u8,
    /// Whether the target raised it too, or fought.
    pub reciprocated: bool,
    /// Everyone who ever stood on each side.
    pub sides: [BTreeSet<NationId>; 2],
    /// Of them, those who began it and those who came with forces.
    pub armed: [BTreeSet<NationId>; 2],
    /// Length, once it is over.
    pub months: Option<u32>,
    pub victor: Option<Side>,
    /// Thousands of people.
    pub deaths: f64,
    /// Who made it a war, where a side did and not an accident; the challenger until then.
    pub initiator: Side,
    /// Share of every nation in the world's power when the war began: see [`powers`].
    pub powers: Option<Vec<f64>>,
    /// The chance of winning a war over it, 0..1, that the leader of each side last believed in while it was none.
    pub believed: Option<[f64; 2]>,
}

impl Dispute {
    fn new(challenger: NationId, target: NationId, rung: u8, began: u32) -> Self {
        let alone = [BTreeSet::from([challenger]), BTreeSet::from([target])];
        Self {
            leaders: [challenger, target],
            stake: None,
            began,
            ending: None,
            top: rung,
            reciprocated: false,
            sides: alone.clone(),
            armed: alone,
            months: None,
            victor: None,
            deaths: 0.0,
            initiator: Side::Challenger,
            powers: None,
            believed: None,
        }
    }

    pub fn was_war(&self) -> bool {
        self.powers.is_some()
    }

    /// A threat, display or use of force, or war: what the data call a militarized dispute.
    pub fn militarized(&self) -> bool {
        self.top >= 2
    }

    pub fn multilateral(&self) -> bool {
        self.sides.iter().any(|s| s.len() > 1)
    }

    /// Share in the world's power, when the war began, of everyone who came to fight on each side.
    pub fn powers(&self) -> Option<[f64; 2]> {
        let powers = self.powers.as_ref()?;
        Some(Side::BOTH.map(|side| {
            let nations = self.armed[side.index()].iter();
            nations.filter_map(|n| powers.get(n.index())).sum()
        }))
    }

    /// The side that was stronger when the war began.
    pub fn stronger(&self) -> Option<Side> {
        let [us, them] = self.powers()?;
        match us.total_cmp(&them) {
            Ordering::Greater => Some(Side::Challenger),
            Ordering::Less => Some(Side::Target),
            Ordering::Equal => None,
        }
    }
}

/// Share of every nation in the world's power, measured as the index of national capabilities of the dispute
/// data is: the mean of six shares. Forces and military expenditure count once each; output twice, where the
/// index has steel and energy; people twice, where it has all and those in cities.
pub fn powers(session: &Session) -> Vec<f64> {
    let Some(view) = session.all_views().first() else {
        return Vec::new();
    };
    let (nations, figures) = (&view.public.nations, session.figures().last());
    let strength = |i: usize| figures.map_or(0.0, |f| f.nations[i].strength);
    let rows: Vec<[f64; 4]> = nations
        .iter()
        .enumerate()
        .map(|(i, n)| [strength(i), n.gdp * n.defence, n.gdp, n.population])
        .collect();
    let mut all = [0.0; 4];
    for row in &rows {
        for (sum, value) in all.iter_mut().zip(row) {
            *sum += value;
        }
    }
    let weigh = |row: &[f64; 4]| {
        let share = |i: usize| row[i] / all[i].max(1e-9);
        (share(0) + share(1) + 2.0 * share(2) + 2.0 * share(3)) / 6.0
    };
    rows.iter().map(weigh).collect()
}

/// The chance of winning a war over `crisis`, 0..1, that the leader of `side` believes in.
fn believed(session: &Session, crisis: &Crisis, side: Side) -> f64 {
    let view = &session.all_views()[crisis.leader(side).index()];
    let outlook = reckon::prospect(view, crisis.challenger, crisis.target, crisis.stake);
    match side {
        Side::Challenger => outlook.win,
        Side::Target => 1.0 - outlook.win,
    }
}

impl Tally {
    /// Takes in the turn just played, whose events begin at `from` in the chronicle.
    pub fn turn(&mut self, session: &Session, from: usize) {
        let Some(view) = session.all_views().first() else {
            return;
        };
        // Wars of this turn began with the power that the last one left.
        let now = powers(session);
        let before = std::mem::replace(&mut self.powers, now);
        let before = if before.is_empty() {
            &self.powers
        } else {
            &before
        }
        .clone();
        for event in &session.chronicle()[from..] {
            self.event(event, &before);
            self.calls.event(event, &view.public);
        }
        self.look(&view.public, &before);
        for c in view.public.crises.iter().filter(|c| !c.is_war()) {
            if let Some(d) = self.disputes.get_mut(&c.id) {
                d.believed = Some(Side::BOTH.map(|side| believed(session, c, side)));
            }
        }
    }

    fn event(&mut self, event: &Event, powers: &[f64]) {
        match &event.kind {
            EventKind::CrisisBegan {
                crisis,
                challenger,
                target,
                stake,
                rung,
            } => {
                let mut dispute = Dispute::new(*challenger, *target, *rung, event.turn);
                dispute.stake = Some(*stake);
                self.disputes.entry(*crisis).or_insert(dispute);
            }
            EventKind::CrisisMoved {
                crisis,
                nation,
                action,
                rung,
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.top = d.top.max(*rung);
                    let target = d.sides[Side::Target.index()].contains(nation);
                    let raised = *action == Move::Raise;
                    d.reciprocated |= raised && target;
                    if raised && target && *rung >= 5 && !d.was_war() {
                        d.initiator = Side::Target;
                    }
                    match action {
                        Move::Accept | Move::Agree => d.ending = Some(Ending::Agreed),
                        Move::Yield => d.ending = Some(Ending::Yielded),
                        _ => {}
                    }
                }
            }
            EventKind::Accident { crisis, rung } => self.raise(*crisis, *rung),
            EventKind::NuclearUse { crisis, .. } => self.raise(*crisis, 6),
            EventKind::WarBegan {
                crisis,
                challenger,
                target,
            } => {
                let dispute = Dispute::new(*challenger, *target, 5, event.turn);
                let d = self.disputes.entry(*crisis).or_insert(dispute);
                d.top = d.top.max(5);
                d.reciprocated = true;
                d.powers.get_or_insert_with(|| powers.to_vec());
            }
            EventKind::Backed {
                crisis,
                nation,
                side,
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.sides[side.index()].insert(*nation);
                }
            }
            EventKind::WarJoined {
                crisis,
                nation,
                side,
                ..
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.sides[side.index()].insert(*nation);
                    d.armed[side.index()].insert(*nation);
                }
            }
            EventKind::CrisisEnded {
                crisis,
                top,
                months,
                ..
            } => {
                self.raise(*crisis, *top);
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.months.get_or_insert(*months);
                    d.ending.get_or_insert(Ending::Stalemate);
                }
            }
            EventKind::WarEnded {
                crisis,
                victor,
                months,
                deaths,
                ..
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.months = Some(*months);
                    d.victor = *victor;
                    d.deaths = d.deaths.max(*deaths);
                    let fought_out = if victor.is_some() {
                        Ending::Yielded
                    } else {
                        Ending::Stalemate
                    };
                    d.ending.get_or_insert(fought_out);
                }
            }
            EventKind::Invoked { .. } => self.invocations += 1,
            EventKind::CaseReviewed { outcomes, .. } => {
                for (_, outcome) in outcomes {
                    match outcome {
                        Outcome::Honoured => self.honoured += 1,
                        Outcome::Partly => self.partly += 1,
                        Outcome::Evaded => self.evaded += 1,
                        Outcome::Refused => self.refused += 1,
                    }
                }
            }
            _ => {}
        }
    }

    fn raise(&mut self, crisis: CrisisId, rung: u8) {
        if let Some(d) = self.disputes.get_mut(&crisis) {
            d.top = d.top.max(rung);
        }
    }

    /// Takes in the open crises, for what events do not tell.
    fn look(&mut self, public: &Public, powers: &[f64]) {
        for c in &public.crises {
            let dispute = Dispute::new(c.challenger, c.target, c.rung, c.began);
            let d = self.disputes.entry(c.id).or_insert(dispute);
            d.top = d.top.max(c.rung);
            for side in Side::BOTH {
                d.sides[side.index()].extend(c.nations(side));
                let came = c.sides[side.index()].iter();
                let armed = came.filter(|p| p.contribution >= Contribution::Caveats);
                d.armed[side.index()].extend(armed.map(|p| p.nation));
            }
            d.stake = Some(c.stake);
            // One side's word alone ends nothing.
            d.ending = None;
            d.deaths = d.deaths.max(c.deaths.iter().sum());
            if c.is_war() {
                d.reciprocated = true;
                d.powers.get_or_insert_with(|| powers.to_vec());
            }
        }
    }
}
