//! Wars and battles.

use super::crises::moved_by;
use super::diplomacy::out_of;
use crate::content::Arm;
use crate::event::{EventKind as E, Termination, WarCause};
use crate::ids::{CrisisId, NationId};
use crate::order::Side;
use crate::tell::{
    Names, arm_all, cause, factor, list, men, months, parting, people, side, souls,
    terms as tell_terms,
};
use crate::why::Factor;

pub(super) fn sentence(kind: &E, names: &(impl Names + ?Sized)) -> String {
    let nation = |n: &_| names.nation(*n);
    let region = |r: &_| names.region(*r);
    match kind {
        E::WarBegan {
            challenger, target, ..
        } => {
            format!("war: {} attacks {}.", nation(challenger), nation(target))
        }
        E::WarJoined {
            crisis,
            nation: n,
            side: s,
            cause: c,
        } => joined(*crisis, *n, *s, &[*c], names),
        E::WarEnded {
            crisis,
            terms,
            victor,
            months: m,
            deaths,
            how,
        } => ended(
            &over(&names.quarrel(*crisis, Some(true)), *how, names),
            &tell_terms(terms, names.parties(*crisis), names),
            victor.map(|s| side(s, names)),
            &months(*m, &names.scenario().calendar),
            *deaths,
        ),
        E::PartingAsked {
            crisis,
            nation: n,
            to,
            terms,
        } => format!(
            "{} asks {} for a separate peace in {}: {}.",
            nation(n),
            nation(to),
            names.quarrel(*crisis, Some(true)),
            parting(*terms, names)
        ),
        E::PartingRefused { nation: n, by, .. } => {
            format!("{} refuses {} a separate peace.", nation(by), nation(n))
        }
        E::SeparatePeace {
            crisis,
            nation: n,
            with,
            terms,
            broken,
        } => {
            let word = broken.map_or(String::new(), |t| {
                format!(" against its word under {}", names.treaty(t))
            });
            format!(
                "{} makes its own peace with {}{word} and leaves {}: {}.",
                nation(n),
                nation(with),
                names.quarrel(*crisis, Some(true)),
                parting(*terms, names)
            )
        }
        E::NuclearUse { by, on, .. } => {
            format!("{} uses nuclear weapons on {}.", nation(by), nation(on))
        }
        E::Battle {
            region: r,
            attacker,
            defender,
            won,
            attacker_loss,
            defender_loss,
            factors,
        } => {
            let fight = battle(*attacker, *defender, *won, &region(r), names);
            let why = match decisive(factors, *won) {
                Some(f) => format!("; {} decided", factor(f, names)),
                None if factors.is_empty() => String::new(),
                None => ", against the odds".to_owned(),
            };
            format!(
                "{fight}, losing {} to {}{why}.",
                men(*attacker_loss, names),
                people(*defender_loss * 10.0)
            )
        }
        E::AttackHeld {
            region: r,
            attacker,
            defender,
            chance,
            ..
        } => format!(
            "the commanders of {} hold back from {} in {}: {} of winning the ground.",
            nation(attacker),
            nation(defender),
            region(r),
            crate::tell::percent(*chance)
        ),
        E::NavalBattle {
            region: r,
            attacker,
            defender,
            won: true,
        } => format!(
            "the {} {} sweeps the {} from {}.",
            names.adjective(*attacker),
            arm_all(Arm::Naval, names),
            names.adjective(*defender),
            region(r)
        ),
        E::NavalBattle {
            region: r,
            attacker,
            defender,
            ..
        } => format!(
            "the {} {} holds {} against the {}.",
            names.adjective(*defender),
            arm_all(Arm::Naval, names),
            region(r),
            names.adjective(*attacker)
        ),
        E::RegionTaken {
            region: r,
            by,
            from: Some(from),
        } => match (region(r), nation(from)) {
            (place, holder) if place == holder => {
                format!("{} takes the whole of {place}.", nation(by))
            }
            (place, holder) => format!("{} takes {place} from {holder}.", nation(by)),
        },
        E::RegionTaken {
            region: r,
            by,
            from: None,
        } => {
            format!("{} occupies {}.", nation(by), region(r))
        }
        E::Evacuated {
            nation: n,
            to,
            regions,
        } => {
            let places: Vec<String> = regions.iter().map(region).collect();
            let go = match places.len() {
                1 => "goes",
                _ => "go",
            };
            format!(
                "{} evacuates {}, which {go} back to {}.",
                nation(n),
                list(&places),
                nation(to)
            )
        }
        E::RegionCeded {
            region: r,
            from,
            to,
        } => {
            format!("{} cedes {} to {}.", nation(from), region(r), nation(to))
        }
        E::Capitulated { nation: n, to } => {
            format!("{} lays down its arms before {}.", nation(n), nation(to))
        }
        E::Exiled { nation: n, host } if n == host => {
            format!(
                "the government of {} is driven out, and nobody takes it in.",
                nation(n)
            )
        }
        E::Exiled { nation: n, host } => {
            format!("the government of {} flees to {}.", nation(n), nation(host))
        }
        E::Restored { nation: n } => format!("the government of {} comes home.", nation(n)),
        E::Extinct {
            nation: n,
            to,
            treaties,
        } => {
            let by = to.map_or(String::new(), |t| format!(" to {}", nation(&t)));
            let out = out_of(treaties, names);
            format!(
                "{} has lost the last of its soil{by}: it is a state no more{out}.",
                nation(n)
            )
        }
        _ => String::new(),
    }
}

/// The entry of a nation into a war, with all that brought it in.
pub(in crate::tell) fn joined(
    crisis: CrisisId,
    nation: NationId,
    s: Side,
    causes: &[WarCause],
    names: &(impl Names + ?Sized),
) -> String {
    let treaty = |c: &WarCause| match *c {
        WarCause::Alliance(t) => Some(names.treaty(t)),
        _ => None,
    };
    let treaties: Vec<String> = causes.iter().filter_map(treaty).collect();
    let others = causes.iter().filter(|c| treaty(c).is_none());
    let mut why: Vec<String> = others.map(|c| cause(*c, names)).collect();
    if !treaties.is_empty() {
        why.insert(0, format!("bound by {}", list(&treaties)));
    }
    format!(
        "{} enters {} on the side of the {}, {}.",
        names.nation(nation),
        names.quarrel(crisis, Some(true)),
        side(s, names),
        why.join(", and ")
    )
}

fn battle(
    attacker: NationId,
    defender: NationId,
    won: bool,
    region: &str,
    names: &(impl Names + ?Sized),
) -> String {
    let (us, them) = (names.nation(attacker), names.nation(defender));
    if won {
        format!("{us} breaks through against {them} in {region}")
    } else {
        format!("{us} attacks {them} in {region} and is thrown back")
    }
}

/// What helped the winner of a battle most; None where the odds were against him.
fn decisive(factors: &[(Factor, f64)], won: bool) -> Option<Factor> {
    let sign = if won { 1.0 } else { -1.0 };
    let sum: f64 = factors.iter().map(|f| f.1 * sign).sum();
    let mut best: Option<(Factor, f64)> = None;
    for &(factor, value) in factors {
        if value * sign > best.map_or(0.0, |b| b.1) {
            best = Some((factor, value * sign));
        }
    }
    best.map(|(f, _)| f).filter(|_| sum >= 0.0)
}

/// How a war came to its end, up to the words that say in what.
fn over(war: &str, how: Termination, names: &(impl Names + ?Sized)) -> String {
    match how {
        Termination::Yielded { by, because } => {
            let (by, moved) = (names.nation(by), moved_by(because, names));
            format!("{by} gives up {war}{moved}; it ends")
        }
        Termination::Struck { broker: Some(b) } => {
            format!("{war} ends, with {} between the two,", names.nation(b))
        }
        Termination::Fallen { nation } => {
            format!("{} is beaten, and {war} ends", names.nation(nation))
        }
        Termination::Strike => format!("{war} ends after the strikes"),
        Termination::Struck { broker: None }
        | Termination::Dropped { .. }
        | Termination::Faded { .. }
        | Termination::Moot => format!("{war} ends"),
    }
}

fn ended(over: &str, how: &str, victor: Option<&str>, span: &str, deaths: f64) -> String {
    let victor = match victor {
        Some(s) => format!("and the {s} has won"),
        None => "without a victor".to_owned(),
    };
    let dead = souls(deaths);
    format!("{over} in {how}, {victor}; it lasted {span} and {dead} died.")
}
