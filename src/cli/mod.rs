//! The command line: what can be asked, and who answers. Scripts rely on names, streams and exit codes;
//! they are described in interface.md.

mod batch;
mod calibrate;
mod charters;
mod check;
mod damage;
mod estimate;
mod facts;
mod format;
mod grid;
mod list;
mod make;
mod map_info;
mod pedia;
mod picture;
mod play;
mod report;
mod rules;
mod shell;

use std::path::PathBuf;

use casus_foederis::session::Places;
use casus_foederis::tui::{self, ColorChoice, GlyphChoice};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use shell::{Shell, Stop};

/// Casus Foederis: a wargame of collective defence. Will the allies come, and does the other side believe it?
///
/// Without a command, the main menu opens.
#[derive(Parser, Debug)]
#[command(
    name = "casus",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub global: Global,
}

#[derive(Args, Debug)]
pub struct Global {
    /// Say nothing but results and errors
    #[arg(long, global = true)]
    pub quiet: bool,
    /// When to use colours; NO_COLOR, FORCE_COLOR and COLORTERM are honoured
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto"
    )]
    pub color: Color,
    /// Folder of saved games [env: CASUS_SAVES] [default: ./saves, or the data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub saves: Option<PathBuf>,
    /// Folder of maps beside the shipped ones [env: CASUS_MAPS] [default: ./maps, or the data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub maps: Option<PathBuf>,
    /// What the map is drawn with: block glyphs of 2x4, 2x3, 2x2 or 1x2 to a cell, or letters. `auto` is what the
    /// terminal is known to draw; without the option, what was chosen on the screen before
    #[arg(long, global = true, value_enum, value_name = "GLYPHS")]
    pub glyphs: Option<GlyphsArg>,
    /// Draw with 256 colours and one colour a cell of the map, for slow lines
    #[arg(long, global = true)]
    pub low_bandwidth: bool,
    /// Play in lines of text instead of on a drawn screen: for screen readers, and for scripts on standard input
    #[arg(long, global = true)]
    pub screen_reader: bool,
    /// How far your staff looks ahead while you play: `full` makes estimates of record, `short` stops after the first hundred
    /// futures or so, `none` lets the processor rest [env: CASUS_ESTIMATES] [default: full]
    #[arg(long, global = true, value_enum, value_name = "HOW")]
    pub estimates: Option<EstimatesArg>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum EstimatesArg {
    Full,
    Short,
    None,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum GlyphsArg {
    Auto,
    Octant,
    Sextant,
    Quadrant,
    Half,
    Ascii,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Listing {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Data {
    #[default]
    Json,
    Csv,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Play a map, or go on with a saved game
    Play(play::Play),
    /// Look back at a saved game, or verify that it runs as it did
    Replay(play::Replay),
    /// Run many games that the computer plays, one line of results each
    Batch(batch::Batch),
    /// Hold what batches came to against the record: disputes, wars, alliances and spending as researchers measured them
    Facts(facts::Facts),
    /// What a seat's staff makes of a saved game: how likely demands, shots, war and the rest are in the months to come, and what an
    /// order changes
    Estimate(estimate::Estimate),
    /// Look back on a saved game: verdict, turning points, wars that did not happen, promises, and what had come of other orders
    Report(report::ReportArgs),
    /// Check maps: every problem at its file, line and column
    Check(check::Check),
    /// List the maps
    Maps {
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
    /// List the saved games, the latest first
    Saves {
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
        /// Write a damaged game again from all that is whole in it; the old file is kept beside it
        #[arg(long, value_name = "SAVE")]
        rescue: Option<String>,
    },
    /// Show what the program makes of a map: ways, supplies, budgets, power, who could challenge whom, and what plays badly
    MapInfo(map_info::MapInfo),
    /// List the charters that treaties are made under, or show one: what it says and how it is written
    Charters(charters::Charters),
    /// Explain a word of the game, as the encyclopedia has it; without one list its articles
    Pedia(pedia::Words),
    /// Tell how a map is written, by topic: fields with units, ranges and defaults, conditions, effects, words
    Format(format::Format),
    /// List the constants of the rules: value, range, unit and reason
    Rules(rules::Constants),
    /// Write the template of a new map
    NewMap(make::NewMap),
    /// Write a saved game's turns, orders, events and figures as data
    Export(make::Export),
    /// Write the completions for a shell
    Completions { shell: clap_complete::Shell },
    /// Write the manual page
    Man,
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// A [`Stop`] that says how to exit, and why.
    pub fn run(self, shell: &mut Shell<'_>) -> Result<(), Stop> {
        let places = Places::find(self.global.saves.clone(), self.global.maps.clone());
        match self.command {
            None => play::menu(&self.global, places),
            Some(Command::Play(args)) => play::play(args, &self.global, places),
            Some(Command::Replay(args)) => play::replay(args, &self.global, places, shell),
            Some(Command::Batch(args)) => batch::batch(&args, &places, shell),
            Some(Command::Facts(args)) => facts::facts(&args, shell),
            Some(Command::Estimate(args)) => estimate::estimate(&args, &places, shell),
            Some(Command::Report(args)) => report::report(&args, &self.global, &places, shell),
            Some(Command::Check(args)) => check::check(&args, &places, shell),
            Some(Command::Maps { format }) => list::maps(format, &places, shell),
            Some(Command::Saves {
                rescue: Some(save), ..
            }) => damage::rescue(&save, &places, shell),
            Some(Command::Saves { format, .. }) => list::saves(format, &places, shell),
            Some(Command::MapInfo(args)) => map_info::map_info(&args, &self.global, &places, shell),
            Some(Command::Charters(args)) => charters::charters(&args, &places, shell),
            Some(Command::Pedia(args)) => pedia::pedia(&args, shell),
            Some(Command::Format(args)) => format::format(&args, shell),
            Some(Command::Rules(args)) => rules::rules(&args, shell),
            Some(Command::NewMap(args)) => make::new_map(&args, &self.global, &places, shell),
            Some(Command::Export(args)) => make::export(&args, &places, shell),
            Some(Command::Completions { shell: kind }) => make::completions(kind, shell),
            Some(Command::Man) => make::man(shell),
        }
    }
}

impl From<GlyphsArg> for GlyphChoice {
    fn from(glyphs: GlyphsArg) -> Self {
        match glyphs {
            GlyphsArg::Auto => Self::Auto,
            GlyphsArg::Octant => Self::These(tui::Glyphs::Octant),
            GlyphsArg::Sextant => Self::These(tui::Glyphs::Sextant),
            GlyphsArg::Quadrant => Self::These(tui::Glyphs::Quadrant),
            GlyphsArg::Half => Self::These(tui::Glyphs::Half),
            GlyphsArg::Ascii => Self::These(tui::Glyphs::Ascii),
        }
    }
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}
