//! The panel Alliance.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::{Action, Context, Offered, Panel, Reply};

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Alliance {}

impl Panel for Alliance {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        buf.set_stringn(
            area.x,
            area.y,
            "Alliance",
            area.width.into(),
            ctx.theme.dim(),
        );
    }

    fn act(&mut self, _: &Context, _: Action) -> Reply {
        Reply::Ignored
    }

    fn offered(&self, _: &Context) -> Vec<Offered> {
        Vec::new()
    }
}
