//! The changes of state that several phases make: a crisis opens, a treaty is left, a word is broken, ground changes
//! hands. A phase calls these and the surveys (`field`, `waters`, `calm`, `conditions`), and no other phase;
//! `tests/it/architecture.rs` holds that. What one phase alone does stays with it.

pub mod audience;
pub mod breach;
pub mod burden;
pub mod candidate;
pub mod case;
pub mod contingent;
pub mod crisis;
pub mod dealing;
pub mod extinction;
pub mod force;
pub mod ground;
pub mod group;
pub mod intervention;
pub mod leader;
pub mod motion;
pub mod promise;
pub mod settlement;
pub mod shadow;
pub mod statehood;
pub mod succession;
pub mod suspension;
pub mod terms;
pub mod treasury;
pub mod treaty;
pub mod undertaking;
pub mod wards;
