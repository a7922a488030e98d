//! What happened, as far as one nation learned of it.

use std::sync::Arc;

use crate::event::Event;
use crate::ids::NationId;

/// The events of a turn that one nation knows of, in the order in which they happened. All nations' news
/// share one list of events, and none can read beyond its own.
#[derive(Clone)]
pub struct News {
    all: Arc<[Event]>,
    reader: NationId,
}

impl News {
    /// What `nation` learned of `all` that happened.
    #[must_use]
    pub fn new(all: &Arc<[Event]>, nation: NationId) -> Self {
        Self {
            all: all.clone(),
            reader: nation,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Event> {
        self.all.iter().filter(|e| e.scope.includes(self.reader))
    }
}

impl std::fmt::Debug for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
