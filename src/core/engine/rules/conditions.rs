//! Whether the conditions of scripts and objectives hold.

use crate::content::Condition;
use crate::engine::world::World;
use crate::ids::{CharterId, NationId, RegionId};

/// Whether a condition of a script or an objective holds now.
pub fn holds(world: &World, condition: &Condition) -> bool {
    use Condition as C;
    let in_treaty = |n: NationId, charter: CharterId| {
        world
            .treaties()
            .iter()
            .any(|t| t.charter == charter && t.has(n))
    };
    let at_odds = |a: NationId, b: NationId| world.crises().iter().any(|c| c.opposed(a, b));
    let stands = |region: RegionId| world.missions().iter().any(|m| m.region == region);
    match *condition {
        C::After(date) => world.scenario.date(world.turn) >= date,
        C::Before(date) => world.scenario.date(world.turn) < date,
        C::AtWar(a, b) => world.war_between(a, b).is_some(),
        C::AtPeace(a, b) => world.war_between(a, b).is_none(),
        C::Member(n, charter) => in_treaty(n, charter),
        C::NotMember(n, charter) => !in_treaty(n, charter),
        C::TreatyExists(charter) => world.treaties().iter().any(|t| t.charter == charter),
        C::NoTreaty(charter) => !world.treaties().iter().any(|t| t.charter == charter),
        C::Controls(n, region) => world.controller(region) == Some(n),
        C::Owns(n, region) => world.region(region).owner == Some(n),
        C::Alive(n) => world.free(n),
        C::TensionAbove(level) => world.tension > level,
        C::TensionBelow(level) => world.tension < level,
        C::StabilityBelow(n, level) => world.polity(n).stability < level,
        C::StabilityAbove(n, level) => world.polity(n).stability > level,
        C::RegimeAbove(n, level) => world.polity(n).regime > level,
        C::RegimeBelow(n, level) => world.polity(n).regime < level,
        C::GdpAbove(n, factor) => {
            let economy = world.economy(n);
            economy.gdp > factor * economy.gdp_at_start
        }
        C::AffinityAbove(a, b, level) => world.pairs.affinity(a, b) > level,
        C::AffinityBelow(a, b, level) => world.pairs.affinity(a, b) < level,
        C::Fired(script) => world.fired[script.index()].is_some(),
        C::NotFired(script) => world.fired[script.index()].is_none(),
        C::Chose(script, course) => world.chosen[script.index()] == Some(course),
        C::DefenceBelow(n, share) => world.economy(n).defence < share,
        C::MembersAtLeast(charter, count) => world
            .treaties()
            .iter()
            .any(|t| t.charter == charter && t.members.len() >= usize::from(count)),
        C::NeverInvaded(n) => !world.plight(n).invaded,
        C::DefenceAbove(n, share) => world.economy(n).defence > share,
        C::InCrisis(a, b) => at_odds(a, b),
        C::NoCrisis(a, b) => !at_odds(a, b),
        C::Sanctions(by, on) => world.pairs.sanctions(by, on),
        C::Suspended(n, charter) => world
            .treaties()
            .iter()
            .any(|t| t.charter == charter && t.suspends(n)),
        C::Mission(region) => stands(region),
        C::NoMission(region) => !stands(region),
        C::UnrestAbove(region, level) => world.region(region).unrest > level,
        C::UnrestBelow(region, level) => world.region(region).unrest < level,
    }
}
