//! What the months do to relations: grievances fade, trust settles, alliances loosen or tighten, and the
//! weak lean towards the strong neighbour whom nobody would hold off.

use crate::engine::rules::deeds::{audience, dealing};
use crate::engine::world::{Economy, Plight, Polity, World};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::{Bonds, Treaty};

pub fn phase(world: &mut World) {
    let dt = world.dt();
    let decay = world.rules().diplomacy.grievance_decay;
    world.pairs.scale_grievances(1.0 - (decay * dt).min(1.0));
    let fades = world.rules().crisis.memory_years;
    world.pairs.fade(libm::exp(-dt / fades));
    let kept = world.rules().diplomacy.goodwill_years;
    world.beliefs.fade_goodwill(libm::exp(-dt / kept));
    gain_influence(world, dt);
    world.refresh_affinities();
    let bonds = world.bonds();
    settle_trust(world, &bonds, dt);
    cohere(world, dt);
    let mut leaning = Vec::new();
    world
        .ecs
        .each::<NationId, (&Polity, &Plight)>(|nation, (polity, plight)| {
            if polity.leans.is_some() && plight.exile.is_none() {
                leaning.push(nation);
            }
        });
    for nation in leaning {
        accommodate(world, nation, dt);
    }
}

/// Political capital grows with time, faster where the state is firm.
fn gain_influence(world: &mut World, dt: f64) {
    let rules = &world.scenario.rules.orders;
    let (per_year, ceiling) = (rules.influence_per_year, rules.influence_ceiling);
    let stable = rules.influence_stability;
    world.ecs.each::<NationId, &mut Polity>(|_, polity| {
        let gain = per_year * dt * (1.0 - stable + stable * polity.stability);
        polity.influence = (polity.influence + gain).min(ceiling);
    });
}

/// Trust drifts to what reputation, affinity, a common treaty and old grievances suggest.
fn settle_trust(world: &mut World, bonds: &Bonds, dt: f64) {
    let rules = world.rules().diplomacy.clone();
    let share = (rules.trust_drift * dt).min(1.0);
    // What its word is worth to an ally and to all others.
    let word = |standing: &[f64; 3]| {
        let [friends, foes, _] = standing;
        let level = |word: f64| rules.trust_base + rules.trust_word * word;
        [level(0.5 * (friends + foes)), level(*friends)]
    };
    let words: Vec<[f64; 2]> = world.standings().iter().map(|s| word(&s.0)).collect();
    for observer in world.nation_ids() {
        let [_, affinity, _] = world.pairs.rows(observer);
        let grievance = world.pairs.grievances(observer);
        let trust = world.beliefs.trust_row_mut(observer);
        let pairs = affinity.iter().zip(grievance).zip(&words);
        let pairs = pairs.zip(bonds.allies(observer));
        for (subject, (trust, pair)) in trust.iter_mut().zip(pairs).enumerate() {
            if subject == observer.index() {
                continue;
            }
            let (((affinity, grievance), [others, allies]), allied) = pair;
            let word = if *allied { allies } else { others };
            let level = word + rules.trust_affinity * affinity - rules.trust_grievance * grievance;
            *trust = (*trust + (level - *trust) * share).clamp(0.0, 1.0);
        }
    }
}

/// Cohesion follows the members' common interests, the threat they share and how the burden is borne;
/// interoperability fades without exercises.
fn cohere(world: &mut World, dt: f64) {
    let economies = world.economies();
    let mut outside = Vec::new();
    let levels: Vec<Option<f64>> = world
        .treaties()
        .iter()
        .map(|t| {
            outsiders(t, economies.len(), &mut outside);
            common_cause(world, &economies, t, &outside)
        })
        .collect();
    drop(economies);
    let rules = &world.rules().alliance;
    let drift = (rules.cohesion_drift * dt).min(1.0);
    let decay = (rules.interoperability_decay * dt).min(1.0);
    let mut levels = levels.into_iter();
    world.ecs.each::<TreatyId, &mut Treaty>(|_, t| {
        if let Some(level) = levels.next().flatten() {
            t.cohesion += (level - t.cohesion) * drift;
            t.interoperability *= 1.0 - decay;
        }
    });
}

/// The cohesion that a treaty drifts to, 0..1; None where it has no two members. `outside` is what [`outsiders`] gives.
fn common_cause(
    world: &World,
    economies: &[Economy],
    treaty: &Treaty,
    outside: &[f64],
) -> Option<f64> {
    let rules = &world.rules().alliance;
    let n = treaty.members.len() as f64;
    if n < 2.0 {
        return None;
    }
    let (mut affinity, mut trust, mut fear) = (0.0, 0.0, 0.0);
    let (mut shortfall, mut dated) = (0.0, 0.0);
    let equipment = world.charter(treaty.charter).equipment;
    for &a in &treaty.members {
        let threats = world.beliefs.threat_row(a).iter().zip(outside);
        let threats = threats.map(|(threat, counts)| threat * counts);
        let worst = threats.fold(0.0, |worst, t| if t > worst { t } else { worst });
        fear += worst / n;
        let ([_, likings, _], trusts) = (world.pairs.rows(a), world.beliefs.trust_row(a));
        for &b in treaty.members.iter().filter(|b| **b != a) {
            affinity += likings[b.index()] / (n * (n - 1.0));
            trust += trusts[b.index()] / (n * (n - 1.0));
        }
        let economy = &economies[a.index()];
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

/// Lists by nation: 0 for the members, 1 for the others.
fn outsiders(treaty: &Treaty, nations: usize, outside: &mut Vec<f64>) {
    outside.clear();
    outside.resize(nations, 1.0);
    for member in &treaty.members {
        outside[member.index()] = 0.0;
    }
}

/// Begins or ends to accommodate a stronger neighbour.
pub fn lean(world: &mut World, nation: NationId, towards: Option<NationId>) {
    let before = std::mem::replace(&mut world.polity_mut(nation).leans, towards);
    if let Some(from) = before {
        world.tell(EventKind::StoodUp { nation, from });
    }
    if let Some(towards) = towards {
        dealing::admit(world, nation, towards);
        world.tell(EventKind::Accommodated { nation, towards });
    } else if let Some(from) = before {
        dealing::transit(world, nation, from, false);
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
        .iter()
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
    audience::book(world, nation, [-rules.lean_standing * dt, 0.0, 0.0]);
}
