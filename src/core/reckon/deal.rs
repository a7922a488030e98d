//! Is this deal worth it?

use super::pact::{Pact, goodwill, lead_of_two, weigh};
use super::{fear, mind, power};
use crate::ids::NationId;
use crate::judge;
use crate::order::{Deal, Strength, Term};
use crate::view::{Motion, Treaty, View};
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
    tally.add(Factor::Inclination, inclination(view, from, to, deal));
    tally.total()
}

/// What `to` would do for `from` for its own sake. Friendship gives money too, but it remembers: of what it would give nothing
/// is left for a friend that owes already all the thanks it can, or would with this.
fn inclination(view: &View, from: NationId, to: NationId, deal: &Deal) -> f64 {
    let goodwill = goodwill(view, from, to);
    let asked = judge::payment(&deal.ask) - judge::payment(&deal.give);
    let friendship = mind(view).deal.favour * view.public.pairs.affinity(from, to);
    if asked <= 0.0 || friendship <= 0.0 {
        return goodwill;
    }
    goodwill - friendship * thanks(view, from, to, asked)
}

/// The share of all the thanks that `from` can owe `to` which it would owe after a gift of so many billions, 0..1.
fn thanks(view: &View, from: NationId, to: NationId, billions: f64) -> f64 {
    let rules = &view.scenario().rules.diplomacy;
    let had = match view.me {
        me if me == from => view.own.owes[to.index()],
        me if me == to => view.own.owed[from.index()],
        // What two have done for each other a third does not know.
        _ => 0.0,
    };
    let share = billions / view.nation(from).gdp.max(1e-6);
    let size = rules.gratitude(share) * (1.0 - fear(view, from, to)).max(0.0);
    (had + rules.earned(had, size)) / rules.goodwill_most.max(1e-6)
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
        // What a treaty gives already is worth nothing more.
        Term::Transit if view.public.may_cross(me, giver) => 0.0,
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
        Term::Support(motion) => view
            .public
            .motion(motion)
            .map_or(0.0, |m| bought(view, me, m)),
        Term::Answer(case, least) => {
            let Some(case) = view.public.case(case) else {
                return 0.0;
            };
            let victim = case.victim == me;
            let share = power(view, giver) / (power(view, giver) + power(view, me)).max(1e-6);
            let size = least as usize as f64 / 4.0;
            d.answer * size * share * if victim { 1.0 } else { d.answer_other }
        }
        Term::Ratify(treaty, nation) => {
            let lean = |n| super::ratify(view, n, treaty, nation, &mut Silent);
            let member = |t: &Treaty| t.has(me) && lean(me) > 0.0;
            let wanted = me == nation || view.public.treaty(treaty).is_some_and(member);
            // Nobody pays for what the other does anyway.
            if wanted && lean(giver) <= 0.0 {
                d.vote
            } else {
                0.0
            }
        }
        Term::Powers(_) => mind(view).ward.freedom,
    }
}

/// What a vote for a motion is worth to `me`: nothing where it does not want it, or it passes without.
fn bought(view: &View, me: NationId, motion: &Motion) -> f64 {
    let d = &mind(view).deal;
    let wish = super::vote(view, me, motion.treaty, &motion.kind, &mut Silent);
    let treaty = view.public.treaty(motion.treaty);
    let short = |t| !super::forecast(view, t, &motion.kind).passed;
    if wish > 0.0 && treaty.is_some_and(short) {
        d.vote + d.vote_wish * wish
    } else {
        0.0
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
