//! Orders about who stands by whom: questions, words given again, reproaches, accommodation.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::reckon;
use casus_core::view::Treaty;
use casus_core::why::Why;

use super::{more, reckoning};
use crate::command::Choice;
use crate::panels::desk::Desk;

/// What a member may say to the others under `treaty`.
#[must_use]
pub fn words(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let others = || treaty.members.iter().copied().filter(|m| *m != desk.me);
    let asks = others()
        .map(|nation| {
            let sure = reckon::reassurance(desk.view, nation, desk.me, treaty);
            desk.choice(
                format!("Ask {}", desk.name(nation)),
                Order::Ask {
                    treaty: treaty.id,
                    nation,
                },
            )
            .note(format!("Words, an exercise here or forces sent answer; silence costs trust. It would stand by you with {}%.", fixed(100.0 * sure, 0)))
        })
        .collect();
    let reproaches = others()
        .map(|nation| {
            desk.choice(
                format!("Reproach {}", desk.name(nation)),
                Order::Reproach {
                    treaty: treaty.id,
                    nation,
                },
            )
            .note("In public: it costs whoever is in the wrong standing, and both of you trust.")
        })
        .collect();
    let askers = treaty.asks.iter().filter(|a| a.of == desk.me);
    let waiting: Vec<&str> = askers.map(|a| desk.name(a.by)).collect();
    let note = match waiting.is_empty() {
        true => "Binds you more; to stay away later is worse for it.".to_owned(),
        false => format!("Answers {}.", waiting.join(", ")),
    };
    let reaffirm = desk
        .choice("Reaffirm the treaty", Order::Reaffirm { treaty: treaty.id })
        .note(note);
    let title = "Does it stand by its word?";
    vec![
        reaffirm,
        more(
            "Ask for reassurance…",
            title,
            asks,
            "there is nobody to ask",
        ),
        more(
            "Reproach an ally…",
            "In public",
            reproaches,
            "there is nobody to reproach",
        ),
    ]
}

/// To accommodate `nation`, or no longer to.
#[must_use]
pub fn lean(desk: &Desk, nation: NationId) -> Choice {
    let leans = desk.view.nation(desk.me).leans == Some(nation);
    let (label, towards) = match leans {
        true => ("Accommodate it no longer", None),
        false => ("Accommodate it", Some(nation)),
    };
    let mut why = Why::default();
    reckon::lean(desk.view, desk.me, nation, &mut why);
    desk.choice(label, Order::Lean { towards })
        .note(format!("To lean on it: {}", reckoning(desk, &why)))
}
