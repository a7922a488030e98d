//! Councils: motions, votes, calls for help and the answers to them.

use crate::event::EventKind as E;
use crate::ids::NationId;
use crate::order::{Ballot, Contribution};
use crate::tell::names::possessive;
use crate::tell::{Names, billions, contribution, count, factor, motion, percent, strength};
use crate::why::Factor;

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
        } => {
            let verb = match ballot {
                Ballot::Aye => "votes for",
                Ballot::Nay => "votes against",
                Ballot::Abstain => "abstains on",
            };
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            format!("{} {verb} {}{because}.", nation(n), names.motion(*motion))
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
        E::MotionWeakened {
            treaty: t,
            from,
            to,
            ..
        } => format!(
            "{} waters its answer down from {} to {}.",
            treaty(t),
            strength(*from),
            strength(*to)
        ),
        E::Invoked {
            treaty: t,
            victim,
            aggressor,
            ..
        } => format!(
            "{} calls on {} for help against {}.",
            nation(victim),
            treaty(t),
            nation(aggressor)
        ),
        E::NotTriggered {
            treaty: t,
            victim,
            because,
        } => format!(
            "{} call on {} falls outside its text: {}.",
            possessive(&nation(victim)),
            treaty(t),
            factor(*because)
        ),
        E::Contributed {
            case,
            nation: n,
            contribution: c,
            because,
        } => answer(*n, *c, *because, &names.case(*case), names),
        E::CaseReviewed {
            treaty: t,
            victim,
            honoured,
            partly,
            refused,
            ..
        } => format!(
            "{} has answered {}: {honoured} in full, {partly} in part, {refused} not at all.",
            treaty(t),
            nation(victim)
        ),
        E::DuesPaid {
            treaty: t,
            billions: b,
        } => {
            format!("members pay {} in dues to {}.", billions(*b), treaty(t))
        }
        E::ExerciseHeld {
            treaty: t,
            region,
            participants,
        } => format!(
            "{} holds an exercise in {} with {}.",
            treaty(t),
            names.region(*region),
            count(*participants, "member")
        ),
        E::GuidelineSet { treaty: t, share } => format!(
            "{} sets its spending guideline at {} of GDP.",
            treaty(t),
            percent(*share)
        ),
        E::CommandIntegrated { treaty: t } => {
            format!("{} puts its forces under one command.", treaty(t))
        }
        E::Reproached {
            treaty: t,
            nation: n,
            shortfall,
        } => format!(
            "{} reproaches {} for falling {} of GDP short of the guideline.",
            treaty(t),
            nation(n),
            percent(*shortfall)
        ),
        E::Pledged {
            treaty: t,
            nation: n,
            permille,
            due,
        } => format!(
            "{} pledges to {} to spend {} of GDP on defence by {}.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0),
            names.scenario().date(*due)
        ),
        E::PledgeKept {
            treaty: t,
            nation: n,
            permille,
        } => format!(
            "{} has kept its pledge to {} to spend {} of GDP on defence.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0)
        ),
        E::PledgeBroken {
            treaty: t,
            nation: n,
            permille,
            share,
        } => format!(
            "{} breaks its pledge to {}: {} of GDP were promised for defence and {} are spent.",
            nation(n),
            treaty(t),
            percent(f64::from(*permille) / 1000.0),
            percent(*share)
        ),
        E::Warned {
            treaty: t,
            by,
            nation: n,
        } => format!(
            "{} warns {} that a member of {} that spends so little will not be covered.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        _ => String::new(),
    }
}

fn answer(
    nation: NationId,
    size: Contribution,
    because: Option<Factor>,
    case: &str,
    names: &(impl Names + ?Sized),
) -> String {
    let nation = names.nation(nation);
    let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
    match size {
        Contribution::Nothing => format!("{nation} refuses {case}{because}."),
        size => format!(
            "{nation} answers {case} with {}{because}.",
            contribution(size)
        ),
    }
}
