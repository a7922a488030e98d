//! Will this ally come?

use super::field::{self, Coming, Field};
use super::preparation;
use super::word::{caught, own_word, record};
use super::{democracy, fear, logistic, mind, odds, power, resolve, seat, trust, weariness};
use crate::content::Obligation;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::order::{Contribution, Side, Stake, Strength, Term};
use crate::view::{Case, Crisis, Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// Help that one side of a possible war may expect from a nation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Support {
    pub nation: NationId,
    /// Probability that it comes with forces, 0..1.
    pub probability: f64,
    /// The treaty by which it owes help, if any does.
    pub by: Option<TreatyId>,
    /// Strength that it could bring to bear, points weighed by quality and distance.
    pub strength: f64,
    /// Of it, what counts when it comes as late as it would and fights beside whom it would.
    pub in_time: f64,
    /// Months until they are there: a mean that favours the early, as the fighting does.
    pub months: f64,
}

/// How `member` would answer a call by `victim` against `aggressor` under `treaty`, as far as this view
/// can tell: a score, above 0 for coming. [`contribution`] turns it into a size.
pub fn answer<R: Recorder>(
    view: &View,
    member: NationId,
    victim: NationId,
    aggressor: NationId,
    treaty: TreatyId,
    strength: Strength,
    why: &mut R,
) -> f64 {
    let place = place_of(view, victim, aggressor);
    let Some(treaty) = view.public.treaty(treaty) else {
        return 0.0;
    };
    let mut tally = Tally::new(why);
    let case = view
        .public
        .cases
        .iter()
        .find(|c| c.treaty == treaty.id && c.victim == victim && c.aggressor == aggressor);
    obligation(
        view,
        treaty,
        member,
        case.is_none_or(|c| c.binding),
        &mut tally,
    );
    leaders(view, treaty, member, victim, &mut tally);
    super::burden::sympathy(view, treaty, member, victim, &mut tally);
    preparation::rehearsed(view, treaty, member, victim, &mut tally);
    neutrality(
        view,
        member,
        promises(view, aggressor).contains(&member),
        &mut tally,
    );
    own_word(view, treaty, member, &mut tally);
    if let Some(case) = case {
        word_given(view, case, member, &mut tally);
    }
    let step = strength as usize as f64 - Strength::Reinforce as usize as f64;
    tally.add(Factor::Risk, -mind(view).answer.strength_step * step);
    sympathy(view, place, member, victim, aggressor, &mut tally);
    let field = field::strengths(view, place);
    cost(view, &field, member, victim, aggressor, &mut tally);
    tally.total()
}

/// Where a quarrel between the two would be fought: at what is at stake, or the victim's capital.
pub(super) fn place_of(view: &View, victim: NationId, aggressor: NationId) -> RegionId {
    let stake = view
        .public
        .crises
        .iter()
        .find(|c| c.opposed(victim, aggressor))
        .map(|c| c.stake);
    match stake {
        Some(Stake::Territory(region)) => region,
        _ => seat(view, victim),
    }
}

/// What the text binds to, as far as a nation minds its word.
fn obligation<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    invoked: bool,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).answer;
    let text = match view.public.charter(treaty).obligation {
        Obligation::Neutrality | Obligation::NonAggression => 0.0,
        // Nobody is bound by a consultation.
        _ if !invoked => m.consult,
        Obligation::Automatic | Obligation::Offensive => m.automatic,
        Obligation::AsDeemedNecessary => m.as_deemed,
        Obligation::Consult => m.consult,
    };
    let loyalty = view.scenario().nation(member).doctrine.loyalty;
    tally.add(Factor::Obligation, text * (0.4 + 0.8 * loyalty));
    tally.add(
        Factor::Reputation,
        m.reputation * (word(view, member) - 0.5),
    );
    tally.add(Factor::Treaty, 0.3 * (treaty.cohesion - 0.5));
}

/// Who has promised `other` to stay out of its wars; as a rule nobody.
fn promises(view: &View, other: NationId) -> Vec<NationId> {
    let mut sworn = Vec::new();
    for treaty in view.public.treaties_of(other) {
        if view.public.charter(treaty).obligation == Obligation::Neutrality {
            sworn.extend(treaty.members.iter().filter(|m| **m != other));
        }
    }
    sworn
}

/// A promise to stay out holds back whoever minds its word.
fn neutrality<R: Recorder>(view: &View, member: NationId, sworn: bool, tally: &mut Tally<'_, R>) {
    if sworn {
        let loyalty = view.scenario().nation(member).doctrine.loyalty;
        tally.add(
            Factor::Treaty,
            -mind(view).answer.neutrality * (0.4 + 0.8 * loyalty),
        );
    }
}

/// What a nation's word is worth to the one whose view this is: allies and oneself judge by what was done for
/// allies, the rest of the world by what was done before its eyes.
pub(crate) fn word(view: &View, of: NationId) -> f64 {
    let outside = of != view.me && !view.public.allied(view.me, of);
    view.nation(of).reputation[usize::from(outside)]
}

/// Others look to the lead: where it goes they follow, where it stays away they ask why they should not.
fn leaders<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    victim: NationId,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).answer;
    let Some(lead) = treaty.lead.filter(|l| *l != member) else {
        return;
    };
    if lead == victim {
        tally.add(Factor::LeadPosition, 0.5 * m.lead_came);
        return;
    }
    let answered = view
        .public
        .cases
        .iter()
        .filter(|c| c.treaty == treaty.id && c.victim == victim)
        .flat_map(|c| &c.answers)
        .find(|a| a.nation == lead)
        .map(|a| a.contribution);
    match answered {
        Some(given) if given >= Contribution::Caveats => {
            tally.add(Factor::LeadPosition, m.lead_came)
        }
        Some(Contribution::Nothing) => tally.add(Factor::LeadPosition, -m.lead_refused),
        _ => {}
    }
}

/// What binds a member to this case in particular: a decision taken over its no, a promise given for a price.
fn word_given<R: Recorder>(view: &View, case: &Case, member: NationId, tally: &mut Tally<'_, R>) {
    let m = &mind(view).answer;
    if case.binding && case.outvoted.binary_search(&member).is_ok() {
        tally.add(Factor::Outvoted, m.outvoted);
    }
    let promised = view
        .promises
        .iter()
        .any(|p| p.by == member && matches!(p.term, Term::Answer(c, _) if c == case.id));
    if promised {
        tally.add(Factor::Promise, promise_weight(view, member));
    }
}

/// What a promise weighs with a nation in an answer: more with the loyal.
pub(super) fn promise_weight(view: &View, nation: NationId) -> f64 {
    mind(view).answer.promise * (0.4 + 0.8 * view.scenario().nation(nation).doctrine.loyalty)
}

/// What a nation would do for the victim with or without a treaty.
fn sympathy<R: Recorder>(
    view: &View,
    place: RegionId,
    member: NationId,
    victim: NationId,
    aggressor: NationId,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).answer;
    let pairs = &view.public.pairs;
    tally.add(Factor::Inclination, m.inclination);
    tally.add(
        Factor::Affinity,
        m.affinity * pairs.affinity(member, victim),
    );
    tally.add(Factor::Trust, m.trust * (trust(view, member, victim) - 0.5));
    tally.add(Factor::Threat, m.threat * fear(view, member, aggressor));
    tally.add(
        Factor::Rivalry,
        m.rivalry * pairs.rivalry(member, aggressor),
    );
    tally.add(
        Factor::Grievance,
        m.grievance * (pairs.grievance(member, aggressor) - pairs.grievance(member, victim)),
    );
    tally.add(
        Factor::Tripwire,
        m.tripwire * stationed(view, member, victim, m.tripwire_points),
    );
    let far = 1.0 - view.public.reach.between(seat(view, member), place);
    let seapower = 1.0 - 0.6 * (power(view, member) / (power(view, member) + 20.0));
    tally.add(Factor::Distance, -m.distance * far * seapower);
    if view.nation(aggressor).nuclear > 0.0 && view.nation(member).nuclear <= 0.0 {
        tally.add(Factor::Nuclear, -m.nuclear);
    }
    if view.nation(member).leans == Some(aggressor) {
        tally.add(Factor::Leaning, -m.leaning);
    }
    tally.add(Factor::Weariness, -m.weariness * weariness(view, member));
    tally.add(Factor::Resolve, m.resolve * (resolve(view, member) - 0.5));
    if view.public.at_war(member) {
        tally.add(Factor::Burden, -0.5 * m.weariness * democracy(view, member));
    }
}

/// What it would cost a helper, by how the fight would go with it.
fn cost<R: Recorder>(
    view: &View,
    field: &[f64],
    member: NationId,
    victim: NationId,
    aggressor: NationId,
    tally: &mut Tally<'_, R>,
) {
    let strength = |n: NationId| field[n.index()];
    let ours = strength(victim) + strength(member);
    let lose = 1.0 - odds(mind(view), ours, strength(aggressor));
    tally.add(Factor::Cost, -mind(view).answer.cost * lose);
}

/// Share of a whole tripwire that `member` keeps on the victim's soil, 0..1.
pub(super) fn stationed(view: &View, member: NationId, victim: NationId, whole: f64) -> f64 {
    let points: f64 = view
        .forces
        .of(member)
        .filter(|f| view.region(f.region).controller == Some(victim))
        .map(|f| f.strength)
        .sum();
    (points / whole).min(1.0)
}

/// The contribution that a score of [`answer`] leads to.
#[must_use]
pub fn contribution(view: &View, score: f64) -> Contribution {
    let thresholds = mind(view).answer.thresholds;
    let size = thresholds.iter().filter(|t| score >= **t).count();
    Contribution::ALL[size]
}

/// Who would stand by `nation` if `other` attacked it, and how surely; the weightiest first. Those who would
/// hardly come are left out.
#[must_use]
pub fn supporters(view: &View, nation: NationId, other: NationId) -> Vec<Support> {
    let place = place_of(view, nation, other);
    let field = Field::survey(view, place, [nation, other]);
    supporters_at(view, &field, place, (nation, Side::Target), other)
}

/// Whether `member`, whom no treaty asks, takes a side in a crisis: above 0 it does, as far as this view can
/// tell; `drive` is what its leader alone knows of its own will, 0 for an outsider. Scores below 0 leave out what
/// the fighting would cost. None for those whom it does not concern: they do not figure in any forecast.
pub fn volunteer<R: Recorder>(
    view: &View,
    member: NationId,
    crisis: &Crisis,
    side: Side,
    drive: f64,
    why: &mut R,
) -> Option<f64> {
    let (friend, foe) = (crisis.leader(side), crisis.leader(side.other()));
    if !is_concerned(view, member, friend, foe) {
        return None;
    }
    let place = place_of(view, friend, foe);
    let mut tally = Tally::new(why);
    tally.add(Factor::Resolve, drive);
    tally.add(Factor::Obligation, -mind(view).answer.unbound);
    record(view, member, &mut tally);
    let sworn = promises(view, foe).contains(&member);
    neutrality(view, member, sworn, &mut tally);
    sympathy(view, place, member, friend, foe, &mut tally);
    tally.add(Factor::Inertia, -mind(view).answer.thresholds[2]);
    // Nothing that it costs makes anyone more willing: who stays at home anyway need not reckon it.
    if tally.so_far() > 0.0 {
        let field = field::strengths(view, place);
        cost(view, &field, member, friend, foe, &mut tally);
    }
    Some(tally.total())
}

/// Whether a quarrel is any concern of a nation that no treaty asks: a friend's, or a great rival's.
fn is_concerned(view: &View, member: NationId, friend: NationId, foe: NationId) -> bool {
    let (m, pairs) = (&mind(view).answer, &view.public.pairs);
    pairs.affinity(member, friend) >= m.close || pairs.rivalry(member, foe) >= m.rival
}

/// Who would come to the challenger's and to the target's side. Whoever might come to both comes to one only:
/// split loyalties count for each side what they leave of the other.
pub(super) fn sides_at(
    view: &View,
    field: &Field,
    place: RegionId,
    challenger: NationId,
    target: NationId,
) -> (Vec<Support>, Vec<Support>) {
    let mut foes = supporters_at(view, field, place, (challenger, Side::Challenger), target);
    let mut friends = supporters_at(view, field, place, (target, Side::Target), challenger);
    for foe in &mut foes {
        if let Some(friend) = friends.iter_mut().find(|f| f.nation == foe.nation) {
            let (a, b) = (foe.probability, friend.probability);
            foe.probability = a * (1.0 - b);
            friend.probability = b * (1.0 - a);
        }
    }
    (foes, friends)
}

pub(super) fn supporters_at(
    view: &View,
    field: &Field,
    place: RegionId,
    (nation, side): (NationId, Side),
    other: NationId,
) -> Vec<Support> {
    let m = mind(view);
    let mut list = Vec::new();
    let bonds = pacts(view, nation, side, other);
    let sworn = promises(view, other);
    let stocked = field::stocked(view, nation, &field.strength);
    let support = |member: NationId, probability: f64, decided: bool| {
        let bond = bonds[member.index()];
        let laid_in = stocked[member.index()];
        let coming = Coming::to(view, member, nation, bond, decided, laid_in);
        support(view, field, (member, bond), coming, probability)
    };
    let quarrel = view.public.crises.iter().find(|c| c.opposed(nation, other));
    for member in view.scenario().nation_ids() {
        if member == nation || member == other || view.nation(member).exile.is_some() {
            continue;
        }
        if let Some(side) = quarrel.and_then(|c| c.side_of(member)) {
            if quarrel.and_then(|c| c.side_of(nation)) == Some(side) {
                list.push(support(member, 0.97, true));
            }
            continue;
        }
        // Distant third parties without a treaty or a strong bond do not figure.
        let bond = bonds[member.index()];
        if bond.is_none() && !is_concerned(view, member, nation, other) {
            continue;
        }
        let mut silent = Silent;
        let mut tally = Tally::new(&mut silent);
        if let Some(treaty) = bond {
            obligation(view, treaty, member, true, &mut tally);
            super::burden::sympathy(view, treaty, member, nation, &mut tally);
            preparation::rehearsed(view, treaty, member, nation, &mut tally);
            own_word(view, treaty, member, &mut tally);
        } else {
            tally.add(Factor::Obligation, -m.answer.unbound);
        }
        record(view, member, &mut tally);
        neutrality(view, member, sworn.contains(&member), &mut tally);
        sympathy(view, place, member, nation, other, &mut tally);
        cost(view, &field.strength, member, nation, other, &mut tally);
        // Who knows a nation poorly can foresee its answer less, whatever it promised.
        let doubt = m.answer.insight + m.answer.doubt * view.estimate(member).error;
        let spread = m.noise * doubt;
        let mut probability = logistic((tally.total() - m.answer.thresholds[2]) / spread);
        if bond.is_some() {
            probability += (1.0 - probability) * caught(view, member, place, nation);
        }
        if probability > 0.03 {
            list.push(support(member, probability, false));
        }
    }
    list.sort_by(|a, b| {
        (b.probability * b.in_time)
            .total_cmp(&(a.probability * a.in_time))
            .then(a.nation.cmp(&b.nation))
    });
    list
}

/// By nation: the strongest treaty by which it owes `nation` help against `other`, if any. Who attacks is owed
/// none but by an offensive pact.
fn pacts(view: &View, nation: NationId, side: Side, other: NationId) -> Vec<Option<&Treaty>> {
    let mut bonds: Vec<Option<&Treaty>> = vec![None; view.public.nations.len()];
    let automatic = |t: &Treaty| view.public.charter(t).obligation == Obligation::Automatic;
    for treaty in view.public.treaties_of(nation) {
        let obligation = view.public.charter(treaty).obligation;
        let owes = match side {
            Side::Target => obligation.defends(),
            Side::Challenger => obligation == Obligation::Offensive,
        };
        if treaty.has(other) || !owes {
            continue;
        }
        for member in &treaty.members {
            let bond = &mut bonds[member.index()];
            if bond.is_none_or(|b| automatic(treaty) && !automatic(b)) {
                *bond = Some(treaty);
            }
        }
    }
    bonds
}

fn support(
    view: &View,
    field: &Field,
    (member, treaty): (NationId, Option<&Treaty>),
    coming: Coming,
    probability: f64,
) -> Support {
    let strength = field.strength[member.index()];
    let drilled = field.in_time(
        view,
        member,
        Coming {
            drill: 1.0,
            ..coming
        },
    );
    let late = (drilled / strength.max(1e-9)).clamp(1e-9, 1.0);
    Support {
        nation: member,
        probability,
        by: treaty.map(|t| t.id),
        strength,
        in_time: field.in_time(view, member, coming),
        months: -libm::log(late) * mind(view).arrival.horizon,
    }
}
