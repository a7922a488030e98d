//! Casus Foederis: a terminal wargame of collective defence.
pub mod ai;
pub mod content;
pub mod dice;
pub mod engine;
pub mod event;
pub mod geo;
pub mod ids;
pub mod judge;
pub mod order;
pub mod reckon;
pub mod route;
pub mod session;
pub mod supply;
pub mod tell;
pub mod tui;
pub mod view;
pub mod why;
