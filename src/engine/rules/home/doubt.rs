//! A new leader: commitments are partly a person's. Standing abroad and allies' trust go part of the way back to
//! not knowing, and the newcomer has an opinion of its own on every alliance it inherits.

use crate::dice::{Phase, pair};
use crate::engine::rules::audiences;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};

/// The number of a nation's rolls on this in its phase.
const DOUBT: u16 = 2;

/// `share` of what was believed of the last leader is forgotten.
pub fn begin(world: &mut World, nation: NationId, share: f64) {
    let rules = world.rules().credibility.clone();
    let mut dice = world.dice(Phase::Home, pair(nation.0, DOUBT));
    // Its own people have chosen it, or obey it: they begin anew.
    audiences::fade(world, nation, [share, share, (2.0 * share).min(1.0)]);
    let inherited: Vec<TreatyId> = world
        .treaties()
        .iter()
        .filter(|t| t.has(nation))
        .filter(|t| world.charter(t.charter).obligation.defends())
        .map(|t| t.id)
        .collect();
    for ally in world.nation_ids() {
        let allied = ally != nation
            && inherited
                .iter()
                .any(|t| world.treaty(*t).is_some_and(|t| t.has(ally)));
        if allied {
            let now = world.beliefs.trust(ally, nation);
            let guess = now + (0.5 - now) * share + rules.doubt * dice.normal();
            world.beliefs.set_trust(ally, nation, guess);
        }
    }
    for id in inherited {
        let opinion = (rules.opinion * dice.normal()).clamp(-0.3, 0.3);
        let leads = world.treaty(id).is_some_and(|t| t.lead == Some(nation));
        let doubted = leads && opinion < rules.doubt_told;
        if let Some(mut treaty) = world.treaty_mut(id) {
            treaty.mood_mut(nation).opinion = opinion;
            if doubted {
                treaty.cohesion = (treaty.cohesion - rules.doubt_cohesion).max(0.0);
            }
        }
        if doubted {
            let leader = world.polity(nation).leader.to_string();
            world.tell(EventKind::CommitmentsDoubted {
                nation,
                treaty: id,
                leader,
            });
        }
    }
}

/// A year in office teaches every leader what the office has promised.
pub fn settle(world: &mut World) {
    let share = (world.rules().credibility.opinion_fades * world.dt()).min(1.0);
    for treaty in world.treaties_mut().iter_mut() {
        for mood in &mut treaty.moods {
            mood.opinion *= 1.0 - share;
        }
    }
}
