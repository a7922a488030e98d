//! The world as one nation sees it.

use std::sync::Arc;

use super::world::{Force, World, owned};
use crate::event::Event;
use crate::ids::NationId;
use crate::view::{Estimate, Memo, NationState, Own, Public, Sighting, View, alarms};

/// What everybody knows.
pub fn public(world: &World) -> Public {
    Public {
        scenario: world.scenario.clone(),
        turn: world.turn,
        tension: world.tension,
        regions: world.region_ids().map(|r| owned(world.region(r))).collect(),
        nations: world.nation_ids().map(|n| nation_state(world, n)).collect(),
        treaties: world.treaties().map(owned).collect(),
        crises: world.crises().map(owned).collect(),
        cases: world.cases().map(owned).collect(),
        motions: world.motions().map(owned).collect(),
        pairs: world.pairs.clone(),
        reach: world.reach.clone(),
        alarms: alarms(&world.rules().perception, &world.pairs),
        claims: world.claims.clone(),
        over: world.over,
    }
}

fn nation_state(world: &World, n: NationId) -> NationState {
    let (economy, polity, military) = (world.economy(n), world.polity(n), world.military(n));
    let standing = world.standing(n).0;
    NationState {
        exile: world.exile(n),
        population: polity.population,
        gdp: economy.gdp,
        growth: economy.growth + economy.cycle,
        regime: polity.regime,
        ideal: polity.ideal,
        defence: economy.defence,
        equipment: economy.equipment,
        nuclear: military.nuclear,
        cyber: military.cyber,
        space: military.space,
        stability: polity.stability,
        mobilised: military.mobilised,
        reputation: [standing[0], standing[1]],
        leader: polity.leader.clone(),
        leans: polity.leans,
        score: world.scores[n.index()].iter().sum(),
    }
}

/// What views are made from: computed once a turn, read by all.
pub struct Outlook {
    pub public: Arc<Public>,
    forces: Vec<Sighting>,
    allied: Vec<bool>,
    census: Vec<Estimate>,
    objectives: Vec<Vec<(u16, bool)>>,
}

impl Outlook {
    pub fn new(world: &World) -> Self {
        let forces: Vec<Sighting> = world.forces().map(|f| muster(world, &f)).collect();
        Self {
            public: Arc::new(public(world)),
            census: census(world, &forces),
            forces,
            allied: world.allied_matrix(),
            objectives: super::rules::objectives(world),
        }
    }

    /// What `me` knows.
    pub fn view(&self, world: &World, me: NationId, news: &[Event]) -> View {
        View {
            me,
            public: self.public.clone(),
            own: own(world, me, &self.objectives),
            estimates: self.estimates(world, me),
            forces: self.sightings(world, me),
            offers: world
                .offers()
                .filter(|o| o.from == me || o.to == me)
                .map(owned)
                .collect(),
            promises: world
                .promises
                .iter()
                .filter(|p| p.by == me || p.to == me)
                .copied()
                .collect(),
            news: news
                .iter()
                .filter(|e| e.scope.includes(me))
                .cloned()
                .collect(),
            memo: Memo::new(self.census.len()),
        }
    }

    fn estimates(&self, world: &World, me: NationId) -> Vec<Estimate> {
        let mut list: Vec<Estimate> = world.beliefs.estimates(me).to_vec();
        list[me.index()] = self.census[me.index()];
        list
    }

    /// Own and allied forces as they are; others as strong as the last estimate of their owner has it.
    fn sightings(&self, world: &World, me: NationId) -> Vec<Sighting> {
        let n = self.census.len();
        let allied = &self.allied[me.index() * n..(me.index() + 1) * n];
        let biases = world.beliefs.biases(me);
        let estimates = world.beliefs.estimates(me);
        self.forces
            .iter()
            .map(|sighting| {
                let i = sighting.nation.index();
                if sighting.nation == me {
                    return sighting.clone();
                }
                let strength = sighting.strength * (1.0 + biases[i]);
                if allied[i] {
                    Sighting {
                        strength,
                        ..sighting.clone()
                    }
                } else {
                    Sighting {
                        strength,
                        readiness: estimates[i].readiness,
                        supply: 1.0,
                        moving: None,
                        ..sighting.clone()
                    }
                }
            })
            .collect()
    }
}

/// A force as its owner knows it.
fn muster(world: &World, f: &Force) -> Sighting {
    let moving = world
        .transit(f.id)
        .map(|t| (t.path.last().copied().unwrap_or(f.region), t.months_left));
    Sighting {
        id: f.id,
        nation: f.nation,
        region: f.region,
        arm: f.arm,
        strength: f.strength,
        readiness: f.readiness,
        supply: f.supply,
        stance: f.stance,
        moving,
    }
}

fn own(world: &World, me: NationId, objectives: &[Vec<(u16, bool)>]) -> Own {
    let (economy, polity, mind) = (world.economy(me), world.polity(me), world.mind(me));
    Own {
        treasury: economy.treasury,
        spending: economy.spending,
        mix: economy.mix,
        approval: polity.approval,
        weariness: polity.weariness,
        resolve: mind.resolve,
        standing: world.standing(me).0[2],
        trust: world.beliefs.trust_row(me).to_vec(),
        threat: world.beliefs.threat_row(me).to_vec(),
        influence: polity.influence,
        watch: mind.watch,
        flows: world.flows[me.index()].clone(),
        objectives: objectives[me.index()].clone(),
        score: world.scores[me.index()],
    }
}

/// What each nation knows of itself.
fn census(world: &World, forces: &[Sighting]) -> Vec<Estimate> {
    let mut list: Vec<Estimate> = world
        .nation_ids()
        .map(|n| {
            let (modernity, resolve) = (world.military(n).modernity, world.mind(n).resolve);
            Estimate {
                strength: [0.0; 3],
                modernity,
                readiness: 0.0,
                resolve,
                error: 0.0,
            }
        })
        .collect();
    for f in forces {
        let e = &mut list[f.nation.index()];
        e.strength[f.arm.index()] += f.strength;
        e.readiness += f.readiness * f.strength;
    }
    for (n, e) in world.nation_ids().zip(&mut list) {
        let total: f64 = e.strength.iter().sum();
        e.readiness = if total > 0.0 {
            e.readiness / total
        } else {
            world.military(n).readiness
        };
    }
    list
}
