//! Armies, fleets and air wings: one's own to command, and what is believed of the others by region.

mod around;
mod balance;
mod fronts;
mod mine;

use casus_core::ids::RegionId;
use casus_core::order::Order;
use casus_core::view::Sighting;

use super::desk::Desk;
use super::orders;
use super::page::{Host, Page, Verb};
use super::pages::Shown;
use crate::{Action, Command, Subject, Tab};

/// Its pages have nothing in common but what one can do with all of one's forces.
#[derive(Default)]
pub struct Forces;

impl Host for Forces {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(mine::Mine::default()),
            Box::new(balance::Balance::default()),
            Box::new(fronts::Fronts::default()),
        ]
    }

    fn note(&self, desk: &Desk) -> String {
        mine::totals(desk)
    }
}

/// What can be done on every page; `region` is where the cursor is, and the table has `columns`.
fn verbs<'d, P: Page>(
    desk: &'d Desk<'d>,
    region: Option<RegionId>,
    columns: usize,
) -> [Verb<'d, P>; 4] {
    let on = !desk.view.nation(desk.me).mobilised;
    [
        Verb::order(desk, Action::Mobilise, Order::Mobilise { on }),
        Verb::about(Action::Locate, region, "no region is selected", |r| {
            Command::Go(Tab::Map, Some(Subject::Region(r)))
        }),
        match region {
            Some(_) => Verb::sort(columns),
            None => Verb::no(Action::Sort, "there is nothing to sort"),
        },
        Verb::turn(),
    ]
}

/// Gives the next stance to whom an order by key goes to.
fn stance<'d, P: Page>(desk: &'d Desk<'d>, forces: Vec<&'d Sighting>, none: &str) -> Verb<'d, P> {
    let Some(force) = forces.first() else {
        return Verb::no(Action::Stance, none);
    };
    let stance = orders::force::stance_after(desk, force);
    let order = Order::Stance {
        force: force.id,
        stance,
    };
    let refused = desk.refusal(&order).filter(|_| stance != force.stance);
    let next = move || orders::force::next_stance(desk, &forces);
    Verb::asks(Action::Stance, next).refused(refused)
}

/// What can be ordered about a region without a force of one's own.
fn about<'d, P: Page>(desk: &'d Desk<'d>, region: Option<RegionId>) -> [Verb<'d, P>; 2] {
    [Action::Open, Action::Order].map(|action| {
        Verb::about(action, region, "no region is selected", |r| {
            orders::region::list(desk, r)
        })
    })
}
