//! How much of a region armed groups have, by what a nation knows of them and of those who stand against them.

use crate::content::Arm;
use crate::ids::RegionId;
use crate::view::{ArmedGroup, Sighting, View};

/// The sway of the groups in a region, 0..1: below that its unrest does not fall. Only forces for which `counts` holds are reckoned
/// with; the engine's own survey knows every strength as it is.
#[must_use]
pub fn sway(view: &View, region: RegionId, counts: impl Fn(&Sighting) -> bool) -> f64 {
    let public = &view.public;
    let groups = public
        .groups_in(region)
        .fold(0.0, |sum, g| sum + g.strength);
    let state = view.region(region);
    let Some(holder) = state.controller.filter(|_| groups > 0.0) else {
        return 0.0;
    };
    let backs = |f: &Sighting| {
        public
            .groups_in(region)
            .any(|g| g.sponsor == Some(f.nation))
    };
    let stands = |f: &Sighting| {
        f.nation == holder || public.allied(f.nation, holder) || public.posted(f.id).is_some()
    };
    let there = view.forces.iter();
    let there = there.filter(|f| f.region == region && f.arm == Arm::Land && counts(f));
    let troops = there.filter(|f| stands(f) && !backs(f));
    let troops = troops.fold(0.0, |sum, f| sum + f.strength * f.readiness);
    let police = match state.owner == Some(holder) {
        true => {
            let stability = view.nation(holder).stability;
            view.scenario()
                .rules
                .domains
                .police(state.people, stability)
        }
        false => 0.0,
    };
    ArmedGroup::sway(groups, troops + police)
}
