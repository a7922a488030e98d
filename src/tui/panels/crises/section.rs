//! A section of the room that is text: what is known, in lines that scroll.

use std::marker::PhantomData;

use casus_core::view::Crisis;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Crises;
use crate::panels::desk::Desk;
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::flow::flow;
use crate::widgets::views::Text;
use crate::{Action, Mouse, Reply, Subject};

/// What such a section says.
pub trait Section: 'static {
    const NAME: &'static str;

    /// Its lines, for a column of `width` cells.
    fn lines(host: &mut Crises, desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>>;

    /// Said beside its name.
    fn note(_desk: &Desk, _crisis: &Crisis) -> String {
        String::new()
    }
}

/// The page of such a section.
pub struct Told<S> {
    text: Text,
    section: PhantomData<S>,
}

impl<S> Default for Told<S> {
    fn default() -> Self {
        Self {
            text: Text::default(),
            section: PhantomData,
        }
    }
}

/// Cells of a line of text in a section of this `width`: one at the left is blank, and the last is the scroll bar's.
fn room(width: u16) -> usize {
    usize::from(width).saturating_sub(2)
}

/// Rows that a section of this `width` needs to show all of it, with its name.
pub fn high<S: Section>(host: &mut Crises, desk: &Desk, crisis: &Crisis, width: u16) -> u16 {
    let lines = S::lines(host, desk, crisis, room(width));
    u16::try_from(flow(lines, room(width)).len() + 1).unwrap_or(u16::MAX)
}

impl<S: Section> Page for Told<S> {
    type Host = Crises;

    const NAME: &'static str = S::NAME;

    fn note(&self, host: &Crises, desk: &Desk, _: u16) -> String {
        let crisis = host.crisis(desk);
        crisis.map_or_else(String::new, |c| S::note(desk, c))
    }

    fn draw(&mut self, host: &mut Crises, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let Some(crisis) = host.crisis(desk) else {
            return;
        };
        let lines = S::lines(host, desk, crisis, room(area.width));
        let place = area::cells(area, area.x + 1, area.width.saturating_sub(1));
        self.text.draw(place, buf, lines, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Crises, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = host.verbs(desk);
        verbs
            .extend(host.crisis(desk).map(|crisis| {
                Verb::asks(Action::Open, move || orders::crisis::list(desk, crisis))
            }));
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Crises) -> Body<'s> {
        Body::Text(&mut self.text)
    }

    fn afresh(&mut self) {
        self.text.offset = 0;
    }

    fn touch(&mut self, host: &mut Crises, desk: &Desk, mouse: Mouse) -> Option<Reply> {
        host.pick(desk, mouse).then_some(Reply::Handled)
    }

    fn compose(&mut self, host: &mut Crises, desk: &Desk) -> Reply {
        host.begin(desk)
    }

    fn subject(&self, host: &Crises, desk: &Desk) -> Option<Subject> {
        host.crisis(desk).map(|c| Subject::Crisis(c.id))
    }
}
