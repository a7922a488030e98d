//! Orders about networks: what to spend on them, what to do in others', how far to defend them together.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::order::{CyberAct, CyberPool, MotionKind, Order, Sector};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Treaty;

use super::{Choice, choose, motion::lean};
use crate::command::Command;
use crate::panels::desk::{Desk, share};

/// What to spend on one's own, with what it leads to.
#[must_use]
pub fn guards(desk: &Desk) -> Command {
    let rules = &desk.scenario().rules.cyber;
    let gdp = desk.view.nation(desk.me).gdp;
    let choices = [0, 2, 5, 10, 20, 40]
        .into_iter()
        .map(|basis_points| {
            let spent = f64::from(basis_points) / 10_000.0;
            let label = format!(
                "{}% of GDP: {} a year, {} hard to get into",
                fixed(spent * 100.0, 2),
                desk.money(spent * gdp),
                share(rules.guard_for(spent))
            );
            desk.choice(label, Order::SetGuard { basis_points })
        })
        .collect();
    choose("The defence of your networks", choices)
}

/// What can be done in another's networks, sector by sector; nothing where the age knows none.
#[must_use]
pub fn acts(desk: &Desk, nation: NationId) -> Vec<Choice> {
    if !desk.scenario().domains.cyber {
        return Vec::new();
    }
    let all = CyberAct::ALL
        .into_iter()
        .flat_map(|act| Sector::ALL.map(|sector| (act, sector)));
    all.map(|(act, sector)| {
        let order = Order::Cyber {
            nation,
            sector,
            act,
        };
        let what = tell::sector(sector, desk.view);
        let label = match act {
            CyberAct::Preposition => format!("Get into {what}"),
            CyberAct::Disrupt => format!("Strike {what}"),
        };
        let price = desk.price(&order);
        let note = match act {
            CyberAct::Preposition => {
                let depth = desk.view.own.foothold(nation, sector);
                format!("{price}; you are {} of the way in", share(depth))
            }
            CyberAct::Disrupt => {
                let blow = reckon::cyber_blow(desk.view, nation, sector);
                format!("{price}; takes down about {}", share(blow))
            }
        };
        desk.choice(label, order).note(note)
    })
    .collect()
}

/// How far an alliance might defend its networks together, with what it does for one and what one pays.
#[must_use]
pub fn pools(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    if !desk.scenario().domains.cyber {
        return Vec::new();
    }
    let others = CyberPool::ALL.into_iter().filter(|p| *p != treaty.networks);
    others
        .map(|pool| {
            let kind = MotionKind::Networks { pool };
            let label = tell::capital(tell::pool(pool));
            let choice = lean(desk, treaty, label, kind);
            let note = format!("{}; {}", worth(desk, treaty, pool), choice.note);
            choice.note(note)
        })
        .collect()
}

/// What a level spares and costs one, as sums of money a year.
#[must_use]
pub fn worth(desk: &Desk, treaty: &Treaty, pool: CyberPool) -> String {
    let gdp = desk.view.nation(desk.me).gdp;
    let watch = reckon::watch(desk.view, desk.me, treaty, pool);
    let sum = |share: f64| desk.money(share.abs() * gdp);
    let spared = watch.spared + watch.spill;
    let (spares, costs) = (
        if spared < 0.0 {
            "exposes you to"
        } else {
            "spares you"
        },
        if watch.price < 0.0 { "saves" } else { "costs" },
    );
    format!(
        "{spares} {} a year of damage, {costs} you {}",
        sum(spared),
        sum(watch.price)
    )
}
