//! Help after a disaster: what to send, and whose to turn away.

use casus_core::ids::RegionId;
use casus_core::order::Order;

use super::{choose, more};
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

/// What can be done about the disaster in a region; nothing where there is none.
#[must_use]
pub fn choices(desk: &Desk, region: RegionId) -> Vec<Choice> {
    let Some(disaster) = &desk.view.region(region).disaster else {
        return Vec::new();
    };
    if disaster.holder == desk.me {
        let coming = disaster.relief.iter().filter(|r| !r.arrived);
        return coming
            .map(|r| {
                let nation = r.nation;
                let label = format!("Turn away what {} sends", desk.name(nation));
                desk.choice(label, Order::TurnAway { region, nation })
            })
            .collect();
    }
    let percents = desk.scenario().rules.climate.relief_percents();
    percents
        .into_iter()
        .map(|percent| {
            let billions = f64::from(percent) / 100.0 * disaster.need;
            let label = format!(
                "Send {percent}% of what is needed: {}",
                desk.money(billions)
            );
            desk.choice(label, Order::Relieve { region, percent })
        })
        .collect()
}

#[must_use]
pub fn list(desk: &Desk, region: RegionId) -> Command {
    choose(title(desk, region), choices(desk, region))
}

/// The same as one entry of the list about a region; none where there is nothing to send or to turn away.
#[must_use]
pub fn entry(desk: &Desk, region: RegionId) -> Option<Choice> {
    let list = choices(desk, region);
    let entry = || {
        more(
            "Help after the disaster…",
            title(desk, region),
            list.clone(),
            "",
        )
    };
    (!list.is_empty()).then(entry)
}

fn title(desk: &Desk, region: RegionId) -> String {
    format!("Help for {}", desk.region(region))
}
