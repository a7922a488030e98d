//! A game looked back on, in words: sections of sentences, tables and graphs, from which screens, text and HTML are made.

mod alternative;
mod document;
mod html;
mod text;
mod verdict;

use crate::event::Event;
use crate::report::{Alternative, Stage};
use crate::tell::Register;

pub use alternative::{chances, changed, edited, outcome};
pub use document::{document, said, section};
pub use html::html;
pub use text::{Row, Style, rows, text};
pub use verdict::{headline, rank, sentences, standing};

/// A report as it is written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    pub title: String,
    /// The first sentences, below the title.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
}

/// What a section is about: each is a page of the screen.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumIter, strum::IntoStaticStr,
)]
pub enum Topic {
    Danger,
    Turning,
    Cold,
    Promises,
    Others,
    Goals,
    Figures,
    Staff,
}

impl Topic {
    /// Its title, as the heads of sections and pages have it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Danger => "How near it was",
            Self::Turning => "Turning points",
            Self::Cold => "Wars that did not happen",
            Self::Promises => "Promises",
            Self::Others => "If you had...",
            Self::Goals => "Goals and score",
            Self::Figures => "Figures",
            Self::Staff => "Was the staff right?",
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    pub topic: Topic,
    pub blocks: Vec<Block>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    Text(String),
    /// A heading within the section.
    Head(String),
    /// Things of which each is told in a line or more.
    List(Vec<String>),
    Table(Table),
    Graph(Graph),
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    pub heads: Vec<String>,
    /// Whether a column is of figures.
    pub figures: Vec<bool>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns; those with a mark are of figures.
    #[must_use]
    pub fn new<const N: usize>(columns: [(&str, bool); N]) -> Self {
        Self {
            heads: columns.iter().map(|c| c.0.to_owned()).collect(),
            figures: columns.iter().map(|c| c.1).collect(),
            rows: Vec::new(),
        }
    }
}

/// A figure over turns.
#[derive(Clone, PartialEq, Debug)]
pub struct Graph {
    pub name: String,
    /// By turn, in order.
    pub points: Vec<(u32, f64)>,
    /// Turns that are marked, each with its letter.
    pub marks: Vec<(u32, char)>,
    /// The dates of the first and the last turn.
    pub ends: [String; 2],
    /// The least and the greatest value drawn, each as it is written.
    pub from: (f64, String),
    pub to: (f64, String),
}

/// What is looked at, as it is told while one waits.
#[must_use]
pub const fn looking(stage: Stage) -> &'static str {
    match stage {
        Stage::Rank => "governments of the computer",
        Stage::Danger => "what the staff said",
        Stage::Near => "other fortunes of crises",
        Stage::Others => "other orders",
    }
}

/// The names of what came up in another course of the game.
#[must_use]
pub fn names_of(alternative: &Alternative, names: &Register) -> Register {
    let mut other = names.clone();
    let events: &[Event] = &alternative.events;
    events.iter().for_each(|event| other.learn(event));
    other
}
