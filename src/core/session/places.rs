//! Where saved games and maps are on this computer.

use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

/// The folders of saved games and of maps; they need not exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    pub saves: PathBuf,
    pub maps: PathBuf,
}

impl Places {
    /// Each from the option, else the environment (`CASUS_SAVES`, `CASUS_MAPS`), else `./saves` and
    /// `./maps` if they are there, else the platform's data folder.
    #[must_use]
    pub fn find(saves: Option<PathBuf>, maps: Option<PathBuf>) -> Self {
        Self {
            saves: choose(saves, "CASUS_SAVES", "saves"),
            maps: choose(maps, "CASUS_MAPS", "maps"),
        }
    }

    /// The saved game that `name` means: a path if it looks like one or is there, else the file of that
    /// name in the folder of saves.
    #[must_use]
    pub fn save(&self, name: &str) -> PathBuf {
        let path = Path::new(name);
        if looks_like_path(name) || path.exists() {
            return path.to_path_buf();
        }
        let named = self.saves.join(name);
        if named.exists() {
            return named;
        }
        self.saves.join(format!("{name}.{EXTENSION}"))
    }
}

/// The ending of saved games' names.
pub const EXTENSION: &str = "casus";

/// Whether `name` is meant as a path rather than as the name of a shipped map or a save.
#[must_use]
pub fn looks_like_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".ron") || name.ends_with(".casus")
}

fn choose(option: Option<PathBuf>, variable: &str, folder: &str) -> PathBuf {
    if let Some(path) = option {
        return path;
    }
    if let Some(path) = std::env::var_os(variable).filter(|v| !v.is_empty()) {
        return path.into();
    }
    let here = PathBuf::from(folder);
    if here.is_dir() {
        return here;
    }
    data_folder().map_or(here, |data| data.join(folder))
}

fn data_folder() -> Option<PathBuf> {
    folders().map(|s| s.data_dir())
}

/// The platform's folders for this program.
#[must_use]
pub fn folders() -> Option<impl AppStrategy> {
    let args = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "casus-foederis".to_owned(),
        app_name: "casus-foederis".to_owned(),
    };
    choose_app_strategy(args).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_wins() {
        let places = Places::find(Some("here".into()), Some("there".into()));
        assert_eq!(places.saves, Path::new("here"));
        assert_eq!(places.maps, Path::new("there"));
        assert_eq!(places.save("x"), Path::new("here/x.casus"));
        assert_eq!(places.save("./x"), Path::new("./x"));
    }

    #[test]
    fn paths_are_told_from_names() {
        for (name, path) in [("europe-1949", false), ("a/b", true), ("my.ron", true)] {
            assert_eq!(looks_like_path(name), path, "{name}");
        }
    }
}
