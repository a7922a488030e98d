//! How alarming power would be in whose hands, as anyone can judge it.

use std::sync::Arc;

use super::Pairs;
use crate::content::PerceptionRules;
use crate::ids::NationId;

/// Walt's nearness and hostility for every pair, row by row; power comes from each observer's own estimates.
#[must_use]
pub fn alarms(rules: &PerceptionRules, pairs: &Pairs) -> Arc<[f64]> {
    let n = pairs.len();
    (0..n * n)
        .map(|i| (NationId::at(i / n), NationId::at(i % n)))
        .map(|(a, b)| {
            let rivalry = pairs.rivalry(a, b);
            let near = pairs.proximity(a, b).max(0.5 * rivalry);
            let hostile = rules.threat_base - rules.threat_affinity * pairs.affinity(a, b)
                + rules.threat_rivalry * rivalry
                + rules.threat_grievance * pairs.grievance(a, b);
            near * hostile.clamp(0.0, 1.0)
        })
        .collect()
}

impl Pairs {
    /// Rivals who live near those who enter a defence pact hold it against them, by `step` at full rivalry
    /// next door.
    pub(crate) fn encircle(&mut self, members: &[NationId], step: f64) {
        for other in (0..self.len()).map(NationId::at) {
            if members.contains(&other) {
                continue;
            }
            for &member in members {
                let fear = self.rivalry(other, member) * self.proximity(other, member);
                self.add_grievance(other, member, step * fear);
            }
        }
    }

    /// Rivals who live near the `host` of an exercise hold it against those who take part, by `step` at full
    /// rivalry next door.
    pub(crate) fn parade(&mut self, host: Option<NationId>, members: &[NationId], step: f64) {
        for other in (0..self.len()).map(NationId::at) {
            if members.contains(&other) {
                continue;
            }
            let near = host.map_or(0.0, |h| self.proximity(other, h));
            for &member in members {
                let alarm = step * near * self.rivalry(other, member);
                self.add_grievance(other, member, alarm);
            }
        }
    }
}
