//! What a map says is under way on its first day is so on the first day, and goes on by the rules.

use std::sync::Arc;

use casus_foederis::content::{self, Overrides};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::order::{Caveat, Contribution, Stake};

const WES: NationId = NationId(0);
const MID: NationId = NationId(1);
const EAS: NationId = NationId(2);

/// Three states in a row and a rich one beyond the sea, with what `under_way` says.
fn text(under_way: &str, fields: [&str; 3]) -> String {
    let [region, nation, treaty] = fields;
    format!(
        r#"(
        format: 1, title: "Three", start: (year: 1900, month: 1), turns: 60,
        geography: Grid(km_per_cell: 40.0, rows: ["aabbcc"]),
        regions: [
            (id: "west", glyph: 'a', name: "West", owner: "WES", population: 2.0),
            (id: "midst", glyph: 'b', name: "Midst", owner: "MID", population: 2.0{region}),
            (id: "east", glyph: 'c', name: "East", owner: "EAS", population: 2.0),
        ],
        nations: [
            (id: "WES", name: "Westland", capital: "west", gdp: 30.0),
            (id: "MID", name: "Midland", capital: "midst", gdp: 30.0{nation}),
            (id: "EAS", name: "Eastland", capital: "east", gdp: 30.0),
        ],
        treaties: [(charter: "african-union", name: "Union", members: ["WES", "MID", "EAS"]{treaty})],
        forces: [(nation: "WES", region: "west", arm: Land, strength: 5.0)],
        rules: [("crisis.incident_floor", 0.0), ("peace.losses", 0.0), ("peace.patience", 1.0)],
        {under_way}
    )"#
    )
}

fn game(under_way: &str, fields: [&str; 3]) -> Game {
    let text = text(under_way, fields);
    let loaded = content::load("three", &text, &Overrides::default());
    let scenario = loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario;
    Game::new(Arc::new(scenario), 1)
}

#[test]
fn soil_that_another_holds_is_held_and_restless() {
    let fields = [
        r#", controller: "EAS", unrest: 0.5, stocks: [("EAS", 12.0)]"#,
        ", weariness: 0.3",
        "",
    ];
    let game = game("", fields);
    let view = game.view(WES);
    let midst = view.region(RegionId(1));
    assert_eq!(
        (midst.owner, midst.controller, midst.unrest),
        (Some(MID), Some(EAS), 0.5)
    );
    assert_eq!(midst.stocks, [(EAS, 12.0)]);
    assert_eq!(game.view(MID).own.weariness, 0.3);
}

#[test]
fn feelings_measures_and_rights_are_as_written() {
    let game = game(
        r#"trust: [("WES", "MID", 0.125)], grievances: [("EAS", "MID", 0.5)],
           sanctions: [("WES", "EAS")], transit: [("MID", "WES")],"#,
        [""; 3],
    );
    let view = game.view(WES);
    let pairs = &view.public.pairs;
    assert_eq!(pairs.grievance(EAS, MID), 0.5);
    assert!(pairs.sanctions(WES, EAS) && !pairs.sanctions(EAS, WES));
    assert!(pairs.transit(MID, WES) && !pairs.transit(WES, MID));
    assert_eq!(view.own.trust[MID.index()], 0.125);
}

#[test]
fn a_war_is_fought_on_from_the_first_day() {
    let mut game = game(
        r#"crises: [(challenger: "EAS", target: "MID", stake: Territory("midst"), rung: 5,
           with: [("WES", Target, Support)], deaths: (3.0, 5.0), fortune: 0.25)],"#,
        [""; 3],
    );
    let public = game.view(WES).public.clone();
    let [war] = &public.crises[..] else {
        panic!("{:?}", public.crises);
    };
    assert!(war.is_war() && war.opposed(EAS, MID));
    assert_eq!(war.stake, Stake::Territory(RegionId(1)));
    assert_eq!((war.deaths, war.fortune), ([3.0, 5.0], 0.25));
    assert_eq!(war.sides[1][1].contribution, Contribution::Support);
    assert!(public.war_between(EAS, MID).is_some());
    // It began before the game: nobody is told of an outbreak.
    let events = game.advance(Vec::new()).to_vec();
    let began = |k: &EventKind| matches!(k, EventKind::WarBegan { .. });
    assert!(events.iter().all(|e| !began(&e.kind)));
}

#[test]
fn a_treaty_is_as_far_as_it_has_come() {
    let fields = [
        "",
        "",
        r#", guideline: Some(0.02), integrated: true, fund: 1.5, cohesion: Some(0.4),
            notices: [("WES", (year: 1900, month: 4))], suspended: ["MID"], arrears: [("MID", 0.2)]"#,
    ];
    let mut game = game("", fields);
    let public = game.view(WES).public.clone();
    let treaty = &public.treaties[0];
    assert_eq!(
        (treaty.guideline, treaty.fund, treaty.cohesion),
        (Some(0.02), 1.5, 0.4)
    );
    assert!(treaty.integrated);
    assert_eq!(treaty.suspended, [MID]);
    assert!(
        treaty
            .accounts
            .iter()
            .any(|a| a.nation == MID && a.arrears == 0.2)
    );
    for _ in 0..4 {
        game.advance(Vec::new());
    }
    let public = game.view(WES).public.clone();
    assert!(!public.treaties[0].has(WES), "its notice has run out");
}

/// The partner pays its share while it bears it; then the members pay all.
#[test]
fn an_operation_stands_and_is_paid_for_by_its_partner_for_a_time() {
    let fields = [", unrest: 0.7", ", stability: 0.05", ""];
    let operation = |payer: &str| {
        format!(
            r#"operations: [(treaty: "Union", region: "midst", lead: "WES", months: 60{payer},
               contingents: [(nation: "WES", strength: 1.0), (nation: "EAS", strength: 0.5, caveat: Some(DefendOnly))])],"#
        )
    };
    let mut with = game(&operation(r#", payer: Some(("EAS", 0.75))"#), fields);
    let mut without = game(&operation(""), fields);
    let public = with.view(WES).public.clone();
    let mission = &public.missions[0];
    assert!(mission.consent && mission.host == MID);
    assert_eq!(mission.troops.len(), 2);
    assert_eq!(
        (mission.troops[1].points, mission.troops[1].caveat),
        (0.5, Some(Caveat::DefendOnly))
    );
    let spent = |g: &Game| {
        let public = g.view(WES).public.clone();
        let troops = public.missions.first().map(|m| m.troops.clone());
        let own = troops.unwrap_or_default();
        own.iter().fold(0.0, |sum, d| sum + d.spent)
    };
    let mut told = false;
    for turn in 0..48 {
        let ended = |k: &EventKind| matches!(k, EventKind::FundingEnded { nation: EAS, .. });
        told |= with.advance(Vec::new()).iter().any(|e| ended(&e.kind));
        without.advance(Vec::new());
        if turn == 0 {
            assert!((spent(&with) / spent(&without) - 0.25).abs() < 0.05);
        }
    }
    assert!(told, "a partner's patience ends as a contributor's does");
}

#[test]
fn what_cannot_be_under_way_is_refused_in_one_message() {
    for (under_way, fields, message) in [
        (
            r#"crises: [(challenger: "EAS", target: "MID", stake: Regime, rung: 6)],"#,
            [""; 3],
            "a map begins before the bomb falls: the rung must lie in 1..5",
        ),
        (
            r#"operations: [(treaty: "Unoin", region: "midst", lead: "WES", months: 6)],"#,
            [""; 3],
            r#"there is no treaty called "Unoin""#,
        ),
        (
            r#"sanctions: [("WES", "WES")],"#,
            [""; 3],
            r#""WES" is the same nation"#,
        ),
        (
            "",
            ["", "", r#", suspended: ["XYZ"]"#],
            r#"there is no nation called "XYZ""#,
        ),
        (
            "",
            ["", "", r#", notices: [("WES", (year: 1899, month: 1))]"#],
            "a nation that has left by the first day is no member",
        ),
    ] {
        let text = text(under_way, fields);
        let problems = content::load("three", &text, &Overrides::default()).unwrap_err();
        let told: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(told, [message]);
    }
}
