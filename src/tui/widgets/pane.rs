//! Frames around panels and popups.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Widget};

use super::put::put;
use crate::cell::{fit, width};
use crate::theme::Theme;

/// Draws a titled frame on the panels' ground and returns the room inside. With plain letters the frame is
/// drawn in ASCII.
pub fn pane(theme: &Theme, title: &str, focused: bool, area: Rect, buf: &mut Buffer) -> Rect {
    framed(theme, title, focused, theme.text(), area, buf)
}

/// A frame for a popup, over whatever is there.
pub fn popup(theme: &Theme, title: &str, area: Rect, buf: &mut Buffer) -> Rect {
    Clear.render(area, buf);
    framed(theme, title, true, theme.text().bg(theme.raised), area, buf)
}

fn framed(
    theme: &Theme,
    title: &str,
    focused: bool,
    ground: Style,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let set = if theme.glyphs.is_ascii() {
        ASCII
    } else {
        border::ROUNDED
    };
    let style = if focused { theme.strong() } else { theme.dim() };
    let mut block = Block::new()
        .borders(Borders::ALL)
        .border_set(set)
        .style(ground)
        .border_style(theme.border(focused));
    if !title.is_empty() {
        let title = fit(title, usize::from(area.width).saturating_sub(6));
        block = block.title(Line::styled(format!(" {title} "), style));
    }
    let inside = block.inner(area);
    block.render(area, buf);
    inside
}

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// A rectangle of at most this size in the middle of `area`.
#[must_use]
pub fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (w, h) = (width.min(area.width), height.min(area.height));
    Rect::new(
        area.x + (area.width - w) / 2,
        area.y + (area.height - h) / 2,
        w,
        h,
    )
}

/// A heading line within a panel, with a rule to the right edge.
pub fn heading(theme: &Theme, title: &str, area: Rect, buf: &mut Buffer) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let rule = if theme.glyphs.is_ascii() { "-" } else { "─" };
    let title = fit(title, area.width.into());
    let end = area.x + width(&title) as u16;
    put(Span::styled(title, theme.strong()), area, buf);
    for x in (end + 1)..area.right() {
        buf[(x, area.y)]
            .set_symbol(rule)
            .set_style(theme.border(false));
    }
}
