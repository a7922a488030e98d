//! Offers, treaties, aid and sanctions.

use crate::event::EventKind as E;
use crate::tell::names::{possessive, treaty_with_article};
use crate::tell::{Names, deal, millions, months, nations};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let treaty = |t: &_| names.treaty(*t);
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
        E::TreatyEnded { name, .. } => format!("{} is no more.", treaty_with_article(name)),
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
                m => format!("in {}", months(u32::from(*m))),
            };
            format!(
                "{} gives notice: it will leave {} {when}.",
                nation(n),
                treaty(t)
            )
        }
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
            millions(f64::from(*m))
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
        _ => String::new(),
    }
}
