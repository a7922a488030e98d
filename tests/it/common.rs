//! What more than one test plays, runs and looks for.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{self, Overrides, Scenario, shipped};
use casus_foederis::engine::Game;
use casus_foederis::event::Event;
use casus_foederis::ids::NationId;
use casus_foederis::order::Issued;
use casus_foederis::view::Public;

/// The map of Europe with these settings.
pub fn europe(sets: &[&str]) -> Arc<Scenario> {
    let mut all = shipped().iter();
    let file = all.find(|f| f.name.contains("europe-1949")).unwrap();
    let overrides = Overrides::new(sets.iter().copied());
    let loaded = content::load(file.name, file.text, &overrides);
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// A map that ships, by its name.
pub fn shipped_map(name: &str) -> Arc<Scenario> {
    let file = shipped().iter().find(|f| f.name.contains(name)).unwrap();
    let loaded = content::load(file.name, file.text, &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// The nation whose id is spelt so.
pub fn nation(game: &Game, id: &str) -> NationId {
    let scenario = game.scenario();
    let mut all = scenario.nation_ids();
    all.find(|n| scenario.nation(*n).id == id).unwrap()
}

/// Millions of people on a nation's soil, and how many it has itself: the same.
pub fn people(public: &Public, nation: NationId) -> [f64; 2] {
    let own = public.regions.iter().filter(|r| r.owner == Some(nation));
    [
        own.map(|r| r.people).sum(),
        public.nations[nation.index()].population,
    ]
}

/// Plays one turn in which the computer leads all `nations`, and tells what happened.
pub fn advance<'g>(game: &'g mut Game, nations: &[NationId], seed: u64) -> &'g [Event] {
    let mut orders = Vec::new();
    for view in game.views(nations) {
        for (sequence, order) in (0..).zip(ai::plan(&view, seed)) {
            let nation = view.me;
            orders.push(Issued {
                nation,
                sequence,
                order,
            });
        }
    }
    game.advance(orders)
}

/// The first figure in `state` that is none, with what stands before it.
pub fn none_at_all(state: &str) -> Option<&str> {
    let odd = |word: &str| {
        state.match_indices(word).map(|(at, _)| at).find(|&at| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
            edge(state[..at].chars().next_back()) && edge(state[at + word.len()..].chars().next())
        })
    };
    let at = odd("NaN").or_else(|| odd("inf"))?;
    let from = state[..at].char_indices().rev().nth(120);
    Some(&state[from.map_or(0, |(i, _)| i)..at + 3])
}

/// The program, to be run in `folder`, away from the user's own files.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casus"));
    command
        .args(args)
        .current_dir(folder)
        .env_remove("CASUS_SAVES")
        .env_remove("CASUS_MAPS")
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .stdin(Stdio::null());
    command
}

/// Runs it.
pub fn casus(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
