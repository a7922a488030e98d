//! The simulation: a [`Game`] takes orders and yields events. It reads no clock, file, environment,
//! thread or terminal; the same scenario, seed and orders give the same hash everywhere.

mod digest;
mod imagine;
mod observe;
mod rules;
mod snapshot;
mod world;

use std::sync::Arc;

pub use imagine::{future, imagine};
pub use snapshot::Snapshot;

use observe::{Outlook, Private};

use crate::content::Scenario;
use crate::event::Event;
use crate::ids::NationId;
use crate::order::{Issued, Stake};
use crate::view::View;

/// The edition of the rules: raised whenever this code, with the same map, constants, seed and orders, makes
/// something else happen. A saved game says under which edition it was played and is run again only under that
/// one; `tests/it/course.rs` notices when the number should have been raised.
pub const EDITION: u32 = 17;

/// A running game.
pub struct Game {
    world: world::World,
    /// What happened in the turn before, for the views.
    news: Arc<[Event]>,
    /// What the views of this turn are made from.
    outlook: Outlook,
}

impl Game {
    /// The first turn of `scenario`; `seed` decides every roll.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        let mut world = world::World::new(scenario, seed);
        rules::begin(&mut world);
        let outlook = Outlook::new(&world);
        Self {
            world,
            news: Arc::default(),
            outlook,
        }
    }

    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.world.scenario
    }

    #[must_use]
    pub fn seed(&self) -> u64 {
        self.world.seed
    }

    /// Turns played.
    #[must_use]
    pub fn turn(&self) -> u32 {
        self.world.turn
    }

    #[must_use]
    pub fn over(&self) -> bool {
        self.world.over
    }

    /// The world as `nation` sees it.
    #[must_use]
    pub fn view(&self, nation: NationId) -> View {
        let private = Private::of(&self.world);
        self.outlook.view(&private, nation, &self.news)
    }

    /// The views of `nations`; they share their public part.
    #[must_use]
    pub fn views(&self, nations: &[NationId]) -> Vec<View> {
        let private = Private::of(&self.world);
        let view = |&n| self.outlook.view(&private, n, &self.news);
        nations.iter().map(view).collect()
    }

    /// What happened in the turn before.
    pub fn news(&self) -> impl Iterator<Item = &Event> {
        self.news.iter()
    }

    /// War breaks out over `stake` before anybody has ordered anything: for those who imagine what would come of it.
    pub fn attack(&mut self, by: NationId, on: NationId, stake: Stake) {
        rules::attack(&mut self.world, by, on, stake);
        self.outlook = self.outlook.next(&self.world);
    }

    /// Runs one turn with `orders` from all seats, in any order, and tells what happened.
    pub fn advance(&mut self, orders: Vec<Issued>) -> &[Event] {
        self.advance_by_phases(orders, |_| ())
    }

    /// The same for those who watch a turn go by: `over` hears the name of each phase when it is over, at last
    /// that of the outlook from which the next views are made.
    pub fn advance_by_phases(
        &mut self,
        orders: Vec<Issued>,
        mut over: impl FnMut(&'static str),
    ) -> &[Event] {
        rules::turn(&mut self.world, &self.outlook, orders, &mut over);
        self.news = std::mem::take(&mut self.world.events).into();
        self.outlook = self.outlook.next(&self.world);
        over("outlook");
        &self.news
    }

    /// A digest of the whole state; equal states have equal hashes on every platform.
    #[must_use]
    pub fn hash(&self) -> u64 {
        snapshot::hash(&self.world)
    }

    /// The whole state as rows sorted by id.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'_> {
        snapshot::take(&self.world, &self.news)
    }

    /// The game that `snapshot` was taken of; `scenario` and `seed` are those it was played with.
    #[must_use]
    pub fn restore(scenario: Arc<Scenario>, seed: u64, snapshot: Snapshot<'_>) -> Self {
        let (mut world, news) = snapshot::restore(scenario, seed, snapshot);
        world.objectives = rules::objectives(&world);
        let outlook = Outlook::new(&world);
        Self {
            world,
            news: news.into(),
            outlook,
        }
    }
}
