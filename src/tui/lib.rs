//! The terminal interface. `run` and `print_map` are its only doorways for the command line.
//!
//! A *screen* fills the terminal (menu, play, replay); the play screen holds nine *panels*, one a file in
//! `screens/`. A panel takes a [`Context`] and draws; what it wants done it answers as [`Command`]s. Every key
//! goes through the registry in `actions`.

mod able;
pub mod actions;
mod app;
mod backend;
mod card;
pub mod cell;
pub mod color;
pub mod command;
pub mod context;
mod counsel;
pub mod draft;
mod ending;
pub mod history;
mod input;
pub mod keys;
mod lessons;
mod linear;
pub mod map;
mod momentous;
pub mod needs;
mod opening;
pub mod panel;
pub mod panels;
mod panics;
mod popups;
mod print;
mod screens;
mod settings;
mod shell;
mod signals;
mod stamp;
mod terminal;
pub mod theme;
mod watch;
pub mod widgets;
mod worker;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use casus_core::session::SessionError;

pub use actions::Action;
pub use cell::Glyphs;
pub use command::{Choice, Command, Prompt, Reply, Task};
pub use context::{Context, Size, Subject, Tab};
pub use draft::Draft;
pub use history::{Figure, History};
pub use panel::{Mouse, MouseKind, Offered, Panel};
pub use print::{LARGEST, print_map};
pub use settings::Settings;
pub use theme::Theme;

/// Where the interface begins.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Launch {
    #[default]
    Menu,
    Play(Start),
    Replay {
        path: PathBuf,
        /// The turn to show first.
        turn: Option<u32>,
    },
}

/// A game to begin or go on with.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Start {
    /// A shipped map's name or a path; None asks on the screen, or takes the save's.
    pub map: Option<String>,
    /// The id of the map's chapter to begin with.
    pub chapter: Option<String>,
    /// Settings beside it, as those of a level of difficulty.
    pub sets: Vec<String>,
    /// Nation ids of the seats that humans take; several play in turn at one terminal.
    pub seats: Vec<String>,
    pub seed: Option<u64>,
    /// A save to go on with.
    pub resume: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColorChoice {
    /// As the terminal, NO_COLOR, FORCE_COLOR and COLORTERM say.
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum GlyphChoice {
    /// As chosen on the screen before.
    #[default]
    Remembered,
    /// As the terminal and its environment say.
    Auto,
    These(Glyphs),
}

/// What the command line settled.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Options {
    pub saves: PathBuf,
    /// A folder of maps beside the shipped ones.
    pub maps: Option<PathBuf>,
    pub color: ColorChoice,
    /// The block glyphs to draw with, whatever was chosen before.
    pub glyphs: GlyphChoice,
    /// The file that keeps what a player chose on the screen; None keeps nothing.
    pub settings: Option<PathBuf>,
    pub quiet: bool,
    /// Draw less, for slow lines: 256 colours at most, one a cell of the map, frames that are not wrapped.
    pub low_bandwidth: bool,
    /// How far a seat's staff looks while one plays.
    pub estimates: Estimates,
    /// Prints lines and reads lines instead of drawing.
    pub screen_reader: bool,
}

/// How many futures a seat's staff looks at for each position that one plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Estimates {
    /// None: nothing is foreseen, and the processor rests.
    #[default]
    None,
    /// The first hundred or so, for a machine that runs on a battery.
    Short,
    /// As many as make an estimate of record.
    Full,
}

impl Estimates {
    /// The stages by which it is told what they show.
    fn stages(self, scenario: &casus_core::content::Scenario) -> &'static [u32] {
        let all = casus_core::estimate::Staff::stages(scenario);
        match self {
            Self::None => &[],
            Self::Short => &all[..all.len() - 1],
            Self::Full => all,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
    #[error("standard output is not a terminal")]
    NotATerminal,
    #[error("standard input is not a terminal, and there is no other to read keys from")]
    NoKeys,
    #[error("the last writing failed; the game is kept as far as it was written before: {0}")]
    Unkept(SessionError),
    #[error(
        "the program ended before the last writing was done; the game is kept as far as it was written before"
    )]
    Unfinished,
    /// A thread other than the screen's met a fault of the program.
    #[error("the program met a fault of its own: {0}")]
    Broken(String),
    /// A signal ends the program, which could not be left to the system; the terminal is given back already.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// What the launch asked for cannot be opened; the terminal is given back already.
    #[error(transparent)]
    Opening(#[from] SessionError),
    /// A shipped theme or key file is at fault; a test keeps this from happening.
    #[error("{file}: {message}")]
    Asset { file: String, message: String },
}

/// Runs the interface until the player quits, the system asks for the end, or the terminal is gone. The game is
/// kept and the terminal given back as it was, whatever happens. A signal that ends programs at once ends this one
/// in here.
///
/// # Errors
/// When the terminal cannot be used, what the launch asks for cannot be opened, or the game cannot be kept.
pub fn run(launch: Launch, options: Options) -> Result<(), Error> {
    app::run(launch, options)
}
