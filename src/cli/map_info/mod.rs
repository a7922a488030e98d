//! `map-info`: what the program makes of a map before the first turn: in words, as data, as a picture.

mod data;
mod text;

use casus_foederis::content::Problem;
use casus_foederis::session::{Map, Places};
use casus_foederis::survey::{Survey, warnings};
use casus_foederis::tui::{self, LARGEST};
use clap::{Args, ValueEnum};

use super::{Global, Shell, Stop, play};

#[derive(Args, Debug)]
pub struct MapInfo {
    /// A shipped map's name, or a path
    #[arg(value_name = "MAP")]
    map: String,
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Decides what a map leaves to luck: how well nations know each other, how well their forces fight
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Columns and rows of the picture; without it, what the terminal has
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Option<(u16, u16)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
enum Form {
    #[default]
    Text,
    Json,
    Picture,
}

/// A map's first day, with all that is doubtful about the map.
struct Info {
    survey: Survey,
    warnings: Vec<Problem>,
}

pub fn map_info(
    args: &MapInfo,
    global: &Global,
    places: &Places,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let map = Map::find(&args.map, places)?;
    let (scenario, mut doubts) = map.load(&[])?;
    let survey = Survey::of(scenario, args.seed);
    doubts.extend(warnings(&survey, &map.file, &map.text));
    doubts.sort();
    let warnings = doubts;
    let info = Info { survey, warnings };
    match args.format {
        Form::Text => text::show(&info, &map, shell),
        Form::Json => shell.json(&data::of(&info)),
        Form::Picture => picture(&info, args.size, global, shell),
    }
}

/// The world as its first nation sees it: before the first turn all see the same of a map.
fn picture(
    info: &Info,
    size: Option<(u16, u16)>,
    global: &Global,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let options = tui::Options {
        color: match shell.colors {
            true => global.color.into(),
            false => tui::ColorChoice::Never,
        },
        ..play::options(global)
    };
    let Some(view) = info.survey.views.first() else {
        return Ok(());
    };
    tui::print_map(view, size, &options, &mut *shell.out).map_err(|error| match error {
        tui::Error::Terminal(error) => error.into(),
        other => Stop::Wrong(other.to_string()),
    })
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parts = text.split_once('x');
    let read = parts.and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    let (width, height) = LARGEST;
    read.filter(|&(w, h)| (10..=width).contains(&w) && (5..=height).contains(&h))
        .ok_or_else(|| {
            format!("columns and rows are wanted, such as 120x38, from 10x5 to {width}x{height}")
        })
}
