//! What every nation could bring to bear on a place, and how much of it in time.

use super::mind;
use crate::content::{ArrivalMind, Decision};
use crate::ids::{NationId, RegionId};
use crate::view::{Treaty, View};

/// Strength brought to bear on a place, by nation, points weighed by arm, quality and distance.
pub(crate) struct Field {
    pub strength: Vec<f64>,
    /// Of it, what stands on the soil of one of the two who quarrel, and fights from the first day.
    there: Vec<f64>,
    /// Of the rest, what counts once the way is discounted: see [`crate::view::Reach::prompt`].
    coming: Vec<f64>,
}

impl Field {
    /// The field at `place` in a quarrel of `principals`, as this view has it.
    pub fn survey(view: &View, place: RegionId, principals: [NationId; 2]) -> Self {
        let weight = mind(view).arm_weight;
        let quality: Vec<f64> = view
            .estimates
            .iter()
            .map(|e| (0.4 + 0.6 * e.modernity) * (0.5 + 0.5 * e.readiness))
            .collect();
        let n = quality.len();
        let mut field = Self {
            strength: vec![0.0; n],
            there: vec![0.0; n],
            coming: vec![0.0; n],
        };
        let reach = &view.public.reach;
        for f in view.forces.iter() {
            let n = f.nation.index();
            let points =
                f.strength * weight[f.arm.index()] * reach.between(place, f.region) * quality[n];
            field.strength[n] += points;
            if f.region == place
                || view
                    .region(f.region)
                    .controller
                    .is_some_and(|c| principals.contains(&c))
            {
                field.there[n] += points;
            } else {
                field.coming[n] += points * reach.prompt(place, f.region);
            }
        }
        field
    }

    /// What of a helper's strength counts: late forces are discounted by `exp(-months / horizon)`, for the way
    /// and for `delay` months before it, and a coalition that never drilled together loses part of its strength.
    /// `stocked` is the share of the helper's forces whose equipment lies there already.
    pub fn in_time(
        &self,
        view: &View,
        helper: NationId,
        delay: f64,
        stocked: f64,
        drill: f64,
    ) -> f64 {
        let m = &mind(view).arrival;
        let n = helper.index();
        let away = self.strength[n] - self.there[n];
        let quick = self.coming[n] + m.prestock * stocked * (away - self.coming[n]);
        let together = 1.0 - view.scenario().rules.combat.mixed_command * (1.0 - drill);
        (self.there[n] + quick * libm::exp(-delay / m.horizon)) * together
    }
}

/// Months before a helper's forces set out: the council's deliberation, unless it is over, and the call-up.
/// Those who plan and exercise together lose less time over both.
pub(crate) fn delay(view: &View, helper: NationId, treaty: Option<&Treaty>, decided: bool) -> f64 {
    let m = &mind(view).arrival;
    let decide = match treaty {
        _ if decided => 0.0,
        Some(treaty) => decides(m, view.public.charter(treaty).decision),
        None => m.unbound,
    };
    let unready = if view.nation(helper).mobilised {
        0.0
    } else {
        m.unready * (1.0 - view.estimate(helper).readiness)
    };
    (decide + unready) * (1.0 - m.drill * drill(treaty))
}

/// How well helper and helped fight as one, 0..1.
pub(crate) fn drill(treaty: Option<&Treaty>) -> f64 {
    treaty.map_or(0.0, |t| t.interoperability)
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
    let each = mind(view).arrival.prestock_kilotonnes;
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
