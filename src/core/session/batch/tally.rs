//! What a run comes to, gathered turn by turn from its events and its public state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::calls::Calls;
use super::dispute::{Came, Dispute, Ending, Opened};
use super::missions::Missions;
use super::motions::Motions;
use super::powers::{believed, powers};
use super::record::Years;
use super::treaties::Treaties;
use crate::content::Scenario;
use crate::event::{Event, EventKind, Outcome};
use crate::ids::{CrisisId, NationId, ScriptId};
use crate::order::{Contribution, Move, Side};
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
    pub motions: Motions,
    pub missions: Missions,
    pub treaties: Treaties,
    /// Scripts that happened, each with its turn.
    pub scripts: Vec<(u32, ScriptId)>,
    /// The courses that were taken where scripts asked.
    pub courses: Vec<(ScriptId, u8)>,
    pub years: Years,
    /// Disputes whose target's allies are known.
    met: BTreeSet<CrisisId>,
    /// The world before the last turn.
    before: Option<Arc<Public>>,
    /// Share of every nation in the world's power, as the last turn left it.
    powers: Vec<f64>,
}

impl Tally {
    /// A tally of a game that is about to begin.
    pub fn new(session: &Session) -> Self {
        let mut this = Self {
            before: session.all_views().first().map(|v| v.public.clone()),
            ..Self::default()
        };
        if let Some(public) = &this.before {
            this.treaties.look(public);
            this.missions.look(public, true);
        }
        this.years.look(session);
        this
    }

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
            self.event(event, &before, session.scenario());
            self.calls.event(event, &view.public);
            self.treaties.event(event);
            self.missions.event(event);
        }
        self.treaties.look(&view.public);
        self.missions.look(&view.public, false);
        for event in &session.chronicle()[from..] {
            self.motions
                .event(event, |treaty| self.treaties.charter(treaty));
        }
        self.look(&view.public, &before);
        self.befriend(&view.public);
        for c in view.public.crises.iter().filter(|c| !c.is_war()) {
            if let Some(d) = self.disputes.get_mut(&c.id) {
                d.believed = Some(Side::BOTH.map(|side| believed(session, c, side)));
            }
        }
    }

    fn event(&mut self, event: &Event, powers: &[f64], scenario: &Scenario) {
        // The turns that what began in `began` has touched, in months.
        let touched = |began: u32| {
            let turns = event.turn.saturating_sub(began) + 1;
            turns * u32::from(scenario.turn_months)
        };
        match &event.kind {
            EventKind::CrisisBegan {
                crisis,
                challenger,
                target,
                stake,
                rung,
                ..
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
                    if raised && *rung >= 5 && !d.was_war() {
                        d.opened = Some(Opened::Decided);
                        if target {
                            d.initiator = Side::Target;
                        }
                    }
                    match action {
                        Move::Accept | Move::Agree => d.ending = Some(Ending::Agreed),
                        Move::Yield => d.ending = Some(Ending::Yielded),
                        _ => {}
                    }
                }
            }
            EventKind::Accident { crisis, rung } => {
                if let Some(d) = self.disputes.get_mut(crisis)
                    && *rung >= 5
                    && !d.was_war()
                {
                    d.opened = Some(Opened::Accident);
                }
                self.raise(*crisis, *rung);
            }
            EventKind::Battle {
                region,
                attacker,
                defender,
                ..
            } => {
                let fights =
                    |d: &&mut Dispute| d.ending.is_none() && d.opposes(*attacker, *defender);
                for d in self.disputes.values_mut().filter(fights) {
                    d.fought.insert(*region);
                }
            }
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
                cause,
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.sides[side.index()].insert(*nation);
                    d.armed[side.index()].insert(*nation);
                    if !d.came.iter().any(|came| came.nation == *nation) {
                        d.came.push(Came {
                            nation: *nation,
                            side: *side,
                            turn: event.turn,
                            cause: *cause,
                            contribution: Contribution::Caveats,
                        });
                    }
                }
            }
            EventKind::CrisisEnded {
                crisis, terms, top, ..
            } => {
                self.raise(*crisis, *top);
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.terms.get_or_insert(*terms);
                    d.months.get_or_insert(touched(d.began));
                    d.ending.get_or_insert(Ending::Stalemate);
                }
            }
            EventKind::WarEnded {
                crisis,
                terms,
                victor,
                months,
                deaths,
                ..
            } => {
                if let Some(d) = self.disputes.get_mut(crisis) {
                    d.terms = Some(*terms);
                    d.months = Some(touched(d.began));
                    d.war_months = Some(*months);
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
            EventKind::History { script } => self.scripts.push((event.turn, *script)),
            EventKind::Decided { script, course, .. } => self.courses.push((*script, *course)),
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

    /// Notes who was bound to help the targets of what began this turn, by the treaties of the turn before.
    fn befriend(&mut self, public: &Arc<Public>) {
        let before = self.before.replace(public.clone());
        let before = before.as_ref().unwrap_or(public);
        for (id, d) in &mut self.disputes {
            if self.met.insert(*id) {
                let [challenger, target] = d.leaders;
                let bound = |n: &NationId| *n != challenger && before.allied(target, *n);
                d.allies = before.scenario.nation_ids().filter(bound).collect();
            }
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
                for p in armed {
                    d.armed[side.index()].insert(p.nation);
                    let came = d.came.iter_mut().find(|came| came.nation == p.nation);
                    match came {
                        Some(came) => came.contribution = came.contribution.max(p.contribution),
                        None => d.came.push(Came {
                            nation: p.nation,
                            side,
                            turn: public.turn.saturating_sub(1),
                            cause: p.cause,
                            contribution: p.contribution,
                        }),
                    }
                }
            }
            d.stake = Some(c.stake);
            // One side's word alone ends nothing.
            d.ending = None;
            d.deaths = d.deaths.max(c.deaths.iter().sum());
            for side in Side::BOTH {
                let dead = &mut d.dead[side.index()];
                *dead = dead.max(c.deaths[side.index()]);
            }
            if c.is_war() {
                d.reciprocated = true;
                d.powers.get_or_insert_with(|| powers.to_vec());
            }
        }
    }
}
