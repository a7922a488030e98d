//! The report after a turn: what concerns the seat, its orders and what came of them, what happened around it, and the rest of
//! the world in a few lines that open.

use std::collections::BTreeSet;

use casus_core::event::{Event, Grade};
use casus_core::ids::NationId;
use casus_core::tell::{self, Register};
use casus_core::view::{Contact, View};

use super::outcome::Account;
use crate::popups::folds::{Entry, Mark, Part};

/// Rivalry (0..1) from which what another does is news.
const RIVAL: f64 = 0.2;

/// The last turn, or the turns of a run; empty where nothing happened that is worth telling.
#[must_use]
pub fn parts(view: &View, account: &Account, names: &Register) -> Vec<Part> {
    let Account { own, unasked, rest } = account;
    let months = |events: &[&Event]| months(view, events, names);
    let (mut us, mut around, mut world) = (Vec::new(), Vec::new(), Vec::new());
    for event in rest {
        let facts = event.kind.facts();
        let ours = facts.place.and_then(|r| view.region(r).controller) == Some(view.me);
        if facts.nations.contains(&view.me) || (ours && facts.nations.is_empty()) {
            us.push(event);
        } else if facts.grade == Grade::Detail {
            // What is no news of one's own is none of others.
        } else if facts.nations.iter().any(|n| near(view, *n)) || ours {
            around.push(event);
        } else {
            world.push(event);
        }
    }
    let own = own.iter().map(|fate| {
        let mark = if fate.refused {
            Mark::Refused
        } else {
            Mark::Done
        };
        Entry::new(mark, fate.text.clone(), Vec::new())
    });
    let mut you = months(&us);
    you.extend(months(&unasked.iter().collect::<Vec<_>>()));
    let parts = [
        ("You", you),
        ("Your orders, and what came of them", own.collect()),
        ("Around you: allies, rivals, neighbours", months(&around)),
        ("The world", folded(&world, names, None)),
    ];
    let parts = parts.into_iter().filter(|p| !p.1.is_empty());
    parts
        .map(|(title, entries)| Part {
            title: title.to_owned(),
            entries,
        })
        .collect()
}

/// Whether what `nation` does is news to the viewer: an ally, a rival, a neighbour.
fn near(view: &View, nation: NationId) -> bool {
    let public = &view.public;
    public.allied(view.me, nation)
        || public.contact(view.me, nation) >= Contact::Waters
        || public.pairs.rivalry(view.me, nation) >= RIVAL
}

/// The events month by month, if they are of a run of turns, each month's the weightiest first. What a turn leads to bears the date of
/// the next.
fn months(view: &View, events: &[&Event], names: &Register) -> Vec<Entry> {
    let turns: BTreeSet<u32> = events.iter().map(|e| e.turn).collect();
    let (first, last) = (turns.first(), turns.last());
    if first
        .zip(last)
        .is_none_or(|(first, last)| last - first <= 1)
    {
        return folded(events, names, None);
    }
    let of = |turn: u32| {
        let month: Vec<&Event> = events.iter().copied().filter(|e| e.turn == turn).collect();
        folded(&month, names, Some(view.scenario().told(turn)))
    };
    turns.into_iter().flat_map(of).collect()
}

/// The events in entries, dated where they are of one month among several.
fn folded(events: &[&Event], names: &Register, date: Option<String>) -> Vec<Entry> {
    let date = date.map_or_else(String::new, |date| format!("{date}: "));
    let entry = |folded: tell::Folded| {
        let mark = match folded.grade {
            Grade::Detail | Grade::Notable => Mark::Plain,
            Grade::Major | Grade::Historic => Mark::Pressing,
        };
        let text = format!("{date}{}", folded.line);
        Entry::new(mark, text, folded.all)
    };
    let lines = tell::fold(events, names);
    lines.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use casus_core::ai;
    use casus_core::content::{Overrides, load, shipped};
    use casus_core::engine::Game;
    use casus_core::order::Issued;

    use super::*;
    use crate::screens::play::outcome::Turned;

    /// The report of each turn of a game that the computer plays, as the seat has it.
    fn reports(map: &str, seat: &str, turns: u32) -> Vec<(Arc<View>, Vec<Part>)> {
        let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
        let loaded = load(file.name, file.text, &Overrides::default()).unwrap();
        let scenario = Arc::new(loaded.scenario);
        let me = scenario.nation_named(seat).unwrap();
        let all: Vec<NationId> = scenario.nation_ids().collect();
        let mut game = Game::new(Arc::clone(&scenario), 11);
        let mut names = Register::new(&game.view(me).public);
        let mut list = Vec::new();
        for _ in 0..turns {
            let views = game.views(&all);
            let planned = views
                .iter()
                .map(|view| (view.me, ai::plan(view, game.seed())));
            let issued: Vec<Issued> = planned
                .flat_map(|(nation, orders)| {
                    let numbered = (0u16..).zip(orders);
                    numbered.map(move |(sequence, order)| Issued {
                        nation,
                        sequence,
                        order,
                    })
                })
                .collect();
            let mine = issued.iter().filter(|i| i.nation == me);
            let orders: Vec<_> = mine.map(|i| i.order.clone()).collect();
            let events = game.advance(issued).to_vec();
            let after = Arc::new(game.view(me));
            events.iter().for_each(|e| names.learn(e));
            names.look(&after.public);
            let news: Vec<Event> = after.news.iter().cloned().collect();
            let account = Account::of(&Turned {
                orders: &orders,
                before: Some(&views[me.index()]),
                after: &after,
                news: &news,
                past: &[],
                names: &names,
            });
            let parts = parts(&after, &account, &names);
            list.push((after, parts));
        }
        list
    }

    #[test]
    fn what_concerns_the_seat_stands_first_and_nothing_of_it_among_the_world() {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (map, seat) in [
            ("europe-1949", "NOR"),
            ("four-rivers", "BRE"),
            ("africa-2014", "MLI"),
        ] {
            for (view, parts) in reports(map, seat, 24) {
                let titles: Vec<&str> = parts.iter().map(|p| p.title.as_str()).collect();
                let own = titles.iter().position(|t| *t == "You");
                assert!(own.is_none_or(|at| at == 0), "{titles:?}");
                let name = tell::capital(&tell::Names::nation(&*view, view.me));
                for part in parts {
                    *seen.entry(part.title.clone()).or_default() += part.entries.len();
                    let mut lines: Vec<&str> = part.entries.iter().map(|e| &*e.text).collect();
                    lines.sort_unstable();
                    lines.dedup();
                    assert_eq!(lines.len(), part.entries.len(), "{}: {lines:?}", part.title);
                    let foreign = part.title == "The world";
                    for entry in part.entries.iter().filter(|_| foreign) {
                        assert!(!entry.text.starts_with(&name), "{}", entry.text);
                        assert!(entry.all.len() != 1, "{}", entry.text);
                    }
                }
            }
        }
        assert_eq!(seen.len(), 4, "{seen:?}");
        assert!(seen.values().all(|n| *n > 10), "{seen:?}");
    }
}
