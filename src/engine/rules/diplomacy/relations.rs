//! What the months do to relations: grievances fade, trust settles, alliances loosen or tighten, and the
//! weak lean towards the strong neighbour whom nobody would hold off.

use crate::engine::rules::audiences;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::{Bonds, Treaty};

pub fn phase(world: &mut World) {
    let dt = world.dt();
    let decay = world.rules().diplomacy.grievance_decay;
    world.pairs.scale_grievances(1.0 - (decay * dt).min(1.0));
    for nation in world.nation_ids() {
        gain_influence(world, nation, dt);
    }
    world.refresh_affinities();
    let bonds = world.bonds();
    settle_trust(world, &bonds, dt);
    for id in world.treaty_ids() {
        cohere(world, id, dt);
    }
    for nation in world.nation_ids() {
        if world.free(nation) {
            accommodate(world, nation, dt);
        }
    }
}

/// Political capital grows with time, faster where the state is firm.
fn gain_influence(world: &mut World, nation: NationId, dt: f64) {
    let (per_year, ceiling) = (
        world.rules().orders.influence_per_year,
        world.rules().orders.influence_ceiling,
    );
    let mut polity = world.polity_mut(nation);
    let gain = per_year * dt * (0.5 + 0.5 * polity.stability);
    polity.influence = (polity.influence + gain).min(ceiling);
}

/// Trust drifts to what reputation, affinity, a common treaty and old grievances suggest.
fn settle_trust(world: &mut World, bonds: &Bonds, dt: f64) {
    let rules = world.rules().diplomacy.clone();
    let share = (rules.trust_drift * dt).min(1.0);
    let standing: Vec<[f64; 3]> = world.nation_ids().map(|s| world.standing(s).0).collect();
    for observer in world.nation_ids() {
        let [_, affinity, _] = world.pairs.rows(observer);
        let grievance = world.pairs.grievances(observer);
        let trust = world.beliefs.trust_row_mut(observer);
        for subject in world.scenario.nation_ids().filter(|s| *s != observer) {
            let s = subject.index();
            let [friends, foes, _] = standing[s];
            let word = if bonds.allied(observer, subject) {
                friends
            } else {
                0.5 * (friends + foes)
            };
            let level =
                rules.trust_base + rules.trust_word * word + rules.trust_affinity * affinity[s]
                    - rules.trust_grievance * grievance[s];
            trust[s] = (trust[s] + (level - trust[s]) * share).clamp(0.0, 1.0);
        }
    }
}

/// Cohesion follows the members' common interests, the threat they share and how the burden is borne;
/// interoperability fades without exercises.
fn cohere(world: &mut World, id: TreatyId, dt: f64) {
    let Some(level) = world.treaty(id).and_then(|t| common_cause(world, &t)) else {
        return;
    };
    let rules = &world.rules().alliance;
    let drift = (rules.cohesion_drift * dt).min(1.0);
    let decay = (rules.interoperability_decay * dt).min(1.0);
    if let Some(mut t) = world.treaty_mut(id) {
        t.cohesion += (level - t.cohesion) * drift;
        t.interoperability *= 1.0 - decay;
    }
}

/// The cohesion that a treaty drifts to, 0..1; None where it has no two members.
fn common_cause(world: &World, treaty: &Treaty) -> Option<f64> {
    let rules = &world.rules().alliance;
    let n = treaty.members.len() as f64;
    if n < 2.0 {
        return None;
    }
    let outside: Vec<NationId> = world.nation_ids().filter(|o| !treaty.has(*o)).collect();
    let (mut affinity, mut trust, mut fear) = (0.0, 0.0, 0.0);
    let (mut shortfall, mut dated) = (0.0, 0.0);
    let equipment = world.charter(treaty.charter).equipment;
    for &a in &treaty.members {
        let mut worst: f64 = 0.0;
        for &other in &outside {
            worst = worst.max(world.beliefs.threat(a, other));
        }
        fear += worst / n;
        for &b in treaty.members.iter().filter(|b| **b != a) {
            affinity += world.pairs.affinity(a, b) / (n * (n - 1.0));
            trust += world.beliefs.trust(a, b) / (n * (n - 1.0));
        }
        let economy = world.economy(a);
        if let Some(guide) = treaty.guideline {
            shortfall += ((guide - economy.defence) / guide.max(1e-6)).clamp(0.0, 1.0) / n;
        }
        if let Some(guide) = equipment {
            dated += ((guide - economy.equipment) / guide.max(1e-6)).clamp(0.0, 1.0) / n;
        }
    }
    let level = rules.cohesion_base
        + rules.cohesion_affinity * affinity
        + rules.cohesion_trust * (trust - 0.5)
        + rules.cohesion_threat * fear
        - rules.cohesion_shortfall * shortfall
        - rules.cohesion_equipment * dated;
    Some(level.clamp(0.0, 1.0))
}

/// Begins or ends to accommodate a stronger neighbour.
pub fn lean(world: &mut World, nation: NationId, towards: Option<NationId>) {
    let before = std::mem::replace(&mut world.polity_mut(nation).leans, towards);
    if let Some(from) = before {
        world.tell(EventKind::StoodUp { nation, from });
    }
    if let Some(towards) = towards {
        super::transit(world, nation, towards, true);
        world.tell(EventKind::Accommodated { nation, towards });
    } else if let Some(from) = before {
        super::transit(world, nation, from, false);
    }
}

/// Finlandisation: who leans on a neighbour wants more and more what it wants, is held less against, and is
/// counted on less by its friends. War with it, or its fall, ends that.
fn accommodate(world: &mut World, nation: NationId, dt: f64) {
    let Some(strong) = world.polity(nation).leans else {
        return;
    };
    let at_odds = world
        .crises()
        .any(|c| c.is_war() && c.opposed(nation, strong));
    if at_odds || !world.free(strong) {
        lean(world, nation, None);
        return;
    }
    let rules = world.rules().credibility.clone();
    let (towards, from) = (world.polity(strong).ideal, world.polity(nation).ideal);
    let step = (rules.lean_step * dt).min(1.0);
    world.polity_mut(nation).ideal = (
        from.0 + (towards.0 - from.0) * step,
        from.1 + (towards.1 - from.1) * step,
    );
    let held = world.pairs.grievance(strong, nation);
    let laid = (rules.lean_peace * dt).min(1.0);
    world.pairs.add_grievance(strong, nation, -held * laid);
    audiences::book(world, nation, [-rules.lean_standing * dt, 0.0, 0.0]);
}
