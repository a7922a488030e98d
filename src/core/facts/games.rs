//! The games of one or several batches, read from their lines.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::FactsError;
pub use crate::session::batch::Made;
use crate::session::batch::Record;

/// Longest line that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// What facts need of a run's line.
#[derive(Clone, Debug, Deserialize)]
pub struct Game {
    pub seed: u64,
    pub hash: String,
    pub disputes: Vec<Dispute>,
    pub record: Record,
}

/// What facts need of a dispute.
#[derive(Clone, Debug, Deserialize)]
pub struct Dispute {
    pub participants: usize,
    pub months: Option<u32>,
    pub top: u8,
    pub hostility: u8,
    pub reciprocated: bool,
    pub target_began_war: bool,
    pub challenger_won: Option<bool>,
    pub powers: Option<[f64; 2]>,
}

/// One file of lines, and what is known of how it was made.
#[derive(Clone, Debug)]
pub struct Batch {
    pub path: PathBuf,
    pub games: usize,
    pub made: Option<Made>,
}

/// Games of one map, of one batch or several.
#[derive(Clone, Debug)]
pub struct Games {
    pub batches: Vec<Batch>,
    pub games: Vec<Game>,
}

impl Games {
    /// Reads the lines of all files.
    ///
    /// # Errors
    /// When a file cannot be read, is none of a batch's lines, is of another map than those before, or holds a game that
    /// one before holds already.
    pub fn read(paths: &[PathBuf]) -> Result<Self, FactsError> {
        let (mut batches, mut games) = (Vec::new(), Vec::<Game>::new());
        let mut seen: BTreeMap<(u64, String), &Path> = BTreeMap::new();
        for path in paths {
            let fault = |text: String| FactsError::Batch(format!("{}: {text}", path.display()));
            let own = read(path).map_err(&fault)?;
            for game in &own {
                let first = games.first().or(own.first());
                if let Some(first) = first.filter(|f| f.record.map != game.record.map) {
                    return Err(fault(format!(
                        "its games are of the map {}, and others of {}; facts are of one map",
                        game.record.map, first.record.map
                    )));
                }
                let key = (game.seed, game.hash.clone());
                if let Some(before) = seen.insert(key, path) {
                    return Err(fault(format!(
                        "the game of seed {} is in {} already and would count twice",
                        game.seed,
                        before.display()
                    )));
                }
            }
            batches.push(Batch {
                path: path.clone(),
                games: own.len(),
                made: Made::beside(path),
            });
            games.extend(own);
        }
        Ok(Self { batches, games })
    }

    /// The id of the map that was played.
    #[must_use]
    pub fn map(&self) -> &str {
        self.games.first().map_or("", |g| &g.record.map)
    }

    /// The first and the last calendar year in which a year of a game began; None without a whole year.
    #[must_use]
    pub fn span(&self) -> Option<(i32, i32)> {
        let years = self.games.iter().flat_map(|g| &g.record.yearly);
        let years = years.map(|y| y.year);
        Some((years.clone().min()?, years.max()?))
    }
}

/// The games of one file.
fn read(path: &Path) -> Result<Vec<Game>, String> {
    let file = crate::session::open_file(path).map_err(|e| e.to_string())?;
    let mut reader = BufReader::new(file);
    let mut games = Vec::new();
    for number in 1_u64.. {
        let mut bytes = Vec::new();
        let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        match read.map_err(|e| e.to_string())? as u64 {
            0 => break,
            LONGEST => return Err(format!("line {number} has no end")),
            _ => {}
        }
        if bytes.pop() != Some(b'\n') {
            return Err(format!(
                "line {number} is torn; `casus batch --resume` runs its game again"
            ));
        }
        games.push(game(&bytes).map_err(|why| format!("line {number} {why}"))?);
    }
    match games.is_empty() {
        true => Err("there is no game in it".to_owned()),
        false => Ok(games),
    }
}

/// One line, or what is wrong with it, to be said after its number.
fn game(bytes: &[u8]) -> Result<Game, String> {
    #[derive(Deserialize)]
    struct Old {
        #[serde(rename = "seed")]
        _seed: u64,
        record: Option<serde::de::IgnoredAny>,
    }
    let why = match serde_json::from_slice(bytes) {
        Ok(game) => return Ok(game),
        Err(why) => why,
    };
    Err(match serde_json::from_slice::<Old>(bytes) {
        Err(_) => {
            "is no run of a batch; a file that `casus batch --out FILE.jsonl` wrote is wanted"
                .to_owned()
        }
        Ok(Old { record: None, .. }) => {
            "is of an older program, which did not write what facts need; run the batch again"
                .to_owned()
        }
        Ok(_) => format!("is not as this program writes it: {why}"),
    })
}
