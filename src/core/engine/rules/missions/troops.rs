//! Contingents: made out of an army at home, on the way, posted in the region, and home again.

use crate::content::Arm;
use crate::engine::rules::deeds::contingent::{go_home, homeward, set_out, withdraw};
use crate::engine::world::{Force, World};
use crate::event::EventKind;
use crate::ids::{ForceId, MissionId, NationId, RegionId};
use crate::judge;
use crate::order::{Caveat, Contribution, Stance};
use crate::view::Detachment;

/// A member sends a contingent, changes it, or takes it home.
pub fn detach(
    world: &mut World,
    nation: NationId,
    id: MissionId,
    contribution: Contribution,
    caveat: Caveat,
) {
    if contribution == Contribution::Nothing {
        let region = world.get(id).map(|m| m.region);
        withdraw(world, nation, id);
        if let Some(region) = region {
            told(world, nation, id, region, contribution, 0.0);
        }
        return;
    }
    let strings = (contribution == Contribution::Caveats).then_some(caveat);
    let Some((region, worth)) = terms(world, id, strings) else {
        return;
    };
    let before = world.get(id).and_then(|m| m.detachment(nation).copied());
    let wanted = world.rules().peace.share[contribution as usize] * army(world, nation);
    let mut now = before.unwrap_or_else(|| fresh(world, nation, id));
    now.contribution = contribution;
    now.caveat = strings;
    now.worth = worth;
    resize(world, &mut now, wanted, region);
    now.points = on_the_roll(world, &now);
    let points = now.points;
    if let Some(mut mission) = world.get_mut(id) {
        mission.troops.retain(|d| d.nation != nation);
        let place = mission.troops.partition_point(|d| d.nation < nation);
        mission.troops.insert(place, now);
        mission.weary.retain(|w| w.0 != nation);
    }
    muster(world, id);
    told(world, nation, id, region, contribution, points);
}

fn told(
    world: &mut World,
    nation: NationId,
    mission: MissionId,
    region: RegionId,
    contribution: Contribution,
    points: f64,
) {
    world.tell(EventKind::Detached {
        mission,
        nation,
        region,
        contribution,
        points,
    });
}

/// One that sets out, with what is left of the patience of people at home.
fn fresh(world: &World, nation: NationId, id: MissionId) -> Detachment {
    Detachment {
        nation,
        contribution: Contribution::Nothing,
        caveat: None,
        force: None,
        relief: None,
        points: 0.0,
        ready: world.rules().peace.advance,
        worth: 1.0,
        patience: world.get(id).map_or(1.0, |m| m.patience(nation)),
        dead: 0.0,
        spent: 0.0,
        since: world.turn,
    }
}

/// Where the mission stands, and what a contingent with that caveat is worth to it.
fn terms(world: &World, id: MissionId, caveat: Option<Caveat>) -> Option<(RegionId, f64)> {
    let (region, host, treaty) = world.get(id).map(|m| (m.region, m.host, m.treaty))?;
    let treaty = world.get(treaty)?;
    let (scenario, charter) = (&world.scenario, world.charter(treaty.charter));
    Some((
        region,
        judge::worth(scenario, charter, &treaty, host, region, caveat),
    ))
}

/// Land strength of a nation, wherever it is.
fn army(world: &World, nation: NationId) -> f64 {
    world
        .forces()
        .filter(|f| f.nation == nation && f.arm == Arm::Land)
        .fold(0.0, |sum, f| sum + f.strength)
}

fn strength(world: &World, force: Option<ForceId>) -> f64 {
    force.map_or(0.0, |id| world.get(id).map_or(0.0, |f| f.strength))
}

fn on_the_roll(world: &World, d: &Detachment) -> f64 {
    strength(world, d.force) + strength(world, d.relief)
}

/// Brings a contingent to the strength wanted: more comes from home, what is too much goes there.
fn resize(world: &mut World, d: &mut Detachment, wanted: f64, region: RegionId) {
    let has = on_the_roll(world, d);
    if wanted > has {
        let more = raise(world, d.nation, wanted - has);
        let Some(more) = more else { return };
        set_out(world, more, region);
        if d.force.is_none() {
            d.force = Some(more);
        } else if let Some(other) = d.relief.replace(more) {
            merge(world, other, more);
        }
    } else if wanted <= 0.0 {
        go_home(world, d);
        (d.force, d.relief) = (None, None);
    } else if let Some(force) = d.force {
        let surplus = (has - wanted).min(strength(world, d.force));
        if let Some(part) = split(world, force, surplus) {
            homeward(world, part);
        }
    }
}

/// A contingent out of the greatest army at home.
fn raise(world: &mut World, nation: NationId, points: f64) -> Option<ForceId> {
    let mut best: Option<(f64, ForceId)> = None;
    for f in world.forces() {
        let home = f.nation == nation
            && f.arm == Arm::Land
            && world.controller(f.region) == Some(nation)
            && world.transit(f.id).is_none()
            && !world.posted(f.id);
        if home && best.is_none_or(|(s, _)| f.strength > s) {
            best = Some((f.strength, f.id));
        }
    }
    let (strength, donor) = best?;
    let most = world.rules().peace.contingent_most * strength;
    split(world, donor, points.min(most))
}

/// A force of `points` taken out of another, in the same place and shape.
fn split(world: &mut World, from: ForceId, points: f64) -> Option<ForceId> {
    let whole = world.get(from).map(|f| Force::clone(&f))?;
    if points <= 0.0 || points >= whole.strength {
        return None;
    }
    if let Some(mut f) = world.get_mut(from) {
        f.strength -= points;
    }
    Some(world.add(|id| Force {
        id,
        strength: points,
        stance: Stance::Defend,
        ..whole
    }))
}

/// Moves all of `from` into `to`.
fn merge(world: &mut World, from: ForceId, to: ForceId) {
    let more = strength(world, Some(from));
    if let Some(mut f) = world.get_mut(to) {
        f.strength += more;
    }
    world.remove(from);
}

/// Counts who is there: relief joins the contingent, and what is there works as well as it is supplied.
pub fn muster(world: &mut World, id: MissionId) {
    let Some((region, mut troops)) = world.get(id).map(|m| (m.region, m.troops.clone())) else {
        return;
    };
    for d in &mut troops {
        if d.force.is_none_or(|f| world.get(f).is_none()) {
            d.force = None;
        }
        let arrived = |id: ForceId| {
            world.get(id).is_some_and(|f| f.region == region) && world.transit(id).is_none()
        };
        let joins = d.relief.filter(|r| arrived(*r));
        if let (Some(relief), Some(force)) = (joins, d.force.filter(|f| arrived(*f))) {
            merge(world, relief, force);
            d.relief = None;
        } else if d.force.is_none() {
            d.force = d.relief.take().filter(|r| world.get(*r).is_some());
        }
        let there = d.force.filter(|f| {
            world.get(*f).is_some_and(|f| f.region == region) && world.transit(*f).is_none()
        });
        d.points = on_the_roll(world, d);
        let main = strength(world, there) / d.points.max(1e-9);
        let supply = there.map_or(0.0, |f| world.get(f).map_or(0.0, |f| f.supply));
        let advance = world.rules().peace.advance;
        d.ready = (main * supply).max(advance);
    }
    if let Some(mut mission) = world.get_mut(id) {
        mission.troops = troops;
    }
}
