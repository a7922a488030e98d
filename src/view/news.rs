//! What happened, as far as one nation learned of it.

use std::sync::Arc;

use crate::event::Event;
use crate::ids::NationId;

/// The events of a turn that one nation knows of, in the order in which they happened. All nations' news
/// share one list of events, and none can read beyond its own.
#[derive(Clone, Default)]
pub struct News {
    all: Arc<[Event]>,
    mine: Vec<u32>,
}

impl News {
    /// What `nation` learned of `all` that happened.
    #[must_use]
    pub fn new(all: &Arc<[Event]>, nation: NationId) -> Self {
        let known = |(i, event): (u32, &Event)| event.scope.includes(nation).then_some(i);
        Self {
            all: all.clone(),
            mine: (0..).zip(all.iter()).filter_map(known).collect(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Event> {
        self.mine.iter().map(|&i| &self.all[i as usize])
    }
}

impl std::fmt::Debug for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
