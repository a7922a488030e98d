//! What a player waits for, measured through a real pseudo-terminal: the first frame after the start, and the
//! frame after a key. The bars are 100 ms and 16 ms; an idle program writes nothing.
//!
//! `cargo bench --bench latency` measures the map of Europe at 200x60 and 160x45; `CASUS_BIN` names another
//! program to measure, and `-- MAP NATION` another map. Times run from before the program is started, or from
//! before the key is written, until this program has read the bytes: they include what the system takes to
//! wake both. Run two busy loops beside it to see how it fares on a machine with other work.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZES: [(u16, u16); 2] = [(200, 60), (160, 45)];
/// Starts that are measured at each size.
const STARTS: usize = 15;
/// Presses of each key.
const PRESSES: usize = 24;
/// Silence after which a burst is over.
const SILENCE: Duration = Duration::from_millis(60);
const IDLE: Duration = Duration::from_secs(3);
/// What ends a frame: the end of a synchronised update.
const FRAME: &[u8] = b"\x1b[?2026l";
/// A word that only the game's own screen has.
const GAME: &[u8] = b"treasury";

/// What is pressed, in turn, and how it is called. `calm` keys bring back the screen that the next row needs.
struct Kind {
    name: &'static str,
    keys: &'static [&'static str],
    calm: &'static [&'static str],
}

/// The row after which the map is near and calm.
const PAN: &str = "pan (pages)";
/// How often a key that is held down comes: thirty times a second.
const REPEAT: Duration = Duration::from_millis(33);

const KINDS: [Kind; 17] = [
    kind(
        "zoom",
        &["+", "+", "+", "-", "-", "-"],
        &["0", "+", "+", "+", "+"],
    ),
    kind(
        "pan (arrows)",
        &["\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"],
        &[],
    ),
    kind(PAN, &["\x1b[5~", "\x1b[6~"], &[]),
    kind("map mode", &["m"], &[]),
    kind("next subject", &["n"], &["\x1b"]),
    kind("panel 2", &["2", "1"], &["1"]),
    kind("panel 3", &["3", "1"], &["1"]),
    kind("panel 4", &["4", "1"], &["1"]),
    kind("panel 5", &["5", "1"], &["1"]),
    kind("panel 6", &["6", "1"], &["1"]),
    kind("panel 7", &["7", "1"], &["1"]),
    kind("panel 8", &["8", "1"], &["1"]),
    kind("panel 9", &["9", "1"], &["2"]),
    kind("list", &["\x1b[B", "\x1b[B", "\x1b[A"], &["1"]),
    kind("help", &["?", "q"], &["1"]),
    kind("palette", &[":", "\x1b"], &["1"]),
    kind("glyphs", &["g"], &[]),
];

const fn kind(
    name: &'static str,
    keys: &'static [&'static str],
    calm: &'static [&'static str],
) -> Kind {
    Kind { name, keys, calm }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` runs this too, and is not to be kept waiting.
    if !args.iter().any(|a| a == "--bench") {
        return;
    }
    let mut named = args.iter().filter(|a| !a.starts_with('-'));
    let map = named.next().map_or("europe-1949", String::as_str);
    let nation = named.next().map_or("NLD", String::as_str);
    for size in SIZES {
        println!("\n{map} as {nation}, {}x{}", size.0, size.1);
        println!("{:>30}  {:>8} {:>8} {:>8}", "ms", "median", "p90", "most");
        starts(size, map, nation);
        keys(size, map, nation);
    }
}

/// Starts the program again and again: its first byte, its first frame, the game on the screen.
fn starts(size: (u16, u16), map: &str, nation: &str) {
    let (mut first, mut frame, mut game) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let saves = tempfile::tempdir().unwrap();
        let mut term = Term::start(size, saves.path(), map, nation);
        first.push(term.until(|_| true));
        frame.push(term.until(|raw| holds(raw, FRAME)));
        game.push(term.until(|raw| {
            let seen = raw.windows(GAME.len()).position(|w| w == GAME);
            seen.is_some_and(|at| holds(&raw[at..], FRAME))
        }));
        term.end();
    }
    row("start to the first byte", "", &mut first);
    row("start to the first frame", "", &mut frame);
    row("start to the game's frame", "", &mut game);
}

/// Presses keys on the running game: until the first byte of the answer, and until its last.
fn keys(size: (u16, u16), map: &str, nation: &str) {
    let saves = tempfile::tempdir().unwrap();
    let mut term = Term::start(size, saves.path(), map, nation);
    term.until(|raw| holds(raw, GAME));
    term.silence(Duration::from_millis(400));
    for kind in KINDS {
        let (mut first, mut last) = (Vec::new(), Vec::new());
        let (mut bytes, mut frames) = (0, 0);
        for key in kind.keys.iter().cycle().take(PRESSES) {
            // Keys at the rim of the map change nothing, and so draw nothing.
            if let Some(answer) = term.press(key) {
                first.push(answer.first);
                last.push(answer.last);
                bytes += answer.bytes;
                frames += 1;
            }
        }
        for key in kind.calm {
            term.press(key);
        }
        row(kind.name, "first byte", &mut first);
        let each = format!("whole, {} B", bytes / frames.max(1));
        row("", &each, &mut last);
        if kind.name == PAN {
            held(&mut term);
        }
    }
    term.silence(SILENCE);
    let began = Instant::now();
    let mut idle = 0;
    while let Some(rest) = IDLE.checked_sub(began.elapsed()) {
        idle += term.bytes.recv_timeout(rest).map_or(0, |b| b.1.len());
    }
    println!("{:>30}  {idle} bytes", "3 idle seconds");
    term.end();
}

/// Holds the arrows down, to one side and back again: until the first byte and the last before the next key.
fn held(term: &mut Term) {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for key in ["\x1b[D", "\x1b[C"].into_iter().cycle().take(6) {
        for _ in 0..12 {
            let began = Instant::now();
            term.keys.write_all(key.as_bytes()).unwrap();
            term.keys.flush().unwrap();
            let mut came = Vec::new();
            while let Some(rest) = REPEAT.checked_sub(began.elapsed()) {
                came.extend(term.bytes.recv_timeout(rest).map(|b| b.0));
            }
            first.extend(came.first().map(|at| at.duration_since(began)));
            last.extend(came.last().map(|at| at.duration_since(began)));
        }
    }
    term.silence(SILENCE);
    row("arrows held", "first byte", &mut first);
    row("", "whole", &mut last);
}

fn row(name: &str, part: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let ms = |part: f64| {
        let at = (times.len() as f64 * part) as usize;
        times
            .get(at.min(times.len().saturating_sub(1)))
            .map_or_else(
                || "-".to_owned(),
                |t| format!("{:.2}", t.as_secs_f64() * 1e3),
            )
    };
    let name = if part.is_empty() {
        name.to_owned()
    } else {
        format!("{name:>14} {part:>15}")
    };
    println!("{name:>30}  {:>8} {:>8} {:>8}", ms(0.5), ms(0.9), ms(1.0));
}

fn holds(raw: &[u8], mark: &[u8]) -> bool {
    raw.windows(mark.len()).any(|w| w == mark)
}

/// What came after a key.
struct Answer {
    first: Duration,
    last: Duration,
    bytes: usize,
}

/// The program in a terminal.
struct Term {
    began: Instant,
    /// Everything it wrote until it was on the screen, and when each piece was read.
    raw: Vec<(Instant, Vec<u8>)>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Term {
    fn start((cols, rows): (u16, u16), saves: &Path, map: &str, nation: &str) -> Self {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = std::env::var_os("CASUS_BIN").unwrap_or(env!("CARGO_BIN_EXE_casus").into());
        let mut command = CommandBuilder::new(program);
        command.args(["play", map, "--as", nation, "--seed", "1"]);
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LANG", "C.UTF-8");
        command.env("CASUS_SAVES", saves);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if to.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let began = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            began,
            raw: Vec::new(),
            bytes,
            keys,
            child,
            _master: pair.master,
        }
    }

    /// How long after the start what was written first met the wish.
    fn until(&mut self, met: impl Fn(&[u8]) -> bool) -> Duration {
        let mut all = Vec::new();
        for i in 0.. {
            if i == self.raw.len() {
                let next = self.bytes.recv_timeout(Duration::from_secs(30)).unwrap();
                self.raw.push(next);
            }
            let (at, bytes) = &self.raw[i];
            all.extend_from_slice(bytes);
            if met(&all) {
                return at.duration_since(self.began);
            }
        }
        unreachable!("the loop ends by returning")
    }

    fn press(&mut self, key: &str) -> Option<Answer> {
        let began = Instant::now();
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        let (first, piece) = self.bytes.recv_timeout(Duration::from_millis(250)).ok()?;
        let (mut last, mut bytes) = (first, piece.len());
        while let Ok((at, piece)) = self.bytes.recv_timeout(SILENCE) {
            last = at;
            bytes += piece.len();
        }
        Some(Answer {
            first: first.duration_since(began),
            last: last.duration_since(began),
            bytes,
        })
    }

    fn silence(&mut self, long: Duration) {
        while self.bytes.recv_timeout(long).is_ok() {}
    }

    fn end(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
