//! How often nations that meet and dislike each other clash without anybody's order.

use super::{Contact, Pairs};
use crate::content::CrisisRules;
use crate::content::scale::around_one;
use crate::ids::NationId;

/// Incidents a year that `a` starts against `b`, whom it meets so, where nobody keeps the peace between them.
#[must_use]
pub fn incident_rate(
    pairs: &Pairs,
    contact: Contact,
    rules: &CrisisRules,
    tension: f64,
    a: NationId,
    b: NationId,
) -> f64 {
    let occasions = contact.occasions(rules);
    if occasions <= 0.0 {
        return 0.0;
    }
    let heat = rules.incident_floor
        + rules.incident_rivalry * pairs.rivalry(a, b)
        + rules.incident_grievance * pairs.grievance(a, b)
        + rules.incident_memory * pairs.memory(a, b)
        - rules.incident_affinity * pairs.affinity(a, b);
    occasions * heat.max(0.0) * around_one(tension)
}
