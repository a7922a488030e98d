//! The command line of Casus Foederis: reads the arguments, prints what the commands answer, and exits
//! with 0 (done), 1 (what was checked failed) or 2 (wrong usage, unreadable input).

mod cli;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use casus_foederis::tell::clean_lines;
use clap::{ColorChoice, CommandFactory, FromArgMatches};
use cli::{Cli, Color, Shell, Stop};

fn main() -> ExitCode {
    report_panics();
    over_long_files_are_errors();
    let matches = Cli::command().color(help_color()).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let (mut out, mut err) = (BufWriter::new(io::stdout()), io::stderr());
    let mut shell = Shell {
        quiet: cli.global.quiet,
        colors: colors(cli.global.color),
        talks_to_terminal: io::stderr().is_terminal(),
        out: &mut out,
        err: &mut err,
    };
    let result = cli.run(&mut shell);
    let result = out.flush().map_err(Stop::from).and(result);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if !stop.message().is_empty() {
                // Where even complaints find no reader, the exit code remains.
                drop(writeln!(err, "casus: {}", clean_lines(stop.message())));
            }
            ExitCode::from(stop.code())
        }
    }
}

/// Panics are reported for humans. human_panic's own hook panics in turn where the report finds no reader, which
/// aborts the program.
fn report_panics() {
    let style = human_panic::PanicStyle::default();
    if style == human_panic::PanicStyle::Human {
        std::panic::set_hook(Box::new(|info| {
            let meta = human_panic::metadata!();
            let report = human_panic::handle_dump(&meta, info);
            drop(human_panic::print_msg(report, &meta));
        }));
    }
}

/// A file that outgrows the system's limit is an error of its writer, who tells what was lost, and not the death of
/// the program; a signal is ignored by being caught, so that programs started from here are not concerned.
fn over_long_files_are_errors() {
    #[cfg(unix)]
    // Where it cannot be caught, the system has its way.
    drop(signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        std::sync::Arc::default(),
    ));
}

/// Whether data is shown in colours.
fn colors(choice: Color) -> bool {
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => supports_color::on_cached(supports_color::Stream::Stdout).is_some(),
    }
}

/// Help is printed while the arguments are still being read, so `--color` is looked for beforehand.
fn help_color() -> ColorChoice {
    // Arguments need not be text.
    let args: Vec<String> = std::env::args_os()
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    let value = args
        .iter()
        .enumerate()
        .find_map(|(i, a)| match a.strip_prefix("--color") {
            Some("") => args.get(i + 1).map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        });
    match value {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}
