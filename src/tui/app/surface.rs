//! What the interface is shown on: a terminal that it draws, or lines that are read out.

use std::io;

use ratatui::buffer::Buffer;

use super::App;
use crate::linear::{Page, Reader, SHEET};
use crate::terminal::Terminal;

/// What shows the frames.
pub(super) trait Surface {
    /// Shows the app as it is now.
    ///
    /// # Errors
    /// When nobody can see it any more.
    fn show(&mut self, app: &mut App) -> io::Result<()>;

    /// Forgets what was shown.
    ///
    /// # Errors
    /// When nobody can see it any more.
    fn afresh(&mut self) -> io::Result<()>;

    /// Takes the mouse, or leaves it.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn take_mouse(&mut self, mouse: bool) -> io::Result<()>;

    /// Stops the program until it is told to go on.
    ///
    /// # Errors
    /// When the terminal cannot be had again.
    fn stop(&mut self) -> io::Result<()>;
}

impl Surface for Terminal {
    fn show(&mut self, app: &mut App) -> io::Result<()> {
        self.draw(|area, buf| app.paint(area, buf))
    }

    fn afresh(&mut self) -> io::Result<()> {
        self.redraw()
    }

    fn take_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.capture(mouse)
    }

    fn stop(&mut self) -> io::Result<()> {
        self.suspend()
    }
}

impl Surface for Reader {
    fn show(&mut self, app: &mut App) -> io::Result<()> {
        let page = app.page();
        let again = std::mem::take(&mut app.again);
        let asked = std::mem::take(&mut app.asked);
        self.tell(page, app.popups.len(), asked && !again)?;
        if again {
            self.again()?;
        }
        match app.busy {
            None => self.prompt(),
            Some(_) => Ok(()),
        }
    }

    fn afresh(&mut self) -> io::Result<()> {
        self.again()
    }

    fn take_mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn stop(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        Ok(())
    }
}

impl App {
    /// What is in front, in lines.
    pub(crate) fn page(&mut self) -> Page {
        let mut buf = Buffer::empty(SHEET);
        let caret = self.paint(SHEET, &mut buf);
        Page::of(&buf, caret)
    }
}
