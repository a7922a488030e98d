//! Orders about who pays: a pledge of one's own, a pledge asked of another, the lead's warning.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::order::{Deal, Order, Term};
use casus_core::reckon;
use casus_core::view::Treaty;
use casus_core::why::Why;

use super::{choose, more, reckoning};
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

/// What may be done about the burden of `member`.
#[must_use]
pub fn list(desk: &Desk, treaty: &Treaty, member: NationId) -> Command {
    let title = format!("{} in the {}", desk.name(member), treaty.name);
    let choices = if member == desk.me {
        vec![pledge(desk, treaty)]
    } else {
        vec![ask(desk, treaty, member), warn(desk, treaty, member)]
    };
    choose(title, choices)
}

/// A promise of one's own, by share and years.
#[must_use]
pub fn pledge(desk: &Desk, treaty: &Treaty) -> Choice {
    let choices = shares(desk, treaty, desk.me)
        .into_iter()
        .flat_map(|permille| [1, 3, 5].map(|years| (permille, years)))
        .map(|(permille, years)| {
            let mut why = Why::default();
            reckon::pledging(desk.view, desk.me, treaty.id, permille, &mut why);
            desk.choice(
                label(permille, years),
                Order::Pledge {
                    treaty: treaty.id,
                    permille,
                    years,
                },
            )
            .note(format!(
                "A word to the world. Your interests are {}",
                reckoning(desk, &why)
            ))
        })
        .collect();
    more(
        "Pledge a defence share…",
        "You will spend on defence",
        choices,
        "",
    )
}

/// A pledge asked of another, for nothing or for money, with its reckoning.
#[must_use]
pub fn ask(desk: &Desk, treaty: &Treaty, member: NationId) -> Choice {
    let mut sums = desk.scenario().money.ladder(&[50, 200, 500]);
    sums.insert(0, 0);
    let choices = shares(desk, treaty, member)
        .into_iter()
        .flat_map(|permille| sums.iter().map(move |&millions| (permille, millions)))
        .map(|(permille, millions)| {
            let deal = Deal {
                pact: None,
                give: (millions > 0)
                    .then_some(Term::Payment(millions))
                    .into_iter()
                    .collect(),
                ask: vec![Term::Pledge {
                    treaty: treaty.id,
                    permille,
                    years: 3,
                }],
            };
            let mut why = Why::default();
            reckon::deal(desk.view, desk.me, member, &deal, &mut why);
            let price = match millions {
                0 => "for nothing".to_owned(),
                m => format!("for {}", desk.millions(m)),
            };
            desk.choice(
                format!("{}, {price}", label(permille, 3)),
                Order::Propose { to: member, deal },
            )
            .note(format!("They are {}", reckoning(desk, &why)))
        })
        .collect();
    more(
        format!("Ask {} for a pledge…", desk.name(member)),
        format!("{} is to spend", desk.name(member)),
        choices,
        "",
    )
}

/// The lead's warning.
#[must_use]
pub fn warn(desk: &Desk, treaty: &Treaty, member: NationId) -> Choice {
    desk.choice(
        format!("Warn {} that it will not be covered", desk.name(member)),
        Order::Warn {
            treaty: treaty.id,
            nation: member,
        },
    )
}

fn label(permille: u16, years: u8) -> String {
    let years = match years {
        1 => "1 year".to_owned(),
        n => format!("{n} years"),
    };
    format!(
        "{}% of GDP in {years}",
        fixed(f64::from(permille) / 10.0, 1)
    )
}

/// The guideline, and steps above what is spent.
fn shares(desk: &Desk, treaty: &Treaty, member: NationId) -> Vec<u16> {
    let now = (desk.view.nation(member).defence * 1000.0).round() as u16;
    let goal = treaty.guideline.map_or(0, |g| (g * 1000.0).ceil() as u16);
    let mut list: Vec<u16> = [now + 5, now + 10, now + 20, goal]
        .into_iter()
        .filter(|p| *p > now)
        .collect();
    list.sort_unstable();
    list.dedup();
    list
}
