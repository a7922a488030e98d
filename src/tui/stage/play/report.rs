//! The report after a turn: one's own orders and what came of them, then what else happened, the weightiest first.

use std::collections::BTreeSet;

use super::Table;
use crate::event::{Event, EventKind, Grade};
use crate::ids::{MotionId, NationId};
use crate::tell;

/// The last turn in sentences; None where nothing happened that is worth telling.
#[must_use]
pub fn body(table: &Table) -> Option<String> {
    let me = table.view().me;
    let motions = motions(table.history().events().iter().chain(table.news()), me);
    let (own, other): (Vec<&Event>, Vec<&Event>) = table
        .news()
        .iter()
        .filter(|e| e.kind.grade() > Grade::Detail || own(&e.kind, me, &motions))
        .partition(|e| own(&e.kind, me, &motions));
    let graded = |grade| -> Vec<&Event> {
        let alike = other.iter().filter(|e| e.kind.grade() == grade);
        alike.copied().collect()
    };
    let parts = [
        ("# Your orders, and what came of them", own),
        ("# History", graded(Grade::Historic)),
        ("# Great events", graded(Grade::Major)),
        ("# Of note", graded(Grade::Notable)),
    ];
    let mut body = String::new();
    for (title, events) in parts.into_iter().filter(|p| !p.1.is_empty()) {
        let told = tell::gather(events);
        let told: Vec<String> = told.iter().map(|t| t.sentence(&table.names)).collect();
        body.push_str(&format!("{title}\n{}\n\n", told.join("\n")));
    }
    (!body.is_empty()).then_some(body)
}

/// Motions that one has tabled or voted on.
fn motions<'e>(events: impl Iterator<Item = &'e Event>, me: NationId) -> BTreeSet<MotionId> {
    events
        .filter_map(|e| match e.kind {
            EventKind::Tabled { motion, by, .. } if by == me => Some(motion),
            EventKind::Voted { motion, nation, .. } if nation == me => Some(motion),
            _ => None,
        })
        .collect()
}

/// Whether an event is what one ordered, or an answer to it.
fn own(kind: &EventKind, me: NationId, motions: &BTreeSet<MotionId>) -> bool {
    use EventKind as E;
    match kind {
        E::MotionPassed { motion, .. }
        | E::MotionFailed { motion, .. }
        | E::MotionWeakened { motion, .. }
        | E::MotionDeferred { motion, .. }
        | E::Objected { motion, .. } => motions.contains(motion),
        E::Replied { from, to, .. } | E::OfferLapsed { from, to } => *from == me || *to == me,
        E::Signed { nation, by, .. }
        | E::Stood { nation, by, .. }
        | E::Ratified { nation, by, .. }
        | E::Reassured { nation, by, .. }
        | E::LeftUnanswered { nation, by, .. }
        | E::PartingRefused { nation, by, .. }
        | E::SeparatePeace {
            nation, with: by, ..
        } => *nation == me || *by == me,
        E::Rejected { nation, .. } => *nation == me,
        E::TreatyFounded { members, .. } => members.contains(&me),
        E::ExerciseHeld { participants, .. } => participants.contains(&me),
        E::PlanMade { signatories, .. } => signatories.contains(&me),
        _ if fate(kind) || kind.grade() == Grade::Historic => false,
        _ => kind.nations().first() == Some(&me),
    }
}

/// What befalls the nation that the event names first.
const fn fate(kind: &EventKind) -> bool {
    use EventKind as E;
    matches!(
        kind,
        E::Deficit { .. }
            | E::CutOff { .. }
            | E::Starved { .. }
            | E::StocksLost { .. }
            | E::ShipsDelivered { .. }
            | E::LinkSabotaged { .. }
            | E::Insurgency { .. }
            | E::Attacked { .. }
            | E::Elected { .. }
            | E::Coup { .. }
            | E::Unrest { .. }
            | E::Recession { .. }
            | E::BecameNuclear { .. }
            | E::ObjectiveMet { .. }
            | E::StateFailed { .. }
            | E::StateRecovered { .. }
            | E::Suspended { .. }
            | E::Reinstated { .. }
            | E::Expelled { .. }
            | E::PatienceEnded { .. }
            | E::PeacekeepersAttacked { .. }
            | E::CommitmentsDoubted { .. }
            | E::CounterMeasures { .. }
            | E::CovertDetected { .. }
            | E::CrisisBegan { .. }
            | E::CaseReviewed { .. }
            | E::PlanLapsed { .. }
            | E::PlanLeaked { .. }
            | E::LeadChanged { .. }
            | E::TakenOver { .. }
            | E::UndertakingLapsed { .. }
            | E::Battle { .. }
            | E::AttackHeld { .. }
            | E::NavalBattle { .. }
            | E::RegionTaken { .. }
            | E::RegionCeded { .. }
            | E::Exiled { .. }
            | E::Restored { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Scope;
    use crate::ids::TreatyId;
    use crate::order::MotionKind;

    #[test]
    fn the_count_of_ones_own_motion_is_ones_own_and_an_election_is_not() {
        let (me, other) = (NationId(1), NationId(2));
        let tabled = |motion, by| Event {
            turn: 1,
            scope: Scope::World,
            kind: EventKind::Tabled {
                motion: MotionId(motion),
                treaty: TreatyId(0),
                by,
                kind: MotionKind::Integrate,
            },
        };
        let past = [tabled(1, me), tabled(2, other)];
        let known = motions(past.iter(), me);
        let passed = |motion| EventKind::MotionPassed {
            motion: MotionId(motion),
            treaty: TreatyId(0),
            kind: MotionKind::Integrate,
            ayes: 3,
            nays: 0,
        };
        assert!(own(&passed(1), me, &known) && !own(&passed(2), me, &known));
        assert!(!own(&EventKind::Recession { nation: me }, me, &known));
        let denounced = |by, nation| EventKind::Denounced { by, nation };
        assert!(own(&denounced(me, other), me, &known));
        assert!(!own(&denounced(other, me), me, &known));
    }
}
