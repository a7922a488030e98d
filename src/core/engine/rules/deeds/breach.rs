//! Promises of peace that are broken.

use super::{audience, treaty};
use crate::content::Obligation;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::Side;
use crate::view::Crisis;

/// Breaks every promise of peace that `by` has given to `against`, whom it now fights on `side`. To use
/// force first breaks any of them; to come to the help of one whom the other attacks breaks the promise to
/// stay neutral, but not one merely not to attack.
pub fn breach(world: &mut World, by: NationId, against: NationId, side: Side) {
    let broken: Vec<TreatyId> = world
        .treaties()
        .iter()
        .filter(|t| t.has(by) && t.has(against))
        .filter(|t| match world.charter(t.charter).obligation {
            Obligation::Neutrality => true,
            Obligation::NonAggression => side == Side::Challenger,
            _ => false,
        })
        .map(|t| t.id)
        .collect();
    for treaty in broken {
        world.tell(EventKind::PactBroken {
            treaty,
            by,
            against,
        });
        treaty::remove(world, treaty, by);
        pay(world, by, against);
    }
}

/// A nation that makes its own peace leaves its side alone: by a text that forbids it it has broken its word,
/// else those who fight on trust and like it the less.
pub fn desert(
    world: &mut World,
    nation: NationId,
    war: &Crisis,
    side: Side,
    broken: Option<TreatyId>,
) {
    let leader = war.leader(side);
    if broken.is_some() {
        pay(world, nation, leader);
        return;
    }
    let (trust, grievance) = {
        let rules = &world.rules().alliance;
        (rules.desertion_trust, rules.desertion_grievance)
    };
    for mate in war.nations(side).filter(|m| *m != nation) {
        world.beliefs.add_trust(mate, nation, -trust);
        world.pairs.add_grievance(mate, nation, grievance);
    }
}

/// Whoever breaks its word is believed less by allies, adversaries and its own people, and by the wronged least.
pub fn pay(world: &mut World, by: NationId, against: NationId) {
    let rules = world.rules().alliance.clone();
    audience::book(world, by, rules.breach_standing.map(|loss| -loss));
    for other in world.nation_ids().filter(|o| *o != by) {
        let share = if other == against {
            rules.breach_trust
        } else {
            rules.breach_trust_abroad
        };
        world.beliefs.add_trust(other, by, -share);
    }
    let told = world.rules().credibility.breach;
    audience::tell_on(world, against, by, None, -told, |_| false);
    world
        .pairs
        .add_grievance(against, by, rules.breach_grievance);
}
