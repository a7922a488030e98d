//! What each nation comes to believe of the others: counts of their forces with an error, their resolve
//! from what they have been seen to do, and how much they are to be feared.

use super::domains;
use crate::dice::{Phase, pair};
use crate::engine::world::World;
use crate::ids::NationId;
use crate::view::Estimate;

/// First impressions: each observer's error is drawn, and resolve is guessed from reputation.
pub fn begin(world: &mut World) {
    for observer in world.nation_ids() {
        for subject in world.nation_ids().filter(|s| *s != observer) {
            let error = world.rules().perception.error_at_start;
            let draw = world.dice(Phase::Setup, key(observer, subject)).normal();
            world
                .beliefs
                .set_bias(observer, subject, clamp_bias(error * draw));
            let resolve = Estimate::first_resolve(world.standing(subject).0[1]);
            world.beliefs.set_estimate(
                observer,
                subject,
                Estimate {
                    resolve,
                    error,
                    ..Estimate::default()
                },
            );
        }
    }
}

fn key(observer: NationId, subject: NationId) -> u64 {
    pair(u64::from(observer.0), u64::from(subject.0))
}

/// A count is wrong by no more than this share downwards, or it would turn negative.
fn clamp_bias(bias: f64) -> f64 {
    bias.clamp(-0.8, 2.0)
}

/// What everyone has under arms, by nation.
struct Census {
    strength: Vec<[f64; 3]>,
    readiness: Vec<f64>,
    modernity: Vec<f64>,
}

fn census(world: &World) -> Census {
    let n = world.scenario.nations.len();
    let mut strength = vec![[0.0; 3]; n];
    let mut ready = vec![0.0; n];
    for f in world.forces() {
        strength[f.nation.index()][f.arm.index()] += f.strength;
        ready[f.nation.index()] += f.readiness * f.strength;
    }
    let readiness = ready
        .iter()
        .zip(&strength)
        .map(|(r, s)| {
            let total: f64 = s.iter().sum();
            if total > 0.0 { r / total } else { 0.0 }
        })
        .collect();
    let modernity = world
        .nation_ids()
        .map(|m| world.military(m).modernity)
        .collect();
    Census {
        strength,
        readiness,
        modernity,
    }
}

pub fn phase(world: &mut World) {
    let census = census(world);
    let (sharing, spilt) = sharing(world);
    let n = world.scenario.nations.len();
    let dt = world.dt();
    let resolve: Vec<f64> = world.nation_ids().map(|m| world.mind(m).resolve).collect();
    let renown: Vec<f64> = world
        .nation_ids()
        .map(|m| world.military(m).renown)
        .collect();
    let watch: Vec<Option<NationId>> = world.nation_ids().map(|m| world.mind(m).watch).collect();
    let power: Vec<f64> = (0..n).map(|i| raw_power(&census, i)).collect();
    let rules = world.rules().perception.clone();
    let cup = world.cup(Phase::Perception);
    let claimed = claimed(world);
    // The error wanders, and is pulled in by good sources.
    let keep = 1.0 - (rules.error_drift * dt).min(1.0);
    let fresh = (1.0 - keep * keep).max(0.0).sqrt();
    let drift = (rules.threat_drift * dt).min(1.0);
    for observer in world.nation_ids() {
        let o = observer.index();
        for subject in world.nation_ids().filter(|s| *s != observer) {
            let s = subject.index();
            let near = world.pairs.proximity(observer, subject);
            let watched = watch[o] == Some(subject);
            let told = if watched {
                sharing[o].max(spilt[s])
            } else {
                sharing[o]
            };
            let sight = rules.sight(near, watched, told);
            let error = rules.error(sight);
            let draw = cup.dice(key(observer, subject)).bell();
            let noise = error * fresh;
            let bias = clamp_bias(world.beliefs.bias(observer, subject) * keep + noise * draw);
            world.beliefs.set_bias(observer, subject, bias);
            let before = world.beliefs.estimate(observer, subject);
            // Resolve shows itself slowly, and never whole.
            let learn = (rules.resolve_learning * dt * sight).min(1.0);
            let estimate = Estimate {
                strength: census.strength[s].map(|v| v * (1.0 + bias)),
                modernity: census.modernity[s],
                effectiveness: renown[s],
                readiness: (census.readiness[s] + 0.5 * bias * error).clamp(0.0, 1.0),
                resolve: before.resolve + (resolve[s] - before.resolve) * learn,
                error,
            };
            world.beliefs.set_estimate(observer, subject, estimate);
            let claims = claimed[s * n + o];
            let level = threat(world, observer, subject, &power, claims);
            let before = world.beliefs.threat(observer, subject);
            let fear = if before == 0.0 {
                level
            } else {
                before + (level - before) * drift
            };
            world.beliefs.set_threat(observer, subject, fear);
        }
    }
}

fn raw_power(census: &Census, i: usize) -> f64 {
    census.strength[i].iter().sum::<f64>() * (0.4 + 0.6 * census.modernity[i])
}

/// By nation: how much it learns from its treaties, 0..1, the best of them; and how much of it others who
/// watch it learn through allies that leak.
fn sharing(world: &World) -> (Vec<f64>, Vec<f64>) {
    let reaches = world.rules().preparation.leak_reaches;
    let mut spilt: Vec<f64> = vec![0.0; world.scenario.nations.len()];
    let mut sharing: Vec<f64> = vec![0.0; world.scenario.nations.len()];
    for treaty in world.treaties() {
        let level = treaty.intelligence * treaty.cohesion;
        if level <= 0.0 {
            continue;
        }
        let leaks: Vec<f64> = treaty
            .members
            .iter()
            .map(|m| domains::leak(world, &treaty, *m))
            .collect();
        let worst = leaks.iter().copied().fold(0.0, f64::max);
        for (m, leak) in treaty.members.iter().zip(leaks) {
            let i = m.index();
            sharing[i] = sharing[i].max(level * (1.0 - leak));
            spilt[i] = spilt[i].max(level * worst * reaches);
        }
    }
    (sharing, spilt)
}

/// Whether each nation claims soil that was another's at the start; by claimant and owner.
fn claimed(world: &World) -> Vec<bool> {
    let n = world.scenario.nations.len();
    let mut claimed = vec![false; n * n];
    for claim in &world.claims {
        if let Some(owner) = world.scenario.region(claim.region).owner {
            claimed[claim.by.index() * n + owner.index()] = true;
        }
    }
    claimed
}

/// The fear that fear drifts to. Walt's balance of threat: power, nearness and hostile intent multiply; nuclear arms add.
fn threat(
    world: &World,
    observer: NationId,
    subject: NationId,
    power: &[f64],
    claims: bool,
) -> f64 {
    let rules = &world.rules().perception;
    let seen = power[subject.index()] * (1.0 + world.beliefs.bias(observer, subject));
    let mine = power[observer.index()].max(0.1);
    let ratio = seen / (seen + mine * rules.threat_security);
    let near = world
        .pairs
        .proximity(observer, subject)
        .max(world.pairs.rivalry(observer, subject) * 0.5);
    let hostile = rules.threat_base
        - rules.threat_affinity * world.pairs.affinity(observer, subject)
        + rules.threat_rivalry * world.pairs.rivalry(observer, subject)
        + rules.threat_grievance
            * world
                .pairs
                .grievance(subject, observer)
                .max(world.pairs.grievance(observer, subject))
        + if claims { rules.threat_claim } else { 0.0 };
    ratio * near.min(1.0) * hostile.clamp(0.0, 1.0)
}
