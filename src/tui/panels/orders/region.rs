//! Orders about a region.

use casus_core::ids::RegionId;
use casus_core::order::{MotionKind, Order, Scale};
use casus_core::tell;

use super::{choose, more, relief};
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

#[must_use]
pub fn list(desk: &Desk, region: RegionId) -> Command {
    let mut choices = vec![
        desk.choice("Lay in supplies", Order::Prestock { region }),
        desk.choice("Build infrastructure", Order::Build { region }),
    ];
    choices.extend(relief::entry(desk, region));
    let marches = marches(desk, region);
    choices.push(more(
        "Send a force here…",
        format!("To {}", desk.region(region)),
        marches,
        "you have no force elsewhere",
    ));
    for treaty in desk.public().treaties_of(desk.me) {
        let order = Order::Table {
            treaty: treaty.id,
            motion: MotionKind::Exercise {
                region,
                scale: Scale::Field,
            },
        };
        choices.push(desk.choice(format!("Propose an exercise to the {}", treaty.name), order));
    }
    choose(desk.region(region), choices)
}

/// The own forces that could march to `to`.
fn marches(desk: &Desk, to: RegionId) -> Vec<Choice> {
    desk.view
        .my_forces()
        .filter(|f| f.region != to)
        .map(|f| {
            let label = format!(
                "{} in {}",
                tell::force(f.strength, f.arm, desk.view),
                desk.region(f.region)
            );
            desk.choice(label, Order::march(f.id, to))
        })
        .collect()
}
