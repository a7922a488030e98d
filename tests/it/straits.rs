//! Straits that are shut to some: who goes round, whose supplies come late, and what opens them.

use std::sync::Arc;

use casus_foederis::content::{Arm, Overrides, Scenario, Traffic, load};
use casus_foederis::engine::Game;
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::judge::{self, Refusal};
use casus_foederis::order::{Issued, Order};
use casus_foederis::reckon;
use casus_foederis::route::{self, Shut};
use casus_foederis::view::View;

/// Two banks on an inner sea, which a strait joins to the ocean; `south` is a way round, and `strait` the rest of the
/// strait's entry.
fn map(south: bool, strait: &str, more: &str) -> Arc<Scenario> {
    let foot = if south { "ooosssoo" } else { "oooaaooo" };
    let text = format!(
        r#"(
    format: 1, title: "Narrows", start: (year: 1900, month: 1), turns: 48,
    geography: Grid(km_per_cell: 60.0, rows: ["oooooooo", "oaa~~bbo", "oaa~~bbo", "{foot}", "oooooooo"]),
    regions: [
        (id: "west", glyph: 'a', name: "West", port: 3, population: 5.0, owner: "WES"),
        (id: "east", glyph: 'b', name: "East", port: 3, population: 5.0, owner: "EAS"),
        (id: "inner", glyph: '~', name: "Inner Sea", sea: true),
        (id: "ocean", glyph: 'o', name: "Ocean", sea: true),
        {}
    ],
    nations: [
        (id: "WES", name: "Westland", capital: "west", gdp: 30.0),
        (id: "EAS", name: "Eastland", capital: "east", gdp: 30.0),
    ],
    forces: [
        (nation: "EAS", region: "inner", arm: Naval, strength: 3.0),
        (nation: "WES", region: "inner", arm: Naval, strength: 3.0),
    ],
    straits: [(name: "The Narrows", a: "inner", b: "ocean", held_from: "west", {strait})],
    {more}
)"#,
        if south {
            r#"(id: "south", glyph: 's', name: "South Sea", sea: true),"#
        } else {
            ""
        }
    );
    let loaded = load("narrows.ron", &text, &Overrides::default());
    let loaded = loaded.unwrap_or_else(|p| panic!("{p:#?}"));
    assert!(loaded.warnings.is_empty(), "{:#?}", loaded.warnings);
    Arc::new(loaded.scenario)
}

const WES: NationId = NationId(0);
const EAS: NationId = NationId(1);
const OURS: &str = r#"admits: Only([Nation("WES")]), stops: [Warships]"#;

fn view(scenario: &Arc<Scenario>, nation: NationId) -> Arc<View> {
    Arc::new(Game::new(scenario.clone(), 1).view(nation))
}

fn place(scenario: &Scenario, id: &str) -> RegionId {
    scenario.region_named(id).unwrap()
}

/// The order by which a nation's fleet sails from the inner sea to the ocean.
fn sails(view: &View) -> Order {
    let fleet = view.my_forces().find(|f| f.arm == Arm::Naval).unwrap();
    Order::march(fleet.id, place(view.scenario(), "ocean"))
}

/// The names of the seas on a fleet's way to the ocean.
fn way(view: &View) -> Vec<String> {
    let fleet = view.my_forces().find(|f| f.arm == Arm::Naval).unwrap();
    let ways = reckon::ways(view, fleet, place(view.scenario(), "ocean"));
    let name = |r: &RegionId| view.scenario().region(*r).id.clone();
    let first = ways.first().map(|w| w.route.regions.iter());
    first.into_iter().flatten().map(name).collect()
}

#[test]
fn a_fleet_goes_round_a_strait_that_is_shut_to_it() {
    let scenario = map(true, OURS, "");
    assert_eq!(way(&view(&scenario, WES)), ["ocean"]);
    let east = view(&scenario, EAS);
    // Its own port lies on both seas, and is no way past the strait.
    assert_eq!(way(&east), ["south", "ocean"]);
    assert_eq!(judge::judge(&east, &sails(&east)), Ok(()));
    let fleet = east.my_forces().find(|f| f.arm == Arm::Naval).unwrap();
    let home = Order::march(fleet.id, place(&scenario, "east"));
    assert_eq!(judge::judge(&east, &home), Ok(()));

    let mut game = Game::new(scenario.clone(), 1);
    let order = sails(&east);
    game.advance(vec![Issued {
        nation: EAS,
        sequence: 0,
        order,
    }]);
    let mut seen = Vec::new();
    for _ in 0..6 {
        let view = game.view(EAS);
        let fleet = view.my_forces().find(|f| f.arm == Arm::Naval).unwrap();
        seen.push(scenario.region(fleet.region).id.clone());
        game.advance(Vec::new());
    }
    assert_eq!(seen.last().map(String::as_str), Some("ocean"), "{seen:?}");
}

#[test]
fn without_a_way_round_the_order_is_refused_with_the_rule() {
    let scenario = map(false, OURS, "");
    let (west, east) = (view(&scenario, WES), view(&scenario, EAS));
    assert_eq!(judge::judge(&west, &sails(&west)), Ok(()));
    let refused = judge::judge(&east, &sails(&east)).unwrap_err();
    assert!(matches!(refused, Refusal::Strait { .. }), "{refused:?}");
    assert_eq!(
        refused.to_string(),
        "The Narrows is shut to this force: only Westland may send warships through; whoever holds West may let others through"
    );
    assert!(way(&east).is_empty());
    assert!(!judge::legal(&east).contains(&sails(&east)));
}

/// Whether the strait is shut to what Eastland sends.
fn shut(strait: &str, more: &str, traffic: Traffic) -> bool {
    let scenario = map(false, strait, more);
    let east = view(&scenario, EAS);
    let (a, b) = scenario.straits[0].seas;
    let shut = Shut::to(&scenario, &*east.public, EAS, traffic);
    shut.between(&scenario, a, b).is_some()
}

#[test]
fn each_part_of_a_rule_decides() {
    use Traffic::{Supplies, Troops, Warships};
    assert!(shut(OURS, "", Warships));
    assert!(!shut(OURS, "", Troops) && !shut(OURS, "", Supplies));
    assert!(!shut(r#"admits: AllBut([Nation("WES")])"#, "", Warships));
    assert!(shut(r#"admits: AllBut([Nation("EAS")])"#, "", Supplies));
    assert!(shut("admits: Only([])", "", Troops));
    // The leave of whoever holds it, where its rule knows of leave.
    let leave = r#"transit: [("WES", "EAS")],"#;
    assert!(!shut(OURS, leave, Warships));
    assert!(shut(&format!("{OURS}, leave: false"), leave, Warships));
    // Members of a treaty.
    let pact = r#"charters: [(id: "pact", name: "Pact", purpose: "To come.", obligation: Consult, triggers: [], decision: Majority)],
        treaties: [(charter: "pact", name: "Pact", members: ["WES", "EAS"])],"#;
    assert!(!shut(r#"admits: Only([Members("pact")])"#, pact, Warships));
    assert!(shut(r#"admits: AllBut([Members("pact")])"#, pact, Warships));
    // In war only; and nobody's rule lets an enemy of its holder pass.
    let war = r#"crises: [(challenger: "EAS", target: "WES", stake: Incident, rung: 5)],"#;
    let in_war = "admits: Only([]), when: InWar";
    assert!(!shut(in_war, "", Warships));
    assert!(shut(in_war, war, Warships));
    let open = r#"admits: Only([Nation("EAS")])"#;
    assert!(!shut(open, "", Warships));
    assert!(shut(open, war, Warships));
}

/// An army in the west that is fed over the sea, from home soil beyond the strait.
#[test]
fn supplies_do_not_pass_a_strait_that_is_shut_to_them() {
    let fed = |strait: &str| {
        let scenario = map(true, strait, "");
        let east = view(&scenario, EAS);
        let (links, shut) = (
            &scenario.links,
            judge::shut_to_supplies(&east.public, &[EAS]),
        );
        links.iter().filter(|l| shut.bars(l)).count()
    };
    assert_eq!(fed(OURS), 0);
    assert_eq!(fed(r#"admits: Only([]), stops: [Supplies]"#), 1);
    let scenario = map(true, r#"admits: Only([]), stops: [Supplies]"#, "");
    let east = view(&scenario, EAS);
    let provisions = reckon::Provisions::of(&east, EAS).feed(&[]);
    let crossed =
        |flow: &casus_foederis::view::Flow| scenario.links[flow.link.index()].strait.is_some();
    assert!(!provisions.flows.iter().any(crossed));
}

/// The parts of the map that the judge asks are those that the search finds ways between.
#[test]
fn the_judge_and_the_search_agree() {
    for south in [true, false] {
        let scenario = map(south, OURS, "");
        let east = view(&scenario, EAS);
        for arm in [Arm::Land, Arm::Naval] {
            let who = judge::traveller(&east.public, EAS, arm);
            let pass = |r| judge::passable(&east, arm, r);
            let parts = route::parts(&scenario, who, pass);
            for from in scenario.region_ids() {
                for to in scenario.region_ids() {
                    let path = route::path(&scenario, from, to, who, pass).is_some();
                    let joined = route::joined(&scenario, &parts, from, to, who);
                    assert_eq!(path, joined, "{arm:?} {from:?} {to:?}");
                }
            }
        }
    }
}

#[test]
fn the_computer_does_not_try() {
    let war = r#"crises: [(challenger: "EAS", target: "WES", stake: Incident, rung: 5)],"#;
    let scenario = map(false, OURS, war);
    let mut game = Game::new(scenario.clone(), 3);
    for turn in 0..12 {
        for nation in [WES, EAS] {
            let view = game.view(nation);
            for order in casus_foederis::ai::plan(&view, turn) {
                assert_eq!(judge::judge(&view, &order), Ok(()), "{order:?}");
            }
        }
        let fleets = |game: &Game| {
            let view = game.view(EAS);
            let fleets = view.my_forces().filter(|f| f.arm == Arm::Naval);
            fleets.map(|f| (f.id, f.region)).collect::<Vec<_>>()
        };
        let before = fleets(&game);
        super::common::advance(&mut game, &[WES, EAS], turn);
        // Its own port lies on both seas: from there a fleet may put out on either side, a month later.
        let (inner, ocean) = (place(&scenario, "inner"), place(&scenario, "ocean"));
        for (id, region) in fleets(&game).into_iter().filter(|f| f.1 == ocean) {
            assert!(!before.contains(&(id, inner)), "{id:?} at {region:?}");
        }
    }
}
