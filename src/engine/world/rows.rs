//! The world as rows sorted by id, and back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Beliefs, Burn, Counters, Dossier, Economy, Force, InTransit, Military, Mind, Operation, Plight,
    Polity, Standing, World, owned,
};
use crate::content::{Area, Charter, Claim, Scenario};
use crate::ids::NationId;
use crate::order::Restraint;
use crate::view::{
    Case, Crisis, Exile, Flow, Founding, Mission, Motion, Offer, Pairs, Promise, RegionState,
    Treaty, Undertaking,
};

/// Everything that changes in a game.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    turn: u32,
    tension: f64,
    over: bool,
    pairs: Pairs,
    beliefs: Beliefs,
    claims: Vec<Claim>,
    undertakings: Vec<Undertaking>,
    composed: Arc<Vec<Charter>>,
    promises: Vec<Promise>,
    dossiers: Vec<Dossier>,
    burns: Vec<Burn>,
    fired: Vec<Option<u32>>,
    achieved: Vec<(u16, NationId)>,
    scores: Vec<[f64; 6]>,
    links: Vec<f64>,
    flows: Vec<Arc<[Flow]>>,
    counters: Counters,
    nations: Vec<NationRow>,
    regions: Vec<RegionState>,
    forces: Vec<ForceRow>,
    treaties: Vec<Treaty>,
    crises: Vec<Crisis>,
    cases: Vec<Case>,
    motions: Vec<Motion>,
    offers: Vec<Offer>,
    foundings: Vec<Founding>,
    operations: Vec<Operation>,
    missions: Vec<Mission>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct NationRow {
    economy: Economy,
    polity: Polity,
    mind: Mind,
    standing: Standing,
    military: Military,
    exile: Option<Exile>,
    at_war: Option<u32>,
    invaded: bool,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct ForceRow {
    force: Force,
    transit: Option<InTransit>,
    cut_off: Option<f64>,
}

impl Row {
    /// Whether the lists are as long as the scenario's and no row points beyond them. A save made by hand
    /// could; the world itself is not on its guard.
    pub fn fits(&self, scenario: &Scenario) -> bool {
        let (n, r) = (scenario.nations.len(), scenario.regions.len());
        let nation = |id: NationId| id.index() < n;
        let lists = self.nations.len() == n
            && self.regions.len() == r
            && self.scores.len() == n
            && self.links.len() == scenario.links.len()
            && self.flows.len() == n
            && self.fired.len() == scenario.history.len()
            && self.pairs.fits(n)
            && self.beliefs.fits(n);
        let map = self
            .claims
            .iter()
            .all(|c| nation(c.by) && c.region.index() < r)
            && self
                .regions
                .iter()
                .all(|s| s.owner.iter().chain(&s.controller).all(|&id| nation(id)));
        let composed = self.composed.iter().all(|c| match &c.area {
            Area::Anywhere | Area::Home => true,
            Area::Regions(list) | Area::Except(list) => list.iter().all(|p| p.index() < r),
        });
        let forces = self.forces.iter().all(|f| {
            let target = f
                .force
                .target
                .is_none_or(|l| l.index() < scenario.links.len());
            nation(f.force.nation) && f.force.region.index() < r && target
        });
        let charters = scenario.charters.len() + self.composed.len();
        let treaties = self.treaties.iter().all(|t| {
            t.charter.index() < charters
                && t.members.iter().chain(&t.lead).all(|&id| nation(id))
                && t.burdens.iter().all(|b| nation(b.nation))
                && t.invitations.iter().all(|i| i.0.index() < r && nation(i.1))
        });
        let crises = self.crises.iter().all(|c| {
            nation(c.challenger)
                && nation(c.target)
                && c.sides.iter().flatten().all(|p| nation(p.nation))
                && c.terms().all(|t| t.regions().all(|id| id.index() < r))
        });
        let offers = self.offers.iter().all(|o| {
            let pact = o.deal.pact.is_none_or(|c| c.index() < charters);
            nation(o.from) && nation(o.to) && pact
        }) && self.promises.iter().all(|p| nation(p.by) && nation(p.to));
        let foundings = self.foundings.iter().all(|f| {
            let parties = f.invited.iter().chain(&f.lead).chain([&f.by]);
            f.draft.base.index() < charters && parties.copied().all(nation)
        });
        let councils = self.cases.iter().all(|c| {
            nation(c.victim)
                && nation(c.aggressor)
                && nation(c.asked_by)
                && c.answers.iter().all(|a| nation(a.nation))
        }) && self
            .motions
            .iter()
            .all(|m| nation(m.by) && m.lobbied.iter().all(|l| nation(l.by) && nation(l.nation)));
        let secrets = self.dossiers.iter().all(|d| {
            nation(d.evidence.on)
                && nation(d.evidence.suspect)
                && nation(d.doer)
                && d.helper.iter().all(|&h| nation(h))
        }) && self
            .burns
            .iter()
            .all(|b| nation(b.nation) && nation(b.against))
            && self
                .crises
                .iter()
                .flat_map(|c| &c.evidence)
                .all(|p| nation(p.by) && nation(p.suspect));
        let missions = self.missions.iter().all(|m| {
            m.region.index() < r
                && nation(m.host)
                && nation(m.by)
                && m.rival.is_none_or(nation)
                && m.troops.iter().all(|d| nation(d.nation))
        });
        let deals = offers && foundings && councils && secrets && missions;
        let settled = self.undertakings.iter().all(|u| {
            let place = match u.restraint {
                Restraint::Forces(region) => region.index() < r,
                Restraint::Alliances | Restraint::Arms(_) => true,
            };
            nation(u.by) && nation(u.to) && place
        });
        lists && map && settled && composed && forces && treaties && crises && deals
    }
}

impl World {
    pub fn to_row(&self) -> Row {
        Row {
            turn: self.turn,
            tension: self.tension,
            over: self.over,
            pairs: self.pairs.clone(),
            beliefs: self.beliefs.clone(),
            claims: self.claims.clone(),
            undertakings: self.undertakings.clone(),
            composed: self.composed.clone(),
            promises: self.promises.clone(),
            dossiers: self.dossiers.clone(),
            burns: self.burns.clone(),
            fired: self.fired.clone(),
            achieved: self.achieved.clone(),
            scores: self.scores.clone(),
            links: self.links.clone(),
            flows: self.flows.clone(),
            counters: self.counters,
            nations: self.nation_ids().map(|n| self.nation_row(n)).collect(),
            regions: self.region_ids().map(|r| owned(self.region(r))).collect(),
            forces: self
                .forces()
                .map(|f| ForceRow {
                    force: Force::clone(&f),
                    transit: self.transit(f.id).map(owned),
                    cut_off: self.cut_off(f.id),
                })
                .collect(),
            treaties: self.treaties().to_vec(),
            crises: self.crises().to_vec(),
            cases: self.cases().to_vec(),
            motions: self.motions().to_vec(),
            offers: self.offers().to_vec(),
            foundings: self.foundings().to_vec(),
            operations: self.operations().to_vec(),
            missions: self.missions().to_vec(),
        }
    }

    fn nation_row(&self, n: NationId) -> NationRow {
        NationRow {
            economy: owned(self.economy(n)),
            polity: owned(self.polity(n)),
            mind: owned(self.mind(n)),
            standing: *self.standing(n),
            military: owned(self.military(n)),
            exile: self.plight(n).exile,
            at_war: self.plight(n).at_war,
            invaded: self.plight(n).invaded,
        }
    }

    pub fn from_row(scenario: Arc<Scenario>, seed: u64, row: Row) -> Self {
        let mut world = Self::empty(scenario, seed);
        world.turn = row.turn;
        world.tension = row.tension;
        world.over = row.over;
        world.pairs = row.pairs;
        world.beliefs = row.beliefs;
        world.claims = row.claims;
        world.undertakings = row.undertakings;
        world.composed = row.composed;
        world.promises = row.promises;
        world.dossiers = row.dossiers;
        world.burns = row.burns;
        world.fired = row.fired;
        world.achieved = row.achieved;
        world.scores = row.scores;
        world.links = row.links;
        world.flows = row.flows;
        world.counters = row.counters;
        for state in row.regions {
            let entity = world.ecs.spawn((state,));
            world.regions.push(entity);
        }
        for n in row.nations {
            let plight = Plight {
                at_war: n.at_war,
                exile: n.exile,
                invaded: n.invaded,
            };
            let parts = (n.economy, n.polity, n.mind, n.standing, n.military, plight);
            let entity = world.ecs.spawn(parts);
            world.nations.push(entity);
        }
        for f in row.forces {
            let id = f.force.id;
            let entity = world.ecs.spawn((f.force,));
            world.forces.push((id, entity));
            world.set_transit(id, f.transit);
            world.set_cut_off(id, f.cut_off);
        }
        macro_rules! table {
            ($($field:ident),*) => { $(for item in row.$field {
                let id = item.id;
                let entity = world.ecs.spawn((item,));
                world.$field.push((id, entity));
            })* };
        }
        table!(
            treaties, crises, cases, motions, offers, foundings, operations, missions
        );
        world
    }
}
