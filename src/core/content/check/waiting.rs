//! Scripts that never happen because of others that never do, or not in time; and objectives that wait for them.

use super::frame::told;
use super::never::{Span, alone, together};
use crate::content::codes::Code;
use crate::content::report::Report;
use crate::content::scenario::{Condition, Date, Objective, ObjectiveKind, Script};
use crate::content::tree::Path;
use crate::ids::ScriptId;

/// By script: when it happens at the earliest; None for never.
type Earliest = Vec<Option<Date>>;

/// Warns of conditions that wait in vain for scripts, and of objectives that do not hold when they are counted.
pub(super) fn warn(
    scripts: &[Script],
    objectives: &[Objective],
    span: Span,
    report: &mut Report<'_>,
) {
    let root = Path::Root;
    let earliest = earliest(scripts, span);
    let wait = Wait {
        scripts,
        earliest: &earliest,
        span,
    };
    let list = root.field("history");
    for (i, script) in scripts.iter().enumerate() {
        let at = list.item(i);
        wait.warn(&script.when, &at.field("when"), report);
        let options = at.field("options");
        let courses = script.question.iter().flat_map(|q| &q.courses);
        for (k, course) in courses.enumerate() {
            wait.warn(&course.when, &options.item(k).field("when"), report);
        }
    }
    let list = root.field("objectives");
    for (i, objective) in objectives.iter().enumerate() {
        let at = list.item(i);
        wait.warn(&objective.test, &at.field("test"), report);
        if objective.kind == ObjectiveKind::Keep {
            too_early(&objective.test, span, &at.field("test"), report);
        }
    }
}

/// What must hold when the game ends cannot be over before.
fn too_early(test: &[Condition], span: Span, at: &Path<'_>, report: &mut Report<'_>) {
    for (i, condition) in test.iter().enumerate() {
        // What never holds at all is said already.
        if let Condition::Before(date) = *condition
            && date <= span.last
            && date > span.first
        {
            let message = format!(
                "this never holds when it is counted: the map ends in {}",
                told(span.last)
            );
            let hint = "kind: Achieve counts from the moment it holds".to_owned();
            report.note_with(&at.item(i), Code::NeverHolds, message, Some(hint));
        }
    }
}

/// Grows from the scripts that wait for no other; what is not reached waits for what never happens.
fn earliest(scripts: &[Script], span: Span) -> Earliest {
    let mut earliest: Earliest = vec![None; scripts.len()];
    // Each round settles one script at least; a ring, which is an error, is never reached.
    for _ in 0..scripts.len() {
        let wait = Wait {
            scripts,
            earliest: &earliest,
            span,
        };
        let next: Earliest = scripts.iter().map(|s| wait.possible(&s.when)).collect();
        if next == earliest {
            break;
        }
        earliest = next;
    }
    earliest
}

struct Wait<'s> {
    scripts: &'s [Script],
    earliest: &'s [Option<Date>],
    span: Span,
}

impl Wait<'_> {
    /// When all `conditions` may hold first, by what they say of dates and scripts; None for never.
    fn possible(&self, conditions: &[Condition]) -> Option<Date> {
        let first = self.begins(conditions)?;
        let over = |c: &Condition| matches!(c, Condition::Before(date) if *date <= first);
        let never = (0..conditions.len()).any(|i| self.barred(conditions, i));
        (!never && !conditions.iter().any(over)).then_some(first)
    }

    /// Whether a condition never holds alone or with one before it, which [`never`](super::never) tells.
    fn barred(&self, conditions: &[Condition], i: usize) -> bool {
        let condition = &conditions[i];
        let before = &conditions[..i];
        alone(condition, self.span).is_some()
            || before.iter().any(|b| together(b, condition).is_some())
    }

    /// The same without regard to what must come before a date.
    fn begins(&self, conditions: &[Condition]) -> Option<Date> {
        let mut first = self.span.first;
        for condition in conditions {
            let date = match *condition {
                Condition::After(date) => date,
                Condition::Fired(script) => self.earliest[script.index()]?,
                Condition::Chose(script, course) => self.chosen(script, course)?,
                _ => continue,
            };
            first = first.max(date);
        }
        Some(first)
    }

    fn chosen(&self, script: ScriptId, course: u8) -> Option<Date> {
        let asked = self.earliest[script.index()]?;
        let question = self.scripts[script.index()].question.as_ref();
        let course = question.and_then(|q| q.courses.get(usize::from(course)));
        let open = course.map_or(Some(self.span.first), |c| self.possible(&c.when))?;
        Some(asked.max(open))
    }

    fn warn(&self, conditions: &[Condition], at: &Path<'_>, report: &mut Report<'_>) {
        for (i, condition) in conditions.iter().enumerate() {
            if self.barred(conditions, i) {
                continue;
            }
            let name = |script: ScriptId| &self.scripts[script.index()].id;
            let why = match *condition {
                Condition::Fired(s) if self.earliest[s.index()].is_none() => {
                    format!("this never holds: {:?} never happens", name(s))
                }
                Condition::Chose(s, course) if self.chosen(s, course).is_none() => {
                    match self.earliest[s.index()] {
                        None => format!("this never holds: {:?} never happens", name(s)),
                        Some(_) => {
                            format!(
                                "this never holds: that option of {:?} is never open",
                                name(s)
                            )
                        }
                    }
                }
                Condition::Before(date) => match self.late(conditions, date) {
                    Some((script, first)) => {
                        format!(
                            "this never holds: {:?} happens in {} at the earliest",
                            name(script),
                            told(first)
                        )
                    }
                    None => continue,
                },
                _ => continue,
            };
            report.note(&at.item(i), Code::NeverHolds, why);
        }
    }

    /// A script among `conditions` that happens at `date` at the earliest, and when that is.
    fn late(&self, conditions: &[Condition], date: Date) -> Option<(ScriptId, Date)> {
        conditions.iter().find_map(|c| {
            let (script, first) = match *c {
                Condition::Fired(s) => (s, self.earliest[s.index()]?),
                Condition::Chose(s, course) => (s, self.chosen(s, course)?),
                _ => return None,
            };
            (first >= date).then_some((script, first))
        })
    }
}
