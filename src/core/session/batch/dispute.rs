//! One crisis or war in the terms of the dispute data that researchers compare with.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::event::WarCause;
use crate::ids::{NationId, RegionId};
use crate::order::{Contribution, Side, Stake, Terms};

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

/// How a crisis became a war.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Opened {
    /// A side raised it to war.
    Decided,
    Accident,
}

/// A nation that takes part with forces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Came {
    pub nation: NationId,
    pub side: Side,
    /// The turn in which it came.
    pub turn: u32,
    pub cause: WarCause,
    /// The most that it contributed.
    pub contribution: Contribution,
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
    /// From the outbreak of a war to its end, once that is over.
    pub war_months: Option<u32>,
    pub victor: Option<Side>,
    /// Thousands of people.
    pub deaths: f64,
    /// The same by side, as last seen while it lasted.
    pub dead: [f64; 2],
    /// Those who came with forces, leaders among them, in the order in which they came.
    pub came: Vec<Came>,
    /// Where those on opposite sides fought battles.
    pub fought: BTreeSet<RegionId>,
    /// What was settled, once it is over.
    pub terms: Option<Terms>,
    /// How it became a war; None for what did not, or was one from its beginning.
    pub opened: Option<Opened>,
    /// Who made it a war, where a side did and not an accident; the challenger until then.
    pub initiator: Side,
    /// Share of every nation in the world's power when the war began: see [`powers`].
    pub powers: Option<Vec<f64>>,
    /// The chance of winning a war over it, 0..1, that the leader of each side last believed in while it was none.
    pub believed: Option<[f64; 2]>,
    /// Whom a defence pact bound to the target's help when it began, but for the challenger.
    pub allies: BTreeSet<NationId>,
}

/// Thousands of dead from which the data on wars count one.
const WAR_DEAD: f64 = 1.0;

impl Dispute {
    pub fn new(challenger: NationId, target: NationId, rung: u8, began: u32) -> Self {
        let came = |side: Side| Came {
            nation: match side {
                Side::Challenger => challenger,
                Side::Target => target,
            },
            side,
            turn: began,
            cause: match side {
                Side::Challenger => WarCause::Challenger,
                Side::Target => WarCause::Target,
            },
            contribution: Contribution::Full,
        };
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
            war_months: None,
            victor: None,
            deaths: 0.0,
            dead: [0.0; 2],
            came: Side::BOTH.map(came).to_vec(),
            fought: BTreeSet::new(),
            terms: None,
            opened: None,
            initiator: Side::Challenger,
            powers: None,
            believed: None,
            allies: BTreeSet::new(),
        }
    }

    /// Whether troops of `nation` stood where it began: it is one of those between whom the dispute arose, and decided nothing.
    pub fn shot_at(&self, nation: NationId) -> bool {
        let mut came = self.came.iter();
        came.any(|c| c.nation == nation && c.turn == self.began && c.cause == WarCause::Tripwire)
    }

    /// Whether it was a war in the sense of the data on wars: a thousand dead.
    pub fn was_deadly(&self) -> bool {
        self.was_war() && self.deaths >= WAR_DEAD
    }

    /// The highest hostility in the terms of the dispute data: 2 threat, 3 display of force, 4 use of force, 5 war. What
    /// reached rung 5 and killed fewer than a thousand is a use of force there.
    pub fn hostility(&self) -> u8 {
        match self.was_deadly() {
            true => 5,
            false => self.top.min(4),
        }
    }

    /// Whether it reached rung 5.
    pub fn was_war(&self) -> bool {
        self.powers.is_some()
    }

    /// A threat, display or use of force, or war: what the data call a militarized dispute.
    pub fn militarized(&self) -> bool {
        self.top >= 2
    }

    /// Whether the two stand on opposite sides.
    pub fn opposes(&self, a: NationId, b: NationId) -> bool {
        let [us, them] = &self.sides;
        (us.contains(&a) && them.contains(&b)) || (us.contains(&b) && them.contains(&a))
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
