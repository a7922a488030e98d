//! What happened in one crisis or one call for help, with ids as files have them.

use serde::Serialize;

use super::calls::{Answered, Asked, Call, CallEnd};
use super::dispute::{Came, Dispute};
use super::tally::Tally;
use crate::content::Scenario;
use crate::event::WarCause;
use crate::ids::NationId;
use crate::order::{Concessions, Contribution, Measure, Side, Stake, Terms};

/// A nation that took part with forces.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CameLine {
    /// Its id.
    pub nation: String,
    /// `challenger` or `target`.
    pub side: &'static str,
    /// The turn in which it came.
    pub turn: u32,
    /// `challenger`, `target`, `alliance` (answered a call), `hegemon` (followed its lead's), `tripwire` (its forces on an
    /// ally's soil were attacked), `drawn` (its own soil was entered), `opportunity` (against one whose land it claims) or
    /// `choice`.
    pub cause: &'static str,
    /// Charter of the treaty that brought it.
    pub charter: Option<String>,
    /// What weighed most, where it chose.
    pub because: Option<&'static str>,
    /// `caveats` or `full`: the most that it contributed.
    pub contribution: &'static str,
}

/// Terms of a settlement; where neither side gives anything, all is as it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TermsLine {
    /// After a war each keeps what it holds.
    pub line: bool,
    pub challenger_gives: ConcessionsLine,
    pub target_gives: ConcessionsLine,
}

/// What one side gives the other; what it does not give is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ConcessionsLine {
    /// Id of a region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cede: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub renounce: bool,
    /// `half` or `whole`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neutrality: Option<&'static str>,
    /// Id of a region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demilitarise: Option<String>,
    /// `half` or `whole`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub government: Option<&'static str>,
    /// Cut of the defence share, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arms: Option<u8>,
    /// Thousandths of GDP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reparations: Option<u16>,
}

/// One matter before an alliance.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CaseLine {
    /// `call` for help, `consultation`, or `intervention` of the lead, in which the `victim` is the lead.
    pub asked: Asked,
    pub charter: String,
    /// Name of the treaty.
    pub treaty: String,
    /// The turn in which it was made.
    pub turn: u32,
    pub victim: String,
    pub aggressor: String,
    /// Place of the crisis in `disputes`, from 0.
    pub dispute: Option<usize>,
    /// The rung of the crisis after that turn; None where it was over by then.
    pub rung: Option<u8>,
    /// How it ended; None while it is open, and where it was overtaken by the end of its crisis or treaty.
    pub end: Option<CallEnd>,
    /// Every member that answered, or was reviewed, by nation.
    pub answers: Vec<AnswerLine>,
}

/// One member's answer to a call.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AnswerLine {
    pub nation: String,
    /// `honoured`, `partly`, `evaded` or `refused`, once it was reviewed.
    pub outcome: Option<String>,
    /// The turn of its last answer; None for one that said nothing.
    pub turn: Option<u32>,
    /// `nothing`, `token`, `support`, `caveats` or `full`.
    pub contribution: Option<&'static str>,
    /// What its forces will not do.
    pub caveat: Option<&'static str>,
    /// Points of forces promised, and the months until they should be there.
    pub points: f64,
    pub months: f64,
    /// What weighed most, by the name of the factor; None where the answer was ordered by nobody's reckoning.
    pub because: Option<&'static str>,
}

fn id(scenario: &Scenario, nation: NationId) -> String {
    scenario.nation(nation).id.clone()
}

const fn contribution(c: Contribution) -> &'static str {
    match c {
        Contribution::Nothing => "nothing",
        Contribution::Token => "token",
        Contribution::Support => "support",
        Contribution::Caveats => "caveats",
        Contribution::Full => "full",
    }
}

/// The id of the region that is at stake, if one is.
pub(super) fn place(scenario: &Scenario, stake: Stake) -> Option<String> {
    match stake {
        Stake::Territory(region) => Some(scenario.region(region).id.clone()),
        Stake::Alignment | Stake::Regime | Stake::Armament | Stake::Incident => None,
    }
}

pub(super) fn came(scenario: &Scenario, tally: &Tally, dispute: &Dispute) -> Vec<CameLine> {
    let line = |came: &Came| {
        let mut because = None;
        let cause = match came.cause {
            WarCause::Challenger => "challenger",
            WarCause::Target => "target",
            WarCause::Alliance(_) => "alliance",
            WarCause::Hegemon(_) => "hegemon",
            WarCause::Tripwire => "tripwire",
            WarCause::Drawn => "drawn",
            WarCause::Opportunity => "opportunity",
            WarCause::Choice(factor) => {
                because = factor.map(Into::into);
                "choice"
            }
        };
        CameLine {
            nation: id(scenario, came.nation),
            side: match came.side {
                Side::Challenger => "challenger",
                Side::Target => "target",
            },
            turn: came.turn,
            cause,
            charter: came.cause.treaty().and_then(|t| tally.treaties.charter(t)),
            because,
            contribution: contribution(came.contribution),
        }
    };
    dispute.came.iter().map(line).collect()
}

pub(super) fn cases(scenario: &Scenario, tally: &Tally) -> Vec<CaseLine> {
    let line = |call: &Call| CaseLine {
        asked: call.asked,
        charter: call.charter.clone(),
        treaty: call.treaty.clone(),
        turn: call.since,
        victim: id(scenario, call.victim),
        aggressor: id(scenario, call.aggressor),
        dispute: tally.disputes.keys().position(|c| Some(*c) == call.crisis),
        rung: call.rung,
        end: call.end,
        answers: call
            .answers
            .iter()
            .map(|(nation, answered)| answer(id(scenario, *nation), answered))
            .collect(),
    };
    tally.calls.cases.values().map(line).collect()
}

fn answer(nation: String, answered: &Answered) -> AnswerLine {
    let said = answered.said;
    let outcome = |o: crate::event::Outcome| {
        let name: &str = o.into();
        name.to_lowercase()
    };
    AnswerLine {
        nation,
        outcome: answered.outcome.map(outcome),
        turn: said.map(|s| s.turn),
        contribution: said.map(|s| contribution(s.contribution)),
        caveat: said.and_then(|s| s.caveat).map(Into::into),
        points: said.map_or(0.0, |s| s.points),
        months: said.map_or(0.0, |s| s.months),
        because: said.and_then(|s| s.because),
    }
}

impl TermsLine {
    pub(super) fn of(scenario: &Scenario, terms: Terms) -> Self {
        let [challenger, target] = terms.gives;
        Self {
            line: terms.line,
            challenger_gives: ConcessionsLine::of(scenario, challenger),
            target_gives: ConcessionsLine::of(scenario, target),
        }
    }
}

impl ConcessionsLine {
    fn of(scenario: &Scenario, gives: Concessions) -> Self {
        let region = |r| scenario.region(r).id.clone();
        let measure = |m| match m {
            Measure::None => None,
            Measure::Half => Some("half"),
            Measure::Whole => Some("whole"),
        };
        Self {
            cede: gives.cede.map(region),
            renounce: gives.renounce,
            neutrality: measure(gives.neutrality),
            demilitarise: gives.demilitarise.map(region),
            government: measure(gives.government),
            arms: (gives.arms > 0).then_some(gives.arms),
            reparations: (gives.reparations > 0).then_some(gives.reparations),
        }
    }
}
