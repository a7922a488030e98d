//! Will this ally come?

use super::field;
use super::preparation;
use super::word::{own_word, scruple};
use super::{democracy, fear, mind, odds, power, resolve, seat, trust, weariness, worst_fear};
use crate::content::Obligation;
use crate::ids::{NationId, RegionId, TreatyId};
use crate::order::{Contribution, Stake, Strength, Term};
use crate::view::{Case, Contact, Crisis, Treaty, View};
use crate::why::{Factor, Recorder, Tally};

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
    sympathy(view, place, member, victim, aggressor, true, &mut tally);
    let quarrel = quarrel(view, victim, aggressor);
    entrapment(view, member, quarrel, victim, aggressor, &mut tally);
    let field = field::strengths(view, place);
    cost(view, &field, member, victim, aggressor, &mut tally);
    tally.total()
}

/// Where a quarrel between the two would be fought: at what is at stake, or the victim's capital.
pub(super) fn place_of(view: &View, victim: NationId, aggressor: NationId) -> RegionId {
    match quarrel(view, victim, aggressor).map(|c| c.stake) {
        Some(Stake::Territory(region)) => region,
        _ => seat(view, victim),
    }
}

/// The crisis in which the two stand against each other, if there is one.
pub(super) fn quarrel(view: &View, one: NationId, other: NationId) -> Option<&Crisis> {
    view.public.crises.iter().find(|c| c.opposed(one, other))
}

/// What the text binds to, as far as a nation minds its word.
pub(super) fn obligation<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    invoked: bool,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).answer;
    // Nobody is bound by a consultation.
    let text = if invoked {
        text(view, treaty)
    } else {
        text(view, treaty).min(m.consult)
    };
    tally.add(Factor::Obligation, text * scruple(view, member));
    tally.add(
        Factor::Reputation,
        m.reputation * (word(view, member) - 0.5),
    );
    tally.add(Factor::Treaty, m.cohesion * (treaty.cohesion - 0.5));
}

/// What a treaty's text asks of a member that minds its word when another is attacked.
pub(super) fn text(view: &View, treaty: &Treaty) -> f64 {
    let m = &mind(view).answer;
    match view.public.charter(treaty).obligation {
        Obligation::Neutrality | Obligation::NonAggression => 0.0,
        Obligation::Automatic | Obligation::Offensive => m.automatic,
        Obligation::AsDeemedNecessary => m.as_deemed,
        Obligation::Consult => m.consult,
    }
}

/// Who has promised `other` to stay out of its wars; as a rule nobody.
pub(super) fn promises(view: &View, other: NationId) -> Vec<NationId> {
    let mut sworn = Vec::new();
    for treaty in view.public.treaties_of(other) {
        if view.public.charter(treaty).obligation == Obligation::Neutrality {
            sworn.extend(treaty.members.iter().filter(|m| **m != other));
        }
    }
    sworn
}

/// A promise to stay out holds back whoever minds its word.
pub(super) fn neutrality<R: Recorder>(
    view: &View,
    member: NationId,
    sworn: bool,
    tally: &mut Tally<'_, R>,
) {
    if sworn {
        tally.add(
            Factor::Treaty,
            -mind(view).answer.neutrality * scruple(view, member),
        );
    }
}

/// A tradition of neutrality keeps out of wars that no signature of one's own draws one into.
pub(super) fn aloof<R: Recorder>(view: &View, member: NationId, tally: &mut Tally<'_, R>) {
    let neutral = view.scenario().nation(member).neutral;
    if neutral > 0.0 {
        tally.add(Factor::Neutrality, -mind(view).answer.aloof * neutral);
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
        tally.add(Factor::LeadPosition, m.lead_calls * m.lead_came);
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
    mind(view).answer.promise * scruple(view, nation)
}

/// How far a place is from a member's seat, 0..1, and how much of that its ships and planes leave, 0..1.
pub(super) fn farness(view: &View, member: NationId, place: RegionId) -> [f64; 2] {
    let m = &mind(view).answer;
    let far = 1.0 - view.public.reach.between(seat(view, member), place);
    let own = power(view, member);
    [far, 1.0 - m.seapower * (own / (own + m.seapower_half))]
}

/// What a nation would do for the victim with or without a treaty; `stands` where forces of it may stand on the victim's soil.
pub(super) fn sympathy<R: Recorder>(
    view: &View,
    place: RegionId,
    member: NationId,
    victim: NationId,
    aggressor: NationId,
    stands: bool,
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
    if stands {
        let share = stationed(view, member, victim, m.tripwire_points);
        tally.add(Factor::Tripwire, m.tripwire * share);
    }
    if super::wards::masters(view, member, victim) {
        tally.add(Factor::Ward, mind(view).ward.comes);
    }
    let [far, felt] = farness(view, member, place);
    tally.add(Factor::Distance, -m.distance * far * felt);
    if view.nation(aggressor).nuclear > 0.0 && view.nation(member).nuclear <= 0.0 {
        tally.add(Factor::Nuclear, -m.nuclear);
    }
    if view.nation(member).leans == Some(aggressor) {
        tally.add(Factor::Leaning, -m.leaning);
    }
    tally.add(Factor::Weariness, -m.weariness * weariness(view, member));
    tally.add(Factor::Resolve, m.resolve * (resolve(view, member) - 0.5));
    if view.public.at_war(member) {
        let voters = democracy(view, member);
        tally.add(Factor::Burden, -m.second_war * m.weariness * voters);
    }
}

/// What holds a nation back that would come: a quarrel that is not worth a war or that its friend began, its own front, an
/// aggressor next door, trouble at home. `quarrel` is [`quarrel`] of victim and aggressor.
pub(super) fn entrapment<R: Recorder>(
    view: &View,
    member: NationId,
    quarrel: Option<&Crisis>,
    victim: NationId,
    aggressor: NationId,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).answer;
    if let Some(crisis) = quarrel {
        let short_of_war = f64::from(5 - crisis.rung.min(5)) / 4.0;
        tally.add(Factor::Trifle, -m.trifle * short_of_war);
        // Where a text lets its lead intervene, to do so is no quarrel that it picked.
        if crisis.challenger == victim && crisis.cover.is_none() {
            tally.add(Factor::Begun, -m.begun);
        }
    }
    let (foe, danger) = worst_fear(view, member);
    if foe != aggressor && foe != victim {
        tally.add(Factor::Front, -m.front * danger);
    }
    if view.public.contact(member, aggressor) == Contact::Land {
        let (theirs, mine) = (power(view, aggressor), power(view, member));
        let giant = (2.0 * theirs / (theirs + mine).max(1e-6) - 1.0).max(0.0);
        tally.add(Factor::Exposed, -m.exposed * giant);
    }
    tally.add(
        Factor::Home,
        -m.home * (1.0 - view.nation(member).stability),
    );
}

/// What it would cost a helper, by how the fight would go with it.
pub(super) fn cost<R: Recorder>(
    view: &View,
    field: &[f64],
    member: NationId,
    victim: NationId,
    aggressor: NationId,
    tally: &mut Tally<'_, R>,
) {
    let strength = |n: NationId| field[n.index()];
    let ours = strength(victim) + strength(member);
    let lose = 1.0 - odds(mind(view), ours, strength(aggressor), 0.0);
    tally.add(Factor::Cost, -mind(view).answer.cost * lose);
}

/// Share of a whole tripwire that `member` keeps on the victim's soil, 0..1.
pub(super) fn stationed(view: &View, member: NationId, victim: NationId, whole: f64) -> f64 {
    let points: f64 = view
        .forces
        .made_out_of(member)
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
