//! Is this deal worth it?

use super::{fear, mind, power, trust, worst_fear};
use crate::content::Obligation;
use crate::ids::CharterId;
use crate::ids::NationId;
use crate::order::{Deal, Term};
use crate::view::View;
use crate::why::{Factor, Recorder, Tally};

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
        pact(view, to, from, charter, &mut tally);
    }
    for term in &deal.give {
        tally.add(label(term), received(view, to, from, term));
    }
    for term in &deal.ask {
        tally.add(label(term), -granted(view, to, from, term));
    }
    // A nation does nobody a favour for nothing, but friends come close.
    let goodwill =
        0.2 * view.public.pairs.affinity(from, to) - 0.5 * view.public.pairs.grievance(to, from);
    tally.add(Factor::Inclination, goodwill - 0.05);
    tally.total()
}

/// What entering a pact with `other` is worth to `me`.
fn pact<R: Recorder>(
    view: &View,
    me: NationId,
    other: NationId,
    charter: CharterId,
    tally: &mut Tally<'_, R>,
) {
    let d = &mind(view).deal;
    let clauses = view.public.charter_of(charter);
    let affinity = view.public.pairs.affinity(me, other);
    let confidence = trust(view, me, other);
    tally.add(Factor::Affinity, d.affinity * affinity);
    tally.add(Factor::Trust, d.trust * (confidence - 0.5));
    if !clauses.obligation.defends() {
        // Peace with a feared neighbour is worth having; the price is one's own freedom to move.
        tally.add(Factor::Threat, d.peace * fear(view, me, other));
        let want = super::salience(view, me, other);
        tally.add(Factor::Claims, -d.restraint_lost * want);
        if clauses.obligation == Obligation::Consult {
            tally.add(Factor::Benefit, 0.05);
        }
        return;
    }
    let (foe, danger) = worst_fear(view, me);
    let weight = power(view, other) / (power(view, other) + power(view, foe).max(0.1));
    if foe == other {
        tally.add(Factor::Threat, -d.protection * danger);
    } else {
        tally.add(Factor::Threat, d.protection * danger * weight * confidence);
    }
    let (theirs, their_danger) = worst_fear(view, other);
    if theirs != me {
        let share = power(view, me) / (power(view, me) + power(view, other)).max(1e-6);
        tally.add(Factor::Burden, -d.entanglement * their_danger * share);
        let anger =
            view.public.pairs.proximity(me, theirs) * (1.0 - view.public.pairs.rivalry(me, theirs));
        tally.add(Factor::Provocation, -d.provocation * anger * their_danger);
    }
    let binds = if clauses.obligation == Obligation::Automatic {
        1.0
    } else {
        0.6
    };
    tally.add(Factor::Sovereignty, -d.sovereignty * binds);
}

fn label(term: &Term) -> Factor {
    match term {
        Term::Payment(_) => Factor::SidePayment,
        Term::Transit => Factor::Sovereignty,
        Term::LiftSanctions => Factor::Economy,
        Term::RenounceClaim(_) => Factor::Claims,
        Term::Support(_) => Factor::Price,
    }
}

/// Worth of a term to the one who receives it.
fn received(view: &View, me: NationId, giver: NationId, term: &Term) -> f64 {
    let d = &mind(view).deal;
    match *term {
        Term::Payment(millions) => d.payment * share_of_gdp(view, me, millions),
        Term::Transit => 0.5 * d.transit,
        Term::LiftSanctions => {
            d.sanctions * (view.nation(giver).gdp / view.nation(me).gdp.max(1e-6)).min(3.0)
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
        Term::Support(_) => d.vote,
    }
}

/// What a term costs the one who grants it.
fn granted(view: &View, me: NationId, taker: NationId, term: &Term) -> f64 {
    let d = &mind(view).deal;
    let affinity = view.public.pairs.affinity(me, taker);
    match *term {
        Term::Payment(millions) => d.payment * share_of_gdp(view, me, millions),
        Term::Transit => d.transit * (1.0 - affinity) + 0.5 * fear(view, me, taker),
        Term::LiftSanctions => d.sanctions + d.claim * 0.5 * view.public.pairs.grievance(me, taker),
        Term::RenounceClaim(region) => {
            let claim = view
                .public
                .claims
                .iter()
                .find(|c| c.by == me && c.region == region);
            1.3 * d.claim * claim.map_or(0.0, |c| c.strength)
        }
        Term::Support(motion) => {
            let lean = view.public.motion(motion).map_or(0.0, |m| {
                super::vote(view, me, m.treaty, &m.kind, &mut crate::why::Silent)
            });
            d.vote - lean.min(0.0)
        }
    }
}

/// Hundredths of a year's GDP.
fn share_of_gdp(view: &View, nation: NationId, millions: u32) -> f64 {
    f64::from(millions) / 1000.0 / view.nation(nation).gdp.max(1e-6) * 100.0
}
