//! Crises below war.

use crate::event::{EventKind as E, Incident, Scene, Termination};
use crate::ids::NationId;
use crate::order::{Move, Restraint, Side, Stake, Terms};
use crate::tell::names::waters_with_article;
use crate::tell::{Names, against, months, restraint, rung, side, stake, terms};
use crate::why::Factor;

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    // A move to rung 5 is still one in the crisis; the war has its own event.
    let crisis = |c: &_, rung: &u8| names.quarrel(*c, Some(*rung > 5));
    let during = |c: &_, rung: &u8| names.quarrel(*c, Some(*rung >= 5));
    match kind {
        E::CrisisBegan {
            challenger,
            target,
            stake,
            rung,
            incident,
            ..
        } => match incident {
            Some(incident) => clashed(*challenger, *target, *stake, *rung, *incident, names),
            None => began(*challenger, *target, *stake, *rung, names),
        },
        E::Countered {
            by,
            of,
            stake: what,
            ..
        } => format!(
            "{} has a demand of its own on {}: {}.",
            nation(by),
            nation(of),
            stake(*what, names)
        ),
        E::CrisisMoved {
            crisis: c,
            nation: n,
            action,
            rung: r,
        } => match action {
            Move::Hold => format!("{} holds firm in {}.", nation(n), during(c, r)),
            Move::Raise => format!(
                "{} raises {} to {}.",
                nation(n),
                crisis(c, r),
                with_a(*r, names)
            ),
            Move::Offer(t) => format!(
                "{} offers {} in {}.",
                nation(n),
                terms(t, names.parties(*c), names),
                during(c, r)
            ),
            Move::Agree => format!(
                "{} agrees to the mediator's terms in {}.",
                nation(n),
                during(c, r)
            ),
            Move::Accept => format!("{} accepts the terms in {}.", nation(n), during(c, r)),
            Move::Yield => format!("{} gives way in {}.", nation(n), during(c, r)),
        },
        E::Accident { crisis: c, rung: r } => {
            format!(
                "an accident drives {} to {}.",
                crisis(c, r),
                with_a(*r, names)
            )
        }
        E::Backed {
            crisis: c,
            nation: n,
            side: s,
        } => {
            format!(
                "{} stands by the {} in {}.",
                nation(n),
                side(*s, names),
                names.crisis(*c)
            )
        }
        E::CaughtUp {
            crisis: c,
            nation: n,
            side: s,
        } => {
            format!(
                "Troops of {} were there too, beside the {} in {}.",
                nation(n),
                side(*s, names),
                names.crisis(*c)
            )
        }
        E::Mediated {
            crisis: c,
            nation: n,
        } => {
            format!("{} offers to mediate in {}.", nation(n), names.crisis(*c))
        }
        E::Brokered {
            crisis: c,
            nation: n,
            terms: t,
        } => format!(
            "{} proposes {} in {}.",
            nation(n),
            terms(t, names.parties(*c), names),
            names.crisis(*c)
        ),
        E::TakenOver {
            crisis: c,
            side: s,
            nation: n,
            from,
        } => format!(
            "{} goes on in the place of {} at the head of the {} in {}.",
            nation(n),
            nation(from),
            side(*s, names),
            names.crisis(*c)
        ),
        E::Undertaken {
            by,
            to,
            restraint: Restraint::Truce,
        } => format!("a truce binds {} and {}.", nation(by), nation(to)),
        E::UndertakingLapsed {
            by,
            to,
            restraint: Restraint::Truce,
        } => format!("the truce of {} and {} runs out.", nation(by), nation(to)),
        E::UndertakingBroken {
            by,
            to,
            restraint: Restraint::Truce,
            openly,
        } => {
            let how = if *openly { "denounces" } else { "breaks" };
            format!("{} {how} its truce with {}.", nation(by), nation(to))
        }
        E::Undertaken {
            by,
            to,
            restraint: r,
        } => format!(
            "{} undertakes towards {} to {}.",
            nation(by),
            nation(to),
            restraint(*r, names)
        ),
        E::UndertakingLapsed {
            by,
            to,
            restraint: r,
        } => format!(
            "the undertaking of {} towards {} to {} runs out.",
            nation(by),
            nation(to),
            restraint(*r, names)
        ),
        E::UndertakingBroken {
            by,
            to,
            restraint: r,
            openly,
        } => {
            let how = if *openly { "renounces" } else { "breaks" };
            format!(
                "{} {how} its undertaking towards {} to {}.",
                nation(by),
                nation(to),
                restraint(*r, names)
            )
        }
        E::CrisisEnded {
            challenger,
            target,
            terms,
            top,
            months: m,
            how,
            ..
        } => {
            let how = ending((*challenger, *target), terms, *how, names);
            let time = months(*m, &names.scenario().calendar);
            format!(
                "{how}; the crisis lasted {time} and went as far as {}.",
                with_a(*top, names)
            )
        }
        _ => String::new(),
    }
}

fn with_a(r: u8, names: &(impl Names + ?Sized)) -> String {
    match r {
        0 | 5 | 6 => rung(r, names).to_owned(),
        1 => "an incident".to_owned(),
        4 => "the use of force".to_owned(),
        r => format!("a {}", rung(r, names)),
    }
}

fn began(
    challenger: NationId,
    target: NationId,
    stake: Stake,
    rung: u8,
    names: &(impl Names + ?Sized),
) -> String {
    let (us, them) = (names.nation(challenger), names.nation(target));
    match stake {
        Stake::Territory(r) if rung <= 1 => {
            format!("{us} and {them} clash over {}.", names.region(r))
        }
        Stake::Territory(r) => format!("{us} demands {} of {them}.", names.region(r)),
        Stake::Alignment => format!("{us} demands that {them} choose other friends."),
        Stake::Regime => format!("{us} demands another government in {them}."),
        Stake::Armament => format!("{us} demands that {them} stop arming."),
        Stake::Incident => format!("an incident sets {us} against {them}."),
    }
}

/// What happened between the two, and that land is at issue where it is.
fn clashed(
    challenger: NationId,
    target: NationId,
    stake: Stake,
    rung: u8,
    incident: Incident,
    names: &(impl Names + ?Sized),
) -> String {
    let (us, them) = (names.nation(challenger), names.nation(target));
    let place = names.region(incident.region);
    let waters = waters_with_article(&place);
    let shots = rung >= 4;
    let deed = match incident.scene {
        Scene::Patrol if shots => {
            format!("a patrol of {us} and one of {them} exchange fire in {place}")
        }
        Scene::Patrol => format!("a patrol of {us} and one of {them} come face to face in {place}"),
        Scene::Aircraft if shots => format!("{us} fires on an aircraft of {them} over {place}"),
        Scene::Aircraft => format!("{us} turns back an aircraft of {them} over {place}"),
        Scene::Checkpoint if shots => format!("guards of {us} fire on those of {them} in {place}"),
        Scene::Checkpoint => format!("guards of {us} hold up troops of {them} in {place}"),
        Scene::Strait if shots => {
            format!("{us} fires on a ship of {them} in the strait by {place}")
        }
        Scene::Strait => format!("{us} stops a ship of {them} in the strait by {place}"),
        Scene::Trawler if shots => format!("{us} fires on fishing boats of {them} in {waters}"),
        Scene::Trawler => format!("{us} seizes fishing boats of {them} in {waters}"),
        Scene::Warship if shots => {
            format!("a warship of {us} fires on one of {them} in {waters}")
        }
        Scene::Warship => format!("a warship of {us} crowds one of {them} in {waters}"),
    };
    match stake {
        Stake::Territory(region) => {
            format!("{deed}; {us} will speak of {}.", names.region(region))
        }
        _ => format!("{deed}."),
    }
}

/// Who gave way, if anybody, and for what; and what has come of it.
fn ending(
    (challenger, target): (NationId, NationId),
    agreed: &Terms,
    how: Termination,
    names: &(impl Names + ?Sized),
) -> String {
    let (us, them) = (names.nation(challenger), names.nation(target));
    let unchanged = *agreed == Terms::STATUS_QUO;
    let on = match unchanged {
        true => ", and nothing has changed".to_owned(),
        false => format!(", on {}", terms(agreed, Some((challenger, target)), names)),
    };
    let idle = |idle: u32| {
        let span = months(idle, &names.scenario().calendar);
        format!("after {span} in which nobody moved")
    };
    match how {
        Termination::Yielded { by, because } => {
            let (side, other) = match by == challenger {
                true => (Side::Challenger, &them),
                false => (Side::Target, &us),
            };
            let does = match agreed.given(side).is_nothing() {
                true => "backs down before",
                false => "gives way to",
            };
            let by = names.nation(by);
            let moved = moved_by(because, names);
            format!("{by} {does} {other}{moved}{on}")
        }
        Termination::Struck { broker } => {
            let between = broker.map_or(String::new(), |b| {
                format!(", with {} between them", names.nation(b))
            });
            match unchanged {
                true => format!("{us} and {them} step back{between}, and nothing has changed"),
                false => {
                    let terms = terms(agreed, Some((challenger, target)), names);
                    format!("{us} and {them} settle on {terms}{between}")
                }
            }
        }
        Termination::Dropped { by, idle: m } => {
            let other = if by == challenger { &them } else { &us };
            let by = names.nation(by);
            format!("{by} lets its demand on {other} drop, {}", idle(m))
        }
        Termination::Faded { idle: m } => {
            format!("{us} and {them} let the matter rest, {}", idle(m))
        }
        Termination::Fallen { nation } => {
            let nation = names.nation(nation);
            format!("{nation} has fallen, and with it ends the quarrel of {us} and {them}{on}")
        }
        Termination::Moot => format!("{us} and {them} have nothing left to quarrel over"),
        Termination::Strike => format!("{us} and {them} stop after the strikes{on}"),
    }
}

/// What weighed most with the one that gave way, after a comma.
pub(super) fn moved_by(because: Option<Factor>, names: &(impl Names + ?Sized)) -> String {
    because.map_or(String::new(), |factor| {
        format!(", moved most by {}", against(factor, names))
    })
}
