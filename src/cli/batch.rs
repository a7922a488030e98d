//! `batch`: many games, one line each.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_foederis::content::Scenario;
use casus_foederis::ids::NationId;
use casus_foederis::session::batch::{Line, Mover, Plan, csv_header, csv_row, mean, run};
use casus_foederis::session::{Map, Places};
use casus_foederis::tell::count;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Shell, Stop};
use casus_foederis::figures::fixed;

#[derive(Args, Debug)]
pub struct Batch {
    /// A shipped map's name, or a path
    map: String,
    /// Games to run; each has the seed after the one before
    #[arg(long, value_name = "N", default_value_t = 1)]
    runs: u32,
    /// Turns of each game [default: the map's]
    #[arg(long, value_name = "T")]
    turns: Option<u32>,
    /// Seed of the first game
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Games at a time [default: one a processor]
    #[arg(long, value_name = "J")]
    jobs: Option<NonZero<usize>>,
    /// Where the lines go: FILE.jsonl or FILE.csv [default: JSON lines to standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Change a rule, charter or the map's start: path=value
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Have a nation led by a yardstick instead of the computer: `idle` or `random`
    #[arg(long, value_name = "ID=MOVER", value_parser = led)]
    lead: Vec<(String, Mover)>,
}

/// `SUN=idle`.
fn led(text: &str) -> Result<(String, Mover), String> {
    let (id, mover) = text
        .split_once('=')
        .ok_or("a nation's id and how it is led are wanted, as in SUN=idle")?;
    Ok((id.to_owned(), mover.parse()?))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Jsonl,
    Csv,
}

pub fn batch(args: &Batch, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let form = form(args.out.as_deref())?;
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let plan = Plan {
        map: Map::find(&args.map, places)?,
        sets: args.set.clone(),
        runs: args.runs,
        turns: args.turns,
        seed: args.seed,
        jobs: args.jobs.map_or(processors, NonZero::get),
        led: args.lead.clone(),
    };
    let (scenario, warnings) = plan.load()?;
    let game = (&scenario, &plan.movers(&scenario)?);
    for warning in &warnings {
        shell.say(&warning.to_string());
    }
    let bar = bar(args.runs, shell);
    let mut lines = Vec::new();
    match &args.out {
        Some(path) => {
            let fail = |e| Stop::Wrong(format!("{}: {e}", path.display()));
            let file = File::create(path).map_err(fail)?;
            let mut out = BufWriter::new(file);
            write_lines(&plan, game, form, &mut out, &bar, &mut lines).map_err(fail)?;
        }
        None => write_lines(&plan, game, form, shell.out, &bar, &mut lines)?,
    }
    bar.finish_and_clear();
    shell.say(&summary(&lines));
    Ok(())
}

fn form(out: Option<&Path>) -> Result<Form, Stop> {
    let Some(path) = out else {
        return Ok(Form::Jsonl);
    };
    match path.extension().and_then(|e| e.to_str()) {
        Some("jsonl") => Ok(Form::Jsonl),
        Some("csv") => Ok(Form::Csv),
        _ => {
            let message = format!("{}: the name must end in .jsonl or .csv", path.display());
            Err(Stop::Wrong(message))
        }
    }
}

/// Writes the lines as they come, whole lines only, so that an interrupted batch leaves good data.
fn write_lines(
    plan: &Plan,
    (scenario, movers): (&Arc<Scenario>, &BTreeMap<NationId, Mover>),
    form: Form,
    out: &mut dyn Write,
    bar: &ProgressBar,
    lines: &mut Vec<Line>,
) -> std::io::Result<()> {
    if form == Form::Csv {
        writeln!(out, "{}", csv_header(scenario))?;
    }
    let mut failure = None;
    run(plan, scenario, movers, |line| {
        let text = match form {
            Form::Csv => Ok(csv_row(&line)),
            Form::Jsonl => serde_json::to_string(&line).map_err(std::io::Error::other),
        };
        let written = text
            .and_then(|t| writeln!(out, "{t}"))
            .and_then(|()| out.flush());
        bar.inc(1);
        lines.push(line);
        failure = written.err();
        failure.is_none()
    });
    failure.map_or(Ok(()), Err)
}

fn bar(runs: u32, shell: &Shell<'_>) -> ProgressBar {
    if shell.quiet || !shell.talks_to_terminal {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(u64::from(runs)), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} games, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// The means over all runs, in a sentence or two.
fn summary(lines: &[Line]) -> String {
    let of = |f: fn(&Line) -> Option<f64>| mean(lines.iter().filter_map(f)).unwrap_or(f64::NAN);
    let share = |f: fn(&Line) -> Option<f64>| match of(f) {
        v if v.is_nan() => "-".to_owned(),
        v => format!("{}%", fixed(v * 100.0, 0)),
    };
    format!(
        "{}: {} disputes and {} wars a year; reciprocated {}, multilateral {}, median {} \
         months; wars won by the initiator {}, by the stronger {}; {} invocations a game",
        count(lines.len() as u64, "game"),
        fixed(of(|l| Some(l.summary.disputes_per_year)), 2),
        fixed(of(|l| Some(l.summary.wars_per_year)), 3),
        share(|l| l.summary.reciprocated),
        share(|l| l.summary.multilateral),
        fixed(of(|l| l.summary.median_months.or(Some(0.0))), 1),
        share(|l| l.summary.initiator_wins),
        share(|l| l.summary.stronger_wins),
        fixed(of(|l| Some(f64::from(l.invocations))), 1)
    )
}
