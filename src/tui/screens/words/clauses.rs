//! What the clauses of a charter say, in a line each.

use crate::content::{
    self, Accession, Area, Charter, Council, Decision, Dues, Enforcement, Exit, Obligation, OpenTo,
    Ratification, Succession, Treasury, Trigger,
};
use crate::figures::fixed;
use crate::tell;
use crate::tui::screens::desk::Desk;

/// Each clause of a charter as (what it is about, what it says).
#[must_use]
pub fn clauses(desk: &Desk, charter: &Charter) -> Vec<(&'static str, String)> {
    let mut list = vec![
        ("Duty", obligation(charter.obligation).to_owned()),
        ("Area", area(desk, &charter.area)),
        ("Case", triggers(&charter.triggers)),
        ("Decides", decision(charter.decision)),
    ];
    if let Decision::Council { .. } = charter.decision {
        list.push(("Seats", seats(charter.council)));
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
    list.push(("Entry", accession(&charter.accession)));
    list.push(("Exit", exit(charter.exit)));
    list.push(("Breach", enforcement(charter.enforcement).to_owned()));
    list.push(("Heir", succession(charter.succession).to_owned()));
    if charter.suspends_coups {
        let text = "A coup suspends a member until it has held elections.";
        list.push(("Coups", text.to_owned()));
    }
    if charter.peace_operations {
        list.push(("Peace", "It may mandate peace operations.".to_owned()));
    }
    list
}

const fn obligation(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Automatic => "An attack on one is war for all, at once.",
        Obligation::AsDeemedNecessary => "Each takes such action as it deems necessary.",
        Obligation::Consult => "Members consult; nobody must fight.",
        Obligation::Neutrality => "Each stays out of a war against the other.",
        Obligation::NonAggression => "Neither attacks the other.",
        Obligation::Offensive => "Members join an attack as well as a defence.",
    }
}

fn area(desk: &Desk, area: &Area) -> String {
    let names = |list: &[crate::ids::RegionId]| {
        let shown: Vec<&str> = list.iter().take(6).map(|&r| desk.region(r)).collect();
        let more = list.len().saturating_sub(6);
        match more {
            0 => shown.join(", "),
            _ => format!("{} and {more} more", shown.join(", ")),
        }
    };
    match area {
        Area::Anywhere => "An attack anywhere counts.".to_owned(),
        Area::Home => "Only an attack on a member's home soil counts.".to_owned(),
        Area::Regions(list) => format!("Only {} count.", names(list)),
        Area::Except(list) => format!("Anywhere but {}.", names(list)),
    }
}

fn triggers(triggers: &[Trigger]) -> String {
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

fn seats(council: Council) -> String {
    let mut text = format!("Held for {}", tell::count(council.term_months, "month"));
    if council.long_seats > 0 {
        text += &format!(
            ", {} of each group's for {}",
            council.long_seats, council.long_months
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
pub fn accession(accession: &Accession) -> String {
    let who = match accession.open_to {
        OpenTo::Nobody => return "Closed to newcomers.".to_owned(),
        OpenTo::Anyone => "Anyone may apply",
        OpenTo::Neighbours => "Neighbours of a member may apply",
    };
    let how = match accession.ratification {
        Ratification::EachMember => "each member must ratify",
        Ratification::Decision => "the council decides",
    };
    let months: u16 = accession.steps.iter().map(|s| s.months).sum();
    let steps = match accession.steps.len() {
        0 => String::new(),
        n => format!(" and {}", tell::count(n as u64, "step")),
    };
    let months = accession.candidacy_months.saturating_add(months);
    format!(
        "{who}; {how} after {}{steps}.",
        tell::count(months, "month")
    )
}

#[must_use]
pub fn exit(exit: Exit) -> String {
    match exit {
        Exit::Barred => "Nobody leaves.".to_owned(),
        Exit::Free => "Members leave when they like.".to_owned(),
        Exit::Notice(months) => format!(
            "Members leave {} after notice.",
            tell::count(months, "month")
        ),
        Exit::Resisted => "The lead resists a departure by force.".to_owned(),
    }
}

const fn enforcement(enforcement: Enforcement) -> &'static str {
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
