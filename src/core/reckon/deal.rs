//! Is this deal worth it?

use super::pact::{Pact, goodwill, lead_of_two, weigh};
use super::{fear, mind, power};
use crate::ids::NationId;
use crate::order::{Deal, Strength, Term};
use crate::view::View;
use crate::why::{Factor, Recorder, Silent, Tally};

/// What a deal that `from` proposes is worth to `to`: above 0 it accepts.
pub fn deal<R: Recorder>(
    view: &View,
    from: NationId,
    to: NationId,
    deal: &Deal,
    why: &mut R,
) -> f64 {
    let mut tally = Tally::new(why);
    if let Some(charter) = deal.pact {
        let charter = view.public.charter_of(charter);
        let pact = Pact {
            charter,
            parties: &[from, to],
            lead: lead_of_two(view, charter, from, to),
        };
        weigh(view, to, &pact, &mut tally);
    }
    for term in &deal.give {
        tally.add(label(term), received(view, to, from, term));
    }
    for term in &deal.ask {
        tally.add(label(term), -granted(view, to, from, term));
    }
    tally.add(Factor::Inclination, goodwill(view, from, to));
    tally.total()
}

fn label(term: &Term) -> Factor {
    match term {
        Term::Payment(_) => Factor::SidePayment,
        Term::Transit => Factor::Sovereignty,
        Term::LiftSanctions => Factor::Economy,
        Term::RenounceClaim(_) => Factor::Claims,
        Term::Pledge { .. } => Factor::Pledge,
        Term::Powers(_) => Factor::Control,
        Term::Support(_) | Term::Answer(..) | Term::Ratify(..) => Factor::Price,
    }
}

/// Worth of a term to the one who receives it.
fn received(view: &View, me: NationId, giver: NationId, term: &Term) -> f64 {
    let d = &mind(view).deal;
    match *term {
        Term::Payment(millions) => d.payment * share_of_gdp(view, me, millions),
        Term::Transit => d.transit_got * d.transit,
        Term::LiftSanctions => {
            d.sanctions
                * (view.nation(giver).gdp / view.nation(me).gdp.max(1e-6)).min(d.sanctions_most)
        }
        Term::RenounceClaim(region) => {
            let mine = view.region(region).owner == Some(me);
            let claim = view
                .public
                .claims
                .iter()
                .find(|c| c.by == giver && c.region == region);
            if mine {
                d.claim * claim.map_or(0.0, |c| c.strength)
            } else {
                0.0
            }
        }
        Term::Pledge { permille, .. } => super::pledge::promised(view, me, giver, permille),
        Term::Support(motion) => {
            // A vote on what is decided is worth nothing.
            view.public.motion(motion).map_or(0.0, |m| {
                let wish = super::vote(view, me, m.treaty, &m.kind, &mut Silent);
                d.vote + d.vote_wish * wish
            })
        }
        Term::Answer(case, least) => {
            let Some(case) = view.public.case(case) else {
                return 0.0;
            };
            let victim = case.victim == me;
            let share = power(view, giver) / (power(view, giver) + power(view, me)).max(1e-6);
            let size = least as usize as f64 / 4.0;
            d.answer * size * share * if victim { 1.0 } else { d.answer_other }
        }
        Term::Ratify(..) => d.vote,
        Term::Powers(_) => mind(view).ward.freedom,
    }
}

/// What a term costs the one who grants it.
fn granted(view: &View, me: NationId, taker: NationId, term: &Term) -> f64 {
    let d = &mind(view).deal;
    let affinity = view.public.pairs.affinity(me, taker);
    match *term {
        Term::Payment(millions) => d.payment * share_of_gdp(view, me, millions),
        Term::Transit => d.transit * (1.0 - affinity) + d.transit_fear * fear(view, me, taker),
        Term::LiftSanctions => {
            d.sanctions + d.claim * d.sanctions_kept * view.public.pairs.grievance(me, taker)
        }
        Term::RenounceClaim(region) => {
            let claim = view
                .public
                .claims
                .iter()
                .find(|c| c.by == me && c.region == region);
            d.claim_lost * d.claim * claim.map_or(0.0, |c| c.strength)
        }
        // A promise that one would make unasked is no favour; no promise is quite free.
        Term::Pledge {
            treaty, permille, ..
        } => {
            let asked = super::pledging(view, me, treaty, permille, &mut Silent);
            (d.pledge_least - asked).max(d.pledge_least)
        }
        Term::Support(motion) => {
            let lean = view.public.motion(motion).map_or(0.0, |m| {
                super::vote(view, me, m.treaty, &m.kind, &mut Silent)
            });
            d.vote - lean.min(0.0)
        }
        Term::Ratify(treaty, nation) => {
            let lean = super::ratify(view, me, treaty, nation, &mut crate::why::Silent);
            -lean.min(0.0)
        }
        // What it would give unasked costs it nothing.
        Term::Powers(treaty) => view.public.treaty(treaty).map_or(0.0, |t| {
            let worth = super::entrust(view, me, t, taker, &mut Silent);
            (-worth).max(0.0)
        }),
        // What it would bring anyway costs nothing to promise.
        Term::Answer(case, least) => {
            let Some(case) = view.public.case(case) else {
                return 0.0;
            };
            let strength = case.strength.unwrap_or(Strength::Reinforce);
            let score = super::answer(
                view,
                me,
                case.victim,
                case.aggressor,
                case.treaty,
                strength,
                &mut Silent,
            );
            let bar = (least as usize)
                .checked_sub(1)
                .map_or(score, |i| mind(view).answer.thresholds[i]);
            (bar - score).max(0.0)
        }
    }
}

/// Hundredths of a year's GDP.
fn share_of_gdp(view: &View, nation: NationId, millions: u32) -> f64 {
    f64::from(millions) / 1000.0 / view.nation(nation).gdp.max(1e-6) * 100.0
}
