//! What a nation could do about a ledger: the orders that bear on whether a challenger dares.

use super::prospect::stake_place;
use super::{likely_stake, power, seen_by};
use crate::content::{Arm, Charter, Decision, Obligation, RegionKind};
use crate::ids::{CharterId, NationId, RegionId};
use crate::order::{Deal, MotionKind, Order, Scale, Term};
use crate::view::{Sighting, View};

/// Armies, wings and partners that are offered for choice, of each the best so many.
const CHOICES: usize = 3;

/// Orders of `view.me` that bear, or might be thought to bear, on a challenge to `target`; not all of them are
/// allowed or wise.
#[must_use]
pub fn measures(view: &View, challenger: NationId, target: NationId) -> Vec<Order> {
    let me = view.me;
    let stake = likely_stake(&seen_by(view, challenger), challenger, target);
    let place = stake_place(view, target, stake);
    let mut list = Vec::new();
    if me != challenger {
        promises(view, challenger, target, &mut list);
        deployments(view, challenger, target, place, &mut list);
        councils(view, target, place, &mut list);
        if target != me && !view.public.may_cross(me, target) {
            list.push(Order::Propose {
                to: target,
                deal: Deal {
                    ask: vec![Term::Transit],
                    ..Deal::default()
                },
            });
        }
    }
    if !view.nation(me).mobilised {
        list.push(Order::Mobilise { on: true });
    }
    let permille = (view.nation(me).defence * 1000.0).round() as u16 + 10;
    list.push(Order::SetDefence { permille });
    for other in [challenger, target].into_iter().filter(|n| *n != me) {
        list.push(Order::Denounce { nation: other });
        let on = !view.public.pairs.sanctions(me, other);
        list.push(Order::Sanction { nation: other, on });
    }
    for treaty in view.public.treaties_of(me).filter(|t| t.has(target)) {
        if view.public.charter(treaty).obligation.defends() {
            list.push(Order::Leave { treaty: treaty.id });
        }
    }
    list
}

/// A guarantee, or a pact across a table; in one's own cause with the strongest of those not yet bound.
fn promises(view: &View, challenger: NationId, target: NationId, list: &mut Vec<Order>) {
    let me = view.me;
    let mut partners: Vec<NationId> = if target == me {
        view.scenario()
            .nation_ids()
            .filter(|n| *n != challenger && view.public.pairs.affinity(me, *n) > 0.0)
            .collect()
    } else {
        vec![target]
    };
    partners.retain(|n| *n != me && !view.public.allied(me, *n));
    let weight = |n: NationId| power(view, n) * view.public.pairs.affinity(me, n);
    partners.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
    for to in partners.into_iter().take(CHOICES) {
        if to == target {
            list.push(Order::Guarantee { nation: target });
        }
        // The loosest charter with a single friend is what a guarantee gives without asking.
        let binding = |c: &Charter| {
            c.bilateral
                && matches!(
                    c.obligation,
                    Obligation::Automatic | Obligation::AsDeemedNecessary
                )
        };
        let charters = view.scenario().charters.iter().enumerate();
        let best = charters
            .filter(|(_, c)| binding(c) && c.decision != Decision::Hegemon)
            .min_by_key(|(i, c)| (c.obligation != Obligation::Automatic, *i));
        if let Some((i, _)) = best {
            let pact = Some(CharterId::at(i));
            let deal = Deal {
                pact,
                ..Deal::default()
            };
            list.push(Order::Propose { to, deal });
        }
    }
}

/// Forces sent to where it would be fought, smallest first: what stands there is the promise, not its size.
fn deployments(
    view: &View,
    challenger: NationId,
    target: NationId,
    place: RegionId,
    list: &mut Vec<Order>,
) {
    let sea = view.scenario().region(place).kind == RegionKind::Sea;
    let away = |f: &&Sighting| f.region != place && f.moving.is_none() && f.arm != Arm::Naval;
    let mut forces: Vec<&Sighting> = view.my_forces().filter(away).collect();
    // A corporal's guard is no tripwire.
    let m = super::mind(view);
    let least = m.deter.least_abroad * m.answer.tripwire_points;
    forces.retain(|f| f.strength >= least && (target == view.me || at_home(view, f)));
    forces.sort_by(|a, b| {
        let order = (a.arm != Arm::Land).cmp(&(b.arm != Arm::Land));
        order
            .then(a.strength.total_cmp(&b.strength))
            .then(a.id.cmp(&b.id))
    });
    let mut from: Vec<(RegionId, Arm)> = Vec::new();
    for force in forces {
        if sea || from.len() == CHOICES || from.contains(&(force.region, force.arm)) {
            continue;
        }
        from.push((force.region, force.arm));
        list.push(Order::march(force.id, place));
    }
    let host = view.region(place).controller;
    if target != view.me && host != Some(challenger) {
        list.push(Order::Prestock { region: place });
    }
}

fn at_home(view: &View, force: &Sighting) -> bool {
    view.region(force.region).owner == Some(view.me)
}

/// What the councils could do in which both sit, and whom they could take in.
fn councils(view: &View, target: NationId, place: RegionId, list: &mut Vec<Order>) {
    for treaty in view.public.treaties_of(view.me) {
        if !view.public.charter(treaty).obligation.defends() {
            continue;
        }
        let mut table = |motion| {
            list.push(Order::Table {
                treaty: treaty.id,
                motion,
            });
        };
        if !treaty.has(target) {
            table(MotionKind::Admit { nation: target });
            continue;
        }
        for scale in Scale::ALL {
            table(MotionKind::Exercise {
                region: place,
                scale,
            });
        }
        table(MotionKind::Plan { member: target });
        if !treaty.integrated {
            table(MotionKind::Integrate);
        }
    }
}
