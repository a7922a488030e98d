//! In crises: to demand, to stand or give way, to take a side, to mediate, to make peace.

use super::{Desk, campaign, matter};
use crate::dice::pair;
use crate::ids::NationId;
use crate::order::{Move, Order, Side, Stake, Terms};
use crate::reckon::{self, From};
use crate::view::{Case, Crisis, Stage, View};
use crate::why::{Decisive, Silent};

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
        shake_off(desk);
        demand(desk);
    }
}

/// Once a year or so: whether what a settlement forbids is still worth keeping to.
fn shake_off(desk: &mut Desk<'_>) {
    let view = desk.view;
    if view.public.undertakings.is_empty() || !desk.routine(1) {
        return;
    }
    let bound: Vec<_> = view.public.bound_by(view.me).copied().collect();
    for u in bound {
        if reckon::repudiate(view, u.to, &mut Silent) > 0.0 {
            let (to, restraint) = (u.to, u.restraint);
            desk.sign(Order::Repudiate { to, restraint });
        }
    }
}

/// Issues come to a head now and then; whether to raise one is a reckoning.
fn demand(desk: &mut Desk<'_>) {
    let view = desk.view;
    let m = &view.scenario().rules.mind.challenge;
    for (target, salience) in reckon::saliences(view, view.me, m.trivial) {
        if target == view.me {
            continue;
        }
        let mut dice = desk.dice(matter::DEMAND | desk.about(target));
        if !dice.chance(m.opportunity * salience * view.scenario().years_per_turn()) {
            continue;
        }
        let best = temptation(desk, target);
        // What barely pays is put off more often than what is there for the taking.
        let mut tempted =
            |score: f64| score > 0.0 && dice.chance(1.0 - libm::exp(-score / m.eager));
        if let Some((score, stake)) = best
            && tempted(score)
        {
            desk.sign(Order::Demand { target, stake });
        }
    }
}

/// The demand on `target` that is worth most, and what it is worth.
fn temptation(desk: &Desk<'_>, target: NationId) -> Option<(f64, Stake)> {
    let view = desk.view;
    let mut best: Option<(f64, Stake)> = None;
    for stake in reckon::stakes(view, view.me, target) {
        if crate::judge::judge(view, &Order::Demand { target, stake }).is_err() {
            continue;
        }
        let drive = desk.heart(target, view.public.turn, stake);
        let Some(score) = reckon::tempting(view, view.me, target, stake, drive) else {
            continue;
        };
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, stake));
        }
    }
    best
}

/// The chance, 0..1, that a demand on `target` comes up this turn and is made.
pub(super) fn itch(desk: &Desk<'_>, target: NationId) -> f64 {
    let view = desk.view;
    let m = &view.scenario().rules.mind.challenge;
    let mut all = reckon::saliences(view, view.me, m.trivial);
    let Some((_, salience)) = all.find(|(other, _)| *other == target) else {
        return 0.0;
    };
    let occasion = (m.opportunity * salience * view.scenario().years_per_turn()).min(1.0);
    let tempted = |(score, _): (f64, Stake)| 1.0 - libm::exp(-score.max(0.0) / m.eager);
    occasion * temptation(desk, target).map_or(0.0, tempted)
}

/// Short of war: stand, go up, put terms, or give way.
fn bargain(desk: &mut Desk<'_>, crisis: &Crisis, side: Side) {
    let view = desk.view;
    let firm = &view.scenario().rules.mind.firm;
    let score = reckon::standing_firm(view, crisis.id, side, &mut Silent);
    let mut dice = desk.dice(matter::MOVE | u64::from(crisis.id.0));
    let heart = desk.heart(crisis.leader(side.other()), crisis.began, crisis.stake);
    let mood = score + heart + dice.normal() * firm.monthly;
    if takes(desk, crisis, side, mood, heart) {
        return;
    }
    if mood < firm.give_way {
        // Who is not pressed lets the matter rest, rather than give way before everybody's eyes.
        let pressed = crisis.rungs[side.other().index()] > crisis.rungs[side.index()];
        // To yield is to give what the other demands: one that made the first demand offers to drop it.
        let free = crisis.demand(side.other()).is_none() || side == Side::Target;
        let order = if pressed && crisis.rung >= 3 && free {
            if awaits_answer(desk, crisis) {
                return;
            }
            gives_way(view, crisis, side)
        } else if dice.chance(firm.lets_rest) {
            Order::act(crisis.id, Move::Offer(Terms::STATUS_QUO))
        } else {
            return;
        };
        desk.sign(order);
        return;
    }
    if side == Side::Challenger && at_the_brink(desk, crisis) && dice.chance(firm.brink) {
        strike_or_let_go(desk, crisis, mood, heart);
        return;
    }
    let (next, bar) = reckon::raise_bar(view, crisis, side);
    let goes_on = next <= 5 && mood > bar && (next < 5 || war_pays(desk, crisis, side, heart));
    let raise = Order::act(crisis.id, Move::Raise);
    // A ward that is kept from force still has words.
    if !goes_on || !desk.sign(raise) {
        offer(desk, crisis, side, mood, heart);
    }
}

/// Whether allies have yet to answer this nation's call for help in this quarrel: whoever gives way meanwhile has called in vain, and
/// may find itself out of the pact that it called on.
fn awaits_answer(desk: &Desk<'_>, crisis: &Crisis) -> bool {
    let view = desk.view;
    let mut taken = desk.docket.taken().iter();
    let calls = taken.any(|o| matches!(o, Order::Invoke { crisis: c, .. } if *c == crisis.id));
    let open = |case: &Case| {
        let unanswered = matches!(
            case.stage,
            Stage::Consultation | Stage::Vote(_) | Stage::Answers { .. }
        );
        case.crisis == crisis.id && case.victim == view.me && case.binding && unanswered
    };
    calls || view.public.cases.iter().any(open)
}

/// Whether shots have been exchanged for a month or more, nobody has moved since, and the armies are where they could be used.
fn at_the_brink(desk: &Desk<'_>, crisis: &Crisis) -> bool {
    let waited = desk.view.public.turn > crisis.since + 1;
    crisis.rung == 4 && waited && campaign::mustered(desk.view, crisis)
}

/// Armies cannot stand at the brink for long: the challenger goes over it if that pays, puts terms that are better than to go
/// home with nothing, or goes home and loses face.
fn strike_or_let_go(desk: &mut Desk<'_>, crisis: &Crisis, mood: f64, heart: f64) {
    let view = desk.view;
    let side = Side::Challenger;
    let act = |action| Order::act(crisis.id, action);
    if war_pays(desk, crisis, side, heart) && desk.sign(act(Move::Raise)) {
        return;
    }
    let best = reckon::best_offer(view, crisis, side, mood, heart);
    let table = crisis.offers[side.index()];
    match best.filter(|(terms, _)| table != Some(*terms)) {
        Some((terms, _)) => desk.sign(act(Move::Offer(terms))),
        None if awaits_answer(desk, crisis) => false,
        None => desk.sign(gives_way(view, crisis, side)),
    };
}

/// To give way short of war, for what speaks most against standing firm.
fn gives_way(view: &View, crisis: &Crisis, side: Side) -> Order {
    let mut why = Decisive::default();
    reckon::standing_firm(view, crisis.id, side, &mut why);
    Order::Act {
        crisis: crisis.id,
        action: Move::Yield,
        because: why.against(),
    }
}

/// The last step is another matter: nobody goes to war in a mood, or before its armies are there.
fn war_pays(desk: &Desk<'_>, crisis: &Crisis, side: Side, drive: f64) -> bool {
    let view = desk.view;
    if !view.public.sides_can_fight(crisis) || !campaign::mustered(view, crisis) {
        return false;
    }
    let (challenger, target) = (crisis.challenger, crisis.target);
    if side == Side::Target && crisis.first != Some(Side::Challenger) {
        return reckon::preempt(view, target, challenger, crisis.stake, drive) > 0.0;
    }
    let outlook = reckon::prospect(view, challenger, target, crisis.stake);
    let value = reckon::war(
        view,
        challenger,
        target,
        crisis.stake,
        side,
        &outlook,
        drive,
    );
    value > 0.0
}

/// Takes the terms on the table, the other side's or a mediator's, if they are worth more than going on in this mood.
fn takes(desk: &mut Desk<'_>, crisis: &Crisis, side: Side, mood: f64, drive: f64) -> bool {
    let view = desk.view;
    let worth = |terms: &Terms, from| {
        reckon::settlement(view, crisis, side, terms, (from, drive), &mut Silent)
    };
    let theirs = crisis.offers[side.other().index()];
    let offered = theirs.map(|t| (worth(&t, From::OtherSide), Move::Accept));
    let open = crisis.proposal.filter(|_| !crisis.agreed[side.index()]);
    let proposed = open.map(|t| (worth(&t, From::Mediator), Move::Agree));
    let mut list: Vec<(f64, Move)> = offered.into_iter().chain(proposed).collect();
    list.retain(|(worth, _)| *worth >= mood);
    list.sort_by(|a, b| b.0.total_cmp(&a.0));
    let crisis = crisis.id;
    list.into_iter()
        .any(|(_, action)| desk.sign(Order::act(crisis, action)))
}

/// Puts terms that it would rather have than go on, and that the other might take; other terms than those on the table
/// only after these have lain there for a while.
fn offer(desk: &mut Desk<'_>, crisis: &Crisis, side: Side, mood: f64, drive: f64) {
    let view = desk.view;
    let table = crisis.offers[side.index()];
    let stale = desk.routine(4);
    if table.is_some() && !stale {
        return;
    }
    let best = reckon::best_offer(view, crisis, side, mood, drive);
    if let Some((terms, _)) = best.filter(|(terms, _)| table != Some(*terms)) {
        desk.sign(Order::act(crisis.id, Move::Offer(terms)));
    }
}

/// In a war: fight on while it pays, put terms when it does not.
fn make_war(desk: &mut Desk<'_>, crisis: &Crisis, side: Side) {
    let view = desk.view;
    let w = &view.scenario().rules.mind.war;
    let drive = w.heart * desk.heart(crisis.leader(side.other()), crisis.began, crisis.stake);
    let mut why = Decisive::default();
    let spirit = reckon::fighting_on(view, crisis, side, &mut why) + drive;
    let act = |action| Order::act(crisis.id, action);
    if takes(desk, crisis, side, spirit, drive) {
        return;
    }
    let last = reckon::strike(view, crisis, side, &mut Silent);
    if last > 0.0 && desk.sign(act(Move::Raise)) {
        return;
    }
    if spirit < w.give_up {
        desk.sign(Order::Act {
            crisis: crisis.id,
            action: Move::Yield,
            because: why.against(),
        });
    } else if spirit < w.tire {
        offer(desk, crisis, side, spirit, drive);
    }
}

/// Third parties: take a side where the heart or the fear is strong, or offer good offices.
fn stand_by(desk: &mut Desk<'_>, crisis: &Crisis) {
    let view = desk.view;
    if view.nation(view.me).exile.is_some() || crisis.side_of(view.me).is_some() {
        return;
    }
    let m = &view.scenario().rules.mind.quarrel;
    let matter_of = |m: u64| m | pair(0u64, u64::from(crisis.id.0));
    let comes_up = |desk: &Desk<'_>| desk.comes_up(matter_of(matter::BACK), m.weighs);
    if crisis.rung >= 3 && comes_up(desk) {
        for side in Side::BOTH {
            let mut why = Decisive::default();
            let drive = desk.heart(crisis.leader(side), crisis.began, crisis.stake);
            let score = reckon::volunteer(view, view.me, crisis, side, drive, &mut why);
            if score.is_some_and(|score| score > 0.0) {
                desk.sign(Order::Back {
                    crisis: crisis.id,
                    side,
                    because: why.factor(),
                });
                return;
            }
        }
    }
    let pairs = &view.public.pairs;
    let both = pairs
        .affinity(view.me, crisis.challenger)
        .min(pairs.affinity(view.me, crisis.target));
    if crisis.mediator == Some(view.me) {
        mediate(desk, crisis);
    } else if crisis.rung >= 3
        && both > 0.0
        && desk.comes_up(matter_of(matter::MEDIATE), m.mediates * heard(view, crisis))
    {
        desk.sign(Order::Mediate { crisis: crisis.id });
    }
}

/// How surely the two would hear an offer of good offices, 0..1: a neighbour of either, a fellow member of a body to which both
/// belong and one that is neutral by tradition at once, others by how they rank among the powers.
fn heard(view: &View, crisis: &Crisis) -> f64 {
    let (me, a, b) = (view.me, crisis.challenger, crisis.target);
    let near = [a, b].map(|n| view.public.pairs.proximity(me, n));
    let mut bodies = view.public.treaties_of(me);
    let fellow = bodies.any(|t| t.has(a) && t.has(b));
    let powers = view.scenario().nation_ids().map(|n| reckon::power(view, n));
    let rank = reckon::power(view, me) / powers.fold(1e-6, f64::max);
    let neutral = view.scenario().nation(me).neutral;
    let most = near.into_iter().fold(rank.max(neutral), f64::max);
    most.max(f64::from(u8::from(fellow)))
}

/// Good offices: terms that both should find better than going on.
fn mediate(desk: &mut Desk<'_>, crisis: &Crisis) {
    if crisis.proposal.is_some() && !desk.routine(4) {
        return;
    }
    if let Some((terms, _)) = reckon::compromise(desk.view, crisis) {
        desk.sign(Order::Broker {
            crisis: crisis.id,
            terms,
        });
    }
}
