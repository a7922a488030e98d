//! Orders to a force.

use casus_core::content::{Arm, RegionKind};
use casus_core::figures::fixed;
use casus_core::ids::{LinkId, RegionId};
use casus_core::judge;
use casus_core::order::{Order, Stance, Way};
use casus_core::reckon::{self, Passage};
use casus_core::route::{self, Route};
use casus_core::tell;
use casus_core::view::Sighting;

use super::{choose, more};
use crate::command::{Choice, Command};
use crate::panels::desk::{Desk, months};

const STANCES: [Stance; 3] = [Stance::Defend, Stance::Attack, Stance::Reserve];

#[must_use]
pub fn list(desk: &Desk, force: &Sighting) -> Command {
    let title = title(desk, force);
    if force.nation != desk.me {
        return Command::Say(format!("{title}: not yours to command"));
    }
    let mut choices = vec![Choice::new("March to…", march(desk, force))];
    choices[0].refused = force
        .moving
        .map(|(to, _)| format!("it is on its way to {}", desk.region(to)));
    choices.extend(STANCES.into_iter().map(|stance| {
        let label = match stance {
            Stance::Defend => "Stance: hold the ground, dig in",
            Stance::Attack => "Stance: attack where the odds allow",
            Stance::Reserve => "Stance: keep out of battle, refit",
        };
        desk.choice(
            label,
            Order::Stance {
                force: force.id,
                stance,
            },
        )
    }));
    if force.arm == Arm::Air {
        choices.push(more(
            "Interdict a line of the enemy…",
            "Strike which line?",
            super::link::targets(desk, force),
            "no line of an enemy is in its reach",
        ));
    }
    choose(title, choices)
}

#[must_use]
pub fn title(desk: &Desk, force: &Sighting) -> String {
    let kind = tell::arm(force.arm, desk.view);
    format!("The {kind} in {}", desk.region(force.region))
}

/// The stance that an order of this turn gives it.
#[must_use]
pub fn drafted_stance(desk: &Desk, force: &Sighting) -> Option<Stance> {
    desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Stance { force: id, stance } if *id == force.id => Some(*stance),
        _ => None,
    })
}

/// Gives all of `forces` the stance after the one that the first has or is ordered to take; who has that already needs
/// no order.
#[must_use]
pub fn next_stance(desk: &Desk, forces: &[&Sighting]) -> Command {
    let Some(first) = forces.first() else {
        return Command::Nothing;
    };
    let next = stance_after(desk, first);
    let ours = |o: &Order| matches!(o, Order::Stance { force, .. } if forces.iter().any(|f| f.id == *force));
    let drafted = desk.ctx.draft.orders().iter().enumerate();
    // The last first: taking one out moves those behind it.
    let taken_back = drafted.filter(|(_, o)| ours(o)).map(|(i, _)| i).rev();
    let mut all: Vec<Command> = taken_back.map(Command::Withdraw).collect();
    let orders = forces.iter().filter(|f| f.stance != next);
    all.extend(orders.map(|f| {
        Command::Order(Order::Stance {
            force: f.id,
            stance: next,
        })
    }));
    if forces.len() > 1 {
        let armies = tell::count(forces.len() as u64, "force");
        let to = tell::stance_cell(next, desk.view);
        all.push(Command::Say(format!(
            "{armies} there: {to}. u takes back one at a time."
        )));
    }
    Command::All(all)
}

/// The stance after the one that a force has or is ordered to take.
pub fn stance_after(desk: &Desk, force: &Sighting) -> Stance {
    let now = drafted_stance(desk, force).unwrap_or(force.stance);
    let at = STANCES.iter().position(|&s| s == now).unwrap_or(0);
    STANCES[(at + 1) % STANCES.len()]
}

/// The way of a force to `to`, if there is one.
#[must_use]
pub fn way(desk: &Desk, force: &Sighting, to: RegionId) -> Option<Route> {
    let arm = force.arm;
    let open = |r| match desk.scenario().region(r).kind {
        RegionKind::Sea => arm != Arm::Air,
        RegionKind::Land => {
            let holder = desk.view.region(r).controller;
            holder.is_none_or(|h| desk.public().may_cross(desk.me, h))
        }
    };
    let who = judge::traveller(desk.public(), desk.me, arm);
    route::path(desk.scenario(), force.region, to, who, open)
}

/// Every place a force can go, the nearest first; places out of reach stay in the list. Where there is more
/// than one way, the next list has them all.
#[must_use]
pub fn march(desk: &Desk, force: &Sighting) -> Command {
    let mut places: Vec<(f64, Choice)> = Vec::new();
    for to in desk.scenario().region_ids().filter(|&r| r != force.region) {
        let holder = desk
            .view
            .region(to)
            .controller
            .map_or(String::new(), |n| format!(" ({})", desk.code(n)));
        let label = format!("{}{holder}", desk.region(to));
        let ways = reckon::ways(desk.view, force, to);
        let fastest = desk.choice(label.clone(), Order::march(force.id, to));
        places.push(match ways.as_slice() {
            [] => (f64::INFINITY, fastest),
            [only] => (only.months, fastest.note(cost(desk, only))),
            [first, ..] if fastest.refused.is_none() => {
                let note = format!("{}; {} ways", months(first.months), ways.len());
                let more = passages(desk, force, to, &ways);
                (first.months, Choice::new(label, more).note(note))
            }
            [first, ..] => (first.months, fastest),
        });
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let title = format!("{}: march to", title(desk, force));
    choose(title, places.into_iter().map(|p| p.1).collect())
}

/// The ways to one place, and what each costs.
fn passages(desk: &Desk, force: &Sighting, to: RegionId, ways: &[Passage]) -> Command {
    let choices = ways.iter().map(|passage| {
        let label = match passage.way {
            Way::Fastest => "The fastest way",
            Way::Safest => "The safest way",
            Way::LeastLift => "The way that takes the fewest ships",
        };
        let order = Order::March {
            force: force.id,
            to,
            by: passage.way,
        };
        desk.choice(label, order).note(cost(desk, passage))
    });
    let title = format!("{} to {}", title(desk, force), desk.region(to));
    choose(title, choices.collect())
}

/// What a way costs, in words: time, distance, ships, danger, and the places on it.
fn cost(desk: &Desk, passage: &Passage) -> String {
    let route = &passage.route;
    let mut parts = vec![months(passage.months), format!("{} km", fixed(route.km, 0))];
    if passage.lift > 0.0 {
        parts.push(format!("ships for {}", tell::men(passage.lift, desk.view)));
    }
    if passage.danger > 0.05 {
        parts.push(format!("{} legs in danger", fixed(passage.danger, 1)));
    }
    let via: Vec<&str> = route.regions.iter().map(|&r| desk.region(r)).collect();
    format!("{}: {}", parts.join(", "), via.join(" › "))
}

/// What a force does now, and from now on if a draft says so.
#[must_use]
pub fn doing(desk: &Desk, force: &Sighting) -> String {
    for order in desk.ctx.draft.orders() {
        if let Order::March { force: id, to, .. } = order
            && *id == force.id
        {
            return format!("√ to {}", desk.region(*to));
        }
        if let Order::Interdict { force: id, link } = order
            && *id == force.id
        {
            return format!("√ {}", hunting(desk, *link));
        }
    }
    match force.moving {
        None if force.target.is_some() => hunting(desk, force.target),
        Some((to, left)) => format!("→ {} {}", desk.region(to), months(left)),
        None => tell::stance_cell(force.stance, desk.view).to_owned(),
    }
}

/// What a wing does over a line.
fn hunting(desk: &Desk, link: Option<LinkId>) -> String {
    match link {
        Some(link) => {
            let [a, b] = judge::ends(desk.scenario(), link);
            format!("strikes {}–{}", desk.region(a), desk.region(b))
        }
        None => "to the front".to_owned(),
    }
}
