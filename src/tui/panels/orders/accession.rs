//! Orders on founding treaties, and on who comes into them.

use casus_core::content::compose;
use casus_core::ids::NationId;
use casus_core::order::{Deal, Order, Stand, Term};
use casus_core::reckon::{self, Pact};
use casus_core::tell;
use casus_core::view::{Candidate, Founding, Treaty};
use casus_core::why::Why;

use super::{choose, reckoning};
use crate::command::{Choice, Command};
use crate::panels::desk::Desk;

/// What can be ordered about a treaty's candidates, and about one's own application or notice.
pub fn list(desk: &Desk, treaty: &Treaty) -> Vec<Choice> {
    let mut choices = vec![desk.choice(
        "Take back an application or a notice",
        Order::Withdraw { treaty: treaty.id },
    )];
    for candidate in treaty.candidates.iter().filter(|c| c.open.is_some()) {
        let label = format!("On the entry of {}…", desk.name(candidate.nation));
        choices.push(Choice::new(label, ratify(desk, treaty, candidate.nation)));
        choices.extend(prices(desk, treaty, candidate));
    }
    choices
}

/// To ratify, to hold out for what the candidate could give, or to bar the door.
pub fn ratify(desk: &Desk, treaty: &Treaty, nation: NationId) -> Command {
    let mut why = Why::default();
    reckon::ratify(desk.view, desk.me, treaty.id, nation, &mut why);
    let note = format!("Your interests are {}", reckoning(desk, &why));
    let order = |stand| Order::Ratify {
        treaty: treaty.id,
        nation,
        stand,
        because: None,
    };
    let mut stands = vec![("Ratify".to_owned(), Stand::For)];
    let mut terms = vec![Term::Transit, Term::LiftSanctions];
    terms.extend([50, 200, 500].map(Term::Payment));
    let claims = desk.public().claims.iter().filter(|c| c.by == nation);
    terms.extend(claims.map(|c| Term::RenounceClaim(c.region)));
    stands.extend(terms.into_iter().map(|term| {
        let label = format!("Hold out for {}", tell::term(term, desk.view));
        (label, Stand::HoldOut(Some(term)))
    }));
    stands.push(("Hold out".to_owned(), Stand::HoldOut(None)));
    stands.push(("Bar its entry".to_owned(), Stand::Against));
    let choices = stands
        .into_iter()
        .map(|(label, stand)| desk.choice(label, order(stand)).note(note.clone()))
        .collect();
    choose(format!("The entry of {}", desk.name(nation)), choices)
}

/// Offers to those who hold out, at the price that they ask.
fn prices(desk: &Desk, treaty: &Treaty, candidate: &Candidate) -> Vec<Choice> {
    let own = candidate.nation == desk.me;
    candidate
        .holdouts
        .iter()
        .filter_map(|h| Some((h.nation, h.price?)))
        .filter(|(_, price)| own || matches!(price, Term::Payment(_)))
        .map(|(to, price)| {
            let label = format!("Offer {} {}", desk.name(to), tell::term(price, desk.view));
            let deal = Deal {
                pact: None,
                give: vec![price],
                ask: vec![Term::Ratify(treaty.id, candidate.nation)],
            };
            desk.choice(label, Order::Propose { to, deal })
        })
        .collect()
}

/// To sign or not.
pub fn sign(desk: &Desk, founding: &Founding) -> Command {
    let charter = compose(
        desk.public().charter_of(founding.draft.base),
        &founding.draft,
    );
    let mut parties = founding.invited.clone();
    parties.push(founding.by);
    let pact = Pact {
        charter: &charter,
        parties: &parties,
        lead: founding.lead,
    };
    let mut why = Why::default();
    reckon::invitation(desk.view, founding.by, desk.me, &pact, &mut why);
    let text: Vec<String> = tell::clauses(&charter, &desk.scenario().calendar, |&r| {
        desk.region(r).to_owned()
    })
    .into_iter()
    .map(|(label, text)| format!("{label}: {text}"))
    .collect();
    let note = format!(
        "Your advisers: {}. {}",
        reckoning(desk, &why),
        text.join(" ")
    );
    let choice = |label: &str, accept| {
        let order = Order::Sign {
            founding: founding.id,
            accept,
        };
        desk.choice(label, order).note(note.clone())
    };
    let title = format!(
        "{} invites you to sign the {}",
        desk.name(founding.by),
        founding.draft.name
    );
    choose(title, vec![choice("Sign", true), choice("Stay out", false)])
}
