//! To stand firm in a crisis or give way: the stake, the odds, what giving way would cost before its audiences, what
//! stands elsewhere.

use super::challenge::{dear, word, worth};
use super::peace::restraint;
use super::prospect::{prospect_at, stake_place};
use super::{democracy, mind, resolve, weariness};
use crate::content::scale::around_one;
use crate::ids::{CrisisId, NationId};
use crate::order::{Side, Stake};
use crate::view::{Crisis, Prospect, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// What it is worth to `side`'s leader to stand firm rather than give way: above 0 it stands.
pub fn standing_firm<R: Recorder>(view: &View, crisis: CrisisId, side: Side, why: &mut R) -> f64 {
    let Some(crisis) = view.public.crisis(crisis) else {
        return 0.0;
    };
    let f = &mind(view).firm;
    let (me, other) = (crisis.leader(side), crisis.leader(side.other()));
    let place = stake_place(view, crisis.target, crisis.stake);
    let outlook = prospect_at(view, place, crisis.challenger, crisis.target);
    let mut tally = Tally::new(why);
    merits(
        view,
        (me, other),
        (side, crisis.stake),
        crisis.rung,
        &outlook,
        &mut tally,
    );
    let given = word(view, me, other);
    if given > 0.0 && crisis.leader(crisis.attackers()) == me {
        tally.add(Factor::Treaty, -given * nearness(crisis.rung));
    }
    tally.add(Factor::Audience, face(view, crisis, side));
    let (commitment, setback) = elsewhere(view, crisis, side);
    tally.add(Factor::Precedent, f.linked * commitment);
    tally.add(Factor::Burden, -f.setback * setback);
    tally.total()
}

/// By how much `target` would rather stand than give way once it came to the use of force over `stake`, as an outsider reckons
/// before anybody has demanded it: below 0 it would give way.
pub(super) fn would_stand(
    view: &View,
    (challenger, target): (NationId, NationId),
    stake: Stake,
    outlook: &Prospect,
) -> f64 {
    let f = &mind(view).firm;
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    let parties = (target, challenger);
    let rung = 4;
    merits(
        view,
        parties,
        (Side::Target, stake),
        rung,
        outlook,
        &mut tally,
    );
    // It will have answered every threat but the last.
    tally.add(Factor::Audience, lost_face(view, target, rung - 2));
    tally.total() - f.give_way
}

/// How near a quarrel on `rung` is to blows, 0..1.
fn nearness(rung: u8) -> f64 {
    (f64::from(rung) / 4.0).min(1.0)
}

/// What speaks for `me` standing firm against `other` over a stake on a rung, whatever has passed between them so far.
fn merits<R: Recorder>(
    view: &View,
    (me, other): (NationId, NationId),
    (side, stake): (Side, Stake),
    rung: u8,
    outlook: &Prospect,
    tally: &mut Tally<'_, R>,
) {
    let f = &mind(view).firm;
    let win = match side {
        Side::Challenger => outlook.win,
        Side::Target => 1.0 - outlook.win,
    };
    match side {
        Side::Challenger => {
            tally.add(Factor::Stake, worth(view, me, other, stake));
            let held = restraint(view, me, other);
            if held > 0.0 {
                tally.add(Factor::Peacekeepers, -held);
            }
        }
        Side::Target => {
            tally.add(Factor::Stake, dear(view, me, other, stake));
            tally.add(Factor::StatusQuo, f.status_quo);
            if matches!(stake, Stake::Territory(r) if view.region(r).controller == Some(me)) {
                tally.add(Factor::Sovereignty, f.own_soil);
            }
        }
    }
    tally.add(Factor::Odds, f.odds * nearness(rung) * (win - 0.5) * 2.0);
    tally.add(Factor::Resolve, f.resolve * (resolve(view, me) - 0.5));
    tally.add(
        Factor::Record,
        -f.record * (view.nation(other).reputation[1] - 0.5),
    );
    tally.add(
        Factor::Grievance,
        f.grievance * view.public.pairs.grievance(me, other),
    );
    tally.add(
        Factor::Affinity,
        -f.bond * view.public.pairs.affinity(me, other).max(0.0),
    );
    tally.add(Factor::Cost, -f.rung_cost[usize::from(rung.min(5))]);
    let armed = match side {
        Side::Challenger => outlook.nuclear,
        Side::Target => f64::from(u8::from(view.nation(other).nuclear > 0.0)),
    };
    let shielded = f64::from(u8::from(view.nation(me).nuclear > 0.0));
    let height = f64::from(rung) / 5.0;
    tally.add(
        Factor::Nuclear,
        -f.nuclear * armed * height * (1.0 - f.shield * shielded),
    );
    tally.add(
        Factor::Tension,
        -f.tension * view.public.tension * democracy(view, me),
    );
    tally.add(Factor::Weariness, -f.weariness * weariness(view, me));
}

/// What the leader of `side` has committed itself to in crises linked to this one, and how they go against it, 0..1 each.
/// Linked are those with the same challenger or over the same target.
fn elsewhere(view: &View, crisis: &Crisis, side: Side) -> (f64, f64) {
    let me = crisis.leader(side);
    let (mut commitment, mut setback) = (0.0_f64, 0.0_f64);
    for other in &view.public.crises {
        let linked = other.challenger == crisis.challenger || other.target == crisis.target;
        let part = Side::BOTH.into_iter().find(|s| other.leader(*s) == me);
        let Some(part) = part.filter(|_| linked && other.id != crisis.id) else {
            continue;
        };
        let mine = other.rungs[part.index()];
        commitment = commitment.max(f64::from(mine.saturating_sub(1)) / 4.0);
        let lost = match (other.is_war(), part) {
            (true, Side::Challenger) => -other.fortune,
            (true, Side::Target) => other.fortune,
            (false, _) => f64::from(other.rung.saturating_sub(mine)) / 4.0,
        };
        setback = setback.max(lost);
    }
    (commitment.min(1.0), setback.min(1.0))
}

/// What giving way would cost the leader of `side` before its audiences: more with each rung it went up, and more where
/// voters watch (Fearon 1994).
pub(super) fn face(view: &View, crisis: &Crisis, side: Side) -> f64 {
    let gone = crisis.rungs[side.index()].saturating_sub(1);
    lost_face(view, crisis.leader(side), gone)
}

/// The same for one that went up `gone` rungs above an incident.
fn lost_face(view: &View, me: NationId, gone: u8) -> f64 {
    let voters = around_one(democracy(view, me));
    mind(view).firm.audience * f64::from(gone) * voters * worn(view, me)
}

/// How much dearer a climb-down is to a leader who has lost standing at home: known for oneself only.
fn worn(view: &View, nation: NationId) -> f64 {
    if nation == view.me {
        1.0 + mind(view).firm.standing * (0.5 - view.own.standing)
    } else {
        1.0
    }
}
