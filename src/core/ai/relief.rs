//! After a disaster: what to send, and whose help to let in.

use super::{Desk, matter};
use crate::order::Order;
use crate::reckon;
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    let scenario = view.scenario();
    if !scenario.domains.climate {
        return;
    }
    for region in scenario.region_ids() {
        let Some(disaster) = &view.region(region).disaster else {
            continue;
        };
        if disaster.holder == view.me {
            for relief in disaster.relief.iter().filter(|r| !r.arrived) {
                let nation = relief.nation;
                if reckon::letting_in(view, view.me, region, nation, &mut Silent) < 0.0 {
                    desk.sign(Order::TurnAway { region, nation });
                }
            }
            continue;
        }
        let subject = matter::RELIEF | u64::from(scenario.key_of_region(region)) & matter::SUBJECTS;
        if !desk.comes_up(subject, reckon::mind(view).relief.reviews) {
            continue;
        }
        // The most that it is worth.
        let shares = scenario.rules.climate.relief_percents();
        for percent in shares.into_iter().rev() {
            let share = f64::from(percent) / 100.0;
            let worth = reckon::relief(view, view.me, region, share, &mut Silent);
            if worth > 0.0 && desk.sign(Order::Relieve { region, percent }) {
                break;
            }
        }
    }
}
