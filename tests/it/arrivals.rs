//! Forces arrive when the table said: what the ways of a march and the table of arrivals promise is what happens.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Arm, Overrides, RegionKind, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{ForceId, NationId, RegionId};
use casus_foederis::judge;
use casus_foederis::order::{Issued, Order};
use casus_foederis::reckon;
use casus_foederis::view::View;

fn europe() -> Arc<Scenario> {
    let text = include_str!("../../maps/europe-1949.ron");
    let loaded = content::load("europe-1949.ron", text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// A march under way, with what was foretold.
struct March {
    nation: NationId,
    force: ForceId,
    to: RegionId,
    sent: u32,
    months: f64,
    /// Month in which the table of arrivals has it at the place.
    table: usize,
}

/// The month in which the table has so many points more of a nation at a place than today.
fn by_table(view: &View, to: RegionId, force: ForceId) -> Option<usize> {
    let strength = view.force(force)?.strength;
    let forces = view.forces.with(force, |f| f.strength = 0.0)?;
    let others = view.imagine(|known| known.forces = forces);
    let row = |v: &View| {
        let table = reckon::arrivals(v, to);
        table.into_iter().find(|a| a.nation == view.me)
    };
    let with = row(view)?.monthly;
    let without = row(&others).map_or(vec![0.0; with.len()], |a| a.monthly);
    with.iter()
        .zip(without)
        .position(|(w, o)| w - o > 0.9 * strength)
}

/// One march of a nation: its first force that is at rest, to the `n`th place that it may go to.
fn order(view: &View, n: usize) -> Option<(ForceId, RegionId)> {
    let scenario = view.scenario();
    let mut forces = view
        .my_forces()
        .filter(|f| f.moving.is_none() && f.strength > 0.5);
    let force = forces.nth(n % 3)?;
    let places: Vec<RegionId> = scenario
        .region_ids()
        .filter(|r| force.arm == Arm::Naval || scenario.region(*r).kind == RegionKind::Land)
        .filter(|r| judge::judge(view, &Order::march(force.id, *r)).is_ok())
        .collect();
    let to = *places.get((n * 7) % places.len().max(1))?;
    Some((force.id, to))
}

#[test]
fn forces_arrive_when_the_ways_and_the_table_said() {
    let scenario = europe();
    let mut game = Game::new(scenario.clone(), 4);
    let mut open: Vec<March> = Vec::new();
    let (mut marches, mut on_time, mut as_in_table, mut late) = (0, 0, 0, 0);
    let (mut told, mut as_told) = (0, 0);
    for turn in 0..48u32 {
        let mut orders = Vec::new();
        for nation in scenario.nation_ids() {
            let view = game.view(nation);
            let mine = open.iter().any(|m| m.nation == nation);
            let quiet = !view.public.at_war(nation);
            let sent = if mine || !quiet {
                None
            } else {
                order(&view, turn as usize + nation.index())
            };
            let plan = match sent {
                Some((force, to)) => {
                    let sighting = view.force(force).unwrap();
                    let ways = reckon::ways(&view, sighting, to);
                    if let Some(table) = by_table(&view, to, force) {
                        let months = ways[0].months;
                        open.push(March {
                            nation,
                            force,
                            to,
                            sent: turn,
                            months,
                            table,
                        });
                    }
                    vec![Order::march(force, to)]
                }
                // The marching nation gives no order that would divert its force.
                None if mine => Vec::new(),
                None => ai::plan(&view, 3),
            };
            orders.extend(plan.into_iter().enumerate().map(|(i, order)| Issued {
                nation,
                sequence: i as u16,
                order,
            }));
        }
        for event in game.advance(orders) {
            let EventKind::Marched {
                nation, to, months, ..
            } = event.kind
            else {
                continue;
            };
            let mine = |m: &&March| m.sent == turn && (m.nation, m.to) == (nation, to);
            if let Some(march) = open.iter().find(mine) {
                told += 1;
                as_told += u32::from((months - march.months).abs() < 0.05);
            }
        }
        open.retain(|m| {
            let view = game.view(m.nation);
            let Some(force) = view.force(m.force) else {
                return false;
            };
            if view.public.at_war(m.nation) {
                return false;
            }
            if force.region != m.to {
                // Long overdue counts as late.
                let overdue = f64::from(turn + 1 - m.sent) > m.months + 4.0;
                marches += u32::from(overdue);
                return !overdue;
            }
            // Orders are given at the start of a month: what takes no longer than it is there at its end.
            let took = f64::from(turn + 1 - m.sent);
            marches += 1;
            on_time += u32::from((m.months.ceil().max(1.0) - took).abs() < 0.5);
            // The table has everything that a nation could send on the way at once, and so more of it on the quay.
            let table = m.table.max(1) as f64;
            as_in_table += u32::from((table - took).abs() < 1.5);
            late += u32::from(took > table + 0.5);
            false
        });
    }
    assert!(marches > 200, "only {marches} marches");
    assert!(
        on_time * 20 >= marches * 19,
        "{on_time} of {marches} on time"
    );
    assert!(
        told > 200 && as_told * 20 >= told * 19,
        "{as_told} of {told} told as foretold"
    );
    assert!(
        as_in_table * 10 >= marches * 9,
        "{as_in_table} of {marches} as in the table"
    );
    assert!(
        late * 16 <= marches,
        "{late} of {marches} later than in the table"
    );
}
