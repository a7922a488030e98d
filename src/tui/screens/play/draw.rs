//! The layout of the play screen: title bar, map or panel, side, tabs, hints.

use casus_core::figures::{number, percent};
use casus_core::judge::{self, Price};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::{Focus, Panel, Play, Table};
use crate::actions::Action;
use crate::cell::{clean, fit, width};
use crate::color::Depth;
use crate::context::{Size, Tab};
use crate::panels;
use crate::shell::{Screen, Shell};
use crate::widgets::area;
use crate::widgets::put::{put, put_at};
use crate::widgets::{gauge, pane};

/// Draws everything.
pub fn all(play: &mut Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    buf.set_style(area, theme.text().bg(theme.ground));
    title(play, shell, Rect { height: 1, ..area }, buf);
    let strip = super::lesson::rows(play, shell, area.width);
    let body = area::rows(area, area.y + 1, area.height.saturating_sub(4 + strip));
    // A small screen shows the briefing instead of the panel; a resize may come at any time.
    play.briefing = shell.size == Size::Small && play.focus == Focus::Side;
    // A panel that wants all of the width has it for as long as it has the keys.
    let wide = play.focus == Focus::Main && play.panel_ref().wide(&play.context(shell));
    let side = match shell.size {
        Size::Small if play.briefing => body.width,
        Size::Small => 0,
        _ if wide => 0,
        Size::Medium => 40,
        Size::Large => (body.width / 4).clamp(46, 60),
    };
    play.side = area::cells(body, body.right() - side, side);
    play.main = area::left(body, body.width - side);
    if play.main.width > 0 {
        main(play, shell, buf);
    }
    if side > 0 {
        super::side::draw(play, shell, buf);
    }
    super::now::draw(play, shell, area::row(area, body.bottom()), buf);
    tabs(play, shell, area::row(area, body.bottom() + 1), buf);
    // Below all that popups may cover.
    super::lesson::draw(play, shell, area::rows(area, body.bottom() + 2, strip), buf);
    let offered = play.offered(shell);
    super::super::hints(shell, &offered, super::super::foot(area), buf);
}

fn main(play: &mut Play, shell: &Shell, buf: &mut Buffer) {
    let focused = play.focus == Focus::Main;
    let area = play.main;
    if play.tab == Tab::Map {
        let mut map = area;
        let words = shell.theme.glyphs.is_words();
        // In words the map begins with all of the card.
        if shell.size == Size::Small && !words && play.table.selected.is_some() && area.height > 12
        {
            map.height -= 3;
            let strip = area::rows(area, map.bottom(), 3);
            super::side::strip(play, shell, strip, buf);
        }
        let ctx = play.table.context(shell, focused);
        play.map.draw(&ctx, map, buf);
        return;
    }
    let theme = shell.theme;
    let inside = if shell.size == Size::Small {
        buf.set_style(area, theme.text());
        area
    } else {
        let name = play.tab.name();
        let title = match play.panel_ref().pages(&play.context(shell)) {
            1 => name.to_owned(),
            // What leads through them is said where their names stand.
            _ => format!("{name} ({} next page)", shell.keys.label(Action::Next)),
        };
        pane::pane(theme, &title, focused, area, buf)
    };
    if let Some(i) = panels::slot(play.tab) {
        let ctx = play.table.context(shell, focused);
        play.panels[i].draw(&ctx, inside, buf);
    }
}

/// Where and when, and the figures that a player looks at all the time; the less room, the fewer.
fn title(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let view = play.table.view();
    let theme = shell.theme;
    buf.set_style(area, theme.bar());
    let scenario = view.scenario();
    let date = scenario.told(view.public.turn);
    let nation = clean(&scenario.nation(view.me).name).into_owned();
    let mut left = vec![Span::raw(" ")];
    if shell.size == Size::Large {
        left.push(Span::styled("Casus Foederis  ", theme.dim()));
        left.push(Span::styled(
            format!("{}  ", fit(&scenario.title, 26)),
            theme.dim(),
        ));
    }
    left.push(Span::styled(nation, theme.strong()));
    left.push(Span::styled(
        format!("  {date}"),
        theme.strong().fg(theme.accent),
    ));
    if shell.size != Size::Small {
        left.push(Span::styled(
            format!("  turn {}/{}", view.public.turn + 1, scenario.turns),
            theme.dim(),
        ));
    }
    if theme.glyphs.is_words() {
        left.push(Span::raw(format!("  {}", place(play))));
    }
    let left = Line::from(left);
    let room = usize::from(area.width).saturating_sub(left.width());
    put(left, area, buf);
    // What is left after the orders of the turn goes beside what there is, or where that is too long in its place.
    let full = figures(play, shell, true);
    let line = if full.width() < room {
        full
    } else {
        figures(play, shell, false)
    };
    let len = line.width() as u16;
    if len < area.width {
        put(line, area::cells(area, area.right() - len, len), buf);
    }
}

/// The panel and the page that are shown, in words.
fn place(play: &Play) -> String {
    let panel = play.panel_ref();
    match (play.on_side(), panel.page()) {
        (true, _) => "briefing".to_owned(),
        (false, "") => play.tab.name().to_owned(),
        (false, page) => format!("{}, page {page}", play.tab.name()),
    }
}

/// The figures at the right end of the title; `both` has treasury and influence before and after the orders.
fn figures(play: &Play, shell: &Shell, both: bool) -> Line<'static> {
    let table = &play.table;
    let (theme, view) = (shell.theme, table.view());
    let own = &view.own;
    let tension = view.public.tension;
    let small = shell.size == Size::Small;
    let cells = if small { 5 } else { 8 };
    let at = (view.public.turn, view.me);
    let foreseen = super::staff::title(&table.foresight, at, theme, shell.size);
    let mut right = vec![Span::raw("  ")];
    // Where there is no room for both, what is foreseen says more.
    if foreseen.is_empty() || shell.size == Size::Large {
        right.push(Span::styled("tension ", theme.dim()));
        right.extend(gauge::bar(theme, tension, cells, theme.heat(tension)));
        right.push(Span::raw(format!(" {}   ", percent(tension))));
    }
    if !foreseen.is_empty() {
        right.extend(foreseen);
        right.push(Span::raw("   "));
    }
    let plain = theme.strong();
    let mut figure = |name: &str, now: (String, Style), after: Option<(String, Style)>| {
        // On a small screen the treasury is known by its unit.
        if !name.is_empty() {
            right.push(Span::styled(format!("{name} "), theme.dim()));
        }
        match after {
            Some(after) if both => {
                right.push(Span::styled(now.0, now.1));
                let arrow = if theme.glyphs.is_ascii() { ">" } else { "→" };
                right.push(Span::styled(format!(" {arrow} "), theme.dim()));
                right.push(Span::styled(after.0, after.1));
            }
            Some(after) => right.push(Span::styled(after.0, after.1)),
            None => right.push(Span::styled(now.0, now.1)),
        }
        right.push(Span::raw("   "));
    };
    let spent = spent(table);
    let left = plain.fg(theme.accent);
    let purse = |billions: f64, style: Style| {
        let style = if billions < 0.0 { theme.bad() } else { style };
        (view.scenario().money.cell(billions), style)
    };
    figure(
        if small { "" } else { "treasury" },
        purse(own.treasury, plain),
        (spent.billions > 0.0).then(|| purse(own.treasury - spent.billions, left)),
    );
    figure(
        if small { "infl" } else { "influence" },
        (number(own.influence), plain),
        (spent.influence > 0.0).then(|| (number(own.influence - spent.influence), left)),
    );
    figure(
        if small { "appr" } else { "approval" },
        (percent(own.approval), theme.share(own.approval)),
        None,
    );
    right.pop();
    right.push(Span::raw(" "));
    Line::from(right)
}

/// What the orders of this turn take from treasury and influence.
fn spent(table: &Table) -> Price {
    let mut sum = Price::default();
    for order in table.draft().orders() {
        let price = judge::price(table.view(), order);
        sum.influence += price.influence;
        sum.billions += price.billions;
    }
    sum
}

/// The tabs with their keys; they can be clicked.
fn tabs(play: &mut Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    buf.set_style(area, theme.text().bg(theme.ground));
    play.tabs.clear();
    // What is read out says in its title which of them it is.
    if theme.glyphs.is_words() {
        return;
    }
    let narrow = shell.size == Size::Small;
    let mut x = area.x;
    for (i, tab) in Tab::ALL.into_iter().enumerate() {
        let on = tab == play.tab && !play.briefing;
        let name = if narrow { fit_tab(tab) } else { tab.name() };
        let text = if narrow {
            format!("{} {name} ", i + 1)
        } else {
            format!(" {} {name} ", i + 1)
        };
        let len = width(&text) as u16;
        if x + len > area.right() {
            break;
        }
        let lit = super::lesson::lights(play, tab);
        let style = match (on, lit) {
            (true, _) => theme.lit(true),
            (false, true) => theme.key().add_modifier(Modifier::UNDERLINED),
            (false, false) => theme.dim(),
        };
        put_at(Span::styled(text, style), x - area.x, area, buf);
        if on && shell.theme.depth == Depth::Mono {
            buf[(x, area.y)].set_char('>');
        }
        if !on {
            let key = if narrow { x } else { x + 1 };
            buf[(key, area.y)].set_style(theme.key());
        }
        play.tabs.push((Rect::new(x, area.y, len, 1), tab));
        x += len + u16::from(!narrow);
    }
    let orders = play.table.draft().orders().len();
    if orders > 0 {
        let text = format!(" {} ", casus_core::tell::count(orders as u64, "order"));
        let len = width(&text) as u16;
        if x + len <= area.right() {
            let style = theme.accent().add_modifier(Modifier::BOLD);
            put(
                Line::from(Span::styled(text, style)).right_aligned(),
                area,
                buf,
            );
        }
    }
}

/// Names short enough for nine in eighty cells.
const fn fit_tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Diplomacy => "Diplom",
        Tab::Alliance => "Allies",
        Tab::Logistics => "Supply",
        Tab::Chronicle => "Chron",
        other => other.name(),
    }
}

/// Between two seats nothing of either is shown.
pub fn handover(play: &Play, shell: &Shell, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let room = super::super::frame(shell, "", area, buf);
    let view = play.table.view();
    let name = clean(&view.scenario().nation(view.me).name).into_owned();
    let place = pane::middle(room, 60, 7);
    let inside = pane::pane(theme, "", true, place, buf);
    let lines = [
        Line::styled(name, theme.strong().fg(theme.accent)),
        Line::raw(view.scenario().told(view.public.turn)),
        Line::default(),
        Line::styled(
            "The others look away. Enter, when you sit here.",
            theme.dim(),
        ),
    ];
    for (i, line) in lines.into_iter().enumerate() {
        put(line.centered(), area::row(inside, inside.y + i as u16), buf);
    }
    super::super::hints(shell, &play.offered(shell), super::super::foot(area), buf);
}
