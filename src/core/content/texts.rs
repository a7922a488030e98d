//! The texts beside the map that a game follows from: its rules and charters. New games take those that ship; a
//! saved game carries its own, so that it goes on as it began whatever ships by then.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::decode::options;
use super::rules::Rules;
use super::shipped::{File, alliances, pacts};
use super::tree::{Node, Path};

/// A named text; of a shipped one neither is copied.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Text {
    /// For rules their section, for charters their path in the source tree.
    pub name: Cow<'static, str>,
    pub text: Cow<'static, str>,
}

/// What a map brings along beside its own text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Beside {
    /// The file of outlines that it names.
    pub outlines: Option<Text>,
    /// Why that could not be read.
    #[serde(skip)]
    pub unread: Option<String>,
}

impl Beside {
    fn is_nothing(&self) -> bool {
        self.outlines.is_none()
    }
}

/// The name of the file of outlines that the map in `text` names.
#[must_use]
pub fn outlines_named(text: &str) -> Option<String> {
    // Few maps have any, and to find out where a value stands takes a while.
    if !text.contains("outlines") {
        return None;
    }
    let root = Path::Root;
    let geography = root.field("geography");
    let tree = Node::read(text).0?;
    let (from, to) = tree.get(text, &geography.field("outlines"))?.span;
    options()
        .from_str::<Option<String>>(text.get(from..to)?)
        .ok()?
}

/// The rules and charters that a game is played under, as text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    /// The constants, section by section.
    pub rules: Vec<Text>,
    /// The charters that any two nations may agree on, in the order of their ids.
    pub pacts: Vec<Text>,
    /// The charters that are in a game whose map names them, in the order of their ids.
    pub alliances: Vec<Text>,
    /// What the map brings along.
    #[serde(default, skip_serializing_if = "Beside::is_nothing")]
    pub beside: Beside,
}

impl Texts {
    /// Those that ship.
    #[must_use]
    pub fn shipped() -> Self {
        let text = |name, text| Text {
            name: Cow::Borrowed(name),
            text: Cow::Borrowed(text),
        };
        let files = |list: &'static [File]| list.iter().map(|f| text(f.name, f.text)).collect();
        Self {
            rules: Rules::SHIPPED.iter().map(|s| text(s.0, s.1)).collect(),
            pacts: files(pacts()),
            alliances: files(alliances()),
            beside: Beside::default(),
        }
    }

    /// Those that ship, for a map that brings this along.
    #[must_use]
    pub fn shipped_with(beside: Beside) -> Self {
        Self {
            beside,
            ..Self::shipped()
        }
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Text> {
        let charters = self.pacts.iter().chain(&self.alliances);
        let rules = self.rules.iter();
        rules.chain(charters).chain(&self.beside.outlines)
    }

    /// The text of a section of the rules.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<&str> {
        let section = self.rules.iter().find(|s| s.name == name)?;
        Some(&section.text)
    }
}
