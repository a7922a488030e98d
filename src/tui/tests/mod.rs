//! The whole interface without a terminal: keys in, cells out.

mod asked;
mod clicks;
mod compare;
mod endings;
mod figures;
mod first;
mod lessons;
mod linear;
mod pedia;
mod previews;
mod ways_out;

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use casus_core::session::Places;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::able::{Sight, Surroundings};
use super::actions::{Action, TABLE};
use super::app::App;
use super::cell::Glyphs;
use super::color::Depth;
use super::ending::End;
use super::input::Message;
use super::keys::Keymap;
use super::theme::{SHIPPED, Theme};
use super::widgets::caret::Caret;
use super::worker::{Request, Worker};
use super::{ColorChoice, Launch, Options, Start};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (160, 45)];

struct Bench {
    app: App,
    from: Receiver<Message>,
    ends: Receiver<End>,
    saves: tempfile::TempDir,
}

impl Bench {
    fn new(launch: Launch) -> Self {
        Self::beside(launch, None)
    }

    /// With a folder of own maps.
    fn beside(launch: Launch, maps: Option<&Path>) -> Self {
        let saves = tempfile::tempdir().unwrap();
        let options = Options {
            saves: saves.path().to_path_buf(),
            ..Options::default()
        };
        let (to, from) = channel();
        let (end, ends) = channel();
        let maps = maps.map(Path::to_path_buf);
        let places = Places::find(Some(options.saves.clone()), maps);
        let worker = Worker::start(places, to).unwrap();
        let mut app = App::new(&options, worker, end).unwrap();
        app.theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        // Whatever the terminal is in which the tests are run.
        let plain = |name: &str| match name {
            "LANG" => Some("C.UTF-8".to_owned()),
            "TERM" => Some("xterm-256color".to_owned()),
            _ => None,
        };
        app.sight = Sight::new(
            Surroundings::of(plain),
            options.color,
            options.low_bandwidth,
        );
        app.paint(
            Rect::new(0, 0, 120, 35),
            &mut Buffer::empty(Rect::new(0, 0, 120, 35)),
        );
        app.launch(launch);
        let mut bench = Self {
            app,
            from,
            ends,
            saves,
        };
        bench.settle();
        bench
    }

    /// A game as it opens.
    fn open(seats: &[&str]) -> Self {
        let seats = seats.iter().map(|s| (*s).to_owned()).collect();
        Self::new(Launch::Play(Start {
            chapter: None,
            sets: Vec::new(),
            map: Some("four-rivers".to_owned()),
            seats,
            seed: Some(7),
            resume: None,
        }))
    }

    /// The same at the map, with the briefing read.
    fn play(seats: &[&str]) -> Self {
        let mut bench = Self::open(seats);
        bench.key(KeyCode::Esc);
        bench.press(Action::TabMap);
        bench
    }

    /// Takes in what the game says until it is silent.
    fn settle(&mut self) {
        loop {
            let wait = Duration::from_millis(if self.app.busy.is_some() { 60_000 } else { 150 });
            match self.from.recv_timeout(wait) {
                Ok(Message::Update(update)) => self.app.update(update),
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    fn key(&mut self, code: KeyCode) {
        self.app
            .input(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    /// The first key of an action.
    fn press(&mut self, action: Action) {
        let keys = Keymap::preset("default").unwrap();
        let key = keys.keys(action)[0];
        self.app
            .input(Event::Key(KeyEvent::new(key.code, key.modifiers)));
    }

    fn typed(&mut self, text: &str) {
        text.chars().for_each(|c| self.key(KeyCode::Char(c)));
    }

    /// Goes to what is found by a name: on the screen, or in the list that is open.
    fn find(&mut self, name: &str) {
        self.press(Action::Find);
        self.typed(name);
        self.key(KeyCode::Enter);
    }

    /// Makes a demand on the Karsk Empire, and lets a month pass over it.
    fn quarrel(&mut self) {
        self.screen((120, 35));
        self.press(Action::TabDiplomacy);
        self.find("Karsk Empire");
        self.press(Action::Demand);
        self.key(KeyCode::Enter);
        self.press(Action::EndTurn);
        self.key(KeyCode::Char('y'));
        self.settle();
        self.key(KeyCode::Esc);
        self.press(Action::TabCrises);
        let text = self.screen((120, 35));
        assert!(text.contains("your move"), "{text}");
        self.press(Action::TabMap);
    }

    fn screen(&mut self, (width, height): (u16, u16)) -> String {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        self.app.paint(area, &mut buf);
        let rows = buf.content.chunks(width.into());
        let text = |row: &[ratatui::buffer::Cell]| {
            row.iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        rows.map(|r| text(r) + "\n").collect()
    }
}

#[test]
fn menu_settings_and_help_look_as_they_should() {
    for (w, h) in SIZES {
        let mut bench = Bench::new(Launch::Menu);
        insta::assert_snapshot!(format!("menu-{w}x{h}"), bench.screen((w, h)));
        bench.key(KeyCode::Char('?'));
        insta::assert_snapshot!(format!("help-{w}x{h}"), bench.screen((w, h)));
        bench.key(KeyCode::Esc);
        for _ in 0..4 {
            bench.key(KeyCode::Down);
        }
        bench.key(KeyCode::Enter);
        insta::assert_snapshot!(format!("settings-{w}x{h}"), bench.screen((w, h)));
    }
}

impl Bench {
    fn caret(&mut self, (width, height): (u16, u16)) -> Option<(Caret, String)> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        let caret = self.app.paint(area, &mut buf)?;
        let row = (0..width).map(|x| buf[(x, caret.at.y)].symbol());
        let marks = Modifier::SLOW_BLINK | Modifier::RAPID_BLINK;
        assert!(
            buf.content.iter().all(|c| !c.modifier.intersects(marks)),
            "marks are taken out"
        );
        Some((caret, row.collect()))
    }
}

/// Screen readers and input methods look where the terminal's cursor is: at the selection, or in the field.
#[test]
fn the_cursor_follows_the_selection_everywhere() {
    for size in SIZES {
        let mut bench = Bench::new(Launch::Menu);
        let mut rows = Vec::new();
        for _ in 0..3 {
            let (caret, row) = bench.caret(size).unwrap();
            assert!(!caret.seen && row.contains('▸'), "{row:?}");
            rows.push(caret.at.y);
            bench.key(KeyCode::Down);
        }
        assert!(rows[0] != rows[1] && rows[1] != rows[2], "{rows:?}");
        let mut bench = Bench::play(&["BRE"]);
        let mut found = 0;
        for panel in '2'..='9' {
            bench.key(KeyCode::Char(panel));
            // A list may be empty, and has no selection then.
            let marked = bench.screen(size).contains('▸');
            let caret = bench.caret(size).is_some();
            assert!(caret || !marked, "panel {panel} at {size:?}");
            found += usize::from(caret);
        }
        assert!(found >= 6, "{found} panels at {size:?}");
        bench.key(KeyCode::Char('1'));
        bench.screen(size);
        bench.key(KeyCode::Char('n'));
        let (caret, _) = bench.caret(size).expect("what is selected on the map");
        assert!(!caret.seen);
        bench.key(KeyCode::Char('/'));
        let (before, _) = bench.caret(size).unwrap();
        bench.key(KeyCode::Char('k'));
        let (after, row) = bench.caret(size).unwrap();
        assert!(before.seen && after.seen && row.contains('k'), "{row:?}");
        assert_eq!(after.at.x, before.at.x + 1);
        bench.key(KeyCode::Esc);
        bench.key(KeyCode::Char(':'));
        assert!(bench.caret(size).unwrap().0.seen, "the palette has a field");
        bench.key(KeyCode::Esc);
        bench.key(KeyCode::Char('Q'));
        let (caret, row) = bench.caret(size).unwrap();
        assert!(!caret.seen && row.contains("Yes"), "{row:?}");
    }
}

/// What the terminal says of itself is taken up, with everything drawn afresh; a choice of the player's stays.
#[test]
fn the_terminals_name_changes_the_glyphs_and_a_choice_stays() {
    let mut bench = Bench::play(&["BRE"]);
    bench.app.sight = Sight::new(
        Surroundings::of(|_| Some("C.UTF-8".to_owned())),
        ColorChoice::Always,
        false,
    );
    bench.app.named("kitty(0.26.5)");
    assert_eq!(bench.app.theme.glyphs, Glyphs::Quadrant);
    bench.app.redraw = false;
    bench.app.named("kitty(0.40.1)");
    assert_eq!(
        (bench.app.theme.glyphs, bench.app.theme.depth),
        (Glyphs::Octant, Depth::True)
    );
    assert!(bench.app.redraw, "cells of the old glyphs must not stay");
    let ladder = Glyphs::ALL.map(|g| g.name());
    for name in ladder {
        bench.app.redraw = false;
        bench.app.act(Action::Glyphs);
        assert_eq!(bench.app.theme.glyphs.name(), name);
        bench.app.named("kitty(0.40.2)");
        assert_eq!(bench.app.theme.glyphs.name(), name, "what was chosen stays");
        assert!(bench.app.redraw || name == "octants");
    }
    bench.app.act(Action::Glyphs);
    assert_eq!(bench.app.sight.chosen, None);
    assert_eq!(
        bench.app.theme.glyphs,
        Glyphs::Octant,
        "as the terminal has them"
    );
}

/// A slow line has 256 colours and one of them a cell at most, unless others are chosen.
#[test]
fn a_slow_line_gets_less() {
    let here = || Surroundings::of(|_| Some("xterm-kitty.UTF-8".to_owned()));
    let mut sight = Sight::new(here(), ColorChoice::Always, true);
    sight.hear("kitty(0.40.1)");
    assert_eq!(
        (sight.glyphs(), sight.depth()),
        (Glyphs::Whole, Depth::Indexed)
    );
    sight.chosen = Some(Glyphs::Octant);
    assert_eq!(sight.glyphs(), Glyphs::Octant);
}

#[test]
fn the_list_of_nations_follows_what_was_found() {
    let mut bench = Bench::play(&["BRE"]);
    for (name, marked) in [("Karsk", "▸KAR"), ("Aldermark", "▸ALD")] {
        bench.key(KeyCode::Char('1'));
        bench.key(KeyCode::Char('/'));
        for c in name.chars() {
            bench.key(KeyCode::Char(c));
        }
        bench.key(KeyCode::Enter);
        bench.key(KeyCode::Char('2'));
        let screen = bench.screen((160, 45));
        assert!(screen.contains(marked), "{screen}");
    }
}

#[test]
fn a_screen_too_small_says_so_and_quits_all_the_same() {
    let mut bench = Bench::play(&["BRE"]);
    insta::assert_snapshot!("too-small", bench.screen((60, 10)));
    assert!(bench.screen((80, 24)).contains("Brenn"));
    bench.screen((60, 10));
    bench.key(KeyCode::Char('q'));
    assert!(bench.app.quit);
}

#[test]
fn while_the_game_is_kept_only_quitting_once_more_is_heard() {
    let mut bench = Bench::play(&["BRE"]);
    bench.screen((60, 10));
    bench.key(KeyCode::Char('q'));
    assert!(matches!(bench.ends.try_recv(), Ok(End::Left)));
    for key in ['t', 'y', '2', '?'] {
        bench.key(KeyCode::Char(key));
    }
    bench.settle();
    assert!(bench.ends.try_recv().is_err());
    assert!(bench.screen((120, 35)).contains("Mar 812"));
    bench.key(KeyCode::Char('q'));
    assert!(matches!(bench.ends.try_recv(), Ok(End::Left)));
}

/// On whatever screen, a fault of the game's threads is told, the journal named, and the menu a key away.
#[test]
fn a_fault_on_a_thread_of_the_pool_is_told_and_the_game_goes_on_from_the_menu() {
    let mut bench = Bench::play(&["BRE"]);
    bench.screen((120, 35));
    bench.app.send(Request::Fault, "Running the turn");
    bench.settle();
    let told = bench.screen((120, 35));
    assert!(told.contains("a fault of the pool"), "{told}");
    assert!(told.contains("four-rivers-bre-001.casus"), "{told}");
    bench.key(KeyCode::Esc);
    bench.settle();
    let menu = bench.screen((120, 35));
    assert!(menu.contains("Continue"), "{menu}");
    bench.key(KeyCode::Enter);
    bench.settle();
    let playing = bench.screen((120, 35));
    assert!(playing.contains("Mar 812"), "{playing}");
    bench.app.send(Request::Fault, "");
    bench.settle();
    bench.app.launch(Launch::Menu);
    bench.app.send(Request::Fault, "");
    bench.settle();
    let told = bench.screen((120, 35));
    assert!(told.contains("a fault of the pool"), "{told}");
}

#[test]
fn the_play_screen_shows_what_a_player_needs_at_every_size() {
    let mut bench = Bench::play(&["BRE"]);
    for size in SIZES {
        let screen = bench.screen(size);
        for word in [
            "Brenn", "Mar 812", "tension", "1 Map", "9 Chron", "end turn", "help",
        ] {
            assert!(screen.contains(word), "{word} at {size:?}:\n{screen}");
        }
        assert_eq!(screen.contains("What needs you"), size.0 >= 120);
        assert!(screen.contains(" $") && !screen.contains("$ $"), "{screen}");
    }
    bench.key(KeyCode::Char('b'));
    assert!(bench.screen((80, 24)).contains("Read the briefing"));
}

#[test]
fn turns_run_orders_are_asked_about_and_undone() {
    let mut bench = Bench::play(&["BRE"]);
    bench.screen((120, 35));
    for month in ["Apr 812", "May 812", "Jun 812"] {
        bench.key(KeyCode::Esc);
        bench.key(KeyCode::Char('t'));
        bench.key(KeyCode::Char('y'));
        bench.settle();
        assert!(bench.screen((120, 35)).contains(month), "{month}");
    }
}

#[test]
fn seats_take_turns_behind_a_curtain() {
    let mut bench = Bench::play(&["BRE", "ALD"]);
    let curtain = bench.screen((120, 35));
    assert!(curtain.contains("The others look away") && !curtain.contains("treasury"));
    bench.key(KeyCode::Enter);
    assert!(bench.screen((120, 35)).contains("treasury"));
    bench.key(KeyCode::Esc);
    bench.key(KeyCode::Char('t'));
    let curtain = bench.screen((120, 35));
    assert!(curtain.contains("Aldermark") && curtain.contains("look away"));
}

#[test]
fn every_tab_theme_and_glyph_draws() {
    let mut bench = Bench::play(&["BRE"]);
    for (name, _) in SHIPPED {
        for glyphs in Glyphs::ALL {
            for depth in [Depth::True, Depth::Indexed, Depth::Basic, Depth::Mono] {
                bench.app.theme = Theme::shipped(name, depth, glyphs).unwrap();
                bench.key(KeyCode::Char('m'));
                bench.screen((100, 30));
            }
        }
    }
    for tab in '1'..='9' {
        bench.key(KeyCode::Char(tab));
        for size in [
            (80, 24),
            (81, 25),
            (119, 34),
            (120, 35),
            (160, 45),
            (250, 70),
        ] {
            assert!(!bench.screen(size).is_empty());
        }
    }
}

/// Keys and clicks at random: nothing may make the interface panic.
#[test]
fn a_monkey_at_the_keyboard() {
    let mut bench = Bench::play(&["KAR"]);
    let mut state = 0x2545_f491_u64;
    let mut roll = |n: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % n
    };
    for step in 0..1500 {
        let size = SIZES[roll(3) as usize];
        if step % 5 == 0 {
            bench.screen(size);
        }
        match roll(10) {
            0 => {
                let kind = [
                    MouseEventKind::Down(MouseButton::Left),
                    MouseEventKind::ScrollUp,
                    MouseEventKind::ScrollDown,
                    MouseEventKind::Drag(MouseButton::Left),
                    MouseEventKind::Down(MouseButton::Right),
                ][roll(5) as usize];
                let (column, row) = (roll(160) as u16, roll(45) as u16);
                bench.app.input(Event::Mouse(MouseEvent {
                    kind,
                    column,
                    row,
                    modifiers: KeyModifiers::NONE,
                }));
            }
            1 => bench.key(
                [
                    KeyCode::Enter,
                    KeyCode::Esc,
                    KeyCode::Tab,
                    KeyCode::Backspace,
                ][roll(4) as usize],
            ),
            2 => bench.key(KeyCode::Char(char::from(b'0' + roll(75) as u8))),
            _ => {
                let action = TABLE[roll(TABLE.len() as u64) as usize].action;
                if !matches!(
                    action,
                    Action::Quit | Action::Menu | Action::Save | Action::RunOn
                ) {
                    bench.app.act(action);
                }
            }
        }
        if bench.app.busy.is_some() {
            bench.settle();
        }
        bench.app.quit = false;
    }
    bench.screen((120, 35));
}

/// Every screen and popup that keys lead to, at every size: nothing is cut that is whole nowhere.
#[test]
fn no_screen_or_popup_cuts_what_is_whole_nowhere() {
    use super::cell::cuts;
    use super::panels::tests::cuts::{FRAME_MAY_CUT, unexplained};
    let sizes = [(80, 24), (120, 35), (160, 45), (200, 60)];
    let mut found = Vec::new();
    let mut look = |bench: &mut Bench, place: &str| {
        for size in sizes {
            cuts::take();
            bench.screen(size);
            let place = format!("{place} at {size:?}");
            found.extend(cuts::take().into_iter().map(|c| (place.clone(), c)));
        }
    };
    let mut bench = Bench::new(Launch::Menu);
    look(&mut bench, "menu");
    for down in 0..6 {
        let mut bench = Bench::new(Launch::Menu);
        for _ in 0..down {
            bench.key(KeyCode::Down);
        }
        bench.key(KeyCode::Enter);
        bench.settle();
        look(&mut bench, &format!("menu entry {down}"));
    }
    let mut bench = Bench::play(&["BRE"]);
    for turn in 0..2 {
        for tab in '1'..='9' {
            bench.key(KeyCode::Char(tab));
            look(&mut bench, &format!("tab {tab} in turn {turn}"));
            for key in ['o', 'w', 'f', 'p', 'O'] {
                bench.key(KeyCode::Char(key));
                look(
                    &mut bench,
                    &format!("key {key} on tab {tab} in turn {turn}"),
                );
                for _ in 0..3 {
                    bench.key(KeyCode::Esc);
                }
                bench.key(KeyCode::Char(tab));
            }
        }
        for key in [
            KeyCode::Char(':'),
            KeyCode::Char('/'),
            KeyCode::Char('?'),
            KeyCode::Char('b'),
            KeyCode::F(5),
            KeyCode::F(1),
            KeyCode::Char('q'),
        ] {
            bench.key(key);
            look(&mut bench, &format!("{key:?} in turn {turn}"));
            bench.app.quit = false;
            for _ in 0..3 {
                bench.key(KeyCode::Esc);
            }
        }
        bench.key(KeyCode::Char('t'));
        look(&mut bench, "the end of a turn");
        bench.key(KeyCode::Char('y'));
        bench.settle();
        look(&mut bench, "the report");
        bench.key(KeyCode::Esc);
    }
    let list = unexplained(&found);
    assert!(list.is_empty(), "{}", list.join("\n"));
    for (file, why) in FRAME_MAY_CUT {
        let used = found.iter().any(|(_, c)| c.file.ends_with(file));
        assert!(used, "nothing is cut in {file} any more ({why})");
    }
}

#[test]
fn what_is_chosen_in_a_list_is_whole_below_it() {
    let mut bench = Bench::play(&["BRE"]);
    bench.screen((120, 35));
    bench.key(KeyCode::Tab);
    let screen = bench.screen((120, 35));
    let needs = ["What this is about, and your", "objectives"];
    assert!(needs.iter().all(|n| screen.contains(n)), "{screen}");
    bench.key(KeyCode::Char(':'));
    for c in "deterrence ledger".chars() {
        bench.key(KeyCode::Char(c));
    }
    let screen = bench.screen((80, 24));
    assert!(screen.contains("what our orders would change."), "{screen}");
}

/// A game that was played under other rules is not refused: it goes on from its newest keyframe as a new game, or is
/// looked back at from the record.
#[test]
fn a_game_under_other_rules_is_offered_as_a_new_one() {
    let kept = "../../tests/fixtures/other-rules.casus";
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(kept);
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other-rules.casus");
    std::fs::copy(kept, &other).unwrap();
    let launch = Launch::Play(Start {
        resume: Some(other.clone()),
        ..Start::default()
    });
    let mut bench = Bench::new(launch);
    let screen = bench.screen((80, 24));
    assert!(screen.contains("Go on under the new rules?"), "{screen}");
    // No is no: what was asked stays to be read, and the menu is a key away.
    bench.key(KeyCode::Esc);
    let screen = bench.screen((80, 24));
    assert!(screen.contains("Played under other rules"), "{screen}");
    bench.key(KeyCode::Esc);
    bench.settle();
    assert!(bench.screen((80, 24)).contains("New game"));

    let mut bench = Bench::new(Launch::Play(Start {
        resume: Some(other.clone()),
        ..Start::default()
    }));
    bench.key(KeyCode::Char('y'));
    bench.settle();
    let screen = bench.screen((120, 35));
    assert!(screen.contains("turn 13/"), "{screen}");

    let mut bench = Bench::new(Launch::Replay {
        path: other,
        turn: Some(5),
    });
    let screen = bench.screen((120, 35));
    assert!(screen.contains("played under other rules"), "{screen}");
    assert!(screen.contains("map of"), "{screen}");
}

#[test]
fn graphs_begin_with_what_is_reckoned_of_others() {
    let mut bench = Bench::play(&["BRE"]);
    bench.key(KeyCode::Char('9'));
    bench.screen((120, 35));
    bench.key(KeyCode::Tab);
    let screen = bench.screen((120, 35));
    assert!(screen.contains("Strength, men"), "{screen}");
    let lines: Vec<&str> = screen.lines().filter(|l| l.contains(" ━ ")).collect();
    assert!(lines.len() > 2, "{screen}");
    assert!(lines.iter().all(|l| !l.contains(" ? ")), "{screen}");
}

#[test]
fn only_the_chosen_tab_is_marked() {
    let mut bench = Bench::play(&["BRE"]);
    bench.key(KeyCode::Char('3'));
    for (width, height, name) in [(80, 24, "3 Allies "), (160, 45, " 3 Alliance ")] {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        bench.app.paint(area, &mut buf);
        let ground = bench.app.theme.selected(true).bg;
        let marked = (0..width).filter(|&x| buf[(x, height - 2)].style().bg == ground);
        assert_eq!(marked.count(), name.len(), "{width}");
    }
}
