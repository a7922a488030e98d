//! The next leader: commitments are partly a person's. Standing abroad and allies' trust go part of the way back to
//! not knowing, and the newcomer has an opinion of its own on every alliance it inherits.

use super::audience;
use crate::content::Nation;
use crate::dice::{Phase, pair};
use crate::engine::world::{Polity, World};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};

/// The number of a nation's rolls on this in its phase.
const DOUBT: u16 = 2;

/// `share` of what was believed of the last leader is forgotten.
pub fn doubt(world: &mut World, nation: NationId, share: f64) {
    let rules = world.rules().credibility.clone();
    let mut dice = world.dice(
        Phase::Home,
        pair(world.scenario.key(nation), u32::from(DOUBT)),
    );
    // Its own people have chosen it, or obey it: they begin afresh.
    audience::fade(
        world,
        nation,
        [share, share, (rules.doubt_home * share).min(1.0)],
    );
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
                .any(|t| world.get(*t).is_some_and(|t| t.has(ally)));
        if allied {
            let now = world.beliefs.trust(ally, nation);
            let guess = now + (0.5 - now) * share + rules.doubt * dice.normal();
            world.beliefs.set_trust(ally, nation, guess);
        }
    }
    for id in inherited {
        let opinion =
            (rules.opinion * dice.normal()).clamp(-rules.opinion_most, rules.opinion_most);
        let leads = world.get(id).is_some_and(|t| t.lead == Some(nation));
        let doubted = leads && opinion < rules.doubt_told;
        if let Some(mut treaty) = world.get_mut(id) {
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

/// A leader by a victor's grace, of whom nothing is known.
pub fn install(world: &mut World, nation: NationId) -> String {
    let leader = succeed(world, nation);
    let forgotten = world.rules().credibility.forgotten_installed;
    doubt(world, nation, forgotten);
    leader
}

/// Puts the next leader in office and returns the name: the next on the scenario's list behind all who have governed, for
/// nobody comes back that has left. After the last of them nobody knows whom it will be: whoever follows is told as the
/// successor of the last whose name is known.
pub fn succeed(world: &mut World, nation: NationId) -> String {
    let scenario = world.scenario.clone();
    let place = scenario.nation(nation);
    let mut polity = world.polity_mut(nation);
    if place.leader == Nation::office(&place.name) && place.successors.is_empty() {
        return polity.leader.to_string();
    }
    retire(&mut polity);
    let names: Vec<&str> = std::iter::once(&place.leader)
        .chain(&place.successors)
        .map(String::as_str)
        .collect();
    let governed = |name: &&str| polity.former.iter().any(|f| **f == **name);
    let next = names.iter().rposition(governed).map_or(0, |last| last + 1);
    let name = match (names.get(next), polity.former.last()) {
        (Some(name), _) => {
            polity.unnamed = 0;
            (*name).to_owned()
        }
        (None, Some(last)) => {
            let n = polity.unnamed + 1;
            let name = Nation::successor(last, n);
            polity.unnamed = n;
            name
        }
        (None, None) => place.leader.clone(),
    };
    polity.leader = name.as_str().into();
    name
}

/// Puts the one named in office, whoever was expected.
pub fn name(world: &mut World, nation: NationId, name: &str) {
    let mut polity = world.polity_mut(nation);
    if &*polity.leader != name {
        retire(&mut polity);
        polity.unnamed = 0;
        polity.leader = name.into();
    }
}

/// The one in office leaves it.
fn retire(polity: &mut Polity) {
    if polity.unnamed == 0 {
        let leader = polity.leader.clone();
        polity.former.push(leader);
    }
}
