//! Money: the defence share against guideline and allies, its split over the arms, works, and where the
//! rest goes.

mod controls;
mod course;
mod outlook;
mod sums;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::controls::{Control, controls};
use super::desk::Desk;
use super::orders;
use crate::judge::matter;
use crate::order::Order;
use crate::tui::widgets::cursor::Cursor;
use crate::tui::widgets::views::upright;
use crate::tui::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject};

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Budget {
    cursor: Cursor,
    /// Where the bars of the controls were drawn, for clicks on them.
    bars: Rect,
    list: Rect,
}

impl Budget {
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

impl Panel for Budget {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        let ink = &desk.ink;
        if area.width < 76 {
            self.list = area;
            self.bars = controls::draw(&desk, &mut self.cursor, area, buf);
            return;
        }
        let left = (area.width / 2).clamp(42, 80).min(area.width - 34);
        upright(area.x + left, area, buf, ink);
        self.list = Rect {
            width: left - 1,
            ..area
        };
        self.bars = controls::draw(&desk, &mut self.cursor, self.list, buf);
        let right = Rect {
            x: area.x + left + 2,
            width: area.width - left - 2,
            ..area
        };
        sums::draw(&desk, right, buf);
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        match action {
            _ if self.cursor.act(action) => Reply::Handled,
            Action::Left => self.change(&desk, -1),
            Action::Right => self.change(&desk, 1),
            Action::Less => self.change(&desk, -5),
            Action::More => self.change(&desk, 5),
            Action::Open => self.open(&desk),
            Action::Order => Reply::Do(orders::state::list(&desk)),
            Action::Mobilise => Reply::Do(orders::state::mobilise(&desk).command),
            Action::Build => match self.control(&desk) {
                Control::Works(region) => Reply::Do(Command::Order(Order::Build { region })),
                _ => Reply::Do(Command::Say(
                    "Choose one of your regions under works.".to_owned(),
                )),
            },
            Action::Why => Reply::Do(sums::why(&desk)),
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        let on = !desk.view.nation(desk.me).mobilised;
        let build = match self.control(&desk) {
            Control::Works(region) => Offered {
                action: Action::Build,
                refused: desk.refusal(&Order::Build { region }),
            },
            _ => Offered::no(Action::Build, "choose one of your regions under works"),
        };
        let slides = matches!(
            self.control(&desk),
            Control::Share | Control::Mix(_) | Control::Equipment
        );
        vec![
            Offered::when(slides, Action::Less, "choose a share"),
            Offered::when(slides, Action::More, "choose a share"),
            Offered {
                action: Action::Mobilise,
                refused: desk.refusal(&Order::Mobilise { on }),
            },
            build,
        ]
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        let desk = Desk::new(ctx);
        let at = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let wheel = match mouse.kind {
            MouseKind::WheelUp => Some(1),
            MouseKind::WheelDown => Some(-1),
            _ => None,
        };
        let slides = matches!(
            self.control(&desk),
            Control::Share | Control::Mix(_) | Control::Equipment
        );
        if let Some(step) = wheel
            && slides
            && self.bars.contains(at)
        {
            return self.change(&desk, step);
        }
        let before = self.cursor.at;
        if !self.cursor.mouse(mouse) {
            return Reply::Ignored;
        }
        let again = before == self.cursor.at;
        match (mouse.kind, self.control(&desk)) {
            (MouseKind::DoubleClick | MouseKind::RightClick, _) => self.open(&desk),
            (MouseKind::Click, Control::Share) if self.bars.contains(at) && again => {
                let share = f64::from(at.x - self.bars.x) / f64::from(self.bars.width.max(2) - 1);
                give(&desk, controls::share_at(&desk, share))
            }
            _ => Reply::Handled,
        }
    }

    /// What others say of one's spending is about the share, the first line.
    fn show(&mut self, _ctx: &Context, _subject: Subject) {
        self.cursor.at = 0;
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        let desk = Desk::new(ctx);
        match self.control(&desk) {
            Control::Works(region) => Some(Subject::Region(region)),
            _ => Some(Subject::Nation(desk.me)),
        }
    }
}
