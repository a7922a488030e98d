//! Nations that give up, live on in exile, and come home.

use crate::content::Arm;
use crate::engine::rules::deeds::force::{force_home, home_for};
use crate::engine::rules::deeds::ground::hand_over;
use crate::engine::rules::deeds::settlement::conclude;
use crate::engine::rules::deeds::succession;
use crate::engine::rules::field::brings;
use crate::engine::world::{Force, Plight, World};
use crate::event::{EventKind, Termination};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::{Contribution, Side, Terms};
use crate::view::{Crisis, Exile};

/// Lets those give up who have lost capital and army; a war ends with the leader of a side.
pub fn check(world: &mut World, war: &Crisis) {
    for side in Side::BOTH {
        for one in &war.sides[side.index()] {
            let fights = brings(war, side, one) >= Contribution::Caveats;
            if !fights || !world.free(one.nation) {
                continue;
            }
            let Some(to) = beaten(world, war, side, one.nation) else {
                continue;
            };
            capitulate(world, war, side, one.nation, to);
            if war.leader(side) == one.nation {
                if succession::succeed(world, war.id, side) {
                    return;
                }
                let rules = &world.rules().settlement;
                let terms = match side {
                    Side::Target => judge::surrender(rules, war, side),
                    Side::Challenger if war.counter.is_some() => judge::surrender(rules, war, side),
                    Side::Challenger if war.fortune < 0.0 => judge::defeat(rules),
                    Side::Challenger => Terms::STATUS_QUO,
                };
                let nation = one.nation;
                let how = Termination::Fallen { nation };
                conclude(world, war.id, (terms, how), Some(side.other()));
                return;
            }
        }
    }
}

/// The enemy that holds the nation's capital, if its army is broken or no soil is left to it.
fn beaten(world: &World, war: &Crisis, side: Side, nation: NationId) -> Option<NationId> {
    let capital = world.scenario.nation(nation).capital;
    let to = world
        .controller(capital)
        .filter(|c| war.side_of(*c) == Some(side.other()))?;
    let soil = world
        .region_ids()
        .any(|r| world.controller(r) == Some(nation));
    let army = |counts: &dyn Fn(&Force) -> bool| {
        let land = world.forces();
        let land = land.filter(|f| f.arm == Arm::Land && counts(f));
        land.fold(0.0, |sum, f| sum + f.strength * f.readiness)
    };
    let own = army(&|f| f.nation == nation);
    // What stands in the country decides, not what the enemy has at home.
    let enemy = army(&|f| {
        war.side_of(f.nation) == Some(side.other()) && world.region(f.region).owner == Some(nation)
    });
    (!soil || own < world.rules().combat.broken * enemy).then_some(to)
}

fn capitulate(world: &mut World, war: &Crisis, side: Side, nation: NationId, to: NationId) {
    world.tell(EventKind::Capitulated { nation, to });
    let host = host(world, war, side, nation);
    for id in world.region_ids() {
        if world.controller(id) == Some(nation) {
            hand_over(world, id, to);
        }
    }
    go_into_exile(world, nation, host);
    scatter(world, nation, host);
}

fn go_into_exile(world: &mut World, nation: NationId, host: Option<NationId>) {
    let since = world.turn;
    world.plight_mut(nation).exile = Some(Exile {
        host,
        since,
        extinct: false,
        unborn: false,
    });
    {
        let mut military = world.military_mut(nation);
        military.mobilised = false;
        military.mobilised_months = 0.0;
        military.called_up = 0.0;
        military.backlog = [0.0; 3];
    }
    if let Some(host) = host {
        world.tell(EventKind::Exiled { nation, host });
    }
}

/// The richest free nation on its side takes the government in, or else the lead of a treaty it is in; none that fights against it.
fn host(world: &World, war: &Crisis, side: Side, nation: NationId) -> Option<NationId> {
    let mut best: Option<(f64, NationId)> = None;
    let mut offer = |n: NationId, gdp: f64| {
        if best.is_none_or(|(g, _)| gdp > g) {
            best = Some((gdp, n));
        }
    };
    for n in war.nations(side).filter(|n| *n != nation && world.free(*n)) {
        offer(n, world.economy(n).gdp);
    }
    best.map(|(_, n)| n).or_else(|| {
        world
            .treaties()
            .iter()
            .filter(|t| t.has(nation))
            .filter_map(|t| t.lead)
            .find(|lead| {
                let enemy = war.side_of(*lead) == Some(side.other());
                *lead != nation && world.free(*lead) && !enemy
            })
    })
}

/// What stood on lost soil escapes in small part to the host; what stands with friends fights on.
fn scatter(world: &mut World, nation: NationId, host: Option<NationId>) {
    let escape = world.rules().combat.escape;
    let forces: Vec<Force> = world
        .forces()
        .filter(|f| f.nation == nation)
        .map(|f| Force::clone(&f))
        .collect();
    for force in forces {
        let with_friends = world
            .controller(force.region)
            .is_some_and(|c| world.may_cross(nation, c) && world.free(c) && c != nation);
        if with_friends {
            continue;
        }
        if let Some(mut f) = world.get_mut(force.id) {
            f.strength *= escape;
        }
        let home: Option<RegionId> = host.and_then(|h| home_for(world, h, force.arm));
        force_home(world, force.id, home);
    }
}

/// A nation of whose soil others hold the last has no country, though there is peace.
pub fn homeless(world: &mut World) {
    let mut has = vec![false; world.scenario.nations.len()];
    for holder in world.regions().iter().filter_map(|r| r.controller) {
        has[holder.index()] = true;
    }
    for nation in world.nation_ids() {
        if !has[nation.index()] && world.free(nation) && !world.at_war(nation) {
            go_into_exile(world, nation, None);
            scatter(world, nation, None);
        }
    }
}

/// Exiles come home when their capital is free, or when there is peace and some soil is theirs.
pub fn restore(world: &mut World) {
    let mut exiles = Vec::new();
    world
        .ecs
        .each::<NationId, &Plight>(|nation, plight| exiles.extend(plight.exile.map(|_| nation)));
    for nation in exiles {
        let own = |r: RegionId| {
            let state = world.region(r);
            state.owner == Some(nation) && state.controller == Some(nation)
        };
        let home = own(world.scenario.nation(nation).capital)
            || (!world.at_war(nation) && world.region_ids().any(own));
        if home {
            world.plight_mut(nation).exile = None;
            world.tell(EventKind::Restored { nation });
        }
    }
}
