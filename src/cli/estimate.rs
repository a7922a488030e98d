//! `estimate`: what a seat's staff makes of a saved game.

use std::sync::Arc;

use casus_foederis::estimate::{Line, Link, Share, Spread, Staff, Trend};
use casus_foederis::ids::NationId;
use casus_foederis::session::{Places, Replay, seats, typed};
use casus_foederis::tell::{self, Names};
use casus_foederis::view::View;
use clap::{Args, value_parser};
use serde_json::{Value, json};

use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Estimate {
    /// A saved game
    save: String,
    /// The turn whose position is looked at [default: the last]
    #[arg(long, value_name = "N")]
    turn: Option<u32>,
    /// The nation whose staff is asked [default: the first seat of the game]
    #[arg(long, value_name = "ID")]
    seat: Option<String>,
    /// An order to weigh, as RON: 'Mobilise(on: true)', 'Denounce(nation: "NOR")'; beside it the ministers order what they would.
    /// Each --order is a line of action of its own
    #[arg(long, value_name = "RON")]
    order: Vec<String>,
    /// Months to look ahead: 12 or 24
    #[arg(long, value_name = "M", default_value_t = 12, value_parser = months)]
    months: u32,
    /// Futures to look at [default: 400, and fewer on maps of more than 60 nations]
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=100_000))]
    pairs: Option<u32>,
    /// Say too what has moved the chance of war since the turn before: what was known then is put back part by part
    #[arg(long)]
    trend: bool,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

/// What has moved the chance of war since the turn before.
struct Moved {
    before: Share,
    trend: Trend,
}

fn months(text: &str) -> Result<u32, String> {
    match text {
        "12" => Ok(12),
        "24" => Ok(24),
        _ => Err("12 or 24 months are looked at".to_owned()),
    }
}

pub fn estimate(args: &Estimate, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let mut replay = Replay::open(&places.save(&args.save))?;
    let turn = args.turn.unwrap_or_else(|| replay.len());
    replay.seek(turn)?;
    if let Some(gap) = replay.gap() {
        return Err(Stop::Failed(format!("{}: {gap}", args.save)));
    }
    let seat = seat(args, &replay)?;
    let game = replay.game();
    let view = Arc::new(game.view(seat));
    let us = name(&view, seat);
    if game.over() || view.nation(seat).extinct() {
        let message = format!("{}: nothing lies before {us} after turn {turn}", args.save);
        return Err(Stop::Failed(message));
    }
    let mut lines = vec![Line::Ministers];
    for text in &args.order {
        let order = typed(view.scenario(), text)
            .map_err(|why| Stop::Wrong(format!("--order {text}: {why}")))?;
        Staff::judge(&view, std::slice::from_ref(&order)).map_err(|why| {
            Stop::Wrong(format!("--order {text}: {us} may not order this: {why}"))
        })?;
        lines.push(Line::With(vec![order]));
    }
    let stages = Staff::stages(view.scenario());
    let futures = args.pairs.or(stages.last().copied()).unwrap_or(1);
    let mut staff = Staff::new(view, lines, args.months);
    staff.look(futures, || true);
    let moved = match args.trend && turn > 0 {
        true => moved(&staff, &mut replay, turn)?,
        false => None,
    };
    match args.format {
        Listing::Json => shell.json(&data(&staff, moved.as_ref())),
        Listing::Text => text(&staff, moved.as_ref(), shell),
    }
}

/// What was foreseen a turn before, and what has moved it since.
fn moved(staff: &Staff, replay: &mut Replay, turn: u32) -> Result<Option<Moved>, Stop> {
    replay.seek(turn - 1)?;
    let view = Arc::new(replay.game().view(staff.view().me));
    let (futures, months) = (staff.futures(), staff.months());
    let mut then = Staff::new(view.clone(), vec![Line::Ministers], months).without_allies();
    then.look(futures, || true);
    let trend = Trend::look(staff.view(), &view, Link::War, (futures, months), || true);
    Ok(trend.map(|trend| Moved {
        before: then.chance(0, Link::War),
        trend,
    }))
}

fn name(view: &View, nation: NationId) -> String {
    Names::nation(view, nation)
}

/// A line of data; what comes from files is in it.
fn put(shell: &mut Shell<'_>, line: &str) -> Result<(), Stop> {
    shell.line(&tell::clean(line))
}

fn seat(args: &Estimate, replay: &Replay) -> Result<NationId, Stop> {
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

fn text(staff: &Staff, moved: Option<&Moved>, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let view = &**staff.view();
    let scenario = view.scenario();
    let us = name(view, view.me);
    put(
        shell,
        &format!(
            "{us}, {}: {} futures of {} months, if its ministers carry on from here",
            scenario.told(view.public.turn),
            staff.futures(),
            staff.months()
        ),
    )?;
    for (at, line) in staff.lines().iter().enumerate() {
        put(shell, "")?;
        if let Line::Draft(orders) | Line::With(orders) = line {
            let told: Vec<String> = orders.iter().map(|o| tell::order(o, view)).collect();
            put(
                shell,
                &format!("{} (under the same luck):", told.join("; ")),
            )?;
        }
        if at > 0 {
            changes(staff, at, shell)?;
        } else {
            chain(staff, shell)?;
        }
    }
    if let Some(Moved { before, trend }) = moved {
        let now = staff.chance(0, Link::War);
        put(shell, "")?;
        put(
            shell,
            &format!(
                "War was {} a turn before. In points, {}",
                tell::chance(*before),
                tell::causes(trend, now.value() - before.value(), view)
            ),
        )?;
    }
    Ok(())
}

/// What lies before the nation as things stand.
fn chain(staff: &Staff, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let view = &**staff.view();
    for link in Staff::links() {
        let share = staff.chance(0, link);
        let mut line = format!("{:<37}{}", tell::link(link, view), tell::chance(share));
        line += &format!(", {}", tell::likelihood(share.value()));
        if link == Link::War {
            line += &format!(": {}", tell::danger(share.value()));
        }
        put(shell, &line)?;
    }
    costs(staff, 0, shell)?;
    if let Some(bad) = staff.bad() {
        put(shell, "")?;
        for sentence in tell::bad(&bad, view) {
            put(shell, &sentence)?;
        }
    }
    if let Some(by) = staff.aggressor() {
        put(shell, "")?;
        put(
            shell,
            &format!(
                "If {} attacked now, with forces within {} months:",
                name(view, by),
                casus_foederis::estimate::HELP_MONTHS
            ),
        )?;
        for (ally, share) in staff.help(0) {
            let (ally, word) = (name(view, ally), tell::likelihood(share.value()));
            put(
                shell,
                &format!("  {ally:<35}{}, {word}", tell::chance(share)),
            )?;
        }
    }
    Ok(())
}

fn costs(staff: &Staff, at: usize, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let money = &staff.view().scenario().money;
    let Spread { middle, high, .. } = staff.dead(at);
    let (middle, high) = (tell::souls(middle), tell::souls(high));
    put(
        shell,
        &format!(
            "{:<37}{middle}; one time in ten over {high}",
            "dead on our side"
        ),
    )?;
    let Spread { low, middle, high } = staff.treasury(at);
    put(
        shell,
        &format!(
            "{:<37}{} ({} to {} eight times in ten)",
            "treasury at the end",
            money.told(middle),
            money.told(low),
            money.told(high)
        ),
    )
}

/// What a line of action changes; what makes no difference is counted only.
fn changes(staff: &Staff, at: usize, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let view = &**staff.view();
    let mut same = 0;
    for link in Staff::links() {
        let change = staff.change(at, link);
        if !change.matters() {
            same += 1;
            continue;
        }
        let (label, chance) = (tell::link(link, view), tell::chance(staff.chance(at, link)));
        let (shift, word) = (tell::shift(change), tell::safer(change));
        put(shell, &format!("{label:<37}{chance}, {shift}: {word}"))?;
    }
    costs(staff, at, shell)?;
    if same > 0 {
        put(shell, &format!("{same} more make no difference"))?;
    }
    for (before, now) in staff.help(0).into_iter().zip(staff.help(at)) {
        if before.1 != now.1 {
            let (ally, chance) = (name(view, now.0), tell::chance(now.1));
            put(shell, &format!("  {ally:<35}{chance} if we were attacked"))?;
        }
    }
    Ok(())
}

fn data(staff: &Staff, moved: Option<&Moved>) -> Value {
    let view = &**staff.view();
    let scenario = view.scenario();
    let id = |nation: NationId| scenario.nation(nation).id.clone();
    let lines = staff.lines().iter().enumerate().map(|(at, line)| {
        let orders = match line {
            Line::Ministers => Vec::new(),
            Line::Draft(orders) | Line::With(orders) => orders.clone(),
        };
        let chain = Staff::links().map(|link| {
            let (share, change) = (staff.chance(at, link), staff.change(at, link));
            json!({
                "link": link,
                "times": share.times,
                "chance": share.value(),
                "range": share.range(),
                "change": change.value(),
                "change_range": change.range(),
            })
        });
        let help = staff.help(at).into_iter().map(|(ally, share)| {
            json!({
                "nation": id(ally),
                "times": share.times,
                "chance": share.value(),
                "range": share.range(),
            })
        });
        json!({
            "orders": orders,
            "chain": chain.collect::<Vec<_>>(),
            "dead_thousands": staff.dead(at),
            "treasury_billions": staff.treasury(at),
            "help": help.collect::<Vec<_>>(),
        })
    });
    json!({
        "map": scenario.id,
        "turn": view.public.turn,
        "date": scenario.told(view.public.turn),
        "seat": id(view.me),
        "months": staff.months(),
        "futures": staff.futures(),
        "attacked_by": staff.aggressor().map(id),
        "bad": staff.bad().map(|bad| json!({
            "foe": id(bad.foe),
            "times": bad.share.times,
            "of": bad.share.of,
            "beats": bad.beats.iter().map(|beat| json!({
                "link": beat.link,
                "turn": beat.turn,
                "nation": beat.other.map(id),
                "region": beat.region.map(|r| scenario.region(r).id.clone()),
            })).collect::<Vec<_>>(),
            "turns_on": bad.turns_on,
        })),
        "moved": moved.map(|Moved { before, trend }| json!({
            "link": trend.link,
            "before": before.value(),
            "parts": trend.parts.iter().map(|(group, change)| json!({
                "group": group,
                "change": change.value(),
                "change_range": change.range(),
            })).collect::<Vec<_>>(),
            "rest": trend.rest(staff.chance(0, Link::War).value() - before.value()),
        })),
        "lines": lines.collect::<Vec<_>>(),
    })
}
