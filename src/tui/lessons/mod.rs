//! Guided games as data: what a step says, which keys it names, and what it waits for. `watch` holds a step against a game.

mod watch;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::actions::Action;
use crate::keys::Keymap;

pub use watch::{Seen, holds};

/// The courses by the names of their maps.
const COURSES: &[(&str, &str)] = &[(
    "first-game",
    include_str!("../../../assets/lessons/first-game.ron"),
)];

static READ: LazyLock<Vec<Course>> = LazyLock::new(|| {
    let read = |(_, text): &(&str, &str)| ron::from_str(text).ok();
    COURSES.iter().filter_map(read).collect()
});

/// A guided game.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The name of its map.
    pub map: String,
    /// Lessons, each of one step or more.
    pub lessons: Vec<Lesson>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    pub title: String,
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// At most forty words; `[open]` is the key of that action, `[type lorne]` a word to type.
    pub say: String,
    /// The screen whose name is lit up, if one is.
    #[serde(default)]
    pub light: Option<String>,
    /// What ends it.
    pub until: Vec<Wait>,
    /// It is passed over where this does not hold.
    #[serde(default)]
    pub needs: Vec<Wait>,
    /// Said once it is done.
    pub done: String,
    /// Said when nothing happens for a while, or other keys are pressed.
    pub help: String,
}

/// What a step may wait for; of several one is enough.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub enum Wait {
    /// An action was asked for, by its name in key files.
    Did(String),
    /// A page of a panel is shown, by the name that stands over it.
    Page(String),
    /// An order of this kind is among those of this turn, or was since the step began.
    Drafted(String),
    /// A month has passed since the step began.
    Passed,
    /// The seat is the target in a crisis on this rung or a higher one.
    Quarrel(u8),
    /// The seat has called on its allies, and the matter is not closed.
    Called,
    /// Before a council lies a motion to answer a call of the seat's, or the members answer it already.
    Tabled,
    /// The members answer a call of the seat's, or have answered it.
    Answered,
    /// So many months have been played.
    Month(u32),
}

impl Course {
    /// The course that goes with a map, by the map's name.
    #[must_use]
    pub fn of(map: &str) -> Option<&'static Self> {
        READ.iter().find(|c| c.map == map)
    }

    /// The first of all.
    #[must_use]
    pub fn first() -> Option<&'static Self> {
        READ.first()
    }

    /// All steps in order, each with its lesson's place from 0.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &Step)> {
        let lessons = self.lessons.iter().enumerate();
        lessons.flat_map(|(i, lesson)| lesson.steps.iter().map(move |s| (i, s)))
    }
}

/// A piece of what a step says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Word {
    Text(String),
    /// A key to press.
    Key(Action),
    /// Letters to type.
    Typed(String),
}

impl Step {
    /// What it says, keys apart from words; a name that is no action stays as it is written.
    #[must_use]
    pub fn words(text: &str) -> Vec<Word> {
        let mut list = Vec::new();
        let mut parts = text.split('[');
        list.extend(parts.next().map(|t| Word::Text(t.to_owned())));
        for part in parts {
            let (name, rest) = part.split_once(']').unwrap_or((part, ""));
            list.push(match (name.strip_prefix("type "), Action::named(name)) {
                (Some(letters), _) => Word::Typed(letters.to_owned()),
                (_, Some(action)) => Word::Key(action),
                _ => Word::Text(name.to_owned()),
            });
            list.push(Word::Text(rest.to_owned()));
        }
        list.retain(|w| *w != Word::Text(String::new()));
        list
    }

    /// The actions whose keys it names.
    #[must_use]
    pub fn keys(&self) -> Vec<Action> {
        let words = Self::words(&self.say).into_iter();
        let key = |word| match word {
            Word::Key(action) => Some(action),
            Word::Text(_) | Word::Typed(_) => None,
        };
        words.filter_map(key).collect()
    }
}

impl Word {
    /// As it is read: keys by their names on the keyboard.
    #[must_use]
    pub fn told(&self, keys: &Keymap) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Key(action) => keys.label(*action),
            Self::Typed(letters) => letters.clone(),
        }
    }
}

/// How far a learner has come; kept beside the saved game.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    pub map: String,
    /// The step that is next, of all steps of the course.
    pub step: usize,
    /// The learner has left it, and may come back.
    #[serde(default)]
    pub left: bool,
    /// All steps are done.
    #[serde(default)]
    pub finished: bool,
}

impl Progress {
    #[must_use]
    pub fn begin(course: &Course) -> Self {
        Self {
            map: course.map.clone(),
            step: 0,
            left: false,
            finished: false,
        }
    }

    /// Where it is kept for the saved game at `save`.
    #[must_use]
    pub fn place(save: &Path) -> PathBuf {
        save.with_extension("lesson")
    }

    /// What is kept for a saved game; None where nothing is, or it cannot be read.
    #[must_use]
    pub fn read(save: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(Self::place(save)).ok()?;
        ron::from_str(&text).ok()
    }

    /// Lets go of what was kept for a saved game that is deleted.
    pub fn forget(save: &Path) {
        let _ = std::fs::remove_file(Self::place(save));
    }

    /// Keeps it. A game that cannot keep it begins its lessons with the first that is not done.
    pub fn write(&self, save: &Path) {
        if let Ok(text) = ron::to_string(self) {
            let _ = std::fs::write(Self::place(save), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use casus_core::content::lesson_maps;
    use casus_core::order::OrderKind;
    use strum::IntoEnumIterator;

    use super::*;
    use crate::Tab;

    #[test]
    fn every_course_can_be_read_and_names_what_there_is() {
        for (name, text) in COURSES {
            let course: Course = ron::from_str(text).unwrap();
            assert_eq!(course.map, *name);
            assert!(lesson_maps().iter().any(|m| m.name == course.map));
            for (_, step) in course.steps() {
                let words = Step::words(&step.say);
                let names = step.say.matches('[').count();
                let keys = words.iter().filter(|w| !matches!(w, Word::Text(_))).count();
                assert_eq!(keys, names, "a name that is no key: {}", step.say);
                let light = step.light.as_ref();
                assert!(light.is_none_or(|l| Tab::ALL.iter().any(|t| t.name() == l)));
                assert!(!step.until.is_empty() && !step.done.is_empty() && !step.help.is_empty());
                for wait in step.until.iter().chain(&step.needs) {
                    match wait {
                        Wait::Did(action) => assert!(Action::named(action).is_some(), "{action}"),
                        Wait::Drafted(kind) => {
                            let known = OrderKind::iter().any(|k| <&str>::from(k) == kind);
                            assert!(known, "{kind}");
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Short enough that somebody reads it.
    #[test]
    fn the_first_game_is_ten_lessons_of_few_words_and_keys() {
        let course = Course::first().unwrap();
        assert_eq!(course.lessons.len(), 10);
        let (mut all, mut pressed) = (0, 0);
        for (_, step) in course.steps() {
            let words = step.say.split_whitespace().count();
            assert!(words <= 40, "{words} words: {}", step.say);
            all += words;
            pressed += step.keys().len();
            let typed = Step::words(&step.say).into_iter().filter_map(|w| match w {
                Word::Typed(letters) => Some(letters.chars().count()),
                _ => None,
            });
            pressed += typed.sum::<usize>();
        }
        assert!(all <= 400, "{all} words");
        assert!(pressed <= 120, "{pressed} keys");
    }
}
