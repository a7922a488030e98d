//! One line above the tabs of every screen: what presses most, and the key that leads to it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Play;
use crate::actions::Action;
use crate::cell::{fit, width};
use crate::needs::{Need, Urgency};
use crate::shell::{Shell, Step};
use crate::widgets::put::put;

impl Play {
    /// What presses most of all that is not answered yet.
    fn pressing(&self) -> Option<Need> {
        self.needs().into_iter().find(|n| !n.done)
    }

    /// Goes to what presses most; there, to what can be ordered about it.
    pub(super) fn now(&mut self, shell: &Shell) -> Step {
        match self.pressing() {
            Some(need) if self.stands_at(&need) => self.order_menu(shell),
            Some(need) => self.go_to(shell, &need),
            None => Step::Say("Nothing needs you now.".to_owned()),
        }
    }

    /// Whether the screen shows what the entry is about.
    fn stands_at(&self, need: &Need) -> bool {
        !self.on_side()
            && self.tab == need.tab
            && need.subject.is_some()
            && self.table.selected == need.subject
    }
}

pub fn draw(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    buf.set_style(area, theme.text().bg(theme.ground));
    let key = |action| shell.keys.label(action);
    let (what, keys, style) = match play.pressing() {
        Some(need) => {
            let style = match need.urgency {
                Urgency::Now => theme.bad(),
                Urgency::Soon => theme.warn(),
                Urgency::Note => theme.text(),
            };
            let then = match play.stands_at(&need) {
                true => "lists what can be done",
                false => "goes to it",
            };
            let what = match need.hint.is_empty() {
                true => need.text,
                false => format!("{}: {}", need.text, need.hint),
            };
            (what, format!("{} {then}", key(Action::Now)), style)
        }
        None => (
            "Nothing needs you.".to_owned(),
            format!("{} ends the turn", key(Action::EndTurn)),
            theme.dim(),
        ),
    };
    let room = usize::from(area.width).saturating_sub(width(&keys) + 8);
    put(
        Line::from(vec![
            Span::styled(" Now  ", theme.strong()),
            Span::styled(fit(&what, room), style),
        ]),
        area,
        buf,
    );
    let keys = Span::styled(format!("{keys} "), theme.dim());
    put(Line::from(keys).right_aligned(), area, buf);
}
