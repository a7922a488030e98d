//! In networks: what to spend on keeping others out, whom to get into and when to strike.

use super::{Desk, matter};
use crate::ids::NationId;
use crate::judge;
use crate::order::{CovertKind, CyberAct, CyberPool, MotionKind, Order, Sector};
use crate::reckon;
use crate::view::{View, campaign_since};
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
        if !desk.routine_of(1, 5 + u32::from(treaty.id.0)) {
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

/// The rival that is feared most is got into in peace, and struck where a crisis has become bitter.
fn intrude(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).cyber;
    let (foe, danger) = reckon::worst_fear(view, view.me);
    if danger < reckon::mind(view).covert.danger || foe == view.me {
        return;
    }
    let ambition = view.scenario().nation(view.me).doctrine.ambition;
    let drive = view.public.pairs.rivalry(view.me, foe) * ambition;
    let bitter = |c: &crate::view::Crisis| c.rung >= 3 && c.opposed(view.me, foe);
    if view.public.crises.iter().any(bitter) {
        if desk.comes_up(matter::NETWORK_STRIKE, m.strikes * drive) {
            strike(desk, foe);
        }
    } else if desk.comes_up(matter::NETWORK_ENTER, m.enters * drive) {
        let shallow = Sector::ALL.into_iter().min_by(|a, b| {
            let left = |s: Sector| view.own.foothold(foe, s) - worth(view, s);
            left(*a).total_cmp(&left(*b)).then(a.cmp(b))
        });
        if let Some(sector) = shallow {
            desk.sign(Order::Cyber {
                nation: foe,
                sector,
                act: CyberAct::Preposition,
            });
        }
    }
}

/// Strikes where most would come of it.
fn strike(desk: &mut Desk<'_>, foe: NationId) {
    let view = desk.view;
    let cold = view.scenario().rules.cyber.cold;
    let yields = |s: Sector| worth(view, s) * (cold + (1.0 - cold) * view.own.foothold(foe, s));
    let best = Sector::ALL
        .into_iter()
        .max_by(|a, b| yields(*a).total_cmp(&yields(*b)).then(b.cmp(a)));
    if let Some(sector) = best {
        desk.sign(Order::Cyber {
            nation: foe,
            sector,
            act: CyberAct::Disrupt,
        });
    }
}

/// What it is worth to have a sector fail, as grave as that is: in a war what moves and commands forces before all else.
fn worth(view: &View, sector: Sector) -> f64 {
    let grave = view.scenario().rules.cyber.gravity[sector as usize];
    let fights = view.public.at_war(view.me);
    match sector {
        Sector::Transport | Sector::Command if fights => 2.0 * grave,
        _ => grave,
    }
}
