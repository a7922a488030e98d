//! Short words of the panels: labels of a table's cell or a list's line. Whole sentences about events and
//! orders are in `tell`.

use super::desk::{Desk, money};
use crate::content::Trigger;
use crate::event::Shortfall;
use crate::figures::fixed;
use crate::order::{Ballot, Measure, MotionKind, Move, Remedy, Scale, Term, Terms};
use crate::tell;
use crate::view::Crisis;

/// A measure by the words for none, half and whole.
#[must_use]
pub fn measure(measure: Measure, words: [&str; 3]) -> String {
    words[measure as usize].to_owned()
}

/// Terms of a crisis, in a phrase.
#[must_use]
pub fn terms(desk: &Desk, crisis: &Crisis, terms: &Terms) -> String {
    tell::terms(terms, Some((crisis.challenger, crisis.target)), desk.view)
}

#[must_use]
pub fn action(action: Move) -> String {
    match action {
        Move::Hold => "holds".to_owned(),
        Move::Raise => "raises".to_owned(),
        Move::Offer(_) => "offers terms".to_owned(),
        Move::Agree => "agrees to the mediator's terms".to_owned(),
        Move::Accept => "accepts".to_owned(),
        Move::Yield => "yields".to_owned(),
    }
}

#[must_use]
pub fn ballot(desk: &Desk, ballot: Ballot) -> String {
    let word = match ballot {
        Ballot::Aye => "aye",
        Ballot::Nay => "nay",
        Ballot::Abstain => "abstains",
        Ballot::UpTo(most) => return format!("up to {}", tell::strength_cell(most, desk.view)),
    };
    word.to_owned()
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
        Shortfall::Suspended => "suspended".to_owned(),
        Shortfall::Fellow => "both members".to_owned(),
        Shortfall::Area(_) => "outside".to_owned(),
        Shortfall::Rung { have, need } => format!("rung {have} of {need}"),
        Shortfall::Proof { have, need } => format!("{have}% of {need}%"),
        Shortfall::NoTrigger => "no deed named".to_owned(),
    }
}

/// What would change a no, in a table's cell.
#[must_use]
pub fn remedy(desk: &Desk, remedy: Remedy) -> String {
    match remedy {
        Remedy::LeadComes => "the lead comes".to_owned(),
        Remedy::Weaker(s) => format!("only {}", tell::strength_cell(s, desk.view)),
        Remedy::ForcesThere => "own forces there".to_owned(),
        Remedy::BetterOdds => "all others come".to_owned(),
        Remedy::Payment(m) => format!("{} paid", money(f64::from(m) / 1000.0)),
        Remedy::PeaceElsewhere => "its war ends".to_owned(),
        Remedy::Amends => "better relations".to_owned(),
        Remedy::Persuasion => "an envoy".to_owned(),
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
            format!(
                "Answer the call of {victim} with {}",
                tell::strength(s, desk.view)
            )
        }
        MotionKind::Admit { nation } => format!("Admit {}", desk.name(nation)),
        MotionKind::Expel { nation } => format!("Expel {}", desk.name(nation)),
        MotionKind::Exercise { region, scale } => {
            let what = match scale {
                Scale::Staff => "Staff exercise",
                Scale::Field => "Joint exercise",
                Scale::Large => "Great manoeuvres",
            };
            format!("{what} in {}", desk.region(region))
        }
        MotionKind::Intelligence { permille } => {
            format!("Intelligence shared at {}%", permille / 10)
        }
        MotionKind::Plan { member } => format!("Plan for the defence of {}", desk.name(member)),
        MotionKind::Guideline { permille } => {
            format!(
                "Defence guideline of {}% of GDP",
                fixed(f64::from(permille) / 10.0, 1)
            )
        }
        MotionKind::Intervene { nation } => format!("Intervene in {}", desk.name(nation)),
        MotionKind::Suspend { nation } => format!("Suspend {}", desk.name(nation)),
        MotionKind::Reinstate { nation } => format!("Take {} back", desk.name(nation)),
        MotionKind::Mission { region } => format!("Peace operation in {}", desk.region(region)),
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
            "a pledge of {}% for arms in {}",
            fixed(f64::from(permille) / 10.0, 1),
            tell::count(years, "year")
        ),
        Term::Answer(case, least) => {
            let victim = desk
                .public()
                .case(case)
                .map_or("?", |c| desk.code(c.victim));
            format!(
                "coming to {victim} with {} at least",
                tell::contribution_cell(least, desk.view)
            )
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
