//! Casus Foederis: a terminal wargame of collective defence.
pub mod geo;
pub mod ids;
