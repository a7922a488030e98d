//! What became of motions, by charter.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::event::{Event, EventKind};
use crate::ids::{MotionId, TreatyId};

/// Motions under treaties of one charter in one run. Those that are open at the end, or fell with their treaty, were tabled
/// and no more.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct MotionsLine {
    pub charter: String,
    pub tabled: u32,
    /// As it was tabled.
    pub passed: u32,
    /// Passed, but the votes carried less than was tabled.
    pub weakened: u32,
    /// Passed, and the votes carried more than was tabled.
    pub strengthened: u32,
    pub failed: u32,
}

/// Motions as they are tabled and counted.
#[derive(Clone, Debug, Default)]
pub struct Motions {
    weakened: BTreeSet<MotionId>,
    strengthened: BTreeSet<MotionId>,
    lines: BTreeMap<String, MotionsLine>,
}

impl Motions {
    /// Takes in an event; `charter` looks up the id of a treaty's.
    pub fn event(&mut self, event: &Event, charter: impl Fn(TreatyId) -> Option<String>) {
        match &event.kind {
            EventKind::Tabled { treaty, .. } => {
                self.count(charter(*treaty), |line| line.tabled += 1);
            }
            EventKind::MotionWeakened {
                motion, from, to, ..
            } => {
                let changed = match to < from {
                    true => &mut self.weakened,
                    false => &mut self.strengthened,
                };
                changed.insert(*motion);
            }
            EventKind::MotionPassed { motion, treaty, .. } => {
                let (weaker, stronger) = (
                    self.weakened.remove(motion),
                    self.strengthened.remove(motion),
                );
                self.count(charter(*treaty), |line| match (weaker, stronger) {
                    (true, _) => line.weakened += 1,
                    (_, true) => line.strengthened += 1,
                    _ => line.passed += 1,
                });
            }
            EventKind::MotionFailed { treaty, .. } => {
                self.count(charter(*treaty), |line| line.failed += 1);
            }
            _ => {}
        }
    }

    fn count(&mut self, charter: Option<String>, add: impl FnOnce(&mut MotionsLine)) {
        let Some(charter) = charter else { return };
        let line = self
            .lines
            .entry(charter)
            .or_insert_with_key(|charter| MotionsLine {
                charter: charter.clone(),
                ..MotionsLine::default()
            });
        add(line);
    }

    /// One line for each charter under which anything was tabled, by its id.
    #[must_use]
    pub fn lines(&self) -> Vec<MotionsLine> {
        self.lines.values().cloned().collect()
    }
}
