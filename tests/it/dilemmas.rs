//! Questions that history puts to nations: who may answer, what silence is, and that saves keep them.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Overrides, Scenario};
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::event::EventKind;
use casus_foederis::ids::ScriptId;
use casus_foederis::judge::{self, Refusal};
use casus_foederis::order::{Issued, Order};
use casus_foederis::tell;

use super::common::nation;

const LEVEE: ScriptId = ScriptId(0);

/// Two banks of a river that rises; what becomes of it is asked of the left one.
fn banks() -> Arc<Scenario> {
    let text = r#"(
        format: 1, title: "Two Banks", start: (year: 1900, month: 1), turns: 24,
        geography: Grid(km_per_cell: 40.0, rows: ["aaabbb", "~~~~~~"]),
        regions: [
            (id: "left-bank", glyph: 'a', name: "Left Bank", port: 1, owner: "LEF", population: 2.0),
            (id: "right-bank", glyph: 'b', name: "Right Bank", port: 1, owner: "RIG", population: 2.0),
            (id: "the-sea", glyph: '~', name: "The Sea", sea: true),
        ],
        nations: [
            (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0),
            (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
        ],
        history: [
            (id: "levee", title: "The levee", text: "It will not hold.", when: [], asks: "LEF", options: [
                (id: "wait", title: "Wait", weight: 3.0, effects: [Stability("LEF", -0.2)]),
                (id: "dig", title: "Dig", text: "A month's work.", effects: [Stability("LEF", 0.2), Treasury("LEF", -1.0)]),
                (id: "flood", title: "Flood the other bank", when: [TensionAbove(0.9)], effects: [Gdp("RIG", 0.5)]),
            ]),
            (id: "thanks", title: "Thanks", when: [Chose("levee", "dig")], effects: [Tension(0.5)]),
        ],
    )"#;
    let loaded = content::load("two-banks", text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// A game in which the question has just been put.
fn asked(seed: u64) -> Game {
    let mut game = Game::new(banks(), seed);
    game.advance(Vec::new());
    game
}

fn decide(course: u8) -> Order {
    Order::Decide {
        script: LEVEE,
        course,
    }
}

fn issued(game: &Game, id: &str, order: Order) -> Vec<Issued> {
    vec![Issued {
        nation: nation(game, id),
        sequence: 0,
        order,
    }]
}

/// What was decided this turn.
fn decided(game: &mut Game, orders: Vec<Issued>) -> Vec<u8> {
    let events = game.advance(orders).iter();
    let course = |kind: &EventKind| match kind {
        EventKind::Decided { course, .. } => Some(*course),
        _ => None,
    };
    events.filter_map(|e| course(&e.kind)).collect()
}

#[test]
fn what_is_chosen_comes_to_pass_and_silence_takes_the_first() {
    for (order, taken, change) in [(None, 0, -0.2), (Some(decide(1)), 1, 0.2)] {
        let mut game = asked(1);
        let lef = nation(&game, "LEF");
        let stability = |game: &Game| game.view(lef).public.nations[lef.index()].stability;
        let mut other = asked(1);
        let orders = order.map_or(Vec::new(), |o| issued(&game, "LEF", o));
        assert_eq!(decided(&mut game, orders), [taken]);
        // Beside the same month with the other course.
        let against = issued(&other, "LEF", decide(1 - taken));
        assert_eq!(decided(&mut other, against), [1 - taken]);
        let parted = stability(&game) - stability(&other);
        assert!((parted - 2.0 * change).abs() < 0.05, "{parted}");
        // A question is put once, and what waits for the other answer waits in vain.
        assert!(game.view(lef).own.dilemmas.is_empty());
        let fired = (0..3).any(|_| {
            let events = game.advance(Vec::new()).iter();
            let mut scripts = events.filter_map(|e| match e.kind {
                EventKind::History { script } => Some(script),
                _ => None,
            });
            scripts.any(|s| s == ScriptId(1))
        });
        // `thanks` follows in the same month as the answer that it waits for.
        assert!(!fired);
        let tension = game.view(lef).public.tension;
        assert_eq!(tension > 0.3, taken == 1, "{tension}");
    }
}

#[test]
fn only_the_nation_that_is_asked_answers_and_only_what_is_open() {
    let game = asked(1);
    let [lef, rig] = ["LEF", "RIG"].map(|id| game.view(nation(&game, id)));
    assert_eq!(lef.own.dilemmas[0].open, [0, 1]);
    assert!(rig.own.dilemmas.is_empty());
    assert_eq!(judge::judge(&lef, &decide(1)), Ok(()));
    assert_eq!(judge::judge(&lef, &decide(2)), Err(Refusal::CourseShut));
    assert_eq!(judge::judge(&lef, &decide(9)), Err(Refusal::CourseShut));
    assert_eq!(judge::judge(&rig, &decide(1)), Err(Refusal::Unknown));
    let legal = judge::legal(&lef);
    assert!(legal.contains(&decide(0)) && legal.contains(&decide(1)));
    assert!(!legal.contains(&decide(2)));
    assert_eq!(
        tell::order(&decide(1), &*game.scenario().clone()),
        "Decide on The levee: Dig"
    );
}

/// Three to one, as the map has it; 400 games are wrong by more than a tenth once in a million.
#[test]
fn the_computer_chooses_by_the_weights() {
    let first = |seed: u64| {
        let game = asked(seed);
        let view = game.view(nation(&game, "LEF"));
        let plan = ai::plan(&view, seed);
        let answers: Vec<&Order> = plan
            .iter()
            .filter(|o| matches!(o, Order::Decide { .. }))
            .collect();
        assert_eq!(answers.len(), 1);
        *answers[0] == decide(0)
    };
    let share = (0..400).filter(|s| first(*s)).count() as f64 / 400.0;
    assert!((share - 0.75).abs() < 0.1, "{share}");
}

#[test]
fn a_save_keeps_the_question() {
    let game = asked(3);
    let bytes = rmp_serde::to_vec_named(&game.snapshot()).unwrap();
    let snapshot: Snapshot<'_> = rmp_serde::from_slice(&bytes).unwrap();
    assert!(snapshot.fits(game.scenario()));
    let mut loaded = Game::restore(game.scenario().clone(), 3, snapshot);
    let mut game = game;
    let orders = |game: &Game| issued(game, "LEF", decide(1));
    let (a, b) = (orders(&loaded), orders(&game));
    assert_eq!(decided(&mut loaded, a), decided(&mut game, b));
    assert_eq!(loaded.hash(), game.hash());
}
