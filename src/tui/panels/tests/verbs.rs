//! What a page offers its keys do, what its keys do it offers, and the mouse agrees with both.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Played, eventful, panels, played, slot, theme, with};
use crate::actions::{Place, TABLE};
use crate::{Action, Command, Context, Draft, Mouse, MouseKind, Panel, Reply, Tab};

const AREA: Rect = Rect::new(0, 0, 120, 35);

fn draw(panel: &mut Box<dyn Panel>, ctx: &Context) -> Buffer {
    let mut buf = Buffer::empty(AREA);
    panel.draw(ctx, AREA, &mut buf);
    buf
}

/// A page as it is after some keys, and how to come to it again.
struct Spot<'a> {
    tab: Tab,
    page: usize,
    keys: &'a [Action],
}

impl Spot<'_> {
    fn open(&self, ctx: &Context) -> Box<dyn Panel> {
        let mut panel = panels().into_iter().nth(slot(self.tab).unwrap()).unwrap();
        draw(&mut panel, ctx);
        for _ in 0..self.page {
            panel.act(ctx, Action::Next);
        }
        draw(&mut panel, ctx);
        for &key in self.keys {
            panel.act(ctx, key);
            draw(&mut panel, ctx);
        }
        panel
    }
}

/// A reply in words, by which two are told apart.
fn told(reply: &Reply) -> String {
    match reply {
        Reply::Ignored => "nothing".to_owned(),
        Reply::Handled => "done".to_owned(),
        Reply::Do(command) => match command {
            Command::Order(order) => format!("{order:?}"),
            Command::Choose { title, choices, .. } => {
                let labels = choices
                    .iter()
                    .map(|c| format!("{} {:?}", c.label, c.refused));
                format!("{title}: {:?}", labels.collect::<Vec<_>>())
            }
            Command::Go(tab, subject) => format!("{tab:?} {subject:?}"),
            Command::Prompt(prompt) => prompt.title.clone(),
            Command::Say(text) => text.clone(),
            Command::Why { title, .. } => title.clone(),
            Command::All(list) => format!("{} commands", list.len()),
            _ => "another command".to_owned(),
        },
    }
}

/// Neither a movement nor what the frame does everywhere.
fn own(action: Action) -> bool {
    let general = [Place::List, Place::Play, Place::Anywhere];
    let places = action.spec().places;
    !places.iter().any(|p| general.contains(p))
}

/// Whether the panel looks otherwise after an action, or offers something else.
fn moved(before: &mut Box<dyn Panel>, after: &mut Box<dyn Panel>, ctx: &Context) -> bool {
    draw(before, ctx) != draw(after, ctx) || before.offered(ctx) != after.offered(ctx)
}

/// What is offered and does nothing, or does something and is not offered.
fn keys(place: &Spot, ctx: &Context, faults: &mut Vec<String>) {
    let mut panel = place.open(ctx);
    let offered = panel.offered(ctx);
    let name = |action: Action| {
        let (tab, page, keys) = (place.tab, place.page, place.keys);
        format!(
            "{} on page {page} of {tab:?} after {keys:?}",
            action.spec().id
        )
    };
    for offer in &offered {
        let mut then = place.open(ctx);
        let reply = then.act(ctx, offer.action);
        let empty = match &reply {
            Reply::Ignored | Reply::Do(Command::Nothing) => true,
            // A table may stand in the order already by which it is sorted, a value at its end or alone.
            Reply::Handled => {
                let still = [Action::Sort, Action::More, Action::Less, Action::Open];
                offer.refused.is_none()
                    && !still.contains(&offer.action)
                    && !moved(&mut panel, &mut then, ctx)
            }
            Reply::Do(_) => false,
        };
        if empty {
            faults.push(format!("offered, but nothing: {}", name(offer.action)));
        }
    }
    for spec in TABLE.iter().filter(|s| own(s.action)) {
        let listed = offered.iter().any(|o| o.action == spec.action);
        if !listed && !matches!(panel.act(ctx, spec.action), Reply::Ignored) {
            faults.push(format!("done, but not offered: {}", name(spec.action)));
            panel = place.open(ctx);
        }
    }
}

/// Compares the mouse with the keys on each line of the page; whether a row was hit at all.
fn mouse(place: &Spot, ctx: &Context, faults: &mut Vec<String>) -> bool {
    let mut rows = false;
    for y in (1..AREA.height).step_by(3) {
        let mouse = |kind| Mouse { kind, x: 45, y };
        let clicked = || {
            let mut panel = place.open(ctx);
            let reply = panel.mouse(ctx, mouse(MouseKind::Click));
            (panel, matches!(reply, Reply::Ignored))
        };
        let (mut panel, missed) = clicked();
        if missed {
            continue;
        }
        let right = told(&panel.mouse(ctx, mouse(MouseKind::RightClick)));
        let key = |action| told(&clicked().0.act(ctx, action));
        if right != "done" {
            rows = true;
            let (order, less) = (key(Action::Order), key(Action::Less));
            let double = told(&clicked().0.mouse(ctx, mouse(MouseKind::DoubleClick)));
            let enter = key(Action::Open);
            let at = format!("line {y} of page {} of {:?}", place.page, place.tab);
            if right != order && right != less {
                faults.push(format!("{at}: the right click does {right}, o {order}"));
            }
            if double != enter {
                faults.push(format!(
                    "{at}: the double click does {double}, Enter {enter}"
                ));
            }
        }
    }
    rows
}

/// Pages without rows: text, a matrix, a graph, a form whose values the mouse moves, and what is empty in both games.
const NO_ROWS: [(Tab, usize); 7] = [
    (Tab::Diplomacy, 1),
    (Tab::Alliance, 1),
    (Tab::Alliance, 6),
    (Tab::Alliance, 7),
    (Tab::Forces, 2),
    (Tab::Intel, 1),
    (Tab::Chronicle, 1),
];

#[test]
fn what_is_offered_works_and_what_works_is_offered() {
    let games: [Played; 2] = [
        eventful("four-rivers", "BRE", 3),
        played("four-rivers", "KAR", 3),
    ];
    let (theme, draft) = (theme(), Draft::default());
    let (mut faults, mut without) = (Vec::new(), Vec::new());
    for tab in Tab::ALL.into_iter().skip(1) {
        let panel = &panels()[slot(tab).unwrap()];
        let pages = with(&games[0], &draft, &theme, (120, 35), |ctx| panel.pages(ctx));
        for page in 0..pages {
            let mut rows = false;
            for game in &games {
                with(game, &draft, &theme, (120, 35), |ctx| {
                    let spot = |keys| Spot { tab, page, keys };
                    keys(&spot(&[]), ctx, &mut faults);
                    keys(&spot(&[Action::Down; 3]), ctx, &mut faults);
                    rows |= mouse(&spot(&[]), ctx, &mut faults);
                });
            }
            if !rows {
                without.push((tab, page));
            }
        }
    }
    for (tab, form) in [
        (Tab::Diplomacy, Action::Propose),
        (Tab::Crises, Action::Terms),
    ] {
        with(&games[0], &draft, &theme, (120, 35), |ctx| {
            keys(
                &Spot {
                    tab,
                    page: 0,
                    keys: &[form],
                },
                ctx,
                &mut faults,
            );
        });
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(without, NO_ROWS);
}

/// A click on the head of a column where rows stand under headings sorts nothing, and ends nothing.
#[test]
fn rows_under_headings_stay_there_when_a_head_is_clicked() {
    let game = eventful("four-rivers", "BRE", 3);
    let (theme, draft) = (theme(), Draft::default());
    with(&game, &draft, &theme, (120, 35), |ctx| {
        for page in [2, 3] {
            let spot = Spot {
                tab: Tab::Alliance,
                page,
                keys: &[],
            };
            let mut panel = spot.open(ctx);
            let before = draw(&mut panel, ctx);
            let kind = MouseKind::Click;
            panel.mouse(ctx, Mouse { kind, x: 50, y: 2 });
            let text = |buf: &Buffer| -> Vec<String> {
                let rows = buf.content.chunks(AREA.width.into()).skip(3);
                rows.map(|r| r.iter().map(|c| c.symbol()).collect())
                    .collect()
            };
            let after = draw(&mut panel, ctx);
            assert_ne!(before, after, "the head of page {page} is marked");
            assert_eq!(text(&before), text(&after), "page {page}");
        }
    });
}
