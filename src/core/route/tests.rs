//! Ways hold on every shipped map, not on one.

use super::*;
use crate::content::{Overrides, load, shipped};

fn maps() -> Vec<Scenario> {
    let read = |m: &crate::content::ShippedMap| {
        load(m.name, m.text, &Overrides::default())
            .unwrap()
            .scenario
    };
    shipped().iter().map(read).collect()
}

/// Every way that is found can be gone, and takes as long as `reach` says.
#[test]
fn paths_and_reach_agree() {
    for scenario in maps() {
        let owner = |r: RegionId| scenario.region(r).owner;
        let closed = scenario.nations.len() / 2;
        let pass = |r: RegionId| owner(r).is_none_or(|o| o.index() != closed);
        for arm in Arm::ALL {
            let who = Traveller::free(arm);
            let parts = parts(&scenario, who, pass);
            for from in scenario.region_ids().step_by(5) {
                let months = reach(&scenario, from, who, pass);
                for to in scenario.region_ids().filter(|t| *t != from) {
                    let route = path(&scenario, from, to, who, pass);
                    assert_eq!(route.as_ref().map(|r| r.months), months[to.index()]);
                    let joined = joined(&scenario, &parts, from, to, who);
                    assert!(arm == Arm::Air || joined == route.is_some());
                    let Some(route) = route else { continue };
                    assert_eq!(route.regions.last(), Some(&to));
                    assert!(may_stay(&scenario, to, arm) && pass(to));
                    let mut at = from;
                    for &next in &route.regions {
                        assert!(scenario.links_from(at).any(|(_, r)| r == next));
                        assert!(arm == Arm::Air || pass(next));
                        at = next;
                    }
                }
            }
        }
    }
}

#[test]
fn an_army_needs_ships_and_a_fleet_keeps_off_the_land() {
    let mut gained = 0;
    for scenario in maps() {
        let sea = |r: RegionId| scenario.region(r).kind == RegionKind::Sea;
        let dry = |r: RegionId| !sea(r);
        let port = scenario
            .region_ids()
            .find(|&r| scenario.region(r).port > 2)
            .unwrap();
        let by_land = reach(&scenario, port, Traveller::free(Arm::Land), dry);
        let all = reach(&scenario, port, Traveller::free(Arm::Land), |_| true);
        let count = |list: &[Option<f64>]| list.iter().flatten().count();
        gained += count(&all) - count(&by_land);
        let fleet = reach(&scenario, port, Traveller::free(Arm::Naval), |_| true);
        for r in scenario.region_ids().filter(|r| fleet[r.index()].is_some()) {
            assert!(sea(r) || scenario.region(r).port > 0);
        }
    }
    assert!(gained > 0);
}

/// Who would save ships never embarks oftener than who would be quick, who would be safe never runs into more
/// danger, and neither is quicker; and on the shipped maps each gives up some time for what it looks for.
#[test]
fn each_way_keeps_what_it_promises() {
    let (mut saved, mut safer) = (0, 0);
    for scenario in maps() {
        // Every third place is the enemy's, and every second sea is his.
        let hostile = |r: RegionId| {
            r.index().is_multiple_of(3) && scenario.region(r).kind == RegionKind::Land
        };
        let held = |r: RegionId| {
            if r.index().is_multiple_of(2) {
                0.2
            } else {
                1.0
            }
        };
        let danger = |r: RegionId| danger(&scenario, r, held, hostile);
        let arm = Arm::Land;
        let way = |from, to, way| {
            let shun = |a, b| shun(&scenario, way, arm, danger, a, b);
            path_avoiding(
                &scenario,
                from,
                to,
                Traveller::free(arm),
                |_| true,
                |_, _| 0.0,
                shun,
            )
        };
        let boardings = |from: RegionId, route: &Route| {
            let starts = std::iter::once(&from).chain(&route.regions);
            let legs = starts.zip(&route.regions);
            legs.filter(|(a, b)| boards(&scenario, **a, **b)).count()
        };
        let risk = |route: &Route| route.regions.iter().map(|r| danger(*r)).sum::<f64>();
        let land = |r: &RegionId| scenario.region(*r).kind == RegionKind::Land;
        for from in scenario.region_ids().filter(land).step_by(7) {
            for to in scenario.region_ids().filter(land).step_by(5) {
                let Some(fast) = way(from, to, Way::Fastest) else {
                    continue;
                };
                let dry = way(from, to, Way::LeastLift).unwrap();
                let safe = way(from, to, Way::Safest).unwrap();
                assert!(fast.months <= dry.months.min(safe.months) + 1e-9);
                assert!(boardings(from, &dry) <= boardings(from, &fast));
                assert!(risk(&safe) <= risk(&fast) + 1e-9);
                saved += usize::from(boardings(from, &dry) < boardings(from, &fast));
                safer += usize::from(risk(&safe) < risk(&fast) - 0.5);
            }
        }
    }
    assert!(saved > 0 && safer > 0, "{saved} {safer}");
}
