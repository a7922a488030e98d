//! Who leads a nation in a batch instead of the computer: yardsticks for how well the computer plays.

use std::fmt::{Display, Formatter};
use std::mem::discriminant;
use std::str::FromStr;

use crate::dice::{Phase, dice, pair};
use crate::judge::{Docket, legal};
use crate::order::Order;
use crate::view::View;

/// How a nation is led.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mover {
    /// Gives no orders.
    Idle,
    /// Gives orders drawn from all that it may give.
    Random,
}

impl Display for Mover {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Idle => "idle",
            Self::Random => "random",
        })
    }
}

impl FromStr for Mover {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "idle" => Ok(Self::Idle),
            "random" => Ok(Self::Random),
            _ => Err(format!(
                "{word}: nobody leads so; say `idle` (no orders) or `random` (any that it may give)"
            )),
        }
    }
}

/// Orders that a random mover gives a turn: about as many as the computer.
const ORDERS: usize = 4;

/// Keeps a random mover's dice apart from the computer's.
const SUBJECT: u32 = u32::MAX;

impl Mover {
    /// The orders for the nation of the view.
    #[must_use]
    pub fn orders(self, view: &View, seed: u64) -> Vec<Order> {
        match self {
            Self::Idle => Vec::new(),
            Self::Random => random(view, seed),
        }
    }
}

/// First a kind of order is drawn, then one of the kind: else nearly all would be offers of treaties, of which
/// there are the most.
fn random(view: &View, seed: u64) -> Vec<Order> {
    let list = legal(view);
    let kinds: Vec<&[Order]> = list
        .chunk_by(|a, b| discriminant(a) == discriminant(b))
        .collect();
    let subject = pair(SUBJECT, u32::from(view.me.0));
    let mut dice = dice(seed, view.public.turn, Phase::Ai, subject);
    let mut docket = Docket::new(view);
    let mut orders = Vec::new();
    for _ in 0..ORDERS.min(list.len()) {
        let kind = kinds[dice.below(kinds.len())];
        let order = &kind[dice.below(kind.len())];
        // What the first orders used up, the next may lack.
        if docket.admit(order.clone()).is_ok() {
            orders.push(order.clone());
        }
    }
    orders
}
