//! The play screen: the map and the panels, what needs the player, the turn.

mod draft;
mod draw;
mod general;
mod lesson;
mod now;
mod outcome;
mod places;
mod report;
mod side;
mod staff;
mod table;
mod turn;
mod windows;

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use casus_core::ids::NationId;
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::actions::{Action, Place};
use crate::command::{Command, Reply};
use crate::context::{Context, Size, Subject, Tab};
use crate::map::MapView;
use crate::needs::Need;
use crate::panel::{Mouse, MouseKind, Offered, Panel};
use crate::panels;
use crate::popups::choose::Choose;
use crate::popups::confirm::Confirm;
use crate::popups::prompt::Ask;
use crate::popups::why::WhyPopup;
use crate::shell::{Screen, Shell, Step, Target};
use crate::widgets::Cursor;
use crate::worker::{Opened, Position, Update, plain};
pub(super) use general::read;
pub use places::targets;
pub use table::Table;

/// What the keys go to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Focus {
    Main,
    Side,
}

/// What was counselled last, and when to whom.
#[derive(Default)]
struct Counsel {
    at: Option<(u32, NationId)>,
    entries: Vec<Need>,
}

pub struct Play {
    table: Table,
    tab: Tab,
    focus: Focus,
    map: MapView,
    panels: [Box<dyn Panel>; 8],
    needs: Cursor,
    /// What is worth a look, and the turn and nation for which it was reckoned.
    counsel: RefCell<Counsel>,
    /// A small screen shows the briefing instead of the panel.
    briefing: bool,
    /// The guided game that this is, if it is one.
    study: Option<lesson::Study>,
    /// Between two seats: who sits down next.
    handover: bool,
    /// Turns are being run one after the other.
    running: bool,
    /// Whether what the game's thread was asked for last is to run turns.
    turn_asked: bool,
    main: Rect,
    side: Rect,
    tabs: Vec<(Rect, Tab)>,
}

impl Play {
    #[must_use]
    pub fn new(opened: Opened) -> Self {
        let table = Table::new(opened);
        let handover = table.seats() > 1;
        let study = lesson::Study::of(&table);
        let focus = opens_on(&table, study.as_ref());
        Self {
            table,
            tab: Tab::Map,
            focus,
            map: MapView::default(),
            panels: panels::panels(),
            needs: Cursor::default(),
            counsel: RefCell::default(),
            briefing: false,
            study,
            handover,
            running: false,
            turn_asked: false,
            main: Rect::default(),
            side: Rect::default(),
            tabs: Vec::new(),
        }
    }

    /// What is read before all else: in the first turn of a game what it is about, and what is asked of the seat.
    pub fn first(&self) -> Option<Step> {
        let begins = opens_on(&self.table, self.study.as_ref()) == Focus::Side;
        (begins && !self.handover).then(|| self.objectives())
    }

    fn panel(&mut self) -> (&Table, &mut dyn Panel) {
        match panels::slot(self.tab) {
            None => (&self.table, &mut self.map),
            Some(i) => (&self.table, self.panels[i].as_mut()),
        }
    }

    fn panel_ref(&self) -> &dyn Panel {
        match panels::slot(self.tab) {
            None => &self.map,
            Some(i) => self.panels[i].as_ref(),
        }
    }

    fn context<'a>(&'a self, shell: &'a Shell<'a>) -> Context<'a> {
        self.table.context(shell, self.focus == Focus::Main)
    }

    fn on_side(&self) -> bool {
        self.focus == Focus::Side || self.briefing
    }

    /// Runs a panel's answer.
    fn reply(&mut self, shell: &Shell, reply: Reply) -> Option<Step> {
        match reply {
            Reply::Ignored => None,
            Reply::Handled => Some(Step::Drawn),
            Reply::Do(command) => Some(self.command(shell, command)),
        }
    }

    /// Follows the panel's cursor with map and card.
    fn follow(&mut self, shell: &Shell) {
        if self.tab != Tab::Map {
            let subject = self.panel_ref().subject(&self.context(shell));
            if subject.is_some() {
                self.table.selected = subject;
            }
        }
    }

    fn go(&mut self, shell: &Shell, tab: Tab, subject: Option<Subject>) {
        self.tab = tab;
        self.focus = Focus::Main;
        self.briefing = false;
        if let Some(subject) = subject {
            self.table.selected = Some(subject);
            let focused = true;
            let (table, panel) = self.panel();
            panel.show(&table.context(shell, focused), subject);
        } else if let Some(subject @ Subject::Nation(nation)) = self.table.selected
            && matches!(tab, Tab::Diplomacy | Tab::Intel)
            && nation != self.table.view().me
        {
            // A list of nations follows what was selected elsewhere, or orders would be about another nation
            // than the card.
            let (table, panel) = self.panel();
            let ctx = table.context(shell, true);
            if panel.subject(&ctx) != Some(subject) {
                panel.show(&ctx, subject);
            }
        } else if tab == Tab::Crises {
            // The room is about one thing only.
            self.follow(shell);
        }
    }
}

/// What has the keys when a seat is taken: in the first turn the briefing, later the map. A lesson leads by itself.
fn opens_on(table: &Table, study: Option<&lesson::Study>) -> Focus {
    match table.view().public.turn {
        0 if study.is_none() => Focus::Side,
        _ => Focus::Main,
    }
}

impl Play {
    /// Does what a key asks for.
    fn acted(&mut self, shell: &Shell, action: Action) -> Step {
        if shell.busy.is_some() {
            return match action {
                Action::Back => Step::Interrupt,
                Action::Quit => Step::Ignored,
                _ => Step::Say(
                    "The turn is running; Esc interrupts a run after this turn.".to_owned(),
                ),
            };
        }
        if self.handover {
            return match action {
                Action::Open => self.sit(),
                _ => Step::Drawn,
            };
        }
        // Keys go to what has the focus: orders by key must not reach a list that is out of sight.
        if self.on_side() {
            if let Some(step) = self.side_act(shell, action) {
                return step;
            }
        } else {
            let (table, panel) = self.panel();
            let reply = panel.act(&table.context(shell, true), action);
            let ignored = matches!(reply, Reply::Ignored);
            let step = self.reply(shell, reply);
            if !ignored || self.table.selected.is_none() {
                self.follow(shell);
            }
            if let Some(step) = step {
                return step;
            }
        }
        self.general(shell, action)
    }
}

impl Play {
    /// Does what a panel or a popup came to.
    fn carried_out(&mut self, shell: &Shell, command: Command) -> Step {
        match command {
            Command::Order(order) => self.order(shell, order),
            Command::Confirmed(order) => self.give(shell, order),
            Command::Withdraw(i) => {
                self.table.draft_mut().withdraw(i);
                Step::Drawn
            }
            Command::Select(subject) => {
                self.table.selected = subject;
                if let Some(subject) = subject {
                    let ctx = self.table.context(shell, true);
                    self.map.look_at(&ctx, subject);
                }
                Step::Drawn
            }
            Command::Go(tab, subject) => {
                self.go(shell, tab, subject);
                Step::Drawn
            }
            Command::Compose(tab, subject) => {
                self.go(shell, tab, Some(subject));
                let (table, panel) = self.panel();
                let reply = panel.compose(&table.context(shell, true), subject);
                self.reply(shell, reply).unwrap_or(Step::Drawn)
            }
            Command::Why {
                title,
                verdict,
                why,
            } => Step::Popup(Box::new(WhyPopup {
                title,
                verdict,
                why,
                words: self.table.view().scenario().words.clone(),
            })),
            Command::Choose {
                title,
                text,
                choices,
            } => Step::Popup(Box::new(Choose::new(title, text, choices))),
            Command::Confirm { title, body, yes } => {
                Step::Popup(Box::new(Confirm::new(title, body, *yes)))
            }
            Command::Prompt(prompt) => Step::Popup(Box::new(Ask::new(prompt))),
            Command::Read { title, body } => read(&title, body),
            Command::Say(text) => Step::Say(text),
            Command::All(list) => Step::All(
                list.into_iter()
                    .map(|c| self.carried_out(shell, c))
                    .collect(),
            ),
            Command::Task(task) => self.task(task),
            Command::Nothing => Step::Drawn,
        }
    }
}

const fn place_of(tab: Tab) -> Place {
    match tab {
        Tab::Map => Place::Map,
        Tab::Diplomacy => Place::Diplomacy,
        Tab::Alliance => Place::Alliance,
        Tab::Crises => Place::Crises,
        Tab::Logistics => Place::Logistics,
        Tab::Forces => Place::Forces,
        Tab::Budget => Place::Budget,
        Tab::Intel => Place::Intel,
        Tab::Chronicle => Place::Chronicle,
    }
}

impl Screen for Play {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        if self.handover {
            draw::handover(self, shell, area, buf);
        } else {
            draw::all(self, shell, area, buf);
        }
    }

    fn places(&self) -> Vec<Place> {
        if self.handover {
            return vec![Place::Menu];
        }
        let mut places = Vec::new();
        if !self.on_side() {
            places.push(place_of(self.tab));
            if self.tab != Tab::Map {
                places.push(Place::Panel);
            }
        }
        places.push(Place::Play);
        places
    }

    fn act(&mut self, shell: &Shell, action: Action) -> Step {
        let leaves = self.would_leave(shell, action);
        let step = self.acted(shell, action);
        self.studied(shell, Some(action), leaves, step)
    }

    fn foot(&self, shell: &Shell, width: u16) -> u16 {
        lesson::rows(self, shell, width)
    }

    fn noted(&mut self, shell: &Shell, action: Action) -> Step {
        self.studied(shell, Some(action), false, Step::Drawn)
    }

    fn pulse(&self) -> Option<Duration> {
        self.study.as_ref().and_then(lesson::Study::pulse)
    }

    fn tick(&mut self, _: &Shell) -> Step {
        match self.study.as_mut().is_some_and(lesson::Study::tick) {
            true => Step::Drawn,
            false => Step::Ignored,
        }
    }

    fn position(&self) -> Option<Position> {
        let view = self.table.shared();
        let playing = !self.handover && !view.public.over;
        playing.then(|| Position {
            view,
            draft: self.table.draft().orders().to_vec(),
        })
    }

    fn reader(&self) -> Option<(Arc<View>, NationId)> {
        let view = (!self.handover).then(|| self.table.shared())?;
        let about = match self.table.selected {
            Some(Subject::Nation(nation) | Subject::Pair(_, nation)) => nation,
            _ => view.me,
        };
        Some((view, about))
    }

    fn offered(&self, shell: &Shell) -> Vec<Offered> {
        if self.handover {
            return vec![Offered::yes(Action::Open), Offered::yes(Action::Quit)];
        }
        let panel = (self.tab != Tab::Map).then(|| self.panel_ref());
        let under = panel.and_then(|p| p.subject(&self.context(shell)));
        let selected = self.table.selected.or(under).is_some();
        let pick = "nothing is selected";
        let rest = [
            Offered::when(selected, Action::Order, pick),
            Offered::when(selected, Action::Why, pick),
            Offered::yes(Action::EndTurn),
            Offered::yes(Action::Help),
            Offered::yes(Action::Briefing),
            Offered::yes(Action::Estimate),
            Offered::when(
                !self.table.draft().is_empty(),
                Action::Undo,
                "there are no orders yet",
            ),
            Offered::yes(Action::Orders),
            Offered::yes(Action::RunOn),
            Offered::yes(Action::Palette),
            Offered::yes(Action::Objectives),
        ];
        let mut list = Vec::new();
        if self.on_side() {
            list.extend([Action::Open, Action::Back].map(Offered::yes));
        } else {
            let ctx = self.context(shell);
            list.extend(self.panel_ref().offered(&ctx));
            if self.panel_ref().pages(&ctx) > 1 {
                list.retain(|o| o.action != Action::Next);
                list.push(Offered::yes(Action::Next));
            }
            // The ways out come first, and what can be done now goes before what cannot.
            let out = |o: &Offered| matches!(o.action, Action::Next | Action::Back);
            list.sort_by_key(|o| (!out(o), o.refused.is_some()));
        }
        // The panel's own first, as far as they leave room for ending the turn.
        let room = if shell.size == Size::Small { 4 } else { 8 };
        let more = list.split_off(room.min(list.len()));
        for offer in rest.into_iter().chain(more) {
            if !list.iter().any(|o| o.action == offer.action) {
                list.push(offer);
            }
        }
        list
    }

    fn mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        if self.handover || shell.busy.is_some() {
            return Step::Ignored;
        }
        let at = (mouse.x, mouse.y).into();
        if mouse.kind == MouseKind::Click
            && let Some(&(_, tab)) = self.tabs.iter().find(|t| t.0.contains(at))
        {
            self.go(shell, tab, None);
            return Step::Drawn;
        }
        if self.side.contains(at) {
            return self.side_mouse(shell, mouse);
        }
        if self.main.contains(at) {
            if mouse.kind == MouseKind::Click {
                self.focus = Focus::Main;
            }
            let (table, panel) = self.panel();
            let reply = panel.mouse(&table.context(shell, true), mouse);
            // A page that has an answer to the right click has given it; elsewhere it lists what can be ordered about
            // what was hit.
            let lists = mouse.kind == MouseKind::RightClick
                && (self.tab == Tab::Map || matches!(reply, Reply::Ignored));
            let step = self.reply(shell, reply).unwrap_or(Step::Drawn);
            self.follow(shell);
            if lists {
                return self.order_menu(shell);
            }
            return step;
        }
        Step::Ignored
    }

    fn command(&mut self, shell: &Shell, command: Command) -> Step {
        let step = self.carried_out(shell, command);
        self.studied(shell, None, false, step)
    }

    fn update(&mut self, shell: &Shell, update: Update) -> Step {
        match update {
            Update::Turn(turn) => {
                let step = self.turned(shell, *turn);
                self.studied(shell, None, false, step)
            }
            Update::Outlook(outlook) => {
                self.table.foresight.hear(*outlook);
                Step::Drawn
            }
            Update::Done(text) => {
                self.running = false;
                Step::Say(text)
            }
            Update::Failed(error) => {
                self.running = false;
                // A turn that was not played leaves the draft as it is; that must not be missed.
                let text = format!(
                    "{}\n\nThe turn was not played, and your orders are as you left them. Mend what is wrong and end the turn again.",
                    plain(&error)
                );
                match self.turn_asked {
                    true => read("The turn was not played", text),
                    false => Step::Say(plain(&error)),
                }
            }
            Update::Opened(opened) => {
                *self = Self::new(*opened);
                self.first().unwrap_or(Step::Drawn)
            }
            _ => Step::Ignored,
        }
    }

    fn targets(&self) -> Vec<Target> {
        targets(self.table.view(), self.tab)
    }
}
