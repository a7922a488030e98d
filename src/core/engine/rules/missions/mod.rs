//! Peace operations: mandated by a council or invited by a host, manned by members, paid from the fund and then by
//! who takes part. While they stand fighting resumes less and unrest falls; they bleed, and patience at home ends.

mod effects;
mod partners;
mod troops;

use super::deeds::contingent::go_home;
use super::deeds::{audience, motion};
use crate::content::{PeaceRules, Rules};
use crate::engine::observe;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, MandateSource, MissionEnd, MissionVerdict};
use crate::ids::{MissionId, NationId, RegionId, TreatyId};
use crate::judge;
use crate::order::{Ballot, MotionKind};
use crate::view::{Mission, Motion, Public, Treaty};

pub use partners::underwrite;
pub use troops::detach;

pub fn phase(world: &mut World) {
    forget(world);
    if world.missions().iter().next().is_none() {
        return;
    }
    let public = observe::public(world);
    // Their ids first: contingents are made out of armies and go home, and missions end.
    for id in world.ecs.ids::<MissionId>() {
        troops::muster(world, id);
        let Some(mission) = world.get(id).map(owned) else {
            continue;
        };
        let trouble = judge::trouble(&public, mission.region, mission.rival);
        effects::bleed(world, &mission, trouble);
        effects::pay(world, &mission);
        effects::tire(world, &mission, trouble);
    }
    for id in world.ecs.ids::<MissionId>() {
        let Some(mission) = world.get(id).map(owned) else {
            continue;
        };
        consent(world, &public, &mission);
        if let Some(why) = over(world, &public, &mission) {
            let trouble = judge::trouble(&public, mission.region, mission.rival);
            end(world, &mission, why, trouble);
        }
    }
}

/// Peoples forget by and by what they have borne in missions that are over.
fn forget(world: &mut World) {
    let back = world.rules().peace.patience_returns * world.dt();
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        for worn in &mut treaty.weary {
            worn.2 += back;
        }
        treaty.weary.retain(|w| w.2 < 1.0);
    });
}

/// Why the mission is over, if it is.
fn over(world: &World, public: &Public, mission: &Mission) -> Option<MissionEnd> {
    let held = world.controller(mission.region) == Some(mission.host);
    let treaty = public.treaty(mission.treaty);
    let welcome = world.get(mission.id).is_some_and(|m| m.consent);
    let imposed = match mission.source {
        MandateSource::Body => treaty.is_some_and(|t| judge::imposes(public, t)),
        MandateSource::Imposed => true,
        MandateSource::Host => false,
    };
    // While a body debates whether to renew it, a mandate does not run out.
    let debated = judge::before_body(public, mission.treaty, mission.region);
    if world.turn >= mission.until && !debated {
        Some(MissionEnd::Mandate)
    } else if !held || treaty.is_none() || !(welcome || imposed) {
        Some(MissionEnd::Leave)
    } else if judge::settled(public, mission) {
        Some(MissionEnd::Peace)
    } else if mission.troops.is_empty() && world.turn >= mission.since + world.rules().peace.grace {
        Some(MissionEnd::Troops)
    } else {
        None
    }
}

/// An outsider that has neither asked for the mission nor lets its mover pass any more does not want it.
fn consent(world: &mut World, public: &Public, mission: &Mission) {
    let Some(treaty) = public.treaty(mission.treaty) else {
        return;
    };
    let lets = treaty.has(mission.host)
        || judge::asked(treaty, mission.host, mission.region)
        || public.pairs.transit(mission.host, mission.by);
    if mission.consent && !lets {
        set_consent(world, mission, false);
    }
}

fn set_consent(world: &mut World, mission: &Mission, given: bool) {
    if let Some(mut m) = world.get_mut(mission.id) {
        m.consent = given;
    }
    world.tell(EventKind::ConsentSet {
        mission: mission.id,
        treaty: mission.treaty,
        nation: mission.host,
        region: mission.region,
        given,
    });
}

/// The council has decided. A host that has said no is not entered against its will, unless its charter lets the
/// council overrule it.
pub fn mandate(world: &mut World, treaty: &Treaty, motion: &Motion, region: RegionId) {
    let Some(host) = world.controller(region) else {
        return;
    };
    let public = observe::public(world);
    let against = treaty.has(host) && motion.ballot(host) == Some(Ballot::Nay);
    if against && !judge::overrules(&public, treaty, motion, host) {
        world.tell(EventKind::MissionRefused {
            treaty: treaty.id,
            nation: host,
            region,
        });
        return;
    }
    let consent = !against
        && (treaty.has(host)
            || judge::asked(treaty, host, region)
            || public.pairs.transit(host, motion.by));
    let source = if consent {
        MandateSource::Body
    } else {
        MandateSource::Imposed
    };
    let mandate = Mandate {
        treaty: treaty.id,
        region,
        host,
        by: motion.by,
        source,
    };
    establish(world, &public, mandate);
}

/// What a mandate names.
struct Mandate {
    treaty: TreatyId,
    region: RegionId,
    host: NationId,
    by: NationId,
    source: MandateSource,
}

/// A mandate for the months that are usual: a new mission, or one more term for the one that stands.
fn establish(world: &mut World, public: &Public, mandate: Mandate) {
    let Mandate {
        treaty,
        region,
        host,
        by,
        source,
    } = mandate;
    let consent = source != MandateSource::Imposed;
    let since = world.turn;
    let until = since + turns(world.rules(), world.scenario.turn_months);
    let rival = judge::rival(public, region);
    let weary = tired_of(world, treaty, region);
    let known = world
        .missions()
        .iter()
        .find(|m| m.treaty == treaty && m.region == region)
        .map(|m| m.id);
    let mission = match known {
        Some(mission) => {
            if let Some(mut m) = world.get_mut(mission) {
                m.until = until;
                m.renewed += 1;
                m.rival = rival;
                m.consent = consent;
                m.source = source;
            }
            mission
        }
        None => world.add(|mission| Mission {
            id: mission,
            treaty,
            region,
            host,
            rival,
            by,
            source,
            consent,
            since,
            until,
            renewed: 0,
            trouble: judge::trouble(public, region, rival),
            payers: Vec::new(),
            weary,
            troops: Vec::new(),
            dead: 0.0,
        }),
    };
    world.tell(EventKind::Mandated {
        mission,
        treaty,
        nation: host,
        region,
        renewed: known.is_some(),
        source,
    });
}

/// The patience that members have left for a mission in the region, of those who have been there.
fn tired_of(world: &World, treaty: TreatyId, region: RegionId) -> Vec<(NationId, f64)> {
    let of_there = |w: &&(RegionId, NationId, f64)| w.0 == region;
    world.get(treaty).map_or(Vec::new(), |t| {
        let worn = t.weary.iter().filter(of_there);
        worn.map(|w| (w.1, w.2)).collect()
    })
}

fn turns(rules: &Rules, turn_months: u8) -> u32 {
    (rules.peace.months / f64::from(turn_months)).ceil() as u32
}

/// A holder asks a treaty's body to keep the peace in its land, says yes to its motion, or takes that back. Where the
/// body has no such power, its members come on the invitation alone.
pub fn host(world: &mut World, nation: NationId, id: TreatyId, region: RegionId, grant: bool) {
    let standing = world
        .missions()
        .iter()
        .find(|m| m.treaty == id && m.region == region)
        .cloned();
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.invitations.retain(|i| i.0 != region);
        if grant {
            treaty.invitations.push((region, nation));
            treaty.invitations.sort_unstable();
        }
    }
    if let Some(mission) = standing {
        set_consent(world, &mission, grant);
        return;
    }
    world.tell(EventKind::PeaceAsked {
        treaty: id,
        nation,
        region,
        given: grant,
    });
    if grant {
        bring_up(world, nation, id, region);
    }
}

/// What an invitation sets going: a motion, or at once a mission that rests on the host's word.
fn bring_up(world: &mut World, nation: NationId, id: TreatyId, region: RegionId) {
    let public = observe::public(world);
    let Some(treaty) = public.treaty(id) else {
        return;
    };
    let powers = public.charter(treaty).peace_operations;
    if !powers {
        let mandate = Mandate {
            treaty: id,
            region,
            host: nation,
            by: nation,
            source: MandateSource::Host,
        };
        establish(world, &public, mandate);
    } else if !judge::before_body(&public, id, region) {
        motion::open(world, id, nation, MotionKind::Mission { region });
    }
}

/// What has become of the trouble that it was sent for.
fn verdict(rules: &PeaceRules, mission: &Mission, why: MissionEnd, trouble: f64) -> MissionVerdict {
    match why {
        MissionEnd::Peace => MissionVerdict::Success,
        _ if trouble < rules.in_part * mission.trouble => MissionVerdict::InPart,
        _ => MissionVerdict::Failure,
    }
}

fn end(world: &mut World, mission: &Mission, why: MissionEnd, trouble: f64) {
    let verdict = verdict(&world.rules().peace, mission, why, trouble);
    let steps = match verdict {
        MissionVerdict::Success => Some(world.rules().peace.success),
        MissionVerdict::InPart => None,
        MissionVerdict::Failure => Some(world.rules().peace.failure),
    };
    for d in &mission.troops {
        go_home(world, d);
        if let Some(steps) = steps.filter(|_| d.points > 0.0) {
            audience::book(world, d.nation, steps);
        }
    }
    world.remove(mission.id);
    if let Some(mut treaty) = world.get_mut(mission.treaty) {
        treaty.invitations.retain(|i| i.0 != mission.region);
        let there = mission.troops.iter().map(|d| (d.nation, d.patience));
        let paid = mission.payers.iter().map(|p| (p.nation, p.patience));
        let paid = paid.filter(|p| mission.detachment(p.0).is_none());
        let worn = there.chain(paid).chain(mission.weary.iter().copied());
        let worn = worn.filter(|w| w.1 < 1.0);
        treaty.weary.retain(|w| w.0 != mission.region);
        treaty
            .weary
            .extend(worn.map(|(nation, left)| (mission.region, nation, left.max(0.0))));
        treaty.weary.sort_by_key(|w| (w.0, w.1));
    }
    let turns = world.turn.saturating_sub(mission.since) + 1;
    world.tell(EventKind::MissionEnded {
        treaty: mission.treaty,
        nation: mission.host,
        region: mission.region,
        why,
        verdict,
        months: turns * u32::from(world.scenario.turn_months),
        dead: mission.dead,
    });
}
