//! Wings: over the neediest front, or against the lines that the enemy's armies live on.

use super::Front;
use crate::ai::Desk;
use crate::content::Arm;
use crate::ids::{LinkId, NationId};
use crate::judge::{self, in_striking_range};
use crate::order::Order;
use crate::reckon::{self, Provisions};
use crate::view::{Sighting, View};

pub(super) fn plan(desk: &mut Desk<'_>, fronts: &[Front], enemies: &[NationId], press: bool) {
    let view = desk.view;
    let wings: Vec<&Sighting> = view
        .my_forces()
        .filter(|f| f.arm == Arm::Air && f.moving.is_none())
        .collect();
    if wings.is_empty() {
        return;
    }
    let prey = prey(view, &wings, enemies, press);
    let neediest = fronts.iter().max_by(|a, b| {
        (a.enemy / (a.own + 1.0))
            .total_cmp(&(b.enemy / (b.own + 1.0)))
            .then(b.region.cmp(&a.region))
    });
    for wing in wings {
        if prey.is_some_and(|link| hunt(desk, wing, link)) {
            continue;
        }
        // A march ends the hunt as well.
        let order = match neediest.filter(|f| f.region != wing.region) {
            Some(front) => Order::march(wing.id, front.region),
            None => Order::Interdict {
                force: wing.id,
                link: None,
            },
        };
        desk.sign(order);
    }
}

/// The link worth striking more than the front is worth covering.
fn prey(view: &View, wings: &[&Sighting], enemies: &[NationId], press: bool) -> Option<LinkId> {
    let rules = &view.scenario().rules.mind.generals;
    let army = |n: NationId| -> f64 {
        let land = view.forces.of(n).filter(|f| f.arm == Arm::Land);
        land.map(|f| f.strength).sum()
    };
    let main = enemies
        .iter()
        .copied()
        .max_by(|a, b| army(*a).total_cmp(&army(*b)).then(b.cmp(a)))?;
    let worth = |link: LinkId| {
        view.public.links[link.index()] > rules.hunt_least
            && judge::enemy_link(view, link)
            && wings
                .iter()
                .any(|w| in_striking_range(view.scenario(), w.region, link))
    };
    let enemy = Provisions::of(view, main);
    let (link, share) = reckon::lifeline(view, &enemy, worth, rules.hunt_looks as usize)?;
    let least = if press { rules.hunt.1 } else { rules.hunt.0 };
    (share >= least).then_some(link)
}

/// Whether the wing is sent, or stays, against the link.
fn hunt(desk: &mut Desk<'_>, wing: &Sighting, link: LinkId) -> bool {
    wing.target == Some(link)
        || desk.sign(Order::Interdict {
            force: wing.id,
            link: Some(link),
        })
}
