//! Mobilisation, movement, supply and what is done in the dark.

use crate::content::Arm;
use crate::event::EventKind as E;
use crate::figures::fixed;
use crate::order::CovertKind;
use crate::tell::{Names, arm_all, covert, force, stance, time};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let region = |r: &_| names.region(*r);
    match kind {
        E::Mobilised {
            nation: n,
            on: true,
        } => format!("{} mobilises.", nation(n)),
        E::Mobilised { nation: n, .. } => format!("{} sends its reservists home.", nation(n)),
        E::Marched {
            nation: n,
            arm,
            from,
            to,
            strength,
            months,
        } => format!(
            "{} sends {} from {} to {}; they are there {}.",
            nation(n),
            force(*strength, *arm, names),
            region(from),
            region(to),
            within(*months)
        ),
        E::Arrived {
            nation: n,
            arm,
            region: r,
            strength,
        } => format!(
            "{} of {} arrive in {}.",
            force(*strength, *arm, names),
            nation(n),
            region(r)
        ),
        E::StanceSet {
            nation: n,
            region: r,
            stance: s,
        } => {
            format!(
                "{} puts its forces in {} {}.",
                nation(n),
                region(r),
                stance(*s, names)
            )
        }
        E::CutOff {
            nation: n,
            region: r,
        } => {
            format!(
                "{} forces in {} are cut off.",
                names.adjective(*n),
                region(r)
            )
        }
        E::Starved {
            nation: n,
            arm,
            region: r,
            loss,
        } => format!(
            "{} forces in {} waste away for want of supplies and lose {}.",
            names.adjective(*n),
            region(r),
            force(*loss, *arm, names)
        ),
        E::Interdicted {
            nation: n,
            from,
            to,
            condition,
            loss,
        } => format!(
            "{} {} strike the line from {} to {}: {}% of it still carries, at a price of {}.",
            names.adjective(*n),
            arm_all(Arm::Air, names),
            region(from),
            region(to),
            fixed(condition * 100.0, 0),
            force(*loss, Arm::Air, names)
        ),
        E::LinkSabotaged {
            from,
            to,
            condition,
            ..
        } => format!(
            "The line from {} to {} is blown up, and carries {}% of what it did when whole.",
            region(from),
            region(to),
            fixed(condition * 100.0, 0)
        ),
        E::LinkRepaired {
            nation: n,
            from,
            to,
            condition,
        } => format!(
            "{} repairs the line from {} to {}: {}% of it carries again.",
            nation(n),
            region(from),
            region(to),
            fixed(condition * 100.0, 0)
        ),
        E::CovertDone {
            by,
            on,
            kind,
            worked,
        } => {
            let work = covert(*kind, names);
            let end = match (worked, kind) {
                (true, CovertKind::Espionage) => "tells it a good deal",
                (true, _) => "does its work",
                (false, _) => "comes to nothing",
            };
            format!(
                "{} tries {work} against {}, which {end}.",
                nation(by),
                nation(on)
            )
        }
        E::CovertDetected {
            on,
            suspect,
            kind,
            confidence,
        } => format!(
            "{} uncovers {} and suspects {} ({} sure).",
            nation(on),
            covert(*kind, names),
            nation(suspect),
            format_args!("{}%", fixed(confidence * 100.0, 0))
        ),
        E::Accused {
            by,
            nation: n,
            kind,
            confidence,
            ..
        } => format!(
            "{} lays {} at the door of {}, and says it is {}% sure.",
            nation(by),
            covert(*kind, names),
            nation(n),
            fixed(confidence * 100.0, 0)
        ),
        E::FalselyAccused {
            by,
            nation: n,
            kind,
            doer,
        } => format!(
            "it comes out that {} wronged {}: {} was the work of {}.",
            nation(by),
            nation(n),
            covert(*kind, names),
            nation(doer)
        ),
        E::CounterMeasures {
            treaty, nation: n, ..
        } => format!(
            "{} rolls up the secret networks of {} and strikes back in its own.",
            names.treaty(*treaty),
            nation(n)
        ),
        _ => String::new(),
    }
}

/// `at once`, or `in 1.5 months`.
fn within(months: f64) -> String {
    match time(months) {
        now if now == "at once" => now,
        span => format!("in {span}"),
    }
}
