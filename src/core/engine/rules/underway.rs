//! Quarrels, armed groups, undertakings and peace operations that are older than the game take their places before the first turn.

use super::deeds::{group, undertaking};
use crate::content::{Arm, CrisisSeed, OperationSeed};
use crate::engine::observe;
use crate::engine::rules::deeds::crisis::held_of_each_other;
use crate::engine::world::{Force, World};
use crate::event::{MandateSource, WarCause};
use crate::ids::NationId;
use crate::judge;
use crate::order::{Contribution, Side, Stance};
use crate::view::{Crisis, Detachment, Mission, Participant, Payer, Public};

pub fn begin(world: &mut World) {
    let scenario = world.scenario.clone();
    for seed in &scenario.under_way.crises {
        quarrel(world, seed);
    }
    let known = scenario.rules.domains.group_first;
    for seed in &scenario.under_way.groups {
        group::arm(world, seed, known);
    }
    for seed in &scenario.under_way.undertakings {
        undertaking::owe(world, seed.by, seed.to, seed.restraint, seed.months);
    }
    if scenario.under_way.operations.is_empty() {
        return;
    }
    let public = observe::public(world);
    for seed in &scenario.under_way.operations {
        operate(world, &public, seed);
    }
}

/// Nobody breaks a word on the first day by what has been going on for long: nothing is booked.
fn quarrel(world: &mut World, seed: &CrisisSeed) {
    let turn = world.turn;
    let parties = (seed.challenger, seed.target);
    let id = world.add(|id| Crisis::new(id, parties, seed.stake, seed.rung, None, turn));
    let mut sides: [Vec<Participant>; 2] = [Vec::new(), Vec::new()];
    for &(nation, side, contribution) in &seed.with {
        sides[side.index()].push(Participant {
            nation,
            since: turn,
            cause: cause(world, nation, [seed.challenger, seed.target][side.index()]),
            contribution,
            caveat: None,
        });
    }
    if let Some(mut crisis) = world.get_mut(id) {
        for (side, more) in Side::BOTH.into_iter().zip(sides) {
            crisis.side_mut(side).extend(more);
        }
        crisis.rungs = [seed.rung; 2];
        crisis.deaths = seed.deaths;
        crisis.fortune = seed.fortune;
        crisis.paid = true;
        crisis.war = (seed.rung >= 5).then_some(turn);
    }
    if seed.rung >= 5 {
        // Where the line runs on the first day is how things are: a peace without more gives back what has been taken since.
        let held = held_of_each_other(world, id);
        if let Some(mut crisis) = world.get_mut(id) {
            crisis.held = held;
        }
        let fight = |(n, _, c): &(NationId, Side, Contribution)| {
            (*c >= Contribution::Caveats).then_some(*n)
        };
        let others = seed.with.iter().filter_map(fight);
        for nation in others.chain([seed.challenger, seed.target]) {
            world.plight_mut(nation).at_war.get_or_insert(turn);
        }
    }
}

/// A treaty with the one that it helps, or its own choice.
fn cause(world: &World, nation: NationId, leader: NationId) -> WarCause {
    let binds = |t: &&crate::view::Treaty| {
        t.has(nation) && t.has(leader) && world.charter(t.charter).obligation.defends()
    };
    let treaties = world.treaties();
    let treaty = treaties.iter().find(binds);
    treaty.map_or(WarCause::Choice(None), |t| WarCause::Alliance(t.id))
}

fn operate(world: &mut World, public: &Public, seed: &OperationSeed) {
    let region = seed.region;
    let Some(host) = world.controller(region) else {
        return;
    };
    // Treaties are founded in the order of the scenario's list.
    let Some(treaty) = public.treaties.get(seed.treaty) else {
        return;
    };
    let source = match (public.charter(treaty).peace_operations, seed.consent) {
        (false, _) => MandateSource::Host,
        (true, true) => MandateSource::Body,
        (true, false) => MandateSource::Imposed,
    };
    if seed.consent
        && !treaty.has(host)
        && let Some(mut t) = world.get_mut(treaty.id)
    {
        t.invitations.push((region, host));
        t.invitations.sort_unstable();
    }
    let mut troops = Vec::with_capacity(seed.contingents.len());
    for contingent in &seed.contingents {
        let nation = contingent.nation;
        let readiness = world.military(nation).readiness;
        let force = world.add(|id| Force {
            id,
            nation,
            region,
            arm: Arm::Land,
            strength: contingent.strength,
            readiness,
            supply: 1.0,
            stance: Stance::Defend,
            target: None,
            station: Some(public.scenario.nation(nation).capital),
        });
        troops.push(Detachment {
            nation,
            contribution: match contingent.caveat {
                Some(_) => Contribution::Caveats,
                None => Contribution::Full,
            },
            caveat: contingent.caveat,
            force: Some(force),
            relief: None,
            points: contingent.strength,
            ready: 1.0,
            worth: judge::worth(
                &public.scenario,
                public.charter(treaty),
                treaty,
                host,
                region,
                contingent.caveat,
            ),
            patience: 1.0,
            dead: 0.0,
            spent: 0.0,
            since: world.turn,
        });
    }
    let rival = judge::rival(public, region);
    let (since, until) = (world.turn, world.turn + seed.turns);
    world.add(|id| Mission {
        id,
        treaty: treaty.id,
        region,
        host,
        rival,
        by: seed.lead,
        source,
        consent: seed.consent,
        since,
        until,
        renewed: 0,
        trouble: judge::trouble(public, region, rival),
        weary: Vec::new(),
        payers: seed.payer.map(Payer::new).into_iter().collect(),
        troops,
        dead: 0.0,
    });
}
