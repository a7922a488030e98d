//! The preview of a map that somebody is writing.

use std::path::PathBuf;

use casus_core::content::template;

use super::*;

impl Bench {
    /// The screen of a new game with the cursor on the one map in the folder, which is called `title`.
    fn previews(maps: &Path, title: &str) -> Self {
        let mut bench = Self::beside(Launch::Play(Start::default()), Some(maps));
        // Own maps come after those that ship and their chapters, beyond the end of the list.
        for _ in 0..400 {
            (0..40).for_each(|_| bench.press(Action::Down));
            if bench.screen((120, 35)).contains(title) {
                return bench;
            }
            bench.settle();
        }
        panic!("no {title}");
    }

    /// The screen, once it shows `part`.
    fn shows(&mut self, part: &str) -> String {
        for _ in 0..400 {
            let screen = self.screen((120, 35));
            if screen.contains(part) {
                return screen;
            }
            self.settle();
        }
        panic!("no {part}: {}", self.screen((120, 35)));
    }

    /// The same after it has looked at the files of the maps.
    fn looks(&mut self, part: &str) -> String {
        self.app.tick();
        self.shows(part)
    }
}

fn written(folder: &Path, title: &str) -> (PathBuf, String) {
    let (file, text) = (folder.join("mine.ron"), template(true, title));
    std::fs::write(&file, &text).unwrap();
    (file, text)
}

#[test]
fn a_new_game_shows_a_map_as_its_file_is_now() {
    let maps = tempfile::tempdir().unwrap();
    let (file, good) = written(maps.path(), "First Draft");
    let mut bench = Bench::previews(maps.path(), "First Draft");
    let before = bench.looks("Midland");
    bench.settle();
    assert_eq!(bench.screen((120, 35)), before);

    std::fs::write(&file, good.replace("First Draft", "Second Draft, longer")).unwrap();
    let after = bench.looks("Second Draft, longer");
    assert!(!after.contains("First Draft"), "{after}");

    std::fs::write(&file, good.replacen("turns:", "turn:", 1)).unwrap();
    let broken = bench.looks("This map has faults");
    // In the preview the first fault, and below all of them.
    assert!(broken.matches("there is no field").count() >= 2, "{broken}");
    bench.press(Action::Open);
    bench.shows("This map cannot be played.");

    std::fs::write(&file, [0xff, 0xfe]).unwrap();
    bench.looks("not UTF-8");
    std::fs::remove_file(&file).unwrap();
    bench.looks("No such file");
    bench.press(Action::Open);
    std::fs::write(&file, &good).unwrap();
    bench.looks("First Draft");
    assert!(bench.screen((80, 24)).contains("First Draft"));
}

/// A seat that was taken stays so while the map has the same nations, and not when it has others.
#[test]
fn seats_outlive_a_change_of_the_map_and_none_of_its_nations() {
    let maps = tempfile::tempdir().unwrap();
    let (file, good) = written(maps.path(), "Mine");
    let mut bench = Bench::previews(maps.path(), "Mine");
    bench.press(Action::Next);
    bench.press(Action::Down);
    bench.press(Action::Seat);
    let seated = |screen: &str| screen.contains("1 █");
    assert!(seated(&bench.looks("Eastland")));
    std::fs::write(&file, good.replace("Mine", "My Own")).unwrap();
    assert!(seated(&bench.looks("My Own")));
    std::fs::write(&file, good.replace("\"WES\"", "\"WEX\"")).unwrap();
    assert!(!seated(&bench.looks("Mine")));
}
