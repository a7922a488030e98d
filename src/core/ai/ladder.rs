//! Allies ask, reproach, and at last go, over years; who is asked answers as it means to act; the friendless lean on
//! whom they fear.

use super::{Desk, deterrence, matter};
use crate::ids::NationId;
use crate::order::{MotionKind, Order, Scale};
use crate::reckon::{self, Discontent};
use crate::view::{Step, Treaty};
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    if desk.routine(2) {
        climb(desk);
        lean(desk);
    }
    if desk.routine(4) {
        reassure(desk);
    }
    complain(desk);
}

/// One step at a time, and none before the last has had its time to be heard.
fn climb(desk: &mut Desk<'_>) {
    let view = desk.view;
    let months = u32::from(view.scenario().turn_months);
    let patience = u32::from(view.scenario().rules.mind.strain.patience_months);
    for treaty in view.public.treaties_of(view.me) {
        let defends = view.public.charter(treaty).obligation.defends();
        if treaty.members.len() < 2 || treaty.lead == Some(view.me) || !defends {
            continue;
        }
        let score = reckon::strain(view, view.me, treaty, &mut Silent);
        let wants = reckon::discontent(view, score);
        if treaty.notices.iter().any(|n| n.0 == view.me) {
            // One that has given notice may think better of it.
            if wants < Discontent::Reproaches {
                desk.sign(Order::Withdraw { treaty: treaty.id });
            }
            continue;
        }
        let (step, since) = treaty
            .mood(view.me)
            .map_or((Step::Content, 0), |m| (m.step, m.since));
        let heard = (view.public.turn - since) * months >= patience;
        let Some(nation) = addressee(desk, treaty) else {
            continue;
        };
        let order = match step {
            Step::Content if wants >= Discontent::Asks => Order::Ask {
                treaty: treaty.id,
                nation,
            },
            Step::Asked if heard && wants >= Discontent::Reproaches => Order::Reproach {
                treaty: treaty.id,
                nation,
            },
            Step::Reproached
                if heard && wants == Discontent::ThinksOfLeaving && !called(desk, treaty) =>
            {
                Order::Leave { treaty: treaty.id }
            }
            _ => continue,
        };
        desk.sign(order);
    }
}

/// Whether another member calls for help under the treaty: to leave now is to desert it.
fn called(desk: &Desk<'_>, treaty: &Treaty) -> bool {
    let view = desk.view;
    let mut cases = view.public.cases.iter();
    cases.any(|c| c.treaty == treaty.id && c.binding && c.victim != view.me)
}

/// Whom a dissatisfied member speaks to: the lead, or else the strongest of the others.
fn addressee(desk: &Desk<'_>, treaty: &Treaty) -> Option<NationId> {
    let view = desk.view;
    let lead = treaty.lead.filter(|l| *l != view.me);
    let others = treaty.members.iter().copied().filter(|m| *m != view.me);
    lead.or_else(|| {
        others.max_by(|a, b| {
            reckon::power(view, *a)
                .total_cmp(&reckon::power(view, *b))
                .then(b.cmp(a))
        })
    })
}

/// Who would come says so; who surely would shows it: by what would hold off the one whom the asker fears, or else by an
/// exercise on the asker's soil.
fn reassure(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &view.scenario().rules.mind.strain;
    for treaty in view.public.treaties_of(view.me) {
        for ask in treaty.asks.iter().filter(|a| a.of == view.me) {
            let sure = reckon::reassurance(view, view.me, ask.by, treaty);
            let exercise = Order::Table {
                treaty: treaty.id,
                motion: MotionKind::Exercise {
                    region: view.scenario().nation(ask.by).capital,
                    scale: Scale::Field,
                },
            };
            if sure > m.shows && (deterrence::answer(desk, ask.by) || desk.sign(exercise)) {
                continue;
            }
            // A question left over from last time is answered in words, if in no other way.
            if sure > m.says {
                desk.sign(Order::Reaffirm { treaty: treaty.id });
                break;
            }
        }
    }
}

/// The lead complains of the member that falls shortest of the guideline.
fn complain(desk: &mut Desk<'_>) {
    let view = desk.view;
    let rules = &view.scenario().rules.alliance;
    for treaty in view.public.treaties_of(view.me) {
        let guide = treaty.guideline.unwrap_or(0.0);
        let subject = matter::COMPLAIN | u64::from(treaty.id.0);
        if treaty.lead != Some(view.me) || guide <= 0.0 {
            continue;
        }
        if !desk.comes_up(subject, rules.reproach_chance) {
            continue;
        }
        let mut worst: Option<(f64, NationId)> = None;
        for &member in treaty.members.iter().filter(|m| **m != view.me) {
            let short = (guide - view.nation(member).defence) / guide;
            if short > rules.reproach_shortfall && worst.is_none_or(|(w, _)| short > w) {
                worst = Some((short, member));
            }
        }
        if let Some((_, nation)) = worst {
            desk.sign(Order::Reproach {
                treaty: treaty.id,
                nation,
            });
        }
    }
}

/// Whose guarantees look hollow gives way without a shot; whose friends firm up stands up again.
fn lean(desk: &mut Desk<'_>) {
    let view = desk.view;
    let now = view.nation(view.me).leans;
    let strong = now.or_else(|| reckon::overbearing(view, view.me));
    let Some(strong) = strong else { return };
    match (now, reckon::leans(view, view.me, strong)) {
        (None, true) => desk.sign(Order::Lean {
            towards: Some(strong),
        }),
        (Some(_), false) => desk.sign(Order::Lean { towards: None }),
        _ => false,
    };
}
