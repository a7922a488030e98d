//! Networks: who gets into whose, what fails, and how they are defended.

use crate::event::EventKind as E;
use crate::figures::fixed;
use crate::order::{CyberAct, CyberPool};
use crate::tell::{Names, sector};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let percent = |share: f64| format!("{}%", fixed(share * 100.0, 0));
    match kind {
        E::CyberDone {
            by,
            on,
            sector: s,
            act,
            worked,
        } => {
            let what = sector(*s, names);
            let end = match (act, worked) {
                (CyberAct::Preposition, true) => {
                    format!("gets into {what} of {}, and stays", nation(on))
                }
                (CyberAct::Preposition, false) => {
                    format!(
                        "tries to get into {what} of {}, and is kept out",
                        nation(on)
                    )
                }
                (CyberAct::Disrupt, true) => format!("makes {what} of {} fail", nation(on)),
                (CyberAct::Disrupt, false) => {
                    format!(
                        "strikes at {what} of {}, and hardly anybody notices",
                        nation(on)
                    )
                }
            };
            format!("{} {end}.", nation(by))
        }
        E::Intruded {
            on,
            suspect,
            sector: s,
            act,
            confidence,
        } => {
            let what = sector(*s, names);
            let found = match act {
                CyberAct::Preposition => format!("finds an intruder in {what}"),
                CyberAct::Disrupt => format!("looks for who struck {what}"),
            };
            format!(
                "{} {found}, and suspects {} ({} sure).",
                nation(on),
                nation(suspect),
                percent(*confidence)
            )
        }
        E::Outage {
            nation: n,
            sector: s,
            level,
        } => format!(
            "an attack takes down {} of {} of {}.",
            percent(*level),
            sector(*s, names),
            nation(n)
        ),
        E::OutageSpread {
            from,
            nation: n,
            sector: s,
            level,
        } => format!(
            "what struck {} gets out, and takes down {} of {} of {}.",
            nation(from),
            percent(*level),
            sector(*s, names),
            nation(n)
        ),
        E::NetworksPooled { treaty, pool } => {
            let all = names.treaty(*treaty);
            match pool {
                CyberPool::None => {
                    format!("the members of {all} look after their networks each for itself again.")
                }
                CyberPool::Sensors => format!(
                    "the members of {all} share their sensors: whoever is found in one's networks is looked for in all."
                ),
                CyberPool::Teams => format!(
                    "the members of {all} will send each other rapid teams where networks fail."
                ),
                CyberPool::Floor => format!(
                    "the members of {all} keep a common floor under the defence of their networks, and pay for it by their output."
                ),
            }
        }
        E::GuardSet { nation: n, share } => format!(
            "{} now spends {}% of GDP on the defence of its networks.",
            nation(n),
            fixed(share * 100.0, 2)
        ),
        _ => String::new(),
    }
}
