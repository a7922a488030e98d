//! Maps in units of their own: the same map is the same game in whatever money it is written, and what is told of a game
//! is told in the map's money and by its calendar.

use std::sync::Arc;

use casus_foederis::content::{Calendar, Money, Overrides, Scenario, load, shipped};
use casus_foederis::engine::Game;
use casus_foederis::tell;

use crate::common::advance;

fn text(name: &str) -> &'static str {
    let mut all = shipped().iter();
    all.find(|m| m.name.contains(name)).unwrap().text
}

fn scenario(text: &str) -> Arc<Scenario> {
    let loaded = load("units.ron", text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// The text with each number after `before`, up to the first bracket or comma, times `factor`; and how many there were.
fn times(text: &str, before: &str, factor: f64) -> (String, usize) {
    let mut parts = text.split(before);
    let mut out = parts.next().unwrap().to_owned();
    let mut count = 0;
    for part in parts {
        out += before;
        let end = part.find([',', ')']).unwrap();
        match part[..end].trim().parse::<f64>() {
            Ok(sum) => {
                out += &format!("{:?}{}", sum * factor, &part[end..]);
                count += 1;
            }
            Err(_) => out += part,
        }
    }
    (out, count)
}

/// The map with its money in a unit of `per_unit` billions.
fn rewritten(text: &str, per_unit: f64) -> String {
    let factor = 1.0 / per_unit;
    let (mut text, gdps) = times(text, "gdp: ", factor);
    let mut sums = 0;
    for before in ["treasury: ", "Treasury(\"KAR\", ", "Treasury(\"TAV\", "] {
        let (new, count) = times(&text, before, factor);
        (text, sums) = (new, sums + count);
    }
    assert!(gdps > 4 && sums > 6, "{gdps} {sums}");
    let money = format!("money: (name: \"marks\", short: \"M\", per_unit: {per_unit:?}),");
    text.replacen("turns:", &format!("{money}\n turns:"), 1)
}

/// Plays so many turns; the hash of each.
fn played(scenario: &Arc<Scenario>, seed: u64, turns: u32) -> Vec<u64> {
    let all: Vec<_> = scenario.nation_ids().collect();
    let mut game = Game::new(Arc::clone(scenario), seed);
    let turn = |_| {
        advance(&mut game, &all, seed);
        game.hash()
    };
    (0..turns).map(turn).collect()
}

#[test]
fn a_map_is_the_same_game_in_whatever_money_it_is_written() {
    let plain = text("four-rivers");
    let first = scenario(plain);
    for per_unit in [0.25, 8.0] {
        let other = scenario(&rewritten(plain, per_unit));
        assert_ne!(first.money, other.money);
        for seed in 1..=3 {
            let hashes = played(&first, seed, 24);
            assert_eq!(hashes, played(&other, seed, 24), "{per_unit}, seed {seed}");
        }
    }
}

#[test]
fn a_unit_that_is_no_power_of_two_differs_in_the_last_digit_at_most() {
    let plain = text("four-rivers");
    let (first, other) = (scenario(plain), scenario(&rewritten(plain, 0.000057)));
    for (a, b) in first.nations.iter().zip(&other.nations) {
        for (a, b) in [(a.gdp, b.gdp), (a.treasury, b.treasury)] {
            assert!((a - b).abs() <= 1e-14 * a.abs(), "{a} {b}");
        }
    }
}

/// What is told of a game of the Aegean has no dollar and no month by its English name.
#[test]
fn a_game_is_told_in_the_money_and_by_the_calendar_of_its_map() {
    let scenario = scenario(text("aegean-478bc"));
    assert_ne!(scenario.money, Money::default());
    let Calendar::Seasons(seasons) = &scenario.calendar else {
        panic!("the Aegean has seasons");
    };
    assert_eq!(scenario.told(1), format!("{} 477 BC", seasons[1]));
    let all: Vec<_> = scenario.nation_ids().collect();
    let mut game = Game::new(Arc::clone(&scenario), 3);
    let mut told = Vec::new();
    for _ in 0..24 {
        let events = advance(&mut game, &all, 3).to_vec();
        let view = game.view(all[0]);
        told.extend(events.iter().map(|e| tell::event(&e.kind, &view)));
    }
    let effects = scenario.history.iter().flat_map(|s| {
        let courses = s.question.iter().flat_map(|q| &q.courses);
        let options = courses.map(|c| &c.effects);
        std::iter::once(&s.effects).chain(options)
    });
    let view = game.view(all[0]);
    told.extend(effects.map(|list| tell::effects(list, &view)));
    let dollars: Vec<_> = told.iter().filter(|t| t.contains('$')).collect();
    assert!(dollars.is_empty(), "{dollars:#?}");
    for own in ["talents", "season"] {
        assert!(told.iter().any(|t| t.contains(own)), "{own}");
    }
}
