//! Peace operations: to send a contingent where it is worth it, and to bring it home when it is not.

use super::{Desk, matter};
use crate::ids::RegionId;
use crate::judge;
use crate::order::{Caveat, Contribution, MotionKind, Order};
use crate::reckon;
use crate::view::Treaty;
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let war = view.public.at_war(view.me);
    for mission in &view.public.missions {
        let motion = MotionKind::Mission {
            region: mission.region,
        };
        let there = mission.detachment(view.me).is_some();
        let score = reckon::vote(view, view.me, mission.treaty, &motion, &mut Silent);
        let contribution = match score {
            _ if war => Contribution::Nothing,
            s if s > 0.35 => Contribution::Full,
            s if s > 0.2 => Contribution::Caveats,
            s if s > 0.1 => Contribution::Support,
            s if s > 0.0 => Contribution::Token,
            _ => Contribution::Nothing,
        };
        let leaves = there && contribution == Contribution::Nothing;
        let joins = !there && contribution != Contribution::Nothing;
        let subject = matter::MISSION | u64::from(mission.id.0);
        if (leaves || joins) && desk.comes_up(subject, 6.0) {
            desk.sign(Order::Detach {
                mission: mission.id,
                contribution,
                caveat: Caveat::DefendOnly,
            });
        }
    }
}

/// The region for which a mission would find most favour with the mover, where one may be mandated.
pub fn wanted(desk: &Desk<'_>, treaty: &Treaty) -> Option<MotionKind> {
    let view = desk.view;
    if !view.public.charter(treaty).peace_operations {
        return None;
    }
    let mut places: Vec<RegionId> = view
        .public
        .crises
        .iter()
        .map(|c| judge::scene(&view.public, c, c.target))
        .collect();
    let line = view.scenario().rules.domains.insurgency;
    let restless = |r: &RegionId| view.region(*r).unrest >= line;
    places.extend(view.scenario().region_ids().filter(restless));
    places.sort_unstable();
    places.dedup();
    let mut best: Option<(f64, MotionKind)> = None;
    for region in places {
        let motion = MotionKind::Mission { region };
        let order = Order::Table {
            treaty: treaty.id,
            motion,
        };
        if judge::judge(view, &order).is_err() {
            continue;
        }
        let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut Silent);
        if best.is_none_or(|(b, _)| lean > b) {
            best = Some((lean, motion));
        }
    }
    best.map(|(_, motion)| motion)
}
