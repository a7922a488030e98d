//! How dissatisfied is a member with an alliance, and does a nation accommodate a stronger neighbour instead?

use super::answer::place_of;
use super::field::Field;
use super::support::supporters_at;
use super::{democracy, fear, mind, power, resolve, rising, seat, trust, worst_fear};
use crate::content::Exit;
use crate::content::scale::{around_one, logistic};
use crate::ids::NationId;
use crate::order::Side;
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// How a member's dissatisfaction shows, or would.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Discontent {
    Content,
    Asks,
    Reproaches,
    ThinksOfLeaving,
}

/// What `member` has against the alliance, less what holds it there; the scores of [`discontent`] stand in the rules.
pub fn strain<R: Recorder>(view: &View, member: NationId, treaty: &Treaty, why: &mut R) -> f64 {
    let m = &mind(view).strain;
    let mut tally = Tally::new(why);
    let others = treaty.members.len().saturating_sub(1);
    if others == 0 {
        return 0.0;
    }
    let share = 1.0 / others as f64;
    let (mut faith, mut kin) = (0.0, 0.0);
    for &other in treaty.members.iter().filter(|o| **o != member) {
        faith += share * trust(view, member, other);
        kin += share * view.public.pairs.affinity(member, other);
    }
    // Who leads is looked at as much as all the others.
    if let Some(lead) = treaty.lead.filter(|l| *l != member) {
        faith = 0.5 * (faith + trust(view, member, lead));
    }
    tally.add(Factor::Trust, m.trust * (0.5 - faith));
    tally.add(Factor::Affinity, -m.affinity * kin);
    let (_, danger) = worst_fear(view, member);
    tally.add(Factor::Threat, -m.danger * danger);
    tally.add(Factor::Treaty, m.cohesion * (0.5 - treaty.cohesion));
    let opinion = treaty.mood(member).map_or(0.0, |mood| mood.opinion);
    tally.add(Factor::Opinion, -opinion);
    if view.public.charter(treaty).exit == Exit::Resisted {
        let price = m.resisted + m.irresolute * (1.0 - resolve(view, member));
        tally.add(Factor::Risk, -price);
    }
    tally.total()
}

/// What a score of [`strain`] would lead a member to, were it not for time.
#[must_use]
pub fn discontent(view: &View, score: f64) -> Discontent {
    let steps = mind(view).strain.steps;
    match steps.iter().filter(|s| score > **s).count() {
        0 => Discontent::Content,
        1 => Discontent::Asks,
        2 => Discontent::Reproaches,
        _ => Discontent::ThinksOfLeaving,
    }
}

/// The neighbour that `nation` would have to accommodate, if any: the most feared that it is not allied to.
#[must_use]
pub fn overbearing(view: &View, nation: NationId) -> Option<NationId> {
    let weight =
        |other: NationId| fear(view, nation, other) * view.public.pairs.proximity(nation, other);
    let least = mind(view).lean.least;
    let mut worst: Option<(f64, NationId)> = None;
    for other in view.scenario().nation_ids().filter(|o| *o != nation) {
        if view.nation(other).exile.is_some() || power(view, other) <= power(view, nation) {
            continue;
        }
        let level = weight(other);
        if level > least && worst.is_none_or(|(w, _)| level > w) {
            worst = Some((level, other));
        }
    }
    worst
        .map(|(_, other)| other)
        .filter(|o| !view.public.allied(nation, *o))
}

/// Whether `nation` does better to accommodate `strong` than to rely on its friends: above 0 it leans. What it was asked for
/// and refused, a text of the neighbour's that it has signed, fear and nearness speak for it; against it speaks faith in those
/// who would come: the sum of probability times what each would bring in time, and its own arms, beside the neighbour's
/// (Walt's bandwagoning: the weak, the near, the friendless).
pub fn lean<R: Recorder>(view: &View, nation: NationId, strong: NationId, why: &mut R) -> f64 {
    let faith = faith(view, nation, strong);
    lean_with(view, nation, strong, faith, why)
}

/// Whether [`lean`] is above 0. Who would come is asked only where that can decide it.
#[must_use]
pub fn leans(view: &View, nation: NationId, strong: NationId) -> bool {
    let bounds = [0.0, 1.0].map(|faith| lean_with(view, nation, strong, faith, &mut Silent) > 0.0);
    match bounds {
        [a, b] if a == b => a,
        _ => lean(view, nation, strong, &mut Silent) > 0.0,
    }
}

fn lean_with<R: Recorder>(
    view: &View,
    nation: NationId,
    strong: NationId,
    faith: f64,
    why: &mut R,
) -> f64 {
    let m = &mind(view).lean;
    let pairs = &view.public.pairs;
    let mut tally = Tally::new(why);
    tally.add(Factor::Inclination, m.base);
    if signed(view, nation, strong) {
        tally.add(Factor::Treaty, m.signed);
    }
    tally.add(Factor::Pressed, m.pressed * pairs.refused(strong, nation));
    tally.add(Factor::Threat, m.fear * fear(view, nation, strong));
    tally.add(
        Factor::Nearness,
        m.nearness * pairs.proximity(nation, strong),
    );
    tally.add(Factor::Faith, -m.faith * faith);
    tally.add(
        Factor::Affinity,
        m.affinity * pairs.affinity(nation, strong),
    );
    tally.add(
        Factor::Claims,
        -m.claims * view.public.ground(strong, nation),
    );
    let pride = m.pride
        * rising(m.pride_unasked, democracy(view, nation))
        * around_one(resolve(view, nation));
    tally.add(Factor::Sovereignty, -pride);
    if view.nation(nation).leans == Some(strong) {
        tally.add(Factor::Inertia, m.habit);
    }
    tally.total()
}

/// Whether `nation` has put its name to a text that `strong` leads.
fn signed(view: &View, nation: NationId, strong: NationId) -> bool {
    let mut treaties = view.public.treaties_of(nation);
    treaties.any(|t| t.lead == Some(strong))
}

/// Own arms and those of whoever would come, each as surely as it would, as a share of what both sides have, 0..1.
#[must_use]
pub fn faith(view: &View, nation: NationId, strong: NationId) -> f64 {
    let (place, home) = (place_of(view, nation, strong), seat(view, nation));
    let mut field = Field::survey(view, place, [nation, strong]);
    let coming = supporters_at(view, &field, place, (nation, Side::Target), strong)
        .iter()
        .fold(0.0, |sum, s| sum + s.probability * s.in_time);
    if place != home {
        field = Field::survey(view, home, [nation, strong]);
    }
    let field = field.strength;
    let (ours, theirs) = (field[nation.index()] + coming, field[strong.index()]);
    ours / (ours + theirs).max(1e-6)
}

/// Probability that `by` would stand by `asker` against whom that one fears most, as far as the view can tell: what
/// an answer to a question for reassurance is worth.
#[must_use]
pub fn reassurance(view: &View, by: NationId, asker: NationId, treaty: &Treaty) -> f64 {
    let (foe, danger) = worst_fear(view, asker);
    if danger <= 0.0 || treaty.has(foe) {
        return 1.0;
    }
    let score = super::answer(
        view,
        by,
        asker,
        foe,
        treaty.id,
        crate::order::Strength::Defend,
        &mut Silent,
    );
    logistic((score - mind(view).answer.thresholds[1]) / mind(view).noise)
}
