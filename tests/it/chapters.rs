//! A chapter begins on its day, with what the record has by then.

use std::sync::Arc;

use casus_foederis::content::{self, Date, Overrides, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::NationId;
use casus_foederis::view::View;

const TEXT: &str = r#"(
    format: 1, title: "Three", start: (year: 1900, month: 1), turns: 240,
    geography: Grid(km_per_cell: 40.0, rows: ["aabbcc"]),
    regions: [
        (id: "west", glyph: 'a', name: "West", owner: "WES", population: 2.0),
        (id: "midst", glyph: 'b', name: "Midst", owner: "MID", population: 2.0),
        (id: "east", glyph: 'c', name: "East", owner: "EAS", population: 2.0),
    ],
    nations: [
        (id: "WES", name: "Westland", gdp: 30.0, growth: 0.03),
        (id: "MID", name: "Midland", gdp: 30.0),
        (id: "EAS", name: "Eastland", gdp: 30.0),
    ],
    treaties: [(charter: "non-aggression", name: "Western Pact", members: ["WES", "MID"])],
    history: [
        (id: "later", title: "Later", when: [After(year: 1909, month: 1)], effects: [Leader("EAS", "Nobody")]),
        (id: "second", title: "Second", when: [After(year: 1903, month: 1), Chose("first", "sign"), TensionAbove(0.9)],
            effects: [Join("EAS", "non-aggression"), Grievance("EAS", "MID", 0.8), Stability("EAS", -0.3)]),
        (id: "first", title: "First", when: [After(year: 1901, month: 1)], asks: "EAS", options: [
            (id: "refuse", title: "Refuse", effects: [Rivalry("EAS", "MID", 0.9)]),
            (id: "sign", title: "Sign", weight: 3.0, effects: [Leader("EAS", "The Signer")]),
            (id: "wait", title: "Wait", weight: 2.0, effects: [Rivalry("EAS", "WES", 0.9)]),
        ]),
        (id: "quarrel", title: "Quarrel", when: [After(year: 1902, month: 1)],
            effects: [Crisis(challenger: "WES", target: "EAS", stake: Regime, rung: 4)]),
        (id: "spared", title: "Spared", when: [After(year: 1902, month: 1)], effects: [Gdp("WES", 0.5)]),
        (id: "shut", title: "Shut", when: [After(year: 1904, month: 1), Fired("spared")], effects: [Gdp("MID", 0.5)]),
    ],
    objectives: [
        (holder: Nation("WES"), title: "The map's own", test: [AtPeace("WES", "EAS")], kind: Keep, points: 5.0),
        (holder: Nation("MID"), title: "Midland's", test: [AtPeace("MID", "EAS")], kind: Keep, points: 5.0),
    ],
    chapters: [(
        id: "the-thaw", title: "The thaw", question: "Will it hold?", text: "It is spring.", seat: "WES",
        start: (year: 1908, month: 4), turns: 12, without: ["spared"], past: [Treasury("MID", 7.0)],
        goals: [(holder: Nation("WES"), title: "Hold", test: [AtPeace("WES", "MID")], kind: Keep, points: 10.0)],
    )],
)"#;

fn load(sets: &[&str]) -> Result<Arc<Scenario>, Vec<String>> {
    let overrides = Overrides::new(sets.iter().copied());
    match content::load("three", TEXT, &overrides) {
        Ok(loaded) => Ok(Arc::new(loaded.scenario)),
        Err(problems) => Err(problems.iter().map(ToString::to_string).collect()),
    }
}

fn begun() -> Game {
    Game::new(load(&["chapter=the-thaw"]).unwrap(), 1)
}

fn view(game: &Game, nation: u16) -> View {
    game.view(NationId(nation))
}

#[test]
fn it_is_the_day_and_the_question_of_the_chapter() {
    let scenario = load(&["chapter=the-thaw"]).unwrap();
    let start = Date {
        year: 1908,
        month: 4,
    };
    assert_eq!((scenario.start, scenario.turns), (start, 12));
    assert_eq!(
        (&*scenario.title, &*scenario.briefing),
        ("The thaw", "It is spring.")
    );
    let titles: Vec<&str> = scenario.objectives.iter().map(|o| &*o.title).collect();
    assert_eq!(titles, ["Hold", "Midland's"]);
    assert_eq!(scenario.objectives_of(NationId(0)).count(), 1);
    // Without the setting the map is as it was.
    let map = load(&[]).unwrap();
    assert_eq!((map.turns, map.chapters.len()), (240, 1));
    assert!(map.chapter.is_none());
}

#[test]
fn what_the_record_has_has_come_to_pass() {
    let game = begun();
    let (west, midst) = (view(&game, 0), view(&game, 1));
    let public = &west.public;
    assert!(public.treaties[0].has(NationId(2)), "it joined in 1903");
    assert_eq!(&*public.nations[2].leader, "The Signer");
    assert_eq!(public.pairs.rivalry(NationId(2), NationId(1)), 0.0);
    assert!(public.crises.is_empty(), "the quarrel of 1902 is over");
    let grievance = public.pairs.grievance(NationId(2), NationId(1));
    assert!(grievance > 0.3 && grievance < 0.6, "{grievance}");
    assert!(public.nations[2].stability > 0.6, "what shook it is past");
    // Eight years of growth, and neither what was left out nor what waited for it.
    let grown = public.nations[0].gdp / 30.0;
    assert!((grown - libm::pow(1.03, 8.25)).abs() < 0.03, "{grown}");
    assert!(public.nations[1].gdp > 30.0);
    assert!(midst.own.treasury > 6.0);
}

#[test]
fn what_comes_after_comes_in_play() {
    let mut game = begun();
    let mut happened = Vec::new();
    for _ in 0..11 {
        for event in game.advance(Vec::new()).to_vec() {
            if let EventKind::History { script } = event.kind {
                happened.push(game.scenario().history[script.index()].id.clone());
            }
        }
    }
    assert_eq!(
        happened,
        ["later"],
        "what has been, and what was left out, does not come"
    );
    assert_eq!(&*view(&game, 0).public.nations[2].leader, "Nobody");
    let again = Game::restore(game.scenario().clone(), 1, game.snapshot());
    assert_eq!(again.hash(), game.hash());
    game.advance(Vec::new());
    assert!(game.over());
}

/// Of what was asked the record took the likeliest course, and those in office are those of the day.
#[test]
fn the_shipped_chapters_know_what_was_decided_and_who_governs() {
    let begun = |map: &str, chapter: &str| {
        let mut all = content::shipped().iter();
        let shipped = all.find(|m| m.name.contains(map)).unwrap();
        let set = format!("chapter={chapter}");
        let loaded = content::load(map, shipped.text, &Overrides::new([&*set])).unwrap();
        Game::new(Arc::new(loaded.scenario), 1)
    };
    let leads = |game: &Game, id: &str| {
        let scenario = game.scenario().clone();
        let nation = scenario.nation_named(id).unwrap();
        let state = game.view(nation).public.nations[nation.index()].clone();
        state.exile.is_none().then(|| state.leader.to_string())
    };
    for (map, chapter, who) in [
        (
            "europe-1949",
            "suez-1956",
            [
                ("USA", "Dwight D. Eisenhower"),
                ("EGY", "Gamal Abdel Nasser"),
            ],
        ),
        (
            "europe-1991",
            "september-2001",
            [("USA", "George W. Bush"), ("CZE", "Miloš Zeman")],
        ),
        (
            "europe-1991",
            "estonia-2007",
            [("DEU", "Angela Merkel"), ("EST", "Andrus Ansip")],
        ),
    ] {
        let game = begun(map, chapter);
        for (nation, leader) in who {
            assert_eq!(leads(&game, nation).as_deref(), Some(leader), "{chapter}");
        }
    }
    let game = begun("europe-1991", "estonia-2007");
    assert_eq!(leads(&game, "CSK"), None, "it parted in 1993");
}

#[test]
fn a_chapter_that_is_not_there_is_refused_with_the_nearest() {
    let told = load(&["chapter=the-thwa"]).unwrap_err().join("\n");
    assert!(
        told.contains(r#"there is no chapter called "the-thwa""#) && told.contains("the-thaw"),
        "{told}"
    );
}
