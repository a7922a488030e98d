//! Orders that make an alliance ready before it is called.

use casus_core::ids::NationId;
use casus_core::order::{MotionKind, Order, Scale};
use casus_core::view::Treaty;

use super::{choose, motion::lean};
use crate::command::Command;
use crate::panels::desk::Desk;

/// What may be made ready for the defence of `member`.
#[must_use]
pub fn list(desk: &Desk, treaty: &Treaty, member: NationId) -> Command {
    let region = desk.scenario().nation(member).capital;
    let place = desk.region(region);
    let mut choices = vec![lean(
        desk,
        treaty,
        format!("Plan the defence of {}", desk.name(member)),
        MotionKind::Plan { member },
    )];
    for scale in Scale::ALL {
        let what = match scale {
            Scale::Staff => "A staff exercise",
            Scale::Field => "An exercise in the field",
            Scale::Large => "Great manoeuvres",
        };
        let kind = MotionKind::Exercise { region, scale };
        choices.push(lean(desk, treaty, format!("{what} in {place}"), kind));
    }
    choices.push(desk.choice(
        format!("Lay in equipment in {place}"),
        Order::Prestock { region },
    ));
    if member != desk.me {
        choices.push(super::nation::transit(desk, member));
    }
    let now = (treaty.intelligence * 1000.0).round() as u16;
    for (label, permille) in [
        ("Tell each other more", (now + 100).min(1000)),
        ("Tell each other less", now.saturating_sub(100)),
    ] {
        let kind = MotionKind::Intelligence { permille };
        choices.push(lean(desk, treaty, label.to_owned(), kind));
    }
    choices.extend(super::networks::pools(desk, treaty));
    choose(
        format!("{} in the {}", desk.name(member), treaty.name),
        choices,
    )
}
