//! How near a war was that did not happen: the true position of the month in which the crisis stood highest, played on with other
//! luck, every nation led by the computer.

use rayon::prelude::*;
use serde::Serialize;

use super::past::fork;
use super::{Cold, Effort, Past, Report};
use crate::engine::Game;
use crate::estimate::{Link, Share, Watch, advance};
use crate::ids::NationId;

/// What came of other fortunes within a year.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Near {
    /// War between the two that quarrelled.
    pub war: Share,
    /// The nation of the report lost soil of its own.
    pub lost: Share,
}

/// Months that are looked at.
const MONTHS: u32 = 12;

pub(super) fn look(
    report: &mut Report,
    past: &Past,
    effort: &Effort,
    go_on: &(dyn Fn(u32, u32) -> bool + Sync),
) -> bool {
    let of = report.cold.len().min(effort.crises);
    let mut wanted: Vec<(u32, usize)> = (0..of).map(|at| (report.cold[at].peak, at)).collect();
    wanted.sort_unstable();
    let (mut done, mut whole) = (0, true);
    past.walk(|game, _| {
        for (_, at) in wanted.iter().filter(|w| w.0 == game.turn()) {
            let me = report.who(game.turn());
            let near = near(game, past, me, &report.cold[*at], effort.near, &|| {
                go_on(done, of as u32)
            });
            whole &= near.is_some();
            report.cold[*at].near = near;
            done += 1;
        }
        whole && (done as usize) < of
    });
    whole
}

fn near(
    game: &Game,
    past: &Past,
    me: NationId,
    cold: &Cold,
    fortunes: u32,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<Near> {
    let turns = MONTHS.div_ceil(u32::from(past.scenario().turn_months).max(1));
    let played: Option<Vec<[bool; 2]>> = (0..fortunes)
        .into_par_iter()
        .map(|number| {
            go_on().then(|| {
                let other = fork(game, past.fortune(game.turn(), number));
                fortune(other, me, cold, turns)
            })
        })
        .collect();
    let played = played?;
    Some(Near {
        war: Share::of(played.iter().map(|p| p[0])),
        lost: Share::of(played.iter().map(|p| p[1])),
    })
}

/// Whether it comes to war, and whether the nation loses soil.
fn fortune(mut game: Game, me: NationId, cold: &Cold, turns: u32) -> [bool; 2] {
    let mut watch = Watch::new(&game.view(me));
    let mut war = false;
    for _ in 0..turns {
        if game.over() {
            break;
        }
        advance(&mut game);
        let view = game.view(me);
        watch.turn(game.news(), &view);
        let public = &view.public;
        war |= public.war_between(cold.challenger, cold.target).is_some();
        war |= public.crisis(cold.crisis).is_some_and(|c| c.is_war());
    }
    [war, watch.outcome().has(Link::LandLost)]
}
