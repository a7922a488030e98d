//! What is told of many events: each in a sentence, but the entry of a nation into a war once, with all that
//! brought it in. The engine says it again for every treaty that calls, and again when a member does more.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Names, capital, event};
use crate::event::{Event, EventKind, WarCause};
use crate::ids::{CrisisId, NationId};

/// An event as it is told.
#[derive(Clone, PartialEq, Debug)]
pub struct Told<'a> {
    pub event: Cow<'a, Event>,
    /// What else brought the nation into the war, where the event is such an entry.
    also: Vec<WarCause>,
}

impl Told<'_> {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self, names: &(impl Names + ?Sized)) -> String {
        match &self.event.kind {
            EventKind::WarJoined {
                crisis,
                nation,
                side,
                cause,
            } => {
                let mut causes = vec![*cause];
                causes.extend(&self.also);
                let text = event::joined(*crisis, *nation, *side, &causes, names);
                capital(&super::clean(&text))
            }
            kind => event::event(kind, names),
        }
    }

    /// The same, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Told<'static> {
        Told {
            event: Cow::Owned(self.event.into_owned()),
            also: self.also,
        }
    }
}

/// The events as they are told, in their order, which is that in which they happened.
#[must_use]
pub fn gather<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<Told<'a>> {
    let mut told: Vec<Told> = Vec::new();
    // Who is in which war, and where among what is told that was said.
    let mut inside: BTreeMap<(CrisisId, NationId), usize> = BTreeMap::new();
    for event in events {
        match event.kind {
            EventKind::WarJoined {
                crisis,
                nation,
                cause,
                ..
            } => {
                if let Some(&at) = inside.get(&(crisis, nation)) {
                    let entry = &mut told[at];
                    if entry.event.turn == event.turn && !entry.causes(cause) {
                        entry.also.push(cause);
                    }
                    continue;
                }
                inside.insert((crisis, nation), told.len());
            }
            EventKind::SeparatePeace { crisis, nation, .. } => {
                inside.remove(&(crisis, nation));
            }
            _ => {}
        }
        told.push(Told {
            event: Cow::Borrowed(event),
            also: Vec::new(),
        });
    }
    told
}

impl Told<'_> {
    /// Whether this cause of an entry is among those told.
    fn causes(&self, other: WarCause) -> bool {
        let first = match self.event.kind {
            EventKind::WarJoined { cause, .. } => Some(cause),
            _ => None,
        };
        first == Some(other) || self.also.contains(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, Scenario, load, shipped};
    use crate::event::Scope;
    use crate::ids::TreatyId;
    use crate::order::{Parting, Side};

    fn scenario() -> Scenario {
        let map = shipped()[0];
        load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario
    }

    fn joins(turn: u32, nation: u16, cause: WarCause) -> Event {
        Event {
            turn,
            scope: Scope::World,
            kind: EventKind::WarJoined {
                crisis: CrisisId(0),
                nation: NationId(nation),
                side: Side::Target,
                cause,
            },
        }
    }

    #[test]
    fn a_nation_enters_a_war_once_and_all_that_brought_it_in_is_named() {
        let treaty = |n| WarCause::Alliance(TreatyId(n));
        let events = [
            joins(3, 0, treaty(0)),
            joins(3, 1, WarCause::Drawn),
            joins(3, 0, treaty(1)),
            joins(3, 0, treaty(1)),
            joins(3, 0, WarCause::Tripwire),
            joins(4, 0, treaty(2)),
        ];
        let told = gather(&events);
        assert_eq!(told.len(), 2, "{told:?}");
        let scenario = scenario();
        let text = told[0].sentence(&scenario);
        assert_eq!(text.matches("enters").count(), 1, "{text}");
        let [one, two] = [0, 1].map(|n| scenario.treaty(TreatyId(n)));
        let many = format!("bound by {one} and {two}, and its own forces having come");
        assert!(text.contains(&many), "{text}");
        assert_eq!(
            told[1].sentence(&scenario),
            event::event(&events[1].kind, &scenario),
            "what stands alone is told as it always was"
        );
    }

    #[test]
    fn who_has_left_a_war_can_enter_it_again() {
        let left = Event {
            turn: 5,
            scope: Scope::World,
            kind: EventKind::SeparatePeace {
                crisis: CrisisId(0),
                nation: NationId(0),
                with: NationId(1),
                terms: Parting::Line,
                broken: None,
            },
        };
        let events = [
            joins(3, 0, WarCause::Drawn),
            left,
            joins(7, 0, WarCause::Drawn),
        ];
        assert_eq!(gather(&events).len(), 3);
    }
}
