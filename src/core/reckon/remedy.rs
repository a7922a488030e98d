//! What would change a no: the smallest change of one thing that would turn a refusal, or the largest
//! that would not be enough.

use super::answer::{place_of, promise_weight, stationed};
use super::field::Field;
use super::pact::favour;
use super::{answer, ballot, mind, odds, persuasion, vote};
use crate::ids::NationId;
use crate::order::{Ballot, Contribution, MotionKind, Remedy, Strength};
use crate::view::{Case, Motion, Treaty, View};
use crate::why::{Factor, Silent, Why};

/// One change, what it would add to the score, and whether that alone would turn the no.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change {
    pub remedy: Remedy,
    pub gain: f64,
    pub enough: bool,
}

/// What would have `member` come to the case with forces; None when it would come as it is.
#[must_use]
pub fn answer_change(view: &View, member: NationId, case: &Case) -> Option<Change> {
    if member == case.victim || member == case.aggressor {
        return None;
    }
    let mut why = Why::default();
    let strength = case.strength.unwrap_or(Strength::Reinforce);
    let Case {
        victim,
        aggressor,
        treaty,
        ..
    } = *case;
    answer(view, member, victim, aggressor, treaty, strength, &mut why);
    let gap = mind(view).answer.thresholds[2] - why.value;
    if gap <= 0.0 {
        return None;
    }
    let treaty = view.public.treaty(treaty)?;
    let mut list = of_coming(view, treaty, member, case, &why);
    if gap <= promise_weight(view, member) {
        list.extend(price(view, case.victim, member, gap).map(|price| (price, gap)));
    }
    pick(list, gap)
}

/// What would have `member` vote for the motion as tabled; None when it would.
#[must_use]
pub fn vote_change(view: &View, member: NationId, motion: &Motion) -> Option<Change> {
    let v = &mind(view).vote;
    let mut why = Why::default();
    let lean = vote(view, member, motion.treaty, &motion.kind, &mut why);
    let gap = v.indifference - lean;
    if gap <= 0.0 {
        return None;
    }
    let treaty = view.public.treaty(motion.treaty)?;
    let mut list = Vec::new();
    if let MotionKind::Respond { case, .. } = motion.kind {
        let open = view.public.case(case)?;
        // What would have it come would have it vote for coming, at the vote's discount.
        let coming = of_coming(view, treaty, member, open, &why);
        list.extend(
            coming
                .into_iter()
                .map(|(r, gain)| (r, v.respond_share * gain)),
        );
        if let Ballot::UpTo(strength) = ballot(view, member, motion.treaty, &motion.kind, 0.0) {
            let weaker = MotionKind::Respond { case, strength };
            let there = vote(view, member, motion.treaty, &weaker, &mut Silent);
            list.push((Remedy::Weaker(strength), there - lean));
        }
    } else if treaty.lead.is_some_and(|l| l != member) && part(&why, Factor::LeadPosition) <= 0.0 {
        list.push((Remedy::LeadComes, v.lead));
    }
    let lobbied = motion.lobbied.iter().any(|l| l.nation == member);
    if !lobbied && motion.by != member {
        list.push((Remedy::Persuasion, persuasion(view, motion.by, member)));
    }
    if gap <= super::vote::promise_weight(view, member) {
        let price = price(view, motion.by, member, gap + mind(view).deal.vote);
        list.extend(price.map(|price| (price, gap)));
    }
    pick(list, gap)
}

/// The changes that bear on whether a member would come, each with what it would add.
fn of_coming(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    case: &Case,
    why: &Why,
) -> Vec<(Remedy, f64)> {
    let m = &mind(view).answer;
    let mut list = Vec::new();
    let lead = treaty.lead.filter(|l| *l != member && *l != case.victim);
    if lead.is_some_and(|l| {
        case.answer(l)
            .is_none_or(|a| a.contribution < Contribution::Caveats)
    }) {
        list.push((
            Remedy::LeadComes,
            m.lead_came - part(why, Factor::LeadPosition).min(0.0),
        ));
    }
    let there = stationed(view, member, case.victim, m.tripwire_points);
    list.push((Remedy::ForcesThere, m.tripwire * (1.0 - there)));
    list.push((Remedy::BetterOdds, if_all_came(view, treaty, member, case)));
    let worn = part(why, Factor::Burden) + part(why, Factor::Weariness);
    list.push((Remedy::PeaceElsewhere, -worn.min(0.0)));
    let sore = part(why, Factor::Trust).min(0.0) + part(why, Factor::Grievance).min(0.0);
    list.push((Remedy::Amends, -sore));
    list
}

/// What the cost would shrink by if all other members came with what they have.
fn if_all_came(view: &View, treaty: &Treaty, member: NationId, case: &Case) -> f64 {
    let principals = [case.victim, case.aggressor];
    let field = Field::survey(
        view,
        place_of(view, case.victim, case.aggressor),
        principals,
    );
    let at = |n: NationId| field.strength[n.index()];
    let two = at(case.victim) + at(member);
    let all: f64 = treaty
        .members
        .iter()
        .filter(|n| **n != member && **n != case.victim)
        .fold(two, |sum, n| sum + at(*n));
    let rules = mind(view);
    let foe = at(case.aggressor);
    rules.answer.cost * (odds(rules, all, foe, 0.0) - odds(rules, two, foe, 0.0)).max(0.0)
}

/// A payment from `payer` that is worth `gap` to `member`; there is none where money is worth nothing.
fn price(view: &View, payer: NationId, member: NationId, gap: f64) -> Option<Remedy> {
    let d = &mind(view).deal;
    let worth = (gap + d.price_above - favour(view, payer, member)).max(d.price_least);
    let millions = worth / d.payment * view.nation(member).gdp * 10.0;
    (d.payment > 0.0).then(|| Remedy::Payment((millions.ceil() as u32).max(1)))
}

fn part(why: &Why, factor: Factor) -> f64 {
    let parts = why.parts.iter().filter(|p| p.0 == factor);
    parts.fold(0.0, |sum, p| sum + p.1)
}

/// The smallest change that would do; for want of one, the largest.
fn pick(list: Vec<(Remedy, f64)>, gap: f64) -> Option<Change> {
    let mut best: Option<Change> = None;
    for (remedy, gain) in list.into_iter().filter(|c| c.1 > 1e-6) {
        let change = Change {
            remedy,
            gain,
            enough: gain >= gap,
        };
        let better = best.is_none_or(|b| match (change.enough, b.enough) {
            (true, true) => gain < b.gain,
            (false, false) => gain > b.gain,
            (enough, _) => enough,
        });
        if better {
            best = Some(change);
        }
    }
    best
}
