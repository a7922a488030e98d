//! `play` and `replay`: what can fail is tried before the screen opens, so that it fails in plain words.

use casus_foederis::session::{Journal, Map, Places, SessionError, looks_like_path, verify};
use casus_foederis::tui::{self, Launch, Options, Start};
use clap::Args;

use super::{Global, Shell, Stop};

#[derive(Args, Debug)]
pub struct Play {
    /// A shipped map's name, or a path
    map: Option<String>,
    /// Nations to lead; several take turns at one terminal
    #[arg(
        long = "as",
        value_name = "ID",
        value_delimiter = ',',
        requires = "map"
    )]
    seats: Vec<String>,
    /// Decides every roll; the same seed and orders give the same game
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Go on with a saved game
    #[arg(long, value_name = "SAVE", conflicts_with_all = ["map", "seats", "seed"])]
    resume: Option<String>,
}

#[derive(Args, Debug)]
pub struct Replay {
    /// A saved game
    save: String,
    /// Run it again without a screen and compare every turn; exit 1 at the first difference
    #[arg(long, conflicts_with = "turn")]
    verify: bool,
    /// The turn to show first
    #[arg(long, value_name = "N")]
    turn: Option<u32>,
}

pub fn menu(global: &Global, places: Places) -> Result<(), Stop> {
    show(Launch::Menu, global, places)
}

pub fn play(
    args: Play,
    global: &Global,
    places: Places,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let mut start = Start {
        seed: args.seed,
        ..Start::default()
    };
    if let Some(save) = &args.resume {
        let path = places.save(save);
        let journal = Journal::read(&path)?;
        if let Some(tail) = &journal.tail {
            shell.say(&format!(
                "{}: {tail}; going on from turn {}",
                path.display(),
                journal.len()
            ));
        }
        start.resume = Some(path);
    } else if let Some(name) = args.map {
        start.seats = seats(&name, &args.seats, &places)?;
        start.map = Some(name);
    }
    show(Launch::Play(start), global, places)
}

/// Checks the map and the nations' ids, which may be typed in lower case.
fn seats(map: &str, ids: &[String], places: &Places) -> Result<Vec<String>, Stop> {
    let (scenario, _) = Map::find(map, places)?.load(&[])?;
    let mut seats = Vec::new();
    for id in ids {
        let known = scenario
            .nations
            .iter()
            .find(|n| n.id.eq_ignore_ascii_case(id));
        let Some(nation) = known else {
            let all: Vec<&str> = scenario.nations.iter().map(|n| n.id.as_str()).collect();
            return Err(SessionError::NoNation(id.clone(), all.join(", ")).into());
        };
        if seats.contains(&nation.id) {
            return Err(Stop::Wrong(format!("{id} is named twice")));
        }
        seats.push(nation.id.clone());
    }
    Ok(seats)
}

pub fn replay(
    args: Replay,
    global: &Global,
    places: Places,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let path = places.save(&args.save);
    if args.verify {
        return verify_save(&path, shell);
    }
    let journal = Journal::read(&path)?;
    if let Some(turn) = args.turn.filter(|&t| t > journal.len()) {
        let last = journal.len();
        return Err(SessionError::NoTurn { wanted: turn, last }.into());
    }
    let turn = args.turn;
    show(Launch::Replay { path, turn }, global, places)
}

fn verify_save(path: &std::path::Path, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let verified = verify(path).map_err(|error| match error {
        SessionError::Drift(_) | SessionError::Misfit { .. } => {
            Stop::Failed(format!("{}: {error}", path.display()))
        }
        other => other.into(),
    })?;
    let (turns, hash) = (verified.turns, verified.hash);
    shell.line(&format!("{turns} turns agree, hash {hash:016x}"))?;
    match verified.tail {
        Some(tail) if tail.is_damage() => Err(Stop::Failed(format!("{}: {tail}", path.display()))),
        Some(tail) => {
            shell.say(&format!("{}: {tail}", path.display()));
            Ok(())
        }
        None => Ok(()),
    }
}

fn show(launch: Launch, global: &Global, places: Places) -> Result<(), Stop> {
    let options = Options {
        saves: places.saves,
        maps: Some(places.maps),
        color: global.color.into(),
        quiet: global.quiet,
        low_bandwidth: global.low_bandwidth,
    };
    tui::run(launch, options).map_err(|error| Stop::Wrong(error.to_string()))
}

/// Whether `name` is a file on the command line rather than a name to look up.
pub fn is_path(name: &str) -> bool {
    looks_like_path(name) || std::path::Path::new(name).exists()
}
