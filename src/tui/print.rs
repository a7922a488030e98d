//! The map written out once, where no screen is wanted: for whoever makes one, and for files.

use std::io::{self, Write};

use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::able::Sight;
use super::backend::write_rows;
use super::cell::sanitise;
use super::color::{Depth, adapt};
use super::map::MapView;
use super::{Context, Draft, Error, History, Options, Panel, Settings, Size, Theme};

/// Columns and rows of the largest picture.
pub const LARGEST: (u16, u16) = (400, 200);
/// Where there is no terminal to fit.
const USUAL: (u16, u16) = (80, 24);

/// Writes the map as `view` shows it, with the colours and glyphs that the terminal is known to have and the options ask for:
/// `size` columns and rows, or as many as the terminal has.
///
/// # Errors
/// When it cannot be written, or a shipped theme is at fault.
pub fn print_map(
    view: &View,
    size: Option<(u16, u16)>,
    options: &Options,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let settings = options.settings.as_deref().map(Settings::read);
    let settings = settings.unwrap_or_default();
    let sight = Sight::of(options, &settings);
    let theme = settings.theme.as_deref().unwrap_or(Theme::usual());
    let theme = Theme::shipped(theme, sight.depth(), sight.glyphs())?;
    let (width, height) = size.unwrap_or_else(of_terminal);
    let area = Rect::new(0, 0, width.min(LARGEST.0), height.min(LARGEST.1));
    let mut buf = Buffer::empty(area);
    buf.set_style(area, theme.text().bg(theme.ground));
    let context = Context {
        outlook: None,
        view,
        draft: &Draft::default(),
        history: &History::default(),
        selected: None,
        theme: &theme,
        size: Size::of(width, height).unwrap_or(Size::Small),
        focused: false,
    };
    MapView::default().draw(&context, area, &mut buf);
    sanitise(&mut buf, theme.glyphs.is_ascii());
    adapt(&mut buf, theme.depth);
    Ok(write_rows(&buf, theme.depth > Depth::Mono, out)?)
}

/// A row is left for the prompt.
fn of_terminal() -> (u16, u16) {
    let found: io::Result<(u16, u16)> = ratatui::crossterm::terminal::size();
    match found {
        Ok((width, height)) if width > 0 && height > 1 => (width, height - 1),
        _ => USUAL,
    }
}
