//! Names of what has come and gone: treaties, crises, motions and cases, learned from events.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::{case_name, crisis_name, treaty_with_article, vague_quarrel};
use super::{Names, clean, motion};
use crate::content::{Charter, Scenario};
use crate::event::{Event, EventKind};
use crate::ids::{CaseId, CharterId, CrisisId, MotionId, NationId, TreatyId};
use crate::order::{MotionKind, Side, Stake};
use crate::view::Public;

/// Remembers names for as long as the chronicle does; the world forgets what is over.
#[derive(Clone, Debug)]
pub struct Register {
    scenario: Arc<Scenario>,
    treaties: BTreeMap<TreatyId, String>,
    crises: BTreeMap<CrisisId, Quarrel>,
    motions: BTreeMap<MotionId, MotionKind>,
    /// The victim, and whether it has called for help.
    cases: BTreeMap<CaseId, (NationId, bool)>,
    composed: Arc<Vec<Charter>>,
}

#[derive(Clone, Copy, Debug)]
struct Quarrel {
    challenger: NationId,
    target: NationId,
    stake: Stake,
    war: bool,
    /// The turn in which it became a war, if that was learned of.
    outbreak: Option<u32>,
}

impl Register {
    /// Knows the names of what `public` holds.
    #[must_use]
    pub fn new(public: &Public) -> Self {
        let mut register = Self {
            scenario: public.scenario.clone(),
            treaties: BTreeMap::new(),
            crises: BTreeMap::new(),
            motions: BTreeMap::new(),
            cases: BTreeMap::new(),
            composed: Arc::default(),
        };
        register.look(public);
        register
    }

    /// The turn in which a crisis became a war; None where it did not, as far as was learned.
    #[must_use]
    pub fn outbreak(&self, id: CrisisId) -> Option<u32> {
        self.crises.get(&id).and_then(|q| q.outbreak)
    }

    /// Adds what the present state holds.
    pub fn look(&mut self, public: &Public) {
        self.composed = public.composed.clone();
        for t in &public.treaties {
            self.treaties.insert(t.id, t.name.to_string());
        }
        for c in &public.crises {
            let quarrel = Quarrel {
                challenger: c.challenger,
                target: c.target,
                stake: c.stake,
                war: c.is_war(),
                outbreak: c.war,
            };
            self.crises.insert(c.id, quarrel);
        }
        for m in &public.motions {
            self.motions.insert(m.id, m.kind);
        }
        for c in &public.cases {
            self.cases.insert(c.id, (c.victim, c.binding));
        }
    }

    /// Adds what an event names.
    pub fn learn(&mut self, event: &Event) {
        match &event.kind {
            EventKind::TreatyFounded { treaty, name, .. } => {
                self.treaties.insert(*treaty, name.clone());
            }
            EventKind::CrisisBegan {
                crisis,
                challenger,
                target,
                stake,
                ..
            } => {
                let quarrel = Quarrel {
                    challenger: *challenger,
                    target: *target,
                    stake: *stake,
                    war: false,
                    outbreak: None,
                };
                self.crises.insert(*crisis, quarrel);
            }
            EventKind::TakenOver {
                crisis,
                side,
                nation,
                ..
            } => {
                if let Some(quarrel) = self.crises.get_mut(crisis) {
                    match side {
                        Side::Challenger => quarrel.challenger = *nation,
                        Side::Target => quarrel.target = *nation,
                    }
                }
            }
            EventKind::WarBegan { crisis, .. } => {
                if let Some(quarrel) = self.crises.get_mut(crisis) {
                    quarrel.war = true;
                    quarrel.outbreak = Some(event.turn);
                }
            }
            EventKind::Tabled { motion, kind, .. } => {
                self.motions.insert(*motion, *kind);
            }
            EventKind::Invoked { case, victim, .. } => {
                self.cases.insert(*case, (*victim, true));
            }
            EventKind::Intervened { case, by, .. } => {
                self.cases.insert(*case, (*by, false));
            }
            EventKind::Consulted { case, victim, .. } => {
                self.cases.insert(*case, (*victim, false));
            }
            _ => {}
        }
    }
}

impl Names for Register {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    fn charter(&self, id: CharterId) -> String {
        let composed = || {
            let place = id.index().checked_sub(self.scenario.charters.len())?;
            self.composed.get(place)
        };
        match self.scenario.charters.get(id.index()).or_else(composed) {
            Some(c) => clean(&c.name),
            None => "unknown charter".to_owned(),
        }
    }

    fn treaty(&self, id: TreatyId) -> String {
        match self.treaties.get(&id) {
            Some(name) => treaty_with_article(name),
            None => self.scenario.treaty(id),
        }
    }

    fn quarrel(&self, id: CrisisId, war: Option<bool>) -> String {
        match self.crises.get(&id) {
            Some(q) => crisis_name(self, q.challenger, q.target, q.stake, war.unwrap_or(q.war)),
            None => vague_quarrel(war),
        }
    }

    fn parties(&self, id: CrisisId) -> Option<(NationId, NationId)> {
        self.crises.get(&id).map(|q| (q.challenger, q.target))
    }

    fn motion(&self, id: MotionId) -> String {
        match self.motions.get(&id) {
            Some(kind) => format!("the motion to {}", motion(kind, self)),
            None => "the motion".to_owned(),
        }
    }

    fn case(&self, id: CaseId) -> String {
        match self.cases.get(&id) {
            Some(&(victim, called)) => case_name(self, victim, called),
            None => "the call for help".to_owned(),
        }
    }
}
