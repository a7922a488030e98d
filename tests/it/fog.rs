//! Hidden facts do not change a view, and the judge agrees with its own list of legal orders.

use std::sync::Arc;

use casus_foederis::content::{self, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::judge;
use casus_foederis::order::{Issued, Order};
use casus_foederis::{ai, view};

fn scenario(name: &str) -> Arc<Scenario> {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains(name))
        .unwrap();
    Arc::new(
        content::load(map.name, map.text, &Default::default())
            .unwrap()
            .scenario,
    )
}

fn play(game: &mut Game, turns: u32) {
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    for _ in 0..turns {
        let seed = game.seed();
        let orders = game
            .views(&all)
            .iter()
            .flat_map(|v| {
                ai::plan(v, seed)
                    .into_iter()
                    .enumerate()
                    .map(|(i, order)| Issued {
                        nation: v.me,
                        sequence: i as u16,
                        order,
                    })
            })
            .collect();
        game.advance(orders);
    }
}

fn told(view: &view::View) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        view.public, view.own, view.estimates, view.forces, view.offers
    )
}

/// What a leader thinks, has in the bank and plans in the dark is nobody else's business: two worlds that
/// differ only in those give every other nation the same view.
#[test]
fn hidden_facts_do_not_change_a_view() {
    for name in ["four-rivers", "europe"] {
        let plain = scenario(name);
        let mut altered = Scenario::clone(&plain);
        let secretive = NationId(1);
        altered.nations[1].resolve = 1.0 - altered.nations[1].resolve;
        altered.nations[1].treasury += 7.0;
        altered.nations[1].approval *= 0.5;
        let mut one = Game::new(plain, 5);
        let two = Game::new(Arc::new(altered), 5);
        // The scenario itself is part of the public; compare under the same one.
        let strip = |v: &view::View| {
            let text = told(v);
            text[text.find("turn:").unwrap()..].to_owned()
        };
        for nation in one.scenario().nation_ids().filter(|n| *n != secretive) {
            // Resolve is estimated with an error: the estimate may follow the truth slowly, by the rules of
            // perception, but on the first day no one has seen anything yet.
            let [a, b] = [&one, &two].map(|game| {
                game.view(nation)
                    .imagine(|known| known.estimates[1].resolve = 0.0)
            });
            assert!(
                strip(&a) == strip(&b),
                "{name}: {nation:?} sees into {secretive:?}"
            );
        }
        let (a, b) = (one.view(secretive), two.view(secretive));
        assert!(
            strip(&a) != strip(&b),
            "the nation itself must see its own affairs"
        );
        play(&mut one, 1);
    }
}

/// Every legal order is allowed, and what the computer plans is legal.
#[test]
fn legal_orders_are_those_the_judge_allows() {
    for name in ["four-rivers", "europe"] {
        let mut game = Game::new(scenario(name), 11);
        play(&mut game, 8);
        for nation in game.scenario().nation_ids().take(8) {
            let view = game.view(nation);
            let legal = judge::legal(&view);
            assert!(!legal.is_empty());
            assert!(
                legal.windows(2).all(|w| w[0] < w[1]),
                "sorted, without repeats"
            );
            for order in &legal {
                assert_eq!(judge::judge(&view, order), Ok(()), "{order:?}");
            }
            let mut docket = judge::Docket::new(&view);
            for order in ai::plan(&view, game.seed()) {
                assert_eq!(docket.admit(order.clone()), Ok(()), "{order:?}");
            }
        }
    }
}

/// What the judge allows, the engine carries out: an order that is legal on its own is not refused.
#[test]
fn the_engine_agrees_with_the_judge() {
    let mut game = Game::new(scenario("four-rivers"), 3);
    play(&mut game, 12);
    let nation = NationId(0);
    let legal = judge::legal(&game.view(nation));
    for order in legal.iter().step_by(3) {
        let mut copy = Game::restore(game.scenario().clone(), game.seed(), game.snapshot());
        let events = copy.advance(vec![Issued {
            nation,
            sequence: 0,
            order: order.clone(),
        }]);
        let refused = events.iter().any(|e| {
            matches!(
                &e.kind,
                casus_foederis::event::EventKind::OrderRefused { .. }
            )
        });
        assert!(!refused, "{order:?}");
    }
    let nonsense = Order::SetMix {
        land: 90,
        air: 90,
        naval: 90,
    };
    assert!(judge::judge(&game.view(nation), &nonsense).is_err());
}
