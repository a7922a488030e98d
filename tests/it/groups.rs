//! Armed groups, rule by rule: each is a small map of three states in a row, the middle one with a group, played without orders.

use std::sync::Arc;

use casus_foederis::content::{self, Overrides, Scenario};
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::event::{EventKind as E, GroupEnd};
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::judge;
use casus_foederis::order::{CovertKind, Restraint};

const WES: NationId = NationId(0);
const MID: NationId = NationId(1);
const EAS: NationId = NationId(2);
const MIDST: RegionId = RegionId(1);

/// Three states that do not love each other; what a test adds replaces nothing.
struct Map<'a> {
    /// Of the middle region, and of the nation in the east.
    region: &'a str,
    east: &'a str,
    /// Points of the middle state's army in its region.
    army: f64,
    rules: &'a str,
    rest: &'a str,
}

const PLAIN: Map<'static> = Map {
    region: "",
    east: "",
    army: 1.0,
    rules: "",
    rest: "",
};

/// A group that neither gains nor loses by anything but what a test is about.
const STILL: &str = r#"("domains.group_losses", 0.0), ("domains.group_recruits", 0.0), ("domains.group_melts", 0.0), "#;

impl Map<'_> {
    fn scenario(&self) -> Arc<Scenario> {
        let Self {
            region,
            east,
            army,
            rules,
            rest,
        } = self;
        let text = format!(
            r#"(
            format: 1, title: "Three", start: (year: 1990, month: 1), turns: 240,
            geography: Grid(km_per_cell: 40.0, rows: ["aabbcc"]),
            regions: [
                (id: "west", glyph: 'a', name: "West", owner: "WES", population: 2.0),
                (id: "midst", glyph: 'b', name: "Midst", owner: "MID", population: 2.0{region}),
                (id: "east", glyph: 'c', name: "East", owner: "EAS", population: 2.0),
            ],
            nations: [
                (id: "WES", name: "Westland", capital: "west", gdp: 30.0, ideal: (2.0, 0.0)),
                (id: "MID", name: "Midland", capital: "midst", gdp: 30.0, stability: 0.5),
                (id: "EAS", name: "Eastland", capital: "east", gdp: 30.0, ideal: (-2.0, 0.0){east}),
            ],
            forces: [(nation: "MID", region: "midst", arm: Land, strength: {army})],
            rules: [{rules}("crisis.incident_floor", 0.0)],
            {rest}
        )"#
        );
        let loaded = content::load("three", &text, &Overrides::default());
        Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
    }

    fn game(&self) -> Game {
        Game::new(self.scenario(), 1)
    }
}

fn events(game: &mut Game, turns: u32) -> Vec<E> {
    let mut all = Vec::new();
    for _ in 0..turns {
        all.extend(game.advance(Vec::new()).iter().map(|e| e.kind.clone()));
    }
    all
}

/// Exact strengths, by name: what no view shows.
fn strengths(game: &Game) -> Vec<(String, f64)> {
    let state = serde_json::to_value(game.snapshot()).unwrap();
    let groups = state["state"]["groups"].as_array().unwrap();
    let one = |g: &serde_json::Value| {
        let name = g["name"].as_str().unwrap().to_owned();
        (name, g["strength"].as_f64().unwrap())
    };
    groups.iter().map(one).collect()
}

fn strength(game: &Game) -> f64 {
    strengths(game).first().map_or(0.0, |g| g.1)
}

fn army(game: &Game, nation: NationId) -> f64 {
    let view = game.view(nation);
    view.my_forces().fold(0.0, |sum, f| sum + f.strength)
}

const MEN: &str = r#"groups: [(name: "March Men", region: "midst", strength: 0.5)],"#;

#[test]
fn a_group_is_there_on_the_first_day_and_known_roughly() {
    let rest = r#"groups: [
        (name: "Zealots", region: "midst", strength: 0.26, haven: "east", sponsor: "EAS"),
        (name: "Army of Hope", region: "midst", strength: 0.5),
    ],"#;
    let game = Map { rest, ..PLAIN }.game();
    let view = game.view(WES);
    let names: Vec<&str> = view.public.groups.iter().map(|g| &g.name[..]).collect();
    assert_eq!(names, ["Army of Hope", "Zealots"], "in the order of names");
    let zealots = &view.public.groups[1];
    assert_eq!(zealots.strength, 0.3, "to one figure");
    assert_eq!(
        (zealots.sponsor, zealots.haven),
        (Some(EAS), Some(RegionId(2)))
    );
    assert_eq!(strengths(&game)[1].1, 0.26);
    assert_eq!(game.view(EAS).own.backs, [zealots.id]);
    assert_eq!(view.own.backs, []);
}

#[test]
fn group_and_garrison_wear_each_other_down() {
    let with = Map { rest: MEN, ..PLAIN };
    let rules =
        r#"("domains.group_recruits", 0.0), ("domains.group_melts", 0.0), ("economy.wear", 0.0), "#;
    let (mut fought, mut quiet) = (Map { rules, ..with }.game(), Map { rules, ..PLAIN }.game());
    let stronger = Map {
        rules,
        army: 6.0,
        rest: MEN,
        ..PLAIN
    };
    let mut pressed = stronger.game();
    for game in [&mut fought, &mut quiet, &mut pressed] {
        events(game, 12);
    }
    assert!(strength(&fought) < 0.5);
    assert!(strength(&pressed) < strength(&fought), "by strength ratio");
    assert!(army(&fought, MID) < army(&quiet, MID) - 0.01);
}

#[test]
fn its_attacks_bear_its_name_and_kill_by_its_strength() {
    let dead = |strength: f64| {
        let rest =
            format!(r#"groups: [(name: "March Men", region: "midst", strength: {strength})],"#);
        let map = Map {
            region: ", unrest: 0.9",
            rules: STILL,
            rest: &rest,
            ..PLAIN
        };
        let events = events(&mut map.game(), 36);
        let attack = |e: &E| match e {
            E::Attacked { group, deaths, .. } => {
                assert_eq!(group.as_deref(), Some("March Men"));
                Some(*deaths)
            }
            _ => None,
        };
        events.iter().filter_map(attack).sum::<f64>()
    };
    let (few, many) = (dead(0.2), dead(4.0));
    assert!(few > 0.0 && many > few, "{few} {many}");
}

#[test]
fn unrest_does_not_fall_below_its_sway() {
    let unrest = |army: f64, rest: &str| {
        let map = Map {
            army,
            rules: STILL,
            rest,
            ..PLAIN
        };
        let mut game = map.game();
        events(&mut game, 6);
        game.view(WES).region(MIDST).unrest
    };
    assert_eq!(unrest(1.0, ""), 0.0);
    let (weak, firm) = (unrest(0.25, MEN), unrest(6.0, MEN));
    assert!(weak > 0.6, "{weak}");
    assert!(firm > 0.0 && firm < 0.3, "{firm}");
}

#[test]
fn it_recruits_where_people_are_up_in_arms_until_nobody_is_left_to_follow() {
    let after = |army: f64, years: u32| {
        let map = Map {
            army,
            rules: r#"("domains.group_losses", 0.0), "#,
            rest: r#"groups: [(name: "March Men", region: "midst", strength: 0.1)],"#,
            ..PLAIN
        };
        let mut game = map.game();
        events(&mut game, 12 * years);
        strength(&game)
    };
    let (restless, quiet) = (after(0.05, 3), after(9.0, 3));
    assert!(restless > 0.1 && quiet < 0.1, "{restless} {quiet}");
    // Three in a thousand of two million.
    assert!(after(0.05, 18) < 0.6);
}

#[test]
fn below_a_hundred_it_is_broken() {
    let map = Map {
        army: 9.0,
        rest: r#"groups: [(name: "March Men", region: "midst", strength: 0.011)],"#,
        ..PLAIN
    };
    let mut game = map.game();
    let events = events(&mut game, 24);
    let broken = |e: &E| matches!(e, E::GroupEnded { group, nation: MID, end: GroupEnd::Broken, .. } if group == "March Men");
    assert!(events.iter().any(broken));
    assert!(game.view(WES).public.groups.is_empty());
}

const SPONSORED: &str =
    r#"groups: [(name: "March Men", region: "midst", strength: 0.5, sponsor: "EAS")],"#;

#[test]
fn a_sponsor_pays_from_its_budget_and_keeps_the_group_up() {
    let mut with = Map {
        army: 6.0,
        rest: SPONSORED,
        ..PLAIN
    }
    .game();
    let mut without = Map {
        army: 6.0,
        rest: MEN,
        ..PLAIN
    }
    .game();
    events(&mut with, 24);
    events(&mut without, 24);
    let (kept, lost) = (strength(&with), strength(&without));
    assert!(kept > lost, "{kept} {lost}");
    let paid = with.view(EAS).own.spending.backing;
    // What a point costs, of what is left of half a point.
    assert!(paid > 0.01 && paid < 0.025, "{paid}");
    assert_eq!(without.view(EAS).own.spending.backing, 0.0);
}

fn stops(events: &[E]) -> bool {
    let stopped = |e: &E| {
        matches!(
            e,
            E::SponsorStopped {
                sponsor: EAS,
                nation: MID,
                ..
            }
        )
    };
    events.iter().any(stopped)
}

#[test]
fn a_sponsor_stops_that_has_no_credit_or_becomes_a_friend() {
    let broke = Map {
        east: ", treasury: -300.0",
        rest: SPONSORED,
        ..PLAIN
    };
    let mut game = broke.game();
    assert!(stops(&events(&mut game, 2)));
    assert_eq!(game.view(EAS).own.backs, []);
    let pact = |tie: f64| {
        format!(
            r#"{SPONSORED} treaties: [(charter: "defence-pact", name: "Pact", members: ["MID", "EAS"])],
               ties: [(a: "MID", b: "EAS", affinity: {tie})],"#
        )
    };
    let friends = Map {
        rest: &pact(1.0),
        ..PLAIN
    };
    assert!(stops(&events(&mut friends.game(), 2)));
    // A pact between those at odds keeps nobody from it.
    let foes = Map {
        rest: &pact(-1.0),
        ..PLAIN
    };
    assert!(!stops(&events(&mut foes.game(), 2)));
}

/// A group with a haven in the east, and what else is between the two.
fn sheltered(between: &str) -> String {
    format!(
        r#"groups: [(name: "March Men", region: "midst", strength: 0.5, haven: "east")], {between}"#
    )
}

const HOSTILE: &str = r#"rivalries: [(a: "MID", b: "EAS", level: 0.9)],"#;

#[test]
fn a_haven_spares_it_losses() {
    let after = |rest: &str| {
        let mut game = Map {
            army: 6.0,
            rest,
            ..PLAIN
        }
        .game();
        events(&mut game, 24);
        strength(&game)
    };
    assert!(after(&sheltered(HOSTILE)) > after(MEN));
}

#[test]
fn a_friend_closes_a_haven_and_so_does_a_neutral_with_troops() {
    let closed = |between: &str| {
        let rest = sheltered(between);
        let mut game = Map {
            rest: &rest,
            ..PLAIN
        }
        .game();
        let shut = |e: &E| {
            matches!(
                e,
                E::HavenClosed {
                    nation: EAS,
                    holder: MID,
                    region: RegionId(2),
                    ..
                }
            )
        };
        let told = events(&mut game, 2).iter().any(shut);
        assert_eq!(told, game.view(WES).public.groups[0].haven.is_none());
        told
    };
    let tie = |affinity: f64| format!(r#"ties: [(a: "MID", b: "EAS", affinity: {affinity})],"#);
    let with_troops = |between: &str| {
        let rest = sheltered(between);
        let mut scenario = (*Map {
            rest: &rest,
            ..PLAIN
        }
        .scenario())
        .clone();
        scenario.forces.push(content::ForceSeed {
            nation: EAS,
            region: RegionId(2),
            arm: content::Arm::Land,
            strength: 5.0,
        });
        let mut game = Game::new(Arc::new(scenario), 1);
        events(&mut game, 2);
        game.view(WES).public.groups[0].haven.is_none()
    };
    assert!(closed(&tie(1.0)), "a friend");
    let neutral = neutral();
    assert!(!closed(&tie(neutral)), "a neutral without troops");
    assert!(with_troops(&tie(neutral)), "a neutral with troops");
    assert!(!with_troops(HOSTILE), "one that wishes it ill");
}

/// The tie with which the two feel a little for each other.
fn neutral() -> f64 {
    let game = PLAIN.game();
    0.2 - game.view(MID).public.pairs.affinity(MID, EAS)
}

#[test]
fn its_victim_resents_host_and_sponsor_by_what_it_knows() {
    let grievance = |group: &str| {
        let rest = format!(
            r#"groups: [(name: "March Men", region: "midst", strength: 2.0{group})], {HOSTILE}"#
        );
        let mut game = Map {
            rules: STILL,
            rest: &rest,
            ..PLAIN
        }
        .game();
        events(&mut game, 12);
        game.view(MID).public.pairs.grievance(MID, EAS)
    };
    let none = grievance("");
    let host = grievance(r#", haven: "east""#);
    let sponsor = grievance(r#", sponsor: "EAS""#);
    let both = grievance(r#", haven: "east", sponsor: "EAS""#);
    assert!(host > none + 0.03, "{host} {none}");
    assert!(sponsor > none + 0.03, "{sponsor} {none}");
    assert!(both > host.max(sponsor));
}

#[test]
fn a_hidden_sponsor_comes_to_light_and_can_be_accused() {
    let rest = r#"history: [(id: "rising", title: "A rising", when: [],
        effects: [Arm(name: "March Men", region: "midst", strength: 0.5, sponsor: "EAS")])],"#;
    let map = Map {
        rules: r#"("domains.group_leaks", 2.0), "#,
        rest,
        ..PLAIN
    };
    let mut game = map.game();
    events(&mut game, 1);
    let seen = |game: &Game, by: NationId| game.view(by).public.groups[0].sponsor;
    assert_eq!(seen(&game, MID), None, "nobody knows yet");
    assert_eq!(game.view(EAS).own.backs.len(), 1, "but the sponsor does");
    assert!(game.view(MID).own.evidence.is_empty());
    events(&mut game, 11);
    assert_eq!(seen(&game, MID), Some(EAS));
    let proof = game
        .view(MID)
        .own
        .best_evidence(EAS, CovertKind::Subversion)
        .copied();
    assert!(proof.is_some_and(|p| p.confidence > 0.0));
}

/// On occupied soil it is the rightful owner's help: a garrison that would hold is too small beside it, and what it was for is won.
#[test]
fn against_an_occupier_it_helps_the_rightful_owner() {
    let occupied = |groups: &str| {
        let map = Map {
            region: r#", controller: "EAS", unrest: 0.95"#,
            rules: r#"("domains.revolt_rate", 6.0), "#,
            rest: groups,
            ..PLAIN
        };
        let mut scenario = (*map.scenario()).clone();
        scenario.forces[0].nation = EAS;
        scenario.forces[0].strength = 1.2;
        let mut game = Game::new(Arc::new(scenario), 1);
        let events = events(&mut game, 12);
        let freed = |e: &E| {
            matches!(
                e,
                E::RegionTaken {
                    region: MIDST,
                    by: MID,
                    ..
                }
            )
        };
        let won = |e: &E| {
            matches!(
                e,
                E::GroupEnded {
                    end: GroupEnd::Prevailed,
                    ..
                }
            )
        };
        (events.iter().any(freed), events.iter().any(won))
    };
    assert_eq!(occupied(""), (false, false));
    let men = r#"groups: [(name: "Partisans", region: "midst", strength: 1.1)],"#;
    assert_eq!(occupied(men), (true, true));
}

const MISSION: &str = r#"treaties: [(charter: "african-union", name: "Union", members: ["WES", "MID", "EAS"])],
    operations: [(treaty: "Union", region: "midst", lead: "WES", months: 48, contingents: [(nation: "WES", strength: 0.5)])],"#;

#[test]
fn peacekeepers_face_it_and_it_is_trouble() {
    let play = |groups: &str| {
        let rest = format!("{groups} {MISSION}");
        let map = Map {
            region: ", unrest: 0.9",
            rules: r#"("domains.group_melts", 0.0), ("domains.group_recruits", 0.0), ("peace.losses", 0.0), ("peace.patience", 0.0), ("peace.patience_stuck", 0.0), ("peace.patience_dead", 0.0), "#,
            rest: &rest,
            ..PLAIN
        };
        let mut game = map.game();
        let troubled = judge::trouble_spots(&game.view(WES).public).contains(&MIDST);
        events(&mut game, 12);
        let public = game.view(WES).public.clone();
        (
            troubled,
            public.missions.first().map_or(0.0, |m| m.dead),
            strength(&game),
        )
    };
    let (_, alone, _) = play("");
    let (troubled, faced, left) = play(MEN);
    assert!(troubled && faced > alone, "{faced} {alone}");
    let mut unaided = Map {
        region: ", unrest: 0.9",
        rules: STILL,
        rest: MEN,
        ..PLAIN
    }
    .game();
    events(&mut unaided, 12);
    assert!(left < strength(&unaided), "they fight it");
    let quiet = Map {
        rest: MEN,
        army: 9.0,
        ..PLAIN
    }
    .game();
    assert!(
        judge::troubled(&quiet.view(WES).public, MIDST),
        "however quiet the place is"
    );
}

#[test]
fn scripts_arm_and_disarm() {
    let rest = r#"history: [
        (id: "rising", title: "A rising", when: [], effects: [
            Arm(name: "March Men", region: "midst", strength: 0.5), Arm(name: "Zealots", region: "midst", strength: 0.5)]),
        (id: "more", title: "More", when: [After(year: 1990, month: 3)], effects: [Arm(name: "March Men", region: "midst", strength: 0.5)]),
        (id: "amnesty", title: "An amnesty", when: [After(year: 1990, month: 5)], effects: [
            Disarm(name: "March Men", region: "midst", share: 0.75), Disarm(name: "Zealots", region: "midst")]),
    ],"#;
    let map = Map {
        army: 0.01,
        rules: STILL,
        rest,
        ..PLAIN
    };
    let mut game = map.game();
    assert!(strengths(&game).is_empty());
    events(&mut game, 2);
    assert_eq!(strengths(&game).len(), 2);
    events(&mut game, 2);
    assert!((strength(&game) - 1.0).abs() < 1e-9);
    let told = events(&mut game, 2);
    assert_eq!(strengths(&game).len(), 1);
    assert!((strength(&game) - 0.25).abs() < 1e-9);
    let laid_down = |e: &E| matches!(e, E::GroupEnded { group, end: GroupEnd::Disarmed, .. } if group == "Zealots");
    assert!(told.iter().any(laid_down));
}

/// The same luck from each turn on, whether the game goes on or is read from a save.
#[test]
fn a_saved_game_goes_on_as_it_would_have() {
    let rest = format!(
        r#"groups: [(name: "March Men", region: "midst", strength: 0.5, haven: "east", sponsor: "EAS"),
            (name: "Zealots", region: "midst", strength: 0.2)], {HOSTILE}"#
    );
    let map = Map {
        region: ", unrest: 0.6",
        rest: &rest,
        ..PLAIN
    };
    let scenario = map.scenario();
    let mut game = Game::new(scenario.clone(), 7);
    let mut twin = Game::new(scenario.clone(), 7);
    for turn in 0..36 {
        let bytes = rmp_serde::to_vec_named(&game.snapshot()).unwrap();
        let saved: Snapshot<'_> = rmp_serde::from_slice(&bytes).unwrap();
        assert!(saved.fits(&scenario));
        twin = Game::restore(scenario.clone(), 7, saved);
        assert_eq!(
            twin.advance(Vec::new()),
            game.advance(Vec::new()),
            "turn {turn}"
        );
        assert_eq!(twin.hash(), game.hash(), "turn {turn}");
    }
    assert_eq!(strengths(&twin), strengths(&game));
}

#[test]
fn what_is_undertaken_binds_from_the_first_day_and_lapses() {
    let rest = r#"undertakings: [
        (by: "EAS", to: "MID", restraint: Truce, months: 12),
        (by: "MID", to: "WES", restraint: Forces("midst"), months: 24),
        (by: "WES", to: "EAS", restraint: Arms(0.02), months: 120),
    ],"#;
    let map = Map {
        army: 0.01,
        rest,
        ..PLAIN
    };
    let mut game = map.game();
    let public = game.view(WES).public.clone();
    let owed = |by: NationId, to: NationId, what: Restraint| {
        let of = |u: &&casus_foederis::view::Undertaking| {
            (u.by, u.to) == (by, to) && u.restraint == what
        };
        public.undertakings.iter().find(of).map(|u| u.until)
    };
    assert_eq!(owed(EAS, MID, Restraint::Truce), Some(12));
    assert_eq!(owed(MID, EAS, Restraint::Truce), Some(12), "owed both ways");
    assert_eq!(owed(WES, EAS, Restraint::Arms(20)), Some(120));
    assert!(public.empty_of_forces(MIDST).is_some());
    let told = events(&mut game, 1);
    let news = |e: &E| matches!(e, E::Undertaken { .. });
    assert!(!told.iter().any(news), "nobody is told of what is old");
    assert!(game.view(WES).own.spending.upkeep <= 0.02 * 30.0 * 1.01);
    let told = events(&mut game, 13);
    let lapsed = |e: &E| {
        matches!(
            e,
            E::UndertakingLapsed {
                restraint: Restraint::Truce,
                ..
            }
        )
    };
    assert!(told.iter().any(lapsed));
}
