//! A crisis or a war: two sides, a stake, and what is on the table.

use serde::{Deserialize, Serialize};

use super::Proof;
use crate::event::{Incident, WarCause};
use crate::ids::{CrisisId, NationId, RegionId, TreatyId};
use crate::order::{Caveat, Contribution, Move, Parting, Side, Stake, Terms};

/// A crisis, or on rung 5 and 6 a war.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Crisis {
    pub id: CrisisId,
    pub challenger: NationId,
    pub target: NationId,
    pub stake: Stake,
    /// What the target demands in its turn, where the two came forward in one month: each is challenger of its own.
    #[serde(default)]
    pub counter: Option<Stake>,
    /// What began it, where nobody ordered it.
    #[serde(default)]
    pub incident: Option<Incident>,
    /// 1 incident, 2 threat, 3 display of force, 4 use of force, 5 war, 6 nuclear.
    pub rung: u8,
    /// The highest rung each side has gone to.
    pub rungs: [u8; 2],
    pub began: u32,
    /// The turn the present rung was reached.
    pub since: u32,
    /// The turn in which war broke out over it; None while there is none.
    #[serde(default)]
    pub war: Option<u32>,
    /// Soil that one side held of the other's when the war broke out: no gain of it, and not given back by a peace without
    /// a line.
    #[serde(default)]
    pub held: Vec<RegionId>,
    /// Who stands on each side, the leader first, and why.
    pub sides: [Vec<Participant>; 2],
    pub last: [Move; 2],
    /// Terms that each side has on the table.
    pub offers: [Option<Terms>; 2],
    pub mediator: Option<NationId>,
    /// Terms that the mediator has put to both, and who has agreed to them.
    pub proposal: Option<Terms>,
    pub agreed: [bool; 2],
    /// The side that first went to the use of force, rung 4 or above; None while nobody has, and where an incident or an
    /// accident led to it.
    #[serde(default)]
    pub first: Option<Side>,
    /// Whether that side has paid for the words that it broke by it.
    #[serde(default)]
    pub paid: bool,
    /// Treaties that have been invoked over it, each with the rung it stood on at the last call; sorted.
    #[serde(default)]
    pub called: Vec<(TreatyId, u8)>,
    /// Nations that left a treaty while it was called on over this and had not come; sorted.
    #[serde(default)]
    pub deserters: Vec<NationId>,
    /// The treaties that members are out of because the lead attacked them.
    #[serde(default)]
    pub parted: Vec<(TreatyId, NationId)>,
    /// Treaties whose members have consulted over it, each with the rung it stood on then; in the order asked.
    pub consulted: Vec<(TreatyId, u8)>,
    /// Covert acts that one side has laid at the other's door in public, in the order told.
    pub evidence: Vec<Proof>,
    /// The treaty whose text lets the challenger, its lead, intervene in the target.
    pub cover: Option<TreatyId>,
    /// People killed, thousands, by side.
    pub deaths: [f64; 2],
    /// Who asks the other side's leader for a separate peace, in the order asked.
    pub pleas: Vec<Plea>,
    /// How the war goes: share of the fighting won by the challenger's side minus the other's, -1..1.
    pub fortune: f64,
}

impl Crisis {
    /// One that has come to `rung` in the turn `began`, with nobody in it yet but the two that it is between.
    #[must_use]
    pub fn new(
        id: CrisisId,
        (challenger, target): (NationId, NationId),
        stake: Stake,
        rung: u8,
        incident: Option<Incident>,
        began: u32,
    ) -> Self {
        let leader = |nation, cause| {
            vec![Participant {
                nation,
                since: began,
                cause,
                contribution: Contribution::Full,
                caveat: None,
            }]
        };
        Self {
            id,
            challenger,
            target,
            stake,
            counter: None,
            incident,
            rung,
            rungs: [rung, 1],
            began,
            since: began,
            war: None,
            held: Vec::new(),
            sides: [
                leader(challenger, WarCause::Challenger),
                leader(target, WarCause::Target),
            ],
            last: [Move::Hold; 2],
            offers: [None; 2],
            mediator: None,
            proposal: None,
            agreed: [false; 2],
            first: (rung >= 4 && incident.is_none()).then_some(Side::Challenger),
            paid: false,
            called: Vec::new(),
            deserters: Vec::new(),
            parted: Vec::new(),
            consulted: Vec::new(),
            evidence: Vec::new(),
            cover: None,
            deaths: [0.0; 2],
            pleas: Vec::new(),
            fortune: 0.0,
        }
    }

    #[must_use]
    pub fn is_war(&self) -> bool {
        self.rung >= 5
    }

    /// Whether force is used, in a war or short of it.
    #[must_use]
    pub fn has_shots(&self) -> bool {
        self.rung >= 4
    }

    /// The turn in which the war broke out; None where it is none. Games of before it was kept know when the rung
    /// was reached.
    #[must_use]
    pub fn outbreak(&self) -> Option<u32> {
        self.is_war().then(|| self.war.unwrap_or(self.since))
    }

    /// The side that attacks: the one that used force first, or else the one that demands.
    #[must_use]
    pub fn attackers(&self) -> Side {
        self.first.unwrap_or(Side::Challenger)
    }

    /// The leader of the side that is attacked.
    #[must_use]
    pub fn attacked(&self) -> NationId {
        self.leader(self.attackers().other())
    }

    /// Whether `nation` began the quarrel and was the first to be shot at for it.
    #[must_use]
    pub fn provoked(&self, nation: NationId) -> bool {
        (self.challenger == nation && self.first == Some(Side::Target))
            || (self.target == nation
                && self.counter.is_some()
                && self.first.is_some_and(|f| f == Side::Challenger))
    }

    /// What `side` demands of the other.
    #[must_use]
    pub fn demand(&self, side: Side) -> Option<Stake> {
        match side {
            Side::Challenger => Some(self.stake),
            Side::Target => self.counter,
        }
    }

    /// The rung on which it stood when `treaty` was last invoked over it.
    #[must_use]
    pub fn call(&self, treaty: TreatyId) -> Option<u8> {
        self.called
            .binary_search_by_key(&treaty, |c| c.0)
            .ok()
            .map(|i| self.called[i].1)
    }

    #[must_use]
    pub fn leader(&self, side: Side) -> NationId {
        match side {
            Side::Challenger => self.challenger,
            Side::Target => self.target,
        }
    }

    #[must_use]
    pub fn side_of(&self, nation: NationId) -> Option<Side> {
        Side::BOTH
            .into_iter()
            .find(|s| self.sides[s.index()].iter().any(|p| p.nation == nation))
    }

    /// The plea of `nation` for a separate peace, if it stands.
    #[must_use]
    pub fn plea(&self, nation: NationId) -> Option<Plea> {
        self.pleas.iter().copied().find(|p| p.nation == nation)
    }

    #[must_use]
    pub fn opposed(&self, a: NationId, b: NationId) -> bool {
        matches!((self.side_of(a), self.side_of(b)), (Some(x), Some(y)) if x != y)
    }

    /// The nations on one side, the leader first.
    pub fn nations(&self, side: Side) -> impl Iterator<Item = NationId> + '_ {
        self.sides[side.index()].iter().map(|p| p.nation)
    }

    /// All terms on the table.
    pub fn terms(&self) -> impl Iterator<Item = Terms> + '_ {
        self.offers.iter().flatten().copied().chain(self.proposal)
    }

    /// The rung on which a side stands; in a war both stand in it.
    #[must_use]
    pub fn rung_of(&self, side: Side) -> u8 {
        if self.is_war() {
            self.rung
        } else {
            self.rungs[side.index()]
        }
    }

    /// The rung to which a side goes when it raises: the other side's, or one above it.
    #[must_use]
    pub fn raised(&self, side: Side) -> u8 {
        if self.rungs[side.index()] < self.rung {
            self.rung
        } else {
            (self.rung + 1).min(6)
        }
    }

    /// The participants of `side`, to change.
    pub(crate) fn side_mut(&mut self, side: Side) -> &mut Vec<Participant> {
        &mut self.sides[side.index()]
    }
}

/// A belligerent's wish to leave a war before its side does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plea {
    pub nation: NationId,
    pub terms: Parting,
    pub since: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Participant {
    pub nation: NationId,
    pub since: u32,
    pub cause: WarCause,
    /// How far it takes part.
    pub contribution: Contribution,
    /// What its forces will not do; Some for those that came with caveats.
    pub caveat: Option<Caveat>,
}
