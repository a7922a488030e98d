//! Every shipped map plays sixty turns under the computer, and the world stays a world.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content;
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::Issued;
use casus_foederis::view::View;

fn turn(game: &mut Game, all: &[NationId]) -> Vec<View> {
    let views = game.views(all);
    let seed = game.seed();
    let orders = views
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
    views
}

fn sound(view: &View) {
    let share = |v: f64, what: &str| assert!((0.0..=1.0).contains(&v), "{what} is {v}");
    let public = &view.public;
    share(public.tension, "tension");
    for state in &public.nations {
        assert!(state.gdp.is_finite() && (state.gdp > 0.0 || state.extinct()));
        assert!(state.population.is_finite() && state.population >= 0.0);
        share(state.stability, "stability");
        share(state.defence, "defence");
        share(state.reputation[0], "reputation");
        assert!(state.score.is_finite());
    }
    for force in view.forces.iter() {
        assert!(force.strength.is_finite() && force.strength >= 0.0);
        share(force.readiness, "readiness");
        share(force.supply, "supply");
    }
    for treaty in &public.treaties {
        assert!(treaty.members.len() >= 2, "{} has no members", treaty.name);
        assert!(treaty.members.windows(2).all(|w| w[0] < w[1]));
        share(treaty.cohesion, "cohesion");
        share(treaty.interoperability, "interoperability");
    }
    for crisis in &public.crises {
        assert!((1..=6).contains(&crisis.rung));
        assert!(!crisis.sides[0].is_empty() && !crisis.sides[1].is_empty());
        let both = crisis.sides[0]
            .iter()
            .any(|p| crisis.sides[1].iter().any(|q| p.nation == q.nation));
        assert!(!both, "a nation stands on both sides");
    }
    share(view.own.approval, "approval");
    share(view.own.resolve, "resolve");
    for flow in view.own.flows.iter() {
        assert!(
            flow.flow <= flow.capacity + 1e-6,
            "more flows than the link carries"
        );
    }
}

#[test]
fn every_shipped_map_plays_sixty_turns() {
    for map in content::shipped() {
        let scenario = Arc::new(
            content::load(map.name, map.text, &Default::default())
                .unwrap()
                .scenario,
        );
        let all: Vec<NationId> = scenario.nation_ids().collect();
        for seed in [1, 2] {
            let mut game = Game::new(scenario.clone(), seed);
            for _ in 0..60 {
                for view in turn(&mut game, &all) {
                    sound(&view);
                }
            }
            assert_eq!(game.turn(), 60.min(scenario.turns), "{}", map.name);
        }
    }
}

/// Two runs of the same seed are the same game; two seeds are not.
#[test]
fn the_seed_decides_everything() {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains("four-rivers"))
        .unwrap();
    let scenario = Arc::new(
        content::load(map.name, map.text, &Default::default())
            .unwrap()
            .scenario,
    );
    let all: Vec<NationId> = scenario.nation_ids().collect();
    let run = |seed| {
        let mut game = Game::new(scenario.clone(), seed);
        for _ in 0..24 {
            turn(&mut game, &all);
        }
        game.hash()
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}
