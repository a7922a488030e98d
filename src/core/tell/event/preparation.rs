//! What allies prepare together: exercises, plans, stocks.

use crate::event::EventKind as E;
use crate::figures::fixed;
use crate::tell::order::exercise;
use crate::tell::{Names, nations};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let treaty = |t: &_| names.treaty(*t);
    match kind {
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
            "{} loses {} kt of equipment stored in {}.",
            names.nation(*nation),
            fixed(*kilotonnes, 0),
            names.region(*region)
        ),
        _ => String::new(),
    }
}
