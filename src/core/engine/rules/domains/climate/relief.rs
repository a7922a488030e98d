//! The help of others after a disaster: sent, let in or turned away, and what it does to trust.

use super::strike::share;
use crate::engine::world::World;
use crate::event::{DisasterKind, EventKind};
use crate::ids::{NationId, RegionId};
use crate::view::{Disaster, Relief};

/// A region of `holder` needs help, by what it has `lost` (billions). A new blow comes on top of what has not arrived after the last,
/// and what is on its way is on its way to both.
pub(super) fn needed(
    world: &mut World,
    region: RegionId,
    (holder, lost): (NationId, f64),
    kind: DisasterKind,
    severity: f64,
) {
    let struck = world.turn;
    let mut state = world.region_mut(region);
    let before = state.disaster.take().filter(|d| d.holder == holder);
    let (open, coming) = before.map_or((0.0, Vec::new()), |d| {
        let (there, coming): (Vec<Relief>, Vec<Relief>) = d.relief.iter().partition(|r| r.arrived);
        let there: f64 = there.iter().map(|r| r.share).sum();
        let billions = |r: Relief| (r, r.share * d.need);
        let coming: Vec<_> = coming.into_iter().map(billions).collect();
        (d.need * (1.0 - there).max(0.0), coming)
    });
    let need = lost + open;
    let share = |(relief, billions): (Relief, f64)| Relief {
        share: billions / need.max(1e-9),
        ..relief
    };
    state.disaster = Some(Disaster {
        holder,
        kind,
        severity,
        struck,
        need,
        relief: coming.into_iter().map(share).collect(),
        turned_away: Vec::new(),
    });
}

/// `nation` sends a share of what is needed; it is paid for now and there next month, unless it is turned away. Others may have
/// been quicker in the same turn: what is sent already is not sent twice.
pub fn relieve(world: &mut World, nation: NationId, region: RegionId, percent: u8) {
    let Some(disaster) = world.region(region).disaster.clone() else {
        return;
    };
    let wanted = f64::from(percent) / 100.0;
    let share = wanted.min(disaster.unmet());
    if share <= 0.0 {
        return;
    }
    let holder = disaster.holder;
    let billions = share * disaster.need;
    world.economy_mut(nation).aid += billions;
    let sent = world.turn;
    if let Some(disaster) = &mut world.region_mut(region).disaster {
        disaster.relief.push(Relief {
            nation,
            share,
            sent,
            arrived: false,
        });
    }
    world.tell(EventKind::ReliefSent {
        region,
        nation,
        holder,
        billions,
    });
}

/// The holder of a region turns the help of a nation away that is not there yet.
pub fn turn_away(world: &mut World, holder: NationId, region: RegionId, nation: NationId) {
    if !send_back(world, holder, region, nation) {
        return;
    }
    let lost = world.rules().climate.refused_trust;
    world.beliefs.add_trust(nation, holder, -lost);
}

/// What a nation has sent and is not there yet goes back, and its money with it; whether there was any.
fn send_back(world: &mut World, holder: NationId, region: RegionId, nation: NationId) -> bool {
    let billions = {
        let mut state = world.region_mut(region);
        let Some(disaster) = &mut state.disaster else {
            return false;
        };
        let coming = disaster.relief_of(nation).filter(|r| !r.arrived);
        let Some(billions) = coming.map(|r| r.share * disaster.need) else {
            return false;
        };
        disaster.relief.retain(|r| r.nation != nation);
        if let Err(place) = disaster.turned_away.binary_search(&nation) {
            disaster.turned_away.insert(place, nation);
        }
        billions
    };
    world.economy_mut(nation).treasury += billions;
    world.tell(EventKind::ReliefTurnedAway {
        region,
        nation,
        holder,
    });
    true
}

/// What was sent last month arrives, and after some months help comes too late.
pub fn phase(world: &mut World) {
    for region in world.scenario.clone().region_ids() {
        let Some(disaster) = world.region(region).disaster.clone() else {
            continue;
        };
        let holder = disaster.holder;
        if world.controller(region) != Some(holder) {
            taken(world, region, &disaster);
            continue;
        }
        for relief in &disaster.relief {
            if !relief.arrived && relief.sent < world.turn {
                arrive(world, region, holder, &disaster, relief);
            }
        }
        let waits = disaster.relief.iter().any(|r| r.sent == world.turn);
        if disaster.late(&world.scenario, world.turn + 1) && !waits {
            close(world, region, holder);
        }
    }
}

/// The place has changed hands: what was on its way to others does not get through.
fn taken(world: &mut World, region: RegionId, disaster: &Disaster) {
    if let Some(taker) = world.controller(region) {
        for relief in &disaster.relief {
            send_back(world, taker, region, relief.nation);
        }
    }
    world.region_mut(region).disaster = None;
}

/// Help undoes a part of the harm, and is remembered.
fn arrive(
    world: &mut World,
    region: RegionId,
    holder: NationId,
    disaster: &Disaster,
    relief: &Relief,
) {
    let (giver, part) = (relief.nation, relief.share);
    if let Some(there) = &mut world.region_mut(region).disaster
        && let Some(there) = there.relief.iter_mut().find(|r| r.nation == giver)
    {
        there.arrived = true;
    }
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.climate;
    let (people, works) = {
        let state = world.region(region);
        (state.people, state.infrastructure)
    };
    let saved = rules.relief_saves * part;
    let harm = rules.harm(disaster.severity, works) * saved;
    {
        let mut state = world.region_mut(region);
        state.unrest = (state.unrest - rules.unrest * harm).max(0.0);
    }
    let share = share(world, holder, people);
    world.economy_mut(holder).gdp += disaster.need * saved;
    {
        let mut polity = world.polity_mut(holder);
        polity.stability = (polity.stability + rules.stability * share * harm).min(1.0);
    }
    let trust = rules.relief_trust * disaster.severity * part;
    world.beliefs.add_trust(holder, giver, trust);
    let eased = rules.relief_grievance * disaster.severity * part;
    world.pairs.add_grievance(holder, giver, -eased);
    world.pairs.add_grievance(giver, holder, -eased);
    world.tell(EventKind::ReliefArrived {
        region,
        nation: giver,
        holder,
        billions: part * disaster.need,
    });
}

/// Help would come too late by now. Allies that could have helped and sent nothing are remembered, where nobody did.
fn close(world: &mut World, region: RegionId, holder: NationId) {
    let Some(disaster) = world.region_mut(region).disaster.take() else {
        return;
    };
    let alone = disaster.relief.is_empty() && disaster.turned_away.is_empty();
    let mut absent: Vec<NationId> = world
        .nation_ids()
        .filter(|n| alone && world.allied(*n, holder) && able(world, *n, &disaster))
        .collect();
    absent.sort_by(|a, b| {
        let gdp = |n: &NationId| world.economy(*n).gdp;
        gdp(b).total_cmp(&gdp(a)).then(a.cmp(b))
    });
    if absent.is_empty() {
        return;
    }
    let lost = world.rules().climate.alone_trust * disaster.severity;
    for &ally in &absent {
        world.beliefs.add_trust(holder, ally, -lost);
    }
    world.tell(EventKind::LeftAlone {
        region,
        nation: holder,
        by: absent,
    });
}

/// Whether a nation could have sent the least that may be sent out of what it gives away in a year: it has no war of its own, and
/// its treasury is not empty.
fn able(world: &World, nation: NationId, disaster: &Disaster) -> bool {
    let rules = world.rules();
    let least = rules.climate.relief_shares[0] * disaster.need;
    let economy = world.economy(nation);
    let gives = rules.mind.relief.purse * economy.gdp;
    world.free(nation) && !world.at_war(nation) && economy.treasury > 0.0 && gives >= least
}
