//! A whole game in lines, as a screen reader or a script plays it.

use std::io::Write;
use std::process::Stdio;

use crate::common::{casus, code, command, out};

/// What is typed in one month: close whatever opened, end the month, and say yes where that is asked.
const MONTH: [&str; 5] = ["esc", "esc", "end turn", "y", "esc"];

/// Plays `lines`, and tells what was said.
fn played(folder: &std::path::Path, args: &[&str], lines: &[&str]) -> (i32, String) {
    let mut all = vec![
        "play",
        "--screen-reader",
        "--estimates",
        "none",
        "--saves",
        "saves",
    ];
    all.extend_from_slice(args);
    let mut child = command(folder, &all)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let script = lines.join("\n") + "\n";
    std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = child.wait_with_output().unwrap();
    (code(&output), out(&output))
}

#[test]
fn a_whole_game_is_played_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = vec![
        // An order of every kind of place: a nation's list, a form, a panel's own key.
        "esc",
        "diplomacy",
        "to lorne",
        "order",
        "to denounce",
        "",
        "",
        "esc",
        "esc",
        "forces",
        "mobilise",
        "",
        "",
        "orders",
        "esc",
        "budget",
        "more",
        "esc",
    ];
    for _ in 0..72 {
        lines.extend(MONTH);
    }
    lines.push("read");
    let args = ["four-rivers", "--as", "BRE", "--seed", "7"];
    let (rc, told) = played(folder.path(), &args, &lines);
    assert_eq!(rc, 0, "{told}");
    let drawn = |c: char| matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}' | '\u{1b}');
    let odd: Vec<&str> = told.lines().filter(|l| l.contains(drawn)).collect();
    assert!(odd.is_empty(), "{odd:?}");
    let saves = std::fs::read_dir(folder.path().join("saves")).unwrap();
    let save = saves
        .map(|e| e.unwrap().path())
        .find(|p| p.extension().is_some_and(|e| e == "casus"));
    let save = save.unwrap().display().to_string();
    let verified = casus(folder.path(), &["replay", &save, "--verify"]);
    assert!(
        out(&verified).starts_with("72 turns agree"),
        "{}\n{told}",
        out(&verified)
    );
    let journal = out(&casus(
        folder.path(),
        &["export", &save, "--format", "json"],
    ));
    for order in ["Mobilise", "Denounce"] {
        assert!(journal.contains(order), "{order} is in the journal");
    }
}

#[test]
fn what_is_no_line_is_told_and_the_end_of_lines_keeps_the_game() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["four-rivers", "--as", "BRE", "--seed", "7"];
    let (rc, told) = played(
        folder.path(),
        &args,
        &["esc", "make tea", "?", "esc", "read"],
    );
    assert_eq!(rc, 0, "{told}");
    assert!(
        told.contains("\"make tea\" is neither a key nor the name of an action"),
        "{told}"
    );
    assert!(
        told.contains("Sends the orders and runs the turn."),
        "{told}"
    );
    let (rc, told) = played(folder.path(), &["no-such-map"], &[]);
    assert_eq!(rc, 2, "{told}");
}
