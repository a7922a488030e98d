//! Working on the others: envoys to those who waver, money to those who can be had for it.

use crate::ai::Desk;
use crate::ids::NationId;
use crate::order::{Contribution, Deal, MotionKind, Order, Remedy, Stake, Strength, Term};
use crate::reckon;
use crate::view::{Case, Motion, Stage, Treaty};
use crate::why::Silent;

/// On a motion that hangs: whoever tabled it, or leads, or is the victim, works on the one who is nearest
/// to turning; who is strongly against works the other way.
pub fn lobby(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &reckon::mind(view).council;
    for motion in &view.public.motions {
        // Words reach only those who have not decided yet.
        if view.public.turn >= motion.due {
            continue;
        }
        let Some(treaty) = view.public.treaty(motion.treaty).filter(|t| t.has(view.me)) else {
            continue;
        };
        // Whoever could send no envoys, or does not mind, need not count heads.
        if desk.docket.influence() < m.reserve {
            return;
        }
        let lean = reckon::vote(view, view.me, treaty.id, &motion.kind, &mut Silent);
        let mine = motion.by == view.me || treaty.lead == Some(view.me) || is_victim(desk, motion);
        let (wins, works) = (mine && lean > m.works_for, lean < m.works_against);
        if !wins && !works {
            continue;
        }
        let count = reckon::forecast(view, treaty, &motion.kind);
        let short = !count.passed || count.strength.is_some_and(|s| s < asked(motion));
        if wins && short {
            win_over(desk, treaty, motion, &count.nays);
        } else if works && !short {
            work(desk, motion, &count.ayes, false);
        }
    }
}

fn asked(motion: &Motion) -> Strength {
    match motion.kind {
        MotionKind::Respond { strength, .. } => strength,
        _ => Strength::Statement,
    }
}

fn is_victim(desk: &Desk<'_>, motion: &Motion) -> bool {
    let MotionKind::Respond { case, .. } = motion.kind else {
        return false;
    };
    let case = desk.view.public.case(case);
    case.is_some_and(|c| c.victim == desk.view.me)
}

fn win_over(desk: &mut Desk<'_>, treaty: &Treaty, motion: &Motion, nays: &[NationId]) {
    let view = desk.view;
    let against = match nays {
        [] => &treaty.members,
        _ => nays,
    };
    if !work(desk, motion, against, true) {
        return;
    }
    // Money for those whom words will not move.
    for nation in against.iter().copied().filter(|n| *n != view.me) {
        let change = reckon::vote_change(view, nation, motion);
        if let Some(Remedy::Payment(millions)) = change.filter(|c| c.enough).map(|c| c.remedy)
            && pay(desk, nation, millions, Term::Support(motion.id))
        {
            return;
        }
    }
}

/// Envoys to the undecided voter whom they move most. Says whether there was anybody to see.
fn work(desk: &mut Desk<'_>, motion: &Motion, voters: &[NationId], aye: bool) -> bool {
    let view = desk.view;
    if desk.docket.influence() < reckon::mind(desk.view).council.reserve {
        return false;
    }
    let best = voters
        .iter()
        .copied()
        .filter(|n| *n != view.me && motion.ballot(*n).is_none())
        .max_by(|a, b| {
            let of = |n: NationId| reckon::persuasion(view, view.me, n);
            of(*a).total_cmp(&of(*b)).then(b.cmp(a))
        });
    best.is_some_and(|nation| {
        desk.sign(Order::Lobby {
            motion: motion.id,
            nation,
            aye,
        })
    })
}

/// A victim of means buys the help that can be had for money.
pub fn hire(desk: &mut Desk<'_>) {
    let view = desk.view;
    for case in view.public.cases.iter().filter(|c| c.victim == view.me) {
        let Stage::Answers { until } = case.stage else {
            continue;
        };
        // An offer made on the last turn is answered too late.
        if view.public.turn >= until {
            continue;
        }
        let Some(treaty) = view.public.treaty(case.treaty) else {
            continue;
        };
        if let Some((nation, millions)) = for_hire(desk, treaty, case) {
            let wish = Term::Answer(case.id, Contribution::Caveats);
            pay(desk, nation, millions, wish);
        }
    }
}

/// The strongest member that would come for money and not without.
fn for_hire(desk: &Desk<'_>, treaty: &Treaty, case: &Case) -> Option<(NationId, u32)> {
    let view = desk.view;
    let mut best: Option<(f64, NationId, u32)> = None;
    for &nation in treaty.members.iter().filter(|n| **n != view.me) {
        if case.answer(nation).is_some() {
            continue;
        }
        let change = reckon::answer_change(view, nation, case);
        let Some(Remedy::Payment(millions)) = change.filter(|c| c.enough).map(|c| c.remedy) else {
            continue;
        };
        let power = reckon::power(view, nation);
        if best.is_none_or(|(b, ..)| power > b) {
            best = Some((power, nation, millions));
        }
    }
    best.map(|(_, nation, millions)| (nation, millions))
}

/// Offers a payment that one can bear for a promise.
fn pay(desk: &mut Desk<'_>, to: NationId, millions: u32, wish: Term) -> bool {
    let view = desk.view;
    let billions = f64::from(millions) / 1000.0;
    let fighting = view
        .public
        .crises
        .iter()
        .any(|c| c.target == view.me && c.has_shots() && c.stake != Stake::Incident);
    let m = &reckon::mind(view).council;
    let purse = if fighting { m.purse_war } else { m.purse_peace };
    if billions > purse * desk.docket.treasury()
        || billions > m.purse_gdp * view.nation(view.me).gdp
    {
        return false;
    }
    desk.sign(Order::Propose {
        to,
        deal: Deal {
            pact: None,
            give: vec![Term::Payment(millions)],
            ask: vec![wish],
        },
    })
}
