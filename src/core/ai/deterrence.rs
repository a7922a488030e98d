//! To deter: what a nation does, between crises, to keep the rival of an exposed friend from daring.

use super::{Desk, matter};
use crate::ids::NationId;
use crate::judge;
use crate::order::Order;
use crate::reckon::{self, Pact};
use crate::view::View;
use crate::why::Silent;

/// Now and then a nation looks at its most exposed friend.
pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let rules = &view.scenario().rules.mind.deter;
    if view.public.at_war(view.me) || !desk.comes_up(matter::DETER, rules.reviews) {
        return;
    }
    if let Some((ward, foe, care)) = ward(view) {
        stand_by(desk, ward, foe, care);
    }
}

/// An ally that has asked for reassurance is looked at as the most exposed friend would be; whether anything was done for it.
pub fn answer(desk: &mut Desk<'_>, asker: NationId) -> bool {
    let view = desk.view;
    let (foe, _) = reckon::worst_fear(view, asker);
    if view.public.at_war(view.me) || !in_care(view, asker) {
        return false;
    }
    care(view, foe, asker).is_some_and(|care| stand_by(desk, asker, foe, care))
}

/// Weighs what a promise, a force on the spot or a stock would change in what the friend's rival makes of the odds against
/// what it costs, and does what is best, if anything is.
fn stand_by(desk: &mut Desk<'_>, ward: NationId, foe: NationId, care: f64) -> bool {
    let view = desk.view;
    let rules = &view.scenario().rules.mind.deter;
    let seen = reckon::seen_by(view, foe);
    let stake = reckon::likely_stake(&seen, foe, ward);
    if -reckon::challenge(&seen, foe, ward, stake, &mut Silent) > rules.at_ease {
        return false;
    }
    let mut before = None;
    let mut best: Option<(f64, Order)> = None;
    let open = reckon::measures(view, foe, ward).into_iter();
    let open = open.filter_map(|o| price(view, &o).map(|p| (p, o)));
    // Whether it is allowed is asked first: to reckon what it would change is dear.
    let open = open.take(rules.candidates.into());
    for (price, order) in open.filter(|(_, o)| desk.docket.check(o).is_ok()) {
        let Some(after) = reckon::what_if(view, &order) else {
            continue;
        };
        let before = *before.get_or_insert_with(|| reckon::deterrence(view, foe, ward, stake));
        let gain = reckon::deterrence(&after, foe, ward, stake) - before;
        let worth = care * gain - price;
        if worth > best.as_ref().map_or(0.0, |b| b.0) {
            best = Some((worth, order));
        }
    }
    best.is_some_and(|(_, order)| desk.sign(order))
}

/// The friend over whom most is quarrelled, with whom, and how much one cares to keep that rival off it.
fn ward(view: &View) -> Option<(NationId, NationId, f64)> {
    let feared = view
        .scenario()
        .nation_ids()
        .filter(|n| in_care(view, *n))
        .map(|friend| (reckon::worst_fear(view, friend).0, friend));
    let claimed = view
        .public
        .claims
        .iter()
        .filter_map(|c| Some((c.by, view.public.claimed_from(c)?)))
        .filter(|(_, n)| in_care(view, *n));
    let mut best: Option<(f64, NationId, NationId, f64)> = None;
    for (foe, friend) in feared.chain(claimed) {
        let Some(care) = care(view, foe, friend) else {
            continue;
        };
        let need = care * reckon::salience(view, foe, friend);
        if best.is_none_or(|(b, ..)| need > b) {
            best = Some((need, friend, foe, care));
        }
    }
    best.map(|(_, friend, foe, care)| (friend, foe, care))
}

/// Whether a nation is a friend that one could stand by.
fn in_care(view: &View, friend: NationId) -> bool {
    let me = view.me;
    let least = view.scenario().rules.mind.deter.friend;
    let close = view.public.pairs.affinity(me, friend) >= least || view.public.allied(me, friend);
    close
        && friend != me
        && view.nation(friend).exile.is_none()
        && reckon::power(view, me) >= reckon::power(view, friend)
}

/// How much one cares to keep `foe` off a friend in one's care; None where one could not or would not.
fn care(view: &View, foe: NationId, friend: NationId) -> Option<f64> {
    let me = view.me;
    if foe == me || foe == friend || view.public.allied(me, foe) {
        return None;
    }
    let rules = &view.scenario().rules.mind.deter;
    // Only those who can hold the rival do anything by standing in its way.
    if reckon::power(view, me) < rules.matches * reckon::power(view, foe) {
        return None;
    }
    let bond = view.public.pairs.affinity(me, friend);
    let rivalry = view.public.pairs.rivalry(me, foe);
    Some(bond.max(0.0) + rules.rival * (rivalry + view.own.threat[foe.index()]))
}

/// What an order costs beside its price in influence and money, in the units of the reckoning; None for what
/// is not a nation's own to do for a friend.
fn price(view: &View, order: &Order) -> Option<f64> {
    let rules = &view.scenario().rules.mind.deter;
    match *order {
        Order::Guarantee { nation } => promise(view, nation).map(|p| rules.entanglement + p),
        Order::Prestock { .. } => Some(rules.stock),
        Order::March { force, .. } => {
            let share = view.force(force)?.strength / land(view).max(1e-6);
            (share <= rules.most_abroad).then_some(rules.abroad + share * rules.bared)
        }
        _ => None,
    }
}

/// What the pact is short of being worth its signature to the one that promises; None where the other would not be in it.
/// A guarantee binds both, and nobody is made an ally against its will.
fn promise(view: &View, ward: NationId) -> Option<f64> {
    let charter = judge::guarantee_charter(view.scenario())?;
    let pact = Pact {
        charter: view.scenario().charter(charter),
        parties: &[view.me, ward],
        lead: Some(view.me),
    };
    let worth = |nation| reckon::membership(view, nation, &pact, &mut Silent);
    (worth(ward) > 0.0).then(|| (-worth(view.me)).max(0.0))
}

/// Points of all own armies.
fn land(view: &View) -> f64 {
    view.estimate(view.me).strength[0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Overrides};
    use crate::engine::Game;

    #[test]
    fn nobody_is_guaranteed_against_its_will() {
        let shipped = content::shipped();
        let map = shipped.iter().find(|m| m.name.contains("europe-1949"));
        let map = map.expect("a shipped map");
        let loaded = content::load(map.name, map.text, &Overrides::default()).expect("it loads");
        let game = Game::new(loaded.scenario.into(), 1);
        let of = |id| game.scenario().nation_named(id).expect("a nation");
        let view = game.view(of("USA"));
        // Turkey, in full fear of the Soviet Union, wants what Sweden and Switzerland have no use for.
        assert!(promise(&view, of("TUR")).is_some());
        for id in ["SWE", "CHE"] {
            assert_eq!(promise(&view, of(id)), None, "{id}");
        }
    }
}
