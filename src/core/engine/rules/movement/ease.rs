//! What preparation saves an army that comes to help.

use crate::content::Arm;
use crate::engine::rules::field::Field;
use crate::engine::world::{Ease, World};
use crate::ids::{ForceId, NationId, RegionId};

/// What plans and stocks save `force` on its way to `to`. In a case it draws what it has laid in there.
pub fn ease(world: &mut World, field: &Field, force: ForceId, to: RegionId) -> Ease {
    let Some((nation, from, arm, strength)) = world
        .get(force)
        .map(|f| (f.nation, f.region, f.arm, f.strength))
    else {
        return Ease::NONE;
    };
    let (Some(host), Some(helped)) = (field.controller[to.index()], world.region(to).owner) else {
        return Ease::NONE;
    };
    let abroad = host != nation && field.controller[from.index()] != Some(host);
    if !abroad || arm == Arm::Naval {
        return Ease::NONE;
    }
    let rules = world.rules().preparation.clone();
    let mut ease = Ease::NONE;
    if field.planned(nation, helped) {
        ease.pace *= 1.0 - rules.plan_march;
    }
    let together = world
        .crises()
        .iter()
        .any(|c| c.side_of(nation).is_some() && c.side_of(nation) == c.side_of(host));
    if arm == Arm::Land && together {
        ease.stocked = draw(world, nation, host, strength);
        ease.pace *= 1.0 - rules.stock_march * ease.stocked;
    }
    ease
}

/// Issues equipment on the soil of `host` to `points` of `nation`. Returns the share of them, 0..1, that it
/// serves.
fn draw(world: &mut World, nation: NationId, host: NationId, points: f64) -> f64 {
    let each = world.rules().preparation.stock_kilotonnes;
    let wanted = each * points;
    let mut left = wanted;
    let depots: Vec<RegionId> = {
        let regions = world.regions();
        let stocked = |id: &RegionId| {
            let region = &regions[id.index()];
            region.controller == Some(host) && region.stock_of(nation) > 0.0
        };
        world.region_ids().filter(stocked).collect()
    };
    for id in depots {
        let mut region = world.region_mut(id);
        for stock in region.stocks.iter_mut().filter(|s| s.0 == nation) {
            let taken = left.min(stock.1);
            stock.1 -= taken;
            left -= taken;
        }
        region.stocks.retain(|s| s.1 > 1e-6);
    }
    (wanted - left) / wanted.max(1e-9)
}
