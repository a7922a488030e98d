//! The end of the program, asked for by the player or by a signal.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use casus_foederis::session::Journal;
use portable_pty::CommandBuilder;

use super::Term;

pub const GAME: [&str; 6] = ["play", "four-rivers", "--as", "BRE", "--seed", "3"];

/// The only game in a folder.
pub fn game(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).unwrap().flatten();
    let mut games = files
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "casus"));
    let game = games.next().unwrap();
    assert_eq!(games.next(), None);
    game
}

/// The turns of a game, all of them whole, with a snapshot of the last.
pub fn kept(path: &Path) -> u32 {
    let journal = Journal::read(path).unwrap();
    assert!(journal.damage.is_empty(), "every turn is whole");
    assert!(!journal.unfinished(), "every turn is whole");
    if !journal.is_empty() {
        assert_eq!(journal.keyframes().next_back(), Some(journal.len()));
    }
    journal.len()
}

/// That the program did not crash.
pub fn no_report(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!name.starts_with("report-"), "{name}");
    }
}

/// Quits while the turn that was asked for still runs.
#[test]
fn quitting_waits_for_the_turn_and_its_snapshot() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let mut term = Term::start(folder.path(), &GAME);
        term.expect("Mar 812");
        term.key("\x1b");
        term.write("tyQy");
        let status = term.ended();
        assert_eq!(status.exit_code(), 0);
        assert_eq!(kept(&game(folder.path())), 1);
    }
}

/// The signals come as soon as the terminal is taken, when the game is not open yet.
#[test]
fn signals_give_the_terminal_back_from_the_first_moment() {
    for (name, dies) in [
        ("TERM", false),
        ("HUP", false),
        ("INT", false),
        ("QUIT", true),
        ("USR1", true),
        ("USR2", true),
        ("ALRM", true),
        ("VTALRM", true),
        ("PROF", true),
        ("XCPU", true),
        ("ABRT", true),
    ] {
        for wait in [0, 15, 40] {
            let folder = tempfile::tempdir().unwrap();
            let mut term = Term::start(folder.path(), &GAME);
            term.until("the screen", |screen| screen.alternate_screen());
            std::thread::sleep(Duration::from_millis(wait));
            term.signal(name);
            let status = term.ended();
            assert_eq!(status.signal().is_some(), dies, "SIG{name}: {status:?}");
            assert_eq!(status.success(), !dies, "SIG{name}: {status:?}");
            no_report(folder.path());
        }
    }
}

/// Signals without a name in the standard cannot be left to the system; they end the program all the same.
#[cfg(target_os = "linux")]
#[test]
fn other_signals_give_the_terminal_back_too() {
    for number in [29, 30, 34, 64] {
        let folder = tempfile::tempdir().unwrap();
        let mut term = Term::start(folder.path(), &GAME);
        term.expect("Mar 812");
        term.signal(&number.to_string());
        assert_eq!(term.ended().exit_code(), 128 + number);
    }
}

#[test]
fn a_signal_in_a_game_keeps_it() {
    for name in ["TERM", "HUP", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut term = Term::start(folder.path(), &GAME);
        term.expect("Mar 812");
        term.key("\x1b");
        term.key("t");
        term.write("y");
        term.expect("Apr 812");
        term.signal(name);
        assert_eq!(term.ended().exit_code(), 0, "SIG{name}");
        assert_eq!(kept(&game(folder.path())), 1, "SIG{name}");
    }
}

/// A file that may not grow is an error, told when the terminal is given back; the turns before are whole.
#[test]
fn a_last_writing_that_fails_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut term = Term::start(folder.path(), &GAME);
    play_a_turn(&mut term);
    term.signal("TERM");
    term.ended();
    let path = game(folder.path());
    let sizes = records(&std::fs::read(&path).unwrap());
    std::fs::remove_file(path).unwrap();
    // Room for header, orders and outcome, not for the snapshot. POSIX counts blocks of 512 bytes.
    let (last, rest) = sizes.split_last().unwrap();
    assert!(*last > 1024, "the snapshot is larger than a block");
    let blocks = rest.iter().sum::<usize>() / 512 + 1;

    let mut shell = CommandBuilder::new("sh");
    let limited = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
    shell.args(["-c", &limited, env!("CARGO_BIN_EXE_casus")]);
    shell.args(GAME);
    let mut term = Term::run(folder.path(), shell);
    play_a_turn(&mut term);
    term.signal("TERM");
    let status = term.ended();
    let text = term.screen.screen().contents();
    assert_eq!(status.exit_code(), 2, "{status:?} {text}");
    assert!(text.contains("last writing failed"), "{text}");
    let journal = Journal::read(&game(folder.path())).unwrap();
    assert!(journal.damage.is_empty() && !journal.unfinished());
    assert_eq!(journal.len(), 1);
}

fn play_a_turn(term: &mut Term) {
    term.expect("Mar 812");
    term.key("\x1b");
    term.key("t");
    term.write("y");
    term.expect("Apr 812");
}

/// How long each record of a journal is, what stands before the first one included; saves/README.md has the form of
/// their heads.
fn records(bytes: &[u8]) -> Vec<usize> {
    let mut sizes = Vec::new();
    let (mut from, mut at) = (0, 8);
    while let Some(length) = bytes.get(at + 9..at + 13) {
        at += 25 + u32::from_le_bytes(length.try_into().unwrap()) as usize;
        sizes.push(at - from);
        from = at;
    }
    sizes
}

/// Keys that nobody could type are a mistake in the call.
#[test]
fn without_a_keyboard_the_program_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = CommandBuilder::new("sh");
    shell.args([
        "-c",
        "exec \"$0\" \"$@\" </dev/null",
        env!("CARGO_BIN_EXE_casus"),
    ]);
    shell.args(GAME);
    shell.set_controlling_tty(false);
    let mut term = Term::run(folder.path(), shell);
    assert_eq!(term.ended().exit_code(), 2);
    let text = term.screen.screen().contents();
    assert!(text.contains("standard input is not a terminal"), "{text}");

    // With a terminal at hand keys come from there.
    let mut shell = CommandBuilder::new("sh");
    shell.args([
        "-c",
        "exec \"$0\" \"$@\" </dev/null",
        env!("CARGO_BIN_EXE_casus"),
    ]);
    shell.args(GAME);
    let mut term = Term::run(folder.path(), shell);
    term.expect("Mar 812");
    term.key("Q");
    term.expect("Quit?");
    term.write("y");
    assert_eq!(term.ended().exit_code(), 0);
}

/// A shell wakes a job that it ends, and leaves it in the background, where none may take the terminal.
#[test]
fn a_job_that_is_stopped_can_be_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env_remove("ENV");
    let mut term = Term::run(folder.path(), shell);
    let line = format!("{} {}\n", env!("CARGO_BIN_EXE_casus"), GAME.join(" "));
    term.write(&line);
    term.expect("Mar 812");
    term.key("\x1a");
    term.until("the shell", |screen| !screen.alternate_screen());
    term.expect("Stopped");
    // Some shells wake what they kill by themselves.
    term.write("kill %1; kill -CONT %1\n");
    // What is typed meanwhile is for the shell, and must not stop the job once more.
    term.write("echo typed\n");
    // A program that lives has its game locked.
    let path = game(folder.path());
    let file = std::fs::File::open(&path).unwrap();
    let end = Instant::now() + Duration::from_secs(30);
    while file.try_lock().is_err() {
        let text = term.screen.screen().contents();
        assert!(Instant::now() < end, "the job does not end: {text}");
        term.take(Duration::from_millis(50));
    }
    drop(file);
    assert_eq!(kept(&path), 0);
    term.expect("typed");
    term.hang_up();
}
