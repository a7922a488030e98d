//! The few moments after which something is asked of the player at once: each opens a window that says what happened and lists the
//! orders that answer it. At most one opens after a turn; Esc leaves it to the briefing, where all else waits.

use casus_core::event::{Event, EventKind};
use casus_core::ids::{self, CaseId, CrisisId, Id, ScriptId};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Crisis, Stage};
use casus_core::why::Factor;

use crate::command::{Choice, Command};
use crate::context::Size;
use crate::panels::crises;
use crate::panels::desk::Desk;
use crate::panels::orders;

/// Sentences that say what happened.
const SENTENCES: usize = 3;
/// Factors that are named on either side of a reckoning.
fn named(desk: &Desk) -> usize {
    match desk.ctx.size {
        Size::Small => 1,
        Size::Medium | Size::Large => 2,
    }
}

/// What asks, the most pressing first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Asks {
    /// A war begins in which the seat leads a side.
    War(CrisisId),
    /// Something is demanded of the seat, or an incident has set somebody against it.
    Demand(CrisisId),
    /// An ally calls.
    Call(CaseId),
    /// History asks.
    Question(ScriptId),
}

/// What opens after a turn that brought `news`.
#[must_use]
pub fn window(desk: &Desk, news: &[Event]) -> Option<Command> {
    let asked = news.iter().filter_map(|e| asks(desk, &e.kind));
    let questions = desk.view.own.dilemmas.iter();
    let questions = questions.filter(|d| d.answer.is_none());
    let all = asked.chain(questions.map(|d| Asks::Question(d.script)));
    let command = match all.min()? {
        Asks::War(id) | Asks::Demand(id) => crisis(desk, id, news)?,
        Asks::Call(id) => call(desk, id, news)?,
        Asks::Question(script) => orders::dilemma::list(desk, script),
    };
    let open = |c: &Choice| c.refused.is_none();
    match &command {
        Command::Choose { choices, .. } if choices.iter().any(open) => Some(command),
        _ => None,
    }
}

fn asks(desk: &Desk, kind: &EventKind) -> Option<Asks> {
    let me = desk.me;
    match kind {
        EventKind::WarBegan {
            crisis,
            challenger,
            target,
        } if [*challenger, *target].contains(&me) => Some(Asks::War(*crisis)),
        EventKind::CrisisBegan { crisis, target, .. } if *target == me => {
            Some(Asks::Demand(*crisis))
        }
        EventKind::Invoked { case, victim, .. } if *victim != me => {
            let case = desk.public().cases.iter().find(|c| c.id == *case)?;
            let member = desk.public().treaty(case.treaty).is_some_and(|t| t.has(me));
            let waits = member && case.aggressor != me && case.answer(me).is_none();
            waits.then_some(Asks::Call(case.id))
        }
        _ => None,
    }
}

/// The list of what can be done, under another text.
fn under(command: Command, text: String) -> Option<Command> {
    match command {
        Command::Choose { title, choices, .. } => Some(Command::Choose {
            title,
            text,
            choices,
        }),
        _ => None,
    }
}

fn crisis(desk: &Desk, id: CrisisId, news: &[Event]) -> Option<Command> {
    let crisis = desk.public().crisis(id)?;
    let text = [
        told(desk, news, Id::Crisis(id)),
        crises::spoken(desk, crisis).unwrap_or_default(),
        mind(desk, crisis),
    ];
    let text: Vec<String> = text.into_iter().filter(|t| !t.is_empty()).collect();
    under(orders::crisis::list(desk, crisis), text.join("\n\n"))
}

fn call(desk: &Desk, id: CaseId, news: &[Event]) -> Option<Command> {
    let case = desk.public().cases.iter().find(|c| c.id == id)?;
    let list = match case.stage {
        Stage::Answers { .. } => orders::case::contribute(desk, case),
        _ => orders::case::matter(desk, case),
    };
    let duty = desk.public().treaty(case.treaty).map(|t| {
        let charter = desk.public().charter(t);
        tell::obligation(charter.obligation).to_owned()
    });
    let text = told(desk, news, Id::Case(id));
    let text = match duty {
        Some(duty) => format!("{text}\n\nThe text of {}: {duty}", desk.treaty(case.treaty)),
        None => text,
    };
    under(list, text)
}

/// What happened of it, in sentences.
fn told(desk: &Desk, news: &[Event], about: Id) -> String {
    let names = |e: &&Event| !ids::all(&e.kind, |id| id != about);
    let told = news.iter().filter(names).take(SENTENCES);
    let told = told.map(|e| tell::capital(&tell::event(&e.kind, desk.view)));
    told.collect::<Vec<_>>().join(" ")
}

/// What moves the other leader and what holds it back, as the seat reads it.
fn mind(desk: &Desk, crisis: &Crisis) -> String {
    if crisis.target != desk.me {
        return String::new();
    }
    let other = crisis.challenger;
    let why = reckon::belief(desk.view, other, desk.me);
    let moves = crises::strongest(&why, 1.0, named(desk));
    let holds = crises::strongest(&why, -1.0, named(desk));
    let words = |list: Vec<Factor>| {
        let words = list
            .into_iter()
            .map(|f| tell::factor(f, desk.view).to_owned());
        tell::list(&words.collect::<Vec<_>>())
    };
    let name = desk.name(other);
    match (moves.is_empty(), holds.is_empty()) {
        (false, false) => format!(
            "As your staff reads {name}, it is moved by {}, and held back by {}.",
            words(moves),
            words(holds)
        ),
        (false, true) => format!(
            "As your staff reads {name}, it is moved by {}.",
            words(moves)
        ),
        (true, false) => format!(
            "As your staff reads {name}, it is held back by {}.",
            words(holds)
        ),
        (true, true) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use casus_core::ai;
    use casus_core::content::{Overrides, load, shipped};
    use casus_core::engine::Game;
    use casus_core::ids::NationId;
    use casus_core::order::Issued;

    use super::*;
    use crate::color::Depth;
    use crate::draft::Draft;
    use crate::history::History;
    use crate::{Context, Glyphs, Theme};

    /// The windows of a game that the computer plays, by turn.
    fn windows(map: &str, seat: &str, turns: u32) -> Vec<(u32, Command)> {
        let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
        let loaded = load(file.name, file.text, &Overrides::default()).unwrap();
        let scenario = Arc::new(loaded.scenario);
        let me = scenario.nation_named(seat).unwrap();
        let all: Vec<NationId> = scenario.nation_ids().collect();
        let mut game = Game::new(Arc::clone(&scenario), 21);
        let mut list = Vec::new();
        for _ in 0..turns {
            let views = game.views(&all);
            let planned = views.iter().map(|v| (v.me, ai::plan(v, game.seed())));
            let issued = planned.flat_map(|(nation, orders)| {
                let numbered = (0u16..).zip(orders);
                numbered.map(move |(sequence, order)| Issued {
                    nation,
                    sequence,
                    order,
                })
            });
            let issued: Vec<Issued> = issued.collect();
            game.advance(issued);
            let view = game.view(me);
            let news: Vec<Event> = view.news.iter().cloned().collect();
            let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
            let ctx = Context {
                view: &view,
                draft: &Draft::default(),
                history: &History::default(),
                outlook: None,
                selected: None,
                theme: &theme,
                size: Size::Medium,
                focused: true,
            };
            list.extend(window(&Desk::new(&ctx), &news).map(|w| (game.turn(), w)));
        }
        list
    }

    #[test]
    fn a_window_says_what_happened_and_can_be_answered_and_most_months_have_none() {
        let mut seen = 0;
        for (map, seat) in [
            ("europe-1949", "TUR"),
            ("four-rivers", "BRE"),
            ("eurasia-2020", "ARM"),
        ] {
            let turns = 60;
            let list = windows(map, seat, turns);
            for (turn, window) in &list {
                let Command::Choose {
                    title,
                    text,
                    choices,
                } = window
                else {
                    panic!("turn {turn}: no list");
                };
                assert!(!title.is_empty() && !text.is_empty(), "turn {turn}");
                assert!(choices.iter().any(|c| c.refused.is_none()), "turn {turn}");
                println!("{map} {turn}: {title}: {text}");
            }
            assert!(2 * list.len() < turns as usize, "{map}: {}", list.len());
            seen += list.len();
        }
        assert!(seen > 3, "{seen}");
    }
}
