//! Offers, treaties, aid and sanctions.

use crate::event::{EndCause, EventKind as E};
use crate::ids::TreatyId;
use crate::order::Stand;
use crate::tell::names::{possessive, treaty_with_article};
use crate::tell::{Names, capital, clean, deal, factor, list, millions, months, nations, term};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
    let scenario = names.scenario();
    let calendar = &scenario.calendar;
    match kind {
        E::Offered {
            from, to, deal: d, ..
        } => {
            format!(
                "{} offers {}: {}.",
                nation(from),
                nation(to),
                deal(d, names)
            )
        }
        E::Replied {
            from,
            to,
            accepted: true,
            deal: d,
            ..
        } => {
            format!(
                "{} and {} strike a deal: {}.",
                nation(from),
                nation(to),
                deal(d, names)
            )
        }
        E::Replied {
            from, to, deal: d, ..
        } => {
            let offer = possessive(&nation(from));
            format!(
                "{} turns down {offer} offer: {}.",
                nation(to),
                deal(d, names)
            )
        }
        E::OfferVoid { from, to } => {
            format!(
                "{} offer to {} is overtaken by events.",
                possessive(&nation(from)),
                nation(to)
            )
        }
        E::OfferLapsed { from, to } => {
            format!(
                "{} leaves {} offer unanswered.",
                nation(to),
                possessive(&nation(from))
            )
        }
        E::Denounced { by, nation: n } => {
            format!("{} denounces {} before the world.", nation(by), nation(n))
        }
        E::TreatyFounded { name, members, .. } => {
            format!(
                "{} sign {}.",
                nations(members, names),
                treaty_with_article(name)
            )
        }
        E::TreatyEnded { name, cause, .. } => {
            format!("{} {}.", treaty_with_article(name), end_cause(*cause))
        }
        E::Convened {
            by, name, invited, ..
        } => {
            let guests = nations(invited, names);
            let treaty = treaty_with_article(name);
            format!("{} invites {guests} to sign {treaty}.", nation(by))
        }
        E::Signed {
            nation: n,
            name,
            accept,
            ..
        } => {
            let verb = if *accept {
                "will sign"
            } else {
                "will not sign"
            };
            format!("{} {verb} {}.", nation(n), treaty_with_article(name))
        }
        E::FoundingFailed {
            by,
            name,
            signed,
            least,
        } => {
            let treaty = treaty_with_article(name);
            format!(
                "Nothing comes of {treaty}, which {} proposed: {signed} of the {least} signatures that it takes.",
                nation(by)
            )
        }
        E::StepDone {
            treaty: t,
            nation: n,
            step,
        } => format!(
            "On its way into {}, {} completes a step: {}.",
            treaty(t),
            nation(n),
            clean(step)
        ),
        E::RatificationOpened {
            treaty: t,
            nation: n,
        } => format!(
            "The members of {} begin to ratify the entry of {}.",
            treaty(t),
            nation(n)
        ),
        E::Stood { .. } => stood(kind, names),
        E::Ratified {
            treaty: t,
            nation: n,
            by,
        } => format!(
            "{} ratifies the entry of {} into {}.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::Withdrawn {
            nation: n,
            treaty: t,
            notice: true,
        } => format!(
            "{} takes back its notice and stays in {}.",
            nation(n),
            treaty(t)
        ),
        E::Withdrawn {
            nation: n,
            treaty: t,
            ..
        } => format!("{} withdraws its application to {}.", nation(n), treaty(t)),
        E::Applied {
            nation: n,
            treaty: t,
        } => {
            format!("{} asks to join {}.", nation(n), treaty(t))
        }
        E::Joined {
            nation: n,
            treaty: t,
        } => format!("{} joins {}.", nation(n), treaty(t)),
        E::Rejected {
            nation: n,
            treaty: t,
            by: Some(by),
        } => {
            format!("{} bars {} from {}.", nation(by), nation(n), treaty(t))
        }
        E::Rejected {
            nation: n,
            treaty: t,
            by: None,
        } => {
            format!("{} is refused entry to {}.", nation(n), treaty(t))
        }
        E::NoticeGiven {
            nation: n,
            treaty: t,
            months: m,
        } => {
            let when = match m {
                0 => "at once".to_owned(),
                m => format!("in {}", months(u32::from(*m), calendar)),
            };
            format!(
                "{} gives notice: it will leave {} {when}.",
                nation(n),
                treaty(t)
            )
        }
        E::TermEnding {
            treaty: t,
            months: m,
            tacit,
        } => {
            let then = match tacit {
                true => "it goes on for those that do not say otherwise",
                false => "it ends unless members renew it",
            };
            let when = match m {
                0 => format!("this {}", calendar.count(scenario.turn_months.into()).1),
                m => format!("in {}", months(u32::from(*m), calendar)),
            };
            format!("The term of {} is over {when}: {then}.", treaty(t))
        }
        E::Renewing {
            nation: n,
            treaty: t,
            keep: true,
        } => format!("{} will renew {}.", nation(n), treaty(t)),
        E::Renewing {
            nation: n,
            treaty: t,
            keep: false,
        } => format!("{} will not renew {}.", nation(n), treaty(t)),
        E::TermHeld { treaty: t } => format!(
            "The term of {} is over, but while a member is at war it stays in force.",
            treaty(t)
        ),
        E::NotRenewed {
            nation: n,
            treaty: t,
        } => format!("{} leaves {} at the end of its term.", nation(n), treaty(t)),
        E::Renewed {
            treaty: t,
            months: 0,
        } => format!("{} goes on without a term.", capital(&treaty(t))),
        E::Renewed {
            treaty: t,
            months: m,
        } => format!(
            "{} is renewed for {}.",
            capital(&treaty(t)),
            months(u32::from(*m), calendar)
        ),
        E::Left {
            nation: n,
            treaty: t,
        } => format!("{} leaves {}.", nation(n), treaty(t)),
        E::Expelled {
            nation: n,
            treaty: t,
        } => {
            format!("{} is expelled from {}.", nation(n), treaty(t))
        }
        E::Entrusted {
            treaty: t,
            nation: n,
            by,
            grant: true,
        } => format!(
            "{} gives {} back the powers that {} reserves: it may act for itself.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::Entrusted {
            treaty: t,
            nation: n,
            by,
            grant: false,
        } => format!(
            "{} takes back from {} the powers that {} reserves.",
            nation(by),
            nation(n),
            treaty(t)
        ),
        E::LeadChanged {
            treaty: t,
            lead: Some(n),
        } => {
            format!("{} takes the lead of {}.", nation(n), treaty(t))
        }
        E::LeadChanged {
            treaty: t,
            lead: None,
        } => format!("{} has lost its lead.", treaty(t)),
        E::AidSent {
            from,
            to,
            millions: m,
        } => format!(
            "{} sends {} {} in aid.",
            nation(from),
            nation(to),
            millions(*m, names)
        ),
        E::Sanctioned {
            by,
            nation: n,
            on: true,
        } => {
            format!("{} imposes sanctions on {}.", nation(by), nation(n))
        }
        E::Sanctioned { by, nation: n, .. } => {
            format!("{} lifts its sanctions on {}.", nation(by), nation(n))
        }
        E::TransitSet {
            by,
            nation: n,
            grant: true,
        } => {
            format!(
                "{} opens its soil to {} forces.",
                nation(by),
                names.adjective(*n)
            )
        }
        E::TransitSet { by, nation: n, .. } => {
            format!(
                "{} closes its soil to {} forces.",
                nation(by),
                names.adjective(*n)
            )
        }
        E::StoodUp { nation: n, from } => {
            format!("{} bends to {} no longer.", nation(n), nation(from))
        }
        E::Accommodated { nation: n, towards } => format!(
            "{}, unsure of its friends, bends towards {}.",
            nation(n),
            nation(towards)
        ),
        E::Born {
            nation: n,
            from,
            regions,
        } => {
            let places: Vec<String> = regions.iter().map(|r| names.region(*r)).collect();
            format!(
                "{} parts from {} and is a state of its own, with {}.",
                nation(n),
                nations(from, names),
                list(&places)
            )
        }
        E::United {
            nation: n,
            into,
            treaties,
        } => format!(
            "{} unites with {}, and is a state of its own no more{}.",
            nation(n),
            nation(into),
            out_of(treaties, names)
        ),
        E::Dissolved {
            nation: n,
            heirs,
            treaties,
        } => {
            let seats = match (treaties.as_slice(), heirs.as_slice()) {
                ([], _) | (_, []) => String::new(),
                (list_of, [_, ..]) => {
                    let named: Vec<String> = list_of.iter().map(treaty).collect();
                    let sit = if heirs.len() == 1 { "sits" } else { "sit" };
                    format!(" and {sit} in its place in {}", list(&named))
                }
            };
            let are = if heirs.len() == 1 {
                "is its heir"
            } else {
                "are its heirs"
            };
            format!(
                "{} is dissolved: {} {are}{seats}.",
                nation(n),
                nations(heirs, names)
            )
        }
        _ => String::new(),
    }
}

/// Where a member stands on a candidate, with its price or its reason.
fn stood(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let E::Stood {
        treaty,
        nation,
        by,
        stand,
        months: wait,
        because,
    } = kind
    else {
        return String::new();
    };
    let (by, nation) = (names.nation(*by), names.nation(*nation));
    let treaty = names.treaty(*treaty);
    let cites = because.map_or(String::new(), |f| format!(", citing {}", factor(f, names)));
    match stand {
        Stand::For if *wait == 0 => format!("{by} ratifies the entry of {nation} into {treaty}."),
        Stand::For => format!(
            "{by} puts the entry of {nation} into {treaty} to its parliament; it will take {}.",
            months(u32::from(*wait), &names.scenario().calendar)
        ),
        Stand::HoldOut(Some(price)) => {
            let price = term(*price, names);
            format!("{by} holds out on the entry of {nation} into {treaty}: it wants {price}.")
        }
        Stand::HoldOut(None) => {
            format!("{by} holds out on the entry of {nation} into {treaty}{cites}.")
        }
        Stand::Against => format!("{by} will not have {nation} in {treaty}{cites}."),
    }
}

/// Why a treaty ends, as a predicate.
const fn end_cause(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Dissolved => "is dissolved by its members",
        EndCause::NoThreat => "lapses: its members have feared nothing in common for years",
        EndCause::NoCohesion => "falls apart: nothing holds its members together",
        EndCause::TooFew => "is no more: too few are left in it",
        EndCause::LeadLost => "ends with its lead",
        EndCause::TermOver => "runs out: too few would renew it",
    }
}

/// With the treaties that a state is out of when it is no more, if there are any.
pub(super) fn out_of(treaties: &[TreatyId], names: &(impl Names + ?Sized)) -> String {
    if treaties.is_empty() {
        return String::new();
    }
    let named: Vec<String> = treaties.iter().map(|t| names.treaty(*t)).collect();
    format!(", and out of {}", list(&named))
}
