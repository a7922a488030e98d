//! The record beside what games came to: figures that researchers have measured in the world, each with an interval, a
//! definition and a source, and the same figure of a batch.

mod fact;
mod games;
mod measure;
mod resample;
mod shipped;
mod table;
mod weights;

pub use fact::{Class, Fact, Measure, OfMap};
pub use games::{Batch, Games, Made};
pub use measure::{Figure, Found};
pub(crate) use resample::interval;
pub use shipped::shipped;
pub use table::{Count, Row, Table, table};

/// Why facts cannot be measured.
#[derive(Debug, thiserror::Error)]
pub enum FactsError {
    #[error("{0}")]
    Batch(String),
}
