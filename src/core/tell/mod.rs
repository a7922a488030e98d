//! Words for players. Every sentence that a game makes is made here, so that there is one place to
//! translate and one voice.

mod became;
mod chances;
mod clauses;
mod council;
mod deal;
mod effect;
mod event;
mod fold;
mod foreseen;
mod gather;
mod groups;
mod names;
mod order;
mod pedia;
mod plain;
mod register;
pub mod report;
mod signing;
mod span;
mod terms;
mod voices;
mod words;

use crate::content::{Arm, steers};
use crate::figures::{fixed, grouped};
use crate::ids::NationId;

pub use became::{Overtaken, refused, uncounted, wordless};
pub use chances::{
    affinity, bands, chance, chance_cell, chance_short, danger, danger_sign, danger_step, leaning,
    level, likelihood, likely, safer, shift,
};
pub use clauses::{accession, clause, clause_label, clauses, decision, exit, obligation, validity};
pub use council::{answer_promised, pledge, remedy, shortfall};
pub use deal::{deal, term, terms_given};
pub use effect::{effect, effects};
pub use event::event;
pub use fold::{Folded, fold};
pub use foreseen::{bad, causes};
pub use gather::{Told, gather};
pub use groups::{backing, fighters};
pub use names::Names;
pub use order::{motion, order};
pub use pedia::{Piece, Reader, Section, pedia};
pub use plain::plain;
pub use register::Register;
pub use signing::{Signatory, signing, signing_text};
pub use span::{months, span, time, years};
pub use terms::{concessions, restraint, terms};
pub use voices::voice;
pub use words::{
    action, against, arm, arm_all, arm_cell, arm_unit, ballot, cause, caveat, caveat_cell,
    contribution, contribution_cell, covert, covert_cell, disaster, factor, foreseen_fact,
    foreseen_group, incident, link, outcome, parting, pool, pool_cell, rung, sector, sector_cell,
    side, stake, stance, stance_cell, strength, strength_cell, terrain, verdict,
};

/// Text from a file made safe for a terminal: control characters, and those that turn the direction of
/// writing, become a space.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if steers(c) { ' ' } else { c })
        .collect()
}

/// Like [`clean`], but lines may end.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    text.chars()
        .map(|c| if c != '\n' && steers(c) { ' ' } else { c })
        .collect()
}

/// A sum of money, billions, in the map's unit: `$120m`, `12 talents`.
#[must_use]
pub fn money(billions: f64, names: &(impl Names + ?Sized)) -> String {
    names.scenario().money.told(billions)
}

/// The same of millions.
#[must_use]
pub fn millions(amount: u32, names: &(impl Names + ?Sized)) -> String {
    money(f64::from(amount) / 1e3, names)
}

/// A share as a percentage with one decimal: `2.5%`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}%", fixed(share * 100.0, 1))
}

/// A budget by arm, percent: `60% land, 25% air, 15% naval`.
#[must_use]
pub fn split(percent: [u8; 3], names: &(impl Names + ?Sized)) -> String {
    let part = |(arm, share)| format!("{share}% {}", arm_cell(arm, names));
    let parts: Vec<String> = Arm::ALL.into_iter().zip(percent).map(part).collect();
    parts.join(", ")
}

/// Thousands of people: `12,000`, `1.3 million`.
#[must_use]
pub fn people(thousands: f64) -> String {
    if thousands >= 999.5 {
        return format!("{} million", fixed(thousands / 1e3, 1));
    }
    let n = (thousands * 1e3).round();
    let step = if n >= 1e4 {
        1e3
    } else if n >= 1e3 {
        1e2
    } else {
        1.0
    };
    grouped((n / step).round() * step)
}

/// People by the thousand, as what happens to them is told: `nobody`, `one person`, `1,200 people`.
#[must_use]
pub fn souls(thousands: f64) -> String {
    match people(thousands).as_str() {
        "0" => "nobody".to_owned(),
        "1" => "one person".to_owned(),
        many => format!("{many} people"),
    }
}

/// Soldiers, aircraft or squadrons in a point of strength of the arm.
const fn per_point(arm: Arm) -> f64 {
    match arm {
        Arm::Land => 10_000.0,
        Arm::Air => 100.0,
        Arm::Naval => 1.0,
    }
}

/// Forces of one arm, by their points: `43,000 men`, `120 aircraft`, `2.4 squadrons`.
#[must_use]
pub fn force(points: f64, arm: Arm, names: &(impl Names + ?Sized)) -> String {
    let unit = arm_unit(arm, names);
    match arm {
        Arm::Land | Arm::Air => match people(points * per_point(arm) / 1e3).as_str() {
            "0" if points > 0.0 => format!("a few {unit}"),
            number => format!("{number} {unit}"),
        },
        Arm::Naval => format!("{} {unit}", squadrons(points)),
    }
}

/// Forces of all arms, by their points, without those that there are none of: `43,000 men, 120 aircraft`.
#[must_use]
pub fn forces(points: [f64; 3], names: &(impl Names + ?Sized)) -> String {
    let some = Arm::ALL.into_iter().zip(points).filter(|(_, p)| *p > 0.0);
    let parts: Vec<String> = some.map(|(arm, p)| force(p, arm, names)).collect();
    match parts.is_empty() {
        true => "no forces".to_owned(),
        false => parts.join(", "),
    }
}

/// With a second decimal where it is less than one.
fn squadrons(points: f64) -> String {
    let decimals = if points.abs() < 0.95 { 2 } else { 1 };
    fixed(points, decimals)
}

/// The same in a cell under its arm's name: `43k`, `120`, `2.4`.
#[must_use]
pub fn force_cell(points: f64, arm: Arm) -> String {
    match arm {
        Arm::Land | Arm::Air => many(points * per_point(arm)),
        Arm::Naval => squadrons(points),
    }
}

/// Strength of arms together or as it counts in a war, by its points, as the soldiers that it is worth: `95,000 men`.
#[must_use]
pub fn men(points: f64, names: &(impl Names + ?Sized)) -> String {
    force(points, Arm::Land, names)
}

/// The same in a cell whose head says that it is men: `95k`.
#[must_use]
pub fn men_cell(points: f64) -> String {
    force_cell(points, Arm::Land)
}

/// A number in few signs: `340`, `4.3k`, `43k`, `1.2m`.
fn many(n: f64) -> String {
    let (scaled, unit) = match n.abs() {
        m if m < 999.5 => return fixed(n, 0),
        m if m < 999_500.0 => (n / 1e3, "k"),
        _ => (n / 1e6, "m"),
    };
    let decimals = u8::from(scaled.abs() < 9.95);
    format!("{}{unit}", fixed(scaled, decimals.into()))
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 member`, `3 members`.
#[must_use]
pub fn count(n: impl Into<u64>, noun: &str) -> String {
    match n.into() {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}

/// The text with its first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The names of nations, as a list in words.
#[must_use]
pub fn nations(list_of: &[NationId], names: &(impl Names + ?Sized)) -> String {
    let words: Vec<String> = list_of.iter().map(|&n| names.nation(n)).collect();
    list(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_well() {
        assert_eq!(people(12.34), "12,000");
        assert_eq!(people(1.234), "1,200");
        assert_eq!(people(0.017), "17");
        assert_eq!(people(2500.0), "2.5 million");
        assert_eq!(souls(0.0), "nobody");
        assert_eq!(souls(0.001), "one person");
        assert_eq!(souls(12.0), "12,000 people");
    }

    #[test]
    fn lists_read_well() {
        let names = ["a", "b", "c"].map(String::from);
        assert_eq!(list(&names), "a, b and c");
        assert_eq!(list(&names[..2]), "a and b");
        assert_eq!(list(&[]), "nobody");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31m\u{202e}b\n"), "a [31m b ");
    }
}
