//! What can be found by name, and where finding it leads.

use casus_core::tell::{self, Names};
use casus_core::view::View;

use crate::command::Command;
use crate::context::{Subject, Tab};
use crate::shell::Target;

/// Every nation and region, with the command that goes there: a panel that lists such things shows it in
/// its list, any other screen shows it on the map.
#[must_use]
pub fn targets(view: &View, tab: Tab) -> Vec<Target> {
    let (scenario, me) = (view.scenario(), view.me);
    let mut list: Vec<Target> = view
        .public
        .states()
        .map(|n| {
            let nation = scenario.nation(n);
            let name = format!(
                "{} ({})",
                tell::clean(&nation.name),
                tell::clean(&nation.id)
            );
            let listed = matches!(tab, Tab::Diplomacy | Tab::Intel | Tab::Alliance);
            let command = go(tab, listed, Subject::Nation(n));
            Target {
                name,
                command,
                own: n == me,
            }
        })
        .collect();
    list.extend(scenario.region_ids().map(|r| {
        let listed = tab == Tab::Logistics;
        let region = view.region(r);
        Target {
            name: Names::region(view, r),
            command: go(tab, listed, Subject::Region(r)),
            own: region.owner == Some(me) || region.controller == Some(me),
        }
    }));
    list.extend(view.public.treaties.iter().map(|t| Target {
        name: tell::clean(&t.name),
        command: Command::Go(Tab::Alliance, Some(Subject::Treaty(t.id))),
        own: t.has(me),
    }));
    list
}

fn go(tab: Tab, listed: bool, subject: Subject) -> Command {
    if listed {
        Command::Go(tab, Some(subject))
    } else {
        Command::All(vec![
            Command::Go(Tab::Map, None),
            Command::Select(Some(subject)),
        ])
    }
}
