//! What every nation could bring to bear on a place, and how much of it in time.

use std::sync::Arc;

use super::{at_home, mind, qualities};
use crate::content::{Arm, ArrivalMind, Decision};
use crate::ids::{NationId, RegionId};
use crate::view::{Treaty, View, Weighed};

/// Strength brought to bear on a place, by nation, points weighed by arm, quality and distance.
pub(crate) struct Field {
    place: RegionId,
    pub strength: Vec<f64>,
    /// What it is made of, by nation.
    parts: Vec<Parts>,
}

#[derive(Clone, Copy, Default)]
struct Parts {
    strength: f64,
    /// What stands on the soil of one of the two who quarrel, and fights from the first day.
    there: f64,
    /// Whether anything stands there.
    stands: bool,
    /// Of the rest, what counts once the way is discounted: see [`crate::content::Reach::prompt`].
    coming: f64,
}

impl Parts {
    #[inline]
    fn add(&mut self, f: &Weighed, shares: &[f64], prompt: &[f64], held: &[bool], quality: &[f64]) {
        let region = f.region.index();
        let points = f.points * shares[region] * quality[f.nation.index()];
        self.strength += points;
        if held[region] {
            self.there += points;
            self.stands = true;
        } else {
            self.coming += points * prompt[region];
        }
    }
}

/// Strength brought to bear on a place, by nation: [`Field::strength`] alone, which does not depend on who
/// quarrels there. Kept for the view.
pub(crate) fn strengths(view: &View, place: RegionId) -> Arc<[f64]> {
    view.memo().strengths(place, || {
        // Nobody's quarrel: nobody is there yet.
        let nobody = NationId(u16::MAX);
        Field::survey(view, place, [nobody, nobody]).strength.into()
    })
}

impl Field {
    /// The field at `place` in a quarrel of `principals`, as this view has it.
    pub fn survey(view: &View, place: RegionId, principals: [NationId; 2]) -> Self {
        let weight = mind(view).arm_weight;
        let quality = qualities(view);
        let n = quality.len();
        let mut all = vec![Parts::default(); n];
        let (shares, prompt) = view.public.reach.rows(place);
        let regions = &view.public.regions;
        // Whoever can still be called up is at home.
        let each = weight[Arm::Land.index()];
        let seats = &view.scenario().nations;
        let reserves = seats.iter().zip(at_home(view)).zip(0..);
        let reserves = reserves.map(|((nation, points), n)| Weighed {
            nation: NationId(n),
            region: nation.capital,
            points: points * each,
        });
        let reserves = reserves.filter(|r| r.points > 0.0);
        // By region once, and not for every force: whether the two hold it.
        let held = |region: RegionId| {
            let holder = regions[region.index()].controller;
            region == place || holder.is_some_and(|c| principals.contains(&c))
        };
        let held: Vec<bool> = view.scenario().region_ids().map(held).collect();
        for f in view.forces.weighed(weight) {
            all[f.nation.index()].add(&f, shares, prompt, &held, quality);
        }
        for f in reserves {
            all[f.nation.index()].add(&f, shares, prompt, &held, quality);
        }
        Self {
            place,
            strength: all.iter().map(|p| p.strength).collect(),
            parts: all,
        }
    }

    /// Of a nation's strength, what stands on the soil of one of the two who quarrel.
    pub fn there(&self, nation: NationId) -> f64 {
        self.parts[nation.index()].there
    }

    /// Whether anything of `nation` stands at the place, or on the soil of one of the two who quarrel.
    pub fn stands(&self, nation: NationId) -> bool {
        self.parts[nation.index()].stands
    }

    /// What the ground at the place takes off the logit of a challenger's chance.
    pub fn ground(&self, view: &View) -> f64 {
        let terrain = view.scenario().region(self.place).terrain;
        let factor = view.scenario().rules.combat.terrain.of(terrain);
        mind(view).win_ground * libm::log(factor)
    }

    /// A helper's strength with late forces discounted by `exp(-months / horizon)`, for the way and for the delay
    /// before it.
    pub fn prompt(&self, view: &View, helper: NationId, coming: Coming) -> f64 {
        let m = &mind(view).arrival;
        let n = helper.index();
        let Parts {
            there,
            coming: on_its_way,
            ..
        } = self.parts[n];
        let away = self.strength[n] - there;
        let mut quick = on_its_way + m.prestock * coming.stocked * (away - on_its_way);
        if coming.planned {
            quick += view.scenario().rules.preparation.plan_march * (away - quick);
        }
        there + quick * libm::exp(-coming.delay / m.horizon)
    }
}

/// Share of a helper's strength that counts beside the helped: a coalition that never drilled together, at
/// `drill` 0 of 1, loses part of it.
pub(crate) fn together(view: &View, drill: f64) -> f64 {
    1.0 - view.scenario().rules.combat.mixed_command * (1.0 - drill)
}

/// How a helper's forces come.
#[derive(Clone, Copy)]
pub(crate) struct Coming {
    /// Months before they set out.
    pub delay: f64,
    /// Share of them, 0..1, whose equipment lies there already.
    pub stocked: f64,
    /// By a plan made beforehand.
    pub planned: bool,
    /// How well they and the helped fight as one, 0..1.
    pub drill: f64,
}

impl Coming {
    /// To `helped` under a treaty, if one binds them; `decided` where the council has spoken.
    pub fn to(
        view: &View,
        helper: NationId,
        helped: NationId,
        treaty: Option<&Treaty>,
        decided: bool,
        stocked: f64,
    ) -> Self {
        let planned = planned(view, helper, helped, treaty);
        let mut drill = treaty.map_or(0.0, |t| t.between(helper, helped));
        if planned {
            drill += view.scenario().rules.preparation.plan_together * (1.0 - drill);
        }
        let mut coming = Self {
            delay: 0.0,
            stocked,
            planned,
            drill,
        };
        coming.delay = coming.wait(view, helper, helped, treaty, decided);
        coming
    }

    /// Months before they set out: the council's deliberation, unless it is over, the call-up, and the border
    /// where nobody expects them. Those who plan and exercise together lose less time.
    fn wait(
        &self,
        view: &View,
        helper: NationId,
        helped: NationId,
        treaty: Option<&Treaty>,
        decided: bool,
    ) -> f64 {
        let (m, rules) = (&mind(view).arrival, &view.scenario().rules.preparation);
        let decide = match treaty {
            _ if decided => 0.0,
            Some(treaty) => decides(m, view.public.charter(treaty).decision),
            None => m.unbound,
        };
        let mut unready = if view.nation(helper).mobilised {
            0.0
        } else {
            m.unready * (1.0 - view.estimate(helper).readiness)
        };
        if self.planned {
            unready *= 1.0 - rules.plan_muster;
        }
        let cleared = self.planned
            || view.public.pairs.transit(helped, helper)
            || view.public.bonds().transit(helper, helped);
        let border = if cleared { 0.0 } else { rules.uncleared_months };
        (decide + unready) * (1.0 - m.drill * self.drill) + border
    }
}

/// Whether a plan holds under the treaty by which `helper` would come.
fn planned(view: &View, helper: NationId, helped: NationId, treaty: Option<&Treaty>) -> bool {
    let Some(treaty) = treaty else {
        return false;
    };
    let secret = view.own.plans.iter().filter(|p| p.0 == treaty.id);
    treaty
        .plans
        .iter()
        .chain(secret.map(|p| &p.1))
        .any(|p| p.holds(helper, helped, view.public.turn))
}

fn decides(m: &ArrivalMind, decision: Decision) -> f64 {
    match decision {
        Decision::Automatic => m.automatic,
        Decision::Hegemon => m.hegemon,
        Decision::TwoThirds | Decision::Majority | Decision::Council { .. } => m.vote,
        Decision::Consensus { .. } => m.consensus,
    }
}

/// By nation: the share of its strength, 0..1, whose equipment it has laid in on `host`'s soil.
pub(crate) fn stocked(view: &View, host: NationId, strength: &[f64]) -> Vec<f64> {
    let mut share = vec![0.0; strength.len()];
    let each = view.scenario().rules.preparation.stock_kilotonnes;
    for region in view
        .public
        .regions
        .iter()
        .filter(|r| r.controller == Some(host))
    {
        for &(nation, kilotonnes) in &region.stocks {
            share[nation.index()] += kilotonnes / each;
        }
    }
    for (share, strength) in share.iter_mut().zip(strength) {
        *share = (*share / strength.max(1e-6)).min(1.0);
    }
    share
}
