//! What comes into the treasury of a treaty, and who keeps it.

use super::burden;
use crate::content::Treasury;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::Payment;
use crate::view::Treaty;

/// A member that has been brought to heel pays up, and in coin from now on.
pub fn exact(world: &mut World, lead: NationId, member: NationId) {
    let owes = |t: &Treaty| t.arrears(member) > 0.0 || t.pays(member) == Payment::Withheld;
    let led = |t: &Treaty| t.lead == Some(lead) && t.has(member) && owes(t);
    let mut owed = Vec::new();
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        if led(treaty) {
            owed.push(treaty.clone());
            let account = treaty.account_mut(member);
            account.pays = Payment::Coin;
            account.arrears = 0.0;
        }
    });
    for treaty in owed {
        let (id, billions) = (treaty.id, treaty.arrears(member));
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
            if let Some(mut t) = world.get_mut(treaty.id) {
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

/// The lead takes the common treasury home and spends from it; the members take note.
pub fn move_treasury(world: &mut World, treaty: &Treaty) {
    let rules = world.rules().alliance.clone();
    let Some(lead) = treaty.lead else { return };
    if let Some(mut t) = world.get_mut(treaty.id) {
        t.fund = 0.0;
        t.treasury_moved = true;
        t.cohesion = (t.cohesion - rules.treasury_moved_cohesion).max(0.0);
    }
    world.economy_mut(lead).treasury += treaty.fund;
    for &member in treaty.members.iter().filter(|m| **m != lead) {
        world
            .beliefs
            .add_trust(member, lead, -rules.treasury_moved_trust);
        world
            .pairs
            .add_grievance(member, lead, rules.treasury_moved_grievance);
    }
    world.tell(EventKind::TreasuryMoved {
        treaty: treaty.id,
        to: lead,
        billions: treaty.fund,
    });
}

/// Who keeps the treasury of `treaty`, if not all its members.
fn keeper(world: &World, treaty: &Treaty) -> Option<NationId> {
    let charter = world.charter(treaty.charter);
    let with_lead = charter.treasury == Treasury::Lead || treaty.treasury_moved;
    treaty.lead.filter(|_| with_lead)
}
