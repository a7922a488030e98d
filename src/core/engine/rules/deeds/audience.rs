//! What a nation's deeds are worth to those who look on: booked, faded, told on from mouth to mouth.

use crate::engine::world::{Standing, World};
use crate::ids::NationId;

/// Moves `nation`'s standing with allies, adversaries and at home.
pub fn book(world: &mut World, nation: NationId, steps: [f64; 3]) {
    let mut standing = world.standing_mut(nation);
    for (value, step) in standing.0.iter_mut().zip(steps) {
        *value = (*value + step).clamp(0.0, 1.0);
    }
}

/// Takes the standing of `nation` a share of the way back to one half, where nothing is known of it.
pub fn fade(world: &mut World, nation: NationId, shares: [f64; 3]) {
    forget(&mut world.standing_mut(nation), shares);
}

pub fn forget(standing: &mut Standing, shares: [f64; 3]) {
    for (value, share) in standing.0.iter_mut().zip(shares) {
        *value += (0.5 - *value) * share;
    }
}

/// Who `teller` tells what it made of `actor`: trust moves as the teller's did by `step`, more with those who trust
/// the teller and are near the matter. Friends of the one it was `against` read the same deed the other way;
/// friends of the actor alone shrug it off. Those for whom `heard` holds were there.
pub fn tell_on(
    world: &mut World,
    teller: NationId,
    actor: NationId,
    against: Option<NationId>,
    step: f64,
    heard: impl Fn(NationId) -> bool,
) {
    let (gossip, far) = {
        let rules = &world.rules().credibility;
        (rules.gossip, rules.gossip_far)
    };
    for third in world.nation_ids() {
        if third == teller || third == actor || Some(third) == against || heard(third) {
            continue;
        }
        let pairs = &world.pairs;
        let kin = pairs.affinity(third, teller);
        let lean = match against {
            Some(other) => (kin - pairs.affinity(third, other)).clamp(-1.0, 1.0),
            None => (0.5 + kin - pairs.affinity(third, actor)).clamp(0.0, 1.0),
        };
        let near = pairs
            .proximity(third, teller)
            .max(pairs.proximity(third, actor));
        let heed = world.beliefs.trust(third, teller);
        let weight = gossip * (far + (1.0 - far) * near) * heed * lean;
        world.beliefs.add_trust(third, actor, weight * step);
    }
}
