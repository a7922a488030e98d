//! Orders about money, forces and intelligence.

use super::{Refusal, partner, when};
use crate::content::scale;
use crate::content::{Arm, Mode, RegionKind, Scenario};
use crate::event::WarCause;
use crate::ids::{ForceId, LinkId, NationId, RegionId};
use crate::order::{Caveat, Contribution, CovertKind, Stance};
use crate::route;
use crate::view::{Crisis, Sighting, View};

pub fn defence(view: &View, permille: u16) -> Result<(), Refusal> {
    let high = (view.scenario().rules.orders.defence_ceiling * 1000.0) as u16;
    when(
        permille > high,
        Refusal::Range {
            low: 0,
            high: u32::from(high),
        },
    )?;
    let ceiling = view.public.arms_ceiling(view.me);
    when(ceiling.is_some_and(|c| permille > c), Refusal::Undertaken)?;
    let now = (view.nation(view.me).defence * 1000.0).round() as u16;
    when(now == permille, Refusal::NoChange)
}

pub fn mix(view: &View, mix: [u8; 3]) -> Result<(), Refusal> {
    when(
        mix.iter().map(|&m| u32::from(m)).sum::<u32>() != 100,
        Refusal::Mix,
    )?;
    let same = mix
        .iter()
        .zip(view.own.mix)
        .all(|(&m, now)| (f64::from(m) / 100.0 - now).abs() < 0.005);
    when(same, Refusal::NoChange)
}

pub fn equipment(view: &View, percent: u8) -> Result<(), Refusal> {
    when(percent > 100, Refusal::Range { low: 0, high: 100 })?;
    let now = (view.nation(view.me).equipment * 100.0).round() as u8;
    when(now == percent, Refusal::NoChange)
}

fn own_land(view: &View, region: RegionId) -> Result<(), Refusal> {
    when(
        region.index() >= view.public.regions.len(),
        Refusal::Unknown,
    )?;
    when(
        view.region(region).controller != Some(view.me),
        Refusal::NotYours,
    )
}

/// The price of one step of works in a region of average size, billions of 1990 dollars.
pub fn build_price(view: &View) -> f64 {
    let regions = view
        .public
        .regions
        .iter()
        .filter(|r| r.owner == Some(view.me))
        .count()
        .max(1);
    view.nation(view.me).gdp / regions as f64 * view.scenario().rules.orders.build_share
}

pub fn build(view: &View, region: RegionId) -> Result<(), Refusal> {
    own_land(view, region)?;
    when(
        view.region(region).infrastructure >= scale::INFRASTRUCTURE.high,
        Refusal::Complete,
    )
}

pub fn prestock(view: &View, region: RegionId) -> Result<(), Refusal> {
    when(
        region.index() >= view.public.regions.len(),
        Refusal::Unknown,
    )?;
    let host = view.region(region).controller;
    let welcome = host.is_some_and(|h| view.public.may_cross(view.me, h));
    when(!welcome, Refusal::NoBase)
}

pub fn mobilise(view: &View, on: bool) -> Result<(), Refusal> {
    when(view.nation(view.me).mobilised == on, Refusal::NoChange)
}

fn mine(view: &View, force: ForceId) -> Result<&Sighting, Refusal> {
    let sighting = view.force(force).ok_or(Refusal::Unknown)?;
    when(sighting.nation != view.me, Refusal::NotYourForce)?;
    Ok(sighting)
}

/// Whether a force of `view.me` may pass or stand in a region: land by right of way, sea for all but
/// armies, which only pass it.
#[must_use]
pub fn passable(view: &View, arm: Arm, region: RegionId) -> bool {
    match view.scenario().region(region).kind {
        RegionKind::Sea => arm != Arm::Air,
        RegionKind::Land => match view.region(region).controller {
            // Fleets may lie in the ports of a region without forces: there may be no other.
            Some(_) if view.public.empty_of_forces(region).is_some() => arm == Arm::Naval,
            Some(holder) => leave(view)[holder.index()],
            None => true,
        },
    }
}

/// By nation: whether forces of `view.me` may enter its soil; kept for the view.
fn leave(view: &View) -> &[bool] {
    view.memo().leave(|| {
        let hosts = view.scenario().nation_ids();
        hosts.map(|h| view.public.may_cross(view.me, h)).collect()
    })
}

pub fn march(view: &View, force: ForceId, to: RegionId) -> Result<(), Refusal> {
    let sighting = mine(view, force)?;
    when(view.public.posted(force).is_some(), Refusal::Posted)?;
    when(sighting.moving.is_some(), Refusal::Moving)?;
    when(to.index() >= view.public.regions.len(), Refusal::Unknown)?;
    when(to == sighting.region, Refusal::NoChange)?;
    let empty = view.public.empty_of_forces(to).is_some();
    when(empty && sighting.arm != Arm::Naval, Refusal::Undertaken)?;
    when(!caveats_allow(view, to), Refusal::Caveat)?;
    let arm = sighting.arm;
    let closed = arm != Arm::Naval && !passable(view, arm, to);
    let held = view.region(to).controller.is_some();
    when(closed && held, Refusal::NoPassage)?;
    let (scenario, from) = (view.scenario(), sighting.region);
    let pass = |r| passable(view, arm, r);
    let who = super::traveller(&view.public, view.me, arm);
    let way = if arm == Arm::Air {
        let flies = || route::path(scenario, from, to, who, pass).is_some();
        view.memo().flight(from, to, flies)
    } else {
        let parts = view.memo().parts(arm, || route::parts(scenario, who, pass));
        route::joined(scenario, parts, from, to, who)
    };
    if way {
        return Ok(());
    }
    Err(match who.stopped_by(scenario, from, to, pass) {
        Some(strait) => Refusal::Strait {
            strait: strait.name.clone(),
            rule: strait.rule(scenario),
        },
        None => Refusal::NoRoute,
    })
}

pub fn stance(view: &View, force: ForceId, stance: Stance) -> Result<(), Refusal> {
    let sighting = mine(view, force)?;
    when(view.public.posted(force).is_some(), Refusal::Posted)?;
    when(sighting.stance == stance, Refusal::NoChange)?;
    when(
        stance == Stance::Attack && holds_only(view),
        Refusal::Caveat,
    )
}

/// One's own part in each war with an answer's caveat, if every war one is in has one.
fn caveats(view: &View) -> Option<Vec<(&Crisis, Caveat, WarCause)>> {
    let parts = view.public.crises.iter().filter(|c| c.is_war());
    let mine: Vec<_> = parts
        .flat_map(|c| c.sides.iter().flatten().map(move |p| (c, p)))
        .filter(|(_, p)| p.nation == view.me && p.contribution >= Contribution::Caveats)
        .map(|(c, p)| p.caveat.map(|caveat| (c, caveat, p.cause)))
        .collect::<Option<_>>()?;
    (!mine.is_empty()).then_some(mine)
}

/// Whether all that one has promised is to hold ground.
fn holds_only(view: &View) -> bool {
    caveats(view).is_some_and(|list| list.iter().all(|c| c.1 == Caveat::DefendOnly))
}

/// Who promised to fight in the charter's area only does not send forces to foreign soil elsewhere.
fn caveats_allow(view: &View, to: RegionId) -> bool {
    let foreign = view
        .region(to)
        .controller
        .is_some_and(|holder| holder != view.me);
    let Some(list) = caveats(view).filter(|_| foreign) else {
        return true;
    };
    list.iter().any(|(_, caveat, cause)| match (caveat, cause) {
        (Caveat::InArea, WarCause::Alliance(treaty) | WarCause::Hegemon(treaty)) => view
            .public
            .treaty(*treaty)
            .is_none_or(|t| super::in_area(view.scenario(), view.public.charter(t), t, to)),
        _ => true,
    })
}

pub fn watch(view: &View, nation: Option<NationId>) -> Result<(), Refusal> {
    if let Some(n) = nation {
        super::other(view, n)?;
    }
    when(view.own.watch == nation, Refusal::NoChange)
}

pub fn covert(view: &View, nation: NationId, kind: CovertKind) -> Result<(), Refusal> {
    partner(view, nation)?;
    let domains = view.scenario().domains;
    match kind {
        CovertKind::Cyber => Err(Refusal::NamesSector),
        CovertKind::Jamming => when(!domains.space, Refusal::NoDomain),
        CovertKind::Espionage | CovertKind::Subversion | CovertKind::Sabotage => Ok(()),
    }
}

/// An act in another's networks; whose means are nought can do nothing there.
pub fn cyber(view: &View, nation: NationId) -> Result<(), Refusal> {
    when(!view.scenario().domains.cyber, Refusal::NoDomain)?;
    partner(view, nation)?;
    when(view.nation(view.me).cyber <= 0.0, Refusal::NoMeans)
}

/// Share of GDP for the defence of one's networks, in ten-thousandths.
pub fn guard(view: &View, basis_points: u8) -> Result<(), Refusal> {
    when(!view.scenario().domains.cyber, Refusal::NoDomain)?;
    let high = (view.scenario().rules.cyber.share_most * 10_000.0).round() as u16;
    when(
        u16::from(basis_points) > high,
        Refusal::Range {
            low: 0,
            high: high.into(),
        },
    )?;
    let now = (view.nation(view.me).networks.share * 10_000.0).round() as u16;
    when(now == u16::from(basis_points), Refusal::NoChange)
}

/// The two ends of a link of the map.
#[must_use]
pub fn ends(scenario: &Scenario, link: LinkId) -> [RegionId; 2] {
    let link = &scenario.links[link.index()];
    [link.a, link.b]
}

/// Whether wings based in `base` reach the nearer end of a link.
#[must_use]
pub fn in_striking_range(scenario: &Scenario, base: RegionId, link: LinkId) -> bool {
    let range = scenario.rules.supply.strike_km;
    let mut ends = ends(scenario, link).into_iter();
    ends.any(|end| base == end || scenario.distance_km(base, end) <= range)
}

/// Whether a force of this kind is there to meet who bombs the links around its base.
#[must_use]
pub fn defends_sky(arm: Arm, stance: Stance, target: Option<LinkId>) -> bool {
    arm == Arm::Air && stance != Stance::Reserve && target.is_none()
}

/// Whether a link leads to ground of an enemy of `view.me`.
#[must_use]
pub fn enemy_link(view: &View, link: LinkId) -> bool {
    let enemy = |r: RegionId| {
        let holder = view.region(r).controller;
        holder.is_some_and(|h| view.public.war_between(view.me, h).is_some())
    };
    ends(view.scenario(), link).into_iter().any(enemy)
}

pub fn interdict(view: &View, force: ForceId, link: Option<LinkId>) -> Result<(), Refusal> {
    let wing = mine(view, force)?;
    when(wing.arm != Arm::Air, Refusal::NotAir)?;
    when(wing.target == link, Refusal::NoChange)?;
    let Some(link) = link else { return Ok(()) };
    when(wing.moving.is_some(), Refusal::Moving)?;
    let scenario = view.scenario();
    let known = scenario.links.get(link.index()).ok_or(Refusal::Unknown)?;
    // The open sea and the air have no bridges.
    let land = |r: RegionId| scenario.region(r).kind == RegionKind::Land;
    let solid = known.mode != Mode::Air && (land(known.a) || land(known.b));
    when(!solid, Refusal::NothingToHit)?;
    when(!enemy_link(view, link), Refusal::NoEnemyLink)?;
    when(holds_only(view), Refusal::Caveat)?;
    when(
        !in_striking_range(scenario, wing.region, link),
        Refusal::TooFar,
    )
}

/// Whether `view.me` holds an end of the link.
#[must_use]
pub fn own_link(view: &View, link: LinkId) -> bool {
    let mine = |r: RegionId| view.region(r).controller == Some(view.me);
    ends(view.scenario(), link).into_iter().any(mine)
}

/// The price of one step of repair, billions of 1990 dollars.
#[must_use]
pub fn repair_price(scenario: &Scenario, link: LinkId) -> f64 {
    let km = scenario.links.get(link.index()).map_or(0.0, |l| l.km);
    scenario.rules.supply.repair_billions * km / 100.0
}

pub fn repair(view: &View, link: LinkId) -> Result<(), Refusal> {
    let known = view.scenario().links.get(link.index());
    when(known.is_none_or(|l| l.mode == Mode::Air), Refusal::Unknown)?;
    when(!own_link(view, link), Refusal::NotYours)?;
    when(view.public.links[link.index()] >= 1.0, Refusal::Complete)
}
