//! Councils: motions, votes, calls for help and the answers to them.

use crate::event::EventKind as E;
use crate::ids::NationId;
use crate::order::{Ballot, Contribution, Payment};
use crate::tell::names::possessive;
use crate::tell::{Names, billions, contribution, count, factor, list, motion, percent, strength};
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
        E::Seated {
            treaty: t,
            nations,
            months,
        } => {
            let names: Vec<String> = nations.iter().map(nation).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            format!(
                "{} {verb} elected to the council of {} for {months} months.",
                list(&names),
                treaty(t)
            )
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
        _ => dues(kind, names),
    }
}

/// Dues, treasuries and promises of peace.
fn dues(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    match kind {
        E::PaymentSet {
            treaty: t,
            nation: n,
            by,
        } => {
            let how = match by {
                Payment::Coin => "pays its dues in coin",
                Payment::Ships => "pays its tribute in ships",
                Payment::Withheld => "withholds its dues",
            };
            format!("{} {how} to {}.", nation(n), treaty(t))
        }
        E::ShipsDelivered {
            treaty: t,
            nation: n,
            points,
        } => format!(
            "{} adds {points:.2} points of ships to the fleet of {}.",
            nation(n),
            treaty(t)
        ),
        E::TreasuryMoved {
            treaty: t,
            to,
            billions: b,
        } => format!(
            "{} moves the treasury of {}, {}, to its own capital.",
            nation(to),
            treaty(t),
            billions(*b)
        ),
        E::ArrearsPaid {
            treaty: t,
            nation: n,
            billions: b,
        } => format!(
            "{} pays {} that it owed {}.",
            nation(n),
            billions(*b),
            treaty(t)
        ),
        E::PactBroken {
            treaty: t,
            by,
            against,
        } => format!(
            "{} breaks its word to {}: {} is void.",
            nation(by),
            nation(against),
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
