//! What can be ordered about an alliance: to call on it, to pay it, to come and to go.

use casus_core::content::Dues;
use casus_core::judge;
use casus_core::order::{Caveat, Contribution, Order, Payment};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Mission, Treaty};
use casus_core::why::Why;

use super::{case, choose, more, motion};
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

#[must_use]
pub fn list(desk: &Desk, treaty: &Treaty) -> Command {
    let mut choices = Vec::new();
    let motions = desk.public().motions.iter();
    for open in motions.filter(|m| m.treaty == treaty.id) {
        let label = format!(
            "Vote on \"{}\"…",
            tell::capital(&tell::motion(&open.kind, desk.view))
        );
        choices.push(Choice::new(label, motion::vote(desk, open)));
    }
    let cases = desk.public().cases.iter();
    for open in cases.filter(|c| c.treaty == treaty.id) {
        let label = format!("The matter of {}…", desk.name(open.victim));
        choices.push(Choice::new(label, case::matter(desk, open)));
    }
    if treaty.has(desk.me) {
        choices.push(Choice::new("Table a motion…", motion::table(desk, treaty)));
        choices.push(super::burden::pledge(desk, treaty));
        if desk.public().charter(treaty).obligation.defends() {
            choices.extend(super::loyalty::words(desk, treaty));
        }
    }
    choices.extend(super::wards::list(desk, treaty));
    let missions = desk.public().missions.iter();
    choices.extend(
        missions
            .filter(|m| m.treaty == treaty.id && treaty.has(desk.me))
            .map(|m| detach(desk, m)),
    );
    if desk.public().charter(treaty).dues != Dues::Nothing && treaty.has(desk.me) {
        choices.push(Choice::new("Pay the dues…", dues(desk, treaty)));
    }
    choices.extend(invoke(desk, treaty));
    choices.extend(consult(desk, treaty));
    choices.push(apply(desk, treaty));
    choices.push(leave(desk, treaty));
    if treaty.has(desk.me) && treaty.expires.is_some() {
        choices.extend(renewal(desk, treaty));
    }
    choices.extend(super::accession::list(desk, treaty));
    choose(format!("The {}", treaty.name), choices)
}

#[must_use]
pub fn apply(desk: &Desk, treaty: &Treaty) -> Choice {
    desk.choice("Apply for membership", Order::Apply { treaty: treaty.id })
}

/// Notice under the exit clause.
#[must_use]
pub fn leave(desk: &Desk, treaty: &Treaty) -> Choice {
    desk.choice("Leave", Order::Leave { treaty: treaty.id })
}

/// To keep to it after its term, or to let it run out; refused while that is years away.
#[must_use]
pub fn renewal(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let mut why = Why::default();
    reckon::prolong(desk.view, desk.me, treaty, &mut why);
    let silent = judge::silence(desk.public(), treaty, desk.me);
    let said = match treaty.renews(desk.me).unwrap_or(silent) {
        true => "As it stands you keep to it",
        false => "As it stands you are out when its term is over",
    };
    let worth = super::reckoning(desk, &why);
    let note = format!("{said}. Your interests are {worth}");
    [("Renew it after its term", true), ("Let it run out", false)]
        .into_iter()
        .map(|(label, keep)| {
            let treaty = treaty.id;
            desk.choice(label, Order::Renew { treaty, keep })
                .note(note.clone())
        })
        .collect()
}

/// How to pay, or not to.
#[must_use]
pub fn dues(desk: &Desk, treaty: &Treaty) -> Command {
    let choices = [
        ("In coin", Payment::Coin),
        ("In ships of our own yards", Payment::Ships),
        ("Not at all", Payment::Withheld),
    ]
    .into_iter()
    .map(|(label, by)| {
        let treaty = treaty.id;
        desk.choice(label, Order::Pay { treaty, by })
    })
    .collect();
    choose(format!("Dues of the {}", treaty.name), choices)
}

/// A call for help in each crisis in which one may call.
#[must_use]
pub fn invoke(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    desk.public()
        .crises
        .iter()
        .filter(|c| c.target == desk.me || c.challenger == desk.me)
        .map(|c| {
            let foe = match c.target == desk.me {
                true => c.challenger,
                false => c.target,
            };
            let label = format!("Invoke it against {}", desk.name(foe));
            desk.choice(
                label,
                Order::Invoke {
                    treaty: treaty.id,
                    crisis: c.id,
                },
            )
        })
        .collect()
}

/// A call to consult over each crisis of a member.
#[must_use]
pub fn consult(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let threatened = |c: &&casus_core::view::Crisis| treaty.has(c.target);
    desk.public()
        .crises
        .iter()
        .filter(threatened)
        .map(|c| {
            let label = format!(
                "Consult over {} against {}",
                desk.name(c.challenger),
                desk.name(c.target)
            );
            desk.choice(
                label,
                Order::Consult {
                    treaty: treaty.id,
                    crisis: c.id,
                },
            )
        })
        .collect()
}

/// To take part in a peace operation, or to go home.
#[must_use]
pub fn detach(desk: &Desk, mission: &Mission) -> Choice {
    let order = |contribution, caveat| Order::Detach {
        mission: mission.id,
        contribution,
        caveat,
    };
    let mut choices = vec![desk.choice(
        "With a full contingent",
        order(Contribution::Full, Caveat::default()),
    )];
    choices.extend(Caveat::ALL.map(|caveat| {
        let label = format!(
            "With a contingent {}",
            casus_core::tell::caveat(caveat, desk.view)
        );
        desk.choice(label, order(Contribution::Caveats, caveat))
    }));
    choices.push(desk.choice(
        "With supplies and money",
        order(Contribution::Support, Caveat::default()),
    ));
    choices.push(desk.choice(
        "With a token",
        order(Contribution::Token, Caveat::default()),
    ));
    choices.push(desk.choice(
        "Not, or no longer",
        order(Contribution::Nothing, Caveat::default()),
    ));
    let place = desk.region(mission.region);
    let title = format!("The peace operation in {place}");
    more(format!("{title}…"), title.clone(), choices, "")
}

/// To pay for a peace operation of others, or to stop; with what a share comes to in a year.
#[must_use]
pub fn underwrite(desk: &Desk, mission: &Mission) -> Choice {
    let a_year = desk.scenario().rules.peace.cost * mission.points();
    let shares = desk.scenario().rules.peace.percents_paid();
    let choices = shares.map(|percent| {
        let label = match percent {
            0 => "Nothing, or no longer".to_owned(),
            p => format!("{p}%, {} a year", desk.money(f64::from(p) / 100.0 * a_year)),
        };
        let order = Order::Underwrite {
            mission: mission.id,
            percent,
        };
        desk.choice(label, order)
    });
    let place = desk.region(mission.region);
    let title = format!("Pay for the peace operation in {place}");
    more(format!("{title}…"), title.clone(), choices.to_vec(), "")
}
