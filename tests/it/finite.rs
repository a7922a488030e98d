//! Maps at the ends of what maps/README.md allows, played for millennia: no figure ever becomes infinite or none at all.

use std::fmt::Write;
use std::sync::Arc;

use casus_foederis::content::{Overrides, Scenario, load};
use casus_foederis::dice::{Dice, Phase, dice};
use casus_foederis::engine::Game;

use crate::common::{advance, none_at_all};

/// Maps that are played; each game takes some seconds.
const MAPS: u64 = 6;

const NATIONS: [&str; 4] = ["AAA", "BBB", "CCC", "DDD"];

/// Draws values from the documented ranges, most of them at an end.
struct Draw(Dice);

impl Draw {
    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.0.below(list.len())]
    }

    fn number(&mut self, low: f64, usual: f64, high: f64) -> String {
        // Written so that it is a float to the reader whatever its size.
        format!("{:?}", self.of(&[low, usual, high]))
    }

    fn chance(&mut self, p: f64) -> bool {
        self.0.chance(p)
    }
}

/// A map of two to four nations with a sea between them.
fn map(seed: u64) -> String {
    let mut draw = Draw(dice(seed, 0, Phase::Setup, 0));
    let n = draw.of(&[2, 3, 4]);
    let nations = &NATIONS[..n];
    let mut text = format!(
        "(format: 1, title: \"Ends {seed}\", start: (year: {}, month: 1), turn_months: {}, turns: 2400,\n\
         geography: Grid(km_per_cell: {}, rows: [\"aaabbb\", \"aeebbb\", \"~~~~~~\", \"cccddd\"]),\n regions: [\n",
        draw.of(&[-10_000, -1, 1900, 10_000]),
        draw.of(&[1, 12, 12, 12]),
        draw.number(0.01, 40.0, 2000.0),
    );
    for (i, glyph) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        let owner = nations
            .get(i)
            .map_or(String::new(), |o| format!(", owner: \"{o}\""));
        let _ = writeln!(
            text,
            "(id: \"{glyph}\", glyph: '{glyph}', name: \"{glyph}\", terrain: {}, population: {}, infrastructure: {}, \
             port: {}{owner}),",
            draw.of(&["Plains", "Mountains", "Urban", "Arctic"]),
            draw.number(0.0, 10.0, 2000.0),
            draw.number(0.0, 4.0, 10.0),
            // The land across the sea needs a harbour to be reached.
            if i == 4 { 0 } else { draw.of(&[1, 5]) },
        );
    }
    text += "(id: \"sea\", glyph: '~', name: \"sea\", sea: true),\n],\n nations: [\n";
    for (i, id) in nations.iter().enumerate() {
        nation(&mut draw, id, ["a", "b", "c", "d"][i], &mut text);
    }
    text += "],\n";
    feelings(&mut draw, nations, &mut text);
    history(&mut draw, nations, &mut text);
    text + ")\n"
}

fn nation(draw: &mut Draw, id: &str, capital: &str, text: &mut String) {
    let _ = write!(
        text,
        "(id: \"{id}\", name: \"{id}\", capital: \"{capital}\", gdp: {}, growth: {}, regime: {}, ideal: ({}, {}), \
         defence: {}, mix: {}, ",
        draw.number(1e-6, 30.0, 1e6),
        draw.number(-0.5, 0.02, 0.5),
        draw.number(-10.0, 0.0, 10.0),
        draw.number(-5.0, 0.0, 5.0),
        draw.number(-5.0, 0.0, 5.0),
        draw.number(0.0, 0.03, 0.6),
        draw.of(&[
            "(0.6, 0.2, 0.2)",
            "(1.0, 0.0, 0.0)",
            "(0.0, 1.0, 0.0)",
            "(0.0, 0.0, 1.0)"
        ]),
    );
    for share in [
        "cyber",
        "space",
        "modernity",
        "readiness",
        "stability",
        "approval",
        "resolve",
        "reputation",
    ] {
        let _ = write!(text, "{share}: {}, ", draw.number(0.0, 0.5, 1.0));
    }
    let _ = writeln!(
        text,
        "nuclear: {}, treasury: {}, doctrine: (risk: {}, ambition: {}, loyalty: {})),",
        draw.number(0.0, 0.0, 100_000.0),
        draw.number(-1e6, 0.0, 1e6),
        draw.number(0.0, 0.4, 1.0),
        draw.number(0.0, 0.3, 1.0),
        draw.number(0.0, 0.6, 1.0),
    );
}

fn feelings(draw: &mut Draw, nations: &[&str], text: &mut String) {
    let places = ["a", "b", "c", "d"];
    *text += "domains: (cyber: true, space: true, climate: true),\nforces: [\n";
    for (i, id) in nations.iter().enumerate() {
        for (arm, place) in [("Land", places[i]), ("Air", places[i]), ("Naval", "sea")] {
            let _ = writeln!(
                text,
                "(nation: \"{id}\", region: \"{place}\", arm: {arm}, strength: {}),",
                draw.number(0.01, 4.0, 1000.0)
            );
        }
    }
    *text += "],\ntreaties: [\n";
    if draw.chance(0.5) {
        let _ = writeln!(
            text,
            "(charter: \"{}\", name: \"Pact\", members: [\"AAA\", \"BBB\"]),",
            draw.of(&["defence-pact", "entente", "offensive-pact"])
        );
    }
    let _ = writeln!(
        text,
        "],\nclaims: [(by: \"BBB\", region: \"a\", strength: {})],\nrivalries: [(a: \"AAA\", b: \"BBB\", level: {})],\n\
         ties: [(a: \"AAA\", b: \"BBB\", affinity: {})],",
        draw.number(0.0, 0.5, 1.0),
        draw.number(0.0, 0.5, 1.0),
        draw.number(-1.0, 0.0, 1.0),
    );
}

fn history(draw: &mut Draw, nations: &[&str], text: &mut String) {
    *text += "history: [\n";
    for i in 0..draw.of(&[0, 4, 12]) {
        let a = draw.of(nations);
        let b = nations.iter().find(|b| **b != a).unwrap();
        let effect = match draw.of(&[0, 1, 2, 3, 4, 5, 6, 7, 8]) {
            0 => format!("Growth(\"{a}\", {})", draw.number(-0.5, 0.0, 0.5)),
            1 => format!("Gdp(\"{a}\", {})", draw.number(0.1, 1.0, 10.0)),
            2 => format!("Treasury(\"{a}\", {})", draw.number(-1e5, 0.0, 1e5)),
            3 => format!("Nuclear(\"{a}\", {})", draw.number(-1e5, 10.0, 1e5)),
            4 => format!(
                "Ideal(\"{a}\", {}, {})",
                draw.number(-10.0, 0.0, 10.0),
                draw.number(-10.0, 0.0, 10.0)
            ),
            5 => format!(
                "Crisis(challenger: \"{a}\", target: \"{b}\", stake: Territory(\"a\"), rung: {})",
                draw.of(&[1, 4, 6])
            ),
            6 => format!(
                "Raise(nation: \"{a}\", region: \"a\", arm: Land, strength: {})",
                draw.number(0.01, 4.0, 1000.0)
            ),
            7 => format!("Transfer(\"e\", \"{a}\")"),
            _ => format!(
                "Grievance(\"{a}\", \"{b}\", {})",
                draw.number(-1.0, 0.0, 1.0)
            ),
        };
        let _ = writeln!(
            text,
            "(id: \"s{i}\", title: \"s\", when: [], chance: {}, effects: [{effect}]),",
            draw.number(0.01, 0.1, 1.0)
        );
    }
    *text += "],\n";
}

fn scenario(seed: u64) -> Arc<Scenario> {
    match load("ends.ron", &map(seed), &Overrides::default()) {
        Ok(loaded) => Arc::new(loaded.scenario),
        Err(problems) => panic!("map {seed}: {problems:#?}\n{}", map(seed)),
    }
}

/// The game of a map, played by the computer to its end; panics at the first figure that is none.
fn play(seed: u64, turns: u32) {
    let scenario = scenario(seed);
    let nations: Vec<_> = scenario.nation_ids().collect();
    let mut game = Game::new(scenario, seed);
    while !game.over() && game.turn() < turns {
        advance(&mut game, &nations, seed);
        if game.turn().is_multiple_of(100) || game.turn() == 1 {
            let state = format!("{:?} {:?}", game.snapshot(), game.views(&nations));
            let odd = none_at_all(&state);
            assert_eq!(
                odd,
                None,
                "map {seed}, turn {}:\n{}",
                game.turn(),
                map(seed)
            );
        }
    }
}

#[test]
fn figures_stay_finite_over_a_long_game() {
    for seed in 0..MAPS {
        play(seed, 2400);
    }
}

#[test]
fn figures_that_are_none_are_found() {
    assert!(none_at_all("Economy { gdp: NaN, growth: 0.1 }").is_some());
    assert!(none_at_all("[0.5, -inf]").is_some());
    assert!(none_at_all("inf").is_some());
    assert_eq!(
        none_at_all("Info { name: \"infantry\", NaNs: 1e300 }"),
        None
    );
}
