//! Which key means which action: presets in assets/keys, several keys an action.

use std::collections::BTreeMap;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Error;
use super::actions::{Action, Place, TABLE};

/// A key with its modifiers, in one spelling: a capital letter instead of shift and a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    pub code: KeyCode,
    pub modifiers: KeyModifiers,
}

impl Key {
    #[must_use]
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = modifiers & kept;
        let code = match code {
            KeyCode::Char(c) => {
                let upper = modifiers.contains(KeyModifiers::SHIFT) && c.is_lowercase();
                modifiers.remove(KeyModifiers::SHIFT);
                let c = if upper {
                    c.to_uppercase().next().unwrap_or(c)
                } else {
                    c
                };
                // Terminals send control and a letter alike with or without shift.
                let control = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if control { c.to_ascii_lowercase() } else { c })
            }
            KeyCode::BackTab => {
                modifiers.remove(KeyModifiers::SHIFT);
                KeyCode::BackTab
            }
            other => other,
        };
        Self { code, modifiers }
    }

    /// Reads `ctrl-c`, `T`, `f1`, `pageup`, `?`.
    ///
    /// # Errors
    /// A text that names no key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut letters = text.chars();
        if let (Some(c), None) = (letters.next(), letters.next()) {
            return Ok(Self::new(KeyCode::Char(c), KeyModifiers::NONE));
        }
        let key = crokey::parse(text).map_err(|e| e.to_string())?;
        Ok(Self::new(*key.codes.first(), key.modifiers))
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (modifier, name) in [
            (KeyModifiers::CONTROL, "ctrl-"),
            (KeyModifiers::ALT, "alt-"),
            (KeyModifiers::SHIFT, "shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("shift-Tab"),
            KeyCode::Delete => f.write_str("Del"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// The presets that ship: name and text.
pub const PRESETS: [(&str, &str); 3] = [
    ("default", include_str!("../../assets/keys/default.ron")),
    ("vim", include_str!("../../assets/keys/vim.ron")),
    ("azerty", include_str!("../../assets/keys/azerty.ron")),
];

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    pub name: String,
    /// By action.
    keys: Vec<Vec<Key>>,
}

impl Keymap {
    /// A shipped preset; the default one for an unknown name.
    ///
    /// # Errors
    /// A preset that does not parse or has conflicts; a test keeps this from shipping.
    pub fn preset(name: &str) -> Result<Self, Error> {
        let (base, mut map) = (PRESETS[0], Self::empty(name));
        map.read(base.0, base.1)?;
        if let Some(&(name, text)) = PRESETS.iter().skip(1).find(|p| p.0 == name) {
            map.read(name, text)?;
        }
        Ok(map)
    }

    fn empty(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            keys: vec![Vec::new(); TABLE.len()],
        }
    }

    /// Lays the keys of a file over those in force: an action that it names gets its keys, no others.
    ///
    /// # Errors
    /// Text that is no table of keys, or a name that is no action or key.
    pub fn read(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let fault = |message: String| Error::Asset {
            file: format!("keys/{file}.ron"),
            message,
        };
        let table: BTreeMap<String, Vec<String>> =
            ron::from_str(text).map_err(|e| fault(e.to_string()))?;
        for (id, keys) in table {
            let action =
                Action::named(&id).ok_or_else(|| fault(format!("no action is called {id}")))?;
            let keys: Result<Vec<Key>, String> = keys.iter().map(|k| Key::parse(k)).collect();
            self.keys[action as usize] = keys.map_err(&fault)?;
        }
        Ok(())
    }

    /// The keys of an action.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[Key] {
        &self.keys[action as usize]
    }

    /// The first key of an action, in words; empty for an action of the palette.
    #[must_use]
    pub fn label(&self, action: Action) -> String {
        self.keys(action)
            .first()
            .map(Key::to_string)
            .unwrap_or_default()
    }

    /// What a key means where `places` are in force; the earlier place goes first.
    #[must_use]
    pub fn action(&self, key: Key, places: &[Place]) -> Option<Action> {
        places.iter().find_map(|place| {
            TABLE
                .iter()
                .find(|s| s.places.contains(place) && self.keys(s.action).contains(&key))
                .map(|s| s.action)
        })
    }

    /// Pairs of actions that share a key where both can be meant, as sentences.
    #[must_use]
    pub fn conflicts(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (i, a) in TABLE.iter().enumerate() {
            for b in &TABLE[i + 1..] {
                let met = a
                    .places
                    .iter()
                    .any(|p| b.places.iter().any(|q| p.meets(*q)));
                let shared = self
                    .keys(a.action)
                    .iter()
                    .find(|k| self.keys(b.action).contains(k));
                if let (true, Some(key)) = (met, shared) {
                    found.push(format!("{key} means both {} and {}", a.id, b.id));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without a key by design: the palette or the mouse reaches them.
    const PALETTE_ONLY: [Action; 0] = [];

    #[test]
    fn every_preset_parses_without_conflicts_and_every_action_has_a_key() {
        for (name, _) in PRESETS {
            let map = Keymap::preset(name).unwrap();
            assert_eq!(map.conflicts(), Vec::<String>::new(), "{name}");
            for spec in TABLE {
                let keyed = !map.keys(spec.action).is_empty();
                assert!(
                    keyed != PALETTE_ONLY.contains(&spec.action),
                    "{name}: {}",
                    spec.id
                );
            }
        }
    }

    #[test]
    fn a_capital_is_shift_and_its_letter() {
        let typed = Key::from(KeyEvent::new(KeyCode::Char('t'), KeyModifiers::SHIFT));
        assert_eq!(typed, Key::parse("T").unwrap());
        assert_eq!(Key::parse("ctrl-c").unwrap().to_string(), "ctrl-c");
    }
}
