//! Words for an alliance's procedure: what a text lacks, what an answer comes with, what would change a no.

use super::{Names, men, millions, strength};
use crate::event::Shortfall;
use crate::order::{Contribution, Remedy};

/// What a treaty's text lacks to cover a case: `the display of force is no use of force yet (rung 3 of 4)`.
#[must_use]
pub fn shortfall(short: Shortfall, names: &(impl Names + ?Sized)) -> String {
    match short {
        Shortfall::NoDuty => "it promises no defence".to_owned(),
        Shortfall::NoAttack => "it is no pact for attack".to_owned(),
        Shortfall::StruckFirst => "the one that calls was the first to use force".to_owned(),
        Shortfall::NotMember => "the one threatened is no member".to_owned(),
        Shortfall::Suspended => "the one threatened is suspended".to_owned(),
        Shortfall::Fellow => "the other side is a member too".to_owned(),
        Shortfall::Area(region) => format!("{} lies outside its area", names.region(region)),
        Shortfall::Rung { have, need } => format!(
            "{} is short of {} (rung {have} of {need})",
            super::rung(have, names),
            super::rung(need, names)
        ),
        Shortfall::Proof { have, need } => {
            format!("who did it is proven to {have}%, and it asks for {need}%")
        }
        Shortfall::Gravity { have, need } => format!(
            "what is proven weighs {have}% of an armed attack at its gravest, and it is one from {need}%"
        ),
        Shortfall::NoTrigger => "it names no deed that sets it off".to_owned(),
    }
}

/// What would change a no, after "if".
#[must_use]
pub fn remedy(remedy: Remedy, names: &(impl Names + ?Sized)) -> String {
    match remedy {
        Remedy::LeadComes => "the lead came".to_owned(),
        Remedy::Weaker(s) => format!("it were {}", strength(s, names)),
        Remedy::ForcesThere => "its own forces stood there".to_owned(),
        Remedy::BetterOdds => "all the others came".to_owned(),
        Remedy::Payment(m) => format!("it were paid {}", millions(m, names)),
        Remedy::PeaceElsewhere => "its own war were over".to_owned(),
        Remedy::Amends => "there were better blood between them".to_owned(),
        Remedy::Persuasion => "somebody spoke to it".to_owned(),
    }
}

/// What comes with an answer, by its points, and when: ` (24,000 men, there in 2 months)`.
#[must_use]
pub fn pledge(points: f64, months: f64, names: &(impl Names + ?Sized)) -> String {
    if points < 0.05 {
        return String::new();
    }
    let when = super::months(months.ceil().max(0.0) as u32, &names.scenario().calendar);
    format!(" ({}, there in {when})", men(points, names))
}

/// What is promised as an answer, as a noun phrase.
#[must_use]
pub fn answer_promised(least: Contribution, names: &(impl Names + ?Sized)) -> String {
    match least {
        Contribution::Nothing => "no answer".to_owned(),
        c => format!("an answer with at least {}", super::contribution(c, names)),
    }
}
