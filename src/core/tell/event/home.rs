//! Budgets, disasters, politics and the scenario's own history.

use crate::event::{EventKind as E, GroupEnd};
use crate::figures::fixed;
use crate::ids::NationId;
use crate::tell::{Names, clean, disaster, nations, order, people, percent, split};

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let region = |r: &_| names.region(*r);
    match kind {
        E::OrderRefused {
            nation: n,
            order: o,
            reason,
        } => {
            format!("{} could not \"{}\": {reason}.", nation(n), order(o, names))
        }
        E::DefenceSet {
            nation: n,
            from,
            to,
        } => {
            let verb = if to > from { "raises" } else { "cuts" };
            format!(
                "{} {verb} defence spending from {} to {} of GDP.",
                nation(n),
                percent(*from),
                percent(*to)
            )
        }
        E::MixSet {
            nation: n,
            mix: [land, air, naval],
        } => format!(
            "{} now splits its defence budget {}.",
            nation(n),
            split([*land, *air, *naval], names)
        ),
        E::EquipmentSet { nation: n, percent } => format!(
            "{} now puts {percent}% of what its forces buy into new models.",
            nation(n)
        ),
        E::Built {
            nation: n,
            region: r,
            level,
        } => {
            format!(
                "{} builds up {}; its works reach {}.",
                nation(n),
                region(r),
                fixed(*level, 1)
            )
        }
        E::Prestocked {
            nation: n,
            region: r,
            kilotonnes,
        } => {
            format!(
                "{} lays in {} kt of supplies in {}.",
                nation(n),
                fixed(*kilotonnes, 0),
                region(r)
            )
        }
        E::Deficit {
            nation: n,
            billions: b,
        } => {
            let short = names.scenario().money.some(*b);
            format!("{} runs a deficit of {short} and must cut.", nation(n))
        }
        E::Disaster {
            region: r,
            kind,
            severity,
            deaths,
        } => {
            let how = match severity {
                s if *s >= 0.66 => "devastates",
                s if *s >= 0.33 => "strikes",
                _ => "troubles",
            };
            let how = if disaster(*kind, names) == "floods" {
                how.trim_end_matches('s')
            } else {
                how
            };
            let dead = match people(*deaths).as_str() {
                "0" => String::new(),
                "1" => ": a life is lost".to_owned(),
                many => format!(": {many} people die"),
            };
            format!("{} {how} {}{dead}.", disaster(*kind, names), region(r))
        }
        E::ReliefSent {
            region: r,
            nation: n,
            holder,
            billions,
        } => format!(
            "{} sends help to {} in {}: {}.",
            nation(n),
            nation(holder),
            region(r),
            names.scenario().money.some(*billions)
        ),
        E::ReliefArrived {
            region: r,
            nation: n,
            holder,
            billions,
        } => format!(
            "The help of {} reaches {} in {}: {}.",
            nation(n),
            nation(holder),
            region(r),
            names.scenario().money.some(*billions)
        ),
        E::ReliefTurnedAway {
            region: r,
            nation: n,
            holder,
        } => format!(
            "{} turns away the help that {} sends to {}.",
            nation(holder),
            nation(n),
            region(r)
        ),
        E::LeftAlone {
            region: r,
            nation: n,
            by,
        } => format!(
            "Nobody has helped {} in {}; it remembers who could have: {}.",
            nation(n),
            region(r),
            some(by, names)
        ),
        E::Insurgency {
            region: r,
            nation: n,
            strength,
        } => {
            let how = if *strength >= 0.5 {
                "open revolt"
            } else {
                "resistance"
            };
            format!("{} spreads in {} against {}.", how, region(r), nation(n))
        }
        E::Attacked {
            region: r,
            nation: n,
            deaths,
            group,
        } => {
            let killed = match people(*deaths).as_str() {
                "0" => "nobody is".to_owned(),
                "1" => "one person is".to_owned(),
                many => format!("{many} people are"),
            };
            let what = match group {
                Some(group) => format!("an attack by {} on", clean(group)),
                None => "terror strikes".to_owned(),
            };
            format!("{what} {}: {killed} killed in {}.", nation(n), region(r))
        }
        E::SponsorStopped {
            group,
            region: r,
            nation: holder,
            sponsor,
        } => format!(
            "{} gives nothing more to {} in {} against {}.",
            nation(sponsor),
            clean(group),
            region(r),
            nation(holder)
        ),
        E::HavenClosed {
            group,
            region: r,
            nation: n,
            holder,
        } => format!(
            "{} closes the haven in {} to {} against {}.",
            nation(n),
            region(r),
            clean(group),
            nation(holder)
        ),
        E::GroupEnded {
            group,
            region: r,
            nation: n,
            end,
        } => {
            let (group, place, nation) = (clean(group), region(r), nation(n));
            match end {
                GroupEnd::Broken => format!("{nation} has broken {group} in {place}."),
                GroupEnd::Prevailed => {
                    format!("{nation} holds {place}, which is the end of {group}.")
                }
                GroupEnd::Disarmed => format!("the last arms of {group} in {place} are laid down."),
            }
        }
        E::Elected {
            nation: n,
            leader,
            again,
        } => {
            let office = if *again { "stays in" } else { "takes" };
            format!("{} votes, and {leader} {office} office.", nation(n))
        }
        E::Coup { nation: n, leader } => format!("a coup in {}: {leader} seizes power.", nation(n)),
        E::Unrest { nation: n } => format!("crowds fill the streets of {}.", nation(n)),
        E::Recession { nation: n } => format!("{} slides into recession.", nation(n)),
        E::BecameNuclear { nation: n } => format!("{} tests a nuclear weapon.", nation(n)),
        E::History { script } => {
            let (title, text) = names.script(*script);
            let title = title.trim_end_matches('.');
            // A title that asks or cries out has its mark already.
            match (title.ends_with(['?', '!']), text.is_empty()) {
                (true, _) => format!("{title} {text}").trim_end().to_owned(),
                (false, true) => format!("{title}."),
                (false, false) => format!("{title}: {text}"),
            }
        }
        E::Decided {
            nation: n,
            script,
            course,
        } => {
            let (_, course) = names.course(*script, *course);
            let course = course.trim_end_matches('.');
            format!("{} decides: {course}.", nation(n))
        }
        E::ObjectiveMet {
            nation: n,
            objective,
        } => {
            format!(
                "{} attains its aim: {}.",
                nation(n),
                names.objective(*objective)
            )
        }
        E::GameOver => "the last page is turned: the game is over.".to_owned(),
        _ => String::new(),
    }
}

/// Nations by name, of many the first few.
fn some(list: &[NationId], names: &(impl Names + ?Sized)) -> String {
    const FEW: usize = 5;
    if list.len() <= FEW + 1 {
        return nations(list, names);
    }
    let first: Vec<String> = list[..FEW].iter().map(|n| names.nation(*n)).collect();
    format!("{} and {} more", first.join(", "), list.len() - FEW)
}
