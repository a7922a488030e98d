//! What a course of scripted history would bring about, effect by effect, for whoever has to choose.

use super::words::arm;
use super::{Names, capital, fighters, money, percent, stake};
use crate::content::Effect;
use crate::figures::{number, signed};
use crate::ids::NationId;

/// An effect in a few words: `stability of Egypt -0.10`. Exhaustive, so that a new effect is told.
#[must_use]
pub fn effect(effect: &Effect, names: &(impl Names + ?Sized)) -> String {
    use Effect as E;
    let nation = |n: &NationId| names.nation(*n);
    let of = |what: &str, n: &NationId, by: &f64| {
        format!("{what} of {} {}", names.nation(*n), signed(*by, 2))
    };
    match effect {
        E::Tension(by) => format!("tension in the world {}", signed(*by, 2)),
        E::Grievance(a, b, by) => {
            let change = signed(*by, 2);
            format!("grievance of {} against {} {change}", nation(a), nation(b))
        }
        E::Rivalry(a, b, by) => {
            format!(
                "rivalry of {} and {} {}",
                nation(a),
                nation(b),
                signed(*by, 2)
            )
        }
        E::Affinity(a, b, by) => {
            format!(
                "affinity of {} and {} {}",
                nation(a),
                nation(b),
                signed(*by, 2)
            )
        }
        E::Stability(n, by) => of("stability", n, by),
        E::Approval(n, by) => of("approval", n, by),
        E::Resolve(n, by) => of("resolve", n, by),
        E::Modernity(n, by) => of("modernity", n, by),
        E::Regime(n, by) => of("democracy", n, by),
        E::Treasury(n, by) if *by < 0.0 => format!("{} pays {}", nation(n), money(-by, names)),
        E::Treasury(n, by) => format!("{} gets {}", nation(n), money(*by, names)),
        E::Gdp(n, factor) => {
            format!(
                "output of {} {}%",
                nation(n),
                signed((factor - 1.0) * 100.0, 1)
            )
        }
        E::Growth(n, by) => {
            format!(
                "growth of {} {} points a year",
                nation(n),
                signed(by * 100.0, 1)
            )
        }
        E::Ideal(n, x, y) => format!(
            "{} shifts in world politics by {} and {}",
            nation(n),
            signed(*x, 1),
            signed(*y, 1)
        ),
        E::Nuclear(n, by) if *by < 0.0 => {
            format!("{} gives up {} warheads", nation(n), number(-by))
        }
        E::Nuclear(n, by) => format!("{} gets {} warheads", nation(n), number(*by)),
        E::Leader(n, name) => format!("{} takes office in {}", super::clean(name), nation(n)),
        E::Found { name, members, .. } => {
            let list = super::nations(members, names);
            format!("{list} found the {}", super::clean(name))
        }
        E::Apply(n, c) => format!("{} applies to the {}", nation(n), names.charter(*c)),
        E::Join(n, c) => format!("{} joins the {}", nation(n), names.charter(*c)),
        E::Leave(n, c) => format!("{} gives notice to the {}", nation(n), names.charter(*c)),
        E::Release(n, c) => format!("{} leaves the {}", nation(n), names.charter(*c)),
        E::Claim(n, r, by) => format!(
            "{} claims {} ({} of a national cause)",
            nation(n),
            names.region(*r),
            percent(*by)
        ),
        E::DropClaim(n, r) => format!("{} drops its claim to {}", nation(n), names.region(*r)),
        E::Crisis {
            challenger,
            target,
            stake: over,
            rung,
        } => format!(
            "{} is in a crisis with {} over {}, on rung {rung}",
            nation(challenger),
            nation(target),
            stake(*over, names)
        ),
        E::Unrest(r, by) => format!("unrest in {} {}", names.region(*r), signed(*by, 2)),
        E::Transfer(r, n) => format!("{} becomes {}", names.region(*r), names.adjective(*n)),
        E::Occupy(r, n) => format!("{} holds {}", nation(n), names.region(*r)),
        E::Defence(n, by) => format!(
            "defence of {} {} points of its output",
            nation(n),
            signed(by * 100.0, 1)
        ),
        E::Sanction(a, b) => format!("{} lays sanctions on {}", nation(a), nation(b)),
        E::LiftSanction(a, b) => format!("{} lifts its sanctions on {}", nation(a), nation(b)),
        E::Suspend(n, c) => format!("{} is suspended from the {}", nation(n), names.charter(*c)),
        E::Reinstate(n, c) => format!("{} is reinstated in the {}", nation(n), names.charter(*c)),
        E::Invite(n, c, r) => format!(
            "{} asks the {} to keep the peace in {}",
            nation(n),
            names.charter(*c),
            names.region(*r)
        ),
        E::MoveTreasury(c) => format!(
            "the lead of the {} takes the common treasury home",
            names.charter(*c)
        ),
        E::Guideline(c, share) => format!(
            "the members of the {} are to spend {} of their output on defence",
            names.charter(*c),
            percent(*share)
        ),
        E::Disband {
            nation: n,
            arm: of,
            share,
        } => format!(
            "{} disbands {} of its {}",
            nation(n),
            percent(*share),
            arm(*of, names)
        ),
        E::Secede {
            nation: n, regions, ..
        } => {
            let list: Vec<String> = regions.iter().map(|r| names.region(*r)).collect();
            format!(
                "{} is a state of its own, with {}",
                nation(n),
                super::list(&list)
            )
        }
        E::Unite { nation: n, into } => format!("{} goes up in {}", nation(n), nation(into)),
        E::Dissolve { nation: n, heirs } => {
            let list: Vec<NationId> = heirs.iter().map(|h| h.nation).collect();
            format!(
                "{} is no more; its heirs are {}",
                nation(n),
                super::nations(&list, names)
            )
        }
        E::Raise {
            nation: n,
            region,
            arm: of,
            strength,
        } => format!(
            "{} raises {} of {} in {}",
            nation(n),
            number(*strength),
            arm(*of, names),
            names.region(*region)
        ),
        E::Arm(group) => {
            let by = group
                .sponsor
                .map_or(String::new(), |n| format!(", paid by {}", nation(&n)));
            format!(
                "{} take up arms in {}: {}{by}",
                fighters(group.strength),
                names.region(group.region),
                super::clean(&group.name)
            )
        }
        E::Disarm {
            name,
            region,
            share,
        } => format!(
            "{} of {} in {} disarms",
            percent(*share),
            super::clean(name),
            names.region(*region)
        ),
    }
}

/// All that a course would bring about, one sentence; nothing where it brings about nothing.
#[must_use]
pub fn effects(list: &[Effect], names: &(impl Names + ?Sized)) -> String {
    let parts: Vec<String> = list.iter().map(|e| effect(e, names)).collect();
    match parts.is_empty() {
        true => "Nothing changes.".to_owned(),
        false => format!("{}.", capital(&parts.join("; "))),
    }
}
