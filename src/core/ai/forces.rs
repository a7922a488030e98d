//! Forces in peace stand where they are feared for, and set out where they were promised; wars, and what may become one, are
//! for `campaign`.

use super::{Desk, campaign};
use crate::content::Arm;
use crate::ids::{NationId, RegionId};
use crate::judge::scene;
use crate::order::{Contribution, Order, Stance};
use crate::reckon;
use crate::view::{Crisis, Sighting, View};

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let quarrels = |rung: u8| -> Vec<&Crisis> {
        let open = view.public.crises.iter();
        open.filter(|c| c.rung >= rung && fights(c, view.me))
            .collect()
    };
    let owed = bring(desk);
    let wars = quarrels(5);
    if !wars.is_empty() {
        campaign::plan(desk, &wars);
        return;
    }
    stand_down(desk);
    // Once shots have been exchanged armies gather for what may come of it.
    let brink = quarrels(4);
    if !brink.is_empty() {
        campaign::plan(desk, &brink);
        return;
    }
    if !owed {
        return_to_stations(desk);
    }
    if !owed && desk.routine(2) {
        deploy(desk);
    }
    if !owed && !view.public.groups.is_empty() && desk.routine_of(4, 1) {
        garrison(desk);
    }
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
            if desk.sign(Order::march(force.id, place)) {
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

/// In peace forces go back to where they are stationed. What keeps the peace abroad stays.
fn return_to_stations(desk: &mut Desk<'_>) {
    let view = desk.view;
    for force in view.my_forces().filter(|f| f.moving.is_none()) {
        let away = force.station.filter(|s| *s != force.region);
        if let Some(station) = away {
            desk.sign(Order::march(force.id, station));
        }
    }
}

/// In peace one army at a time moves from the safest own region to the one most exposed to the feared
/// neighbour, while the one has twice what the other has.
fn deploy(desk: &mut Desk<'_>) {
    let view = desk.view;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < view.scenario().rules.mind.generals.deploys {
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
        desk.sign(Order::march(force.id, exposed));
    }
}

/// Where armed groups have too much sway an army goes that is as strong as they are, or else the strongest there is.
fn garrison(desk: &mut Desk<'_>) {
    let view = desk.view;
    let mut worst: Option<(f64, RegionId)> = None;
    for group in view.public.groups.iter() {
        let region = group.region;
        if view.region(region).controller == Some(view.me) {
            let sway = reckon::sway(view, region, |_| true);
            if worst.is_none_or(|(most, _)| sway > most) {
                worst = Some((sway, region));
            }
        }
    }
    let least = view.scenario().rules.mind.generals.garrisons;
    let Some((_, place)) = worst.filter(|(sway, _)| *sway >= least) else {
        return;
    };
    let groups = view
        .public
        .groups_in(place)
        .fold(0.0, |sum, g| sum + g.strength);
    let quiet = |r: RegionId| view.public.groups_in(r).next().is_none();
    let free = |f: &&Sighting| {
        f.arm == Arm::Land
            && f.moving.is_none()
            && at_home(view, f)
            && quiet(f.region)
            && view.public.posted(f.id).is_none()
    };
    let enough = |f: &Sighting| f.strength * f.readiness >= groups;
    let best = view.my_forces().filter(free).min_by(|a, b| {
        let rank = |f: &Sighting| match enough(f) {
            true => (false, f.strength),
            false => (true, -f.strength),
        };
        let ((x, v), (y, w)) = (rank(a), rank(b));
        x.cmp(&y).then(v.total_cmp(&w)).then(a.id.cmp(&b.id))
    });
    if let Some(force) = best {
        desk.sign(Order::march(force.id, place));
    }
}

fn at_home(view: &View, force: &Sighting) -> bool {
    view.region(force.region).owner == Some(view.me)
}
