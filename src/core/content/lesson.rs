//! The maps of guided games: each is a map that ships with some of its text changed, so that it stays true to it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::shipped::{File, files, shipped};

/// A guided game's map by its name, which is that of its file.
const LESSONS: &[File] = files!["assets/lessons/first-game.map.ron"];

static MADE: LazyLock<Vec<LessonMap>> = LazyLock::new(|| LESSONS.iter().filter_map(made).collect());

/// A map that is made for a guided game.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LessonMap {
    /// What it is called where maps are asked for.
    pub name: &'static str,
    /// The whole of its text.
    pub text: String,
    /// The id of the nation that the learner leads.
    pub seat: String,
    /// The same luck for every learner.
    pub seed: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Made {
    /// The name of a map that ships.
    base: String,
    seat: String,
    seed: u64,
    changes: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    from: String,
    to: String,
}

/// The maps of guided games.
#[must_use]
pub fn lesson_maps() -> &'static [LessonMap] {
    &MADE
}

/// None where the file cannot be read or its base is none; the tests hold that this is not so.
fn made(file: &File) -> Option<LessonMap> {
    let made: Made = ron::from_str(file.text).ok()?;
    let base = shipped().iter().find(|map| name(map) == made.base)?;
    let change = |text: String, c: &Change| text.replacen(&c.from, &c.to, 1);
    Some(LessonMap {
        name: name(file),
        text: made.changes.iter().fold(base.text.to_owned(), change),
        seat: made.seat,
        seed: made.seed,
    })
}

fn name(file: &File) -> &'static str {
    let name = file.name.rsplit('/').next().unwrap_or(file.name);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load};

    #[test]
    fn every_map_of_a_lesson_is_its_base_changed_where_it_says() {
        assert_eq!(lesson_maps().len(), LESSONS.len());
        for (file, map) in LESSONS.iter().zip(lesson_maps()) {
            let made: Made = ron::from_str(file.text).unwrap();
            let base = shipped().iter().find(|m| name(m) == made.base).unwrap();
            for change in &made.changes {
                assert_eq!(
                    base.text.matches(&change.from).count(),
                    1,
                    "{}",
                    change.from
                );
                assert!(map.text.contains(&change.to));
            }
            let loaded = load(map.name, &map.text, &Overrides::default()).unwrap();
            assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
            assert!(loaded.scenario.nation_named(&map.seat).is_some());
            let taken = shipped().iter().any(|m| name(m) == map.name);
            assert!(!taken, "{} is the name of another map", map.name);
        }
    }
}
