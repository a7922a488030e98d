//! The interface in lines, for whoever has it read out, or plays from a script: what would be drawn is printed as text, and
//! a line that is typed is a key, the name of an action, or text for a field. Screens and panels are the same as on a
//! terminal that draws, at its smallest size and with as many rows as they want; only the map is told in words.

mod hear;
mod page;

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::mpsc::Sender;

pub use hear::Heard;
#[cfg(test)]
pub use page::Row;
pub use page::{Page, words};
use ratatui::layout::Rect;

use super::ending::{End, spawn};
use super::input::Message;

/// What pages are laid out on: wide enough that no text is cut, and long enough that nothing scrolls.
pub const SHEET: Rect = Rect {
    x: 0,
    y: 0,
    width: 180,
    height: 360,
};

/// Said once, before the first page.
const WELCOME: &str = "Type a key or the name of an action, then Enter. ? lists what can be done, an empty line opens what is chosen, \
esc goes back, up and down move, \"to NAME\" moves to the entry with that name, read says everything again. \
What begins with > is where you are.";

/// What has been read out, and to whom.
pub struct Reader {
    /// The last page at each depth: the screen's, and those of windows over it.
    told: Vec<Page>,
    prompts: bool,
    welcomed: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            told: Vec::new(),
            prompts: io::stdin().is_terminal() && io::stdout().is_terminal(),
            welcomed: false,
        }
    }
}

impl Reader {
    /// Reads out what is new on a page that lies over `depth` others. Whoever `asked` for something hears also that nothing
    /// is.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn tell(&mut self, page: Page, depth: usize, asked: bool) -> io::Result<()> {
        let back = depth + 1 < self.told.len();
        self.told.truncate(depth + 1);
        let mut lines = match self.told.get(depth) {
            Some(before) => page.since(before),
            None => page.whole().collect(),
        };
        if back && lines.len() < page.rows.len() {
            // Whoever comes back hears where to.
            let place = page.rows.first().filter(|r| lines.first() != Some(&r.text));
            lines.splice(0..0, place.map(|r| r.text.clone()));
        }
        self.told.resize(depth, Page::default());
        self.told.push(page);
        if lines.is_empty() && asked {
            lines.push("Nothing changes.".to_owned());
        }
        self.say(&lines)
    }

    /// Reads the whole of what is in front again.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn again(&mut self) -> io::Result<()> {
        let lines: Vec<String> = self.told.last().map_or(Vec::new(), |p| p.whole().collect());
        self.say(&lines)
    }

    /// Says lines that are of no page.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn say(&mut self, lines: &[String]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if !std::mem::replace(&mut self.welcomed, true) {
            writeln!(out, "{WELCOME}\n")?;
        }
        for line in lines {
            writeln!(out, "{line}")?;
        }
        out.flush()
    }

    /// Asks for the next line, where somebody sits before it.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn prompt(&mut self) -> io::Result<()> {
        if !self.prompts {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(b"\n? ")?;
        out.flush()
    }
}

/// Reads lines on a thread of its own, until there are no more.
///
/// # Errors
/// When no thread can be had.
pub fn listen(to: &Sender<Message>, ends: &Sender<End>) -> io::Result<()> {
    let to = to.clone();
    spawn("casus-lines", ends, move || {
        for line in io::stdin().lock().lines() {
            // What cannot be read is the end of what can.
            let Ok(line) = line else { break };
            if to.send(Message::Line(line)).is_err() {
                return;
            }
        }
        let _ = to.send(Message::NoMore);
    })?;
    Ok(())
}
