//! Geography.

/// The shapes of one scenario.
#[derive(Debug)]
pub struct Atlas;
