//! What one nation has ordered in a turn, and what orders cost.

use super::{Refusal, diplomacy, forces, permitted};
use crate::order::Order;
use crate::view::View;

/// The orders of one nation in one turn: what is still left of its influence and treasury, and what it
/// has ordered already.
pub struct Docket<'v> {
    view: &'v View,
    influence: f64,
    treasury: f64,
    taken: Vec<Order>,
}

/// What an order takes from the nation that gives it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Price {
    /// Points of influence.
    pub influence: f64,
    /// Billions of 1990 dollars.
    pub billions: f64,
}

impl<'v> Docket<'v> {
    #[must_use]
    pub fn new(view: &'v View) -> Self {
        Self {
            view,
            influence: view.own.influence,
            treasury: view.own.treasury,
            taken: Vec::new(),
        }
    }

    /// Takes `order` up, if it may be given after those already taken.
    ///
    /// # Errors
    /// The first rule that stands against it.
    pub fn admit(&mut self, order: Order) -> Result<(), Refusal> {
        self.check(&order)?;
        let price = price(self.view, &order);
        self.influence -= price.influence;
        self.treasury -= price.billions;
        self.taken.push(order);
        Ok(())
    }

    /// Whether `order` may be given after those already taken.
    ///
    /// # Errors
    /// The first rule that stands against it.
    pub fn check(&self, order: &Order) -> Result<(), Refusal> {
        if self.taken.iter().any(|t| same_matter(t, order)) {
            return Err(Refusal::Twice);
        }
        permitted(self.view, order)?;
        let price = price(self.view, order);
        if price.influence > self.influence {
            return Err(Refusal::Influence {
                price: price.influence,
                have: self.influence,
            });
        }
        if price.billions > 0.0 && price.billions > self.treasury {
            return Err(Refusal::Treasury {
                price: price.billions,
                have: self.treasury,
            });
        }
        Ok(())
    }

    /// The orders taken, in the order given.
    #[must_use]
    pub fn taken(&self) -> &[Order] {
        &self.taken
    }

    /// The same, when nothing more is to be taken.
    #[must_use]
    pub fn into_taken(self) -> Vec<Order> {
        self.taken
    }

    /// Influence left after the orders taken.
    #[must_use]
    pub fn influence(&self) -> f64 {
        self.influence
    }

    /// Treasury left after the orders taken, billions of 1990 dollars.
    #[must_use]
    pub fn treasury(&self) -> f64 {
        self.treasury
    }
}

/// What `order` costs the nation of the view.
#[must_use]
pub fn price(view: &View, order: &Order) -> Price {
    let d = &view.scenario().rules.orders;
    let influence = |influence| Price {
        influence,
        billions: 0.0,
    };
    let billions = |billions| Price {
        influence: 0.0,
        billions,
    };
    match order {
        Order::Denounce { .. } => influence(d.denounce),
        Order::Demand { .. } => influence(d.demand),
        Order::Guarantee { .. } => influence(d.guarantee),
        Order::Table { .. } => influence(d.motion),
        Order::Consult { .. } => influence(d.consult),
        Order::Lobby { .. } => influence(d.lobby),
        Order::Mediate { .. } => influence(d.mediate),
        Order::Warn { .. } | Order::Reproach { .. } => influence(d.warn),
        Order::Ask { .. } => influence(d.ask),
        Order::Reaffirm { .. } => influence(d.reaffirm),
        Order::Found { .. } => influence(d.found),
        Order::Covert { .. } => influence(d.covert),
        Order::Accuse { .. } => influence(d.accuse),
        Order::Propose { deal, .. } => Price {
            influence: d.propose,
            billions: diplomacy::payment(&deal.give),
        },
        Order::Sanction { on: true, .. } => influence(d.sanction),
        Order::Aid { millions, .. } => billions(f64::from(*millions) / 1000.0),
        Order::Build { .. } => billions(forces::build_price(view)),
        Order::Prestock { .. } => billions(d.prestock_billions),
        Order::Repair { link } => billions(forces::repair_price(view.scenario(), *link)),
        _ => Price::default(),
    }
}

/// Whether two orders settle the same thing, so that one turn holds only one of them.
#[must_use]
pub fn same_matter(a: &Order, b: &Order) -> bool {
    use Order as O;
    match (a, b) {
        (O::SetDefence { .. }, O::SetDefence { .. })
        | (O::SetMix { .. }, O::SetMix { .. })
        | (O::Mobilise { .. }, O::Mobilise { .. })
        | (O::Watch { .. }, O::Watch { .. }) => true,
        (O::SetEquipment { .. }, O::SetEquipment { .. }) | (O::Lean { .. }, O::Lean { .. }) => true,
        (O::Reproach { treaty: x, .. }, O::Reproach { treaty: y, .. }) => x == y,
        (O::Pay { treaty: x, .. }, O::Pay { treaty: y, .. }) => x == y,
        (O::Propose { to: x, .. }, O::Propose { to: y, .. }) => x == y,
        (O::Reply { offer: x, .. }, O::Reply { offer: y, .. }) => x == y,
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
        (
            O::Leave { treaty: x } | O::Withdraw { treaty: x } | O::Apply { treaty: x },
            O::Leave { treaty: y } | O::Withdraw { treaty: y } | O::Apply { treaty: y },
        ) => x == y,
        (O::Sanction { nation: x, .. }, O::Sanction { nation: y, .. })
        | (O::Transit { nation: x, .. }, O::Transit { nation: y, .. })
        | (O::Aid { nation: x, .. }, O::Aid { nation: y, .. })
        | (O::Covert { nation: x, .. }, O::Covert { nation: y, .. })
        | (O::Accuse { nation: x, .. }, O::Accuse { nation: y, .. })
        | (O::Demand { target: x, .. }, O::Demand { target: y, .. }) => x == y,
        (O::Vote { motion: x, .. }, O::Vote { motion: y, .. }) => x == y,
        (O::Contribute { case: x, .. }, O::Contribute { case: y, .. }) => x == y,
        (O::Pledge { treaty: x, .. }, O::Pledge { treaty: y, .. }) => x == y,
        (O::Detach { mission: x, .. }, O::Detach { mission: y, .. }) => x == y,
        (O::Host { region: x, .. }, O::Host { region: y, .. }) => x == y,
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
        // One call on a treaty over a crisis, whether to consult or to help.
        (
            O::Invoke {
                treaty: x,
                crisis: a,
            }
            | O::Consult {
                treaty: x,
                crisis: a,
            },
            O::Invoke {
                treaty: y,
                crisis: b,
            }
            | O::Consult {
                treaty: y,
                crisis: b,
            },
        ) => x == y && a == b,
        (O::Act { crisis: x, .. }, O::Act { crisis: y, .. })
        | (O::Broker { crisis: x, .. }, O::Broker { crisis: y, .. })
        | (O::SeparatePeace { crisis: x, .. }, O::SeparatePeace { crisis: y, .. }) => x == y,
        (
            O::Release {
                crisis: x,
                nation: a,
                ..
            },
            O::Release {
                crisis: y,
                nation: b,
                ..
            },
        ) => x == y && a == b,
        (
            O::Back { crisis: x, .. } | O::Mediate { crisis: x },
            O::Back { crisis: y, .. } | O::Mediate { crisis: y },
        ) => x == y,
        (O::March { force: x, .. }, O::March { force: y, .. })
        | (O::Stance { force: x, .. }, O::Stance { force: y, .. })
        // A wing that marches has no target.
        | (
            O::Interdict { force: x, .. },
            O::Interdict { force: y, .. } | O::March { force: y, .. },
        )
        | (O::March { force: x, .. }, O::Interdict { force: y, .. }) => x == y,
        (
            O::Table {
                treaty: x,
                motion: m,
            },
            O::Table {
                treaty: y,
                motion: n,
            },
        ) => x == y && core::mem::discriminant(m) == core::mem::discriminant(n),
        _ => a == b,
    }
}
