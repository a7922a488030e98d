//! The game in a pseudo-terminal.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::Fault;
use crate::scenes::{Scene, Step};

pub struct Terminal {
    parser: vt100::Parser,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

/// Silence after which nothing more comes of a key.
const QUIET: Duration = Duration::from_millis(400);
/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    pub fn open(program: &Path, scene: &Scene, saves: &Path) -> Result<Self, Fault> {
        let (cols, rows) = scene.size;
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(program);
        command.args(scene.args);
        command.arg("--glyphs");
        command.arg("quadrant");
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("LANG", "C.UTF-8"),
        ] {
            command.env(name, value);
        }
        command.env("CASUS_SAVES", saves);
        command.env("HOME", saves);
        command.env("XDG_CONFIG_HOME", saves);
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader()?;
        let (to, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if to.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let none = "a terminal without cells";
        let (rows, cols) = (
            NonZero::new(rows).ok_or(none)?,
            NonZero::new(cols).ok_or(none)?,
        );
        Ok(Self {
            parser: vt100::Parser::new(rows, cols, 0),
            bytes,
            keys: pair.master.take_writer()?,
            child,
            _master: pair.master,
        })
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub fn step(&mut self, step: Step) -> Result<(), Fault> {
        match step {
            Step::Key(key) => self.key(key),
            Step::Until(text) => self.until(text),
            Step::Rest(seconds) => {
                self.listen(Instant::now() + Duration::from_secs(seconds));
                Ok(())
            }
            Step::Turns(turns) => {
                for _ in 0..turns {
                    self.key("t")?;
                    // What a month opens, and what it asks about first.
                    self.key("y")?;
                    self.key("\x1b")?;
                    self.key("\x1b")?;
                }
                Ok(())
            }
        }
    }

    fn key(&mut self, key: &str) -> Result<(), Fault> {
        self.keys.write_all(key.as_bytes())?;
        self.keys.flush()?;
        while self.take(QUIET) {}
        Ok(())
    }

    fn until(&mut self, text: &str) -> Result<(), Fault> {
        let end = Instant::now() + PATIENCE;
        while !self.screen().contents().contains(text) {
            if Instant::now() > end {
                let shown = self.screen().contents();
                return Err(format!("{text:?} is not on the screen:\n{shown}").into());
            }
            self.take(Duration::from_millis(20));
        }
        Ok(())
    }

    fn listen(&mut self, end: Instant) {
        while let Some(rest) = end.checked_duration_since(Instant::now()) {
            self.take(rest.min(QUIET));
        }
    }

    fn take(&mut self, wait: Duration) -> bool {
        match self.bytes.recv_timeout(wait) {
            Ok(bytes) => {
                self.parser.process(&bytes);
                true
            }
            Err(_) => false,
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The game is kept; nobody waits for a last word.
        let _ = self.child.kill();
    }
}
