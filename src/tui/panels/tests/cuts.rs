//! What has no room: every text that a screen cuts, and what a small screen shows that a larger one does not.
//!
//! Text gets on a screen by `widgets/put.rs` and `cell::fit`, which end in an ellipsis what has no room, and in tests write down what that
//! was (`cell::cuts`). `panels/tests/cuts.rs` draws the panels at four sizes in several positions, `tui/tests/` what is around them: what
//! is cut must be in a table that says where it is whole. A table of rows (`widgets/grid/`) shows the texts of the row under the cursor
//! whole in its last line. Cards stand beside their lists only where no column is lost by it: a larger screen says what a smaller one says.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Played, all, eventful, panels, played, slot, theme};
use crate::cell::cuts::{self, Cut};
use crate::{Action, Context, Draft, Size, Tab};

/// Where texts may be cut, and where they are whole then.
const MAY_BE_CUT: [(&str, &str); 6] = [
    (
        "widgets/grid/mod.rs",
        "the texts of the row under the cursor are whole in the table's last line",
    ),
    (
        "panels/alliance/picker.rs",
        "the name of the treaty that is chosen stands whole over what is told of it",
    ),
    (
        "panels/chronicle/events.rs",
        "the event under the cursor is whole below the list",
    ),
    (
        "panels/form.rs",
        "the clause of an offer under the cursor is whole below the form",
    ),
    (
        "panels/alliance/found/form.rs",
        "what forbids a treaty is said whole when it is sent",
    ),
    (
        "panels/alliance/found/guests.rs",
        "the nation under the cursor is named whole over the list, and `w` says all that weighs with it",
    ),
];

/// The same for what is around the panels.
pub const FRAME_MAY_CUT: [(&str, &str); 3] = [
    (
        "popups/palette.rs",
        "the action under the cursor is described whole below the list",
    ),
    (
        "screens/play/side.rs",
        "the entry under the cursor is whole below the list, once the list has the keys",
    ),
    (
        "screens/play/now.rs",
        "what presses most is the first entry of the briefing, and whole there",
    ),
];

/// The cuts that no line of the table allows, a line each.
pub fn unexplained(cuts: &[(String, Cut)]) -> Vec<String> {
    let allowed = |c: &Cut| {
        MAY_BE_CUT
            .iter()
            .chain(&FRAME_MAY_CUT)
            .any(|m| c.file.ends_with(m.0))
    };
    let mut list: BTreeMap<String, &str> = BTreeMap::new();
    for (place, c) in cuts.iter().filter(|(_, c)| !allowed(c)) {
        let cut = format!("{} has {} cells for <{}>", c.file, c.room, c.text);
        list.entry(cut).or_insert(place);
    }
    let line = |(cut, place): (String, &str)| format!("{cut}, as in {place}");
    list.into_iter().map(line).collect()
}

/// Terminals, and the room that the frame leaves a panel in each.
pub(super) const SIZES: [((u16, u16), (u16, u16)); 4] = [
    ((80, 24), (80, 20)),
    ((120, 35), (78, 29)),
    ((160, 45), (112, 39)),
    ((200, 60), (148, 54)),
];

/// Draws a panel after some actions as the frame does; the last picture, and what was cut in it.
pub(super) fn cut(
    game: &Played,
    tab: Tab,
    actions: &[Action],
    (terminal, room): ((u16, u16), (u16, u16)),
) -> (Buffer, Vec<Cut>) {
    let (theme, draft) = (theme(), Draft::default());
    let mut panel = panels().into_iter().nth(slot(tab).unwrap()).unwrap();
    let ctx = Context {
        outlook: None,
        view: &game.view,
        draft: &draft,
        history: &game.history,
        selected: None,
        theme: &theme,
        size: Size::of(terminal.0, terminal.1).unwrap(),
        focused: true,
    };
    // One that wants it has the room of the side, within its own frame.
    let wide = match panel.wide(&ctx) && ctx.size > Size::Small {
        true => terminal.0 - 2,
        false => room.0,
    };
    let area = Rect::new(0, 0, wide, room.1);
    let mut buf = Buffer::empty(area);
    panel.draw(&ctx, area, &mut buf);
    for &action in actions {
        panel.act(&ctx, action);
        panel.draw(&ctx, area, &mut buf);
    }
    buf.reset();
    cuts::take();
    panel.draw(&ctx, area, &mut buf);
    (buf, cuts::take())
}

pub(super) fn positions() -> Vec<(&'static str, Played)> {
    vec![
        ("start", played("europe-1949", "NLD", 0)),
        ("crisis", eventful("europe-1949", "NLD", 0)),
        ("crisis, Turkey", eventful("europe-1949", "TUR", 2)),
        ("turn 12", eventful("four-rivers", "BRE", 12)),
        ("Karsk", played("four-rivers", "KAR", 3)),
    ]
}

#[test]
fn nothing_is_cut_that_is_whole_nowhere() {
    let mut found = Vec::new();
    for (position, game) in positions() {
        for (view, tab, actions) in all() {
            for size in SIZES {
                let (_, cuts) = cut(&game, tab, &actions, size);
                let place = format!("{view} at {:?}, {position}", size.0);
                found.extend(cuts.into_iter().map(|c| (place.clone(), c)));
            }
        }
    }
    let list = unexplained(&found);
    assert!(list.is_empty(), "{}", list.join("\n"));
    for (file, why) in MAY_BE_CUT {
        let used = found.iter().any(|(_, c)| c.file.ends_with(file));
        assert!(used, "nothing is cut in {file} any more ({why})");
    }
}

/// The words of a picture, without figures, signs and what is cut.
fn words(buf: &Buffer) -> BTreeSet<String> {
    let lines = buf.content.chunks(buf.area.width.into());
    let text: Vec<String> = lines
        .map(|l| l.iter().map(ratatui::buffer::Cell::symbol).collect())
        .collect();
    let words = text.iter().flat_map(|l| l.split([' ', '│', '┃']));
    let letters =
        |w: &&str| w.len() > 2 && w.chars().all(|c| c.is_alphanumeric() && !c.is_numeric());
    words.filter(letters).map(str::to_owned).collect()
}

/// Words of a small screen for which a larger one has others, and which.
const SAID_OTHERWISE: [(&str, &str, &str); 4] = [
    ("ledger", "and", "it lists those that the small one counts"),
    (
        "ledger",
        "likely",
        "it lists those that the small one counts",
    ),
    ("ledger", "men", "it lists those that the small one counts"),
    ("diplomacy", "NLD", "a larger screen has the names"),
];

/// How often one scrolls by a screen.
const SCREENS: usize = 4;

/// What is cut is whole where the table says so, and is no loss here.
#[test]
fn a_larger_screen_says_what_a_smaller_one_says() {
    let game = eventful("europe-1949", "NLD", 0);
    let mut missing = Vec::new();
    for (view, tab, actions) in all() {
        let small = words(&cut(&game, tab, &actions, SIZES[0]).0);
        for size in &SIZES[1..] {
            let (large, cuts) = cut(&game, tab, &actions, *size);
            let mut large = words(&large);
            // Where the sections of a crisis stand beside each other, what has no room is reached by scrolling.
            let mut scrolled = actions.clone();
            for _ in 0..SCREENS * usize::from(tab == Tab::Crises) {
                scrolled.push(Action::PageDown);
                large.extend(words(&cut(&game, tab, &scrolled, *size).0));
            }
            let told = |w: &&String| {
                cuts.iter().any(|c| c.text.contains(*w))
                    || SAID_OTHERWISE
                        .iter()
                        .any(|s| s.0 == view && s.1 == w.as_str())
            };
            let lost: Vec<&String> = small.difference(&large).filter(|w| !told(w)).collect();
            if !lost.is_empty() {
                missing.push(format!("{view} at {:?} lacks {lost:?}", size.0));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
