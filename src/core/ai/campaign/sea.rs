//! Fleets sail for the sea where the enemy's are, or off its coast.

use crate::ai::Desk;
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge::{passable, traveller};
use crate::order::{Order, Stance};
use crate::route;
use crate::view::View;

pub(super) fn plan(desk: &mut Desk<'_>, enemies: &[NationId]) {
    let view = desk.view;
    let mut fleets = view
        .my_forces()
        .filter(|f| f.arm == Arm::Naval && f.moving.is_none())
        .peekable();
    if fleets.peek().is_none() {
        return;
    }
    let coasts = hostile_coasts(view, enemies);
    // Fleets lie together in few ports.
    let mut reached: Vec<(RegionId, Option<RegionId>)> = Vec::new();
    for fleet in fleets {
        if coasts.binary_search(&fleet.region).is_ok() {
            desk.sign(Order::Stance {
                force: fleet.id,
                stance: Stance::Attack,
            });
            continue;
        }
        let known = reached.iter().find(|r| r.0 == fleet.region);
        let goal = known.map_or_else(|| nearest(view, fleet.region, &coasts), |r| r.1);
        if known.is_none() {
            reached.push((fleet.region, goal));
        }
        if let Some(to) = goal {
            desk.sign(Order::march(fleet.id, to));
        }
    }
}

/// The seas off the enemies' coasts, in order.
fn hostile_coasts(view: &View, enemies: &[NationId]) -> Vec<RegionId> {
    let scenario = view.scenario();
    let theirs = |r: RegionId| {
        let holder = view.region(r).controller;
        holder.is_some_and(|c| enemies.contains(&c))
    };
    let seas = scenario
        .region_ids()
        .filter(|r| scenario.region(*r).kind == RegionKind::Sea);
    seas.filter(|r| scenario.links_from(*r).any(|(_, o)| theirs(o)))
        .collect()
}

/// The one of the seas that a fleet in a region reaches first.
fn nearest(view: &View, from: RegionId, seas: &[RegionId]) -> Option<RegionId> {
    let who = traveller(&view.public, view.me, Arm::Naval);
    let months = route::reach(view.scenario(), from, who, |r| {
        passable(view, Arm::Naval, r)
    });
    let reached = seas.iter().filter_map(|&r| Some((months[r.index()]?, r)));
    let first = reached.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    first.map(|(_, r)| r)
}
