//! An article of the encyclopedia as it is read: with the constants of the rules in force, the value that it has here,
//! and links.

mod here;

use serde_json::Value;

use crate::content::{Article, Pedia, Rules};
use crate::figures::{fixed, number, percent};
use crate::ids::NationId;
use crate::tell::people;
use crate::view::View;

/// Whose eyes an article is read with.
#[derive(Clone, Copy)]
pub struct Reader<'v> {
    pub view: &'v View,
    /// The nation whose figures are told: the reader's own, or one that it looks at.
    pub about: NationId,
}

/// A piece of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    Text(String),
    /// Words that lead to the article at this place.
    Link(String, usize),
}

/// A paragraph of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// What it tells: empty, `Here`, `Moves`, `Does` or `See also`.
    pub label: &'static str,
    pub pieces: Vec<Piece>,
}

impl Section {
    /// The paragraph as plain text, links in their brackets.
    #[must_use]
    pub fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Link(word, _) => format!("‹{word}›"),
        });
        pieces.collect()
    }
}

/// The paragraphs of an article; without a reader nothing is told of a game.
#[must_use]
pub fn pedia(article: &Article, rules: &Rules, reader: Option<Reader<'_>>) -> Vec<Section> {
    // What cannot be written has no constants; the rules can, as saves show.
    let constants = serde_json::to_value(rules).unwrap_or_default();
    let told = |label, text: &str| {
        (!text.is_empty()).then(|| Section {
            label,
            pieces: pieces(&filled(text, &constants)),
        })
    };
    let here = reader.and_then(|reader| {
        let pieces = vec![Piece::Text(here::here(&article.title, reader)?)];
        Some(Section {
            label: "Here",
            pieces,
        })
    });
    let mut list: Vec<Section> = told("", &article.is).into_iter().chain(here).collect();
    list.extend(told("Moves", &article.moves));
    list.extend(told("Does", &article.does));
    let see: Vec<String> = article.see.iter().map(|w| format!("<{w}>")).collect();
    list.extend(told("See also", &see.join("  ")));
    list
}

/// The text with the constants in the place of their paths; a path that leads nowhere is left as it is written.
fn filled(text: &str, constants: &Value) -> String {
    let mut parts = text.split('{');
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (path, rest) = part.split_once('}').unwrap_or((part, ""));
        match constant(path, constants) {
            Some(figure) => told += &figure,
            None => told += &format!("{{{path}}}"),
        }
        told += rest;
    }
    told
}

/// A constant by its path, such as `crisis.face_abroad*100` or `alliance.trust_by_answer.4%`.
fn constant(path: &str, constants: &Value) -> Option<String> {
    let forms = ["%", "*100", "*men", "*air"];
    let form = forms.into_iter().find(|form| path.ends_with(form));
    let path = form.map_or(path, |form| path.strip_suffix(form).unwrap_or(path));
    let mut steps = path.split('.');
    let found = steps.try_fold(constants, |at, step| match step.parse::<usize>() {
        Ok(place) => at.get(place),
        Err(_) => at.get(step),
    });
    // What loses is told as a loss; how much is what counts here.
    let value = found?.as_f64()?.abs();
    let whole = |value: f64| (value - value.round()).abs() < 1e-9;
    Some(match form {
        Some("%") => percent(value),
        // Of a hundred, and aircraft: a hundred of them weigh as much as ten thousand men.
        Some("*100" | "*air") => fixed(value * 100.0, 0),
        Some("*men") => people(value * 10.0),
        _ if whole(value) => fixed(value, 0),
        _ => number(value),
    })
}

/// Text in pieces: what stands between angle brackets are links, where they lead somewhere.
fn pieces(text: &str) -> Vec<Piece> {
    let mut list = Vec::new();
    let mut rest = text;
    while let Some((before, word, after)) = link(rest) {
        if !before.is_empty() {
            list.push(Piece::Text(before.to_owned()));
        }
        list.push(match Pedia::shipped().link(word) {
            Some(to) => Piece::Link(word.to_owned(), to),
            None => Piece::Text(word.to_owned()),
        });
        rest = after;
    }
    if !rest.is_empty() {
        list.push(Piece::Text(rest.to_owned()));
    }
    list
}

/// What stands before, within and after the first angle brackets.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('<')?;
    let (word, after) = rest.split_once('>')?;
    Some((before, word, after))
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;
    use crate::content::{Texts, Words};
    use crate::order::ClauseKind;
    use crate::tell::{clause_label, factor};
    use crate::why::Factor;

    fn rules() -> Rules {
        Rules::read(&Texts::shipped()).unwrap()
    }

    #[test]
    fn every_constant_is_there_and_every_text_is_plain() {
        let rules = rules();
        for article in Pedia::shipped().articles() {
            for paragraph in pedia(article, &rules, None) {
                let text = paragraph.text();
                let odd = text.contains(['{', '}', '<', '>'])
                    || text.contains("  ‹") && paragraph.label != "See also";
                assert!(!odd, "{}: {text}", article.title);
                let ends = paragraph.label == "See also" || text.ends_with('.');
                assert!(ends, "{}: {text}", article.title);
            }
        }
        let constants = serde_json::to_value(&rules).unwrap();
        assert_eq!(filled("{crisis.nonsense}", &constants), "{crisis.nonsense}");
        let months = format!("{} turns", rules.alliance.answer_turns);
        assert_eq!(filled("{alliance.answer_turns} turns", &constants), months);
    }

    /// What weighs in a reckoning, a clause of a charter and a rung of the ladder can be looked up by what screens call them.
    #[test]
    fn factors_clauses_and_rungs_have_an_article() {
        let (pedia, words) = (Pedia::shipped(), Words::default());
        let mut names: Vec<String> = Factor::iter()
            .map(|f| factor(f, &words).to_owned())
            .collect();
        names.extend(ClauseKind::iter().map(|k| clause_label(k).to_owned()));
        names.extend((0..=6).map(|rung| crate::tell::rung(rung, &words).to_owned()));
        for list in [
            "contribution_cell",
            "strength_cell",
            "caveat_cell",
            "covert",
            "stance",
            "arm_all",
            "terrain",
            "verdict",
            "outcome",
            "disaster",
            "side",
        ] {
            let kinds = words
                .paths()
                .into_iter()
                .filter(|p| p.split('.').next() == Some(list));
            names.extend(
                kinds.map(|path| words.get(list, path.rsplit('.').next().unwrap()).to_owned()),
            );
        }
        let lost: Vec<&String> = names.iter().filter(|n| pedia.find(n).is_none()).collect();
        assert!(lost.is_empty(), "no article for {lost:?}");
    }
}
