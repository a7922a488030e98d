//! What every page has: its head, the bar of pages, and the sections of the report as text.

use casus_core::tell::report::{self as told, Block, Graph, Row, Style, Topic};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style as Cells;
use ratatui::text::{Line, Span};

use super::{Aftermath, Page};
use crate::cell::{fit, width, wrap};
use crate::shell::Shell;
use crate::theme::Theme;
use crate::widgets::put::put;
use crate::widgets::{area, pane, text};

impl Aftermath {
    /// The screen between title and hints.
    pub(super) fn paint(&mut self, shell: &Shell, room: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let Some((report, names)) = self.report.clone() else {
            let state = self.state().unwrap_or_default();
            let inside = pane::pane(theme, "After-action report", true, room, buf);
            let lines = wrap(&state, usize::from(inside.width.saturating_sub(2)));
            for (line, y) in lines.iter().zip(inside.y..inside.bottom()) {
                let row = area::row(area::indent(inside, 1), y);
                put(Span::styled(line.as_str(), theme.text()), row, buf);
            }
            return;
        };
        let mut lead = told::sentences(&report, &names);
        lead.push(told::standing(&report, &names));
        let text = lead.join(" ");
        let lines = wrap(&text, usize::from(room.width.saturating_sub(4)));
        // On a small screen the page has more of the room than what stands above it.
        let most = usize::from(room.height / 4).max(2);
        let shown = lines.len().min(most);
        let head = area::top(room, shown as u16 + 2);
        let inside = pane::pane(theme, &told::headline(&report, &names), false, head, buf);
        for (n, y) in (0..shown).zip(inside.y..inside.bottom()) {
            let mut line = lines[n].clone();
            if n + 1 == shown && lines.len() > shown {
                line = fit(&lines[n..].join(" "), usize::from(inside.width) - 2);
            }
            let row = area::row(area::indent(inside, 1), y);
            put(Span::styled(line, theme.text()), row, buf);
        }
        let rest = area::below(room, head.height);
        let bar = area::top(rest, 1);
        self.bar(theme, bar, buf);
        let mut body = area::below(rest, 1);
        if let Some(state) = self.state() {
            let row = area::row(body, body.bottom().saturating_sub(1));
            body.height = body.height.saturating_sub(1);
            let line = format!(" {state}");
            put(Span::styled(line, theme.warn()), row, buf);
        }
        match self.page {
            Page::Overview => self.overview(theme, &report, &names, body, buf),
            Page::Of(topic) => {
                let inside = pane::pane(theme, topic.title(), true, body, buf);
                let inside = area::indent(inside, 1);
                let section = told::section(topic, &report, &names);
                let room = usize::from(inside.width.saturating_sub(2)).min(MOST);
                let mut lines = Vec::new();
                if topic == Topic::Goals {
                    // The small screen has no room for all of what stands above the pages.
                    let whole = wrap(&text, room);
                    lines.extend(whole.into_iter().map(|t| Line::styled(t, theme.text())));
                    lines.push(Line::default());
                }
                let rows = told::rows(&section, room, theme.glyphs.is_ascii());
                lines.extend(rows.into_iter().map(|row| line(theme, row)));
                text::lines(theme, &lines, &mut self.scroll, inside, buf);
            }
        }
    }

    /// The names of the pages, the one that is shown lit.
    fn bar(&mut self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        self.heads.clear();
        let all = Page::all();
        let wide: usize = all.iter().map(|p| width(p.name()) + 2).sum();
        // Where not all have room those about the one that is shown have it.
        let at = all.iter().position(|p| *p == self.page).unwrap_or_default();
        let mut from = 0;
        if wide > usize::from(area.width) {
            let until =
                |from: usize| -> usize { all[from..=at].iter().map(|p| width(p.name()) + 2).sum() };
            while from < at && until(from) + 12 > usize::from(area.width) {
                from += 1;
            }
        }
        let mut x = area.x;
        for page in &all[from..] {
            let name = format!(" {} ", page.name());
            let len = width(&name) as u16;
            if x + len > area.right() {
                break;
            }
            let place = area::cells(area, x, len);
            let style = match *page == self.page {
                true => theme.selected(true),
                false => theme.dim().bg(theme.ground),
            };
            put(Span::styled(name, style), place, buf);
            self.heads.push((place, *page));
            x += len;
        }
    }
}

/// Columns in which a line is still read with ease.
const MOST: usize = 110;

/// A row of a section in its colours.
pub fn line(theme: &Theme, row: Row) -> Line<'static> {
    let style: Cells = match row.style {
        Style::Plain => theme.text(),
        Style::Head => theme.strong(),
        Style::Dim => theme.dim(),
        Style::Drawn => theme.info(),
    };
    Line::styled(row.text, style)
}

/// The first graph of a section.
pub fn graph(blocks: &[Block]) -> Option<&Graph> {
    blocks.iter().find_map(|b| match b {
        Block::Graph(graph) => Some(graph),
        _ => None,
    })
}
