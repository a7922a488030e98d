//! The world as one nation sees it.

use std::sync::Arc;

use hecs::ArchetypeColumn;

use super::world::{CutOff, Economy, Force, InTransit, Military, Mind, Polity, Standing, World};
use crate::event::Event;
use crate::ids::{ForceId, GroupId, NationId, TreatyId};
use crate::route;
use crate::view::{
    Annals, ArmedGroup, Books, Brief, Estimate, Evidence, Founding, Knowledge, Lens, March, Memo,
    NationState, News, Offer, Own, Plan, Public, Ranks, Record, Row, Sighting, Sightings,
    Situation, Treaty, View, Ways,
};

/// What everybody knows, and what follows from it.
pub fn public(world: &World) -> Public {
    Public::of(situation(world))
}

/// What everybody knows.
fn situation(world: &World) -> Situation {
    Situation {
        deployments: Arc::new(world.deployments()),
        scenario: world.scenario.clone(),
        turn: world.turn,
        tension: world.tension,
        regions: world.regions().to_vec().into(),
        links: world.links.clone().into(),
        nations: nation_states(world).into(),
        treaties: world
            .treaties()
            .iter()
            .map(published)
            .map(Arc::new)
            .collect(),
        crises: world.crises().to_vec().into(),
        cases: world.cases().to_vec().into(),
        motions: world.motions().to_vec().into(),
        missions: world.missions().to_vec().into(),
        groups: groups(world).into(),
        pairs: Arc::new(world.pairs.clone()),
        reach: world.scenario.reach.clone(),
        claims: world.claims.clone().into(),
        undertakings: world.undertakings.clone().into(),
        composed: world.composed.clone(),
        annals: Arc::new(annals(world)),
        over: world.over,
    }
}

/// What is on record of the time before.
fn annals(world: &World) -> Annals {
    let (economies, polities) = (world.economies(), world.polities());
    let plights = world.plights();
    let record = |n: NationId| {
        let i = n.index();
        let (economy, polity, plight) = (&economies[i], &polities[i], &plights[i]);
        Record {
            gdp_at_start: economy.gdp_at_start,
            growth: economy.growth,
            usual: economy.usual,
            election: polity.election,
            former: polity.former.clone(),
            unnamed: polity.unnamed,
            at_war: plight.at_war,
            invaded: plight.invaded,
        }
    };
    Annals {
        fired: world.fired.clone(),
        chosen: world.chosen.clone(),
        asked: world.dilemmas.clone(),
        achieved: world.achieved.clone(),
        nations: world.nation_ids().map(record).collect(),
    }
}

/// Armed groups as the world knows them.
fn groups(world: &World) -> Vec<ArmedGroup> {
    let rules = &world.rules().domains;
    let groups = world.groups();
    groups.iter().map(|g| g.published(rules)).collect()
}

/// The armed groups that `me` backs.
fn groups_of(world: &World, me: NationId) -> Vec<GroupId> {
    let groups = world.groups();
    let mine = groups.iter().filter(|g| g.sponsor == Some(me));
    mine.map(|g| g.id).collect()
}

/// A treaty without the plans that the world does not know of.
fn published(treaty: &Treaty) -> Treaty {
    let mut treaty = treaty.clone();
    treaty.plans.retain(|p| p.leaked);
    treaty
}

/// The treaties under which there are plans that have not leaked. Plans are made after the orders of a turn.
fn secretive(world: &World) -> Vec<TreatyId> {
    let keeps = |t: &Treaty| t.plans.iter().any(|p| !p.leaked);
    let treaties = world.treaties();
    let kept = treaties.iter().filter(|t| keeps(t));
    kept.map(|t| t.id).collect()
}

/// What nations keep to themselves, found once to be read for many.
pub struct Private<'w> {
    world: &'w World,
    economies: ArchetypeColumn<'w, Economy>,
    polities: ArchetypeColumn<'w, Polity>,
    militaries: ArchetypeColumn<'w, Military>,
    minds: ArchetypeColumn<'w, Mind>,
    standings: ArchetypeColumn<'w, Standing>,
    offers: ArchetypeColumn<'w, Offer>,
    foundings: ArchetypeColumn<'w, Founding>,
    treaties: ArchetypeColumn<'w, Treaty>,
}

impl<'w> Private<'w> {
    pub fn of(world: &'w World) -> Self {
        Self {
            world,
            economies: world.economies(),
            polities: world.polities(),
            militaries: world.militaries(),
            minds: world.minds(),
            standings: world.standings(),
            offers: world.offers(),
            foundings: world.foundings(),
            treaties: world.treaties(),
        }
    }

    /// The plans of a nation's alliances that have not leaked, of those that there are under `treaties`.
    fn plans(&self, me: NationId, treaties: &[TreatyId]) -> Vec<(TreatyId, Plan)> {
        let mut list = Vec::new();
        let place = |t| self.treaties.binary_search_by_key(t, |t| t.id).ok();
        let treaties = treaties
            .iter()
            .filter_map(|t| Some(&self.treaties[place(t)?]));
        for treaty in treaties.filter(|t| t.has(me)) {
            let secret = treaty.plans.iter().filter(|p| !p.leaked);
            list.extend(secret.map(|p| (treaty.id, p.clone())));
        }
        list
    }
}

fn nation_states(world: &World) -> Vec<NationState> {
    let (economies, polities) = (world.economies(), world.polities());
    let (militaries, standings, plights) = (world.militaries(), world.standings(), world.plights());
    let networks = world.all_networks();
    let state = |n: NationId| {
        let (economy, polity) = (&economies[n.index()], &polities[n.index()]);
        let military = &militaries[n.index()];
        let standing = standings[n.index()].0;
        NationState {
            exile: plights[n.index()].exile,
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
            networks: networks[n.index()],
            stability: polity.stability,
            mobilised: military.mobilised,
            called_up: military.called_up,
            renown: military.renown,
            reputation: [standing[0], standing[1]],
            leader: polity.leader.clone(),
            leans: polity.leans,
            build_up: (economy.defence / economy.usual.max(1e-6) - 1.0).max(0.0),
            custom: economy.custom,
            ousted: polity.ousted,
            score: world.scores[n.index()].iter().sum(),
        }
    };
    world.nation_ids().map(state).collect()
}

/// What views are made from: computed once a turn, read by all.
pub struct Outlook {
    pub public: Arc<Public>,
    /// By nation: the forces as it sees them, for its own view and for the judging of what it ordered from that.
    seen: Vec<Sightings>,
    /// By nation: where its forces may go, for the planning of its orders and the judging of them.
    ways: Arc<[Ways]>,
    /// What each believes of each other, row by row; of itself what is true.
    estimates: Arc<[Estimate]>,
    /// How far each trusts, and how much it fears each other, row by row.
    trust: Arc<[f64]>,
    threat: Arc<[f64]>,
    /// What favours have earned: by the one that did them and by the one that had them, row by row.
    owed: Arc<[f64]>,
    owes: Arc<[f64]>,
    /// [`Beliefs::moved`] when these were made.
    ///
    /// [`Beliefs::moved`]: super::world::Beliefs::moved
    moved: u64,
    secretive: Vec<TreatyId>,
    /// Forces on the move, each with its nation, in id order.
    marches: Vec<(NationId, March)>,
}

impl Outlook {
    pub fn new(world: &World) -> Self {
        Self::made(world, Arc::new(public(world)))
    }

    /// The outlook of the turn after this one: what has not changed is not derived again.
    pub fn next(&self, world: &World) -> Self {
        let public = Public::after(situation(world), &self.public);
        Self::made(world, Arc::new(public))
    }

    /// The outlook on a world of which `public` is what everybody knows.
    pub fn made(world: &World, public: Arc<Public>) -> Self {
        type Seen<'a> = (&'a Force, Option<&'a InTransit>, Option<&'a CutOff>);
        let forces = world
            .ecs
            .read::<ForceId, Seen<'_>, _>(|_, (force, transit, cut_off)| Sighting {
                cut_off: cut_off.map(|c| c.months),
                ..muster(world, transit.is_some(), force)
            });
        let forces: Arc<[Sighting]> = forces.into();
        let ranks = Arc::new(Ranks::new(world.scenario.nations.len(), &forces));
        let [trust, threat] = world.beliefs.feelings().map(Arc::from);
        let [owes, owed] = world.beliefs.favours();
        Self {
            seen: sightings(world, &public, &forces, &ranks),
            public,
            estimates: estimates(world, &forces),
            trust,
            threat,
            owes,
            owed,
            moved: world.beliefs.moved(),
            ways: world.nation_ids().map(|_| Ways::default()).collect(),
            secretive: secretive(world),
            marches: marches(world),
        }
    }

    /// What `me` knows.
    pub fn view(&self, private: &Private<'_>, me: NationId, news: &Arc<[Event]>) -> View {
        let knowledge = Knowledge {
            me,
            public: self.public.clone(),
            own: self.own(private, me),
            estimates: Row::of(&self.estimates, me.index(), self.seen.len()),
            forces: self.seen[me.index()].clone(),
            offers: private
                .offers
                .iter()
                .filter(|o| o.from == me || o.to == me)
                .cloned()
                .collect(),
            foundings: private
                .foundings
                .iter()
                .filter(|f| f.by == me || f.invited.contains(&me))
                .cloned()
                .collect(),
            promises: private
                .world
                .promises
                .iter()
                .filter(|p| p.by == me || p.to == me)
                .copied()
                .collect(),
            news: News::new(news, me),
        };
        View::new(knowledge, Memo::sharing(me, &self.ways))
    }

    fn own(&self, private: &Private<'_>, me: NationId) -> Own {
        let (world, i) = (private.world, me.index());
        let (economy, polity) = (&private.economies[i], &private.polities[i]);
        let mind = &private.minds[i];
        Own {
            treasury: economy.treasury,
            spending: economy.spending,
            mix: economy.mix,
            approval: polity.approval,
            weariness: polity.weariness,
            resolve: mind.resolve,
            standing: private.standings[i].0[2],
            trust: self.row(&self.trust, world, me, |n| world.beliefs.trust(me, n)),
            threat: Row::of(&self.threat, i, self.seen.len()),
            owed: self.row(&self.owed, world, me, |n| world.beliefs.earned(n, me)),
            owes: self.row(&self.owes, world, me, |n| world.beliefs.earned(me, n)),
            influence: polity.influence,
            watch: mind.watch,
            evidence: world
                .dossiers
                .iter()
                .filter(|d| d.evidence.on == me)
                .map(|d| Evidence {
                    published: d.published.is_some(),
                    ..d.evidence
                })
                .collect(),
            plans: private.plans(me, &self.secretive),
            footholds: world
                .footholds
                .iter()
                .filter(|f| f.by == me)
                .copied()
                .collect(),
            backs: groups_of(world, me),
            dilemmas: world
                .dilemmas
                .iter()
                .filter(|d| world.scenario.asked(d.script) == Some(me))
                .cloned()
                .collect(),
            flows: world.flows[i].clone(),
            objectives: world.objectives[i].clone(),
            score: world.scores[i],
            books: self.books(private, me),
        }
    }

    fn books(&self, private: &Private<'_>, me: NationId) -> Books {
        let military = &private.militaries[me.index()];
        let mine = self.marches.iter().filter(|(nation, _)| *nation == me);
        Books {
            mobilised_months: military.mobilised_months,
            backlog: military.backlog,
            backing: private.economies[me.index()].backing,
            networks: private.economies[me.index()].networks,
            marches: mine.map(|(_, march)| march.clone()).collect(),
        }
    }

    /// What `me` has in a table, row by row, unless it may be something else by `now`: words and gifts move trust and favours while
    /// orders are carried out; all else that is believed only the rules change, and those end with a new outlook.
    fn row(
        &self,
        table: &Arc<[f64]>,
        world: &World,
        me: NationId,
        now: impl Fn(NationId) -> f64,
    ) -> Row<f64> {
        if self.moved == world.beliefs.moved() {
            Row::of(table, me.index(), self.seen.len())
        } else {
            world.nation_ids().map(now).collect::<Vec<_>>().into()
        }
    }
}

fn marches(world: &World) -> Vec<(NationId, March)> {
    type Moving<'a> = (&'a Force, &'a InTransit);
    world
        .ecs
        .read::<ForceId, Moving<'_>, _>(|force, (mustered, transit)| {
            let InTransit {
                path,
                months_left,
                ease,
            } = transit.clone();
            let march = March {
                force,
                path,
                months_left,
                pace: ease.pace,
                stocked: ease.stocked,
            };
            (mustered.nation, march)
        })
}

/// What each nation believes of each other, and knows of itself.
fn estimates(world: &World, forces: &[Sighting]) -> Arc<[Estimate]> {
    let mut table: Arc<[Estimate]> = world.beliefs.all_estimates().into();
    if let Some(table) = Arc::get_mut(&mut table) {
        let census = census(world, forces);
        let n = census.len();
        for (i, known) in census.into_iter().enumerate() {
            table[i * n + i] = known;
        }
    }
    table
}

/// By nation: own and allied forces as they are; others as strong as the last estimate of their owner has it.
fn sightings(
    world: &World,
    public: &Public,
    forces: &Arc<[Sighting]>,
    ranks: &Arc<Ranks>,
) -> Vec<Sightings> {
    let n = world.scenario.nations.len();
    let (biases, known) = (world.beliefs.all_biases(), public.bonds().all_allied());
    let beliefs = biases.iter().zip(world.beliefs.all_estimates()).zip(known);
    let lens = |((bias, estimate), known): ((&f64, &Estimate), &bool)| Lens {
        factor: 1.0 + bias,
        readiness: (!known).then_some(estimate.readiness),
    };
    let mut lenses: Arc<[Lens]> = beliefs.map(lens).collect();
    if let Some(lenses) = Arc::get_mut(&mut lenses) {
        (0..n).for_each(|me| lenses[me * n + me] = Lens::CLEAR);
    }
    let briefs = Brief::all(forces);
    let seen = |me| {
        let lenses = Row::of(&lenses, me, n);
        Sightings::new(forces.clone(), briefs.clone(), ranks.clone(), lenses)
    };
    (0..n).map(seen).collect()
}

/// A force as its owner knows it.
fn muster(world: &World, moves: bool, f: &Force) -> Sighting {
    let transit = moves.then(|| world.transit(f.id)).flatten();
    let moving = transit.map(|t| {
        let leg = |i, from, next| match i {
            0 => t.months_left,
            _ => route::hop(&world.scenario, from, next, f.arm).unwrap_or(0.0) * t.ease.pace,
        };
        let to = t.path.last().copied().unwrap_or(f.region);
        let way = (f.region, &*t.path);
        let months = route::under_way(&world.scenario, world.turn, f.arm, way, leg);
        (to, months)
    });
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
        target: f.target,
        cut_off: None,
        station: f.station,
    }
}

/// What each nation knows of itself.
fn census(world: &World, forces: &[Sighting]) -> Vec<Estimate> {
    let (militaries, minds) = (world.militaries(), world.minds());
    let of_itself = militaries
        .iter()
        .zip(&*minds)
        .map(|(military, mind)| Estimate {
            strength: [0.0; 3],
            modernity: military.modernity,
            readiness: 0.0,
            effectiveness: military.effectiveness + military.conceit,
            resolve: mind.resolve,
            error: 0.0,
            resolve_error: 0.0,
        });
    let mut list: Vec<Estimate> = of_itself.collect();
    for f in forces {
        let e = &mut list[f.nation.index()];
        e.strength[f.arm.index()] += f.strength;
        e.readiness += f.readiness * f.strength;
    }
    for (military, e) in militaries.iter().zip(&mut list) {
        let total: f64 = e.strength.iter().sum();
        e.readiness = if total > 0.0 {
            e.readiness / total
        } else {
            military.readiness
        };
    }
    list
}
