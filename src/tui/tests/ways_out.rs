//! Every page, form and list is left in the same ways, and says so.

use super::*;
use crate::Tab;

/// What is lit in a row of the screen, which is how pages and tabs show where one is.
fn lit(buf: &Buffer, theme: &Theme, row: u16) -> String {
    let ground = theme.selected(true).bg;
    let cells = (0..buf.area.width).map(|x| &buf[(x, row)]);
    let lit = cells.filter(|c| Some(c.bg) == ground);
    let text: String = lit.map(ratatui::buffer::Cell::symbol).collect();
    text.trim().to_owned()
}

/// The screen as it is drawn, to be asked about.
struct Seen {
    tab: String,
    page: String,
    hints: String,
    text: String,
}

impl Bench {
    fn seen(&mut self, (width, height): (u16, u16)) -> Seen {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        self.app.paint(area, &mut buf);
        let theme = &self.app.theme;
        let row = |y: u16| -> String { (0..width).map(|x| buf[(x, y)].symbol()).collect() };
        let pages = (1..4).map(|y| lit(&buf, theme, y));
        Seen {
            tab: lit(&buf, theme, height - 2),
            page: pages
                .into_iter()
                .find(|p| !p.is_empty())
                .unwrap_or_default(),
            hints: row(height - 1),
            text: (0..height).map(|y| row(y) + "\n").collect(),
        }
    }

    /// Asserts that every screen's number leads out of where one is and its own leads back to the same.
    fn numbers_lead_out(&mut self, size: (u16, u16), digit: char, what: &str) {
        let here = self.seen(size);
        for other in '1'..='9' {
            self.key(KeyCode::Char(other));
            let there = self.seen(size);
            assert!(
                there.tab.starts_with(other),
                "{other} from {what} leads to {}",
                there.tab
            );
        }
        self.key(KeyCode::Char(digit));
        let back = self.seen(size);
        assert_eq!((here.tab, here.page), (back.tab, back.page), "{what}");
    }
}

fn hint(action: Action) -> String {
    let keys = Keymap::preset("default").unwrap();
    format!("{} {}", keys.label(action), action.spec().name)
}

/// How many pages each panel has in a calm world: the sections of a crisis come with it.
const PAGES: [(Tab, usize); 8] = [
    (Tab::Diplomacy, 2),
    (Tab::Alliance, 10),
    (Tab::Crises, 1),
    (Tab::Logistics, 5),
    (Tab::Forces, 3),
    (Tab::Budget, 1),
    (Tab::Intel, 2),
    (Tab::Chronicle, 2),
];

#[test]
fn every_page_is_left_by_tab_by_escape_and_by_number() {
    let mut bench = Bench::play(&["BRE"]);
    let mut paged = 0;
    for size in SIZES {
        for (digit, (tab, pages)) in ('2'..='9').zip(PAGES) {
            bench.key(KeyCode::Char(digit));
            let first = bench.seen(size);
            assert!(first.tab.starts_with(digit), "{}", first.tab);
            if pages == 1 {
                // Without pages the next part of the screen is the briefing, and it is left in the same ways.
                for other in '1'..='9' {
                    bench.key(KeyCode::Char(digit));
                    bench.press(Action::Next);
                    bench.key(KeyCode::Char(other));
                    let there = bench.seen(size).tab;
                    assert!(there.starts_with(other), "{other} from beside {tab:?}");
                }
                bench.key(KeyCode::Char(digit));
                bench.press(Action::Next);
                bench.press(Action::Back);
                assert!(bench.seen(size).tab.starts_with(digit), "{tab:?}");
                bench.press(Action::Back);
                assert!(bench.seen(size).tab.starts_with('1'), "{tab:?}");
                continue;
            }
            let mut names = Vec::new();
            for page in 0..pages {
                let here = bench.seen(size);
                let what = format!("{} of {tab:?} at {size:?}", here.page);
                assert!(
                    !here.page.is_empty() && !names.contains(&here.page),
                    "{what}"
                );
                assert!(
                    here.hints.contains(&hint(Action::Next)),
                    "{what}: {}",
                    here.hints
                );
                if size.0 >= 120 {
                    let title = format!("{} (Tab next page)", tab.name());
                    assert!(here.text.contains(&title), "{what}");
                }
                bench.numbers_lead_out(size, digit, &what);
                bench.press(Action::Back);
                let out = bench.seen(size).tab;
                assert!(out.starts_with('1'), "Esc from {what} leads to {out}");
                bench.key(KeyCode::Char(digit));
                bench.press(Action::Next);
                names.push(here.page);
                assert_ne!(bench.seen(size).page, names[page], "Tab from {what}");
                paged += 1;
            }
            let last = bench.seen(size).page;
            assert_eq!(last, first.page, "the pages of {tab:?} go round");
            bench.press(Action::Previous);
            assert_eq!(bench.seen(size).page, names[pages - 1], "and back");
            bench.press(Action::Next);
        }
    }
    let all = PAGES.into_iter().map(|(_, pages)| pages);
    assert_eq!(paged, 3 * all.filter(|pages| *pages > 1).sum::<usize>());
}

/// Opens a form, and checks the ways out of it: `name` is on the screen while it is open.
fn form(bench: &mut Bench, digit: char, name: &str, open: impl Fn(&mut Bench)) {
    for size in SIZES {
        bench.key(KeyCode::Char('1'));
        bench.seen(size);
        open(bench);
        let here = bench.seen(size);
        assert!(
            here.text.contains(name),
            "{name} at {size:?}: {}",
            here.text
        );
        assert!(
            here.hints.contains(&hint(Action::Back)),
            "{name}: {}",
            here.hints
        );
        bench.numbers_lead_out(size, digit, name);
        assert!(bench.seen(size).text.contains(name), "{name} is kept");
        bench.press(Action::Next);
        let beside = bench.seen(size);
        assert_ne!(beside.hints, here.hints, "Tab leads out of {name}");
        bench.press(Action::Previous);
        assert!(
            bench.seen(size).text.contains(name),
            "{name} is kept behind Tab"
        );
        bench.press(Action::Back);
        let out = bench.seen(size);
        assert!(
            !out.text.contains(name) && out.tab.starts_with(digit),
            "{name}"
        );
        bench.press(Action::Back);
        assert!(bench.seen(size).tab.starts_with('1'), "{name}");
    }
}

/// The room of a crisis has the whole width, its sections are gone through by Tab, and the briefing stands beside it when asked for.
#[test]
fn the_room_of_a_crisis_is_gone_through_and_left() {
    let mut bench = Bench::play(&["BRE"]);
    bench.quarrel();
    for size in SIZES {
        bench.key(KeyCode::Char('4'));
        let first = bench.seen(size);
        let beside = "What needs you";
        assert!(!first.text.contains(beside), "{}", first.text);
        assert!(first.hints.contains(&hint(Action::Next)), "{}", first.hints);
        for name in ["Options", "So far", "Who can come", "Minds"] {
            let here = bench.seen(size);
            let lit: Vec<String> = {
                let area = Rect::new(0, 0, size.0, size.1);
                let mut buf = Buffer::empty(area);
                bench.app.paint(area, &mut buf);
                let rows = 1..size.1 - 2;
                rows.map(|y| lit(&buf, &bench.app.theme, y)).collect()
            };
            assert!(lit.iter().any(|l| l == name), "{name}: {}", here.text);
            assert!(
                here.text.contains("Who can come"),
                "all are named: {}",
                here.text
            );
            bench.press(Action::Next);
        }
        assert_eq!(bench.seen(size).text, first.text, "they go round");
        bench.key(KeyCode::Char('b'));
        assert!(bench.seen(size).text.contains(beside));
        bench.press(Action::Back);
        assert_eq!(bench.seen(size).text, first.text);
        bench.press(Action::Back);
        assert!(bench.seen(size).tab.starts_with('1'));
    }
}

/// Enter gives the order under the cursor: a whole crisis can be led from its room.
#[test]
fn orders_are_given_in_the_room() {
    for size in SIZES {
        let mut bench = Bench::play(&["BRE"]);
        bench.quarrel();
        bench.key(KeyCode::Char('4'));
        bench.seen(size);
        bench.press(Action::Open);
        bench.key(KeyCode::Char('O'));
        let orders = bench.seen(size).text;
        assert!(orders.contains("hold"), "{orders}");
    }
}

#[test]
fn forms_are_left_in_the_same_ways_and_keep_what_was_composed() {
    let mut bench = Bench::play(&["BRE"]);
    form(&mut bench, '2', "An offer to", |b| {
        b.key(KeyCode::Char('2'));
        b.press(Action::Last);
        b.press(Action::Propose);
    });
    bench.quarrel();
    form(&mut bench, '4', "Terms: ", |b| {
        b.key(KeyCode::Char('4'));
        b.press(Action::Terms);
    });
}

#[test]
fn the_treaty_composer_is_a_page_like_any_other() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (120, 35);
    bench.key(KeyCode::Char('3'));
    while bench.seen(size).page != "Found" {
        bench.press(Action::Next);
    }
    // Among those who could be asked, too.
    bench.press(Action::Right);
    bench.press(Action::Open);
    assert!(bench.seen(size).text.contains("[x]"));
    bench.numbers_lead_out(size, '3', "the guests");
    bench.press(Action::Next);
    assert_eq!(bench.seen(size).page, "Ready");
    bench.press(Action::Previous);
    assert!(
        bench.seen(size).text.contains("[x]"),
        "what was composed is kept"
    );
    bench.press(Action::Back);
    assert!(bench.seen(size).tab.starts_with('1'));
}

#[test]
fn keys_reach_only_what_has_the_focus() {
    let mut bench = Bench::play(&["BRE"]);
    for size in SIZES {
        bench.key(KeyCode::Char('2'));
        bench.press(Action::Last);
        bench.key(KeyCode::Char('b'));
        bench.seen(size);
        bench.press(Action::Denounce);
        bench.press(Action::Order);
        let text = bench.seen(size).text;
        bench.press(Action::Back);
        bench.key(KeyCode::Char('O'));
        let orders = bench.seen(size).text;
        assert!(orders.contains("nothing to choose"), "{text}\n{orders}");
        bench.press(Action::Back);
        bench.press(Action::Back);
    }
}

/// What stands on the menu and nowhere else.
const MOTTO: &str = "Does the other side believe it?";

#[test]
fn the_menu_s_screens_are_left_by_escape_and_say_so() {
    for size in SIZES {
        for (down, name) in [(1, "New game"), (2, "Load"), (3, "Replay"), (4, "Settings")] {
            let mut bench = Bench::new(Launch::Menu);
            assert!(bench.seen(size).text.contains(MOTTO), "{name}");
            (0..down).for_each(|_| bench.press(Action::Down));
            bench.press(Action::Open);
            bench.settle();
            let here = bench.seen(size);
            assert!(!here.text.contains(MOTTO), "{name}: {}", here.text);
            assert!(
                here.hints.contains(&hint(Action::Back)),
                "{name}: {}",
                here.hints
            );
            bench.press(Action::Back);
            bench.settle();
            let back = bench.seen(size).text;
            assert!(back.contains(MOTTO), "{name}: {back}");
        }
    }
}
