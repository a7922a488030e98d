//! Reckonings: will this ally come, will they attack, is this deal worth it? Written once, over a
//! [`View`]; the computer's nations decide by them and the screens show their parts.

use crate::ids::{CrisisId, NationId, RegionId, TreatyId};
use crate::order::{Contribution, Deal, MotionKind, Side, Stake, Strength};
use crate::view::View;
use crate::why::Recorder;

/// Help that one side of a possible war may expect from a nation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Support {
    pub nation: NationId,
    /// Probability that it comes with forces, 0..1.
    pub probability: f64,
    /// Points of strength that it could bring.
    pub strength: f64,
    /// Months until they are there.
    pub months: f64,
}

/// Points that can be in a region after so many months.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Arrival {
    pub nation: NationId,
    /// Points there after 10, 30 and 90 days.
    pub points: [f64; 3],
}

/// How `member` would answer a call by `victim` against `aggressor` under `treaty`, as far as this view
/// can tell: a score, above 0 for coming. `contribution` turns it into a size.
pub fn answer<R: Recorder>(
    _view: &View,
    _member: NationId,
    _victim: NationId,
    _aggressor: NationId,
    _treaty: TreatyId,
    _strength: Strength,
    _why: &mut R,
) -> f64 {
    0.0
}

/// The contribution that a score of [`answer`] leads to.
#[must_use]
pub fn contribution(_score: f64) -> Contribution {
    Contribution::Nothing
}

/// How `member` leans on a motion: above 0 aye, below 0 nay.
pub fn vote<R: Recorder>(
    _view: &View,
    _member: NationId,
    _treaty: TreatyId,
    _kind: &MotionKind,
    _why: &mut R,
) -> f64 {
    0.0
}

/// What a deal that `from` proposes is worth to `to`: above 0 it accepts.
pub fn deal<R: Recorder>(
    _view: &View,
    _from: NationId,
    _to: NationId,
    _deal: &Deal,
    _why: &mut R,
) -> f64 {
    0.0
}

/// What challenging `target` over `stake` is worth to `challenger`: above 0 it pays.
pub fn challenge<R: Recorder>(
    _view: &View,
    _challenger: NationId,
    _target: NationId,
    _stake: Stake,
    _why: &mut R,
) -> f64 {
    0.0
}

/// What it is worth to `side` of a crisis to go one rung up rather than give way: above 0 it stands firm.
pub fn standing_firm<R: Recorder>(
    _view: &View,
    _crisis: CrisisId,
    _side: Side,
    _why: &mut R,
) -> f64 {
    0.0
}

/// Who would stand by `nation` against `other`, likeliest first.
#[must_use]
pub fn supporters(_view: &View, _nation: NationId, _other: NationId) -> Vec<Support> {
    Vec::new()
}

/// Probability that a side of strength `own` beats one of strength `other` in a war.
#[must_use]
pub fn odds(_own: f64, _other: f64) -> f64 {
    0.5
}

/// The table of what can be in `region` after 10, 30 and 90 days, by nation, strongest first.
#[must_use]
pub fn arrivals(_view: &View, _region: RegionId) -> Vec<Arrival> {
    Vec::new()
}
