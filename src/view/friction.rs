//! How often nations that meet and dislike each other clash without anybody's order.

use super::Pairs;
use crate::content::CrisisRules;
use crate::ids::NationId;

/// Incidents a year that `a` starts against `b` where nobody keeps the peace between them.
#[must_use]
pub fn incident_rate(
    pairs: &Pairs,
    rules: &CrisisRules,
    tension: f64,
    a: NationId,
    b: NationId,
) -> f64 {
    let near = pairs.proximity(a, b);
    let rivalry = pairs.rivalry(a, b);
    // Great rivals meet all over the world, not only at their borders.
    let contact = near.max(rivalry * rules.incident_far);
    if contact < rules.incident_contact {
        return 0.0;
    }
    let heat = rules.incident_floor
        + rules.incident_rivalry * rivalry
        + rules.incident_grievance * pairs.grievance(a, b)
        - rules.incident_affinity * pairs.affinity(a, b);
    if heat <= 0.0 {
        return 0.0;
    }
    contact * heat * (0.5 + tension)
}
