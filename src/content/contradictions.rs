//! Clauses that contradict each other: one rule for what a file says and for what is composed in play.

use super::charter::{
    Charter, Decision, Dues, Enforcement, Exit, Obligation, OpenTo, Ratification,
};

/// Two clauses that cannot both hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contradiction {
    /// The clause that a file would point at.
    pub clause: &'static str,
    pub message: &'static str,
    pub hint: Option<&'static str>,
}

/// Every contradiction in `charter`, in the order of its clauses; ranges of numbers are not looked at.
#[must_use]
pub fn contradictions<R>(charter: &Charter<R>) -> Vec<Contradiction> {
    let mut list = Vec::new();
    triggers(charter, &mut list);
    decision(charter, &mut list);
    list
}

fn triggers<R>(charter: &Charter<R>, list: &mut Vec<Contradiction>) {
    let none = charter.triggers.is_empty();
    match charter.obligation {
        o if o.defends() && none => list.push(Contradiction {
            clause: "triggers",
            message: "a charter that defends needs a trigger",
            hint: Some("triggers: [Territory] at the least"),
        }),
        Obligation::Neutrality if !none => list.push(Contradiction {
            clause: "triggers",
            message: "nothing can be invoked under the obligation Neutrality",
            hint: Some("leave the triggers out"),
        }),
        Obligation::NonAggression if !none => list.push(Contradiction {
            clause: "triggers",
            message: "nothing can be invoked under the obligation NonAggression",
            hint: Some("leave the triggers out"),
        }),
        _ => {}
    }
}

fn decision<R>(charter: &Charter<R>, list: &mut Vec<Contradiction>) {
    let open = charter.accession.open_to != OpenTo::Nobody;
    let by_decision = charter.accession.ratification == Ratification::Decision;
    let message = match charter.decision {
        Decision::Automatic if charter.obligation == Obligation::Consult => {
            "who must consult cannot decide without a vote"
        }
        Decision::Automatic if by_decision && open => {
            "members are ratified by decision, but nothing is ever decided"
        }
        Decision::Automatic if charter.enforcement == Enforcement::Expulsion => {
            "a vote may expel, but there are no votes"
        }
        Decision::Council { seats: 0 } => "a council needs a seat",
        _ => return,
    };
    list.push(Contradiction {
        clause: "decision",
        message,
        hint: None,
    });
}

/// The clause that makes no sense without a lead, if there is one.
#[must_use]
pub fn needs_lead<R>(charter: &Charter<R>) -> Option<&'static str> {
    if charter.decision == Decision::Hegemon {
        return Some("the lead decides (decision Hegemon)");
    }
    if matches!(charter.dues, Dues::Tribute(_)) {
        return Some("tribute goes to the lead (dues Tribute)");
    }
    if charter.exit == Exit::Resisted {
        return Some("the lead resists exit (exit Resisted)");
    }
    (charter.enforcement == Enforcement::Force).then_some("the lead enforces (enforcement Force)")
}
