//! Small cases on the shipped maps.

use super::{STEPS, foes, points, sound, world};
use crate::content::Arm;
use crate::engine::observe::{Outlook, Private};
use crate::engine::rules::crises::act;
use crate::engine::rules::deeds::settlement::conclude;
use crate::engine::rules::deeds::{crisis, ground, leader};
use crate::engine::rules::{field::Field, movement, settlement};
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::NationId;
use crate::order::{Contribution, Move, Side, Stake, Terms, Way};
use crate::view::Participant;

fn step(world: &mut World) {
    for (_, step) in STEPS {
        step(world);
    }
    world.turn += 1;
    sound(world);
}

/// The nation with the most of `arm`.
fn strongest(world: &World, arm: Arm) -> NationId {
    let mut best = (0.0, NationId(0));
    for n in world.nation_ids() {
        let p = points(world, n)[arm.index()];
        if p > best.0 {
            best = (p, n);
        }
    }
    best.1
}

#[test]
fn an_army_crosses_the_ocean_in_convoys() {
    let mut world = world(1, 1);
    let nation = strongest(&world, Arm::Naval);
    // The greatest army at home, and the farthest friendly soil across the sea.
    let force = world
        .forces()
        .filter(|f| f.nation == nation && f.arm == Arm::Land)
        .filter(|f| world.region(f.region).owner == Some(nation))
        .max_by(|a, b| a.strength.total_cmp(&b.strength))
        .map(|f| (f.id, f.region, f.strength))
        .unwrap();
    let field = Field::survey(&world);
    let months = crate::route::reach(
        &world.scenario,
        force.1,
        crate::route::Traveller::free(Arm::Land),
        |r| field.passable(nation, r),
    );
    let to = world
        .region_ids()
        .filter(|r| months[r.index()].is_some())
        .max_by(|a, b| months[a.index()].partial_cmp(&months[b.index()]).unwrap())
        .unwrap();
    if let Some(mut f) = world.get_mut(force.0) {
        f.strength = 60.0;
    }
    let there = |w: &World| {
        w.forces()
            .filter(|f| f.nation == nation && f.region == to && f.arm == Arm::Land)
            .fold(0.0, |sum, f| sum + f.strength)
    };
    let before = there(&world);
    let all = points(&world, nation)[0];
    let field = Field::survey(&world);
    assert!(movement::march(&mut world, &field, force.0, to, Way::Fastest).unwrap() > 0.5);
    let mut arrived = Vec::new();
    for _ in 0..14 {
        movement::phase(&mut world);
        arrived.push(there(&world) - before);
    }
    assert!((points(&world, nation)[0] - all).abs() < 1e-6);
    let last = arrived.last().copied().unwrap();
    assert!(last > 59.0, "{arrived:?}");
    let full = arrived.iter().position(|a| *a > 59.0).unwrap();
    let first = arrived.iter().position(|a| *a > 0.5).unwrap();
    assert!(full > first + 1, "{arrived:?}");
}

#[test]
fn a_ceded_region_goes_with_its_people() {
    let mut world = world(0, 1);
    let (a, b) = foes(&world);
    let region = world
        .region_ids()
        .filter(|r| world.region(*r).owner == Some(b))
        .find(|r| *r != world.scenario.nation(b).capital)
        .unwrap();
    let people = |w: &World, n| w.polity(n).population;
    let (before_a, before_b) = (people(&world, a), people(&world, b));
    let gdp = world.economy(a).gdp + world.economy(b).gdp;
    let id = crisis::open(&mut world, a, b, Stake::Territory(region), 3).unwrap();
    let crisis = world.get(id).map(owned).unwrap();
    let terms = crate::judge::surrender(&world.rules().settlement, &crisis, Side::Target);
    conclude(
        &mut world,
        id,
        (terms, Termination::default()),
        Some(Side::Challenger),
    );
    let moved = world.region(region).people;
    assert_eq!(world.region(region).owner, Some(a));
    assert!((people(&world, a) - before_a - moved).abs() < 1e-9);
    assert!((people(&world, b) - before_b + moved).abs() < 1e-9);
    assert!((world.economy(a).gdp + world.economy(b).gdp - gdp).abs() < 1e-6);
    assert!(world.claims.iter().any(|c| c.by == b && c.region == region));
    assert!(world.get(id).is_none());
}

#[test]
fn a_fallen_ally_lives_on_in_exile_and_comes_home() {
    let mut world = world(0, 1);
    let (a, b) = foes(&world);
    let ally = world.nation_ids().find(|n| *n != a && *n != b).unwrap();
    let id = crisis::open(&mut world, a, b, Stake::Incident, 5).unwrap();
    let (cause, since) = (crate::event::WarCause::Choice(None), world.turn);
    if let Some(mut c) = world.get_mut(id) {
        c.side_mut(Side::Target).push(Participant {
            nation: ally,
            since,
            cause,
            contribution: Contribution::Full,
            caveat: None,
        });
    }
    world.plight_mut(ally).at_war = Some(since);
    for region in world.region_ids() {
        if world.region(region).owner == Some(ally) {
            ground::hand_over(&mut world, region, a);
        }
    }
    settlement::phase(&mut world);
    assert_eq!(world.plight(ally).exile.and_then(|e| e.host), Some(b));
    step(&mut world);
    assert!(!world.free(ally));
    conclude(
        &mut world,
        id,
        (Terms::STATUS_QUO, Termination::default()),
        None,
    );
    step(&mut world);
    assert!(world.free(ally) && !world.at_war(ally));
    assert!(
        world
            .events
            .iter()
            .any(|e| e.kind == EventKind::Restored { nation: ally })
    );
}

#[test]
fn mobilisation_calls_up_and_sends_home() {
    let mut world = world(1, 1);
    let nation = strongest(&world, Arm::Land);
    let before = points(&world, nation)[0];
    world.military_mut(nation).mobilised = true;
    for _ in 0..6 {
        step(&mut world);
    }
    let called = world.military(nation).called_up;
    assert!(called > 0.2 * before);
    assert!(points(&world, nation)[0] > before + 0.8 * called);
    world.military_mut(nation).mobilised = false;
    for _ in 0..18 {
        step(&mut world);
    }
    assert!(world.military(nation).called_up < 1.0);
    assert!(points(&world, nation)[0] < 1.2 * before);
}

#[test]
fn a_war_that_ends_in_a_nuclear_strike_is_as_long_as_it_was() {
    let mut world = world(0, 1);
    let (a, b) = foes(&world);
    let id = crisis::open(&mut world, a, b, Stake::Incident, 5).unwrap();
    world.turn += 7;
    world.military_mut(a).nuclear = 10.0;
    act(&mut world, a, id, Move::Raise, None);
    let told = world.events.iter().find_map(|e| match e.kind {
        EventKind::WarEnded { months, .. } => Some(months),
        _ => None,
    });
    assert_eq!(told, Some(7));
}

#[test]
fn nobody_governs_twice_and_after_the_last_name_there_are_successors() {
    let mut world = world(0, 1);
    let scenario = world.scenario.clone();
    let nation = world
        .nation_ids()
        .find(|n| scenario.nation(*n).successors.len() > 1)
        .unwrap();
    let place = scenario.nation(nation);
    let listed = place.successors.len();
    let mut all = vec![place.leader.clone()];
    for _ in 0..listed + 3 {
        all.push(leader::succeed(&mut world, nation));
        assert_eq!(&*world.polity(nation).leader, all.last().unwrap().as_str());
    }
    assert_eq!(all[1..=listed], place.successors);
    let last = place.successors.last().unwrap();
    let after = ["the successor", "the 2nd successor", "the 3rd successor"];
    let after = after.map(|who| format!("{who} of {last}"));
    assert_eq!(all[listed + 1..], after);
    // History may name one: whoever follows stands behind him on the list, or is his successor.
    leader::name(&mut world, nation, "A. Newcomer");
    let next = leader::succeed(&mut world, nation);
    assert_eq!(next, "the successor of A. Newcomer");
}

#[test]
fn a_leader_out_of_turn_passes_those_before_him_over() {
    let mut world = world(0, 1);
    let scenario = world.scenario.clone();
    let nation = world
        .nation_ids()
        .find(|n| scenario.nation(*n).successors.len() > 1)
        .unwrap();
    let list = &scenario.nation(nation).successors;
    let place = list.len() - 2;
    leader::name(&mut world, nation, &list[place]);
    assert_eq!(leader::succeed(&mut world, nation), list[place + 1]);
}

/// Where a war is about something else, the terms that come to mind include the claimed soil that its victor stands on, and
/// none that it only stands on.
#[test]
fn claimed_soil_that_was_won_may_be_kept() {
    let mut world = world(0, 1);
    let scenario = world.scenario.clone();
    let claims = world.claims.clone();
    let (by, from, claimed) = claims
        .iter()
        .find_map(|c| {
            let owner = world.region(c.region).owner.filter(|o| *o != c.by)?;
            let free = world.free(c.by) && world.free(owner) && !world.allied(c.by, owner);
            (free && scenario.nation(owner).capital != c.region).then_some((c.by, owner, c.region))
        })
        .unwrap();
    let id = crisis::begin(&mut world, (by, from), Stake::Regime, 5, None).unwrap();
    let ceded = |world: &World| {
        let outlook = Outlook::new(world);
        let view = outlook.view(&Private::of(world), from, &[].into());
        let war = world.get(id).map(owned).unwrap();
        let shapes = crate::reckon::shapes(&view, &war);
        let gives = shapes.iter().filter_map(|t| t.given(Side::Target).cede);
        gives.collect::<Vec<_>>()
    };
    assert!(ceded(&world).is_empty());
    let own = |w: &World, r| w.region(r).owner == Some(from);
    let other = world
        .region_ids()
        .find(|&r| own(&world, r) && !claims.iter().any(|c| c.region == r));
    if let Some(other) = other {
        ground::hand_over(&mut world, other, by);
    }
    assert!(ceded(&world).is_empty());
    ground::hand_over(&mut world, claimed, by);
    let list = ceded(&world);
    assert!(!list.is_empty() && list.iter().all(|r| *r == claimed));
}
