//! Separate peace: to leave a war that an ally leads, and to let an enemy's ally go.

use super::{Desk, matter};
use crate::judge::follows;
use crate::order::{Order, Side};
use crate::reckon;
use crate::why::Silent;

pub fn plan(desk: &mut Desk<'_>) {
    let view = desk.view;
    for crisis in view.public.crises.iter().filter(|c| c.is_war()) {
        let id = crisis.id;
        if Side::BOTH.into_iter().any(|s| crisis.leader(s) == view.me) {
            for plea in &crisis.pleas {
                let worth = reckon::release(view, crisis, plea.nation, plea.terms, &mut Silent);
                desk.sign(Order::Release {
                    crisis: id,
                    nation: plea.nation,
                    accept: worth > 0.0,
                });
            }
        } else if follows(crisis, view.me).is_some()
            && desk.comes_up(
                matter::PART | u64::from(id.0),
                view.scenario().rules.mind.parting.reviews,
            )
        {
            let wish = reckon::parting(view, crisis, &mut Silent);
            if wish > 0.0 {
                let terms = reckon::parting_terms(view, wish);
                desk.sign(Order::SeparatePeace { crisis: id, terms });
            }
        }
    }
}
