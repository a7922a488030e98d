//! The texts beside the map that a game follows from: its rules and charters. New games take those that ship; a
//! saved game carries its own, so that it goes on as it began whatever ships by then.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::rules::Rules;
use super::shipped::{File, alliances, pacts};

/// A named text; of a shipped one neither is copied.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Text {
    /// For rules their section, for charters their path in the source tree.
    pub name: Cow<'static, str>,
    pub text: Cow<'static, str>,
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
        }
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &Text> {
        self.rules.iter().chain(&self.pacts).chain(&self.alliances)
    }

    /// The text of a section of the rules.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<&str> {
        let section = self.rules.iter().find(|s| s.name == name)?;
        Some(&section.text)
    }
}
