//! States are born of others' soil, go up in one another, and fall to their heirs. What follows the soil, what is parted and
//! by which measure, and what one alone goes on with, is told in docs/model.md.

use std::collections::BTreeMap;

use super::ground::transfer_output;
use super::{extinction, settlement, terms, treaty};
use crate::content::Heir;
use crate::engine::world::{Force, World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::{CaseId, CrisisId, ForceId, MissionId, NationId, RegionId};
use crate::order::{Contribution, Side, Stake, Terms};
use crate::view::{Case, Crisis, Mission};

/// `nation` parts from their owners with `regions`, with people, output and its part of treasury and debts, and with `share`
/// of the owners' forces that stand there; the rest of them are on foreign soil from now on. It is born of that, or comes
/// back, where there is no such state. What it already owns changes nothing.
pub fn secede(world: &mut World, nation: NationId, regions: &[RegionId], share: f64) {
    let mut parents: BTreeMap<NationId, Vec<RegionId>> = BTreeMap::new();
    for &region in regions {
        let owner = world.region(region).owner;
        if let Some(owner) = owner.filter(|o| *o != nation) {
            parents.entry(owner).or_default().push(region);
        }
    }
    if parents.is_empty() {
        return;
    }
    let unborn = world.plight(nation).exile.is_some_and(|e| e.unborn);
    let born = world.extinct(nation);
    if born {
        world.awaken(nation);
    }
    let scenario = world.scenario.clone();
    let weight = |list: &[RegionId]| list.iter().fold(0.0, |sum, r| sum + scenario.weight(*r));
    let whole = parents.values().fold(0.0, |sum, list| sum + weight(list));
    for (&parent, list) in &parents {
        let made = unborn.then(|| scenario.nation(nation).gdp * weight(list) / whole.max(1e-9));
        part_means(world, parent, nation, list, made);
        part_forces(world, parent, nation, list, share);
        for &region in list {
            take_soil(world, parent, nation, region);
        }
        settle_over(world, parent, list);
    }
    if born {
        world.set_trend(nation);
    }
    world.measure_proximity(nation);
    if born {
        world.tell(EventKind::Born {
            nation,
            from: parents.keys().copied().collect(),
            regions: parents.values().flatten().copied().collect(),
        });
    } else {
        for (&from, list) in &parents {
            for &region in list {
                world.tell(EventKind::RegionCeded {
                    region,
                    from,
                    to: nation,
                });
            }
        }
    }
}

/// People and output go with the soil: of a state yet to be born what the map says that its soil `made` on the first day,
/// grown or shrunk as its owner's output has since. Treasury and debts are parted as output is.
fn part_means(
    world: &mut World,
    from: NationId,
    to: NationId,
    regions: &[RegionId],
    made: Option<f64>,
) {
    let before = world.economy(from).gdp;
    let moved = if let Some(made) = made {
        let people = regions
            .iter()
            .fold(0.0, |sum, r| sum + world.region(*r).people);
        let grown = before / world.economy(from).gdp_at_start.max(1e-9);
        let moved = (made * grown).min(before);
        world.economy_mut(from).gdp -= moved;
        world.economy_mut(to).gdp += moved;
        let left = (world.polity(from).population - people).max(0.0);
        world.polity_mut(from).population = left;
        world.polity_mut(to).population += people;
        moved
    } else {
        for &region in regions {
            transfer_output(world, region, from, to);
        }
        before - world.economy(from).gdp
    };
    let purse = world.economy(from).treasury * moved / before.max(1e-9);
    world.economy_mut(from).treasury -= purse;
    world.economy_mut(to).treasury += purse;
}

/// Of the forces that stand on the soil a share goes over, force by force.
fn part_forces(world: &mut World, from: NationId, to: NationId, regions: &[RegionId], share: f64) {
    let there: Vec<Force> = world
        .forces()
        .filter(|f| f.nation == from && regions.contains(&f.region) && !world.posted(f.id))
        .collect();
    for force in there {
        if share >= 1.0 {
            if let Some(mut f) = world.get_mut(force.id) {
                f.nation = to;
                f.target = None;
            }
            world.set_transit(force.id, None);
        } else if share > 0.0 {
            if let Some(mut f) = world.get_mut(force.id) {
                f.strength *= 1.0 - share;
            }
            world.add(|id| Force {
                id,
                nation: to,
                strength: force.strength * share,
                target: None,
                station: Some(force.region),
                ..force
            });
        }
    }
}

/// What an enemy holds of it he goes on holding.
fn take_soil(world: &mut World, from: NationId, to: NationId, region: RegionId) {
    let kept = world.rules().combat.unrest_kept;
    let mut state = world.region_mut(region);
    state.owner = Some(to);
    if state.controller == Some(from) {
        state.controller = Some(to);
        state.unrest *= kept;
        hand_on(&mut state.stocks, from, to);
    }
    drop(state);
    world.claims.retain(|c| (c.by, c.region) != (to, region));
}

/// What one has laid in is the other's.
fn hand_on(stocks: &mut Vec<(NationId, f64)>, from: NationId, to: NationId) {
    let Some(place) = stocks.iter().position(|s| s.0 == from) else {
        return;
    };
    let (_, kilotonnes) = stocks.remove(place);
    match stocks.iter_mut().find(|s| s.0 == to) {
        Some(stock) => stock.1 += kilotonnes,
        None => stocks.push((to, kilotonnes)),
    }
}

/// Short of war a quarrel over soil is over when the soil is no longer its leader's.
fn settle_over(world: &mut World, from: NationId, regions: &[RegionId]) {
    let over = |c: &&Crisis| {
        let lost = matches!(c.stake, Stake::Territory(r) if regions.contains(&r));
        lost && c.target == from && !c.is_war()
    };
    let idle: Vec<CrisisId> = world.crises().iter().filter(over).map(|c| c.id).collect();
    for id in idle {
        settlement::conclude(world, id, (Terms::STATUS_QUO, Termination::Moot), None);
    }
}

/// `nation` goes up in `into` with all that it has and owes. Its treaties end for it: its soil is under those of the other
/// now. Nothing happens while the two fight each other, or where one of them is no state.
pub fn unite(world: &mut World, nation: NationId, into: NationId) {
    let apart = world.war_between(nation, into).is_some();
    if apart || nation == into || world.extinct(nation) || world.extinct(into) {
        return;
    }
    let treaties = extinction::memberships(world, nation);
    let (theirs, ours) = (
        world.polity(nation).population,
        world.polity(into).population,
    );
    let stability = world.polity(nation).stability;
    {
        let mut polity = world.polity_mut(into);
        let all = (theirs + ours).max(1e-9);
        polity.stability = (polity.stability * ours + stability * theirs) / all;
        polity.population += theirs;
    }
    let (gdp, at_start) = {
        let economy = world.economy(nation);
        (economy.gdp, economy.gdp_at_start)
    };
    {
        let mut economy = world.economy_mut(into);
        economy.gdp += gdp;
        economy.gdp_at_start += at_start;
    }
    for region in world.region_ids() {
        if world.region(region).owner == Some(nation) {
            take_soil(world, nation, into, region);
        }
    }
    take_over(world, nation, into);
    world.measure_proximity(into);
    world.tell(EventKind::United {
        nation,
        into,
        treaties,
    });
    wind_up(world, nation);
}

/// `nation` is no more. Each heir parts from it with its regions, people, output, debts and the forces that stand there, and
/// sits in every treaty in which it sat; with the rest, its offices, wars and warheads the first one goes on.
pub fn dissolve(world: &mut World, nation: NationId, heirs: &[Heir]) {
    let Some(first) = heirs.first().filter(|_| !world.extinct(nation)) else {
        return;
    };
    let ours = |world: &World, r: RegionId| world.region(r).owner == Some(nation);
    for heir in &heirs[1..] {
        let theirs = heir.regions.iter().copied();
        let theirs: Vec<RegionId> = theirs.filter(|r| ours(world, *r)).collect();
        secede(world, heir.nation, &theirs, 1.0);
    }
    let rest: Vec<RegionId> = world.region_ids().filter(|r| ours(world, *r)).collect();
    secede(world, first.nation, &rest, 1.0);
    if world.extinct(first.nation) {
        // Nothing was left for it: the others have all there was.
        return;
    }
    let gdp = std::mem::take(&mut world.economy_mut(nation).gdp);
    world.economy_mut(first.nation).gdp += gdp;
    world.set_trend(first.nation);
    let treaties = extinction::memberships(world, nation);
    for &id in &treaties {
        for heir in &heirs[1..] {
            if !world.extinct(heir.nation) {
                treaty::join(world, id, heir.nation);
            }
        }
        if let Some(mut treaty) = world.get_mut(id)
            && !treaty.has(first.nation)
        {
            treaty.succeed(nation, first.nation);
        }
    }
    take_over(world, nation, first.nation);
    world.tell(EventKind::Dissolved {
        nation,
        heirs: heirs.iter().map(|h| h.nation).collect(),
        treaties,
    });
    wind_up(world, nation);
}

fn wind_up(world: &mut World, nation: NationId) {
    extinction::close(world, nation);
    world.economy_mut(nation).gdp = 0.0;
    world.polity_mut(nation).population = 0.0;
}

/// What is one state's and cannot be parted goes on with `heir`: forces, purse and warheads, what it holds of others' soil,
/// claims, words given, rights of way, quarrels and posts abroad.
fn take_over(world: &mut World, nation: NationId, heir: NationId) {
    let forces: Vec<ForceId> = world
        .forces()
        .filter(|f| f.nation == nation)
        .map(|f| f.id)
        .collect();
    for id in forces {
        if let Some(mut force) = world.get_mut(id) {
            force.nation = heir;
        }
    }
    for region in world.region_ids() {
        let mut state = world.region_mut(region);
        if state.controller == Some(nation) {
            state.controller = Some(heir);
        }
        hand_on(&mut state.stocks, nation, heir);
    }
    means(world, nation, heir);
    words(world, nation, heir);
    for id in world.ecs.ids::<CrisisId>() {
        quarrel(world, id, nation, heir);
    }
    cases(world, nation, heir);
    posts(world, nation, heir);
}

fn means(world: &mut World, nation: NationId, heir: NationId) {
    let treasury = std::mem::take(&mut world.economy_mut(nation).treasury);
    world.economy_mut(heir).treasury += treasury;
    let (warheads, called_up, backlog, mobilised, months) = {
        let mut army = world.military_mut(nation);
        (
            std::mem::take(&mut army.nuclear),
            std::mem::take(&mut army.called_up),
            std::mem::take(&mut army.backlog),
            army.mobilised,
            army.mobilised_months,
        )
    };
    let mut army = world.military_mut(heir);
    army.nuclear += warheads;
    army.called_up += called_up;
    for (mine, theirs) in army.backlog.iter_mut().zip(backlog) {
        *mine += theirs;
    }
    if mobilised && !army.mobilised {
        army.mobilised = true;
        army.mobilised_months = months;
    }
}

fn words(world: &mut World, nation: NationId, heir: NationId) {
    let swap = |n: &mut NationId| {
        if *n == nation {
            *n = heir;
        }
    };
    let theirs: Vec<_> = world
        .claims
        .iter()
        .filter(|c| c.by == nation)
        .cloned()
        .collect();
    for c in theirs {
        if world.region(c.region).owner != Some(heir) {
            terms::claim(world, heir, c.region, c.strength);
        }
    }
    for u in &mut world.undertakings {
        swap(&mut u.by);
        swap(&mut u.to);
    }
    world.undertakings.retain(|u| u.by != u.to);
    for p in &mut world.promises {
        swap(&mut p.by);
        swap(&mut p.to);
    }
    world.promises.retain(|p| p.by != p.to);
    let others = world.nation_ids().filter(|o| *o != nation && *o != heir);
    for other in others {
        for (a, b, x, y) in [(nation, other, heir, other), (other, nation, other, heir)] {
            if world.pairs.transit(a, b) {
                world.pairs.set_transit(x, y, true);
            }
            if world.pairs.sanctions(a, b) {
                world.pairs.set_sanctions(x, y, true);
            }
        }
        let mut polity = world.polity_mut(other);
        polity.leans.iter_mut().for_each(swap);
    }
}

/// The heir stands in its place, unless it stands against it or has a quarrel of its own with the same.
fn quarrel(world: &mut World, id: CrisisId, nation: NationId, heir: NationId) {
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    let Some(side) = crisis.side_of(nation) else {
        return;
    };
    let led = crisis.leader(side) == nation;
    let foe = crisis.leader(side.other());
    let against = crisis.side_of(heir) == Some(side.other());
    let twice = led
        && world
            .crises()
            .iter()
            .any(|c| c.id != id && c.opposed(heir, foe));
    if against || twice {
        if led {
            settlement::conclude(world, id, (Terms::STATUS_QUO, Termination::Moot), None);
        }
        return;
    }
    if let Some(mut c) = world.get_mut(id) {
        if led {
            match side {
                Side::Challenger => c.challenger = heir,
                Side::Target => c.target = heir,
            }
        }
        let list = c.side_mut(side);
        if list.iter().any(|p| p.nation == heir) {
            list.retain(|p| p.nation != nation);
        }
        for p in list.iter_mut().filter(|p| p.nation == nation) {
            p.nation = heir;
        }
        if led {
            list.sort_by_key(|p| p.nation != heir);
            if let Some(first) = list.first_mut() {
                first.contribution = Contribution::Full;
                first.caveat = None;
            }
        }
        for plea in &mut c.pleas {
            if plea.nation == nation {
                plea.nation = heir;
            }
        }
    }
    let since = world.plight(nation).at_war;
    let mut plight = world.plight_mut(heir);
    plight.at_war = match (plight.at_war, since) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    drop(plight);
    if led {
        world.tell(EventKind::TakenOver {
            crisis: id,
            side,
            nation: heir,
            from: nation,
        });
    }
}

/// A call against it is one against the heir; one for it the heir has made, where it sits in the treaty.
fn cases(world: &mut World, nation: NationId, heir: NationId) {
    for id in world.ecs.ids::<CaseId>() {
        let Some(case) = world.get(id).map(owned) else {
            continue;
        };
        let sits = world.get(case.treaty).is_some_and(|t| t.has(heir));
        let change = |c: &mut Case| {
            let swap = |n: &mut NationId| {
                if *n == nation {
                    *n = heir;
                }
            };
            if c.victim != heir {
                swap(&mut c.aggressor);
            }
            if sits && c.aggressor != heir {
                swap(&mut c.victim);
                swap(&mut c.asked_by);
            }
            if sits && c.answer(heir).is_none() {
                c.answers.iter_mut().for_each(|a| swap(&mut a.nation));
                c.answers.sort_by_key(|a| a.nation);
            }
        };
        if let Some(mut case) = world.get_mut(id) {
            change(&mut case);
        }
    }
}

/// Its contingents serve on under the heir where that sits in the treaty, and a mission that it hosts the heir hosts.
fn posts(world: &mut World, nation: NationId, heir: NationId) {
    let treaties = extinction::memberships(world, heir);
    world.ecs.each::<MissionId, &mut Mission>(|_, mission| {
        let swap = |n: &mut NationId| {
            if *n == nation {
                *n = heir;
            }
        };
        swap(&mut mission.host);
        mission.rival.iter_mut().for_each(swap);
        if mission.payer(heir).is_none() {
            mission.payers.iter_mut().for_each(|p| swap(&mut p.nation));
        }
        let sits = treaties.contains(&mission.treaty);
        if sits && mission.detachment(heir).is_none() {
            swap(&mut mission.by);
            mission.troops.iter_mut().for_each(|d| swap(&mut d.nation));
            mission.troops.sort_by_key(|d| d.nation);
        }
    });
}
