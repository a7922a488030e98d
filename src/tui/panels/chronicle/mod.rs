//! All that became known so far, to be searched; and figures over time.

mod events;
mod graphs;

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::events::Filter;
use self::graphs::Graphs;
use super::desk::Desk;
use super::orders;
use crate::event::Event;
use crate::ids::NationId;
use crate::tell::{Names, Register};
use crate::tui::command::Prompt;
use crate::tui::widgets::cursor::Cursor;
use crate::tui::widgets::views::Views;
use crate::tui::{
    Action, Choice, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject, Tab,
};

const PAGES: usize = 2;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Chronicle {
    views: Views,
    cursor: Cursor,
    /// Set from lists and prompts too, which outlive the borrow of the panel.
    filter: Rc<RefCell<Filter>>,
    graphs: Graphs,
    /// Names of what the events speak of, though it may be past; and how many events it has learned.
    names: Option<(Register, usize)>,
}

impl Chronicle {
    fn event(&self, desk: &Desk) -> Option<Event> {
        let (names, _) = self.names.as_ref()?;
        events::shown(desk, names, &self.filter.borrow())
            .get(self.cursor.at)
            .map(|told| told.event.clone().into_owned())
    }

    /// Brings the names up to date; another game or an earlier turn begins afresh.
    fn learn(&mut self, desk: &Desk) {
        let events = desk.ctx.history.events();
        let afresh = self.names.as_ref().is_none_or(|(names, known)| {
            *known > events.len() || !std::ptr::eq(names.scenario(), desk.scenario())
        });
        if afresh {
            self.names = Some((Register::new(desk.public()), 0));
        }
        if let Some((names, known)) = &mut self.names
            && *known < events.len()
        {
            names.look(desk.public());
            for event in &events[*known..] {
                names.learn(event);
            }
            *known = events.len();
        }
    }

    /// Choices of what is shown: by weight, by nation, by text.
    fn filters(&self, desk: &Desk) -> Command {
        let mut choices = Vec::new();
        let now = self.filter.borrow().clone();
        let set = |filter: Filter| {
            let shared = Rc::clone(&self.filter);
            Command::Prompt(Prompt {
                title: "Text in the sentence".to_owned(),
                hint: "Empty shows all.".to_owned(),
                initial: filter.text.clone(),
                then: Rc::new(move |text| {
                    shared.borrow_mut().text = text.trim().to_lowercase();
                    Ok(Command::Nothing)
                }),
            })
        };
        choices.push(
            Choice::new("Text…", set(now)).note("Only events whose sentence has these letters."),
        );
        for nation in desk.scenario().nation_ids() {
            let go = Command::Go(Tab::Chronicle, Some(Subject::Nation(nation)));
            choices.push(
                Choice::new(format!("Only {}", desk.name(nation)), go)
                    .note("Chosen again, it shows all."),
            );
        }
        orders::choose("Which events?", choices)
    }

    fn open(&self, desk: &Desk) -> Reply {
        let Some(event) = self.event(desk) else {
            return Reply::Handled;
        };
        let facts = event.kind.facts();
        let subject = match (facts.place, facts.nations.first()) {
            (Some(region), _) => Subject::Region(region),
            (None, Some(&nation)) => Subject::Nation(nation),
            _ => {
                return Reply::Do(Command::Say(
                    "That happened nowhere in particular.".to_owned(),
                ));
            }
        };
        Reply::Do(Command::Go(Tab::Map, Some(subject)))
    }
}

impl Panel for Chronicle {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        self.learn(&desk);
        let views: [String; PAGES] = ["Events".to_owned(), "Graphs".to_owned()];
        let note = match self.views.at {
            0 => self.filter.borrow().words(&desk),
            _ => "← → figure ".to_owned(),
        };
        let area = self.views.draw(area, buf, &views, &note, &desk.ink);
        match self.views.at {
            0 => {
                let Some((names, _)) = &self.names else {
                    return;
                };
                let list = events::shown(&desk, names, &self.filter.borrow());
                events::draw(&desk, names, &list, &mut self.cursor, area, buf);
            }
            _ => self.graphs.draw(&desk, area, buf),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        if self.views.act(action) {
            return Reply::Handled;
        }
        if self.views.at == 1 {
            return self.graphs.act(&desk, action);
        }
        match action {
            _ if self.cursor.act(action) => Reply::Handled,
            Action::Open | Action::Locate => self.open(&desk),
            Action::Filter => Reply::Do(self.filters(&desk)),
            Action::Left | Action::Less => {
                self.filter.borrow_mut().lower();
                Reply::Handled
            }
            Action::Right | Action::More | Action::Sort => {
                self.filter.borrow_mut().raise();
                Reply::Handled
            }
            Action::Graph => {
                self.views.at = 1;
                Reply::Handled
            }
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        match self.views.at {
            0 => vec![
                Offered::when(
                    self.event(&desk).is_some(),
                    Action::Locate,
                    "no event is selected",
                ),
                Offered::yes(Action::Filter),
                Offered::yes(Action::More),
                Offered::yes(Action::Less),
                Offered::yes(Action::Graph),
            ],
            _ => vec![
                Offered::yes(Action::Graph),
                Offered::yes(Action::Filter),
                Offered::yes(Action::View),
            ],
        }
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        if self.views.mouse(mouse) {
            return Reply::Handled;
        }
        if self.views.at == 1 || !self.cursor.mouse(mouse) {
            return Reply::Ignored;
        }
        match mouse.kind {
            MouseKind::DoubleClick => self.open(&Desk::new(ctx)),
            _ => Reply::Handled,
        }
    }

    fn show(&mut self, _ctx: &Context, subject: Subject) {
        if let Subject::Nation(nation) = subject {
            match self.views.at {
                0 => self.filter.borrow_mut().toggle(nation),
                _ => self.graphs.toggle(nation),
            }
        }
    }

    fn pages(&self) -> usize {
        PAGES
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        let desk = Desk::new(ctx);
        if self.views.at == 1 {
            return None;
        }
        let event = self.event(&desk)?;
        let facts = event.kind.facts();
        let nation = || facts.nations.first().copied().map(Subject::Nation);
        facts.place.map(Subject::Region).or_else(nation)
    }
}

/// The nations of a list, one's own first, those chosen ticked.
fn nations(desk: &Desk, chosen: &[NationId], title: &str) -> Command {
    let mut list: Vec<NationId> = desk.scenario().nation_ids().collect();
    list.sort_by_key(|&n| (n != desk.me, n));
    let choices = list.into_iter().map(|n| {
        let tick = if chosen.contains(&n) { "√ " } else { "  " };
        let go = Command::Go(Tab::Chronicle, Some(Subject::Nation(n)));
        Choice::new(format!("{tick}{}", desk.name(n)), go)
    });
    orders::choose(title, choices.collect())
}
