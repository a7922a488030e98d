//! A game with seats: people lead some nations, the computer the others; every turn goes to the journal
//! before its outcome is shown. [`Session`] plays, [`Replay`] looks back, [`batch`] runs many without
//! anybody.

pub mod batch;
mod beside;
mod error;
pub mod export;
mod figures;
mod files;
mod journal;
mod lookback;
mod map;
mod notice;
mod places;
mod replay;
mod rescue;
mod saves;
mod seats;
mod seen;
mod table;
mod told;
mod typed;
mod verify;

pub use error::{Drift, OtherRules, SessionError};
pub use figures::{Figure, Figures, NationFigures};
pub use files::{open as open_file, read as read_file};
pub use journal::{
    Branch, Damage, FORMAT, Fault, Header, Journal, KEYFRAME_EVERY, Label, Lost, Moved, Peek,
    delete,
};
pub use map::{Found, Map, all as maps, stem};
pub use notice::Notice;
pub use places::{EXTENSION, Places, folders, looks_like_path};
pub use replay::{Gap, Replay};
pub use rescue::{Rescued, rescue};
pub use saves::{Save, saves};
pub use seats::seats;
pub use table::{Session, Setup};
pub use told::{Source, Told};
pub use typed::{edit, typed};
pub use verify::{Verified, verify};

#[cfg(test)]
mod tests;
