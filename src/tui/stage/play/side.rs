//! The side of the play screen: what needs the player, and the card of what is selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::super::super::actions::Action;
use super::super::super::card::card;
use super::super::super::cell::{fit, wrap};
use super::super::super::counsel::counsel;
use super::super::super::needs::{Need, Urgency, needs};
use super::super::super::panel::{Mouse, MouseKind};
use super::super::super::shell::{Shell, Step};
use super::super::super::theme::Theme;
use super::super::super::widgets::{pane, table};
use super::{Counsel, Focus, Play};
use crate::event::Grade;
use crate::tell;

/// Rows of an entry of the briefing: what it is, and what one may do.
const ROWS: u16 = 2;

impl Play {
    pub(super) fn needs(&self) -> Vec<Need> {
        let view = self.table.view();
        let mut list = needs(view, self.table.draft().orders());
        let at = (view.public.turn, view.me);
        let mut kept = self.counsel.borrow_mut();
        if kept.at != Some(at) {
            *kept = Counsel {
                at: Some(at),
                entries: counsel(view),
            };
        }
        list.extend(kept.entries.iter().cloned());
        list
    }

    pub(super) fn side_act(&mut self, shell: &Shell, action: Action) -> Option<Step> {
        if action == Action::Open {
            return Some(self.open_need(shell));
        }
        self.needs.act(action).then_some(Step::Drawn)
    }

    pub(super) fn side_mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        let hit = self.needs.mouse(mouse);
        if hit && matches!(mouse.kind, MouseKind::Click) {
            return self.open_need(shell);
        }
        Step::Drawn
    }

    fn open_need(&mut self, shell: &Shell) -> Step {
        let list = self.needs();
        let Some(need) = list.get(self.needs.at) else {
            return Step::Drawn;
        };
        if need.subject.is_none() && need.urgency == Urgency::Note && need.tab == super::Tab::Map {
            return self.objectives();
        }
        let (tab, subject) = (need.tab, need.subject);
        self.go(shell, tab, subject);
        Step::Drawn
    }
}

/// Briefing above, card below.
pub fn draw(play: &mut Play, shell: &Shell, buf: &mut Buffer) {
    let theme = shell.theme;
    let area = play.side;
    let list = play.needs();
    let wanted = (list.len().max(1) as u16) * ROWS + 2;
    let height = wanted.clamp(5, (area.height * 9 / 20).max(8));
    let top = Rect {
        height: height.min(area.height),
        ..area
    };
    briefing(play, shell, &list, top, buf);
    let rest = Rect {
        y: top.bottom(),
        height: area.height - top.height,
        ..area
    };
    if rest.height < 4 {
        return;
    }
    let ctx = play.table.context(shell, false);
    let room = usize::from(rest.width).saturating_sub(4);
    let subject = play
        .table
        .selected
        .unwrap_or(super::Subject::Nation(ctx.view.me));
    let Some(card) = card(&ctx, subject, room) else {
        pane::pane(theme, "", false, rest, buf);
        return;
    };
    let height = (card.lines.len() as u16 + 2).max(6);
    let news = rest.height.saturating_sub(height);
    let rest = if news >= 6 {
        Rect { height, ..rest }
    } else {
        rest
    };
    if news >= 6 {
        wire(
            play,
            shell,
            Rect {
                y: rest.bottom(),
                height: news,
                ..rest
            },
            buf,
        );
    }
    let inside = pane::pane(theme, &card.title, false, rest, buf);
    for (i, line) in card.lines.iter().take(inside.height.into()).enumerate() {
        line.render(
            Rect {
                x: inside.x + 1,
                y: inside.y + i as u16,
                width: inside.width.saturating_sub(2),
                height: 1,
            },
            buf,
        );
    }
}

/// The latest of what the seat learned, newest first.
fn wire(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let inside = pane::pane(theme, "The wire", false, area, buf);
    let view = play.table.view();
    let room = usize::from(inside.width).saturating_sub(2);
    let mut y = inside.y;
    let mut turn = None;
    for event in play
        .table
        .history()
        .events()
        .iter()
        .rev()
        .filter(|e| e.kind.grade() > Grade::Detail)
    {
        if turn != Some(event.turn) && y < inside.bottom() {
            let date = view.scenario().date(event.turn).to_string();
            buf.set_string(inside.x + 1, y, date, theme.dim());
            turn = Some(event.turn);
            y += 1;
        }
        let style = if event.kind.grade() >= Grade::Major {
            theme.strong()
        } else {
            theme.text()
        };
        for line in wrap(&tell::event(&event.kind, &play.table.names), room) {
            if y >= inside.bottom() {
                return;
            }
            buf.set_string(inside.x + 1, y, line, style);
            y += 1;
        }
    }
    if y == inside.y {
        buf.set_string(inside.x + 1, y, "All quiet.", theme.dim());
    }
}

fn briefing(play: &mut Play, shell: &Shell, list: &[Need], area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let focused = play.focus == Focus::Side || play.briefing;
    let open = list
        .iter()
        .filter(|n| !n.done && n.urgency == Urgency::Now)
        .count();
    let title = match open {
        0 => "What needs you".to_owned(),
        n => format!("What needs you: {n} now"),
    };
    let inside = pane::pane(theme, &title, focused, area, buf);
    if list.is_empty() {
        let text = format!(
            "Nothing presses. Look around, or end the turn ({}).",
            shell.keys.label(Action::EndTurn)
        );
        for (i, line) in wrap(&text, usize::from(inside.width) - 2)
            .iter()
            .take(inside.height.into())
            .enumerate()
        {
            buf.set_string(inside.x + 1, inside.y + i as u16, line, theme.dim());
        }
        play.needs.fit(0, inside);
        return;
    }
    let seen = play.needs.fit_tall(list.len(), ROWS, inside);
    for (n, need) in list[seen.start..].iter().enumerate() {
        let chosen = focused && seen.start + n == play.needs.at;
        for row in 0..ROWS {
            let line = Rect {
                y: inside.y + n as u16 * ROWS + row,
                height: 1,
                ..inside
            };
            // Below the last whole entry there may be room for the first row of the next.
            if line.y >= inside.bottom() {
                break;
            }
            entry(theme, need, row == 0, line, buf);
            if chosen && row == 0 {
                table::mark(theme, true, line, buf);
            } else if chosen {
                buf.set_style(line, theme.selected(true).remove_modifier(Modifier::BOLD));
            }
        }
    }
    table::scrollbar(theme, &play.needs, inside, buf);
}

fn entry(theme: &Theme, need: &Need, first: bool, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(5);
    if !first {
        let line = Line::styled(format!("    {}", fit(&need.hint, room)), theme.dim());
        line.render(area, buf);
        return;
    }
    let ascii = theme.glyphs.is_ascii();
    let (sign, style) = match (need.done, need.urgency) {
        (true, _) => (if ascii { "x" } else { "√" }, theme.good()),
        (_, Urgency::Now) => ("!", theme.bad()),
        (_, Urgency::Soon) => ("?", theme.warn()),
        (_, Urgency::Note) => (if ascii { "-" } else { "·" }, theme.dim()),
    };
    let text = if need.done {
        theme.dim()
    } else {
        theme.strong()
    };
    Line::from(vec![
        Span::raw(" "),
        Span::styled(format!(" {sign} "), style),
        Span::styled(fit(&need.text, room), text),
    ])
    .render(area, buf);
}

/// The first lines of the card, under the map of a small screen.
pub fn strip(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    buf.set_style(area, theme.text());
    let ctx = play.table.context(shell, false);
    let half = usize::from(area.width / 2) - 1;
    let Some(card) = play.table.selected.and_then(|s| card(&ctx, s, half)) else {
        return;
    };
    buf.set_stringn(
        area.x + 1,
        area.y,
        fit(&card.title, half),
        half,
        theme.strong(),
    );
    let places = [(0, 1), (0, 2), (1, 0), (1, 1), (1, 2)];
    for ((column, row), line) in places.into_iter().zip(&card.lines) {
        let x = area.x + 1 + column * area.width / 2;
        line.render(
            Rect {
                x,
                y: area.y + row,
                width: half as u16,
                height: 1,
            },
            buf,
        );
    }
}
