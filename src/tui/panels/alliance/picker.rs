//! The list of treaties, one of which most pages of the panel are about.

use casus_core::view::Treaty;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Alliance;
use crate::cell::fit;
use crate::panels::desk::Desk;
use crate::widgets::area;
use crate::widgets::put::put;
use crate::widgets::views::{beside, ends};
use crate::{Mouse, MouseKind};

/// Cells of the list of treaties where there is room for it.
const LIST: u16 = 34;

/// Cells of a name in it.
const NAME: usize = LIST as usize - 6;

/// The treaties in force, one's own first.
pub(super) fn treaties<'a>(desk: &Desk<'a>) -> Vec<&'a Treaty> {
    let mut list: Vec<&Treaty> = desk.public().treaties.iter().map(|t| &**t).collect();
    list.sort_by_key(|t| (!t.has(desk.me), std::cmp::Reverse(t.members.len()), t.id));
    list
}

impl Alliance {
    pub(super) fn step(&mut self, desk: &Desk, step: isize) {
        let list = treaties(desk);
        let now = self
            .treaty(desk)
            .and_then(|t| list.iter().position(|x| x.id == t.id))
            .unwrap_or(0);
        let next = now
            .saturating_add_signed(step)
            .min(list.len().saturating_sub(1));
        if let Some(treaty) = list.get(next) {
            self.choose(treaty.id);
        }
    }

    /// A click in the list chooses; true where it was one.
    pub(super) fn pick(&mut self, desk: &Desk, mouse: Mouse) -> bool {
        let at = mouse.at();
        if mouse.kind != MouseKind::Click || !self.list.contains(at) {
            return false;
        }
        let row = usize::from(mouse.y - self.list.y);
        if let Some(treaty) = treaties(desk).get(row) {
            self.choose(treaty.id);
        }
        true
    }

    /// The list at the left where there is room, else one line; returns what is left.
    pub(super) fn picker(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
        let ink = &desk.ink;
        let list = treaties(desk);
        let chosen = self.treaty(desk).map(|t| t.id);
        let mine = |treaty: &Treaty| {
            if treaty.has(desk.me) {
                "you are a member"
            } else {
                "you stand outside"
            }
        };
        if area.width < 110 || ink.words {
            self.list = Rect::default();
            let at = list.iter().position(|t| Some(t.id) == chosen).unwrap_or(0);
            let Some(treaty) = list.get(at) else {
                return area;
            };
            let line = Line::from(vec![
                Span::styled(" ‹ ", ink.dim),
                Span::styled(fit(&treaty.name, 40), ink.title),
                Span::styled(" › ", ink.dim),
                Span::styled(
                    format!(" {} of {}, {}", at + 1, list.len(), mine(treaty)),
                    ink.dim,
                ),
            ]);
            put(line, Rect { height: 1, ..area }, buf);
            return area::below(area, 1);
        }
        self.list = area::left(area, LIST);
        let fits = usize::from(area.height);
        let at = list.iter().position(|t| Some(t.id) == chosen).unwrap_or(0);
        let from = (at + 1).saturating_sub(fits);
        for (i, treaty) in list.iter().skip(from).take(fits).enumerate() {
            let row = Rect {
                y: area.y + u16::try_from(i).unwrap_or(0),
                width: LIST,
                height: 1,
                ..area
            };
            let style = if treaty.has(desk.me) {
                ink.text
            } else {
                ink.dim
            };
            let count = format!("{:>3}", treaty.members.len());
            let name = fit(&treaty.name, NAME);
            let name = Line::styled(format!(" {name}"), style);
            ends(row, buf, name, Line::styled(format!("{count} "), ink.dim));
            if Some(treaty.id) == chosen {
                buf.set_style(row, ink.selected);
                put(Span::styled(ink.cursor, ink.selected), row, buf);
            }
        }
        let (_, rest) = beside(area, LIST, buf, ink);
        // In the list a long name is cut, and the ink alone says who belongs: here is the whole.
        let Some(treaty) = list.get(at) else {
            return rest;
        };
        let title = Line::from(vec![
            Span::styled(format!(" {}", treaty.name), ink.title),
            Span::styled(format!("   {}", mine(treaty)), ink.dim),
        ]);
        put(title, rest, buf);
        area::below(rest, 1)
    }
}
