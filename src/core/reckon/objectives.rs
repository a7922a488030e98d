//! What nations have set themselves: objectives of the scenario, which all know, so far as a deed would meet or spoil them.

use super::mind;
use crate::content::{Charter, Condition, Holder, Objective, ObjectiveKind};
use crate::ids::{CharterId, NationId, RegionId};
use crate::judge;
use crate::view::{Treaty, View};

/// What it is worth to `nation`, beside its claim and its people there, to own `region`, in units of a national cause.
pub(super) fn gained(view: &View, nation: NationId, region: RegionId) -> f64 {
    use Condition as C;
    points(view, nation, |objective| {
        let mut test = objective.test.iter();
        let met = test.any(|c| match c {
            C::Owns(n, r) | C::Controls(n, r) => (*n, *r) == (nation, region),
            _ => false,
        });
        f64::from(u8::from(met))
    })
}

/// What a war with `foe` would put at stake for `nation`, in units of a national cause, where it loses soil with the
/// chance `lost`, 0..1, and `foe` can get at it. What is past keeping counts too: nobody is shown which of another's objectives are met.
pub(super) fn spoiled(view: &View, nation: NationId, foe: NationId, lost: f64) -> f64 {
    use Condition as C;
    let lost = match view.public.overland(foe, nation) {
        true => lost,
        false => 0.0,
    };
    let holds = |r: &RegionId| view.region(*r).controller == Some(nation);
    points(view, nation, |objective| {
        if objective.kind != ObjectiveKind::Keep {
            return 0.0;
        }
        let chances = objective.test.iter().map(|c| match c {
            C::AtPeace(a, b) if [(nation, foe), (foe, nation)].contains(&(*a, *b)) => 1.0,
            C::NeverInvaded(n) if *n == nation => lost,
            C::Owns(n, r) | C::Controls(n, r) if *n == nation && holds(r) => lost,
            _ => 0.0,
        });
        chances.fold(0.0, f64::max)
    })
}

/// What it is worth to `nation`, beside the friends themselves, that `target` leaves the alliances that it has with rivals of
/// `challenger`, in units of a national cause: less than nothing where one has set oneself to stay in one, or to keep the target there.
pub(super) fn parted(view: &View, nation: NationId, target: NationId, challenger: NationId) -> f64 {
    use Condition as C;
    let public = &view.public;
    let left = |t: &&Treaty| {
        let (rules, charter) = (&view.scenario().rules, public.charter(t));
        judge::against(&public.pairs, rules, charter, t, target, challenger)
    };
    let left: Vec<CharterId> = public
        .treaties_of(target)
        .filter(left)
        .map(|t| t.charter)
        .collect();
    if left.is_empty() {
        return 0.0;
    }
    let own = points(view, nation, |objective| {
        // What has been achieved is not undone by what comes after.
        let kept = objective.kind == ObjectiveKind::Keep || nation != target;
        let sides = objective.test.iter().map(|c| match c {
            C::Member(n, id) if *n == target && left.contains(id) && kept => -1.0,
            C::NotMember(n, id) if *n == target && left.contains(id) => 1.0,
            _ => 0.0,
        });
        sides.sum::<f64>().clamp(-1.0, 1.0)
    });
    match nation == target {
        true => own - left.iter().map(|id| shared(view, *id)).sum::<f64>(),
        false => own,
    }
}

/// What the members of a treaty under this charter have set themselves to keep, in units of a national cause each: whoever leaves has no
/// part in it.
fn shared(view: &View, charter: CharterId) -> f64 {
    let all = view.scenario().objectives.iter();
    let kept =
        all.filter(|o| o.holder == Holder::Members(charter) && o.kind == ObjectiveKind::Keep);
    mind(view).challenge.objective * kept.map(|o| o.points).sum::<f64>()
}

/// What it is worth to `nation` to be in a treaty under this charter, in units of a national cause: less than nothing where it has
/// set itself to stay out. What the members together have set themselves counts for one of them.
pub(super) fn entered(view: &View, nation: NationId, charter: &Charter) -> f64 {
    use Condition as C;
    let this = |id: &CharterId| {
        let mut known = view.scenario().charters.get(id.index()).into_iter();
        known.any(|c| c.id == charter.id)
    };
    let mine = view.public.treaties_of(nation).map(|t| t.charter);
    let held: f64 = mine.filter(|id| this(id)).map(|id| shared(view, id)).sum();
    held + points(view, nation, |objective| {
        let sides = objective.test.iter().map(|c| match c {
            C::Member(n, id) if *n == nation && this(id) => 1.0,
            C::NotMember(n, id) if *n == nation && this(id) => -1.0,
            _ => 0.0,
        });
        sides.sum::<f64>().clamp(-1.0, 1.0)
    })
}

/// The points of the objectives of `nation`, each by the share that `share` gives it, in units of a national cause.
fn points(view: &View, nation: NationId, share: impl Fn(&Objective) -> f64) -> f64 {
    let objectives = view.scenario().objectives_of(nation);
    let sum: f64 = objectives.map(|o| share(o) * o.points).sum();
    mind(view).challenge.objective * sum
}
