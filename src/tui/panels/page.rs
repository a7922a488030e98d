//! The contract of a page. A panel is tabs of pages: [`super::pages::Pages`] draws their names, takes keys and mouse
//! for whichever is shown, and is the same for all panels. To add a page, write one in a file of its own and add a line
//! to the [`Host::pages`] of its panel.

use std::any::TypeId;

use casus_core::order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Desk;
use super::form::Composed;
use super::pages::Shown;
use crate::actions::Place;
use crate::widgets::cursor::Cursor;
use crate::widgets::grid::GridState;
use crate::widgets::views::Text;
use crate::{Action, Command, Mouse, Offered, Reply, Subject};

/// What the pages of a panel have in common: what was chosen for all of them.
pub trait Host: Default + 'static {
    /// The pages in the order of their names.
    fn pages() -> Vec<Box<dyn Shown<Self>>>;

    /// Said beside the names where a page says nothing else.
    fn note(&self, _desk: &Desk) -> String {
        String::new()
    }

    /// Before anything is drawn or done: what was chosen may be gone.
    fn settle(&mut self, _desk: &Desk) {}

    /// Draws what stands over all pages; returns what is left to them.
    fn head(&mut self, _desk: &Desk, area: Rect, _buf: &mut Buffer) -> Rect {
        area
    }

    /// Where each page stands, in the order of their names, if there is room for all of them at once; else nowhere, and one is
    /// shown at a time.
    fn panes(&mut self, _desk: &Desk, _area: Rect) -> Vec<Rect> {
        Vec::new()
    }

    /// Whether the page that is shown has the panel to itself, as a form does: the others are neither named nor turned to.
    fn alone(&self, _desk: &Desk) -> bool {
        false
    }

    /// Whether the panel wants the width of the side as well, where there is a side.
    fn wide(&self, _desk: &Desk) -> bool {
        false
    }

    /// Chooses what belongs to `subject`, which the page that is shown does not know; true where that page now shows
    /// it, false where the others are to be asked.
    fn show(&mut self, _desk: &Desk, _subject: Subject) -> bool {
        false
    }

    /// Whether something else was chosen since this was asked last, so that all pages begin afresh.
    fn changed(&mut self) -> bool {
        false
    }

    /// The type of the page to be shown now, where a deed asked for another; asked once.
    fn turn(&mut self) -> Option<TypeId> {
        None
    }
}

/// What moves when the keys of movement are pressed on a page.
pub enum Body<'s> {
    Grid(&'s mut GridState),
    List(&'s mut Cursor),
    Text(&'s mut Text),
    Form(&'s mut dyn Composed),
    /// Nothing does, or it has verbs for that.
    Own,
}

/// One page of a panel.
pub trait Page: Sized + 'static {
    type Host: Host;

    /// Its name among those of the others.
    const NAME: &'static str;

    /// Whether there is anything that it could show on this map. Pages that may not be are the last of their panel.
    fn known(&self, _desk: &Desk) -> bool {
        true
    }

    /// What stands beside its name where there is any.
    fn count(&self, _host: &Self::Host, _desk: &Desk) -> usize {
        0
    }

    /// Both together.
    fn name(&self, host: &Self::Host, desk: &Desk) -> String {
        match self.count(host, desk) {
            0 => Self::NAME.to_owned(),
            n => format!("{} {n}", Self::NAME),
        }
    }

    /// Said beside the names while it is shown, in a line of `width` cells.
    fn note(&self, host: &Self::Host, desk: &Desk, _width: u16) -> String {
        host.note(desk)
    }

    fn draw(&mut self, host: &mut Self::Host, desk: &Desk, area: Rect, buf: &mut Buffer);

    /// All that its keys do, in the order of the hint bar. Enter, the double click, the right click, the hint bar and
    /// the palette go by this list.
    fn verbs<'d>(&self, host: &Self::Host, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>>;

    fn body<'s>(&'s mut self, _host: &'s mut Self::Host) -> Body<'s> {
        Body::Own
    }

    /// Text beside the body, which the wheel scrolls.
    fn card(&mut self, _host: &Self::Host) -> Option<&mut Text> {
        None
    }

    /// The body's cursor was moved.
    fn moved(&mut self, host: &mut Self::Host) {
        if let Some(card) = self.card(host) {
            card.offset = 0;
        }
    }

    /// Before it is drawn or asked: what it had selected may be gone.
    fn settle(&mut self, _host: &mut Self::Host, _desk: &Desk) {}

    /// Something else was chosen for all pages.
    fn afresh(&mut self) {}

    /// A mouse event over what only this page has; None elsewhere.
    fn touch(&mut self, _host: &mut Self::Host, _desk: &Desk, _mouse: Mouse) -> Option<Reply> {
        None
    }

    /// Puts its cursor on `subject`; false where it does not show such things.
    fn show(&mut self, _host: &mut Self::Host, _desk: &Desk, _subject: Subject) -> bool {
        false
    }

    /// Opens a form in which something is composed with the subject just shown.
    fn compose(&mut self, _host: &mut Self::Host, _desk: &Desk) -> Reply {
        Reply::Ignored
    }

    /// What the cursor is on.
    fn subject(&self, host: &Self::Host, desk: &Desk) -> Option<Subject>;
}

type Deed<'d, P> = Box<dyn FnOnce(&mut P, &mut <P as Page>::Host) -> Reply + 'd>;

/// A key of a page: why it cannot be used now, and what it does.
pub struct Verb<'d, P: Page> {
    pub action: Action,
    refused: Option<String>,
    hinted: bool,
    deed: Option<Deed<'d, P>>,
}

impl<'d, P: Page> Verb<'d, P> {
    /// Does something to the page or to what it shares.
    pub fn new<R: Into<Reply>>(
        action: Action,
        deed: impl FnOnce(&mut P, &mut P::Host) -> R + 'd,
    ) -> Self {
        Self {
            action,
            refused: None,
            hinted: own(action),
            deed: Some(Box::new(|page, host| deed(page, host).into())),
        }
    }

    /// Asks the frame for something.
    pub fn asks<R: Into<Reply>>(action: Action, command: impl FnOnce() -> R + 'd) -> Self {
        Self::new(action, |_, _| command())
    }

    /// Gives an order.
    pub fn order(desk: &Desk, action: Action, order: Order) -> Self {
        let refused = desk.refusal(&order);
        Self::asks(action, || Command::Order(order)).refused(refused)
    }

    /// Cannot be done now, whatever is selected.
    pub fn no(action: Action, why: impl Into<String>) -> Self {
        Self {
            action,
            refused: Some(why.into()),
            hinted: own(action),
            deed: None,
        }
    }

    /// Is about something that may be missing, for the reason `why`.
    pub fn about<T: 'd, R: Into<Reply>>(
        action: Action,
        thing: Option<T>,
        why: &str,
        command: impl FnOnce(T) -> R + 'd,
    ) -> Self {
        match thing {
            Some(thing) => Self::asks(action, || command(thing)),
            None => Self::no(action, why),
        }
    }

    /// Sorts the table of `columns` by the next of them.
    #[must_use]
    pub fn sort(columns: usize) -> Self {
        Self::new(Action::Sort, move |page, host| {
            if let Body::Grid(grid) = page.body(host) {
                grid.sort_next(columns);
            }
        })
    }

    /// Moves the value under the cursor of the form.
    pub fn step(desk: &'d Desk<'d>, action: Action, steps: i32) -> Self {
        Self::compose(action, move |form| form.change(desk, steps))
    }

    /// Goes to the other column of the form, or another value.
    pub fn aside(desk: &'d Desk<'d>, action: Action) -> Self {
        Self::compose(action, move |form| {
            form.aside(desk, action == Action::Right)
        })
    }

    /// Enter in a form.
    pub fn enter(desk: &'d Desk<'d>) -> Self {
        Self::compose(Action::Open, move |form| form.open(desk))
    }

    fn compose(action: Action, deed: impl FnOnce(&mut dyn Composed) -> Reply + 'd) -> Self {
        Self::new(action, move |page, host| match page.body(host) {
            Body::Form(form) => deed(form),
            _ => Reply::Ignored,
        })
    }

    /// Goes to the next page. What leads there is done for all pages alike; this says where the hint bar has it.
    #[must_use]
    pub fn turn() -> Self {
        Self::asks(Action::View, || Reply::Handled)
    }

    #[must_use]
    pub fn refused(mut self, refused: Option<String>) -> Self {
        self.refused = refused;
        self
    }

    /// Refused with `why` unless `condition` holds.
    #[must_use]
    pub fn when(self, condition: bool, why: &str) -> Self {
        self.refused((!condition).then(|| why.to_owned()))
    }

    /// Stands in the hint bar though it is a movement or known everywhere.
    #[must_use]
    pub fn hinted(mut self) -> Self {
        self.hinted = true;
        self
    }

    /// For the hint bar and the palette; None for movements and what the frame offers everywhere.
    pub(super) fn offer(self) -> Option<Offered> {
        let (action, refused) = (self.action, self.refused);
        self.hinted.then_some(Offered { action, refused })
    }

    /// Does it, or says why it cannot be done.
    pub(super) fn carry_out(self, page: &mut P, host: &mut P::Host) -> Reply {
        match (self.deed, self.refused) {
            (Some(deed), _) => deed(page, host),
            (None, Some(why)) => Command::Say(casus_core::tell::capital(&format!("{why}."))).into(),
            (None, None) => Reply::Ignored,
        }
    }
}

/// Whether it is the panel's own: no movement, and nothing that the frame offers everywhere.
fn own(action: Action) -> bool {
    let general = |p: &Place| matches!(p, Place::List | Place::Play);
    !action.spec().places.iter().any(general)
}
