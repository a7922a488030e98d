//! What members may do under their treaties.

use crate::order::{
    Ballot, Caveat, Contribution, CyberPool, MotionKind, Order, Payment, Scale, Strength,
    usual_share,
};
use crate::view::{Treaty, View};

pub(super) fn alliance(view: &View, list: &mut Vec<Order>) {
    for treaty in view.public.treaties_of(view.me) {
        motions(view, treaty, list);
        words(view, treaty, list);
    }
    peace_operations(view, list);
    votes(view, list);
    answers(view, list);
}

fn motions(view: &View, treaty: &Treaty, list: &mut Vec<Order>) {
    let mut table = |motion| {
        list.push(Order::Table {
            treaty: treaty.id,
            motion,
        })
    };
    for case in &view.public.cases {
        for strength in Strength::ALL {
            table(MotionKind::Respond {
                case: case.id,
                strength,
            });
        }
    }
    for nation in view.scenario().nation_ids() {
        table(MotionKind::Admit { nation });
        table(MotionKind::Expel { nation });
        table(MotionKind::Intervene { nation });
        table(MotionKind::Suspend { nation });
        table(MotionKind::Reinstate { nation });
    }
    for region in view.scenario().region_ids() {
        table(MotionKind::Mission { region });
        for scale in Scale::ALL {
            table(MotionKind::Exercise { region, scale });
        }
    }
    for permille in [10, 20, 30, 40, 50] {
        table(MotionKind::Guideline { permille });
    }
    table(MotionKind::Integrate);
    table(MotionKind::Dissolve);
    table(MotionKind::MoveTreasury);
    for permille in [0, 250, 500, 750] {
        table(MotionKind::Intelligence { permille });
    }
    for pool in CyberPool::ALL {
        table(MotionKind::Networks { pool });
    }
    for member in view.scenario().nation_ids() {
        table(MotionKind::Plan { member });
    }
}

/// Pledges and dues, warnings and questions, calls for help.
fn words(view: &View, treaty: &Treaty, list: &mut Vec<Order>) {
    let now = (view.nation(view.me).defence * 1000.0).round() as u16;
    for (rise, years) in [(5, 2), (10, 3), (20, 5)] {
        list.push(Order::Pledge {
            treaty: treaty.id,
            permille: now + rise,
            years,
        });
    }
    for &nation in &treaty.members {
        list.push(Order::Warn {
            treaty: treaty.id,
            nation,
        });
        list.push(Order::Ask {
            treaty: treaty.id,
            nation,
        });
        list.push(Order::Reproach {
            treaty: treaty.id,
            nation,
        });
    }
    for &nation in &treaty.members {
        for grant in [false, true] {
            list.push(Order::Entrust {
                treaty: treaty.id,
                nation,
                grant,
            });
        }
    }
    list.push(Order::Reaffirm { treaty: treaty.id });
    for by in Payment::ALL {
        list.push(Order::Pay {
            treaty: treaty.id,
            by,
        });
    }
    for crisis in &view.public.crises {
        list.push(Order::Invoke {
            treaty: treaty.id,
            crisis: crisis.id,
        });
        list.push(Order::Consult {
            treaty: treaty.id,
            crisis: crisis.id,
        });
    }
}

fn peace_operations(view: &View, list: &mut Vec<Order>) {
    for mission in &view.public.missions {
        for contribution in Contribution::ALL {
            list.push(Order::Detach {
                mission: mission.id,
                contribution,
                caveat: Caveat::DefendOnly,
            });
        }
        for percent in view.scenario().rules.peace.percents_paid() {
            list.push(Order::Underwrite {
                mission: mission.id,
                percent,
            });
        }
    }
    for treaty in &view.public.treaties {
        for region in view.scenario().region_ids() {
            for grant in [false, true] {
                list.push(Order::Host {
                    treaty: treaty.id,
                    region,
                    grant,
                });
            }
        }
    }
}

fn votes(view: &View, list: &mut Vec<Order>) {
    for motion in &view.public.motions {
        let plain = [Ballot::Aye, Ballot::Nay, Ballot::Abstain];
        for ballot in plain.into_iter().chain(Strength::ALL.map(Ballot::UpTo)) {
            list.push(Order::Vote {
                motion: motion.id,
                ballot,
                because: None,
                unless: None,
            });
        }
        for nation in view.scenario().nation_ids() {
            for aye in [false, true] {
                list.push(Order::Lobby {
                    motion: motion.id,
                    nation,
                    aye,
                });
            }
        }
    }
}

fn answers(view: &View, list: &mut Vec<Order>) {
    for case in &view.public.cases {
        for contribution in Contribution::ALL {
            for caveat in Caveat::ALL {
                list.push(Order::Contribute {
                    case: case.id,
                    contribution,
                    caveat,
                    share: usual_share(),
                    because: None,
                    unless: None,
                });
            }
        }
        list.push(Order::Decline { case: case.id });
    }
}
