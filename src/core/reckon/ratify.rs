//! Does a member let this candidate in, and for what?

use super::vote::admit;
use super::{deal, mind};
use crate::ids::{NationId, TreatyId};
use crate::order::{Deal, Stand, Term};
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally, Why};

/// How `member` leans on the entry of `nation` into `treaty`: above 0 it ratifies.
pub fn ratify<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: TreatyId,
    nation: NationId,
    why: &mut R,
) -> f64 {
    let Some(treaty) = view.public.treaty(treaty) else {
        return 0.0;
    };
    let m = &mind(view).pact;
    let mut tally = Tally::new(why);
    admit(view, member, treaty, nation, &mut tally);
    let claim = view
        .public
        .claims
        .iter()
        .filter(|c| c.by == nation && view.region(c.region).owner == Some(member))
        .fold(0.0_f64, |most, c| most.max(c.strength));
    tally.add(Factor::Claims, -m.ratify_claim * claim);
    if view.public.pairs.sanctions(nation, member) {
        tally.add(Factor::Economy, -mind(view).deal.sanctions);
    }
    // What the lead has done weighs: its signature is its word for the candidate.
    if let Some((lead, candidate)) = treaty.lead.zip(treaty.candidate(nation))
        && lead != member
    {
        if candidate.ratified.iter().any(|r| r.0 == lead) {
            tally.add(Factor::LeadPosition, m.ratify_lead);
        } else if candidate.holdouts.iter().any(|h| h.nation == lead) {
            tally.add(Factor::LeadPosition, -m.ratify_lead);
        }
    }
    tally.total()
}

/// The least that would make `member` ratify, if anything that the candidate can give would: what it asks for.
#[must_use]
pub fn price(view: &View, member: NationId, treaty: &Treaty, nation: NationId) -> Option<Term> {
    let pairs = &view.public.pairs;
    let mut terms: Vec<Term> = view
        .public
        .claims
        .iter()
        .filter(|c| c.by == nation && view.region(c.region).owner == Some(member))
        .map(|c| Term::RenounceClaim(c.region))
        .collect();
    if pairs.sanctions(nation, member) {
        terms.push(Term::LiftSanctions);
    }
    if !pairs.transit(nation, member) {
        terms.push(Term::Transit);
    }
    // In tenths of what it could ask at most, whole millions.
    let most = view.nation(member).gdp * 1000.0 * mind(view).pact.ratify_price;
    let least_rich = most.min(view.nation(nation).gdp * 1000.0 * mind(view).pact.ratify_price);
    for tenths in [1.0, 3.0, 10.0] {
        let millions = (least_rich * tenths / 10.0).round();
        if millions >= 1.0 {
            terms.push(Term::Payment(millions as u32));
        }
    }
    terms.into_iter().find(|term| {
        let bargain = Deal {
            pact: None,
            give: vec![*term],
            ask: vec![Term::Ratify(treaty.id, nation)],
        };
        deal(view, nation, member, &bargain, &mut Silent) > mind(view).deal.clear
    })
}

/// Where `member` would stand on the candidate, and why.
#[must_use]
pub fn stand(view: &View, member: NationId, treaty: &Treaty, nation: NationId) -> (Stand, Why) {
    let mut why = Why::default();
    let lean = ratify(view, member, treaty.id, nation, &mut why);
    let stand = if lean > 0.0 {
        Stand::For
    } else {
        match price(view, member, treaty, nation) {
            None if lean < -mind(view).pact.ratify_bar => Stand::Against,
            price => Stand::HoldOut(price),
        }
    };
    (stand, why)
}
