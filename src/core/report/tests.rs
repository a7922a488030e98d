use std::sync::Arc;

use super::*;
use crate::ai;
use crate::content::{self, Overrides, Scenario};
use crate::engine::Game;
use crate::order::{Issued, Order};
use crate::tell::Register;
use crate::tell::report::{Document, document, html, text};

/// Little of everything.
const SMALL: Effort = Effort {
    games: 3,
    months: 3,
    futures: 4,
    crises: 2,
    near: 4,
    tried: 3,
    told: 2,
    fortunes: 3,
};

fn scenario(name: &str, change: impl Fn(&str) -> String) -> Arc<Scenario> {
    let map = content::shipped().iter().find(|m| m.name.contains(name));
    let map = map.expect("it ships");
    let loaded = content::load(map.name, &change(map.text), &Overrides::default());
    Arc::new(loaded.unwrap_or_else(|p| panic!("{p:#?}")).scenario)
}

/// A game in which somebody leads the first nation as its ministers would.
fn played(scenario: Arc<Scenario>, turns: u32, seed: u64) -> (Past, Register) {
    let mut game = Game::new(scenario, seed);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let start = fork(&game, seed);
    let mut names = Register::new(&game.view(all[0]).public);
    let mut list = Vec::new();
    for _ in 0..turns {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let plan = (0..).zip(ai::plan(&view, seed));
            orders.extend(plan.map(|(sequence, order)| Issued {
                nation: view.me,
                sequence,
                order,
            }));
        }
        list.push(orders.clone());
        game.advance(orders)
            .iter()
            .for_each(|event| names.learn(event));
    }
    (Past::new(start, list, Vec::new(), vec![all[0]]), names)
}

fn rivers(turns: u32) -> (Past, Register) {
    played(scenario("four-rivers", str::to_owned), turns, 7)
}

fn looked(past: &Past) -> Report {
    let mut report = Report::begin(past, past.seats()[0]);
    assert!(report.look(past, &SMALL, &|_, _| true));
    report
}

#[test]
fn the_same_game_gives_the_same_report() {
    let (past, names) = rivers(14);
    let [one, two] = [(), ()].map(|()| looked(&past));
    let told = |report| text(&document(report, &names), false);
    assert_eq!(told(&one), told(&two));
    assert_eq!(one.last, 14);
    assert_eq!(one.who.len(), 15);
    assert_eq!(one.series.treasury.len(), 15);
    let rank = one.rank.as_ref().map(|r| r.scores.len());
    assert_eq!(rank, Some(3));
    assert!(!one.danger.is_empty());
    let [lead, ..] = &one.scores[..] else {
        panic!("no scores")
    };
    assert!(one.scores.iter().all(|s| s.1 <= lead.1));
}

/// What is looked at can be broken off, and says so.
#[test]
fn a_look_can_be_broken_off() {
    let (past, _) = rivers(6);
    let mut report = Report::begin(&past, past.seats()[0]);
    assert!(!report.look(&past, &SMALL, &|p, _| p.stage < Stage::Near));
    assert!(report.rank.is_some() && report.others.is_empty());
}

#[test]
fn nothing_changed_is_the_same_game() {
    let (past, _) = rivers(14);
    let report = Report::begin(&past, past.seats()[0]);
    let nothing = Edit {
        turn: 5,
        add: Vec::new(),
        withhold: Withheld::Some(Vec::new()),
    };
    let same = Alternative::play(&report, &past, nothing).expect("nothing can be refused");
    assert_eq!(same.differs, None);
    assert_eq!(same.was, same.is);
    assert!(same.parting.is_none());
}

#[test]
fn another_order_makes_another_world_from_its_turn_on() {
    let (past, names) = rivers(14);
    let report = Report::begin(&past, past.seats()[0]);
    let order = Order::Mobilise { on: true };
    for turn in [0, 5, 13] {
        let edit = Edit::add(turn, order.clone());
        let mut other = Alternative::play(&report, &past, edit).expect("it may mobilise");
        assert_eq!(other.differs, Some(turn + 1), "from turn {turn}");
        assert_eq!(other.was, report.course);
        assert_eq!(other.is.turn, 14);
        assert!(other.look(&report, &past, 4, &|_| true));
        let fortunes = other.fortunes.as_ref().expect("they were looked at");
        assert!(fortunes.links.iter().all(|l| l.1.of == 4 && l.3.of == 4));
        assert!(!crate::tell::report::outcome(&other, &names).is_empty());
    }
    let late = Alternative::play(&report, &past, Edit::add(14, order));
    assert!(matches!(late, Err(other::Wrong::Turn { last: 13, .. })));
    let never = Edit::without(3, Order::Mobilise { on: false });
    let never = Alternative::play(&report, &past, never);
    assert_eq!(never.err(), Some(other::Wrong::NotGiven));
}

/// Orders withheld are those that were given, and the rest stays.
#[test]
fn an_order_withheld_is_the_only_one_that_is_missing() {
    let (past, _) = rivers(14);
    let me = past.seats()[0];
    let report = Report::begin(&past, me);
    let given = (0..14).find_map(|turn| {
        let mut mine = past.orders(turn).iter().filter(|i| i.nation == me);
        Some((turn, mine.next()?.order.clone()))
    });
    let (turn, order) = given.expect("ministers order something");
    let edit = Edit::without(turn, order);
    let other = Alternative::play(&report, &past, edit).expect("it was given");
    assert_eq!(other.differs, Some(turn + 1));
}

/// What takes other games is looked at on the smallest map alone: without optimisation a year of the largest takes minutes.
#[test]
fn every_map_can_be_looked_back_on() {
    for map in content::shipped() {
        let (past, names) = played(scenario(map.name, str::to_owned), 2, 1);
        let report = Report::begin(&past, past.seats()[0]);
        written(&document(&report, &names), map.name);
    }
    let (past, names) = rivers(14);
    written(&document(&looked(&past), &names), "four-rivers");
}

/// Text of 80 columns, ASCII where that is asked for, and sound HTML.
fn written(document: &Document, what: &str) {
    for line in text(document, false).lines() {
        let wide = unicode_width::UnicodeWidthStr::width(line);
        assert!(wide <= 80, "{what}: {line}");
    }
    assert!(text(document, true).is_ascii(), "{what}");
    sound(&html(document));
}

/// A name with all that means something in HTML.
#[test]
fn what_comes_from_a_map_is_text_in_html() {
    let name = r#"<b>&\"'Brenn"#;
    let scenario = scenario("four-rivers", |text| {
        text.replace("name: \"Brenn\"", &format!("name: \"{name}\""))
    });
    let (past, names) = played(scenario, 8, 7);
    let html = html(&document(&looked(&past), &names));
    assert!(html.contains("&lt;b&gt;&amp;&quot;&#39;Brenn"));
    assert!(!html.contains("<b>&"));
    sound(&html);
}

/// Tags that are closed in the order in which they were opened, and no `&` or `<` that means nothing.
fn sound(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = html
        .strip_prefix("<!DOCTYPE html>")
        .expect("it says what it is");
    assert!(!body.contains("<script") && !body.contains("http"));
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let inside = open.contains(&"style");
        for (n, _) in rest[..at].match_indices('&').filter(|_| !inside) {
            let end = rest[n..].find(';').unwrap_or(usize::MAX);
            assert!(end < 8, "{}", &rest[n..]);
        }
        let end = at + rest[at..].find('>').expect("every tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or(tag));
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
