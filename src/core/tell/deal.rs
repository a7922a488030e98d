//! Words for what is put on the table.

use super::{Names, answer_promised, count, list, millions, percent};
use crate::order::{Deal, Term};

/// One clause as a noun phrase.
#[must_use]
pub fn term(term: Term, names: &(impl Names + ?Sized)) -> String {
    match term {
        Term::Payment(m) => millions(m, names),
        Term::Transit => "transit and basing".to_owned(),
        Term::LiftSanctions => "an end to sanctions".to_owned(),
        Term::RenounceClaim(r) => format!("an end to the claim on {}", names.region(r)),
        Term::Pledge {
            treaty,
            permille,
            years,
        } => format!(
            "a pledge of {} of GDP for defence to {} in {}",
            percent(f64::from(permille) / 1000.0),
            names.treaty(treaty),
            count(years, "year")
        ),
        Term::Support(m) => format!("a vote for {}", names.motion(m)),
        Term::Powers(t) => format!("the powers that {} reserves", names.treaty(t)),
        Term::Ratify(t, n) => format!(
            "ratification of the entry of {} into {}",
            names.nation(n),
            names.treaty(t)
        ),
        Term::Answer(case, least) => {
            format!("{} to {}", answer_promised(least, names), names.case(case))
        }
    }
}

/// What one side of a deal gives, as a noun phrase.
#[must_use]
pub fn terms_given(terms: &[Term], names: &(impl Names + ?Sized)) -> String {
    if terms.is_empty() {
        return "nothing".to_owned();
    }
    let words: Vec<String> = terms.iter().map(|&t| term(t, names)).collect();
    list(&words)
}

/// A deal as a noun phrase: `a defence pact, $120m for transit and basing`.
#[must_use]
pub fn deal(deal: &Deal, names: &(impl Names + ?Sized)) -> String {
    let clauses = |terms| terms_given(terms, names);
    let exchange = match (deal.give.is_empty(), deal.ask.is_empty()) {
        (true, true) => None,
        (false, true) => Some(clauses(&deal.give)),
        (true, false) => Some(format!("{} for nothing", clauses(&deal.ask))),
        (false, false) => Some(format!(
            "{} for {}",
            clauses(&deal.give),
            clauses(&deal.ask)
        )),
    };
    match (deal.pact.map(|c| names.charter(c)), exchange) {
        (None, None) => "nothing".to_owned(),
        (Some(pact), None) => format!("a pact ({pact})"),
        (None, Some(exchange)) => exchange,
        (Some(pact), Some(exchange)) => format!("a pact ({pact}), and {exchange}"),
    }
}
