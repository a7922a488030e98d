//! A fact's figure of the games that were played.

use super::fact::{Class, Measure};
use super::games::{Dispute, Game, Games};
use super::resample::interval;
use super::weights::{Case, Of, Weights, median, ratio, slope};
use crate::session::batch::{Cell, Ranks, Trait, Year};

/// Mean days of a month.
const MONTH_DAYS: f64 = 365.25 / 12.0;

/// A figure of games, and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    pub value: f64,
    /// Over games; None where there are too few.
    pub interval: Option<[f64; 2]>,
    /// How many it was measured on.
    pub n: u64,
    /// What they are, in the plural.
    pub of: &'static str,
    /// Of them, those that it counts, where it counts.
    pub events: Option<u64>,
}

/// A figure, or why there is none.
pub type Found = Result<Figure, String>;

/// Measures it of the games.
pub fn measure(what: &Measure, games: &Games) -> Found {
    let all = &games.games;
    match what {
        Measure::Hostility(h) => of_disputes(all, |d| d.hostility == *h),
        Measure::Reciprocated => of_disputes(all, |d| d.reciprocated),
        Measure::Multilateral => of_disputes(all, |d| d.participants >= 3),
        Measure::MedianDays => days(all),
        Measure::Disputes(class) => rate(all, class, |c| c.initiated),
        Measure::Wars(class) => rate(all, class, |c| c.wars),
        Measure::DisputesRatio(class, with) => compared(
            all,
            class,
            *with,
            |c| c.initiated,
            |with, without| (without > 0.0).then(|| with / without),
        ),
        Measure::WarsRatio(class, with) => compared(
            all,
            class,
            *with,
            |c| c.wars,
            |with, without| (without > 0.0).then(|| with / without),
        ),
        Measure::DisputesOdds(class, with) => compared(
            all,
            class,
            *with,
            |c| c.initiated,
            |with, without| {
                let odds = |p: f64| p / (1.0 - p);
                (without > 0.0 && with < 1.0).then(|| (odds(with) / odds(without) - 1.0) * 100.0)
            },
        ),
        Measure::AlliesJoin(hostility) => joins(all, *hostility),
        Measure::WarsPerYear => wars(all),
        Measure::InitiatorWins => wins(all, |d, won| Some(won != d.target_began_war)),
        Measure::StrongerWins => wins(all, |d, won| {
            let [us, them] = d.powers?;
            (us != them).then_some((us > them) == won)
        }),
        Measure::WinSlope => win_slope(all),
        Measure::SpendingRanks { charters, from, to } => ranks(games, charters, *from, *to),
        Measure::SpendingGrowth => growth(all),
        Measure::Density(year) => graph(games, *year, |y| y.density),
        Measure::Transitivity(year) => graph(games, *year, |y| y.transitivity),
        Measure::Dissolution { from, to } => dissolution(games, *from, *to),
    }
}

/// Militarized disputes of a game.
fn disputes(game: &Game) -> impl Iterator<Item = &Dispute> {
    game.disputes.iter().filter(|d| d.top >= 2)
}

/// Events divided by what they are counted of, both by game.
fn share(events: Vec<f64>, of: Vec<f64>, plural: &'static str) -> Found {
    let figure = |w: &Weights| ratio(&events, &of, w);
    let value =
        figure(&once(of.len())).ok_or_else(|| format!("there are no {plural} in these games"))?;
    Ok(Figure {
        value,
        interval: interval(of.len(), figure),
        n: total(&of),
        of: plural,
        events: Some(total(&events)),
    })
}

/// Every game once.
fn once(games: usize) -> Vec<u32> {
    vec![1; games]
}

fn total(values: &[f64]) -> u64 {
    values.iter().sum::<f64>().round() as u64
}

/// One number a game.
fn each(games: &[Game], f: impl Fn(&Game) -> u64) -> Vec<f64> {
    games.iter().map(|g| f(g) as f64).collect()
}

fn of_disputes(games: &[Game], hit: impl Fn(&Dispute) -> bool) -> Found {
    let hits = each(games, |g| disputes(g).filter(|d| hit(d)).count() as u64);
    share(
        hits,
        each(games, |g| disputes(g).count() as u64),
        "disputes",
    )
}

/// A dispute's first and last months are known and not their days. Those that ended in a later turn lasted the time
/// between the turns; those that ended in the turn in which they began a third of it, which is the mean distance of two
/// days in it.
fn days(games: &[Game]) -> Found {
    let mut all = Vec::new();
    for (i, game) in games.iter().enumerate() {
        let turn = f64::from(game.record.turn_months);
        let lengths = disputes(game).filter_map(|d| d.months);
        all.extend(lengths.map(|months| {
            let between = (f64::from(months) - turn).max(turn / 3.0);
            Of {
                game: i,
                value: between * MONTH_DAYS,
            }
        }));
    }
    middle(all, games.len(), "disputes that ended")
}

fn middle(mut all: Vec<Of>, games: usize, plural: &'static str) -> Found {
    all.sort_by(|a, b| a.value.total_cmp(&b.value));
    let figure = |w: &Weights| median(&all, w);
    let value =
        figure(&once(games)).ok_or_else(|| format!("there are no {plural} in these games"))?;
    Ok(Figure {
        value,
        interval: interval(games, figure),
        n: all.len() as u64,
        of: plural,
        events: None,
    })
}

const YEARS: &str = "directed dyad-years";

fn rate(games: &[Game], class: &Class, events: impl Fn(&Cell) -> u64) -> Found {
    let (hits, years) = counted(games, class, &events, |_| true);
    share(hits, years, YEARS)
}

/// Events and dyad-years of a class by game, of those cells that `also` takes.
fn counted(
    games: &[Game],
    class: &Class,
    events: impl Fn(&Cell) -> u64,
    also: impl Fn(&Cell) -> bool,
) -> (Vec<f64>, Vec<f64>) {
    let sum = |g: &Game, f: &dyn Fn(&Cell) -> u64| {
        let cells = g.record.dyads.iter();
        let cells = cells.filter(|c| class.holds(&c.is) && also(c));
        cells.map(f).sum::<u64>()
    };
    (
        each(games, |g| sum(g, &|c| events(c))),
        each(games, |g| sum(g, &|c| c.years)),
    )
}

/// A class with and without a trait.
fn compared(
    games: &[Game],
    class: &Class,
    with: Trait,
    events: impl Fn(&Cell) -> u64,
    compare: impl Fn(f64, f64) -> Option<f64>,
) -> Found {
    let (there, there_years) = counted(games, class, &events, |c| c.is.contains(&with));
    let (else_, else_years) = counted(games, class, &events, |c| !c.is.contains(&with));
    let figure = |w: &Weights| {
        compare(
            ratio(&there, &there_years, w)?,
            ratio(&else_, &else_years, w)?,
        )
    };
    let value = figure(&once(games.len())).ok_or_else(|| {
        let name: &str = with.into();
        format!(
            "too little happened in these games: {} in {} {YEARS} with the trait `{name}`, {} in {} without",
            total(&there),
            total(&there_years),
            total(&else_),
            total(&else_years)
        )
    })?;
    Ok(Figure {
        value,
        interval: interval(games.len(), figure),
        n: total(&there_years) + total(&else_years),
        of: YEARS,
        events: Some(total(&there) + total(&else_)),
    })
}

fn joins(games: &[Game], hostility: u8) -> Found {
    let sum = |g: &Game, f: fn(&crate::session::batch::Allies) -> u64| {
        let lines = g.record.allies.iter().filter(|a| a.hostility == hostility);
        lines.map(f).sum::<u64>()
    };
    share(
        each(games, |g| sum(g, |a| a.joined)),
        each(games, |g| sum(g, |a| a.opportunities)),
        "ally-opportunities",
    )
}

fn wars(games: &[Game]) -> Found {
    let onsets = each(games, |g| {
        g.disputes.iter().filter(|d| d.hostility == 5).count() as u64
    });
    share(onsets, each(games, |g| u64::from(g.record.years)), "years")
}

/// Wars with a thousand dead that somebody won, each with whether the challenger's side did.
fn decided(game: &Game) -> impl Iterator<Item = (&Dispute, bool)> {
    let wars = game.disputes.iter().filter(|d| d.hostility == 5);
    wars.filter_map(|d| Some((d, d.challenger_won?)))
}

/// Of the decided wars for which `hit` has an answer, the share for which it is yes.
fn wins(games: &[Game], hit: impl Fn(&Dispute, bool) -> Option<bool>) -> Found {
    let count = |g: &Game, wanted: &dyn Fn(bool) -> bool| {
        let all = decided(g).filter_map(|(d, won)| hit(d, won));
        all.filter(|h| wanted(*h)).count() as u64
    };
    share(
        each(games, |g| count(g, &|h| h)),
        each(games, |g| count(g, &|_| true)),
        "decided wars",
    )
}

fn win_slope(games: &[Game]) -> Found {
    let mut cases = Vec::new();
    for (i, game) in games.iter().enumerate() {
        for (d, won) in decided(game) {
            let Some([us, them]) = d.powers else { continue };
            if us <= 0.0 || them <= 0.0 {
                continue;
            }
            let ratio = libm::log(us / them);
            cases.push(Case {
                game: i,
                x: if d.target_began_war { -ratio } else { ratio },
                hit: won != d.target_began_war,
            });
        }
    }
    let figure = |w: &Weights| slope(&cases, w);
    let value = figure(&once(games.len()))
        .ok_or("too few wars are decided in these games, or power tells all of them apart")?;
    Ok(Figure {
        value,
        interval: interval(games.len(), figure),
        n: cases.len() as u64,
        of: "decided wars",
        events: Some(cases.iter().filter(|c| c.hit).count() as u64),
    })
}

fn growth(games: &[Game]) -> Found {
    let mut all = Vec::new();
    for (game, g) in games.iter().enumerate() {
        let values = g.record.spending_growth.iter();
        all.extend(values.map(|&value| Of { game, value }));
    }
    middle(all, games.len(), "nation-years")
}

/// Why nothing can be said of these years; None if some game comes to one of them.
fn beyond(games: &Games, from: i32, to: i32) -> Option<String> {
    let wanted = match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    };
    match games.span() {
        None => Some("no game has a whole year".to_owned()),
        Some((first, last)) if last < from || first > to => Some(format!(
            "the games run from {first} to {last}, and not in {wanted}"
        )),
        Some(_) => None,
    }
}

fn in_years(game: &Game, from: i32, to: i32) -> impl Iterator<Item = &Year> {
    let years = game.record.yearly.iter();
    years.filter(move |y| (from..=to).contains(&y.year))
}

/// The mean over games of a figure of the years, each game's the mean over its own.
fn mean_of_years(
    games: &Games,
    (from, to): (i32, i32),
    of: &'static str,
    f: impl Fn(&Year) -> Option<f64>,
) -> Found {
    if let Some(reason) = beyond(games, from, to) {
        return Err(reason);
    }
    let years = |g: &Game| in_years(g, from, to).filter_map(&f).collect::<Vec<f64>>();
    let all: Vec<Vec<f64>> = games.games.iter().map(years).collect();
    let there: Vec<f64> = all
        .iter()
        .map(|y| if y.is_empty() { 0.0 } else { 1.0 })
        .collect();
    let mean = |y: &Vec<f64>| y.iter().sum::<f64>() / (y.len() as f64).max(1.0);
    let means: Vec<f64> = all.iter().map(mean).collect();
    let figure = |w: &Weights| ratio(&means, &there, w);
    let value =
        figure(&once(means.len())).ok_or_else(|| format!("there are no {of} in these games"))?;
    Ok(Figure {
        value,
        interval: interval(means.len(), figure),
        n: all.iter().map(|y| y.len() as u64).sum(),
        of,
        events: None,
    })
}

fn ranks(games: &Games, charters: &[String], from: i32, to: i32) -> Found {
    let largest = |y: &Year| {
        let own = y.ranks.iter().filter(|r| charters.contains(&r.charter));
        own.max_by_key(|r: &&Ranks| r.members).map(|r| r.spearman)
    };
    mean_of_years(games, (from, to), "alliance-years", largest)
}

fn graph(games: &Games, year: i32, f: impl Fn(&Year) -> Option<f64>) -> Found {
    mean_of_years(games, (year, year), "games with that year", f)
}

fn dissolution(games: &Games, from: i32, to: i32) -> Found {
    if let Some(reason) = beyond(games, from, to) {
        return Err(reason);
    }
    let sum = |g: &Game, f: fn(&Year) -> u64| {
        let followed = in_years(g, from, to).filter(|y| y.parted.is_some());
        followed.map(f).sum::<u64>()
    };
    share(
        each(&games.games, |g| sum(g, |y| y.parted.unwrap_or(0))),
        each(&games.games, |g| sum(g, |y| y.allied)),
        "allied dyad-years",
    )
}

#[cfg(test)]
mod tests;
