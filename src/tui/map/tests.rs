//! What is kept between frames must not show: a map that was moved about looks as if it had been opened there.

use casus_core::ids::NationId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::MapView;
use super::labels::write;
use crate::cell::{Glyphs, width};
use crate::color::Depth;
use crate::panels::tests::played;
use crate::{Action, Context, Draft, History, Panel, Size, Subject, Theme};

/// A view of the same place with nothing kept.
fn opened_there(view: &MapView) -> MapView {
    MapView {
        camera: view.camera.clone(),
        mode: view.mode,
        flows: view.flows,
        ..MapView::default()
    }
}

/// Wide letters take two cells and keep all of themselves; marks stay with their letter.
#[test]
fn names_of_wide_letters_and_with_marks_are_whole() {
    let game = played("four-rivers", "BRE", 0);
    let theme = Theme::shipped("dark", Depth::True, Glyphs::Quadrant).unwrap();
    let (draft, history) = (Draft::default(), History::default());
    let ctx = Context {
        outlook: None,
        view: &game.view,
        draft: &draft,
        history: &history,
        selected: None,
        theme: &theme,
        size: Size::Large,
        focused: false,
    };
    let area = Rect::new(0, 0, 40, 4);
    for name in ["東京都", "Ｗｉｄｅ", "e\u{301}te\u{301}", "한국 a", "Plain"] {
        let mut buf = Buffer::empty(area);
        buf.set_string(0, 1, "#".repeat(40), ratatui::style::Style::new());
        write(
            &ctx,
            name,
            (3, 1),
            ratatui::style::Style::new(),
            area,
            &mut buf,
        );
        let mut cells = (3..40).map(|x| buf[(x, 1)].symbol().to_owned());
        let mut found = String::new();
        while found.len() < name.len() {
            let symbol = cells.next().unwrap();
            for _ in 1..width(&symbol) {
                assert_eq!(cells.next().unwrap(), " ", "what {symbol} covers");
            }
            found.push_str(&symbol);
        }
        assert_eq!(found, name);
        assert_eq!(cells.next().unwrap(), "#", "and no more");
    }
}

/// Norway is a nation of several regions; Ireland is one of its own name.
#[test]
fn a_nation_and_a_region_of_one_name_are_named_once() {
    let game = played("europe-1949", "IRL", 0);
    let theme = Theme::shipped("dark", Depth::True, Glyphs::Quadrant).unwrap();
    let (draft, history) = (Draft::default(), History::default());
    let ctx = Context {
        outlook: None,
        view: &game.view,
        draft: &draft,
        history: &history,
        selected: None,
        theme: &theme,
        size: Size::Large,
        focused: true,
    };
    let area = Rect::new(0, 0, 110, 40);
    let mut map = MapView::default();
    let mut seen = 0;
    for _ in 0..8 {
        let mut buf = Buffer::empty(area);
        map.draw(&ctx, area, &mut buf);
        let text: String = buf
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        let text = text.replace(' ', "").to_lowercase();
        let count = text.matches("ireland").count() - text.matches("northernireland").count();
        assert!(count <= 1, "{count} times");
        seen += count;
        map.act(&ctx, Action::ZoomIn);
    }
    assert!(seen > 0, "it is named at some zoom");
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
                    outlook: None,
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
