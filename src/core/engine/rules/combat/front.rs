//! Contested borders: which forces attack which region this month, and over what ground.

use super::landing;
use super::theatre::{Theatre, Unit};
use crate::content::Mode;
use crate::dice::{Phase, pair};
use crate::engine::rules::waters::Waters;
use crate::engine::world::World;
use crate::ids::{NationId, RegionId};
use crate::order::Stake;

/// The number for the lot of which attack comes first, apart from the rolls of battles.
const FIRST: u32 = u32::MAX - 1;

/// How an attacker comes at its target.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Contact {
    Border,
    Strait,
    Beach,
}

/// One attack on one region by friends.
pub struct Front {
    pub target: RegionId,
    /// Places in the theatre's units, each with its way in.
    pub attackers: Vec<(usize, Contact)>,
    /// Regions that the attack comes from, each with the length of the border that it comes over, km.
    pub borders: Vec<(RegionId, f64)>,
}

/// A region that a force could attack.
#[derive(Clone, Copy)]
struct Choice {
    target: RegionId,
    contact: Contact,
    km: f64,
    worth: f64,
}

/// All attacks of a month. Which is fought first is drawn by lot: one that is beaten attacks no more, and no place in the
/// file may decide who that is.
pub fn contested(world: &World, theatre: &Theatre, waters: &Waters, month: u32) -> Vec<Front> {
    let mut fronts: Vec<Front> = Vec::new();
    for (i, unit) in theatre.units.iter().enumerate() {
        if !theatre.attacks(unit) {
            continue;
        }
        if let Some(choice) = choose(world, theatre, waters, unit) {
            enlist(theatre, &mut fronts, i, choice);
        }
    }
    let cup = world.cup(Phase::Combat);
    let scenario = &world.scenario;
    fronts.sort_by_cached_key(|f| {
        let region = scenario.key_of_region(f.target).wrapping_add(month);
        let first = f.attackers.iter().map(|a| theatre.units[a.0].force.nation);
        let nation = first.map(|n| &scenario.nation(n).id).min();
        let lot = cup.dice(pair(region, FIRST)).below(usize::from(u16::MAX));
        (lot, &scenario.region(f.target).id, nation)
    });
    fronts
}

/// Adds the attacker to the front of its friends on that target.
fn enlist(theatre: &Theatre, fronts: &mut Vec<Front>, i: usize, choice: Choice) {
    let nation = |i: usize| theatre.units[i].force.nation;
    let mate = fronts.iter_mut().find(|f| {
        f.target == choice.target
            && f.attackers
                .first()
                .is_some_and(|a| theatre.field.friends(nation(a.0), nation(i)))
    });
    let from = (theatre.units[i].force.region, choice.km);
    match mate {
        Some(front) => {
            front.attackers.push((i, choice.contact));
            if !front.borders.iter().any(|b| b.0 == from.0) {
                front.borders.push(from);
            }
        }
        None => fronts.push(Front {
            target: choice.target,
            attackers: vec![(i, choice.contact)],
            borders: vec![from],
        }),
    }
}

/// The most rewarding target in reach: what it is worth over what it costs.
fn choose(world: &World, theatre: &Theatre, waters: &Waters, unit: &Unit) -> Option<Choice> {
    let mut best: Option<Choice> = None;
    for choice in choices(world, theatre, waters, unit) {
        let name = |c: &Choice| &world.scenario.region(c.target).id;
        let better = |b: Choice| {
            choice.worth > b.worth || (choice.worth == b.worth && name(&choice) < name(&b))
        };
        if best.is_none_or(better) {
            best = Some(choice);
        }
    }
    best
}

fn choices(world: &World, theatre: &Theatre, waters: &Waters, unit: &Unit) -> Vec<Choice> {
    let (here, nation) = (unit.force.region, unit.force.nation);
    let rules = &world.rules().combat;
    let mut list = Vec::new();
    let mut add = |target: RegionId, contact: Contact, km: f64, ease: f64| {
        if theatre.field.hostile_ground(nation, target)
            && theatre.field.may_fight(nation, target, true)
        {
            let worth = ease * prize(world, nation, target) / (1.0 + theatre.guard[target.index()]);
            list.push(Choice {
                target,
                contact,
                km,
                worth,
            });
        }
    };
    add(here, Contact::Border, rules.strait_km, 1.0);
    for (link, next) in world.scenario.links_from(here) {
        match link.mode {
            Mode::Land => add(next, Contact::Border, link.border_km.max(1.0), 1.0),
            Mode::Strait => add(next, Contact::Strait, rules.strait_km, rules.strait),
            Mode::Sea
                if theatre.afloat(nation, next)
                    && waters.hold(&theatre.field, nation, next) >= rules.landing_hold =>
            {
                let carried = landing::carried(world, theatre, nation, next);
                if carried < world.rules().economy.cadre {
                    continue;
                }
                // What stays on the quay takes no beach.
                let ashore = (carried / unit.force.strength.max(1e-9)).min(1.0);
                for (coast, beach) in world.scenario.links_from(next) {
                    if coast.mode == Mode::Sea && !theatre.field.sea[beach.index()] {
                        add(
                            beach,
                            Contact::Beach,
                            rules.strait_km,
                            rules.landing * rules.beach_prospect * ashore,
                        );
                    }
                }
            }
            Mode::Sea | Mode::Air => {}
        }
    }
    list
}

/// What holding a region is worth to an attacker: its output, twice over for a capital and for the prize of
/// the war.
fn prize(world: &World, nation: NationId, region: RegionId) -> f64 {
    let mut worth = 1.0 + world.scenario.weight(region);
    let Some(owner) = world.region(region).owner else {
        return worth;
    };
    if world.scenario.nation(owner).capital == region {
        worth *= world.rules().combat.prize_stake;
    }
    let stake = Stake::Territory(region);
    if world
        .crises()
        .iter()
        .any(|c| c.stake == stake && c.side_of(nation).is_some())
    {
        worth *= world.rules().combat.prize_stake;
    }
    worth
}
