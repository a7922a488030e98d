//! Councils and what they decide: motions, votes, seats, commands, guidelines.

use crate::event::EventKind as E;
use crate::order::{Ballot, Remedy};
use crate::tell::{self, Names, factor, list, motion, nations, percent, remedy, strength};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    match kind {
        E::Tabled {
            treaty: t,
            by,
            kind,
            ..
        } => {
            format!(
                "{} moves in {} to {}.",
                nation(by),
                treaty(t),
                motion(kind, names)
            )
        }
        E::Voted {
            motion,
            nation: n,
            ballot,
            because,
            unless,
        } => {
            let motion = names.motion(*motion);
            let stand = match ballot {
                Ballot::Aye => format!("votes for {motion}"),
                Ballot::Nay => format!("votes against {motion}"),
                Ballot::Abstain => format!("abstains on {motion}"),
                Ballot::UpTo(most) => {
                    format!("goes as far as {} on {motion}", strength(*most, names))
                }
            };
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            let unless = otherwise("would agree", *unless, names);
            format!("{} {stand}{because}{unless}.", nation(n))
        }
        E::MotionPassed {
            treaty: t,
            kind,
            ayes,
            nays,
            ..
        } => format!(
            "{} decides, {ayes} to {nays}, to {}.",
            treaty(t),
            motion(kind, names)
        ),
        E::MotionFailed {
            treaty: t,
            kind,
            ayes,
            nays,
            ..
        } => format!(
            "{} does not agree to {} ({ayes} for, {nays} against).",
            treaty(t),
            motion(kind, names)
        ),
        E::MotionDeferred {
            treaty: t,
            kind,
            ayes,
            nays,
            ..
        } => format!(
            "{} finds no consensus to {} ({ayes} for, {nays} against); two thirds will do next time.",
            treaty(t),
            motion(kind, names)
        ),
        E::MotionWeakened {
            treaty: t,
            from,
            to,
            ..
        } => format!(
            "{} {} its answer from {} to {}.",
            treaty(t),
            if to < from { "waters down" } else { "stiffens" },
            strength(*from, names),
            strength(*to, names)
        ),
        E::Objected {
            treaty: t,
            kind,
            by,
            ..
        } => format!(
            "{} {} in the way when {} moves to {}.",
            nations(by, names),
            if by.len() == 1 { "stands" } else { "stand" },
            treaty(t),
            motion(kind, names)
        ),
        E::Lobbied {
            motion,
            by,
            nation: n,
            aye,
        } => format!(
            "{} works on {} {} {}.",
            nation(by),
            nation(n),
            if *aye { "for" } else { "against" },
            names.motion(*motion)
        ),
        E::Seated {
            treaty: t,
            nations,
            months,
        } => {
            let elected: Vec<String> = nations.iter().map(nation).collect();
            let verb = if elected.len() == 1 { "is" } else { "are" };
            format!(
                "{} {verb} elected to the council of {} for {}.",
                list(&elected),
                treaty(t),
                tell::months(u32::from(*months), &names.scenario().calendar)
            )
        }
        E::GuidelineSet { treaty: t, share } => format!(
            "{} sets its spending guideline at {} of GDP.",
            treaty(t),
            percent(*share)
        ),
        E::CommandIntegrated { treaty: t } => {
            format!("{} puts its forces under one command.", treaty(t))
        }
        E::CommandChanged {
            treaty: t,
            commander: Some(n),
        } => format!(
            "{} takes command of the forces of {}.",
            nation(n),
            treaty(t)
        ),
        E::CommandChanged { treaty: t, .. } => {
            format!("nobody commands the forces of {} any more.", treaty(t))
        }
        E::IntelligenceSet { treaty: t, level } => format!(
            "the members of {} tell each other {} of what they know.",
            treaty(t),
            percent(*level)
        ),
        _ => String::new(),
    }
}

/// `; it would come if the lead came`.
pub(super) fn otherwise(
    would: &str,
    change: Option<Remedy>,
    names: &(impl Names + ?Sized),
) -> String {
    change.map_or(String::new(), |r| {
        format!("; it {would} if {}", remedy(r, names))
    })
}
