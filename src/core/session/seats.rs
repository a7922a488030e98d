//! Seats by the ids of their nations.

use super::SessionError;
use crate::content::{Born, Scenario};
use crate::ids::NationId;

/// The nations that `ids` name, in any case of letters.
///
/// # Errors
/// When the map has no such nation, or one is named twice.
pub fn seats(scenario: &Scenario, ids: &[String]) -> Result<Vec<NationId>, SessionError> {
    let mut seats = Vec::new();
    for id in ids {
        let known = scenario.nation_named(id).or_else(|| {
            let same = |n: &NationId| scenario.nation(*n).id.eq_ignore_ascii_case(id);
            scenario.nation_ids().find(same)
        });
        let Some(nation) = known else {
            let all: Vec<&str> = scenario.nations.iter().map(|n| n.id.as_str()).collect();
            return Err(SessionError::NoNation(id.clone(), all.join(", ")));
        };
        if scenario.nation(nation).born == Born::Script {
            return Err(SessionError::NotYet(id.clone()));
        }
        if seats.contains(&nation) {
            return Err(SessionError::SeatTwice(id.clone()));
        }
        seats.push(nation);
    }
    Ok(seats)
}
