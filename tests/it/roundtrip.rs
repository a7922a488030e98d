//! Saving and loading changes nothing: for every turn k, running to k, saving, loading and running on gives
//! the hashes of the run without a break.

use std::sync::Arc;

use casus_foederis::content::{Overrides, Scenario, load, shipped};
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::ids::{CharterId, FoundingId, NationId};
use casus_foederis::order::{CharterDraft, Clause, Duty, Issued, Order, Rule};
use casus_foederis::view::{Public, Treaty};

use crate::common::advance;

const SEED: u64 = 20;

fn scenario(name: &str) -> Option<Arc<Scenario>> {
    let map = shipped()
        .iter()
        .find(|m| m.name.ends_with(&format!("{name}.ron")))?;
    let loaded = load(map.name, map.text, &Overrides::default()).expect("shipped maps load");
    Some(Arc::new(loaded.scenario))
}

/// Plays one turn in which the computer leads everybody.
fn step(game: &mut Game) {
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let seed = game.seed();
    advance(game, &all, seed);
}

fn run_on(game: &mut Game, hashes: &[u64]) {
    while (game.turn() as usize) < hashes.len() - 1 {
        step(game);
        assert_eq!(
            game.hash(),
            hashes[game.turn() as usize],
            "turn {}",
            game.turn()
        );
    }
}

/// Runs `turns` turns, and again from the saved state of each turn in `breaks`.
fn check(name: &str, turns: u32, breaks: impl Fn(u32) -> bool) {
    let Some(scenario) = scenario(name) else {
        return;
    };
    let mut game = Game::new(scenario.clone(), SEED);
    let mut hashes = vec![game.hash()];
    let mut saves = Vec::new();
    while game.turn() < turns && !game.over() {
        if breaks(game.turn()) {
            saves.push((
                game.turn(),
                rmp_serde::to_vec_named(&game.snapshot()).unwrap(),
            ));
        }
        step(&mut game);
        hashes.push(game.hash());
    }
    for (turn, bytes) in saves {
        let snapshot: Snapshot<'_> = rmp_serde::from_slice(&bytes).unwrap();
        assert!(snapshot.fits(&scenario), "{name}, turn {turn}");
        let mut loaded = Game::restore(scenario.clone(), SEED, snapshot);
        assert_eq!(
            loaded.hash(),
            hashes[turn as usize],
            "{name}, loaded at {turn}"
        );
        run_on(&mut loaded, &hashes);
    }
}

#[test]
fn the_learners_map_at_every_turn() {
    check("four-rivers", 24, |_| true);
}

#[test]
fn europe_at_some_turns() {
    check("europe-1949", 12, |turn| turn % 5 == 3);
}

/// Alarms, grounds and contacts, pair by pair.
fn of_pairs(public: &Public) -> (Vec<f64>, Vec<f64>, Vec<bool>) {
    let all = || public.scenario.nation_ids();
    let alarms = all().flat_map(|a| all().map(move |b| public.alarm(a, b)));
    let grounds = all().flat_map(|n| public.grounds_of(n).to_vec()).collect();
    let contacts = all().flat_map(|a| all().map(move |b| public.overland(a, b)));
    (alarms.collect(), grounds, contacts.collect())
}

/// Tables that follow from the rest are kept from turn to turn while their grounds are; after loading they are made
/// anew. Ten years have wars and treaties that begin and end.
#[test]
fn what_is_kept_is_as_if_made_anew() {
    let Some(scenario) = scenario("europe-1949") else {
        return;
    };
    let mut game = Game::new(scenario.clone(), SEED);
    let mut kinds = [0; 3];
    while game.turn() < 120 && !game.over() {
        let before = game.view(NationId(0));
        step(&mut game);
        let kept = game.view(NationId(0));
        let loaded = Game::restore(scenario.clone(), SEED, game.snapshot());
        let made = loaded.view(NationId(0));
        let turn = game.turn();
        assert_eq!(
            kept.public.bonds(),
            made.public.bonds(),
            "bonds, turn {turn}"
        );
        let (then, now) = (of_pairs(&before.public), of_pairs(&kept.public));
        assert_eq!(
            now,
            of_pairs(&made.public),
            "alarms, grounds, contacts, turn {turn}"
        );
        kinds[0] += u32::from(kept.public.bonds() != before.public.bonds());
        kinds[1] += u32::from(now.1 != then.1);
        kinds[2] += u32::from(now.2 != then.2);
    }
    assert!(kinds.iter().all(|k| *k > 0), "each changes: {kinds:?}");
}

/// A charter composed in play is in the save, and the treaty founded on it has its clauses after loading.
#[test]
fn a_composed_charter_survives_saving() {
    let scenario = scenario("four-rivers").expect("the learners' map ships");
    let mut game = Game::new(scenario.clone(), SEED);
    let (founder, guest) = (NationId(0), NationId(1));
    let orders = [
        Order::Found {
            draft: CharterDraft::plain(CharterId(0), "The New League")
                .with(Clause::Duty(Duty::Consult))
                .with(Clause::Rule(Rule::Majority))
                .with(Clause::Intelligence(73)),
            invite: vec![guest],
            lead: Some(founder),
            least: 2,
        },
        Order::Sign {
            founding: FoundingId(1),
            accept: true,
        },
    ];
    for (nation, order) in [founder, guest].into_iter().zip(orders) {
        let sequence = 0;
        game.advance(vec![Issued {
            nation,
            sequence,
            order,
        }]);
    }
    let bytes = rmp_serde::to_vec_named(&game.snapshot()).unwrap();
    let snapshot: Snapshot<'_> = rmp_serde::from_slice(&bytes).unwrap();
    assert!(snapshot.fits(&scenario));
    let loaded = Game::restore(scenario, SEED, snapshot);
    assert_eq!(loaded.hash(), game.hash());
    let view = loaded.view(founder);
    let league = |t: &&Arc<Treaty>| *t.name == *"The New League";
    let treaty = view.public.treaties.iter().find(league).expect("founded");
    assert!((view.public.charter(treaty).intelligence - 0.73).abs() < 1e-9);
}
