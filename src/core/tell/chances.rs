//! Chances in figures and words, the figure always beside the word: in a trial with 924 readers words with the numbers in
//! brackets were read as meant by twice as many (Wintle et al. 2019).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::estimate::{Change, Share};
use crate::figures::fixed;

/// The bands that ship; a test holds that they can be read and leave no gap.
static SHIPPED: LazyLock<Bands> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/bands.ron")).unwrap_or_default());

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Bands {
    chance: Vec<Band>,
    danger: Vec<Band>,
    leaning: Vec<Band>,
    affinity: Vec<Band>,
    change: Vec<Band>,
}

/// What is below so many per cent is called so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    below: f64,
    word: String,
    #[serde(default)]
    sign: String,
}

fn word(bands: &'static [Band], share: f64) -> &'static str {
    let band = bands.iter().find(|b| share * 100.0 < b.below);
    band.map_or("", |b| &b.word)
}

/// The word for a chance of 0..1: "very unlikely".
#[must_use]
pub fn likelihood(chance: f64) -> &'static str {
    word(&SHIPPED.chance, chance)
}

/// A chance of 0..1 in a word and a figure: "unlikely 23%".
#[must_use]
pub fn likely(chance: f64) -> String {
    format!("{} {}%", likelihood(chance), fixed(chance * 100.0, 0))
}

/// How a mind leans whose reckoning comes to so much: above 0 it would: "leaning for".
#[must_use]
pub fn leaning(score: f64) -> &'static str {
    word(&SHIPPED.leaning, score)
}

/// How two feel about each other, by their affinity, -1..1: "friendly".
#[must_use]
pub fn affinity(affinity: f64) -> &'static str {
    word(&SHIPPED.affinity, affinity)
}

/// How a nation stands with so great a chance of war on it within a year: "watch".
#[must_use]
pub fn danger(chance: f64) -> &'static str {
    word(&SHIPPED.danger, chance)
}

/// The sign that stands before that word: "◔".
#[must_use]
pub fn danger_sign(chance: f64) -> &'static str {
    SHIPPED
        .danger
        .get(danger_step(chance))
        .map_or("", |b| &b.sign)
}

/// Which of the bands of danger it is, from the lowest up.
#[must_use]
pub fn danger_step(chance: f64) -> usize {
    let bands = &SHIPPED.danger;
    bands
        .iter()
        .take_while(|b| chance * 100.0 >= b.below)
        .count()
}

/// The upper bounds of the bands of chances, 0..1, each with its word, from the lowest up: for those who hold forecasts against
/// what happened.
pub fn bands() -> impl Iterator<Item = (f64, &'static str)> {
    let bands = SHIPPED.chance.iter();
    bands.map(|b| (b.below / 100.0, &*b.word))
}

/// What a change of the chance of something bad makes of a position, where it is more than chance: "a little safer".
#[must_use]
pub fn safer(change: Change) -> String {
    if !change.matters() {
        return "no difference".to_owned();
    }
    let change = change.value();
    let much = word(&SHIPPED.change, change.abs());
    let way = if change < 0.0 { "safer" } else { "riskier" };
    format!("{much} {way}").trim_start().to_owned()
}

/// A chance with the range in which it lies: "6% (4-9)". What never happened is not impossible, and what always did not certain:
/// "not once in 400 (under 1%)".
#[must_use]
pub fn chance(share: Share) -> String {
    let Share { times, of } = share;
    match (times, of) {
        (_, 0) => "not looked at".to_owned(),
        (0, _) => format!("not once in {of} ({})", bare(share)),
        (times, of) if times == of => format!("in all {of} ({})", bare(share)),
        _ => chance_short(share),
    }
}

/// The same in a line that is short of room: "6% (4-9)", "under 1%".
#[must_use]
pub fn chance_short(share: Share) -> String {
    let [low, high] = share.range().map(|end| (end * 100.0).round());
    match is_open(share) {
        true => bare(share),
        false => format!("{} ({low}-{high})", bare(share)),
    }
}

/// The same in a cell, without the range: "6%", "under 1%".
#[must_use]
pub fn chance_cell(share: Share) -> String {
    match share.of {
        0 => String::new(),
        _ => bare(share),
    }
}

/// Whether the futures looked at say no more than on which side of a bound it lies.
const fn is_open(share: Share) -> bool {
    share.times == 0 || share.times == share.of
}

/// A chance without its range; of what was never seen, or always, the bound.
fn bare(share: Share) -> String {
    let [low, high] = share.range();
    match share.times {
        0 => format!("under {}%", (high * 100.0).ceil()),
        times if times == share.of => format!("over {}%", (low * 100.0).floor()),
        _ => format!("{}%", (share.value() * 100.0).round().clamp(1.0, 99.0)),
    }
}

/// How likely it is for those who must choose a word or a colour: what a few futures have not shown is no sign of quiet, and goes
/// by how likely it may yet be.
#[must_use]
pub fn level(share: Share) -> f64 {
    match share.times {
        0 => share.range()[1],
        _ => share.value(),
    }
}

/// A change of a chance in points, with its range: "5 points less (3 to 7)".
#[must_use]
pub fn shift(change: Change) -> String {
    let (change, [low, high]) = (change.value(), change.range());
    let point = |share: f64| (share * 100.0).round();
    let (size, way) = match change < 0.0 {
        true => (-change, "less"),
        false => (change, "more"),
    };
    let [near, far] = match change < 0.0 {
        true => [-high, -low],
        false => [low, high],
    };
    format!(
        "{} points {way} ({} to {})",
        point(size),
        point(near),
        point(far)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chance_has_its_word() {
        let bands = &*SHIPPED;
        for bands in [
            &bands.chance,
            &bands.danger,
            &bands.change,
            &bands.leaning,
            &bands.affinity,
        ] {
            assert!(bands.iter().is_sorted_by(|a, b| a.below < b.below));
            assert!(bands.last().is_some_and(|b| b.below > 100.0));
        }
        assert_eq!(
            [-0.5, -0.05, 0.0, 0.2].map(leaning),
            ["firmly against", "leaning against", "undecided", "for"]
        );
        assert_eq!(
            [-1.0, 0.0, 1.0].map(affinity),
            ["hostile", "neither way", "close"]
        );
        assert_eq!(likelihood(0.0), "remote");
        assert_eq!(likelihood(0.05), "very unlikely");
        assert_eq!(likelihood(1.0), "almost certain");
        assert_eq!(
            [0.0, 0.02, 0.1, 0.9].map(danger),
            ["quiet", "watch", "danger", "alarm"]
        );
        let change = |gained, lost| Change {
            gained,
            lost,
            of: 1000,
        };
        assert_eq!(safer(change(2, 14)), "a little safer");
        assert_eq!(safer(change(40, 10)), "riskier");
        assert_eq!(safer(change(0, 90)), "much safer");
        assert_eq!(safer(change(3, 2)), "no difference");
    }

    #[test]
    fn nothing_is_impossible_or_certain() {
        let of = |times| chance(Share { times, of: 400 });
        assert_eq!(of(24), "6% (4-9)");
        assert_eq!(of(0), "not once in 400 (under 1%)");
        assert_eq!(of(400), "in all 400 (over 99%)");
        assert_eq!(of(1), "1% (0-1)");
        let brief = |times| {
            let share = Share { times, of: 400 };
            [chance_short(share), chance_cell(share)]
        };
        assert_eq!(brief(24), ["6% (4-9)", "6%"]);
        assert_eq!(brief(0), ["under 1%"; 2]);
        assert_eq!(brief(400), ["over 99%"; 2]);
        let of = |gained, lost| {
            shift(Change {
                gained,
                lost,
                of: 400,
            })
        };
        assert_eq!(of(0, 20), "5 points less (3 to 7)");
        assert_eq!(of(12, 10), "1 points more (-2 to 3)");
    }
}
