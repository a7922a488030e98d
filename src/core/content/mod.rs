//! Text becomes a checked [`Scenario`], or a list of problems at file:line:column.
//!
//! `decode` reads the form (`raw`), `check` the meaning; `tree` knows where in the text each value stands,
//! so that both point at what is wrong. maps/README.md is the format's reference.

mod amend;
mod charter;
mod check;
mod codes;
mod compose;
mod contradictions;
mod decode;
mod difficulty;
mod fit;
mod forms;
mod hazard;
mod json;
mod lesson;
mod letters;
mod load;
mod nearest;
mod overrides;
mod pedia;
mod problem;
mod raw;
mod reach;
mod reference;
mod remarks;
mod report;
mod rules;
pub mod scale;
mod scenario;
mod shape;
mod shipped;
mod template;
mod texts;
mod tree;
mod weather;
mod words;
mod written;

pub use charter::*;
pub use codes::Code;
pub use compose::{choices, compose, limits};
pub use contradictions::{Contradiction, contradictions};
pub use difficulty::{Difficulty, difficulties, usual_difficulty};
pub use lesson::{LessonMap, lesson_maps};
pub use letters::steers;
pub use load::{Loaded, MOST_BYTES, load, load_with};
pub use nearest::{edit_distance, hint, nearest};
pub use overrides::Overrides;
pub use pedia::{Article, Pedia};
pub use problem::{Problem, Severity};
pub use reach::Reach;
pub use reference::{Entry, Line, Part, Topic, topic, topics};
pub use remarks::Remarks;
pub use rules::*;
pub use scenario::*;
pub use shipped::{File as ShippedMap, shipped};
pub use template::template;
pub use texts::{Beside, Text, Texts, outlines_named};
pub use weather::Weather;
pub use words::Words;
pub use written::{Origin, Written, written_charters};
