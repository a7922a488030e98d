//! Parts of a panel: a line of views to choose from, a list and a card beside or under it, text that scrolls.

use casus_core::tell::factor;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::bars;
use super::flow::flow;
use super::grid::scroll_mark;
use super::ink::Ink;
use super::put::{put, put_all, put_at};
use crate::actions::Action;
use crate::cell::{fit, left, width};
use crate::context::Context;
use crate::panel::{Mouse, MouseKind};
use crate::widgets::area;

/// A note cut to fewer cells than this says nothing.
const STUB: usize = 20;

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
            let place = Rect::new(x, area.y, wide.min(area.right().saturating_sub(x)), 1);
            let style = if i == self.at { ink.selected } else { ink.dim };
            put(Span::styled(text, style), place, buf);
            self.places.push(place);
            x = place.right() + gap;
        }
        let room = usize::from(area.right().saturating_sub(x));
        let stub = room < STUB && width(note) > room;
        let note = if stub { "" } else { &fit(note, room) };
        let wide = u16::try_from(note.chars().count()).unwrap_or(0);
        let place = Rect::new(area.right() - wide, area.y, wide, 1);
        put(Span::styled(note, ink.dim), place, buf);
        area::below(area, 1)
    }

    /// Takes another of `count` views; false when the action means something else.
    pub fn act(&mut self, action: Action, count: usize) -> bool {
        match action {
            Action::Next | Action::View => self.at = (self.at + 1) % count,
            Action::Previous => self.at = (self.at + count - 1) % count,
            _ => return false,
        }
        true
    }

    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let at = mouse.at();
        let hit = self.places.iter().position(|p| p.contains(at));
        match (mouse.kind, hit) {
            (MouseKind::Click | MouseKind::DoubleClick, Some(i)) => self.at = i,
            _ => return false,
        }
        true
    }
}

/// What the narrowest terminal gives a list; with that it shows what it shows there.
const LEAST: u16 = 78;

/// A card narrower than this does not stand beside its list.
const CARD: u16 = 40;

/// Divides `area` into a list and a card and draws the line between them: beside each other where the list keeps
/// the `need` cells of its columns, or as many as on a small screen. `wide` is the share of the list in percent
/// then; `high` its lines otherwise.
pub fn split(
    area: Rect,
    buf: &mut Buffer,
    need: u16,
    (wide, high): (u16, u16),
    title: &str,
    ink: &Ink,
) -> (Rect, Rect) {
    let left = u16::try_from(u32::from(area.width) * u32::from(wide) / 100).unwrap_or(area.width);
    if !ink.words && left >= need.min(LEAST) && area.width - left >= CARD {
        upright(area.x + left, area, buf, ink);
        let card = area::cells(area, area.x + left + 2, area.width - left - 2);
        let head = Rect { height: 1, ..card };
        put(
            Span::styled(fit(title, head.width.into()), ink.title),
            head,
            buf,
        );
        let card = area::below(card, 1);
        return (area::left(area, left), card);
    }
    // Where nothing is drawn there is room for a list of any length.
    let high = if ink.words { area.height / 2 } else { high };
    let high = high.min(area.height.saturating_sub(4));
    rule(area::row(area, area.y + high), buf, title, ink);
    let card = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        y: area.y + high + 1,
        height: area.height - high - 1,
    };
    (area::top(area, high), card)
}

/// Divides `area` into its first `left` cells and the rest, with a line between; where nothing is drawn, into an upper and a
/// lower half.
pub fn beside(area: Rect, left: u16, buf: &mut Buffer, ink: &Ink) -> (Rect, Rect) {
    if ink.words {
        let half = area.height / 2;
        return (area::top(area, half), area::below(area, half));
    }
    upright(area.x + left, area, buf, ink);
    let rest = area.width.saturating_sub(left + 2);
    (
        area::left(area, left),
        area::cells(area, area.x + left + 2, rest),
    )
}

/// A line down through an area, between what stands left and right of it.
pub fn upright(x: u16, area: Rect, buf: &mut Buffer, ink: &Ink) {
    for y in area.y..area.bottom() {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol(ink.track).set_style(ink.faint);
        }
    }
}

/// A line across with a title in it.
pub fn rule(area: Rect, buf: &mut Buffer, title: &str, ink: &Ink) {
    let line = Line::styled(ink.rule.repeat(area.width.into()), ink.faint);
    put(line, area, buf);
    if !title.is_empty() {
        let room = usize::from(area.width.saturating_sub(6));
        let text = format!(" {} ", fit(title, room));
        let place = area::indent(area, 2);
        put(Span::styled(text, ink.title), place, buf);
    }
}

/// A line across with the name of what stands below it, lit where that is chosen, and a note at its right end where there is
/// room for it; returns what is below.
pub fn titled(
    area: Rect,
    buf: &mut Buffer,
    name: &str,
    note: &str,
    chosen: bool,
    ink: &Ink,
) -> Rect {
    let head = area::top(area, 1.min(area.height));
    rule(head, buf, "", ink);
    let style = if chosen { ink.selected } else { ink.title };
    put_at(Span::styled(format!(" {name} "), style), 2, head, buf);
    let room = usize::from(area.width).saturating_sub(width(name) + 6);
    if !note.is_empty() && width(note) + 2 <= room {
        let note = Span::styled(format!(" {note} "), ink.dim);
        let note = Line::from(note).right_aligned();
        put(note, area::left(head, area.width - 1), buf);
    }
    area::below(area, 1)
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
        let seen = lines.into_iter().skip(self.offset.into());
        for (y, line) in (inner.y..inner.bottom()).zip(seen) {
            put(line, Rect { y, ..inner }, buf);
        }
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
        if !self.place.contains(mouse.at()) {
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
    put_all(flow(lines.collect(), place.width.into()), place, buf);
}

/// Writes lines from the top of an area, as many as it has room for.
pub fn write(lines: impl IntoIterator<Item = Line<'static>>, area: Rect, buf: &mut Buffer) {
    put_all(lines, area, buf);
}

/// Text from the left edge and text at the right edge, in one line.
pub fn ends(area: Rect, buf: &mut Buffer, left: Line<'static>, right: Line<'static>) {
    let wide = u16::try_from(right.width()).unwrap_or(0).min(area.width);
    put(
        left,
        Rect {
            height: 1,
            width: area.width - wide,
            ..area
        },
        buf,
    );
    put(
        right,
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
    #[cfg(test)]
    crate::cell::labels::note(label);
    let mut spans = vec![Span::styled(format!("{label:<11}"), ink.dim)];
    spans.extend(rest);
    Line::from(spans)
}

/// The parts of a reckoning that weigh most, as lines of name and bar: their figures mean something to each other only, and
/// stand on the sheet that explains it.
#[must_use]
pub fn factors(ctx: &Context, why: &Why, most: usize) -> Vec<Line<'static>> {
    factors_in(ctx, why, most, LABEL + BAR)
}

/// The same in a column that may be narrow: bar and label give way.
pub fn factors_in(ctx: &Context, why: &Why, most: usize, room: usize) -> Vec<Line<'static>> {
    let (theme, names) = (ctx.theme, ctx.view);
    let mut parts = why.parts.clone();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    parts.truncate(most);
    let long = parts.iter().map(|p| width(factor(p.0, names)) + 1).max();
    let label = long.unwrap_or(LABEL).max(LABEL);
    // A signed bar has a middle, so its cells are odd in number.
    let bar = (room.saturating_sub(label).clamp(5, BAR) - 1) / 2 * 2 + 1;
    let label = room.saturating_sub(bar).min(label);
    let scale = parts.first().map_or(1.0, |p| p.1.abs()).max(1e-9);
    parts
        .iter()
        .map(|&(f, value)| {
            let mut spans = vec![Span::styled(left(factor(f, names), label), theme.dim())];
            spans.extend(bars::signed(theme, value / scale, bar));
            Line::from(spans)
        })
        .collect()
}

/// Cells of a factor's label and of its bar.
const LABEL: usize = 22;
const BAR: usize = 13;
