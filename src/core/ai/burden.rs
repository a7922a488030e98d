//! Who pays: promises of spending given and asked for, and the lead's warning to those who fall short.

use super::{Desk, matter};
use crate::content::PledgeMind;
use crate::ids::NationId;
use crate::order::{Deal, Order, Term};
use crate::reckon;
use crate::view::Treaty;
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    if desk.routine(2) {
        promise(desk);
    }
    if desk.routine(1) {
        press(desk);
    }
}

fn mind<'a>(desk: &Desk<'a>) -> &'a PledgeMind {
    &desk.view.scenario().rules.mind.pledge
}

/// A member that is short promises the guideline, or half of what is missing, if it is better for it than silence.
fn promise(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        if reckon::shortfall(view, treaty, view.me) < mind(desk).promises
            || treaty.pledge(view.me).is_some()
        {
            continue;
        }
        let best = offers(desk, treaty, view.me)
            .map(|permille| {
                let worth = reckon::pledging(view, view.me, treaty.id, permille, &mut Silent);
                (worth, permille)
            })
            .into_iter()
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((worth, permille)) = best
            && worth > 0.0
        {
            desk.sign(Order::Pledge {
                treaty: treaty.id,
                permille,
                years: mind(desk).years,
            });
        }
    }
}

/// The guideline, and half the way to it.
fn offers(desk: &Desk<'_>, treaty: &Treaty, member: NationId) -> [u16; 2] {
    let now = desk.view.nation(member).defence;
    let whole = treaty.guideline.unwrap_or(now).max(now);
    [whole, 0.5 * (whole + now)].map(|share| (share * 1000.0).ceil() as u16)
}

/// The lead asks the member that falls shortest for a promise, and pays for it where money helps; one that has broken
/// a promise, or that it has no more patience with, it warns.
fn press(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        if treaty.lead != Some(view.me) {
            continue;
        }
        let mut worst: Option<(f64, NationId)> = None;
        for &member in treaty.members.iter().filter(|m| **m != view.me) {
            let short = reckon::reproachable(view, treaty, member);
            let pressed = treaty.pledge(member).is_some() || reckon::warned(treaty, member);
            if short > mind(desk).presses && !pressed && worst.is_none_or(|(s, _)| short > s) {
                worst = Some((short, member));
            }
        }
        let Some((short, member)) = worst else {
            continue;
        };
        let broken = treaty.burden(member).is_some_and(|b| b.broken > 0);
        let gives = reckon::in_place(view, treaty, member);
        let patience = view.own.trust[member.index()] + mind(desk).warns_given * gives;
        if (broken || short > mind(desk).warns) && patience < mind(desk).warns_patience {
            desk.sign(Order::Warn {
                treaty: treaty.id,
                nation: member,
            });
            continue;
        }
        ask(desk, treaty, member);
    }
}

/// Looks for the cheapest deal that the member would take and that is still worth it.
fn ask(desk: &mut Desk<'_>, treaty: &Treaty, member: NationId) {
    let view = desk.view;
    if !desk.comes_up(matter::ASK | desk.about(member), mind(desk).asks) {
        return;
    }
    for permille in offers(desk, treaty, member) {
        let promise = Term::Pledge {
            treaty: treaty.id,
            permille,
            years: mind(desk).years,
        };
        for millions in [0, 50, 200] {
            let deal = Deal {
                give: (millions > 0)
                    .then_some(Term::Payment(millions))
                    .into_iter()
                    .collect(),
                ask: vec![promise],
                pact: None,
            };
            let mine = reckon::deal(view, member, view.me, &mirrored(&deal), &mut Silent);
            if mine > 0.0
                && reckon::deal(view, view.me, member, &deal, &mut Silent) > 0.0
                && desk.sign(Order::Propose { to: member, deal })
            {
                return;
            }
        }
    }
}

/// The same deal as if the other side had proposed it.
fn mirrored(deal: &Deal) -> Deal {
    Deal {
        pact: deal.pact,
        give: deal.ask.clone(),
        ask: deal.give.clone(),
    }
}
