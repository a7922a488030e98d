//! Clauses of one charter that contradict each other, each pair with its place and a way out.

use crate::content::charter::{
    Area, Charter, Command, Council, Decision, Dues, Enforcement, Exit, Obligation, OpenTo,
    Ratification, Treasury, Trigger,
};
use crate::content::report::Report;
use crate::content::tree::Path;

/// Two clauses that cannot stand together: whether they do, the clause to blame, what is wrong, and a remedy.
type Pair = (bool, &'static str, &'static str, &'static str);

/// Notes every contradiction of the charter that is written at `at`.
pub(super) fn find(charter: &Charter<String>, at: &Path<'_>, report: &mut Report<'_>) {
    triggers(charter, &at.field("triggers"), report);
    let pairs = votes(charter)
        .into_iter()
        .chain(money(charter))
        .chain(promises(charter))
        .chain(membership(charter));
    for (_, clause, message, hint) in pairs.filter(|p| p.0) {
        report.error_with(&at.field(clause), message, Some(hint.to_owned()));
    }
    let closed = charter.accession.open_to == OpenTo::Nobody;
    if closed && charter.accession.candidacy_months > 0 {
        report.warn(
            &at.field("accession"),
            "a candidacy for what is open to nobody",
        );
    }
}

fn votes(charter: &Charter<String>) -> Vec<Pair> {
    let automatic = charter.decision == Decision::Automatic;
    let council = matches!(charter.decision, Decision::Council { .. });
    let open = charter.accession.open_to != OpenTo::Nobody;
    vec![
        (
            automatic && charter.obligation == Obligation::Consult,
            "decision",
            "who must consult cannot decide without a vote",
            "decision: Consensus(silence: true)",
        ),
        (
            automatic && open && charter.accession.ratification == Ratification::Decision,
            "decision",
            "members are ratified by decision, but nothing is ever decided",
            "ratification: EachMember",
        ),
        (
            automatic && charter.enforcement == Enforcement::Expulsion,
            "decision",
            "a vote may expel, but there are no votes",
            "enforcement: Reproach",
        ),
        (
            automatic && charter.recusal,
            "recusal",
            "there is no vote for a party to lose",
            "leave recusal out",
        ),
        (
            automatic && charter.treasury == Treasury::Movable,
            "treasury",
            "the treasury moves by a vote, but there are no votes",
            "treasury: Lead",
        ),
        (
            charter.decision == Decision::Hegemon && charter.recusal,
            "recusal",
            "the lead alone decides, also on its own cases",
            "leave recusal out",
        ),
        (
            charter.decision == Decision::Council { seats: 0 },
            "decision",
            "a council needs a seat",
            "decision: Council(seats: 5)",
        ),
        (
            !council && charter.council != Council::default(),
            "council",
            "seats and terms for a charter without a council",
            "decision: Council(seats: 5)",
        ),
        (
            council && charter.council.term_months == 0,
            "council",
            "a seat must be held for a month at the least",
            "term_months: 12",
        ),
        (
            charter.council.long_seats > 0
                && charter.council.long_months <= charter.council.term_months,
            "council",
            "the longer term is no longer than the other",
            "raise long_months, or leave long_seats out",
        ),
    ]
}

/// Whether the parties promise each other peace, and nothing more.
fn peace(charter: &Charter<String>) -> bool {
    matches!(
        charter.obligation,
        Obligation::Neutrality | Obligation::NonAggression
    )
}

fn money(charter: &Charter<String>) -> Vec<Pair> {
    let nothing = charter.dues == Dues::Nothing;
    vec![
        (
            nothing && charter.treasury != Treasury::Common,
            "treasury",
            "nothing is ever paid into this treasury",
            "dues: GdpShare(0.001)",
        ),
        (
            peace(charter) && charter.guideline.is_some(),
            "guideline",
            "a guideline for forces that nobody promises",
            "leave the guideline out",
        ),
        (
            peace(charter) && charter.equipment.is_some(),
            "equipment",
            "a guideline for arms that nobody promises",
            "leave the equipment out",
        ),
    ]
}

fn promises(charter: &Charter<String>) -> Vec<Pair> {
    let neutral = charter.obligation == Obligation::Neutrality;
    vec![
        (
            !charter.obligation.defends() && charter.command != Command::National,
            "command",
            "a common command for forces that never fight together",
            "command: National",
        ),
        (
            neutral && charter.transit,
            "transit",
            "a neutral lets nobody's forces through",
            "transit: false",
        ),
        (
            charter.decision == Decision::Automatic && charter.peace_operations,
            "peace_operations",
            "a mandate needs a vote, but there are no votes",
            "peace_operations: false",
        ),
        (
            charter.bilateral && charter.suspends_coups,
            "suspends_coups",
            "where there are only two, suspension leaves no council",
            "leave suspends_coups out",
        ),
        (
            peace(charter) && charter.peace_operations,
            "peace_operations",
            "a promise between parties mandates no one else",
            "peace_operations: false",
        ),
        (
            peace(charter) && !matches!(charter.dues, Dues::Nothing),
            "dues",
            "dues for a promise that costs nothing",
            "dues: Nothing",
        ),
        (
            matches!(&charter.area, Area::Regions(names) if names.is_empty()),
            "area",
            "an area of no regions covers nothing",
            "area: Anywhere",
        ),
    ]
}

fn membership(charter: &Charter<String>) -> Vec<Pair> {
    let walks_in = charter.accession.open_to == OpenTo::Anyone
        && charter.accession.candidacy_months == 0
        && charter.accession.ratification == Ratification::Decision;
    vec![
        (
            charter.exit == Exit::Notice(0),
            "exit",
            "a notice of no months is none",
            "exit: Free",
        ),
        (
            charter.exit == Exit::Barred && walks_in,
            "exit",
            "anyone walks in, and nobody ever gets out",
            "exit: Notice(12), or ratification: EachMember",
        ),
        (
            charter.bilateral && charter.enforcement == Enforcement::Expulsion,
            "enforcement",
            "of two, neither can expel the other",
            "enforcement: Reproach",
        ),
        (
            charter.bilateral && matches!(charter.decision, Decision::Council { .. }),
            "decision",
            "two parties need no council",
            "decision: Consensus(silence: false)",
        ),
    ]
}

fn triggers(charter: &Charter<String>, at: &Path<'_>, report: &mut Report<'_>) {
    for (i, trigger) in charter.triggers.iter().enumerate() {
        if let Trigger::Subversion(confidence) | Trigger::Cyber(confidence) = *trigger {
            report.number(&at.item(i).item(0), "the confidence", confidence, 0.0..=1.0);
        }
        let same = |t: &Trigger| std::mem::discriminant(t) == std::mem::discriminant(trigger);
        if charter.triggers[..i].iter().any(same) {
            report.error(&at.item(i), "this trigger is listed already");
        }
    }
    let none = charter.triggers.is_empty();
    match charter.obligation {
        o if o.defends() && none => {
            let hint = Some("triggers: [Territory] at the least".to_owned());
            report.error_with(at, "a charter that defends needs a trigger", hint);
        }
        Obligation::Neutrality | Obligation::NonAggression if !none => {
            let message = format!(
                "nothing can be invoked under the obligation {:?}",
                charter.obligation
            );
            report.error_with(at, message, Some("leave the triggers out".to_owned()));
        }
        _ => {}
    }
}
