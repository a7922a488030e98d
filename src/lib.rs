//! Casus Foederis: a terminal wargame of collective defence.
pub mod content;
pub mod dice;
pub mod event;
pub mod geo;
pub mod ids;
pub mod order;
pub mod view;
pub mod why;
