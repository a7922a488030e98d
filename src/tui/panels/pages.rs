//! Tabs of pages: the one implementation of a panel.

use std::any::TypeId;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Desk;
use super::page::{Body, Host, Page};
use crate::widgets::grid::Hit;
use crate::widgets::views::{Views, titled, upright};
use crate::{Action, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject};

/// A panel: the pages of `H`, one of them shown or all beside each other; one of them has the keys.
pub struct Pages<H: Host> {
    host: H,
    pages: Vec<Box<dyn Shown<H>>>,
    names: Views,
    /// Where the pages stand if all are shown at once.
    panes: Vec<Rect>,
}

impl<H: Host> Default for Pages<H> {
    fn default() -> Self {
        Self {
            host: H::default(),
            pages: H::pages(),
            names: Views::default(),
            panes: Vec::new(),
        }
    }
}

impl<H: Host> Pages<H> {
    fn shown(&mut self) -> (&mut dyn Shown<H>, &mut H) {
        (self.pages[self.names.at].as_mut(), &mut self.host)
    }

    /// Before anything is done.
    fn settle(&mut self, desk: &Desk) {
        self.host.settle(desk);
        let (page, host) = self.shown();
        page.settle(host, desk);
    }

    /// After something was done: the page that it asked for is shown.
    fn follow(&mut self, desk: &Desk) {
        if let Some(page) = self.host.turn() {
            let at = self.pages.iter().position(|p| p.kind() == page);
            self.names.at = at.unwrap_or(self.names.at);
        }
        self.refresh();
        self.settle(desk);
    }

    /// How many of the pages there is anything to show on.
    fn known(&self, desk: &Desk) -> usize {
        let known = self.pages.iter().take_while(|p| p.known(desk));
        known.count().max(1)
    }

    fn refresh(&mut self) {
        if self.host.changed() {
            self.pages.iter_mut().for_each(|p| p.afresh());
        }
    }

    /// Whether `page` shows the subject.
    fn on(&mut self, page: usize, desk: &Desk, subject: Subject) -> bool {
        self.pages[page].show(&mut self.host, desk, subject)
    }
}

impl<H: Host> Pages<H> {
    /// Draws every page in its pane, the one that has the keys by a lit name.
    fn all(&mut self, ctx: &Context, whole: Rect, buf: &mut Buffer) {
        for (i, &place) in self.panes.iter().enumerate() {
            let chosen = i == self.names.at;
            let focused = ctx.focused && chosen;
            let ctx = Context { focused, ..*ctx };
            let desk = Desk::new(&ctx);
            let page = &mut self.pages[i];
            let note = page.note(&self.host, &desk, place.width);
            let name = page.name(&self.host, &desk);
            if place.x > whole.x {
                upright(place.x - 2, place, buf, &desk.ink);
            }
            let area = titled(place, buf, &name, &note, chosen, &desk.ink);
            page.draw(&mut self.host, &desk, area, buf);
        }
    }
}

impl<H: Host> Panel for Pages<H> {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        self.settle(&desk);
        self.refresh();
        let area = self.host.head(&desk, area, buf);
        let turns = self.pages(ctx) > 1;
        self.panes = match turns {
            true => self.host.panes(&desk, area),
            false => Vec::new(),
        };
        let area = if !turns {
            area
        } else {
            let host = &self.host;
            let known = self.pages.iter().take(self.known(&desk));
            let names = known.map(|p| p.name(host, &desk));
            let names: Vec<String> = names.collect();
            #[cfg(test)]
            for name in &names {
                let count = |c: char| c.is_ascii_digit();
                crate::cell::labels::note(name.trim_end_matches(count));
            }
            if !self.panes.is_empty() {
                self.all(ctx, area, buf);
                return;
            }
            let note = self.pages[self.names.at].note(host, &desk, area.width);
            self.names.draw(area, buf, &names, &note, &desk.ink)
        };
        let (page, host) = self.shown();
        page.draw(host, &desk, area, buf);
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        let pages = self.pages(ctx);
        let reply = if pages > 1 && self.names.act(action, pages) {
            Reply::Handled
        } else {
            self.settle(&desk);
            let (page, host) = self.shown();
            page.act(host, &desk, action)
        };
        self.follow(&desk);
        reply
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        self.pages[self.names.at].offered(&self.host, &Desk::new(ctx))
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        let desk = Desk::new(ctx);
        let pane = self.panes.iter().position(|p| p.contains(mouse.at()));
        let named = self.panes.is_empty() && self.pages(ctx) > 1;
        let reply = if named && self.names.mouse(mouse) {
            Reply::Handled
        } else {
            self.names.at = pane.unwrap_or(self.names.at);
            let (page, host) = self.shown();
            match page.mouse(host, &desk, mouse) {
                // What is pointed at has the keys.
                Reply::Ignored if pane.is_some() => Reply::Handled,
                reply => reply,
            }
        };
        self.follow(&desk);
        reply
    }

    /// The page that is shown is asked first, then what all have in common, then each in turn.
    fn show(&mut self, ctx: &Context, subject: Subject) {
        let desk = Desk::new(ctx);
        if !self.on(self.names.at, &desk, subject) {
            let stays = self.host.show(&desk, subject);
            self.refresh();
            if !stays {
                let at = (0..self.known(&desk)).find(|&i| self.on(i, &desk, subject));
                self.names.at = at.unwrap_or(self.names.at);
            }
        }
        self.follow(&desk);
    }

    fn compose(&mut self, ctx: &Context, subject: Subject) -> Reply {
        self.show(ctx, subject);
        let desk = Desk::new(ctx);
        let (page, host) = self.shown();
        let reply = page.compose(host, &desk);
        self.follow(&desk);
        reply
    }

    fn pages(&self, ctx: &Context) -> usize {
        match self.host.alone(&Desk::new(ctx)) {
            true => 1,
            false => self.known(&Desk::new(ctx)),
        }
    }

    fn wide(&self, ctx: &Context) -> bool {
        self.host.wide(&Desk::new(ctx))
    }

    fn page(&self) -> &'static str {
        self.pages[self.names.at].plain()
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        self.pages[self.names.at].subject(&self.host, &Desk::new(ctx))
    }
}

/// A page of any type, as its panel has it.
pub trait Shown<H> {
    fn kind(&self) -> TypeId;
    /// Its name without what stands beside it.
    fn plain(&self) -> &'static str;
    fn known(&self, desk: &Desk) -> bool;
    fn name(&self, host: &H, desk: &Desk) -> String;
    fn note(&self, host: &H, desk: &Desk, width: u16) -> String;
    fn draw(&mut self, host: &mut H, desk: &Desk, area: Rect, buf: &mut Buffer);
    fn act(&mut self, host: &mut H, desk: &Desk, action: Action) -> Reply;
    fn offered(&self, host: &H, desk: &Desk) -> Vec<Offered>;
    fn mouse(&mut self, host: &mut H, desk: &Desk, mouse: Mouse) -> Reply;
    fn settle(&mut self, host: &mut H, desk: &Desk);
    fn afresh(&mut self);
    fn show(&mut self, host: &mut H, desk: &Desk, subject: Subject) -> bool;
    fn compose(&mut self, host: &mut H, desk: &Desk) -> Reply;
    fn subject(&self, host: &H, desk: &Desk) -> Option<Subject>;
}

impl<P: Page> Shown<P::Host> for P {
    fn kind(&self) -> TypeId {
        TypeId::of::<P>()
    }

    fn plain(&self) -> &'static str {
        P::NAME
    }

    fn known(&self, desk: &Desk) -> bool {
        Page::known(self, desk)
    }

    fn name(&self, host: &P::Host, desk: &Desk) -> String {
        Page::name(self, host, desk)
    }

    fn note(&self, host: &P::Host, desk: &Desk, width: u16) -> String {
        Page::note(self, host, desk, width)
    }

    fn draw(&mut self, host: &mut P::Host, desk: &Desk, area: Rect, buf: &mut Buffer) {
        Page::draw(self, host, desk, area, buf);
    }

    fn act(&mut self, host: &mut P::Host, desk: &Desk, action: Action) -> Reply {
        let moved = match self.body(host) {
            Body::Grid(grid) => grid.act(action),
            Body::List(cursor) => cursor.act(action),
            Body::Text(text) => text.act(action),
            Body::Form(form) => form.act(desk, action),
            Body::Own => false,
        };
        if moved {
            self.moved(host);
            return Reply::Handled;
        }
        let verb = self.verbs(host, desk).into_iter();
        match verb.into_iter().find(|v| v.action == action) {
            Some(verb) => verb.carry_out(self, host),
            None => Reply::Ignored,
        }
    }

    fn offered(&self, host: &P::Host, desk: &Desk) -> Vec<Offered> {
        let verbs = self.verbs(host, desk).into_iter();
        verbs.filter_map(super::page::Verb::offer).collect()
    }

    /// A click selects, a double click is Enter, a right click lists the orders; in a form they move the value.
    fn mouse(&mut self, host: &mut P::Host, desk: &Desk, mouse: Mouse) -> Reply {
        if let Some(reply) = self.touch(host, desk, mouse) {
            return reply;
        }
        if self.card(host).is_some_and(|card| card.mouse(mouse)) {
            return Reply::Handled;
        }
        let (hit, row, form) = match self.body(host) {
            Body::Grid(grid) => match grid.mouse(mouse) {
                Hit::Nothing => (false, false, false),
                Hit::Head(_) => (true, false, false),
                Hit::Row(_) => (true, true, false),
            },
            Body::List(cursor) => (cursor.mouse(mouse), true, false),
            Body::Text(text) => (text.mouse(mouse), false, false),
            Body::Form(form) => (form.point(mouse), true, true),
            Body::Own => (false, false, false),
        };
        if !hit {
            return Reply::Ignored;
        }
        self.moved(host);
        let action = match mouse.kind {
            MouseKind::Click if form => Action::Open,
            // In a form the first of two clicks has moved the value already.
            MouseKind::DoubleClick if row && !form => Action::Open,
            MouseKind::RightClick if form => Action::Less,
            MouseKind::RightClick if row => Action::Order,
            _ => return Reply::Handled,
        };
        Shown::act(self, host, desk, action)
    }

    fn settle(&mut self, host: &mut P::Host, desk: &Desk) {
        Page::settle(self, host, desk);
    }

    fn afresh(&mut self) {
        Page::afresh(self);
    }

    fn show(&mut self, host: &mut P::Host, desk: &Desk, subject: Subject) -> bool {
        Page::show(self, host, desk, subject)
    }

    fn compose(&mut self, host: &mut P::Host, desk: &Desk) -> Reply {
        Page::compose(self, host, desk)
    }

    fn subject(&self, host: &P::Host, desk: &Desk) -> Option<Subject> {
        Page::subject(self, host, desk)
    }
}
