//! What it is worth to a member to exercise with the others, and to plan with them.

use super::answer::text;
use super::{fear, mind, power, trust, worst_fear};
use crate::ids::{NationId, RegionId};
use crate::order::Scale;
use crate::view::{Treaty, View, leaky};
use crate::why::{Factor, Recorder, Tally};

/// Who has practised coming is more likely to come.
pub fn rehearsed<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    victim: NationId,
    tally: &mut Tally<'_, R>,
) {
    let practised = treaty.practice(member).min(treaty.practice(victim));
    tally.add(Factor::Rehearsed, mind(view).prepare.rehearsed * practised);
}

/// An exercise: drill against what one fears, less its price and whom it provokes.
pub fn exercise<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    (region, scale): (RegionId, Scale),
    tally: &mut Tally<'_, R>,
) {
    let (v, rules) = (&mind(view).vote, &view.scenario().rules.preparation);
    let each = rules.exercise(scale);
    let (foe, danger) = worst_fear(view, member);
    let months = u32::from(view.scenario().turn_months);
    // What is left to learn, against a first exercise in the field.
    let rested = treaty.rested(view.public.turn, months, rules.exercise_rest);
    let learned = beside(each.gain, rules.field.gain) * rested * (1.0 - treaty.practice(member));
    tally.add(Factor::Benefit, v.exercise_base);
    tally.add(Factor::Threat, v.exercise_threat * danger * learned);
    let host = view.region(region).controller.unwrap_or(member);
    let near = view.public.pairs.proximity(foe, host) * view.public.pairs.proximity(member, foe);
    let loud = beside(each.provocation, rules.field.provocation);
    tally.add(
        Factor::Provocation,
        -v.exercise_provocation * near * danger * loud,
    );
    let billions = exercise_price(view, treaty, member, scale);
    tally.add(Factor::Cost, -cost(view, member, billions));
}

/// What one exercise does, as a multiple of what one in the field does; of one that does nothing there is no multiple, and
/// whatever does something counts once.
fn beside(this: f64, field: f64) -> f64 {
    if field > 0.0 {
        this / field
    } else {
        f64::from(this > 0.0)
    }
}

/// Billions that an exercise would cost a member if all came.
#[must_use]
pub fn exercise_price(view: &View, treaty: &Treaty, member: NationId, scale: Scale) -> f64 {
    let rules = &view.scenario().rules.preparation;
    let each = rules.exercise(scale);
    let output = treaty
        .members
        .iter()
        .fold(0.0, |sum, m| sum + view.nation(*m).gdp);
    let points: f64 = view.estimate(member).strength.iter().sum();
    each.billions * view.nation(member).gdp / output.max(1e-9)
        + rules.exercise_point * each.share * points
}

/// What so many billions weigh, by a year's budget for defence.
fn cost(view: &View, member: NationId, billions: f64) -> f64 {
    let nation = view.nation(member);
    let budget = (nation.defence * nation.gdp).max(1e-6);
    mind(view).prepare.cost * billions / budget
}

/// A plan for the defence of `of`: safety for itself; for the others help made easier to give, and harder to
/// refuse, so far as the text leaves them free to.
pub fn plan<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    of: NationId,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).prepare;
    let (foe, danger) = worst_fear(view, of);
    tally.add(Factor::Benefit, m.plan_base);
    if member == of {
        tally.add(Factor::Threat, m.plan_threat * danger);
    } else {
        let common = fear(view, member, foe).max(m.plan_shared * danger);
        tally.add(Factor::Threat, m.plan_threat * common);
        tally.add(
            Factor::Trust,
            m.plan_trust * (trust(view, member, of) - 0.5),
        );
        let (mine, theirs) = (power(view, member), power(view, foe));
        let counted_on = mine / (mine + theirs).max(1e-6);
        let free = 1.0 - text(view, treaty);
        tally.add(Factor::Entanglement, -m.plan_entangle * counted_on * free);
    }
    let billions = view.scenario().rules.preparation.plan_billions;
    tally.add(Factor::Cost, -cost(view, member, billions));
}

/// To tell each other more: eyes against what one fears, less what finds its way to the other side through
/// those who cannot keep a secret.
pub fn intelligence<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    permille: u16,
    tally: &mut Tally<'_, R>,
) {
    let (m, rules) = (&mind(view).prepare, &view.scenario().rules.preparation);
    let more = f64::from(permille) / 1000.0 - treaty.intelligence;
    let (_, danger) = worst_fear(view, member);
    tally.add(Factor::Threat, m.tell_threat * danger * more);
    let worst = treaty
        .members
        .iter()
        .filter(|o| **o != member)
        .map(|o| {
            let stability = view.nation(*o).stability;
            leaky(rules, &view.public.pairs, treaty, *o, stability)
        })
        .fold(0.0, f64::max);
    tally.add(Factor::Risk, -m.tell_risk * worst * more);
    let others = treaty.members.iter().filter(|o| **o != member);
    let trusted = others.fold(0.0, |sum, o| sum + trust(view, member, *o))
        / (treaty.members.len() as f64 - 1.0).max(1.0);
    tally.add(Factor::Trust, m.tell_trust * (trusted - 0.5) * more);
}
