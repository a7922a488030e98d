//! Affinity of every pair, as a table of heat.

use casus_core::figures::{fixed, signed};
use casus_core::ids::NationId;
use casus_core::reckon;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Diplomacy;
use crate::color;
use crate::panels::desk::{Desk, share};
use crate::panels::page::{Page, Verb};
use crate::widgets::area;
use crate::widgets::put::{put, put_all};
use crate::widgets::views::rule;
use crate::{Action, Mouse, MouseKind, Reply, Subject};

/// Cells of a column: three of the figure and a gap.
const WIDE: u16 = 4;
/// Cells of the heads at the left.
const LEFT: u16 = 5;

/// Which pair the cursor is on, and which part of the matrix is in sight.
#[derive(Clone, Copy, Debug, Default)]
pub struct Matrix {
    at: [usize; 2],
    from: [usize; 2],
    count: usize,
    fits: [usize; 2],
    body: Rect,
}

impl Page for Matrix {
    type Host = Diplomacy;

    const NAME: &'static str = "Relations";

    fn note(&self, _: &Diplomacy, _: &Desk, _: u16) -> String {
        "affinity, -100 to +100 ".to_owned()
    }

    fn draw(&mut self, _: &mut Diplomacy, desk: &Desk, area: Rect, buf: &mut Buffer) {
        self.paint(desk, area, buf);
    }

    fn verbs<'d>(&self, host: &Diplomacy, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = host.verbs(desk);
        verbs.extend(MOVES.map(|action| {
            Verb::new(action, move |page: &mut Self, _| {
                page.act(action);
            })
        }));
        verbs
    }

    fn touch(&mut self, _: &mut Diplomacy, _: &Desk, mouse: Mouse) -> Option<Reply> {
        self.point(mouse).then_some(Reply::Handled)
    }

    fn subject(&self, host: &Diplomacy, desk: &Desk) -> Option<Subject> {
        host.nation(desk).map(Subject::Nation)
    }
}

const MOVES: [Action; 8] = [
    Action::Up,
    Action::Down,
    Action::Left,
    Action::Right,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
];

impl Matrix {
    fn act(&mut self, action: Action) -> bool {
        let step =
            |v: usize, d: isize| v.saturating_add_signed(d).min(self.count.saturating_sub(1));
        let page = isize::try_from(self.fits[0]).unwrap_or(1);
        match action {
            Action::Up => self.at[0] = step(self.at[0], -1),
            Action::Down => self.at[0] = step(self.at[0], 1),
            Action::Left => self.at[1] = step(self.at[1], -1),
            Action::Right => self.at[1] = step(self.at[1], 1),
            Action::PageUp => self.at[0] = step(self.at[0], -page),
            Action::PageDown => self.at[0] = step(self.at[0], page),
            Action::First => self.at = [0, 0],
            Action::Last => self.at = [step(self.count, 0); 2],
            _ => return false,
        }
        true
    }

    fn point(&mut self, mouse: Mouse) -> bool {
        let at = mouse.at();
        match mouse.kind {
            MouseKind::WheelUp => self.act(Action::Up),
            MouseKind::WheelDown => self.act(Action::Down),
            MouseKind::Click | MouseKind::DoubleClick if self.body.contains(at) => {
                let row = self.from[0] + usize::from(at.y - self.body.y);
                let column = self.from[1] + usize::from((at.x - self.body.x) / WIDE);
                let inside = row < self.count && column < self.count;
                if inside {
                    self.at = [row, column];
                }
                inside
            }
            _ => false,
        }
    }

    fn paint(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        if self.count == 0 {
            // It opens on what matters most: oneself and whom one fears.
            let (foe, _) = reckon::worst_fear(desk.view, desk.me);
            let others = desk.scenario().nation_ids().filter(|n| *n != desk.me);
            let other = std::iter::once(foe).chain(others).find(|n| *n != desk.me);
            self.at = [desk.me, other.unwrap_or(desk.me)].map(NationId::index);
        }
        self.count = desk.scenario().nations.len();
        if area.height < 6 || area.width < 20 || self.count == 0 {
            return;
        }
        let body = Rect::new(
            area.x + LEFT,
            area.y + 1,
            area.width - LEFT,
            area.height - 4,
        );
        self.body = body;
        self.fits = [body.height.into(), (body.width / WIDE).into()];
        for axis in 0..2 {
            let (at, fits) = (self.at[axis].min(self.count - 1), self.fits[axis].max(1));
            self.at[axis] = at;
            self.from[axis] = self.from[axis].min(at).max((at + 1).saturating_sub(fits));
        }
        let ids =
            |from: usize, fits: usize| (from..(from + fits).min(self.count)).map(NationId::at);
        for (i, column) in ids(self.from[1], self.fits[1]).enumerate() {
            let x = body.x + WIDE * u16::try_from(i).unwrap_or(0);
            let head = Line::styled(desk.code(column), self.head(desk, 1, column));
            put(head, Rect::new(x, area.y, 3, 1), buf);
        }
        for (i, row) in ids(self.from[0], self.fits[0]).enumerate() {
            let y = body.y + u16::try_from(i).unwrap_or(0);
            let head = Line::styled(desk.code(row), self.head(desk, 0, row));
            put(head, Rect::new(area.x + 1, y, 3, 1), buf);
            for (j, column) in ids(self.from[1], self.fits[1]).enumerate() {
                let x = body.x + WIDE * u16::try_from(j).unwrap_or(0);
                self.cell(desk, buf, (x, y), row, column);
            }
        }
        self.foot(desk, area::rows(area, body.bottom(), 3), buf);
    }

    fn head(&self, desk: &Desk, axis: usize, nation: NationId) -> Style {
        if self.at[axis] == nation.index() {
            desk.ink.selected
        } else {
            desk.tint(nation)
        }
    }

    fn cell(&self, desk: &Desk, buf: &mut Buffer, at: (u16, u16), row: NationId, column: NationId) {
        let here = self.at == [row.index(), column.index()];
        let cell = Rect::new(at.0, at.1, 3, 1);
        if row == column {
            put(Span::styled(" · ", desk.ink.faint), cell, buf);
        } else {
            let value = desk.public().pairs.affinity(row, column);
            let text = format!("{:>3}", fixed(value * 100.0, 0));
            let theme = desk.ctx.theme;
            let ground = theme.relation(value);
            let style = match theme.is_mono() {
                true => desk.ink.text,
                false => Style::new().bg(ground).fg(color::ink(ground)),
            };
            put(Span::styled(text, style), cell, buf);
        }
        if here {
            buf.set_style(Rect::new(at.0, at.1, 3, 1), desk.ink.selected);
        }
    }

    fn foot(&self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let [a, b] = self.at.map(NationId::at);
        let title = if a == b {
            desk.name(a).to_owned()
        } else {
            format!("{} and {}", desk.name(a), desk.name(b))
        };
        rule(Rect { height: 1, ..area }, buf, &title, &desk.ink);
        let (pairs, public) = (&desk.public().pairs, desk.public());
        let shared: Vec<&str> = public
            .treaties_of(a)
            .filter(|t| t.has(b))
            .map(|t| &*t.name)
            .collect();
        let pacts = if shared.is_empty() {
            "no treaty".to_owned()
        } else {
            shared.join(", ")
        };
        let line = if a == b {
            "Move the cursor to another nation to see what lies between the two.".to_owned()
        } else {
            format!(
                "affinity {}, grievances {} and {}, rivalry {}",
                signed(pairs.affinity(a, b) * 100.0, 0),
                share(pairs.grievance(a, b)),
                share(pairs.grievance(b, a)),
                share(pairs.rivalry(a, b))
            )
        };
        let lines = [
            Line::styled(line, desk.ink.text),
            Line::styled(pacts, desk.ink.dim),
        ];
        let place = Rect::new(area.x + 1, area.y + 1, area.width - 1, 2);
        put_all(lines, place, buf);
    }
}
