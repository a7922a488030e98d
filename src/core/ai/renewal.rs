//! The end of a treaty's term: to keep to it or to let it run out.

use super::{Desk, matter};
use crate::dice::{Phase, dice};
use crate::judge;
use crate::order::Order;
use crate::reckon;
use crate::why::Silent;

/// A few times in the last months of a term, so that one that thinks better of it, or of whom another has left, may say so.
pub fn plan(desk: &mut Desk<'_>) {
    if !desk.routine(4) {
        return;
    }
    let view = desk.view;
    let m = reckon::mind(view);
    for treaty in view.public.treaties_of(view.me) {
        let asked = judge::renewable(&view.public, treaty);
        if !asked || judge::held(&view.public, treaty, view.me) {
            continue;
        }
        // One mind for one term: a roll for each month would be many chances to leave.
        let subject = (desk.own() << 32) | matter::RENEW | u64::from(treaty.id.0);
        let term = treaty.expires.unwrap_or(0);
        let roll = dice(desk.seed, term, Phase::Ai, subject).normal() * m.seek.mood;
        let worth = reckon::prolong(view, view.me, treaty, &mut Silent) + roll;
        let said = treaty.renews(view.me);
        let now = said.unwrap_or(judge::silence(&view.public, treaty, view.me));
        let bar = if said.is_some() { m.pact.wavers } else { 0.0 };
        let keep = if now { worth > -bar } else { worth > bar };
        if keep != now {
            desk.sign(Order::Renew {
                treaty: treaty.id,
                keep,
            });
        }
    }
}
