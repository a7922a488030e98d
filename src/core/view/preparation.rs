//! What allies have made ready before they are called: how their forces fight together, and their plans.

use serde::{Deserialize, Serialize};

use super::{RegionState, Treaty, View};
use crate::content::RegionKind;
use crate::ids::{NationId, RegionId};

/// What a member has learned in exercises with the others.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Drill {
    pub nation: NationId,
    /// 0..1; fades when it does not exercise.
    pub level: f64,
    /// The turn of its last exercise.
    pub last: u32,
}

/// How a member is to be defended: who brings what, by which roads.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// Whose defence is planned.
    pub member: NationId,
    /// Who has signed it, the member itself among them; sorted.
    pub signatories: Vec<NationId>,
    /// The turns from which and until which it holds.
    pub ready: u32,
    pub until: u32,
    /// Points of the signatories' forces that it was made for.
    pub points: f64,
    /// The world knows of it.
    pub leaked: bool,
}

impl Plan {
    /// Whether it holds for forces of `nation` that come to the defence of `host`.
    #[must_use]
    pub fn holds(&self, nation: NationId, host: NationId, turn: u32) -> bool {
        self.member == host && self.in_force(turn) && self.signed(nation)
    }

    #[must_use]
    pub const fn in_force(&self, turn: u32) -> bool {
        turn >= self.ready && turn < self.until
    }

    #[must_use]
    pub fn signed(&self, nation: NationId) -> bool {
        self.signatories.binary_search(&nation).is_ok()
    }
}

impl Treaty {
    /// What `nation` has learned in exercises, 0..1.
    #[must_use]
    pub fn practice(&self, nation: NationId) -> f64 {
        let at = self.drills.binary_search_by_key(&nation, |d| d.nation);
        at.map_or(0.0, |i| self.drills[i].level)
    }

    /// How well a member's forces fight together with others', 0..1: what all have in common by founding and
    /// command, and what it has learned itself.
    #[must_use]
    pub fn drilled(&self, nation: NationId) -> f64 {
        self.interoperability + (1.0 - self.interoperability) * self.practice(nation)
    }

    /// How well the forces of two members fight as one, 0..1: as well as the less practised of the two.
    #[must_use]
    pub fn between(&self, a: NationId, b: NationId) -> f64 {
        self.drilled(a).min(self.drilled(b))
    }

    /// The members' mean, 0..1.
    #[must_use]
    pub fn drilled_mean(&self) -> f64 {
        let sum = self.members.iter().fold(0.0, |s, m| s + self.drilled(*m));
        sum / self.members.len().max(1) as f64
    }

    /// A member has taken part in an exercise.
    pub(crate) fn drill(&mut self, nation: NationId, share: f64, turn: u32) {
        let at = match self.drills.binary_search_by_key(&nation, |d| d.nation) {
            Ok(i) => i,
            Err(i) => {
                let level = 0.0;
                let new = Drill {
                    nation,
                    level,
                    last: turn,
                };
                self.drills.insert(i, new);
                i
            }
        };
        let drill = &mut self.drills[at];
        drill.level += share * (1.0 - drill.level);
        drill.last = turn;
    }

    /// How much of an exercise's worth there is in another one now, 0..1: troops that have just come home
    /// learn little.
    #[must_use]
    pub fn rested(&self, turn: u32, turn_months: u32, rest: f64) -> f64 {
        self.last_exercise.map_or(1.0, |last| {
            let months = f64::from((turn - last) * turn_months);
            (months / rest).min(1.0)
        })
    }
}

impl RegionState {
    /// Kilotonnes that `nation` has laid in here.
    #[must_use]
    pub fn stock_of(&self, nation: NationId) -> f64 {
        let at = self.stocks.binary_search_by_key(&nation, |s| s.0);
        at.map_or(0.0, |i| self.stocks[i].1)
    }
}

impl View {
    /// The plans that this nation knows of: its own alliances', and others' that have leaked.
    pub fn plans(&self) -> impl Iterator<Item = &Plan> {
        let leaked = self.public.treaties.iter().flat_map(|t| &t.plans);
        leaked.chain(self.own.plans.iter().map(|p| &p.1))
    }

    /// Whether a plan holds, as far as this nation knows, by which forces of `nation` come to the defence of
    /// `host`.
    #[must_use]
    pub fn planned(&self, nation: NationId, host: NationId) -> bool {
        nation != host
            && self
                .plans()
                .any(|p| p.holds(nation, host, self.public.turn))
    }

    /// Whether forces of `guest` that come to the help of `helped` need not ask at the border of `host`.
    #[must_use]
    pub fn cleared(&self, guest: NationId, host: NationId, helped: NationId) -> bool {
        let turn = self.public.turn;
        guest == host
            || self.public.pairs.transit(host, guest)
            || self.public.bonds().transit(guest, host)
            || self
                .plans()
                .any(|p| p.holds(guest, helped, turn) && p.signed(host))
    }

    /// Months that an army of `guest` on its way to `helped` waits at the border between two neighbouring
    /// regions.
    #[must_use]
    pub fn border_wait(
        &self,
        guest: NationId,
        helped: NationId,
        from: RegionId,
        to: RegionId,
    ) -> f64 {
        let land = self.scenario().region(to).kind == RegionKind::Land;
        let (left, entered) = (self.region(from).controller, self.region(to).controller);
        match entered {
            Some(host) if land && left != entered && !self.cleared(guest, host, helped) => {
                self.scenario().rules.preparation.uncleared_months
            }
            _ => 0.0,
        }
    }

    /// The share of `points` of `nation`, 0..1, whose equipment it has laid in on the soil of `host`.
    #[must_use]
    pub fn laid_in(&self, nation: NationId, host: NationId, points: f64) -> f64 {
        let held = self.public.regions.iter();
        let kilotonnes = held
            .filter(|r| r.controller == Some(host))
            .fold(0.0, |sum, r| sum + r.stock_of(nation));
        let each = self.scenario().rules.preparation.stock_kilotonnes;
        (kilotonnes / (each * points).max(1e-9)).min(1.0)
    }
}
