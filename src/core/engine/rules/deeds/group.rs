//! Armed groups take up arms and lay them down.

use crate::content::GroupSeed;
use crate::engine::world::World;
use crate::event::{EventKind, GroupEnd};
use crate::ids::{GroupId, RegionId};
use crate::view::ArmedGroup;

/// A group takes up arms against whoever holds its region, or one that is there grows stronger. Where nobody holds it there is
/// nobody to fight. `exposed` is how far its sponsor is known, 0..1.
pub fn arm(world: &mut World, seed: &GroupSeed, exposed: f64) {
    let Some(holder) = world.controller(seed.region) else {
        return;
    };
    let sponsor = seed.sponsor.filter(|s| *s != holder && world.free(*s));
    if let Some(id) = find(world, &seed.name, seed.region) {
        if let Some(mut group) = world.get_mut(id) {
            group.strength += seed.strength;
            group.haven = seed.haven.or(group.haven);
            if sponsor.is_some() && sponsor != group.sponsor {
                (group.sponsor, group.exposed) = (sponsor, exposed);
            }
        }
        return;
    }
    world.add(|id| ArmedGroup {
        id,
        name: seed.name.clone(),
        region: seed.region,
        strength: seed.strength,
        haven: seed.haven,
        sponsor,
        exposed,
        against: holder,
        fed: 0.0,
    });
}

/// A share of a group goes home; with the whole of it the group is no more.
pub fn disarm(world: &mut World, name: &str, region: RegionId, share: f64) {
    let Some(id) = find(world, name, region) else {
        return;
    };
    if share >= 1.0 {
        end(world, id, GroupEnd::Disarmed);
    } else if let Some(mut group) = world.get_mut(id) {
        group.strength *= 1.0 - share;
    }
}

/// A group is no more.
pub fn end(world: &mut World, id: GroupId, end: GroupEnd) {
    let Some((group, region, against)) =
        world.get(id).map(|g| (g.name.clone(), g.region, g.against))
    else {
        return;
    };
    world.remove(id);
    let nation = world.controller(region).unwrap_or(against);
    world.tell(EventKind::GroupEnded {
        group,
        region,
        nation,
        end,
    });
}

fn find(world: &World, name: &str, region: RegionId) -> Option<GroupId> {
    let groups = world.groups();
    let mut there = groups.iter().filter(|g| g.region == region);
    there.find(|g| g.name == name).map(|g| g.id)
}
