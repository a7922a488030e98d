//! What became of calls for help, by charter: how soon members answered, and how.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::event::{Event, EventKind, Outcome};
use crate::ids::{CaseId, CrisisId, NationId, TreatyId};
use crate::order::{Caveat, Contribution};
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
    pub cases: BTreeMap<CaseId, Call>,
    lines: BTreeMap<String, CallsLine>,
}

/// What is asked of an alliance's members.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// Help that the text promises.
    Call,
    /// What they would do: members talk, and may decide to do something.
    Consultation,
    /// To take part in their lead's intervention.
    Intervention,
}

/// One matter before an alliance, and what each member answered.
#[derive(Clone, Debug)]
pub struct Call {
    pub asked: Asked,
    pub charter: String,
    pub treaty: String,
    /// None where it was over before it could be seen.
    pub crisis: Option<CrisisId>,
    pub victim: NationId,
    pub aggressor: NationId,
    /// The turn in which it was made, and the rung of the crisis after that turn.
    pub since: u32,
    pub rung: Option<u8>,
    /// How it ended; None while it is open, and where it was overtaken by the end of its crisis or treaty.
    pub end: Option<CallEnd>,
    /// By nation.
    pub answers: BTreeMap<NationId, Answered>,
}

/// How a call for help ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CallEnd {
    /// What members brought was reviewed.
    Reviewed,
    /// The victim wanted no help, or none any more.
    Declined,
    /// Members talked, and nobody asked for a decision.
    Talked,
}

/// What one member said, and what came of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answered {
    /// Its last answer, where it gave one.
    pub said: Option<Said>,
    /// Once it was reviewed.
    pub outcome: Option<Outcome>,
}

/// A member's answer.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub turn: u32,
    pub contribution: Contribution,
    pub caveat: Option<Caveat>,
    /// Points of forces promised, and the months until they should be there.
    pub points: f64,
    pub months: f64,
    /// What weighed most.
    pub because: Option<&'static str>,
}

impl Calls {
    /// Takes in an event of the turn that led to `public`.
    pub fn event(&mut self, event: &Event, public: &Public) {
        match &event.kind {
            EventKind::Invoked {
                case,
                treaty,
                victim,
                aggressor,
                crisis,
            } => {
                let parties = (*victim, *aggressor);
                // What was a consultation is a call from now on, and what was said about it is no answer to it.
                self.cases.remove(case);
                if let Some(charter) = self.open(
                    event.turn,
                    public,
                    (*case, *treaty),
                    Asked::Call,
                    Some(*crisis),
                    parties,
                ) {
                    self.line(&charter).invocations += 1;
                }
            }
            EventKind::Consulted {
                case,
                treaty,
                victim,
                aggressor,
                ..
            } => {
                let crisis = public.case(*case).map(|c| c.crisis);
                let (matter, parties) = ((*case, *treaty), (*victim, *aggressor));
                self.open(
                    event.turn,
                    public,
                    matter,
                    Asked::Consultation,
                    crisis,
                    parties,
                );
            }
            EventKind::Intervened {
                treaty,
                crisis,
                case,
                by,
                nation,
            } => {
                let (matter, parties) = ((*case, *treaty), (*by, *nation));
                let crisis = Some(*crisis);
                self.open(
                    event.turn,
                    public,
                    matter,
                    Asked::Intervention,
                    crisis,
                    parties,
                );
            }
            EventKind::ConsultationEnded { case, .. } => {
                if let Some(call) = self.cases.get_mut(case) {
                    call.end.get_or_insert(CallEnd::Talked);
                }
            }
            EventKind::Contributed {
                case,
                nation,
                contribution,
                caveat,
                points,
                months,
                because,
                ..
            } => {
                let Some(call) = self.cases.get_mut(case).filter(|c| c.end.is_none()) else {
                    return;
                };
                let first = call.answers.is_empty();
                call.answers.entry(*nation).or_default().said = Some(Said {
                    turn: event.turn,
                    contribution: *contribution,
                    caveat: *caveat,
                    points: *points,
                    months: *months,
                    because: because.map(Into::into),
                });
                if !first || call.asked != Asked::Call {
                    return;
                }
                let charter = call.charter.clone();
                let turns = event.turn.saturating_sub(call.since);
                let months = f64::from(turns * u32::from(public.scenario.turn_months));
                let line = self.line(&charter);
                let sum = line.months_to_answer.unwrap_or(0.0) * f64::from(line.answered);
                line.answered += 1;
                line.months_to_answer = Some((sum + months) / f64::from(line.answered));
            }
            EventKind::Declined { case, .. } => {
                if let Some(call) = self.cases.get_mut(case) {
                    call.end.get_or_insert(CallEnd::Declined);
                }
            }
            EventKind::CaseReviewed { case, outcomes, .. } => {
                let Some(call) = self.cases.get_mut(case).filter(|c| c.end.is_none()) else {
                    return;
                };
                call.end = Some(CallEnd::Reviewed);
                for (nation, outcome) in outcomes {
                    call.answers.entry(*nation).or_default().outcome = Some(*outcome);
                }
                if call.asked != Asked::Call {
                    return;
                }
                let charter = call.charter.clone();
                let line = self.line(&charter);
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

    /// Notes a matter that came up, and says under which charter; None for one whose treaty fell in the same turn, since it
    /// has no charter to be counted under.
    fn open(
        &mut self,
        since: u32,
        public: &Public,
        (case, treaty): (CaseId, TreatyId),
        asked: Asked,
        crisis: Option<CrisisId>,
        (victim, aggressor): (NationId, NationId),
    ) -> Option<String> {
        let treaty = public.treaty(treaty)?;
        let charter = public.charter(treaty).id.clone();
        self.cases.entry(case).or_insert_with(|| Call {
            asked,
            charter: charter.clone(),
            treaty: treaty.name.to_string(),
            crisis,
            victim,
            aggressor,
            since,
            rung: crisis.and_then(|c| public.crisis(c)).map(|c| c.rung),
            end: None,
            answers: BTreeMap::new(),
        });
        Some(charter)
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
