//! Orders in an alliance's council.

use std::rc::Rc;

use super::{choose, more, reckoning};
use crate::content::{Dues, Enforcement, Treasury};
use crate::ids::{NationId, TreatyId};
use crate::judge;
use crate::order::{
    Ballot, Caveat, Contribution, Deal, MotionKind, Order, Payment, Remedy, Scale, Strength, Term,
    usual_share,
};
use crate::reckon;
use crate::tui::command::{Choice, Command, Prompt};
use crate::tui::screens::desk::{Desk, money, months, points};
use crate::tui::screens::words;
use crate::view::{Case, Mission, Motion, Treaty};
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
        let label = format!("The matter of {}…", desk.name(case.victim));
        choices.push(Choice::new(label, matter(desk, case)));
    }
    if treaty.has(desk.me) {
        choices.push(Choice::new("Table a motion…", table(desk, treaty)));
        choices.push(super::burden::pledge(desk, treaty));
        if desk.public().charter(treaty).obligation.defends() {
            choices.extend(super::loyalty::words(desk, treaty));
        }
    }
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
    choices.extend(super::accession::list(desk, treaty));
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
    let threatened = |c: &&crate::view::Crisis| treaty.has(c.target);
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

/// What can be done in a case: answer it, move an answer, pay for another's, call it off.
#[must_use]
pub fn matter(desk: &Desk, case: &Case) -> Command {
    let mut choices = vec![
        Choice::new("Say what you bring…", contribute(desk, case)),
        respond(desk, case),
    ];
    if let Some(treaty) = desk.public().treaty(case.treaty) {
        let others = treaty.members.iter().copied();
        let hire = others
            .filter(|&m| m != desk.me && m != case.victim && case.answer(m).is_none())
            .map(|m| Choice::new(desk.name(m), hire(desk, case, m)))
            .collect();
        choices.push(more(
            "Pay a member to come…",
            "Pay for the answer of",
            hire,
            "all have answered",
        ));
    }
    let what = if case.binding {
        "Withdraw your call"
    } else {
        "Decline the help of your allies"
    };
    choices.push(desk.choice(what, Order::Decline { case: case.id }));
    choose(format!("The matter of {}", desk.name(case.victim)), choices)
}

/// Motions of every strength that would answer the case.
fn respond(desk: &Desk, case: &Case) -> Choice {
    let title = format!("Move an answer for {}", desk.name(case.victim));
    let treaty = desk.public().treaty(case.treaty);
    let answers = treaty.into_iter().flat_map(|treaty| {
        Strength::ALL.into_iter().map(|strength| {
            let kind = MotionKind::Respond {
                case: case.id,
                strength,
            };
            let label = format!("With {}", words::strength(strength));
            lean(desk, treaty, label, kind)
        })
    });
    more(format!("{title}…"), title.clone(), answers.collect(), "")
}

/// Sums for which a member might come; what its reckoning asks for first.
#[must_use]
pub fn hire(desk: &Desk, case: &Case, member: NationId) -> Command {
    let change = reckon::answer_change(desk.view, member, case);
    let advice = match change {
        Some(c) => format!("It would come if {}. ", crate::tell::remedy(c.remedy)),
        None => "It would come unpaid. ".to_owned(),
    };
    let asked = change.and_then(|c| match c.remedy {
        Remedy::Payment(millions) => Some(millions),
        _ => None,
    });
    let wish = |least| Term::Answer(case.id, least);
    let choices = sums(desk, member, asked)
        .into_iter()
        .flat_map(|m| [(m, Contribution::Caveats), (m, Contribution::Support)])
        .map(|(millions, least)| {
            let label = format!(
                "{} for {} at least",
                money(f64::from(millions) / 1000.0),
                words::contribution(least)
            );
            offer(desk, member, millions, wish(least), label, &advice)
        })
        .collect();
    choose(format!("Pay {} to come", desk.name(member)), choices)
}

/// A few sums to offer: what is asked, and round shares of the other's income.
fn sums(desk: &Desk, to: NationId, asked: Option<u32>) -> Vec<u32> {
    let year = desk.view.nation(to).gdp * 1000.0;
    let mut list: Vec<u32> = [0.0005, 0.002, 0.005, 0.01]
        .into_iter()
        .map(|share| (year * share).round().max(1.0) as u32)
        .chain(asked)
        .collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn offer(
    desk: &Desk,
    to: NationId,
    millions: u32,
    wish: Term,
    label: String,
    advice: &str,
) -> Choice {
    let deal = Deal {
        pact: None,
        give: vec![Term::Payment(millions)],
        ask: vec![wish],
    };
    let worth = reckon::deal(desk.view, desk.me, to, &deal, &mut crate::why::Silent);
    let verdict = if worth > 0.0 {
        "It should accept"
    } else {
        "It would decline"
    };
    desk.choice(label, Order::Propose { to, deal })
        .note(format!("{advice}{verdict} ({worth:+.2})"))
}

/// Ways to move one voter: envoys for or against, and money.
#[must_use]
pub fn persuade(desk: &Desk, motion: &Motion, nation: NationId) -> Command {
    let by = reckon::persuasion(desk.view, desk.me, nation);
    let mut choices: Vec<Choice> = [
        (true, "Envoys to speak for it"),
        (false, "Envoys to speak against it"),
    ]
    .into_iter()
    .map(|(aye, label)| {
        let order = Order::Lobby {
            motion: motion.id,
            nation,
            aye,
        };
        let sign = if aye { by } else { -by };
        let price = desk.price(&order);
        desk.choice(label, order)
            .note(format!("{price}; moves its leaning by {sign:+.2}"))
    })
    .collect();
    let asked = reckon::vote_change(desk.view, nation, motion).and_then(|c| match c.remedy {
        Remedy::Payment(millions) => Some(millions),
        _ => None,
    });
    for millions in sums(desk, nation, asked) {
        let label = format!("{} for its vote", money(f64::from(millions) / 1000.0));
        choices.push(offer(
            desk,
            nation,
            millions,
            Term::Support(motion.id),
            label,
            "",
        ));
    }
    choose(format!("Work on {}", desk.name(nation)), choices)
}

/// Aye, nay or abstain, with one's own leaning; to an answer, up to which strength.
#[must_use]
pub fn vote(desk: &Desk, motion: &Motion) -> Command {
    let mut why = Why::default();
    reckon::vote(desk.view, desk.me, motion.treaty, &motion.kind, &mut why);
    let note = format!("Your interests lean {}", reckoning(&why));
    let mut ballots = vec![("Aye".to_owned(), Ballot::Aye)];
    if matches!(motion.kind, MotionKind::Respond { .. }) {
        ballots.extend(Strength::ALL.into_iter().rev().map(|s| {
            (
                format!("Aye, but no further than {}", words::strength(s)),
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
    choose(words::motion(desk, &motion.kind), choices)
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

/// How far one helps.
#[must_use]
pub fn contribute(desk: &Desk, case: &Case) -> Command {
    let mut why = Why::default();
    let strength = case.strength.unwrap_or(Strength::Reinforce);
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
    let advice = |contribution| {
        let fits = if contribution == fit {
            "What your interests amount to. "
        } else {
            ""
        };
        format!("{fits}Coming is worth {}", reckoning(&why))
    };
    let words = [
        (Contribution::Nothing, "Nothing: refuse"),
        (Contribution::Token, "Words and a token presence"),
        (Contribution::Support, "Supplies, basing, transit"),
    ];
    let mut choices: Vec<Choice> = words
        .into_iter()
        .map(|(contribution, label)| {
            desk.choice(
                label,
                answer(case, contribution, Caveat::default(), usual_share()),
            )
            .note(advice(contribution))
        })
        .collect();
    let forces = [
        (
            Contribution::Caveats,
            Caveat::DefendOnly,
            "Forces that hold ground and do not attack…",
        ),
        (
            Contribution::Caveats,
            Caveat::AlliedSoil,
            "Forces that fight on allied soil only…",
        ),
        (
            Contribution::Caveats,
            Caveat::InArea,
            "Forces that fight in the treaty's area only…",
        ),
        (
            Contribution::Full,
            Caveat::default(),
            "Forces without strings…",
        ),
    ];
    for (contribution, caveat, label) in forces {
        let list = shares(desk, case, contribution, caveat);
        choices.push(more(label, "How much", list, "").note(advice(contribution)));
    }
    choose(
        format!(
            "{} calls on you against {}",
            desk.name(case.victim),
            desk.name(case.aggressor)
        ),
        choices,
    )
}

const fn answer(case: &Case, contribution: Contribution, caveat: Caveat, share: u8) -> Order {
    Order::Contribute {
        case: case.id,
        contribution,
        caveat,
        share,
        because: None,
        unless: None,
    }
}

/// Shares of one's forces, each with what it comes to and when it is there.
fn shares(desk: &Desk, case: &Case, contribution: Contribution, caveat: Caveat) -> Vec<Choice> {
    let Some(crisis) = desk.public().crisis(case.crisis) else {
        return Vec::new();
    };
    let place = judge::scene(desk.public(), crisis, case.victim);
    [10, 25, 50, 75, 100]
        .into_iter()
        .map(|share| {
            let pledge = judge::pledge(desk.view, desk.me, case.victim, place, share);
            let label = format!("{share}% of your armies and wings");
            let note = if pledge.points > 0.0 {
                format!(
                    "{} points, there in {}",
                    points(pledge.points),
                    months(pledge.months)
                )
            } else {
                "there is no way there for any of them".to_owned()
            };
            desk.choice(label, answer(case, contribution, caveat, share))
                .note(note)
        })
        .collect()
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
    let places = desk
        .scenario()
        .region_ids()
        .filter(|&r| judge::troubled(desk.public(), r))
        .map(|region| {
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
        let label = format!("With a contingent {}", crate::tell::caveat(caveat));
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
pub(super) fn lean(desk: &Desk, treaty: &Treaty, label: String, kind: MotionKind) -> Choice {
    let order = Order::Table {
        treaty: treaty.id,
        motion: kind,
    };
    let price = desk.price(&order);
    let count = reckon::forecast(desk.view, treaty, &kind);
    let heads = format!("{} to {}", count.ayes.len(), count.nays.len());
    let verdict = match (count.passed, count.strength, kind) {
        (true, Some(to), MotionKind::Respond { strength, .. }) if to != strength => {
            format!("would pass as {}, {heads}", words::strength(to))
        }
        (true, ..) => format!("would pass, {heads}"),
        (false, ..) => format!("would fail, {heads}"),
    };
    desk.choice(label, order)
        .note(format!("{price}; {verdict}"))
}
