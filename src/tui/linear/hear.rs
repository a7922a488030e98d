//! What a typed line asks for.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::actions::{Action, TABLE};
use crate::keys::Key;

/// What a line asks for.
#[derive(Clone, PartialEq, Debug)]
pub enum Heard {
    /// Keys, one after the other.
    Keys(Vec<KeyEvent>),
    /// An action by its name, which several may share that never meet.
    Act(Vec<Action>),
    /// Letters for the field that has the cursor.
    Type(String),
    /// Goes down to the entry in which these letters are.
    To(String),
    /// Reads everything again.
    Again,
    /// Nothing that is known.
    Unknown,
}

/// As many times as a line may repeat a key.
const REPEATS: u32 = 500;

impl Heard {
    /// Reads a line; in a `field` all but the keys that have names of several letters is text.
    #[must_use]
    pub fn of(line: &str, field: bool) -> Self {
        let line = line.trim();
        if line.is_empty() {
            return Self::key("enter");
        }
        let named = line.len() > 1;
        if let Some(keys) = keys(line).filter(|_| !field || named) {
            return Self::Keys(keys);
        }
        if field {
            return Self::Type(line.to_owned());
        }
        if line == "read" {
            return Self::Again;
        }
        if let Some(text) = line.strip_prefix("to ") {
            return Self::To(text.trim().to_lowercase());
        }
        let is = |name: &str| name.eq_ignore_ascii_case(line);
        let found = TABLE.iter().filter(|s| is(s.id) || is(s.name));
        let found: Vec<Action> = found.map(|s| s.action).collect();
        match found.is_empty() {
            true => Self::Unknown,
            false => Self::Act(found),
        }
    }

    fn key(name: &str) -> Self {
        keys(name).map_or(Self::Unknown, Self::Keys)
    }
}

/// The key that a line names, as often as it says: `t`, `ctrl-p`, `down 3`.
fn keys(line: &str) -> Option<Vec<KeyEvent>> {
    let (name, times) = match line.rsplit_once(' ') {
        Some((name, times)) => (name, times.parse::<u32>().ok()?),
        None => (line, 1),
    };
    let key = match name {
        "↑" => plain(KeyCode::Up),
        "↓" => plain(KeyCode::Down),
        "←" => plain(KeyCode::Left),
        "→" => plain(KeyCode::Right),
        "PgUp" => plain(KeyCode::PageUp),
        "PgDn" => plain(KeyCode::PageDown),
        "Del" => plain(KeyCode::Delete),
        // A letter is itself, and what has a name of its own is called by it.
        _ if name.chars().count() == 1 => Key::parse(name).ok()?,
        "enter" => plain(KeyCode::Enter),
        "esc" | "escape" => plain(KeyCode::Esc),
        "tab" => plain(KeyCode::Tab),
        "backtab" | "shift-tab" | "shift-Tab" => plain(KeyCode::BackTab),
        "space" => plain(KeyCode::Char(' ')),
        "backspace" => plain(KeyCode::Backspace),
        _ => Key::parse(name).ok()?,
    };
    let event = KeyEvent::new(key.code, key.modifiers);
    let times = times.clamp(1, REPEATS) as usize;
    Some(vec![event; times])
}

fn plain(code: KeyCode) -> Key {
    Key::new(code, KeyModifiers::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keymap;

    fn one(line: &str) -> Option<KeyEvent> {
        match Heard::of(line, false) {
            Heard::Keys(keys) if keys.len() == 1 => Some(keys[0]),
            _ => None,
        }
    }

    #[test]
    fn every_key_of_the_presets_can_be_typed_as_it_is_written() {
        for preset in crate::keys::PRESETS {
            let map = Keymap::preset(preset.0).unwrap();
            for spec in TABLE {
                for key in map.keys(spec.action) {
                    let wanted = KeyEvent::new(key.code, key.modifiers);
                    assert_eq!(one(&key.to_string()), Some(wanted), "{key} of {}", spec.id);
                }
            }
        }
    }

    #[test]
    fn every_action_is_known_by_its_name() {
        for spec in TABLE {
            let heard = Heard::of(spec.id, false);
            // What is also the name of a key is that key, which means the same.
            let key = matches!(heard, Heard::Keys(_));
            let known = matches!(&heard, Heard::Act(list) if list.contains(&spec.action));
            assert!(known || key, "{}: {heard:?}", spec.id);
        }
    }

    #[test]
    fn lines_are_keys_names_places_or_text() {
        assert_eq!(one("").map(|k| k.code), Some(KeyCode::Enter));
        assert_eq!(one("T").map(|k| k.code), Some(KeyCode::Char('T')));
        assert!(matches!(Heard::of("down 3", false), Heard::Keys(k) if k.len() == 3));
        assert_eq!(
            Heard::of("End turn", false),
            Heard::Act(vec![Action::EndTurn])
        );
        assert_eq!(
            Heard::of("to Karsk Empire", false),
            Heard::To("karsk empire".to_owned())
        );
        assert_eq!(Heard::of("read", false), Heard::Again);
        assert_eq!(Heard::of("make tea", false), Heard::Unknown);
        assert_eq!(Heard::of("t", true), Heard::Type("t".to_owned()));
        assert_eq!(Heard::of("read", true), Heard::Type("read".to_owned()));
        assert!(matches!(Heard::of("esc", true), Heard::Keys(_)));
    }
}
