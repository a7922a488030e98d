//! Short words of the panels: labels of a table's cell or a list's line. Whole sentences about events and
//! orders are in `tell`.

use casus_core::content::Trigger;
use casus_core::event::Shortfall;
use casus_core::order::{Measure, Move, Remedy, Terms};
use casus_core::tell;
use casus_core::view::Crisis;

use super::desk::Desk;

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
        Shortfall::StruckFirst => "struck first".to_owned(),
        Shortfall::NotMember => "no member".to_owned(),
        Shortfall::Suspended => "suspended".to_owned(),
        Shortfall::Fellow => "both members".to_owned(),
        Shortfall::Area(_) => "outside".to_owned(),
        Shortfall::Rung { have, need } => format!("rung {have} of {need}"),
        Shortfall::Proof { have, need } => format!("{have}% of {need}%"),
        Shortfall::Gravity { have, need } => format!("weighs {have}% of {need}%"),
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
        Remedy::Payment(m) => format!("{} paid", desk.millions(m)),
        Remedy::PeaceElsewhere => "its war ends".to_owned(),
        Remedy::Amends => "better relations".to_owned(),
        Remedy::Persuasion => "an envoy".to_owned(),
    }
}
