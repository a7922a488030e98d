//! `play` and `replay`. The screen opens at once and says what is being opened; what cannot be opened closes it
//! again and fails in plain words. A file that is not there fails before.

use std::path::Path;

use casus_foederis::content::{difficulties, hint};
use casus_foederis::session::{Map, Places, SessionError, looks_like_path, open_file, verify};
use casus_foederis::tui::{self, Estimates, Launch, Options, Start};
use clap::{Args, ValueEnum};

use super::{EstimatesArg, Global, Shell, Stop, damage};

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
    /// Begin with this chapter of the map, and lead whom it seats unless --as says otherwise
    #[arg(long, value_name = "ID", requires = "map")]
    chapter: Option<String>,
    /// How well other governments judge: lenient, historical or shrewd
    #[arg(long, value_name = "LEVEL", requires = "map")]
    difficulty: Option<String>,
    /// Decides every roll; the same seed and orders give the same game
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Go on with a saved game
    #[arg(long, value_name = "SAVE", conflicts_with_all = ["map", "seats", "seed", "chapter", "difficulty"])]
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

pub fn play(args: Play, global: &Global, places: Places) -> Result<(), Stop> {
    let mut start = Start {
        seed: args.seed,
        seats: args.seats,
        chapter: args.chapter,
        sets: args.difficulty.map_or(Ok(Vec::new()), |id| level(&id))?,
        ..Start::default()
    };
    if let Some(save) = &args.resume {
        let path = places.save(save);
        readable(&path)?;
        start.resume = Some(path);
    } else if let Some(name) = args.map {
        let map = Map::find(&name, &places)?;
        if let Some(chapter) = &start.chapter {
            has_chapter(&map, chapter)?;
        }
        start.map = Some(name);
    }
    show(Launch::Play(start), global, places)
}

/// The settings of a level of difficulty.
fn level(id: &str) -> Result<Vec<String>, Stop> {
    let levels = difficulties();
    if let Some(level) = levels.iter().find(|d| d.id == id) {
        return Ok(level.sets.clone());
    }
    let known: Vec<&str> = levels.iter().map(|d| d.id.as_str()).collect();
    let known = known.join(", ");
    Err(Stop::Wrong(format!(
        "there is no difficulty {id:?}; it is one of {known}"
    )))
}

/// A map with faults is told of them when it is opened.
fn has_chapter(map: &Map, id: &str) -> Result<(), Stop> {
    let Ok((scenario, _)) = map.load(&[]) else {
        return Ok(());
    };
    let known = scenario.chapters.iter().map(|c| c.id.as_str());
    if known.clone().any(|k| k == id) {
        return Ok(());
    }
    let hint = hint(id, known).unwrap_or_else(|| "it has none".to_owned());
    let file = &map.file;
    Err(Stop::Wrong(format!("{file} has no chapter {id:?}; {hint}")))
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
    readable(&path)?;
    let turn = args.turn;
    show(Launch::Replay { path, turn }, global, places)
}

/// A slip of the pen should not make the screen flicker.
fn readable(path: &Path) -> Result<(), Stop> {
    let path = path.to_path_buf();
    match open_file(&path) {
        Ok(_) => Ok(()),
        Err(source) => Err(SessionError::Io { path, source }.into()),
    }
}

fn verify_save(path: &Path, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let found = verify(path).map_err(|error| match error {
        SessionError::Drift(_) | SessionError::Misfit { .. } | SessionError::Altered { .. } => {
            Stop::Failed(format!("{}: {error}", path.display()))
        }
        other => other.into(),
    })?;
    let (agree, hash) = (found.agree, found.hash);
    if agree > 0 || found.others == 0 {
        shell.line(&format!("{agree} turns agree, hash {hash:016x}"))?;
    }
    if found.others > 0 {
        let (others, shown) = (found.others, found.others - found.bare_before(found.others));
        shell.line(&format!(
            "turns 1 to {others} were played under other rules and are not run again; of {shown} the record can be shown"
        ))?;
    }
    if found.unfinished {
        let turn = found.turns + 1;
        shell.say(&format!("turn {turn} was ordered but not finished"));
    }
    for line in damage::lines(&found.damage) {
        shell.say(&line);
    }
    for (turns, what) in [
        (&found.lost, "the orders are lost of turn"),
        (&found.bare, "the outcome cannot be read of turn"),
        (&found.frames, "the keyframe cannot be read of turn"),
    ] {
        if !turns.is_empty() {
            shell.say(&format!("{what} {}", damage::turns(turns)));
        }
    }
    match found.is_whole() {
        true => Ok(()),
        false => Err(Stop::Failed(format!(
            "{}: {}",
            path.display(),
            found.verdict()
        ))),
    }
}

/// What the command line asks for, or else the environment, or else all.
fn estimates(asked: Option<EstimatesArg>) -> Estimates {
    let named = || {
        let name = std::env::var("CASUS_ESTIMATES").ok()?;
        EstimatesArg::from_str(&name, true).ok()
    };
    match asked.or_else(named).unwrap_or(EstimatesArg::Full) {
        EstimatesArg::Full => Estimates::Full,
        EstimatesArg::Short => Estimates::Short,
        EstimatesArg::None => Estimates::None,
    }
}

/// What the command line says of drawing; the folders are none yet.
pub fn options(global: &Global) -> Options {
    Options {
        color: global.color.into(),
        glyphs: global.glyphs.map(Into::into).unwrap_or_default(),
        settings: tui::Settings::place(),
        quiet: global.quiet,
        low_bandwidth: global.low_bandwidth,
        screen_reader: global.screen_reader,
        estimates: estimates(global.estimates),
        ..Options::default()
    }
}

fn show(launch: Launch, global: &Global, places: Places) -> Result<(), Stop> {
    let options = Options {
        saves: places.saves,
        maps: Some(places.maps),
        ..options(global)
    };
    tui::run(launch, options).map_err(|error| match error {
        tui::Error::Opening(error) => error.into(),
        tui::Error::Signal(signal) => Stop::Signal(signal),
        other => Stop::Wrong(other.to_string()),
    })
}

/// Whether `name` is a file on the command line rather than a name to look up.
pub fn is_path(name: &str) -> bool {
    looks_like_path(name) || Path::new(name).exists()
}
