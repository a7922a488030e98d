//! The lines of the composer's form.

use ratatui::text::{Line, Span};
use strum::IntoEnumIterator;

use super::Found;
use crate::content::{self, compose};
use crate::order::{CharterDraft, ClauseKind};
use crate::tell;
use crate::tui::cell::fit;
use crate::tui::panels::desk::Desk;

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

/// Cells of the labels.
const LABEL: usize = 17;

pub fn rows() -> Vec<Row> {
    let mut rows = vec![Row::Base, Row::Name, Row::Lead, Row::Least];
    rows.extend(ClauseKind::iter().map(Row::Clause));
    rows.push(Row::Send);
    rows
}

pub fn line(found: &Found, desk: &Desk, row: Row, here: bool, width: usize) -> Line<'static> {
    let ink = &desk.ink;
    let draft = found.draft();
    let (label, value, style) = match row {
        Row::Base => (
            "Begins as",
            desk.public().charter_of(draft.base).name.clone(),
            ink.text,
        ),
        Row::Name => ("Name", draft.name.clone(), ink.title),
        Row::Lead => match found.lead {
            Some(lead) => ("Lead", desk.name(lead).to_owned(), ink.text),
            None => ("Lead", "nobody".to_owned(), ink.dim),
        },
        Row::Least => (
            "Signatures",
            format!("{} at the least", found.least),
            ink.text,
        ),
        Row::Clause(kind) => {
            let label = tell::clause_label(kind);
            match draft.clause(kind) {
                Some(clause) => (label, tell::clause(clause), ink.accent),
                None => (label, of_base(desk, &draft, kind), ink.dim),
            }
        }
        Row::Send if found.reads() => ("Your answer", "sign or stay out".to_owned(), ink.good),
        Row::Send => match desk.refusal(&found.order(desk)) {
            Some(refusal) => ("Send invitations", refusal, ink.warn),
            None => ("Send invitations", desk.price(&found.order(desk)), ink.good),
        },
    };
    let room = width.saturating_sub(LABEL + 4);
    let value = match row {
        Row::Name | Row::Send => fit(&value, room + 2),
        _ if found.reads() => fit(&value, room),
        _ => format!("‹ {} ›", fit(&value, room.saturating_sub(2)).trim_end()),
    };
    let cursor = if here { ink.cursor } else { " " };
    let head = match row {
        Row::Send => ink.accent,
        _ => ink.head,
    };
    let mut line = Line::from(vec![
        Span::raw(cursor.to_owned()),
        Span::styled(format!("{label:<LABEL$}"), head),
        Span::styled(value, style),
    ]);
    if here {
        line = line.patch_style(ink.selected);
    }
    line
}

/// What the base says on a kind of clause, in the words of the form.
fn of_base(desk: &Desk, draft: &CharterDraft, kind: ClauseKind) -> String {
    let base = desk.public().charter_of(draft.base);
    let plain = CharterDraft::plain(draft.base, draft.name.clone());
    let same = compose(base, &plain);
    let said = content::choices(kind)
        .into_iter()
        .find(|c| compose(base, &plain.clone().with(*c)) == same);
    said.map_or("as in the model".to_owned(), tell::clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_leave_room_for_what_they_label() {
        assert!(ClauseKind::iter().all(|k| tell::clause_label(k).len() < LABEL));
    }
}
