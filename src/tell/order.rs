//! Orders as imperatives, for the list of what a seat is about to do.

mod alliance;

pub use alliance::{exercise, motion};

use super::names::treaty_with_article;
use super::{
    Names, action, covert, deal, factor, millions, nations, percent, restraint, stake, term, terms,
};
use crate::order::{Order, Stance, Stand, Way};

/// An order in the imperative: `Offer France: $120m for transit and basing`.
#[must_use]
pub fn order(order: &Order, names: &(impl Names + ?Sized)) -> String {
    budget(order, names)
        .or_else(|| diplomacy(order, names))
        .or_else(|| alliance::order(order, names))
        .unwrap_or_else(|| field(order, names))
}

fn budget(order: &Order, names: &(impl Names + ?Sized)) -> Option<String> {
    Some(match order {
        Order::SetDefence { permille } => {
            format!(
                "Spend {} of GDP on defence",
                percent(f64::from(*permille) / 1e3)
            )
        }
        Order::SetMix { land, air, naval } => {
            format!("Split the defence budget {land}% land, {air}% air, {naval}% naval")
        }
        Order::SetEquipment { percent } => {
            format!("Put {percent}% of what the forces buy into new models")
        }
        Order::Build { region } => format!("Build up {}", names.region(*region)),
        Order::Repair { link } => format!("Repair {}", names.link(*link)),
        Order::Prestock { region } => format!("Lay in supplies in {}", names.region(*region)),
        _ => return None,
    })
}

fn diplomacy(order: &Order, names: &(impl Names + ?Sized)) -> Option<String> {
    Some(match order {
        Order::Propose { to, deal: d } => {
            format!("Offer {}: {}", names.nation(*to), deal(d, names))
        }
        Order::Reply {
            offer,
            accept: true,
        } => format!("Accept {}", names.offer(*offer)),
        Order::Reply { offer, .. } => format!("Turn down {}", names.offer(*offer)),
        Order::Lean {
            towards: Some(nation),
        } => format!("Accommodate {}", names.nation(*nation)),
        Order::Lean { towards: None } => "Accommodate nobody".to_owned(),
        Order::Denounce { nation } => format!("Denounce {}", names.nation(*nation)),
        Order::Guarantee { nation } => format!("Guarantee {}", names.nation(*nation)),
        Order::Apply { treaty } => format!("Apply to join {}", names.treaty(*treaty)),
        Order::Leave { treaty } => format!("Leave {}", names.treaty(*treaty)),
        Order::Withdraw { treaty } => {
            format!("Withdraw what you asked of {}", names.treaty(*treaty))
        }
        Order::Ratify {
            treaty,
            nation,
            stand,
            because,
        } => {
            let entry = format!(
                "the entry of {} into {}",
                names.nation(*nation),
                names.treaty(*treaty)
            );
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            match stand {
                Stand::For => format!("Ratify {entry}"),
                Stand::HoldOut(Some(price)) => {
                    format!("Hold out on {entry} for {}", term(*price, names))
                }
                Stand::HoldOut(None) => format!("Hold out on {entry}{because}"),
                Stand::Against => format!("Bar {entry}{because}"),
            }
        }
        Order::Found { draft, invite, .. } => format!(
            "Invite {} to sign {}",
            nations(invite, names),
            treaty_with_article(&draft.name)
        ),
        Order::Sign {
            founding,
            accept: true,
        } => format!("Sign {}", names.founding(*founding)),
        Order::Sign { founding, .. } => format!("Stay out of {}", names.founding(*founding)),
        Order::Aid {
            nation,
            millions: m,
        } => {
            format!(
                "Send {} {} in aid",
                names.nation(*nation),
                millions(f64::from(*m))
            )
        }
        Order::Sanction { nation, on: true } => {
            format!("Impose sanctions on {}", names.nation(*nation))
        }
        Order::Sanction { nation, .. } => format!("Lift sanctions on {}", names.nation(*nation)),
        Order::Transit {
            nation,
            grant: true,
        } => {
            format!("Grant {} transit and basing", names.nation(*nation))
        }
        Order::Transit { nation, .. } => format!("End {} transit", possessive(names, *nation)),
        _ => return None,
    })
}

fn possessive(names: &(impl Names + ?Sized), nation: crate::ids::NationId) -> String {
    super::names::possessive(&names.nation(nation))
}

/// Crises, forces and intelligence. Exhaustive, so that a new order cannot be forgotten.
fn field(order: &Order, names: &(impl Names + ?Sized)) -> String {
    match order {
        Order::Demand { target, stake: s } => {
            format!(
                "Challenge {} over {}",
                names.nation(*target),
                stake(*s, names)
            )
        }
        Order::Act { crisis, action: a } => {
            let parties = names.parties(*crisis);
            format!(
                "In {}: {}",
                names.crisis(*crisis),
                action(a, parties, names)
            )
        }
        Order::Back {
            crisis,
            side,
            because,
        } => {
            let because = because.map_or(String::new(), |f| format!(", citing {}", factor(f)));
            let crisis = names.crisis(*crisis);
            format!("Back {} in {crisis}{because}", super::side(*side))
        }
        Order::Broker { crisis, terms: t } => {
            let terms = terms(t, names.parties(*crisis), names);
            format!(
                "In {}: propose {terms} to both sides",
                names.crisis(*crisis)
            )
        }
        Order::Repudiate { to, restraint: r } => format!(
            "Renounce the undertaking towards {} to {}",
            names.nation(*to),
            restraint(*r, names)
        ),
        Order::SeparatePeace { crisis, terms } => format!(
            "Ask for a separate peace in {}: {}",
            names.crisis(*crisis),
            super::parting(*terms)
        ),
        Order::Release {
            nation,
            accept: true,
            ..
        } => {
            format!("Let {} go on its terms", names.nation(*nation))
        }
        Order::Release { nation, .. } => {
            format!("Refuse {} a separate peace", names.nation(*nation))
        }
        Order::Mediate { crisis } => format!("Mediate in {}", names.crisis(*crisis)),
        Order::Mobilise { on: true } => "Mobilise".to_owned(),
        Order::Mobilise { .. } => "Stand down".to_owned(),
        Order::March { force, to, by } => {
            let by = match by {
                Way::Fastest => "",
                Way::Safest => " by the safest way",
                Way::LeastLift => " by the way that takes the fewest ships",
            };
            format!("Send {} to {}{by}", names.force(*force), names.region(*to))
        }
        Order::Stance {
            force,
            stance: Stance::Reserve,
        } => {
            format!("Pull {} into reserve", names.force(*force))
        }
        Order::Stance {
            force,
            stance: Stance::Attack,
        } => {
            format!("Order {} to attack", names.force(*force))
        }
        Order::Stance { force, .. } => format!("Order {} to defend", names.force(*force)),
        Order::Interdict {
            force,
            link: Some(link),
        } => format!("Send {} against {}", names.force(*force), names.link(*link)),
        Order::Interdict { force, link: None } => {
            format!("Call {} back to the front", names.force(*force))
        }
        Order::Watch { nation: Some(n) } => format!("Watch {}", names.nation(*n)),
        Order::Watch { nation: None } => "Watch everyone alike".to_owned(),
        Order::Covert { nation, kind } => {
            format!("Try {} against {}", covert(*kind), names.nation(*nation))
        }
        Order::Accuse { nation, kind } => {
            format!("Accuse {} of {}", names.nation(*nation), covert(*kind))
        }
        Order::SetDefence { .. }
        | Order::SetMix { .. }
        | Order::SetEquipment { .. }
        | Order::Pay { .. }
        | Order::Build { .. }
        | Order::Repair { .. }
        | Order::Prestock { .. }
        | Order::Propose { .. }
        | Order::Reply { .. }
        | Order::Denounce { .. }
        | Order::Guarantee { .. }
        | Order::Apply { .. }
        | Order::Leave { .. }
        | Order::Withdraw { .. }
        | Order::Ratify { .. }
        | Order::Found { .. }
        | Order::Sign { .. }
        | Order::Aid { .. }
        | Order::Sanction { .. }
        | Order::Transit { .. }
        | Order::Table { .. }
        | Order::Vote { .. }
        | Order::Invoke { .. }
        | Order::Detach { .. }
        | Order::Host { .. }
        | Order::Contribute { .. }
        | Order::Pledge { .. }
        | Order::Warn { .. }
        | Order::Ask { .. }
        | Order::Reaffirm { .. }
        | Order::Reproach { .. }
        | Order::Lean { .. }
        | Order::Consult { .. }
        | Order::Decline { .. }
        | Order::Lobby { .. } => String::new(),
    }
}
