//! The world as rows sorted by id, and back.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use hecs::ArchetypeColumn;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Beliefs, Burn, Counters, Dossier, Economy, Force, InTransit, Military, Mind, Operation, Plight,
    Polity, Standing, World, owned,
};
use crate::content::{Charter, Claim, Scenario};
use crate::ids::{self, Id, NationId};
use crate::view::{
    Case, Crisis, Flow, Founding, Mission, Motion, Offer, Pairs, Promise, RegionState, Treaty,
    Undertaking,
};

/// Everything that changes in a game. Taken of a world it borrows from it, so that to hash or to write a state
/// copies little; what was read from a save is its own.
///
/// A field that is added later says what it is in older saves, by `#[serde(default)]`; so do the fields of what the
/// rows hold. `tests/it/format.rs` opens a save of each format that was released.
#[derive(Debug, Serialize, Deserialize)]
pub struct Row<'w> {
    turn: u32,
    tension: f64,
    over: bool,
    pairs: Cow<'w, Pairs>,
    beliefs: Cow<'w, Beliefs>,
    claims: Cow<'w, [Claim]>,
    undertakings: Cow<'w, [Undertaking]>,
    composed: Arc<Vec<Charter>>,
    promises: Cow<'w, [Promise]>,
    dossiers: Cow<'w, [Dossier]>,
    burns: Cow<'w, [Burn]>,
    fired: Cow<'w, [Option<u32>]>,
    achieved: Cow<'w, [(u16, NationId)]>,
    scores: Cow<'w, [[f64; 6]]>,
    links: Cow<'w, [f64]>,
    flows: Cow<'w, [Arc<[Flow]>]>,
    counters: Counters,
    nations: NationRows<'w>,
    regions: Column<'w, RegionState>,
    forces: Vec<ForceRow>,
    treaties: Column<'w, Treaty>,
    crises: Column<'w, Crisis>,
    cases: Column<'w, Case>,
    motions: Column<'w, Motion>,
    offers: Column<'w, Offer>,
    foundings: Column<'w, Founding>,
    operations: Column<'w, Operation>,
    missions: Column<'w, Mission>,
}

/// The components of all nations, by id.
#[derive(Debug, Serialize, Deserialize)]
struct NationRows<'w> {
    economy: Column<'w, Economy>,
    polity: Column<'w, Polity>,
    mind: Column<'w, Mind>,
    standing: Column<'w, Standing>,
    military: Column<'w, Military>,
    plight: Column<'w, Plight>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ForceRow {
    force: Force,
    transit: Option<InTransit>,
    cut_off: Option<f64>,
}

/// A component of all things of a kind, in id order: as the world holds it, or as a save does.
enum Column<'w, T: hecs::Component> {
    World(ArchetypeColumn<'w, T>),
    Save(Vec<T>),
}

impl<T: hecs::Component> std::ops::Deref for Column<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::World(column) => column,
            Self::Save(list) => list,
        }
    }
}

impl<T: hecs::Component + fmt::Debug> fmt::Debug for Column<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&**self).finish()
    }
}

impl<T: hecs::Component + Clone> Column<'_, T> {
    fn into_vec(self) -> Vec<T> {
        match self {
            Self::World(column) => column.to_vec(),
            Self::Save(list) => list,
        }
    }

    fn each(self, with: impl FnMut(T)) {
        self.into_vec().into_iter().for_each(with);
    }
}

impl<T: hecs::Component + Serialize> Serialize for Column<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: hecs::Component + Deserialize<'de>> Deserialize<'de> for Column<'_, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Save)
    }
}

impl Row<'_> {
    /// Whether the lists are as long as the scenario's and no id in a row points beyond them. A save made by hand
    /// could; the world itself is not on its guard.
    pub fn fits(&self, scenario: &Scenario) -> bool {
        let n = scenario.nations.len();
        let nations = &self.nations;
        let parts = [
            nations.economy.len(),
            nations.polity.len(),
            nations.mind.len(),
            nations.standing.len(),
            nations.military.len(),
            nations.plight.len(),
        ];
        let charters = scenario.charters.len() + self.composed.len();
        parts == [n; 6]
            && self.regions.len() == scenario.regions.len()
            && self.scores.len() == n
            && self.links.len() == scenario.links.len()
            && self.flows.len() == n
            && self.fired.len() == scenario.history.len()
            && self.pairs.fits(n)
            && self.beliefs.fits(n)
            && ids::all(self, |id| match id {
                Id::Charter(c) => c.index() < charters,
                id => scenario.knows(id),
            })
    }
}

impl World {
    pub fn to_row(&self) -> Row<'_> {
        let forces = self.forces().map(|force| ForceRow {
            force,
            transit: self.transit(force.id).map(owned),
            cut_off: self.cut_off(force.id),
        });
        Row {
            turn: self.turn,
            tension: self.tension,
            over: self.over,
            pairs: Cow::Borrowed(&self.pairs),
            beliefs: Cow::Borrowed(&self.beliefs),
            claims: Cow::Borrowed(&self.claims),
            undertakings: Cow::Borrowed(&self.undertakings),
            composed: self.composed.clone(),
            promises: Cow::Borrowed(&self.promises),
            dossiers: Cow::Borrowed(&self.dossiers),
            burns: Cow::Borrowed(&self.burns),
            fired: Cow::Borrowed(&self.fired),
            achieved: Cow::Borrowed(&self.achieved),
            scores: Cow::Borrowed(&self.scores),
            links: Cow::Borrowed(&self.links),
            flows: Cow::Borrowed(&self.flows),
            counters: self.counters,
            nations: NationRows {
                economy: Column::World(self.economies()),
                polity: Column::World(self.polities()),
                mind: Column::World(self.minds()),
                standing: Column::World(self.standings()),
                military: Column::World(self.militaries()),
                plight: Column::World(self.plights()),
            },
            regions: Column::World(self.regions()),
            forces: forces.collect(),
            treaties: Column::World(self.treaties()),
            crises: Column::World(self.crises()),
            cases: Column::World(self.cases()),
            motions: Column::World(self.motions()),
            offers: Column::World(self.offers()),
            foundings: Column::World(self.foundings()),
            operations: Column::World(self.operations()),
            missions: Column::World(self.missions()),
        }
    }

    pub fn from_row(scenario: Arc<Scenario>, seed: u64, row: Row<'_>) -> Self {
        let mut world = Self::empty(scenario, seed);
        world.turn = row.turn;
        world.tension = row.tension;
        world.over = row.over;
        world.pairs = row.pairs.into_owned();
        world.beliefs = row.beliefs.into_owned();
        world.claims = row.claims.into_owned();
        world.undertakings = row.undertakings.into_owned();
        world.composed = row.composed;
        world.promises = row.promises.into_owned();
        world.dossiers = row.dossiers.into_owned();
        world.burns = row.burns.into_owned();
        world.fired = row.fired.into_owned();
        world.achieved = row.achieved.into_owned();
        world.scores = row.scores.into_owned();
        world.links = row.links.into_owned();
        world.flows = row.flows.into_owned();
        world.counters = row.counters;
        for state in row.regions.into_vec() {
            world.ecs.spawn_region(state);
        }
        let nations = row.nations;
        let (economies, polities) = (nations.economy.into_vec(), nations.polity.into_vec());
        let (minds, standings) = (nations.mind.into_vec(), nations.standing.into_vec());
        let (militaries, plights) = (nations.military.into_vec(), nations.plight.into_vec());
        for (((((economy, polity), mind), standing), military), plight) in economies
            .into_iter()
            .zip(polities)
            .zip(minds)
            .zip(standings)
            .zip(militaries)
            .zip(plights)
        {
            let parts = (economy, polity, mind, standing, military, plight);
            world.ecs.spawn_nation(parts);
        }
        for f in row.forces {
            let id = f.force.id;
            world.ecs.spawn(f.force);
            world.set_transit(id, f.transit);
            world.set_cut_off(id, f.cut_off);
        }
        let ecs = &mut world.ecs;
        row.treaties.each(|t| ecs.spawn(t));
        row.crises.each(|c| ecs.spawn(c));
        row.cases.each(|c| ecs.spawn(c));
        row.motions.each(|m| ecs.spawn(m));
        row.offers.each(|o| ecs.spawn(o));
        row.foundings.each(|f| ecs.spawn(f));
        row.operations.each(|o| ecs.spawn(o));
        row.missions.each(|m| ecs.spawn(m));
        world
    }
}
