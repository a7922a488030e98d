//! What a nation's word is worth in an answer: its leader's opinion, a promise given again, what it has shown before,
//! and forces that would be caught in an attack.

use super::mind;
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

/// How surely an attack on `place` itself would make `member` a party, its forces being caught in it, 0..1.
pub(super) fn caught(view: &View, member: NationId, place: RegionId, victim: NationId) -> f64 {
    if view.region(place).controller != Some(victim) {
        return 0.0;
    }
    let points: f64 = view
        .forces
        .made_out_of(member)
        .filter(|f| f.region == place)
        .filter(|f| f.arm != crate::content::Arm::Naval)
        .fold(0.0, |sum, f| sum + f.strength);
    let share = points / mind(view).answer.tripwire_points;
    if share < view.scenario().rules.credibility.tripwire_least {
        0.0
    } else {
        share.min(1.0)
    }
}
