//! What is said to be likely happens as often: motions pass and offers are taken about as often as their chances say.

use std::collections::BTreeMap;

use casus_foederis::ai;
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{MotionId, NationId};
use casus_foederis::order::{Issued, Order};
use casus_foederis::reckon;
use casus_foederis::view::View;

use crate::common;

/// Chances as they were said, with what came of them.
#[derive(Default, Debug)]
struct Said(Vec<(f64, bool)>);

impl Said {
    /// Those of a band of chances: how many, what was said on average and what share came true.
    fn band(&self, low: f64, high: f64) -> (usize, f64, f64) {
        let inside = |(said, _): &&(f64, bool)| (low..high).contains(said);
        let band: Vec<_> = self.0.iter().filter(inside).collect();
        let n = band.len().max(1) as f64;
        let said = band.iter().map(|b| b.0).sum::<f64>() / n;
        let true_ones = band.iter().filter(|b| b.1).count() as f64;
        (band.len(), said, true_ones / n)
    }

    /// Mean squared error, and that of saying the average every time.
    fn score(&self) -> [f64; 2] {
        let n = self.0.len().max(1) as f64;
        let truth = |b: bool| f64::from(u8::from(b));
        let base = self.0.iter().map(|s| truth(s.1)).sum::<f64>() / n;
        let of = |said: &dyn Fn(f64) -> f64| {
            let errors = self.0.iter().map(|(s, b)| {
                let error = said(*s) - truth(*b);
                error * error
            });
            errors.sum::<f64>() / n
        };
        [of(&|s| s), of(&|_| base)]
    }
}

/// Plays a game and listens to what is said of motions, by a member that neither leads nor tabled them, in the month before they are
/// counted, and of offers, by who made them, in the month in which they are answered.
fn listen(map: &str, turns: u32, motions: &mut Said, offers: &mut Said) {
    let scenario = common::shipped_map(map);
    let mut game = Game::new(scenario.clone(), 11);
    let nations: Vec<NationId> = scenario.nation_ids().collect();
    for _ in 0..turns {
        let views = game.views(&nations);
        let mut orders = Vec::new();
        for view in &views {
            for (sequence, order) in (0..).zip(ai::plan(view, 11)) {
                if let Order::Reply { offer, accept } = order {
                    let of = view.offers.iter().find(|o| o.id == offer).unwrap();
                    let (to, deal) = (view.me, of.deal.clone());
                    let order = Order::Propose { to, deal };
                    let chance = reckon::carried(&views[of.from.index()], &order);
                    offers.0.push((chance, accept));
                }
                let nation = view.me;
                orders.push(Issued {
                    nation,
                    sequence,
                    order,
                });
            }
        }
        let said = said_of_motions(&views);
        for event in game.advance(orders) {
            let (motion, passed) = match event.kind {
                EventKind::MotionPassed { motion, .. } => (motion, true),
                EventKind::MotionFailed { motion, .. } => (motion, false),
                _ => continue,
            };
            motions
                .0
                .extend(said.get(&motion).map(|chance| (*chance, passed)));
        }
    }
}

fn said_of_motions(views: &[View]) -> BTreeMap<MotionId, f64> {
    let public = &views[0].public;
    let chance = |motion: &casus_foederis::view::Motion| {
        let treaty = public.treaty(motion.treaty)?;
        let outside = |n: &&NationId| **n != motion.by && Some(**n) != treaty.lead;
        let listener = treaty.members.iter().find(outside)?;
        let view = &views[listener.index()];
        let chance = reckon::passing(view, treaty, &motion.kind, None).at_all;
        Some((motion.id, chance))
    };
    public.motions.iter().filter_map(chance).collect()
}

#[test]
fn motions_pass_and_offers_are_taken_as_often_as_they_are_said_to() {
    let (mut motions, mut offers) = (Said::default(), Said::default());
    listen("europe-1949", 120, &mut motions, &mut offers);
    listen("europe-1991", 60, &mut motions, &mut offers);
    for (name, said, least) in [("motions", &motions, 100), ("offers", &offers, 40)] {
        let [is, blind] = said.score();
        assert!(said.0.len() >= least, "{name}: {}", said.0.len());
        assert!(is < blind, "{name}: {is:.3}, a guess {blind:.3}");
        for (low, high) in [(0.0, 0.1), (0.1, 0.3), (0.3, 0.7), (0.7, 0.9), (0.9, 1.01)] {
            let (n, told, came) = said.band(low, high);
            let near = (told - came).abs() < 0.15;
            assert!(
                n < 10 || near,
                "{name}: said {told:.2}, came {came:.2} of {n}"
            );
        }
    }
}
