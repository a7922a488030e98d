//! Casus Foederis: a terminal wargame of collective defence. All parts of it under one name, for the program, the tests
//! from outside and the benchmarks.
pub use casus_core::{
    ai, calibrate, content, dice, engine, estimate, event, facts, figures, geo, ids, judge, order,
    reckon, report, route, session, supply, survey, tell, view, visit, why,
};
pub use casus_tui as tui;
