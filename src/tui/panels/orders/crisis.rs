//! Orders in a crisis.

use casus_core::judge;
use casus_core::order::{Measure, Move, Order, Side, Terms};
use casus_core::reckon::{self, From};
use casus_core::tell;
use casus_core::view::{Crisis, View};
use casus_core::why::{Silent, Why};

use super::{choose, more, reckoning};
use crate::command::{Choice, Command};
use crate::context::{Subject, Tab};
use crate::panels::desk::{Desk, percent};
use crate::panels::words;

#[must_use]
pub fn list(desk: &Desk, crisis: &Crisis) -> Command {
    let act = |action| Order::act(crisis.id, action);
    let mut choices = Vec::new();
    if leads(desk, crisis).is_some() {
        choices.push(desk.choice("Hold: stay where you are", act(Move::Hold)));
        choices.push(raise(desk, crisis));
        choices.push(compose("Compose terms…", crisis));
        choices.push(more(
            "Offer usual terms…",
            "Put on the table",
            terms(desk, crisis),
            "",
        ));
        choices.extend(best(desk, crisis));
        choices.push(accept(desk, crisis));
        choices.push(yielding(desk, crisis));
    }
    if crisis.target == desk.me || leads(desk, crisis).is_none() {
        for treaty in desk.public().treaties_of(desk.me) {
            let order = Order::Invoke {
                treaty: treaty.id,
                crisis: crisis.id,
            };
            choices.push(desk.choice(format!("Invoke the {}", treaty.name), order));
        }
    }
    if crisis.proposal.is_some() && leads(desk, crisis).is_some() {
        choices.push(agree(desk, crisis));
    }
    if crisis.mediator == Some(desk.me) {
        choices.push(compose("Compose a proposal…", crisis));
        choices.extend(shapes(desk, crisis).into_iter().map(|terms| {
            let label = format!("Propose {}", words::terms(desk, crisis, &terms));
            let crisis = crisis.id;
            desk.choice(label, Order::Broker { crisis, terms })
        }));
    }
    if leads(desk, crisis).is_none() {
        choices.extend(sides(desk, crisis));
        choices.push(desk.choice("Offer to mediate", Order::Mediate { crisis: crisis.id }));
    }
    choices.extend(super::parting::choices(desk, crisis));
    choose(title(desk, crisis), choices)
}

#[must_use]
pub fn title(desk: &Desk, crisis: &Crisis) -> String {
    format!(
        "{} against {} over {}",
        desk.name(crisis.challenger),
        desk.name(crisis.target),
        tell::stake(crisis.stake, desk.view)
    )
}

/// Opens the form of terms.
fn compose(label: &str, crisis: &Crisis) -> Choice {
    let form = Command::Compose(Tab::Crises, Subject::Crisis(crisis.id));
    Choice::new(label, form).note("A form: clause by clause, with what both sides make of them.")
}

/// The side that one leads, if any.
#[must_use]
pub fn leads(desk: &Desk, crisis: &Crisis) -> Option<Side> {
    Side::BOTH
        .into_iter()
        .find(|&s| crisis.leader(s) == desk.me)
}

/// One rung up, with one's own reckoning of it.
#[must_use]
pub fn raise(desk: &Desk, crisis: &Crisis) -> Choice {
    let to = leads(desk, crisis).map_or(crisis.rung, |side| crisis.raised(side));
    let label = format!("Raise to {}", tell::rung(to, desk.view));
    let order = Order::act(crisis.id, Move::Raise);
    let mut choice = desk.choice(label, order);
    if let Some(side) = leads(desk, crisis) {
        let mut why = Why::default();
        reckon::going_on(desk.view, crisis, side, &mut why);
        choice = choice.note(format!("Standing firm, you are {}", reckoning(desk, &why)));
    }
    choice
}

#[must_use]
pub fn terms(desk: &Desk, crisis: &Crisis) -> Vec<Choice> {
    shapes(desk, crisis)
        .into_iter()
        .map(|t| {
            let order = Order::act(crisis.id, Move::Offer(t));
            let choice = desk.choice(tell::capital(&words::terms(desk, crisis, &t)), order);
            match leads(desk, crisis) {
                Some(side) => choice.note(prospects(desk, crisis, side, &t)),
                None => choice,
            }
        })
        .collect()
}

/// To put the terms that one had best put.
fn best(desk: &Desk, crisis: &Crisis) -> Option<Choice> {
    let (side, terms) = (
        leads(desk, crisis)?,
        reckon::terms_to_put(desk.view, crisis)?,
    );
    let label = format!("Offer {}", words::terms(desk, crisis, &terms));
    let choice = desk.choice(label, Order::act(crisis.id, Move::Offer(terms)));
    Some(choice.note(prospects(desk, crisis, side, &terms)))
}

/// The well-known shapes of a settlement that could be agreed here.
#[must_use]
pub fn shapes(desk: &Desk, crisis: &Crisis) -> Vec<Terms> {
    let rules = &desk.scenario().rules.settlement;
    let half = judge::demanded(rules, crisis.stake, Measure::Half);
    let list = [
        Terms::STATUS_QUO,
        Terms::CEASEFIRE,
        Terms::of(Side::Target, half),
        judge::surrender(rules, crisis, Side::Target),
        judge::defeat(rules),
    ];
    let counter = crisis.counter;
    let both = counter.map(|_| judge::surrender(rules, crisis, Side::Challenger));
    list.into_iter()
        .chain(both)
        .filter(|t| judge::terms(desk.public(), crisis, t).is_ok())
        .collect()
}

/// What terms are to their reader that are worth so much more than to go on.
#[must_use]
pub fn beside_going_on(gain: f64) -> &'static str {
    match gain {
        g if g > 0.15 => "you do better with these terms",
        g if g > 0.0 => "about as good as going on",
        g if g > -0.15 => "going on looks a little better",
        _ => "you do better to go on",
    }
}

/// What terms are worth to the leader of `side`, and how likely the other takes them.
#[must_use]
pub fn prospects(desk: &Desk, crisis: &Crisis, side: Side, terms: &Terms) -> String {
    let from = (From::OtherSide, 0.0);
    let worth = reckon::settlement(desk.view, crisis, side, terms, from, &mut Silent);
    let going = reckon::going_on(desk.view, crisis, side, &mut Silent);
    let chance = reckon::acceptance(desk.view, crisis, side.other(), terms, From::OtherSide);
    let likely = format!("{}%", percent(chance));
    let verdict = tell::capital(beside_going_on(worth - going));
    format!("{verdict}; the other side takes it with {likely}")
}

#[must_use]
pub fn accept(desk: &Desk, crisis: &Crisis) -> Choice {
    let theirs = leads(desk, crisis).and_then(|s| crisis.offers[s.other().index()]);
    let label = match theirs {
        Some(t) => format!("Accept {}", words::terms(desk, crisis, &t)),
        None => "Accept their terms".to_owned(),
    };
    desk.choice(label, Order::act(crisis.id, Move::Accept))
}

/// The mediator's terms.
#[must_use]
pub fn agree(desk: &Desk, crisis: &Crisis) -> Choice {
    let label = match crisis.proposal {
        Some(t) => format!("Agree to the mediator's {}", words::terms(desk, crisis, &t)),
        None => "Agree to the mediator's terms".to_owned(),
    };
    let order = Order::act(crisis.id, Move::Agree);
    desk.choice(label, order)
}

/// Giving way.
#[must_use]
pub fn yielding(desk: &Desk, crisis: &Crisis) -> Choice {
    let order = Order::act(crisis.id, Move::Yield);
    desk.choice("Yield", order)
}

#[must_use]
pub fn sides(desk: &Desk, crisis: &Crisis) -> Vec<Choice> {
    Side::BOTH
        .into_iter()
        .map(|side| {
            let label = format!(
                "Stand by {}, the {}",
                desk.name(crisis.leader(side)),
                tell::side(side, desk.view)
            );
            let order = Order::Back {
                crisis: crisis.id,
                side,
                because: None,
            };
            let mut choice = desk.choice(label, order.clone());
            choice.note = format!("{} {}", stands(desk, crisis, side, &order), choice.note);
            choice
        })
        .collect()
}

/// What standing by a side would do to its chance in a war.
fn stands(desk: &Desk, crisis: &Crisis, side: Side, order: &Order) -> String {
    let chance = |view: &View| {
        let outlook = reckon::prospect(view, crisis.challenger, crisis.target, crisis.stake);
        let win = match side {
            Side::Challenger => outlook.win,
            Side::Target => 1.0 - outlook.win,
        };
        tell::percent(win)
    };
    let with = reckon::what_if(desk.view, order).map(|v| chance(&v));
    format!(
        "In a war {} would win with {}, with you beside it with {}.",
        desk.name(crisis.leader(side)),
        chance(desk.view),
        with.unwrap_or_default()
    )
}
