//! Elections and coups: leaders change, and with them what the nation wants and dares.

use crate::content::scale::{self, logistic};
use crate::dice::{Dice, Phase, pair};
use crate::engine::rules::deeds::leader::{self, succeed};
use crate::engine::rules::deeds::suspension;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::{Ousted, Treaty};

/// The numbers of a nation's rolls in this phase.
const ELECTION: u16 = 0;
const COUP: u16 = 1;

pub fn phase(world: &mut World, nation: NationId) {
    coup(world, nation);
    election(world, nation);
}

/// Regular elections where they are held: the less a government is liked, the likelier it goes.
fn election(world: &mut World, nation: NationId) {
    let rules = world.rules().home.clone();
    let turns = rules.election_years * 12.0 / f64::from(world.scenario.turn_months);
    let next = world.turn + (turns as u32).max(1);
    let (due, democracy, approval) = {
        let p = world.polity(nation);
        (p.election, p.regime >= rules.election_regime, p.approval)
    };
    match due {
        _ if !democracy => world.polity_mut(nation).election = None,
        None => world.polity_mut(nation).election = Some(next),
        Some(turn) if turn > world.turn => {}
        Some(_) => {
            let mut dice = world.dice(
                Phase::Home,
                pair(world.scenario.key(nation), u32::from(ELECTION)),
            );
            let logit = rules.election_slope * (approval - 0.5);
            let stays = dice.chance(logistic(logit));
            world.polity_mut(nation).election = Some(next);
            vote(world, nation, stays, &mut dice);
        }
    }
}

fn vote(world: &mut World, nation: NationId, stays: bool, dice: &mut Dice) {
    let forgotten = world.rules().credibility.forgotten_elected;
    let leader = if stays {
        world.polity(nation).leader.to_string()
    } else {
        let rules = world.rules().home.clone();
        let leader = succeed(world, nation);
        turn_course(world, nation, dice, rules.change_ideal);
        world.polity_mut(nation).approval = rules.honeymoon;
        leader
    };
    world.tell(EventKind::Elected {
        nation,
        leader,
        again: stays,
    });
    suspension::elected(world, nation);
    if !stays {
        leader::doubt(world, nation, forgotten);
    }
}

/// Another leader dares and wants other things.
fn turn_course(world: &mut World, nation: NationId, dice: &mut Dice, ideal: f64) {
    let resolve = world.rules().home.change_resolve * dice.normal();
    let (x, y) = (ideal * dice.normal(), ideal * dice.normal());
    {
        let mut mind = world.mind_mut(nation);
        mind.resolve = (mind.resolve + resolve).clamp(0.0, 1.0);
    }
    let mut polity = world.polity_mut(nation);
    polity.ideal.0 += x;
    polity.ideal.1 += y;
}

/// Where the state is weak and the institutions are too, someone takes it over.
fn coup(world: &mut World, nation: NationId) {
    let rules = world.rules().home.clone();
    let (stability, regime) = {
        let p = world.polity(nation);
        (p.stability, p.regime)
    };
    if stability >= rules.coup_below || regime >= rules.coup_regime {
        return;
    }
    let rate = rules.coup_rate * (rules.coup_below - stability);
    let mut dice = world.dice(
        Phase::Home,
        pair(world.scenario.key(nation), u32::from(COUP)),
    );
    if !dice.chance(1.0 - libm::exp(-rate * world.dt())) {
        return;
    }
    let turn = world.turn;
    let step = rules.coup_regime_step * if dice.chance(0.5) { 1.0 } else { -1.0 };
    {
        let mut polity = world.polity_mut(nation);
        polity.regime = scale::REGIME.hold(regime + step);
        polity.stability = (stability + rules.coup_stability).min(1.0);
        polity.approval = rules.honeymoon;
        let ideal = polity.ideal;
        polity.ousted = Some(Ousted { turn, ideal });
    }
    turn_course(world, nation, &mut dice, rules.coup_ideal);
    let leader = succeed(world, nation);
    world.tell(EventKind::Coup { nation, leader });
    suspension::coup(world, nation);
    let forgotten = world.rules().credibility.forgotten_coup;
    leader::doubt(world, nation, forgotten);
}

/// A year in office teaches every leader what the office has promised.
pub fn settle(world: &mut World) {
    let share = (world.rules().credibility.opinion_fades * world.dt()).min(1.0);
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        for mood in &mut treaty.moods {
            mood.opinion *= 1.0 - share;
        }
    });
}
