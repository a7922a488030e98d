//! Who may go where and who fights whom, flat: surveyed once at a phase's start, since asking the treaties
//! for every force would cost more than the phase.

use std::cell::OnceCell;

use super::deeds::undertaking;
use crate::content::{Arm, RegionKind};
use crate::engine::world::World;
use crate::event::WarCause;
use crate::ids::{CrisisId, NationId, RegionId};
use crate::judge;
use crate::order::{Caveat, Contribution, Side};
use crate::view::{Crisis, Participant, Plan};

pub struct Field {
    n: usize,
    pub controller: Vec<Option<NationId>>,
    pub sea: Vec<bool>,
    /// Regions that an undertaking keeps empty of armies and wings.
    empty: Vec<bool>,
    /// The wars, in id order.
    pub wars: Vec<CrisisId>,
    /// By pair: 1 + the place in `wars` of the war in which the two are enemies; 0 for none.
    enemy: Vec<u16>,
    /// By guest and host: may enter; may enter without asking first.
    cross: Vec<bool>,
    cleared: Vec<bool>,
    /// Plans in force.
    plans: Vec<Plan>,
    /// Months that who has not asked first waits at a border.
    border_wait: f64,
    /// By pair: fight on one side, or are bound to defend each other.
    friend: Vec<bool>,
    /// Points of an army that each nation's own ships carry in a month, once asked for.
    lift: OnceCell<Vec<f64>>,
    /// What each nation brings to the wars it is in: the most of its contributions.
    effort: Vec<Option<Contribution>>,
    /// By nation that fights with caveats only: what they are, and the ground that they leave it.
    caveats: Vec<Option<(Caveat, Vec<bool>)>>,
}

impl Field {
    pub fn survey(world: &World) -> Self {
        let n = world.scenario.nations.len();
        let regions = &world.scenario.regions;
        let mut field = Self {
            n,
            controller: world.regions().iter().map(|r| r.controller).collect(),
            sea: regions.iter().map(|r| r.kind == RegionKind::Sea).collect(),
            empty: undertaking::empty(world),
            wars: Vec::new(),
            enemy: vec![0; n * n],
            cross: vec![false; n * n],
            cleared: Vec::new(),
            plans: Vec::new(),
            border_wait: world.rules().preparation.uncleared_months,
            friend: vec![false; n * n],
            lift: OnceCell::new(),
            effort: vec![None; n],
            caveats: vec![None; n],
        };
        field.add_pairs(world);
        field.add_treaties(world);
        field.add_missions(world);
        field.cleared = field.cross.clone();
        for crisis in world.crises().iter().filter(|c| c.is_war()) {
            field.add_war(crisis);
        }
        if field.wars.is_empty() {
            return field;
        }
        let owners = world.regions().iter().map(|r| r.owner).collect::<Vec<_>>();
        for crisis in world.crises().iter().filter(|c| c.is_war()) {
            field.add_caveats(world, &owners, crisis);
        }
        field
    }

    fn add_pairs(&mut self, world: &World) {
        for host in world.nation_ids() {
            let own = self.at(host, host);
            self.cross[own] = true;
            self.friend[own] = true;
            let guests = (0..).map(NationId::at).zip(world.pairs.guests(host));
            for (guest, _) in guests.filter(|(_, granted)| **granted) {
                let i = self.at(guest, host);
                self.cross[i] = true;
            }
        }
    }

    fn add_treaties(&mut self, world: &World) {
        for treaty in world.treaties().iter() {
            let in_force = treaty.plans.iter().filter(|p| p.in_force(world.turn));
            self.plans.extend(in_force.cloned());
            let charter = world.charter(treaty.charter);
            let defends = charter.obligation.defends();
            if !charter.transit && !defends {
                continue;
            }
            for &a in &treaty.members {
                let row = self.at(a, NationId(0))..self.at(a, NationId(0)) + self.n;
                let (cross, friend) = (&mut self.cross[row.clone()], &mut self.friend[row]);
                for &b in &treaty.members {
                    cross[b.index()] |= charter.transit;
                    friend[b.index()] |= defends;
                }
            }
        }
    }

    /// A host lets those who keep its peace come, stay and be supplied.
    fn add_missions(&mut self, world: &World) {
        for mission in world.missions().iter() {
            for one in &mission.troops {
                let i = self.at(one.nation, mission.host);
                self.cross[i] = true;
            }
        }
    }

    fn add_war(&mut self, war: &Crisis) {
        self.wars.push(war.id);
        let number = self.wars.len() as u16;
        for side in Side::BOTH {
            for one in &war.sides[side.index()] {
                let brings = brings(war, side, one);
                let effort = &mut self.effort[one.nation.index()];
                *effort = (*effort).max(Some(brings));
                for mate in war.nations(side) {
                    let i = self.at(one.nation, mate);
                    self.cross[i] = true;
                    self.friend[i] = true;
                }
                for foe in &war.sides[side.other().index()] {
                    let i = self.at(one.nation, foe.nation);
                    let both = brings.min(self::brings(war, side.other(), foe));
                    // Whoever only speaks or pays for a side is neither shot at nor shoots.
                    if both >= Contribution::Caveats && self.enemy[i] == 0 {
                        self.enemy[i] = number;
                    }
                }
            }
        }
    }

    /// Whoever fights with caveats in one war and without in another is free of them.
    fn add_caveats(&mut self, world: &World, owners: &[Option<NationId>], war: &Crisis) {
        for side in Side::BOTH {
            for one in &war.sides[side.index()] {
                let whole = self.effort(one.nation) == Some(Contribution::Full);
                let Some(caveat) = one.caveat.filter(|_| !whole) else {
                    continue;
                };
                if self.caveats[one.nation.index()].is_none() {
                    let ground = ground(world, owners, (war, side), one, caveat);
                    self.caveats[one.nation.index()] = Some((caveat, ground));
                }
            }
        }
    }

    /// Whether the nation's word lets its forces fight for `region`: hold it, or attack into it.
    pub fn may_fight(&self, nation: NationId, region: RegionId, attack: bool) -> bool {
        match &self.caveats[nation.index()] {
            None => attack <= (self.effort(nation) == Some(Contribution::Full)),
            Some((Caveat::DefendOnly, _)) => !attack,
            Some((_, ground)) => ground[region.index()],
        }
    }

    const fn at(&self, a: NationId, b: NationId) -> usize {
        a.index() * self.n + b.index()
    }

    pub fn hostile(&self, a: NationId, b: NationId) -> bool {
        self.enemy[self.at(a, b)] != 0
    }

    /// The war in which the two are enemies.
    pub fn war_between(&self, a: NationId, b: NationId) -> Option<CrisisId> {
        let number = usize::from(self.enemy[self.at(a, b)]);
        number.checked_sub(1).map(|i| self.wars[i])
    }

    pub fn crosses(&self, guest: NationId, host: NationId) -> bool {
        self.cross[self.at(guest, host)]
    }

    /// On one side of a war, or bound to defend each other, and not at war.
    pub fn friends(&self, a: NationId, b: NationId) -> bool {
        self.friend[self.at(a, b)] && !self.hostile(a, b)
    }

    /// Points of an army that each nation's own ships carry in a month; surveyed once, by `survey`.
    pub fn lift(&self, survey: impl FnOnce() -> Vec<f64>) -> &[f64] {
        self.lift.get_or_init(survey)
    }

    /// Whether the nation is in a war with forces.
    pub fn fights(&self, nation: NationId) -> bool {
        self.effort(nation) >= Some(Contribution::Caveats)
    }

    /// Notes that `nation` now fights with all it has.
    pub fn draw_in(&mut self, nation: NationId) {
        self.effort[nation.index()] = Some(Contribution::Full);
        self.caveats[nation.index()] = None;
    }

    pub fn effort(&self, nation: NationId) -> Option<Contribution> {
        self.effort[nation.index()]
    }

    /// Whether a plan holds by which forces of `nation` come to the defence of `helped`.
    pub fn planned(&self, nation: NationId, helped: NationId) -> bool {
        nation != helped
            && self
                .plans
                .iter()
                .any(|p| p.member == helped && p.signed(nation))
    }

    /// Whether both have signed a plan for the defence of whose soil it is.
    pub fn planned_together(&self, a: NationId, b: NationId, soil: Option<NationId>) -> bool {
        let both = |p: &Plan| p.signed(a) && p.signed(b);
        self.plans.iter().any(|p| Some(p.member) == soil && both(p))
    }

    /// Months that an army of `guest` on its way to `helped` waits at the border between two neighbouring
    /// regions: none where it has leave by a grant, a charter or a plan.
    pub fn wait(
        &self,
        guest: NationId,
        helped: Option<NationId>,
        from: RegionId,
        to: RegionId,
    ) -> f64 {
        let (left, entered) = (self.controller[from.index()], self.controller[to.index()]);
        let Some(host) = entered.filter(|h| *h != guest && !self.sea[to.index()]) else {
            return 0.0;
        };
        let planned = || {
            let signed = |p: &Plan| p.signed(guest) && p.signed(host);
            self.plans
                .iter()
                .any(|p| Some(p.member) == helped && signed(p))
        };
        if left == entered
            || self.cleared[self.at(guest, host)]
            || self.hostile(guest, host)
            || planned()
        {
            0.0
        } else {
            self.border_wait
        }
    }

    /// Whether forces of `nation` may enter `region` without fighting.
    pub fn passable(&self, nation: NationId, region: RegionId) -> bool {
        self.controller[region.index()]
            .is_none_or(|host| self.crosses(nation, host) && !self.hostile(nation, host))
    }

    /// The same for a force of `arm`: armies and wings keep out of regions that are to be empty of forces.
    pub fn may_enter(&self, nation: NationId, arm: Arm, region: RegionId) -> bool {
        (arm == Arm::Naval || !self.empty[region.index()]) && self.passable(nation, region)
    }

    pub fn hostile_ground(&self, nation: NationId, region: RegionId) -> bool {
        self.controller[region.index()].is_some_and(|holder| self.hostile(nation, holder))
    }
}

/// By region: whether a caveat lets a participant's forces fight for it.
fn ground(
    world: &World,
    owners: &[Option<NationId>],
    (war, side): (&Crisis, Side),
    one: &Participant,
    caveat: Caveat,
) -> Vec<bool> {
    let treaty = match (caveat, one.cause) {
        (Caveat::DefendOnly, _) => return vec![true; owners.len()],
        (Caveat::InArea, WarCause::Alliance(treaty) | WarCause::Hegemon(treaty)) => treaty,
        (Caveat::AlliedSoil | Caveat::InArea, _) => {
            let held = |o: &Option<NationId>| o.is_some_and(|o| war.side_of(o) == Some(side));
            return owners.iter().map(held).collect();
        }
    };
    let Some(treaty) = world.get(treaty) else {
        return vec![true; owners.len()];
    };
    let charter = world.charter(treaty.charter);
    let inside = |r| judge::in_area(&world.scenario, charter, &treaty, r);
    world.region_ids().map(inside).collect()
}

/// What a participant brings; who leads a war fights it, whatever was noted.
pub fn brings(war: &Crisis, side: Side, one: &Participant) -> Contribution {
    if war.leader(side) == one.nation {
        Contribution::Full
    } else {
        one.contribution
    }
}
