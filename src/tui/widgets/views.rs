//! Parts of a panel: a line of views to choose from, a list and a card beside or under it, text that scrolls.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::bars;
use super::flow::flow;
use super::grid::scroll_mark;
use super::ink::Ink;
use crate::tell::factor;
use crate::tui::actions::Action;
use crate::tui::cell::{fit, left, width};
use crate::tui::panel::{Mouse, MouseKind};
use crate::tui::theme::Theme;
use crate::why::Why;

/// From this width a card stands beside its list instead of under it.
const BESIDE: u16 = 110;

/// A note cut to fewer cells than this says nothing.
const STUB: usize = 8;

/// The views of a panel, one of them shown.
#[derive(Clone, Debug, Default)]
pub struct Views {
    pub at: usize,
    places: Vec<Rect>,
}

impl Views {
    /// Draws the names in the first line of `area`, with `note` at its right end; returns the rest.
    pub fn draw(
        &mut self,
        area: Rect,
        buf: &mut Buffer,
        names: &[String],
        note: &str,
        ink: &Ink,
    ) -> Rect {
        self.at = self.at.min(names.len().saturating_sub(1));
        self.places.clear();
        let mut x = area.x;
        // Where the names would not fit, the gaps between them go first, then the blank before each.
        let count = names.len();
        let long = names.iter().map(|n| n.chars().count()).sum::<usize>();
        let room = usize::from(area.width);
        let gap = u16::from(long + 3 * count <= room + 1);
        let pad = if long + 2 * count <= room { " " } else { "" };
        for (i, name) in names.iter().enumerate() {
            let text = format!("{pad}{name} ");
            let wide = u16::try_from(text.chars().count()).unwrap_or(0);
            let place = Rect {
                x,
                y: area.y,
                width: wide.min(area.right().saturating_sub(x)),
                height: 1,
            };
            let style = if i == self.at { ink.selected } else { ink.dim };
            Span::styled(text, style).render(place, buf);
            self.places.push(place);
            x = place.right() + gap;
        }
        let room = usize::from(area.right().saturating_sub(x));
        let stub = room < STUB && width(note) > room;
        let note = if stub { "" } else { &fit(note, room) };
        let wide = u16::try_from(note.chars().count()).unwrap_or(0);
        let place = Rect {
            x: area.right() - wide,
            y: area.y,
            width: wide,
            height: 1,
        };
        Span::styled(note, ink.dim).render(place, buf);
        Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        }
    }

    /// Takes another view; false when the action means something else.
    pub fn act(&mut self, action: Action) -> bool {
        let count = self.places.len().max(1);
        match action {
            Action::Next | Action::View => self.at = (self.at + 1) % count,
            Action::Previous => self.at = (self.at + count - 1) % count,
            _ => return false,
        }
        true
    }

    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let at = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let hit = self.places.iter().position(|p| p.contains(at));
        match (mouse.kind, hit) {
            (MouseKind::Click | MouseKind::DoubleClick, Some(i)) => self.at = i,
            _ => return false,
        }
        true
    }
}

/// Divides `area` into a list and a card, beside each other where there is room, and draws the line between
/// them. `wide` is the share of the list in percent then; `high` its lines otherwise.
pub fn split(
    area: Rect,
    buf: &mut Buffer,
    wide: u16,
    high: u16,
    title: &str,
    ink: &Ink,
) -> (Rect, Rect) {
    if area.width >= BESIDE {
        let left =
            u16::try_from(u32::from(area.width) * u32::from(wide) / 100).unwrap_or(area.width);
        for y in area.y..area.bottom() {
            buf.set_string(area.x + left, y, ink.track, ink.faint);
        }
        let card = Rect {
            x: area.x + left + 2,
            width: area.width - left - 2,
            ..area
        };
        let head = Rect { height: 1, ..card };
        Span::styled(fit(title, head.width.into()), ink.title).render(head, buf);
        let card = Rect {
            y: card.y + 1,
            height: card.height.saturating_sub(1),
            ..card
        };
        return (
            Rect {
                width: left,
                ..area
            },
            card,
        );
    }
    let high = high.min(area.height.saturating_sub(4));
    rule(
        Rect {
            y: area.y + high,
            height: 1,
            ..area
        },
        buf,
        title,
        ink,
    );
    let card = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        y: area.y + high + 1,
        height: area.height - high - 1,
    };
    (
        Rect {
            height: high,
            ..area
        },
        card,
    )
}

/// A line across with a title in it.
pub fn rule(area: Rect, buf: &mut Buffer, title: &str, ink: &Ink) {
    buf.set_string(
        area.x,
        area.y,
        ink.rule.repeat(area.width.into()),
        ink.faint,
    );
    if !title.is_empty() {
        let text = format!(
            " {} ",
            fit(title, usize::from(area.width.saturating_sub(6)))
        );
        buf.set_string(area.x + 2, area.y, text, ink.title);
    }
}

/// Wrapped text that scrolls.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub offset: u16,
    place: Rect,
}

impl Text {
    pub fn draw(&mut self, area: Rect, buf: &mut Buffer, lines: Vec<Line<'static>>, ink: &Ink) {
        self.place = area;
        let width = area.width.saturating_sub(1).max(1);
        let lines = flow(lines, width.into());
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        self.offset = self.offset.min(rows.saturating_sub(area.height));
        let inner = Rect { width, ..area };
        Paragraph::new(lines)
            .scroll((self.offset, 0))
            .render(inner, buf);
        if rows > area.height {
            scroll_mark(area, buf, self.offset.into(), rows.into(), ink);
        }
    }

    /// Scrolls for a movement; false when the action means something else.
    pub fn act(&mut self, action: Action) -> bool {
        let page = self.place.height.saturating_sub(1).max(1);
        self.offset = match action {
            Action::Up => self.offset.saturating_sub(1),
            Action::Down => self.offset.saturating_add(1),
            Action::PageUp => self.offset.saturating_sub(page),
            Action::PageDown => self.offset.saturating_add(page),
            Action::First => 0,
            Action::Last => u16::MAX / 2,
            _ => return false,
        };
        true
    }

    /// Scrolls by the wheel.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        if !self.place.contains(Position {
            x: mouse.x,
            y: mouse.y,
        }) {
            return false;
        }
        match mouse.kind {
            MouseKind::WheelUp => self.offset = self.offset.saturating_sub(2),
            MouseKind::WheelDown => self.offset = self.offset.saturating_add(2),
            _ => return false,
        }
        true
    }
}

/// What to say where a view has no rows: that it has none and why, and what to do about it.
pub fn nothing(area: Rect, buf: &mut Buffer, lines: &[&str], ink: &Ink) {
    let place = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(1),
    };
    let lines = lines.iter().map(|l| Line::styled((*l).to_owned(), ink.dim));
    Paragraph::new(flow(lines.collect(), place.width.into())).render(place, buf);
}

/// Writes lines from the top of an area, as many as it has room for.
pub fn write(lines: impl IntoIterator<Item = Line<'static>>, area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        line.render(row, buf);
    }
}

/// Text from the left edge and text at the right edge, in one line.
pub fn ends(area: Rect, buf: &mut Buffer, left: Line<'static>, right: Line<'static>) {
    let wide = u16::try_from(right.width()).unwrap_or(0).min(area.width);
    left.render(
        Rect {
            height: 1,
            width: area.width - wide,
            ..area
        },
        buf,
    );
    right.render(
        Rect {
            x: area.right() - wide,
            width: wide,
            height: 1,
            ..area
        },
        buf,
    );
}

/// `label` in a column of its own, then the rest.
#[must_use]
pub fn field(label: &str, rest: Vec<Span<'static>>, ink: &Ink) -> Line<'static> {
    let mut spans = vec![Span::styled(format!("{label:<11}"), ink.dim)];
    spans.extend(rest);
    Line::from(spans)
}

/// The parts of a reckoning that weigh most, as lines of name, bar and value.
#[must_use]
pub fn factors(theme: &Theme, why: &Why, most: usize) -> Vec<Line<'static>> {
    factors_in(theme, why, most, LABEL + BAR + FIGURE)
}

/// The same in a column that may be narrow: bar and label give way, the figure stays whole.
pub fn factors_in(theme: &Theme, why: &Why, most: usize, room: usize) -> Vec<Line<'static>> {
    // A signed bar has a middle, so its cells are odd in number.
    let bar = (room.saturating_sub(FIGURE + LABEL).clamp(7, BAR) - 1) / 2 * 2 + 1;
    let label = room.saturating_sub(FIGURE + bar).min(LABEL);
    let mut parts = why.parts.clone();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    let scale = parts.first().map_or(1.0, |p| p.1.abs()).max(1e-9);
    parts
        .iter()
        .take(most)
        .map(|&(f, value)| {
            let mut spans = vec![Span::styled(left(factor(f), label), theme.dim())];
            spans.extend(bars::signed(theme, value / scale, bar));
            spans.push(Span::styled(format!(" {value:+.2}"), theme.signed(value)));
            Line::from(spans)
        })
        .collect()
}

/// Cells of a factor's label, its bar, and its figure.
const LABEL: usize = 22;
const BAR: usize = 13;
const FIGURE: usize = 6;
