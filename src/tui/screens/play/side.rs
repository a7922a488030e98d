//! The side of the play screen: what needs the player, and the card of what is selected.

use casus_core::event::Grade;
use casus_core::reckon;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{Counsel, Focus, Play};
use crate::actions::Action;
use crate::card::card;
use crate::cell::{fit, width, wrap};
use crate::counsel::{self, counsel};
use crate::needs::{Need, Urgency, needs};
use crate::panel::{Mouse, MouseKind};
use crate::shell::{Shell, Step};
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::put::{put, put_all};
use crate::widgets::{pane, table};

/// Rows of an entry of the briefing: what it is, and what one may do.
const ROWS: u16 = 2;
/// Rows of a list with the whole of one entry below it.
const WITH_FOOT: u16 = 4 * ROWS;

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
        // What a challenger would make of it alone is less than what the staff has found.
        if let Some(told) = self.table.foresight.demand(view) {
            let exposed = counsel::likeliest(view, view.me);
            let entry = list.iter_mut().find(|n| n.text == exposed);
            entry.into_iter().for_each(|n| n.hint.clone_from(&told));
        }
        if let Some((text, hint)) = self.table.foresight.news(view) {
            let me = view.me;
            let foe = reckon::worst_fear(view, me).0;
            let entry = Need {
                urgency: Urgency::Soon,
                text,
                hint,
                tab: super::Tab::Alliance,
                subject: Some(super::Subject::Pair(foe, me)),
                done: false,
            };
            // Behind what presses, before what is only worth knowing.
            let place = list.partition_point(|n| n.urgency == Urgency::Now && !n.done);
            list.insert(place, entry);
        }
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
        self.go_to(shell, &need.clone())
    }

    /// Shows what an entry is about.
    pub(super) fn go_to(&mut self, shell: &Shell, need: &Need) -> Step {
        if need.subject.is_none() && need.urgency == Urgency::Note && need.tab == super::Tab::Map {
            return self.objectives();
        }
        self.go(shell, need.tab, need.subject);
        // A question is all there is to see of it.
        match need.subject {
            Some(crate::Subject::Dilemma(_)) => self.order_menu(shell),
            _ => Step::Drawn,
        }
    }
}

/// Briefing above, card below.
pub fn draw(play: &mut Play, shell: &Shell, buf: &mut Buffer) {
    let theme = shell.theme;
    let area = play.side;
    let list = play.needs();
    // One that is looked into has room for the whole of an entry, however few there are.
    let least = if focused(play) { WITH_FOOT } else { ROWS };
    let wanted = ((list.len() as u16) * ROWS).max(least) + 2;
    let height = wanted.clamp(5, (area.height * 9 / 20).max(8));
    let top = area::top(area, height.min(area.height));
    briefing(play, shell, &list, top, buf);
    let rest = area::rows(area, top.bottom(), area.height - top.height);
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
        wire(play, shell, area::rows(rest, rest.bottom(), news), buf);
    }
    let inside = pane::pane(theme, &card.title, false, rest, buf);
    let body = area::cells(inside, inside.x + 1, inside.width.saturating_sub(2));
    put_all(card.lines.iter().cloned(), body, buf);
}

/// The latest of what the seat learned, newest first.
fn wire(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let inside = pane::pane(theme, "The wire", false, area, buf);
    let view = play.table.view();
    let room = usize::from(inside.width).saturating_sub(2);
    let mut y = inside.y;
    let mut turn = None;
    let row = |y| Rect {
        x: inside.x + 1,
        y,
        width: inside.width.saturating_sub(2),
        height: u16::from(y < inside.bottom()),
    };
    let told = tell::gather(play.table.history().events());
    for told in told
        .iter()
        .rev()
        .filter(|t| t.event.kind.facts().grade > Grade::Detail)
    {
        let event = &told.event;
        if turn != Some(event.turn) && y < inside.bottom() {
            let date = view.scenario().told(event.turn);
            put(Span::styled(date, theme.dim()), row(y), buf);
            turn = Some(event.turn);
            y += 1;
        }
        let style = if event.kind.facts().grade >= Grade::Major {
            theme.strong()
        } else {
            theme.text()
        };
        for line in wrap(&told.sentence(&play.table.names), room) {
            if y >= inside.bottom() {
                return;
            }
            put(Span::styled(line, style), row(y), buf);
            y += 1;
        }
    }
    if y == inside.y {
        put(Span::styled("All quiet.", theme.dim()), row(y), buf);
    }
}

fn focused(play: &Play) -> bool {
    play.focus == Focus::Side || play.briefing
}

fn briefing(play: &mut Play, shell: &Shell, list: &[Need], area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let focused = focused(play);
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
        let body = area::cells(inside, inside.x + 1, inside.width.saturating_sub(2));
        let lines = wrap(&text, body.width.into()).into_iter();
        put_all(lines.map(|l| Line::styled(l, theme.dim())), body, buf);
        play.needs.fit(0, inside);
        return;
    }
    let (inside, foot) = below(list, focused, inside);
    let seen = play.needs.fit_tall(list.len(), ROWS, inside);
    if let Some(need) = list.get(play.needs.at) {
        let room = usize::from(foot.width);
        let whole = wrap(&need.text, room)
            .into_iter()
            .map(|l| Line::styled(l, theme.strong()));
        let hint = wrap(&need.hint, room)
            .into_iter()
            .map(|l| Line::styled(l, theme.dim()));
        put_all(whole.chain(hint), foot, buf);
    }
    for (n, need) in list[seen.start..].iter().enumerate() {
        let chosen = focused && seen.start + n == play.needs.at;
        for row in 0..ROWS {
            let line = area::row(inside, inside.y + n as u16 * ROWS + row);
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

/// Where something of the list has no room, the last rows are for the whole of the entry under the cursor, while
/// there is one.
fn below(list: &[Need], focused: bool, inside: Rect) -> (Rect, Rect) {
    let room = usize::from(inside.width).saturating_sub(5);
    let long = |n: &Need| width(&n.text) > room || width(&n.hint) > room;
    let high = if focused && inside.height >= WITH_FOOT && list.iter().any(long) {
        2 * ROWS
    } else {
        0
    };
    let kept = area::top(inside, inside.height - high);
    let foot = Rect::new(
        inside.x + 1,
        kept.bottom(),
        inside.width.saturating_sub(2),
        high,
    );
    (kept, foot)
}

fn entry(theme: &Theme, need: &Need, first: bool, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(5);
    if !first {
        let line = Line::styled(format!("    {}", fit(&need.hint, room)), theme.dim());
        put(line, area, buf);
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
    put(
        Line::from(vec![
            Span::raw(" "),
            Span::styled(format!(" {sign} "), style),
            Span::styled(fit(&need.text, room), text),
        ]),
        area,
        buf,
    );
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
    let head = Rect {
        x: area.x + 1,
        width: half as u16,
        height: 1,
        ..area
    };
    put(Span::styled(card.title.as_str(), theme.strong()), head, buf);
    let places = [(0, 1), (0, 2), (1, 0), (1, 1), (1, 2)];
    for ((column, row), line) in places.into_iter().zip(&card.lines) {
        let x = area.x + 1 + column * area.width / 2;
        put(
            line.clone(),
            Rect::new(x, area.y + row, half as u16, 1),
            buf,
        );
    }
}
