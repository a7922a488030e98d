//! Populations that grow, and whom of them a nation can call up.

use casus_foederis::ai;
use casus_foederis::content::Arm;
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Issued, Order, Stake};
use casus_foederis::reckon;
use casus_foederis::why::Silent;

use super::common::{europe, nation, people};

/// Plays `turns` in which nobody orders anything but what `orders` says.
fn pass(game: &mut Game, turns: u32, orders: &[(NationId, Order)]) {
    for turn in 0..turns {
        let given = orders.iter().filter(|_| turn == 0);
        let issued = given.map(|(nation, order)| Issued {
            nation: *nation,
            sequence: 0,
            order: order.clone(),
        });
        game.advance(issued.collect());
    }
}

#[test]
fn people_multiply_at_their_nations_rate_and_ever_more_slowly() {
    // Disasters kill as well.
    let quiet = [
        "history=none",
        "rules.crisis.incident_floor=0",
        "domains.climate=false",
    ];
    let growing = |rate: &str, ceiling: &str| {
        let sets = [
            format!("nations.ISR.population_growth={rate}"),
            format!("rules.economy.people_ceiling={ceiling}"),
        ];
        let sets: Vec<&str> = quiet
            .iter()
            .copied()
            .chain(sets.iter().map(String::as_str))
            .collect();
        let mut game = Game::new(europe(&sets), 1);
        let isr = nation(&game, "ISR");
        let before = people(&game.view(isr).public, isr);
        assert!((before[0] - before[1]).abs() < 1e-9);
        pass(&mut game, 120, &[]);
        let after = people(&game.view(isr).public, isr);
        assert!((after[0] - after[1]).abs() < 1e-9, "{after:?}");
        after[1] / before[1]
    };
    // Without an end in sight: ten years at a twentieth.
    assert!((growing("0.05", "1000") / libm::pow(1.05, 10.0) - 1.0).abs() < 1e-3);
    assert!((growing("0.0", "10") - 1.0).abs() < 1e-9);
    assert!(growing("-0.05", "10") < 1.0);
    let room = growing("0.05", "3.0");
    assert!(room > 1.2 && room < libm::pow(1.05, 10.0), "{room}");
    assert!(growing("0.1", "1.5") < 1.5);
}

/// What its own friends and foes reckon with: Egypt thinks twice where Israel has its militia.
#[test]
fn those_who_can_be_called_up_count_before_they_are() {
    let worth = |reserves: &str| {
        let game = Game::new(europe(&[&format!("nations.ISR.reserves={reserves}")]), 1);
        let [egy, isr] = ["EGY", "ISR"].map(|n| nation(&game, n));
        let view = game.view(egy);
        let points = reckon::reservists(&view, isr);
        let demand = reckon::challenge(&view, egy, isr, Stake::Alignment, &mut Silent);
        (points, demand)
    };
    let ((none, tempting), (many, sobering)) = (worth("0"), worth("7"));
    assert!(none == 0.0 && many > 5.0, "{none} {many}");
    assert!(sobering < tempting, "{sobering} {tempting}");
}

#[test]
fn a_militia_comes_to_the_colours_when_it_is_called_up() {
    let called = |reserves: &str| {
        let set = format!("nations.ISR.reserves={reserves}");
        let mut game = Game::new(europe(&["history=none", &set]), 1);
        let isr = nation(&game, "ISR");
        let land = |game: &Game| game.view(isr).estimate(isr).strength[Arm::Land.index()];
        let promised = reckon::reservists(&game.view(isr), isr);
        let before = land(&game);
        pass(&mut game, 6, &[(isr, Order::Mobilise { on: true })]);
        assert!(reckon::reservists(&game.view(isr), isr) < 0.5);
        (promised, land(&game) - before)
    };
    let (promised, more) = called("7");
    assert!(promised > 4.0 && more > 0.8 * promised, "{promised} {more}");
    assert!(called("1").1 < 0.5 * more);
}

/// The computer does not wait for the war where it would lose it.
#[test]
fn whoever_would_lose_calls_up_once_shots_have_been_exchanged() {
    let before_the_war = |calls_up: &str| {
        let set = format!("rules.mind.spending.calls_up={calls_up}");
        let mut found = 0;
        for seed in 1..4 {
            let mut game = Game::new(europe(&[&set]), seed);
            let all: Vec<NationId> = game.scenario().nation_ids().collect();
            for _ in 0..120 {
                let mut orders = Vec::new();
                for view in game.views(&all) {
                    let war = view
                        .public
                        .crises
                        .iter()
                        .any(|c| c.rung >= 5 && c.side_of(view.me).is_some());
                    let plan = ai::plan(&view, seed);
                    let calls = plan
                        .iter()
                        .any(|o| matches!(o, Order::Mobilise { on: true }));
                    found += u32::from(calls && !war);
                    orders.extend((0..).zip(plan).map(|(sequence, order)| Issued {
                        nation: view.me,
                        sequence,
                        order,
                    }));
                }
                game.advance(orders);
            }
        }
        found
    };
    assert!(before_the_war("0.5") > 0);
    assert_eq!(before_the_war("1.0"), 0);
}
