//! The screens that fill the terminal.

pub mod aftermath;
pub mod load;
pub mod menu;
pub mod new_game;
pub mod play;
pub mod settings;
pub mod theatre;
pub mod waiting;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cell::width;
use super::panel::Offered;
use super::shell::Shell;
use crate::widgets::area;
use crate::widgets::put::put;

/// The line of keys at the bottom: what is offered, those that cannot be done dimmed and in brackets, so that
/// they are told apart without colours too; or what was said.
pub fn hints(shell: &Shell, offered: &[Offered], area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    buf.set_style(area, theme.bar());
    let room = usize::from(area.width);
    if let Some(text) = shell.busy {
        let stop = format!(" {text}  Esc interrupts");
        let style = theme.bar().patch(theme.strong());
        put(Span::styled(stop, style), area, buf);
        return;
    }
    if let Some(text) = shell.said {
        let style = theme.bar().patch(theme.warn());
        put(Span::styled(format!(" {text}"), style), area, buf);
        return;
    }
    // To whoever listens it is a litany; the help has the keys of the place.
    if theme.glyphs.is_words() {
        return;
    }
    let mut spans = Vec::new();
    let mut used = 0;
    let mut behind = "";
    for offer in offered {
        let key = shell.keys.label(offer.action);
        let name = offer.action.spec().name;
        let len = 1 + width(&key) + 1 + width(name) + 1;
        if used + len > room {
            break;
        }
        used += len;
        // Brackets stand in the two blanks between hints, so that as many have room as without.
        let refused = offer.refused.is_some();
        let before = if refused { "(" } else { " " };
        spans.push(Span::styled(format!("{behind}{before}"), theme.dim()));
        let (bright, plain) = match refused {
            true => (theme.dim(), theme.dim()),
            false => (theme.key(), theme.bar()),
        };
        spans.push(Span::styled(key, bright));
        spans.push(Span::styled(format!(" {name}"), plain));
        behind = if refused { ")" } else { " " };
    }
    spans.push(Span::styled(behind, theme.dim()));
    put(Line::from(spans).style(theme.bar()), area, buf);
}

/// The ground behind a screen and its title bar; returns the room between bar and hints.
pub fn frame(shell: &Shell, title: &str, area: Rect, buf: &mut Buffer) -> Rect {
    let theme = shell.theme;
    buf.set_style(area, theme.text().bg(theme.ground));
    let bar = Rect { height: 1, ..area };
    buf.set_style(bar, theme.bar());
    let line = Line::from(vec![
        Span::styled(" Casus Foederis", theme.strong()),
        Span::styled(format!("  {title}"), theme.dim()),
    ]);
    put(line, bar, buf);
    area::rows(area, area.y + 1, area.height.saturating_sub(2))
}

/// The last row of a screen.
#[must_use]
pub fn foot(area: Rect) -> Rect {
    area::rows(area, area.bottom().saturating_sub(1), 1.min(area.height))
}
