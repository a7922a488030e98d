//! Dues: in coin, in ships or not at all; and the lead's answer to those who do not pay.

use super::{Desk, matter};
use crate::content::Dues;
use crate::ids::{NationId, RegionId};
use crate::order::{Order, Payment, Stake};
use crate::reckon;
use crate::view::{Treaty, View};

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        if view.public.charter(treaty).dues == Dues::Nothing {
            continue;
        }
        if treaty.lead == Some(view.me) {
            exact(desk, treaty);
        } else if desk.routine(2) || pressed(desk, treaty) {
            pay(desk, treaty);
        }
    }
}

/// Whether the lead threatens.
fn pressed(desk: &Desk<'_>, treaty: &Treaty) -> bool {
    let me = desk.view.me;
    treaty.lead.is_some_and(|lead| {
        desk.view
            .public
            .crises
            .iter()
            .any(|c| c.rung >= 2 && c.opposed(me, lead))
    })
}

/// Whoever no longer trusts the lead, and fears no one more, keeps its money.
fn pay(desk: &mut Desk<'_>, treaty: &Treaty) {
    let view = desk.view;
    let m = &reckon::mind(view).dues;
    let charter = view.public.charter(treaty);
    let Some(lead) = treaty.lead else { return };
    let (foe, danger) = reckon::worst_fear(view, view.me);
    let need = if foe == lead { 0.0 } else { danger };
    let debt = (-view.own.treasury / view.nation(view.me).gdp.max(1e-9)).clamp(0.0, 1.0);
    let mut spite = m.distrust - view.own.trust[lead.index()]
        + m.resolve * (view.own.resolve - 0.5)
        + m.grievance * view.public.pairs.grievance(view.me, lead)
        - m.need * need
        + m.debt * debt;
    if charter.forced() {
        spite -= m.forced * (1.0 - view.own.resolve)
            + m.chastened * view.public.pairs.memory(view.me, lead);
        if garrisoned(view, view.me, lead) {
            spite -= m.garrisoned;
        }
    }
    // Nor does it try while it still owes.
    let chastened = treaty.arrears(view.me) > 0.0 && treaty.pays(view.me) != Payment::Withheld;
    let by = if spite > m.withholds && !chastened && !pressed(desk, treaty) {
        Payment::Withheld
    } else if matches!(charter.dues, Dues::Tribute(_)) && fleet(desk) >= m.fleet {
        Payment::Ships
    } else {
        Payment::Coin
    };
    if treaty.pays(view.me) == by {
        return;
    }
    if !desk.sign(Order::Pay {
        treaty: treaty.id,
        by,
    }) && by == Payment::Ships
    {
        desk.sign(Order::Pay {
            treaty: treaty.id,
            by: Payment::Coin,
        });
    }
}

/// Whether an army of `guest` stands on soil that `host` holds.
fn garrisoned(view: &View, host: NationId, guest: NationId) -> bool {
    let public = &view.public;
    (0..)
        .map(RegionId::at)
        .zip(&*public.regions)
        .any(|(id, region)| {
            region.controller == Some(host) && public.deployments.garrisons(id).any(|g| g == guest)
        })
}

fn fleet(desk: &Desk<'_>) -> f64 {
    desk.view
        .my_forces()
        .filter(|f| f.arm == crate::content::Arm::Naval)
        .fold(0.0, |sum, f| sum + f.strength)
}

/// A lead that holds its own with force collects what is owed with force.
fn exact(desk: &mut Desk<'_>, treaty: &Treaty) {
    let view = desk.view;
    let m = &reckon::mind(view).dues;
    let charter = view.public.charter(treaty);
    let (Dues::Tribute(share) | Dues::GdpShare(share)) = charter.dues else {
        return;
    };
    if !charter.forced() {
        return;
    }
    for &member in &treaty.members {
        let year = share * view.nation(member).gdp;
        // A lead whose last demand came to nothing thinks the next as vain.
        let hopeful = 1.0 - view.public.pairs.refused(view.me, member);
        let strong = reckon::power(view, view.me) > m.exacts_power * reckon::power(view, member);
        let withheld = treaty.pays(member) == Payment::Withheld
            && treaty.arrears(member) > m.exacts_owed * year;
        if withheld
            && strong
            && !view.public.at_war(view.me)
            && desk.comes_up(matter::DUES | desk.about(member), m.exacts * hopeful)
        {
            desk.sign(Order::Demand {
                target: member,
                stake: Stake::Regime,
            });
        }
    }
}
