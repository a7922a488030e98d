//! What a game comes to for one nation: its wars, its dead, its land, its treaties, its aims and its score.

use std::collections::BTreeMap;

use serde::Serialize;

use super::past::follow;
use crate::estimate::Watch;
use crate::event::{Event, EventKind};
use crate::ids::{CrisisId, NationId, RegionId, TreatyId};
use crate::order::Side;
use crate::view::View;

/// A war in which the nation stood on a side.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct War {
    pub crisis: CrisisId,
    /// The turns played when the nation came to be in it.
    pub began: u32,
    /// The turns played when it was over for the nation; None while it is not.
    pub ended: Option<u32>,
    /// The leader of the other side.
    pub enemy: NationId,
    /// Whether its own side won; None where neither did, or the war goes on.
    pub won: Option<bool>,
    /// The dead of its own side and of the other, thousands, as far as both were counted.
    pub dead: [f64; 2],
    #[serde(skip)]
    side: Side,
}

/// What became of a nation up to a turn.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Course {
    /// The nation, or whoever goes on in its place.
    pub me: NationId,
    pub turn: u32,
    /// Its wars, in the order in which they began.
    pub wars: Vec<War>,
    /// The dead of the sides on which it stood, thousands.
    pub dead: f64,
    /// The soil of its own that it holds, in id order.
    pub land: Vec<RegionId>,
    pub treaties: Vec<TreatyId>,
    /// What it was to bring about or keep, each with whether that holds.
    pub goals: Vec<(u16, bool)>,
    /// Parts of the score: territory, lives, prosperity, cohesion, credibility, objectives.
    pub score: [f64; 6],
    /// It is no state any more, or a government without soil.
    pub fallen: bool,
}

impl Course {
    /// The whole score.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.score.iter().sum()
    }

    /// Goals that hold.
    #[must_use]
    pub fn held(&self) -> usize {
        self.goals.iter().filter(|g| g.1).count()
    }
}

/// The turns that had been played when the month began that led to a position: events bear its date.
pub(super) fn month(view: &View) -> u32 {
    view.public.turn.saturating_sub(1)
}

/// Follows a nation through a game.
pub(super) struct Follower {
    pub me: NationId,
    wars: BTreeMap<CrisisId, War>,
    watch: Watch,
    /// The dead of before the nation went on as another.
    dead: f64,
}

impl Follower {
    /// From the position in `view` on.
    pub fn new(view: &View) -> Self {
        let mut follower = Self {
            me: view.me,
            wars: BTreeMap::new(),
            watch: Watch::new(view),
            dead: 0.0,
        };
        follower.look(view);
        follower
    }

    /// The nation that is followed after these events.
    pub fn heir(&self, events: &[Event]) -> NationId {
        let mut seat = [self.me];
        for event in events {
            follow(&mut seat, &event.kind);
        }
        seat[0]
    }

    /// Takes in a turn; `view` is that of [`Follower::heir`].
    pub fn turn(&mut self, events: &[Event], view: &View) {
        self.watch.turn(events.iter(), view);
        let turn = month(view);
        for event in events {
            match &event.kind {
                EventKind::WarEnded {
                    crisis,
                    victor,
                    deaths,
                    ..
                } => {
                    if let Some(war) = self.wars.get_mut(crisis) {
                        war.ended.get_or_insert(turn);
                        war.won = victor.map(|side| side == war.side);
                        // Those of the last month fell as those before.
                        let known: f64 = war.dead.iter().sum();
                        if known > 0.0 {
                            war.dead = war.dead.map(|d| d * deaths.max(known) / known);
                        }
                    }
                }
                EventKind::SeparatePeace { crisis, nation, .. } if *nation == self.me => {
                    if let Some(war) = self.wars.get_mut(crisis) {
                        war.ended.get_or_insert(turn);
                    }
                }
                _ => {}
            }
        }
        if view.me != self.me {
            let before = std::mem::replace(&mut self.watch, Watch::new(view));
            self.dead += before.outcome().dead;
            self.me = view.me;
        }
        self.look(view);
    }

    fn look(&mut self, view: &View) {
        let turn = month(view);
        let mine = view.public.crises.iter().filter(|c| c.is_war());
        for (crisis, side) in mine.filter_map(|c| Some((c, c.side_of(self.me)?))) {
            let war = self.wars.entry(crisis.id).or_insert(War {
                crisis: crisis.id,
                began: turn.max(crisis.war.unwrap_or_default()),
                ended: None,
                enemy: crisis.leader(side.other()),
                won: None,
                dead: [0.0; 2],
                side,
            });
            war.ended = None;
            war.dead = [side, side.other()].map(|s| crisis.deaths[s.index()]);
        }
        for war in self.wars.values_mut().filter(|w| w.ended.is_none()) {
            let on = view.public.crisis(war.crisis);
            if on.is_none_or(|c| c.side_of(self.me).is_none()) {
                war.ended = Some(turn);
            }
        }
    }

    /// What it has come to at the position in `view`, the last that was taken in.
    pub fn course(self, view: &View) -> Course {
        let regions = (0..).map(RegionId::at).zip(&view.public.regions);
        let mine = Some(view.me);
        let mut wars: Vec<War> = self.wars.into_values().collect();
        wars.sort_by_key(|w| (w.began, w.crisis));
        Course {
            me: view.me,
            turn: view.public.turn,
            wars,
            dead: self.dead + self.watch.outcome().dead,
            land: regions
                .filter(|(_, r)| r.owner == mine && r.controller == mine)
                .map(|(id, _)| id)
                .collect(),
            treaties: view.public.treaties_of(view.me).map(|t| t.id).collect(),
            goals: view.own.objectives.to_vec(),
            score: view.own.score,
            fallen: view.nation(view.me).exile.is_some(),
        }
    }
}
