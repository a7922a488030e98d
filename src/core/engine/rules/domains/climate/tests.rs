use std::sync::Arc;

use super::*;
use crate::content::{Overrides, Scenario, load, shipped};
use crate::dice::{Phase, dice};
use crate::engine::world::World;
use crate::event::{DisasterKind, EventKind};
use crate::ids::{NationId, RegionId};
use crate::order::Issued;

fn scenario() -> Scenario {
    let map = shipped().iter().find(|m| m.name.contains("europe-1991"));
    let map = map.unwrap();
    load(map.name, map.text, &Overrides::default())
        .unwrap()
        .scenario
}

fn world() -> World {
    let mut world = World::new(Arc::new(scenario()), 3);
    world.events.clear();
    world
}

fn named(world: &World, id: &str) -> NationId {
    world.scenario.nation_named(id).unwrap()
}

/// A region of Greece in need of one billion, and the nation.
fn struck(world: &mut World) -> (RegionId, NationId) {
    let holder = named(world, "GRC");
    let region = world.scenario.nation(holder).capital;
    relief::needed(world, region, (holder, 1.0), DisasterKind::Earthquake, 0.8);
    (region, holder)
}

/// The dice of a blow that is as hard as they make it.
fn blow(world: &mut World, region: RegionId) -> f64 {
    let holder = world.controller(region).unwrap();
    let before = world.economy(holder).gdp;
    let mut dice = dice(1, 0, Phase::Domains, 0);
    strike::strike(world, region, DisasterKind::Flood, &mut dice);
    before - world.economy(holder).gdp
}

#[test]
fn winters_come_in_winter_and_a_year_has_as_many_as_the_rules_say() {
    let s = scenario();
    let rules = &s.rules.climate;
    let month = |m: u8| (0..12).find(|t| s.date(*t).month == m).unwrap();
    for region in s.region_ids() {
        let place = s.region(region);
        let of = |turn| s.hazards(region, turn, 0.0);
        assert_eq!(of(month(7))[3], 0.0, "{}", place.id);
        let year: f64 = (0..12).map(|t| of(t)[3]).sum();
        let rate = rules.winter.of(place.terrain);
        if place.kind == crate::content::RegionKind::Sea {
            assert_eq!(of(month(1)), [0.0; 4]);
        } else if s.frost(region) > 0.0 {
            let mean = year / 12.0;
            assert!((mean - rate).abs() < 0.03 * rate, "{}: {mean}", place.id);
            assert!(of(month(1))[0] < of(month(7))[0] || rules.drought.of(place.terrain) == 0.0);
        } else {
            assert_eq!(year, 0.0, "{}", place.id);
        }
    }
}

#[test]
fn a_warmer_climate_brings_droughts_and_floods_and_fewer_winters() {
    let s = scenario();
    let rules = &s.rules.climate;
    // What has been is known; what comes is this game's own.
    assert_eq!(s.warmer(0, 0.1), s.warmer(0, 0.4));
    let past = f64::from(s.start.year) - rules.warms_from;
    assert!((s.warmer(0, 0.3) - past / 10.0 * rules.warming).abs() < 1e-9);
    assert!(s.warmer(120, 0.3) > s.warmer(120, 0.1));
    let january = (0..12).find(|t| s.date(*t).month == 1).unwrap();
    let cold = s.region_ids().find(|r| s.frost(*r) > 0.0).unwrap();
    let [now, then] = [0.0, 2.0].map(|warmer| s.hazards(cold, january, warmer));
    assert!(then[0] >= now[0] && then[1] > now[1] && then[3] < now[3]);
    assert_eq!(then[2], now[2]);
}

#[test]
fn good_works_spare_a_place() {
    let lost = |works: f64| {
        let mut world = world();
        let region = world.scenario.nation(named(&world, "GRC")).capital;
        world.region_mut(region).infrastructure = works;
        blow(&mut world, region)
    };
    let (poor, rich) = (lost(0.0), lost(10.0));
    let spared = world().rules().climate.sheltered;
    assert!(rich > 0.0 && (rich / poor - (1.0 - spared)).abs() < 1e-6);
}

#[test]
fn the_dead_are_missing_from_region_and_nation_alike() {
    let mut world = world();
    let holder = named(&world, "GRC");
    let region = world.scenario.nation(holder).capital;
    let now = |w: &World| (w.region(region).people, w.polity(holder).population);
    let before = now(&world);
    blow(&mut world, region);
    let after = now(&world);
    let told = world.events.iter().find_map(|e| match e.kind {
        EventKind::Disaster { deaths, .. } => Some(deaths / 1000.0),
        _ => None,
    });
    let dead = told.unwrap();
    assert!(dead > 0.0);
    assert!((before.0 - after.0 - dead).abs() < 1e-9);
    assert!((before.1 - after.1 - dead).abs() < 1e-9);
}

#[test]
fn help_is_paid_for_at_once_and_there_next_month() {
    let mut world = world();
    let (region, host) = struck(&mut world);
    let (friend, other) = (named(&world, "TUR"), named(&world, "ITA"));
    world.pairs.add_grievance(host, friend, 0.3);
    world.pairs.add_grievance(friend, host, 0.3);
    let aid = world.economy(friend).aid;
    relieve(&mut world, friend, region, 50);
    assert!((world.economy(friend).aid - aid - 0.5).abs() < 1e-9);
    // What is sent already is not sent twice.
    relieve(&mut world, other, region, 100);
    let sent = world.region(region).disaster.clone().unwrap();
    assert!((sent.relief_of(other).unwrap().share - 0.5).abs() < 1e-9 && sent.unmet() < 1e-9);
    let now = |w: &World| {
        (
            w.economy(host).gdp,
            w.beliefs.trust(host, friend),
            w.pairs.grievance(host, friend),
            w.pairs.grievance(friend, host),
        )
    };
    let before = now(&world);
    relief::phase(&mut world);
    assert_eq!(now(&world), before, "it is on its way");
    world.turn += 1;
    relief::phase(&mut world);
    let after = now(&world);
    assert!(after.0 > before.0 && after.1 > before.1);
    assert!(after.2 < before.2 && after.3 < before.3);
    let arrived = |e: &crate::event::Event| matches!(e.kind, EventKind::ReliefArrived { .. });
    assert_eq!(world.events.iter().filter(|e| arrived(e)).count(), 2);
    // Once is enough.
    world.turn += 1;
    relief::phase(&mut world);
    assert_eq!(world.economy(host).gdp, after.0);
}

#[test]
fn help_turned_away_goes_back_and_costs_trust() {
    let mut world = world();
    let (region, host) = struck(&mut world);
    let giver = named(&world, "TUR");
    let money = |w: &World| w.economy(giver).treasury - w.economy(giver).aid;
    let (before, trust) = (money(&world), world.beliefs.trust(giver, host));
    relieve(&mut world, giver, region, 25);
    turn_away(&mut world, host, region, giver);
    assert!((money(&world) - before).abs() < 1e-9);
    assert!(world.beliefs.trust(giver, host) < trust);
    let state = world.region(region).disaster.clone().unwrap();
    assert!(state.relief.is_empty() && state.turned_away == [giver] && state.unmet() == 1.0);
    // What is there cannot be sent back.
    let other = named(&world, "ITA");
    relieve(&mut world, other, region, 25);
    world.turn += 1;
    relief::phase(&mut world);
    turn_away(&mut world, host, region, other);
    let state = world.region(region).disaster.clone().unwrap();
    assert!(state.relief_of(other).is_some_and(|r| r.arrived));
}

#[test]
fn what_is_sent_in_the_last_month_is_not_lost() {
    let mut world = world();
    let (region, host) = struck(&mut world);
    let giver = named(&world, "ITA");
    let late = |w: &World, turn| {
        let state = w.region(region);
        state
            .disaster
            .as_ref()
            .is_none_or(|d| d.late(&w.scenario, turn))
    };
    while !late(&world, world.turn + 1) {
        relief::phase(&mut world);
        world.turn += 1;
    }
    relieve(&mut world, giver, region, 25);
    let gdp = world.economy(host).gdp;
    relief::phase(&mut world);
    assert!(world.region(region).disaster.is_some(), "it is on its way");
    world.turn += 1;
    relief::phase(&mut world);
    assert!(world.economy(host).gdp > gdp);
    assert!(world.region(region).disaster.is_none());
}

#[test]
fn a_second_blow_comes_on_top_and_what_is_on_its_way_is_not_lost() {
    let mut world = world();
    let (region, host) = struck(&mut world);
    let italy = named(&world, "ITA");
    relieve(&mut world, italy, region, 50);
    world.turn += 1;
    relief::phase(&mut world);
    let turkey = named(&world, "TUR");
    relieve(&mut world, turkey, region, 25);
    // Half of one billion is there; a quarter is coming.
    relief::needed(&mut world, region, (host, 1.5), DisasterKind::Flood, 0.5);
    let state = world.region(region).disaster.clone().unwrap();
    assert!((state.need - 2.0).abs() < 1e-9);
    let coming = state.relief_of(named(&world, "TUR")).unwrap();
    assert!((coming.share * state.need - 0.25).abs() < 1e-9);
    let gdp = world.economy(host).gdp;
    world.turn += 1;
    relief::phase(&mut world);
    assert!(world.economy(host).gdp > gdp);
}

#[test]
fn whoever_takes_the_place_is_not_helped() {
    let mut world = world();
    let (region, host) = struck(&mut world);
    let (giver, taker) = (named(&world, "ITA"), named(&world, "TUR"));
    let money = |w: &World| w.economy(giver).treasury - w.economy(giver).aid;
    let before = money(&world);
    relieve(&mut world, giver, region, 25);
    world.region_mut(region).controller = Some(taker);
    let gdp = [host, taker].map(|n| world.economy(n).gdp);
    world.turn += 1;
    relief::phase(&mut world);
    assert_eq!([host, taker].map(|n| world.economy(n).gdp), gdp);
    assert!((money(&world) - before).abs() < 1e-9);
    assert!(world.region(region).disaster.is_none());
}

#[test]
fn allies_that_send_nothing_are_remembered_where_nobody_does() {
    let alone = |helped: bool| {
        let mut world = world();
        let (region, host) = struck(&mut world);
        let ally = named(&world, "USA");
        let trust = world.beliefs.trust(host, ally);
        if helped {
            let giver = named(&world, "ITA");
            relieve(&mut world, giver, region, 10);
        }
        let months = world.rules().climate.relief_months.ceil() as u32;
        for _ in 0..=months {
            relief::phase(&mut world);
            world.turn += 1;
        }
        assert!(world.region(region).disaster.is_none());
        let told = world.events.iter().any(|e| {
            matches!(&e.kind, EventKind::LeftAlone { nation, by, .. } if *nation == host && by.contains(&ally))
        });
        (told, world.beliefs.trust(host, ally) < trust)
    };
    assert_eq!(alone(false), (true, true));
    assert_eq!(alone(true), (false, false));
}

fn planned(game: &crate::engine::Game) -> Vec<Issued> {
    let mut orders = Vec::new();
    for nation in game.scenario().nation_ids() {
        let plan = crate::ai::plan(&game.view(nation), game.seed());
        orders.extend(plan.into_iter().enumerate().map(|(i, order)| Issued {
            nation,
            sequence: i as u16,
            order,
        }));
    }
    orders
}

#[test]
fn in_play_neighbours_help_and_few_are_turned_away() {
    let mut s = scenario();
    // Whatever strikes is of note.
    s.rules.climate.least = 0.4;
    let mut game = crate::engine::Game::new(Arc::new(s), 5);
    let (mut sent, mut arrived, mut away) = (0, 0, 0);
    for _ in 0..36 {
        let orders = planned(&game);
        for event in game.advance(orders).iter() {
            match event.kind {
                EventKind::ReliefSent { .. } => sent += 1,
                EventKind::ReliefArrived { .. } => arrived += 1,
                EventKind::ReliefTurnedAway { .. } => away += 1,
                _ => {}
            }
        }
    }
    assert!(
        sent > 3 && arrived > 3 && away * 4 < sent,
        "{sent} {arrived} {away}"
    );
}
