//! The first look: the game played again once, its figures noted turn by turn.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cold::Crises;
use super::course::{Follower, month};
use super::past::Past;
use super::promises::Words;
use super::{Began, Goal, Report, Series};
use crate::content::Objective;
use crate::engine::Game;
use crate::event::{Event, EventKind};
use crate::ids::{self, CrisisId, Id, NationId, TreatyId};
use crate::view::View;

pub(super) fn survey(past: &Past, seat: NationId) -> Report {
    let begin = past.begin();
    let mut last = begin.view(seat);
    let mut walk = Walk::new(past, &begin, &last);
    past.walk(|game, events| {
        if game.turn() > past.first() {
            last = game.view(walk.follower.heir(events));
            walk.turn(game, events, &last);
        }
        true
    });
    walk.report(past, &last)
}

struct Walk {
    follower: Follower,
    who: Vec<NationId>,
    series: Series,
    goals: Vec<Goal>,
    crises: Crises,
    words: Words,
    concern: Concern,
    began: Began,
}

/// What concerns the nation: itself, its treaties, its crises.
#[derive(Default)]
pub(super) struct Concern {
    pub treaties: BTreeSet<TreatyId>,
    pub crises: BTreeSet<CrisisId>,
}

impl Concern {
    pub fn look(&mut self, view: &View) {
        self.treaties
            .extend(view.public.treaties_of(view.me).map(|t| t.id));
        let crises = view.public.crises.iter();
        let mine = crises.filter(|c| c.side_of(view.me).is_some());
        self.crises.extend(mine.map(|c| c.id));
    }

    pub fn has(&self, me: NationId, event: &EventKind) -> bool {
        let strange = |id| match id {
            Id::Nation(n) => n != me,
            Id::Crisis(c) => !self.crises.contains(&c),
            Id::Treaty(t) => !self.treaties.contains(&t),
            _ => true,
        };
        !ids::all(event, strange)
    }
}

impl Walk {
    fn new(past: &Past, game: &Game, view: &View) -> Self {
        let mut walk = Self {
            follower: Follower::new(view),
            who: Vec::new(),
            series: Series::default(),
            goals: Vec::new(),
            crises: Crises::default(),
            words: Words::new(view),
            concern: Concern::default(),
            began: Began {
                land: Follower::new(view).course(view).land,
                treaties: view.public.treaties_of(view.me).map(|t| t.id).collect(),
            },
        };
        walk.concern.look(view);
        for event in past.before() {
            walk.words.event(event, &walk.concern);
        }
        walk.look(game, view);
        walk
    }

    fn turn(&mut self, game: &Game, events: &[Event], view: &View) {
        self.follower.turn(events, view);
        self.concern.look(view);
        for event in events {
            self.words.event(event, &self.concern);
        }
        self.crises.events(events);
        self.look(game, view);
    }

    fn look(&mut self, game: &Game, view: &View) {
        self.who.push(view.me);
        let (own, series) = (&view.own, &mut self.series);
        series
            .forces
            .push(view.estimate(view.me).strength.iter().sum());
        series.treasury.push(own.treasury);
        series.approval.push(own.approval);
        series.word.push(view.nation(view.me).reputation[0]);
        series.score.push(own.score.iter().sum());
        series.tension.push(view.public.tension);
        self.goals(view);
        self.crises.look(game, view);
        self.words.look(view);
    }

    fn goals(&mut self, view: &View) {
        let turn = month(view);
        for &(objective, holds) in view.own.objectives.iter() {
            let known = self.goals.iter_mut().find(|g| g.objective == objective);
            let Some(goal) = known else {
                let list = &view.scenario().objectives;
                let points = list.get(usize::from(objective));
                self.goals.push(Goal {
                    objective,
                    points: points.map_or(0.0, |o: &Objective| o.points),
                    holds,
                    reached: holds.then_some(turn),
                    lost: None,
                });
                continue;
            };
            if goal.holds && !holds {
                goal.lost = Some(turn);
            }
            if holds {
                goal.reached.get_or_insert(turn);
                goal.lost = None;
            }
            goal.holds = holds;
        }
        // What is asked of it no longer, as of a member that has left, does not hold.
        let asked = |o: u16| view.own.objectives.iter().any(|m| m.0 == o);
        for goal in self.goals.iter_mut().filter(|g| !asked(g.objective)) {
            if std::mem::take(&mut goal.holds) {
                goal.lost = Some(turn);
            }
        }
    }

    fn report(self, past: &Past, view: &View) -> Report {
        let mut scores: Vec<(NationId, f64)> = view
            .public
            .states()
            .filter(|n| !view.nation(*n).extinct())
            .map(|n| (n, view.nation(n).score))
            .collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut cold = self.crises.cold();
        cold.sort_by_key(|c| (Reverse(c.mine), Reverse(c.top), c.peak));
        Report {
            first: past.first(),
            last: past.last(),
            over: view.public.over,
            who: self.who,
            course: self.follower.course(view),
            began: self.began,
            scores,
            goals: self.goals,
            series: self.series,
            cold,
            words: self.words.list(view),
            danger: Vec::new(),
            turning: Vec::new(),
            forecasts: Vec::new(),
            rank: None,
            others: Vec::new(),
        }
    }
}
