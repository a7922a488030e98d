//! What is ordered in councils, and what a motion would do.

use crate::order::{Ballot, Contribution, MotionKind, Order, Payment, Scale};
use crate::tell::{Names, caveat, contribution, count, factor, percent, strength};

pub(super) fn order(order: &Order, names: &(impl Names + ?Sized)) -> Option<String> {
    Some(match order {
        Order::Table {
            treaty,
            motion: kind,
        } => {
            format!(
                "Move in {} to {}",
                names.treaty(*treaty),
                motion(kind, names)
            )
        }
        Order::Vote {
            motion,
            ballot,
            because,
            ..
        } => {
            let motion = names.motion(*motion);
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            match ballot {
                Ballot::Aye => format!("Vote for {motion}{because}"),
                Ballot::Nay => format!("Vote against {motion}{because}"),
                Ballot::Abstain => format!("Abstain on {motion}{because}"),
                Ballot::UpTo(most) => {
                    format!("Go as far as {} on {motion}{because}", strength(*most))
                }
            }
        }
        Order::Pay { treaty, by } => match by {
            Payment::Coin => format!("Pay {} in coin", names.treaty(*treaty)),
            Payment::Ships => format!("Pay {} in ships", names.treaty(*treaty)),
            Payment::Withheld => format!("Withhold the dues of {}", names.treaty(*treaty)),
        },
        Order::Invoke { treaty, crisis } => {
            format!(
                "Invoke {} in {}",
                names.treaty(*treaty),
                names.crisis(*crisis)
            )
        }
        Order::Pledge {
            treaty,
            permille,
            years,
        } => format!(
            "Pledge to {} to spend {} of GDP on defence in {}",
            names.treaty(*treaty),
            percent(f64::from(*permille) / 1e3),
            count(*years, "year")
        ),
        Order::Detach {
            mission,
            contribution: Contribution::Nothing,
            ..
        } => format!("Take our troops home from {}", names.mission(*mission)),
        Order::Detach {
            mission,
            contribution: c,
            caveat: strings,
        } => {
            let terms = match c {
                Contribution::Caveats => format!(", {}", caveat(*strings)),
                _ => String::new(),
            };
            format!(
                "Take part in {} with {}{terms}",
                names.mission(*mission),
                contribution(*c)
            )
        }
        Order::Host {
            treaty,
            region,
            grant: true,
        } => format!(
            "Ask {} to keep the peace in {}",
            names.treaty(*treaty),
            names.region(*region)
        ),
        Order::Host {
            treaty,
            region,
            grant: false,
        } => format!(
            "Withdraw our consent to peacekeepers of {} in {}",
            names.treaty(*treaty),
            names.region(*region)
        ),
        Order::Warn { treaty, nation } => format!(
            "Warn {} that {} will not cover it as it spends now",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Ask { treaty, nation } => format!(
            "Ask {} whether it stands by {}",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Reaffirm { treaty } => format!("Reaffirm {}", names.treaty(*treaty)),
        Order::Reproach { treaty, nation } => format!(
            "Reproach {} in {}",
            names.nation(*nation),
            names.treaty(*treaty)
        ),
        Order::Contribute {
            case,
            contribution: c,
            caveat: strings,
            share,
            because,
            ..
        } => {
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            let terms = match c {
                Contribution::Caveats => {
                    format!(": {share}% of our strength, {}", caveat(*strings))
                }
                Contribution::Full => format!(": {share}% of our strength"),
                _ => String::new(),
            };
            format!(
                "Answer {} with {}{terms}{because}",
                names.case(*case),
                contribution(*c)
            )
        }
        Order::Consult { treaty, crisis } => {
            format!(
                "Call {} together over {}",
                names.treaty(*treaty),
                names.crisis(*crisis)
            )
        }
        Order::Decline { case } => format!("Call off {}", names.case(*case)),
        Order::Lobby {
            motion,
            nation,
            aye,
        } => {
            let way = if *aye { "for" } else { "against" };
            format!(
                "Work on {} {way} {}",
                names.nation(*nation),
                names.motion(*motion)
            )
        }
        _ => return None,
    })
}

/// What a motion would do, after "to".
#[must_use]
pub fn motion(kind: &MotionKind, names: &(impl Names + ?Sized)) -> String {
    match kind {
        MotionKind::Respond { case, strength: s } => {
            format!("answer {} with {}", names.case(*case), strength(*s))
        }
        MotionKind::Admit { nation } => format!("admit {}", names.nation(*nation)),
        MotionKind::Expel { nation } => format!("expel {}", names.nation(*nation)),
        MotionKind::Exercise { region, scale } => {
            format!("hold {} in {}", exercise(*scale), names.region(*region))
        }
        MotionKind::Intelligence { permille } => format!(
            "tell each other {} of what they know",
            percent(f64::from(*permille) / 1e3)
        ),
        MotionKind::Plan { member } => format!("plan the defence of {}", names.nation(*member)),
        MotionKind::Guideline { permille } => {
            format!(
                "spend {} of GDP on defence",
                percent(f64::from(*permille) / 1e3)
            )
        }
        MotionKind::Intervene { nation } => {
            format!("bring {} back by force", names.nation(*nation))
        }
        MotionKind::Suspend { nation } => format!("suspend {}", names.nation(*nation)),
        MotionKind::Reinstate { nation } => {
            format!("lift the suspension of {}", names.nation(*nation))
        }
        MotionKind::Mission { region } => {
            format!("keep the peace in {}", names.region(*region))
        }
        MotionKind::Integrate => "put all forces under one command".to_owned(),
        MotionKind::Dissolve => "dissolve the alliance".to_owned(),
        MotionKind::MoveTreasury => "move the common treasury to the lead's capital".to_owned(),
    }
}

/// An exercise by its size, with its article.
#[must_use]
pub const fn exercise(scale: Scale) -> &'static str {
    match scale {
        Scale::Staff => "a staff exercise",
        Scale::Field => "a joint exercise",
        Scale::Large => "great manoeuvres",
    }
}
