//! How nations are led in another course of a game. The computer's plan from what they see. Whoever people led keeps to the orders
//! that they gave, month by month, as far as these mean the same there and the judge admits them. What had not come up in the true
//! game (a demand, a call, an offer that was never made) their ministers answer, as the computer would; and where an order cannot be
//! given, or there is a war that was not, the ministers add what they would order beside the rest. So a player is neither made to
//! answer for what he never saw nor turned into a computer.

use super::matter::{Matter, matter, matters};
use super::memory::{Memory, wars};
use super::{Edit, Wrong};
use crate::ai;
use crate::engine::Game;
use crate::event::Event;
use crate::ids::NationId;
use crate::judge::Docket;
use crate::order::{Issued, Order};
use crate::report::Past;
use crate::report::past::follow;
use crate::view::View;

/// Leads all nations in another course of the game.
pub struct Led<'m> {
    memory: &'m Memory,
    past: &'m Past,
    /// Whom people led, as they go on here.
    seats: Vec<NationId>,
    /// Orders of people that were given as they had been, and that were not.
    pub kept: u32,
    pub dropped: u32,
}

impl<'m> Led<'m> {
    /// From a position of the game on.
    pub fn new(memory: &'m Memory, past: &'m Past, game: &Game) -> Self {
        let seats = memory.at(game.turn()).map(|m| m.seats.clone());
        Self {
            memory,
            past,
            seats: seats.unwrap_or_default(),
            kept: 0,
            dropped: 0,
        }
    }

    /// Takes in who has gone on as whom.
    pub fn turn(&mut self, events: &[Event]) {
        for event in events {
            follow(&mut self.seats, &event.kind);
        }
    }

    /// What all nations order in the position; `edit` is what one of them orders otherwise.
    ///
    /// # Errors
    /// When that may not be ordered.
    pub fn orders(
        &mut self,
        game: &Game,
        edit: Option<(&Edit, NationId)>,
    ) -> Result<Vec<Issued>, Wrong> {
        let turn = game.turn();
        let was = self.memory.at(turn);
        let recorded = self.past.orders(turn);
        if let Some((edit, me)) = edit {
            let (mine, others): (Vec<&Issued>, Vec<&Issued>) =
                recorded.iter().partition(|i| i.nation == me);
            let mine = mine.into_iter().map(|i| &i.order);
            let mine = changed(&game.view(me), edit, mine)?;
            let mut orders: Vec<Issued> = others.into_iter().cloned().collect();
            orders.extend(issued(me, mine));
            return Ok(orders);
        }
        // In a position of the game as it was all order what they did.
        if turn < self.past.last() && was.is_some_and(|m| m.hash == game.hash()) {
            return Ok(recorded.to_vec());
        }
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let seat = self.seats.iter().position(|s| *s == view.me);
            let list = match seat {
                Some(seat) => self.seat(&view, game.seed(), seat),
                None => ai::plan(&view, game.seed()),
            };
            orders.extend(issued(view.me, list));
        }
        Ok(orders)
    }

    /// What the seat orders, whose orders people gave in the game as it was.
    fn seat(&mut self, view: &View, seed: u64, seat: usize) -> Vec<Order> {
        let ministers = ai::plan(view, seed);
        let was = self.memory.at(view.public.turn);
        let Some(given) = was.and_then(|m| m.given.get(seat)) else {
            // Beyond the last turn that was played nobody has ordered anything.
            return ministers;
        };
        let mut docket = Docket::new(view);
        let mut strange = wars(view).iter().any(|war| !given.wars.contains(war));
        for (order, about) in &given.orders {
            let same = about.iter().all(|(id, then)| {
                *then != Matter::Gone && matter(view, *id).as_ref() == Some(then)
            });
            if same && docket.admit(order.clone()).is_ok() {
                self.kept += 1;
            } else {
                self.dropped += 1;
                strange = true;
            }
        }
        for order in ministers {
            let new = || {
                let about = matters(view, &order);
                let came_up = |m: &Matter| {
                    !matches!(m, Matter::Treaty { .. } | Matter::Mission { .. })
                        && !given.open.contains(m)
                };
                about.iter().any(|(_, m)| came_up(m))
            };
            if strange || new() {
                // What cannot be ordered beside the rest gives way.
                drop(docket.admit(order));
            }
        }
        docket.into_taken()
    }
}

/// The orders of the month with the change.
fn changed<'o>(
    view: &View,
    edit: &Edit,
    given: impl Iterator<Item = &'o Order>,
) -> Result<Vec<Order>, Wrong> {
    let mut docket = Docket::new(view);
    for order in &edit.add {
        docket
            .admit(order.clone())
            .map_err(|why| Wrong::Refused(Box::new(order.clone()), why))?;
    }
    for order in given.filter(|o| !edit.withholds(o)) {
        // What had been ordered gives way to what is ordered now.
        drop(docket.admit(order.clone()));
    }
    Ok(docket.into_taken())
}

fn issued(nation: NationId, orders: Vec<Order>) -> impl Iterator<Item = Issued> {
    (0..=u16::MAX)
        .zip(orders)
        .map(move |(sequence, order)| Issued {
            nation,
            sequence,
            order,
        })
}
