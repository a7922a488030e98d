//! Calls for help: consultation, the invocation and its test, the answers, the review.

use super::council::otherwise;
use crate::event::{EventKind as E, Outcome};
use crate::ids::NationId;
use crate::order::Contribution;
use crate::tell::names::possessive;
use crate::tell::{Names, caveat, contribution, factor, nations, outcome, pledge, shortfall};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    match kind {
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
            let brings = strings.map_or(String::new(), |c| format!(", {}", caveat(c, names)));
            let with = format!(
                "{}{brings}{}",
                contribution(*c, names),
                pledge(*points, *months, names)
            );
            let because =
                because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
            let unless = otherwise("would come", *unless, names);
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
            by_vote,
            ..
        } => {
            let by = |what: Outcome| {
                let list: Vec<NationId> = outcomes
                    .iter()
                    .filter(|o| o.1 == what)
                    .map(|o| o.0)
                    .collect();
                (!list.is_empty())
                    .then(|| format!("{} by {}", outcome(what, names), nations(&list, names)))
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
            } else if *by_vote {
                format!(
                    "{} sends nobody to {}: {}.",
                    treaty(t),
                    nation(victim),
                    parts.join("; ")
                )
            } else {
                format!(
                    "{} reviews its answer to {}: {}.",
                    treaty(t),
                    nation(victim),
                    parts.join("; ")
                )
            }
        }
        _ => String::new(),
    }
}
