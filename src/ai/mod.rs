//! The computer's nations: a view in, orders out.

use crate::order::Order;
use crate::view::View;

/// The orders that the computer gives for `view.me`; `seed` is the game's, for dice of its own key.
#[must_use]
pub fn plan(_view: &View, _seed: u64) -> Vec<Order> {
    Vec::new()
}
