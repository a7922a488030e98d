//! The world's state: entities with their components, and the matrices of pairs beside them. A nation, a region, a
//! treaty, a crisis, a force and all else that the game is about is an entity; its stable id is one of its components.
//! A phase is a system: it queries the components that concern it, in the order of the ids (`entities.rs`). What is
//! looked up by its id alone is in `access.rs`. `hecs::Entity` stays in this folder.

mod access;
mod beliefs;
mod components;
mod entities;
mod kinship;
mod relations;
mod rows;
mod spawn;

use std::sync::Arc;

pub use access::{NationMut, owned};
pub use beliefs::Beliefs;
pub use components::{
    Burn, CutOff, Dossier, Ease, Economy, Force, InTransit, Military, Mind, Operation, Plight,
    Polity, Standing,
};
pub use entities::Entities;
pub use kinship::Kinship;
pub use rows::Row;

use crate::content::{Charter, Claim, Rules, Scenario};
use crate::dice::{Cup, Dice, Phase, dice};
use crate::event::{Event, EventKind, Scope};
use crate::ids::{CharterId, ForceId, NationId, RegionId};
use crate::view::{Dilemma, Flow, Foothold, Pairs, Promise, Undertaking};

pub struct World {
    pub scenario: Arc<Scenario>,
    pub seed: u64,
    pub turn: u32,
    /// World tension, 0..1.
    pub tension: f64,
    pub over: bool,
    pub pairs: Pairs,
    /// What the affinities among them were last made from; in no save.
    pub kinship: Kinship,
    pub beliefs: Beliefs,
    pub claims: Vec<Claim>,
    /// What settlements forbid, in the order given.
    pub undertakings: Vec<Undertaking>,
    /// Charters composed in play; their ids go on after the scenario's.
    pub composed: Arc<Vec<Charter>>,
    /// Promised votes and answers, in the order given.
    pub promises: Vec<Promise>,
    /// What victims of covert acts hold, in the order it came to light.
    pub dossiers: Vec<Dossier>,
    pub burns: Vec<Burn>,
    /// Who has found a way into whose networks, in the order in which they were made.
    pub footholds: Vec<Foothold>,
    /// The turn each script fired, by script.
    pub fired: Vec<Option<u32>>,
    /// How each script was answered: the place of the course, by script.
    pub chosen: Vec<Option<u8>>,
    /// Questions that wait for an answer, in the order in which they were put.
    pub dilemmas: Vec<Dilemma>,
    /// The objectives reached so far, as (objective, nation), sorted.
    pub achieved: Vec<(u16, NationId)>,
    pub scores: Vec<[f64; 6]>,
    /// The objectives that concern each nation, each with whether it was met when the turn ended; by nation.
    /// Follows from the rest, and is in no save.
    pub objectives: Vec<Arc<[(u16, bool)]>>,
    /// Condition of each link, 0..1.
    pub links: Vec<f64>,
    /// Flows of the last supply phase, by nation; shared within a coalition.
    pub flows: Vec<Arc<[Flow]>>,
    /// What happened so far this turn.
    pub events: Vec<Event>,
    pub counters: Counters,
    /// Nations, treaties, crises, forces and all else that has components.
    pub ecs: Entities,
}

/// The next number of each kind of thing that comes and goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Counters {
    pub force: u32,
    pub treaty: u16,
    pub crisis: u32,
    pub case: u32,
    pub motion: u32,
    pub offer: u32,
    pub founding: u32,
    pub operation: u32,
    pub mission: u32,
    #[serde(default)]
    pub group: u32,
}

impl World {
    pub fn rules(&self) -> &Rules {
        &self.scenario.rules
    }

    /// The clauses of a charter, the scenario's or one composed in play.
    pub fn charter(&self, id: CharterId) -> &Charter {
        let shipped = &self.scenario.charters;
        match shipped.get(id.index()) {
            Some(charter) => charter,
            None => &self.composed[id.index() - shipped.len()],
        }
    }

    /// Takes up a charter composed in play; one with the same clauses as another is the same charter.
    pub fn add_charter(&mut self, charter: Charter) -> CharterId {
        let known = self.composed.iter().position(|c| *c == charter);
        let place = known.unwrap_or_else(|| {
            Arc::make_mut(&mut self.composed).push(charter);
            self.composed.len() - 1
        });
        CharterId::at(self.scenario.charters.len() + place)
    }

    /// Whether the force is posted to a peace operation.
    pub fn posted(&self, force: ForceId) -> bool {
        self.missions().iter().any(|m| m.posts(force))
    }

    /// Years that this turn lasts.
    pub fn dt(&self) -> f64 {
        self.scenario.years_per_turn()
    }

    pub fn dice(&self, phase: Phase, subject: impl Into<u64>) -> Dice {
        dice(self.seed, self.turn, phase, subject.into())
    }

    /// What each nation's dice are keyed by, by nation.
    pub fn keys(&self) -> Vec<u32> {
        let nations = self.nation_ids();
        nations.map(|n| self.scenario.key(n)).collect()
    }

    pub fn cup(&self, phase: Phase) -> Cup {
        Cup::new(self.seed, self.turn, phase)
    }

    /// Tells the world.
    pub fn tell(&mut self, kind: EventKind) {
        self.events.push(Event {
            turn: self.turn,
            scope: Scope::World,
            kind,
        });
    }

    /// Tells only the nations named.
    pub fn tell_only(&mut self, to: &[NationId], kind: EventKind) {
        self.events.push(Event {
            turn: self.turn,
            scope: Scope::Only(to.to_vec()),
            kind,
        });
    }

    /// All nation ids, exiles too, in order.
    pub fn nation_ids(&self) -> impl Iterator<Item = NationId> + use<> {
        (0..self.ecs.count::<NationId>()).map(NationId::at)
    }

    pub fn region_ids(&self) -> impl Iterator<Item = RegionId> + use<> {
        (0..self.ecs.count::<RegionId>()).map(RegionId::at)
    }
}
