//! Peace operations: what may be mandated and with whose leave, who may take part, and how bad things are.

use super::{Refusal, when};
use crate::content::{Charter, Decision, RegionKind, Rules, Scenario};
use crate::ids::{MissionId, NationId, RegionId, TreatyId};
use crate::order::{Ballot, Caveat, Contribution, MotionKind};
use crate::view::{Mission, Motion, Public, Treaty, View};

/// Whether the government no longer controls its country.
#[must_use]
pub fn failed(public: &Public, nation: NationId) -> bool {
    public.nations[nation.index()].stability < public.scenario.rules.peace.failed
}

/// The owner of a region that another holds without a war between them: what is left there is a ceasefire line.
#[must_use]
pub fn line(public: &Public, region: RegionId) -> Option<NationId> {
    let state = &public.regions[region.index()];
    let (owner, holder) = (state.owner?, state.controller?);
    let fights = |c: &crate::view::Crisis| c.is_war() && c.opposed(owner, holder);
    (owner != holder && !public.crises.iter().any(fights)).then_some(owner)
}

/// What the two hold against each other: the lesser of the two grievances, 0..1.
fn bitterness(public: &Public, a: NationId, b: NationId) -> f64 {
    let pairs = &public.pairs;
    pairs.grievance(a, b).min(pairs.grievance(b, a))
}

/// The neighbour with whom the last war of `host` is not over yet, at least in mind.
fn sworn_enemy(public: &Public, host: NationId) -> Option<NationId> {
    let least = public.scenario.rules.peace.bitter;
    let mut worst: Option<(f64, NationId)> = None;
    let grievances = public.pairs.grievances(host).iter();
    // Most hold nothing against each other, which is soonest seen by a count.
    if grievances.clone().filter(|g| **g >= least).count() == 0 {
        return None;
    }
    let near = public.scenario.rules.peace.neighbour;
    for (other, grievance) in public.scenario.nation_ids().zip(grievances) {
        if *grievance < least || other == host || public.pairs.proximity(host, other) < near {
            continue;
        }
        let level = bitterness(public, host, other);
        if level >= least && worst.is_none_or(|(w, _)| level > w) {
            worst = Some((level, other));
        }
    }
    worst.map(|(_, other)| other)
}

/// The crisis of `host` on the highest rung, from a threat up, and of those the bitterest: the rung, and the other
/// leader.
fn quarrel(public: &Public, host: NationId) -> Option<(u8, NationId)> {
    let mut worst: Option<(u8, f64, NationId)> = None;
    for c in public.crises.iter().filter(|c| c.rung >= 2) {
        let other = match host {
            h if c.challenger == h => c.target,
            h if c.target == h => c.challenger,
            _ => continue,
        };
        let rank = (c.rung, bitterness(public, host, other));
        if worst.is_none_or(|(rung, bitter, _)| rank > (rung, bitter)) {
            worst = Some((rank.0, rank.1, other));
        }
    }
    worst.map(|(rung, _, other)| (rung, other))
}

/// From whom a mission in the region would part its holder: the owner beyond a ceasefire line, the other side of its
/// worst crisis, or the neighbour with whom it has fought. None where the trouble is at home.
#[must_use]
pub fn rival(public: &Public, region: RegionId) -> Option<NationId> {
    let host = public.regions[region.index()].controller?;
    line(public, region)
        .or_else(|| quarrel(public, host).map(|q| q.1))
        .or_else(|| sworn_enemy(public, host))
}

/// Whether there is something in the region to keep the peace in: an insurgency, an armed group, a failed state, a crisis of its
/// holder, a ceasefire line, or a war with a neighbour that is not over in mind.
#[must_use]
pub fn troubled(public: &Public, region: RegionId) -> bool {
    let state = &public.regions[region.index()];
    state.controller.is_some_and(|host| {
        state.unrest >= public.scenario.rules.domains.insurgency
            || public.groups_in(region).next().is_some()
            || failed(public, host)
            || rival(public, region).is_some()
    })
}

/// Where the trouble is, in order: the scene of each crisis for its target, ceasefire lines, restless regions, and the
/// capitals of failed states and of neighbours that have fought.
#[must_use]
pub fn trouble_spots(public: &Public) -> &[RegionId] {
    public.troubles(look_for_trouble)
}

fn look_for_trouble(public: &Public) -> Vec<RegionId> {
    let scenario = &public.scenario;
    let crises = public.crises.iter().filter(|c| c.rung >= 2);
    let mut spots: Vec<RegionId> = crises.map(|c| super::scene(public, c, c.target)).collect();
    let restless = |r: &RegionId| {
        public.regions[r.index()].unrest >= scenario.rules.domains.insurgency
            || line(public, *r).is_some()
            || public.groups_in(*r).next().is_some()
    };
    spots.extend(scenario.region_ids().filter(restless));
    let broken = |n: &NationId| failed(public, *n) || sworn_enemy(public, *n).is_some();
    let capital = |n: NationId| scenario.nation(n).capital;
    spots.extend(scenario.nation_ids().filter(broken).map(capital));
    spots.sort_unstable();
    spots.dedup();
    spots.retain(|r| troubled(public, *r));
    spots
}

/// How bad things are in a region that parts its holder from `rival`, 0..1.
#[must_use]
pub fn trouble(public: &Public, region: RegionId, rival: Option<NationId>) -> f64 {
    let state = &public.regions[region.index()];
    let Some(host) = state.controller else {
        return state.unrest;
    };
    let home = &public.scenario.rules.home;
    let stability = public.nations[host.index()].stability;
    let weak = ((home.unrest_below - stability) / home.unrest_below).max(0.0);
    let heat = quarrel(public, host).map_or(0.0, |(rung, _)| f64::from(rung) / 6.0);
    let between = rival.map_or(0.0, |r| bitterness(public, host, r));
    state.unrest.max(weak).max(heat).max(between)
}

/// Change of unrest a year where nobody keeps the peace: on foreign ground by the holder's garrison, 0..1 of what is
/// needed; at home by what its state lacks in stability.
#[must_use]
pub fn unrest_drift(rules: &Rules, stability: f64, garrison: Option<f64>, unrest: f64) -> f64 {
    let (domains, home) = (&rules.domains, &rules.home);
    match garrison {
        Some(there) => domains.unrest_rise * (1.0 - there) - domains.unrest_fall * there,
        None => {
            let lacking = (home.unrest_below - stability).max(0.0);
            domains.unrest_home * lacking - domains.unrest_fades * unrest
        }
    }
}

/// Whether a mission has nothing left to do: no crisis of its host, no line, no insurgency, armed group or failed state, and what
/// the two sides hold against each other has faded.
#[must_use]
pub fn settled(public: &Public, mission: &Mission) -> bool {
    let rules = &public.scenario.rules.peace;
    let host = mission.host;
    let at_home = public.regions[mission.region.index()].unrest < rules.quiet
        && public.groups_in(mission.region).next().is_none()
        && public.nations[host.index()].stability >= rules.recovered;
    let enemies = mission
        .rival
        .is_some_and(|r| bitterness(public, host, r) >= rules.bitter);
    at_home && !enemies && line(public, mission.region).is_none() && quarrel(public, host).is_none()
}

/// Whether `host` has asked the treaty's body to keep the peace in the region, or said yes to its motion.
#[must_use]
pub fn asked(treaty: &Treaty, host: NationId, region: RegionId) -> bool {
    treaty.invitations.contains(&(region, host))
}

/// Whether the charter lets its body act on land whose holder does not want it.
#[must_use]
pub fn imposes(public: &Public, treaty: &Treaty) -> bool {
    matches!(public.charter(treaty).decision, Decision::Council { .. })
}

/// Whether `host` lets a mission moved by `by` in. A member has its say in the council; another gives leave
/// by an invitation or by transit. What a council of seats decides needs no leave.
#[must_use]
pub fn consents(
    public: &Public,
    treaty: &Treaty,
    host: NationId,
    by: NationId,
    region: RegionId,
) -> bool {
    treaty.has(host)
        || asked(treaty, host, region)
        || public.pairs.transit(host, by)
        || imposes(public, treaty)
}

/// Whether a motion for a mission overrules its host: a council of seats may; where a majority or two thirds decide,
/// only with the voice of every other member. Consensus is none without it, and a lead alone has no such right.
#[must_use]
pub fn overrules(public: &Public, treaty: &Treaty, motion: &Motion, host: NationId) -> bool {
    let others = || {
        let mut rest = treaty.members.iter().filter(|m| **m != host);
        rest.all(|m| motion.ballot(*m) == Some(Ballot::Aye))
    };
    match public.charter(treaty).decision {
        Decision::Council { .. } => true,
        Decision::TwoThirds | Decision::Majority => others(),
        _ => false,
    }
}

/// What a contingent is worth under its caveat, 0..1.
#[must_use]
pub fn worth(
    scenario: &Scenario,
    charter: &Charter,
    treaty: &Treaty,
    host: NationId,
    region: RegionId,
    caveat: Option<Caveat>,
) -> f64 {
    let rules = &scenario.rules.peace;
    let within = match caveat {
        None => return 1.0,
        Some(Caveat::DefendOnly) => return rules.defends_only,
        Some(Caveat::AlliedSoil) => treaty.has(host),
        Some(Caveat::InArea) => super::in_area(scenario, charter, treaty, region),
    };
    if within {
        rules.within_caveat
    } else {
        rules.outside_caveat
    }
}

/// Land that somebody holds and that is in trouble; its holder.
fn place(view: &View, region: RegionId) -> Result<NationId, Refusal> {
    let public = &view.public;
    when(region.index() >= public.regions.len(), Refusal::Unknown)?;
    let sea = view.scenario().region(region).kind == RegionKind::Sea;
    when(sea, Refusal::NoBase)?;
    when(!troubled(public, region), Refusal::NoTrouble)?;
    view.region(region).controller.ok_or(Refusal::NoBase)
}

/// Whether a mandate for the region stands that need not be renewed yet.
fn fresh(public: &Public, treaty: TreatyId, region: RegionId) -> bool {
    let turn_months = f64::from(public.scenario.turn_months);
    public.missions.iter().any(|m| {
        let months = f64::from(m.until.saturating_sub(public.turn)) * turn_months;
        m.treaty == treaty
            && m.region == region
            && months > public.scenario.rules.peace.renew_months
    })
}

pub fn mandate(view: &View, treaty: &Treaty, region: RegionId) -> Result<(), Refusal> {
    let (public, scenario) = (&view.public, view.scenario());
    let charter = public.charter(treaty);
    when(!charter.peace_operations, Refusal::NoPower)?;
    when(region.index() >= public.regions.len(), Refusal::Unknown)?;
    let sea = scenario.region(region).kind == RegionKind::Sea;
    when(sea, Refusal::NoBase)?;
    let host = place(view, region)?;
    when(
        !consents(public, treaty, host, view.me, region),
        Refusal::NoConsent,
    )?;
    when(fresh(public, treaty.id, region), Refusal::NoChange)
}

/// To ask a treaty's body, or its members, to keep the peace in one's own land; or to take that back.
pub fn host(view: &View, id: TreatyId, region: RegionId, grant: bool) -> Result<(), Refusal> {
    let public = &view.public;
    let treaty = public.treaty(id).ok_or(Refusal::Unknown)?;
    when(region.index() >= public.regions.len(), Refusal::Unknown)?;
    let holder = view.region(region).controller;
    when(holder != Some(view.me), Refusal::NotYours)?;
    let stands = public
        .missions
        .iter()
        .any(|m| m.treaty == id && m.region == region && m.consent);
    let given = asked(treaty, view.me, region) || stands;
    when(given == grant, Refusal::NoChange)?;
    if !grant {
        return Ok(());
    }
    place(view, region)?;
    // The area of a charter is that of its defence: peace is kept wherever the holder asks for it. Where the body has no such power
    // the members come as friends, and only to one of their own.
    let able = public.charter(treaty).peace_operations || treaty.has(view.me);
    when(!able, Refusal::NoPower)
}

/// The motion for a mission in the region that is before the treaty's body.
#[must_use]
pub fn before_body(public: &Public, treaty: TreatyId, region: RegionId) -> bool {
    let kind = MotionKind::Mission { region };
    let mut motions = public.motions.iter();
    motions.any(|m| m.treaty == treaty && m.kind == kind)
}

pub fn detach(
    view: &View,
    id: MissionId,
    contribution: Contribution,
    caveat: Caveat,
) -> Result<(), Refusal> {
    let mission = view.public.mission(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(mission.treaty).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(!mission.outside(view.me), Refusal::Party)?;
    let now = mission.detachment(view.me);
    let same = now.map_or(contribution == Contribution::Nothing, |d| {
        let strings = (contribution == Contribution::Caveats).then_some(caveat);
        (d.contribution, d.caveat) == (contribution, strings)
    });
    when(same, Refusal::NoChange)?;
    let sends = view.scenario().rules.peace.share[contribution as usize] > 0.0;
    let has = now.is_some_and(|d| d.force.is_some());
    when(sends && !has && donor(view).is_none(), Refusal::NoTroops)
}

/// To pay a share of what a mission of others costs, beside what others pay.
pub fn underwrite(view: &View, id: MissionId, percent: u8) -> Result<(), Refusal> {
    let mission = view.public.mission(id).ok_or(Refusal::Unknown)?;
    when(!mission.outside(view.me), Refusal::Party)?;
    let now = mission.payer(view.me).map_or(0.0, |p| p.share);
    let same = (now * 100.0).round() as u8 == percent;
    when(same, Refusal::NoChange)?;
    let left = 1.0 - mission.paid_by_others(Some(view.me));
    let high = (left * 100.0).round() as u32;
    let range = Refusal::Range { low: 0, high };
    when(u32::from(percent) > high, range)
}

/// The army at home out of which a contingent would be made.
fn donor(view: &View) -> Option<&crate::view::Sighting> {
    let here = |f: &&crate::view::Sighting| {
        f.arm == crate::content::Arm::Land
            && f.moving.is_none()
            && view.region(f.region).controller == Some(view.me)
            && view.public.posted(f.id).is_none()
    };
    view.my_forces().find(here)
}
