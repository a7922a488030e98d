//! What a frame costs: the map and a panel at 200x60. A frame is to take less than a millisecond.

use std::sync::Arc;

use casus_foederis::content::{Overrides, load, shipped};
use casus_foederis::ids::NationId;
use casus_foederis::session::Session;
use casus_foederis::tui::cell::Glyphs;
use casus_foederis::tui::color::Depth;
use casus_foederis::tui::map::MapView;
use casus_foederis::tui::{Action, Context, Draft, History, Panel, Size, Theme, panels};
use casus_foederis::view::View;
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const MAPS: [&str; 2] = ["maps/four-rivers.ron", "maps/europe-1949.ron"];
const MAP: Rect = Rect::new(0, 1, 140, 57);
const SIDE: Rect = Rect::new(140, 1, 60, 57);

fn main() {
    divan::main();
}

/// The first view of a shipped map.
fn view(name: &str) -> Option<Arc<View>> {
    let file = shipped().iter().find(|f| f.name == name)?;
    let loaded = load(file.name, file.text, &Overrides::default()).ok()?;
    let table = Session::unsaved(Arc::new(loaded.scenario), 1, vec![NationId(0)]);
    table.view(NationId(0)).ok()
}

struct Stage {
    view: Arc<View>,
    draft: Draft,
    history: History,
    theme: Theme,
}

impl Stage {
    fn new(map: &str) -> Option<Self> {
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).ok()?;
        let mut history = History::default();
        let view = view(map)?;
        history.record(&view);
        Some(Self {
            view,
            draft: Draft::default(),
            history,
            theme,
        })
    }

    fn context(&self) -> Context<'_> {
        Context {
            outlook: None,
            view: &self.view,
            draft: &self.draft,
            history: &self.history,
            selected: None,
            theme: &self.theme,
            size: Size::Large,
            focused: true,
        }
    }
}

/// A frame while nothing moves: the raster is kept.
#[divan::bench(args = MAPS)]
fn still(bencher: Bencher, map: &str) {
    let Some(stage) = Stage::new(map) else { return };
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    let mut view = MapView::default();
    let mut panels = panels::panels();
    view.draw(&stage.context(), MAP, &mut buf);
    bencher.bench_local(|| {
        view.draw(&stage.context(), MAP, &mut buf);
        panels[0].draw(&stage.context(), SIDE, &mut buf);
    });
}

/// A frame after a pan of the map near the seat's home: what comes into sight is drawn.
#[divan::bench(args = MAPS)]
fn panned(bencher: Bencher, map: &str) {
    let Some(stage) = Stage::new(map) else { return };
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    let mut view = MapView::default();
    view.draw(&stage.context(), MAP, &mut buf);
    for _ in 0..3 {
        view.act(&stage.context(), Action::ZoomIn);
    }
    let mut right = true;
    bencher.bench_local(|| {
        let pan = if right { Action::Right } else { Action::Left };
        right = !right;
        view.act(&stage.context(), pan);
        view.draw(&stage.context(), MAP, &mut buf);
    });
}

/// A frame after the map was zoomed to where it was before: the raster is kept, all else is made anew.
#[divan::bench(args = MAPS)]
fn moved(bencher: Bencher, map: &str) {
    let Some(stage) = Stage::new(map) else { return };
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    let mut view = MapView::default();
    view.draw(&stage.context(), MAP, &mut buf);
    let mut nearer = true;
    bencher.bench_local(|| {
        let zoom = if nearer {
            Action::ZoomIn
        } else {
            Action::ZoomOut
        };
        nearer = !nearer;
        view.act(&stage.context(), zoom);
        view.draw(&stage.context(), MAP, &mut buf);
    });
}

/// A frame after the map was zoomed to where it never was: the whole raster is drawn.
#[divan::bench(args = MAPS)]
fn anew(bencher: Bencher, map: &str) {
    let Some(stage) = Stage::new(map) else { return };
    let buf = std::cell::RefCell::new(Buffer::empty(Rect::new(0, 0, 200, 60)));
    let opened = || {
        let mut view = MapView::default();
        view.draw(&stage.context(), MAP, &mut buf.borrow_mut());
        view
    };
    bencher.with_inputs(opened).bench_local_values(|mut view| {
        view.act(&stage.context(), Action::ZoomIn);
        view.draw(&stage.context(), MAP, &mut buf.borrow_mut());
        view
    });
}
