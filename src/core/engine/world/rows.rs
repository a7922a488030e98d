//! The world as rows sorted by id, and back.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use hecs::ArchetypeColumn;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Beliefs, Burn, Counters, CutOff, Dossier, Economy, Entities, Force, InTransit, Kinship,
    Military, Mind, Operation, Plight, Polity, Standing, World,
};
use crate::content::{Charter, Claim, Scenario};
use crate::ids::{self, ForceId, Id, NationId};
use crate::view::{
    ArmedGroup, Case, Crisis, Dilemma, Flow, Foothold, Founding, Mission, Motion, Networks, Offer,
    Pairs, Promise, RegionState, Treaty, Undertaking,
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
    /// None before edition 15.
    #[serde(default)]
    footholds: Cow<'w, [Foothold]>,
    fired: Cow<'w, [Option<u32>]>,
    /// None before edition 8.
    #[serde(default)]
    chosen: Cow<'w, [Option<u8>]>,
    #[serde(default)]
    dilemmas: Cow<'w, [Dilemma]>,
    achieved: Cow<'w, [(u16, NationId)]>,
    scores: Cow<'w, [[f64; 6]]>,
    links: Cow<'w, [f64]>,
    flows: Cow<'w, [Arc<[Flow]>]>,
    counters: Counters,
    nations: NationRows<'w>,
    regions: Column<'w, RegionState>,
    pub(super) forces: Vec<ForceRow>,
    pub(super) treaties: Column<'w, Treaty>,
    pub(super) crises: Column<'w, Crisis>,
    pub(super) cases: Column<'w, Case>,
    pub(super) motions: Column<'w, Motion>,
    pub(super) offers: Column<'w, Offer>,
    pub(super) foundings: Column<'w, Founding>,
    pub(super) operations: Column<'w, Operation>,
    pub(super) missions: Column<'w, Mission>,
    /// None before edition 10.
    #[serde(default)]
    pub(super) groups: Column<'w, ArmedGroup>,
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
    /// None before edition 15.
    #[serde(default)]
    networks: Column<'w, Networks>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ForceRow {
    force: Force,
    transit: Option<InTransit>,
    cut_off: Option<f64>,
}

/// A component of all things of a kind, in id order: as the world holds it, or as a save does.
pub(super) enum Column<'w, T: hecs::Component> {
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

impl<T: hecs::Component> Default for Column<'_, T> {
    fn default() -> Self {
        Self::Save(Vec::new())
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
        let networks = nations.networks.len();
        let charters = scenario.charters.len() + self.composed.len();
        parts == [n; 6]
            && (networks == n || networks == 0)
            && self.regions.len() == scenario.regions.len()
            && self.scores.len() == n
            && self.links.len() == scenario.links.len()
            && self.flows.len() == n
            && self.fired.len() == scenario.history.len()
            && self.answers_fit(scenario)
            && self.pairs.fits(n)
            && self.beliefs.fits(n)
            && ids::all(self, |id| match id {
                Id::Charter(c) => c.index() < charters,
                id => scenario.knows(id),
            })
    }

    /// Whether every answer is one of the courses of its script.
    fn answers_fit(&self, scenario: &Scenario) -> bool {
        let fits = |script: usize, course: u8| {
            let script = scenario.history.get(script);
            let question = script.and_then(|s| s.question.as_ref());
            question.is_some_and(|q| usize::from(course) < q.courses.len())
        };
        let given = self.chosen.iter().enumerate();
        let asked = |d: &Dilemma| {
            let courses = d.open.iter().chain(&d.answer);
            courses.into_iter().all(|c| fits(d.script.index(), *c)) && !d.open.is_empty()
        };
        given.into_iter().all(|(i, c)| c.is_none_or(|c| fits(i, c)))
            && self.dilemmas.iter().all(asked)
    }
}

impl World {
    /// How many there are of each kind of thing that comes and goes, in the world and in what is saved of it.
    #[cfg(test)]
    pub fn kept(&self) -> Vec<(&'static str, [usize; 2])> {
        super::entities::kept(&self.ecs, &self.to_row())
    }

    pub fn to_row(&self) -> Row<'_> {
        type Parts<'a> = (&'a Force, Option<&'a InTransit>, Option<&'a CutOff>);
        let forces = self
            .ecs
            .read::<ForceId, Parts<'_>, _>(|_, (force, transit, cut_off)| ForceRow {
                force: *force,
                transit: transit.cloned(),
                cut_off: cut_off.map(|c| c.months),
            });
        // All fields are named, so that none that is added is forgotten: what is in no save says so here.
        let Self {
            scenario: _,
            seed: _,
            kinship: _,
            objectives: _,
            events: _,
            ecs: _,
            turn,
            tension,
            over,
            pairs,
            beliefs,
            claims,
            undertakings,
            composed,
            promises,
            dossiers,
            burns,
            footholds,
            fired,
            chosen,
            dilemmas,
            achieved,
            scores,
            links,
            flows,
            counters,
        } = self;
        Row {
            turn: *turn,
            tension: *tension,
            over: *over,
            pairs: Cow::Borrowed(pairs),
            beliefs: Cow::Borrowed(beliefs),
            claims: Cow::Borrowed(claims),
            undertakings: Cow::Borrowed(undertakings),
            composed: composed.clone(),
            promises: Cow::Borrowed(promises),
            dossiers: Cow::Borrowed(dossiers),
            burns: Cow::Borrowed(burns),
            footholds: Cow::Borrowed(footholds),
            fired: Cow::Borrowed(fired),
            chosen: Cow::Borrowed(chosen),
            dilemmas: Cow::Borrowed(dilemmas),
            achieved: Cow::Borrowed(achieved),
            scores: Cow::Borrowed(scores),
            links: Cow::Borrowed(links),
            flows: Cow::Borrowed(flows),
            counters: *counters,
            nations: NationRows {
                economy: Column::World(self.economies()),
                polity: Column::World(self.polities()),
                mind: Column::World(self.minds()),
                standing: Column::World(self.standings()),
                military: Column::World(self.militaries()),
                plight: Column::World(self.plights()),
                networks: Column::World(self.all_networks()),
            },
            regions: Column::World(self.regions()),
            forces,
            treaties: Column::World(self.treaties()),
            crises: Column::World(self.crises()),
            cases: Column::World(self.cases()),
            motions: Column::World(self.motions()),
            offers: Column::World(self.offers()),
            foundings: Column::World(self.foundings()),
            operations: Column::World(self.operations()),
            missions: Column::World(self.missions()),
            groups: Column::World(self.groups()),
        }
    }

    pub fn from_row(scenario: Arc<Scenario>, seed: u64, row: Row<'_>) -> Self {
        let n = scenario.nations.len();
        let mut world = Self {
            seed,
            turn: row.turn,
            tension: row.tension,
            over: row.over,
            pairs: row.pairs.into_owned(),
            kinship: Kinship::default(),
            beliefs: row.beliefs.into_owned(),
            claims: row.claims.into_owned(),
            undertakings: row.undertakings.into_owned(),
            composed: row.composed,
            promises: row.promises.into_owned(),
            dossiers: row.dossiers.into_owned(),
            burns: row.burns.into_owned(),
            footholds: row.footholds.into_owned(),
            chosen: {
                let mut chosen = row.chosen.into_owned();
                chosen.resize(row.fired.len(), None);
                chosen
            },
            fired: row.fired.into_owned(),
            dilemmas: row.dilemmas.into_owned(),
            achieved: row.achieved.into_owned(),
            scores: row.scores.into_owned(),
            objectives: vec![Arc::from(Vec::new()); n],
            links: row.links.into_owned(),
            flows: row.flows.into_owned(),
            events: Vec::new(),
            counters: row.counters,
            ecs: Entities::new(),
            scenario,
        };
        let nations = row.nations;
        let (economies, polities) = (nations.economy.into_vec(), nations.polity.into_vec());
        let mut regions = row.regions.into_vec();
        settle(&world.scenario, &mut regions, &polities);
        for state in regions {
            world.ecs.spawn_region(state);
        }
        let (minds, standings) = (nations.mind.into_vec(), nations.standing.into_vec());
        let (militaries, plights) = (nations.military.into_vec(), nations.plight.into_vec());
        let networks = networks(&world.scenario, nations.networks.into_vec(), &militaries);
        for ((((((economy, polity), mind), standing), military), plight), networks) in economies
            .into_iter()
            .zip(polities)
            .zip(minds)
            .zip(standings)
            .zip(militaries)
            .zip(plights)
            .zip(networks)
        {
            let parts = (economy, polity, mind, standing, military, plight, networks);
            world.ecs.spawn_nation(parts);
        }
        for f in row.forces {
            let id = f.force.id;
            world.ecs.spawn(f.force);
            world.set_transit(id, f.transit);
            let cut_off = f.cut_off.map(|months| CutOff { months });
            world.ecs.set(id, cut_off);
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
        row.groups.each(|g| ecs.spawn(g));
        world
    }
}

/// States of before edition 15 say nothing of networks: each nation's are what its means make them.
fn networks(scenario: &Scenario, saved: Vec<Networks>, militaries: &[Military]) -> Vec<Networks> {
    if saved.len() == militaries.len() {
        return saved;
    }
    let first = |m: &Military| Networks::first(scenario, m.cyber);
    militaries.iter().map(first).collect()
}

/// States of before edition 7 do not say how many live where: a nation's people are shared out over its soil as they lived on
/// the first day.
fn settle(scenario: &Scenario, regions: &mut [RegionState], polities: &[Polity]) {
    let mut first = vec![0.0; polities.len()];
    for (state, region) in regions.iter().zip(&scenario.regions) {
        if let Some(owner) = state.owner {
            first[owner.index()] += region.population;
        }
    }
    for (state, region) in regions.iter_mut().zip(&scenario.regions) {
        if state.people < 0.0 {
            let times = state.owner.map_or(1.0, |owner| {
                polities[owner.index()].population / f64::max(first[owner.index()], 1e-9)
            });
            state.people = region.population * times;
        }
    }
}
