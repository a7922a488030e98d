//! Who would come to whose side in a quarrel, bound or unasked.

use std::cell::LazyCell;

use super::answer::{
    aloof, cost, entrapment, neutrality, obligation, place_of, promises, quarrel, sympathy,
};
use super::field::{self, Coming, Field};
use super::mind;
use super::preparation;
use super::word::{caught, front, own_word, record};
use crate::content::Obligation;
use crate::content::scale::logistic;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::order::Side;
use crate::view::{Crisis, Treaty, View};
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
    /// Of it, what stands on the spot and counts from the first day.
    pub there: f64,
    /// What counts of all when it comes as late as it would, to one who holds out so long, and fights beside whom it would.
    pub in_time: f64,
    /// Months until they are there: a mean that favours the early, as the fighting does.
    pub months: f64,
}

/// Who would stand by `nation` if `other` attacked it, and how surely; the weightiest first. Those who would
/// hardly come are left out.
#[must_use]
pub fn supporters(view: &View, nation: NationId, other: NationId) -> Vec<Support> {
    let place = place_of(view, nation, other);
    let field = Field::survey(view, place, [nation, other]);
    supporters_at(view, &field, place, (nation, Side::Target), other)
}

/// What `nation` would face near `other`'s seat, as a share of all that would meet there, 0..1: what `other` has itself, and
/// what those who would stand by it would bring in time, each by how surely it comes.
#[must_use]
pub fn resistance(view: &View, nation: NationId, other: NationId) -> f64 {
    let place = place_of(view, other, nation);
    let field = Field::survey(view, place, [nation, other]);
    let helpers = supporters_at(view, &field, place, (other, Side::Target), nation);
    let help: f64 = helpers.iter().map(|s| s.probability * s.in_time).sum();
    let theirs = field.strength[other.index()] + help;
    theirs / (field.strength[nation.index()] + theirs).max(1e-6)
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
    aloof(view, member, &mut tally);
    record(view, member, &mut tally);
    let sworn = promises(view, foe).contains(&member);
    neutrality(view, member, sworn, &mut tally);
    sympathy(view, place, member, friend, foe, true, &mut tally);
    let quarrel = quarrel(view, friend, foe);
    entrapment(view, member, quarrel, friend, foe, &mut tally);
    tally.add(Factor::Inertia, -mind(view).answer.thresholds[2]);
    // Nothing that it costs makes anyone more willing: who stays at home anyway need not reckon it.
    if tally.so_far() > 0.0 {
        let field = field::strengths(view, place);
        cost(view, &field, member, friend, foe, &mut tally);
    }
    Some(tally.total())
}

/// Whether a quarrel is any concern of a nation that no treaty asks: a friend's, a great rival's, or its own ward's.
fn is_concerned(view: &View, member: NationId, friend: NationId, foe: NationId) -> bool {
    is_close(view, member, friend, foe) || super::wards::masters(view, member, friend)
}

/// Whether it is a friend's quarrel, or one with a great rival.
fn is_close(view: &View, member: NationId, friend: NationId, foe: NationId) -> bool {
    let (m, pairs) = (&mind(view).answer, &view.public.pairs);
    pairs.affinity(friend, member) >= m.close || pairs.rivalry(foe, member) >= m.rival
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
    let hardly = m.answer.hardly;
    // Its logit, and a little less for what rounding could turn.
    let out_of_the_question = libm::log(hardly / (1.0 - hardly)) - 0.1;
    let mut list = Vec::new();
    let bonds = pacts(view, nation, side, other);
    let sworn = promises(view, other);
    let stocked = LazyCell::new(|| field::stocked(view, nation, &field.strength));
    let support = |member: NationId, probability: f64, decided: bool| {
        let bond = bonds[member.index()];
        let laid_in = stocked[member.index()];
        let coming = Coming::to(view, member, nation, bond, decided, laid_in);
        support(view, field, (member, bond), coming, probability)
    };
    let front = front(view, nation, other);
    let quarrel = quarrel(view, nation, other);
    let held = super::wards::is_held(view, nation);
    let masters = |member| held && super::wards::masters(view, member, nation);
    for member in view.scenario().nation_ids() {
        if member == nation || member == other || view.nation(member).exile.is_some() {
            continue;
        }
        if let Some(side) = quarrel.and_then(|c| c.side_of(member)) {
            if quarrel.and_then(|c| c.side_of(nation)) == Some(side) {
                list.push(support(member, m.answer.joined, true));
            }
            continue;
        }
        // Distant third parties without a treaty or a strong bond do not figure.
        let bond = bonds[member.index()];
        let stands = field.stands(member);
        let caught = match stands {
            true => caught(view, member, place, (nation, other), &front),
            false => 0.0,
        };
        let concerned = || is_close(view, member, nation, other) || masters(member);
        if bond.is_none() && caught <= 0.0 && !concerned() {
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
            aloof(view, member, &mut tally);
        }
        record(view, member, &mut tally);
        neutrality(view, member, sworn.contains(&member), &mut tally);
        sympathy(view, place, member, nation, other, stands, &mut tally);
        entrapment(view, member, quarrel, nation, other, &mut tally);
        // Who knows a nation poorly can foresee its answer less, whatever it promised.
        let doubt = m.answer.insight + m.answer.doubt * view.estimate(member).error;
        let chance = |score: f64| (score - m.answer.thresholds[2]) / (m.noise * doubt);
        // Nothing that it costs makes anyone more willing: who is out of the question anyway need not reckon it.
        if bond.is_none() && caught <= 0.0 && chance(tally.so_far()) < out_of_the_question {
            continue;
        }
        cost(view, &field.strength, member, nation, other, &mut tally);
        let mut probability = logistic(chance(tally.total()));
        probability += (1.0 - probability) * caught;
        if probability > hardly {
            list.push(support(member, probability, false));
        }
    }
    if side == Side::Target {
        let holds = holds_out(view, field, nation, other, &list);
        for s in &mut list {
            s.in_time = s.there + (s.in_time - s.there) * holds;
        }
    }
    list.sort_by(|a, b| {
        (b.probability * b.in_time)
            .total_cmp(&(a.probability * a.in_time))
            .then(a.nation.cmp(&b.nation))
    });
    list
}

/// How far `nation` holds out until help is there, 0..1: what it has itself and those who stand beside it on the spot, to what
/// `attacker` can bring, up to the share with which a defence holds. Help for one that has nothing comes to liberate it.
fn holds_out(
    view: &View,
    field: &Field,
    nation: NationId,
    attacker: NationId,
    helpers: &[Support],
) -> f64 {
    let beside: f64 = helpers.iter().map(|s| s.probability * s.there).sum();
    let own = field.strength[nation.index()] + beside;
    let enemy = super::prospect::attack(view, field, attacker, nation);
    let share = own / (own + enemy).max(1e-9);
    (share / mind(view).arrival.holds.max(1e-9)).min(1.0)
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
    let prompt = field.prompt(view, member, coming);
    let late = (prompt / strength.max(1e-9)).clamp(1e-9, 1.0);
    let together = field::together(view, coming.drill);
    Support {
        nation: member,
        probability,
        by: treaty.map(|t| t.id),
        strength,
        there: field.there(member) * together,
        in_time: prompt * together,
        months: -libm::log(late) * mind(view).arrival.horizon,
    }
}
