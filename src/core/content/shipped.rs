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
        &[$($crate::content::shipped::File { name: $path, text: include_str!(concat!("../../../", $path)) }),*]
    };
}
pub(super) use files;

const MAPS: &[File] = files![
    "maps/four-rivers.ron",
    "maps/europe-1949.ron",
    "maps/aegean-478bc.ron",
    "maps/europe-1991.ron",
    "maps/africa-2014.ron",
    "maps/eurasia-2020.ron",
    "maps/world-2025.ron",
];

/// What any two nations of any age may agree on.
const PACTS: &[File] = files![
    "assets/rules/charters/base-rights.ron",
    "assets/rules/charters/bilateral-guarantee.ron",
    "assets/rules/charters/consultation-pact.ron",
    "assets/rules/charters/defence-pact.ron",
    "assets/rules/charters/entente.ron",
    "assets/rules/charters/neutrality.ron",
    "assets/rules/charters/non-aggression.ron",
    "assets/rules/charters/offensive-pact.ron",
];

/// Alliances of one time and place.
const ALLIANCES: &[File] = files![
    "assets/rules/charters/african-union.ron",
    "assets/rules/charters/anzus.ron",
    "assets/rules/charters/arab-league.ron",
    "assets/rules/charters/baghdad-pact.ron",
    "assets/rules/charters/balkan-pact.ron",
    "assets/rules/charters/brussels-treaty.ron",
    "assets/rules/charters/csto.ron",
    "assets/rules/charters/delian-league.ron",
    "assets/rules/charters/eu-42-7.ron",
    "assets/rules/charters/hellenic-league.ron",
    "assets/rules/charters/north-atlantic.ron",
    "assets/rules/charters/north-atlantic-1991.ron",
    "assets/rules/charters/occupation-statute.ron",
    "assets/rules/charters/rio.ron",
    "assets/rules/charters/soviet-control.ron",
    "assets/rules/charters/soviet-mutual-assistance.ron",
    "assets/rules/charters/warsaw-treaty.ron",
    "assets/rules/charters/western-european-union.ron",
];

/// The maps, the learner's map first.
#[must_use]
pub fn shipped() -> &'static [File] {
    MAPS
}

/// The charters that nations may propose to each other on every map, in the order of their ids.
#[must_use]
pub fn pacts() -> &'static [File] {
    PACTS
}

/// The charters that are in a game whose map names them, in the order of their ids.
#[must_use]
pub fn alliances() -> &'static [File] {
    ALLIANCES
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the .ron files in a folder of the source tree.
    fn listed(folder: &str) -> Vec<String> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let path = std::path::Path::new(root).join(folder);
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
        let mut charters: Vec<&str> = PACTS.iter().chain(ALLIANCES).map(|f| f.name).collect();
        charters.sort_unstable();
        assert_eq!(charters, listed("assets/rules/charters"));
    }

    #[test]
    fn a_charter_is_called_like_its_file() {
        for file in PACTS.iter().chain(ALLIANCES) {
            let charter: crate::content::Charter<String> = crate::content::decode::options()
                .from_str(file.text)
                .unwrap();
            assert_eq!(
                file.name,
                format!("assets/rules/charters/{}.ron", charter.id)
            );
        }
    }
}
