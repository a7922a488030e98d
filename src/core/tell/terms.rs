//! Terms of settlement and what they forbid, in words.

use super::{Names, list, percent};
use crate::ids::NationId;
use crate::order::{Concessions, Measure, Restraint, Side, Terms};

/// The terms as a noun phrase: `a return to the status quo`, `terms by which Norway cedes Finnmark`. `parties` are the
/// challenger and the target, None where they are not known any more.
#[must_use]
pub fn terms(
    terms: &Terms,
    parties: Option<(NationId, NationId)>,
    names: &(impl Names + ?Sized),
) -> String {
    let sides: Vec<String> = Side::BOTH
        .into_iter()
        .filter_map(|side| {
            let does = list_of(terms.given(side), names)?;
            let who = match (parties, side) {
                (Some((challenger, _)), Side::Challenger) => names.nation(challenger),
                (Some((_, target)), Side::Target) => names.nation(target),
                (None, Side::Challenger) => "the challenger".to_owned(),
                (None, Side::Target) => "the target".to_owned(),
            };
            Some(format!("{who} {does}"))
        })
        .collect();
    match (terms.line, sides.is_empty()) {
        (false, true) => "a return to the status quo".to_owned(),
        (true, true) => "a ceasefire along the line".to_owned(),
        (false, false) => format!("terms by which {}", list(&sides)),
        (true, false) => format!("a ceasefire along the line by which {}", list(&sides)),
    }
}

/// What a side gives, as one verb phrase; None where it gives nothing.
fn list_of(gives: &Concessions, names: &(impl Names + ?Sized)) -> Option<String> {
    let clauses = concessions(gives, names);
    (!clauses.is_empty()).then(|| list(&clauses))
}

/// What a side gives, each clause as a verb phrase: `cedes Karelia`.
#[must_use]
pub fn concessions(gives: &Concessions, names: &(impl Names + ?Sized)) -> Vec<String> {
    let mut list = Vec::new();
    if let Some(region) = gives.cede {
        list.push(format!("cedes {}", names.region(region)));
    }
    if gives.renounce {
        list.push("drops its claims".to_owned());
    }
    match gives.neutrality {
        Measure::None => {}
        Measure::Half => list.push("joins no alliance with the other's rivals".to_owned()),
        Measure::Whole => list.push("leaves its alliances with the other's rivals".to_owned()),
    }
    if let Some(region) = gives.demilitarise {
        list.push(format!("empties {} of forces", names.region(region)));
    }
    match gives.government {
        Measure::None => {}
        Measure::Half => list.push("takes in ministers to the other's liking".to_owned()),
        Measure::Whole => list.push("takes a government by the other's grace".to_owned()),
    }
    if gives.arms > 0 {
        list.push(format!("cuts its arms budget by {}%", gives.arms));
    }
    if gives.reparations > 0 {
        let share = percent(f64::from(gives.reparations) / 1000.0);
        list.push(format!("pays {share} of a year's output"));
    }
    list
}

/// What an undertaking asks, as an infinitive: `keep forces out of the Rhineland`.
#[must_use]
pub fn restraint(restraint: Restraint, names: &(impl Names + ?Sized)) -> String {
    match restraint {
        Restraint::Passage => "keep its soil open to it".to_owned(),
        Restraint::Trade => "lay no sanctions on it".to_owned(),
        Restraint::Truce => "keep the truce".to_owned(),
        Restraint::Alliances => "join no alliance with its rivals".to_owned(),
        Restraint::Forces(region) => format!("keep forces out of {}", names.region(region)),
        Restraint::Arms(permille) => format!(
            "spend no more than {} of output on defence",
            percent(f64::from(permille) / 1000.0)
        ),
    }
}
