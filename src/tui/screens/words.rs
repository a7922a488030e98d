//! Short words of the panels: labels of a table's cell or a list's line. Whole sentences about events and
//! orders are in `tell`.

use super::desk::{Desk, money};
use crate::content::{
    self, Accession, Area, Arm, Charter, Council, Decision, Dues, Enforcement, Exit, Obligation,
    OpenTo, Ratification, Succession, Treasury, Trigger,
};
use crate::event::Shortfall;
use crate::order::{
    Action, Ballot, Caveat, Contribution, CovertKind, MotionKind, Remedy, Side, Stake, Stance,
    Strength, Term, Terms,
};

pub const RUNGS: [&str; 7] = [
    "calm",
    "incident",
    "threat",
    "show of force",
    "use of force",
    "war",
    "nuclear",
];

#[must_use]
pub fn rung(rung: u8) -> &'static str {
    RUNGS[usize::from(rung.min(6))]
}

#[must_use]
pub fn stake(desk: &Desk, stake: Stake) -> String {
    match stake {
        Stake::Territory(region) => desk.region(region).to_owned(),
        Stake::Alignment => "its alignment".to_owned(),
        Stake::Regime => "its government".to_owned(),
        Stake::Armament => "its build-up".to_owned(),
        Stake::Incident => "an incident".to_owned(),
    }
}

#[must_use]
pub const fn terms(terms: Terms) -> &'static str {
    match terms {
        Terms::StatusQuo => "everything as before",
        Terms::Concession => "half of what is asked",
        Terms::Demand => "all that is asked",
        Terms::Ceasefire => "ceasefire, each keeps what it holds",
        Terms::Reparations => "reparations, the claim dropped",
    }
}

#[must_use]
pub fn action(action: Action) -> String {
    match action {
        Action::Hold => "holds".to_owned(),
        Action::Raise => "raises".to_owned(),
        Action::Offer(t) => format!("offers {}", terms(t)),
        Action::Accept => "accepts".to_owned(),
        Action::Yield => "yields".to_owned(),
    }
}

#[must_use]
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Challenger => "challenger",
        Side::Target => "target",
    }
}

#[must_use]
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Statement => "a statement",
        Strength::Sanctions => "sanctions",
        Strength::Reinforce => "reinforcement",
        Strength::Defend => "defence by arms",
        Strength::Retaliate => "retaliation",
    }
}

#[must_use]
pub const fn contribution(contribution: Contribution) -> &'static str {
    match contribution {
        Contribution::Nothing => "nothing",
        Contribution::Token => "token",
        Contribution::Support => "supplies, basing",
        Contribution::Caveats => "forces, caveats",
        Contribution::Full => "everything",
    }
}

#[must_use]
pub fn ballot(ballot: Ballot) -> String {
    let word = match ballot {
        Ballot::Aye => "aye",
        Ballot::Nay => "nay",
        Ballot::Abstain => "abstains",
        Ballot::UpTo(most) => return format!("up to {}", step(most)),
    };
    word.to_owned()
}

/// A strength in one word.
#[must_use]
pub const fn step(strength: Strength) -> &'static str {
    match strength {
        Strength::Statement => "words",
        Strength::Sanctions => "sanctions",
        Strength::Reinforce => "reinforce",
        Strength::Defend => "defend",
        Strength::Retaliate => "retaliate",
    }
}

#[must_use]
pub const fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::DefendOnly => "hold only",
        Caveat::AlliedSoil => "allied soil",
        Caveat::InArea => "in the area",
    }
}

/// A deed that a text names, in a word or two.
#[must_use]
pub const fn trigger(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Territory => "attack",
        Trigger::Forces => "attack on forces",
        Trigger::Threat => "threat",
        Trigger::Subversion(_) => "subversion",
        Trigger::Cyber(_) => "cyber",
    }
}

/// What a clause lacks, in a word or two.
#[must_use]
pub fn short(short: Shortfall) -> String {
    match short {
        Shortfall::NoDuty => "none".to_owned(),
        Shortfall::NoAttack => "not for attack".to_owned(),
        Shortfall::NotMember => "no member".to_owned(),
        Shortfall::Fellow => "both members".to_owned(),
        Shortfall::Area(_) => "outside".to_owned(),
        Shortfall::Rung { have, need } => format!("rung {have} of {need}"),
        Shortfall::Proof { have, need } => format!("{have}% of {need}%"),
        Shortfall::NoTrigger => "no deed named".to_owned(),
    }
}

/// What would change a no, in a table's cell.
#[must_use]
pub fn remedy(remedy: Remedy) -> String {
    match remedy {
        Remedy::LeadComes => "the lead comes".to_owned(),
        Remedy::Weaker(s) => format!("only {}", step(s)),
        Remedy::ForcesThere => "own forces there".to_owned(),
        Remedy::BetterOdds => "all others come".to_owned(),
        Remedy::Payment(m) => format!("{} paid", money(f64::from(m) / 1000.0)),
        Remedy::PeaceElsewhere => "its war ends".to_owned(),
        Remedy::Amends => "better relations".to_owned(),
        Remedy::Persuasion => "an envoy".to_owned(),
    }
}

#[must_use]
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Defend => "defend",
        Stance::Attack => "attack",
        Stance::Reserve => "reserve",
    }
}

#[must_use]
pub const fn arm(arm: Arm) -> &'static str {
    match arm {
        Arm::Land => "land",
        Arm::Air => "air",
        Arm::Naval => "naval",
    }
}

#[must_use]
pub const fn covert(kind: CovertKind) -> &'static str {
    match kind {
        CovertKind::Espionage => "Espionage: learn its strength and will",
        CovertKind::Subversion => "Subversion: work on opinion and stability",
        CovertKind::Sabotage => "Sabotage: damage its infrastructure",
        CovertKind::Cyber => "Cyber attack: disrupt its networks",
        CovertKind::Jamming => "Jamming: blind its satellites",
    }
}

#[must_use]
pub fn motion(desk: &Desk, kind: &MotionKind) -> String {
    match *kind {
        MotionKind::Respond { case, strength: s } => {
            let victim = desk
                .public()
                .case(case)
                .map_or("?", |c| desk.code(c.victim));
            format!("Answer the call of {victim} with {}", strength(s))
        }
        MotionKind::Admit { nation } => format!("Admit {}", desk.name(nation)),
        MotionKind::Expel { nation } => format!("Expel {}", desk.name(nation)),
        MotionKind::Exercise { region } => format!("Joint exercise in {}", desk.region(region)),
        MotionKind::Guideline { permille } => {
            format!(
                "Defence guideline of {:.1}% of GDP",
                f64::from(permille) / 10.0
            )
        }
        MotionKind::Integrate => "Integrated command".to_owned(),
        MotionKind::Dissolve => "Dissolve the alliance".to_owned(),
        MotionKind::MoveTreasury => "Move the treasury".to_owned(),
    }
}

#[must_use]
pub fn term(desk: &Desk, term: &Term) -> String {
    match *term {
        Term::Payment(millions) => money(f64::from(millions) / 1000.0),
        Term::Transit => "the right to cross and base".to_owned(),
        Term::LiftSanctions => "an end to sanctions".to_owned(),
        Term::RenounceClaim(region) => format!("renouncing {}", desk.region(region)),
        Term::Ratify(treaty, nation) => format!(
            "ratifying the entry of {} into the {}",
            desk.name(nation),
            desk.treaty(treaty)
        ),
        Term::Pledge {
            permille, years, ..
        } => format!(
            "a pledge of {:.1}% for defence in {years} years",
            f64::from(permille) / 10.0
        ),
        Term::Answer(case, least) => {
            let victim = desk
                .public()
                .case(case)
                .map_or("?", |c| desk.code(c.victim));
            format!("coming to {victim} with {} at least", contribution(least))
        }
        Term::Support(id) => match desk.public().motion(id) {
            Some(m) => format!("a vote for \"{}\"", motion(desk, &m.kind)),
            None => "a vote on a motion past".to_owned(),
        },
    }
}

/// The terms of one side of a deal, in a line.
#[must_use]
pub fn terms_list(desk: &Desk, list: &[Term]) -> String {
    match list.is_empty() {
        true => "nothing".to_owned(),
        false => list
            .iter()
            .map(|t| term(desk, t))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

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
                "Members should spend {:.1}% of GDP on defence.",
                share * 100.0
            ),
        ));
    }
    if let Some(share) = charter.equipment {
        let share = share * 100.0;
        list.push((
            "Equipment",
            format!("{share:.0}% of what members buy for their forces should be new models."),
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
            format!("Members share {share:.0}% of what their services learn."),
        ));
    }
    list.push(("Entry", accession(&charter.accession)));
    list.push(("Exit", exit(charter.exit)));
    list.push(("Breach", enforcement(charter.enforcement).to_owned()));
    list.push(("Heir", succession(charter.succession).to_owned()));
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
            Trigger::Subversion(c) => format!("subversion proven to {:.0}%", c * 100.0),
            Trigger::Cyber(c) => format!("cyber attack proven to {:.0}%", c * 100.0),
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
    let mut text = format!("Held for {} months", council.term_months);
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
            format!("{:.2}% of GDP a year into the common fund.", share * 100.0)
        }
        Dues::Tribute(share) => format!(
            "{:.2}% of GDP a year from all but the lead, in coin or in ships.",
            share * 100.0
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
        n => format!(" and {n} steps"),
    };
    let months = accession.candidacy_months.saturating_add(months);
    format!("{who}; {how} after {months} months{steps}.")
}

#[must_use]
pub fn exit(exit: Exit) -> String {
    match exit {
        Exit::Barred => "Nobody leaves.".to_owned(),
        Exit::Free => "Members leave when they like.".to_owned(),
        Exit::Notice(months) => format!("Members leave {months} months after notice."),
        Exit::Resisted => "The lead resists a departure by force.".to_owned(),
    }
}

const fn enforcement(enforcement: Enforcement) -> &'static str {
    match enforcement {
        Enforcement::Reproach => "Who refuses a call is reproached.",
        Enforcement::Expulsion => "Who refuses a call may be expelled.",
        Enforcement::Force => "The lead may bring back by force who refuses.",
    }
}

const fn succession(succession: Succession) -> &'static str {
    match succession {
        Succession::Dissolve => "It ends with its lead.",
        Succession::Strongest => "The strongest member inherits the lead.",
    }
}
