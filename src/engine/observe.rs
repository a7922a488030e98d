//! The world as one nation sees it.

use std::sync::Arc;

use super::world::{World, owned};
use crate::event::Event;
use crate::ids::NationId;
use crate::view::{Estimate, NationState, Own, Public, Sighting, View};

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
        nuclear: military.nuclear,
        cyber: military.cyber,
        space: military.space,
        stability: polity.stability,
        mobilised: military.mobilised,
        reputation: [standing[0], standing[1]],
        leader: polity.leader.clone(),
        score: world.scores[n.index()].iter().sum(),
    }
}

/// What `me` knows beyond that.
pub fn view(world: &World, me: NationId, public: &Arc<Public>, news: &[Event]) -> View {
    View {
        me,
        public: public.clone(),
        own: own(world, me),
        estimates: world.nation_ids().map(|n| estimate(world, me, n)).collect(),
        forces: sightings(world, me),
        offers: world
            .offers()
            .filter(|o| o.from == me || o.to == me)
            .map(owned)
            .collect(),
        news: news
            .iter()
            .filter(|e| e.scope.includes(me))
            .cloned()
            .collect(),
    }
}

fn own(world: &World, me: NationId) -> Own {
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
        flows: world.flows[me.index()].to_vec(),
        objectives: super::rules::objectives_of(world, me),
        score: world.scores[me.index()],
    }
}

fn estimate(world: &World, me: NationId, other: NationId) -> Estimate {
    if me != other {
        return world.beliefs.estimate(me, other);
    }
    let military = world.military(me);
    let mut strength = [0.0; 3];
    let mut readiness = 0.0;
    for f in world.forces().filter(|f| f.nation == me) {
        strength[f.arm.index()] += f.strength;
        readiness += f.readiness * f.strength;
    }
    let total: f64 = strength.iter().sum();
    Estimate {
        strength,
        modernity: military.modernity,
        readiness: if total > 0.0 {
            readiness / total
        } else {
            military.readiness
        },
        resolve: world.mind(me).resolve,
        error: 0.0,
    }
}

/// Own and allied forces as they are; others as strong as the last estimate of their owner has it.
fn sightings(world: &World, me: NationId) -> Vec<Sighting> {
    let n = world.scenario.nations.len();
    let ally: Vec<bool> = (0..n)
        .map(|i| NationId::at(i) == me || world.allied(me, NationId::at(i)))
        .collect();
    world
        .forces()
        .map(|f| {
            let open = ally[f.nation.index()];
            let bias = if f.nation == me {
                0.0
            } else {
                world.beliefs.bias(me, f.nation)
            };
            Sighting {
                id: f.id,
                nation: f.nation,
                region: f.region,
                arm: f.arm,
                strength: f.strength * (1.0 + bias),
                readiness: if open {
                    f.readiness
                } else {
                    world.beliefs.estimate(me, f.nation).readiness
                },
                supply: if open { f.supply } else { 1.0 },
                stance: f.stance,
                moving: world
                    .transit(f.id)
                    .filter(|_| open)
                    .map(|t| (t.path.last().copied().unwrap_or(f.region), t.months_left)),
            }
        })
        .collect()
}
