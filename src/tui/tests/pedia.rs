//! The encyclopedia over the screens: opened anywhere, followed, gone back from and closed.

use casus_core::content::Pedia;
use ratatui::crossterm::event::KeyCode;

use super::{Bench, SIZES};
use crate::Launch;
use crate::actions::Action;

/// The title of the article that is shown.
fn shown(screen: &str) -> Option<&'static str> {
    let articles = Pedia::shipped().articles().iter();
    let heads = ["Words here", "All words"];
    let after = heads.iter().find_map(|head| screen.split_once(head))?.1;
    let title = after
        .lines()
        .next()?
        .split(['│', '|'])
        .nth(1)?
        .trim()
        .to_lowercase();
    articles
        .map(|a| a.title.as_str())
        .find(|t| t.to_lowercase() == title)
}

#[test]
fn every_screen_has_words_that_are_explained() {
    for size in SIZES {
        let mut bench = Bench::play(&["BRE"]);
        for key in ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'b'] {
            bench.screen(size);
            bench.key(KeyCode::Char(key));
            let under = bench.screen(size);
            bench.press(Action::Pedia);
            let screen = bench.screen(size);
            assert!(
                screen.contains("Words here"),
                "{key} at {size:?}:\n{screen}"
            );
            assert!(shown(&screen).is_some(), "{key} at {size:?}:\n{screen}");
            // Down the list every word has an article.
            for _ in 0..6 {
                bench.key(KeyCode::Down);
                let screen = bench.screen(size);
                assert!(shown(&screen).is_some(), "{screen}");
            }
            bench.key(KeyCode::Esc);
            assert_eq!(bench.screen(size), under, "closed without a trace");
        }
    }
}

#[test]
fn links_are_followed_and_gone_back_from() {
    for size in SIZES {
        let mut bench = Bench::play(&["BRE"]);
        bench.screen(size);
        bench.press(Action::TabBudget);
        bench.press(Action::Pedia);
        let first = bench.screen(size);
        let mut trail = vec![shown(&first).unwrap()];
        for _ in 0..4 {
            bench.key(KeyCode::Tab);
            bench.key(KeyCode::Enter);
            let title = shown(&bench.screen(size)).unwrap();
            assert_ne!(title, *trail.last().unwrap());
            trail.push(title);
        }
        while trail.len() > 1 {
            trail.pop();
            bench.key(KeyCode::Backspace);
            assert_eq!(shown(&bench.screen(size)), trail.last().copied());
        }
        // From the first it closes.
        bench.key(KeyCode::Backspace);
        assert_eq!(shown(&bench.screen(size)), None);
    }
}

/// Each article can be come by in the list of all, is whole on the smallest screen with scrolling, and tells a figure where it has one.
#[test]
fn all_articles_are_listed() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (80, 24);
    bench.screen(size);
    bench.press(Action::Pedia);
    bench.screen(size);
    bench.key(KeyCode::Right);
    bench.screen(size);
    bench.key(KeyCode::Home);
    let mut figures = 0;
    for article in Pedia::shipped().articles() {
        let screen = bench.screen(size);
        assert_eq!(shown(&screen), Some(article.title.as_str()), "{screen}");
        figures += usize::from(screen.contains(" Here "));
        bench.key(KeyCode::Down);
    }
    assert!(
        figures >= 25,
        "{figures} articles tell what their word comes to here"
    );
}

/// Also where no game is, over a list of orders, and never over itself.
#[test]
fn menus_and_popups_can_be_asked_about() {
    let mut bench = Bench::new(Launch::Menu);
    bench.screen((80, 24));
    bench.press(Action::Pedia);
    assert!(shown(&bench.screen((80, 24))).is_some());
    bench.press(Action::Pedia);
    assert_eq!(shown(&bench.screen((80, 24))), None);

    let mut bench = Bench::play(&["BRE"]);
    bench.screen((120, 35));
    bench.press(Action::TabDiplomacy);
    bench.press(Action::Order);
    assert!(bench.screen((120, 35)).contains("Denounce"));
    bench.key(KeyCode::F(1));
    let screen = bench.screen((120, 35));
    assert!(
        screen.contains("guarantee") && screen.contains("denounce"),
        "{screen}"
    );
    bench.key(KeyCode::Esc);
    assert!(
        bench.screen((120, 35)).contains("Denounce it"),
        "the list is still open"
    );
}

/// Before a nation is guaranteed the five lines of what is signed stand on the screen.
#[test]
fn what_is_signed_is_told_before() {
    for size in SIZES {
        let mut bench = Bench::play(&["BRE"]);
        bench.screen(size);
        bench.press(Action::TabDiplomacy);
        bench.find("Sundhaven");
        bench.screen(size);
        bench.press(Action::Guarantee);
        let screen = bench.screen(size);
        for line in [
            "It binds you to",
            "It binds them to",
            "Who decides",
            "What it costs",
            "How one leaves",
        ] {
            assert!(screen.contains(line), "{line} at {size:?}:\n{screen}");
        }
        bench.key(KeyCode::Char('y'));
        let given = bench.screen(size);
        assert!(
            given.contains("Guarantee Sundhaven.  u takes it back"),
            "{given}"
        );
    }
}
