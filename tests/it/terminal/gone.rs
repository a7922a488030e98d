//! Terminals that go, or no longer answer.

use std::time::Duration;

use portable_pty::CommandBuilder;

use super::ending::{GAME, game, kept, no_report};
use super::{Term, casus, modes, wait};

/// The window closes: the system sends SIGHUP, and whatever is read or written fails.
#[test]
fn closing_the_window_keeps_the_game_and_ends_quietly() {
    let folder = tempfile::tempdir().unwrap();
    for scene in ["menu", "game", "turn", "theatre"] {
        let args = match scene {
            "menu" => vec![],
            "theatre" => vec!["replay", "four-rivers-bre-001"],
            _ => GAME.to_vec(),
        };
        let home = match scene {
            "game" => folder.path().to_path_buf(),
            "theatre" => folder.path().to_path_buf(),
            other => folder.path().join(other),
        };
        std::fs::create_dir_all(&home).unwrap();
        let mut term = Term::start(&home, &args);
        match scene {
            "menu" => term.expect("New game"),
            _ => term.expect("812"),
        }
        if scene == "game" || scene == "turn" {
            term.key("\x1b");
            term.key("t");
            term.write("y");
        }
        if scene == "game" {
            term.expect("Apr 812");
        }
        assert!(term.hang_up().success(), "{scene}");
        no_report(&home);
        if scene == "game" || scene == "turn" {
            assert_eq!(kept(&game(&home)), 1, "{scene}");
        }
    }
}

/// Without a controlling terminal no signal comes, and one may be ignored.
#[test]
fn a_terminal_that_goes_without_a_signal_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut apart = casus(&GAME);
    apart.set_controlling_tty(false);
    let mut ignoring = CommandBuilder::new("sh");
    ignoring.args([
        "-c",
        "trap '' HUP; exec \"$0\" \"$@\"",
        env!("CARGO_BIN_EXE_casus"),
    ]);
    ignoring.args(GAME);
    ignoring.set_controlling_tty(false);
    for (name, command) in [("apart", apart), ("ignoring", ignoring)] {
        let home = folder.path().join(name);
        std::fs::create_dir(&home).unwrap();
        let mut term = Term::run(&home, command);
        term.expect("Mar 812");
        term.key("\x1b");
        term.key("t");
        term.write("y");
        term.expect("Apr 812");
        assert!(term.hang_up().success(), "{name}");
        assert_eq!(kept(&game(&home)), 1, "{name}");
        no_report(&home);
    }
}

/// Keys from one terminal, pictures on another: either may go.
#[test]
fn keys_and_screen_may_go_each_for_itself() {
    for screen_goes in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let mut idle = CommandBuilder::new("sleep");
        idle.arg("600");
        let mut shown = Term::run(folder.path(), idle);
        let name = shown.master.tty_name().unwrap();
        let mut shell = CommandBuilder::new("sh");
        let there = format!("exec \"$0\" \"$@\" >'{}'", name.display());
        shell.args(["-c", &there, env!("CARGO_BIN_EXE_casus")]);
        shell.args(GAME);
        shell.set_controlling_tty(false);
        let typed = Term::run(folder.path(), shell);
        shown.expect("Mar 812");
        let status = if screen_goes {
            // No drawing is due: that the screen has gone is seen all the same.
            shown.turn_deaf();
            drop((shown.keys, shown.master));
            wait(typed.child)
        } else {
            typed.hang_up()
        };
        assert_eq!(status.exit_code(), 0, "{status:?}");
        assert_eq!(status.signal(), None);
        assert_eq!(kept(&game(folder.path())), 0);
        no_report(folder.path());
        // Where its terminal has gone it has ended already.
        let _ = shown.child.kill();
    }
}

/// A terminal that reads nothing more holds up whoever writes to it, and not the end.
#[test]
fn a_terminal_that_does_not_read_holds_up_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut term = Term::start(folder.path(), &GAME);
    term.expect("Mar 812");
    // From what is to be read first to the map.
    term.key("\x1b");
    term.key("1");
    term.turn_deaf();
    // The map in all its modes, until nothing more can be sent; keys that nobody takes would hold up the test.
    for _ in 0..60 {
        term.write("m");
        std::thread::sleep(Duration::from_millis(50));
    }
    term.signal("TERM");
    let status = wait(term.child);
    assert_eq!(status.exit_code(), 0, "{status:?}");
    assert_eq!(modes(&*term.master), term.before);
    assert_eq!(kept(&game(folder.path())), 0);
}
