//! How alarming power would be in whose hands, as anyone can judge it.

use std::sync::Arc;

use super::Pairs;
use crate::content::PerceptionRules;
use crate::ids::NationId;

/// Walt's nearness and hostility for every pair, row by row; power comes from each observer's own estimates.
#[must_use]
pub fn alarms(rules: &PerceptionRules, pairs: &Pairs) -> Arc<[f64]> {
    let mut list = Vec::with_capacity(pairs.len() * pairs.len());
    for nation in (0..pairs.len()).map(NationId::at) {
        let ([proximity, affinity, rivalry], grievance) =
            (pairs.rows(nation), pairs.grievances(nation));
        let pairs = proximity.iter().zip(affinity).zip(rivalry).zip(grievance);
        list.extend(pairs.map(|(((near, affinity), rivalry), grievance)| {
            let near = near.max(rules.threat_rival_near * rivalry);
            let hostile = rules.threat_base - rules.threat_affinity * affinity
                + rules.threat_rivalry * rivalry
                + rules.threat_grievance * grievance;
            near * hostile.clamp(0.0, 1.0)
        }));
    }
    list.into()
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
