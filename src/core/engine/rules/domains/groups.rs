//! Armed groups. They fight whoever holds their region, draw on its people, and live on havens and sponsors; what their sway over
//! the place does to it goes by its unrest (`insurgency`).

use super::covert;
use super::service::pooled_skill;
use crate::content::Arm;
use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::contingent::lose;
use crate::engine::rules::deeds::group::end;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, GroupEnd};
use crate::ids::{ForceId, GroupId, MissionId, NationId, RegionId, key};
use crate::order::CovertKind;
use crate::view::{ArmedGroup, Backing};

/// Where groups stand against a holder, in region order; empty on most maps.
pub struct Fronts(Vec<Front>);

/// One region with groups, and who fights them there.
pub struct Front {
    region: RegionId,
    holder: NationId,
    /// Points of all groups there.
    groups: f64,
    /// Points of troops and police against them.
    against: f64,
    troops: Vec<Troops>,
}

/// A force that fights groups.
struct Troops {
    force: ForceId,
    /// The peace operation to which it is posted, and what it is worth there, 0..1.
    posted: Option<(MissionId, f64)>,
}

impl Fronts {
    pub fn survey(world: &World) -> Self {
        let mut fronts: Vec<Front> = Vec::new();
        let groups = world.groups();
        let mut sorted: Vec<&ArmedGroup> = groups.iter().collect();
        sorted.sort_by_key(|g| (g.region, g.id));
        for group in sorted {
            let Some(holder) = world.controller(group.region) else {
                continue;
            };
            match fronts.last_mut().filter(|f| f.region == group.region) {
                Some(front) => front.groups += group.strength,
                None => fronts.push(Front {
                    region: group.region,
                    holder,
                    groups: group.strength,
                    against: police(world, group.region, holder),
                    troops: Vec::new(),
                }),
            }
        }
        if fronts.is_empty() {
            return Self(fronts);
        }
        let bonds = world.bonds();
        for force in world.forces().filter(|f| f.arm == Arm::Land) {
            let place = fronts.binary_search_by_key(&force.region, |f| f.region);
            let Some(front) = place.ok().and_then(|i| fronts.get_mut(i)) else {
                continue;
            };
            let posted = posting(world, force.id, front.region);
            let stands = force.nation == front.holder
                || bonds.allied(force.nation, front.holder)
                || posted.is_some();
            if stands && !backs(world, force.nation, front.region) {
                let worth = posted.map_or(1.0, |(_, worth)| worth);
                front.against += force.strength * force.readiness * worth;
                front.troops.push(Troops {
                    force: force.id,
                    posted,
                });
            }
        }
        Self(fronts)
    }

    pub fn at(&self, region: RegionId) -> Option<&Front> {
        let place = self.0.binary_search_by_key(&region, |f| f.region);
        place.ok().map(|i| &self.0[i])
    }
}

impl Front {
    /// How much of the region is the groups', 0..1: below that its unrest does not fall.
    pub fn sway(&self) -> f64 {
        ArmedGroup::sway(self.groups, self.against)
    }

    /// Points of all groups there.
    pub fn groups(&self) -> f64 {
        self.groups
    }
}

/// Points of police that fight beside an army: on its own soil, and as far as the state is firm.
fn police(world: &World, region: RegionId, holder: NationId) -> f64 {
    let state = world.region(region);
    if state.owner != Some(holder) {
        return 0.0;
    }
    let stability = world.polity(holder).stability;
    world.rules().domains.police(state.people, stability)
}

/// The peace operation in the region to which a force is posted, and what it is worth there.
fn posting(world: &World, force: ForceId, region: RegionId) -> Option<(MissionId, f64)> {
    let missions = world.missions();
    let mut there = missions.iter().filter(|m| m.region == region);
    there.find_map(|m| {
        let contingent = m.troops.iter().find(|d| d.force == Some(force));
        contingent.map(|d| (m.id, d.worth * d.ready))
    })
}

/// Whether a nation is the sponsor of a group in the region.
fn backs(world: &World, nation: NationId, region: RegionId) -> bool {
    let groups = world.groups();
    let mut there = groups.iter().filter(|g| g.region == region);
    there.any(|g| g.sponsor == Some(nation))
}

pub fn phase(world: &mut World, fronts: &Fronts) {
    for front in &fronts.0 {
        bleed(world, front);
    }
    // Their ids first: groups end.
    for id in world.ecs.ids::<GroupId>() {
        let Some(group) = world.get(id).map(owned) else {
            continue;
        };
        if let Some(front) = fronts.at(group.region) {
            live(world, &group, front);
        }
    }
}

/// The troops that fight groups lose by their sway.
fn bleed(world: &mut World, front: &Front) {
    let share = world.rules().domains.group_toll * front.sway() * world.dt();
    for troops in &front.troops {
        let Some((mission, _)) = troops.posted else {
            if let Some(mut force) = world.get_mut(troops.force) {
                force.strength *= 1.0 - share;
            }
            continue;
        };
        let contingent = world.get(mission).and_then(|m| {
            let mut list = m.troops.iter();
            list.find(|d| d.force == Some(troops.force)).copied()
        });
        if let Some(contingent) = contingent {
            // Only those lose who are there, which `lose` sees to.
            lose(world, mission, &contingent, share * contingent.worth);
        }
    }
}

/// A group's month: who stands by it, whom it is held against, its attacks, and what becomes of it.
fn live(world: &mut World, group: &ArmedGroup, front: &Front) {
    if prevailed(world, group, front.holder) {
        end(world, group.id, GroupEnd::Prevailed);
        return;
    }
    let fed = feed(world, group, front.holder);
    let hidden = shelter(world, group, front.holder);
    resent(world, group, front);
    expose(world, group, front.holder, fed);
    attack(world, group, front);
    let strength = group.strength * libm::exp(growth(world, front, fed, hidden) * world.dt());
    if strength < world.rules().domains.group_floor {
        end(world, group.id, GroupEnd::Broken);
    } else if let Some(mut group) = world.get_mut(group.id) {
        group.strength = strength;
    }
}

/// Whether those hold the ground for whom it fought: its sponsor, or the rightful owner whom another had driven out.
fn prevailed(world: &World, group: &ArmedGroup, holder: NationId) -> bool {
    let owner = world.region(group.region).owner;
    let freed = owner == Some(holder) && group.against != holder;
    freed || group.sponsor == Some(holder)
}

/// Its sponsor pays, and says how much of what it needs that is, 0..1; or stops, where it has come to be the holder's friend, is
/// free no more or has no credit left. What it pays is in its next budget.
fn feed(world: &mut World, group: &ArmedGroup, holder: NationId) -> f64 {
    let Some(sponsor) = group.sponsor else {
        return 0.0;
    };
    let scenario = world.scenario.clone();
    let (rules, dt) = (&scenario.rules.domains, world.dt());
    let credit = world.economy(sponsor).credit(&scenario.rules.economy);
    let friend = friends(world, sponsor, holder);
    let stops = credit <= 0.0 || !world.free(sponsor) || friend;
    let fed = if stops {
        0.0
    } else {
        let need = rules.group_cost * group.strength * dt;
        let mut economy = world.economy_mut(sponsor);
        let spare = rules.group_share * economy.gdp * dt * credit - economy.backing;
        let paid = need.min(spare.max(0.0));
        economy.backing += paid;
        if need > 0.0 { paid / need } else { 1.0 }
    };
    if let Some(mut group) = world.get_mut(group.id) {
        group.fed = fed;
        group.sponsor = group.sponsor.filter(|_| !stops);
    }
    if stops {
        let event = EventKind::SponsorStopped {
            group: group.name.clone(),
            region: group.region,
            nation: holder,
            sponsor,
        };
        match group.backing(rules) {
            Backing::None => world.tell_only(&[sponsor], event),
            Backing::Suspected(_) | Backing::Known(_) => world.tell(event),
        }
    }
    fed
}

/// Whether it has a haven to rest in. Who holds the place closes it as a friend of the holder, unless its state has
/// failed, or where it bears the holder no ill will and has the troops; a sponsor does not.
fn shelter(world: &mut World, group: &ArmedGroup, holder: NationId) -> bool {
    let Some(haven) = group.haven else {
        return false;
    };
    let host = world.controller(haven);
    let closed = host.is_some_and(|host| {
        let rules = &world.rules().domains;
        let able = || troops(world, haven, host, holder) >= rules.group_cordon * group.strength;
        if host == holder {
            return able();
        }
        let goodwill = goodwill(world, host, holder);
        let governs = world.polity(host).stability >= world.rules().peace.failed;
        let friend = goodwill >= rules.group_friend || friends(world, host, holder);
        Some(host) != group.sponsor && ((friend && governs) || (goodwill >= 0.0 && able()))
    });
    if let Some(host) = host.filter(|_| closed) {
        if let Some(mut group) = world.get_mut(group.id) {
            group.haven = None;
        }
        world.tell(EventKind::HavenClosed {
            group: group.name.clone(),
            region: haven,
            nation: host,
            holder,
        });
    }
    !closed
}

/// Whether a nation is bound to help the holder of a region and bears it no ill will: there are pacts between those at odds.
fn friends(world: &World, nation: NationId, holder: NationId) -> bool {
    world.allied(nation, holder) && goodwill(world, nation, holder) >= 0.0
}

/// What a nation feels for the holder of a region.
fn goodwill(world: &World, nation: NationId, holder: NationId) -> f64 {
    let pairs = &world.pairs;
    pairs.affinity(nation, holder) - pairs.rivalry(nation, holder) - pairs.grievance(nation, holder)
}

/// Points of armies that host and holder have in a region.
fn troops(world: &World, region: RegionId, host: NationId, holder: NationId) -> f64 {
    let theirs = |n: NationId| n == host || n == holder;
    world
        .forces()
        .filter(|f| f.arm == Arm::Land && f.region == region && theirs(f.nation))
        .fold(0.0, |sum, f| sum + f.strength * f.readiness)
}

/// The holder holds it against the sponsor, as far as it knows who that is, and against the host of the haven.
fn resent(world: &mut World, group: &ArmedGroup, front: &Front) {
    let Some(group) = world.get(group.id).map(owned) else {
        return;
    };
    let rules = world.rules().domains.clone();
    let step = front.sway() * world.dt();
    if let Backing::Suspected(sponsor) | Backing::Known(sponsor) = group.backing(&rules) {
        let sting = rules.group_grievance * group.exposed * step;
        world.pairs.add_grievance(front.holder, sponsor, sting);
    }
    let host = group.haven.and_then(|haven| world.controller(haven));
    if let Some(host) = host.filter(|h| *h != front.holder) {
        let sting = rules.group_host_grievance * step;
        world.pairs.add_grievance(front.holder, host, sting);
    }
}

/// What a sponsor pays comes to light bit by bit. Once it is known the holder has proof that it can show.
fn expose(world: &mut World, group: &ArmedGroup, holder: NationId, fed: f64) {
    let rules = world.rules().domains.clone();
    let before = group.exposed;
    let after = before + (1.0 - before) * (1.0 - libm::exp(-rules.group_leaks * fed * world.dt()));
    if let Some(mut group) = world.get_mut(group.id) {
        group.exposed = after;
    }
    let Some(sponsor) = group.sponsor else { return };
    if before < rules.group_known && after >= rules.group_known {
        let (skill, helper) = pooled_skill(world, holder, sponsor);
        let confidence = (rules.attribution + rules.attribution_skill * skill)
            .clamp(rules.confidence_least, rules.confidence_most);
        let kind = CovertKind::Subversion;
        let act = covert::Act {
            by: sponsor,
            on: holder,
            kind,
            cyber: None,
            gravity: 0.0,
        };
        covert::blame(world, &act, sponsor, confidence, helper);
    }
}

/// An attack that kills, as nameless insurgents make them (`insurgency`), shared among the groups of a region by their strength.
fn attack(world: &mut World, group: &ArmedGroup, front: &Front) {
    let rules = &world.rules().domains;
    let key = pair(key(&group.name), world.scenario.key_of_region(group.region));
    let mut dice = world.dice(Phase::Groups, key);
    let unrest = world.region(group.region).unrest;
    let rate = rules.attack_rate * unrest * group.strength / front.groups.max(1e-9);
    if !dice.chance(1.0 - libm::exp(-rate * world.dt())) {
        return;
    }
    let times = 1.0 + rules.group_deaths * group.strength;
    let deaths = rules.attack_deaths * times * dice.pareto(rules.attack_tail);
    let deaths = deaths.min(rules.attack_ceiling);
    world.tell(EventKind::Attacked {
        region: group.region,
        nation: front.holder,
        deaths,
        group: Some(group.name.clone()),
    });
}

/// Growth of a group's strength a year: recruits where people are up against the holder, and fewer the more have gone already; some
/// go home where they are not; losses by the troops against it, beside its own and beside the people among whom it hides.
fn growth(world: &World, front: &Front, fed: f64, hidden: bool) -> f64 {
    let rules = &world.rules().domains;
    let state = world.region(front.region);
    let people = state.people.max(1e-6);
    let left = (1.0 - front.groups / (rules.group_per_million * people)).max(0.0);
    let recruits = rules.group_recruits * state.unrest * left;
    let crowd = front.against + front.groups + rules.garrison_per_million * people;
    let spared = if hidden { rules.group_rest } else { 0.0 };
    let losses = rules.group_losses * front.against / crowd * (1.0 - spared);
    let goes = rules.group_melts * (1.0 - state.unrest) + losses;
    recruits - goes * (1.0 - rules.group_fed * fed)
}
