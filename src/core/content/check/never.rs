//! Conditions that can never hold, alone or together: what waits for them waits in vain.

use super::frame::{is_date, told};
use crate::content::codes::Code;
use crate::content::raw::RawScenario;
use crate::content::report::Report;
use crate::content::scenario::{Condition, Date};
use crate::content::tree::Path;

/// What bounds the dates of a map.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) first: Date,
    /// When the last turn is over.
    pub(super) last: Date,
    pub(super) nations: usize,
}

impl Span {
    /// None where the map's own dates are wrong: nothing is to be told from them.
    pub(super) fn of(raw: &RawScenario) -> Option<Self> {
        let months = u8::try_from(raw.turn_months).ok().filter(|m| *m > 0)?;
        (is_date(raw.start) && raw.turns > 0).then(|| Self {
            first: raw.start,
            last: raw.start.plus_turns(raw.turns, months),
            nations: raw.nations.len(),
        })
    }
}

/// Warns of what keeps `conditions`, written as the list at `at`, from ever holding.
pub(super) fn warn(
    conditions: &[Condition],
    span: Option<Span>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    let Some(span) = span else { return };
    for (i, condition) in conditions.iter().enumerate() {
        if let Some(why) = alone(condition, span) {
            report.note(
                &at.item(i),
                Code::NeverHolds,
                format!("this never holds: {why}"),
            );
        }
        // One word about a condition is enough.
        let against = conditions[..i]
            .iter()
            .find_map(|before| together(before, condition));
        if let Some(why) = against {
            report.note(
                &at.item(i),
                Code::NeverHolds,
                format!("with a condition before it this never holds: {why}"),
            );
        }
    }
}

/// Why a condition never holds on a map of this span.
pub(super) fn alone(condition: &Condition, span: Span) -> Option<String> {
    use Condition as C;
    match *condition {
        C::After(date) | C::Before(date) if !is_date(date) => None,
        C::After(date) if date > span.last => Some(format!(
            "the map ends in {}, before {}",
            told(span.last),
            told(date)
        )),
        C::Before(date) if date <= span.first => Some(format!(
            "the map begins in {}, and not before {}",
            told(span.first),
            told(date)
        )),
        C::TensionAbove(x) | C::StabilityAbove(_, x) | C::AffinityAbove(_, _, x) if x >= 1.0 => {
            Some("nothing is above 1".to_owned())
        }
        C::TensionBelow(x) | C::StabilityBelow(_, x) | C::DefenceBelow(_, x) if x <= 0.0 => {
            Some("nothing is below 0".to_owned())
        }
        C::AffinityBelow(_, _, x) if x <= -1.0 => Some("nothing is below -1".to_owned()),
        C::UnrestAbove(_, x) if x >= 1.0 => Some("nothing is above 1".to_owned()),
        C::UnrestBelow(_, x) if x <= 0.0 => Some("nothing is below 0".to_owned()),
        C::RegimeAbove(_, x) if x >= 10.0 => Some("no regime is above 10".to_owned()),
        C::RegimeBelow(_, x) if x <= -10.0 => Some("no regime is below -10".to_owned()),
        C::MembersAtLeast(_, n) if usize::from(n) > span.nations => {
            Some(format!("the map has {} nations", span.nations))
        }
        _ => None,
    }
}

/// Why two conditions never hold at once.
pub(super) fn together(a: &Condition, b: &Condition) -> Option<String> {
    one_way(a, b).or_else(|| one_way(b, a))
}

fn one_way(a: &Condition, b: &Condition) -> Option<String> {
    use Condition as C;
    let same_pair = |a, b, c, d| (a, b) == (c, d) || (a, b) == (d, c);
    let between = |what: &str, above: f64, below: f64| {
        (above >= below).then(|| format!("{what} cannot be above {above} and below {below}"))
    };
    match (a, b) {
        (C::After(after), C::Before(before)) if after >= before => Some(format!(
            "nothing is both after {} and before {}",
            told(*after),
            told(*before)
        )),
        (C::TensionAbove(x), C::TensionBelow(y)) => between("tension", *x, *y),
        (C::StabilityAbove(n, x), C::StabilityBelow(m, y)) if n == m => {
            between("stability", *x, *y)
        }
        (C::RegimeAbove(n, x), C::RegimeBelow(m, y)) if n == m => between("regime", *x, *y),
        (C::AffinityAbove(a, b, x), C::AffinityBelow(c, d, y)) if same_pair(a, b, c, d) => {
            between("affinity", *x, *y)
        }
        (C::AtWar(a, b), C::AtPeace(c, d)) if same_pair(a, b, c, d) => {
            Some("two nations are at war or at peace".to_owned())
        }
        (C::DefenceAbove(n, x), C::DefenceBelow(m, y)) if n == m => {
            between("the defence share", *x, *y)
        }
        (C::UnrestAbove(r, x), C::UnrestBelow(s, y)) if r == s => between("unrest", *x, *y),
        (C::InCrisis(a, b) | C::AtWar(a, b), C::NoCrisis(c, d)) if same_pair(a, b, c, d) => {
            Some("two nations are in a crisis or in none".to_owned())
        }
        (C::Mission(r), C::NoMission(s)) if r == s => {
            Some("an operation stands there or none does".to_owned())
        }
        (C::Suspended(n, c), C::NotMember(m, d)) if (n, c) == (m, d) => {
            Some("only a member is suspended".to_owned())
        }
        (C::Member(n, c), C::NotMember(m, d)) if (n, c) == (m, d) => {
            Some("a nation is a member or is none".to_owned())
        }
        (C::Member(_, c) | C::TreatyExists(c), C::NoTreaty(d)) if c == d => {
            Some("there is such a treaty or there is none".to_owned())
        }
        (C::MembersAtLeast(c, n), C::NoTreaty(d)) if c == d && *n > 0 => {
            Some("a treaty that does not exist has no members".to_owned())
        }
        (C::Owns(n, r), C::Owns(m, s)) | (C::Controls(n, r), C::Controls(m, s))
            if n != m && r == s =>
        {
            Some("a region is one nation's".to_owned())
        }
        (C::Fired(s), C::NotFired(t)) if s == t => {
            Some("an event has happened or has not".to_owned())
        }
        (C::Chose(s, _), C::NotFired(t)) if s == t => {
            Some("what has not happened has not been answered".to_owned())
        }
        (C::Chose(s, a), C::Chose(t, b)) if s == t && a != b => {
            Some("an event is answered once".to_owned())
        }
        _ => None,
    }
}
