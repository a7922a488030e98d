//! The targets, shared with the short run in tests/it/fuzz.rs.

#[path = "../../tests/it/fuzz/targets.rs"]
pub mod targets;
