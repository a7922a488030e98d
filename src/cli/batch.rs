//! `batch`: many games, one line each.

use std::collections::BTreeSet;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_foederis::content::Scenario;
use casus_foederis::session::batch::{
    Existing, Form, Line, Mover, Plan, Played, Results, Sheets, mean, prepare_journals, run,
};
use casus_foederis::session::{Map, Places, SessionError};
use casus_foederis::tell::count;
use clap::{Args, value_parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Shell, Stop, calibrate, grid};
use casus_foederis::figures::fixed;

#[derive(Args, Debug)]
pub struct Batch {
    /// A shipped map's name, or a path
    map: String,
    /// Games to run; each has the seed after the one before
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = value_parser!(u32).range(1..))]
    runs: u32,
    /// Games of these seeds instead of --runs and --seed: `1..101` are the hundred from 1 to 100, and so are `1..=100`
    #[arg(long, value_name = "A..B", value_parser = seeds, conflicts_with_all = ["runs", "seed"])]
    seeds: Option<Seeds>,
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
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) existing: Flags,
    /// Change a rule, charter or the map's start: path=value
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Run the batch once for each of these values, and with several grids for each of their combinations; FILE gets a
    /// number for each, and FILE.grid.csv says which is which
    #[arg(long, value_name = "PATH=V1,V2", requires = "out")]
    grid: Vec<String>,
    /// Write tables of nation-years, dyad-years and memberships in treaties to DIR, for all games
    #[arg(long, value_name = "DIR", requires = "out")]
    panel: Option<PathBuf>,
    /// Save every game in DIR, where `casus replay` finds it; its name has its seed
    #[arg(long, value_name = "DIR", requires = "out")]
    journals: Option<PathBuf>,
    /// Have a nation led by a yardstick instead of the computer: `idle` or `random`
    #[arg(long, value_name = "ID=MOVER", value_parser = led)]
    lead: Vec<(String, Mover)>,
    /// Instead of results: is the staff right? In each game three seats are asked in a month drawn by lot what they foresee, and
    /// that is held against what comes; --out gets every forecast, a JSON line each
    #[arg(long, conflicts_with_all = ["turns", "grid", "panel", "journals", "lead", "append", "resume"])]
    calibrate: bool,
    /// Futures that each seat looks at
    #[arg(long, value_name = "N", requires = "calibrate", default_value_t = 100, value_parser = value_parser!(u32).range(1..))]
    pub(super) pairs: u32,
    /// Months that it looks ahead
    #[arg(long, value_name = "M", requires = "calibrate", default_value_t = 12, value_parser = value_parser!(u32).range(1..=120))]
    pub(super) months: u32,
}

/// What to do where the file is there already; without any of these nothing is run.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(super) struct Flags {
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

impl Batch {
    /// The seeds of its games.
    pub(super) fn games(&self) -> Seeds {
        self.seeds.unwrap_or(Seeds {
            first: self.seed,
            runs: self.runs,
        })
    }
}

impl Flags {
    pub(super) fn choice(&self) -> Existing {
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

/// Seeds that follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Seeds {
    pub(super) first: u64,
    pub(super) runs: u32,
}

/// `1..101`, or `1..=100`.
fn seeds(text: &str) -> Result<Seeds, String> {
    let wanted = || "a first seed and the one after the last are wanted, as in 1..101".to_owned();
    let (first, last) = text.split_once("..").ok_or_else(wanted)?;
    let (last, more) = match last.strip_prefix('=') {
        Some(last) => (last, 1),
        None => (last, 0),
    };
    let number = |t: &str| t.trim().parse::<u64>().map_err(|_| wanted());
    let (first, last) = (number(first)?, number(last)?);
    let runs = last.checked_sub(first).and_then(|n| n.checked_add(more));
    match runs.map(u32::try_from) {
        Some(Ok(0)) | None => Err(format!("there is no seed in {text}")),
        Some(Ok(runs)) => Ok(Seeds { first, runs }),
        Some(Err(_)) => Err(format!("{text} are more games than {}", u32::MAX)),
    }
}

/// Writes one game where it is wanted.
type Put<'p> = dyn FnMut(&Played) -> Result<(), Stop> + 'p;

/// Games at a time for each processor: more would wait for each other, and only fill the memory.
const JOBS_A_PROCESSOR: usize = 4;

pub fn batch(args: &Batch, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let form = form(args.out.as_deref())?;
    let map = Map::find(&args.map, places)?;
    if args.calibrate {
        return calibrate::calibrate(args, &map, shell);
    }
    let cells = grid::cells(&args.grid, args.out.as_deref()).map_err(Stop::Wrong)?;
    let jobs = jobs(args.jobs, shell);
    let mut plans = Vec::new();
    for cell in &cells {
        let plan = plan(args, map.clone(), cell, jobs);
        // A bad setting of the last cell is told before the first is run.
        let loaded = plan.load()?;
        plans.push((cell, plan, loaded));
    }
    if !args.grid.is_empty()
        && let Some(out) = &args.out
    {
        grid::index(out, &cells, args.existing.choice())?;
    }
    for (cell, plan, (scenario, warnings)) in &plans {
        for warning in warnings {
            shell.say(&warning.to_string());
        }
        if let Some(out) = cell.out.as_ref().filter(|_| plans.len() > 1) {
            shell.say(&format!("{}: {}", out.display(), cell.sets.join(", ")));
        }
        run_one(args, form, cell, plan, scenario, shell)?;
    }
    Ok(())
}

fn plan(args: &Batch, map: Map, cell: &grid::Cell, jobs: usize) -> Plan {
    let folder = |dir: &Option<PathBuf>| {
        let dir = dir.as_ref()?;
        Some(match &cell.folder {
            Some(folder) => dir.join(folder),
            None => dir.clone(),
        })
    };
    let seeds = args.games();
    Plan {
        map,
        sets: args.set.iter().chain(&cell.sets).cloned().collect(),
        runs: seeds.runs,
        turns: args.turns,
        seed: seeds.first,
        jobs,
        led: args.lead.clone(),
        command: command(),
        panel: folder(&args.panel),
        journals: folder(&args.journals),
    }
}

/// Runs the games of one plan.
fn run_one(
    args: &Batch,
    form: Form,
    cell: &grid::Cell,
    plan: &Plan,
    scenario: &Arc<Scenario>,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let movers = plan.movers(scenario)?;
    if let Some(turns) = args.turns.filter(|t| *t > scenario.turns) {
        let most = scenario.turns;
        shell.say(&format!(
            "the map ends after {most} turns: each game has {most}, and not {turns}"
        ));
    }
    let mut progress = Progress::new(plan.runs, shell);
    let mut done = BTreeSet::new();
    let mut put: Box<Put<'_>> = match &cell.out {
        Some(path) => {
            let existing = args.existing.choice();
            let (mut results, held) = Results::open(path, form, existing, plan, scenario)?;
            let panel = plan.panel.as_ref();
            let sheets = panel.map(|dir| Sheets::open(dir, existing, &held));
            let mut sheets = sheets.transpose()?;
            if let Some(dir) = &plan.journals {
                prepare_journals(dir, plan, scenario, existing, &held)?;
            }
            done = held;
            Box::new(move |played| {
                // What has a line has its rows.
                if let (Some(sheets), Some(panel)) = (&mut sheets, &played.panel) {
                    sheets.write(panel)?;
                }
                Ok(results
                    .write(&played.line)
                    .map_err(SessionError::io(path))?)
            })
        }
        None => {
            let out = &mut *shell.out;
            Box::new(move |played| Ok(print(out, form.line(&played.line)?)?))
        }
    };
    progress.begin(done.len());
    let (mut lines, mut failure) = (Vec::new(), None);
    run(plan, scenario, &movers, &done, |played| {
        match played.map_err(Stop::from) {
            Ok(played) => {
                failure = put(&played).err();
                progress.step();
                lines.push(played.line);
            }
            Err(stop) => failure = Some(stop),
        }
        failure.is_none()
    });
    drop(put);
    progress.end();
    if let Some(stop) = failure {
        return Err(stop);
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

/// How far a batch is: a bar on a terminal, elsewhere a line each tenth of the way.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Whether lines are wanted.
    lines: bool,
    done: u64,
    runs: u64,
}

/// A batch of fewer games is over before anybody wonders.
const LEAST_TOLD: u64 = 10;

impl Progress {
    pub(super) fn new(runs: u32, shell: &Shell<'_>) -> Self {
        let runs = u64::from(runs);
        let bar = match shell.quiet || !shell.talks_to_terminal {
            true => ProgressBar::hidden(),
            false => ProgressBar::with_draw_target(Some(runs), ProgressDrawTarget::stderr()),
        };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} games, {eta} left") {
            bar.set_style(style);
        }
        Self {
            bar,
            lines: !shell.quiet && !shell.talks_to_terminal && runs >= LEAST_TOLD,
            done: 0,
            runs,
        }
    }

    /// So many are there already.
    fn begin(&mut self, done: usize) {
        self.done = done as u64;
        self.bar.set_position(self.done);
    }

    pub(super) fn step(&mut self) {
        let tenths = |done: u64| done * 10 / self.runs.max(1);
        let passed = tenths(self.done + 1) > tenths(self.done);
        self.done += 1;
        self.bar.inc(1);
        if self.lines && passed {
            // That it cannot be said is no reason to stop.
            drop(writeln!(
                std::io::stderr(),
                "{} of {} games",
                self.done,
                self.runs
            ));
        }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// The means over these runs, one or more, in a sentence or two.
fn summary(lines: &[Line]) -> String {
    let of = |f: fn(&Line) -> Option<f64>| mean(lines.iter().filter_map(f)).unwrap_or_default();
    let share = |f: fn(&Line) -> Option<f64>| match mean(lines.iter().filter_map(f)) {
        Some(share) => format!("{}%", fixed(share * 100.0, 0)),
        None => "-".to_owned(),
    };
    format!(
        "{}: {} disputes and {} wars a year, {} with a thousand dead; reciprocated {}, multilateral {}, median {} \
         months; wars won by the initiator {}, by the stronger {}; {} invocations a game",
        count(lines.len() as u64, "game"),
        fixed(of(|l| Some(l.summary.disputes_per_year)), 2),
        fixed(of(|l| Some(l.summary.wars_per_year)), 3),
        fixed(of(|l| Some(l.summary.wars_thousand_dead_per_year)), 3),
        share(|l| l.summary.reciprocated),
        share(|l| l.summary.multilateral),
        fixed(of(|l| l.summary.median_months.or(Some(0.0))), 1),
        share(|l| l.summary.initiator_wins),
        share(|l| l.summary.stronger_wins),
        fixed(of(|l| Some(f64::from(l.invocations))), 1)
    )
}
