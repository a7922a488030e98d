//! In crises: to demand, to stand or give way, to take a side, to mediate, to make peace.

use super::{Desk, matter};
use crate::dice::pair;
use crate::order::{Action, Order, Side, Stake, Terms};
use crate::reckon;
use crate::view::Crisis;
use crate::why::{Silent, Why};

pub fn plan(desk: &mut Desk<'_>) {
    for crisis in &desk.view.public.crises {
        let side = Side::BOTH
            .into_iter()
            .find(|&s| crisis.leader(s) == desk.view.me);
        match side {
            Some(side) if crisis.is_war() => make_war(desk, crisis, side),
            Some(side) => bargain(desk, crisis, side),
            None => stand_by(desk, crisis),
        }
    }
    if desk.view.nation(desk.view.me).exile.is_none() {
        demand(desk);
    }
}

/// Issues come to a head now and then; whether to raise one is a reckoning.
fn demand(desk: &mut Desk<'_>) {
    let view = desk.view;
    let rate = view.scenario().rules.mind.challenge.opportunity;
    for target in view.scenario().nation_ids().filter(|t| *t != view.me) {
        let salience = reckon::salience(view, view.me, target);
        if salience < 0.05 || !desk.comes_up(matter::DEMAND | u64::from(target.0), rate * salience)
        {
            continue;
        }
        let mut best: Option<(f64, Stake)> = None;
        for stake in reckon::stakes(view, view.me, target) {
            if crate::judge::judge(view, &Order::Demand { target, stake }).is_err() {
                continue;
            }
            let drive = desk.heart(target, view.public.turn, stake);
            let score = reckon::driven(view, view.me, target, stake, drive, &mut Silent);
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, stake));
            }
        }
        if let Some((_, stake)) = best.filter(|(score, _)| *score > 0.0) {
            desk.sign(Order::Demand { target, stake });
        }
    }
}

/// Short of war: stand, go up, put terms, or give way.
fn bargain(desk: &mut Desk<'_>, crisis: &Crisis, side: Side) {
    let view = desk.view;
    let firm = &view.scenario().rules.mind.firm;
    let score = reckon::standing_firm(view, crisis.id, side, &mut Silent);
    let mut dice = desk.dice(matter::MOVE | u64::from(crisis.id.0));
    let heart = desk.heart(crisis.leader(side.other()), crisis.began, crisis.stake);
    let mood = score + heart + dice.normal() * firm.monthly;
    if acceptable(crisis, side, mood) {
        desk.sign(Order::Act {
            crisis: crisis.id,
            action: Action::Accept,
        });
        return;
    }
    if mood < firm.give_way {
        let action = if crisis.rung >= 3 || dice.chance(0.4) {
            Action::Yield
        } else {
            Action::Offer(Terms::StatusQuo)
        };
        desk.sign(Order::Act {
            crisis: crisis.id,
            action,
        });
        return;
    }
    let (next, bar) = reckon::raise_bar(view, crisis, side);
    if next <= 5 && mood > bar && (next < 5 || war_pays(desk, crisis, side, heart)) {
        desk.sign(Order::Act {
            crisis: crisis.id,
            action: Action::Raise,
        });
    } else if mood < 0.12 && crisis.offers[side.index()].is_none() {
        let terms = if mood < -0.1 && side == Side::Target {
            Terms::Concession
        } else {
            Terms::StatusQuo
        };
        desk.sign(Order::Act {
            crisis: crisis.id,
            action: Action::Offer(terms),
        });
    }
}

/// The last step is another matter: nobody goes to war in a mood.
fn war_pays(desk: &Desk<'_>, crisis: &Crisis, side: Side, drive: f64) -> bool {
    let view = desk.view;
    let outlook = reckon::prospect(view, crisis.challenger, crisis.target, crisis.stake);
    let value = reckon::war(
        view,
        crisis.challenger,
        crisis.target,
        crisis.stake,
        side,
        &outlook,
        drive,
    );
    value > 0.0
}

/// Whether the terms on the table are good enough in this mood.
fn acceptable(crisis: &Crisis, side: Side, mood: f64) -> bool {
    let Some(terms) = crisis.offers[side.other().index()] else {
        return false;
    };
    let worth = match (terms, side) {
        (Terms::Demand, Side::Challenger) | (Terms::Reparations, Side::Target) => 1.0,
        (Terms::Demand, Side::Target) | (Terms::Reparations, Side::Challenger) => -0.4,
        (Terms::Concession, Side::Challenger) => 0.45,
        (Terms::Concession, Side::Target) => -0.1,
        (Terms::StatusQuo, Side::Target) => 0.6,
        (Terms::StatusQuo, Side::Challenger) => 0.1,
        (Terms::Ceasefire, _) => 0.2,
    };
    worth > mood
}

/// In a war: fight on while it pays, put terms when it does not.
fn make_war(desk: &mut Desk<'_>, crisis: &Crisis, side: Side) {
    let view = desk.view;
    let act = |action| Order::Act {
        crisis: crisis.id,
        action,
    };
    let mood = spirit(desk, crisis, side);
    let fortune = fortune_of(crisis, side);
    let w = &view.scenario().rules.mind.war;
    if acceptable(crisis, side, mood) {
        desk.sign(act(Action::Accept));
    } else if mood < w.give_up {
        desk.sign(act(Action::Yield));
    } else if mood < w.concede {
        let terms = if side == Side::Target {
            Terms::Concession
        } else {
            Terms::StatusQuo
        };
        desk.sign(act(Action::Offer(terms)));
    } else if mood < w.tire {
        let terms = if fortune > 0.15 {
            Terms::Ceasefire
        } else {
            Terms::StatusQuo
        };
        desk.sign(act(Action::Offer(terms)));
    }
}

fn fortune_of(crisis: &Crisis, side: Side) -> f64 {
    if side == Side::Challenger {
        crisis.fortune
    } else {
        -crisis.fortune
    }
}

/// How a belligerent feels about going on: the odds, how it went so far, what it has borne, and for the one
/// who was attacked that it stands on its own soil. An attacker without success tires soonest.
fn spirit(desk: &Desk<'_>, crisis: &Crisis, side: Side) -> f64 {
    let view = desk.view;
    let w = &view.scenario().rules.mind.war;
    let outlook = reckon::prospect(view, crisis.challenger, crisis.target, crisis.stake);
    let win = if side == Side::Challenger {
        outlook.win
    } else {
        1.0 - outlook.win
    };
    let months =
        f64::from(view.public.turn - crisis.since) * f64::from(view.scenario().turn_months);
    let (home, patience) = match side {
        Side::Challenger => (0.0, w.patience_challenger),
        Side::Target => (w.own_soil, w.patience_target),
    };
    w.odds * (win - 0.5)
        + w.fortune * fortune_of(crisis, side)
        + w.heart * desk.heart(crisis.leader(side.other()), crisis.began, crisis.stake)
        - w.weariness * view.own.weariness
        - months * patience
        + w.resolve * (view.own.resolve - 0.5)
        + home
}

/// How often a year a third party weighs a crisis that is not its own: a season is soon enough.
const BACKERS_A_YEAR: f64 = 8.0;

/// Third parties: take a side where the heart or the fear is strong, or offer good offices.
fn stand_by(desk: &mut Desk<'_>, crisis: &Crisis) {
    let view = desk.view;
    if view.nation(view.me).exile.is_some() || crisis.side_of(view.me).is_some() {
        return;
    }
    let matter_of = |m: u64| m | pair(0u64, u64::from(crisis.id.0));
    let comes_up = |desk: &Desk<'_>| desk.comes_up(matter_of(matter::BACK), BACKERS_A_YEAR);
    if crisis.rung >= 3 && comes_up(desk) {
        for side in Side::BOTH {
            let mut why = Why::default();
            let drive = desk.heart(crisis.leader(side), crisis.began, crisis.stake);
            let score = reckon::volunteer(view, view.me, crisis, side, drive, &mut why);
            if score.is_some_and(|score| score > 0.0) {
                desk.sign(Order::Back {
                    crisis: crisis.id,
                    side,
                    because: why.decisive(),
                });
                return;
            }
        }
    }
    let pairs = &view.public.pairs;
    let both = pairs
        .affinity(view.me, crisis.challenger)
        .min(pairs.affinity(view.me, crisis.target));
    if crisis.rung >= 3 && both > 0.0 && desk.comes_up(matter_of(matter::MEDIATE), 0.6) {
        desk.sign(Order::Mediate { crisis: crisis.id });
    }
}
