//! Whether a staff is right: in games that the computer plays, seats are asked in a month drawn by lot what they foresee, and
//! what they said is held against what came.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::content::Scenario;
use crate::dice::{Phase, dice};
use crate::engine::Game;
use crate::estimate::{Line, Link, Staff, Watch, advance};
use crate::facts;
use crate::ids::NationId;
use crate::tell;
use crate::view::View;

/// What to try.
#[derive(Clone, Debug)]
pub struct Trial {
    pub scenario: Arc<Scenario>,
    /// Seed of the first game; each further game has the next.
    pub seed: u64,
    pub games: u32,
    /// Seats that are asked in each.
    pub seats: usize,
    /// Futures that each looks at, and how many months on.
    pub futures: u32,
    pub months: u32,
}

/// What a seat foresaw, and whether it came.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Forecast {
    /// Which game it was.
    pub game: usize,
    pub seat: NationId,
    pub turn: u32,
    pub link: Link,
    /// 0..1.
    pub foreseen: f64,
    pub came: bool,
}

/// Forecasts in one band, of one link or of all.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Band {
    /// Its word.
    pub word: &'static str,
    pub forecasts: usize,
    /// Mean of what was foreseen, and share of what came, 0..1.
    pub foreseen: f64,
    pub came: f64,
    /// The interval of what came, over games; None of too few.
    pub range: Option<[f64; 2]>,
}

impl Band {
    /// Whether what was foreseen lies in the interval of what came.
    #[must_use]
    pub fn right(&self) -> bool {
        let within = |[low, high]: [f64; 2]| (low..=high).contains(&self.foreseen);
        self.range.is_none_or(within)
    }
}

/// How much better forecasts are than the share of all such things that come: 1 less the ratio of the Brier scores, with its
/// interval over games.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Skill {
    pub value: f64,
    pub range: Option<[f64; 2]>,
}

impl Trial {
    /// Plays the games, on all cores; `done` hears of each that is over.
    #[must_use]
    pub fn forecasts(&self, done: impl Fn() + Sync) -> Vec<Forecast> {
        let games = (0..self.games as usize).into_par_iter().map(|game| {
            let list = self.game(game);
            done();
            list
        });
        games.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn game(&self, number: usize) -> Vec<Forecast> {
        let scenario = &self.scenario;
        let seed = self.seed.wrapping_add(number as u64);
        let mut lot = dice(seed, 0, Phase::Sample, 1);
        let span = self.months.div_ceil(u32::from(scenario.turn_months).max(1));
        let last = scenario.turns.saturating_sub(span);
        let month = lot.below(last as usize + 1) as u32;
        let mut game = Game::new(scenario.clone(), seed);
        for _ in 0..month {
            advance(&mut game);
        }
        if game.over() {
            return Vec::new();
        }
        let mut seats = Vec::new();
        let mut states: Vec<NationId> = (game.view(NationId(0)).public.states())
            .filter(|n| game.view(*n).nation(*n).exile.is_none())
            .collect();
        while seats.len() < self.seats && !states.is_empty() {
            seats.push(states.swap_remove(lot.below(states.len())));
        }
        let views: Vec<Arc<View>> = game.views(&seats).into_iter().map(Arc::new).collect();
        let mut watches: Vec<Watch> = views.iter().map(|v| Watch::new(v)).collect();
        for _ in 0..span {
            if game.over() {
                break;
            }
            advance(&mut game);
            for (watch, seat) in watches.iter_mut().zip(&seats) {
                watch.turn(game.news(), &game.view(*seat));
            }
        }
        let mut list = Vec::new();
        for ((view, watch), seat) in views.iter().zip(watches).zip(seats) {
            let mut staff = Staff::new(view.clone(), vec![Line::Ministers], self.months);
            staff = staff.without_allies();
            staff.look(self.futures, || true);
            let outcome = watch.outcome();
            list.extend(Staff::links().map(|link| Forecast {
                game: number,
                seat,
                turn: month,
                link,
                foreseen: staff.chance(0, link).value(),
                came: outcome.has(link),
            }));
        }
        list
    }
}

/// The forecasts by the bands of the words, of one link or of all.
#[must_use]
pub fn bands(forecasts: &[Forecast], link: Option<Link>, games: usize) -> Vec<Band> {
    let about = |f: &&Forecast| link.is_none_or(|l| f.link == l);
    let mut from = f64::NEG_INFINITY;
    let band = |(below, word): (f64, &'static str)| {
        let here = |f: &&Forecast| f.foreseen >= from && f.foreseen < below;
        let list: Vec<&Forecast> = forecasts.iter().filter(about).filter(here).collect();
        from = below;
        let share = |of: &dyn Fn(&Forecast) -> f64, weights: &[u32]| {
            let sum = |value: &dyn Fn(&Forecast) -> f64| {
                let terms = list.iter().map(|f| f64::from(weights[f.game]) * value(f));
                terms.fold(0.0, |sum, v| sum + v)
            };
            let all = sum(&|_| 1.0);
            (all > 0.0).then(|| sum(of) / all)
        };
        let came = |f: &Forecast| f64::from(u8::from(f.came));
        let once = vec![1; games];
        Band {
            word,
            forecasts: list.len(),
            foreseen: share(&|f| f.foreseen, &once).unwrap_or_default(),
            came: share(&came, &once).unwrap_or_default(),
            range: facts::interval(games, |weights| share(&came, weights)),
        }
    };
    tell::bands().map(band).collect()
}

/// The skill of the forecasts, of one link or of all, each held against how often its own link came.
#[must_use]
pub fn skill(forecasts: &[Forecast], link: Option<Link>, games: usize) -> Option<Skill> {
    let skill = |weights: &[u32]| {
        let (mut score, mut base) = (0.0, 0.0);
        for one in Staff::links().filter(|l| link.is_none_or(|of| of == *l)) {
            let list = || forecasts.iter().filter(move |f| f.link == one);
            let weigh = |f: &Forecast| f64::from(weights[f.game]);
            let came = |f: &Forecast| f64::from(u8::from(f.came));
            let all = list().fold(0.0, |sum, f| sum + weigh(f));
            let rate = list().fold(0.0, |sum, f| sum + weigh(f) * came(f)) / f64::max(all, 1.0);
            for f in list() {
                score += weigh(f) * (f.foreseen - came(f)) * (f.foreseen - came(f));
                base += weigh(f) * (rate - came(f)) * (rate - came(f));
            }
        }
        (base > 0.0).then(|| 1.0 - score / base)
    };
    let value = skill(&vec![1; games])?;
    let range = facts::interval(games, skill);
    Some(Skill { value, range })
}
