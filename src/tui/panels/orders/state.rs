//! Orders about one's own state: money, mobilisation, collection.

use std::rc::Rc;

use casus_core::content::Arm;
use casus_core::figures::fixed;
use casus_core::order::Order;
use casus_core::tell;

use super::{choose, more};
use crate::command::{Choice, Command, Prompt};
use crate::context::{Subject, Tab};
use crate::panels::desk::Desk;

#[must_use]
pub fn list(desk: &Desk) -> Command {
    let works = desk
        .regions_of(desk.me)
        .map(|region| desk.choice(desk.region(region), Order::Build { region }))
        .collect();
    let mut choices = vec![
        mobilise(desk),
        Choice::new("Set the defence share…", defence_prompt(desk)),
        Choice::new("Split the defence budget…", mixes(desk)),
        Choice::new("New models or numbers…", equipment(desk)),
    ];
    if desk.scenario().domains.cyber {
        let guards = super::networks::guards(desk);
        choices.push(Choice::new("Defend your networks…", guards));
    }
    choices.extend([
        more(
            "Build infrastructure…",
            "Build in",
            works,
            "no region is yours",
        ),
        super::nation::watch(desk, None),
        more(
            "Renounce an undertaking…",
            "Renounce towards",
            undertakings(desk),
            "no settlement binds you",
        ),
        Choice::new(
            "Open the budget",
            Command::Go(Tab::Budget, Some(Subject::Nation(desk.me))),
        ),
    ]);
    choose("Your own state", choices)
}

/// What settlements bind one to, each to be renounced.
fn undertakings(desk: &Desk) -> Vec<Choice> {
    let bound = desk.public().bound_by(desk.me);
    bound
        .map(|u| {
            let (to, restraint) = (u.to, u.restraint);
            let what = tell::restraint(restraint, desk.view);
            let label = format!("{}: to {what}", desk.name(to));
            desk.choice(label, Order::Repudiate { to, restraint })
        })
        .collect()
}

/// Mobilises, or stands down.
#[must_use]
pub fn mobilise(desk: &Desk) -> Choice {
    let on = !desk.view.nation(desk.me).mobilised;
    desk.choice(
        if on { "Mobilise" } else { "Stand down" },
        Order::Mobilise { on },
    )
}

/// A line for the defence share.
#[must_use]
pub fn defence_prompt(desk: &Desk) -> Command {
    Command::Prompt(Prompt {
        title: "Defence, share of GDP".to_owned(),
        hint: "Percent, such as 4.5".to_owned(),
        initial: fixed(desk.view.nation(desk.me).defence * 100.0, 1),
        then: Rc::new(defence_of),
    })
}

fn defence_of(text: &str) -> Result<Command, String> {
    let share: f64 = text
        .trim()
        .trim_end_matches('%')
        .parse()
        .map_err(|_| "a number of percent, such as 4.5".to_owned())?;
    if !(0.0..=100.0).contains(&share) {
        return Err("between 0 and 100 percent".to_owned());
    }
    Ok(Command::Order(Order::SetDefence {
        permille: (share * 10.0).round() as u16,
    }))
}

/// Numbers against new models.
#[must_use]
pub fn equipment(desk: &Desk) -> Command {
    let choices = [
        ("Numbers only", 0),
        ("A few new models", 20),
        ("Modernise", 40),
        ("Modernise first", 60),
    ]
    .into_iter()
    .map(|(name, percent)| {
        let label = format!("{name}: {percent}% of what is bought");
        desk.choice(label, Order::SetEquipment { percent })
    })
    .collect();
    choose("New models, percent of what the forces buy", choices)
}

/// Usual splits of the defence budget.
#[must_use]
pub fn mixes(desk: &Desk) -> Command {
    let list = [
        ("Balanced", (40, 35, 25)),
        ("A land power", (60, 25, 15)),
        ("Mostly land", (80, 10, 10)),
        ("An air power", (40, 45, 15)),
        ("A sea power", (30, 25, 45)),
    ];
    let choices = list
        .into_iter()
        .map(|(name, (land, air, naval))| {
            let parts = [(Arm::Land, land), (Arm::Air, air), (Arm::Naval, naval)];
            let parts =
                parts.map(|(arm, share)| format!("{} {share}", tell::arm_cell(arm, desk.view)));
            let label = format!("{name}: {}", parts.join(", "));
            desk.choice(label, Order::SetMix { land, air, naval })
        })
        .collect();
    choose("The defence budget, percent", choices)
}
