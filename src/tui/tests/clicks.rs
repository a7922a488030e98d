//! Two clicks are a double click only where both fall on the same thing.

use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::Bench;
use crate::Action;

const SIZE: (u16, u16) = (120, 35);

fn click(bench: &mut Bench, column: u16, row: u16) {
    bench.app.input(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }));
    bench.screen(SIZE);
}

/// Whether the list of what can be ordered is open.
fn listed(bench: &mut Bench) -> bool {
    bench.screen(SIZE).contains("Compose an offer")
}

/// The second click of a pair falls on what the first has brought up: it is no Enter there.
#[test]
fn a_second_click_on_what_the_first_brought_up_is_a_click() {
    let mut bench = Bench::play(&["BRE"]);
    bench.screen(SIZE);
    bench.press(Action::TabDiplomacy);
    let text = bench.screen(SIZE);
    let row = text.lines().position(|l| l.contains("Aldermark")).unwrap();
    let row = u16::try_from(row).unwrap();
    bench.press(Action::Order);
    bench.screen(SIZE);
    assert!(listed(&mut bench), "the list of orders");
    click(&mut bench, 5, row);
    assert!(!listed(&mut bench), "a click outside closes it");
    assert!(bench.app.last_click.is_none(), "and is the first of no two");
    click(&mut bench, 5, row);
    assert!(!listed(&mut bench), "the next one only selects");
    assert!(
        bench.app.last_click.is_some(),
        "and may be the first of two"
    );
    bench.press(Action::TabMap);
    bench.screen(SIZE);
    let tab = bench.screen(SIZE).lines().count() - 2;
    click(&mut bench, 20, u16::try_from(tab).unwrap());
    assert!(bench.app.last_click.is_none(), "nor one that opens a panel");
}
