//! The sentences of whole games, held to rules that a proofreader would hold them to.

use std::path::{Path, PathBuf};

use casus_foederis::session::Replay;
use casus_foederis::tell;

fn games() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut list = vec![root.join("saves/example-europe-1949.casus")];
    for entry in std::fs::read_dir(root.join("tests/replays")).unwrap() {
        list.push(entry.unwrap().path());
    }
    list.retain(|p| p.extension().is_some_and(|e| e == "casus"));
    list
}

/// What is wrong with a sentence, if anything is.
fn fault(text: &str) -> Option<&'static str> {
    const NEVER: [(&str, &str); 17] = [
        ("$ $", "a unit said twice"),
        ("%%", "a unit said twice"),
        ("  ", "two blanks"),
        ("()", "an empty parenthesis"),
        ("None", "a word of the program's"),
        ("Some(", "a word of the program's"),
        ("NaN", "no number"),
        (" inf ", "no number"),
        ("the the ", "an article said twice"),
        ("the The ", "an article said twice"),
        (" .", "a blank before a stop"),
        (" ,", "a blank before a comma"),
        ("..", "two stops"),
        (",.", "two stops"),
        (" ? ", "a figure that nobody knows"),
        ("?:", "two marks at once"),
        ("…", "a sentence that is cut"),
    ];
    if let Some(wrong) = NEVER.iter().find(|n| text.contains(n.0)) {
        return Some(wrong.1);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for pair in words.windows(2) {
        let many = pair[1].trim_end_matches(['.', ',', ':', ';']);
        let plural = many.ends_with('s') && !many.ends_with("ss") && many.len() > 3;
        if pair[0] == "1" && plural {
            return Some("one of many");
        }
    }
    for word in words {
        let bare = word.trim_matches(['(', ')', ',', ';', ':', '%', '$', '.']);
        let signed = bare
            .strip_prefix(['-', '+'])
            .map(|f| f.trim_matches(['$', '%', 'm']));
        if signed.is_some_and(|f| f.parse::<f64>() == Ok(0.0)) {
            return Some("a zero with a sign");
        }
    }
    None
}

#[test]
fn no_sentence_of_a_game_is_odd() {
    let mut odd = Vec::new();
    let mut told = 0;
    for path in games() {
        let replay = Replay::open(&path).unwrap();
        for (turn, before) in replay.told().iter().zip(0..) {
            let orders = replay.journal().orders(before).unwrap();
            let orders = orders.iter().map(|o| tell::order(&o.order, replay.names()));
            let events = turn.events.iter();
            let events = events.map(|e| tell::event(&e.kind, replay.names()));
            for text in orders.chain(events) {
                told += 1;
                if let Some(fault) = fault(&text) {
                    odd.push(format!("{fault}: {text}"));
                }
            }
        }
    }
    assert!(told > 2_000, "{told}");
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn the_rules_find_what_they_are_for() {
    for wrong in [
        "Costs $ $948m.",
        "It lasted 1 months.",
        "Strength -0.0.",
        "Land -0.0, air 2.0.",
        "It moves by +0.00.",
        "A loss of -$0m.",
        "Led by  nobody.",
        "Led by ().",
        "Who pays?: nobody.",
        "Worth ? points.",
    ] {
        assert!(fault(wrong).is_some(), "{wrong}");
    }
    let right =
        "Norway sends 1.0 points at a cost of $1.2bn, 1 point of which is lost; -0.4 remain.";
    assert_eq!(fault(right), None);
}

#[test]
fn nobody_enters_a_war_twice_without_leaving_it() {
    use casus_foederis::event::EventKind;
    for path in games() {
        let replay = Replay::open(&path).unwrap();
        let events = replay.told().iter().flat_map(|t| &t.events);
        let mut inside = std::collections::BTreeSet::new();
        for told in tell::gather(events) {
            match told.event.kind {
                EventKind::WarJoined { crisis, nation, .. } => {
                    assert!(inside.insert((crisis, nation)), "{told:?}");
                }
                EventKind::SeparatePeace { crisis, nation, .. } => {
                    inside.remove(&(crisis, nation));
                }
                _ => {}
            }
        }
    }
}
