//! Members come and go: notices, removals, who leads, and the end of treaties.

use super::accession;
use crate::content::{Enforcement, Exit, Succession};
use crate::engine::rules::deeds::treaty::{self, end, remove};
use crate::engine::rules::deeds::{breach, crisis, intervention};
use crate::engine::world::{World, owned};
use crate::event::{EndCause, EventKind};
use crate::ids::{NationId, TreatyId};
use crate::order::Stake;
use crate::view::Treaty;

pub fn phase(world: &mut World) {
    // Their ids first: treaties end on the way.
    for id in world.ecs.ids::<TreatyId>() {
        let moves =
            |t: &Treaty| !t.candidates.is_empty() || !t.notices.is_empty() || headless(world, t);
        if world.get(id).is_some_and(|t| moves(&t)) {
            accession::phase(world, id);
            notices(world, id);
            succession(world, id);
        }
        outlived(world, id);
    }
}

/// Nobody has a treaty with itself, not even until the next council: what a war, a settlement or the end of a state has left of one
/// is over.
pub fn remnants(world: &mut World) {
    let treaties = world.treaties();
    let lonely = treaties.iter().filter(|t| t.members.len() < 2);
    let lonely: Vec<TreatyId> = lonely.map(|t| t.id).collect();
    drop(treaties);
    for id in lonely {
        end(world, id, EndCause::TooFew);
    }
}

fn notices(world: &mut World, id: TreatyId) {
    let leaving = world.get(id).filter(|t| !t.notices.is_empty());
    let Some(treaty) = leaving.map(owned) else {
        return;
    };
    for &(nation, due) in &treaty.notices {
        if world.turn >= due {
            let notice = treaty::notice(world, treaty.charter);
            breach::leave(world, id, nation, due.saturating_sub(notice));
            remove(world, id, nation);
            world.tell(EventKind::Left { nation, treaty: id });
            let charter = world.charter(treaty.charter);
            if let (Exit::Resisted, Some(lead)) = (charter.exit, treaty.lead)
                && lead != nation
            {
                // Where the charter also lets the lead enforce, that is an intervention, and the others are asked.
                match (charter.enforcement, world.get(id).map(owned)) {
                    (Enforcement::Force, Some(left)) => intervention::open(world, &left, nation),
                    _ => drop(crisis::open(world, lead, nation, Stake::Regime, 3)),
                }
            }
        }
    }
}

/// A lead that has left or fallen is followed as the charter says.
fn succession(world: &mut World, id: TreatyId) {
    let headless = world.get(id).filter(|t| headless(world, t));
    let Some(treaty) = headless.map(owned) else {
        return;
    };
    match world.charter(treaty.charter).succession {
        Succession::Dissolve => end(world, id, EndCause::LeadLost),
        Succession::Strongest => {
            let mut best: Option<(f64, NationId)> = None;
            for &m in treaty
                .members
                .iter()
                .filter(|m| treaty.lead != Some(**m) && world.free(**m))
                // A ward does not inherit the power over itself while there are others that hold it.
                .filter(|m| treaty.holders.is_empty() || treaty.holds(**m))
            {
                let gdp = world.economy(m).gdp;
                if best.is_none_or(|(b, _)| gdp > b) {
                    best = Some((gdp, m));
                }
            }
            let next = best.map(|(_, m)| m);
            let shock = world.rules().credibility.lead_lost_cohesion;
            if let Some(mut t) = world.get_mut(id) {
                t.cohesion = (t.cohesion - shock).max(0.0);
                t.lead = next;
            }
            world.tell(EventKind::LeadChanged {
                treaty: id,
                lead: next,
            });
        }
    }
}

/// Whether the treaty has a lead that is not among its members, or not on its own soil.
fn headless(world: &World, treaty: &Treaty) -> bool {
    let fallen = |lead| !treaty.has(lead) || !world.free(lead);
    treaty.lead.is_some_and(fallen)
}

/// Ends what nobody needs or nothing holds together any more.
fn outlived(world: &mut World, id: TreatyId) {
    let now = world.turn;
    let look = |t: &Treaty| {
        let fears = fears(world, t);
        (fears, spent(world, t, fears))
    };
    let Some((fears, cause)) = world.get(id).map(|t| look(&t)) else {
        return;
    };
    if let Some(mut treaty) = world.get_mut(id).filter(|_| fears) {
        treaty.feared = now;
    }
    if let Some(cause) = cause {
        end(world, id, cause);
    }
}

/// Whether members of a defence pact still fear the same outsider.
fn fears(world: &World, treaty: &Treaty) -> bool {
    world.charter(treaty.charter).obligation.defends()
        && fear_alike(world, treaty, world.rules().accession.common_fear)
}

/// Why a treaty ends, if it does; `fears` is whether its members fear the same outsider.
fn spent(world: &World, treaty: &Treaty, fears: bool) -> Option<EndCause> {
    let rules = &world.rules().accession;
    let charter = world.charter(treaty.charter);
    if treaty.members.len() < 2 {
        return Some(EndCause::TooFew);
    }
    // What a hegemon holds together by force does not need to hold by itself.
    let forced = matches!(charter.exit, Exit::Resisted | Exit::Barred);
    // A promise to keep the peace or to stay out is made between those who are no friends: it asks nothing of them that
    // would have to hold them together, and ends when it is broken, left or over.
    let peace = charter.obligation.keeps_peace();
    if treaty.cohesion < rules.spent_cohesion && !forced && !peace {
        return Some(EndCause::NoCohesion);
    }
    let idle = f64::from(world.turn - treaty.feared) * f64::from(world.scenario.turn_months);
    let idles = charter.obligation.defends()
        && !fears
        && idle >= rules.idle_months
        && treaty.cohesion < rules.idle_cohesion;
    idles.then_some(EndCause::NoThreat)
}

/// Whether two members fear the same outsider by `level`, 0..1, or more.
fn fear_alike(world: &World, treaty: &Treaty, level: f64) -> bool {
    // By nation: how many members fear it so.
    let mut afraid = vec![0u8; world.scenario.nations.len()];
    for &member in &treaty.members {
        for (count, fear) in afraid.iter_mut().zip(world.beliefs.threat_row(member)) {
            *count += u8::from(*fear >= level);
        }
    }
    let mut outsiders = world.nation_ids().zip(afraid);
    outsiders.any(|(nation, count)| count >= 2 && !treaty.has(nation))
}
