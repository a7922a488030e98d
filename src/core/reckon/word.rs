//! What a nation's word is worth in an answer: its leader's opinion, a promise given again, what it has shown before,
//! and forces that would be caught in an attack.

use std::cell::LazyCell;

use super::mind;
use crate::content::{Arm, Mode};
use crate::ids::{NationId, RegionId};
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Tally};

/// How much a text or a promise weighs with a nation, 1 being what the rules give: more with the loyal.
pub(super) fn scruple(view: &View, nation: NationId) -> f64 {
    let m = &mind(view).answer;
    m.disloyal + m.loyalty * view.scenario().nation(nation).doctrine.loyalty
}

/// What its leader thinks of the alliance, and whether it has lately given its word again.
pub(super) fn own_word<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    tally: &mut Tally<'_, R>,
) {
    let Some(mood) = treaty.mood(member) else {
        return;
    };
    tally.add(Factor::Opinion, mood.opinion);
    let months = u32::from(view.scenario().turn_months);
    let span = u32::from(view.scenario().rules.credibility.word_months);
    let fresh = mood
        .word
        .is_some_and(|turn| (view.public.turn - turn) * months <= span);
    if fresh {
        tally.add(Factor::Word, mind(view).answer.word);
    }
}

/// What those who are not its allies make of a nation: what it has shown in its quarrels.
pub(super) fn record<R: Recorder>(view: &View, member: NationId, tally: &mut Tally<'_, R>) {
    if member != view.me && !view.public.allied(view.me, member) {
        let shown = view.nation(member).reputation[1] - 0.5;
        tally.add(Factor::Record, mind(view).answer.record * shown);
    }
}

/// How surely an attack by `aggressor` on `place` would make `member` a party, its forces being caught in it, 0..1: they stand
/// there, or in a share of the victim's front, over which an attack would go. Friends of the aggressor stand aside.
pub(super) fn caught(
    view: &View,
    member: NationId,
    place: RegionId,
    (victim, aggressor): (NationId, NationId),
    front: &Front<'_>,
) -> f64 {
    let whole = mind(view).answer.tripwire_points;
    let least = view.scenario().rules.credibility.tripwire_least;
    // Region by region: forces of one nation are few abroad.
    let mut guests: Vec<(RegionId, f64)> = Vec::new();
    for force in view.forces.made_out_of(member) {
        let region = force.region;
        if force.arm == Arm::Naval || view.region(region).controller != Some(victim) {
            continue;
        }
        match guests.iter_mut().find(|g| g.0 == region) {
            Some(guest) => guest.1 += force.strength,
            None => guests.push((region, force.strength)),
        }
    }
    if guests.is_empty() || view.public.allied(member, aggressor) {
        return 0.0;
    }
    let share = |points: f64| match points / whole {
        share if share < least => 0.0,
        share => share.min(1.0),
    };
    let here = guests.iter().find(|g| g.0 == place);
    let here = here.map_or(0.0, |g| share(g.1));
    let held: f64 = guests
        .iter()
        .filter(|g| front.contains(&g.0))
        .map(|g| share(g.1))
        .sum();
    if held <= 0.0 {
        return here;
    }
    here.max(held / front.len().max(1) as f64)
}

/// The regions of a victim over which an attack would go, found when first asked for.
pub(super) type Front<'v> = LazyCell<Vec<RegionId>, Box<dyn FnOnce() -> Vec<RegionId> + 'v>>;

/// Those of `victim` that border what `aggressor` holds.
pub(super) fn front(view: &View, victim: NationId, aggressor: NationId) -> Front<'_> {
    let held = |region: RegionId, by| view.region(region).controller == Some(by);
    let open = move |region: &RegionId| {
        let mut links = view.scenario().links_from(*region);
        held(*region, victim)
            && links.any(|(link, next)| {
                matches!(link.mode, Mode::Land | Mode::Strait) && held(next, aggressor)
            })
    };
    LazyCell::new(Box::new(move || {
        view.scenario().region_ids().filter(open).collect()
    }))
}
