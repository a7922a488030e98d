//! What is done in another's networks: getting in to stay, and making a sector fail.

use crate::dice::{Dice, Phase, pair};
use crate::engine::rules::domains::covert::{self, unsure};
use crate::engine::rules::domains::service::{pooled_skill, skill_against};
use crate::engine::world::{Operation, World};
use crate::event::EventKind;
use crate::ids::NationId;
use crate::order::{CyberAct, Sector};
use crate::view::Foothold;

/// Subjects of this kind never meet those of other acts in secret.
const CYBER: u32 = u32::MAX - 4;

pub fn run(world: &mut World, operation: &Operation, (act, sector): (CyberAct, Sector)) {
    let of = |n| world.scenario.key(n);
    let subject = pair(of(operation.by), of(operation.on))
        ^ (u64::from(CYBER) << 8 | (act as u64) << 4 | sector as u64);
    let mut dice = world.dice(Phase::Domains, subject);
    let worked = match act {
        CyberAct::Preposition => enter(world, operation, sector, &mut dice),
        CyberAct::Disrupt => disrupt(world, operation, sector, &mut dice),
    };
    let Operation { by, on, .. } = *operation;
    let done = EventKind::CyberDone {
        by,
        on,
        sector,
        act,
        worked,
    };
    world.tell_only(&[by], done);
}

/// Says whether it got in, or further in.
fn enter(world: &mut World, operation: &Operation, sector: Sector, dice: &mut Dice) -> bool {
    let rules = world.rules().cyber.clone();
    let acts = world.rules().domains.clone();
    let Operation { by, on, kind, .. } = *operation;
    let edge = acts.covert_skill * (skill_against(world, by, on) - pooled_skill(world, on, by).0);
    let guard = world.networks(on).guard;
    let works = acts.covert_works[kind as usize] + edge - rules.guard_keeps_out * guard;
    let worked = dice.chance(unsure(works, acts.covert_works_least));
    let seen = acts.covert_noticed[kind as usize] - edge;
    let noticed = dice.chance(unsure(seen, acts.covert_noticed_least));
    if worked {
        let step = rules.depth * world.military(by).cyber;
        deepen(world, (by, on, sector), step);
    }
    if noticed {
        covert::suspect(world, operation, rules.gravity_entered, dice);
    }
    worked
}

/// The foothold goes so much of the rest of the way.
fn deepen(world: &mut World, (by, on, sector): (NationId, NationId, Sector), step: f64) {
    let known = world
        .footholds
        .iter_mut()
        .find(|f| (f.by, f.on, f.sector) == (by, on, sector));
    match known {
        Some(foothold) => foothold.depth += step * (1.0 - foothold.depth),
        None => world.footholds.push(Foothold {
            by,
            on,
            sector,
            depth: step,
        }),
    }
}

/// A part of the sector goes down. Everybody sees that; whose work it was is another matter. Says whether anybody will speak of it.
fn disrupt(world: &mut World, operation: &Operation, sector: Sector, dice: &mut Dice) -> bool {
    let rules = world.rules().cyber.clone();
    let Operation { by, on, .. } = *operation;
    let depth = spend(world, (by, on, sector), rules.spent);
    let luck = 1.0 + rules.luck * (dice.unit() + dice.unit() - 1.0);
    let guard = world.networks(on).guard;
    let way_in = rules.cold + (1.0 - rules.cold) * depth;
    let blow = rules.outage * world.military(by).cyber * way_in * (1.0 - guard) * luck;
    let down = fail(world, on, sector, blow);
    if down < rules.outage_told {
        return false;
    }
    let level = world.networks(on).down(sector);
    world.tell(EventKind::Outage {
        nation: on,
        sector,
        level,
    });
    let gravity = rules.gravity[sector as usize] * down;
    covert::suspect(world, operation, gravity, dice);
    if down >= rules.spill_least {
        spread(world, on, sector, down);
    }
    true
}

/// How deep the foothold is that is used, 0 for none; a share of it is lost by that.
fn spend(world: &mut World, (by, on, sector): (NationId, NationId, Sector), share: f64) -> f64 {
    let known = world
        .footholds
        .iter_mut()
        .find(|f| (f.by, f.on, f.sector) == (by, on, sector));
    known.map_or(0.0, |foothold| {
        let depth = foothold.depth;
        foothold.depth *= 1.0 - share;
        depth
    })
}

/// So much of what is still up goes down; says how much of the whole.
fn fail(world: &mut World, nation: NationId, sector: Sector, blow: f64) -> f64 {
    let outage = &mut world.networks_mut(nation).outage[sector as usize];
    let before = *outage;
    *outage += blow.clamp(0.0, 1.0) * (1.0 - before);
    *outage - before
}

/// What was made for one gets out: it goes on to others by the victim's share of their trade, and their own defence.
fn spread(world: &mut World, victim: NationId, sector: Sector, down: f64) {
    let rules = world.rules().cyber.clone();
    let far = world.rules().diplomacy.trade_far;
    let gdp: Vec<f64> = world.economies().iter().map(|e| e.gdp).collect();
    for other in world.nation_ids() {
        if other == victim || !world.free(other) {
            continue;
        }
        let trade = |partner: NationId| {
            let gdp = gdp[partner.index()];
            world.pairs.trade(other, partner, gdp, far)
        };
        let partners = world.nation_ids().filter(|p| *p != other);
        let all: f64 = partners.map(trade).sum();
        let share = trade(victim) / all.max(1e-9);
        let guard = world.networks(other).guard;
        let caught = fail(
            world,
            other,
            sector,
            rules.spill * down * share * (1.0 - guard),
        );
        if caught >= rules.outage_told {
            let level = world.networks(other).down(sector);
            world.tell(EventKind::OutageSpread {
                from: victim,
                nation: other,
                sector,
                level,
            });
        }
    }
}
