//! The terminal interface. Stand-in until branch `tui` is merged; the types are that branch's.

use std::path::PathBuf;

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
    /// Nation ids of the seats that humans take; several play in turn at one terminal.
    pub seats: Vec<String>,
    pub seed: Option<u64>,
    /// A save to go on with.
    pub resume: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColorChoice {
    /// As the terminal, NO_COLOR and COLORTERM say.
    #[default]
    Auto,
    Always,
    Never,
}

/// What the command line settled.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Options {
    pub saves: PathBuf,
    /// A folder of maps beside the shipped ones.
    pub maps: Option<PathBuf>,
    pub color: ColorChoice,
    pub quiet: bool,
    /// Draw less: no animation, no synchronised flourish, for slow lines.
    pub low_bandwidth: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
    #[error("standard output is not a terminal")]
    NotATerminal,
}

/// Runs the interface until the player quits.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(_launch: Launch, _options: Options) -> Result<(), Error> {
    Err(Error::NotATerminal)
}
