//! `batch`: many games, one line each.

use std::collections::BTreeSet;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use casus_foederis::session::batch::{Existing, Form, Line, Mover, Plan, Results, mean, run};
use casus_foederis::session::{Map, Places, SessionError};
use casus_foederis::tell::count;
use clap::{Args, value_parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Shell, Stop};
use casus_foederis::figures::fixed;

#[derive(Args, Debug)]
pub struct Batch {
    /// A shipped map's name, or a path
    map: String,
    /// Games to run; each has the seed after the one before
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = value_parser!(u32).range(1..))]
    runs: u32,
    /// Turns of each game [default: the map's]
    #[arg(long, value_name = "T")]
    turns: Option<u32>,
    /// Seed of the first game
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Games at a time, at most four a processor [default: one a processor]
    #[arg(long, value_name = "J")]
    jobs: Option<NonZero<usize>>,
    /// Where the lines go: FILE.jsonl or FILE.csv [default: JSON lines to standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    existing: Flags,
    /// Change a rule, charter or the map's start: path=value
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// Have a nation led by a yardstick instead of the computer: `idle` or `random`
    #[arg(long, value_name = "ID=MOVER", value_parser = led)]
    lead: Vec<(String, Mover)>,
}

/// What to do where the file is there already; without any of these nothing is run.
#[derive(Args, Debug)]
#[group(multiple = false)]
struct Flags {
    /// Overwrite the file if it is there
    #[arg(long, requires = "out")]
    force: bool,
    /// Add these runs to the file if it is there
    #[arg(long, requires = "out")]
    append: bool,
    /// Go on with what an interrupted batch left in the file: run what is missing
    #[arg(long, requires = "out")]
    resume: bool,
}

impl Flags {
    fn choice(&self) -> Existing {
        match self {
            Self { force: true, .. } => Existing::Overwrite,
            Self { append: true, .. } => Existing::Append,
            Self { resume: true, .. } => Existing::Resume,
            _ => Existing::Refuse,
        }
    }
}

/// The call as it was typed.
fn command() -> String {
    let args: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    format!("casus {}", args.join(" "))
}

/// `SUN=idle`.
fn led(text: &str) -> Result<(String, Mover), String> {
    let (id, mover) = text
        .split_once('=')
        .ok_or("a nation's id and how it is led are wanted, as in SUN=idle")?;
    Ok((id.to_owned(), mover.parse()?))
}

/// Writes one line where it is wanted.
type Put<'p> = dyn FnMut(&Line) -> std::io::Result<()> + 'p;

/// Games at a time for each processor: more would wait for each other, and only fill the memory.
const JOBS_A_PROCESSOR: usize = 4;

pub fn batch(args: &Batch, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let form = form(args.out.as_deref())?;
    let plan = Plan {
        map: Map::find(&args.map, places)?,
        sets: args.set.clone(),
        runs: args.runs,
        turns: args.turns,
        seed: args.seed,
        jobs: jobs(args.jobs, shell),
        led: args.lead.clone(),
        command: command(),
    };
    let (scenario, warnings) = plan.load()?;
    let movers = plan.movers(&scenario)?;
    for warning in &warnings {
        shell.say(&warning.to_string());
    }
    if let Some(turns) = args.turns.filter(|t| *t > scenario.turns) {
        let most = scenario.turns;
        shell.say(&format!(
            "the map ends after {most} turns: each game has {most}, and not {turns}"
        ));
    }
    let bar = bar(args.runs, shell);
    let mut done = BTreeSet::new();
    let mut put: Box<Put<'_>> = match &args.out {
        Some(path) => {
            let existing = args.existing.choice();
            let (mut results, held) = Results::open(path, form, existing, &plan, &scenario)?;
            done = held;
            Box::new(move |line| results.write(line))
        }
        None => {
            let out = &mut *shell.out;
            Box::new(move |line| print(out, form.line(line)?))
        }
    };
    bar.set_position(done.len() as u64);
    let (mut lines, mut failure) = (Vec::new(), None);
    run(&plan, &scenario, &movers, &done, |line| {
        failure = put(&line).err();
        bar.inc(1);
        lines.push(line);
        failure.is_none()
    });
    drop(put);
    bar.finish_and_clear();
    match (failure, &args.out) {
        (None, _) => {}
        (Some(error), Some(path)) => return Err(SessionError::io(path)(error).into()),
        (Some(error), None) => return Err(error.into()),
    }
    if !done.is_empty() {
        let (held, now) = (count(done.len() as u64, "game"), lines.len());
        shell.say(&format!("{held} there already, {now} run now"));
    }
    if !lines.is_empty() {
        shell.say(&summary(&lines));
    }
    Ok(())
}

/// One line at once, so that who reads along never reads half of one.
fn print(out: &mut dyn Write, mut text: String) -> std::io::Result<()> {
    text.push('\n');
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn jobs(wanted: Option<NonZero<usize>>, shell: &mut Shell<'_>) -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let most = processors * JOBS_A_PROCESSOR;
    let wanted = wanted.map_or(processors, NonZero::get);
    if wanted > most {
        let processors = count(processors as u64, "processor");
        shell.say(&format!(
            "{wanted} games at a time are too many for {processors}: {most} run at a time"
        ));
    }
    wanted.min(most)
}

fn form(out: Option<&Path>) -> Result<Form, Stop> {
    let Some(path) = out else {
        return Ok(Form::Jsonl);
    };
    Form::of(path).ok_or_else(|| {
        Stop::Wrong(format!(
            "{}: the name must end in .jsonl or .csv",
            path.display()
        ))
    })
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

/// The means over these runs, one or more, in a sentence or two.
fn summary(lines: &[Line]) -> String {
    let of = |f: fn(&Line) -> Option<f64>| mean(lines.iter().filter_map(f)).unwrap_or_default();
    let share = |f: fn(&Line) -> Option<f64>| match mean(lines.iter().filter_map(f)) {
        Some(share) => format!("{}%", fixed(share * 100.0, 0)),
        None => "-".to_owned(),
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
