//! The interface read out: every panel and every action in lines.

use super::*;
use crate::actions::{Place, Spec};
use crate::cell::cuts;
use crate::linear::{Page, words};

/// The names of the panels, as one goes to them.
pub(super) const TABS: [&str; 9] = [
    "map",
    "diplomacy",
    "alliance",
    "crises",
    "logistics",
    "forces",
    "budget",
    "intel",
    "chronicle",
];

/// A bench whose screen is read out.
fn read_out(launch: Launch) -> Bench {
    let mut bench = Bench::new(launch);
    bench.app.sight.chosen = Some(Glyphs::Words);
    bench.app.theme = Theme::shipped("dark", Depth::True, Glyphs::Words).unwrap();
    bench
}

pub(super) fn playing() -> Bench {
    let start = Start {
        map: Some("four-rivers".to_owned()),
        seats: vec!["BRE".to_owned()],
        seed: Some(7),
        ..Start::default()
    };
    let mut bench = read_out(Launch::Play(start));
    line(&mut bench, "esc");
    line(&mut bench, "map");
    bench
}

/// Takes a line as it would be typed.
pub(super) fn line(bench: &mut Bench, text: &str) {
    bench.app.heard(text);
    if bench.app.busy.is_some() {
        bench.settle();
    }
}

pub(super) fn page(bench: &mut Bench) -> Page {
    bench.app.page()
}

/// Nothing of a page draws, and what is cut on it stands there whole as well.
fn is_told(bench: &mut Bench, whence: &str) {
    drop(cuts::take());
    let page = page(bench);
    let rows = page.rows.iter().map(|r| r.text.as_str());
    let bare = |text: &str| text.replace([':', ';'], "");
    let whole = bare(&rows.collect::<Vec<_>>().join(" "));
    for cut in cuts::take() {
        let words = bare(&words(&cut.text));
        assert!(
            whole.contains(&words),
            "{whence}, {}: {words}\n{page:#?}",
            cut.file
        );
    }
    assert!(!page.rows.is_empty(), "{whence}: nothing is read out");
    for row in &page.rows {
        let drawn = |c: char| matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}');
        assert!(!row.text.contains(drawn), "{whence}: {}", row.text);
    }
}

#[test]
fn every_panel_and_page_is_read_out_whole() {
    let mut bench = playing();
    for tab in TABS {
        line(&mut bench, tab);
        for turn in 0..8 {
            is_told(&mut bench, &format!("{tab}, page {turn}"));
            line(&mut bench, "next-page");
            line(&mut bench, "tab");
        }
    }
    line(&mut bench, "briefing");
    is_told(&mut bench, "briefing");
}

/// A section after the other, each with where both sides stand before it.
#[test]
fn the_room_of_a_crisis_is_read_out_section_by_section() {
    let mut bench = playing();
    bench.quarrel();
    line(&mut bench, "crises");
    for part in ["Options", "So far", "Who can come", "Minds"] {
        is_told(&mut bench, part);
        let rows = page(&mut bench).rows;
        let says = |text: &str| rows.iter().any(|r| r.text.contains(text));
        assert!(says(&format!("page {part}")), "{rows:#?}");
        assert!(says("stands on rung 2 of 6, threat."), "{rows:#?}");
        line(&mut bench, "next-page");
        line(&mut bench, "tab");
    }
}

#[test]
fn every_action_of_a_panel_is_taken_by_its_name() {
    let mut bench = playing();
    for tab in TABS {
        line(&mut bench, tab);
        let places = bench.app.places();
        // These leave the game, which is what they are for.
        let leaves = |a: Action| matches!(a, Action::Quit | Action::Menu | Action::RunOn);
        // One line for each action, whole where the cursor is: the help has all of them.
        let short = |a: Action| a == Action::Palette;
        // What is in force everywhere is tried on the first of them.
        let everywhere = |s: &&Spec| tab == TABS[0] || !s.places.contains(&Place::Play);
        let here = TABLE
            .iter()
            .filter(|s| s.places.iter().any(|p| places.contains(p)));
        for spec in here
            .filter(everywhere)
            .filter(|s| !leaves(s.action) && !short(s.action))
        {
            line(&mut bench, tab);
            line(&mut bench, spec.id);
            is_told(&mut bench, &format!("{} on {tab}", spec.id));
            for _ in 0..4 {
                bench.key(KeyCode::Esc);
            }
        }
    }
}

#[test]
fn one_goes_to_an_entry_by_its_name() {
    let mut bench = playing();
    line(&mut bench, "diplomacy");
    line(&mut bench, "to lorne");
    let chosen = page(&mut bench).chosen().unwrap_or_default().to_owned();
    assert!(chosen.contains("Lorne"), "{chosen}");
    line(&mut bench, "to nowhere at all");
    assert_eq!(page(&mut bench).chosen(), Some(chosen.as_str()), "it stays");
    let told = page(&mut bench);
    let said = |r: &crate::linear::Row| r.text.contains("no entry with");
    assert!(told.rows.iter().any(said), "{told:?}");
}

/// The map in words: to the west of where one is, there is what lies to its west.
#[test]
fn the_map_is_walked_by_the_winds() {
    let mut bench = playing();
    line(&mut bench, "map");
    line(&mut bench, "next-select");
    let before = page(&mut bench);
    let beside = before
        .rows
        .iter()
        .find(|r| r.text.contains("by land: ") || r.text.contains("by sea: "));
    let beside = beside.expect("something lies beside it").text.clone();
    let wind = beside.split(',').next().unwrap_or_default().to_owned();
    let key = match wind.as_str() {
        w if w.starts_with("north") => "up",
        w if w.starts_with("south") => "down",
        "east" => "right",
        _ => "left",
    };
    line(&mut bench, key);
    let after = page(&mut bench);
    assert_ne!(before.chosen(), after.chosen(), "{beside}: {before:?}");
}
