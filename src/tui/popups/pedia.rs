//! The encyclopedia over any screen: the words that stand on it, and the article of the one that is chosen.

use std::sync::{Arc, LazyLock};

use casus_core::content::{Pedia, Rules, Texts};
use casus_core::ids::NationId;
use casus_core::tell::{Piece, Reader, Section, capital, pedia};
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::{fit, width};
use crate::shell::Shell;
use crate::widgets::area;
use crate::widgets::flow::glued;
use crate::widgets::ink::Ink;
use crate::widgets::put::put;
use crate::widgets::views::beside;
use crate::widgets::{Cursor, pane, table, text};
use crate::{Mouse, MouseKind};

/// The rules that ship, for those who look a word up where no game is.
static SHIPPED: LazyLock<Option<Rules>> = LazyLock::new(|| Rules::read(&Texts::shipped()).ok());

/// Cells of the list of words, and of the labels of paragraphs.
const LIST: u16 = 24;
const LABEL: usize = 9;
/// Rows of the whole at least, and from which a longer list scrolls.
const LEAST: u16 = 16;
const LISTED: u16 = 22;
/// Cells of the whole at most: longer lines are hard to read.
const WIDEST: u16 = 112;

pub struct PediaPopup {
    /// The articles of the words on the screen, those of the selected row first.
    here: Vec<usize>,
    /// Whether all articles are listed, and not only those.
    all: bool,
    cursor: Cursor,
    /// The articles that were come by, the one shown last.
    trail: Vec<usize>,
    /// Which link of the article has the keys.
    link: Option<usize>,
    scroll: Cursor,
    /// The game that figures are told of, and the nation.
    reader: Option<(Arc<View>, NationId)>,
}

impl PediaPopup {
    /// For the words of a screen, by the places of their articles.
    #[must_use]
    pub fn new(here: Vec<usize>, reader: Option<(Arc<View>, NationId)>) -> Self {
        let mut this = Self {
            all: here.is_empty(),
            here,
            cursor: Cursor::default(),
            trail: Vec::new(),
            link: None,
            scroll: Cursor::default(),
            reader,
        };
        this.choose();
        this
    }

    /// What the list shows.
    fn listed(&self) -> Vec<usize> {
        match self.all {
            true => (0..Pedia::shipped().articles().len()).collect(),
            false => self.here.clone(),
        }
    }

    /// Shows the article under the list's cursor; what was followed before is forgotten.
    fn choose(&mut self) {
        self.trail = self
            .listed()
            .get(self.cursor.at)
            .copied()
            .into_iter()
            .collect();
        self.settle();
    }

    fn settle(&mut self) {
        self.link = None;
        self.scroll = Cursor::default();
    }

    fn follow(&mut self, article: usize) {
        self.trail.push(article);
        self.settle();
    }

    /// Goes back to the article before; None where there is none.
    fn back(&mut self) -> Option<()> {
        (self.trail.len() > 1).then(|| {
            self.trail.pop();
            self.settle();
        })
    }

    fn paragraphs(&self) -> Vec<Section> {
        let article = self.trail.last().map(|&i| &Pedia::shipped().articles()[i]);
        let reader = self.reader.as_ref();
        let rules = reader.map_or(SHIPPED.as_ref(), |r| Some(&r.0.scenario().rules));
        let reader = reader.map(|(view, about)| Reader {
            view,
            about: *about,
        });
        match (article, rules) {
            (Some(article), Some(rules)) => pedia(article, rules, reader),
            _ => Vec::new(),
        }
    }

    fn links(&self) -> Vec<usize> {
        let paragraphs = self.paragraphs();
        let pieces = paragraphs.iter().flat_map(|p| &p.pieces);
        let link = |piece: &Piece| match piece {
            Piece::Link(_, to) => Some(*to),
            Piece::Text(_) => None,
        };
        pieces.filter_map(link).collect()
    }

    fn turn_link(&mut self, by: usize) {
        let links = self.links().len();
        self.link = match (self.link, links) {
            (_, 0) => None,
            (None, _) => Some(if by == 1 { 0 } else { links - 1 }),
            (Some(at), n) => Some((at + by) % n),
        };
    }

    /// The article in lines of `room` cells, and the line in which the link with the keys stands.
    fn lines(&self, shell: &Shell, room: usize) -> (Vec<Line<'static>>, usize) {
        let theme = shell.theme;
        let brackets = if theme.glyphs.is_ascii() {
            ["<", ">"]
        } else {
            ["‹", "›"]
        };
        let (mut lines, mut nth, mut at) = (Vec::new(), 0, 0);
        for paragraph in self.paragraphs() {
            let mut pieces = Vec::new();
            for piece in &paragraph.pieces {
                pieces.push(match piece {
                    Piece::Text(text) if paragraph.label == "Here" => {
                        Span::styled(text.clone(), theme.strong())
                    }
                    Piece::Text(text) => Span::styled(text.clone(), Style::new()),
                    Piece::Link(word, _) => {
                        let chosen = self.link == Some(nth);
                        nth += 1;
                        let [open, close] = brackets;
                        let style = match chosen {
                            true => theme.selected(true),
                            false => theme.key(),
                        };
                        Span::styled(format!("{open}{word}{close}"), style)
                    }
                });
            }
            let label = if paragraph.label.is_empty() { 0 } else { LABEL };
            let head = Span::styled(format!("{:label$}", paragraph.label), theme.dim());
            for line in glued(head, &pieces, room) {
                let chosen = theme.selected(true);
                if self.link.is_some() && line.spans.iter().any(|s| s.style == chosen) {
                    at = lines.len();
                }
                lines.push(line);
            }
            lines.push(Line::default());
        }
        lines.pop();
        (lines, at)
    }

    fn list(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let listed = self.listed();
        let title = if self.all { "All words" } else { "Words here" };
        put(Span::styled(title, theme.strong()), area, buf);
        let rows = area::below(area, 1);
        let seen = self.cursor.fit(listed.len(), rows);
        let articles = Pedia::shipped().articles();
        for (row, &i) in listed[seen].iter().enumerate() {
            let line = area::row(rows, rows.y + row as u16);
            let room = usize::from(line.width).saturating_sub(3);
            let text = format!("  {}", fit(&articles[i].title, room));
            let shown = self.trail.last() == Some(&i);
            let style = if shown { theme.strong() } else { theme.text() };
            put(Span::styled(text, style.bg(theme.raised)), line, buf);
            if listed.get(self.cursor.at) == Some(&i) {
                table::mark(theme, self.link.is_none(), line, buf);
            }
        }
        table::scrollbar(theme, &self.cursor, rows, buf);
    }
}

impl Popup for PediaPopup {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let wide = area.width.saturating_sub(2).min(WIDEST);
        let room = usize::from(wide.saturating_sub(LIST + 8));
        let (lines, at) = self.lines(shell, room);
        // As high as the article needs, so that the screen below is seen as far as it can be; a long list scrolls.
        let listed = (self.listed().len() + 3).min(usize::from(LISTED));
        let need = (lines.len() + 4).max(listed).max(usize::from(LEAST)) as u16;
        // Read out, the list stands above the article.
        let need = if theme.glyphs.is_words() {
            area.height
        } else {
            need
        };
        let frame = pane::middle(area, wide, need.min(area.height));
        let title = self.trail.last().map_or(String::new(), |&i| {
            capital(&Pedia::shipped().articles()[i].title)
        });
        let inside = pane::popup(theme, "What a word means", frame, buf);
        let ink = Ink::of(theme, true);
        let body = area::top(inside, inside.height.saturating_sub(1));
        let (list, page) = beside(body, LIST, buf, &ink);
        let page = area::left(page, page.width.saturating_sub(1));
        self.list(shell, list, buf);
        let style = theme.strong().fg(theme.accent);
        put(Span::styled(title, style), page, buf);
        let text_area = area::below(page, 2);
        // A link that has the keys is in sight.
        let high = usize::from(text_area.height);
        if self.link.is_some() && (at < self.scroll.at || at >= self.scroll.at + high) {
            self.scroll.at = at.saturating_sub(high / 2);
        }
        text::lines(theme, &lines, &mut self.scroll, text_area, buf);
        let label = |action| shell.keys.label(action);
        let other = if self.all { "words here" } else { "all words" };
        let keys = format!(
            " {}{} word  {} link  {} follow  Backspace back  {} {other}  Esc close",
            label(Action::Up),
            label(Action::Down),
            label(Action::Next),
            label(Action::Open),
            label(Action::Right),
        );
        let foot = area::row(inside, inside.bottom().saturating_sub(1));
        let keys = if width(&keys) > usize::from(foot.width) {
            format!(
                " {} link  {} follow  Backspace back  Esc close",
                label(Action::Next),
                label(Action::Open)
            )
        } else {
            keys
        };
        put(Span::styled(keys, theme.dim()), foot, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back | Action::Pedia => return Outcome::Close,
            Action::Next => self.turn_link(1),
            Action::Previous => self.turn_link(self.links().len().max(1) - 1),
            Action::Open => match self.link.and_then(|at| self.links().get(at).copied()) {
                Some(article) => self.follow(article),
                None => self.turn_link(1),
            },
            Action::Left | Action::Right => {
                self.all = !self.all || self.here.is_empty();
                let shown = self.trail.last().copied();
                let place = self.listed().iter().position(|i| Some(*i) == shown);
                self.cursor.at = place.unwrap_or(0);
                if place.is_none() {
                    self.choose();
                }
            }
            Action::PageUp | Action::PageDown => {
                self.scroll.act(action);
            }
            other => {
                if self.cursor.act(other) {
                    self.choose();
                }
            }
        }
        Outcome::Stay
    }

    /// Backspace goes back by the links that were followed; where it is bound to what Esc does it would close instead.
    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Outcome> {
        (key.code == KeyCode::Backspace).then(|| match self.back() {
            Some(()) => Outcome::Stay,
            None => Outcome::Close,
        })
    }

    fn looks_up(&self) -> bool {
        false
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        match mouse.kind {
            MouseKind::WheelUp | MouseKind::WheelDown if !self.cursor.mouse(mouse) => {
                let action = if mouse.kind == MouseKind::WheelUp {
                    Action::Up
                } else {
                    Action::Down
                };
                self.scroll.act(action);
            }
            MouseKind::Click if self.cursor.mouse(mouse) => self.choose(),
            _ => {}
        }
        Outcome::Stay
    }
}

/// The articles of the words in the rows of a screen: those from `at` on in its row first, then as they stand.
#[must_use]
pub fn words_of(buf: &Buffer, at: Option<(u16, u16)>) -> Vec<usize> {
    let row = |y: u16, from: u16| -> String {
        let cells = (from..buf.area.right()).map(|x| buf[(x, y)].symbol());
        cells.collect()
    };
    let first = at.map(|(x, y)| row(y, x));
    let rows = (buf.area.top()..buf.area.bottom()).map(|y| row(y, buf.area.left()));
    let mut found = Vec::new();
    for line in first.into_iter().chain(rows) {
        for article in Pedia::shipped().on_line(&line) {
            if !found.contains(&article) {
                found.push(article);
            }
        }
    }
    found
}
