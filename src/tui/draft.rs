//! The orders of a turn while the player still thinks.

use crate::order::Order;

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

    /// Adds an order; one that answers the same question takes the older one's place.
    pub fn give(&mut self, order: Order) {
        self.past.push(self.orders.clone());
        match self.orders.iter_mut().find(|o| same_slot(o, &order)) {
            Some(old) => *old = order,
            None => self.orders.push(order),
        }
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

/// Whether two orders answer the same question, so that only the later counts.
#[must_use]
pub fn same_slot(a: &Order, b: &Order) -> bool {
    use Order as O;
    match (a, b) {
        (O::SetDefence { .. }, O::SetDefence { .. })
        | (O::SetMix { .. }, O::SetMix { .. })
        | (O::SetEquipment { .. }, O::SetEquipment { .. })
        | (O::Mobilise { .. }, O::Mobilise { .. })
        | (O::Watch { .. }, O::Watch { .. }) => true,
        (O::Pay { treaty: x, .. }, O::Pay { treaty: y, .. }) => x == y,
        (O::Reply { offer: x, .. }, O::Reply { offer: y, .. }) => x == y,
        (O::Vote { motion: x, .. }, O::Vote { motion: y, .. }) => x == y,
        (O::Contribute { case: x, .. }, O::Contribute { case: y, .. }) => x == y,
        (
            O::Lobby {
                motion: x,
                nation: a,
                ..
            },
            O::Lobby {
                motion: y,
                nation: b,
                ..
            },
        ) => x == y && a == b,
        (O::Act { crisis: x, .. }, O::Act { crisis: y, .. }) => x == y,
        (O::Lean { .. }, O::Lean { .. }) => true,
        (O::Reproach { treaty: x, .. }, O::Reproach { treaty: y, .. }) => x == y,
        (O::Back { crisis: x, .. }, O::Back { crisis: y, .. }) => x == y,
        (O::March { force: x, .. }, O::March { force: y, .. }) => x == y,
        (O::Stance { force: x, .. }, O::Stance { force: y, .. }) => x == y,
        (
            O::Interdict { force: x, .. },
            O::Interdict { force: y, .. } | O::March { force: y, .. },
        )
        | (O::March { force: x, .. }, O::Interdict { force: y, .. }) => x == y,
        (O::Sanction { nation: x, .. }, O::Sanction { nation: y, .. })
        | (O::Transit { nation: x, .. }, O::Transit { nation: y, .. })
        | (O::Aid { nation: x, .. }, O::Aid { nation: y, .. }) => x == y,
        (O::Propose { to: x, .. }, O::Propose { to: y, .. }) => x == y,
        (O::Found { .. }, O::Found { .. }) => true,
        (O::Sign { founding: x, .. }, O::Sign { founding: y, .. }) => x == y,
        (
            O::Ratify {
                treaty: x,
                nation: a,
                ..
            },
            O::Ratify {
                treaty: y,
                nation: b,
                ..
            },
        ) => (x, a) == (y, b),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_order_of_the_same_slot_replaces_the_older_and_undo_brings_it_back() {
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
}
