//! What terms are worth to the leader of a side, beside what it expects of going on; what it would offer, and
//! whether the other would take it. One scale with [`standing_firm`](super::standing_firm) and
//! [`fighting_on`](super::fighting_on): terms are taken where they are worth more than going on.

use super::challenge::{dear, worth};
use super::firm::face;
use super::objectives;
use super::{SPREAD, fighting_on, mind, passion, power, rising, standing_firm, worst_fear};
use crate::content::scale::{around_one, logistic};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::{Concessions, Measure, Side, Stake, Terms};
use crate::view::{Crisis, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// What going on is worth to the leader of `side`, in war or short of it.
pub fn going_on<R: Recorder>(view: &View, crisis: &Crisis, side: Side, why: &mut R) -> f64 {
    if crisis.is_war() {
        fighting_on(view, crisis, side, why)
    } else {
        standing_firm(view, crisis.id, side, why)
    }
}

/// Whose proposal the terms are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    OtherSide,
    /// A mediator: to agree with a third costs less face.
    Mediator,
}

/// What `terms` are worth to the leader of `side`. Terms by which it gives nothing are no giving way; others begin where
/// it would give way altogether. `drive` is what the stake is worth to it beyond what anyone can tell, 0 for an outsider.
pub fn settlement<R: Recorder>(
    view: &View,
    crisis: &Crisis,
    side: Side,
    terms: &Terms,
    (from, drive): (From, f64),
    why: &mut R,
) -> f64 {
    let m = mind(view);
    let rules = &view.scenario().rules.settlement;
    let (me, other) = (crisis.leader(side), crisis.leader(side.other()));
    let (mine, theirs) = (terms.given(side), terms.given(side.other()));
    let met = judge::met(rules, crisis.stake, terms.given(Side::Target));
    let mut tally = Tally::new(why);
    if !mine.is_nothing() {
        let line = if crisis.is_war() {
            m.war.give_up
        } else {
            m.firm.give_way
        };
        tally.add(Factor::Precedent, line);
    }
    match side {
        Side::Challenger => {
            // One that went to war for it and goes home with nothing has given up by as much as it loses face.
            if crisis.is_war() && mine.is_nothing() {
                let empty = rules.face_empty * (1.0 - met);
                tally.add(Factor::Precedent, m.war.give_up * empty);
            }
            tally.add(Factor::Resolve, drive * met);
        }
        Side::Target => {
            tally.add(Factor::Stake, dear(view, me, other, crisis.stake));
            tally.add(Factor::Resolve, drive * (1.0 - met));
            // Whoever gives an inch has given up the principle.
            if mine.is_nothing() {
                tally.add(Factor::StatusQuo, m.firm.status_quo);
                let soil = matches!(crisis.stake, Stake::Territory(r) if view.region(r).controller == Some(me));
                tally.add(
                    Factor::Sovereignty,
                    m.firm.own_soil * f64::from(u8::from(soil)),
                );
            }
        }
    }
    gains(view, crisis.stake, (me, other), theirs, &mut tally);
    losses(view, crisis.stake, (me, other), mine, &mut tally);
    if terms.line {
        tally.add(Factor::Claims, m.settle.held * held(view, crisis, side));
    }
    let spared = match from {
        From::OtherSide => 0.0,
        From::Mediator => rules.mediated,
    };
    let shame = judge::shame(rules, crisis.stake, terms, side) * (1.0 - spared);
    tally.add(Factor::Audience, face(view, crisis, side) * (1.0 - shame));
    tally.total()
}

/// What the other side's clauses bring to `me`.
fn gains<R: Recorder>(
    view: &View,
    stake: Stake,
    (me, other): (NationId, NationId),
    gives: &Concessions,
    tally: &mut Tally<'_, R>,
) {
    let s = &mind(view).settle;
    let rules = &view.scenario().rules.settlement;
    if let Some(region) = gives.cede {
        tally.add(
            Factor::Claims,
            worth(view, me, other, Stake::Territory(region)),
        );
    }
    if let Some(region) = gives.demilitarise {
        let land = worth(view, me, other, Stake::Territory(region));
        tally.add(Factor::Exposure, s.demilitarised * land);
    }
    if gives.renounce {
        let claim = view.public.ground(other, me);
        tally.add(Factor::Sovereignty, s.renounced * claim);
    }
    let sides = gives.neutrality.share() * committed(view, other, me);
    tally.add(
        Factor::Treaty,
        sides * worth(view, me, other, Stake::Alignment),
    );
    let rule = gives.government.share();
    tally.add(Factor::Regime, rule * worth(view, me, other, Stake::Regime));
    let cut = f64::from(gives.arms) / f64::from(rules.disarmed.max(1));
    tally.add(
        Factor::Strength,
        cut * worth(view, me, other, Stake::Armament),
    );
    let sum = view.nation(other).gdp / view.nation(me).gdp.max(1e-6);
    let sum = sum.min(s.reparations_most) * f64::from(gives.reparations) / 10.0;
    tally.add(Factor::Money, s.reparations * sum);
    if stake == Stake::Incident {
        let amends = judge::met(rules, stake, gives);
        tally.add(Factor::Stake, amends * worth(view, me, other, stake));
    }
}

/// What `me` loses by its own clauses.
fn losses<R: Recorder>(
    view: &View,
    stake: Stake,
    (me, other): (NationId, NationId),
    gives: &Concessions,
    tally: &mut Tally<'_, R>,
) {
    let s = &mind(view).settle;
    let rules = &view.scenario().rules.settlement;
    if let Some(region) = gives.cede {
        tally.add(
            Factor::Claims,
            -dear(view, me, other, Stake::Territory(region)),
        );
    }
    if let Some(region) = gives.demilitarise {
        let land = dear(view, me, other, Stake::Territory(region));
        tally.add(Factor::Exposure, -s.demilitarised * land);
    }
    if gives.renounce {
        let claim = view.public.ground(me, other);
        tally.add(Factor::Sovereignty, -s.renounced * claim);
    }
    let sides = gives.neutrality.share() * committed(view, me, other);
    tally.add(
        Factor::Treaty,
        -sides * dear(view, me, other, Stake::Alignment),
    );
    let rule = gives.government.share();
    tally.add(Factor::Regime, -rule * dear(view, me, other, Stake::Regime));
    let cut = f64::from(gives.arms) / f64::from(rules.disarmed.max(1));
    tally.add(
        Factor::Strength,
        -cut * dear(view, me, other, Stake::Armament),
    );
    let sum = f64::from(gives.reparations) / 10.0;
    tally.add(Factor::Money, -s.reparations * sum);
    if stake == Stake::Incident {
        let amends = judge::met(rules, stake, gives);
        tally.add(Factor::Stake, -amends * dear(view, me, other, stake));
    }
}

/// 1 for a nation that is in an alliance without `other`, else what abstaining from one in future is worth.
fn committed(view: &View, nation: NationId, other: NationId) -> f64 {
    let allied = view
        .public
        .treaties_of(nation)
        .any(|t| !t.has(other) && view.public.charter(t).obligation.defends());
    if allied {
        1.0
    } else {
        mind(view).settle.uncommitted
    }
}

/// The share of its people that each side holds of the other, ours less theirs.
fn held(view: &View, war: &Crisis, side: Side) -> f64 {
    let mut sum = 0.0;
    for region in view.public.regions.iter() {
        let (Some(owner), Some(holder)) = (region.owner, region.controller) else {
            continue;
        };
        if owner == holder || !war.opposed(owner, holder) {
            continue;
        }
        let share = region.people / view.nation(owner).population.max(1e-6);
        let ours = war.side_of(holder) == Some(side);
        sum += if ours { share } else { -share };
    }
    sum.clamp(-1.0, 1.0)
}

/// The chance that the leader of `side` would take `terms` now, as this view believes: how far they are worth more than
/// going on, beside what nobody can know of its heart and what one does not know of its resolve.
#[must_use]
pub fn acceptance(view: &View, crisis: &Crisis, side: Side, terms: &Terms, from: From) -> f64 {
    let going = going_on(view, crisis, side, &mut Silent);
    acceptance_against(view, crisis, side, terms, from, going)
}

fn acceptance_against(
    view: &View,
    crisis: &Crisis,
    side: Side,
    terms: &Terms,
    from: From,
    going: f64,
) -> f64 {
    let m = mind(view);
    let offered = settlement(view, crisis, side, terms, (from, 0.0), &mut Silent);
    let rules = &view.scenario().rules.settlement;
    let met = judge::met(rules, crisis.stake, terms.given(Side::Target));
    // The heart is in going on, and in what the terms leave it; where they leave it all, it decides nothing.
    let heart = match side {
        Side::Challenger => 1.0 - met,
        Side::Target => met,
    } * if crisis.is_war() { m.war.heart } else { 1.0 };
    let hidden = m.noise * passion(view, crisis.leader(side), crisis.stake) * heart;
    let unknown = m.firm.resolve * view.estimate(crisis.leader(side)).error;
    let spread = hidden + SPREAD * (m.firm.monthly + unknown);
    logistic((offered - going) / spread.max(1e-3))
}

/// What the leader of `side` would keep of the soil of the other that its side has won: what it claims, or an objective names, and
/// of that what it wants most.
fn prize(view: &View, war: &Crisis, side: Side) -> Option<RegionId> {
    let (me, other) = (war.leader(side), war.leader(side.other()));
    let won = view.scenario().region_ids().filter(|&r| {
        let region = view.region(r);
        let held = region.controller.and_then(|c| war.side_of(c)) == Some(side);
        let claimed = || {
            view.public
                .claims
                .iter()
                .any(|c| c.by == me && c.region == r)
        };
        let wanted = || claimed() || objectives::gained(view, me, r) > 0.0;
        region.owner == Some(other) && held && wanted()
    });
    let value = |r: RegionId| worth(view, me, other, Stake::Territory(r));
    won.max_by(|a, b| value(*a).total_cmp(&value(*b)).then(b.cmp(a)))
}

/// Terms that come to mind: the well-known shapes, each alone and with one clause more. Only such as could be agreed.
pub(crate) fn shapes(view: &View, crisis: &Crisis) -> Vec<Terms> {
    let rules = &view.scenario().rules.settlement;
    let demand = |measure| judge::demanded(rules, crisis.stake, measure);
    let mut bases = vec![
        Terms::STATUS_QUO,
        Terms::of(Side::Target, demand(Measure::Half)),
        Terms::of(Side::Target, demand(Measure::Whole)),
    ];
    if crisis.is_war() {
        bases.extend([Terms::CEASEFIRE, judge::defeat(rules)]);
        let won = Side::BOTH.map(|side| Some((side, prize(view, crisis, side)?)));
        bases.extend(won.into_iter().flatten().map(|(side, region)| {
            let mut terms = Terms::STATUS_QUO;
            terms.given_mut(side.other()).cede = Some(region);
            terms
        }));
    }
    let mut list = Vec::with_capacity(bases.len() * 6);
    for base in bases {
        list.push(base);
        for side in Side::BOTH {
            let gives = *base.given(side);
            let more = [
                Concessions {
                    reparations: gives.reparations.max(5 * rules.amends),
                    ..gives
                },
                Concessions {
                    arms: gives.arms.max(rules.disarmed / 2),
                    ..gives
                },
                Concessions {
                    renounce: true,
                    ..gives
                },
            ];
            for extra in more.into_iter().filter(|m| *m != gives) {
                let mut terms = base;
                *terms.given_mut(side) = extra;
                list.push(terms);
            }
        }
    }
    list.retain(|t| judge::terms(&view.public, crisis, t).is_ok());
    list
}

/// The terms that the view's nation had best put in a crisis in which it leads a side, if any are worth more to it than to go on
/// and could be taken, and are not on the table.
#[must_use]
pub fn terms_to_put(view: &View, crisis: &Crisis) -> Option<Terms> {
    let side = Side::BOTH
        .into_iter()
        .find(|s| crisis.leader(*s) == view.me)?;
    let going = going_on(view, crisis, side, &mut Silent);
    let (terms, _) = best_offer(view, crisis, side, going, 0.0)?;
    (crisis.offers[side.index()] != Some(terms)).then_some(terms)
}

/// The terms that the leader of `side` would best put on the table, and what it expects of that above going on: their
/// worth to itself times the chance that the other takes them. None where going on is better than any.
#[must_use]
pub fn best_offer(
    view: &View,
    crisis: &Crisis,
    side: Side,
    going: f64,
    drive: f64,
) -> Option<(Terms, f64)> {
    let theirs = going_on(view, crisis, side.other(), &mut Silent);
    let from = From::OtherSide;
    let mut best: Option<(Terms, f64)> = None;
    for terms in shapes(view, crisis) {
        let own = settlement(view, crisis, side, &terms, (from, drive), &mut Silent);
        if own < going {
            continue;
        }
        let chance = acceptance_against(view, crisis, side.other(), &terms, from, theirs);
        let gain = chance * (own - going);
        if best.is_none_or(|(_, b)| gain > b) {
            best = Some((terms, gain));
        }
    }
    best.filter(|(_, gain)| *gain >= mind(view).settle.trouble)
}

/// The terms that a mediator would put to both: those that the less willing of the two is likeliest to take. None where
/// one of them would surely refuse.
#[must_use]
pub fn compromise(view: &View, crisis: &Crisis) -> Option<(Terms, f64)> {
    let going = Side::BOTH.map(|side| going_on(view, crisis, side, &mut Silent));
    let mut best: Option<(Terms, f64)> = None;
    for terms in shapes(view, crisis) {
        let mut least = 1.0_f64;
        for side in Side::BOTH {
            let expects = going[side.index()];
            let chance = acceptance_against(view, crisis, side, &terms, From::Mediator, expects);
            least = least.min(chance);
        }
        if best.is_none_or(|(_, b)| least > b) {
            best = Some((terms, least));
        }
    }
    best.filter(|(_, chance)| *chance >= mind(view).settle.mediate)
}

/// Whether to break an undertaking: above 0 it pays. Fear of a third and ambition speak for it, one's word and the
/// strength of the one to whom it was given against.
pub fn repudiate<R: Recorder>(view: &View, to: NationId, why: &mut R) -> f64 {
    let s = &mind(view).settle;
    let me = view.me;
    let doctrine = &view.scenario().nation(me).doctrine;
    let (feared, fear) = worst_fear(view, me);
    let mut tally = Tally::new(why);
    if feared != me {
        tally.add(Factor::Threat, s.freedom * fear);
    }
    tally.add(Factor::Sovereignty, s.pride * doctrine.ambition);
    tally.add(Factor::Obligation, -s.word * around_one(doctrine.loyalty));
    let (mine, theirs) = (power(view, me), power(view, to));
    let odds = theirs / (mine + theirs).max(1e-6);
    let near = view.public.pairs.proximity(me, to);
    let reach = rising(s.reprisal_far, near);
    tally.add(Factor::Risk, -s.reprisal * odds * reach);
    tally.total()
}
