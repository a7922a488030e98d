//! Fleets sail for the sea where the enemy's are, or off its coast.

use crate::ai::Desk;
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge::passable;
use crate::order::{Order, Stance};
use crate::route;
use crate::view::Sighting;

pub(super) fn plan(desk: &mut Desk<'_>, enemies: &[NationId]) {
    let view = desk.view;
    let fleets = view
        .my_forces()
        .filter(|f| f.arm == Arm::Naval && f.moving.is_none());
    for fleet in fleets {
        sail(desk, fleet, enemies);
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
        desk.sign(Order::march(force.id, to));
    }
}
