//! What a player should hear about the file of a game.

use std::fmt;
use std::path::PathBuf;

use super::Moved;

/// Something that happened to a game's file, or came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The program had stopped in the midst of a turn; it was run from its orders.
    Finished { turn: u32 },
    /// The program had stopped in the midst of a turn, and running that failed again.
    Unfinished { turn: u32 },
    /// Parts of the file were damaged; it was written again, and the old one kept.
    Mended { parts: usize, kept: PathBuf },
    /// Turns, by the turns played then, that came of orders which are lost; they are shown from the record.
    Lost { turns: Vec<u32> },
    /// Turns that cannot be reached any more: the game goes on after `turn`, and the file had `last`.
    Short { turn: u32, last: u32 },
    /// The file was taken away or changed while the game was played, and was written again.
    Moved(Moved),
    /// Settings that there are no longer; the game goes on without them.
    Dropped { settings: Vec<String> },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished { turn } => write!(
                f,
                "The program stopped while turn {turn} was running. Your orders were on disk, and the turn has been played."
            ),
            Self::Unfinished { turn } => write!(
                f,
                "The program stopped while turn {turn} was running, and fails there again. Its orders were taken out; the game stands before that turn."
            ),
            Self::Mended { parts, kept } => {
                let (places, were) = match parts {
                    1 => ("1 place", "was"),
                    _ => ("places", "were"),
                };
                let count = match parts {
                    0 | 1 => String::new(),
                    n => format!("{n} "),
                };
                write!(
                    f,
                    "{count}{places} in the saved game {were} damaged. It was written again from what is whole; the old file is kept as {}.",
                    kept.display()
                )
            }
            Self::Lost { turns } => {
                let list: Vec<String> = turns.iter().map(ToString::to_string).collect();
                let (turns, are) = match list.len() {
                    1 => ("turn", "is"),
                    _ => ("turns", "are"),
                };
                write!(
                    f,
                    "The orders of {turns} {} are lost; what happened then {are} shown from the record.",
                    list.join(", ")
                )
            }
            Self::Short { turn, last } => write!(
                f,
                "Turns {} to {last} cannot be reached any more, as orders before them are lost; the game goes on after turn {turn}.",
                turn + 1
            ),
            Self::Moved(moved) if moved.from == moved.to => write!(
                f,
                "The saved game {} was taken away or changed while you play. It has been written again.",
                moved.from.display()
            ),
            Self::Moved(moved) => write!(
                f,
                "The saved game {} was taken away or changed while you play. It has been written again as {}.",
                moved.from.display(),
                moved.to.display()
            ),
            Self::Dropped { settings } => write!(
                f,
                "Settings that there are no longer were left out: {}.",
                settings.join(", ")
            ),
        }
    }
}
