//! The constants of what allies do before they are called.

use serde::{Deserialize, Serialize};

use crate::order::Scale;

/// Constants of assets/rules/preparation.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreparationRules {
    pub staff: ExerciseRules,
    pub field: ExerciseRules,
    pub large: ExerciseRules,
    /// Billions for each point of forces that takes part.
    pub exercise_point: f64,
    /// Months after an exercise until another one teaches as much.
    pub exercise_rest: f64,
    /// Share of what exercises taught that is lost in a year.
    pub practice_decay: f64,
    /// Grievance and rivalry of a neighbour from which an exercise at its border may lead to an incident.
    pub incident_heat: f64,
    /// Months until a plan is made, and that it holds from then on.
    pub plan_months: f64,
    pub plan_fresh: f64,
    /// Share of the forces it was made for that must be left.
    pub plan_forces: f64,
    /// What a plan costs each who signs it, billions.
    pub plan_billions: f64,
    /// Shares of the time to make ready and of the march that a plan saves.
    pub plan_muster: f64,
    pub plan_march: f64,
    /// Share of the gap to forces that fight as one which a plan closes on the soil it was made for.
    pub plan_together: f64,
    /// Chance a year that a plan leaks to where nobody spies on its signatories, and more where somebody does.
    pub plan_leak: f64,
    pub plan_leak_watched: f64,
    /// Grievance of rivals nearby against those whose plan has leaked.
    pub plan_provocation: f64,
    /// Stability from which a state keeps its secrets; how leaky one without any is, and one wholly friendly to a full rival of the lead.
    pub leak_stability: f64,
    pub leak_instability: f64,
    pub leak_friendly: f64,
    /// Share of what leaks that reaches whoever watches a member.
    pub leak_reaches: f64,
    /// What a fund minds beside poor roads (10 levels): a plan for the place's holder; its hostile neighbours.
    pub works_plan: f64,
    pub works_exposure: f64,
    /// Months that an army waits at a border that it may cross without having leave beforehand.
    pub uncleared_months: f64,
    /// Kilotonnes of equipment for a point of strength.
    pub stock_kilotonnes: f64,
    /// Shares of the march and of the ships that equipment on the spot saves.
    pub stock_march: f64,
    pub stock_lift: f64,
    /// What a kilotonne costs to keep, billions a year.
    pub stock_upkeep: f64,
}

/// What an exercise of one scale takes and gives.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseRules {
    /// Share of each participant's forces that takes part.
    pub share: f64,
    /// Billions that it costs whoever comes, shared by output.
    pub billions: f64,
    /// Share of the gap to forces that fight as one which it closes.
    pub gain: f64,
    /// Readiness that the forces gain which take part.
    pub readiness: f64,
    /// Trust of the host in those who come.
    pub trust: f64,
    /// Grievance of a full rival next door.
    pub provocation: f64,
    /// Chance of an incident at a border as tense as can be.
    pub incident: f64,
}

impl PreparationRules {
    #[must_use]
    pub const fn exercise(&self, scale: Scale) -> &ExerciseRules {
        match scale {
            Scale::Staff => &self.staff,
            Scale::Field => &self.field,
            Scale::Large => &self.large,
        }
    }
}
