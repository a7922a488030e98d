//! What screens are told, gathered from sessions, replays and folders.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_core::content::{Chapter, Scenario};
use casus_core::event::Grade;
use casus_core::ids::NationId;
use casus_core::session::{self, Header, Map, Replay, Session, SessionError};
use casus_core::tell::{self, Told};
use casus_core::view::View;

use super::{MapRow, SaveRow, Scene, plain};
use crate::history::History;
use crate::lessons::Progress;
use crate::stamp::Stamp;

pub fn history(session: &Session, view: &View) -> History {
    let mut history = History::default();
    history.learn(session.chronicle_of(view.me).cloned());
    for figures in session.figures() {
        history.figures(figures, (!session.over()).then_some(view.me));
    }
    history.complete(view);
    history
}

pub fn scene(replay: &Replay) -> Scene {
    let turn = replay.turn();
    let past = (1..=turn).flat_map(|t| replay.events(t));
    let told = tell::gather(past).into_iter();
    let seat = replay.header().seats.first().copied().unwrap_or_default();
    Scene {
        turn,
        date: replay.scenario().told(replay.turn()),
        view: Arc::new(replay.game().view(seat)),
        gap: replay.gap().map(|gap| {
            let date = replay.scenario().told(replay.game().turn());
            (date, gap.to_string())
        }),
        events: told
            .filter(|t| replay.events(turn).contains(&t.event))
            .map(Told::into_owned)
            .collect(),
    }
}

pub fn marks(replay: &Replay) -> Vec<(u32, Grade, String)> {
    let all = (1..=replay.len()).flat_map(|turn| replay.events(turn));
    let mark = |told: Told| {
        // An event bears the date of the month that it happened in, and is seen when that is over.
        let turn = (told.event.turn + 1).min(replay.len());
        let grade = told.event.kind.facts().grade;
        (grade >= Grade::Major).then(|| (turn, grade, told.sentence(replay.names())))
    };
    tell::gather(all).into_iter().filter_map(mark).collect()
}

/// Figures and events of all turns of a replay.
pub fn watched(replay: &Replay) -> History {
    let mut history = History::default();
    for (i, figures) in replay.figures().enumerate() {
        history.take(replay.events(i as u32 + 1), figures);
    }
    history
}

/// What else a player should know of a game before opening it.
fn about(content: &session::Peek) -> &'static str {
    match (content.damaged, content.header.is_ours()) {
        (true, _) => ", damaged",
        (false, false) => ", under other rules",
        (false, true) => "",
    }
}

pub fn saves(folder: &Path) -> Vec<SaveRow> {
    session::saves(folder).into_iter().map(saved).collect()
}

/// The other saved games that began as `replay` did: the same map, settings and seed.
pub fn kin(folder: &Path, replay: &Replay) -> Vec<SaveRow> {
    let began = |header: &Header| (header.hashes[0], header.seed, header.overrides.clone());
    let this = began(replay.header());
    let alike = |save: &session::Save| {
        let content = save.content.as_ref();
        save.path != replay.path() && content.is_ok_and(|peek| began(&peek.header) == this)
    };
    let saves = session::saves(folder).into_iter();
    saves.filter(alike).map(saved).collect()
}

/// A saved game as it stands in lists.
fn saved(save: session::Save) -> SaveRow {
    let about = match &save.content {
        Ok(content) => Ok(format!(
            "{}, turn {}",
            session::stem(&content.header.map),
            content.turns
        ) + about(content)),
        Err(error) => Err(plain(error)),
    };
    SaveRow {
        name: name(&save.path),
        lesson: Progress::read(&save.path),
        path: save.path,
        modified: save.modified,
        about,
    }
}

/// What a saved game is called: its file's name, without folder and ending.
pub fn name(path: &Path) -> String {
    let stem = path.file_stem();
    stem.map_or(String::new(), |s| s.to_string_lossy().into_owned())
}

/// A map of the player's own as its file is now.
pub fn own_map(path: &Path) -> MapRow {
    // Only the map says what stands beside it, and that has to be known before all of it is read.
    let files = match Map::read(path) {
        Ok(map) => map.files(path),
        Err(_) => vec![path.to_path_buf()],
    };
    let stamp = Stamp::of(&files);
    let source = path.display().to_string();
    let name = session::stem(&source).to_owned();
    let files = Some((files, stamp));
    match Map::read(path) {
        Ok(map) => row(&map, (name, source), files),
        Err(fault) => MapRow {
            name,
            source,
            files,
            chapter: None,
            chapters: Vec::new(),
            scene: Err(fault),
        },
    }
}

pub fn shipped_map(found: session::Found) -> MapRow {
    row(&found.map, (found.name.clone(), found.name), None)
}

/// A map with its chapters.
fn row(
    map: &Map,
    (name, source): (String, String),
    files: Option<(Vec<PathBuf>, Stamp)>,
) -> MapRow {
    let scene = first_sight(map, None);
    let listed = scene.as_ref().map_or(&[][..], |(s, _)| &s.chapters);
    let chapter = |c: &Chapter| MapRow {
        name: c.title.clone(),
        source: source.clone(),
        files: None,
        chapter: Some(c.id.clone()),
        chapters: Vec::new(),
        scene: first_sight(map, Some(c)),
    };
    MapRow {
        chapters: listed.iter().map(chapter).collect(),
        name,
        source,
        files,
        chapter: None,
        scene,
    }
}

/// The map, or a chapter of it, before the first turn, as its first nation or the one that it seats sees it.
fn first_sight(
    map: &Map,
    chapter: Option<&Chapter>,
) -> Result<(Arc<Scenario>, Arc<View>), SessionError> {
    let sets: Vec<String> = chapter.iter().map(|c| c.setting()).collect();
    let (scenario, _) = map.load(&sets)?;
    let table = Session::unsaved(Arc::clone(&scenario), 1, Vec::new());
    let view = table.view(chapter.map_or(NationId(0), |c| c.seat))?;
    Ok((scenario, view))
}
