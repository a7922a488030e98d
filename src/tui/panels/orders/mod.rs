//! What can be ordered about a thing, as a list to choose from. Every panel, and the card beside the map,
//! offers the same list for the same thing; what is refused stays in it and says why.

pub mod accession;
pub mod burden;
pub mod case;
pub mod crisis;
pub mod dilemma;
pub mod force;
pub mod link;
pub mod loyalty;
pub mod motion;
pub mod nation;
pub mod networks;
pub mod parting;
pub mod payment;
pub mod preparation;
pub mod region;
pub mod relief;
pub mod state;
pub mod treaty;
pub mod wards;

use casus_core::ids::NationId;
use casus_core::tell::{self, factor};
use casus_core::why::Why;

use super::desk::Desk;
use crate::command::{Choice, Command};
use crate::context::Subject;

/// The list for `subject`.
#[must_use]
pub fn about(desk: &Desk, subject: Subject) -> Command {
    let public = desk.public();
    match subject {
        Subject::Nation(id) if id == desk.me => state::list(desk),
        Subject::Nation(id) => nation::list(desk, id),
        Subject::Region(id) => region::list(desk, id),
        Subject::Force(id) => desk
            .view
            .force(id)
            .map_or(Command::Nothing, |f| force::list(desk, f)),
        Subject::Treaty(id) => public
            .treaty(id)
            .map_or(Command::Nothing, |t| treaty::list(desk, t)),
        Subject::Crisis(id) => public
            .crisis(id)
            .map_or(Command::Nothing, |c| crisis::list(desk, c)),
        Subject::Case(id) => public
            .case(id)
            .map_or(Command::Nothing, |c| case::matter(desk, c)),
        Subject::Motion(id) => public
            .motion(id)
            .map_or(Command::Nothing, |m| motion::vote(desk, m)),
        Subject::Offer(id) => desk
            .view
            .offer(id)
            .map_or(Command::Nothing, |o| nation::reply(desk, o)),
        Subject::Pair(challenger, target) => nation::list(desk, other_of(desk, challenger, target)),
        Subject::Dilemma(script) => dilemma::list(desk, script),
        Subject::Founding(id) => desk
            .view
            .founding(id)
            .map_or(Command::Nothing, |f| accession::sign(desk, f)),
    }
}

/// A heading with choices under it.
#[must_use]
pub fn choose(title: impl Into<String>, choices: Vec<Choice>) -> Command {
    Command::Choose {
        title: title.into(),
        text: String::new(),
        choices,
    }
}

/// A choice that opens another list; refused with `empty` when that list has nothing in it, and with the
/// reason given most often when nothing in it can be chosen.
#[must_use]
pub fn more(
    label: impl Into<String>,
    title: impl Into<String>,
    choices: Vec<Choice>,
    empty: &str,
) -> Choice {
    let open = choices.iter().any(|c| c.refused.is_none());
    let count = |r: &String| {
        choices
            .iter()
            .filter(|c| c.refused.as_ref() == Some(r))
            .count()
    };
    let reasons = choices.iter().filter_map(|c| c.refused.clone());
    // Of reasons given as often, the last: the first in a list are the special cases.
    let reason = reasons.max_by_key(count);
    let mut choice = Choice::new(label, choose(title, choices));
    if !open {
        choice.refused = Some(reason.unwrap_or_else(|| empty.to_owned()));
    }
    choice
}

/// The reckoning in a few words: how it leans, and the parts that weigh most on either side.
#[must_use]
pub fn reckoning(desk: &Desk, why: &Why) -> String {
    let mut parts = why.parts.clone();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    parts.truncate(3);
    let side = |way: &str, holds: fn(f64) -> bool| {
        let named = parts.iter().filter(|p| holds(p.1));
        let named: Vec<String> = named.map(|p| factor(p.0, desk.view).to_owned()).collect();
        (!named.is_empty()).then(|| format!("{way} it {}", tell::list(&named)))
    };
    let sides = [side("for", |v| v > 0.0), side("against", |v| v < 0.0)];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    match sides.is_empty() {
        true => tell::leaning(why.value).to_owned(),
        false => format!("{}: {}", tell::leaning(why.value), sides.join(", ")),
    }
}

/// Of two nations the one that orders are about: the target, or where that is the nation itself its challenger.
pub fn other_of(desk: &Desk, challenger: NationId, target: NationId) -> NationId {
    if target == desk.me {
        challenger
    } else {
        target
    }
}
