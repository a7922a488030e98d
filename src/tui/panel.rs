//! The contract of a panel.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::actions::Action;
use super::command::Reply;
use super::context::{Context, Subject};

/// One of the nine panels of the play screen. It keeps only where its cursor is; all facts come from the
/// context each time.
pub trait Panel {
    /// Draws into `area`, which has no border yet and is at least 40x16 (Small gives 80x20).
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer);

    /// Does `action`, one of `offered`, or a movement (Up, Down, PageUp, First, Next, Open, Back, ...).
    fn act(&mut self, ctx: &Context, action: Action) -> Reply;

    /// The actions of this panel that make sense here now, in the order of the hint bar, with the reason why
    /// one cannot be done. Movement and frame actions need not be listed.
    fn offered(&self, ctx: &Context) -> Vec<Offered>;

    /// A mouse event inside the area of the last draw; positions are of the screen.
    fn mouse(&mut self, _ctx: &Context, _mouse: Mouse) -> Reply {
        Reply::Ignored
    }

    /// Puts the cursor on `subject`, as when a briefing entry is opened.
    fn show(&mut self, _ctx: &Context, _subject: Subject) {}

    /// Opens the form in which something is composed with `subject`; says in words if there is none.
    fn compose(&mut self, _ctx: &Context, _subject: Subject) -> Reply {
        Reply::Ignored
    }

    /// Through how many pages [`Action::Next`] and [`Action::Previous`] lead now; 1 if it is all one.
    fn pages(&self, _ctx: &Context) -> usize {
        1
    }

    /// Whether it wants the width of the side as well while it has the keys, where there is a side.
    fn wide(&self, _ctx: &Context) -> bool {
        false
    }

    /// The name of the page that is shown, as it stands over it; nothing where there are none.
    fn page(&self) -> &'static str {
        ""
    }

    /// What the cursor is on, for the map and the card.
    fn subject(&self, _ctx: &Context) -> Option<Subject> {
        None
    }
}

/// An action with the reason why it cannot be done now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offered {
    pub action: Action,
    pub refused: Option<String>,
}

impl Offered {
    #[must_use]
    pub const fn yes(action: Action) -> Self {
        Self {
            action,
            refused: None,
        }
    }

    #[must_use]
    pub fn no(action: Action, why: impl Into<String>) -> Self {
        Self {
            action,
            refused: Some(why.into()),
        }
    }

    /// Offered if `condition`, else refused with `why`.
    #[must_use]
    pub fn when(condition: bool, action: Action, why: &str) -> Self {
        if condition {
            Self::yes(action)
        } else {
            Self::no(action, why)
        }
    }
}

/// A mouse event in screen cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mouse {
    pub kind: MouseKind,
    pub x: u16,
    pub y: u16,
}

impl Mouse {
    #[must_use]
    pub const fn at(self) -> Position {
        Position {
            x: self.x,
            y: self.y,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MouseKind {
    Click,
    /// A second click on the same cell soon after.
    DoubleClick,
    RightClick,
    /// Moved with the button down, by this much.
    Drag(i16, i16),
    WheelUp,
    WheelDown,
}
