//! What is kept between frames must not show: a map that was moved about looks as if it had been opened there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::MapView;
use crate::ids::NationId;
use crate::tui::cell::Glyphs;
use crate::tui::color::Depth;
use crate::tui::screens::tests::played;
use crate::tui::{Action, Context, Draft, History, Panel, Size, Subject, Theme};

/// A view of the same place with nothing kept.
fn opened_there(view: &MapView) -> MapView {
    MapView {
        camera: view.camera.clone(),
        mode: view.mode,
        flows: view.flows,
        ..MapView::default()
    }
}

#[test]
fn a_map_that_was_moved_looks_as_if_opened_there() {
    use Action as A;
    let steps = [
        A::ZoomIn,
        A::ZoomIn,
        A::ZoomIn,
        A::Right,
        A::Right,
        A::Down,
        A::Mode,
        A::ZoomOut,
        A::PageUp,
        A::Left,
        A::ZoomIn,
        A::Flows,
        A::Left,
        A::ZoomFit,
    ];
    let area = Rect::new(2, 1, 70, 24);
    let draft = Draft::default();
    let ladder = [
        (Glyphs::Octant, Depth::True),
        (Glyphs::Quadrant, Depth::Mono),
        (Glyphs::Half, Depth::True),
        (Glyphs::Ascii, Depth::True),
    ];
    for map in ["four-rivers", "europe-1949"] {
        let seat = if map == "four-rivers" { "BRE" } else { "NLD" };
        let game = played(map, seat, 0);
        for (glyphs, depth) in ladder {
            let theme = Theme::shipped("dark", depth, glyphs).unwrap();
            let mut map = MapView::default();
            for (i, &step) in steps.iter().enumerate() {
                let ctx = Context {
                    view: &game.view,
                    draft: &draft,
                    history: &History::default(),
                    selected: (i % 4 > 1).then_some(Subject::Nation(NationId(1))),
                    theme: &theme,
                    size: Size::Large,
                    focused: false,
                };
                let draw = |map: &mut MapView| {
                    let mut buf = Buffer::empty(Rect::new(0, 0, 74, 26));
                    map.draw(&ctx, area, &mut buf);
                    buf
                };
                draw(&mut map);
                map.act(&ctx, step);
                let there = draw(&mut opened_there(&map));
                assert!(draw(&mut map) == there, "{glyphs:?}, {step:?}");
            }
        }
    }
}
