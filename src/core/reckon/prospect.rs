//! How a war would look before it is fought: both sides' strength, and who would win.

use super::field::Field;
use super::support::{Support, sides_at};
use super::{UNARMED, mind, odds, power, seat};
use crate::content::{Arm, Decision, MindRules};
use crate::ids::{NationId, RegionId};
use crate::order::Stake;
use crate::view::{Prospect, Treaty, View};

/// The prospect of a war of `challenger` against `target` over `stake`.
#[must_use]
pub fn prospect(view: &View, challenger: NationId, target: NationId, stake: Stake) -> Prospect {
    prospect_at(view, stake_place(view, target, stake), challenger, target)
}

/// Where a quarrel over `stake` with `target` would be fought.
pub(super) fn stake_place(view: &View, target: NationId, stake: Stake) -> RegionId {
    match stake {
        Stake::Territory(region) => region,
        _ => seat(view, target),
    }
}

pub(super) fn prospect_at(
    view: &View,
    place: RegionId,
    challenger: NationId,
    target: NationId,
) -> Prospect {
    view.memo().prospect((place, challenger, target), || {
        let field = Field::survey(view, place, [challenger, target]);
        let (foes, friends) = sides_at(view, &field, place, challenger, target);
        tally(view, &field, (challenger, target), &foes, &friends)
    })
}

/// The prospect with these helpers on the challenger's side and those on the target's.
pub(super) fn tally(
    view: &View,
    field: &Field,
    (challenger, target): (NationId, NationId),
    foes: &[Support],
    friends: &[Support],
) -> Prospect {
    let alone = alone(view, field, (challenger, target));
    let with = |alone: f64, side: &[Support]| {
        side.iter()
            .fold(alone, |sum, s| sum + s.probability * s.in_time)
    };
    let (own, other) = (with(alone[0], foes), with(alone[1], friends));
    let mut without = f64::from(u8::from(view.nation(target).nuclear <= 0.0));
    for s in friends {
        if view.nation(s.nation).nuclear > 0.0 {
            without *= 1.0 - s.probability;
        }
    }
    let patron = patron(view, challenger);
    let great = |s: &Support| {
        let (theirs, mine) = (power(view, s.nation), power(view, challenger));
        let match_for = (theirs / mine.max(UNARMED)).min(1.0);
        s.probability * match_for * enmity(view, challenger, patron, s.nation)
    };
    let general = friends.iter().map(great).fold(0.0, f64::max);
    let ground = field.ground(view);
    let sides = [(own, swing(foes)), (other, swing(friends))];
    Prospect {
        own,
        other,
        win: win(mind(view), sides, ground),
        ground,
        nuclear: 1.0 - without,
        general,
    }
}

/// Who leads a treaty in which it alone decides, and `nation` is another member: its patron, whose leave it needs.
pub(super) fn patron(view: &View, nation: NationId) -> Option<NationId> {
    let leads = |t: &Treaty| {
        let rules = view.public.charter(t).decision == Decision::Hegemon;
        t.lead.filter(|lead| rules && *lead != nation)
    };
    view.public.treaties_of(nation).find_map(leads)
}

/// Rivalry with `other`, or one's patron's: a client that goes to war takes its patron along.
pub(super) fn enmity(
    view: &View,
    nation: NationId,
    patron: Option<NationId>,
    other: NationId,
) -> f64 {
    let pairs = &view.public.pairs;
    let theirs = patron
        .filter(|p| *p != other)
        .map_or(0.0, |p| pairs.rivalry(p, other));
    pairs.rivalry(nation, other).max(theirs)
}

/// What challenger and target have at the place without anybody's help.
pub(super) fn alone(
    view: &View,
    field: &Field,
    (challenger, target): (NationId, NationId),
) -> [f64; 2] {
    [
        attack(view, field, challenger, target),
        field.strength[target.index()],
    ]
}

/// What a challenger can bring against its target's soil: all that reaches the place where armies have a way to it,
/// else what its ships can land.
pub(super) fn attack(view: &View, field: &Field, challenger: NationId, target: NationId) -> f64 {
    let all = field.strength[challenger.index()];
    if view.public.overland(challenger, target) {
        return all;
    }
    let rules = &view.scenario().rules.combat;
    let ships = view.estimate(challenger).strength[Arm::Naval.index()];
    let landed = ships * rules.landing_per_point * mind(view).challenge.landing_months;
    all.min(landed * rules.landing)
}

/// The helper whose coming or staying away would change most.
fn swing(side: &[Support]) -> Option<&Support> {
    let weight = |s: &Support| s.probability * (1.0 - s.probability) * s.in_time;
    let mut best: Option<&Support> = None;
    for s in side {
        if best.is_none_or(|b| weight(s) > weight(b)) {
            best = Some(s);
        }
    }
    best
}

/// The chance of winning with these expected strengths. A great power that comes with a chance of one half is
/// not half a great power: the chance is weighed with it and without it, for the weightiest doubt on each side.
fn win(
    rules: &MindRules,
    [(own, mine), (other, theirs)]: [(f64, Option<&Support>); 2],
    ground: f64,
) -> f64 {
    let cases = |strength: f64, swing: Option<&Support>| match swing {
        None => [(1.0, strength), (0.0, strength)],
        Some(s) => [
            (s.probability, strength + (1.0 - s.probability) * s.in_time),
            (1.0 - s.probability, strength - s.probability * s.in_time),
        ],
    };
    let mut sum = 0.0;
    for (p, us) in cases(own, mine) {
        for (q, them) in cases(other, theirs) {
            if p * q > 0.0 {
                sum += p * q * odds(rules, us, them, ground);
            }
        }
    }
    sum
}
