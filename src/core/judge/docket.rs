//! What one nation has ordered in a turn.

use super::diplomacy::{Good, goods};
use super::verbs::{Facts, Matter, facts, permitted};
use super::{Refusal, when};
use crate::order::Order;
use crate::view::View;

/// The orders of one nation in one turn: what is still left of its influence and treasury, and what it
/// has ordered already.
pub struct Docket<'v> {
    view: &'v View,
    influence: f64,
    treasury: f64,
    taken: Vec<Order>,
    /// What the orders taken settle.
    settled: Vec<Matter>,
    /// What they give away, or put on the table.
    given: Vec<Good>,
}

impl<'v> Docket<'v> {
    #[must_use]
    pub fn new(view: &'v View) -> Self {
        Self {
            view,
            influence: view.own.influence,
            treasury: view.own.treasury,
            taken: Vec::new(),
            settled: Vec::new(),
            given: Vec::new(),
        }
    }

    /// Takes `order` up, if it may be given after those already taken.
    ///
    /// # Errors
    /// The first rule that stands against it.
    pub fn admit(&mut self, order: Order) -> Result<(), Refusal> {
        let facts = facts(&order);
        self.allow(&order, facts)?;
        let price = facts.toll.price(self.view);
        self.influence -= price.influence;
        self.treasury -= price.billions;
        self.given.extend(goods(self.view, &order));
        self.taken.push(order);
        self.settled.push(facts.matter);
        Ok(())
    }

    /// Whether `order` may be given after those already taken.
    ///
    /// # Errors
    /// The first rule that stands against it.
    pub fn check(&self, order: &Order) -> Result<(), Refusal> {
        self.allow(order, facts(order))
    }

    fn allow(&self, order: &Order, facts: Facts) -> Result<(), Refusal> {
        if self.settled.contains(&facts.matter) {
            return Err(Refusal::Twice);
        }
        permitted(self.view, order, facts)?;
        let again = |good: &Good| self.given.contains(good);
        when(
            goods(self.view, order).iter().any(again),
            Refusal::SpokenFor,
        )?;
        let price = facts.toll.price(self.view);
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
