//! The clauses of charters in words: those that are chosen, and those of a whole text.

use super::{capital, clean, count, span, years};
use crate::content::{
    self, Accession, Area, Calendar, Charter, Council, Decision, Dues, Enforcement, Exit,
    Obligation, OpenTo, Ratification, Reserved, Succession, Treasury, Trigger, Validity,
};
use crate::figures::fixed;
use crate::order::{
    Breach, Chest, Clause, ClauseKind, Duty, Entry, Lasting, Leaving, Reserve, Rule,
};

/// What clauses of a kind are about, before a colon.
#[must_use]
pub const fn clause_label(kind: ClauseKind) -> &'static str {
    use ClauseKind as K;
    match kind {
        K::Duty => "Duty",
        K::Rule => "Decides",
        K::HomeOnly => "Covers",
        K::Territory => "Attack on soil",
        K::Forces => "Attack on forces",
        K::Threat => "Threat of force",
        K::Subversion => "Subversion",
        K::Cyber => "Cyber attack",
        K::Dues => "Dues to a fund",
        K::Tribute => "Tribute to lead",
        K::Guideline => "Guideline",
        K::Command => "Command",
        K::Transit => "Transit",
        K::Intelligence => "Secrets",
        K::Entry => "Open to",
        K::Candidacy => "Candidacy",
        K::EachRatifies => "Ratification",
        K::Exit => "Exit",
        K::Breach => "Breach",
        K::Inherited => "Lead lost",
        K::PeaceOperations => "Peace operations",
        K::SuspendsCoups => "Coups",
        K::Equipment => "New models",
        K::Chest => "Treasury",
        K::Recusal => "Party to a case",
        K::Term => "Council term",
        K::ConsensusFirst => "Council first",
        K::Reserved => "Reserved",
        K::Lasts => "Term",
    }
}

/// A clause that is chosen, in a few words.
#[must_use]
pub fn clause(clause: Clause, calendar: &Calendar) -> String {
    let span = |months: u16| span(months.into(), calendar);
    let years = |months: u16| years(months.into(), calendar);
    let percent = |p: u8, never: &str| match p {
        0 => never.to_owned(),
        p => format!("from {p}% proof"),
    };
    let permille = |p: u16| match p {
        0 => "none".to_owned(),
        p => format!("{}% of GDP", fixed(f64::from(p) / 10.0, 1)),
    };
    let yes = |on: bool| if on { "counts" } else { "does not count" };
    match clause {
        Clause::Duty(duty) => match duty {
            Duty::Automatic => "war for all, at once",
            Duty::AsDeemedNecessary => "as each deems necessary",
            Duty::Consult => "to consult",
            Duty::Neutrality => "to stay out",
            Duty::NonAggression => "not to attack",
            Duty::Offensive => "to join an attack too",
        }
        .to_owned(),
        Clause::Rule(rule) => match rule {
            Rule::Silence => "consensus, silence assents".to_owned(),
            Rule::Unanimity => "each must say yes".to_owned(),
            Rule::TwoThirds => "two thirds".to_owned(),
            Rule::Majority => "majority".to_owned(),
            Rule::Council(seats) => format!("a council of {seats}"),
            Rule::Hegemon => "the lead alone".to_owned(),
            Rule::NoVote => "no vote".to_owned(),
        },
        Clause::HomeOnly(true) => "home soil only".to_owned(),
        Clause::HomeOnly(false) => "attacks anywhere".to_owned(),
        Clause::Territory(on) | Clause::Forces(on) | Clause::Threat(on) => yes(on).to_owned(),
        Clause::Subversion(p) | Clause::Cyber(p) => percent(p, "does not count"),
        Clause::Dues(p) | Clause::Tribute(p) | Clause::Guideline(p) => permille(p),
        Clause::Command(true) => "one, under the lead".to_owned(),
        Clause::Command(false) => "each its own".to_owned(),
        Clause::Transit(true) => "members may cross".to_owned(),
        Clause::Transit(false) => "by leave only".to_owned(),
        Clause::Intelligence(p) => format!("{p}% shared"),
        Clause::Entry(Entry::Nobody) => "nobody".to_owned(),
        Clause::Entry(Entry::Neighbours) => "neighbours".to_owned(),
        Clause::Entry(Entry::Anyone) => "anyone".to_owned(),
        Clause::Candidacy(months) => span(months),
        Clause::EachRatifies(true) => "by each member".to_owned(),
        Clause::EachRatifies(false) => "by decision".to_owned(),
        Clause::Lasts(lasting) => match lasting {
            Lasting::Open => "without end".to_owned(),
            Lasting::Lapses(months) => format!("{}, then it lapses", years(months)),
            Lasting::Tacit(months) => format!("{}, then again", years(months)),
        },
        Clause::Exit(leaving) => match leaving {
            Leaving::Barred => "nobody leaves".to_owned(),
            Leaving::Free => "at will".to_owned(),
            Leaving::Notice(months) => format!("notice of {}", span(months)),
            Leaving::Resisted => "resisted by force".to_owned(),
        },
        Clause::Breach(Breach::Reproach) => "reproach".to_owned(),
        Clause::Breach(Breach::Expulsion) => "expulsion".to_owned(),
        Clause::Breach(Breach::Force) => "force".to_owned(),
        Clause::Inherited(true) => "the strongest follows".to_owned(),
        Clause::Inherited(false) => "it ends".to_owned(),
        Clause::PeaceOperations(true) => "may be mandated".to_owned(),
        Clause::PeaceOperations(false) => "none".to_owned(),
        Clause::SuspendsCoups(true) => "suspend a member".to_owned(),
        Clause::SuspendsCoups(false) => "change nothing".to_owned(),
        Clause::Equipment(0) => "no guideline".to_owned(),
        Clause::Equipment(p) => format!("{p}% of purchases"),
        Clause::Chest(Chest::Common) => "held in common".to_owned(),
        Clause::Chest(Chest::Lead) => "the lead's own".to_owned(),
        Clause::Chest(Chest::Movable) => "the lead may move it".to_owned(),
        Clause::Recusal(true) => "does not vote".to_owned(),
        Clause::Recusal(false) => "votes".to_owned(),
        Clause::Term(months) => format!("{} a seat", span(months)),
        Clause::ConsensusFirst(true) => "seeks consensus".to_owned(),
        Clause::ConsensusFirst(false) => "two thirds at once".to_owned(),
        Clause::Reserved(Reserve::Nothing) => "no power of others".to_owned(),
        Clause::Reserved(Reserve::Force) => "the use of force".to_owned(),
        Clause::Reserved(Reserve::Foreign) => "force and pacts".to_owned(),
    }
}

/// Each clause of a charter as (what it is about, what it says); `region` names a region.
#[must_use]
pub fn clauses<R>(
    charter: &Charter<R>,
    calendar: &Calendar,
    region: impl Fn(&R) -> String,
) -> Vec<(&'static str, String)> {
    let mut list = vec![
        ("Duty", obligation(charter.obligation).to_owned()),
        ("Area", area(&charter.area, region)),
        ("Case", triggers(&charter.triggers)),
        ("Decides", decision(charter.decision)),
    ];
    if let Decision::Council { .. } = charter.decision {
        list.push(("Seats", seats(charter.council, calendar)));
    }
    if charter.recusal {
        list.push(("Parties", "A party to a case has no vote on it.".to_owned()));
    }
    list.push(("Dues", dues(charter.dues)));
    if charter.dues != Dues::Nothing {
        list.push(("Treasury", treasury(charter.treasury).to_owned()));
    }
    if let Some(share) = charter.guideline {
        list.push((
            "Guideline",
            format!(
                "Members should spend {}% of GDP on defence.",
                fixed(share * 100.0, 1)
            ),
        ));
    }
    if let Some(share) = charter.equipment {
        let share = share * 100.0;
        list.push((
            "Equipment",
            format!(
                "{}% of what members buy for their forces should be new models.",
                fixed(share, 0)
            ),
        ));
    }
    if charter.command != content::Command::National {
        list.push(("Command", command(charter.command).to_owned()));
    }
    if charter.transit {
        list.push((
            "Transit",
            "Members may cross and base on each other's soil.".to_owned(),
        ));
    }
    if charter.intelligence > 0.0 {
        let share = charter.intelligence * 100.0;
        list.push((
            "Secrets",
            format!(
                "Members share {}% of what their services learn.",
                fixed(share, 0)
            ),
        ));
    }
    list.push(("Entry", accession(&charter.accession, calendar)));
    list.push(("Exit", exit(charter.exit, calendar)));
    if let Some(text) = validity(charter.term, calendar) {
        list.push(("Term", text));
    }
    list.push(("Breach", enforcement(charter.enforcement).to_owned()));
    list.push(("Heir", succession(charter.succession).to_owned()));
    match charter.reserved {
        Reserved::Nothing => {}
        Reserved::Force => list.push((
            "Reserved",
            "Wards begin no quarrel and join none without the lead's leave.".to_owned(),
        )),
        Reserved::Foreign => list.push((
            "Reserved",
            "Wards begin no quarrel, join none and sign no pact without the lead's leave."
                .to_owned(),
        )),
    }
    if charter.suspends_coups {
        let text = "A coup suspends a member until it has held elections.";
        list.push(("Coups", text.to_owned()));
    }
    if charter.peace_operations {
        list.push(("Peace", "It may mandate peace operations.".to_owned()));
    }
    list
}

/// What the text binds its members to, as a sentence.
#[must_use]
pub const fn obligation(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Automatic => "An attack on one is war for all, at once.",
        Obligation::AsDeemedNecessary => "Each takes such action as it deems necessary.",
        Obligation::Consult => "Members consult; nobody must fight.",
        Obligation::Neutrality => "Each stays out of a war against the other.",
        Obligation::NonAggression => "Neither attacks the other.",
        Obligation::Offensive => "Members join an attack as well as a defence.",
    }
}

fn area<R>(area: &Area<R>, region: impl Fn(&R) -> String) -> String {
    let listed = |list: &[R]| {
        let shown: Vec<String> = list.iter().take(6).map(&region).collect();
        let more = list.len().saturating_sub(6);
        match more {
            0 => shown.join(", "),
            _ => format!("{} and {more} more", shown.join(", ")),
        }
    };
    match area {
        Area::Anywhere => "An attack anywhere counts.".to_owned(),
        Area::Home => "Only an attack on a member's home soil counts.".to_owned(),
        Area::Regions(list) => format!("Only {} count.", listed(list)),
        Area::Except(list) => format!("Anywhere but {}.", listed(list)),
    }
}

pub(super) fn triggers(triggers: &[Trigger]) -> String {
    if triggers.is_empty() {
        return "Nothing sets it off.".to_owned();
    }
    let words: Vec<String> = triggers
        .iter()
        .map(|t| match *t {
            Trigger::Territory => "armed attack on territory".to_owned(),
            Trigger::Forces => "on forces".to_owned(),
            Trigger::Threat => "threat of force".to_owned(),
            Trigger::Subversion(c) => format!("subversion proven to {}%", fixed(c * 100.0, 0)),
            Trigger::Cyber(c) => format!("cyber attack proven to {}%", fixed(c * 100.0, 0)),
        })
        .collect();
    format!("It is set off by {}.", words.join(", "))
}

#[must_use]
pub fn decision(decision: Decision) -> String {
    match decision {
        Decision::Consensus { silence: true } => "Nobody objects; silence is assent.".to_owned(),
        Decision::Consensus { silence: false } => "Every member must say yes.".to_owned(),
        Decision::TwoThirds => "Two thirds of the members.".to_owned(),
        Decision::Majority => "More than half of the members.".to_owned(),
        Decision::Council { seats } => format!("A rotating council of {seats}, by two thirds."),
        Decision::Hegemon => "The lead decides for all.".to_owned(),
        Decision::Automatic => "No vote: the clause applies by itself.".to_owned(),
    }
}

pub(super) fn seats(council: Council, calendar: &Calendar) -> String {
    let span = |months: u16| span(months.into(), calendar);
    let mut text = format!("Held for {}", span(council.term_months));
    if council.long_seats > 0 {
        text += &format!(
            ", {} of each group's for {}",
            council.long_seats,
            span(council.long_months).trim_end_matches(" months")
        );
    }
    text += match council.consensus_first {
        true => "; consensus first, two thirds the next time.",
        false => ".",
    };
    text
}

const fn treasury(treasury: Treasury) -> &'static str {
    match treasury {
        Treasury::Common => "The members hold it together.",
        Treasury::Lead => "The lead holds it as its own.",
        Treasury::Movable => "The members hold it, until the lead is let to move it.",
    }
}

const fn command(command: content::Command) -> &'static str {
    match command {
        content::Command::National => "Each commands its own forces.",
        content::Command::Lead => "The forces serve under the lead's command.",
        content::Command::Strongest => "The forces serve under the strongest member's command.",
        content::Command::Rotating => "The forces serve under each member in turn.",
    }
}

fn dues(dues: Dues) -> String {
    match dues {
        Dues::Nothing => "None.".to_owned(),
        Dues::GdpShare(share) => {
            format!(
                "{}% of GDP a year into the common fund.",
                fixed(share * 100.0, 2)
            )
        }
        Dues::Tribute(share) => format!(
            "{}% of GDP a year from all but the lead, in coin or in ships.",
            fixed(share * 100.0, 2)
        ),
    }
}

#[must_use]
pub fn accession(accession: &Accession, calendar: &Calendar) -> String {
    let among = accession.among.as_ref().map(|c| capital(&clean(&c.name)));
    let who = match (accession.open_to, among) {
        (OpenTo::Nobody, _) => return "Closed to newcomers.".to_owned(),
        (OpenTo::Anyone, None) => "Anyone may apply".to_owned(),
        (OpenTo::Neighbours, None) => "Neighbours of a member may apply".to_owned(),
        (OpenTo::Anyone, Some(who)) => format!("{who} may apply"),
        (OpenTo::Neighbours, Some(who)) => format!("{who} that neighbour a member may apply"),
    };
    let how = match accession.ratification {
        Ratification::EachMember => "each member must ratify",
        Ratification::Decision => "the council decides",
    };
    let months: u16 = accession.steps.iter().map(|s| s.months).sum();
    let steps = match accession.steps.len() {
        0 => String::new(),
        n => format!(" and {}", count(n as u64, "step")),
    };
    let months = accession.candidacy_months.saturating_add(months);
    format!(
        "{who}; {how} after {}{steps}.",
        span(months.into(), calendar)
    )
}

#[must_use]
pub fn exit(exit: Exit, calendar: &Calendar) -> String {
    match exit {
        Exit::Barred => "Nobody leaves.".to_owned(),
        Exit::Free => "Members leave when they like.".to_owned(),
        Exit::Notice(months) => {
            let span = span(months.into(), calendar);
            format!("Members leave {span} after notice.")
        }
        Exit::Resisted => "The lead resists a departure by force.".to_owned(),
    }
}

/// How long a treaty runs, and what then; None for without end.
#[must_use]
pub fn validity(term: Validity, calendar: &Calendar) -> Option<String> {
    let first = years(term.months()?.into(), calendar);
    Some(match term {
        Validity::Open => return None,
        Validity::Lapses(_) => format!("{first}; then it ends, unless members renew it."),
        Validity::Tacit { then: 0, .. } => {
            format!("{first}; then without end, for those that do not leave.")
        }
        Validity::Tacit { then, .. } => format!(
            "{first}; then for {} each time, for those that do not leave.",
            years(then.into(), calendar)
        ),
    })
}

pub(super) const fn enforcement(enforcement: Enforcement) -> &'static str {
    match enforcement {
        Enforcement::Reproach => "Who refuses a call is reproached.",
        Enforcement::Expulsion => "Who refuses a call may be expelled.",
        Enforcement::Force => "The lead may bring back by force who refuses, withholds or strays.",
    }
}

const fn succession(succession: Succession) -> &'static str {
    match succession {
        Succession::Dissolve => "It ends with its lead.",
        Succession::Strongest => "The strongest member inherits the lead.",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_choice_of_a_kind_has_words_of_its_own() {
        for kind in ClauseKind::iter() {
            let list = content::choices(kind);
            let months = Calendar::default();
            let said: BTreeSet<String> = list.iter().map(|&c| clause(c, &months)).collect();
            assert_eq!(said.len(), list.len(), "{list:?}");
            assert!(list.len() > 1 && !clause_label(kind).is_empty());
        }
    }
}
