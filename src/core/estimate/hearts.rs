//! What others' leaders have at heart, as far as what they have not done tells. A heart holds for years: whoever has had reason and
//! occasion for a demand all the time and has made none is likely to have no heart for it. Were hearts drawn without that, staffs
//! would foresee demands four times as often as they come.

use crate::ai;
use crate::dice::{Phase, dice};
use crate::engine::Game;
use crate::ids::NationId;
use crate::view::View;

/// How often a heart that does not fit is drawn again, at most.
const DRAWS: u64 = 8;

/// By nation: the seed by which it is led in an imagined game. It is the game's own but for those who could have made demands on
/// the nation of `view` or its allies and have not: of their hearts such are drawn as fit with that.
pub(super) fn hearts(view: &View, game: &Game) -> Vec<u64> {
    let scenario = view.scenario();
    let me = view.me;
    let months = u32::from(scenario.turn_months).max(1);
    let lasts = scenario.rules.mind.challenge.heart_months.max(1);
    // Turns for which the present hearts have held.
    let quiet = view.public.turn * months % lasts / months;
    let mut seeds = vec![game.seed(); scenario.nations.len()];
    if quiet == 0 {
        return seeds;
    }
    let ours: Vec<NationId> = (view.public.states())
        .filter(|n| *n == me || view.public.allied(me, *n))
        .collect();
    for nation in view.public.states().filter(|n| *n != me) {
        let targets = ours.iter().filter(|target| spared(view, nation, **target));
        let targets: Vec<NationId> = targets.copied().collect();
        if targets.is_empty() {
            continue;
        }
        let theirs = game.view(nation);
        let key = u64::from(scenario.key(nation));
        for draw in 0..DRAWS {
            let mut lot = dice(game.seed(), draw as u32, Phase::Imagined, key);
            let seed = game.seed().wrapping_add(draw.wrapping_mul(key | 1));
            let silent = |target: &NationId| 1.0 - ai::itch(&theirs, seed, *target);
            let month: f64 = targets.iter().map(silent).product();
            seeds[nation.index()] = seed;
            if lot.chance((0..quiet).fold(1.0, |all, _| all * month)) {
                break;
            }
        }
    }
    seeds
}

/// Whether a nation could come to fight another over something, and there has been no demand of it on that one of late.
fn spared(view: &View, nation: NationId, target: NationId) -> bool {
    let public = &view.public;
    nation != target
        && public.contact(nation, target) != crate::view::Contact::None
        && public.pairs.refused(nation, target) <= 0.0
        && !public.allied(nation, target)
        && !public.crises.iter().any(|c| c.opposed(nation, target))
}
