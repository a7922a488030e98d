//! Charters with the text in which they are written, for those who write their own.

use super::charter::Charter;
use super::decode;
use super::texts::Texts;
use super::tree::{Node, Path};

/// A charter as it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Written {
    pub charter: Charter<String>,
    pub text: String,
    pub origin: Origin,
}

/// Where a charter is from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Origin {
    /// A map has it.
    Map,
    /// It ships, and any two nations of any map may agree on it.
    Pact,
    /// It ships, and is in a game whose map names it.
    Alliance,
}

/// The charters of a map, in its order, and then those that ship whose ids it does not take for its own. `map` is the text
/// of a map that can be played.
///
/// # Errors
/// What is no charter, and why.
pub fn written_charters(map: Option<&str>) -> Result<Vec<Written>, String> {
    let mut list = Vec::new();
    let mut add = |text: &str, origin| {
        let read = decode::options().from_str::<Charter<String>>(text);
        let charter = read.map_err(|error| error.to_string())?;
        let is_new = |w: &Written| w.charter.id != charter.id;
        if list.iter().all(is_new) {
            let text = text.trim_end().to_owned();
            list.push(Written {
                charter,
                text,
                origin,
            });
        }
        Ok::<(), String>(())
    };
    for text in map.map(own).unwrap_or_default() {
        add(&text, Origin::Map)?;
    }
    let texts = Texts::shipped();
    for (files, origin) in [
        (&texts.pacts, Origin::Pact),
        (&texts.alliances, Origin::Alliance),
    ] {
        for file in files {
            add(&file.text, origin).map_err(|e| format!("{}: {e}", file.name))?;
        }
    }
    Ok(list)
}

/// The texts of a map's own charters, each as far to the left as it goes.
fn own(map: &str) -> Vec<String> {
    let root = Path::Root;
    let tree = Node::scan(map);
    let list = tree
        .as_ref()
        .and_then(|tree| tree.get(map, &root.field("charters")));
    let spans = list.into_iter().flat_map(Node::items).map(|i| i.value.span);
    spans
        .filter_map(|(from, to)| Some((map.get(..from)?, map.get(from..to)?)))
        .map(|(before, text)| {
            let line = before.rsplit('\n').next().unwrap_or_default();
            let margin = line.len() - line.trim_start().len();
            let rest = text.lines().map(|l| {
                let blank = l.len() - l.trim_start().len();
                l.get(margin.min(blank)..).unwrap_or(l)
            });
            rest.collect::<Vec<_>>().join("\n")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_maps_own_charters_come_first_and_hide_those_that_ship() {
        let map = "\u{feff}(\r\n    charters: [\r\n        (\r\n            id: \"entente\", name: \"Ours\", purpose: \"P.\",\r\n            \
            obligation: Consult, decision: Majority,\r\n        ),\r\n    ],\r\n)";
        let all = written_charters(Some(map)).unwrap();
        let ours = &all[0];
        assert_eq!(
            (ours.origin, ours.charter.name.as_str()),
            (Origin::Map, "Ours")
        );
        assert_eq!(
            ours.text,
            "(\n    id: \"entente\", name: \"Ours\", purpose: \"P.\",\n    obligation: Consult, decision: Majority,\n)"
        );
        let count = |all: &[Written]| all.iter().filter(|w| w.charter.id == "entente").count();
        assert_eq!(count(&all), 1);
        let shipped = written_charters(None).unwrap();
        assert_eq!((count(&shipped), shipped.len()), (1, all.len()));
        assert!(shipped.iter().all(|w| w.origin != Origin::Map));
    }
}
