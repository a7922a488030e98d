//! A nation by its id.

use casus_foederis::content::Scenario;
use casus_foederis::ids::NationId;

/// The nation whose id is spelt so.
pub fn nation(scenario: &Scenario, id: &str) -> Option<NationId> {
    scenario.nation_ids().find(|n| scenario.nation(*n).id == id)
}
