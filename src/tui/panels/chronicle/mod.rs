//! All that became known so far, to be searched; and figures over time.

mod events;
mod graphs;

use std::any::TypeId;
use std::cell::RefCell;
use std::rc::Rc;

use casus_core::ids::NationId;
use casus_core::tell::{Names, Register};

use self::events::{Events, Filter};
use self::graphs::Graphs;
use super::desk::Desk;
use super::orders;
use super::page::Host;
use super::pages::Shown;
use crate::command::Prompt;
use crate::{Choice, Command, Subject, Tab};

/// What happened, told by name, and which of it is shown.
#[derive(Default)]
pub struct Chronicle {
    /// Set from lists and prompts too, which outlive the borrow of the panel.
    filter: Rc<RefCell<Filter>>,
    turn: Option<TypeId>,
    /// Names of what the events speak of, though it may be past; and how many events it has learned.
    names: Option<(Register, usize)>,
}

impl Host for Chronicle {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![Box::new(Events::default()), Box::new(Graphs::default())]
    }

    fn settle(&mut self, desk: &Desk) {
        self.learn(desk);
    }

    fn turn(&mut self) -> Option<TypeId> {
        self.turn.take()
    }
}

impl Chronicle {
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
        for nation in desk.public().states() {
            let go = Command::Go(Tab::Chronicle, Some(Subject::Nation(nation)));
            choices.push(
                Choice::new(format!("Only {}", desk.name(nation)), go)
                    .note("Chosen again, it shows all."),
            );
        }
        orders::choose("Which events?", choices)
    }
}

/// The nations of a list, one's own first, those chosen ticked.
fn nations(desk: &Desk, chosen: &[NationId], title: &str) -> Command {
    let mut list: Vec<NationId> = desk.public().states().collect();
    list.sort_by_key(|&n| (n != desk.me, n));
    let choices = list.into_iter().map(|n| {
        let tick = if chosen.contains(&n) { "√ " } else { "  " };
        let go = Command::Go(Tab::Chronicle, Some(Subject::Nation(n)));
        Choice::new(format!("{tick}{}", desk.name(n)), go)
    });
    orders::choose(title, choices.collect())
}
