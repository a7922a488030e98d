//! Whether allies stand by their word: reassurance, promises, doubts, breaches.

use crate::event::{EventKind as E, Reassurance};
use crate::tell::names::possessive;
use crate::tell::{Names, term};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    match kind {
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
            "Commitments in doubt: {} under {leader} thinks little of {}.",
            nation(n),
            treaty(t)
        ),
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
        E::PactBroken {
            treaty: t,
            by,
            against,
        } => format!(
            "{} breaks its word to {}, given in {}.",
            nation(by),
            nation(against),
            treaty(t)
        ),
        E::Deserted {
            treaty: t,
            by,
            victim,
        } => format!(
            "{} leaves {} while {} calls for it.",
            nation(by),
            treaty(t),
            nation(victim)
        ),
        E::Betrayed { by, against, .. } => format!(
            "{}, which left {} when it was called, now stands with its enemies.",
            nation(by),
            nation(against)
        ),
        _ => String::new(),
    }
}
