//! What a map comes to on its first day, for whoever writes one: nothing in here is reckoned for this purpose, all is what the
//! engine begins with and what each nation reckons from its own seat before the first order is given.

mod forces;
mod nations;
mod quarrels;
mod warnings;

use std::sync::Arc;

pub use forces::Ration;
pub use nations::Standing;
pub use quarrels::Quarrel;
pub use warnings::warnings;

use crate::content::{ObjectiveKind, Scenario};
use crate::engine::Game;
use crate::ids::NationId;
use crate::view::View;

/// The first day of a map.
pub struct Survey {
    pub scenario: Arc<Scenario>,
    /// What each nation knows, by nation.
    pub views: Vec<View>,
    /// By nation.
    pub nations: Vec<Standing>,
    /// By nation, then in the order of the map.
    pub forces: Vec<Ration>,
    /// What the leaders have to weigh, the most tempting first.
    pub quarrels: Vec<Quarrel>,
    /// The objectives that are to be achieved and are met already, by their places in the map's list, each with whose it is.
    pub met: Vec<(u16, NationId)>,
}

impl Survey {
    /// `seed` decides what a map leaves to luck: how well nations know each other, and how well their forces fight.
    #[must_use]
    pub fn of(scenario: Arc<Scenario>, seed: u64) -> Self {
        let game = Game::new(Arc::clone(&scenario), seed);
        let all: Vec<NationId> = scenario.nation_ids().collect();
        let views = game.views(&all);
        Self {
            nations: nations::standings(&views),
            forces: views.iter().flat_map(forces::rations).collect(),
            quarrels: quarrels::quarrels(&views),
            met: met(&views),
            views,
            scenario,
        }
    }
}

fn met(views: &[View]) -> Vec<(u16, NationId)> {
    let mut met = Vec::new();
    for view in views {
        let objectives = &view.scenario().objectives;
        let achieved =
            view.own.objectives.iter().filter(|(i, met)| {
                *met && objectives[usize::from(*i)].kind == ObjectiveKind::Achieve
            });
        met.extend(achieved.map(|(i, _)| (*i, view.me)));
    }
    met.sort_unstable();
    met
}
