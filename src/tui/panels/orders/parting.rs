//! Separate peace: to ask for one, and to answer those who do.

use casus_core::order::{Order, Parting};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Crisis;
use casus_core::why::Why;

use super::reckoning;
use crate::command::Choice;
use crate::panels::desk::Desk;

/// What one may do about separate peace in this war: nothing for most.
#[must_use]
pub fn choices(desk: &Desk, crisis: &Crisis) -> Vec<Choice> {
    let mut list = Vec::new();
    if casus_core::judge::follows(crisis, desk.me).is_some() {
        let mut why = Why::default();
        reckon::parting(desk.view, crisis, &mut why);
        for terms in Parting::ALL {
            let label = format!(
                "Ask for a separate peace: {}",
                tell::parting(terms, desk.view)
            );
            let order = Order::SeparatePeace {
                crisis: crisis.id,
                terms,
            };
            let note = format!("Leaving the war: you are {}", reckoning(desk, &why));
            list.push(desk.choice(label, order).note(note));
        }
    }
    for plea in &crisis.pleas {
        let ours = casus_core::order::Side::BOTH
            .into_iter()
            .any(|s| crisis.leader(s) == desk.me && crisis.side_of(plea.nation) == Some(s.other()));
        if !ours {
            continue;
        }
        let mut why = Why::default();
        reckon::release(desk.view, crisis, plea.nation, plea.terms, &mut why);
        let (who, terms) = (desk.name(plea.nation), tell::parting(plea.terms, desk.view));
        for accept in [true, false] {
            let label = if accept {
                format!("Let {who} go: {terms}")
            } else {
                format!("Refuse {who} a separate peace")
            };
            let order = Order::Release {
                crisis: crisis.id,
                nation: plea.nation,
                accept,
            };
            let choice = desk.choice(label, order);
            list.push(choice.note(format!("Letting it go: you are {}", reckoning(desk, &why))));
        }
    }
    list
}
