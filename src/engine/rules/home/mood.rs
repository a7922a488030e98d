//! Approval, stability, weariness and resolve drift to where the state of the nation pulls them.

use crate::engine::rules::missions;
use crate::engine::world::{Economy, Polity, World};
use crate::event::EventKind;
use crate::ids::NationId;

/// Share of each nation's people that live under others' control.
pub fn occupied(world: &World) -> Vec<f64> {
    let n = world.scenario.nations.len();
    let (mut lost, mut all) = (vec![0.0; n], vec![1e-9; n]);
    for (id, region) in world.region_ids().zip(world.regions().iter()) {
        let Some(owner) = region.owner else { continue };
        let people = world.scenario.region(id).population;
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

/// One turn's drift of all that is mood.
pub fn drift(world: &mut World, nation: NationId, occupied: f64, friend: f64) {
    let dt = world.dt();
    let (approval, stability) = {
        let mood = Mood {
            nation,
            occupied,
            friend,
            polity: &world.polity(nation),
            economy: &world.economy(nation),
        };
        (approval_level(world, &mood), stability_level(world, &mood))
    };
    let at_war = world.at_war(nation);
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.home;
    let share = |rate: f64| 1.0 - libm::exp(-rate * dt);
    let (before, after) = {
        let mut polity = world.polity_mut(nation);
        let before = polity.stability;
        polity.approval += (approval - polity.approval) * share(rules.approval_drift);
        polity.approval = polity.approval.clamp(0.0, 1.0);
        polity.stability += (stability - before) * share(rules.stability_drift);
        polity.stability = polity.stability.clamp(0.0, 1.0);
        if !at_war {
            polity.weariness *= 1.0 - share(rules.weariness_fades);
        }
        (before, polity.stability)
    };
    if before >= rules.unrest_below && after < rules.unrest_below {
        world.tell(EventKind::Unrest { nation });
    }
    let peace = &scenario.rules.peace;
    if before >= peace.failed && after < peace.failed {
        world.tell(EventKind::StateFailed { nation });
    } else if before < peace.recovered && after >= peace.recovered {
        world.tell(EventKind::StateRecovered { nation });
    }
    let goal = resolve_level(world, nation);
    let mut mind = world.mind_mut(nation);
    mind.resolve += (goal - mind.resolve) * share(rules.resolve_drift);
    mind.resolve = mind.resolve.clamp(0.0, 1.0);
}

/// What the mood of a nation follows from.
struct Mood<'a> {
    nation: NationId,
    /// Share of its people under others' control.
    occupied: f64,
    /// Trust in its most trusted ally.
    friend: f64,
    polity: &'a Polity,
    economy: &'a Economy,
}

/// Growth beyond what people have come to expect, the trend of the first day.
fn growth(world: &World, mood: &Mood<'_>) -> f64 {
    mood.economy.growth + mood.economy.cycle - world.scenario.nation(mood.nation).growth
}

fn approval_level(world: &World, mood: &Mood<'_>) -> f64 {
    let rules = &world.rules().home;
    let &Mood {
        nation,
        occupied,
        polity,
        ..
    } = mood;
    let months = f64::from(world.scenario.turn_months);
    let plight = *world.plight(nation);
    let rallied = plight.invaded
        && plight
            .at_war
            .is_some_and(|since| f64::from(world.turn.saturating_sub(since)) * months < 12.0);
    rules.approval_rest
        + rules.approval_growth * growth(world, mood)
        + rules.approval_stability * (polity.stability - 0.5)
        - rules.approval_weariness * polity.weariness
        - rules.approval_occupied * occupied
        + world.rules().credibility.approval_standing * (world.standing(nation).0[2] - 0.5)
        + if rallied { rules.approval_rally } else { 0.0 }
}

fn stability_level(world: &World, mood: &Mood<'_>) -> f64 {
    let rules = &world.rules().home;
    let polity = mood.polity;
    let firmness = (polity.regime / 10.0) * (polity.regime / 10.0);
    let institutions =
        rules.stability_between + (rules.stability_regime - rules.stability_between) * firmness;
    institutions
        + rules.stability_growth * growth(world, mood)
        + rules.stability_approval * (polity.approval - 0.5)
        - rules.stability_fear * fear(world, mood.nation)
        + rules.stability_friends * mood.friend
        + missions::lift(world, mood.nation)
        - rules.stability_occupied * mood.occupied
        - rules.stability_weariness * polity.weariness
        - cuts(world, mood.economy)
}

/// Fear of the most feared.
fn fear(world: &World, nation: NationId) -> f64 {
    let row = world.beliefs.threat_row(nation);
    row.iter().fold(0.0, |most, t| f64::max(most, *t))
}

/// What debt and starved services take from stability.
fn cuts(world: &World, economy: &Economy) -> f64 {
    let (home, budget) = (&world.rules().home, &world.rules().economy);
    let gdp = economy.gdp.max(1e-9);
    let debt = (-economy.treasury).max(0.0) / gdp;
    let wanted = budget.civil * gdp;
    // Before the first budget nothing has been cut.
    let missing = if economy.spending.revenue > 0.0 {
        (1.0 - economy.spending.civil / wanted).clamp(0.0, 1.0)
    } else {
        0.0
    };
    home.stability_cuts * missing + budget.debt_stability * debt.min(budget.debt_limit)
}

fn resolve_level(world: &World, nation: NationId) -> f64 {
    let rules = &world.rules().home;
    let polity = world.polity(nation);
    world.scenario.nation(nation).resolve + rules.resolve_approval * (polity.approval - 0.5)
        - rules.resolve_weariness * polity.weariness
}
