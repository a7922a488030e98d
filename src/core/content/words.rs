//! The words of the game as data: what players read for each kind of thing, by list. A map may have its own. They
//! decide nothing, so they are no part of the rules that a save carries.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::nearest;

/// The lists that ship; the tests hold that they can be read and have a word for each kind.
static SHIPPED: LazyLock<Arc<Lists>> = LazyLock::new(|| {
    let lists = ron::from_str(include_str!("../../../assets/words.ron"));
    Arc::new(lists.unwrap_or_default())
});

type Lists = BTreeMap<String, BTreeMap<String, String>>;

/// Characters that a word may have: the columns that hold words are narrow.
pub const WORD: usize = 48;

/// Words by list and kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words(Arc<Lists>);

impl Default for Words {
    /// The words that ship.
    fn default() -> Self {
        Self(Arc::clone(&SHIPPED))
    }
}

impl Words {
    /// The word for a kind in a list; the kind's own name where there is none.
    #[must_use]
    pub fn get<'a>(&'a self, list: &str, kind: &'a str) -> &'a str {
        let word = self.0.get(list).and_then(|words| words.get(kind));
        word.map_or(kind, String::as_str)
    }

    /// Puts `word` in the place of the one at `path`, which is a list and a kind: `arm.Land`.
    ///
    /// # Errors
    /// A path that leads nowhere, with the known one that is nearest.
    pub(super) fn set(&mut self, path: &str, word: &str) -> Result<(), Option<String>> {
        let place = path.split_once('.').and_then(|(list, kind)| {
            let lists = Arc::make_mut(&mut self.0);
            lists.get_mut(list)?.get_mut(kind)
        });
        match place {
            Some(place) => {
                word.clone_into(place);
                Ok(())
            }
            None => {
                let paths = self.paths();
                Err(nearest::hint_with(
                    path,
                    paths.iter().map(String::as_str),
                    "casus format words",
                ))
            }
        }
    }

    /// Every list and kind there is, each as `list.kind`.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let kinds = self.0.iter();
        kinds
            .flat_map(|(list, words)| words.keys().map(move |kind| format!("{list}.{kind}")))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};

    #[test]
    fn a_map_calls_things_by_its_own_words_and_the_rest_by_those_that_ship() {
        let map = shipped()[0];
        let text = map.text.trim_end().strip_suffix(')').unwrap();
        let text = format!("{text} words: [(\"arm.Land\", \"phalanx\")])");
        let loaded = load(map.name, &text, &Overrides::default()).unwrap();
        let words = &loaded.scenario.words;
        assert_eq!(words.get("arm", "Land"), "phalanx");
        assert_eq!(
            words.get("arm", "Naval"),
            Words::default().get("arm", "Naval")
        );
        assert_eq!(words.get("arm", "Camel"), "Camel");
    }
}
