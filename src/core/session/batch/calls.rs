//! What became of calls for help, by charter: how soon members answered, and how.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::event::{Event, EventKind, Outcome};
use crate::ids::CaseId;
use crate::view::Public;

/// Calls under treaties of one charter in one run.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct CallsLine {
    pub charter: String,
    pub invocations: u32,
    /// Of them, those in which any member answered: the others were voted down, declined or overtaken.
    pub answered: u32,
    /// Mean months from the call to the first answer; None without one.
    pub months_to_answer: Option<f64>,
    pub honoured: u32,
    pub partly: u32,
    pub evaded: u32,
    pub refused: u32,
}

/// Calls as they come up, turn by turn.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    cases: BTreeMap<CaseId, Call>,
    lines: BTreeMap<String, CallsLine>,
}

#[derive(Clone, Debug)]
struct Call {
    charter: String,
    since: u32,
    answered: bool,
}

impl Calls {
    /// Takes in an event of the turn that led to `public`.
    pub fn event(&mut self, event: &Event, public: &Public) {
        match &event.kind {
            EventKind::Invoked { case, treaty, .. } => {
                // A treaty that fell in the same turn has no charter to be counted under.
                let Some(treaty) = public.treaty(*treaty) else {
                    return;
                };
                let charter = public.charter(treaty).id.clone();
                self.line(&charter).invocations += 1;
                let call = Call {
                    charter,
                    since: event.turn,
                    answered: false,
                };
                self.cases.insert(*case, call);
            }
            EventKind::Contributed { case, .. } => {
                let Some(call) = self.cases.get_mut(case).filter(|c| !c.answered) else {
                    return;
                };
                call.answered = true;
                let charter = call.charter.clone();
                let turns = event.turn.saturating_sub(call.since);
                let months = f64::from(turns * u32::from(public.scenario.turn_months));
                let line = self.line(&charter);
                let sum = line.months_to_answer.unwrap_or(0.0) * f64::from(line.answered);
                line.answered += 1;
                line.months_to_answer = Some((sum + months) / f64::from(line.answered));
            }
            EventKind::CaseReviewed { case, outcomes, .. } => {
                let Some(call) = self.cases.remove(case) else {
                    return;
                };
                let line = self.line(&call.charter);
                for (_, outcome) in outcomes {
                    match outcome {
                        Outcome::Honoured => line.honoured += 1,
                        Outcome::Partly => line.partly += 1,
                        Outcome::Evaded => line.evaded += 1,
                        Outcome::Refused => line.refused += 1,
                    }
                }
            }
            _ => {}
        }
    }

    fn line(&mut self, charter: &str) -> &mut CallsLine {
        self.lines
            .entry(charter.to_owned())
            .or_insert_with(|| CallsLine {
                charter: charter.to_owned(),
                ..CallsLine::default()
            })
    }

    /// One line for each charter that was called upon, by its id.
    #[must_use]
    pub fn lines(&self) -> Vec<CallsLine> {
        self.lines.values().cloned().collect()
    }
}
