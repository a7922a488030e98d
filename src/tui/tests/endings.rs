//! The after-action report on the screen.

use super::*;
use crate::screens::aftermath::Page;

/// A chapter of ten months, played to its end without an order.
fn ended() -> Bench {
    let mut bench = Bench::new(Launch::Play(Start {
        chapter: Some("the-toll".to_owned()),
        sets: Vec::new(),
        map: Some("four-rivers".to_owned()),
        seats: Vec::new(),
        seed: Some(7),
        resume: None,
    }));
    // A month may bring a window beside its report.
    for _ in 0..30 {
        if bench.screen((120, 35)).contains("after-action report") {
            return bench;
        }
        bench.key(KeyCode::Esc);
        bench.press(Action::EndTurn);
        bench.key(KeyCode::Char('y'));
        bench.settle();
    }
    panic!("it does not end: {}", bench.screen((120, 35)))
}

/// Takes in what is found until the screen says so.
fn until(bench: &mut Bench, text: &str) {
    for _ in 0..600 {
        if bench.screen((120, 35)).contains(text) {
            return;
        }
        if let Ok(Message::Update(update)) = bench.from.recv_timeout(Duration::from_secs(1)) {
            bench.app.update(update);
        }
    }
    panic!("{text} never came: {}", bench.screen((120, 35)));
}

#[test]
fn the_report_has_its_pages_while_it_is_still_being_looked_at() {
    let mut bench = ended();
    until(&mut bench, "Score ");
    for size in SIZES {
        let first = bench.screen(size);
        assert!(first.contains("Brenn, Mar 812 to Jan 813"), "{first}");
        for page in Page::all() {
            let screen = bench.screen(size);
            assert!(
                screen.contains(page.name()),
                "{page:?} at {size:?}: {screen}"
            );
            if let Page::Of(topic) = page {
                assert!(screen.contains(topic.title()), "{screen}");
            }
            bench.press(Action::Next);
        }
        assert_eq!(bench.screen(size), first, "round again");
    }
    bench.press(Action::Export);
    let saves = bench.saves.path();
    let files = std::fs::read_dir(saves).unwrap();
    let mut names = files.map(|f| f.unwrap().file_name().into_string().unwrap());
    assert!(names.any(|n| n.ends_with(".report.html")));
}

#[test]
fn another_order_can_be_asked_for_in_any_month() {
    let mut bench = ended();
    until(&mut bench, "Score ");
    bench.press(Action::Other);
    let list = bench.screen((120, 35));
    assert!(list.contains("in which month?"), "{list}");
    bench.typed("Apr 812");
    bench.key(KeyCode::Enter);
    until(&mut bench, "If you had ... ");
    bench.typed("mobilise");
    bench.key(KeyCode::Enter);
    until(&mut bench, "other orders: ");
    bench.press(Action::Menu);
    bench.settle();
    assert!(bench.screen((120, 35)).contains("New game"));
}
