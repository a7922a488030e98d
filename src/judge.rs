//! Is this order allowed, from this view? And which are?

use crate::order::Order;
use crate::view::View;

/// Why an order is refused. Its `Display` is the sentence for the player.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the game is over")]
    Over,
}

/// Whether `view.me` may give `order` now.
///
/// # Errors
/// The first rule that stands against it.
pub fn judge(_view: &View, _order: &Order) -> Result<(), Refusal> {
    Ok(())
}

/// Every order that `view.me` may give now, with amounts at sensible steps; sorted.
#[must_use]
pub fn legal(_view: &View) -> Vec<Order> {
    Vec::new()
}
