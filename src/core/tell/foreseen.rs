//! What a staff foresees, told: what may come and in which order, what it turns on, and what has moved a chance.

use super::{Names, chance, foreseen_fact, foreseen_group, percent};
use crate::estimate::{Bad, Beat, Hinge, Link, Share, Trend};

/// A step of a future with its date: `Oct 812 shots with the Karsk Empire`.
#[must_use]
pub fn beat(beat: &Beat, names: &(impl Names + ?Sized)) -> String {
    let who = beat.other.map(|n| names.nation(n));
    let what = match (beat.link, who) {
        (Link::Demand, Some(who)) => format!("a demand by {who}"),
        (Link::Demand, None) => "a demand".to_owned(),
        (Link::Shots, Some(who)) => format!("shots with {who}"),
        (Link::Shots, None) => "shots".to_owned(),
        (Link::War, Some(who)) => format!("war with {who}"),
        (Link::War, None) => "war".to_owned(),
        (Link::LandLost, who) => {
            let what = beat.region.map_or("land".to_owned(), |r| names.region(r));
            match who {
                Some(who) => format!("{what} lost to {who}"),
                None => format!("{what} lost"),
            }
        }
        (Link::AllyCalls, Some(who)) => format!("{who} calls for help"),
        (Link::AllyCalls, None) => "an ally calls for help".to_owned(),
        (Link::AllyFails, _) => "an ally does not come".to_owned(),
        (Link::AllianceLoses, Some(who)) => format!("{who} leaves an alliance of ours"),
        (Link::AllianceLoses, None) => "an alliance of ours ends".to_owned(),
        (Link::GoalLost, _) => "a goal lost".to_owned(),
    };
    format!("{} {what}", names.scenario().told(beat.turn))
}

/// The war that comes most often: how often, how it comes, and what it turns on; a sentence each.
#[must_use]
pub fn bad(bad: &Bad, names: &(impl Names + ?Sized)) -> Vec<String> {
    let foe = names.nation(bad.foe);
    let Share { times, of } = bad.share;
    let beats: Vec<String> = bad.beats.iter().map(|b| beat(b, names)).collect();
    let mut told = vec![format!(
        "{times} of {of} wars in these futures are with {foe}, most like this: {}.",
        beats.join("; ")
    )];
    told.extend(bad.turns_on.map(|h| hinge(&h, &foe, names)));
    told
}

/// What parts the futures with a war from those without.
fn hinge(hinge: &Hinge, foe: &str, names: &(impl Names + ?Sized)) -> String {
    let fact = foreseen_fact(hinge.fact, names);
    format!(
        "It turns on {fact} of {foe}, which we do not know: war {} if it is {} or more, {} if it is {} or less.",
        chance(hinge.above),
        percent(hinge.high),
        chance(hinge.below),
        percent(hinge.low),
    )
}

/// Parts of a trend that are told, of those that come to a point or more.
const TOLD: usize = 3;

/// What has moved a chance since the turn before, the weightiest first, and the rest: `quarrels +5, their forces +2, rest +1`.
#[must_use]
pub fn causes(trend: &Trend, whole: f64, names: &(impl Names + ?Sized)) -> String {
    let points = |share: f64| (share * 100.0).round() as i64;
    let mut parts: Vec<(String, f64)> = trend
        .parts
        .iter()
        .map(|(group, change)| (foreseen_group(*group, names).to_owned(), change.value()))
        .filter(|(_, value)| points(*value) != 0)
        .collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    parts.truncate(TOLD);
    let told: f64 = parts.iter().map(|p| points(p.1) as f64).sum();
    let rest = points(whole) - told as i64;
    let mut said: Vec<String> = parts
        .iter()
        .map(|(word, value)| format!("{word} {:+}", points(*value)))
        .collect();
    if rest != 0 || said.is_empty() {
        said.push(format!(
            "{} {rest:+}",
            if said.is_empty() {
                "many things"
            } else {
                "the rest"
            }
        ));
    }
    said.join(", ")
}
