//! The forces of others, as they may truly be: the count of each nation is off by one draw, all its arms alike.

use super::{Drawn, Mind};
use crate::engine::world::{CutOff, Ease, Entities, Force, InTransit};
use crate::ids::{NationId, RegionId};
use crate::route::{self, Traveller};
use crate::view::{March, Sighting, View};

/// By nation: by which share of what there is the count of it is wrong.
pub(super) struct Counts(Vec<f64>);

impl Counts {
    pub fn of(&self, nation: NationId) -> f64 {
        self.0[nation.index()]
    }
}

pub(super) fn draw(mind: &Mind<'_>) -> Counts {
    let view = mind.view;
    let rules = &view.scenario().rules.perception;
    let bias = |nation| {
        if nation == view.me {
            return 0.0;
        }
        let error = view.estimate(nation).error;
        rules.hold_bias(error * mind.dice(Drawn::Count, nation).normal())
    };
    Counts(view.scenario().nation_ids().map(bias).collect())
}

pub(super) fn muster(mind: &Mind<'_>, counts: &Counts, ecs: &mut Entities) {
    let view = mind.view;
    let readiness: Vec<f64> = (view.scenario().nation_ids())
        .map(|nation| readiness(view, nation, counts.of(nation)))
        .collect();
    for seen in view.forces.iter() {
        let Sighting {
            id,
            nation,
            region,
            arm,
            strength,
            readiness: shown,
            supply,
            stance,
            moving,
            target,
            cut_off,
            station,
        } = *seen;
        let mine = nation == view.me;
        let told = mine || view.public.allied(view.me, nation);
        ecs.spawn(Force {
            id,
            nation,
            region,
            arm,
            strength: strength / (1.0 + counts.of(nation)),
            readiness: if told {
                shown
            } else {
                readiness[nation.index()]
            },
            supply,
            stance,
            target,
            // Whoever stands on its own soil is at home there.
            station: if mine {
                station
            } else {
                home(view, nation, region)
            },
        });
        let transit = if mine {
            let mut marches = view.own.books.marches.iter();
            marches.find(|m| m.force == id).map(marching)
        } else {
            moving.and_then(|(to, months)| bound_for(view, seen, to, months))
        };
        ecs.set(id, transit);
        ecs.set(id, cut_off.map(|months| CutOff { months }));
    }
}

/// The readiness of a nation's forces where that is not told: as believed, less what a count that is too high adds to it.
fn readiness(view: &View, nation: NationId, bias: f64) -> f64 {
    let belief = view.estimate(nation);
    let added = view.scenario().rules.perception.bias_readiness * bias * belief.error;
    (belief.readiness - added).clamp(0.0, 1.0)
}

fn home(view: &View, nation: NationId, region: RegionId) -> Option<RegionId> {
    (view.region(region).controller == Some(nation)).then_some(region)
}

fn marching(march: &March) -> InTransit {
    let March {
        force: _,
        ref path,
        months_left,
        pace,
        stocked,
    } = *march;
    InTransit {
        path: path.clone(),
        months_left,
        ease: Ease { pace, stocked },
    }
}

/// An ally says where its force is going and when it will be there: it is taken to go the shortest way.
fn bound_for(view: &View, force: &Sighting, to: RegionId, months: f64) -> Option<InTransit> {
    let scenario = view.scenario();
    let who = Traveller::free(force.arm);
    let route = route::path(scenario, force.region, to, who, |_| true)?;
    let first = *route.regions.first()?;
    let pace = months / route.months.max(1e-9);
    let leg = route::hop(scenario, force.region, first, force.arm).unwrap_or(0.0);
    Some(InTransit {
        path: route.regions,
        months_left: leg * pace,
        ease: Ease { pace, stocked: 0.0 },
    })
}
