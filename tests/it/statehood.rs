//! States are born in play, go up in one another and fall to their heirs: what becomes of soil, people, output, debts, forces,
//! treaties, quarrels and seats.

use std::collections::BTreeMap;
use std::sync::Arc;

use casus_foederis::content::{self, Overrides, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{NationId, RegionId};
use casus_foederis::order::{Order, Side, Stake};
use casus_foederis::session::Session;
use casus_foederis::view::{Public, View};

const WES: NationId = NationId(0);
const MID: NationId = NationId(1);
const EAS: NationId = NationId(2);
const NEW: NationId = NationId(3);
const OLD: NationId = NationId(4);

/// Three states in a row, the middle one of three regions; two more may be born.
fn map(history: &str) -> String {
    format!(
        r#"(
        format: 1, title: "Five", start: (year: 1900, month: 1), turns: 60,
        geography: Grid(km_per_cell: 40.0, rows: ["aabbccddee"]),
        regions: [
            (id: "west", glyph: 'a', name: "West", owner: "WES", population: 2.0),
            (id: "near", glyph: 'b', name: "Near", owner: "MID", population: 1.0),
            (id: "midst", glyph: 'c', name: "Midst", owner: "MID", population: 2.0),
            (id: "far", glyph: 'd', name: "Far", owner: "MID", population: 1.0),
            (id: "east", glyph: 'e', name: "East", owner: "EAS", population: 2.0),
        ],
        nations: [
            (id: "WES", name: "Westland", capital: "west", gdp: 30.0),
            (id: "MID", name: "Midland", capital: "midst", gdp: 40.0, treasury: -4.0, nuclear: 10.0),
            (id: "EAS", name: "Eastland", capital: "east", gdp: 30.0),
            (id: "NEW", name: "Newland", capital: "far", gdp: 16.0, born: Script),
            (id: "OLD", name: "Oldland", capital: "midst", gdp: 20.0, born: Script),
        ],
        treaties: [
            (charter: "defence-pact", name: "Western Pact", members: ["WES", "MID"]),
            (charter: "delian-league", name: "League", members: ["MID", "EAS"], lead: "MID"),
        ],
        forces: [
            (nation: "MID", region: "far", arm: Land, strength: 4.0),
            (nation: "MID", region: "midst", arm: Land, strength: 6.0),
            (nation: "MID", region: "west", arm: Land, strength: 2.0),
        ],
        claims: [
            (by: "NEW", region: "midst", strength: 0.4),
            (by: "EAS", region: "far", strength: 0.5),
            (by: "MID", region: "west", strength: 0.3),
        ],
        history: [{history}],
        rules: [("crisis.incident_floor", 0.0)],
    )"#
    )
}

/// What happens in the second month, so that there is a first.
fn script(effects: &str) -> String {
    let bears = r#"(id: "never", title: "Never", when: [GdpAbove("WES", 900.0)], effects: [
        Dissolve(nation: "MID", heirs: [(nation: "OLD"), (nation: "NEW", regions: ["far"])]),
    ])"#;
    format!(
        r#"(id: "it", title: "It", when: [After(year: 1900, month: 2)], effects: [{effects}]), {bears}"#
    )
}

fn scenario(history: &str) -> Arc<Scenario> {
    let text = map(history);
    let loaded = content::load("five", &text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// The world before, and after it has happened, with what was told of it.
fn played(effects: &str) -> (Arc<Public>, Arc<Public>, Vec<EventKind>, Game) {
    let mut game = Game::new(scenario(&script(effects)), 1);
    game.advance(Vec::new());
    let before = game.view(WES).public.clone();
    let events = game.advance(Vec::new()).to_vec();
    let events = events.into_iter().map(|e| e.kind).collect();
    let after = game.view(WES).public.clone();
    (before, after, events, game)
}

fn land(game: &Game, nation: NationId) -> f64 {
    let view: View = game.view(nation);
    view.my_forces().fold(0.0, |sum, f| sum + f.strength)
}

/// The same two months in which nothing happens.
fn spared() -> Game {
    played("Tension(0.0)").3
}

fn owners(public: &Public) -> Vec<Option<NationId>> {
    public.regions.iter().map(|r| r.owner).collect()
}

fn members(public: &Public, name: &str) -> Vec<NationId> {
    let mut all = public.treaties.iter();
    let treaty = all.find(|t| *t.name == *name).unwrap();
    treaty.members.to_vec()
}

#[test]
fn before_its_birth_a_state_is_nothing_but_a_name() {
    let mut game = Game::new(scenario(&script("Tension(0.0)")), 1);
    for _ in 0..24 {
        let events = game.advance(Vec::new());
        for event in events {
            let about = event.kind.facts();
            assert!(!about.nations.contains(&NEW), "{:?}", event.kind);
        }
    }
    let view = game.view(WES);
    let state = view.nation(NEW);
    assert!(state.unborn() && state.extinct());
    assert_eq!((state.gdp, state.population, state.score), (0.0, 0.0, 0.0));
    assert!(view.public.claims.iter().all(|c| c.by != NEW));
    let refused = casus_foederis::judge::judge(&view, &Order::Denounce { nation: NEW });
    assert_eq!(
        refused.unwrap_err().to_string(),
        "there is no such state yet"
    );
}

#[test]
fn a_state_that_secedes_takes_soil_people_output_debts_and_its_share_of_the_garrison() {
    let (before, after, events, game) =
        played(r#"Secede(nation: "NEW", regions: ["far"], forces: 0.5)"#);
    assert_eq!(owners(&after)[3], Some(NEW));
    assert!(events.iter().any(
        |e| matches!(e, EventKind::Born { nation: NEW, from, regions } if *from == [MID] && *regions == [RegionId(3)])
    ));
    let (was, left, new) = (&before.nations[1], &after.nations[1], &after.nations[3]);
    // The map says that Far makes 16 of 40; a month's growth moves it a little.
    assert!(
        (new.gdp / was.gdp - 0.4).abs() < 0.01,
        "{} {}",
        new.gdp,
        was.gdp
    );
    assert!((left.gdp / was.gdp - 0.6).abs() < 0.01);
    assert!((new.population - 1.0).abs() < 0.01 && (left.population - 3.0).abs() < 0.01);
    let debts = |n| game.view(n).own.treasury;
    assert!(debts(NEW) < 0.0 && debts(MID) < 2.0 * debts(NEW) * 0.5);
    // Half the garrison of Far; the rest stays Midland's, abroad now.
    assert!((land(&game, NEW) - 2.0).abs() < 0.3, "{}", land(&game, NEW));
    let same = land(&game, MID) - land(&spared(), MID);
    assert!((same + 2.0).abs() < 0.3, "{same}");
    // A clean slate: no treaty, no warheads; but its own claims, and those of others on it.
    assert!(after.treaties.iter().all(|t| !t.has(NEW)));
    assert_eq!((new.nuclear, left.nuclear), (0.0, 10.0));
    let claim = |by, region| {
        after
            .claims
            .iter()
            .any(|c| (c.by, c.region) == (by, RegionId(region)))
    };
    assert!(claim(NEW, 2) && claim(EAS, 3));
    assert!(after.pairs.proximity(NEW, EAS) > 0.9 && before.pairs.proximity(NEW, EAS) == 0.0);
}

#[test]
fn a_quarrel_over_soil_ends_when_it_is_no_longer_the_challenged_ones() {
    let (_, after, ..) = played(
        r#"Crisis(challenger: "EAS", target: "MID", stake: Territory("far"), rung: 2), Secede(nation: "NEW", regions: ["far"])"#,
    );
    assert!(after.crises.is_empty(), "{:?}", after.crises);
}

#[test]
fn a_state_that_unites_brings_all_and_is_out_of_its_treaties() {
    let (before, after, events, game) = played(r#"Unite(nation: "MID", into: "WES")"#);
    assert_eq!(owners(&after)[..4], [Some(WES); 4]);
    let (ours, theirs) = (&before.nations[0], &before.nations[1]);
    let one = &after.nations[0];
    assert!((one.gdp / (ours.gdp + theirs.gdp) - 1.0).abs() < 0.01);
    assert!((one.population - 6.0).abs() < 0.01);
    assert_eq!(one.nuclear, 10.0);
    let same = land(&game, WES) - land(&spared(), MID);
    assert!(same.abs() < 0.6, "{same}");
    assert!(after.nations[1].extinct() && !after.nations[1].unborn());
    assert_eq!(after.nations[1].gdp, 0.0);
    // A pact of two is none, and a league without its head ends.
    assert!(after.treaties.iter().all(|t| !t.has(MID)));
    assert!(
        events
            .iter()
            .any(|e| matches!(e, EventKind::United { nation: MID, into: WES, treaties } if treaties.len() == 2))
    );
    assert!(
        !events
            .iter()
            .any(|e| matches!(e, EventKind::Extinct { .. }))
    );
}

#[test]
fn two_at_war_do_not_unite() {
    let (_, after, ..) = played(
        r#"Crisis(challenger: "EAS", target: "MID", stake: Regime, rung: 5), Unite(nation: "EAS", into: "MID")"#,
    );
    assert!(!after.nations[2].extinct());
}

#[test]
fn heirs_part_what_a_dissolved_state_was() {
    let (before, after, events, game) = played(
        r#"Crisis(challenger: "EAS", target: "MID", stake: Alignment, rung: 2),
           Dissolve(nation: "MID", heirs: [(nation: "OLD"), (nation: "NEW", regions: ["far"])])"#,
    );
    assert_eq!(owners(&after)[1..4], [Some(OLD), Some(OLD), Some(NEW)]);
    let (was, old, new) = (&before.nations[1], &after.nations[4], &after.nations[3]);
    assert!(after.nations[1].extinct());
    assert!(((old.gdp + new.gdp) / was.gdp - 1.0).abs() < 0.01);
    assert!((new.gdp / was.gdp - 0.4).abs() < 0.01);
    assert_eq!((old.nuclear, new.nuclear), (10.0, 0.0));
    let (first, second) = (land(&game, OLD), land(&game, NEW));
    assert!((second - 4.0).abs() < 0.5, "{second}");
    let same = first + second - land(&spared(), MID);
    assert!(same.abs() < 0.6, "{same}");
    // Both sit where it sat; the lead is the first heir's.
    assert_eq!(members(&after, "Western Pact"), [WES, NEW, OLD]);
    assert_eq!(members(&after, "League"), [EAS, NEW, OLD]);
    let league = after.treaties.iter().find(|t| &*t.name == "League");
    assert_eq!(league.unwrap().lead, Some(OLD));
    // Its quarrel and its claim are the first heir's.
    let crisis = &after.crises[0];
    assert_eq!(
        (crisis.challenger, crisis.leader(Side::Target), crisis.stake),
        (EAS, OLD, Stake::Alignment)
    );
    assert!(
        after
            .claims
            .iter()
            .any(|c| c.by == OLD && c.region == RegionId(0))
    );
    assert!(after.claims.iter().all(|c| c.by != MID));
    assert!(events.iter().any(
        |e| matches!(e, EventKind::Dissolved { nation: MID, heirs, .. } if *heirs == [OLD, NEW])
    ));
}

/// What is born, united and dissolved is saved, and played on as it would have been; the player leads on.
#[test]
fn a_game_in_which_states_come_and_go_is_saved_and_replayed() {
    let history = r#"
        (id: "one", title: "One", when: [After(year: 1900, month: 2)], effects: [Secede(nation: "NEW", regions: ["far"])]),
        (id: "two", title: "Two", when: [After(year: 1900, month: 4)], effects: [Dissolve(nation: "MID", heirs: [(nation: "OLD")])]),
        (id: "three", title: "Three", when: [After(year: 1900, month: 6)], effects: [Unite(nation: "NEW", into: "EAS")]),
    "#;
    let scenario = scenario(history);
    let mut whole = Game::new(scenario.clone(), 3);
    let mut again = Game::new(scenario.clone(), 3);
    for _ in 0..24 {
        whole.advance(Vec::new());
        again.advance(Vec::new());
        again = Game::restore(scenario.clone(), 3, again.snapshot());
        assert_eq!(whole.hash(), again.hash(), "turn {}", whole.turn());
    }
    let public = whole.view(WES).public.clone();
    let gone: Vec<bool> = public.nations.iter().map(|n| n.extinct()).collect();
    assert_eq!(gone, [false, true, false, true, false]);

    let mut session = Session::unsaved(scenario, 3, vec![MID, NEW]);
    let mut led = Vec::new();
    for _ in 0..8 {
        session.end_turn(BTreeMap::new()).unwrap();
        led.push(session.seats().to_vec());
    }
    assert_eq!(led.first(), Some(&vec![MID, NEW]));
    assert_eq!(led.last(), Some(&vec![OLD, EAS]));
}
