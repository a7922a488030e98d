//! Clauses of one charter that contradict each other, noted at their places.

use super::clauses::value;
use crate::content::charter::{Charter, OpenTo, Trigger};
use crate::content::codes::Code;
use crate::content::contradictions::contradictions;
use crate::content::report::Report;
use crate::content::tree::Path;

/// Notes every contradiction of the charter that is written at `at`.
pub(super) fn find(charter: &Charter<String>, at: &Path<'_>, report: &mut Report<'_>) {
    triggers(charter, &at.field("triggers"), report);
    for found in contradictions(charter) {
        let hint = Some(found.hint.to_owned());
        report.note_with(
            &at.field(found.clause),
            Code::Contradiction,
            found.message,
            hint,
        );
    }
    let closed = charter.accession.open_to == OpenTo::Nobody;
    if closed && charter.accession.candidacy_months > 0 {
        report.note(
            &at.field("accession"),
            Code::IdleCandidacy,
            "a candidacy for what is open to nobody",
        );
    }
}

fn triggers(charter: &Charter<String>, at: &Path<'_>, report: &mut Report<'_>) {
    for (i, trigger) in charter.triggers.iter().enumerate() {
        let named = match *trigger {
            Trigger::Subversion(confidence) => Some(("Subversion", confidence)),
            Trigger::Cyber(confidence) => Some(("Cyber", confidence)),
            Trigger::Territory | Trigger::Forces | Trigger::Threat => None,
        };
        if let Some((name, confidence)) = named {
            value(&at.item(i).item(0), "Trigger", name, confidence, report);
        }
        let same = |t: &Trigger| std::mem::discriminant(t) == std::mem::discriminant(trigger);
        if charter.triggers[..i].iter().any(same) {
            report.note(
                &at.item(i),
                Code::ListedTwice,
                "this trigger is listed already",
            );
        }
    }
}
