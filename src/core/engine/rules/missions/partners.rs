//! Partners pay for a mission of others: a share of what its fund leaves, until they stop or tire of it.

use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{MissionId, NationId};
use crate::view::{Mission, Payer};

/// A nation takes a share of the cost on itself, another share than before, or with nothing stops.
pub fn underwrite(world: &mut World, nation: NationId, id: MissionId, percent: u8) {
    if percent == 0 {
        stop(world, id, nation);
        return;
    }
    // Another may have been quicker in the same turn: what is paid already is not paid twice.
    let wanted = f64::from(percent) / 100.0;
    let left = |m: &Mission| 1.0 - m.paid_by_others(Some(nation));
    let Some((region, share)) = world
        .get(id)
        .map(|m| (m.region, wanted.min(left(&m))))
        .filter(|(_, share)| *share > 0.0)
    else {
        return;
    };
    if let Some(mut m) = world.get_mut(id) {
        let patience = m.patience(nation);
        match m.payers.iter_mut().find(|p| p.nation == nation) {
            Some(payer) => payer.share = share,
            None => m.payers.push(Payer {
                patience,
                ..Payer::new((nation, share))
            }),
        }
        m.weary.retain(|w| w.0 != nation);
    }
    world.tell(EventKind::Underwritten {
        mission: id,
        nation,
        region,
        share,
    });
}

/// A partner pays no more, and remembers how long it did.
pub fn stop(world: &mut World, id: MissionId, nation: NationId) {
    let Some(mission) = world.get(id).map(owned) else {
        return;
    };
    let Some(payer) = mission.payer(nation) else {
        return;
    };
    if let Some(mut m) = world.get_mut(id) {
        m.payers.retain(|p| p.nation != nation);
        if m.detachment(nation).is_none() {
            let place = m.weary.partition_point(|w| w.0 < nation);
            m.weary.insert(place, (nation, payer.patience.max(0.0)));
        }
    }
    world.tell(EventKind::FundingEnded {
        mission: id,
        nation,
        region: mission.region,
        spent: payer.spent,
    });
}
