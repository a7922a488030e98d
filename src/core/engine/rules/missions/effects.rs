//! What missions do and what they cost.

use super::partners;
use crate::content::scale::{self, around_one};
use crate::engine::rules::deeds::contingent::{lose, withdraw};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::view::Mission;

/// The dead of a month, more where it is hot, and where the host does not want it.
pub fn bleed(world: &mut World, mission: &Mission, trouble: f64) {
    let rules = &world.rules().peace;
    let unwanted = if mission.consent { 1.0 } else { rules.unwanted };
    let share = rules.losses * trouble * unwanted * world.dt();
    for d in &mission.troops {
        lose(world, mission.id, d, share);
    }
}

/// The fund pays as far as it reaches, then partners their shares, then those who take part, by their output.
pub fn pay(world: &mut World, mission: &Mission) {
    let points = mission.troops.iter().fold(0.0, |sum, d| sum + d.points);
    let mut cost = world.rules().peace.cost * points * world.dt();
    if let Some(mut treaty) = world.get_mut(mission.treaty) {
        let paid = cost.min(treaty.fund.max(0.0));
        treaty.fund -= paid;
        cost -= paid;
    }
    let left = cost;
    for payer in &mission.payers {
        let paid = left * payer.share;
        world.economy_mut(payer.nation).treasury -= paid;
        if let Some(mut m) = world.get_mut(mission.id)
            && let Some(p) = m.payers.iter_mut().find(|p| p.nation == payer.nation)
        {
            p.spent += paid;
        }
        cost -= paid;
    }
    cost = cost.max(0.0);
    let all = mission
        .troops
        .iter()
        .fold(0.0, |sum, d| sum + world.economy(d.nation).gdp);
    for d in &mission.troops {
        let share = cost * world.economy(d.nation).gdp / all.max(1e-9);
        world.economy_mut(d.nation).treasury -= share;
        if let Some(mut m) = world.get_mut(mission.id)
            && let Some(mine) = m.troops.iter_mut().find(|x| x.nation == d.nation)
        {
            mine.spent += share;
        }
    }
}

/// How much each nation's people are heard, 0..1.
fn voices(world: &World) -> Vec<f64> {
    let nations = world.scenario.nation_ids();
    nations
        .map(|n| scale::REGIME.share(world.polity(n).regime))
        .collect()
}

/// Patience wears with time, faster where it is hot and where nothing gets better, slower where people are not asked and where others
/// pay; people at home grow weary; then
/// the contingent goes home. Those who have gone forget by and by why they went.
pub fn tire(world: &mut World, mission: &Mission, trouble: f64) {
    let (dt, rules) = (world.dt(), world.rules().peace.clone());
    let years = f64::from(world.turn.saturating_sub(mission.since)) * dt;
    let stuck = years >= 1.0 && trouble >= mission.trouble;
    let step =
        rules.patience * around_one(trouble) + if stuck { rules.patience_stuck } else { 0.0 };
    let voices = voices(world);
    if let Some(mut m) = world.get_mut(mission.id) {
        let paid = m.paid_by_others(None);
        for d in &mut m.troops {
            let least = rules.patience_unheard;
            let heard = least + (1.0 - least) * voices[d.nation.index()];
            let borne = 1.0 - rules.patience_paid * paid;
            d.patience -= step * heard * borne * dt;
        }
        for payer in &mut m.payers {
            payer.patience -= step * dt;
        }
        for (_, patience) in &mut m.weary {
            *patience += rules.patience_returns * dt;
        }
        m.weary.retain(|w| w.1 < 1.0);
    }
    for payer in &mission.payers {
        let now = world
            .get(mission.id)
            .and_then(|m| m.payer(payer.nation).copied());
        if now.is_some_and(|p| p.patience <= 0.0 || !world.free(p.nation)) {
            partners::stop(world, mission.id, payer.nation);
        }
    }
    let troops = world
        .get(mission.id)
        .map_or(Vec::new(), |m| m.troops.clone());
    for d in troops {
        let worn = (1.0 - d.patience).clamp(0.0, 1.0);
        let sent = rules.share[d.contribution as usize] * 10.0;
        world.polity_mut(d.nation).weariness += rules.weariness * worn * sent.min(1.0) * dt;
        if d.patience <= 0.0 {
            withdraw(world, d.nation, mission.id);
            world.tell(EventKind::PatienceEnded {
                mission: mission.id,
                nation: d.nation,
                region: mission.region,
                dead: d.dead,
            });
        }
    }
}
