//! Allies ask whether the others stand by their word; words, exercises or forces answer, or nothing does. Allies
//! reproach each other in public.

use crate::engine::world::{World, owned};
use crate::event::{EventKind, Reassurance};
use crate::ids::{NationId, TreatyId};
use crate::view::{Ask, Step, Treaty};

use super::deeds::audience;

/// Questions that deeds have answered, or nobody; steps that nothing has followed.
pub fn phase(world: &mut World) {
    let spoken =
        |t: &&Treaty| !t.asks.is_empty() || t.moods.iter().any(|m| m.step != Step::Content);
    let treaties = world.treaties();
    let open: Vec<TreatyId> = treaties.iter().filter(spoken).map(|t| t.id).collect();
    drop(treaties);
    for id in open {
        for ask in world.get(id).map(|t| t.asks.clone()).unwrap_or_default() {
            follow_up(world, id, &ask);
        }
        forget(world, id);
    }
}

pub fn ask(world: &mut World, by: NationId, id: TreatyId, of: NationId) {
    let since = world.turn;
    let points = on_soil(world, of, by);
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.asks.push(Ask {
            by,
            of,
            since,
            points,
        });
    }
    step(world, id, by, Step::Asked);
    world.tell(EventKind::ReassuranceAsked {
        treaty: id,
        by,
        nation: of,
    });
}

/// Cheap talk, but in public: all who have asked have their answer, and to stay away later is worse for it.
pub fn reaffirm(world: &mut World, by: NationId, id: TreatyId) {
    let now = world.turn;
    let gain = world.rules().credibility.reaffirmed_trust;
    let Some(asks) = world.get(id).map(|t| t.asks.clone()) else {
        return;
    };
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.mood_mut(by).word = Some(now);
    }
    let mut askers: Vec<NationId> = asks.iter().filter(|a| a.of == by).map(|a| a.by).collect();
    if askers.is_empty() {
        world.tell(EventKind::Reassured {
            treaty: id,
            by,
            nation: by,
            how: Reassurance::Words,
        });
    }
    askers.dedup();
    for nation in askers {
        settle(world, id, nation, by, gain, Reassurance::Words);
    }
}

/// A complaint in public. If there is something in it, who is reproached is the worse for it; if not, who complains.
/// Neither likes the other better, and the alliance shows its cracks.
pub fn reproach(world: &mut World, by: NationId, id: TreatyId, nation: NationId) {
    let now = world.turn;
    let Some(treaty) = world.get(id).map(owned) else {
        return;
    };
    let rules = world.rules().credibility.clone();
    let alliance = world.rules().alliance.clone();
    let spends = world.economy(nation).defence;
    let shortfall = treaty
        .guideline
        .filter(|g| *g > 0.0)
        .map_or(0.0, |g| ((g - spends) / g).max(0.0));
    let founded = shortfall > alliance.reproach_shortfall
        || deserted(&treaty, nation, alliance.reproach_deserted)
        || world.standing(nation).0[0] < alliance.reproach_standing_poor;
    audience::book(
        world,
        if founded { nation } else { by },
        [-rules.reproach_standing, 0.0, 0.0],
    );
    world
        .beliefs
        .add_trust(by, nation, -alliance.reproach_trust);
    world
        .beliefs
        .add_trust(nation, by, -alliance.reproach_trust);
    world
        .pairs
        .add_grievance(nation, by, rules.reproach_grievance);
    if let Some(mut t) = world.get_mut(id) {
        t.cohesion = (t.cohesion - rules.reproach_cohesion).max(0.0);
        t.mood_mut(by).reproached = Some((nation, now));
    }
    if treaty.lead != Some(by) {
        step(world, id, by, Step::Reproached);
    }
    world.tell(EventKind::Reproached {
        treaty: id,
        by,
        nation,
        shortfall,
    });
}

/// Whether a member has answered less than this share of the calls upon it.
fn deserted(treaty: &crate::view::Treaty, nation: NationId, least: f64) -> bool {
    treaty.burden(nation).is_some_and(|b| {
        let (calls, deeds) = (b.calls.total, b.deeds.total);
        calls > 0.0 && deeds < least * calls
    })
}

fn step(world: &mut World, id: TreatyId, nation: NationId, to: Step) {
    let now = world.turn;
    if let Some(mut treaty) = world.get_mut(id) {
        let mood = treaty.mood_mut(nation);
        if to > mood.step {
            mood.step = to;
            mood.since = now;
        }
    }
}

fn follow_up(world: &mut World, id: TreatyId, ask: &Ask) {
    let rules = world.rules().credibility.clone();
    let both = world
        .get(id)
        .is_some_and(|t| t.has(ask.by) && t.has(ask.of));
    if !both {
        drop_ask(world, id, ask.by, ask.of);
        return;
    }
    let exercised = world.events.iter().any(|e| {
        matches!(e.kind, EventKind::ExerciseHeld { treaty, region, .. }
            if treaty == id && world.controller(region) == Some(ask.by))
    });
    if on_soil(world, ask.of, ask.by) >= ask.points + rules.deployed_points {
        let how = Reassurance::Deployment;
        settle(world, id, ask.by, ask.of, rules.deployed_trust, how);
    } else if exercised {
        let how = Reassurance::Exercise;
        settle(world, id, ask.by, ask.of, rules.exercised_trust, how);
    } else if world.turn >= ask.since + rules.ask_turns {
        drop_ask(world, id, ask.by, ask.of);
        world
            .beliefs
            .add_trust(ask.by, ask.of, -rules.unanswered_trust);
        world.tell(EventKind::LeftUnanswered {
            treaty: id,
            by: ask.of,
            nation: ask.by,
        });
    }
}

fn settle(
    world: &mut World,
    id: TreatyId,
    asker: NationId,
    by: NationId,
    gain: f64,
    how: Reassurance,
) {
    drop_ask(world, id, asker, by);
    world.beliefs.add_trust(asker, by, gain);
    world.tell(EventKind::Reassured {
        treaty: id,
        by,
        nation: asker,
        how,
    });
}

fn drop_ask(world: &mut World, id: TreatyId, by: NationId, of: NationId) {
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.asks.retain(|a| (a.by, a.of) != (by, of));
    }
}

/// A question or a reproach of years ago is no step on the way out any more.
fn forget(world: &mut World, id: TreatyId) {
    let (now, months) = (world.turn, u32::from(world.scenario.turn_months));
    let span = u32::from(world.rules().credibility.step_months);
    if let Some(mut treaty) = world.get_mut(id) {
        for mood in &mut treaty.moods {
            if mood.step != Step::Content && (now - mood.since) * months >= span {
                mood.step = match mood.step {
                    Step::Reproached => Step::Asked,
                    Step::Asked | Step::Content => Step::Content,
                };
                mood.since = now;
            }
        }
    }
}

/// Points of forces of `guest` on ground that `host` holds.
fn on_soil(world: &World, guest: NationId, host: NationId) -> f64 {
    world
        .forces()
        .filter(|f| f.nation == guest && world.controller(f.region) == Some(host))
        .fold(0.0, |sum, f| sum + f.strength)
}
