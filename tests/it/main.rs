//! Everything that is tested through the library's public face or the program itself, in one binary: what they stand
//! on is linked once. A module is run alone by its name: `cargo test --test it replays::`.
//!
//! Tests share a process, so none of them changes the environment, the current directory or a hook of it: what needs
//! another environment gets it as a command of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod architecture;
mod arrivals;
#[cfg(unix)]
mod asked;
mod bargains;
mod batches;
mod brink;
mod broken;
mod burden;
mod cases;
mod chances;
mod chapters;
mod cli;
mod common;
mod contact;
mod course;
mod deeds;
mod deterrence;
mod dilemmas;
mod errors;
mod examples;
mod explain;
mod facts;
mod finite;
mod fog;
mod format;
mod fuzz;
mod groups;
#[cfg(unix)]
mod hostile;
mod literals;
mod long_game;
mod looking_back;
mod makers;
mod maps;
mod outlines;
mod peace;
mod people;
mod play;
mod ranges;
mod read_out;
mod reference;
mod replays;
mod roundtrip;
mod scripts;
mod sentences;
mod standing;
mod statehood;
mod straits;
mod supply;
#[cfg(unix)]
mod terminal;
mod underway;
mod units;
mod world;
