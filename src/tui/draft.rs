//! The orders of a turn while the player still thinks.

use std::mem::discriminant;

use casus_core::judge::{Docket, Refusal, matter};
use casus_core::order::Order;
use casus_core::view::View;

/// A list of orders in the order of giving, with undo.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    orders: Vec<Order>,
    /// Earlier states, newest last.
    past: Vec<Vec<Order>>,
}

impl Draft {
    #[must_use]
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }

    /// Adds an order; one that settles the same matter gives its place to it and is returned.
    pub fn give(&mut self, order: Order) -> Option<Order> {
        self.past.push(self.orders.clone());
        let settles = matter(&order);
        match self.orders.iter_mut().find(|o| matter(o) == settles) {
            Some(old) => Some(std::mem::replace(old, order)),
            None => {
                self.orders.push(order);
                None
            }
        }
    }

    /// The order drafted that `order` would take the place of.
    #[must_use]
    pub fn replaced(&self, order: &Order) -> Option<&Order> {
        let settles = matter(order);
        self.orders.iter().find(|o| matter(o) == settles)
    }

    /// Why `order` cannot be given beside those drafted already, if it cannot.
    #[must_use]
    pub fn refusal(&self, view: &View, order: &Order) -> Option<Refusal> {
        let mut docket = Docket::new(view);
        let settles = matter(order);
        for drafted in self.orders.iter().filter(|o| matter(o) != settles) {
            // What does not hold any more takes nothing from the rest.
            let _ = docket.admit(drafted.clone());
        }
        docket.check(order).err()
    }

    pub fn withdraw(&mut self, index: usize) {
        if index < self.orders.len() {
            self.past.push(self.orders.clone());
            self.orders.remove(index);
        }
    }

    /// Takes back the last change; false when there is none.
    pub fn undo(&mut self) -> bool {
        match self.past.pop() {
            Some(orders) => {
                self.orders = orders;
                true
            }
            None => false,
        }
    }

    /// Hands the orders over and begins afresh.
    pub fn take(&mut self) -> Vec<Order> {
        self.past.clear();
        std::mem::take(&mut self.orders)
    }
}

/// Whether one order means something else than another that settles the same matter, instead of the same with other
/// figures: to hold instead of an offer of terms, to consult instead of a call for help.
#[must_use]
pub fn differs(a: &Order, b: &Order) -> bool {
    match (a, b) {
        (Order::Act { action: x, .. }, Order::Act { action: y, .. }) => {
            discriminant(x) != discriminant(y)
        }
        _ => discriminant(a) != discriminant(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_order_on_the_same_matter_replaces_the_older_and_undo_brings_it_back() {
        let mut draft = Draft::default();
        draft.give(Order::SetDefence { permille: 20 });
        draft.give(Order::Mobilise { on: true });
        draft.give(Order::SetDefence { permille: 30 });
        assert_eq!(
            draft.orders(),
            [
                Order::SetDefence { permille: 30 },
                Order::Mobilise { on: true }
            ]
        );
        assert!(draft.undo());
        assert_eq!(draft.orders()[0], Order::SetDefence { permille: 20 });
        assert!(draft.undo() && draft.undo() && !draft.undo());
        assert!(draft.is_empty());
    }

    /// Seven denunciations at 4 influence with 20 in hand, and works without end, were taken once.
    #[test]
    fn what_is_drafted_can_be_paid_together() {
        let game = crate::panels::tests::eventful("europe-1949", "NLD", 1);
        let view = &game.view;
        let others = view.scenario().nation_ids().filter(|&n| n != view.me);
        let regions = view.scenario().region_ids();
        let orders = others.map(|nation| Order::Denounce { nation });
        let orders = orders.chain(
            regions.flat_map(|region| [Order::Build { region }, Order::Prestock { region }]),
        );
        let mut draft = Draft::default();
        let mut unpaid = 0;
        for order in orders {
            match draft.refusal(view, &order) {
                None => drop(draft.give(order)),
                Some(Refusal::Influence { .. } | Refusal::Treasury { .. }) => unpaid += 1,
                Some(_) => {}
            }
        }
        let prices = draft
            .orders()
            .iter()
            .map(|o| casus_core::judge::price(view, o));
        let (influence, billions) = prices.fold((0.0, 0.0), |sum, p| {
            (sum.0 + p.influence, sum.1 + p.billions)
        });
        assert!(
            influence > 0.0 && influence <= view.own.influence,
            "{influence}"
        );
        assert!(
            billions > 0.0 && billions <= view.own.treasury,
            "{billions}"
        );
        assert!(unpaid > 0);
    }
}
