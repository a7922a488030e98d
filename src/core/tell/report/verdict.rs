//! How it ended, in a headline and two sentences, and how that compares.

use crate::figures::grouped;
use crate::report::{Course, Report};
use crate::tell::{Names, Register, capital, count, list, rung, souls};

/// The title: what it came to in a few words, the nation and the time.
#[must_use]
pub fn headline(report: &Report, names: &Register) -> String {
    let scenario = names.scenario();
    let course = &report.course;
    let lost = course.wars.iter().any(|w| w.won == Some(false));
    let won = course.wars.iter().any(|w| w.won == Some(true));
    let on = course.wars.iter().any(|w| w.ended.is_none());
    let held = course.goals.iter().all(|g| g.1);
    let word = match () {
        () if course.fallen => "The state has fallen",
        () if on => "A war not over",
        () if lost => "A war lost",
        () if won => "A war won",
        () if !course.wars.is_empty() => "A war without a victor",
        () if held => "The peace held",
        () => "No war, and not all that was wanted",
    };
    format!(
        "{word}: {}, {} to {}",
        capital(&names.nation(report.me())),
        scenario.told(0),
        scenario.told(report.last)
    )
}

/// Two sentences: what came of the wars and quarrels, and what was held.
#[must_use]
pub fn sentences(report: &Report, names: &Register) -> Vec<String> {
    vec![quarrels(report, names), holdings(report, names)]
}

fn quarrels(report: &Report, names: &Register) -> String {
    let course = &report.course;
    let me = capital(&names.nation(report.me()));
    let hot = report.cold.iter().filter(|c| c.mine);
    let number = hot.clone().count();
    if course.wars.is_empty() {
        let top = hot.map(|c| c.top).max();
        let dead = match course.dead > 0.0005 {
            true => format!("; {} died on its side", souls(course.dead)),
            false => String::new(),
        };
        return match top {
            None => format!("{me} was in no war, and in no crisis worth the name{dead}."),
            Some(top) => format!(
                "{me} was in no war: {} ended short of one, the hottest at {}{dead}.",
                match number {
                    1 => "the one crisis that it was in".to_owned(),
                    n => format!("the {n} crises that it was in"),
                },
                rung(top, names)
            ),
        };
    }
    let cold = match number {
        0 => String::new(),
        1 => "; 1 crisis more stayed cold".to_owned(),
        n => format!("; {n} crises more stayed cold"),
    };
    let dead = souls(course.dead);
    if let [war] = &course.wars[..] {
        let enemy = names.nation(war.enemy);
        let from = names.scenario().told(war.began);
        let told = match (war.ended, war.won) {
            (None, _) => format!("is in a war with {enemy} since {from}"),
            (_, Some(true)) => format!("won the war with {enemy} that began in {from}"),
            (_, Some(false)) => format!("lost the war with {enemy} that began in {from}"),
            (_, None) => format!("was in a war with {enemy} from {from} on that nobody won"),
        };
        return format!("{me} {told}; {dead} died on its side{cold}.");
    }
    let those = |won: Option<bool>| {
        let over = course.wars.iter().filter(|w| w.ended.is_some());
        over.filter(|w| w.won == won).count()
    };
    let on = course.wars.iter().filter(|w| w.ended.is_none()).count();
    let told = [
        (those(Some(true)), "won"),
        (those(Some(false)), "lost"),
        (those(None), "that nobody won"),
        (on, "not over"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    format!(
        "{me} was in {} wars: {}; {dead} died on its side{cold}.",
        course.wars.len(),
        list(&told)
    )
}

fn holdings(report: &Report, names: &Register) -> String {
    let course = &report.course;
    let goals = match (course.held(), course.goals.len()) {
        (_, 0) => String::new(),
        (n, of) if n == of => format!("all {} held", count(of as u64, "goal")),
        (n, of) => format!("{n} of {} held", count(of as u64, "goal")),
    };
    let mut parts = vec![goals];
    parts.push(soil(report, names));
    parts.push(alliances(report, names));
    parts.retain(|p| !p.is_empty());
    capital(&format!("{}.", parts.join("; ")))
}

fn soil(report: &Report, names: &Register) -> String {
    let (began, course) = (&report.began.land, &report.course);
    if course.fallen {
        return "no soil of its own is left to it".to_owned();
    }
    let lost = began.iter().filter(|r| !course.land.contains(r));
    let lost: Vec<String> = lost.map(|r| names.region(*r)).collect();
    let gained = course.land.iter().filter(|r| !began.contains(r));
    let gained: Vec<String> = gained.map(|r| names.region(*r)).collect();
    match (lost.is_empty(), gained.is_empty()) {
        (true, true) => "its soil is what it was".to_owned(),
        (false, true) => format!("{} lost", list(&lost)),
        (true, false) => format!("{} gained", list(&gained)),
        (false, false) => format!("{} lost and {} gained", list(&lost), list(&gained)),
    }
}

/// Treaties that are named; more are counted.
const NAMED: usize = 2;

fn alliances(report: &Report, names: &Register) -> String {
    let (began, now) = (&report.began.treaties, &report.course.treaties);
    let told = |ids: Vec<&crate::ids::TreatyId>| -> Option<String> {
        let mut said: Vec<String> = ids.iter().take(NAMED).map(|t| names.treaty(**t)).collect();
        match ids.len().saturating_sub(NAMED) {
            0 => {}
            n => said.push(format!("{n} more")),
        }
        (!said.is_empty()).then(|| list(&said))
    };
    let stays = told(began.iter().filter(|t| now.contains(t)).collect());
    let gone = told(began.iter().filter(|t| !now.contains(t)).collect());
    let new = told(now.iter().filter(|t| !began.contains(t)).collect());
    let mut parts = Vec::new();
    parts.extend(stays.map(|t| format!("still in {t}")));
    parts.extend(gone.map(|t| format!("no longer in {t}")));
    parts.extend(new.map(|t| format!("new in {t}")));
    match parts.is_empty() {
        true => "in no treaty".to_owned(),
        false => parts.join(", "),
    }
}

/// The score among all states, and beside what the computer made of the same seat.
#[must_use]
pub fn standing(report: &Report, names: &Register) -> String {
    let (score, place) = (report.course.points(), report.place());
    let among = match place {
        1 => "first".to_owned(),
        n => format!("number {n}"),
    };
    let first = format!(
        "Score {}, {among} of {} states.",
        grouped(score),
        report.scores.len()
    );
    match &report.rank {
        None => first,
        Some(rank) => format!(
            "{first} From the same start {} computer governments of {} did worse. Rank: {}.",
            outdone(rank.worse, rank.scores.len()),
            names.nation(report.who(report.first)),
            self::rank(rank.worse)
        ),
    }
}

fn outdone(worse: f64, of: usize) -> String {
    let number = worse * of as f64;
    match number {
        n if n < 0.25 => format!("none of {of}"),
        n if n > of as f64 - 0.25 => format!("all {of}"),
        n => format!("{} of {of}", grouped(n)),
    }
}

/// The name of a rank by the share of the computer's governments that did worse, 0..1.
#[must_use]
pub fn rank(worse: f64) -> &'static str {
    match worse {
        w if w >= 0.9 => "architect of peace",
        w if w >= 0.7 => "statesman",
        w if w >= 0.4 => "minister",
        w if w >= 0.15 => "chargé d'affaires",
        _ => "a footnote",
    }
}

/// What a nation has come to, in a clause: for those who set two courses side by side.
pub(super) fn fate(course: &Course) -> Option<&'static str> {
    course.fallen.then_some("the state falls")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_go_up_with_the_share_outdone() {
        let ranks = [0.0, 0.2, 0.5, 0.75, 0.95].map(rank);
        assert_eq!(
            ranks,
            [
                "a footnote",
                "chargé d'affaires",
                "minister",
                "statesman",
                "architect of peace"
            ]
        );
        assert_eq!(outdone(0.5, 24), "12 of 24");
        assert_eq!(outdone(1.0, 24), "all 24");
        assert_eq!(outdone(0.0, 24), "none of 24");
    }
}
