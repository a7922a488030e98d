//! A game with seats: people lead some nations, the computer the others; every turn goes to the journal
//! before its outcome is shown. [`Session`] plays, [`Replay`] looks back, [`batch`] runs many without
//! anybody.

pub mod batch;
mod error;
pub mod export;
mod figures;
mod files;
mod fits;
mod journal;
mod map;
mod places;
mod replay;
mod saves;
mod seats;
mod seen;
mod table;

pub use error::{Drift, SessionError};
pub use figures::{Figure, Figures, NationFigures};
pub use files::{open as open_file, read as read_file};
pub use journal::{Branch, FORMAT, Fault, Header, Journal, KEYFRAME_EVERY, Label, Tail, Turn};
pub use map::{Found, Map, all as maps, stem};
pub use places::{EXTENSION, Places, folders, looks_like_path};
pub use replay::{Replay, Verified, verify};
pub use saves::{Save, saves};
pub use seats::seats;
pub use table::{Session, Setup};

#[cfg(test)]
mod tests;
