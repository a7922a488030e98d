//! Maps and charters that ship with the game.

/// A file in the binary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct File {
    /// Its path in the source tree.
    pub name: &'static str,
    pub text: &'static str,
}

/// Names a folder's files once; they are embedded under their paths.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(File { name: $path, text: include_str!(concat!("../../", $path)) }),*]
    };
}

const MAPS: &[File] = files!["maps/four-rivers.ron"];

const CHARTERS: &[File] = files![
    "assets/rules/charters/bilateral-guarantee.ron",
    "assets/rules/charters/north-atlantic.ron",
];

/// The maps, the learner's map first.
#[must_use]
pub fn shipped() -> &'static [File] {
    MAPS
}

/// The charters that every map may use, in the order of their ids.
#[must_use]
pub fn charter_files() -> &'static [File] {
    CHARTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the .ron files in a folder of the source tree.
    fn listed(folder: &str) -> Vec<String> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut names: Vec<String> = std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ron"))
            .map(|name| format!("{folder}/{name}"))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn every_file_is_embedded() {
        let mut maps: Vec<&str> = MAPS.iter().map(|f| f.name).collect();
        maps.sort_unstable();
        assert_eq!(maps, listed("maps"));
        let charters: Vec<&str> = CHARTERS.iter().map(|f| f.name).collect();
        assert_eq!(charters, listed("assets/rules/charters"));
    }

    #[test]
    fn a_charter_is_called_like_its_file() {
        for file in CHARTERS {
            let charter: crate::content::Charter<String> =
                crate::content::decode::options().from_str(file.text).unwrap();
            assert_eq!(file.name, format!("assets/rules/charters/{}.ron", charter.id));
        }
    }
}
