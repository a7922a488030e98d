//! Councils: motions, votes, calls for help and the answers to them.

use crate::event::{EventKind as E, Outcome, Reassurance};
use crate::ids::NationId;
use crate::order::{Ballot, Contribution, Payment, Remedy};
use crate::tell::names::possessive;
use crate::tell::order::exercise;
use crate::tell::{
    Names, billions, caveat, contribution, factor, list, motion, nations, outcome, percent, pledge,
    remedy, shortfall, strength, term,
};

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
                    format!("goes as far as {} on {motion}", strength(*most))
                }
            };
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            let unless = otherwise("would agree", *unless);
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
        E::MotionWeakened {
            treaty: t,
            from,
            to,
            ..
        } => format!(
            "{} {} its answer from {} to {}.",
            treaty(t),
            if to < from { "waters down" } else { "stiffens" },
            strength(*from),
            strength(*to)
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
        E::Consulted {
            treaty: t,
            by,
            victim,
            aggressor,
            short,
            ..
        } => {
            let over = if by == victim {
                format!("its quarrel with {}", nation(aggressor))
            } else {
                format!("what {} does to {}", nation(aggressor), nation(victim))
            };
            let text = match short {
                Some(short) => format!("its text does not bind: {}", shortfall(*short, names)),
                None => format!("{} may invoke it", nation(victim)),
            };
            format!(
                "{} calls {} together over {over}; {text}.",
                nation(by),
                treaty(t)
            )
        }
        E::ConsultationEnded {
            treaty: t, victim, ..
        } => format!(
            "{} has talked about {}, and nobody asked for more.",
            treaty(t),
            nation(victim)
        ),
        E::Declined {
            treaty: t, victim, ..
        } => format!("{} asks {} to leave it be.", nation(victim), treaty(t)),
        E::PromiseKept { by, to, term: what } => format!(
            "{} keeps its promise to {}: {}.",
            nation(by),
            nation(to),
            term(*what, names)
        ),
        E::PromiseBroken { by, to, term: what } => format!(
            "{} breaks its promise to {}: {}.",
            nation(by),
            nation(to),
            term(*what, names)
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
            shortfall(*because, names)
        ),
        E::Contributed {
            case,
            nation: n,
            contribution: c,
            caveat: strings,
            points,
            months,
            because,
            unless,
        } => {
            let brings = strings.map_or(String::new(), |c| format!(", {}", caveat(c)));
            let with = format!("{}{brings}{}", contribution(*c), pledge(*points, *months));
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            let unless = otherwise("would come", *unless);
            let (nation, case) = (nation(n), names.case(*case));
            match c {
                Contribution::Nothing => format!("{nation} refuses {case}{because}{unless}."),
                _ => format!("{nation} answers {case} with {with}{because}{unless}."),
            }
        }
        E::CaseReviewed {
            treaty: t,
            victim,
            outcomes,
            ..
        } => {
            let by = |what: Outcome| {
                let list: Vec<NationId> = outcomes
                    .iter()
                    .filter(|o| o.1 == what)
                    .map(|o| o.0)
                    .collect();
                (!list.is_empty())
                    .then(|| format!("{} by {}", outcome(what), nations(&list, names)))
            };
            let parts: Vec<String> = [
                Outcome::Honoured,
                Outcome::Partly,
                Outcome::Evaded,
                Outcome::Refused,
            ]
            .into_iter()
            .filter_map(by)
            .collect();
            if parts.is_empty() {
                format!("{} closes the matter of {}.", treaty(t), nation(victim))
            } else {
                format!(
                    "{} reviews its answer to {}: {}.",
                    treaty(t),
                    nation(victim),
                    parts.join("; ")
                )
            }
        }
        E::DuesPaid {
            treaty: t,
            billions: b,
        } => {
            format!("members pay {} in dues to {}.", billions(*b), treaty(t))
        }
        E::ExerciseHeld {
            treaty: t,
            region,
            scale,
            participants,
        } => format!(
            "{} holds {} in {}: {}.",
            treaty(t),
            exercise(*scale),
            names.region(*region),
            nations(participants, names)
        ),
        E::ExerciseDropped { treaty: t, region } => format!(
            "{} drops its exercise in {}: nobody else would come.",
            treaty(t),
            names.region(*region)
        ),
        E::PlanMade {
            treaty: t,
            member,
            signatories,
        } => format!(
            "{} draws up a plan for the defence of {}, signed by {}.",
            treaty(t),
            names.nation(*member),
            nations(signatories, names)
        ),
        E::IntelligenceSet { treaty: t, level } => format!(
            "the members of {} tell each other {} of what they know.",
            treaty(t),
            percent(*level)
        ),
        E::PlanLapsed { treaty: t, member } => format!(
            "the plan of {} for the defence of {} is worth no more than its paper.",
            treaty(t),
            names.nation(*member)
        ),
        E::PlanLeaked { treaty: t, member } => format!(
            "the plan of {} for the defence of {} becomes known.",
            treaty(t),
            names.nation(*member)
        ),
        E::StocksLost {
            nation,
            region,
            kilotonnes,
        } => format!(
            "{} loses {kilotonnes:.0} kt of equipment laid in in {}.",
            names.nation(*nation),
            names.region(*region)
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
            by,
            nation: n,
            shortfall,
        } => {
            let over = if *shortfall > 0.0 {
                format!(", {} short of the guideline", percent(*shortfall))
            } else {
                String::new()
            };
            format!(
                "{} reproaches {} in {}{over}.",
                nation(by),
                nation(n),
                treaty(t)
            )
        }
        E::ReassuranceAsked {
            treaty: t,
            by,
            nation: n,
        } => format!(
            "{} asks {} whether it stands by {}.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::Reassured {
            treaty: t,
            by,
            nation: n,
            how,
        } => match how {
            Reassurance::Words if by == n => {
                format!("{} says again that it stands by {}.", nation(by), treaty(t))
            }
            Reassurance::Words => format!(
                "{} assures {} that it stands by {}.",
                nation(by),
                nation(n),
                treaty(t)
            ),
            Reassurance::Exercise => format!(
                "The exercise on its soil is {} answer to {}.",
                possessive(&nation(by)),
                nation(n)
            ),
            Reassurance::Deployment => format!(
                "{} sends forces to {}, which had asked whether it stands by {}.",
                nation(by),
                nation(n),
                treaty(t)
            ),
        },
        E::LeftUnanswered {
            treaty: t,
            by,
            nation: n,
        } => format!(
            "{} has no answer to {} on whether it stands by {}.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::CommitmentsDoubted {
            nation: n,
            treaty: t,
            leader,
        } => format!(
            "Commitments in doubt: {} of {} thinks little of {}.",
            leader,
            nation(n),
            treaty(t)
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

/// `; it would come if the lead came`.
fn otherwise(would: &str, change: Option<Remedy>) -> String {
    change.map_or(String::new(), |r| format!("; it {would} if {}", remedy(r)))
}
