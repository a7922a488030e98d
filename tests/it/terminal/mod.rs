//! The program in a real pseudo-terminal: it plays, keeps the game, and gives the terminal back as it was.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, PtySize, native_pty_system};

mod ending;
mod gone;

/// A program in a terminal of 100 by 30.
struct Term {
    screen: vt100::Parser,
    /// Everything the program wrote.
    raw: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn portable_pty::MasterPty + Send>,
    /// The reader ends at the next bytes: it holds an end of the terminal open.
    deaf: Arc<AtomicBool>,
    /// How the terminal took its input before.
    before: String,
}

impl Term {
    fn start(saves: &Path, args: &[&str]) -> Self {
        Self::run(saves, casus(args))
    }

    /// Runs any command; reports of crashes go to `saves`.
    fn run(saves: &Path, mut command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: 30,
            cols: 100,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(&*pair.master);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("CASUS_SAVES", saves);
        command.env("CASUS_ESTIMATES", "none");
        command.env("TMPDIR", saves);
        command.env_remove("CI");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, bytes) = channel();
        let deaf = Arc::new(AtomicBool::new(false));
        let hears_no_more = Arc::clone(&deaf);
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if to.send(buffer[..n].to_vec()).is_err() || hears_no_more.load(Ordering::SeqCst) {
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
            master: pair.master,
            deaf,
            before,
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

    fn expect(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits for something to be seen.
    fn until(&mut self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !seen(self.screen.screen()) {
            assert!(
                Instant::now() < end,
                "{what:?} is not on the screen:\n{}",
                self.screen.screen().contents()
            );
            self.take(Duration::from_millis(5));
        }
    }

    /// Types without waiting for what comes of it.
    fn write(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn key(&mut self, keys: &str) {
        self.write(keys);
        while self.take(Duration::from_millis(300)) {}
        // An escape and a letter in one breath would be alt and the letter.
        std::thread::sleep(Duration::from_millis(150));
    }

    /// Waits until the program has ended.
    fn status(&mut self) -> ExitStatus {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "the program does not end");
            self.take(Duration::from_millis(100));
        }
    }

    /// Waits for the end and asserts that the terminal is as it was.
    fn ended(&mut self) -> ExitStatus {
        let status = self.status();
        while self.take(Duration::from_millis(200)) {}
        assert_eq!(
            modes(&*self.master),
            self.before,
            "input is taken as before"
        );
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor shows");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "the mouse is the terminal's"
        );
        status
    }

    /// Nobody reads any more what the program writes.
    fn turn_deaf(&self) {
        self.deaf.store(true, Ordering::SeqCst);
        // The reader ends when it has read something. A shell of its own opens the terminal: it might become that
        // of the tests.
        let name = self.master.tty_name().unwrap();
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "printf . >\"$0\""]).arg(name);
        let mut writes = shell.spawn().unwrap();
        let end = Instant::now() + Duration::from_secs(60);
        while !matches!(self.bytes.try_recv(), Err(TryRecvError::Disconnected)) {
            assert!(Instant::now() < end, "the reader does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
        // In the middle of a drawing that nobody reads it would wait for ever.
        writes.kill().unwrap();
        writes.wait().unwrap();
    }

    /// Closes the terminal and waits for the program's end.
    fn hang_up(self) -> ExitStatus {
        self.turn_deaf();
        drop((self.keys, self.master));
        wait(self.child)
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap();
        let status = std::process::Command::new("kill")
            .args([format!("-{name}"), pid.to_string()])
            .status();
        assert!(status.unwrap().success());
    }
}

fn casus(args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_casus"));
    command.args(args);
    command
}

fn wait(mut child: Box<dyn Child + Send + Sync>) -> ExitStatus {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(Instant::now() < end, "the program does not end");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// How a terminal takes its input.
fn modes(master: &(dyn portable_pty::MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

fn saves(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |d| {
        d.flatten()
            .filter(|e| e.path().extension().is_some_and(|x| x == "casus"))
            .count()
    })
}

#[test]
fn three_turns_a_copy_and_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut term = Term::start(
        folder.path(),
        &["play", "four-rivers", "--as", "BRE", "--seed", "3"],
    );
    term.expect("Mar 812");
    assert!(term.screen.screen().alternate_screen());
    for month in ["Apr 812", "May 812", "Jun 812"] {
        term.key("\x1b");
        term.key("t");
        if term.screen.screen().contents().contains("End the turn?") {
            term.key("y");
        }
        term.expect(month);
        std::thread::sleep(Duration::from_millis(50));
    }
    term.key("\x1b");
    term.key("S");
    term.expect("Keep a copy");
    term.key("\r");
    term.expect("copied to");
    assert_eq!(saves(folder.path()), 2);
    term.key("Q");
    term.expect("Quit?");
    term.key("y");
    term.ended();
}

#[test]
fn an_idle_program_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut term = Term::start(
        folder.path(),
        &["play", "four-rivers", "--as", "BRE", "--seed", "3"],
    );
    term.expect("Mar 812");
    while term.take(Duration::from_millis(700)) {}
    let before = term.raw.len();
    term.take(Duration::from_secs(3));
    assert_eq!(term.raw.len(), before);
    term.signal("TERM");
    term.ended();
}

#[test]
fn what_cannot_be_opened_closes_the_screen_and_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.ron");
    std::fs::write(&bad, "(nonsense: 1)").unwrap();
    let bad = bad.to_str().unwrap();
    for (args, reason) in [
        (&["play", bad][..], "bad.ron:1"),
        (&["play", "four-rivers", "--as", "NOBODY"], "no nation"),
        (&["play", "four-rivers", "--as", "BRE,bre"], "named twice"),
        (&["replay", bad], "not a saved game"),
    ] {
        let mut term = Term::start(folder.path(), args);
        assert_eq!(term.ended().exit_code(), 2, "{args:?}");
        let text = term.screen.screen().contents();
        assert!(text.contains(reason), "{args:?}: {text}");
        assert_eq!(text.matches("casus: ").count(), 1, "{args:?}: {text}");
        let shown = String::from_utf8_lossy(&term.raw);
        assert!(
            shown.contains("Opening "),
            "the first frame says what is opened"
        );
    }
}
