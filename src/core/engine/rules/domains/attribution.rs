//! Who did it, in public: a victim lays open what it holds, others believe it or not, its sources are burnt
//! by it, and a wrong name comes back to the accuser.

use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::crisis;
use crate::engine::rules::deeds::shadow::burnt_turns;
use crate::engine::world::{Burn, Dossier, World};
use crate::event::EventKind;
use crate::ids::{CrisisId, NationId};
use crate::order::{CovertKind, Stake};
use crate::view::{Crisis, Evidence, Proof, campaign, campaign_since};

/// Subjects of this kind never meet those of operations or regions.
const ACCUSATION: u32 = u32::MAX - 1;

/// Evidence fades, burnt sources are replaced, and now and then the truth comes out.
pub fn phase(world: &mut World) {
    let turn = world.turn;
    world.burns.retain(|b| turn < b.until);
    let rules = world.rules().domains.clone();
    let months = f64::from(world.scenario.turn_months);
    let lasts = |d: &Dossier| match d.published {
        Some(_) => rules.accusation_months,
        None => rules.evidence_months,
    };
    world
        .dossiers
        .retain(|d| f64::from(turn - d.published.unwrap_or(d.evidence.turn)) * months < lasts(d));
    let wrong: Vec<Dossier> = world
        .dossiers
        .iter()
        .filter(|d| d.published.is_some() && d.doer != d.evidence.suspect)
        .copied()
        .collect();
    for dossier in wrong {
        let Evidence { on, suspect, .. } = dossier.evidence;
        let of = |n| world.scenario.key(n);
        let subject = pair(of(on), of(suspect)) ^ u64::from(ACCUSATION);
        let mut dice = world.dice(Phase::Domains, subject);
        if dice.chance(1.0 - libm::exp(-rules.truth_out * world.dt())) {
            clear(world, &dossier);
        }
    }
}

/// What the victim of an act has in hand from now on; `helper` is the ally whose sources helped.
pub fn file(world: &mut World, evidence: Evidence, doer: NationId, helper: Option<NationId>) {
    world.dossiers.push(Dossier {
        evidence,
        doer,
        helper,
        published: None,
    });
}

/// The best of what `by` holds against `nation` and has not shown yet is laid open.
pub fn accuse(world: &mut World, by: NationId, nation: NationId, kind: CovertKind) {
    let mut best: Option<usize> = None;
    for (i, d) in world.dossiers.iter().enumerate() {
        let e = &d.evidence;
        let fits = (e.on, e.suspect, e.kind) == (by, nation, kind) && d.published.is_none();
        if fits && best.is_none_or(|b| e.confidence > world.dossiers[b].evidence.confidence) {
            best = Some(i);
        }
    }
    let Some(i) = best else { return };
    let confidence = world.dossiers[i].evidence.confidence;
    // Acts of one hand in networks are shown as the campaign that they are.
    let gravity = match kind {
        CovertKind::Cyber => {
            let since = campaign_since(&world.scenario, world.turn);
            let held = world.dossiers.iter().map(|d| &d.evidence);
            campaign(held.filter(|e| e.on == by), nation, since)
        }
        _ => 0.0,
    };
    let Some(crisis) = table(world, by, nation) else {
        return;
    };
    let now = world.turn;
    let dossier = &mut world.dossiers[i];
    dossier.published = Some(now);
    let sources = [Some(by), dossier.helper];
    let turns = burnt_turns(world);
    for nation_burnt in sources.into_iter().flatten() {
        world.burns.push(Burn {
            nation: nation_burnt,
            against: nation,
            until: now + turns,
        });
    }
    let proof = Proof {
        by,
        suspect: nation,
        kind,
        confidence,
        gravity,
    };
    if let Some(mut c) = world.get_mut(crisis) {
        c.evidence.push(proof);
    }
    world.tell(EventKind::Accused {
        crisis,
        by,
        nation,
        kind,
        confidence,
    });
    persuade(world, &proof);
}

/// The crisis between the two, opened on the rung of a threat if there is none.
fn table(world: &mut World, by: NationId, nation: NationId) -> Option<CrisisId> {
    let open = world
        .crises()
        .iter()
        .find(|c| c.opposed(by, nation))
        .map(|c| c.id);
    open.or_else(|| crisis::open(world, nation, by, Stake::Incident, 2))
}

/// Third parties believe it as far as they trust the accuser and the evidence goes; friends of the accused
/// who do not believe it take it ill.
fn persuade(world: &mut World, proof: &Proof) {
    let rules = world.rules().domains.clone();
    for other in world.nation_ids() {
        if other == proof.by || other == proof.suspect {
            continue;
        }
        let belief = proof.confidence * world.beliefs.trust(other, proof.by);
        world
            .beliefs
            .add_trust(other, proof.suspect, -rules.accused_trust * belief);
        let kin = world.pairs.affinity(other, proof.suspect).max(0.0);
        let doubt = rules.accuser_trust * (1.0 - belief) * kin;
        world.beliefs.add_trust(other, proof.by, -doubt);
    }
}

/// It was another. The accuser's word is worth less from now on, and it knows whom to blame.
fn clear(world: &mut World, dossier: &Dossier) {
    let rules = world.rules().domains.clone();
    let Evidence {
        on,
        suspect,
        kind,
        confidence,
        turn,
        ..
    } = dossier.evidence;
    world
        .dossiers
        .retain(|d| (d.evidence.on, d.evidence.suspect, d.evidence.turn) != (on, suspect, turn));
    world.ecs.each::<CrisisId, &mut Crisis>(|_, crisis| {
        crisis
            .evidence
            .retain(|p| (p.by, p.suspect, p.kind) != (on, suspect, kind));
    });
    {
        let mut standing = world.standing_mut(on);
        for (value, loss) in standing.0.iter_mut().zip(rules.false_standing) {
            *value = (*value - loss * confidence).max(0.0);
        }
    }
    world.beliefs.add_trust(suspect, on, -rules.false_trust);
    world.pairs.add_grievance(suspect, on, rules.false_trust);
    let sting = rules.covert_grievance[kind as usize];
    world.pairs.add_grievance(on, dossier.doer, sting);
    world.tell(EventKind::FalselyAccused {
        by: on,
        nation: suspect,
        kind,
        doer: dossier.doer,
    });
}
