//! What history asks of a nation: a course is drawn by the weights that the map gives.

use super::{Desk, matter};
use crate::order::Order;

pub fn plan(desk: &mut Desk<'_>) {
    let scenario = desk.view.scenario();
    for dilemma in &desk.view.own.dilemmas {
        let script = &scenario.history[dilemma.script.index()];
        let Some(question) = &script.question else {
            continue;
        };
        let weight = |course: &u8| question.courses[usize::from(*course)].weight;
        let all: f64 = dilemma.open.iter().map(weight).sum();
        // By name: where a script stands in the file decides nothing.
        let of = u64::from(crate::ids::key(&script.id)) & ((1 << 20) - 1);
        let mut left = desk.dice(matter::DECIDE | of).unit() * all;
        let drawn = dilemma.open.iter().find(|&course| {
            left -= weight(course);
            left < 0.0
        });
        if let Some(&course) = drawn.or(dilemma.open.last()) {
            let script = dilemma.script;
            desk.sign(Order::Decide { script, course });
        }
    }
}
