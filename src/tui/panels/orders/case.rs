//! What can be ordered in a case: what one brings, and when.

use casus_core::content::Arm;
use casus_core::judge;
use casus_core::order::{Caveat, Contribution, Order, Strength, usual_share};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Case;
use casus_core::why::Why;

use super::payment::hire;
use super::{choose, more, motion, reckoning};
use crate::command::{Choice, Command};
use crate::panels::desk::{Desk, months};

/// What can be done in a case: answer it, move an answer, pay for another's, call it off.
#[must_use]
pub fn matter(desk: &Desk, case: &Case) -> Command {
    let mut choices = vec![
        Choice::new("Say what you bring…", contribute(desk, case)),
        motion::respond(desk, case),
    ];
    if let Some(treaty) = desk.public().treaty(case.treaty) {
        let others = treaty.members.iter().copied();
        let hire = others
            .filter(|&m| m != desk.me && m != case.victim && case.answer(m).is_none())
            .map(|m| Choice::new(format!("{}…", desk.name(m)), hire(desk, case, m)))
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
        format!("{fits}You are {}", reckoning(desk, &why))
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
            let [land, air] = [Arm::Land, Arm::Air].map(|arm| tell::arm_all(arm, desk.view));
            let label = format!("{share}% of your {land} and {air}");
            let note = if pledge.points > 0.0 {
                format!(
                    "{}, there in {}",
                    tell::men(pledge.points, desk.view),
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
