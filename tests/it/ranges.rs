//! The ranges of the rules' constants: what lies in one plays, what does not is refused by name.
//!
//! Every constant at both ends, one beyond either, at 0, -1, 1e300 and NaN, on both maps that ship, 24 turns each:
//!
//! ```text
//! cargo test --release --test it ranges:: -- --ignored --nocapture
//! ```
//!
//! It takes some minutes; `CASUS_ONLY=supply.rest` before it tries only the constants that begin so. The tests that always
//! run play a sample of it on the smaller map.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use casus_foederis::content::{Overrides, Range, Rules, Scenario, Texts, load, shipped};
use casus_foederis::engine::Game;
use casus_foederis::order::{MotionKind, Remedy, Scale};
use casus_foederis::reckon;
use casus_foederis::view::View;
use casus_foederis::why::{Silent, Why};
use rayon::prelude::*;

use crate::common::{advance, none_at_all};

const SEED: u64 = 1949;

/// A game that takes longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of a constant set to some value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// A message said which constant it was, and its range.
    Refused,
    Played,
    /// A refusal that does not say what is to be said, or a game gone wrong, and how.
    Fault(String),
}

fn map(name: &str) -> &'static str {
    let file = format!("maps/{name}.ron");
    shipped().iter().find(|m| m.name == file).unwrap().text
}

/// The value of the constant at `path` as it ships, and whether it is a whole number.
fn value(rules: &serde_json::Value, path: &str) -> (f64, bool) {
    let at = rules.pointer(&format!("/{}", path.replace('.', "/")));
    let at = at.unwrap();
    (at.as_f64().unwrap(), at.is_u64())
}

fn rules() -> serde_json::Value {
    serde_json::to_value(Rules::read(&Texts::shipped()).unwrap()).unwrap()
}

/// Both ends, one beyond either, and what no range is meant to hold.
fn tried(range: &Range, whole: bool) -> Vec<f64> {
    let (below, above) = match whole {
        true => (range.low - 1.0, range.high + 1.0),
        false => (range.low.next_down(), range.high.next_up()),
    };
    let mut list = vec![range.low, range.high, below, above];
    list.extend([0.0, -1.0, 1e300, f64::NAN]);
    list
}

fn fate(map: &str, path: &str, range: &Range, x: f64, turns: u32) -> Fate {
    let set = format!("rules.{path}={x:?}");
    let lies_in = (range.low..=range.high).contains(&x);
    match load("map.ron", map, &Overrides::new([set])) {
        Ok(loaded) if lies_in => play(Arc::new(loaded.scenario), turns),
        Ok(_) => Fault("was taken, and lies outside its range"),
        Err(problems) => {
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            let expected = format!("error: rules.{path} must be ");
            let ordered = format!("rules.{path} may not be ");
            let orders = |said: &str| {
                said.contains(&ordered) || said.contains(&format!("above rules.{path},"))
            };
            match &said[..] {
                [said] if !lies_in && said.contains(&expected) => Fate::Refused,
                [said] if lies_in && orders(said) => Fate::Refused,
                _ => Fate::Fault(said.join("; ")),
            }
        }
    }
}

#[allow(non_snake_case, reason = "it makes one")]
fn Fault(what: &str) -> Fate {
    Fate::Fault(what.to_owned())
}

/// Plays a game in a thread of its own, which is left to itself if it hangs.
fn play(scenario: Arc<Scenario>, turns: u32) -> Fate {
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = done.send(catch_unwind(AssertUnwindSafe(|| course(scenario, turns))));
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(Ok(None)) => Fate::Played,
        Ok(Ok(Some(odd))) => Fate::Fault(odd),
        Ok(Err(panic)) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            Fate::Fault(format!("panic: {}", text.unwrap_or_default()))
        }
        Err(_) => Fault("hangs"),
    }
}

/// The first figure after the game that is none.
fn course(scenario: Arc<Scenario>, turns: u32) -> Option<String> {
    let nations: Vec<_> = scenario.nation_ids().collect();
    let mut game = Game::new(scenario, SEED);
    while !game.over() && game.turn() < turns {
        advance(&mut game, &nations, SEED);
    }
    let mut state = format!("{:?}", game.snapshot());
    // All that a view has but the map, which says nothing new and is long.
    for view in game.views(&nations) {
        state += &format!("{:?} {:?} {:?}", view.own, view.estimates, view.offers);
        if view.me == nations[0] {
            let public = &view.public;
            state += &format!("{:?} {:?} {:?}", view.forces, public.regions, public.links);
            state += &format!(
                "{:?} {:?} {:?}",
                public.nations, public.treaties, public.crises
            );
            state += &format!("{:?} {:?}", public.pairs, public.missions);
            for nation in public.scenario.nation_ids() {
                state += &format!("{:?}", public.most_alarming(nation));
            }
        }
    }
    none_at_all(&state).map(str::to_owned)
}

#[test]
#[ignore = "takes minutes, and is meant for a release build"]
fn every_constant_at_its_ends_and_beyond() {
    let only = std::env::var("CASUS_ONLY").unwrap_or_default();
    let (mut ranges, rules) = (Rules::ranges().unwrap(), rules());
    ranges.retain(|path, _| path.starts_with(&only));
    let mut faults = Vec::new();
    for name in ["four-rivers", "europe-1949"] {
        let began = std::time::Instant::now();
        let text = map(name);
        let runs: Vec<(&str, f64, &Range)> = ranges
            .iter()
            .flat_map(|(path, range)| {
                let tried = tried(range, value(&rules, path).1);
                tried.into_iter().map(move |x| (path.as_str(), x, range))
            })
            .collect();
        let fates: Vec<Fate> = runs
            .par_iter()
            .map(|(path, x, range)| fate(text, path, range, *x, 24))
            .collect();
        let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
        for ((path, x, _), fate) in runs.iter().zip(fates) {
            let what = match fate {
                Fate::Refused => "refused",
                Fate::Played => "played",
                Fate::Fault(why) => {
                    println!("{name}: rules.{path}={x:?}: {why}");
                    faults.push(format!("{name}: rules.{path}={x:?}: {why}"));
                    "faults"
                }
            };
            *tally.entry(what).or_default() += 1;
        }
        let (constants, seconds) = (ranges.len(), began.elapsed().as_secs());
        println!(
            "{name}: {constants} constants, {} runs: {tally:?}, {seconds} s",
            runs.len()
        );
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Constants that something is divided by, or taken the power, root or logarithm of, or counted up to, and of each kind some
/// that are none of this.
const SAMPLE: [&str; 26] = [
    "alliance.command_term_months",
    "combat.loss",
    "combat.tail",
    "combat.clash_tail",
    "crisis.tension_great_gdp",
    "diplomacy.ideal_indifference",
    "domains.attack_rate",
    "economy.call_up_months",
    "economy.civil",
    "economy.cost_head",
    "economy.cycle_memory",
    "economy.frontier",
    "economy.subsistence",
    "home.election_years",
    "mind.arrival.horizon",
    "mind.burden.benefits.0",
    "mind.challenge.territory",
    "mind.deal.payment",
    "mind.deter.candidates",
    "mind.noise",
    "mind.reach_km",
    "movement.land_roadless",
    "orders.defence_ceiling",
    "perception.threat_security",
    "preparation.field.gain",
    "season.winter_band.0",
];

#[test]
fn a_sample_of_constants_plays_at_its_ends_and_is_refused_beyond() {
    let (ranges, rules) = (Rules::ranges().unwrap(), rules());
    let text = map("four-rivers");
    let runs: Vec<(&str, f64)> = SAMPLE
        .iter()
        .flat_map(|path| {
            let tried = tried(&ranges[*path], value(&rules, path).1);
            tried.into_iter().map(move |x| (*path, x))
        })
        .collect();
    let fates: Vec<Fate> = runs
        .par_iter()
        .map(|(path, x)| fate(text, path, &ranges[*path], *x, 6))
        .collect();
    let mut faults = String::new();
    for ((path, x), fate) in runs.iter().zip(&fates) {
        if let Fate::Fault(why) = fate {
            faults += &format!("rules.{path}={x:?}: {why}\n");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(fates.contains(&Fate::Played) && fates.contains(&Fate::Refused));
}

/// What several constants come to together is not in the range of each: where all that something is a share of is switched
/// off, or what it is a multiple of, there is no such share or multiple, and nothing else is disturbed.
#[test]
fn what_is_switched_off_as_a_whole_divides_nothing() {
    let sets = [
        "rules.mind.burden.weights=(0, 0, 0, 0, 0, 0, 0)",
        "rules.mind.burden.benefits=(0, 0, 0)",
        "rules.mind.deal.payment=0",
        "rules.preparation.field=(gain: 0, provocation: 0)",
        "rules.season.winter_band=(50, 50)",
    ];
    let loaded = load("map.ron", map("four-rivers"), &Overrides::new(sets)).unwrap();
    let scenario = Arc::new(loaded.scenario);
    for turn in 0..24 {
        for region in scenario.region_ids() {
            let weather = scenario.weather(region, turn, 0);
            assert!(weather.winter.is_finite() && weather.mud.is_finite());
        }
    }
    let nations: Vec<_> = scenario.nation_ids().collect();
    let mut game = Game::new(scenario, SEED);
    for _ in 0..12 {
        advance(&mut game, &nations, SEED);
        for view in game.views(&nations) {
            looked_at(&view);
        }
    }
}

/// The reckonings that the constants above are in.
fn looked_at(view: &View) {
    for treaty in &view.public.treaties {
        let region = view.scenario().nation(view.me).capital;
        for scale in [Scale::Staff, Scale::Field, Scale::Large] {
            let mut why = Why::default();
            let kind = MotionKind::Exercise { region, scale };
            let vote = reckon::vote(view, view.me, treaty.id, &kind, &mut why);
            assert!(vote.is_finite(), "{scale:?}: {why:?}");
        }
        for member in &treaty.members {
            let burden = reckon::burden(view, treaty, *member, true, &mut Silent);
            let benefit = reckon::benefit(view, treaty, *member, &mut Silent);
            assert_eq!((burden, benefit), (0.0, 0.0));
            for motion in view.public.motions.iter() {
                let change = reckon::vote_change(view, *member, motion);
                let paid = change.is_some_and(|c| matches!(c.remedy, Remedy::Payment(_)));
                assert!(!paid, "money is worth nothing");
            }
        }
    }
}

/// Where one's own power counts for nothing, a nation without any arms frightens nobody. The larger map has one.
#[test]
fn the_unarmed_frighten_nobody() {
    let path = "perception.threat_security";
    let range = &Rules::ranges().unwrap()[path];
    assert_eq!(fate(map("europe-1949"), path, range, 0.0, 2), Fate::Played);
}
