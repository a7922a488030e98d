//! The world of Casus Foederis and all that is told of it, without a terminal: texts become a scenario, a scenario and
//! orders become turns, and turns a saved game.
pub mod ai;
pub mod calibrate;
pub mod content;
pub mod dice;
pub mod engine;
pub mod estimate;
pub mod event;
pub mod facts;
pub mod figures;
pub mod geo;
pub mod ids;
pub mod judge;
pub mod order;
pub mod reckon;
pub mod report;
pub mod route;
pub mod session;
pub mod supply;
pub mod survey;
pub mod tell;
pub mod view;
pub mod visit;
pub mod why;
