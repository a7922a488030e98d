//! Motions before an alliance's council: to table one, to vote on one.

use std::rc::Rc;

use casus_core::content::{Enforcement, Treasury};
use casus_core::figures::fixed;
use casus_core::ids::{NationId, TreatyId};
use casus_core::judge;
use casus_core::order::{Ballot, MotionKind, Order, Scale, Strength};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Case, Motion, Treaty};
use casus_core::why::Why;

use super::{choose, more, reckoning};
use crate::command::{Choice, Command, Prompt};
use crate::panels::desk::Desk;

/// The motions that one may put before the council.
#[must_use]
pub fn table(desk: &Desk, treaty: &Treaty) -> Command {
    let order = |motion| Order::Table {
        treaty: treaty.id,
        motion,
    };
    let mut choices = Vec::new();
    for case in desk.public().cases.iter().filter(|c| c.treaty == treaty.id) {
        choices.push(respond(desk, case));
    }
    let candidates = treaty.candidates.iter().map(|c| c.nation);
    choices.push(nations(
        desk,
        treaty,
        "Admit",
        candidates.collect(),
        |nation| MotionKind::Admit { nation },
        "no candidate has applied",
    ));
    let members = treaty.members.iter().copied().filter(|&n| n != desk.me);
    choices.push(nations(
        desk,
        treaty,
        "Expel",
        members.collect(),
        |nation| MotionKind::Expel { nation },
        "there is no other member",
    ));
    choices.extend(discipline(desk, treaty));
    if desk.public().charter(treaty).peace_operations {
        choices.push(mandate(desk, treaty));
    }
    let places = treaty
        .members
        .iter()
        .flat_map(|&n| desk.regions_of(n))
        .map(|region| {
            let label = format!(
                "{} ({})",
                desk.region(region),
                desk.view
                    .region(region)
                    .controller
                    .map_or("", |n| desk.code(n))
            );
            desk.choice(
                label,
                order(MotionKind::Exercise {
                    region,
                    scale: Scale::Field,
                }),
            )
        })
        .collect();
    choices.push(more(
        "Hold an exercise in…",
        "A joint exercise in",
        places,
        "the members hold no region",
    ));
    choices.push(guideline(desk, treaty));
    choices.push(lean(
        desk,
        treaty,
        "Integrate the forces under one command".to_owned(),
        MotionKind::Integrate,
    ));
    choices.push(lean(
        desk,
        treaty,
        "Dissolve it".to_owned(),
        MotionKind::Dissolve,
    ));
    if desk.public().charter(treaty).treasury == Treasury::Movable {
        let label = "Move the treasury to our capital".to_owned();
        choices.push(lean(desk, treaty, label, MotionKind::MoveTreasury));
    }
    choose(
        format!("Before the council of the {}", treaty.name),
        choices,
    )
}

/// Aye, nay or abstain, with one's own leaning; to an answer, up to which strength.
#[must_use]
pub fn vote(desk: &Desk, motion: &Motion) -> Command {
    let mut why = Why::default();
    reckon::vote(desk.view, desk.me, motion.treaty, &motion.kind, &mut why);
    let note = format!("Your interests are {}", reckoning(desk, &why));
    let mut ballots = vec![("Aye".to_owned(), Ballot::Aye)];
    if matches!(motion.kind, MotionKind::Respond { .. }) {
        ballots.extend(Strength::ALL.into_iter().rev().map(|s| {
            (
                format!("Aye, but no further than {}", tell::strength(s, desk.view)),
                Ballot::UpTo(s),
            )
        }));
    }
    ballots.push(("Nay".to_owned(), Ballot::Nay));
    ballots.push(("Abstain".to_owned(), Ballot::Abstain));
    let choices = ballots
        .into_iter()
        .map(|(label, ballot)| {
            desk.choice(label, ballot_order(motion, ballot))
                .note(note.clone())
        })
        .collect();
    choose(
        tell::capital(&tell::motion(&motion.kind, desk.view)),
        choices,
    )
}

#[must_use]
pub const fn ballot_order(motion: &Motion, ballot: Ballot) -> Order {
    Order::Vote {
        motion: motion.id,
        ballot,
        because: None,
        unless: None,
    }
}

/// Motions of every strength that would answer the case.
pub fn respond(desk: &Desk, case: &Case) -> Choice {
    let title = format!("Move an answer for {}", desk.name(case.victim));
    let treaty = desk.public().treaty(case.treaty);
    let answers = treaty.into_iter().flat_map(|treaty| {
        Strength::ALL.into_iter().map(|strength| {
            let kind = MotionKind::Respond {
                case: case.id,
                strength,
            };
            let label = format!("With {}", tell::strength(strength, desk.view));
            lean(desk, treaty, label, kind)
        })
    });
    more(format!("{title}…"), title.clone(), answers.collect(), "")
}

/// What the charter lets the council do to a member that strays.
fn discipline(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let charter = desk.public().charter(treaty);
    let others = || treaty.members.iter().copied().filter(|&n| n != desk.me);
    let mut choices = Vec::new();
    if charter.enforcement == Enforcement::Force {
        choices.push(nations(
            desk,
            treaty,
            "Intervene in",
            others().collect(),
            |nation| MotionKind::Intervene { nation },
            "there is no other member",
        ));
    }
    if charter.enforcement == Enforcement::Expulsion || charter.suspends_coups {
        let full = others().filter(|n| !treaty.suspends(*n));
        choices.push(nations(
            desk,
            treaty,
            "Suspend",
            full.collect(),
            |nation| MotionKind::Suspend { nation },
            "there is no other member",
        ));
    }
    if !treaty.suspended.is_empty() {
        choices.push(nations(
            desk,
            treaty,
            "Take back",
            treaty.suspended.clone(),
            |nation| MotionKind::Reinstate { nation },
            "",
        ));
    }
    choices
}

/// Places where the peace could be kept.
fn mandate(desk: &Desk, treaty: &Treaty) -> Choice {
    let places = judge::trouble_spots(desk.public())
        .iter()
        .map(|&region| {
            let label = desk.region(region).to_owned();
            lean(desk, treaty, label, MotionKind::Mission { region })
        })
        .collect();
    more(
        "Mandate a peace operation in…",
        "Keep the peace in",
        places,
        "there is no trouble anywhere",
    )
}

fn nations(
    desk: &Desk,
    treaty: &Treaty,
    verb: &str,
    list: Vec<NationId>,
    kind: impl Fn(NationId) -> MotionKind,
    empty: &str,
) -> Choice {
    let choices = list
        .into_iter()
        .map(|n| lean(desk, treaty, desk.name(n).to_owned(), kind(n)))
        .collect();
    more(format!("{verb}…"), verb, choices, empty)
}

fn guideline(desk: &Desk, treaty: &Treaty) -> Choice {
    let mut choices: Vec<Choice> = [10, 15, 20, 25, 30, 35, 40, 50, 60, 80]
        .into_iter()
        .map(|permille| {
            let label = format!("{}% of GDP", fixed(f64::from(permille) / 10.0, 1));
            lean(desk, treaty, label, MotionKind::Guideline { permille })
        })
        .collect();
    choices.push(Choice::new(
        "Another share…",
        Command::Prompt(Prompt {
            title: "Defence guideline".to_owned(),
            hint: "Percent of GDP, 0 to 20".to_owned(),
            initial: treaty
                .guideline
                .map_or(String::new(), |g| fixed(g * 100.0, 1)),
            then: {
                let treaty = treaty.id;
                Rc::new(move |text| guideline_of(text, treaty))
            },
        }),
    ));
    more(
        "Set a spending guideline…",
        "Members should spend",
        choices,
        "",
    )
}

fn guideline_of(text: &str, treaty: TreatyId) -> Result<Command, String> {
    let share: f64 = text
        .trim()
        .trim_end_matches('%')
        .parse()
        .map_err(|_| "a number of percent".to_owned())?;
    if !(0.0..=20.0).contains(&share) {
        return Err("between 0 and 20 percent".to_owned());
    }
    let motion = MotionKind::Guideline {
        permille: (share * 10.0).round() as u16,
    };
    Ok(Command::Order(Order::Table { treaty, motion }))
}

/// A motion to table, with how likely it is to pass and how many members lean which way.
pub(super) fn lean(desk: &Desk, treaty: &Treaty, label: String, kind: MotionKind) -> Choice {
    let order = Order::Table {
        treaty: treaty.id,
        motion: kind,
    };
    let price = desk.price(&order);
    let count = reckon::forecast(desk.view, treaty, &kind);
    let passing = reckon::passing(desk.view, treaty, &kind, None);
    let weaker = match passing.whole < passing.at_all {
        true => format!(", no weaker: {}", tell::likely(passing.whole)),
        false => String::new(),
    };
    let verdict = format!(
        "passes: {}{weaker}; {} to {} as they lean",
        tell::likely(passing.at_all),
        count.ayes.len(),
        count.nays.len()
    );
    desk.choice(label, order)
        .note(format!("{price}; {verdict}"))
}
