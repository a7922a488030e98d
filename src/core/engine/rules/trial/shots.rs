//! Shots at a border that nobody ordered, and a war made of them.

use super::world;
use crate::engine::rules::crises;
use crate::engine::rules::deeds::crisis;
use crate::event::{EventKind, Incident, Scene};
use crate::ids::{NationId, RegionId};
use crate::order::{Move, Side, Stake};

/// The one at whom it was not the first to shoot makes war of it: it is the attacker, and is told as such.
#[test]
fn whoever_makes_a_war_of_shots_at_a_border_is_the_attacker() {
    for side in Side::BOTH {
        let mut world = world(0, 3);
        let parties = (NationId::at(0), NationId::at(1));
        let incident = Incident {
            scene: Scene::Patrol,
            region: RegionId::at(0),
        };
        let id = crisis::begin(&mut world, parties, Stake::Incident, 4, Some(incident)).unwrap();
        assert_eq!(world.get(id).unwrap().first, None);
        let nation = world.get(id).unwrap().leader(side);
        while !world.get(id).unwrap().is_war() {
            crises::act(&mut world, nation, id, Move::Raise, None);
        }
        let war = world.get(id).unwrap();
        assert_eq!((war.first, war.attackers()), (Some(side), side));
        let victim = war.leader(side.other());
        drop(war);
        let told = EventKind::WarBegan {
            crisis: id,
            challenger: nation,
            target: victim,
        };
        assert!(world.events.iter().any(|e| e.kind == told));
    }
}
