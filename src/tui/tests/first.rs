//! What a game opens on: in its first turn the briefing, with what the game is about before it.

use super::*;

/// What stands over the story and over the list of what needs one.
const ASKED: &str = "Your objectives";
const BRIEFING: &str = "What needs you";

#[test]
fn a_game_opens_on_what_it_is_about_and_then_on_its_briefing() {
    for size in SIZES {
        for closes in [KeyCode::Enter, KeyCode::Esc] {
            let mut bench = Bench::open(&["BRE"]);
            let first = bench.screen(size);
            assert!(first.contains(ASKED), "{size:?}: {first}");
            assert!(first.contains("Esc closes"), "{size:?}: {first}");
            bench.key(closes);
            let briefing = bench.screen(size);
            assert!(!briefing.contains(ASKED), "{size:?}: {briefing}");
            assert!(briefing.contains(BRIEFING), "{size:?}: {briefing}");
            // The list has the keys: its first entry is what was just read.
            bench.key(KeyCode::Enter);
            assert!(bench.screen(size).contains(ASKED), "{size:?}");
        }
    }
}

#[test]
fn each_seat_at_a_terminal_reads_its_own() {
    let mut bench = Bench::open(&["BRE", "KAR"]);
    let size = (120, 35);
    assert!(!bench.screen(size).contains(ASKED), "nobody sits there yet");
    bench.key(KeyCode::Enter);
    let first = bench.screen(size);
    assert!(first.contains(ASKED), "{first}");
    bench.key(KeyCode::Esc);
    bench.press(Action::EndTurn);
    bench.key(KeyCode::Enter);
    let second = bench.screen(size);
    assert!(second.contains(ASKED) && second != first, "{second}");
}

#[test]
fn a_game_that_goes_on_opens_on_the_map() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (80, 24);
    bench.screen(size);
    bench.press(Action::EndTurn);
    bench.key(KeyCode::Char('y'));
    bench.settle();
    bench.key(KeyCode::Esc);
    bench.press(Action::Menu);
    bench.key(KeyCode::Char('y'));
    bench.settle();
    assert!(bench.screen(size).contains("Continue"));
    bench.key(KeyCode::Enter);
    bench.settle();
    let screen = bench.screen(size);
    assert!(screen.contains("Apr 812"), "{screen}");
    assert!(
        !screen.contains(ASKED) && !screen.contains(BRIEFING),
        "{screen}"
    );
}
