//! Covert operations: whether they work, whether they are noticed, and whom the victim suspects.

use super::attribution;
use super::cyber;
use super::service::{confidants, pooled_skill, skill_against};
use crate::content::Mode;
use crate::dice::{Dice, Phase, pair};
use crate::engine::rules::deeds::shadow::confuse;
use crate::engine::world::{Operation, World};
use crate::event::EventKind;
use crate::ids::{LinkId, NationId, RegionId};
use crate::judge;
use crate::order::{CovertKind, CyberAct, Sector};
use crate::view::Evidence;

/// Subjects of this kind never meet those of regions.
const OPERATION: u32 = u32::MAX;

pub fn phase(world: &mut World) {
    let operations = world.operations().to_vec();
    for operation in operations {
        world.remove(operation.id);
        if !world.free(operation.on) {
            continue;
        }
        match operation.cyber {
            Some(what) => cyber::run(world, &operation, what),
            None => run(world, &operation),
        }
    }
}

fn run(world: &mut World, operation: &Operation) {
    let Operation { by, on, kind, .. } = *operation;
    let rules = world.rules().domains.clone();
    let of = |n| world.scenario.key(n);
    let mut dice = world.dice(
        Phase::Domains,
        pair(of(by), of(on)) ^ (u64::from(OPERATION) << 8 | kind as u64),
    );
    let edge = rules.covert_skill * (skill_against(world, by, on) - pooled_skill(world, on, by).0);
    let k = kind as usize;
    let worked = dice.chance(unsure(
        rules.covert_works[k] + edge,
        rules.covert_works_least,
    ));
    let noticed = dice.chance(unsure(
        rules.covert_noticed[k] - edge,
        rules.covert_noticed_least,
    ));
    if worked {
        work(world, operation, &mut dice);
    }
    world.tell_only(
        &[by],
        EventKind::CovertDone {
            by,
            on,
            kind,
            worked,
        },
    );
    if noticed {
        suspect(world, operation, 0.0, &mut dice);
    }
}

/// A chance that is never nought nor certain.
pub fn unsure(chance: f64, least: f64) -> f64 {
    chance.clamp(least, 1.0 - least)
}

fn work(world: &mut World, operation: &Operation, dice: &mut Dice) {
    let rules = world.rules().domains.clone();
    let Operation { by, on, kind, .. } = *operation;
    match kind {
        CovertKind::Espionage => {
            let bias = world.beliefs.bias(by, on) * rules.espionage_error;
            world.beliefs.set_bias(by, on, bias);
        }
        CovertKind::Subversion => {
            let mut polity = world.polity_mut(on);
            polity.stability = (polity.stability - rules.subversion_stability).max(0.0);
            polity.approval = (polity.approval - rules.subversion_approval).max(0.0);
        }
        CovertKind::Sabotage => {
            if let Some(region) = damage(world, on, rules.sabotage_damage, dice) {
                sabotage(world, region, on, dice);
            }
        }
        // Ordered by sector: see `cyber`.
        CovertKind::Cyber => {}
        CovertKind::Jamming => {
            let means = world.military(by).space;
            let reliance = world.military(on).space;
            confuse(world, on, rules.jamming_readiness * means * reliance);
        }
    }
}

/// Hits the works of one of the nation's regions, and says which.
fn damage(world: &mut World, nation: NationId, points: f64, dice: &mut Dice) -> Option<RegionId> {
    let held: Vec<RegionId> = world
        .region_ids()
        .filter(|&r| world.controller(r) == Some(nation))
        .collect();
    if held.is_empty() {
        return None;
    }
    let id = held[dice.below(held.len())];
    let mut region = world.region_mut(id);
    region.infrastructure = (region.infrastructure - points).max(0.0);
    Some(id)
}

/// The victim names a suspect with some confidence, now and then the wrong one; what was done was so grave.
pub fn suspect(world: &mut World, operation: &Operation, gravity: f64, dice: &mut Dice) {
    let rules = world.rules().domains.clone();
    let Operation {
        by,
        on,
        kind,
        cyber,
        ..
    } = *operation;
    let (skill, helper) = pooled_skill(world, on, by);
    let evidence = rules.attribution + rules.attribution_skill * skill;
    let confidence = (evidence + rules.attribution_spread * dice.normal())
        .clamp(rules.confidence_least, rules.confidence_most);
    let misled = confidence < rules.false_flag_below && dice.chance(rules.false_flag);
    let suspect = if misled {
        usual_suspect(world, on, by)
    } else {
        by
    };
    let act = Act {
        by,
        on,
        kind,
        cyber,
        gravity,
    };
    blame(world, &act, suspect, confidence, helper);
}

/// What was done in secret, by whom and to whom.
pub struct Act {
    pub by: NationId,
    pub on: NationId,
    pub kind: CovertKind,
    /// What was done in networks, and where.
    pub cyber: Option<(CyberAct, Sector)>,
    /// How grave that was, 0..1.
    pub gravity: f64,
}

/// The victim `on` holds what `by` did to it against `suspect`, has proof of that much weight in hand, and its friends hear of it;
/// `helper` is the ally whose sources helped.
pub fn blame(
    world: &mut World,
    act: &Act,
    suspect: NationId,
    confidence: f64,
    helper: Option<NationId>,
) {
    let Act {
        by,
        on,
        kind,
        cyber,
        gravity,
    } = *act;
    let sting = world.rules().domains.covert_grievance[kind as usize] * confidence;
    world.pairs.add_grievance(on, suspect, sting);
    let evidence = Evidence {
        on,
        suspect,
        kind,
        confidence,
        gravity,
        turn: world.turn,
        published: false,
    };
    attribution::file(world, evidence, by, helper);
    let told = confidants(world, on);
    let event = match cyber {
        Some((act, sector)) => EventKind::Intruded {
            on,
            suspect,
            sector,
            act,
            confidence,
        },
        None => EventKind::CovertDetected {
            on,
            suspect,
            kind,
            confidence,
        },
    };
    world.tell_only(&told, event);
}

/// Whom the victim fears most, the doer left out.
fn usual_suspect(world: &World, victim: NationId, doer: NationId) -> NationId {
    let mut worst = (0.0, doer);
    for (i, fear) in world.beliefs.threat_row(victim).iter().enumerate() {
        let nation = NationId::at(i);
        if nation != victim && nation != doer && *fear > worst.0 {
            worst = (*fear, nation);
        }
    }
    worst.1
}

/// Saboteurs blow up one of the ways into `region` of `nation`.
pub fn sabotage(world: &mut World, region: RegionId, nation: NationId, dice: &mut Dice) {
    let scenario = world.scenario.clone();
    let ways: Vec<LinkId> = scenario.links_at[region.index()]
        .iter()
        .map(|&i| LinkId(i))
        .filter(|l| scenario.links[l.index()].mode != Mode::Air)
        .collect();
    if ways.is_empty() {
        return;
    }
    let link = ways[dice.below(ways.len())];
    let condition = &mut world.links[link.index()];
    *condition = (*condition - scenario.rules.supply.sabotage).max(0.0);
    let condition = *condition;
    let [from, to] = judge::ends(&scenario, link);
    world.tell_only(
        &[nation],
        EventKind::LinkSabotaged {
            nation,
            from,
            to,
            condition,
        },
    );
}
