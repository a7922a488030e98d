//! What an alliance does to its own, and for a peace: interventions, suspensions, missions.

use crate::event::{EventKind as E, MissionEnd};
use crate::order::Contribution;
use crate::tell::{Names, contribution, people};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    let region = |r: &_| names.region(*r);
    match kind {
        E::Intervened {
            treaty: t,
            by,
            nation: n,
            ..
        } => format!(
            "{} moves against {} in the name of {} and asks the others to take part.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::Suspended {
            nation: n,
            treaty: t,
        } => format!("{} is suspended from {}.", nation(n), treaty(t)),
        E::Reinstated {
            nation: n,
            treaty: t,
        } => format!("{} takes its place in {} again.", nation(n), treaty(t)),
        E::Mandated {
            treaty: t,
            nation: n,
            region: r,
            ..
        } => format!(
            "{} mandates a peace operation in {}, held by {}.",
            treaty(t),
            region(r),
            nation(n)
        ),
        E::MissionRefused {
            treaty: t,
            nation: n,
            region: r,
        } => format!(
            "{} will not have peacekeepers of {} in {}.",
            nation(n),
            treaty(t),
            region(r)
        ),
        E::Detached {
            nation: n,
            region: r,
            contribution: Contribution::Nothing,
            ..
        } => format!(
            "{} takes its peacekeepers home from {}.",
            nation(n),
            region(r)
        ),
        E::Detached {
            nation: n,
            region: r,
            contribution: c,
            points,
            ..
        } => {
            let men = if *points > 0.0 {
                format!(" ({})", people(points * 10.0))
            } else {
                String::new()
            };
            format!(
                "{} keeps the peace in {} with {}{men}.",
                nation(n),
                region(r),
                contribution(*c)
            )
        }
        E::MissionEnded {
            treaty: t,
            region: r,
            why,
            dead,
            ..
        } => {
            let why = match why {
                MissionEnd::Mandate => "its mandate has run out",
                MissionEnd::Leave => "its host will not have it any more",
                MissionEnd::Peace => "there is peace",
                MissionEnd::Troops => "nobody sends anyone",
            };
            format!(
                "The peace operation of {} in {} ends: {why}; it cost {} dead.",
                treaty(t),
                region(r),
                people(*dead)
            )
        }
        _ => String::new(),
    }
}
