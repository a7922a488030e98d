//! Entries in the burden ledger, which the burden phase keeps.

use crate::engine::world::World;
use crate::event::{EventKind, WarCause};
use crate::ids::{CrisisId, NationId, TreatyId};
use crate::view::{Burden, Pledge};

/// Enters something in a member's row, which is opened when first needed.
pub fn book(
    world: &mut World,
    treaty: TreatyId,
    nation: NationId,
    entry: impl FnOnce(&mut Burden),
) {
    if let Some(mut treaty) = world.get_mut(treaty) {
        entry(row(&mut treaty.burdens, nation));
    }
}

pub fn row(burdens: &mut Vec<Burden>, nation: NationId) -> &mut Burden {
    let at = match burdens.binary_search_by_key(&nation, |b| b.nation) {
        Ok(at) => at,
        Err(at) => {
            burdens.insert(at, Burden::new(nation));
            at
        }
    };
    &mut burdens[at]
}

/// People killed in a crisis, on the account of each treaty that brought their nation into it: by its call, or by
/// having been invoked for it.
pub fn mourn(world: &mut World, crisis: CrisisId, nation: NationId, thousands: f64) {
    let treaties: Vec<TreatyId> = {
        let Some(c) = world.get(crisis) else {
            return;
        };
        let cause = c
            .sides
            .iter()
            .flatten()
            .find(|p| p.nation == nation)
            .map(|p| p.cause);
        match cause {
            Some(WarCause::Alliance(treaty) | WarCause::Hegemon(treaty)) => vec![treaty],
            _ if c.attacked() == nation => c.called.iter().map(|c| c.0).collect(),
            _ => return,
        }
    };
    for treaty in treaties {
        book(world, treaty, nation, |b| b.dead.add(thousands));
    }
}

/// A public promise of a defence share, so many years from now.
pub fn pledge(world: &mut World, nation: NationId, treaty: TreatyId, permille: u16, years: u8) {
    let months = u32::from(world.scenario.turn_months).max(1);
    let turns = (u32::from(years) * 12).div_ceil(months);
    let made = world.turn;
    let promise = Pledge {
        permille,
        from: (world.economy(nation).defence * 1000.0).round() as u16,
        made,
        due: made + turns,
    };
    book(world, treaty, nation, |b| b.pledge = Some(promise));
    world.tell(EventKind::Pledged {
        treaty,
        nation,
        permille,
        due: promise.due,
    });
}
