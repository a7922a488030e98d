//! `new-map`, `export`, `completions` and `man`: commands that write something.

use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use casus_foederis::content::template;
use casus_foederis::session::{self, Places, looks_like_path};
use clap::{Args, CommandFactory};

use super::{Cli, Data, Global, Shell, Stop, damage};

#[derive(Args, Debug)]
pub struct NewMap {
    /// Name of the map, in kebab case, or a path
    name: String,
    /// An invented map, drawn as a grid of letters
    #[arg(long, conflicts_with = "geo")]
    grid: bool,
    /// A part of the real world (the default)
    #[arg(long)]
    geo: bool,
}

#[derive(Args, Debug)]
pub struct Export {
    /// A saved game
    save: String,
    #[arg(long, value_enum, default_value = "json")]
    format: Data,
}

pub fn new_map(
    args: &NewMap,
    global: &Global,
    places: &Places,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let name = session::stem(&args.name);
    let is_kebab = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_kebab || !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        let message = format!("{name:?}: a map's name has small letters, digits and hyphens only");
        return Err(Stop::Wrong(message));
    }
    let path = match looks_like_path(&args.name) {
        true => Path::new(&args.name).with_file_name(format!("{name}.ron")),
        false => folder(global, places).join(format!("{name}.ron")),
    };
    let fail = |e: std::io::Error| Stop::Wrong(format!("{}: {e}", path.display()));
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(fail)?;
    }
    let mut file = std::fs::File::create_new(&path).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => {
            Stop::Wrong(format!("{}: this is there already", path.display()))
        }
        _ => fail(e),
    })?;
    file.write_all(template(args.grid, name).as_bytes())
        .map_err(fail)?;
    shell.line(&path.display().to_string())?;
    shell.say("Edit it, then `casus check` it and `casus play` it.");
    Ok(())
}

/// The folder of maps if there is one; a new file in the data folder would be hard to find for its author.
fn folder(global: &Global, places: &Places) -> PathBuf {
    let chosen = global.maps.is_some() || std::env::var_os("CASUS_MAPS").is_some();
    match chosen || places.maps == Path::new("maps") && places.maps.is_dir() {
        true => places.maps.clone(),
        false => PathBuf::new(),
    }
}

pub fn export(args: &Export, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let replay = session::Replay::open(&places.save(&args.save))?;
    let mut out = BufWriter::new(&mut *shell.out);
    match args.format {
        Data::Json => session::export::json(&replay, &mut out)?,
        Data::Csv => session::export::csv(&replay, &mut out)?,
    }
    out.flush()?;
    drop(out);
    for line in damage::lines(&replay.journal().damage) {
        shell.say(&format!("{}: {line}", args.save));
    }
    Ok(())
}

pub fn completions(kind: clap_complete::Shell, shell: &mut Shell<'_>) -> Result<(), Stop> {
    // Into memory first: the generator panics where a pipe would merely be closed.
    let mut text = Vec::new();
    clap_complete::generate(kind, &mut Cli::command(), "casus", &mut text);
    Ok(shell.out.write_all(&text)?)
}

/// One page for the program, with a section for each command after it.
pub fn man(shell: &mut Shell<'_>) -> Result<(), Stop> {
    let mut command = Cli::command();
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let page = clap_mangen::Man::new(sub.clone());
        page.render_name_section(&mut text)?;
        page.render_synopsis_section(&mut text)?;
        page.render_options_section(&mut text)?;
    }
    Ok(shell.out.write_all(&text)?)
}
