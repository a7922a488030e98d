//! Equipment laid in abroad: kept up, lost to an enemy who overruns it, drawn by those who come for it.

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};

pub fn keep(world: &mut World) {
    let upkeep = world.rules().preparation.stock_upkeep * world.dt();
    let depots: Vec<RegionId> = {
        let regions = world.regions();
        let stocked = |id: &RegionId| !regions[id.index()].stocks.is_empty();
        world.region_ids().filter(stocked).collect()
    };
    for id in depots {
        let stocks = world.region(id).stocks.clone();
        let controller = world.controller(id);
        for (nation, kilotonnes) in stocks {
            let enemy = controller.filter(|c| world.war_between(*c, nation).is_some());
            if enemy.is_some() {
                lose(world, id, nation, kilotonnes);
            } else {
                world.economy_mut(nation).works += upkeep * kilotonnes;
            }
        }
    }
}

fn lose(world: &mut World, region: RegionId, nation: NationId, kilotonnes: f64) {
    world.region_mut(region).stocks.retain(|s| s.0 != nation);
    world.tell(EventKind::StocksLost {
        nation,
        region,
        kilotonnes,
    });
}
