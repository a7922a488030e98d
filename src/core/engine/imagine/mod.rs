//! A game that agrees with what one nation knows. All that the world is made of is here either *public*, *own*, *drawn* from a
//! belief, or set by *default*, as the table in docs/model.md says: what is added to the world, or to what a nation knows,
//! does not compile before it is one of these. Nothing but a [`View`] comes in, so that nothing can leak.

mod beliefs;
mod forces;
mod nations;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::observe::Outlook;
use super::world::{Counters, Dossier, Entities, Kinship, World};
use super::{Game, rules};
use crate::dice::{Cup, Dice, Phase, pair};
use crate::ids::{NationId, key};
use crate::view::{Evidence, Knowledge, Own, Situation, Treaty, View};

/// The seed by which future `number` of what `view` knows is imagined and goes on: the map, the seat, the turn and the number
/// make it, and the seed of the game has no part in it.
#[must_use]
pub fn future(view: &View, number: u32) -> u64 {
    let scenario = view.scenario();
    let seat = pair(key(&scenario.id), scenario.key(view.me));
    let mut dice = Cup::new(seat, view.public.turn, Phase::Imagined).dice(u64::from(number));
    pair(
        (dice.unit() * 4_294_967_296.0) as u32,
        (dice.unit() * 4_294_967_296.0) as u32,
    )
}

/// A game that may be the one that `view` is of, for all that its nation knows. `seed` decides what is drawn, and every roll of
/// the game.
#[must_use]
pub fn imagine(view: &View, seed: u64) -> Game {
    let mut world = world(view, seed);
    world.objectives = rules::objectives(&world);
    Game {
        outlook: Outlook::made(&world, view.public.clone()),
        news: view.news.iter().cloned().collect(),
        world,
    }
}

/// Who imagines, and the dice by which it does.
struct Mind<'v> {
    view: &'v View,
    cup: Cup,
}

/// What is drawn, as the dice have it beside the nation that it is drawn of.
#[derive(Clone, Copy)]
enum Drawn {
    Count = 1,
    Nation = 2,
    Feelings = 3,
    Counts = 4,
    Doer = 5,
}

impl Mind<'_> {
    fn dice(&self, drawn: Drawn, nation: NationId) -> Dice {
        let key = self.view.scenario().key(nation);
        self.cup.dice(pair(drawn as u32, key))
    }
}

fn world(view: &View, seed: u64) -> World {
    let Knowledge {
        me,
        public,
        own,
        // Drawn from: the beliefs and the forces.
        estimates: _,
        forces: _,
        offers,
        foundings,
        promises,
        // The game has them beside its world.
        news: _,
    } = &**view;
    let Situation {
        scenario,
        turn,
        tension,
        regions,
        links,
        // The nations' components.
        nations: _,
        treaties,
        crises,
        cases,
        motions,
        missions,
        groups,
        pairs,
        claims,
        undertakings,
        composed,
        annals,
        over,
        // Of the scenario, and of where the forces are.
        reach: _,
        deployments: _,
    } = &***public;
    let Own {
        evidence,
        plans,
        footholds,
        backs,
        flows,
        score,
        // The nation's components.
        treasury: _,
        spending: _,
        mix: _,
        approval: _,
        weariness: _,
        resolve: _,
        standing: _,
        influence: _,
        watch: _,
        books: _,
        // The beliefs.
        trust: _,
        threat: _,
        owed: _,
        owes: _,
        // The annals have what is asked of all.
        dilemmas: _,
        // Follow from the rest.
        objectives: _,
    } = own;
    let n = scenario.nations.len();
    let mind = Mind {
        view,
        cup: Cup::new(seed, *turn, Phase::Imagined),
    };
    let drawn = forces::draw(&mind);
    let mut ecs = Entities::new();
    regions.iter().cloned().for_each(|r| ecs.spawn_region(r));
    for nation in scenario.nation_ids() {
        ecs.spawn_nation(nations::imagined(&mind, nation));
    }
    forces::muster(&mind, &drawn, &mut ecs);
    for treaty in treaties {
        let mut treaty = Treaty::clone(treaty);
        let secret = plans.iter().filter(|(id, _)| *id == treaty.id);
        treaty.plans.extend(secret.map(|(_, plan)| plan.clone()));
        ecs.spawn(treaty);
    }
    crises.iter().cloned().for_each(|c| ecs.spawn(c));
    cases.iter().cloned().for_each(|c| ecs.spawn(c));
    motions.iter().cloned().for_each(|m| ecs.spawn(m));
    missions.iter().cloned().for_each(|m| ecs.spawn(m));
    offers.iter().cloned().for_each(|o| ecs.spawn(o));
    foundings.iter().cloned().for_each(|f| ecs.spawn(f));
    for group in groups {
        let mut group = group.clone();
        if backs.contains(&group.id) {
            group.sponsor = Some(*me);
        }
        ecs.spawn(group);
    }
    let scores = scenario.nation_ids().zip(&public.nations);
    World {
        seed,
        turn: *turn,
        tension: *tension,
        over: *over,
        pairs: (**pairs).clone(),
        // Affinities are made again of what is public.
        kinship: Kinship::default(),
        beliefs: beliefs::imagined(&mind, &drawn),
        claims: claims.to_vec(),
        undertakings: undertakings.to_vec(),
        composed: composed.clone(),
        promises: promises.clone(),
        dossiers: evidence.iter().map(|e| dossier(&mind, e)).collect(),
        // Which of one's sources others have found out, one hears from nobody.
        burns: Vec::new(),
        // Who sits in one's own networks one would know only by finding them.
        footholds: footholds.clone(),
        fired: annals.fired.clone(),
        chosen: annals.chosen.clone(),
        dilemmas: annals.asked.clone(),
        achieved: annals.achieved.clone(),
        scores: scores
            .map(|(nation, state)| match nation == *me {
                true => *score,
                false => [state.score, 0.0, 0.0, 0.0, 0.0, 0.0],
            })
            .collect(),
        objectives: Vec::new(),
        links: links.to_vec(),
        flows: {
            let mut all = vec![Arc::from(Vec::new()); n];
            all[me.index()] = flows.clone();
            all
        },
        events: Vec::new(),
        counters: counters(view),
        ecs,
        scenario: scenario.clone(),
    }
}

/// Who did it is the suspect as surely as the evidence has it, else anybody.
fn dossier(mind: &Mind<'_>, evidence: &Evidence) -> Dossier {
    let view = mind.view;
    let mut dice = mind.dice(Drawn::Doer, evidence.suspect);
    let doer = if dice.chance(evidence.confidence) {
        evidence.suspect
    } else {
        let others = || {
            let all = view.public.states();
            all.filter(|n| *n != view.me && *n != evidence.suspect)
        };
        let place = dice.below(others().count());
        others().nth(place).unwrap_or(evidence.suspect)
    };
    Dossier {
        evidence: Evidence {
            published: false,
            ..*evidence
        },
        doer,
        helper: None,
        published: evidence.published.then_some(view.public.turn),
    }
}

/// Ids go on after those that are known of.
fn counters(view: &View) -> Counters {
    let public = &view.public;
    let last = |ids: &mut dyn Iterator<Item = u32>| ids.max().unwrap_or(0);
    Counters {
        force: last(&mut view.forces.iter().map(|f| f.id.0)),
        treaty: public.treaties.iter().map(|t| t.id.0).max().unwrap_or(0),
        crisis: last(&mut public.crises.iter().map(|c| c.id.0)),
        case: last(&mut public.cases.iter().map(|c| c.id.0)),
        motion: last(&mut public.motions.iter().map(|m| m.id.0)),
        offer: last(&mut view.offers.iter().map(|o| o.id.0)),
        founding: last(&mut view.foundings.iter().map(|f| f.id.0)),
        // All that were ordered are over when the turn is.
        operation: 0,
        mission: last(&mut public.missions.iter().map(|m| m.id.0)),
        group: last(&mut public.groups.iter().map(|g| g.id.0)),
    }
}
