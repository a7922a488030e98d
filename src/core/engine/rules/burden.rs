//! The burden ledger: what each member bore for each treaty this turn, booked at the turn's end.

use super::deeds::burden::{book, row};
use super::deeds::case::vote_worth;
use crate::engine::world::{Force, World};
use crate::event::{EventKind, Outcome};
use crate::ids::{CaseId, NationId, TreatyId};
use crate::view::{Burden, Treaty};

pub fn phase(world: &mut World) {
    spending(world);
    basing(world);
    deeds(world);
    let (turn, months) = (world.turn, world.scenario.turn_months);
    let start = world.scenario.start;
    if start.plus_turns(turn, months).year != start.plus_turns(turn + 1, months).year {
        world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
            treaty.burdens.iter_mut().for_each(Burden::close_year);
        });
    }
}

/// Budgets against the guideline.
fn spending(world: &mut World) {
    let dt = world.dt();
    let economies = world.economies();
    let budgets: Vec<(f64, f64)> = economies.iter().map(|e| (e.defence, e.gdp)).collect();
    drop(economies);
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        // Both lists are in id order; rows outlast memberships.
        let mut at = 0;
        for &member in &treaty.members {
            let (share, gdp) = budgets[member.index()];
            let short = treaty.guideline.map_or(0.0, |g| (g - share).max(0.0));
            while treaty.burdens.get(at).is_some_and(|b| b.nation < member) {
                at += 1;
            }
            let burden = match treaty.burdens.get(at) {
                Some(b) if b.nation == member => &mut treaty.burdens[at],
                _ => row(&mut treaty.burdens, member),
            };
            burden.money.add(share * gdp * dt);
            burden.arrears.add(short * gdp * dt);
            if short <= 0.0 {
                burden.warned = None;
            }
        }
    });
}

/// Forces on an ally's soil: its host gives the place, its owner the men.
fn basing(world: &mut World) {
    let dt = world.dt();
    let guests: Vec<(NationId, NationId, f64)> = {
        let regions = world.regions();
        let guest = |f: Force| {
            let host = regions[f.region.index()].controller;
            let host = host.filter(|h| *h != f.nation)?;
            Some((host, f.nation, f.strength))
        };
        world.forces().filter_map(guest).collect()
    };
    let mut members = vec![false; world.scenario.nations.len()];
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        members.fill(false);
        for member in &treaty.members {
            members[member.index()] = true;
        }
        for &(host, guest, points) in &guests {
            if members[host.index()] && members[guest.index()] {
                row(&mut treaty.burdens, host).hosted.add(points * dt);
                row(&mut treaty.burdens, guest).abroad.add(points * dt);
            }
        }
    });
}

/// Answers to calls, and exercises, from what was told this turn.
fn deeds(world: &mut World) {
    let mut entries = Vec::new();
    for event in &world.events {
        match event.kind {
            EventKind::Contributed {
                case,
                nation,
                contribution,
                ..
            } => {
                if let Some(treaty) = treaty_of(world, case) {
                    entries.push((treaty, nation, Some(contribution)));
                }
            }
            // Where the body sent nobody, the votes that held it back were the answers.
            EventKind::CaseReviewed {
                treaty,
                by_vote: true,
                ref outcomes,
                ..
            } => {
                let worth = |o: &(NationId, Outcome)| (treaty, o.0, Some(vote_worth(o.1)));
                entries.extend(outcomes.iter().map(worth));
            }
            EventKind::ExerciseHeld { treaty, region, .. } => {
                if let Some(host) = world.controller(region) {
                    entries.push((treaty, host, None));
                }
            }
            _ => {}
        }
    }
    let worth = world.rules().alliance.burden_by_answer;
    for (treaty, nation, answer) in entries {
        book(world, treaty, nation, |b| match answer {
            Some(contribution) => {
                b.calls.add(1.0);
                b.deeds.add(worth[contribution as usize]);
            }
            None => b.exercises.add(1.0),
        });
    }
}

/// The treaty that a case belongs to, even if it was closed this very turn.
fn treaty_of(world: &World, case: CaseId) -> Option<TreatyId> {
    let open = world.get(case).map(|c| c.treaty);
    open.or_else(|| {
        world.events.iter().find_map(|e| match e.kind {
            EventKind::CaseReviewed {
                case: closed,
                treaty,
                ..
            } if closed == case => Some(treaty),
            _ => None,
        })
    })
}
