//! Whom allies can tell what they know.

use super::{Pairs, Treaty};
use crate::content::PreparationRules;
use crate::ids::NationId;

/// How leaky a member is, 0..1: a shaken state keeps no secrets, nor does a friend of those whom the others
/// hold for rivals.
#[must_use]
pub fn leaky(
    rules: &PreparationRules,
    pairs: &Pairs,
    treaty: &Treaty,
    member: NationId,
    stability: f64,
) -> f64 {
    let mut friendly: f64 = 0.0;
    if let Some(lead) = treaty.lead.filter(|l| *l != member) {
        let ([_, affinity, _], [_, _, rivalry]) = (pairs.rows(member), pairs.rows(lead));
        let others = (0..).map(NationId::at);
        for (other, (affinity, rivalry)) in others.zip(affinity.iter().zip(rivalry)) {
            let heat = rivalry * affinity.max(0.0);
            if heat > friendly && !treaty.has(other) {
                friendly = heat;
            }
        }
    }
    let shaken = (1.0 - stability / rules.leak_stability).max(0.0);
    (rules.leak_instability * shaken + rules.leak_friendly * friendly).clamp(0.0, 1.0)
}
