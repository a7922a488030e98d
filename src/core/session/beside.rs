//! The file of outlines that a map names: in the map's own folder, small, and no link out of it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::files;
use crate::content::{Beside, MOST_BYTES, Text, outlines_named};

/// Endings of files that may be read: a map must not have any file shown by what is said of it.
const ENDINGS: [&str; 3] = ["geojson", "topojson", "json"];

/// What the map at `path` with this text brings along.
pub fn read(path: &Path, text: &str) -> Beside {
    let Some(name) = outlines_named(text) else {
        return Beside::default();
    };
    let (outlines, unread) = match fetched(path, &name) {
        Ok(text) => (Some(text), None),
        Err(why) => (None, Some(why)),
    };
    Beside { outlines, unread }
}

/// Where the file is that the map at `path` names, if its name is one of a file beside it.
pub fn place(path: &Path, text: &str) -> Option<PathBuf> {
    let name = outlines_named(text)?;
    is_plain(&name).then(|| path.with_file_name(name))
}

/// Whether a name is that of a file in the same folder, whatever the system.
fn is_plain(name: &str) -> bool {
    let stem = name
        .rsplit_once('.')
        .filter(|(_, end)| ENDINGS.contains(end));
    let odd = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    stem.is_some_and(|(stem, _)| !stem.is_empty()) && !name.starts_with('.') && !name.contains(odd)
}

fn fetched(map: &Path, name: &str) -> Result<Text, String> {
    if !is_plain(name) {
        return Err(format!(
            "it must be the plain name of a file beside the map that ends in .{}",
            ENDINGS.join(", .")
        ));
    }
    let path = map.with_file_name(name);
    let real = |path: &Path| std::fs::canonicalize(path).map_err(|e| e.to_string());
    // The folder of a map that was named without one is where the program was called.
    let folder = match map.parent().filter(|f| !f.as_os_str().is_empty()) {
        Some(folder) => real(folder)?,
        None => real(Path::new("."))?,
    };
    if real(&path)?.parent() != Some(folder.as_path()) {
        return Err("it is a link out of the folder".to_owned());
    }
    let bytes = files::read(&path, MOST_BYTES as u64 + 1).map_err(|e| e.to_string())?;
    if bytes.len() > MOST_BYTES {
        return Err(format!(
            "it has more than {MOST_BYTES} bytes, which are the most"
        ));
    }
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    Ok(Text {
        name: Cow::Owned(name.to_owned()),
        text: Cow::Owned(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_read() {
        for name in ["a.geojson", "my bay.json", "x.y.topojson"] {
            assert!(is_plain(name), "{name}");
        }
        for name in [
            "",
            "a",
            "../a.json",
            "/a.json",
            "a\\b.json",
            "c:a.json",
            ".json",
            ".a.json",
            "a.ron",
        ] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
