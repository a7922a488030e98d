//! What each nation comes to believe of the others: counts of their forces with an error, their resolve
//! from what they have been seen to do, and how much they are to be feared.

mod strangers;

use strangers::{Rota, acquainted, claimed};

use crate::content::PerceptionRules;
use crate::dice::{Phase, pair};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;
use crate::view::{Contacts, Estimate, leaky};

/// First impressions: each observer's error is drawn, and resolve is guessed from reputation.
pub fn begin(world: &mut World) {
    let keys = world.keys();
    let (sharing, _) = sharing(world);
    for observer in world.nation_ids() {
        for subject in world.nation_ids().filter(|s| *s != observer) {
            let rules = &world.rules().perception;
            let near = world.pairs.proximity(observer, subject);
            let error = rules.error(rules.sight(near, false, sharing[observer.index()]));
            let draw = world
                .dice(Phase::Setup, key(&keys, observer, subject))
                .normal();
            let (bias, doubt) = (rules.hold_bias(error * draw), rules.resolve_doubt);
            world.beliefs.set_bias(observer, subject, bias);
            let resolve = Estimate::first_resolve(world.standing(subject).0[1]);
            world.beliefs.set_estimate(
                observer,
                subject,
                Estimate {
                    resolve,
                    error,
                    resolve_error: doubt,
                    ..Estimate::default()
                },
            );
        }
    }
}

fn key(keys: &[u32], observer: NationId, subject: NationId) -> u64 {
    pair(keys[observer.index()], keys[subject.index()])
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
    let modernity = world.militaries().iter().map(|m| m.modernity).collect();
    Census {
        strength,
        readiness,
        modernity,
    }
}

/// What is true of a nation, and can be found out.
struct Truth {
    id: NationId,
    strength: [f64; 3],
    readiness: f64,
    modernity: f64,
    renown: f64,
    resolve: f64,
    power: f64,
    /// How much of it those who watch it learn through allies that leak.
    spilt: f64,
    /// Variance that its resolve has gained this turn in ways that nobody sees.
    stirred: f64,
}

/// The truth about each nation, and how much each learns from its treaties.
fn truths(world: &World) -> (Vec<Truth>, Vec<f64>) {
    let census = census(world);
    let (sharing, spilt) = sharing(world);
    let rules = &world.rules().perception;
    let stirred = stirred(world);
    let (minds, militaries) = (world.minds(), world.militaries());
    let truth = |id: NationId| {
        let i = id.index();
        Truth {
            id,
            strength: census.strength[i],
            readiness: census.readiness[i],
            modernity: census.modernity[i],
            renown: militaries[i].renown,
            resolve: minds[i].resolve,
            power: raw_power(rules, &census, i),
            spilt: spilt[i],
            stirred: stirred[i],
        }
    };
    (world.nation_ids().map(truth).collect(), sharing)
}

/// By nation: the variance that moods at home and new leaders have added to its resolve this turn.
fn stirred(world: &World) -> Vec<f64> {
    let (wanders, change) = (
        world.rules().perception.resolve_wanders,
        world.rules().home.change_resolve,
    );
    let mut stirred = vec![wanders * wanders * world.dt(); world.scenario.nations.len()];
    for event in &world.events {
        if let EventKind::Elected {
            nation,
            again: false,
            ..
        }
        | EventKind::Coup { nation, .. } = event.kind
        {
            stirred[nation.index()] += change * change;
        }
    }
    stirred
}

/// What the turns since the last count do to beliefs.
#[derive(Clone, Copy)]
struct Pace {
    turns: u32,
    /// So much of an error stays, and so much of a new one comes to it, that its spread remains what it is said to be.
    keep: f64,
    fresh: f64,
}

impl Pace {
    fn of(rules: &PerceptionRules, dt: f64, turns: u32) -> Self {
        let keep = 1.0 - (rules.error_drift * dt).min(1.0);
        let keep = (1..turns).fold(keep, |all, _| all * keep);
        let fresh = (1.0 - keep * keep).max(0.0).sqrt();
        Self { turns, keep, fresh }
    }

    /// The share of a way of which one goes this share each turn.
    fn share(self, each: f64) -> f64 {
        (1..self.turns).fold(each, |gone, _| gone + (1.0 - gone) * each)
    }
}

/// What all believe when the game begins: the first count is of that day.
pub fn first(world: &mut World) {
    let contacts = world.contacts();
    look(world, &contacts, false);
}

/// `contacts` are those of the day when the turn began.
pub fn phase(world: &mut World, contacts: &Contacts) {
    look(world, contacts, true);
}

/// What is believed now; where a new count is due its error is drawn, if any are `counted`.
fn look(world: &mut World, contacts: &Contacts, counted: bool) {
    let (truths, sharing) = truths(world);
    let n = truths.len();
    let dt = world.dt();
    let watch: Vec<Option<NationId>> = world.minds().iter().map(|m| m.watch).collect();
    let rules = world.rules().perception.clone();
    let (cup, keys) = (world.cup(Phase::Perception), world.keys());
    let claimed = claimed(world);
    let acquainted = acquainted(world, contacts);
    let rota = Rota::new(world);
    let [each_turn, yearly] = [1, rota.turns].map(|turns| Pace::of(&rules, dt, turns));
    let drift = (rules.threat_drift * dt).min(1.0);
    for observer in world.nation_ids() {
        let o = observer.index();
        let [proximity, affinity, rivalry] = world.pairs.rows(observer);
        let grievance = world.pairs.grievances(observer);
        let (biases, estimates, fears) = world.beliefs.rows_mut(observer);
        let pairs = proximity.iter().zip(affinity).zip(rivalry).zip(grievance);
        let pairs = pairs.zip(&acquainted[o * n..(o + 1) * n]);
        let beliefs = biases.iter_mut().zip(estimates).zip(fears);
        for ((truth, pair), belief) in truths.iter().zip(pairs).zip(beliefs) {
            let subject = truth.id;
            if subject == observer {
                continue;
            }
            let ((((&proximity, &affinity), &rivalry), &grievance), &acquainted) = pair;
            let ((bias, estimate), fear) = belief;
            let watched = watch[o] == Some(subject);
            let stranger = !(acquainted || watched || rivalry > 0.0);
            let pace = if stranger && counted {
                yearly
            } else {
                each_turn
            };
            let told = if watched {
                sharing[o].max(truth.spilt)
            } else {
                sharing[o]
            };
            let sight = rules.sight(proximity, watched, told);
            let error = rules.error(sight);
            if counted {
                estimate.stir(&rules, truth.stirred);
            }
            if stranger && counted && !rota.due(observer, subject) {
                // With better sources an old count is less wrong, with worse ones more.
                if error != estimate.error {
                    *bias = rules.hold_bias(*bias * error / estimate.error.max(1e-9));
                    estimate.error = error;
                }
                estimate.follow(&rules, truth, *bias);
                continue;
            }
            estimate.error = error;
            // The error wanders, and is pulled in by good sources.
            if counted {
                let draw = cup.dice(key(&keys, observer, subject)).bell();
                let noise = estimate.error * pace.fresh;
                *bias = rules.hold_bias(*bias * pace.keep + noise * draw);
            }
            estimate.follow(&rules, truth, *bias);
            // Resolve shows itself slowly, and never whole.
            let learn = (rules.resolve_learning * dt * sight).min(1.0);
            let learned = pace.share(learn);
            estimate.resolve += (truth.resolve - estimate.resolve) * learned;
            estimate.resolve_error *= 1.0 - learned;
            let level = threat(
                &rules,
                [truth.power * (1.0 + *bias), truths[o].power],
                &Terms {
                    proximity,
                    affinity,
                    rivalry,
                    grievance: world.pairs.grievance(subject, observer).max(grievance),
                    claims: claimed[subject.index() * n + o],
                },
            );
            let before = *fear;
            let next = if before == 0.0 {
                level
            } else {
                before + (level - before) * pace.share(drift)
            };
            *fear = next.clamp(0.0, 1.0);
        }
    }
}

impl Estimate {
    /// Forces are believed to be what they are now, but for the error of the last count.
    fn follow(&mut self, rules: &PerceptionRules, truth: &Truth, bias: f64) {
        self.strength = truth.strength.map(|v| v * (1.0 + bias));
        self.modernity = truth.modernity;
        self.effectiveness = truth.renown;
        let readiness = truth.readiness + rules.bias_readiness * bias * self.error;
        self.readiness = readiness.clamp(0.0, 1.0);
    }

    /// What is known of a resolve grows old as that moves by so much variance: the less, the less is known, and no knowledge is
    /// worse than a first guess.
    fn stir(&mut self, rules: &PerceptionRules, variance: f64) {
        let known = self.resolve_error / rules.resolve_doubt.max(1e-9);
        let fresh = variance * (1.0 - known * known).max(0.0);
        self.resolve_error = (self.resolve_error * self.resolve_error + fresh).sqrt();
    }
}

fn raw_power(rules: &PerceptionRules, census: &Census, i: usize) -> f64 {
    let modern = rules.quality_modernity;
    census.strength[i].iter().sum::<f64>() * (1.0 - modern + modern * census.modernity[i])
}

/// By nation: how much it learns from its treaties, 0..1, the best of them; and how much of it others who
/// watch it learn through allies that leak.
fn sharing(world: &World) -> (Vec<f64>, Vec<f64>) {
    let rules = &world.rules().preparation;
    let reaches = rules.leak_reaches;
    let polities = world.polities();
    let mut spilt: Vec<f64> = vec![0.0; world.scenario.nations.len()];
    let mut sharing: Vec<f64> = vec![0.0; world.scenario.nations.len()];
    let mut leaks: Vec<f64> = Vec::new();
    for treaty in world.treaties().iter() {
        let level = treaty.intelligence * treaty.cohesion;
        if level <= 0.0 {
            continue;
        }
        let leak = |m: &NationId| {
            let stability = polities[m.index()].stability;
            leaky(rules, &world.pairs, treaty, *m, stability)
        };
        leaks.clear();
        leaks.extend(treaty.members.iter().map(leak));
        let worst = leaks.iter().copied().fold(0.0, f64::max);
        for (m, leak) in treaty.members.iter().zip(&leaks) {
            let i = m.index();
            sharing[i] = sharing[i].max(level * (1.0 - leak));
            spilt[i] = spilt[i].max(level * worst * reaches);
        }
    }
    (sharing, spilt)
}

/// What stands between two nations.
struct Terms {
    proximity: f64,
    affinity: f64,
    rivalry: f64,
    /// The greater of what each holds against the other.
    grievance: f64,
    /// Whether the feared one claims what was the other's at the start.
    claims: bool,
}

/// The fear that fear drifts to, of a power that is believed to be `theirs` in a nation whose own is `mine`. Walt's
/// balance of threat: power, nearness and hostile intent multiply; nuclear arms add.
fn threat(rules: &PerceptionRules, [theirs, mine]: [f64; 2], terms: &Terms) -> f64 {
    let ratio = theirs / (theirs + mine.max(0.1) * rules.threat_security).max(1e-9);
    let near = terms.proximity.max(terms.rivalry * rules.threat_rival_near);
    let hostile = rules.threat_base - rules.threat_affinity * terms.affinity
        + rules.threat_rivalry * terms.rivalry
        + rules.threat_grievance * terms.grievance
        + if terms.claims {
            rules.threat_claim
        } else {
            0.0
        };
    ratio * near.min(1.0) * hostile.clamp(0.0, 1.0)
}
