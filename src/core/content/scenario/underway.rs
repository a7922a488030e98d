//! What is under way on the map's first day.

use crate::ids::{NationId, RegionId};
use crate::order::{Caveat, Contribution, Restraint, Side, Stake};

/// Feelings, measures, quarrels and operations that are older than the game.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UnderWay {
    /// How far the first trusts the second, 0..1, where that is not what their kinship makes it.
    pub trust: Vec<(NationId, NationId, f64)>,
    /// What the first holds against the second, 0..1.
    pub grievances: Vec<(NationId, NationId, f64)>,
    /// The first has laid sanctions on the second.
    pub sanctions: Vec<(NationId, NationId)>,
    /// The first lets the second cross its soil and base there.
    pub transit: Vec<(NationId, NationId)>,
    pub crises: Vec<CrisisSeed>,
    pub operations: Vec<OperationSeed>,
    /// In the order of the ids of their regions, and of their names.
    pub groups: Vec<GroupSeed>,
    pub undertakings: Vec<UndertakingSeed>,
}

/// How far a treaty has come on the first day; what is empty or None is as on the day it was signed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TreatyState {
    /// Spending guideline in force, share of GDP.
    pub guideline: Option<f64>,
    /// Whether the members' forces are under one command.
    pub integrated: bool,
    /// Common fund, billions of 1990 dollars.
    pub fund: f64,
    /// 0..1.
    pub cohesion: Option<f64>,
    /// Members that leave, and the turn on which they do.
    pub notices: Vec<(NationId, u32)>,
    /// Sorted.
    pub suspended: Vec<NationId>,
    /// Dues not paid, billions of 1990 dollars; sorted.
    pub arrears: Vec<(NationId, f64)>,
}

/// A dispute or war that has begun.
#[derive(Clone, PartialEq, Debug)]
pub struct CrisisSeed {
    pub challenger: NationId,
    pub target: NationId,
    pub stake: Stake,
    /// 1..=5.
    pub rung: u8,
    pub with: Vec<(NationId, Side, Contribution)>,
    /// Thousands, by side.
    pub deaths: [f64; 2],
    /// -1..1.
    pub fortune: f64,
}

/// A peace operation in the field.
#[derive(Clone, PartialEq, Debug)]
pub struct OperationSeed {
    /// Its place among the scenario's treaties.
    pub treaty: usize,
    pub region: RegionId,
    pub lead: NationId,
    pub consent: bool,
    /// Turns until its mandate ends.
    pub turns: u32,
    pub contingents: Vec<ContingentSeed>,
    /// Who pays for it, and which share, 0..1.
    pub payer: Option<(NationId, f64)>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ContingentSeed {
    pub nation: NationId,
    /// Points.
    pub strength: f64,
    pub caveat: Option<Caveat>,
}

/// An armed group that fights whoever holds its region.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupSeed {
    /// No other in its region is called so.
    pub name: String,
    pub region: RegionId,
    /// Points: tens of thousands of fighters.
    pub strength: f64,
    /// A region in which it rests.
    pub haven: Option<RegionId>,
    /// A nation that pays for it.
    pub sponsor: Option<NationId>,
}

/// What a nation owes another not to do.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct UndertakingSeed {
    pub by: NationId,
    pub to: NationId,
    pub restraint: Restraint,
    /// Months for which it binds, 1 and up.
    pub months: u32,
}
