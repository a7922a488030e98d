//! What comes into the treasury of a treaty.

use super::burden;
use crate::content::Treasury;
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::NationId;
use crate::order::Payment;
use crate::view::Treaty;

/// A member that has been brought to heel pays up, and in coin from now on.
pub fn exact(world: &mut World, lead: NationId, member: NationId) {
    for id in world.treaty_ids() {
        let Some(treaty) = world.treaty(id).map(owned) else {
            continue;
        };
        let billions = treaty.arrears(member);
        let withheld = treaty.pays(member) == Payment::Withheld;
        if treaty.lead != Some(lead) || !treaty.has(member) || (billions <= 0.0 && !withheld) {
            continue;
        }
        if let Some(mut t) = world.treaty_mut(id) {
            let account = t.account_mut(member);
            account.pays = Payment::Coin;
            account.arrears = 0.0;
        }
        world.economy_mut(member).treasury -= billions;
        bank(world, &treaty, billions);
        burden::book(world, id, member, |b| b.dues.add(billions));
        world.tell(EventKind::ArrearsPaid {
            treaty: id,
            nation: member,
            billions,
        });
    }
}

pub fn bank(world: &mut World, treaty: &Treaty, billions: f64) {
    if billions <= 0.0 {
        return;
    }
    match keeper(world, treaty) {
        Some(lead) => world.economy_mut(lead).treasury += billions,
        None => {
            if let Some(mut t) = world.treaty_mut(treaty.id) {
                t.fund += billions;
            }
        }
    }
    let treaty_id = treaty.id;
    world.tell_only(
        &treaty.members,
        EventKind::DuesPaid {
            treaty: treaty_id,
            billions,
        },
    );
}

/// Who keeps the treasury of `treaty`, if not all its members.
fn keeper(world: &World, treaty: &Treaty) -> Option<NationId> {
    let charter = world.charter(treaty.charter);
    let with_lead = charter.treasury == Treasury::Lead || treaty.treasury_moved;
    treaty.lead.filter(|_| with_lead)
}
