//! What had come of another order, in words.

use super::names_of;
use super::verdict::fate;
use crate::content::Scenario;
use crate::estimate::Link;
use crate::figures::grouped;
use crate::ids::{CaseId, CharterId, CrisisId, MotionId, NationId, RegionId, TreatyId};
use crate::report::{Alternative, Course, Edit, Not, War, Withheld};
use crate::tell::{
    Names, Register, capital, chance, event, link, list, order, safer, shift, souls,
};

/// What is ordered otherwise, and when: `Oct 813: mobilise the reserves`.
#[must_use]
pub fn edited(edit: &Edit, names: &Register) -> String {
    let date = names.scenario().told(edit.turn);
    format!("{date}: {}", changed(edit, &Then { names, edit }))
}

/// Names as they were when a change is made: what became a war later was a crisis then.
struct Then<'n> {
    names: &'n Register,
    edit: &'n Edit,
}

impl Names for Then<'_> {
    fn scenario(&self) -> &Scenario {
        self.names.scenario()
    }

    fn treaty(&self, id: TreatyId) -> String {
        self.names.treaty(id)
    }

    fn quarrel(&self, id: CrisisId, war: Option<bool>) -> String {
        let then = || self.names.outbreak(id).is_some_and(|t| t < self.edit.turn);
        self.names.quarrel(id, war.or_else(|| Some(then())))
    }

    fn parties(&self, id: CrisisId) -> Option<(NationId, NationId)> {
        self.names.parties(id)
    }

    fn motion(&self, id: MotionId) -> String {
        self.names.motion(id)
    }

    fn case(&self, id: CaseId) -> String {
        self.names.case(id)
    }

    fn charter(&self, id: CharterId) -> String {
        self.names.charter(id)
    }
}

/// What is ordered otherwise, without its month.
#[must_use]
pub fn changed(edit: &Edit, names: &(impl Names + ?Sized)) -> String {
    let mut parts: Vec<String> = edit.add.iter().map(|o| order(o, names)).collect();
    match &edit.withhold {
        Withheld::All => parts.push("none of the orders given".to_owned()),
        Withheld::Some(list) => parts.extend(list.iter().map(|not| match not {
            Not::Order(o) => format!("do not {}", lower(&order(o, names))),
            Not::Kind(kind) => format!("no order of the kind {}", <&str>::from(kind)),
        })),
    }
    parts.join("; ")
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// What the two games came to with the same luck, from where they part on.
#[must_use]
pub fn outcome(alternative: &Alternative, names: &Register) -> Vec<String> {
    let scenario = names.scenario();
    let other = names_of(alternative, names);
    let Some(differs) = alternative.differs else {
        return vec!["Nothing comes of it: the world goes on as it did.".to_owned()];
    };
    let mut lines = Vec::new();
    let date = scenario.told(differs.saturating_sub(1));
    let first = format!("The world is another from {date} on.");
    if let Some(parting) = &alternative.parting {
        let date = scenario.told(parting.turn);
        let told = |events: &[crate::event::Event], names: &Register| {
            let list: Vec<String> = events.iter().map(|e| event(&e.kind, names)).collect();
            list.join(" ")
        };
        if !parting.was.is_empty() {
            let was = told(&parting.was, names);
            lines.push(format!("As it was, in {date}: {was}"));
        }
        if !parting.is.is_empty() {
            let is = told(&parting.is, &other);
            lines.push(match parting.was.is_empty() {
                true => format!("In {date} comes what did not: {is}"),
                false => format!("Instead: {is}"),
            });
        }
    }
    lines.insert(0, first);
    let (was, is) = (&alternative.was, &alternative.is);
    let same = "By the end nothing that counts differs";
    let parts = differences(was, is, names, &other);
    let score = format!(
        "score {}, not {}",
        grouped(is.points()),
        grouped(was.points())
    );
    lines.push(match parts.is_empty() {
        true => format!("{same}; {score}."),
        false => capital(&format!("{}; {score}.", parts.join("; "))),
    });
    lines
}

fn differences(was: &Course, is: &Course, names: &Register, other: &Register) -> Vec<String> {
    let mut parts = Vec::new();
    if was.fallen != is.fallen {
        let told = fate(is).unwrap_or("the state does not fall");
        parts.push(told.to_owned());
    }
    let wars = |c: &Course, names: &Register| -> Vec<String> {
        c.wars.iter().map(|w| war(w, c.turn, names)).collect()
    };
    let (before, now) = (wars(was, names), wars(is, other));
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|w| !b.contains(w)).cloned().collect()
    };
    let (gone, new) = (only(&before, &now), only(&now, &before));
    if !new.is_empty() {
        parts.push(list(&new));
    }
    if !gone.is_empty() {
        parts.push(format!("without {}", list(&gone)));
    }
    if souls(was.dead) != souls(is.dead) {
        parts.push(format!("{} dead, not {}", souls(is.dead), souls(was.dead)));
    }
    parts.extend(land(&was.land, &is.land, names));
    parts.extend(treaties(&was.treaties, &is.treaties, names, other));
    for (goal, holds) in &was.goals {
        let there = is.goals.iter().find(|g| g.0 == *goal).is_some_and(|g| g.1);
        if there != *holds {
            let word = if there { "held" } else { "missed" };
            parts.push(format!("the goal \"{}\" {word}", names.objective(*goal)));
        }
    }
    parts
}

/// A war in a clause: `war with Karsk, Nov 813 to Jun 814, lost`.
pub(super) fn war(war: &War, last: u32, names: &Register) -> String {
    let scenario = names.scenario();
    let enemy = names.nation(war.enemy);
    let from = scenario.told(war.began);
    let end = match war.ended {
        Some(turn) => format!("{from} to {}", scenario.told(turn)),
        None => format!("{from} and not over in {}", scenario.told(last)),
    };
    let how = match (war.ended, war.won) {
        (None, _) => "",
        (_, Some(true)) => ", won",
        (_, Some(false)) => ", lost",
        (_, None) => ", without a victor",
    };
    format!("a war with {enemy}, {end}{how}")
}

/// Names that are told of a list; more are counted.
const NAMED: usize = 4;

fn told(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    list(&names)
}

fn land(was: &[RegionId], is: &[RegionId], names: &Register) -> Vec<String> {
    let only = |a: &[RegionId], b: &[RegionId]| -> Vec<String> {
        let list = a.iter().filter(|r| !b.contains(r));
        list.map(|r| names.region(*r)).collect()
    };
    let (lost, kept) = (only(was, is), only(is, was));
    let mut parts = Vec::new();
    if !lost.is_empty() {
        parts.push(format!("{} not held", told(lost)));
    }
    if !kept.is_empty() {
        parts.push(format!("{} held", told(kept)));
    }
    parts
}

/// Treaties by their names: of what was founded in one of the two the numbers mean nothing in the other.
fn treaties(was: &[TreatyId], is: &[TreatyId], names: &Register, other: &Register) -> Vec<String> {
    let before: Vec<String> = was.iter().map(|t| names.treaty(*t)).collect();
    let now: Vec<String> = is.iter().map(|t| other.treaty(*t)).collect();
    let out: Vec<String> = before
        .iter()
        .filter(|t| !now.contains(t))
        .cloned()
        .collect();
    let new: Vec<String> = now
        .iter()
        .filter(|t| !before.contains(t))
        .cloned()
        .collect();
    let mut parts = Vec::new();
    if !out.is_empty() {
        parts.push(format!("out of {}", told(out)));
    }
    if !new.is_empty() {
        parts.push(format!("in {}", told(new)));
    }
    parts
}

/// What other fortunes of both came to; empty before they were looked at.
#[must_use]
pub fn chances(alternative: &Alternative, names: &Register) -> Vec<String> {
    let Some(fortunes) = &alternative.fortunes else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut same = 0;
    for (at, was, is, change) in &fortunes.links {
        let told = *at == Link::War;
        if !change.matters() && !told {
            same += 1;
            continue;
        }
        let word = match change.matters() {
            true => format!("{}, {}", shift(*change), safer(*change)),
            false => "no difference".to_owned(),
        };
        lines.push(format!(
            "{}: {}; as it was ordered {}: {word}.",
            capital(link(*at, names)),
            chance(*is),
            chance(*was)
        ));
    }
    let [was, is] = fortunes.score;
    let mut last = format!(
        "Score by then {} on average, not {}; dead in the middle of them {}, not {}.",
        grouped(is),
        grouped(was),
        souls(fortunes.dead[1]),
        souls(fortunes.dead[0])
    );
    if same > 0 {
        last += &format!(" {same} more make no difference.");
    }
    lines.push(last);
    lines.insert(
        0,
        format!(
            "In {} other fortunes of that month, {} months on:",
            fortunes.of, fortunes.months
        ),
    );
    lines
}
