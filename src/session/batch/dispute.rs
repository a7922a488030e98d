//! What a run's crises came to, gathered turn by turn, in the terms of the dispute data that researchers
//! compare with.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::calls::Calls;
use crate::event::{Event, EventKind, Outcome};
use crate::ids::{CrisisId, NationId};
use crate::order::{Action, Side, Stake};
use crate::session::Session;
use crate::view::Public;

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
    pub challenger: NationId,
    pub target: NationId,
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
    /// Length, once it is over.
    pub months: Option<u32>,
    pub victor: Option<Side>,
    /// Thousands of people.
    pub deaths: f64,
    /// True strength of every nation when the war began.
    pub strengths: Option<Vec<f64>>,
}

impl Dispute {
    fn new(challenger: NationId, target: NationId, rung: u8, began: u32) -> Self {
        Self {
            challenger,
            target,
            stake: None,
            began,
            ending: None,
            top: rung,
            reciprocated: false,
            sides: [BTreeSet::from([challenger]), BTreeSet::from([target])],
            months: None,
            victor: None,
            deaths: 0.0,
            strengths: None,
        }
    }

    pub fn was_war(&self) -> bool {
        self.strengths.is_some()
    }

    /// A threat, display or use of force, or war: what the data call a militarized dispute.
    pub fn militarized(&self) -> bool {
        self.top >= 2
    }

    pub fn multilateral(&self) -> bool {
        self.sides.iter().any(|s| s.len() > 1)
    }

    /// Strength of the challenger's side for one of the target's when the war began, everyone counted who came
    /// to fight on it.
    pub fn ratio(&self) -> Option<f64> {
        let strengths = self.strengths.as_ref()?;
        let sum = |side: Side| -> f64 {
            let nations = self.sides[side.index()].iter();
            nations.filter_map(|n| strengths.get(n.index())).sum()
        };
        let ratio = sum(Side::Challenger) / sum(Side::Target);
        ratio.is_finite().then_some(ratio)
    }

    /// The side that was stronger when the war began.
    pub fn stronger(&self) -> Option<Side> {
        let ratio = self.ratio()?;
        if ratio > 1.0 {
            Some(Side::Challenger)
        } else {
            (ratio < 1.0).then_some(Side::Target)
        }
    }
}

impl Tally {
    /// Takes in the turn just played, whose events begin at `from` in the chronicle.
    pub fn turn(&mut self, session: &Session, from: usize) {
        let figures = session.figures();
        let before = figures.len().checked_sub(2).and_then(|i| figures.get(i));
        let strengths: Vec<f64> = before
            .map(|f| f.nations.iter().map(|n| n.strength).collect())
            .unwrap_or_default();
        let Some(view) = session.all_views().first() else {
            return;
        };
        for event in &session.chronicle()[from..] {
            self.event(event, &strengths);
            self.calls.event(event, &view.public);
        }
        self.look(&view.public, &strengths);
    }

    fn event(&mut self, event: &Event, strengths: &[f64]) {
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
                    let targets = &d.sides[Side::Target.index()];
                    d.reciprocated |= *action == Action::Raise && targets.contains(nation);
                    match action {
                        Action::Accept => d.ending = Some(Ending::Agreed),
                        Action::Yield => d.ending = Some(Ending::Yielded),
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
                d.strengths.get_or_insert_with(|| strengths.to_vec());
            }
            EventKind::Backed {
                crisis,
                nation,
                side,
            }
            | EventKind::WarJoined {
                crisis,
                nation,
                side,
                ..
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.sides[side.index()].insert(*nation);
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
    fn look(&mut self, public: &Public, strengths: &[f64]) {
        for c in &public.crises {
            let dispute = Dispute::new(c.challenger, c.target, c.rung, c.began);
            let d = self.disputes.entry(c.id).or_insert(dispute);
            d.top = d.top.max(c.rung);
            for side in Side::BOTH {
                d.sides[side.index()].extend(c.nations(side));
            }
            d.deaths = d.deaths.max(c.deaths.iter().sum());
            if c.is_war() {
                d.reciprocated = true;
                d.strengths.get_or_insert_with(|| strengths.to_vec());
            }
        }
    }
}
