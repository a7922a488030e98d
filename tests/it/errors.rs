//! What a nation is told of others is as wrong as it is said to be, and no more.

use std::sync::Arc;

use casus_foederis::content::{self, Overrides};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::view::View;

use crate::common::advance;

/// How many truths there were, and how many of them lay within what was stated.
#[derive(Clone, Copy, Default, Debug)]
struct Held {
    all: u32,
    within: u32,
}

impl Held {
    fn count(&mut self, [low, high]: [f64; 2], truth: f64) {
        self.all += 1;
        self.within += u32::from((low - 1e-9..=high + 1e-9).contains(&truth));
    }
}

/// Compares what `view` is told of each other nation with what that one knows of itself: strength, readiness, resolve.
fn compare(view: &View, truths: &[View], held: &mut [Held; 3]) {
    let rules = &view.scenario().rules.perception;
    for (subject, belief) in view.scenario().nation_ids().zip(&view.estimates) {
        let truth = truths[subject.index()].estimate(subject);
        let [there, counted] = [truth, belief].map(|e| e.strength.iter().sum::<f64>());
        if subject == view.me || view.nation(subject).extinct() || there <= 0.0 {
            continue;
        }
        held[0].count(belief.count_range(rules).map(|f| f * counted), there);
        held[1].count(belief.readiness_range(rules), truth.readiness);
        held[2].count(belief.resolve_range(), truth.resolve);
        assert_eq!(belief.modernity, truth.modernity, "it is public");
    }
}

/// On maps of several ages, on the first day, after half a year and after two years.
#[test]
fn nine_in_ten_truths_lie_within_what_is_stated() {
    let mut held = [Held::default(); 3];
    for map in content::shipped() {
        let loaded = content::load(map.name, map.text, &Overrides::default()).unwrap();
        let scenario = Arc::new(loaded.scenario);
        // The world of 2025 is like the others, and slow.
        let nations: Vec<NationId> = scenario.nation_ids().collect();
        if nations.len() > 100 {
            continue;
        }
        let mut game = Game::new(scenario, 1);
        for month in 0..=24 {
            if [0, 6, 24].contains(&month) {
                let views = game.views(&nations);
                for view in &views {
                    compare(view, &views, &mut held);
                }
            }
            advance(&mut game, &nations, 1);
        }
    }
    for (told, held) in ["strength", "readiness", "resolve"].into_iter().zip(held) {
        let share = f64::from(held.within) / f64::from(held.all);
        assert!(held.all > 10_000, "{told}: {held:?}");
        assert!((0.87..=0.93).contains(&share), "{told}: {share}");
    }
}
