//! `batch --calibrate`: whether the staff is right.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use casus_foederis::calibrate::{Band, Forecast, Skill, Trial, bands, skill};
use casus_foederis::content::Words;
use casus_foederis::estimate::{Link, Staff};
use casus_foederis::figures::fixed;
use casus_foederis::session::batch::Existing;
use casus_foederis::session::{Map, SessionError};
use casus_foederis::tell;
use serde_json::json;

use super::batch::{Batch, Progress};
use super::{Shell, Stop};

/// Seats that are asked in each game.
const SEATS: usize = 3;

pub fn calibrate(args: &Batch, map: &Map, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let (scenario, _) = map.load(&args.set)?;
    let games = args.games();
    let mut file = match &args.out {
        Some(path) => {
            let open = match args.existing.choice() {
                Existing::Overwrite => std::fs::File::create(path),
                _ => std::fs::File::create_new(path),
            };
            Some((path, open.map_err(SessionError::io(path))?))
        }
        None => None,
    };
    let trial = Trial {
        scenario: scenario.clone(),
        seed: games.first,
        games: games.runs,
        seats: SEATS,
        futures: args.pairs,
        months: args.months,
    };
    let progress = Mutex::new(Progress::new(games.runs, shell));
    let told = || progress.lock().unwrap_or_else(PoisonError::into_inner);
    let forecasts = trial.forecasts(|| told().step());
    told().end();
    if let Some((path, file)) = &mut file {
        for forecast in &forecasts {
            let Forecast {
                game,
                seat,
                turn,
                link,
                foreseen,
                came,
            } = *forecast;
            let line = json!({
                "seed": games.first.wrapping_add(game as u64),
                "seat": scenario.nation(seat).id,
                "turn": turn,
                "link": link,
                "foreseen": foreseen,
                "came": came,
            });
            writeln!(file, "{line}").map_err(SessionError::io(path))?;
        }
    }
    shell.line(&format!(
        "{} games, {SEATS} seats, {} futures of {} months",
        games.runs, args.pairs, args.months
    ))?;
    let words = &scenario.words;
    for link in std::iter::once(None).chain(Staff::links().map(Some)) {
        table(&forecasts, link, games.runs as usize, words, shell)?;
    }
    Ok(())
}

/// What was foreseen and what came, by the bands of the words.
fn table(
    forecasts: &[Forecast],
    link: Option<Link>,
    games: usize,
    words: &Words,
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let name = link.map_or("all of these", |link| tell::link(link, words));
    let skill = match skill(forecasts, link, games) {
        Some(Skill {
            value,
            range: Some([low, high]),
        }) => {
            let [value, low, high] = [value, low, high].map(|v| fixed(v, 2));
            format!("skill {value} ({low} to {high})")
        }
        Some(Skill { value, range: None }) => format!("skill {}", fixed(value, 2)),
        None => "it never came".to_owned(),
    };
    shell.line("")?;
    shell.line(&format!("{name}: {skill}"))?;
    for band in bands(forecasts, link, games)
        .iter()
        .filter(|b| b.forecasts > 0)
    {
        let Band {
            word,
            forecasts,
            foreseen,
            came,
            range,
        } = band;
        let [low, high] = range.unwrap_or([0.0, 1.0]);
        let percent = |share: f64| fixed(share * 100.0, 1);
        let (low, high) = (percent(low), percent(high));
        let (foreseen, came) = (percent(*foreseen), percent(*came));
        let mark = if band.right() { "" } else { "  off" };
        shell.line(&format!(
            "  {word:<16}{forecasts:>6}  foreseen {foreseen:>5}%  came {came:>5}% ({low}-{high}){mark}"
        ))?;
    }
    Ok(())
}
