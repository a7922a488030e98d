//! The terminal: taken over, drawn to, and always given back.

use std::io::{self, Write, stdout};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ratatui::Terminal as Ratatui;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue, style};
use ratatui::layout::Rect;

use super::able;
use super::backend::Lean;
use super::panics;
use super::widgets::caret::Caret;

/// Whose the terminal is.
static HELD: Mutex<Held> = Mutex::new(Held::Free);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Free,
    Ours,
    /// Given back at the end of the program; nobody takes it again.
    Over,
}

/// How long the last bytes may take to a terminal that does not read.
const LAST_WORDS: Duration = Duration::from_secs(1);

type Screen = Ratatui<Lean<Sheet>>;

/// What the terminal is told while it is ours: sent in one go, and forgotten when that fails. ratatui shows the
/// cursor when it is dropped, and the terminal is no longer ours by then.
#[derive(Default)]
struct Sheet(Vec<u8>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        let sent = if taken() { send(&self.0) } else { Ok(()) };
        self.0.clear();
        sent
    }
}

/// Past the buffer of the standard output, which keeps what was refused and tries again at the end of the program.
#[cfg(unix)]
fn send(bytes: &[u8]) -> io::Result<()> {
    use std::os::fd::AsFd;

    let line = stdout().as_fd().try_clone_to_owned()?;
    std::fs::File::from(line).write_all(bytes)
}

#[cfg(not(unix))]
fn send(bytes: &[u8]) -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The terminal while it is ours; dropping it gives it back.
pub struct Terminal {
    screen: Screen,
    mouse: bool,
    synchronised: bool,
}

impl Terminal {
    /// Takes the terminal over: raw mode, alternate screen, mouse, bracketed paste. If it `asks`, the terminal
    /// is asked what it is, before the first frame covers what a simple one may print for that.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn take(mouse: bool, asks: bool, synchronised: bool) -> io::Result<Self> {
        panics::draw_here();
        // We decide what NO_COLOR means ourselves: crossterm would drop bold and reverse with the colours.
        style::force_color_output(true);
        let backend = Lean::new(Sheet::default());
        let mut terminal = Self {
            screen: Ratatui::new(backend)?,
            mouse,
            synchronised,
        };
        terminal.enter()?;
        if asks {
            let mut sheet = Sheet::default();
            sheet.write_all(able::QUESTION)?;
            sheet.flush()?;
        }
        Ok(terminal)
    }

    fn enter(&mut self) -> io::Result<()> {
        {
            let mut held = held();
            if *held == Held::Over {
                return Err(io::ErrorKind::NotConnected.into());
            }
            *held = Held::Ours;
            enable_raw_mode()?;
        }
        let mut sheet = Sheet::default();
        execute!(
            sheet,
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        self.capture(self.mouse)?;
        self.redraw()
    }

    /// Takes the mouse, or leaves it to the terminal for selecting text.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn capture(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        let mut sheet = Sheet::default();
        if mouse {
            execute!(sheet, EnableMouseCapture)
        } else {
            execute!(sheet, DisableMouseCapture)
        }
    }

    /// Draws a frame; the terminal shows it at once or not at all, and its cursor is where `paint` says.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(
        &mut self,
        paint: impl FnOnce(Rect, &mut Buffer) -> Option<Caret>,
    ) -> io::Result<()> {
        let mut caret = None;
        if self.synchronised {
            queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        }
        self.screen.draw(|frame| {
            let area = frame.area();
            caret = paint(area, frame.buffer_mut());
        })?;
        self.screen.backend_mut().place(caret)?;
        if self.synchronised {
            queue!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        }
        self.screen.backend_mut().flush()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`: that asks the terminal where its cursor is, and some never answer.
        self.screen.backend_mut().forget();
        let size = self.screen.size()?;
        self.screen.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Stops the program as the shell's job control does, and takes the terminal again when it goes on.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        {
            give_back();
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            // A program that takes the terminal from the background is stopped again, and a shell wakes a job
            // there to end it.
            while in_background() && *held() != Held::Over {
                std::thread::sleep(Duration::from_millis(20));
            }
            self.enter()?;
        }
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn held() -> MutexGuard<'static, Held> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the terminal is ours.
#[must_use]
pub fn taken() -> bool {
    *held() == Held::Ours
}

/// Whether another job of the shell has the terminal.
#[cfg(unix)]
fn in_background() -> bool {
    let front = rustix::termios::tcgetpgrp(stdout());
    front.is_ok_and(|group| group != rustix::process::getpgrp())
}

/// Gives the terminal back as it was; safe to call twice. Errors have nowhere to go.
pub fn give_back() {
    leave(Held::Free);
}

/// Where the terminal is not ours, nobody takes it any more.
pub fn close() {
    let mut held = held();
    if *held == Held::Free {
        *held = Held::Over;
    }
}

/// As [`give_back`], at the end: nobody takes the terminal again, and one that does not read is not waited for.
pub fn give_back_for_good() {
    let (done, told) = std::sync::mpsc::channel::<()>();
    let left = std::thread::Builder::new().spawn(move || {
        leave(Held::Over);
        drop(done);
    });
    if left.is_ok() {
        let _ = told.recv_timeout(LAST_WORDS);
    }
}

fn leave(then: Held) {
    {
        let mut held = held();
        let ours = *held == Held::Ours;
        if *held != Held::Over {
            *held = then;
        }
        if !ours {
            return;
        }
        // First, since it waits for nobody.
        let _ = disable_raw_mode();
    }
    let mut last = Vec::new();
    let _ = queue!(
        last,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        style::ResetColor,
        LeaveAlternateScreen,
        cursor::Show
    )
    .and_then(|()| send(&last));
}
