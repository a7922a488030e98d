//! The deterrence ledger: if one nation challenged another, who would come, with what, when, how surely; what
//! the challenger believes of that and makes of it; and what each order of ours would change.

mod book;
mod chain;
mod comers;
mod measures;
mod verdict;

use casus_core::ids::NationId;
use casus_core::reckon;
use casus_core::tell::{self, Names};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::book::Book;
use super::Alliance;
use crate::panels::desk::{Desk, share};
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::grid::GridState;
use crate::widgets::put::put;
use crate::widgets::views::{factors_in, rule, split};
use crate::{Action, Choice, Command, Subject, Tab};

/// Cells of the list of comers with all columns but the treaty's.
const COMERS: u16 = 78;

/// Cells of the list of orders with all its columns, and of the factors beside it.
const ORDERS: u16 = 66;
const FACTORS: u16 = 43;

/// The pair looked at.
#[derive(Default)]
pub struct Ledger {
    /// Who would be challenged; oneself if None.
    target: Option<NationId>,
    /// Who would challenge; the one that the target fears most if None.
    challenger: Option<NationId>,
    grid: GridState,
    book: Option<Book>,
}

impl Ledger {
    fn pair(&self, desk: &Desk) -> (NationId, NationId) {
        let target = self.target.unwrap_or(desk.me);
        let feared = reckon::worst_fear(desk.view, target).0;
        let rival = self.challenger.filter(|&c| c != target);
        let anyone = || desk.public().states().find(|&n| n != target);
        let challenger = rival.or((feared != target).then_some(feared));
        (challenger.or_else(anyone).unwrap_or(desk.me), target)
    }

    /// Looks at another pair.
    fn look(&mut self, challenger: Option<NationId>, target: Option<NationId>) {
        (self.challenger, self.target) = (challenger, target);
        self.grid.selected = 0;
    }

    /// The book of the pair in this turn. In a new one the orders stand elsewhere in the list, and to do nothing
    /// is what is chosen until somebody chooses.
    fn open<'b>(
        book: &'b mut Option<Book>,
        grid: &mut GridState,
        desk: &Desk,
        pair: (NationId, NationId),
    ) -> &'b Book {
        let holds = |b: &Book| b.holds(desk.view, pair.0, pair.1);
        if book.as_ref().is_some_and(|b| !holds(b)) {
            *book = None;
            grid.selected = 0;
        }
        book.get_or_insert_with(|| Book::open(desk.view, pair.0, pair.1))
    }

    /// Oneself, one's treaty partners, then everyone else.
    fn targets(desk: &Desk) -> Vec<NationId> {
        let partner = |n: &NationId| desk.public().treaties_of(desk.me).any(|t| t.has(*n));
        let (near, far): (Vec<NationId>, Vec<NationId>) = desk.others().partition(partner);
        std::iter::once(desk.me).chain(near).chain(far).collect()
    }

    /// The reckoning of the challenge, with the order weighed where one is.
    fn why(&self, desk: &Desk) -> Option<Command> {
        let (challenger, target) = self.pair(desk);
        let book = self.book.as_ref()?;
        let after = book.after(self.grid.selected);
        let title = format!(
            "{} challenging {}{}",
            desk.name(challenger),
            desk.name(target),
            after.map_or("", |_| ", if we do as selected")
        );
        let shown = after.unwrap_or(&book.now);
        let verdict = format!(
            "It {}, as far as we can tell what it believes.",
            tell::verdict(shown.verdict, desk.view)
        );
        Some(desk.why(title, verdict, shown.belief.clone()))
    }

    fn paint(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let pair = self.pair(desk);
        let book = Self::open(&mut self.book, &mut self.grid, desk, pair);
        let after = book.after(self.grid.selected);
        let (now, roomy) = (&book.now, area.height >= 24);
        let mut at = Pen { area, buf };
        at.line(title(desk, pair, area.width));
        if let Some(line) = quarrel(desk, pair) {
            at.line(line);
        }
        if let Some(line) = chain::line(desk, pair.1, area.width) {
            at.line(line);
        }
        at.line(verdict::sentence(desk, now, after, area.width));
        for line in verdict::scale(desk, now, after, area.width) {
            at.line(line);
        }
        if roomy {
            at.line(verdict::shield(desk, now, after));
        }
        let (area, buf) = (at.area, at.buf);
        let high = area.height * 11 / 20;
        let (list, card) = split(area, buf, COMERS, (54, high), "What if…", &desk.ink);
        let rows = comers::lines(desk, now, after, list.width, list.height.into());
        paint(list, buf, rows);
        // The factors of the reckoning have room below the orders in a high card, beside them in a wide one.
        let beside = list.height == area.height;
        let below = match (beside, card.height) {
            (true, 32..) => 15,
            (true, 22..) => 9,
            (true, 16..) => 6,
            _ => 0,
        };
        let (card, factors) = if card.width >= ORDERS + FACTORS && !desk.ink.words {
            let left = area::left(card, card.width - FACTORS);
            let right = area::cells(card, left.right() + 1, FACTORS - 1);
            (left, Some(right))
        } else {
            (card, None)
        };
        let rows = u16::try_from(book.measures.len() + 2).unwrap_or(u16::MAX);
        let said = measures::note(desk, book, self.grid.selected, card.width);
        let orders = area::top(
            card,
            card.height
                .saturating_sub(below + said.len() as u16)
                .min(rows),
        );
        measures::draw(desk, book, &mut self.grid, orders, buf);
        let note = area::rows(
            card,
            orders.bottom(),
            (said.len() as u16).min(card.bottom().saturating_sub(orders.bottom())),
        );
        paint(note, buf, said);
        let under = area::rows(
            card,
            note.bottom() + 1,
            below.min(card.bottom().saturating_sub(note.bottom() + 1)),
        );
        let rest = factors.unwrap_or(under);
        if rest.height > 1 {
            let order = book.measure(self.grid.selected).map(|advice| &advice.order);
            let seen = chain::table(desk, pair.1, order, rest.width.into());
            let title = match seen {
                Some(_) => "Within a year",
                None => "Its reckoning",
            };
            rule(Rect { height: 1, ..rest }, buf, title, &desk.ink);
            let why = &after.unwrap_or(now).belief;
            let room = usize::from(rest.width).saturating_sub(1);
            let reckoned = || factors_in(desk.ctx, why, usize::from(rest.height) - 1, room);
            let lines = seen.unwrap_or_else(reckoned);
            let rest = Rect {
                x: rest.x + 1,
                y: rest.y + 1,
                width: rest.width.saturating_sub(1),
                height: rest.height.saturating_sub(1),
            };
            paint(rest, buf, lines);
        }
    }
}

impl Page for Ledger {
    type Host = Alliance;

    const NAME: &'static str = "Deterrence";

    fn note(&self, _: &Alliance, _: &Desk, _: u16) -> String {
        String::new()
    }

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, area: Rect, buf: &mut Buffer) {
        self.paint(desk, area, buf);
    }

    fn settle(&mut self, _: &mut Alliance, desk: &Desk) {
        let pair = self.pair(desk);
        Self::open(&mut self.book, &mut self.grid, desk, pair);
    }

    fn verbs<'d>(&self, _: &Alliance, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let (challenger, target) = self.pair(desk);
        let measure = |b: &Book| b.measure(self.grid.selected).map(|m| m.order.clone());
        let others = || Verb::asks(Action::Filter, move || challengers(desk, target));
        let next = move |action, up| {
            Verb::new(action, move |page: &mut Self, _| {
                let rivals = desk.public().states().filter(|&n| n != target);
                let next = step(&rivals.collect::<Vec<_>>(), challenger, up);
                page.look(Some(next), Some(target));
            })
        };
        let about = move |action, up| {
            Verb::new(action, move |page: &mut Self, _| {
                let next = step(&Self::targets(desk), target, up);
                page.look(page.challenger.filter(|&c| c != next), Some(next));
            })
        };
        let turns = [next(Action::Less, false), next(Action::More, true)];
        let rest = [
            Verb::new(Action::Why, move |page: &mut Self, _| page.why(desk)),
            about(Action::Left, false),
            about(Action::Right, true),
            Verb::asks(Action::Order, move || {
                orders::nation::list(desk, orders::other_of(desk, challenger, target))
            }),
        ];
        let mut verbs = Vec::new();
        match self.book.as_ref().and_then(measure) {
            Some(order) => {
                verbs.push(Verb::order(desk, Action::Open, order).hinted());
                verbs.extend(turns);
                verbs.extend([Verb::turn(), others()]);
            }
            None => {
                verbs.push(others());
                verbs.extend(turns);
                verbs.push(Verb::turn());
                verbs.push(Verb::asks(Action::Open, move || challengers(desk, target)));
            }
        }
        verbs.extend(rest);
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn show(&mut self, _: &mut Alliance, _: &Desk, subject: Subject) -> bool {
        match subject {
            Subject::Pair(challenger, target) => self.look(Some(challenger), Some(target)),
            Subject::Nation(id) => self.look(None, Some(id)),
            _ => return false,
        }
        true
    }

    /// The pair, for the map and the card.
    fn subject(&self, _: &Alliance, desk: &Desk) -> Option<Subject> {
        let (challenger, target) = self.pair(desk);
        Some(Subject::Pair(challenger, target))
    }
}

/// The next or the one before in a list, around its ends.
fn step(list: &[NationId], now: NationId, up: bool) -> NationId {
    let count = list.len().max(1);
    let at = list.iter().position(|&n| n == now).unwrap_or(0);
    let next = (at + if up { 1 } else { count - 1 }) % count;
    list.get(next).copied().unwrap_or(now)
}

/// Writes lines from the top of an area.
struct Pen<'b> {
    area: Rect,
    buf: &'b mut Buffer,
}

impl Pen<'_> {
    fn line(&mut self, line: Line<'static>) {
        if self.area.height > 0 {
            put(line, area::top(self.area, 1), self.buf);
            self.area.y += 1;
            self.area.height -= 1;
        }
    }
}

fn paint(area: Rect, buf: &mut Buffer, lines: Vec<Line<'static>>) {
    let mut pen = Pen { area, buf };
    for line in lines {
        pen.line(line);
    }
}

fn title(desk: &Desk, (challenger, target): (NationId, NationId), width: u16) -> Line<'static> {
    let ink = &desk.ink;
    let mut spans = vec![Span::styled(" If ", ink.dim)];
    for (who, verb) in [(challenger, " (- +) challenged "), (target, " (← →)")] {
        if width >= 100 {
            spans.push(desk.badge(who));
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(desk.name(who).to_owned(), ink.title));
        spans.push(Span::styled(verb, ink.dim));
    }
    let bound = desk
        .public()
        .treaties_of(target)
        .any(|t| t.has(challenger) && desk.public().charter(t).obligation.defends());
    if bound {
        spans.push(Span::styled("  its own ally", ink.warn));
    }
    Line::from(spans)
}

/// The open crisis in which the two stand against each other: what the rest reckons is then no longer an if.
fn quarrel(desk: &Desk, pair: (NationId, NationId)) -> Option<Line<'static>> {
    let ink = &desk.ink;
    let crises = desk.public().crises.iter();
    let crisis = crises
        .filter(|c| c.opposed(pair.0, pair.1))
        .max_by_key(|c| (c.rung, std::cmp::Reverse(c.id)))?;
    let between = [crisis.challenger, crisis.target];
    let state = if between.contains(&pair.0) && between.contains(&pair.1) {
        "They are in a crisis".to_owned()
    } else {
        format!("They take sides in {}", Names::crisis(desk.view, crisis.id))
    };
    Some(Line::from(vec![
        Span::styled(
            format!(
                " {state} over {}, on rung {} ({})",
                tell::stake(crisis.stake, desk.view),
                crisis.rung,
                tell::rung(crisis.rung, desk.view)
            ),
            ink.warn,
        ),
        Span::styled("; see 4", ink.dim),
    ]))
}

fn challengers(desk: &Desk, target: NationId) -> Command {
    let choices = desk
        .public()
        .states()
        .filter(|&n| n != target)
        .map(|n| {
            let fear = reckon::fear(desk.view, target, n);
            Choice::new(
                desk.name(n),
                Command::Go(Tab::Alliance, Some(Subject::Pair(n, target))),
            )
            .note(format!("{} fears it {}", desk.name(target), share(fear)))
        })
        .collect();
    orders::choose(
        format!("Who would challenge {}?", desk.name(target)),
        choices,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;
    use crate::panels::pages::Shown;
    use crate::panels::tests::played;
    use crate::{Context, Draft, Size, Theme};

    #[test]
    fn a_new_turn_opens_with_nothing_weighed() {
        let mut game = played("four-rivers", "BRE", 1);
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        let draft = Draft::default();
        let mut ledger = Ledger::default();
        let mut draw = |game: &crate::panels::tests::Played, down: bool| {
            let ctx = Context {
                outlook: None,
                view: &game.view,
                draft: &draft,
                history: &game.history,
                selected: None,
                theme: &theme,
                size: Size::Large,
                focused: true,
            };
            let desk = Desk::new(&ctx);
            let area = Rect::new(0, 0, 120, 35);
            let mut buf = Buffer::empty(area);
            if down {
                Shown::act(&mut ledger, &mut Alliance::default(), &desk, Action::Down);
            }
            ledger.paint(&desk, area, &mut buf);
            ledger.grid.selected
        };
        draw(&game, false);
        let chosen = draw(&game, true);
        assert_eq!(chosen, 1);
        assert_eq!(draw(&game, false), 1, "it stays while the turn lasts");
        game.set(|public| public.turn += 1);
        assert_eq!(draw(&game, false), 0);
    }
}
