//! The command line's contract: exit codes, streams, formats.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use casus_foederis::content::{Rules, Texts};
use casus_foederis::ids::NationId;
use casus_foederis::session::{Map, Places, Session, Setup};
use serde_json::Value;
use tempfile::TempDir;

use super::common::{casus, code, command, err, out};

fn temp() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// Plays a few turns; the journal is in `folder`/saves.
fn saved_game(folder: &Path) -> PathBuf {
    let saves = folder.join("saves");
    let places = Places {
        saves: saves.clone(),
        maps: saves.clone(),
    };
    let setup = Setup {
        map: Map::find("four-rivers", &places).unwrap(),
        sets: Vec::new(),
        seed: 5,
        seats: vec![NationId(0)],
    };
    let mut session = Session::start(setup, &saves).unwrap();
    for _ in 0..4 {
        session.end_turn(BTreeMap::new()).unwrap();
    }
    session.path().unwrap().to_path_buf()
}

#[test]
fn a_difficulty_that_is_not_known_is_refused_with_those_that_are() {
    let dir = temp();
    let output = casus(dir.path(), &["play", "four-rivers", "--difficulty", "hard"]);
    assert_eq!(code(&output), 2);
    let told = err(&output);
    assert!(told.contains("lenient, historical, shrewd"), "{told}");
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let dir = temp();
    for args in [
        &["bogus"][..],
        &["play", "--as", "X"],
        &["play", "no-such-map"],
        &["play", "four-rivers", "--as", "NOBODY"],
        &["replay", "no-such-save"],
        &["replay", "no-such-save", "--verify"],
        &["batch", "no-such-map"],
        &["batch", "four-rivers", "--out", "x.txt"],
        &["batch", "four-rivers", "--set", "nonsense=1"],
        &["batch", "four-rivers", "--jobs", "0"],
        &["batch", "four-rivers", "--lead", "VAL"],
        &["batch", "four-rivers", "--lead", "VAL=wisely"],
        &["batch", "four-rivers", "--lead", "NOBODY=idle"],
        &["check", "no-such-file.ron"],
        &["export", "no-such-save"],
        &["new-map", "Bad Name"],
        &["maps", "--format", "xml"],
    ] {
        let output = casus(dir.path(), args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["--version"], &["batch", "--help"]] {
        assert_eq!(code(&casus(dir.path(), args)), 0, "{args:?}");
    }
}

#[test]
fn without_a_terminal_there_is_no_screen() {
    let dir = temp();
    let output = casus(dir.path(), &["play", "four-rivers"]);
    assert_eq!(code(&output), 2);
    assert!(output.stdout.is_empty());
}

#[test]
fn maps_are_listed() {
    let dir = temp();
    let output = casus(dir.path(), &["maps"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).lines().any(|l| l.starts_with("four-rivers ")));
    let output = casus(dir.path(), &["maps", "--format", "json"]);
    let list: Value = serde_json::from_str(&out(&output)).unwrap();
    let maps = list.as_array().unwrap();
    assert!(maps.iter().all(|m| m["playable"] == true), "{list}");
    assert!(
        maps.iter()
            .any(|m| m["name"] == "four-rivers" && m["shipped"] == true)
    );
}

#[test]
fn own_maps_are_found() {
    let dir = temp();
    std::fs::create_dir(dir.path().join("maps")).unwrap();
    let made = casus(dir.path(), &["new-map", "my-map", "--grid"]);
    assert_eq!((code(&made), out(&made).trim()), (0, "maps/my-map.ron"));
    assert!(out(&casus(dir.path(), &["maps"])).contains("my-map"));
    let line = casus(dir.path(), &["batch", "my-map", "--turns", "2", "--quiet"]);
    assert_eq!(code(&line), 0, "{}", err(&line));
}

#[test]
fn new_maps_pass_the_check_and_are_not_overwritten() {
    let dir = temp();
    for kind in ["--grid", "--geo"] {
        let name = format!("new{kind}");
        let made = casus(dir.path(), &["new-map", &name, kind]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        let file = out(&made);
        let checked = casus(dir.path(), &["check", file.trim()]);
        assert_eq!((code(&checked), out(&checked)), (0, String::new()));
        assert_eq!(code(&casus(dir.path(), &["new-map", &name, kind])), 2);
    }
    assert_eq!(code(&casus(dir.path(), &["check", "."])), 0);
}

#[test]
fn problems_are_at_file_line_and_column() {
    let dir = temp();
    casus(dir.path(), &["new-map", "good"]);
    let good = std::fs::read_to_string(dir.path().join("good.ron")).unwrap();
    let bad = good.replacen("owner: \"", "owner: \"X", 1);
    assert_ne!(good, bad);
    write(dir.path(), "bad.ron", &bad);
    let output = casus(dir.path(), &["check", "bad.ron"]);
    assert_eq!(code(&output), 1);
    let line = bad.lines().position(|l| l.contains("owner: \"X")).unwrap() + 1;
    assert!(
        out(&output).starts_with(&format!("bad.ron:{line}:")),
        "{}",
        out(&output)
    );
    assert!(out(&output).contains(": error: "));
    assert!(err(&output).contains("1 error"));

    let output = casus(dir.path(), &["check", ".", "--format", "json", "--quiet"]);
    assert_eq!((code(&output), err(&output)), (1, String::new()));
    let list: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(list[0]["line"], line);
    assert_eq!(list[0]["severity"], "error");
    assert_eq!(list[0]["code"], "unknown-nation");
}

#[test]
fn nothing_from_a_file_steers_the_terminal() {
    let dir = temp();
    write(
        dir.path(),
        "evil.ron",
        "(title: \"\u{1b}]0;pwned\u{7}\", \u{1b}[2J nonsense: 1)",
    );
    for args in [
        &["check", "evil.ron"][..],
        &["check", "evil.ron", "--format", "json"],
        &["batch", "./evil.ron"],
    ] {
        let output = casus(dir.path(), args);
        assert_ne!(code(&output), 0);
        let all = out(&output) + &err(&output);
        assert!(!all.contains('\u{1b}') && !all.contains('\u{7}'), "{all:?}");
    }
    let output = casus(dir.path(), &["check", "evil.ron", "--color", "always"]);
    assert!(!out(&output).contains("\u{1b}[2J") && !out(&output).contains("\u{1b}]"));
}

#[test]
fn colours_only_when_wanted() {
    let dir = temp();
    write(dir.path(), "bad.ron", "(nonsense: 1)");
    let plain = casus(dir.path(), &["check", "bad.ron"]);
    assert!(!out(&plain).contains('\u{1b}'));
    let colored = casus(dir.path(), &["check", "bad.ron", "--color", "always"]);
    assert!(out(&colored).contains('\u{1b}'));
    let forced = command(dir.path(), &["--help"])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(!out(&forced).contains('\u{1b}'));
}

#[test]
fn unreadable_files_are_2() {
    let dir = temp();
    std::fs::write(dir.path().join("binary.ron"), [0xff, 0xfe, 0x00]).unwrap();
    write(dir.path(), "noise.casus", "this is no game");
    for args in [
        &["check", "binary.ron"][..],
        &["replay", "./noise.casus", "--verify"],
        &["export", "./noise.casus"],
        &["play", "--resume", "./noise.casus"],
    ] {
        let output = casus(dir.path(), args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(
            err(&output).contains("casus: "),
            "{args:?}: {}",
            err(&output)
        );
    }
}

#[test]
fn a_batch_does_not_depend_on_its_jobs() {
    let dir = temp();
    let run = |jobs: &str, file: &str| {
        let args = [
            "batch",
            "four-rivers",
            "--runs",
            "5",
            "--turns",
            "12",
            "--seed",
            "9",
            "--jobs",
            jobs,
            "--out",
            file,
        ];
        let output = casus(dir.path(), &args);
        assert_eq!((code(&output), out(&output)), (0, String::new()));
        std::fs::read_to_string(dir.path().join(file)).unwrap()
    };
    let lines = run("1", "a.jsonl");
    assert_eq!(lines, run("2", "b.jsonl"));
    assert_eq!(lines.lines().count(), 5);
    for (i, line) in lines.lines().enumerate() {
        let value: Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["seed"], 9 + i as u64);
        for key in [
            "turns",
            "hash",
            "winner",
            "wars",
            "crises",
            "invocations",
            "honoured",
            "partly",
            "evaded",
            "refused",
            "deaths",
            "cohesion",
            "alliances",
            "nations",
        ] {
            assert!(value.get(key).is_some(), "{key}");
        }
    }
    let table = run("2", "c.csv");
    assert_eq!(table, run("1", "d.csv"));
    assert_eq!(table.lines().count(), 6);
    assert!(table.starts_with("seed,turns,hash,winner,"));
}

#[test]
fn a_nation_led_by_a_yardstick_plays_another_game() {
    let dir = temp();
    let run = |lead: &[&str]| {
        let mut args = vec!["batch", "four-rivers", "--turns", "12", "--seed", "3"];
        args.extend(lead);
        let output = casus(dir.path(), &args);
        assert_eq!(code(&output), 0, "{}", err(&output));
        out(&output)
    };
    let first = {
        let line: Value = serde_json::from_str(&run(&[])).unwrap();
        line["nations"][0]["id"].as_str().unwrap().to_owned()
    };
    let (idle, random) = (format!("{first}=idle"), format!("{first}=random"));
    let lines = [run(&[]), run(&["--lead", &idle]), run(&["--lead", &random])];
    assert_ne!(lines[0], lines[1]);
    assert_ne!(lines[1], lines[2]);
    assert_eq!(lines[2], run(&["--lead", &random]));
}

#[test]
fn settings_change_a_batch_and_bad_ones_are_refused() {
    let dir = temp();
    let output = casus(
        dir.path(),
        &[
            "batch",
            "four-rivers",
            "--turns",
            "1",
            "--set",
            "history=none",
        ],
    );
    assert_eq!(code(&output), 0, "{}", err(&output));
    let output = casus(
        dir.path(),
        &["batch", "four-rivers", "--set", "rules.nothing.here=1"],
    );
    assert_eq!(code(&output), 2);
}

/// What a staff foresees, in words and as data; an order is weighed against what the ministers would do.
#[test]
fn a_staff_is_asked_about_a_saved_game() {
    let dir = temp();
    let game = saved_game(dir.path()).display().to_string();
    let call = |more: &[&str]| {
        let args = [&["estimate", &game, "--pairs", "3"][..], more].concat();
        casus(dir.path(), &args)
    };
    let text = out(&call(&[]));
    assert!(text.contains("3 futures of 12 months"), "{text}");
    assert!(text.contains("a demand on us"), "{text}");
    assert!(
        !text.contains(" 0% (") && !text.contains(" 100% ("),
        "{text}"
    );
    let json = call(&[
        "--format",
        "json",
        "--months",
        "24",
        "--order",
        "Mobilise(on: true)",
    ]);
    let value: Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(
        (&value["futures"], &value["months"]),
        (&3.into(), &24.into())
    );
    assert_eq!(value["lines"].as_array().unwrap().len(), 2);
    assert_eq!(value["lines"][0]["chain"][2]["link"], "war");
    for wrong in [
        &["--order", "Dance(on: true)"][..],
        &["--order", "Denounce(nation: 999)"],
        &["--months", "13"],
        &["--seat", "nobody"],
        &["--turn", "9999"],
    ] {
        let output = call(wrong);
        assert_eq!(code(&output), 2, "{wrong:?}: {}", err(&output));
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let dir = temp();
    let game = saved_game(dir.path()).display().to_string();
    for args in [
        &["man"][..],
        &["completions", "bash"],
        &["maps"],
        &["charters"],
        &["charters", "entente"],
        &["pedia"],
        &["pedia", "its", "word", "--format", "json"],
        &["rules"],
        &["rules", "--format", "json"],
        &["map-info", "four-rivers"],
        &["map-info", "four-rivers", "--format", "json"],
        &["map-info", "four-rivers", "--format", "picture"],
        &["--help"],
        &["export", &game],
        &["export", &game, "--format", "csv"],
        &["estimate", &game, "--pairs", "1"],
        &["batch", "four-rivers", "--runs", "2", "--turns", "1"],
    ] {
        let mut child = command(dir.path(), args)
            .arg("--quiet")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (code(&output), err(&output)),
            (0, String::new()),
            "{args:?}"
        );
    }
}

/// The system's limit on files is an error of the output, told as others are, and kills nobody.
#[cfg(unix)]
#[test]
fn an_over_long_file_is_an_error_like_others() {
    let dir = temp();
    let mut shell = Command::new("sh");
    let limited = "ulimit -f 1; exec \"$0\" man >page";
    shell.args(["-c", limited, env!("CARGO_BIN_EXE_casus")]);
    let output = shell.current_dir(dir.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(err(&output).contains("the output:"), "{}", err(&output));
    let page = std::fs::metadata(dir.path().join("page")).unwrap();
    assert!(page.len() <= 1024);
}

#[test]
fn saves_are_listed_verified_and_exported() {
    let dir = temp();
    let saves = dir.path().join("saves");
    std::fs::rename(saved_game(dir.path()), saves.join("game.casus")).unwrap();
    write(&saves, "broken.casus", "no game");
    let listed = casus(dir.path(), &["saves"]);
    assert_eq!((code(&listed), out(&listed).lines().count()), (0, 2));
    let listed = casus(dir.path(), &["saves", "--format", "json"]);
    let list: Value = serde_json::from_str(&out(&listed)).unwrap();
    let readable: Vec<bool> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["readable"] == true)
        .collect();
    assert_eq!(readable.iter().filter(|&&r| r).count(), 1);

    let verified = casus(dir.path(), &["replay", "game", "--verify"]);
    assert_eq!(code(&verified), 0, "{}", err(&verified));
    let exported = casus(dir.path(), &["export", "game"]);
    let value: Value = serde_json::from_str(&out(&exported)).unwrap();
    assert!(value["turns"].as_array().is_some_and(|t| !t.is_empty()));
    let exported = casus(dir.path(), &["export", "game", "--format", "csv"]);
    assert!(out(&exported).starts_with("turn,date,kind,"));
}

#[test]
fn a_damaged_save_fails_its_verification() {
    let dir = temp();
    let bytes = std::fs::read(saved_game(dir.path())).unwrap();
    std::fs::write(dir.path().join("torn.casus"), &bytes[..bytes.len() - 5]).unwrap();
    let output = casus(dir.path(), &["replay", "torn.casus", "--verify"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("turns agree"));
}

#[test]
fn completions_and_manual_are_written() {
    let dir = temp();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = casus(dir.path(), &["completions", shell]);
        assert!(
            code(&output) == 0 && out(&output).contains("casus"),
            "{shell}"
        );
    }
    assert!(out(&casus(dir.path(), &["man"])).contains(".TH casus"));
}

/// Ends what would otherwise hang, and says so.
fn in_time(folder: &Path, args: &[&str]) -> Output {
    let mut child = command(folder, args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let since = std::time::Instant::now();
    while child.try_wait().unwrap().is_none() {
        if since.elapsed().as_secs() > 120 {
            child.kill().unwrap();
            panic!("{args:?} hangs");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let dir = temp();
    casus(dir.path(), &["new-map", "good"]);
    casus(dir.path(), &["new-map", "z-bad"]);
    let bad = std::fs::read_to_string(dir.path().join("z-bad.ron")).unwrap();
    write(
        dir.path(),
        "z-bad.ron",
        &bad.replacen("owner: \"", "owner: \"X", 1),
    );
    std::fs::write(dir.path().join("binary.ron"), [0xff, 0xfe, 0x00]).unwrap();
    let pipe = dir.path().join("pipe.ron");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    std::fs::create_dir(dir.path().join("folder.ron")).unwrap();
    let output = in_time(dir.path(), &["check", "."]);
    assert_eq!(code(&output), 2);
    assert!(out(&output).contains("z-bad.ron:"), "{}", out(&output));
    for part in [
        "2 maps checked: 1 error",
        "binary.ron",
        "pipe.ron",
        "folder.ron",
    ] {
        assert!(err(&output).contains(part), "{part}: {}", err(&output));
    }
    for args in [
        &["check", "pipe.ron"][..],
        &["batch", "./pipe.ron"],
        &["play", "./pipe.ron"],
        &["play", "--resume", "./pipe.ron"],
        &["replay", "./pipe.ron"],
        &["new-map", "./pipe.ron"],
        &["check", "/dev/zero"],
    ] {
        let output = in_time(dir.path(), args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
    }
    let pipe = dir.path().join("pipe.jsonl");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for how in ["--quiet", "--force", "--append", "--resume"] {
        let args = [
            "batch",
            "four-rivers",
            "--turns",
            "1",
            "--out",
            "pipe.jsonl",
            how,
        ];
        let output = in_time(dir.path(), &args);
        assert_eq!(code(&output), 2, "{how}: {}", err(&output));
    }
}

#[test]
fn a_map_on_one_line_is_checked_in_a_few_words() {
    let dir = temp();
    let text = Map::find("four-rivers", &Places::find(None, None))
        .unwrap()
        .text;
    let bare: Vec<&str> = text
        .lines()
        .map(|l| l.split("// ").next().unwrap())
        .collect();
    let line = bare.join(" ").replacen("format: 1,", "", 1);
    let bad = line.trim_start().replacen(
        '(',
        &format!("(format: 1, summary: \"{}\", gpd: 1,", " ".repeat(70_000)),
        1,
    );
    write(dir.path(), "line.ron", &bad);
    let output = casus(dir.path(), &["check", "line.ron", "--color", "always"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("gpd"), "{}", out(&output));
    assert!(out(&output).len() < 10_000, "{} bytes", out(&output).len());
}

#[test]
fn no_output_steers_the_terminal_not_even_by_a_file_name() {
    let dir = temp();
    let name = "e\u{9b}2Jvil\u{202e}.ron";
    write(dir.path(), name, "(nonsense: 1)");
    for args in [
        &["check", "."][..],
        &["check", ".", "--format", "json"],
        &["maps", "--maps", ".", "--format", "json"],
        &["maps", "--maps", "."],
        &["check", name, "--color", "always"],
    ] {
        let output = casus(dir.path(), args);
        let all = out(&output) + &err(&output);
        assert!(!all.contains(['\u{9b}', '\u{202e}']), "{args:?}: {all:?}");
    }
    let listed = casus(dir.path(), &["check", ".", "--format", "json"]);
    let list: Value = serde_json::from_str(&out(&listed)).unwrap();
    assert!(list[0]["file"].as_str().unwrap().ends_with(name));
}

const BATCH: [&str; 8] = [
    "batch",
    "four-rivers",
    "--turns",
    "6",
    "--runs",
    "4",
    "--out",
    "x.jsonl",
];

/// The arguments of a small batch into `file`, and what is added.
fn small<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = BATCH.to_vec();
    args[7] = file;
    args.extend(more);
    args
}

#[test]
fn a_batch_that_was_interrupted_is_gone_on_with() {
    let dir = temp();
    for file in ["x.jsonl", "x.csv"] {
        let path = dir.path().join(file);
        assert_eq!(code(&casus(dir.path(), &small(file, &[]))), 0);
        let whole = std::fs::read(&path).unwrap();
        // In a line, at its end, before its end, in the header, before anything.
        let second = whole.iter().position(|&b| b == b'\n').unwrap() + 1;
        for length in [
            whole.len() - 1,
            whole.len() - 30,
            second,
            second + 40,
            10,
            0,
        ] {
            std::fs::write(&path, &whole[..length]).unwrap();
            let output = casus(dir.path(), &small(file, &["--resume"]));
            assert_eq!(code(&output), 0, "{}", err(&output));
            let again = std::fs::read(&path).unwrap();
            assert!(again == whole, "{file} cut at {length}");
            assert!(!err(&output).contains("NaN"), "{}", err(&output));
        }
        let output = casus(dir.path(), &small(file, &["--resume"]));
        assert!(err(&output).contains("4 games there already, 0 run now"));
        assert!(std::fs::read(&path).unwrap() == whole);
        let mut more = small(file, &["--resume"]);
        more[5] = "5";
        assert_eq!(code(&casus(dir.path(), &more)), 0);
        let longer = std::fs::read(&path).unwrap();
        assert!(longer.starts_with(&whole) && longer.len() > whole.len());
    }
}

#[test]
fn a_file_of_another_batch_is_not_gone_on_with() {
    let dir = temp();
    for file in ["x.jsonl", "x.csv"] {
        assert_eq!(code(&casus(dir.path(), &small(file, &[]))), 0);
        let path = dir.path().join(file);
        let before = std::fs::read(&path).unwrap();
        let mut others: Vec<(Vec<&str>, &str)> = vec![
            (
                small(file, &["--resume", "--set", "rules.supply.sea_kt=5000"]),
                "settings",
            ),
            (small(file, &["--resume", "--lead", "KAR=idle"]), "led"),
            (small(file, &["--resume", "--seed", "2"]), "seed 1"),
            (small(file, &["--resume"]), "turns"),
            (small(file, &["--resume"]), "map"),
            (small(file, &[]), "--resume goes on with it"),
        ];
        others[3].0[3] = "5";
        others[4].0[1] = "europe-1949";
        for (args, part) in &others {
            let output = casus(dir.path(), args);
            assert_eq!(code(&output), 2, "{args:?}");
            assert!(err(&output).contains(part), "{part}: {}", err(&output));
            assert!(std::fs::read(&path).unwrap() == before, "{args:?}");
        }
        write(dir.path(), file, "{\"no\": \"run\"}\n");
        let output = casus(dir.path(), &small(file, &["--resume"]));
        assert_eq!(code(&output), 2, "{}", err(&output));
        std::fs::write(&path, &before).unwrap();
        std::fs::remove_file(dir.path().join(format!("{file}.plan"))).unwrap();
        let output = casus(dir.path(), &small(file, &["--resume"]));
        assert_eq!(code(&output), 2, "{}", err(&output));
        assert!(std::fs::read(&path).unwrap() == before);
    }
}

#[test]
fn a_file_of_results_is_overwritten_or_added_to_only_if_that_is_asked() {
    let dir = temp();
    let lines = |file: &str| {
        let text = std::fs::read_to_string(dir.path().join(file)).unwrap();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for (file, header) in [("x.jsonl", 0), ("x.csv", 1)] {
        assert_eq!(code(&casus(dir.path(), &small(file, &["--append"]))), 0);
        let first = lines(file);
        assert_eq!(first.len(), 4 + header);
        let more = ["--append", "--set", "rules.crisis.accident_per_year=0.3"];
        assert_eq!(code(&casus(dir.path(), &small(file, &more))), 0);
        let both = lines(file);
        assert_eq!(both.len(), 8 + header);
        assert_eq!(both[..4 + header], first);
        // It is of two kinds now, and nothing says which line is of which.
        assert_eq!(code(&casus(dir.path(), &small(file, &["--resume"]))), 2);
        assert_eq!(code(&casus(dir.path(), &small(file, &["--force"]))), 0);
        assert_eq!(lines(file), first);
        assert_eq!(code(&casus(dir.path(), &small(file, &["--resume"]))), 0);
        for two in [["--force", "--append"], ["--append", "--resume"]] {
            assert_eq!(code(&casus(dir.path(), &small(file, &two))), 2);
        }
    }
    let output = casus(dir.path(), &["batch", "four-rivers", "--resume"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn a_batch_bounds_its_jobs_and_says_where_the_map_ends() {
    let dir = temp();
    let args = [
        "batch",
        "four-rivers",
        "--turns",
        "2",
        "--jobs",
        "1000000000",
    ];
    let output = in_time(dir.path(), &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(err(&output).contains("too many"), "{}", err(&output));
    assert_eq!(out(&output).lines().count(), 1);

    let output = casus(dir.path(), &["batch", "four-rivers", "--runs", "0"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(!err(&output).contains("NaN"));

    casus(dir.path(), &["new-map", "short", "--grid"]);
    let text = std::fs::read_to_string(dir.path().join("short.ron")).unwrap();
    let at = text.find("turns: ").unwrap();
    let end = at + text[at..].find(',').unwrap();
    write(
        dir.path(),
        "short.ron",
        &format!("{}turns: 3{}", &text[..at], &text[end..]),
    );
    let args = ["batch", "./short.ron", "--runs", "3", "--turns", "9"];
    let output = casus(dir.path(), &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(
        err(&output).matches("the map ends after 3 turns").count(),
        1
    );
    assert!(out(&output).lines().all(|l| l.contains("\"turns\":3,")));
}

#[test]
fn a_wrong_setting_is_no_fault_of_the_map() {
    let dir = temp();
    for (set, part) in [
        (
            "rules.crisis.acident_per_year=0.3",
            "did you mean \"accident_per_year\"?",
        ),
        (
            "rule.crisis.accident_per_year=0.3",
            "did you mean \"rules\"?",
        ),
        ("charters.entent.transit=true", "did you mean \"entente\"?"),
        ("rules.crisis.accident_per_year=much", "--set:2:"),
        (
            "charters.entente.intelligence=9.0",
            "intelligence must lie in 0..1",
        ),
    ] {
        let args = [
            "batch",
            "four-rivers",
            "--set",
            "history=none",
            "--set",
            set,
        ];
        let output = casus(dir.path(), &args);
        let said = err(&output);
        assert_eq!(code(&output), 2, "{set}: {said}");
        assert!(said.contains("a setting cannot be used"), "{set}: {said}");
        assert!(said.contains("--set:2:"), "{set}: {said}");
        assert!(said.contains(part), "{set}: {said}");
        assert!(!said.contains("map has"), "{set}: {said}");
    }
}

#[test]
fn a_fault_of_the_map_inside_a_save_names_the_save() {
    let dir = temp();
    let places = Places {
        saves: dir.path().to_path_buf(),
        maps: dir.path().to_path_buf(),
    };
    let map = Map::find("four-rivers", &places).unwrap();
    let (scenario, _) = map.load(&[]).unwrap();
    // As a program that takes other maps would have written it.
    let map = Map {
        text: map.text.replacen("gdp:", "gpd:", 1),
        ..map
    };
    let setup = Setup {
        map,
        sets: Vec::new(),
        seed: 5,
        seats: Vec::new(),
    };
    let session = Session::begin(scenario, setup, dir.path()).unwrap();
    let path = session.path().unwrap().display().to_string();
    drop(session);
    for args in [&["replay", &path, "--verify"][..], &["export", &path]] {
        let output = casus(dir.path(), args);
        let said = err(&output);
        assert_eq!(code(&output), 2, "{args:?}: {said}");
        let told = format!("{path}: the map inside this saved game has a problem");
        assert!(said.contains(&told), "{args:?}: {said}");
        let place = format!("{path}, inside it four-rivers.ron:");
        assert!(said.contains(&place), "{args:?}: {said}");
    }
}

/// A word is explained with the constants that ship; what is no word is a wrong input, and the nearest is named.
#[test]
fn a_word_is_explained_and_a_wrong_one_answered_with_the_nearest() {
    let dir = temp();
    let output = casus(dir.path(), &["pedia", "call"]);
    let text = out(&output);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let turns = Rules::read(&Texts::shipped())
        .unwrap()
        .alliance
        .answer_turns;
    assert!(text.contains(&format!("within {turns} turns")), "{text}");
    assert!(text.contains("See also: ‹consultation›"), "{text}");
    let output = casus(dir.path(), &["pedia", "cohesin"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("cohesion"), "{}", err(&output));
}
