//! `report`: a saved game looked back on.

mod data;

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;

use casus_foederis::ids::NationId;
use casus_foederis::report::other::Wrong;
use casus_foederis::report::{Alternative, Effort, Past, Progress, Report, Stage};
use casus_foederis::session::{Places, Replay, SessionError, edit, seats};
use casus_foederis::tell::report::{self as told, Document, Topic};
use casus_foederis::tell::{self, Names, Register};
use clap::{Args, ValueEnum, value_parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Global, GlyphsArg, Shell, Stop};

#[derive(Args, Debug)]
pub struct ReportArgs {
    /// A saved game, finished or not
    save: String,
    /// The nation whose game is told [default: the first seat of the game]
    #[arg(long, value_name = "ID")]
    seat: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Written,
    /// Where to write it [default: the standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Tell what had come of other orders of a turn instead: '12: Mobilise(on: true)' after 12 turns, with the same luck. Several
    /// stand between semicolons; 'not ORDER' or 'not KIND' takes one back that was given, 'none' all of them. Each --if is a
    /// story of its own
    #[arg(long = "if", value_name = "TURN: ORDER")]
    other: Vec<String>,
    /// Games from the same start in which the computer leads the seat, for the rank [default: 24, and fewer on maps of more
    /// than 60 nations]
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000))]
    games: Option<u32>,
    /// Futures that the staff looks at in a month [default: 100 on maps of at most 12 nations, else 32, else 16]
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000))]
    futures: Option<u32>,
    /// Other fortunes of each crisis and of each other order [default: 100 to 200, and fewer on maps of more than 60 nations]
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000))]
    fortunes: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
enum Written {
    /// 80 columns
    #[default]
    Text,
    /// One file, with its styles and graphs inside
    Html,
    Json,
}

pub fn report(
    args: &ReportArgs,
    global: &Global,
    places: &Places,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let replay = Replay::open(&places.save(&args.save))?;
    let seat = seat(args, &replay)?;
    if replay.is_empty() {
        let message = format!("{}: no turn has been played in it", args.save);
        return Err(Stop::Failed(message));
    }
    let past = replay.past()?;
    let mut report = Report::begin(&past, seat);
    let mut effort = Effort::of(past.scenario());
    effort.games = args.games.unwrap_or(effort.games);
    effort.futures = args.futures.unwrap_or(effort.futures);
    effort.near = args.fortunes.unwrap_or(effort.near);
    effort.fortunes = args.fortunes.unwrap_or(effort.fortunes);
    let names = replay.names();
    let bar = Bar::new(shell);
    if args.other.is_empty() {
        report.look(&past, &effort, &|progress, _| bar.told(progress));
    } else {
        others(&mut report, args, &past, effort, &bar, names)?;
    }
    bar.end();
    let text = match args.format {
        Written::Json => data::json(&report, names).to_string() + "\n",
        Written::Html => told::html(&document(args, &report, names)),
        Written::Text => {
            let ascii = global.glyphs == Some(GlyphsArg::Ascii);
            let text = told::text(&document(args, &report, names), ascii);
            tell::clean_lines(&text)
        }
    };
    match &args.out {
        None => Ok(shell.out.write_all(text.as_bytes())?),
        Some(path) => {
            let write = File::create(path).and_then(|mut f| f.write_all(text.as_bytes()));
            write.map_err(SessionError::io(path))?;
            shell.say(&format!("The report is in {}.", path.display()));
            Ok(())
        }
    }
}

/// The whole report, or what is told of other orders alone.
fn document(args: &ReportArgs, report: &Report, names: &Register) -> Document {
    if args.other.is_empty() {
        return told::document(report, names);
    }
    Document {
        title: told::headline(report, names),
        lead: told::sentences(report, names),
        sections: vec![told::section(Topic::Others, report, names)],
    }
}

fn seat(args: &ReportArgs, replay: &Replay) -> Result<NationId, Stop> {
    let first = replay.header().seats.first().copied();
    match &args.seat {
        Some(id) => Ok(seats(replay.scenario(), std::slice::from_ref(id))?[0]),
        None => first.ok_or_else(|| {
            let message = format!(
                "{}: nobody has a seat in it, so --seat must name one",
                args.save
            );
            Stop::Wrong(message)
        }),
    }
}

/// What had come of the orders in `--if`.
fn others(
    report: &mut Report,
    args: &ReportArgs,
    past: &Past,
    effort: Effort,
    bar: &Bar,
    names: &Register,
) -> Result<(), Stop> {
    let of = args.other.len() as u32;
    for (done, text) in (0..).zip(&args.other) {
        let wrong = |why: &str| Stop::Wrong(format!("--if {text}: {why}"));
        let edit = edit(past.scenario(), text).map_err(|why| wrong(&why))?;
        let us = names.nation(report.who(edit.turn));
        let played = Alternative::play(report, past, edit).map_err(|why| match why {
            Wrong::Refused(order, why) => {
                let order = tell::order(&order, names);
                wrong(&format!("{us} could not {order} then: {why}"))
            }
            why => wrong(&why.to_string()),
        });
        let mut one = played?;
        let stage = Stage::Others;
        one.look(report, past, effort.fortunes, &|_| {
            bar.told(Progress { stage, done, of })
        });
        report.others.push(one);
    }
    Ok(())
}

/// How far it is, on a terminal.
struct Bar {
    bar: ProgressBar,
    /// What is looked at.
    stage: Mutex<Option<Stage>>,
}

impl Bar {
    fn new(shell: &Shell<'_>) -> Self {
        let bar = match shell.quiet || !shell.talks_to_terminal {
            true => ProgressBar::hidden(),
            false => ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr()),
        };
        if let Ok(style) = ProgressStyle::with_template("{msg:30} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        Self {
            bar,
            stage: Mutex::new(None),
        }
    }

    fn told(&self, progress: Progress) -> bool {
        let Progress { stage, done, of } = progress;
        if let Ok(mut now) = self.stage.lock()
            && now.replace(stage) != Some(stage)
        {
            self.bar.set_message(told::looking(stage));
        }
        self.bar.set_length(u64::from(of));
        self.bar.set_position(u64::from(done));
        true
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
