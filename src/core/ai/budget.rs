//! The defence budget as a best reply, and works where they matter.

use super::{Desk, matter};
use crate::content::scale;
use crate::content::{RegionKind, SpendingMind};
use crate::ids::LinkId;
use crate::judge;
use crate::order::Order;
use crate::reckon;
use crate::view::{Crisis, Pledge};
use crate::why::Silent;

/// Budgets are made four times a year.
const QUARTERS: f64 = 4.0;

pub fn plan(desk: &mut Desk<'_>) {
    if desk.routine(4) {
        set_defence(desk);
        set_equipment(desk);
    }
    mobilise(desk);
    repair(desk);
    if desk.comes_up(matter::WORKS, spending(desk).works) {
        build(desk);
    }
}

fn spending<'a>(desk: &Desk<'a>) -> &'a SpendingMind {
    &desk.view.scenario().rules.mind.spending
}

/// Budgets move a part of the way to the wish each quarter; a promise that is meant to be kept sets the pace.
fn set_defence(desk: &mut Desk<'_>) {
    let view = desk.view;
    let wish = reckon::spending(view, view.me, &mut Silent);
    let now = view.nation(view.me).defence;
    let step = (wish - now) * spending(desk).inertia / QUARTERS;
    let ceiling = view.scenario().rules.orders.defence_ceiling;
    let mut target = now + step;
    for pledge in promises(desk) {
        let months =
            pledge.due.saturating_sub(view.public.turn) * u32::from(view.scenario().turn_months);
        let quarters = f64::from((months / 3).max(1));
        target = target.max(now + (pledge.share() - now) / quarters);
    }
    // A budget is written in thousandths. Steps smaller than one are taken now and then, or they never would be.
    let wanted = target.clamp(0.0, ceiling) * 1000.0;
    let more = desk.dice(matter::BUDGET).chance(wanted - wanted.floor());
    let permille = wanted.floor() as u16 + u16::from(more);
    desk.sign(Order::SetDefence { permille });
}

/// The pledges that this nation has open and means to keep.
fn promises(desk: &Desk<'_>) -> Vec<Pledge> {
    let view = desk.view;
    view.public
        .treaties_of(view.me)
        .filter(|t| reckon::keeping(view, view.me, t.id, &mut Silent) > 0.0)
        .filter_map(|t| t.pledge(view.me))
        .collect()
}

/// New models as far as the guideline and one's word ask, in peace; in a war numbers count.
fn set_equipment(desk: &mut Desk<'_>) {
    let view = desk.view;
    let usual = view.scenario().rules.economy.research;
    let asked = view
        .public
        .treaties_of(view.me)
        .filter_map(|t| view.public.charter(t).equipment)
        .fold(usual, f64::max);
    let loyalty = view.scenario().nation(view.me).doctrine.loyalty;
    let wish = if view.public.at_war(view.me) {
        spending(desk).models_war * usual
    } else {
        usual + (asked - usual) * loyalty
    };
    if (wish - view.nation(view.me).equipment).abs() > spending(desk).models_step {
        desk.sign(Order::SetEquipment {
            percent: (wish * 100.0).round() as u8,
        });
    }
}

/// Reserves are called up in a war, and where shots have been exchanged with one that would likely win it; and sent home after.
fn mobilise(desk: &mut Desk<'_>) {
    let view = desk.view;
    let mine = |c: &&Crisis| c.side_of(view.me).is_some();
    let quarrels = view.public.crises.iter().filter(mine);
    let highest = quarrels.clone().map(|c| c.rung).max().unwrap_or(0);
    let presses = |c: &Crisis| {
        let pressed = c.rung == 4 && c.target == view.me;
        pressed
            && reckon::prospect(view, c.challenger, view.me, c.stake).win > spending(desk).calls_up
    };
    let mobilised = view.nation(view.me).mobilised;
    if !mobilised && (highest >= 5 || quarrels.clone().any(presses)) {
        desk.sign(Order::Mobilise { on: true });
    } else if highest <= 3 && mobilised {
        desk.sign(Order::Mobilise { on: false });
    }
}

/// Works go to the weakest region on the way to the border that is feared, else to the weakest of all.
fn build(desk: &mut Desk<'_>) {
    let view = desk.view;
    if view.own.treasury < spending(desk).works_treasury * view.nation(view.me).gdp {
        return;
    }
    let (foe, _) = reckon::worst_fear(view, view.me);
    let mut best: Option<(f64, crate::ids::RegionId)> = None;
    for region in view.scenario().region_ids() {
        let state = view.region(region);
        if state.controller != Some(view.me)
            || view.scenario().region(region).kind == RegionKind::Sea
        {
            continue;
        }
        let exposed = view
            .scenario()
            .links_from(region)
            .any(|(_, r)| view.region(r).controller == Some(foe));
        let need = (scale::INFRASTRUCTURE.high - state.infrastructure)
            * if exposed {
                spending(desk).works_exposed
            } else {
                1.0
            };
        if best.is_none_or(|(n, _)| need > n) {
            best = Some((need, region));
        }
    }
    if let Some((_, region)) = best {
        let exposed = view
            .scenario()
            .links_from(region)
            .any(|(_, r)| view.region(r).controller == Some(foe));
        if exposed && view.region(region).stocks.iter().all(|s| s.0 != view.me) {
            desk.sign(Order::Prestock { region });
        }
        desk.sign(Order::Build { region });
    }
}

/// Lines that carry one's supply come first, then those that lie in ruins; the most lost capacity first.
fn repair(desk: &mut Desk<'_>) {
    let view = desk.view;
    let rules = &view.scenario().rules.mind.generals;
    let below = |c: &&f64| **c < rules.repair_below;
    // Counted, which a processor does many at a time: in peace nothing lies in ruins.
    if view.public.links.iter().filter(below).count() == 0 {
        return;
    }
    let used = |link: LinkId| view.own.flows.iter().any(|f| f.link == link);
    let mut broken: Vec<(bool, f64, LinkId)> = (0..)
        .map(LinkId)
        .zip(&view.public.links)
        .filter(|(link, c)| below(c) && judge::own_link(view, *link))
        .map(|(link, c)| {
            let lost = view.scenario().links[link.index()].capacity * (1.0 - c);
            (used(link), lost, link)
        })
        .collect();
    broken.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut purse = rules.repair_share * view.own.treasury;
    for (_, _, link) in broken {
        let order = Order::Repair { link };
        purse -= judge::price(view, &order).billions;
        if purse < 0.0 {
            break;
        }
        desk.sign(order);
    }
}
