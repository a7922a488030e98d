//! The program in a terminal that says what it is, or does not: glyphs and colours follow, and no answer is
//! ever taken for keys.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const QUESTION: &[u8] = b"\x1b[>q";

/// A terminal of 100 by 30 with the map of four rivers.
struct Fake {
    screen: vt100::Parser,
    raw: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Fake {
    /// `home` has the saved games and the settings.
    fn start(home: &Path, environment: &[(&str, &str)], args: &[&str]) -> Self {
        let size = PtySize {
            rows: 30,
            cols: 100,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_casus"));
        command.env_clear();
        command.args(args);
        command.args(["play", "four-rivers", "--as", "BRE", "--seed", "3"]);
        command.env("HOME", home);
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("CASUS_SAVES", home.join("saves"));
        command.env("CASUS_ESTIMATES", "none");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if to.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            screen: vt100::Parser::new(NonZero::new(30).unwrap(), NonZero::new(100).unwrap(), 0),
            raw: Vec::new(),
            bytes,
            keys,
            child,
            _master: pair.master,
        }
    }

    fn take(&mut self, wait: Duration) -> bool {
        let Ok(bytes) = self.bytes.recv_timeout(wait) else {
            return false;
        };
        self.screen.process(&bytes);
        self.raw.extend(bytes);
        true
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn until(&mut self, what: &str, met: impl Fn(&Self) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !met(self) {
            assert!(Instant::now() < end, "{what}:\n{}", self.text());
            self.take(Duration::from_millis(200));
        }
    }

    fn opened(&mut self) {
        self.until("the game is on the screen", |t| {
            t.text().contains("Esc closes")
        });
        // From what is to be read first to the map.
        for key in ["\r", "1"] {
            self.send(key);
            while self.take(Duration::from_millis(300)) {}
        }
    }

    fn send(&mut self, bytes: &str) {
        self.keys.write_all(bytes.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Nothing of what was sent was taken for a key: `t` would end the turn, and most others open something.
    fn untouched(&mut self) {
        while self.take(Duration::from_millis(500)) {}
        let text = self.text();
        assert!(
            text.contains("Mar 812") && !text.contains("End the turn"),
            "{text}"
        );
        assert!(text.contains("1 Map"), "{text}");
    }

    fn asked(&self) -> bool {
        self.raw.windows(QUESTION.len()).any(|w| w == QUESTION)
    }

    fn quit(mut self) {
        self.send("Q");
        self.until("it asks", |t| t.text().contains("Quit?"));
        self.send("y");
        let end = Instant::now() + Duration::from_secs(30);
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < end, "the program does not end");
            self.take(Duration::from_millis(100));
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn octants(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{1cd00}'..='\u{1cde5}'))
}

fn quadrants(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{2596}'..='\u{259f}'))
}

const UTF8: (&str, &str) = ("LANG", "C.UTF-8");

#[test]
fn an_answer_late_and_in_pieces_brings_finer_glyphs_and_types_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut term = Fake::start(home.path(), &[("TERM", "xterm-kitty"), UTF8], &[]);
    term.opened();
    assert!(term.asked());
    assert!(
        quadrants(&term.text()) && !octants(&term.text()),
        "{}",
        term.text()
    );
    for piece in ["\x1b", "P>|kit", "ty(0.4", "0.1)", "\x1b", "\\"] {
        term.send(piece);
        std::thread::sleep(Duration::from_millis(20));
    }
    term.until("octants", |t| octants(&t.text()));
    term.untouched();
}

#[test]
fn garbage_and_half_an_answer_type_nothing() {
    for answer in [
        "\x1bP>|ttttt",
        "\x1b[?62;22c",
        "\x1bP>|\x1b\\",
        "\x1bP>|ttt\x07",
        "\x1bP>|((((0.40\x1b\\",
        "\x1b[?62;22c\x1bP>|tmux 3.3a\x1b\\",
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut term = Fake::start(home.path(), &[("TERM", "xterm-256color"), UTF8], &[]);
        term.until("the question", Fake::asked);
        term.opened();
        term.send(answer);
        term.untouched();
        assert!(
            quadrants(&term.text()) && !octants(&term.text()),
            "{answer:?}"
        );
        // An answer that never ended is given up, and keys are keys again.
        std::thread::sleep(Duration::from_millis(2_500));
        term.send("?");
        term.until("help", |t| t.text().contains("runs the turn"));
    }
}

#[test]
fn what_would_print_the_question_is_not_asked() {
    for term in ["linux", "dumb", "vt100"] {
        let home = tempfile::tempdir().unwrap();
        let mut fake = Fake::start(home.path(), &[("TERM", term), UTF8], &[]);
        fake.opened();
        assert!(!fake.asked(), "{term}");
    }
}

#[test]
fn without_a_utf8_locale_all_is_ascii() {
    let home = tempfile::tempdir().unwrap();
    let mut term = Fake::start(home.path(), &[("TERM", "xterm"), ("LANG", "C")], &[]);
    term.opened();
    assert!(term.raw.is_ascii(), "{}", term.text());
}

#[test]
fn a_choice_on_the_screen_is_remembered_until_the_command_line_says_otherwise() {
    let home = tempfile::tempdir().unwrap();
    let environment = [("TERM", "xterm-256color"), UTF8];
    let mut term = Fake::start(home.path(), &environment, &[]);
    term.opened();
    term.send("g");
    term.until("octants", |t| {
        octants(&t.text()) && t.text().contains("octants")
    });
    term.quit();
    let mut again = Fake::start(home.path(), &environment, &[]);
    again.opened();
    again.until("octants", |t| octants(&t.text()));
    again.quit();
    let mut auto = Fake::start(home.path(), &environment, &["--glyphs", "auto"]);
    auto.opened();
    assert!(quadrants(&auto.text()) && !octants(&auto.text()));
    let mut half = Fake::start(home.path(), &environment, &["--glyphs=half"]);
    half.opened();
    assert!(half.text().contains('▀') && !quadrants(&half.text()) && !octants(&half.text()));
}
