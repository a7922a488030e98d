//! What preparation saves an army that comes to help.

use super::stocks;
use crate::content::Arm;
use crate::engine::rules::field::Field;
use crate::engine::world::{Ease, World};
use crate::ids::{ForceId, RegionId};

/// What plans and stocks save `force` on its way to `to`. In a case it draws what it has laid in there.
pub fn ease(world: &mut World, field: &Field, force: ForceId, to: RegionId) -> Ease {
    let Some((nation, from, arm, strength)) = world
        .force(force)
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
        ease.stocked = stocks::draw(world, nation, host, strength);
        ease.pace *= 1.0 - rules.stock_march * ease.stocked;
    }
    ease
}
