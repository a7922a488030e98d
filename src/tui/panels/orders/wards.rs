//! What the lead of wards can order: to give them their powers back, or to take these again.

use casus_core::judge;
use casus_core::order::Order;
use casus_core::reckon;
use casus_core::view::Treaty;
use casus_core::why::Why;

use super::reckoning;
use crate::command::Choice;
use crate::panels::desk::Desk;

/// A choice for each ward under `treaty`; refused where one does not lead it.
#[must_use]
pub fn list(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let wards = judge::wards(desk.public(), treaty);
    wards
        .map(|nation| {
            let grant = treaty.entrusted.binary_search(&nation).is_err();
            let name = desk.name(nation);
            let label = match grant {
                true => format!("Give {name} its powers back"),
                false => format!("Take back the powers of {name}"),
            };
            let mut why = Why::default();
            let lead = treaty.lead.unwrap_or(desk.me);
            reckon::entrust(desk.view, lead, treaty, nation, &mut why);
            desk.choice(
                label,
                Order::Entrust {
                    treaty: treaty.id,
                    nation,
                    grant,
                },
            )
            .note(format!(
                "To let it act for itself {} is {}",
                desk.name(lead),
                reckoning(desk, &why)
            ))
        })
        .collect()
}
