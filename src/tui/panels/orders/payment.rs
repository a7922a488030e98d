//! Money and envoys for another's answer or vote.

use casus_core::ids::NationId;
use casus_core::order::{Contribution, Deal, Order, Remedy, Term};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Case, Motion};
use casus_core::why::Why;

use super::choose;
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

/// Sums for which a member might come; what its reckoning asks for first.
#[must_use]
pub fn hire(desk: &Desk, case: &Case, member: NationId) -> Command {
    let change = reckon::answer_change(desk.view, member, case);
    let advice = match change {
        Some(c) => format!(
            "It would come if {}. ",
            casus_core::tell::remedy(c.remedy, desk.view)
        ),
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
                desk.millions(millions),
                tell::contribution_cell(least, desk.view)
            );
            offer(desk, member, millions, wish(least), label, &advice)
        })
        .collect();
    choose(format!("Pay {} to come", desk.name(member)), choices)
}

/// Ways to move one voter: envoys for or against, and money.
#[must_use]
pub fn persuade(desk: &Desk, motion: &Motion, nation: NationId) -> Command {
    let by = reckon::persuasion(desk.view, desk.me, nation);
    let mut lean = Why::default();
    reckon::vote(desk.view, nation, motion.treaty, &motion.kind, &mut lean);
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
        let then = lean.value + if aye { by } else { -by };
        let price = desk.price(&order);
        let (now, then) = (tell::leaning(lean.value), tell::leaning(then));
        let moved = match now == then {
            true => format!("it would still be {now}"),
            false => format!("from {now} to {then}"),
        };
        desk.choice(label, order).note(format!("{price}; {moved}"))
    })
    .collect();
    let asked = reckon::vote_change(desk.view, nation, motion).and_then(|c| match c.remedy {
        Remedy::Payment(millions) => Some(millions),
        _ => None,
    });
    for millions in sums(desk, nation, asked) {
        let label = format!("{} for its vote", desk.millions(millions));
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
    let worth = reckon::deal(desk.view, desk.me, to, &deal, &mut casus_core::why::Silent);
    let verdict = if worth > 0.0 {
        "It should accept"
    } else {
        "It would decline"
    };
    desk.choice(label, Order::Propose { to, deal })
        .note(format!("{advice}{verdict}"))
}
