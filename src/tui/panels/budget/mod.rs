//! Money: the defence share against guideline and allies, its split over the arms, works, and where the
//! rest goes.

mod controls;
mod course;
mod outlook;
mod sums;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::controls::{Control, controls};
use super::desk::Desk;
use super::orders;
use super::page::{Body, Host, Page, Verb};
use super::pages::Shown;
use crate::judge::matter;
use crate::order::Order;
use crate::tui::widgets::cursor::Cursor;
use crate::tui::widgets::views::upright;
use crate::tui::{Action, Command, Mouse, MouseKind, Reply, Subject};

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
    cursor: Cursor,
    /// Where the bars of the controls were drawn, for clicks on them.
    bars: Rect,
}

impl Sheet {
    fn control(&self, desk: &Desk) -> Control {
        let list = controls(desk);
        list[self.cursor.at.min(list.len() - 1)]
    }

    /// Changes the control under the cursor by `steps` of its own size.
    fn change(&self, desk: &Desk, steps: i32) -> Reply {
        match self.control(desk) {
            Control::Share => give(desk, controls::share(desk, steps)),
            Control::Mix(arm) => give(desk, controls::mix(desk, arm, steps * 5)),
            Control::Equipment => give(desk, controls::models(desk, steps * 5)),
            Control::Mobilise | Control::Works(_) => Reply::Handled,
        }
    }

    fn open(&self, desk: &Desk) -> Reply {
        Reply::Do(match self.control(desk) {
            Control::Share => orders::state::defence_prompt(desk),
            Control::Mix(_) => orders::state::mixes(desk),
            Control::Equipment => orders::state::equipment(desk),
            Control::Mobilise => orders::state::mobilise(desk).command,
            Control::Works(region) => Command::Order(Order::Build { region }),
        })
    }
}

/// Drafts an order, or takes back the draft when it asks for what is so already.
fn give(desk: &Desk, order: Order) -> Reply {
    let drafts = desk.ctx.draft.orders();
    let drafted = drafts.iter().position(|o| matter(o) == matter(&order));
    match (controls::stands(desk, &order), drafted) {
        (true, Some(i)) => Reply::Do(Command::Withdraw(i)),
        (true, None) => Reply::Handled,
        (false, _) => Reply::Do(Command::Order(order)),
    }
}

impl Page for Sheet {
    type Host = Budget;

    fn name(&self, _: &Budget, _: &Desk) -> String {
        "Budget".to_owned()
    }

    fn draw(&mut self, _: &mut Budget, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        if area.width < 76 {
            self.bars = controls::draw(desk, &mut self.cursor, area, buf);
            return;
        }
        let left = (area.width / 2).clamp(42, 80).min(area.width - 34);
        upright(area.x + left, area, buf, ink);
        let list = Rect {
            width: left - 1,
            ..area
        };
        self.bars = controls::draw(desk, &mut self.cursor, list, buf);
        let right = Rect {
            x: area.x + left + 2,
            width: area.width - left - 2,
            ..area
        };
        sums::draw(desk, right, buf);
    }

    fn verbs<'d>(&self, _: &Budget, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let control = self.control(desk);
        let slides = control.slides();
        let on = !desk.view.nation(desk.me).mobilised;
        let change =
            |action, steps| Verb::new(action, move |page: &mut Self, _| page.change(desk, steps));
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
            Verb::new(Action::Open, |page: &mut Self, _| page.open(desk)),
            Verb::asks(Action::Order, || orders::state::list(desk)),
            Verb::asks(Action::Why, || sums::why(desk)),
        ]
    }

    fn body<'s>(&'s mut self, _: &'s mut Budget) -> Body<'s> {
        Body::List(&mut self.cursor)
    }

    /// On the bars the wheel moves the share under the cursor; a click on that of defence sets it.
    fn touch(&mut self, _: &mut Budget, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        if !self.bars.contains((mouse.x, mouse.y).into()) {
            return None;
        }
        let slides = self.control(desk).slides();
        match mouse.kind {
            MouseKind::WheelUp if slides => Some(self.change(desk, 1)),
            MouseKind::WheelDown if slides => Some(self.change(desk, -1)),
            MouseKind::Click => {
                let before = self.cursor.at;
                let hit = self.cursor.mouse(mouse);
                if !hit || before != self.cursor.at || self.control(desk) != Control::Share {
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
        self.cursor.at = 0;
        true
    }

    fn subject(&self, _: &Budget, desk: &Desk) -> Option<Subject> {
        match self.control(desk) {
            Control::Works(region) => Some(Subject::Region(region)),
            _ => Some(Subject::Nation(desk.me)),
        }
    }
}
