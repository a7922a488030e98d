//! The lines of the composer's form.

use std::rc::Rc;

use casus_core::content::{self, compose};
use casus_core::ids::CharterId;
use casus_core::order::{CharterDraft, ClauseKind, Order};
use casus_core::tell;
use ratatui::style::Style;
use ratatui::text::Line;
use strum::IntoEnumIterator;

use super::Found;
use crate::cell::fit;
use crate::command::{Command, Prompt, Reply};
use crate::panels::desk::Desk;
use crate::panels::form::{Fields, Value};

/// One line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    Base,
    Name,
    Lead,
    Least,
    /// A clause of this kind.
    Clause(ClauseKind),
    Send,
}

/// Cells of the cursor and the labels.
const LABEL: u16 = 18;

impl Fields for Found {
    type Line = Row;

    fn lines(&self, _: &Desk) -> Vec<Row> {
        let mut rows = vec![Row::Base, Row::Name, Row::Lead, Row::Least];
        rows.extend(ClauseKind::iter().map(Row::Clause));
        rows.push(Row::Send);
        rows
    }

    fn columns(&self, width: u16) -> [u16; 2] {
        [LABEL, width]
    }

    fn label(&self, desk: &Desk, line: Row) -> (String, Style) {
        let ink = &desk.ink;
        let (label, style) = match line {
            Row::Base => ("Begins as", ink.head),
            Row::Name => ("Name", ink.head),
            Row::Lead => ("Lead", ink.head),
            Row::Least => ("Signatures", ink.head),
            Row::Clause(kind) => (tell::clause_label(kind), ink.head),
            Row::Send if self.reads() => ("Your answer", ink.accent),
            Row::Send => ("Send invitations", ink.accent),
        };
        (label.to_owned(), style)
    }

    fn value(&self, desk: &Desk, line: Row, width: u16) -> Value {
        let ink = &desk.ink;
        let draft = self.draft();
        let room = usize::from(width.saturating_sub(LABEL + 3));
        let (text, style) = match line {
            Row::Base => (desk.public().charter_of(draft.base).name.clone(), ink.text),
            Row::Name => {
                let name = fit(&draft.name, room + 2);
                return Value::Choices(vec![(name, ink.title)]);
            }
            Row::Lead => match self.lead {
                Some(lead) => (desk.name(lead).to_owned(), ink.text),
                None => ("nobody".to_owned(), ink.dim),
            },
            Row::Least => (format!("{} at the least", self.least), ink.text),
            Row::Clause(kind) => match draft.clause(kind) {
                Some(clause) => (tell::clause(clause, &desk.scenario().calendar), ink.accent),
                None => (of_base(desk, &draft, kind), ink.dim),
            },
            Row::Send => {
                let refusal = || desk.refusal(&self.order(desk));
                let (text, style) = match (self.reads(), refusal()) {
                    (true, _) => ("sign or stay out".to_owned(), ink.good),
                    (false, Some(refusal)) => (refusal, ink.warn),
                    (false, None) => (desk.price(&self.order(desk)), ink.good),
                };
                let line = Line::styled(fit(&text, room + 2), style);
                return Value::Says(LABEL, line);
            }
        };
        let text = match self.reads() {
            true => fit(&text, room),
            false => format!("‹ {} ›", fit(&text, room.saturating_sub(2)).trim_end()),
        };
        Value::Choices(vec![(text, style)])
    }

    fn change(&mut self, desk: &Desk, line: Row, _: usize, steps: i32) -> Reply {
        let step = steps as isize;
        let around = |now: usize, count: usize| (now + count).saturating_add_signed(step) % count;
        let mut draft = self.draft();
        match line {
            Row::Base => {
                let count = desk.scenario().charters.len();
                draft.base = CharterId::at(around(draft.base.index(), count));
            }
            Row::Lead => {
                let mut list = vec![None, Some(desk.me)];
                list.extend(self.invite.iter().copied().map(Some));
                let now = list.iter().position(|l| *l == self.lead).unwrap_or(0);
                self.lead = list[around(now, list.len())];
            }
            Row::Least => {
                let most = self.invite.len().max(1);
                let now = usize::from(self.least.max(2)) - 2;
                self.least = u8::try_from(around(now, most) + 2).unwrap_or(2);
            }
            Row::Clause(kind) => {
                let choices = content::choices(kind);
                let now = draft
                    .clause(kind)
                    .and_then(|c| choices.iter().position(|x| *x == c))
                    .map_or(0, |i| i + 1);
                let next = around(now, choices.len() + 1);
                draft.set(kind, next.checked_sub(1).map(|i| choices[i]));
            }
            Row::Name | Row::Send => {}
        }
        self.draft = Some(draft);
        Reply::Handled
    }

    fn open(&mut self, desk: &Desk, line: Row, column: usize) -> Reply {
        match line {
            Row::Send => {
                let order = self.order(desk);
                if let Order::Found { lead, .. } = &order {
                    self.lead = *lead;
                }
                Command::Order(order).into()
            }
            Row::Name => self.ask_name().into(),
            _ => self.change(desk, line, column, 1),
        }
    }
}

impl Found {
    fn ask_name(&self) -> Command {
        let typed = Rc::clone(&self.typed);
        Command::Prompt(Prompt {
            title: "The treaty's name".to_owned(),
            hint: "1 to 48 characters".to_owned(),
            initial: self.draft().name,
            then: Rc::new(move |text| {
                let name = text.trim();
                let fit = (1..=48).contains(&name.chars().count());
                if !fit || name.chars().any(char::is_control) {
                    return Err("1 to 48 characters".to_owned());
                }
                *typed.borrow_mut() = Some(name.to_owned());
                Ok(Command::Nothing)
            }),
        })
    }
}

/// What the base says on a kind of clause, in the words of the form.
fn of_base(desk: &Desk, draft: &CharterDraft, kind: ClauseKind) -> String {
    let base = desk.public().charter_of(draft.base);
    let plain = CharterDraft::plain(draft.base, draft.name.clone());
    let same = compose(base, &plain);
    let said = content::choices(kind)
        .into_iter()
        .find(|c| compose(base, &plain.clone().with(*c)) == same);
    said.map_or("as in the model".to_owned(), |c| {
        tell::clause(c, &desk.scenario().calendar)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_leave_room_for_what_they_label() {
        assert!(ClauseKind::iter().all(|k| tell::clause_label(k).len() + 2 <= LABEL.into()));
    }
}
