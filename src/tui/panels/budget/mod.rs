//! Money: the defence share against guideline and allies, its split over the arms, works, and where the
//! rest goes.

mod buys;
mod controls;
mod course;
mod outlook;
mod sums;

use casus_core::order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::controls::{Control, Controls, give};
use super::desk::Desk;
use super::form::{Composed, Fields, Form};
use super::orders;
use super::page::{Body, Host, Page, Verb};
use super::pages::Shown;
use crate::widgets::area;
use crate::widgets::views::beside;
use crate::{Action, Mouse, MouseKind, Reply, Subject};

/// It has one page.
#[derive(Default)]
pub struct Budget;

impl Host for Budget {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![Box::new(Sheet::default())]
    }
}

#[derive(Default)]
struct Sheet {
    form: Form<Controls>,
    /// Where the bars of the controls were drawn, for clicks on them.
    bars: Rect,
}

impl Page for Sheet {
    type Host = Budget;

    const NAME: &'static str = "Budget";

    fn draw(&mut self, _: &mut Budget, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        if area.width < 76 {
            self.bars = controls::draw(&mut self.form, desk, area, buf);
            return;
        }
        let left = (area.width / 2).clamp(42, 80).min(area.width - 34);
        let (list, right) = beside(area, left, buf, ink);
        let list = area::left(list, list.width - 1);
        // Below the controls, where they leave room for it.
        let wanted = self.form.fields.lines(desk).len() as u16 + 1;
        let below = list.height.saturating_sub(wanted + 1);
        let list = match below >= buys::ROWS {
            true => {
                let place = area::rows(list, list.bottom() - below, below);
                buys::draw(desk, place, buf);
                area::top(list, wanted)
            }
            false => list,
        };
        self.bars = controls::draw(&mut self.form, desk, list, buf);
        sums::draw(desk, right, buf);
    }

    fn verbs<'d>(&self, _: &Budget, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let control = self.form.line(desk);
        let slides = control.slides();
        let on = !desk.view.nation(desk.me).mobilised;
        let change = |action, steps| {
            Verb::new(action, move |page: &mut Self, _| {
                page.form.change(desk, steps)
            })
        };
        vec![
            change(Action::Less, -5).when(slides, "choose a share"),
            change(Action::More, 5).when(slides, "choose a share"),
            Verb::order(desk, Action::Mobilise, Order::Mobilise { on }),
            match control {
                Control::Works(region) => Verb::order(desk, Action::Build, Order::Build { region }),
                _ => Verb::no(Action::Build, "choose one of your regions under works"),
            },
            change(Action::Left, -1),
            change(Action::Right, 1),
            Verb::new(Action::Open, |page: &mut Self, _| page.form.open(desk)),
            Verb::asks(Action::Order, || orders::state::list(desk)),
            Verb::asks(Action::Why, || sums::why(desk)),
        ]
    }

    fn body<'s>(&'s mut self, _: &'s mut Budget) -> Body<'s> {
        Body::List(&mut self.form.cursor)
    }

    /// On the bars the wheel moves the share under the cursor; a click on that of defence sets it.
    fn touch(&mut self, _: &mut Budget, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        if !self.bars.contains((mouse.x, mouse.y).into()) {
            return None;
        }
        let slides = self.form.line(desk).slides();
        match mouse.kind {
            MouseKind::WheelUp if slides => Some(self.form.change(desk, 1)),
            MouseKind::WheelDown if slides => Some(self.form.change(desk, -1)),
            MouseKind::Click => {
                let before = self.form.cursor.at;
                let hit = self.form.cursor.mouse(mouse);
                if !hit || before != self.form.cursor.at || self.form.line(desk) != Control::Share {
                    return hit.then_some(Reply::Handled);
                }
                let share =
                    f64::from(mouse.x - self.bars.x) / f64::from(self.bars.width.max(2) - 1);
                Some(give(desk, controls::share_at(desk, share)))
            }
            _ => None,
        }
    }

    /// What others say of one's spending is about the share, the first line.
    fn show(&mut self, _: &mut Budget, _: &Desk, _: Subject) -> bool {
        self.form.cursor.at = 0;
        true
    }

    fn subject(&self, _: &Budget, desk: &Desk) -> Option<Subject> {
        match self.form.line(desk) {
            Control::Works(region) => Some(Subject::Region(region)),
            _ => Some(Subject::Nation(desk.me)),
        }
    }
}
