//! Supply: the links in use and where they strain, what can be where in 10, 30 and 90 days, how each force
//! is fed, the rights of way, and the help after a disaster.

mod arrivals;
mod disasters;
mod fed;
mod hunger;
mod links;
mod ways;

use casus_core::ids::{ForceId, RegionId};
use casus_core::order::Order;
use casus_core::view::Sighting;

use super::desk::Desk;
use super::orders;
use super::page::{Host, Page, Verb};
use super::pages::Shown;
use crate::widgets::grid::GridState;
use crate::{Action, Choice, Command, Subject, Tab};

/// The forces: a way is planned for the one chosen from every page.
#[derive(Default)]
pub struct Logistics {
    forces: GridState,
}

impl Host for Logistics {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(links::Links::default()),
            Box::new(arrivals::Places::default()),
            Box::new(fed::Fed),
            Box::new(ways::Ways::default()),
            Box::new(disasters::Disasters::default()),
        ]
    }

    fn note(&self, desk: &Desk) -> String {
        links::note(desk)
    }
}

impl Logistics {
    fn force<'a>(&self, desk: &Desk<'a>) -> Option<&'a Sighting> {
        let id = ForceId(u32::try_from(self.forces.selected).unwrap_or(0));
        let chosen = desk.view.force(id).filter(|f| f.nation == desk.me);
        chosen.or_else(|| desk.view.my_forces().next())
    }

    /// What can be done on every page; `region` is what orders are about, and the table has `columns`.
    fn verbs<'d, P: Page<Host = Self>>(
        &self,
        desk: &'d Desk<'d>,
        region: Option<RegionId>,
        columns: usize,
    ) -> Vec<Verb<'d, P>> {
        let ask = |action, order: fn(RegionId) -> Order| match region {
            Some(region) => Verb::order(desk, action, order(region)),
            None => Verb::no(action, "no region is selected"),
        };
        vec![
            ask(Action::Prestock, |region| Order::Prestock { region }),
            ask(Action::Build, |region| Order::Build { region }),
            Verb::about(Action::Route, self.force(desk), "you have no forces", |f| {
                orders::force::march(desk, f)
            }),
            Verb::about(Action::Locate, region, "no region is selected", |r| {
                Command::Go(Tab::Map, Some(Subject::Region(r)))
            }),
            Verb::asks(Action::Filter, || places(desk)),
            Verb::sort(columns),
            Verb::turn(),
        ]
    }
}

/// What can be ordered about the region that a row stands for.
fn about<'d, P: Page>(action: Action, desk: &'d Desk<'d>, region: Option<RegionId>) -> Verb<'d, P> {
    Verb::about(action, region, "no region is selected", |r| {
        orders::region::list(desk, r)
    })
}

/// Every place, to look at its arrivals.
fn places(desk: &Desk) -> Command {
    let choices = desk.scenario().region_ids().map(|r| {
        Choice::new(
            desk.region(r),
            Command::Go(Tab::Logistics, Some(Subject::Region(r))),
        )
    });
    orders::choose("What could be where?", choices.collect())
}
