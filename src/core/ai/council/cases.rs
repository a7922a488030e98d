//! A threat to oneself or an ally: to invoke, to consult, to move an answer, to answer.

use crate::ai::{Desk, matter};
use crate::content::Area;
use crate::ids::NationId;
use crate::judge::trigger_test;
use crate::order::{Caveat, Contribution, MotionKind, Order, Side, Stake, Strength, Term};
use crate::reckon;
use crate::view::{Case, Crisis, Stage, Treaty};
use crate::why::{Decisive, Silent};

/// Whether a nation cannot count on holding out alone in a crisis that will not blow over.
fn in_need(desk: &Desk<'_>, crisis: &Crisis, who: NationId) -> bool {
    let view = desk.view;
    let foe = if crisis.target == who {
        crisis.challenger
    } else {
        crisis.target
    };
    let alone = reckon::odds(
        &view.scenario().rules.mind,
        reckon::power(view, foe),
        reckon::power(view, who),
        0.0,
    );
    let lasting = view.public.turn > crisis.began && crisis.stake != Stake::Incident;
    crisis.rung >= 5 || (lasting && alone > reckon::mind(view).council.alone)
}

/// A victim calls for help when the text covers its case and it cannot count on holding out alone. It
/// calls those first who would bring most; a clash that may blow over is not worth anyone's patience.
pub fn invoke(desk: &mut Desk<'_>) {
    let view = desk.view;
    for crisis in view
        .public
        .crises
        .iter()
        .filter(|c| c.target == view.me || c.challenger == view.me)
        .filter(|c| c.rung >= 3 || proven(c, view.me))
    {
        let calls = in_need(desk, crisis, view.me) && pressed(desk, crisis);
        if !calls && !proven(crisis, view.me) {
            continue;
        }
        let weight = |t: &Treaty| {
            t.members
                .iter()
                .map(|m| reckon::power(view, *m))
                .sum::<f64>()
        };
        let best = view
            .public
            .treaties_of(view.me)
            .filter(|t| crisis.call(t.id).is_none_or(|rung| rung < crisis.rung))
            .filter(|t| {
                trigger_test(view.scenario(), view.public.charter(t), t, crisis, view.me).met()
            })
            .max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.id.cmp(&a.id)));
        if let Some(treaty) = best {
            desk.sign(Order::Invoke {
                treaty: treaty.id,
                crisis: crisis.id,
            });
        }
    }
}

/// A call has its price, for it shows what the alliance is worth: short of war it is made by one that would else give way.
fn pressed(desk: &Desk<'_>, crisis: &Crisis) -> bool {
    let view = desk.view;
    let side = if crisis.target == view.me {
        Side::Target
    } else {
        Side::Challenger
    };
    crisis.rung >= 5
        || reckon::standing_firm(view, crisis.id, side, &mut Silent)
            < reckon::mind(view).council.calls_below
}

/// Whether the matter is a covert act that `me` has laid at the other's door.
fn proven(crisis: &Crisis, me: NationId) -> bool {
    crisis.rung <= 3 && crisis.evidence.iter().any(|p| p.by == me)
}

/// Who is threatened short of what the text asks for, or sees an ally so, brings it before the others.
pub fn consult(desk: &mut Desk<'_>) {
    let view = desk.view;
    for crisis in &view.public.crises {
        if !(2..=4).contains(&crisis.rung)
            || crisis.stake == Stake::Incident
            || before_an_alliance(desk, crisis)
            || !in_need(desk, crisis, crisis.attacked())
            || !concerned(desk, crisis)
        {
            continue;
        }
        for treaty in view.public.treaties_of(view.me) {
            // Where its text binds, it is for the victim to call.
            let binds = trigger_test(
                view.scenario(),
                view.public.charter(treaty),
                treaty,
                crisis,
                crisis.attacked(),
            )
            .met();
            if binds || !treaty.has(crisis.attacked()) || treaty.members.len() < 3 {
                continue;
            }
            let subject = u64::from(crisis.id.0) << 4 | u64::from(crisis.rung);
            if desk
                .dice(matter::CONSULT | subject)
                .chance(reckon::mind(view).council.consults)
                && desk.sign(Order::Consult {
                    treaty: treaty.id,
                    crisis: crisis.id,
                })
            {
                break;
            }
        }
    }
}

/// Whether the crisis has been brought up anywhere: nobody goes round with it from council to council.
fn before_an_alliance(desk: &Desk<'_>, crisis: &Crisis) -> bool {
    let again = crisis.consulted.iter().any(|c| c.1 >= crisis.rung);
    let open = desk.view.public.cases.iter().any(|c| c.crisis == crisis.id);
    again || open || !crisis.called.is_empty()
}

/// Whether the threat is near enough to one's heart or border to raise it.
fn concerned(desk: &Desk<'_>, crisis: &Crisis) -> bool {
    let view = desk.view;
    if crisis.attacked() == view.me {
        return true;
    }
    let kin = view
        .public
        .pairs
        .affinity(view.me, crisis.attacked())
        .max(0.0);
    let near = view.public.pairs.proximity(view.me, crisis.attacked());
    let m = &reckon::mind(view).council;
    view.own.threat[crisis.leader(crisis.attackers()).index()] + m.concern_kin * kin * near
        > m.concern
}

/// Who would rather give way in quiet wants no council to make a cause of it.
pub fn decline(desk: &mut Desk<'_>) {
    let view = desk.view;
    for case in view.public.cases.iter().filter(|c| c.victim == view.me) {
        let talks = !case.binding && matches!(case.stage, Stage::Consultation | Stage::Vote(_));
        let target = view
            .public
            .crisis(case.crisis)
            .is_some_and(|c| c.target == view.me);
        if talks
            && target
            && case.asked_by != view.me
            && reckon::standing_firm(view, case.crisis, Side::Target, &mut Silent)
                < view.scenario().rules.mind.firm.give_way
        {
            desk.sign(Order::Decline { case: case.id });
        }
    }
}

/// Where members consult or nothing passed, one who wants more moves the strongest answer that it backs and
/// that would carry, as far as it can count heads.
pub fn move_answer(desk: &mut Desk<'_>) {
    let view = desk.view;
    for case in &view.public.cases {
        let talks = match case.stage {
            Stage::Consultation => !case.binding,
            Stage::Blocked { .. } => true,
            _ => false,
        };
        let Some(treaty) = view.public.treaty(case.treaty).filter(|t| t.has(view.me)) else {
            continue;
        };
        let mover = if case.binding {
            case.victim
        } else {
            case.asked_by
        };
        // Where the one whose matter it is finds no words, the lead speaks.
        let late = view.public.turn > case.opened + 1 && treaty.lead == Some(view.me);
        let mine = mover == view.me || late;
        if !talks || !mine || case.aggressor == view.me {
            continue;
        }
        let most = if case.binding {
            Strength::Defend
        } else {
            Strength::Reinforce
        };
        for strength in Strength::ALL.into_iter().rev().filter(|s| *s <= most) {
            let motion = MotionKind::Respond {
                case: case.id,
                strength,
            };
            let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut Silent);
            if lean > view.scenario().rules.mind.vote.indifference
                && reckon::forecast(view, treaty, &motion).passed
                && reckon::forecast(view, treaty, &motion).strength >= Some(strength)
            {
                desk.sign(Order::Table {
                    treaty: treaty.id,
                    motion,
                });
                break;
            }
        }
    }
}

pub fn answer(desk: &mut Desk<'_>) {
    let view = desk.view;
    for case in &view.public.cases {
        let owes = view
            .public
            .treaty(case.treaty)
            .is_some_and(|t| t.has(view.me))
            && case.victim != view.me
            && case.aggressor != view.me;
        let open = matches!(case.stage, Stage::Answers { .. });
        if !owes || !open || case.answer(view.me).is_some() {
            continue;
        }
        // Small members wait a turn for the lead, if there is a turn to wait.
        if may_wait(view.me, case, desk) {
            continue;
        }
        let mut why = Decisive::default();
        let strength = case.strength.unwrap_or(Strength::Reinforce);
        let score = reckon::answer(
            view,
            view.me,
            case.victim,
            case.aggressor,
            case.treaty,
            strength,
            &mut why,
        );
        let mind = reckon::mind(view);
        let noise = mind.noise * mind.council.mood_answer;
        let roll = desk.dice(matter::ANSWER | u64::from(case.id.0)).normal() * noise;
        let mut contribution = reckon::contribution(view, score + roll);
        // A price taken this very turn is not forgotten before it ends.
        if let Some(sold) = just_sold(desk, case) {
            contribution = contribution.max(sold);
        }
        let unless = (contribution < Contribution::Caveats)
            .then(|| reckon::answer_change(view, view.me, case))
            .flatten();
        desk.sign(Order::Contribute {
            case: case.id,
            contribution,
            caveat: caveat(desk, case),
            share: share(desk, case, contribution),
            because: why.factor(),
            unless: unless.map(|c| c.remedy),
        });
    }
}

/// What an offer accepted this turn promises.
fn just_sold(desk: &Desk<'_>, case: &Case) -> Option<Contribution> {
    let accepted = desk.docket.taken().iter().filter_map(|o| match o {
        Order::Reply {
            offer,
            accept: true,
        } => desk.view.offer(*offer),
        _ => None,
    });
    accepted
        .flat_map(|offer| &offer.deal.ask)
        .find_map(|term| match term {
            Term::Answer(c, least) if *c == case.id => Some(*least),
            _ => None,
        })
}

/// How far its forces may go: where the charter has borders, no farther; with friends over the ally's soil;
/// against warheads and for strangers they only hold.
fn caveat(desk: &Desk<'_>, case: &Case) -> Caveat {
    let view = desk.view;
    let area = view
        .public
        .treaty(case.treaty)
        .map(|t| &view.public.charter(t).area);
    let outgunned = view.nation(case.aggressor).nuclear > view.nation(view.me).nuclear;
    if outgunned {
        Caveat::DefendOnly
    } else if area.is_some_and(|a| *a != Area::Anywhere) {
        Caveat::InArea
    } else if view.public.pairs.affinity(view.me, case.victim) > reckon::mind(view).council.friend {
        Caveat::AlliedSoil
    } else {
        Caveat::DefendOnly
    }
}

/// Percent of its forces: less where another danger is nearer home.
fn share(desk: &Desk<'_>, case: &Case, contribution: Contribution) -> u8 {
    let view = desk.view;
    let other = view
        .scenario()
        .nation_ids()
        .filter(|n| *n != case.aggressor)
        .map(|n| view.own.threat[n.index()])
        .fold(0.0, f64::max);
    let m = &reckon::mind(view).council;
    let most = if contribution == Contribution::Full {
        m.full
    } else {
        m.part
    };
    (most * (1.0 - m.elsewhere * other))
        .round()
        .clamp(m.least, 100.0) as u8
}

fn may_wait(me: NationId, case: &Case, desk: &Desk<'_>) -> bool {
    let view = desk.view;
    let Stage::Answers { until } = case.stage else {
        return false;
    };
    let lead = view.public.treaty(case.treaty).and_then(|t| t.lead);
    let undecided = lead.is_some_and(|l| l != me && l != case.victim && case.answer(l).is_none());
    undecided && view.public.turn < until
}
