//! The world as the scenario describes its first day.

use std::sync::Arc;

use super::{
    Beliefs, Counters, Economy, Entities, Force, Military, Mind, NationMut, Plight, Polity,
    Standing, World, entities,
};
use crate::content::{Born, Claim, Nation, Scenario, TreatySeed, TreatyState};
use crate::ids::{CharterId, NationId, TreatyId, key};
use crate::order::{Payment, Stance};
use crate::view::{Account, Exile, Networks, Pairs, RegionState, Spending, Treaty};

impl World {
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        let mut world = Self::empty(scenario.clone(), seed);
        for region in &scenario.regions {
            let state = RegionState {
                owner: region.owner,
                controller: region.controller,
                people: region.population,
                infrastructure: region.infrastructure,
                unrest: region.unrest,
                stocks: region.stocks.clone(),
                disaster: None,
            };
            world.ecs.spawn_region(state);
        }
        for (nation, &population) in scenario.nations.iter().zip(&scenario.people) {
            let parts = nation_parts(nation, population, &scenario);
            let id = world.ecs.spawn_nation(parts);
            if nation.born == Born::Script {
                world.yet_to_come(id);
            }
        }
        for seed in &scenario.forces {
            let readiness = scenario.nation(seed.nation).readiness;
            world.add(|id| Force {
                id,
                nation: seed.nation,
                region: seed.region,
                arm: seed.arm,
                strength: seed.strength,
                readiness,
                supply: 1.0,
                stance: Stance::Defend,
                target: None,
                station: Some(seed.region),
            });
        }
        for seed in &scenario.treaties {
            let id = world.found(seed.charter, seed.name.clone(), &seed.members, seed.lead);
            world.settle_in(id, seed);
        }
        world.set_pairs();
        world
    }

    /// A world of this scenario without entities.
    fn empty(scenario: Arc<Scenario>, seed: u64) -> Self {
        let n = scenario.nations.len();
        Self {
            seed,
            turn: 0,
            tension: scenario.rules.crisis.tension_at_rest,
            over: false,
            pairs: Pairs::new(n),
            kinship: super::Kinship::default(),
            beliefs: Beliefs::new(n),
            claims: first_claims(&scenario, |n| n.born == Born::Before),
            undertakings: Vec::new(),
            composed: Arc::default(),
            promises: Vec::new(),
            dossiers: Vec::new(),
            burns: Vec::new(),
            footholds: Vec::new(),
            fired: vec![None; scenario.history.len()],
            chosen: vec![None; scenario.history.len()],
            dilemmas: Vec::new(),
            achieved: Vec::new(),
            scores: vec![[0.0; 6]; n],
            objectives: vec![Arc::from(Vec::new()); n],
            links: vec![1.0; scenario.links.len()],
            flows: vec![Arc::from(Vec::new()); n],
            events: Vec::new(),
            counters: Counters::default(),
            ecs: Entities::new(),
            scenario,
        }
    }

    /// Founds a treaty; the clauses come from its charter.
    pub fn found(
        &mut self,
        charter: CharterId,
        name: String,
        members: &[NationId],
        lead: Option<NationId>,
    ) -> TreatyId {
        let scenario = self.scenario.clone();
        let clauses = self.charter(charter).clone();
        let turn = self.turn;
        let clauses = (charter, &clauses);
        self.add(|id| Treaty::new(id, clauses, name, members, lead, turn, &scenario))
    }

    /// A treaty that is older than the game has its forces used to each other.
    fn settle_in(&mut self, id: TreatyId, seed: &TreatySeed) {
        let scenario = self.scenario.clone();
        let used_to = scenario.rules.alliance.interoperability_at_start;
        if let Some(mut treaty) = self.get_mut(id) {
            treaty.interoperability += used_to * (1.0 - treaty.interoperability);
            treaty.groups = seed.groups.clone().into();
            treaty.holders = seed.holders.clone();
            let term = seed.term.unwrap_or(treaty.term);
            treaty.runs(term, seed.signed, &scenario);
            let TreatyState {
                guideline,
                integrated,
                fund,
                cohesion,
                notices,
                suspended,
                arrears,
            } = &seed.state;
            treaty.guideline = guideline.or(treaty.guideline);
            treaty.integrated |= integrated;
            treaty.fund += fund;
            treaty.cohesion = cohesion.unwrap_or(treaty.cohesion);
            treaty.notices.clone_from(notices);
            treaty.suspended.clone_from(suspended);
            let owed = arrears.iter().map(|&(nation, arrears)| Account {
                nation,
                pays: Payment::Coin,
                arrears,
            });
            treaty.accounts.extend(owed);
        }
    }

    /// Leaves of a nation nothing but its name, until it is born.
    fn yet_to_come(&mut self, nation: NationId) {
        let NationMut {
            economy,
            polity,
            military,
            plight,
            ..
        } = self.nation_mut(nation);
        economy.gdp = 0.0;
        economy.treasury = 0.0;
        polity.population = 0.0;
        polity.election = None;
        military.nuclear = 0.0;
        plight.exile = Some(Exile {
            host: None,
            since: 0,
            extinct: true,
            unborn: true,
        });
    }

    /// A state comes into being, or back: its government, its army's ways and its claims are as the scenario has them, and
    /// of people, output and forces it has nothing yet.
    pub fn awaken(&mut self, nation: NationId) {
        let scenario = self.scenario.clone();
        let first = scenario.nation(nation);
        let (economy, polity, mind, standing, military, plight, networks) =
            nation_parts(first, 0.0, &scenario);
        let turn = self.turn;
        let state = self.nation_mut(nation);
        *state.economy = economy;
        state.economy.gdp = 0.0;
        state.economy.treasury = 0.0;
        *state.polity = polity;
        state.polity.election = state.polity.election.map(|due| due + turn);
        *state.mind = mind;
        *state.standing = standing;
        *state.military = military;
        state.military.nuclear = 0.0;
        *state.plight = plight;
        *state.networks = networks;
        let own = first_claims(&scenario, |n| n.id == first.id);
        self.claims.retain(|c| c.by != nation);
        self.claims.extend(own);
        self.refresh_affinities();
        for other in self.nation_ids().filter(|o| *o != nation) {
            self.first_trust(nation, other);
        }
    }

    /// Puts the trend by which a state born in play is measured through what it makes on this day.
    pub fn set_trend(&mut self, nation: NationId) {
        let years = f64::from(self.turn) * self.dt();
        let scenario = self.scenario.clone();
        let mut economy = self.economy_mut(nation);
        economy.gdp_at_start = economy.gdp;
        let grown = economy.by_trend(&scenario.rules.economy, years);
        economy.gdp_at_start = (economy.gdp / grown).max(1e-6);
    }

    /// How near a nation's soil lies to that of the others, as it is owned now.
    pub fn measure_proximity(&mut self, nation: NationId) {
        let scenario = self.scenario.clone();
        let owners: Vec<Option<NationId>> = self.regions().iter().map(|r| r.owner).collect();
        let near = scenario.proximities(|r| owners[r.index()]);
        let n = scenario.nations.len();
        for other in scenario.nation_ids().filter(|o| *o != nation) {
            let level = near[nation.index() * n + other.index()];
            self.pairs.set_proximity(nation, other, level);
        }
    }

    /// How far two that have had nothing to do with each other trust each other: the like-minded more, and each the other's
    /// reputation.
    fn first_trust(&mut self, a: NationId, b: NationId) {
        let scenario = self.scenario.clone();
        let trust =
            0.5 + 0.3 * self.pairs.affinity(a, b) + if self.allied(a, b) { 0.1 } else { 0.0 };
        let word = |n: NationId| 0.4 * (scenario.nation(n).reputation - 0.5);
        self.beliefs.set_trust(a, b, trust + word(b));
        self.beliefs.set_trust(b, a, trust + word(a));
    }

    /// Affinity, rivalry, proximity, trust and transit as the scenario starts them.
    fn set_pairs(&mut self) {
        let scenario = self.scenario.clone();
        for tie in &scenario.ties {
            self.pairs.set_tie(tie.a, tie.b, tie.affinity);
        }
        for rivalry in &scenario.rivalries {
            self.pairs.set_rivalry(rivalry.a, rivalry.b, rivalry.level);
        }
        self.refresh_affinities();
        let near = scenario.proximities(|r| scenario.region(r).owner);
        for a in scenario.nation_ids() {
            for b in scenario.nation_ids().filter(|b| *b > a) {
                let near = near[a.index() * scenario.nations.len() + b.index()];
                self.pairs.set_proximity(a, b, near);
                self.first_trust(a, b);
            }
        }
        let before = &scenario.under_way;
        for &(a, b, level) in &before.trust {
            self.beliefs.set_trust(a, b, level);
        }
        for &(a, b, level) in &before.grievances {
            self.pairs.add_grievance(a, b, level);
        }
        for &(by, on) in &before.sanctions {
            self.pairs.set_sanctions(by, on, true);
        }
        for &(host, guest) in &before.transit {
            self.pairs.set_transit(host, guest, true);
        }
    }
}

/// The claims of the nations for which `of` holds, as the scenario has them.
fn first_claims(scenario: &Scenario, of: impl Fn(&Nation) -> bool) -> Vec<Claim> {
    let all = scenario.claims.iter().cloned();
    all.filter(|c| of(scenario.nation(c.by))).collect()
}

fn nation_parts(nation: &Nation, population: f64, scenario: &Scenario) -> entities::Nation {
    let months = 12.0 / f64::from(scenario.turn_months);
    let home = &scenario.rules.home;
    // A term had begun somewhere before the first turn: not all of a continent votes in one month.
    let term = ((home.election_years * months) as u32).max(1);
    let election = 1 + key(&nation.id) % term;
    (
        Economy {
            gdp: nation.gdp,
            gdp_at_start: nation.gdp,
            growth: nation.growth,
            cycle: 0.0,
            treasury: nation.treasury,
            defence: nation.defence,
            usual: nation.defence,
            custom: 1.0,
            mix: nation.mix,
            equipment: scenario.rules.economy.research,
            works: 0.0,
            aid: 0.0,
            backing: 0.0,
            networks: 0.0,
            spending: Spending::default(),
        },
        Polity {
            population,
            regime: nation.regime,
            ideal: nation.ideal,
            stability: nation.stability,
            failed: nation.stability < scenario.rules.peace.failed,
            approval: nation.approval,
            weariness: nation.weariness,
            leader: nation.leader.as_str().into(),
            leans: None,
            ousted: None,
            former: Vec::new(),
            unnamed: 0,
            election: (nation.regime >= home.election_regime).then_some(election),
            influence: scenario.rules.orders.influence_at_start,
        },
        Mind {
            resolve: nation.resolve,
            watch: None,
        },
        Standing([nation.reputation; 3]),
        Military {
            modernity: nation.modernity,
            readiness: nation.readiness,
            nuclear: nation.nuclear,
            cyber: nation.cyber,
            space: nation.space,
            mobilised: false,
            mobilised_months: 0.0,
            called_up: 0.0,
            backlog: [0.0; 3],
            effectiveness: nation.skill,
            conceit: 0.0,
            renown: nation.skill,
        },
        Plight::default(),
        Networks::first(scenario, nation.cyber),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};

    /// On every map: in one month vote some, and not all.
    #[test]
    fn no_continent_votes_in_one_month() {
        for map in shipped() {
            let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
            let world = World::new(loaded.scenario.into(), 1);
            let ballots = world.polities();
            let mut turns: Vec<u32> = ballots.iter().filter_map(|p| p.election).collect();
            let all = turns.len();
            assert!(turns.iter().all(|t| *t > 0));
            turns.sort_unstable();
            turns.dedup();
            assert!(turns.len() * 2 > all, "{}: {turns:?} of {all}", map.name);
        }
    }
}
