//! The lead of wards: once a year it thinks of giving one its powers back, or of taking them again. A ward asks for its own,
//! when it thinks that it would be heard.

use super::{Desk, matter};
use crate::judge;
use crate::order::{Deal, Order, Term};
use crate::reckon;
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    if !desk.routine(1) {
        return;
    }
    ask(desk);
    let view = desk.view;
    let m = reckon::mind(view);
    for treaty in view.public.treaties_of(view.me) {
        if treaty.lead != Some(view.me) {
            continue;
        }
        for nation in judge::wards(&view.public, treaty) {
            let subject = matter::ENTRUST | desk.about(nation);
            let roll = desk.dice(subject).normal() * m.seek.mood;
            let worth = reckon::entrust(view, view.me, treaty, nation, &mut Silent) + roll;
            let free = treaty.entrusted.binary_search(&nation).is_ok();
            // What it has done with its powers since cannot be undone.
            let bound_elsewhere = || {
                let mut others = view
                    .public
                    .treaties_of(nation)
                    .filter(|t| t.id != treaty.id);
                others.any(|t| view.public.charter(t).obligation.defends())
            };
            let grant = !free;
            let turns = match free {
                true => worth < -m.ward.takes_back && !bound_elsewhere(),
                false => worth > 0.0,
            };
            if turns {
                desk.sign(Order::Entrust {
                    treaty: treaty.id,
                    nation,
                    grant,
                });
            }
        }
    }
}

fn ask(desk: &mut Desk<'_>) {
    let view = desk.view;
    for (treaty, lead) in judge::masters(&view.public, view.me) {
        let deal = Deal {
            ask: vec![Term::Powers(treaty.id)],
            ..Deal::default()
        };
        let theirs = reckon::deal(view, view.me, lead, &deal, &mut Silent);
        if theirs + reckon::mind(view).seek.benefit_of_doubt > 0.0 {
            desk.sign(Order::Propose { to: lead, deal });
        }
    }
}
