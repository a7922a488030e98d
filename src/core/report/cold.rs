//! Crises that never came to war: how high they went, and what the side that stepped back reckoned when it stood and when it did.

use std::collections::BTreeMap;

use serde::Serialize;

use super::near::Near;
use crate::engine::Game;
use crate::event::{Event, EventKind};
use crate::ids::{CrisisId, NationId};
use crate::order::{Side, Stake, Terms};
use crate::reckon;
use crate::view::View;
use crate::why::{Factor, Why};

/// A war that did not happen.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Cold {
    pub crisis: CrisisId,
    pub challenger: NationId,
    pub target: NationId,
    pub stake: Stake,
    /// Whether the nation of the report stood on a side; else an ally of its led one.
    pub mine: bool,
    pub began: u32,
    /// The highest rung, the turns played when it was reached, and the first turn at which it stood there.
    pub top: u8,
    pub since: u32,
    pub peak: u32,
    /// The turns played when it was over, and on which terms; None while it goes on.
    pub ended: Option<(u32, Terms)>,
    /// Who stepped back, and why; None where neither leader reckoned.
    pub stopped: Option<Stopped>,
    /// In how many other fortunes it was war; None before that was looked at.
    pub near: Option<Near>,
}

/// Why the side stepped back whose reckoning fell most since the crisis stood highest.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Stopped {
    pub nation: NationId,
    /// What standing firm was worth to it then and at the last, in its own view; above 0 it stands.
    pub worth: [f64; 2],
    /// The parts that fell most, each with by how much; where nothing fell, those that spoke most against it.
    pub factors: Vec<(Factor, f64)>,
    pub fell: bool,
}

/// Factors that are told.
const TOLD: usize = 2;

/// Rungs from which it counts.
const LEAST: u8 = 2;
const WAR: u8 = 5;

#[derive(Default)]
pub(super) struct Crises(BTreeMap<CrisisId, Track>);

struct Track {
    cold: Cold,
    /// From the peak on: what each leader made of it.
    minds: Vec<[(NationId, Why); 2]>,
    war: bool,
}

impl Crises {
    pub fn events(&mut self, events: &[Event]) {
        for event in events {
            match &event.kind {
                EventKind::CrisisEnded {
                    crisis, terms, top, ..
                } => {
                    if let Some(track) = self.0.get_mut(crisis) {
                        track.cold.ended = Some((event.turn, *terms));
                        track.cold.top = track.cold.top.max(*top);
                        track.war |= *top >= WAR;
                    }
                }
                EventKind::WarBegan { crisis, .. } => {
                    if let Some(track) = self.0.get_mut(crisis) {
                        track.war = true;
                    }
                }
                _ => {}
            }
        }
    }

    pub fn look(&mut self, game: &Game, view: &View) {
        let me = view.me;
        let turn = view.public.turn;
        for crisis in &view.public.crises {
            let mine = crisis.side_of(me).is_some();
            let leaders = Side::BOTH.map(|s| crisis.leader(s));
            let near = mine || leaders.iter().any(|l| view.public.allied(me, *l));
            if !near && !self.0.contains_key(&crisis.id) {
                continue;
            }
            let track = self.0.entry(crisis.id).or_insert_with(|| Track {
                cold: Cold {
                    crisis: crisis.id,
                    challenger: crisis.challenger,
                    target: crisis.target,
                    stake: crisis.stake,
                    mine,
                    began: crisis.began,
                    top: 0,
                    since: turn,
                    peak: turn,
                    ended: None,
                    stopped: None,
                    near: None,
                },
                minds: Vec::new(),
                war: false,
            });
            let cold = &mut track.cold;
            cold.mine |= mine;
            track.war |= crisis.rung >= WAR;
            if crisis.rung > cold.top {
                (cold.top, cold.peak) = (crisis.rung, turn);
                cold.since = crisis.since;
                track.minds.clear();
            }
            if !track.war && crisis.rung >= LEAST {
                let mind = |side: Side| {
                    let leader = crisis.leader(side);
                    let mut why = Why::default();
                    let theirs = game.view(leader);
                    reckon::standing_firm(&theirs, crisis.id, side, &mut why);
                    (leader, why)
                };
                track.minds.push(Side::BOTH.map(mind));
            }
        }
    }

    /// Those that never came to war.
    pub fn cold(self) -> Vec<Cold> {
        let tracks = self.0.into_values();
        let cold = tracks.filter(|t| !t.war && t.cold.top >= LEAST);
        cold.map(|mut track| {
            // What still goes on has not been stopped.
            track.cold.stopped = track.cold.ended.and_then(|_| stopped(&track.minds));
            track.cold
        })
        .collect()
    }
}

fn stopped(minds: &[[(NationId, Why); 2]]) -> Option<Stopped> {
    let (first, last) = (minds.first()?, minds.last()?);
    let fall = |side: &usize| first[*side].1.value - last[*side].1.value;
    let falls = fall(&0).max(fall(&1)) > 0.0;
    let side = match falls {
        true => usize::from(fall(&1) > fall(&0)),
        // Nothing fell: whoever had least reason to stand.
        false => usize::from(last[1].1.value < last[0].1.value),
    };
    let (nation, now) = &last[side];
    let then = &first[side].1;
    let part = |why: &Why, factor: Factor| -> f64 {
        let parts = why.parts.iter().filter(|p| p.0 == factor);
        parts.map(|p| p.1).sum()
    };
    let mut all: Vec<Factor> = then.parts.iter().chain(&now.parts).map(|p| p.0).collect();
    all.sort_unstable();
    all.dedup();
    let change = |factor: Factor| match falls {
        true => (factor, part(now, factor) - part(then, factor)),
        false => (factor, part(now, factor)),
    };
    let mut factors: Vec<(Factor, f64)> = all.into_iter().map(change).collect();
    factors.retain(|f| f.1 < 0.0);
    factors.sort_by(|a, b| a.1.total_cmp(&b.1));
    factors.truncate(TOLD);
    Some(Stopped {
        nation: *nation,
        worth: [then.value, now.value],
        factors,
        fell: falls,
    })
}
