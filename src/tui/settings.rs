//! What a player chose on the screen, kept from one run to the next in a small file of the platform's
//! configuration folder. A file that cannot be read is as good as none, and the next choice replaces it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use etcetera::AppStrategy;
use serde::{Deserialize, Serialize};

use super::cell::Glyphs;

/// Choices; None, or no entry, where nothing was chosen.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// A theme's name.
    pub theme: Option<String>,
    /// A key preset's name.
    pub keys: Option<String>,
    pub mouse: Option<bool>,
    /// By terminal: what one draws another does not.
    pub glyphs: BTreeMap<String, Glyphs>,
}

impl Settings {
    /// Where the file is on this computer.
    #[must_use]
    pub fn place() -> Option<PathBuf> {
        let folders = casus_core::session::folders()?;
        Some(folders.config_dir().join("settings.ron"))
    }

    #[must_use]
    pub fn read(path: &Path) -> Self {
        // A settings file is short; whatever is longer is something else.
        const LONGEST: u64 = 64 * 1024;
        let small = std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= LONGEST);
        let text = small.then(|| std::fs::read_to_string(path).ok()).flatten();
        text.and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or the file not be written.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        let text = text.map_err(std::io::Error::other)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let draft = path.with_extension(format!("{}.tmp", std::process::id()));
        let written =
            std::fs::write(&draft, text + "\n").and_then(|()| std::fs::rename(&draft, path));
        if written.is_err() {
            // What is left of it is of no use; that it cannot be removed either changes nothing.
            drop(std::fs::remove_file(&draft));
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_and_damage_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.ron");
        assert_eq!(Settings::read(&path), Settings::default());
        let chosen = Settings {
            theme: Some("light".to_owned()),
            keys: None,
            mouse: Some(false),
            glyphs: BTreeMap::from([("kitty".to_owned(), Glyphs::Sextant)]),
        };
        chosen.write(&path).unwrap();
        assert_eq!(Settings::read(&path), chosen);
        let files = std::fs::read_dir(folder.path().join("new"))
            .unwrap()
            .count();
        assert_eq!(files, 1, "nothing else is left there");
        for damage in [
            "",
            "(theme: Some(",
            "(mouse: Some(3))",
            "\u{0}\u{1}",
            "(glyphs: {\"a\": Nonants})",
        ] {
            std::fs::write(&path, damage).unwrap();
            assert_eq!(Settings::read(&path), Settings::default(), "{damage:?}");
        }
        // What a later version adds does no harm.
        std::fs::write(&path, "(mouse: Some(true), colour: \"red\")").unwrap();
        assert_eq!(Settings::read(&path).mouse, Some(true));
        std::fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
        assert_eq!(Settings::read(&path), Settings::default());
        assert!(chosen.write(&path.join("below-a-file")).is_err());
    }
}
