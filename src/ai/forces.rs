//! Generals: in peace forces stand where they are feared for, in war they go where they are needed,
//! attack with a margin, and hold otherwise.

use super::Desk;
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge::{passable, scene};
use crate::order::{Caveat, Contribution, Order, Side, Stance};
use crate::reckon;
use crate::route;
use crate::view::{Crisis, Sighting, View};

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let wars: Vec<&Crisis> = view
        .public
        .crises
        .iter()
        .filter(|c| c.is_war() && fights(c, view.me))
        .collect();
    let sent = bring(desk);
    if wars.is_empty() {
        stand_down(desk);
        if sent {
            return;
        }
        if desk.routine(2) {
            deploy(desk);
        }
        return;
    }
    let enemies: Vec<NationId> = view
        .scenario()
        .nation_ids()
        .filter(|n| view.public.war_between(view.me, *n).is_some())
        .collect();
    campaign(desk, &wars, &enemies);
}

/// Whether a nation takes part in a war with forces.
fn fights(crisis: &Crisis, nation: NationId) -> bool {
    crisis
        .sides
        .iter()
        .flatten()
        .any(|p| p.nation == nation && p.contribution >= Contribution::Caveats)
}

/// Forces promised to an ally set out for the scene, nearest first, until enough are there or on the way.
/// Says whether any is owed still.
fn bring(desk: &mut Desk<'_>) -> bool {
    let view = desk.view;
    let mut owed = false;
    for case in &view.public.cases {
        let (Some(answer), Some(crisis)) = (case.answer(view.me), view.public.crisis(case.crisis))
        else {
            continue;
        };
        if answer.brought >= answer.promised {
            continue;
        }
        owed = true;
        let place = scene(&view.public, crisis, case.victim);
        let near = |r: RegionId| {
            r == place
                || view.region(r).controller == Some(case.victim)
                || view.scenario().distance_km(r, place) < view.scenario().rules.alliance.near_km
        };
        let coming = |f: &Sighting| f.moving.map_or(near(f.region), |(to, _)| near(to));
        let troops = || view.my_forces().filter(|f| f.arm != Arm::Naval);
        let mut missing = answer.promised
            - troops()
                .filter(|f| coming(f))
                .fold(0.0, |sum, f| sum + f.strength);
        let mut rest: Vec<&Sighting> = troops()
            .filter(|f| f.moving.is_none() && !near(f.region))
            .collect();
        rest.sort_by(|a, b| {
            let km = |f: &Sighting| view.scenario().distance_km(f.region, place);
            km(a).total_cmp(&km(b)).then(a.id.cmp(&b.id))
        });
        for force in rest {
            if missing <= 0.0 {
                break;
            }
            if desk.sign(Order::March {
                force: force.id,
                to: place,
            }) {
                missing -= force.strength;
            }
        }
    }
    owed
}

/// After a war the guns are laid down.
fn stand_down(desk: &mut Desk<'_>) {
    let view = desk.view;
    for force in view.my_forces().filter(|f| f.stance != Stance::Defend) {
        desk.sign(Order::Stance {
            force: force.id,
            stance: Stance::Defend,
        });
    }
}

/// In peace one army at a time moves from the safest own region to the one most exposed to the feared
/// neighbour, while the one has twice what the other has.
fn deploy(desk: &mut Desk<'_>) {
    let view = desk.view;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < 0.15 {
        return;
    }
    let Some(exposed) = view.scenario().region_ids().find(|&r| {
        view.region(r).controller == Some(view.me)
            && view
                .scenario()
                .links_from(r)
                .any(|(_, o)| view.region(o).controller == Some(foe))
    }) else {
        return;
    };
    let there: f64 = view
        .my_forces()
        .filter(|f| f.region == exposed)
        .map(|f| f.strength)
        .sum();
    let best = view
        .my_forces()
        .filter(|f| {
            f.arm == Arm::Land && f.region != exposed && f.moving.is_none() && at_home(view, f)
        })
        .filter(|f| f.strength < 0.5 * there.max(1.0) + f.strength * 0.5)
        .max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.id.cmp(&a.id)));
    if let Some(force) = best.filter(|f| there < f.strength) {
        desk.sign(Order::March {
            force: force.id,
            to: exposed,
        });
    }
}

fn at_home(view: &View, force: &Sighting) -> bool {
    view.region(force.region).owner == Some(view.me)
}

/// What faces what along the lines.
struct Front {
    /// A region of one's own side that touches the enemy.
    region: RegionId,
    own: f64,
    enemy: f64,
    /// What guards the weakest spot across from it.
    weakest: f64,
}

fn campaign(desk: &mut Desk<'_>, wars: &[&Crisis], enemies: &[NationId]) {
    let view = desk.view;
    let friends: Vec<NationId> = view
        .scenario()
        .nation_ids()
        .filter(|n| *n == view.me || wars.iter().any(|c| same_side(c, view.me, *n)))
        .collect();
    let fronts = fronts(view, &friends, enemies);
    let may_attack = wars.iter().any(|c| {
        c.sides.iter().flatten().any(|p| {
            p.nation == view.me
                && (p.contribution == Contribution::Full
                    || p.caveat.is_some_and(|c| c != Caveat::DefendOnly))
        })
    });
    for force in view
        .my_forces()
        .filter(|f| f.arm == Arm::Land && f.moving.is_none())
    {
        match fronts.iter().find(|f| f.region == force.region) {
            Some(front) => set_stance(desk, force, front, may_attack, wars),
            None => send(desk, force, &fronts),
        }
    }
    fly_and_sail(desk, &fronts, enemies);
}

fn same_side(crisis: &Crisis, a: NationId, b: NationId) -> bool {
    crisis.side_of(a).is_some() && crisis.side_of(a) == crisis.side_of(b)
}

/// The land that can be attacked from `region`: over a border or strait, and from a port over one sea.
fn across(view: &View, region: RegionId) -> Vec<RegionId> {
    let scenario = view.scenario();
    let mut list = Vec::new();
    for (_, next) in scenario.links_from(region) {
        if scenario.region(next).kind == RegionKind::Land {
            list.push(next);
        } else {
            let beaches = scenario.links_from(next).map(|(_, beach)| beach);
            list.extend(beaches.filter(|b| scenario.region(*b).kind == RegionKind::Land));
        }
    }
    list.sort_unstable();
    list.dedup();
    list
}

fn fronts(view: &View, friends: &[NationId], enemies: &[NationId]) -> Vec<Front> {
    let holds = |list: &[NationId], r: RegionId| {
        view.region(r).controller.is_some_and(|c| list.contains(&c))
    };
    let strength_in = |list: &[NationId], r: RegionId| -> f64 {
        view.forces
            .iter()
            .filter(|f| f.region == r && f.arm == Arm::Land && list.contains(&f.nation))
            .map(|f| f.strength)
            .sum()
    };
    let mut list = Vec::new();
    for region in view.scenario().region_ids().filter(|&r| holds(friends, r)) {
        let hostile: Vec<RegionId> = across(view, region)
            .into_iter()
            .filter(|&other| holds(enemies, other))
            .collect();
        if !hostile.is_empty() {
            let guards: Vec<f64> = hostile.iter().map(|&r| strength_in(enemies, r)).collect();
            list.push(Front {
                region,
                own: strength_in(friends, region),
                enemy: guards.iter().sum(),
                weakest: guards.iter().copied().fold(f64::INFINITY, f64::min),
            });
        }
    }
    list
}

/// At the front: attack with a margin, else hold. The side that started the war presses harder.
fn set_stance(
    desk: &mut Desk<'_>,
    force: &Sighting,
    front: &Front,
    may_attack: bool,
    wars: &[&Crisis],
) {
    let started = wars
        .iter()
        .any(|c| c.side_of(desk.view.me) == Some(Side::Challenger));
    let margin = if started { 1.1 } else { 1.4 };
    let fit = force.readiness > 0.35 && force.supply > 0.5;
    let stance =
        if may_attack && fit && front.own > margin * front.weakest && front.own > 0.6 * front.enemy
        {
            Stance::Attack
        } else {
            Stance::Defend
        };
    desk.sign(Order::Stance {
        force: force.id,
        stance,
    });
}

/// Behind the front: go to the part of it that needs help most and can be reached.
fn send(desk: &mut Desk<'_>, force: &Sighting, fronts: &[Front]) {
    let view = desk.view;
    // Some stay to hold the capital.
    if force.region == view.scenario().nation(view.me).capital && force.strength < 1.0 {
        return;
    }
    let mut best: Option<(f64, RegionId)> = None;
    for front in fronts {
        let near = view.public.reach.between(force.region, front.region);
        let need = (front.enemy + 1.0) / (front.own + 1.0) * near;
        if best.is_none_or(|(n, _)| need > n) {
            best = Some((need, front.region));
        }
    }
    if let Some((_, to)) = best
        && !desk.sign(Order::March {
            force: force.id,
            to,
        })
        && force.arm == Arm::Land
    {
        // No way there: to the friendly port or region next to it.
        let around: Vec<RegionId> = view.scenario().links_from(to).map(|(_, r)| r).collect();
        for region in around {
            if desk.sign(Order::March {
                force: force.id,
                to: region,
            }) {
                return;
            }
        }
    }
}

/// Wings fly to the neediest front, fleets sail for the sea where the enemy's are or off its coast.
fn fly_and_sail(desk: &mut Desk<'_>, fronts: &[Front], enemies: &[NationId]) {
    let view = desk.view;
    let neediest = fronts.iter().max_by(|a, b| {
        (a.enemy / (a.own + 1.0))
            .total_cmp(&(b.enemy / (b.own + 1.0)))
            .then(b.region.cmp(&a.region))
    });
    for force in view.my_forces().filter(|f| f.moving.is_none()) {
        match (force.arm, neediest) {
            (Arm::Air, Some(front)) if front.region != force.region => {
                desk.sign(Order::March {
                    force: force.id,
                    to: front.region,
                });
            }
            (Arm::Naval, _) => sail(desk, force, enemies),
            _ => {}
        }
    }
}

fn sail(desk: &mut Desk<'_>, force: &Sighting, enemies: &[NationId]) {
    let view = desk.view;
    let hostile_coast = |r: RegionId| {
        view.scenario().links_from(r).any(|(_, o)| {
            view.region(o)
                .controller
                .is_some_and(|c| enemies.contains(&c))
        })
    };
    if view.scenario().region(force.region).kind == RegionKind::Sea && hostile_coast(force.region) {
        desk.sign(Order::Stance {
            force: force.id,
            stance: Stance::Attack,
        });
        return;
    }
    let months = route::reach(view.scenario(), force.region, Arm::Naval, |r| {
        passable(view, Arm::Naval, r)
    });
    let goal = view
        .scenario()
        .region_ids()
        .filter(|&r| view.scenario().region(r).kind == RegionKind::Sea && hostile_coast(r))
        .filter_map(|r| months[r.index()].map(|m| (m, r)))
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if let Some((_, to)) = goal {
        desk.sign(Order::March {
            force: force.id,
            to,
        });
    }
}
