//! Clauses of one charter that contradict each other, each with a way out: one rule for what a file says and
//! for what is composed in play.

use super::charter::{
    Area, Charter, Command, Council, Decision, Dues, Enforcement, Exit, Obligation, OpenTo,
    Ratification, Reserved, Treasury,
};

/// Clauses that cannot stand together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contradiction {
    /// The clause to blame.
    pub clause: &'static str,
    pub message: &'static str,
    /// A remedy, as it would be written in a file.
    pub hint: &'static str,
}

/// Two clauses that cannot stand together: whether they do, the clause to blame, what is wrong, and a remedy.
type Pair = (bool, &'static str, &'static str, &'static str);

/// Every contradiction in `charter`; ranges of numbers are not looked at.
#[must_use]
pub fn contradictions<R>(charter: &Charter<R>) -> Vec<Contradiction> {
    let pairs = calls(charter)
        .into_iter()
        .chain(votes(charter))
        .chain(money(charter))
        .chain(promises(charter))
        .chain(membership(charter));
    pairs
        .filter(|p| p.0)
        .map(|(_, clause, message, hint)| Contradiction {
            clause,
            message,
            hint,
        })
        .collect()
}

fn calls<R>(charter: &Charter<R>) -> Vec<Pair> {
    let none = charter.triggers.is_empty();
    let hint = "leave the triggers out";
    vec![
        (
            charter.obligation.defends() && none,
            "triggers",
            "a charter that defends needs a trigger",
            "triggers: [Territory] at the least",
        ),
        (
            charter.obligation == Obligation::Neutrality && !none,
            "triggers",
            "nothing can be invoked under the obligation Neutrality",
            hint,
        ),
        (
            charter.obligation == Obligation::NonAggression && !none,
            "triggers",
            "nothing can be invoked under the obligation NonAggression",
            hint,
        ),
    ]
}

fn votes<R>(charter: &Charter<R>) -> Vec<Pair> {
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

fn money<R>(charter: &Charter<R>) -> Vec<Pair> {
    let nothing = charter.dues == Dues::Nothing;
    vec![
        (
            nothing && charter.treasury != Treasury::Common,
            "treasury",
            "nothing is ever paid into this treasury",
            "dues: GdpShare(0.001)",
        ),
        (
            charter.obligation.keeps_peace() && charter.guideline.is_some(),
            "guideline",
            "a guideline for forces that nobody promises",
            "leave the guideline out",
        ),
        (
            charter.obligation.keeps_peace() && charter.equipment.is_some(),
            "equipment",
            "a guideline for arms that nobody promises",
            "leave the equipment out",
        ),
    ]
}

fn promises<R>(charter: &Charter<R>) -> Vec<Pair> {
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
            charter.obligation.keeps_peace() && charter.peace_operations,
            "peace_operations",
            "a promise between parties mandates no one else",
            "peace_operations: false",
        ),
        (
            charter.obligation.keeps_peace() && charter.reserved != Reserved::Nothing,
            "reserved",
            "who promises only peace has no wards",
            "reserved: Nothing",
        ),
        (
            charter.obligation.keeps_peace() && !matches!(charter.dues, Dues::Nothing),
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

fn membership<R>(charter: &Charter<R>) -> Vec<Pair> {
    let among = charter.accession.among.as_ref();
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
            among.is_some_and(|c| c.nations.is_empty()),
            "accession",
            "what is open among no nations is open to nobody",
            "open_to: Nobody, without among",
        ),
        (
            among.is_some() && charter.accession.open_to == OpenTo::Nobody,
            "accession",
            "it is open to nobody, and so to none among these",
            "open_to: Anyone, or leave among out",
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
