//! In networks: what to spend on keeping others out, whom to get into and when to strike.

use super::{Desk, matter};
use crate::ids::NationId;
use crate::judge;
use crate::order::{CovertKind, CyberAct, CyberPool, MotionKind, Order, Sector};
use crate::reckon;
use crate::view::{Crisis, View, campaign_since};
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    if !desk.view.scenario().domains.cyber {
        return;
    }
    if desk.routine_of(1, 2) {
        let wish = reckon::guard_wish(desk.view, desk.view.me);
        desk.sign(Order::SetGuard {
            basis_points: (wish * 10_000.0).round() as u8,
        });
    }
    propose(desk);
    answer(desk);
    intrude(desk);
}

/// Whoever would gain most by a common defence asks for it once a year: the weak as a rule, where the others will have it.
fn propose(desk: &mut Desk<'_>) {
    let view = desk.view;
    let tabling = reckon::mind(view).council.tabling;
    for treaty in view.public.treaties_of(view.me) {
        // A text for garrisons or talks has no watch to share.
        let shares = treaty.intelligence > 0.0 && treaty.members.len() > 2;
        if !shares || !desk.routine_of(1, 5 + u32::from(treaty.id.0)) {
            continue;
        }
        // It is for the one in most danger to ask.
        let most = treaty.members.iter().copied().max_by(|a, b| {
            let peril = |n: &NationId| reckon::network_peril(view, *n);
            peril(a).total_cmp(&peril(b)).then(b.cmp(a))
        });
        if most != Some(view.me) {
            continue;
        }
        let higher = CyberPool::ALL.into_iter().rev();
        for pool in higher.filter(|p| *p > treaty.networks) {
            let motion = MotionKind::Networks { pool };
            let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut Silent);
            let order = Order::Table {
                treaty: treaty.id,
                motion,
            };
            if lean > tabling
                && judge::judge(view, &order).is_ok()
                && reckon::forecast(view, treaty, &motion).passed
                && desk.sign(order)
            {
                return;
            }
        }
    }
}

/// Whoever is sure of the hand that made its networks fail may answer in kind.
fn answer(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view);
    let since = campaign_since(view.scenario(), view.public.turn);
    let sure =
        view.own.evidence.iter().filter(|e| {
            e.kind == CovertKind::Cyber && e.turn >= since && e.confidence > m.covert.sure
        });
    let mut hands: Vec<NationId> = sure.map(|e| e.suspect).collect();
    hands.sort_unstable();
    hands.dedup();
    for hand in hands {
        let gravity = view.own.campaign(hand, since);
        let rate = m.cyber.answers * gravity;
        if desk.comes_up(matter::NETWORK_BACK | desk.about(hand), rate) {
            strike(desk, hand);
        }
    }
}

/// Whoever is a rival, or is resented, is got into in peace, and struck in a quarrel; now and then a grudge is enough.
fn intrude(desk: &mut Desk<'_>) {
    let view = desk.view;
    if view.nation(view.me).cyber <= 0.0 {
        return;
    }
    let m = &reckon::mind(view).cyber;
    let ambition = view.scenario().nation(view.me).doctrine.ambition;
    let [_, _, rivalries] = view.public.pairs.rows(view.me);
    let grievances = view.public.pairs.grievances(view.me);
    let others = (0..)
        .map(NationId::at)
        .zip(rivalries.iter().zip(grievances));
    for (other, (rivalry, grievance)) in others {
        let spite = rivalry.max(*grievance);
        if spite < m.spite || other == view.me || view.public.allied(view.me, other) {
            continue;
        }
        let quarrel = |c: &Crisis| c.rung >= 2 && c.opposed(view.me, other);
        let strikes = match view.public.crises.iter().any(quarrel) {
            true => m.strikes * spite,
            false => m.strikes_in_peace * grievance,
        };
        let about = desk.about(other);
        if desk.comes_up(matter::NETWORK_STRIKE | about, strikes * ambition) {
            strike(desk, other);
        } else if desk.comes_up(matter::NETWORK_ENTER | about, m.enters * spite * ambition) {
            enter(desk, other);
        }
    }
}

/// Gets into a sector, the likelier the more it is wanted and the more is missing of the way.
fn enter(desk: &mut Desk<'_>, foe: NationId) {
    let own = &desk.view.own;
    act(desk, foe, CyberAct::Preposition, |s| {
        1.0 - own.foothold(foe, s)
    });
}

/// Strikes a sector, the likelier the more it is wanted and the more would go down.
fn strike(desk: &mut Desk<'_>, foe: NationId) {
    let view = desk.view;
    act(desk, foe, CyberAct::Disrupt, |s| {
        reckon::cyber_blow(view, foe, s)
    });
}

/// One sector is drawn, by how much it is wanted and what `yields` says of it.
fn act(desk: &mut Desk<'_>, foe: NationId, act: CyberAct, yields: impl Fn(Sector) -> f64) {
    let wants = wants(desk.view, foe);
    let weight = |s: Sector| wants[s as usize] * yields(s);
    let all: f64 = Sector::ALL.into_iter().map(weight).sum();
    let mut left = desk.dice(matter::NETWORK_SECTOR | desk.about(foe)).unit() * all;
    let drawn = Sector::ALL.into_iter().find(|s| {
        left -= weight(*s);
        left < 0.0
    });
    if let Some(sector) = drawn {
        desk.sign(Order::Cyber {
            nation: foe,
            sector,
            act,
        });
    }
}

/// How much each sector is wanted: in a war what moves and commands forces, in a quarrel what hurts, in peace what embarrasses and
/// is no attack.
fn wants(view: &View, foe: NationId) -> [f64; 5] {
    let m = &reckon::mind(view).cyber;
    let quarrel = |c: &Crisis| c.opposed(view.me, foe);
    if view.public.war_between(view.me, foe).is_some() {
        m.wants_in_war
    } else if view.public.crises.iter().any(quarrel) {
        m.wants_in_quarrels
    } else {
        m.wants_in_peace
    }
}
