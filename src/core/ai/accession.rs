//! Into alliances and out of them: to apply, to ratify or hold out, to pay the price, to leave or think
//! better of it.

use super::Desk;
use crate::ids::NationId;
use crate::order::{Deal, Order, Stand, Term};
use crate::reckon::{self, Pact};
use crate::view::{Candidate, Treaty};
use crate::why::Silent;

/// What each member says of the candidates whose steps are done.
pub fn ratify(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        for candidate in treaty.candidates.iter().filter(|c| c.open.is_some()) {
            if candidate.ratified.iter().any(|r| r.0 == view.me) {
                continue;
            }
            let (stand, why) = reckon::stand(view, view.me, treaty, candidate.nation);
            // A price is not raised with every month's figures.
            let holdout = candidate.holdouts.iter().find(|h| h.nation == view.me);
            if let (Stand::HoldOut(price), Some(h)) = (stand, holdout)
                && price.map(kind) == h.price.map(kind)
            {
                continue;
            }
            desk.sign(Order::Ratify {
                treaty: treaty.id,
                nation: candidate.nation,
                stand,
                because: why.decisive(),
            });
        }
    }
}

fn kind(term: Term) -> core::mem::Discriminant<Term> {
    core::mem::discriminant(&term)
}

/// A candidate buys off those who hold out, as far as membership is worth it; the lead helps the candidate
/// that it wants.
pub fn bargain(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in &view.public.treaties {
        for candidate in &treaty.candidates {
            if candidate.nation == view.me {
                pay(desk, treaty, candidate);
            } else if treaty.lead == Some(view.me) {
                lobby(desk, treaty, candidate);
            }
        }
    }
}

fn pay(desk: &mut Desk<'_>, treaty: &Treaty, candidate: &Candidate) {
    let view = desk.view;
    let mut worth = entry(desk, treaty);
    if worth < reckon::mind(view).accede.withdraws {
        desk.sign(Order::Withdraw { treaty: treaty.id });
        return;
    }
    for holdout in &candidate.holdouts {
        let Some(price) = holdout.price else { continue };
        let bargain = Deal {
            pact: None,
            give: vec![price],
            ask: vec![Term::Ratify(treaty.id, view.me)],
        };
        // What it gives, by the same measure as what it is asked for.
        let asked = Deal {
            pact: None,
            give: Vec::new(),
            ask: vec![price],
        };
        let cost = -reckon::deal(view, holdout.nation, view.me, &asked, &mut Silent);
        if cost < worth
            && desk.sign(Order::Propose {
                to: holdout.nation,
                deal: bargain,
            })
        {
            worth -= cost;
        }
    }
}

/// The lead pays the price of a candidate that it has ratified itself, where money will do.
fn lobby(desk: &mut Desk<'_>, treaty: &Treaty, candidate: &Candidate) {
    let view = desk.view;
    if !candidate.ratified.iter().any(|r| r.0 == view.me) {
        return;
    }
    let m = &reckon::mind(view).accede;
    let want = reckon::ratify(view, view.me, treaty.id, candidate.nation, &mut Silent);
    for holdout in &candidate.holdouts {
        let Some(Term::Payment(millions)) = holdout.price else {
            continue;
        };
        let rich = f64::from(millions) / 1000.0 < m.lobby_purse * view.own.treasury.max(0.0);
        if want > m.lobby && rich {
            desk.sign(Order::Propose {
                to: holdout.nation,
                deal: Deal {
                    pact: None,
                    give: vec![Term::Payment(millions)],
                    ask: vec![Term::Ratify(treaty.id, candidate.nation)],
                },
            });
        }
    }
}

/// What entering the treaty is worth to this nation.
fn entry(desk: &Desk<'_>, treaty: &Treaty) -> f64 {
    let view = desk.view;
    let pact = Pact {
        charter: view.public.charter(treaty),
        parties: &treaty.members,
        lead: treaty.lead,
    };
    let kin = treaty
        .members
        .iter()
        .map(|m| view.public.pairs.affinity(view.me, *m))
        .sum::<f64>()
        / treaty.members.len().max(1) as f64;
    let m = &reckon::mind(view).accede;
    reckon::membership(view, view.me, &pact, &mut Silent) + m.kin * (kin - m.kin_usual)
}

/// Alliances are applied to by those who fear, and who like what they would join.
pub fn apply(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).accede;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    // To confer with whom one fears is no protection from it.
    let bound = |t: &Treaty| t.has(foe) && view.public.charter(t).obligation.defends();
    if danger < m.danger || view.public.treaties_of(view.me).any(bound) {
        return;
    }
    for treaty in &view.public.treaties {
        let shut = treaty.has(foe)
            || treaty.has(view.me)
            || !view.public.charter(treaty).obligation.defends()
            || !crate::judge::eligible(view, treaty, view.me)
            || crate::judge::kept_from_entry(&view.public, view.me, treaty).is_some();
        if shut {
            continue;
        }
        let welcome = |by: &NationId| {
            reckon::ratify(view, *by, treaty.id, view.me, &mut Silent) > m.barred
                || reckon::price(view, *by, treaty, view.me).is_some()
        };
        if entry(desk, treaty) > m.entry && treaty.members.iter().all(welcome) {
            desk.sign(Order::Apply { treaty: treaty.id });
        }
    }
}
