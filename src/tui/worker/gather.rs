//! What screens are told, gathered from sessions, replays and folders.

use std::path::Path;
use std::sync::Arc;

use super::{SaveRow, Scene, plain};
use crate::event::Grade;
use crate::session::{self, Replay, Session};
use crate::tui::history::History;
use crate::view::View;

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
    let seat = replay.header().seats.first().copied().unwrap_or_default();
    Scene {
        turn: replay.turn(),
        date: replay.scenario().date(replay.turn()),
        view: Arc::new(replay.game().view(seat)),
        gap: replay.gap().map(|gap| {
            let date = replay.scenario().date(replay.game().turn());
            (date, gap.to_string())
        }),
        events: replay.events(replay.turn()).to_vec(),
    }
}

pub fn marks(replay: &Replay) -> Vec<(u32, Grade, String)> {
    let mut marks = Vec::new();
    for turn in 1..=replay.len() {
        for event in replay.events(turn) {
            let grade = event.kind.grade();
            if grade >= Grade::Major {
                marks.push((turn, grade, crate::tell::event(&event.kind, replay.names())));
            }
        }
    }
    marks
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
    let row = |save: session::Save| {
        let name = save
            .path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned());
        let about = match &save.content {
            Ok(content) => Ok(format!(
                "{}, turn {}",
                session::stem(&content.header.map),
                content.turns
            ) + about(content)),
            Err(error) => Err(plain(error)),
        };
        SaveRow {
            name: name.unwrap_or_default(),
            path: save.path,
            modified: save.modified,
            about,
        }
    };
    session::saves(folder).into_iter().map(row).collect()
}
