//! Every panel drawn at every size over a real game.

pub mod cuts;
mod figures;
mod games;
mod looked_up;
mod orders;
mod own_words;
mod verbs;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{panels, slot};
use crate::cell::Glyphs;
use crate::color::Depth;
use crate::{Action, Context, Draft, Panel, Size, Tab, Theme};
pub use games::{Played, eventful, played};

fn theme() -> Theme {
    Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap()
}

fn with<T>(
    game: &Played,
    draft: &Draft,
    theme: &Theme,
    size: (u16, u16),
    f: impl FnOnce(&Context) -> T,
) -> T {
    let ctx = Context {
        outlook: None,
        view: &game.view,
        draft,
        history: &game.history,
        selected: None,
        theme,
        size: Size::of(size.0, size.1).unwrap_or(Size::Small),
        focused: true,
    };
    f(&ctx)
}

/// Draws a panel after some actions; the area is what the frame leaves of a terminal of `size`.
fn drawn(game: &Played, tab: Tab, actions: &[Action], size: (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1 - 4);
    let (theme, draft) = (theme(), Draft::default());
    let mut buf = Buffer::empty(area);
    let mut panels = panels();
    let panel: &mut Box<dyn Panel> = &mut panels[slot(tab).unwrap()];
    with(game, &draft, &theme, size, |ctx| {
        buf.set_style(area, theme.text());
        panel.draw(ctx, area, &mut buf);
        for &action in actions {
            panel.act(ctx, action);
            buf.reset();
            buf.set_style(area, theme.text());
            panel.draw(ctx, area, &mut buf);
        }
    });
    buf
}

/// The views of all panels by name, and the actions that lead to them.
fn all() -> Vec<(&'static str, Tab, Vec<Action>)> {
    use Action as A;
    vec![
        ("diplomacy", Tab::Diplomacy, vec![]),
        (
            "offer",
            Tab::Diplomacy,
            vec![
                A::Down,
                A::Down,
                A::Propose,
                A::Down,
                A::More,
                A::Down,
                A::Open,
            ],
        ),
        (
            "matrix",
            Tab::Diplomacy,
            vec![A::View, A::Down, A::Right, A::Right],
        ),
        ("members", Tab::Alliance, vec![]),
        ("charter", Tab::Alliance, vec![A::View]),
        ("council", Tab::Alliance, vec![A::View, A::View]),
        ("cases", Tab::Alliance, vec![A::View, A::View, A::View]),
        ("burden", Tab::Alliance, vec![A::View; 4]),
        ("ledger", Tab::Alliance, vec![A::View; 5]),
        ("entry", Tab::Alliance, vec![A::View; 6]),
        ("found", Tab::Alliance, vec![A::View; 7]),
        ("ready", Tab::Alliance, vec![A::View; 8]),
        ("peace", Tab::Alliance, vec![A::Previous]),
        ("crises", Tab::Crises, vec![]),
        ("so far", Tab::Crises, vec![A::View]),
        ("who can come", Tab::Crises, vec![A::View; 2]),
        ("minds", Tab::Crises, vec![A::Previous]),
        ("links", Tab::Logistics, vec![]),
        ("arrivals", Tab::Logistics, vec![A::View]),
        ("fed", Tab::Logistics, vec![A::View, A::View]),
        ("ways", Tab::Logistics, vec![A::View; 3]),
        ("disasters", Tab::Logistics, vec![A::Previous]),
        ("forces", Tab::Forces, vec![]),
        ("balance", Tab::Forces, vec![A::View]),
        ("fronts", Tab::Forces, vec![A::View; 2]),
        ("budget", Tab::Budget, vec![]),
        ("estimates", Tab::Intel, vec![]),
        ("secrets", Tab::Intel, vec![A::View]),
        ("events", Tab::Chronicle, vec![A::Less]),
        ("graphs", Tab::Chronicle, vec![A::View]),
    ]
}

#[test]
fn every_page_is_drawn() {
    let game = eventful("four-rivers", "BRE", 0);
    let (theme, draft) = (theme(), Draft::default());
    for tab in Tab::ALL.into_iter().skip(1) {
        let panel = &panels()[slot(tab).unwrap()];
        let pages = with(&game, &draft, &theme, (120, 35), |ctx| panel.pages(ctx));
        let turns = |keys: &[Action], way| keys.iter().filter(|a| **a == way).count();
        let at = |keys: &[Action]| {
            let on = turns(keys, Action::View) + pages - turns(keys, Action::Previous);
            on % pages
        };
        let all = all();
        let of_tab = all.iter().filter(|(_, t, _)| *t == tab);
        let drawn: Vec<usize> = of_tab.map(|(.., keys)| at(keys)).collect();
        for page in 0..pages {
            assert!(drawn.contains(&page), "page {page} of {tab:?}");
        }
    }
}

/// Writes every view as terminal text under $LOOK, for eyes: LOOK=/tmp/look cargo test look -- --ignored
#[test]
#[ignore = "for looking at the panels"]
fn look() {
    let out = std::path::PathBuf::from(std::env::var("LOOK").unwrap());
    let map = std::env::var("LOOK_MAP").unwrap_or("europe-1949".to_owned());
    let seat = std::env::var("LOOK_SEAT").unwrap_or("NLD".to_owned());
    let turns = std::env::var("LOOK_TURNS").map_or(12, |t| t.parse().unwrap());
    let game = if std::env::var("LOOK_EVENTFUL").is_ok() {
        eventful(&map, &seat, turns)
    } else {
        played(&map, &seat, turns)
    };
    for (w, h) in [(80, 24), (120, 35), (160, 45), (200, 60)] {
        for (name, tab, actions) in all() {
            let buf = drawn(&game, tab, &actions, (w, h));
            std::fs::write(out.join(format!("{name}-{w}x{h}.ans")), ansi(&buf)).unwrap();
        }
    }
}

fn ansi(buf: &Buffer) -> String {
    use ratatui::style::{Color, Modifier};
    let mut text = String::from("\x1b[?25l");
    let color = |c: Color, n: u8| match c {
        Color::Rgb(r, g, b) => format!("\x1b[{n}8;2;{r};{g};{b}m"),
        _ => String::new(),
    };
    for y in 0..buf.area.height {
        text.push_str(&format!("\x1b[{};1H", y + 1));
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            text.push_str("\x1b[0m");
            text.push_str(&color(cell.fg, 3));
            text.push_str(&color(cell.bg, 4));
            for (m, code) in [
                (Modifier::BOLD, 1),
                (Modifier::REVERSED, 7),
                (Modifier::UNDERLINED, 4),
            ] {
                if cell.modifier.contains(m) {
                    text.push_str(&format!("\x1b[{code}m"));
                }
            }
            text.push_str(cell.symbol());
        }
    }
    text
}

#[test]
fn every_panel_draws_at_every_size() {
    let game = played("four-rivers", "BRE", 3);
    for (name, tab, actions) in all() {
        for size in [
            (40, 20),
            (60, 22),
            (80, 24),
            (100, 30),
            (120, 35),
            (160, 45),
            (200, 60),
        ] {
            let buf = drawn(&game, tab, &actions, size);
            assert!(
                buf.content.iter().any(|c| c.symbol() != " "),
                "{name} at {size:?}"
            );
        }
    }
}

#[test]
fn offered_actions_of_a_panel_are_in_its_registry() {
    let game = eventful("four-rivers", "BRE", 3);
    let (theme, draft) = (theme(), Draft::default());
    for tab in Tab::ALL.into_iter().skip(1) {
        let fresh = || panels().into_iter().nth(slot(tab).unwrap()).unwrap();
        with(&game, &draft, &theme, (120, 35), |ctx| {
            for offered in fresh().offered(ctx) {
                let mut panel = fresh();
                let places = offered.action.spec().places;
                let name = format!("{:?}", places);
                assert!(
                    name.contains(tab.name()) || name.contains("Panel"),
                    "{:?} in {tab:?}",
                    offered.action
                );
                if offered.refused.is_none() {
                    let ignored = matches!(panel.act(ctx, offered.action), crate::Reply::Ignored);
                    assert!(!ignored, "{:?} in {tab:?}", offered.action);
                }
            }
        });
    }
}

/// The words of a screen without its figures and bars, which every change of a rule would move.
fn said(buf: &Buffer) -> String {
    let width = usize::from(buf.area.width);
    let figure = |c: char| c.is_ascii_digit() || "+-.,±━╸╺─●├┤┃·%$".contains(c);
    let lines = buf.content.chunks(width).map(|cells| {
        let line: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        let kept: String = line
            .chars()
            .map(|c| if figure(c) { ' ' } else { c })
            .collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// On a map whose age has networks the page of them is there, says how one's own stand, and names every sector it has room for.
#[test]
fn networks_have_a_page_where_the_age_has_networks() {
    let pages = |game: &Played| {
        let (theme, draft) = (theme(), Draft::default());
        let panel = &panels()[slot(Tab::Intel).unwrap()];
        with(game, &draft, &theme, (120, 35), |ctx| panel.pages(ctx))
    };
    assert_eq!(pages(&eventful("four-rivers", "BRE", 0)), 2);
    let game = eventful("europe-1991", "DEU", 1);
    assert_eq!(pages(&game), 3);
    for size in [(80, 24), (120, 35), (200, 60)] {
        let words = said(&drawn(&game, Tab::Intel, &[Action::View; 2], size));
        for word in [
            "Your networks are",
            "hard to get into",
            "All of them work",
            "Guard",
            "Means",
            "Down",
            "You are in",
            "United States",
        ] {
            assert!(words.contains(word), "{word} at {size:?}: {words}");
        }
    }
}

#[test]
fn what_the_panels_say() {
    let game = eventful("four-rivers", "BRE", 0);
    for size in [(80, 24), (160, 45)] {
        let (mut text, mut before) = (String::new(), String::new());
        for (name, tab, actions) in all() {
            let words = said(&drawn(&game, tab, &actions, size));
            // Pages that are shown at once say the same.
            let told = match words == before {
                true => "as before",
                false => words.trim_end(),
            };
            text.push_str(&format!("=== {name}\n{told}\n"));
            before = words;
        }
        insta::assert_snapshot!(format!("panels_{}x{}", size.0, size.1), text);
    }
}
