//! Every figure on every panel: what it is of, and its unit.

use std::collections::BTreeSet;

use super::linear::{TABS, line, page, playing};

/// What a number may be followed by, so that it is a quantity: a fraction stands before one of these.
const UNITS: [&str; 18] = [
    "%",
    "bn",
    "m",
    "k",
    "kt",
    "km",
    "mo",
    "points",
    "point",
    "months",
    "years",
    "times",
    "million",
    "billion",
    "men",
    "aircraft",
    "squadrons",
    "of",
];
/// What it may stand behind instead: the stock of influence, and heads that have their unit.
const HEADS: [&str; 3] = ["infl", "kt", "Squadrons"];
/// Words of what a figure is of that are told.
const WORDS: usize = 4;

/// A number as it stands in a line.
#[derive(PartialEq, Eq, Debug)]
struct Figure {
    /// The last words before it.
    of: String,
    number: String,
    /// What is written right behind it, or else the word after it.
    unit: String,
}

impl Figure {
    /// How it is listed, without what changes from month to month.
    fn shape(&self) -> String {
        let number = self.number.replace(|c: char| c.is_ascii_digit(), "9");
        let money = if number.contains('$') { "$" } else { "" };
        let unit = self.unit.replace(|c: char| c.is_ascii_digit(), "9");
        format!("{} · {money}# {unit}", self.of)
    }

    /// Whether it is a fraction of nobody knows what.
    fn is_bare(&self) -> bool {
        let fraction = self.number.contains('.');
        let money = self.number.contains('$');
        let unit = UNITS.contains(&self.unit.as_str());
        let head = HEADS.iter().any(|head| self.of.ends_with(head));
        fraction && !money && !unit && !head
    }
}

/// The numbers in a line; what is part of a name or a key is none.
fn figures(text: &str) -> Vec<Figure> {
    let mut list = Vec::new();
    let mut of: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| "()[],;:\"“”".contains(c));
        let body = bare.trim_start_matches(['+', '-', '−', '~', '<', '≤', '≥', '±', '$']);
        if !body.starts_with(|c: char| c.is_ascii_digit()) {
            of.push(bare.to_owned());
            if word.ends_with(';') {
                of.clear();
            }
            continue;
        }
        let figure = |c: char| c.is_ascii_digit() || ",.-–/".contains(c);
        let end = body.find(|c| !figure(c)).unwrap_or(body.len());
        let behind = &body[end..];
        let next = words
            .peek()
            .map_or("", |w| w.trim_matches(|c: char| "()[],;:\"“”.".contains(c)));
        let unit = match behind {
            "" if word.ends_with([';', '.', ',']) => "",
            "" => next,
            behind => behind,
        };
        let first = of.len().saturating_sub(WORDS);
        list.push(Figure {
            of: of[first..].join(" "),
            number: bare[..bare.len() - behind.len()]
                .trim_end_matches(['.', ','])
                .to_owned(),
            unit: unit.to_owned(),
        });
        if word.ends_with(';') {
            of.clear();
        }
    }
    list
}

#[test]
fn figures_are_found_with_what_they_are_of() {
    let of = |text: &str| -> Vec<(String, bool)> {
        let list = figures(text).into_iter();
        list.map(|f| (f.shape(), f.is_bare())).collect()
    };
    assert_eq!(
        of("Lorne; army 29,000 men; trust -0.038; spends $1.2bn, 4.5% of output"),
        [
            ("army · # men".to_owned(), false),
            ("trust · # ".to_owned(), true),
            ("spends · $# bn".to_owned(), false),
            ("spends · # %".to_owned(), false),
        ]
    );
    assert_eq!(of("F5 and casus2 are names"), []);
}

/// The list that the snapshot keeps is of every figure on the panels and their pages, in a quiet month and in a crisis.
#[test]
fn every_figure_has_a_unit_or_a_word() {
    let mut bench = playing();
    let (mut shapes, mut bare) = (BTreeSet::new(), BTreeSet::new());
    for month in ["quiet", "crisis"] {
        if month == "crisis" {
            bench.quarrel();
        }
        for tab in TABS.into_iter().chain(["briefing"]) {
            line(&mut bench, tab);
            for _ in 0..8 {
                for row in page(&mut bench).rows {
                    for figure in figures(&row.text) {
                        if figure.is_bare() {
                            bare.insert(format!("{tab}: {} in: {}", figure.number, row.text));
                        }
                        shapes.insert(format!("{tab}: {}", figure.shape()));
                    }
                }
                line(&mut bench, "next-page");
                line(&mut bench, "tab");
            }
        }
    }
    let list: Vec<String> = shapes.into_iter().collect();
    insta::assert_snapshot!("figures", list.join("\n"));
    assert!(bare.is_empty(), "figures that say nothing: {bare:#?}");
}
