//! Text becomes a checked [`Scenario`], or a list of problems at file:line:column.

mod charter;
mod rules;
mod scenario;

pub use charter::*;
pub use rules::*;
pub use scenario::*;
