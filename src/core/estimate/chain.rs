//! What is counted of a future: a chain of events from a demand to the loss of land, what becomes of the alliances, and what it
//! costs. The same is counted of true games, to see whether the staff was right.

use serde::{Deserialize, Serialize};

use super::worst::Hidden;
use crate::event::{Event, EventKind};
use crate::ids::{CrisisId, NationId, RegionId, TreatyId};
use crate::order::{Contribution, Side};
use crate::view::{Crisis, View};

/// A link of the chain of events that a nation fears. All are new ones: what was under way when the staff began does not count.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[repr(u16)]
pub enum Link {
    /// Somebody demands something of it.
    Demand,
    /// A crisis in which it stands on a side comes to the use of force.
    Shots,
    /// It is in a war.
    War,
    /// It loses the hold of soil that is its own.
    LandLost,
    /// An ally calls on it for help.
    AllyCalls,
    /// It has called, and an ally that owed it help has not brought it.
    AllyFails,
    /// A treaty of which it is a member loses another member, or ends.
    AllianceLoses,
    /// Something that it was to keep is kept no longer.
    GoalLost,
}

/// The first time that a link of the chain came to pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Beat {
    pub link: Link,
    /// The turn in which it did.
    pub turn: u32,
    /// Who made the demand, is on the other side, has the land, calls, or leaves; None where it is nobody or more than one.
    pub other: Option<NationId>,
    /// The soil that was lost.
    pub region: Option<RegionId>,
}

/// What one future, or one year of a true game, came to for a nation.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// The links that came to pass, as they did.
    pub beats: Vec<Beat>,
    /// The dead of the sides on which it stood, thousands.
    pub dead: f64,
    /// What is in its treasury at the end, billions of 1990 dollars.
    pub treasury: f64,
    /// The allies that came to its help when it was attacked, as places in the list of who was asked.
    pub came: Vec<usize>,
    /// What was drawn of each nation in this future; empty for a true game.
    pub(super) hidden: Hidden,
}

impl Outcome {
    #[must_use]
    pub fn has(&self, link: Link) -> bool {
        self.beat(link).is_some()
    }

    /// When and by whom a link came to pass, if it did.
    #[must_use]
    pub fn beat(&self, link: Link) -> Option<&Beat> {
        self.beats.iter().find(|b| b.link == link)
    }

    fn note(&mut self, beat: Beat) {
        if !self.has(beat.link) {
            self.beats.push(beat);
        }
    }
}

/// Watches a game for one nation.
pub struct Watch {
    me: NationId,
    /// Crises that had come to shots, and to war with it, when the watch began.
    firing: Vec<CrisisId>,
    fighting: Vec<CrisisId>,
    /// Its own soil that it held.
    held: Vec<RegionId>,
    treaties: Vec<TreatyId>,
    /// What it was to keep and kept.
    kept: Vec<u16>,
    /// The dead of its side in each crisis, and of the other, at the last look; and when the watch began.
    dead: Vec<(CrisisId, [f64; 2])>,
    /// The turn that is looked at.
    turn: u32,
    outcome: Outcome,
}

impl Watch {
    /// From the position in `view` on.
    #[must_use]
    pub fn new(view: &View) -> Self {
        let me = view.me;
        let crises = |rung: u8| {
            let mine = view
                .public
                .crises
                .iter()
                .filter(|c| c.side_of(me).is_some());
            mine.filter(|c| c.rung >= rung).map(|c| c.id).collect()
        };
        let mut watch = Self {
            me,
            firing: crises(SHOTS),
            fighting: crises(WAR),
            held: held(view).collect(),
            treaties: view.public.treaties_of(me).map(|t| t.id).collect(),
            kept: kept(view).collect(),
            dead: Vec::new(),
            turn: view.public.turn,
            outcome: Outcome::default(),
        };
        watch.bury(view);
        watch.outcome = Outcome::default();
        watch
    }

    /// Takes in what happened in a turn, and the position that it led to.
    pub fn turn<'e>(&mut self, events: impl Iterator<Item = &'e Event>, view: &View) {
        self.turn = view.public.turn.saturating_sub(1);
        for event in events {
            self.event(&event.kind);
        }
        let me = self.me;
        for crisis in view.public.crises.iter() {
            if let Some(side) = crisis.side_of(me) {
                self.fought(crisis.id, crisis.rung, crisis.leader(side.other()));
            }
        }
        let now: Vec<RegionId> = held(view).collect();
        let lost = self.held.iter().find(|r| now.binary_search(r).is_err());
        if let Some(&region) = lost {
            let holder = view.region(region).controller.filter(|n| *n != me);
            self.note(Link::LandLost, holder, Some(region));
        }
        let kept: Vec<u16> = kept(view).collect();
        if self.kept.iter().any(|goal| !kept.contains(goal)) {
            self.note(Link::GoalLost, None, None);
        }
        self.bury(view);
        self.outcome.treasury = view.own.treasury;
    }

    fn note(&mut self, link: Link, other: Option<NationId>, region: Option<RegionId>) {
        let turn = self.turn;
        self.outcome.note(Beat {
            link,
            turn,
            other,
            region,
        });
    }

    /// Takes in that it stands on a rung in a crisis whose other side `foe` leads.
    fn fought(&mut self, crisis: CrisisId, rung: u8, foe: NationId) {
        if rung >= SHOTS && !self.firing.contains(&crisis) {
            self.note(Link::Shots, Some(foe), None);
        }
        if rung >= WAR && !self.fighting.contains(&crisis) {
            self.note(Link::War, Some(foe), None);
        }
    }

    fn event(&mut self, event: &EventKind) {
        use EventKind as E;
        let me = self.me;
        let mine = |treaty: &TreatyId| self.treaties.contains(treaty);
        // The other of two, where the nation is one of them.
        let other = |a: NationId, b: NationId| match me {
            n if n == a => Some(b),
            n if n == b => Some(a),
            _ => None,
        };
        let (link, who, happened) = match event {
            E::CrisisBegan {
                challenger,
                target,
                incident,
                ..
            } => (
                Link::Demand,
                Some(*challenger),
                *target == me && incident.is_none(),
            ),
            E::Countered { by, of, .. } => (Link::Demand, Some(*by), *of == me),
            E::CrisisEnded {
                crisis,
                challenger,
                target,
                top,
                ..
            } => {
                if let Some(foe) = other(*challenger, *target) {
                    self.fought(*crisis, *top, foe);
                }
                return;
            }
            E::WarBegan {
                crisis,
                challenger,
                target,
            } => {
                if let Some(foe) = other(*challenger, *target) {
                    self.fought(*crisis, WAR, foe);
                }
                return;
            }
            E::WarEnded { crisis, deaths, .. } => {
                self.last_dead(*crisis, *deaths);
                return;
            }
            E::Invoked { treaty, victim, .. } => (
                Link::AllyCalls,
                Some(*victim),
                *victim != me && mine(treaty),
            ),
            E::CaseReviewed {
                victim,
                evaded,
                refused,
                ..
            } => (Link::AllyFails, None, *victim == me && evaded + refused > 0),
            E::Left { nation, treaty }
            | E::Expelled { nation, treaty }
            | E::NotRenewed { nation, treaty } => (
                Link::AllianceLoses,
                Some(*nation),
                *nation != me && mine(treaty),
            ),
            E::TreatyEnded { treaty, .. } => (Link::AllianceLoses, None, mine(treaty)),
            _ => return,
        };
        if happened {
            self.note(link, who, None);
        }
    }

    /// Counts who has died since the last look.
    fn bury(&mut self, view: &View) {
        let me = self.me;
        for crisis in view.public.crises.iter() {
            let Some(side) = crisis.side_of(me) else {
                continue;
            };
            let now = [side, side.other()].map(|s| deaths(crisis, s));
            let known = self.dead.iter().position(|(id, _)| *id == crisis.id);
            let before = known.map_or(0.0, |at| self.dead[at].1[0]);
            self.outcome.dead += (now[0] - before).max(0.0);
            match known {
                Some(at) => self.dead[at].1 = now,
                None => self.dead.push((crisis.id, now)),
            }
        }
    }

    /// Those of a war's last month are on either side as those before were.
    fn last_dead(&mut self, war: CrisisId, all: f64) {
        let Some((_, [ours, theirs])) = self.dead.iter_mut().find(|(id, _)| *id == war) else {
            return;
        };
        let before = *ours + *theirs;
        if before > 0.0 {
            self.outcome.dead += (all - before).max(0.0) * *ours / before;
        }
    }

    #[must_use]
    pub fn outcome(self) -> Outcome {
        self.outcome
    }
}

/// The rungs of the use of force and of war.
const SHOTS: u8 = 4;
const WAR: u8 = 5;

fn deaths(crisis: &Crisis, side: Side) -> f64 {
    crisis.deaths[side.index()]
}

/// The own soil that it holds, in id order.
fn held(view: &View) -> impl Iterator<Item = RegionId> {
    let regions = (0..).map(RegionId::at).zip(&view.public.regions);
    let mine = Some(view.me);
    regions
        .filter(move |(_, r)| r.owner == mine && r.controller == mine)
        .map(|(id, _)| id)
}

/// The objectives that it meets.
fn kept(view: &View) -> impl Iterator<Item = u16> {
    view.own
        .objectives
        .iter()
        .filter(|(_, met)| *met)
        .map(|(objective, _)| *objective)
}

/// Whether `nation` stands with forces at the side of `friend` in a war.
pub(super) fn stands_by(view: &View, nation: NationId, friend: NationId) -> bool {
    let wars = view.public.crises.iter().filter(|c| c.is_war());
    wars.filter_map(|c| Some((c, c.side_of(friend)?)))
        .any(|(c, side)| {
            let mut there = c.sides[side.index()].iter();
            there.any(|p| p.nation == nation && p.contribution >= Contribution::Caveats)
        })
}
