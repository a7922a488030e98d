//! The nations and what lies between them: a table with a card, offers composed clause by clause, and the
//! matrix of relations.

mod card;
mod composer;
mod matrix;
mod nations;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::composer::Composer;
use self::matrix::Matrix;
use self::nations::Kind;
use super::desk::Desk;
use super::orders;
use crate::ids::NationId;
use crate::order::Order;
use crate::tell;
use crate::tui::widgets::grid::{GridState, Hit};
use crate::tui::widgets::views::{Text, Views, split};
use crate::tui::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject};
use crate::view::Offer;

/// What the marks of the table mean.
const LEGEND: &str =
    "grudges ours/theirs  W war  C crisis  S sanctions  O offer  T transit  ! mobilised";

const PAGES: usize = 2;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Diplomacy {
    views: Views,
    grid: GridState,
    kind: Kind,
    card: Text,
    /// The offer being composed; it takes the card's place.
    composer: Option<Composer>,
    matrix: Matrix,
}

impl Diplomacy {
    fn nation(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grid.selected);
        (self.grid.selected < desk.scenario().nations.len()).then_some(nation)
    }

    /// An offer of the selected nation that waits for an answer, else any.
    fn offer<'d>(&self, desk: &Desk<'d>) -> Option<&'d Offer> {
        let mine = || desk.view.offers.iter().filter(|o| o.to == desk.me);
        mine()
            .find(|o| Some(o.from) == self.nation(desk))
            .or_else(|| mine().next())
    }

    /// Begins an offer to the selected nation, or goes on with it.
    fn begin(&mut self, desk: &Desk) -> Reply {
        match self.nation(desk) {
            Some(nation) if nation != desk.me => {
                self.views.at = 0;
                if self.composer.as_ref().is_none_or(|c| c.to != nation) {
                    self.composer = Some(Composer::new(desk, nation));
                }
                Reply::Handled
            }
            _ => Reply::Do(Command::Say("Select another nation first.".to_owned())),
        }
    }

    fn give(&self, desk: &Desk, order: impl Fn(NationId) -> Order) -> Reply {
        match self.nation(desk) {
            Some(nation) => Reply::Do(Command::Order(order(nation))),
            None => Reply::Handled,
        }
    }
}

impl Panel for Diplomacy {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        let waiting = desk.view.offers.iter().filter(|o| o.to == desk.me).count();
        let offers = match waiting {
            0 => "Nations".to_owned(),
            n => format!("Nations, {}", tell::count(n as u64, "offer")),
        };
        let names: [String; PAGES] = [offers, "Relations".to_owned()];
        let note = match self.views.at {
            0 if area.width >= 125 => format!("{LEGEND}   shown: {} ", self.kind.name()),
            0 => format!("shown: {} ", self.kind.name()),
            _ => "affinity, -100 to +100 ".to_owned(),
        };
        let area = self.views.draw(area, buf, &names, &note, &desk.ink);
        if self.views.at == 1 {
            self.matrix.draw(&desk, area, buf);
            return;
        }
        // The table has to know its selection before the card is titled.
        if !nations::shown(&desk, self.kind).any(|n| n.index() == self.grid.selected) {
            self.grid.selected = nations::shown(&desk, self.kind)
                .next()
                .map_or(0, NationId::index);
        }
        let nation = self.nation(&desk);
        let title = match (&self.composer, nation) {
            (Some(c), _) => format!("An offer to {}", desk.name(c.to)),
            (None, Some(n)) => desk.name(n).to_owned(),
            _ => String::new(),
        };
        let high = if self.composer.is_some() {
            6
        } else {
            area.height / 2
        };
        let wide = if self.composer.is_some() { 50 } else { 60 };
        let (list, card) = split(
            area,
            buf,
            crate::tui::widgets::grid::need(&nations::COLUMNS),
            (wide, high),
            &title,
            &desk.ink,
        );
        nations::draw(&desk, self.kind, &mut self.grid, list, buf);
        match (&mut self.composer, nation) {
            (Some(composer), _) => composer.draw(&desk, card, buf),
            (None, Some(n)) => self.card.draw(
                card,
                buf,
                card::lines(&desk, n, card.width.into()),
                &desk.ink,
            ),
            _ => {}
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        // The offer stays as it is while one looks at another page.
        if self.views.act(action) {
            return Reply::Handled;
        }
        if self.views.at == 0
            && let Some(composer) = &mut self.composer
        {
            if action == Action::Back {
                self.composer = None;
                return Reply::Handled;
            }
            let (reply, close) = composer.act(&desk, action);
            if close {
                self.composer = None;
            }
            return reply;
        }
        if self.views.at == 1 && self.matrix.act(action) {
            return Reply::Handled;
        }
        if self.grid.act(action) {
            self.card.offset = 0;
            return Reply::Handled;
        }
        let Some(nation) = self.nation(&desk) else {
            return Reply::Ignored;
        };
        match action {
            Action::Open | Action::Propose => self.begin(&desk),
            Action::Order => Reply::Do(orders::about(&desk, Subject::Nation(nation))),
            Action::Sort => {
                self.grid.sort_next(nations::COLUMNS.len());
                Reply::Handled
            }
            Action::Filter => {
                self.kind = self.kind.following();
                Reply::Handled
            }
            Action::Accept | Action::Refuse => match self.offer(&desk) {
                Some(offer) => {
                    let accept = action == Action::Accept;
                    Reply::Do(Command::Order(Order::Reply {
                        offer: offer.id,
                        accept,
                    }))
                }
                None => Reply::Handled,
            },
            Action::Guarantee => self.give(&desk, |nation| Order::Guarantee { nation }),
            Action::Denounce => self.give(&desk, |nation| Order::Denounce { nation }),
            Action::Aid => Reply::Do(orders::nation::aid(&desk, nation)),
            Action::Sanction => Reply::Do(orders::nation::sanction(&desk, nation).command),
            Action::Transit => Reply::Do(orders::nation::transit(&desk, nation).command),
            Action::Demand => Reply::Do(orders::choose(
                orders::nation::demand_title(&desk, nation),
                orders::nation::demands(&desk, nation),
            )),
            Action::Apply => Reply::Do(orders::choose(
                "Apply for membership of",
                desk.public()
                    .treaties
                    .iter()
                    .map(|t| desk.choice(t.name.to_string(), Order::Apply { treaty: t.id }))
                    .collect(),
            )),
            Action::Why => Reply::Do(card::why(&desk, nation)),
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        if self.views.at == 0 && self.composer.is_some() {
            return vec![
                Offered::yes(Action::Propose),
                Offered::yes(Action::More),
                Offered::yes(Action::Less),
                Offered::yes(Action::Back),
            ];
        }
        let Some(nation) = self.nation(&desk) else {
            return Vec::new();
        };
        let ask = |action, order: &Order| Offered {
            action,
            refused: desk.refusal(order),
        };
        let other = nation != desk.me;
        let mut list = vec![Offered::when(
            other,
            Action::Propose,
            "that is your own state",
        )];
        match self.offer(&desk) {
            Some(offer) => {
                list.push(ask(
                    Action::Accept,
                    &Order::Reply {
                        offer: offer.id,
                        accept: true,
                    },
                ));
                list.push(ask(
                    Action::Refuse,
                    &Order::Reply {
                        offer: offer.id,
                        accept: false,
                    },
                ));
            }
            None => {
                list.push(Offered::no(Action::Accept, "nobody has made you an offer"));
                list.push(Offered::no(Action::Refuse, "nobody has made you an offer"));
            }
        }
        let pairs = &desk.public().pairs;
        let on = !pairs.sanctions(desk.me, nation);
        let grant = !pairs.transit(desk.me, nation);
        list.push(ask(Action::Guarantee, &Order::Guarantee { nation }));
        list.push(ask(Action::Denounce, &Order::Denounce { nation }));
        list.push(ask(
            Action::Aid,
            &Order::Aid {
                nation,
                millions: 1,
            },
        ));
        list.push(ask(Action::Sanction, &Order::Sanction { nation, on }));
        list.push(ask(Action::Transit, &Order::Transit { nation, grant }));
        list.push(Offered::when(
            other,
            Action::Demand,
            "that is your own state",
        ));
        list.push(Offered::when(
            !desk.public().treaties.is_empty(),
            Action::Apply,
            "there is no treaty",
        ));
        list.extend([Action::View, Action::Sort, Action::Filter].map(Offered::yes));
        list
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        let desk = Desk::new(ctx);
        if self.views.mouse(mouse) || self.card.mouse(mouse) {
            return Reply::Handled;
        }
        if self.views.at == 1 {
            return if self.matrix.mouse(mouse) {
                Reply::Handled
            } else {
                Reply::Ignored
            };
        }
        if let Some(composer) = &mut self.composer
            && let Some(reply) = composer.mouse(&desk, mouse)
        {
            return reply;
        }
        match (self.grid.mouse(mouse), mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick) => self.begin(&desk),
            (Hit::Row(id), MouseKind::RightClick) => {
                Reply::Do(orders::about(&desk, Subject::Nation(NationId::at(id))))
            }
            (Hit::Nothing, _) => Reply::Ignored,
            _ => {
                self.composer = None;
                Reply::Handled
            }
        }
    }

    fn show(&mut self, ctx: &Context, subject: Subject) {
        let desk = Desk::new(ctx);
        let nation = match subject {
            Subject::Nation(n) => Some(n),
            Subject::Offer(id) => desk.view.offer(id).map(|o| o.from),
            _ => None,
        };
        if let Some(nation) = nation {
            self.views.at = 0;
            self.kind = Kind::All;
            self.grid.selected = nation.index();
            // What is shown is this nation: an offer to another would hide it.
            let shown = |c: &Composer| subject == Subject::Nation(c.to);
            self.composer = self.composer.take().filter(shown);
        }
    }

    fn compose(&mut self, ctx: &Context, subject: Subject) -> Reply {
        self.show(ctx, subject);
        self.begin(&Desk::new(ctx))
    }

    fn pages(&self) -> usize {
        PAGES
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        self.nation(&Desk::new(ctx)).map(Subject::Nation)
    }
}
