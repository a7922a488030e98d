//! Intelligence: whom to watch, and what to do in the dark.

use super::{Desk, matter};
use crate::order::{CovertKind, Order};
use crate::reckon;

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < 0.08 || foe == view.me {
        return;
    }
    if desk.routine(2) && view.own.watch != Some(foe) {
        desk.sign(Order::Watch { nation: Some(foe) });
    }
    let ambition = view.scenario().nation(view.me).doctrine.ambition;
    let rivalry = view.public.pairs.rivalry(view.me, foe);
    let bitter = view
        .public
        .crises
        .iter()
        .any(|c| c.rung >= 3 && c.opposed(view.me, foe));
    let means = [
        (CovertKind::Espionage, 0.4 * danger),
        (CovertKind::Subversion, 0.5 * rivalry * ambition),
        (
            CovertKind::Sabotage,
            if bitter { 0.6 * rivalry } else { 0.0 },
        ),
        (
            CovertKind::Cyber,
            if bitter { 1.5 } else { 0.4 } * rivalry * ambition,
        ),
        (
            CovertKind::Jamming,
            if bitter { 0.4 * rivalry } else { 0.0 },
        ),
    ];
    for (kind, rate) in means {
        if desk.comes_up(matter::COVERT | kind as u64, rate) {
            desk.sign(Order::Covert { nation: foe, kind });
        }
    }
}
