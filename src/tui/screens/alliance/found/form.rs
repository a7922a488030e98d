//! The lines of the composer's form.

use crate::tell;
use ratatui::text::{Line, Span};

use super::Found;
use crate::content::compose;
use crate::figures::fixed;
use crate::order::{Breach, CharterDraft, Chest, Clause, Duty, Entry, Leaving, Rule};
use crate::tui::cell::fit;
use crate::tui::screens::desk::Desk;

/// One line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    Base,
    Name,
    Lead,
    Least,
    /// A clause of this kind.
    Clause(u8),
    Send,
}

/// Cells of the labels.
const LABEL: usize = 17;

pub fn rows() -> Vec<Row> {
    let kinds = u8::try_from(LABELS.len()).unwrap_or(u8::MAX);
    let mut rows = vec![Row::Base, Row::Name, Row::Lead, Row::Least];
    rows.extend((0..kinds).map(Row::Clause));
    rows.push(Row::Send);
    rows
}

/// What the clauses are about, kind by kind.
const LABELS: [&str; 27] = [
    "Duty",
    "Decides",
    "Covers",
    "Attack on soil",
    "Attack on forces",
    "Threat of force",
    "Subversion",
    "Cyber attack",
    "Dues to a fund",
    "Tribute to lead",
    "Guideline",
    "Command",
    "Transit",
    "Secrets",
    "Open to",
    "Candidacy",
    "Ratification",
    "Exit",
    "Breach",
    "Lead lost",
    "Peace operations",
    "Coups",
    "New models",
    "Treasury",
    "Party to a case",
    "Council term",
    "Council first",
];

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
            let label = LABELS[usize::from(kind)];
            match draft.clause(kind) {
                Some(clause) => (label, words(clause), ink.accent),
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
fn of_base(desk: &Desk, draft: &CharterDraft, kind: u8) -> String {
    let base = desk.public().charter_of(draft.base);
    let plain = CharterDraft::plain(draft.base, draft.name.clone());
    let same = compose(base, &plain);
    let said = Clause::choices()[usize::from(kind)]
        .iter()
        .copied()
        .find(|c| compose(base, &plain.clone().with(*c)) == same);
    said.map_or("as in the model".to_owned(), words)
}

/// A clause in a few words.
fn words(clause: Clause) -> String {
    let percent = |p: u8, never: &str| match p {
        0 => never.to_owned(),
        p => format!("from {p}% proof"),
    };
    let permille = |p: u16| match p {
        0 => "none".to_owned(),
        p => format!("{}% of GDP", fixed(f64::from(p) / 10.0, 1)),
    };
    let yes = |on: bool| if on { "counts" } else { "does not count" };
    match clause {
        Clause::Duty(duty) => match duty {
            Duty::Automatic => "war for all, at once",
            Duty::AsDeemedNecessary => "as each deems necessary",
            Duty::Consult => "to consult",
            Duty::Neutrality => "to stay out",
            Duty::NonAggression => "not to attack",
            Duty::Offensive => "to join an attack too",
        }
        .to_owned(),
        Clause::Rule(rule) => match rule {
            Rule::Silence => "consensus, silence assents".to_owned(),
            Rule::Unanimity => "each must say yes".to_owned(),
            Rule::TwoThirds => "two thirds".to_owned(),
            Rule::Majority => "majority".to_owned(),
            Rule::Council(seats) => format!("a council of {seats}"),
            Rule::Hegemon => "the lead alone".to_owned(),
            Rule::NoVote => "no vote".to_owned(),
        },
        Clause::HomeOnly(true) => "home soil only".to_owned(),
        Clause::HomeOnly(false) => "attacks anywhere".to_owned(),
        Clause::Territory(on) | Clause::Forces(on) | Clause::Threat(on) => yes(on).to_owned(),
        Clause::Subversion(p) | Clause::Cyber(p) => percent(p, "does not count"),
        Clause::Dues(p) | Clause::Tribute(p) | Clause::Guideline(p) => permille(p),
        Clause::Command(true) => "one, under the lead".to_owned(),
        Clause::Command(false) => "each its own".to_owned(),
        Clause::Transit(true) => "members may cross".to_owned(),
        Clause::Transit(false) => "by leave only".to_owned(),
        Clause::Intelligence(p) => format!("{p}% shared"),
        Clause::Entry(Entry::Nobody) => "nobody".to_owned(),
        Clause::Entry(Entry::Neighbours) => "neighbours".to_owned(),
        Clause::Entry(Entry::Anyone) => "anyone".to_owned(),
        Clause::Candidacy(months) => tell::count(months, "month"),
        Clause::EachRatifies(true) => "by each member".to_owned(),
        Clause::EachRatifies(false) => "by decision".to_owned(),
        Clause::Exit(leaving) => match leaving {
            Leaving::Barred => "nobody leaves".to_owned(),
            Leaving::Free => "at will".to_owned(),
            Leaving::Notice(months) => format!("notice of {}", tell::count(months, "month")),
            Leaving::Resisted => "resisted by force".to_owned(),
        },
        Clause::Breach(Breach::Reproach) => "reproach".to_owned(),
        Clause::Breach(Breach::Expulsion) => "expulsion".to_owned(),
        Clause::Breach(Breach::Force) => "force".to_owned(),
        Clause::Inherited(true) => "the strongest follows".to_owned(),
        Clause::Inherited(false) => "it ends".to_owned(),
        Clause::PeaceOperations(true) => "may be mandated".to_owned(),
        Clause::PeaceOperations(false) => "none".to_owned(),
        Clause::SuspendsCoups(true) => "suspend a member".to_owned(),
        Clause::SuspendsCoups(false) => "change nothing".to_owned(),
        Clause::Equipment(0) => "no guideline".to_owned(),
        Clause::Equipment(p) => format!("{p}% of purchases"),
        Clause::Chest(Chest::Common) => "held in common".to_owned(),
        Clause::Chest(Chest::Lead) => "the lead's own".to_owned(),
        Clause::Chest(Chest::Movable) => "the lead may move it".to_owned(),
        Clause::Recusal(true) => "does not vote".to_owned(),
        Clause::Recusal(false) => "votes".to_owned(),
        Clause::Term(months) => format!("{} a seat", tell::count(months, "month")),
        Clause::ConsensusFirst(true) => "seeks consensus".to_owned(),
        Clause::ConsensusFirst(false) => "two thirds at once".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_clause_has_a_label_and_every_choice_words() {
        let choices = Clause::choices();
        assert_eq!(choices.len(), LABELS.len());
        for list in choices {
            let said: std::collections::BTreeSet<String> =
                list.iter().copied().map(words).collect();
            assert_eq!(said.len(), list.len(), "{list:?}");
        }
        assert!(LABELS.iter().all(|l| l.len() < LABEL));
    }
}
