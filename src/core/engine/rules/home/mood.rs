//! Approval, stability, weariness and resolve drift to where the state of the nation pulls them.

use crate::content::Rules;
use crate::content::scale;
use crate::engine::rules::calm;
use crate::engine::world::{Economy, NationMut, World};
use crate::event::EventKind;
use crate::ids::NationId;

/// Share of each nation's people that live under others' control.
pub fn occupied(world: &World) -> Vec<f64> {
    let n = world.scenario.nations.len();
    let (mut lost, mut all) = (vec![0.0; n], vec![1e-9; n]);
    for region in world.regions().iter() {
        let Some(owner) = region.owner else { continue };
        let people = region.people;
        all[owner.index()] += people;
        if region.controller != Some(owner) {
            lost[owner.index()] += people;
        }
    }
    lost.iter()
        .zip(&all)
        .map(|(lost, all)| lost / all)
        .collect()
}

/// Trust of each nation in its most trusted ally: security that a treaty gives.
pub fn friends(world: &World) -> Vec<f64> {
    let mut most = vec![0.0; world.scenario.nations.len()];
    for treaty in world.treaties().iter() {
        if !world.charter(treaty.charter).obligation.defends() {
            continue;
        }
        for &a in &treaty.members {
            for &b in treaty.members.iter().filter(|b| **b != a) {
                most[a.index()] = f64::max(most[a.index()], world.beliefs.trust(a, b));
            }
        }
    }
    most
}

/// Shares of the way to their levels that moods go in a turn.
pub struct Pace {
    approval: f64,
    stability: f64,
    /// Of weariness, what fades.
    weariness: f64,
    resolve: f64,
}

impl Pace {
    pub fn new(world: &World) -> Self {
        let (home, dt) = (&world.rules().home, world.dt());
        let share = |rate: f64| 1.0 - libm::exp(-rate * dt);
        Self {
            approval: share(home.approval_drift),
            stability: share(home.stability_drift),
            weariness: share(home.weariness_fades),
            resolve: share(home.resolve_drift),
        }
    }
}

/// One turn's drift of all that is mood.
pub fn drift(world: &mut World, pace: &Pace, nation: NationId, occupied: f64, friend: f64) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules;
    let circumstances = Circumstances {
        occupied,
        friend,
        fear: fear(world, nation),
        lift: calm::lift(world, nation),
        expected: scenario.nation(nation).growth,
        turn: world.turn,
        turn_months: f64::from(scenario.turn_months),
    };
    let mut now = world.nation_mut(nation);
    let approval = approval_level(rules, &now, &circumstances);
    let stability = stability_level(rules, &now, &circumstances);
    let home = &rules.home;
    let polity = &mut now.polity;
    let before = polity.stability;
    polity.approval += (approval - polity.approval) * pace.approval;
    polity.approval = polity.approval.clamp(0.0, 1.0);
    polity.stability += (stability - before) * pace.stability;
    polity.stability = polity.stability.clamp(0.0, 1.0);
    if now.plight.at_war.is_none() {
        polity.weariness *= 1.0 - pace.weariness;
    }
    let after = polity.stability;
    let goal = scenario.nation(nation).resolve + home.resolve_approval * (polity.approval - 0.5)
        - home.resolve_weariness * polity.weariness;
    let mind = &mut now.mind;
    mind.resolve += (goal - mind.resolve) * pace.resolve;
    mind.resolve = mind.resolve.clamp(0.0, 1.0);
    tell(world, nation, before, after);
}

/// Tells when stability has passed a mark. A government that loses its country has to find it again: between the two marks it does
/// neither.
fn tell(world: &mut World, nation: NationId, before: f64, after: f64) {
    let (home, peace) = (&world.rules().home, &world.rules().peace);
    let (unrest, failed, recovered) = (home.unrest_below, peace.failed, peace.recovered);
    if before >= unrest && after < unrest {
        world.tell(EventKind::Unrest { nation });
    }
    let lost = world.polity(nation).failed;
    if !lost && after < failed {
        world.polity_mut(nation).failed = true;
        world.tell(EventKind::StateFailed { nation });
    } else if lost && after >= recovered {
        world.polity_mut(nation).failed = false;
        world.tell(EventKind::StateRecovered { nation });
    }
}

/// What the mood of a nation follows from, beside its own state.
struct Circumstances {
    /// Share of its people under others' control.
    occupied: f64,
    /// Trust in its most trusted ally.
    friend: f64,
    /// Fear of the most feared.
    fear: f64,
    /// What peace operations add to stability.
    lift: f64,
    /// Growth that people have come to expect, the trend of the first day.
    expected: f64,
    turn: u32,
    turn_months: f64,
}

fn approval_level(rules: &Rules, now: &NationMut<'_>, around: &Circumstances) -> f64 {
    let (home, polity) = (&rules.home, &now.polity);
    let since = now.plight.at_war.filter(|_| now.plight.invaded);
    let months = |since| f64::from(around.turn.saturating_sub(since)) * around.turn_months;
    let rallied = since.is_some_and(|since| months(since) < home.rally_months);
    home.approval_rest
        + home.approval_growth * growth(now, around.expected)
        + home.approval_stability * (polity.stability - 0.5)
        - home.approval_weariness * polity.weariness
        - home.approval_occupied * around.occupied
        + rules.credibility.approval_standing * (now.standing.0[2] - 0.5)
        + if rallied { home.approval_rally } else { 0.0 }
}

fn growth(now: &NationMut<'_>, expected: f64) -> f64 {
    now.economy.growth + now.economy.cycle - expected
}

fn stability_level(rules: &Rules, now: &NationMut<'_>, around: &Circumstances) -> f64 {
    let (home, polity) = (&rules.home, &now.polity);
    let firmness = (polity.regime / scale::REGIME.high) * (polity.regime / scale::REGIME.high);
    let institutions =
        home.stability_between + (home.stability_regime - home.stability_between) * firmness;
    institutions
        + home.stability_growth * growth(now, around.expected)
        + home.stability_approval * (polity.approval - 0.5)
        - home.stability_fear * around.fear
        + home.stability_friends * around.friend
        + around.lift
        - home.stability_occupied * around.occupied
        - home.stability_weariness * polity.weariness
        - cuts(rules, now.economy)
}

/// Fear of the most feared.
fn fear(world: &World, nation: NationId) -> f64 {
    let row = world.beliefs.threat_row(nation);
    row.iter().fold(0.0, |most, t| f64::max(most, *t))
}

/// What debt and starved services take from stability.
fn cuts(rules: &Rules, economy: &Economy) -> f64 {
    let (home, budget) = (&rules.home, &rules.economy);
    let gdp = economy.gdp.max(1e-9);
    let debt = (-economy.treasury).max(0.0) / gdp;
    let wanted = budget.civil * gdp;
    // Before the first budget nothing has been cut, nor where nothing is wanted.
    let missing = if economy.spending.revenue > 0.0 && wanted > 0.0 {
        (1.0 - economy.spending.civil / wanted).clamp(0.0, 1.0)
    } else {
        0.0
    };
    home.stability_cuts * missing + budget.debt_stability * debt.min(budget.debt_limit)
}
