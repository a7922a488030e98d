//! How well the computer's governments judge, as settings of the rules.

use std::sync::LazyLock;

use serde::Deserialize;

/// A level of difficulty.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difficulty {
    pub id: String,
    pub name: String,
    /// What it changes, in a sentence.
    pub text: String,
    /// Settings, as `--set` takes them; none where it is the usual one.
    pub sets: Vec<String>,
}

/// The levels that ship, the easiest first; a test holds that they can be read and loaded.
static SHIPPED: LazyLock<Vec<Difficulty>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/difficulty.ron")).unwrap_or_default()
});

/// All levels, the easiest first.
#[must_use]
pub fn difficulties() -> &'static [Difficulty] {
    &SHIPPED
}

/// The place of the one that changes nothing.
#[must_use]
pub fn usual_difficulty() -> usize {
    let usual = SHIPPED.iter().position(|d| d.sets.is_empty());
    usual.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};

    #[test]
    fn every_level_can_be_played_and_one_changes_nothing() {
        let usual: Vec<_> = difficulties()
            .iter()
            .filter(|d| d.sets.is_empty())
            .collect();
        assert_eq!(usual.len(), 1);
        assert_eq!(difficulties()[usual_difficulty()], *usual[0]);
        let map = shipped().iter().find(|m| m.name.contains("four-rivers"));
        let map = map.unwrap();
        let mut noises = Vec::new();
        for level in difficulties() {
            let overrides = Overrides::new(level.sets.iter().map(String::as_str));
            let loaded = load(map.name, map.text, &overrides);
            let loaded = loaded.unwrap_or_else(|p| panic!("{}: {p:?}", level.id));
            noises.push(loaded.scenario.rules.mind.noise);
            assert!(level.text.ends_with('.') && level.text.len() < 240);
        }
        assert!(noises.is_sorted_by(|a, b| a > b), "{noises:?}");
    }
}
