//! Orders in an alliance's council.

use std::rc::Rc;

use super::{choose, more, reckoning};
use crate::ids::{NationId, TreatyId};
use crate::order::{Ballot, Contribution, MotionKind, Order, Strength};
use crate::reckon;
use crate::tui::command::{Choice, Command, Prompt};
use crate::tui::screens::desk::Desk;
use crate::tui::screens::words;
use crate::view::{Case, Motion, Treaty};
use crate::why::Why;

#[must_use]
pub fn list(desk: &Desk, treaty: &Treaty) -> Command {
    let mut choices = Vec::new();
    for motion in desk
        .public()
        .motions
        .iter()
        .filter(|m| m.treaty == treaty.id)
    {
        let label = format!("Vote on \"{}\"…", words::motion(desk, &motion.kind));
        choices.push(Choice::new(label, vote(desk, motion)));
    }
    for case in desk.public().cases.iter().filter(|c| c.treaty == treaty.id) {
        let label = format!("Answer the call of {}…", desk.name(case.victim));
        choices.push(Choice::new(label, contribute(desk, case)));
    }
    if treaty.has(desk.me) {
        choices.push(Choice::new("Table a motion…", table(desk, treaty)));
    }
    choices.extend(invoke(desk, treaty));
    choices.push(apply(desk, treaty));
    choices.push(leave(desk, treaty));
    choose(format!("The {}", treaty.name), choices)
}

#[must_use]
pub fn apply(desk: &Desk, treaty: &Treaty) -> Choice {
    desk.choice("Apply for membership", Order::Apply { treaty: treaty.id })
}

/// Notice under the exit clause, after a question.
#[must_use]
pub fn leave(desk: &Desk, treaty: &Treaty) -> Choice {
    let order = Order::Leave { treaty: treaty.id };
    let mut choice = desk.choice("Leave", order.clone());
    if choice.refused.is_some() {
        return choice;
    }
    choice.command = Command::Confirm {
        title: format!("Leave the {}?", treaty.name),
        body: format!(
            "{} Allies and adversaries will remember; until the turn ends you can undo it.",
            words::exit(desk.public().charter(treaty).exit)
        ),
        yes: Box::new(Command::Order(order)),
    };
    choice
}

/// A call for help in each crisis in which one is the target.
#[must_use]
pub fn invoke(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    desk.public()
        .crises
        .iter()
        .filter(|c| c.target == desk.me)
        .map(|c| {
            let label = format!("Invoke it against {}", desk.name(c.challenger));
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

/// Aye, nay or abstain, with one's own leaning.
#[must_use]
pub fn vote(desk: &Desk, motion: &Motion) -> Command {
    let mut why = Why::default();
    reckon::vote(desk.view, desk.me, motion.treaty, &motion.kind, &mut why);
    let note = format!("Your interests lean {}", reckoning(&why));
    let choices = [
        ("Aye", Ballot::Aye),
        ("Nay", Ballot::Nay),
        ("Abstain", Ballot::Abstain),
    ]
    .into_iter()
    .map(|(label, ballot)| {
        desk.choice(label, ballot_order(motion, ballot))
            .note(note.clone())
    })
    .collect();
    choose(words::motion(desk, &motion.kind), choices)
}

#[must_use]
pub const fn ballot_order(motion: &Motion, ballot: Ballot) -> Order {
    Order::Vote {
        motion: motion.id,
        ballot,
        because: None,
    }
}

/// How far one helps.
#[must_use]
pub fn contribute(desk: &Desk, case: &Case) -> Command {
    let mut why = Why::default();
    let strength = case.strength.unwrap_or(Strength::Defend);
    let score = reckon::answer(
        desk.view,
        desk.me,
        case.victim,
        case.aggressor,
        case.treaty,
        strength,
        &mut why,
    );
    let fit = reckon::contribution(desk.view, score);
    let choices = Contribution::ALL
        .into_iter()
        .map(|contribution| {
            let label = match contribution {
                Contribution::Nothing => "Nothing: refuse",
                Contribution::Token => "Words and a token presence",
                Contribution::Support => "Supplies, basing, transit",
                Contribution::Caveats => "Forces that defend but do not attack",
                Contribution::Full => "Everything the war needs",
            };
            let advice = if contribution == fit {
                "What your interests amount to. "
            } else {
                ""
            };
            desk.choice(
                label,
                Order::Contribute {
                    case: case.id,
                    contribution,
                    because: None,
                },
            )
            .note(format!("{advice}Coming is worth {}", reckoning(&why)))
        })
        .collect();
    choose(
        format!(
            "{} calls on you against {}",
            desk.name(case.victim),
            desk.name(case.aggressor)
        ),
        choices,
    )
}

/// The motions that one may put before the council.
#[must_use]
pub fn table(desk: &Desk, treaty: &Treaty) -> Command {
    let order = |motion| Order::Table {
        treaty: treaty.id,
        motion,
    };
    let mut choices = Vec::new();
    for case in desk.public().cases.iter().filter(|c| c.treaty == treaty.id) {
        let answers = Strength::ALL.into_iter().map(|strength| {
            let kind = MotionKind::Respond {
                case: case.id,
                strength,
            };
            lean(
                desk,
                treaty,
                format!("With {}", words::strength(strength)),
                kind,
            )
        });
        let title = format!("Answer the call of {}", desk.name(case.victim));
        choices.push(more(format!("{title}…"), title, answers.collect(), ""));
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
            desk.choice(label, order(MotionKind::Exercise { region }))
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
    choose(
        format!("Before the council of the {}", treaty.name),
        choices,
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
            let label = format!("{:.1}% of GDP", f64::from(permille) / 10.0);
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
                .map_or(String::new(), |g| format!("{:.1}", g * 100.0)),
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

/// A motion to table, with how many members lean which way.
fn lean(desk: &Desk, treaty: &Treaty, label: String, kind: MotionKind) -> Choice {
    let order = Order::Table {
        treaty: treaty.id,
        motion: kind,
    };
    let price = desk.price(&order);
    let mut count = [0, 0];
    for &member in treaty.members.iter().filter(|&&m| m != desk.me) {
        let score = reckon::vote(desk.view, member, treaty.id, &kind, &mut crate::why::Silent);
        count[usize::from(score < 0.0)] += 1;
    }
    desk.choice(label, order).note(format!(
        "{price}; of the others {} lean aye, {} nay",
        count[0], count[1]
    ))
}
