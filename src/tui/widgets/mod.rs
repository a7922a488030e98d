//! Small things that panels are made of. Each takes data, a theme, an area and a buffer.

pub mod area;
pub mod bars;
pub mod caret;
pub mod cursor;
pub mod flow;
pub mod gauge;
pub mod graph;
pub mod grid;
pub mod ink;
pub mod pane;
pub mod put;
pub mod table;
pub mod text;
pub mod views;
pub mod why;

pub use cursor::Cursor;
pub use table::{Align, Column, Row, Table};
