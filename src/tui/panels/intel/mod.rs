//! What is believed of others, with its error; where collection points; acts in secret, and those found out.

mod estimates;
mod networks;
mod secrets;

use casus_core::ids::NationId;
use casus_core::order::{CovertKind, Order};

use self::estimates::Estimates;
use self::networks::NetworksPage;
use self::secrets::Secrets;
use super::desk::Desk;
use super::orders;
use super::page::{Host, Page, Verb};
use super::pages::Shown;
use crate::widgets::grid::GridState;
use crate::{Action, Command, Subject, Tab};

/// The nations, one of which both pages are about.
#[derive(Default)]
pub struct Intel {
    grid: GridState,
}

impl Host for Intel {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(Estimates),
            Box::new(Secrets::default()),
            Box::new(NetworksPage),
        ]
    }

    fn note(&self, desk: &Desk) -> String {
        match desk.view.own.watch {
            Some(n) => format!("collection points at {} ", desk.name(n)),
            None => "collection is spread evenly ".to_owned(),
        }
    }

    fn settle(&mut self, desk: &Desk) {
        if self.nation(desk).is_none() {
            self.grid.selected = desk.others().next().map_or(0, NationId::index);
        }
    }
}

impl Intel {
    fn nation(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grid.selected);
        (nation.index() < desk.scenario().nations.len() && nation != desk.me).then_some(nation)
    }

    /// What can be done about the nation, on either page.
    fn verbs<'d, P: Page<Host = Self>>(&self, desk: &'d Desk<'d>) -> Vec<Verb<'d, P>> {
        let Some(nation) = self.nation(desk) else {
            return Vec::new();
        };
        let target = Some(nation).filter(|&n| desk.view.own.watch != Some(n));
        let spy = Order::Covert {
            nation,
            kind: CovertKind::Espionage,
        };
        let about = move || about(desk, nation);
        vec![
            Verb::asks(Action::Open, about),
            Verb::asks(Action::Order, about),
            Verb::order(desk, Action::Watch, Order::Watch { nation: target }),
            Verb::asks(Action::Covert, move || {
                let title = format!("In secret against {}", desk.name(nation));
                orders::choose(title, orders::nation::covert(desk, nation))
            })
            .refused(desk.refusal(&spy)),
            Verb::asks(Action::Locate, move || {
                Command::Go(Tab::Map, Some(Subject::Nation(nation)))
            }),
        ]
    }
}

/// All that can be ordered about a nation in secret.
fn about(desk: &Desk, nation: NationId) -> Command {
    let mut choices = vec![orders::nation::watch(desk, Some(nation))];
    if desk.view.own.watch.is_some() {
        choices.push(orders::nation::watch(desk, None));
    }
    choices.extend(orders::nation::accuse(desk, nation));
    choices.extend(orders::nation::covert(desk, nation));
    choices.extend(orders::networks::acts(desk, nation));
    orders::choose(desk.name(nation), choices)
}
