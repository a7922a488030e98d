//! One future: imagined, played on, watched.

use super::Line;
use super::chain::{Outcome, Watch, stands_by};
use super::hearts::hearts;
use super::worst::Hidden;
use crate::ai;
use crate::engine::{self, Game};
use crate::ids::NationId;
use crate::judge::Docket;
use crate::order::{Issued, Order, Stake};
use crate::reckon;
use crate::view::View;

/// Months within which an ally must be there to have come.
pub const HELP_MONTHS: u32 = 6;

/// Whoever is taken to attack, over what, and who is asked to help against it.
#[derive(Clone, Debug)]
pub struct Aggressor {
    pub nation: NationId,
    stake: Stake,
    /// Those who are bound to help, in id order.
    pub allies: Vec<NationId>,
}

impl Aggressor {
    /// Whoever stands against the nation on the highest rung, else whom it fears most of those that could fight it and are not
    /// bound to it. None where there is nobody, or nobody to be called on.
    #[must_use]
    pub fn likeliest(view: &View) -> Option<Self> {
        let me = view.me;
        let public = &view.public;
        let allies: Vec<NationId> = public.states().filter(|n| public.allied(me, *n)).collect();
        let free = |n: &NationId| public.nations[n.index()].exile.is_none();
        if allies.is_empty() || !free(&me) {
            return None;
        }
        let quarrels = public.crises.iter().filter_map(|c| {
            let against = c.leader(c.side_of(me)?.other());
            Some((f64::from(c.rung), against))
        });
        let fears = public.states().map(|n| (view.own.threat[n.index()], n));
        let able = |(_, n): &(f64, NationId)| {
            *n != me && free(n) && !public.allied(me, *n) && public.can_fight(*n, me)
        };
        let fears = fears.filter(|(fear, _)| *fear > 0.0);
        // Any rung is more than any fear.
        let all = quarrels.chain(fears).filter(able);
        let (_, nation) = all.reduce(|most, next| if next.0 > most.0 { next } else { most })?;
        Some(Self {
            nation,
            stake: reckon::likely_stake(view, nation, me),
            allies,
        })
    }
}

/// What `line` comes to in a future.
pub(super) fn outcome(
    view: &View,
    line: &Line,
    number: u32,
    months: u32,
    aggressor: Option<&Aggressor>,
) -> Outcome {
    let mut watch = Watch::new(view);
    let seed = engine::future(view, number);
    let turns = turns(view, months);
    let start = Start::of(view, engine::imagine(view, seed));
    let hidden = start.hidden(view);
    start.play(view, line, turns, |game, now| {
        watch.turn(game.news(), now);
        true
    });
    let mut outcome = watch.outcome();
    outcome.hidden = hidden;
    if let Some(aggressor) = aggressor {
        outcome.came = came(view, line, seed, aggressor);
    }
    outcome
}

/// Which of the allies stand by the nation when it is attacked in the same world, as places in their list.
fn came(view: &View, line: &Line, seed: u64, aggressor: &Aggressor) -> Vec<usize> {
    let mut game = engine::imagine(view, seed);
    game.attack(aggressor.nation, view.me, aggressor.stake);
    let mut there = vec![false; aggressor.allies.len()];
    let start = Start::of(view, game);
    start.play(view, line, turns(view, HELP_MONTHS), |_, now| {
        for (there, ally) in there.iter_mut().zip(&aggressor.allies) {
            *there |= stands_by(now, *ally, view.me);
        }
        !there.iter().all(|there| *there)
    });
    (0..there.len()).filter(|at| there[*at]).collect()
}

fn turns(view: &View, months: u32) -> u32 {
    months.div_ceil(u32::from(view.scenario().turn_months).max(1))
}

/// An imagined game before its first turn, as each nation sees it.
struct Start {
    game: Game,
    views: Vec<View>,
}

impl Start {
    fn of(view: &View, game: Game) -> Self {
        let all: Vec<NationId> = view.scenario().nation_ids().collect();
        let views = game.views(&all);
        Self { game, views }
    }

    /// What was drawn of each nation, by [`super::Fact`].
    fn hidden(&self, view: &View) -> Hidden {
        let sum = |points: [f64; 3]| points.iter().sum::<f64>();
        let drawn = |theirs: &View| {
            let counted = sum(view.estimate(theirs.me).strength);
            let there = sum(theirs.estimate(theirs.me).strength);
            [
                theirs.own.resolve as f32,
                (there / counted.max(1e-9)) as f32,
            ]
        };
        self.views.iter().map(drawn).collect()
    }

    /// Plays so many turns with all led by the computer, the nation of `view` by `line` in the first; `see` gets each position
    /// as the nation sees it, and says whether to go on.
    fn play(self, view: &View, line: &Line, turns: u32, mut see: impl FnMut(&Game, &View) -> bool) {
        let Self {
            mut game,
            mut views,
        } = self;
        let me = view.me;
        let all: Vec<NationId> = view.scenario().nation_ids().collect();
        let hearts = hearts(view, &game);
        for turn in 0..turns {
            if game.over() {
                return;
            }
            let orders = views.iter().flat_map(|view| {
                let line = if turn == 0 && view.me == me {
                    line
                } else {
                    &Line::Ministers
                };
                issued(view, line.orders(view, hearts[view.me.index()]))
            });
            let orders = orders.collect();
            game.advance(orders);
            views = game.views(&all);
            if !see(&game, &views[me.index()]) {
                return;
            }
        }
    }
}

impl Line {
    fn orders(&self, view: &View, seed: u64) -> Vec<Order> {
        match self {
            Self::Ministers => ai::plan(view, seed),
            Self::Draft(orders) => orders.clone(),
            Self::With(orders) => {
                let mut docket = Docket::new(view);
                let all = orders.iter().cloned().chain(ai::plan(view, seed));
                // What the ministers would have otherwise gives way.
                all.for_each(|order| drop(docket.admit(order)));
                docket.into_taken()
            }
        }
    }
}

fn issued(view: &View, orders: Vec<Order>) -> impl Iterator<Item = Issued> + use<> {
    let nation = view.me;
    (0..=u16::MAX)
        .zip(orders)
        .map(move |(sequence, order)| Issued {
            nation,
            sequence,
            order,
        })
}

/// Plays one turn of `game` in which the computer leads all.
pub fn advance(game: &mut Game) {
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let seed = game.seed();
    let views = game.views(&all);
    let orders = views
        .iter()
        .flat_map(|view| issued(view, ai::plan(view, seed)));
    let orders = orders.collect();
    game.advance(orders);
}
