//! The deterrence ledger: if one nation challenged another, who would come on either side, with what, when
//! and how surely; what the challenger believes of that; and what it makes of it. Deterrence is nowhere a
//! bonus: it is what the challenger's own reckoning loses by those whom it believes would come.

use super::challenge::{challenge_with, war};
use super::field::{Coming, Field, stocked};
use super::prospect::{alone, prospect, stake_place, tally};
use super::salience::likely_stake;
use super::support::{Support, sides_at};
use super::{MONTH, mind, seen_by};
use crate::ids::{NationId, RegionId, TreatyId};
use crate::judge;
use crate::order::{Order, Side, Stake};
use crate::view::{Prospect, View};
use crate::why::{Recorder, Silent, Why};

/// The days whose arrivals the ledger counts.
pub const DAYS: [f64; 3] = [10.0, 30.0, 90.0];

/// A nation that might come.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Comer {
    pub nation: NationId,
    /// The treaty by which it owes help, if any does.
    pub by: Option<TreatyId>,
    /// Probability that it comes with forces, 0..1: as we know it, and as the challenger would believe.
    pub known: f64,
    pub believed: f64,
    /// Strength that it could bring to bear, points; of it, what counts in time.
    pub strength: f64,
    pub in_time: f64,
    /// Months until it is there, a mean that favours the early.
    pub months: f64,
    /// Points there after so many [`DAYS`], if it comes.
    pub by_day: [f64; 3],
    pub nuclear: bool,
}

/// Everything that deters `challenger` from a challenge to `target`, or does not.
#[derive(Clone, PartialEq, Debug)]
pub struct Ledger {
    pub challenger: NationId,
    pub target: NationId,
    /// What it would most likely be about, and where it would be fought.
    pub stake: Stake,
    pub place: RegionId,
    /// Strength at the place of challenger and target alone.
    pub alone: [f64; 2],
    /// Points of challenger and target alone that are there after so many [`DAYS`].
    pub alone_by_day: [[f64; 3]; 2],
    /// Who might come for the challenger and for the target, the weightiest first.
    pub foes: Vec<Comer>,
    pub friends: Vec<Comer>,
    /// The prospect of a war as we know it, and as the challenger would believe it.
    pub known: Prospect,
    pub believed: Prospect,
    /// What the challenge is worth to the challenger as it believes: above 0 it pays. With its factors.
    pub belief: Why,
    /// What the war itself would be worth to it, as it believes.
    pub war: f64,
    pub verdict: Verdict,
    /// The same if it knew what we know; if nobody came to the target; if all who might came.
    pub truth: f64,
    pub nobody: f64,
    pub all: f64,
}

/// What the challenger's reckoning comes to.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumIter, strum::IntoStaticStr,
)]
pub enum Verdict {
    /// A challenge does not pay, and it would not go to war over it.
    Deterred,
    /// A challenge does not pay, but it would go to war if it came to that.
    Hesitates,
    /// A challenge pays by the chance that the other gives way; it would rather back down than fight.
    Bluffs,
    /// A challenge pays, war and all.
    Strikes,
}

impl Verdict {
    /// Of a challenge and of a war of this worth, to one whom backing down would cost `back_down`.
    #[must_use]
    pub fn of(challenge: f64, war: f64, back_down: f64) -> Self {
        match (challenge > 0.0, war > -back_down) {
            (false, false) => Self::Deterred,
            (false, true) => Self::Hesitates,
            (true, false) => Self::Bluffs,
            (true, true) => Self::Strikes,
        }
    }
}

impl Ledger {
    /// What the target's friends take off the worth of the challenge, as the challenger believes.
    #[must_use]
    pub fn shield(&self) -> f64 {
        self.nobody - self.belief.value
    }

    /// How far the challenge is from paying: above 0 it is deterred.
    #[must_use]
    pub fn margin(&self) -> f64 {
        -self.belief.value
    }

    /// The same with a part of what the war itself would be worth to it: what orders that deter are weighed by.
    #[must_use]
    pub fn deters(&self, view: &View) -> f64 {
        self.margin() - mind(view).deter.war * self.war
    }
}

/// The ledger of a pair, over the most likely stake.
#[must_use]
pub fn ledger(view: &View, challenger: NationId, target: NationId) -> Ledger {
    let seen = seen_by(view, challenger);
    let stake = likely_stake(&seen, challenger, target);
    ledger_over(view, challenger, target, stake)
}

/// The ledger of a pair over a given stake, so that before and after can be compared.
#[must_use]
pub fn ledger_over(view: &View, challenger: NationId, target: NationId, stake: Stake) -> Ledger {
    let pair = (challenger, target);
    let place = stake_place(view, target, stake);
    let ours = Company::muster(view, place, pair);
    let seen = seen_by(view, challenger);
    let theirs = Company::muster(&seen, place, pair);
    let (known, believed) = (ours.prospect(view, pair), theirs.prospect(&seen, pair));
    let worth = |view: &View, outlook: &Prospect| {
        challenge_with(view, (challenger, target), stake, 0.0, outlook, &mut Silent)
    };
    let mut belief = Why::default();
    challenge_with(
        &seen,
        (challenger, target),
        stake,
        0.0,
        &believed,
        &mut belief,
    );
    let nobody = tally(&seen, &theirs.field, pair, &theirs.foes, &[]);
    let sure: Vec<Support> = theirs
        .friends
        .iter()
        .map(|s| Support {
            probability: 1.0,
            ..*s
        })
        .collect();
    let all = tally(&seen, &theirs.field, pair, &theirs.foes, &sure);
    // The challenger knows what it fights for and what it risks; what we know better is who would come.
    let truth = worth(&seen, &known);
    let fight = war(
        &seen,
        challenger,
        target,
        stake,
        Side::Challenger,
        &believed,
        0.0,
    );
    let by_day = |nation| points_by_day(view, place, pair, nation, None);
    Ledger {
        challenger,
        target,
        stake,
        place,
        alone: alone(view, &ours.field, pair),
        alone_by_day: [by_day(challenger), by_day(target)],
        foes: comers(
            view,
            place,
            pair,
            challenger,
            &ours.field,
            &ours.foes,
            &theirs.foes,
        ),
        friends: comers(
            view,
            place,
            pair,
            target,
            &ours.field,
            &ours.friends,
            &theirs.friends,
        ),
        known,
        believed,
        verdict: Verdict::of(belief.value, fight, mind(view).challenge.back_down),
        war: fight,
        belief,
        truth,
        nobody: worth(&seen, &nobody),
        all: worth(&seen, &all),
    }
}

/// What a challenge over the most likely stake is worth to the challenger in its own eyes, as this view can
/// guess them, with its factors.
#[must_use]
pub fn belief(view: &View, challenger: NationId, target: NationId) -> Why {
    let seen = seen_by(view, challenger);
    let stake = likely_stake(&seen, challenger, target);
    let mut why = Why::default();
    super::challenge(&seen, challenger, target, stake, &mut why);
    why
}

/// How far a challenge is from paying in the challenger's eyes, as this view can guess them: above 0 it is
/// deterred. `why` gets the parts of what it reckons, whose sum is the negative.
pub fn margin<R: Recorder>(
    view: &View,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    why: &mut R,
) -> f64 {
    let seen = seen_by(view, challenger);
    -super::challenge(&seen, challenger, target, stake, why)
}

/// How well a challenge over `stake` is deterred: the margin, and at a smaller weight what the war itself would
/// cost the challenger, as it believes.
#[must_use]
pub fn deterrence(view: &View, challenger: NationId, target: NationId, stake: Stake) -> f64 {
    let seen = seen_by(view, challenger);
    let outlook = prospect(&seen, challenger, target, stake);
    let (c, t) = (challenger, target);
    -challenge_with(&seen, (c, t), stake, 0.0, &outlook, &mut Silent)
        - mind(view).deter.war * war(&seen, c, t, stake, Side::Challenger, &outlook, 0.0)
}

/// An order that bears on a challenge.
#[derive(Clone, Debug)]
pub struct Advice {
    pub order: Order,
    /// What it would make of the ledger, if others do their part.
    pub after: Ledger,
    /// The chance that they do, 0..1.
    pub carried: f64,
}

impl Advice {
    /// By how much it can be expected to deter more than the ledger `now` does.
    #[must_use]
    pub fn worth(&self, view: &View, now: &Ledger) -> f64 {
        self.carried * (self.after.deters(view) - now.deters(view))
    }
}

/// What the orders of `view.me` that bear on a challenge would each make of the ledger `now`: those that may be given before those
/// that may not, what can be expected to deter most first.
#[must_use]
pub fn weighed(view: &View, now: &Ledger) -> Vec<Advice> {
    let (challenger, target) = (now.challenger, now.target);
    let after = |order: Order| {
        let then = super::what_if(view, &order)?;
        let after = ledger_over(&then, challenger, target, now.stake);
        let refused = judge::judge(view, &order).is_err();
        let carried = super::carried(view, &order);
        let advice = Advice {
            order,
            after,
            carried,
        };
        Some((refused, advice.worth(view, now), advice))
    };
    let orders = super::measures(view, challenger, target).into_iter();
    let mut list: Vec<(bool, f64, Advice)> = orders.filter_map(after).collect();
    list.sort_by(|(refused, x, a), (also, y, b)| {
        let worth = y.total_cmp(x);
        refused.cmp(also).then(worth).then(a.order.cmp(&b.order))
    });
    list.into_iter().map(|(.., advice)| advice).collect()
}

/// What an order would add to deterrence; 0 where it changes nothing that the reckoning knows.
#[must_use]
pub fn gain(view: &View, order: &Order, challenger: NationId, target: NationId) -> f64 {
    let Some(after) = super::what_if(view, order) else {
        return 0.0;
    };
    let stake = likely_stake(&seen_by(view, challenger), challenger, target);
    deterrence(&after, challenger, target, stake) - deterrence(view, challenger, target, stake)
}

/// Everyone who would fight, from one standpoint.
struct Company {
    field: Field,
    foes: Vec<Support>,
    friends: Vec<Support>,
}

impl Company {
    fn muster(view: &View, place: RegionId, (challenger, target): (NationId, NationId)) -> Self {
        let field = Field::survey(view, place, [challenger, target]);
        let (foes, friends) = sides_at(view, &field, place, challenger, target);
        Self {
            foes,
            friends,
            field,
        }
    }

    fn prospect(&self, view: &View, pair: (NationId, NationId)) -> Prospect {
        tally(view, &self.field, pair, &self.foes, &self.friends)
    }
}

/// The rows of one side: whoever comes by our reckoning or by the challenger's.
fn comers(
    view: &View,
    place: RegionId,
    pair: (NationId, NationId),
    helped: NationId,
    field: &Field,
    ours: &[Support],
    theirs: &[Support],
) -> Vec<Comer> {
    let laid_in = stocked(view, helped, &field.strength);
    let chance = |list: &[Support], n: NationId| {
        list.iter()
            .find(|s| s.nation == n)
            .map_or(0.0, |s| s.probability)
    };
    let more = theirs.iter().filter(|s| chance(ours, s.nation) == 0.0);
    let quarrel = view
        .public
        .crises
        .iter()
        .find(|c| c.opposed(pair.0, pair.1));
    ours.iter()
        .chain(more)
        .map(|s| {
            let treaty = s.by.and_then(|t| view.public.treaty(t));
            let decided = quarrel.is_some_and(|c| c.side_of(s.nation).is_some());
            let stocked = laid_in[s.nation.index()];
            let coming = Coming::to(view, s.nation, helped, treaty, decided, stocked);
            Comer {
                nation: s.nation,
                by: s.by,
                known: chance(ours, s.nation),
                believed: chance(theirs, s.nation),
                strength: s.strength,
                in_time: s.in_time,
                months: s.months,
                by_day: points_by_day(view, place, pair, s.nation, Some(coming)),
                nuclear: view.nation(s.nation).nuclear > 0.0,
            }
        })
        .collect()
}

/// Points of a nation at the place after so many [`DAYS`].
fn points_by_day(
    view: &View,
    place: RegionId,
    (challenger, target): (NationId, NationId),
    nation: NationId,
    coming: Option<Coming>,
) -> [f64; 3] {
    let m = mind(view);
    let quality = view
        .estimate(nation)
        .quality(&view.scenario().rules.perception);
    let mut points = [0.0; 3];
    let (wait, pace) = coming.map_or((0.0, 1.0), |c| {
        let planned = if c.planned {
            view.scenario().rules.preparation.plan_march
        } else {
            0.0
        };
        let pace = (1.0 - m.arrival.prestock * c.stocked) * (1.0 - planned);
        (c.delay, pace)
    });
    for f in view.forces.made_out_of(nation) {
        let held = view.region(f.region).controller;
        let there = f.region == place || held == Some(challenger) || held == Some(target);
        let way = view.scenario().distance_km(f.region, place) / m.transit_km_per_month;
        let months = if there { 0.0 } else { wait + way * pace };
        let strength = f.strength
            * m.arm_weight[f.arm.index()]
            * view.public.reach.between(place, f.region)
            * quality;
        for (sum, days) in points.iter_mut().zip(DAYS) {
            if months * MONTH <= days {
                *sum += strength;
            }
        }
    }
    points
}
