//! Orders about a line: repair it, or send wings against it.

use std::collections::BTreeMap;

use casus_core::content::Arm;
use casus_core::ids::{LinkId, NationId};
use casus_core::judge;
use casus_core::order::Order;
use casus_core::reckon::{Fed, Provisions};
use casus_core::tell::{self, Names};
use casus_core::view::Sighting;

use super::choose;
use crate::command::{Choice, Command};
use crate::panels::desk::{Desk, percent};

#[must_use]
pub fn list(desk: &Desk, link: LinkId) -> Command {
    let mut choices = vec![desk.choice("Repair it", Order::Repair { link })];
    let wings = desk.view.my_forces().filter(|f| f.arm == Arm::Air);
    choices.extend(wings.map(|wing| {
        let place = desk.region(wing.region);
        let wings = tell::force(wing.strength, Arm::Air, desk.view);
        let order = Order::Interdict {
            force: wing.id,
            link: Some(link),
        };
        desk.choice(format!("Strike it with {wings} from {place}"), order)
    }));
    let [a, b] = judge::ends(desk.scenario(), link);
    let title = format!("The line {} – {}", desk.region(a), desk.region(b));
    choose(title, choices)
}

/// Every line of an enemy in reach of a wing, with what its loss would take from him; the dearest first.
#[must_use]
pub fn targets(desk: &Desk, wing: &Sighting) -> Vec<Choice> {
    let scenario = desk.scenario();
    let mut stores: BTreeMap<NationId, (Provisions, Fed)> = BTreeMap::new();
    let mut list: Vec<(f64, Choice)> = Vec::new();
    let links = (0..scenario.links.len()).map(LinkId::at);
    let known = links.filter(|l| {
        judge::enemy_link(desk.view, *l) && judge::in_striking_range(scenario, wing.region, *l)
    });
    for link in known {
        let Some(enemy) = enemy_at(desk, link) else {
            continue;
        };
        let (store, now) = stores.entry(enemy).or_insert_with(|| {
            let store = Provisions::of(desk.view, enemy);
            let now = store.feed(&[]);
            (store, now)
        });
        let used = now.flows.iter().any(|f| f.link == link);
        let loss = if used {
            (store.feed(&[link]).lack - now.lack).max(0.0) / store.needs().max(1e-9)
        } else {
            0.0
        };
        let order = Order::Interdict {
            force: wing.id,
            link: Some(link),
        };
        let state = percent(desk.public().links[link.index()]);
        let effect = match loss {
            l if l >= 0.005 => format!("cut, {}% of his needs would lack", percent(l)),
            _ if used => "he has other ways".to_owned(),
            _ => "he does not need it now".to_owned(),
        };
        let note = format!("at {state}%; {effect}");
        list.push((loss, desk.choice(desk.view.link(link), order).note(note)));
    }
    list.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut choices: Vec<Choice> = list.into_iter().map(|l| l.1).collect();
    if wing.target.is_some() {
        let back = Order::Interdict {
            force: wing.id,
            link: None,
        };
        choices.insert(0, desk.choice("Back to the front", back));
    }
    choices
}

fn enemy_at(desk: &Desk, link: LinkId) -> Option<NationId> {
    let ends = judge::ends(desk.scenario(), link).into_iter();
    ends.filter_map(|r| desk.view.region(r).controller)
        .find(|h| desk.public().war_between(desk.me, *h).is_some())
}
