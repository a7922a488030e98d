//! The nations and what lies between them: a table with a card, offers composed clause by clause, and the
//! matrix of relations.

mod card;
mod composer;
mod matrix;
mod nations;

use std::any::TypeId;

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::view::Offer;

use self::composer::Composer;
use self::nations::{Kind, Nations};
use super::desk::Desk;
use super::form::Form;
use super::orders;
use super::page::{Host, Page, Verb};
use super::pages::Shown;
use crate::widgets::grid::GridState;
use crate::{Action, Command, Reply, Subject};

/// The nation that both pages give orders about.
#[derive(Default)]
pub struct Diplomacy {
    grid: GridState,
    kind: Kind,
    /// The offer being composed; it takes the card's place.
    composer: Option<Form<Composer>>,
    turn: Option<TypeId>,
}

impl Host for Diplomacy {
    fn pages() -> Vec<Box<dyn Shown<Self>>> {
        vec![
            Box::new(Nations::default()),
            Box::new(matrix::Matrix::default()),
        ]
    }

    fn settle(&mut self, desk: &Desk) {
        self.composer = self.composer.take().filter(|c| !c.fields.sent);
        if !nations::shown(desk, self.kind).any(|n| n.index() == self.grid.selected) {
            let first = nations::shown(desk, self.kind).next();
            self.grid.selected = first.map_or(0, NationId::index);
        }
    }

    fn turn(&mut self) -> Option<TypeId> {
        self.turn.take()
    }
}

impl Diplomacy {
    fn nation(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grid.selected);
        let known = self.grid.selected < desk.scenario().nations.len();
        (known && self.kind.takes(desk, nation)).then_some(nation)
    }

    /// An offer of the selected nation that waits for an answer, else any.
    fn offer<'d>(&self, desk: &Desk<'d>) -> Option<&'d Offer> {
        let mine = || desk.view.offers.iter().filter(|o| o.to == desk.me);
        mine()
            .find(|o| Some(o.from) == self.nation(desk))
            .or_else(|| mine().next())
    }

    /// Begins an offer to the selected nation, or goes on with it.
    fn begin(&mut self, desk: &Desk) -> Reply {
        match self.nation(desk) {
            Some(nation) if nation != desk.me => {
                self.turn = Some(TypeId::of::<Nations>());
                if self.composer.as_ref().is_none_or(|c| c.fields.to != nation) {
                    self.composer = Some(Composer::new(desk, nation));
                }
                Reply::Handled
            }
            _ => Command::Say("Select another nation first.".to_owned()).into(),
        }
    }

    /// What can be done about the nation, on either page.
    fn verbs<'d, P: Page<Host = Self>>(&self, desk: &'d Desk<'d>) -> Vec<Verb<'d, P>> {
        let Some(nation) = self.nation(desk) else {
            return vec![Verb::turn()];
        };
        let begin = |action| Verb::new(action, move |_, host: &mut Self| host.begin(desk));
        let (other, own) = (nation != desk.me, "that is your own state");
        let offer = self.offer(desk).map(|o| o.id);
        let answer = |action, accept| match offer {
            Some(offer) => Verb::order(desk, action, Order::Reply { offer, accept }),
            None => Verb::no(action, "nobody has made you an offer"),
        };
        let pairs = &desk.public().pairs;
        let on = !pairs.sanctions(desk.me, nation);
        let grant = !pairs.transit(desk.me, nation);
        let least = Order::Aid {
            nation,
            millions: 1,
        };
        vec![
            begin(Action::Propose).when(other, own),
            answer(Action::Accept, true),
            answer(Action::Refuse, false),
            Verb::order(desk, Action::Guarantee, Order::Guarantee { nation }),
            Verb::order(desk, Action::Denounce, Order::Denounce { nation }),
            Verb::asks(Action::Aid, move || orders::nation::aid(desk, nation))
                .refused(desk.refusal(&least)),
            Verb::asks(Action::Sanction, move || {
                orders::nation::sanction(desk, nation).command
            })
            .refused(desk.refusal(&Order::Sanction { nation, on })),
            Verb::asks(Action::Transit, move || {
                orders::nation::transit(desk, nation).command
            })
            .refused(desk.refusal(&Order::Transit { nation, grant })),
            Verb::asks(Action::Demand, move || {
                let title = orders::nation::demand_title(desk, nation);
                orders::choose(title, orders::nation::demands(desk, nation))
            })
            .when(other, own),
            Verb::asks(Action::Apply, || {
                let treaties = desk.public().treaties.iter();
                let apply = |t: &casus_core::view::Treaty| {
                    desk.choice(t.name.to_string(), Order::Apply { treaty: t.id })
                };
                let choices = treaties.map(|t| apply(t)).collect();
                orders::choose("Apply for membership of", choices)
            })
            .when(!desk.public().treaties.is_empty(), "there is no treaty"),
            Verb::turn(),
            begin(Action::Open),
            Verb::asks(Action::Order, move || {
                orders::about(desk, Subject::Nation(nation))
            }),
            Verb::asks(Action::Why, move || card::why(desk, nation)),
        ]
    }
}
