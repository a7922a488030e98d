//! The terminal: taken over, drawn to, and always given back.

use std::io::{BufWriter, Stdout, Write, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

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
use super::widgets::caret::Caret;

/// Whether the terminal is ours, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The name of the thread that plays; a panic there is told on the screen, not over it.
pub const GAME_THREAD: &str = "casus-game";

type Screen = Ratatui<Lean<BufWriter<Stdout>>>;

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
    pub fn take(mouse: bool, asks: bool, synchronised: bool) -> std::io::Result<Self> {
        hook();
        // We decide what NO_COLOR means ourselves: crossterm would drop bold and reverse with the colours.
        style::force_color_output(true);
        let backend = Lean::new(BufWriter::with_capacity(1 << 16, stdout()));
        let mut terminal = Self {
            screen: Ratatui::new(backend)?,
            mouse,
            synchronised,
        };
        terminal.enter()?;
        if asks {
            stdout().write_all(able::QUESTION)?;
            stdout().flush()?;
        }
        Ok(terminal)
    }

    fn enter(&mut self) -> std::io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(
            stdout(),
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
    pub fn capture(&mut self, mouse: bool) -> std::io::Result<()> {
        self.mouse = mouse;
        if mouse {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Draws a frame; the terminal shows it at once or not at all, and its cursor is where `paint` says.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(
        &mut self,
        paint: impl FnOnce(Rect, &mut Buffer) -> Option<Caret>,
    ) -> std::io::Result<()> {
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
    pub fn redraw(&mut self) -> std::io::Result<()> {
        // Not `clear`: that asks the terminal where its cursor is, and some never answer.
        self.screen.backend_mut().forget();
        let size = self.screen.size()?;
        self.screen.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Stops the program as the shell's job control does, and takes the terminal again when it goes on.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn suspend(&mut self) -> std::io::Result<()> {
        #[cfg(unix)]
        {
            give_back();
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
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

/// Gives the terminal back as it was; safe to call twice. Errors have nowhere to go.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            stdout(),
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            style::ResetColor,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back before a panic is reported. A panic of the game's thread is caught there and told
/// on the screen, so that it prints nothing.
fn hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let thread = std::thread::current();
            if thread.name() != Some(GAME_THREAD) {
                give_back();
                before(info);
            }
        }));
    });
}
