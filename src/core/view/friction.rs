//! How often nations that meet and dislike each other clash without anybody's order.

use super::Pairs;
use crate::content::CrisisRules;
use crate::content::scale::around_one;
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
    let near = [pairs.proximity(a, b), pairs.rivalry(a, b)];
    rate(rules, tension, near, || {
        (pairs.grievance(a, b), pairs.affinity(a, b))
    })
}

/// [`incident_rate`] of `a` against every nation, itself too, in id order.
pub(crate) fn incident_rates(
    pairs: &Pairs,
    rules: &CrisisRules,
    tension: f64,
    a: NationId,
) -> impl Iterator<Item = (NationId, f64)> {
    let ([proximity, affinity, rivalry], grievance) = (pairs.rows(a), pairs.grievances(a));
    let others = (0..).map(NationId::at);
    let pairs = proximity
        .iter()
        .zip(rivalry)
        .zip(grievance.iter().zip(affinity));
    others
        .zip(pairs)
        .map(move |(b, ((near, rivalry), (grievance, affinity)))| {
            let rate = rate(rules, tension, [*near, *rivalry], || {
                (*grievance, *affinity)
            });
            (b, rate)
        })
}

/// By nearness and rivalry, grievance and affinity of two nations.
fn rate(
    rules: &CrisisRules,
    tension: f64,
    [near, rivalry]: [f64; 2],
    feelings: impl FnOnce() -> (f64, f64),
) -> f64 {
    // Great rivals meet all over the world, not only at their borders.
    let contact = near.max(rivalry * rules.incident_far);
    if contact < rules.incident_contact {
        return 0.0;
    }
    let (grievance, affinity) = feelings();
    let heat = rules.incident_floor
        + rules.incident_rivalry * rivalry
        + rules.incident_grievance * grievance
        - rules.incident_affinity * affinity;
    if heat <= 0.0 {
        return 0.0;
    }
    contact * heat * around_one(tension)
}
