//! Armies, fleets and air wings: one's own to command, and what is believed of the others by region.

mod around;
mod balance;
mod fronts;
mod mine;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Desk;
use super::orders;
use crate::ids::{ForceId, RegionId};
use crate::order::Order;
use crate::tui::widgets::grid::{GridState, Hit};
use crate::tui::widgets::views::{Text, Views, nothing, rule};
use crate::tui::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject, Tab};
use crate::view::Sighting;

const PAGES: usize = 3;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Forces {
    views: Views,
    mine: GridState,
    balance: GridState,
    fronts: GridState,
    card: Text,
}

impl Forces {
    fn force<'a>(&self, desk: &Desk<'a>) -> Option<&'a Sighting> {
        let id = ForceId(u32::try_from(self.mine.selected).unwrap_or(0));
        let chosen = desk.view.force(id).filter(|f| f.nation == desk.me);
        chosen.or_else(|| desk.view.my_forces().next())
    }

    fn front(&self, desk: &Desk) -> Option<fronts::Front> {
        let mut list = fronts::fronts(desk);
        let at = fronts::chosen(&list, &self.fronts);
        (at < list.len()).then(|| list.swap_remove(at))
    }

    /// Whom an order by key goes to: the force chosen, or all of one's own on the front chosen.
    fn commanded<'a>(&self, desk: &Desk<'a>) -> Vec<&'a Sighting> {
        match self.views.at {
            0 => self.force(desk).into_iter().collect(),
            2 => self
                .front(desk)
                .map(|f| fronts::own(desk, &f))
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// The list of fronts over the report on the one chosen.
    fn draw_fronts(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let list = fronts::fronts(desk);
        if list.is_empty() {
            let text = "No war is fought on land: there is no front.";
            nothing(area, buf, &[text], &desk.ink);
            return;
        }
        let rows = u16::try_from(list.len())
            .unwrap_or(u16::MAX)
            .saturating_add(1);
        let high = rows.min(area.height / 2).max(3);
        let table = Rect {
            height: high,
            ..area
        };
        fronts::draw(desk, &list, &mut self.fronts, table, buf);
        let front = &list[fronts::chosen(&list, &self.fronts)];
        let [a, b] = front.holders.map(|n| desk.name(n));
        let head = Rect {
            y: table.bottom(),
            height: 1,
            ..area
        };
        rule(head, buf, &format!("{a} against {b}"), &desk.ink);
        let card = Rect {
            x: area.x + 1,
            y: head.bottom(),
            width: area.width - 1,
            height: area.height - high - 1,
        };
        let lines = fronts::lines(desk, front, usize::from(card.width.saturating_sub(1)));
        self.card.draw(card, buf, lines, &desk.ink);
    }

    fn region(&self, desk: &Desk) -> Option<RegionId> {
        match self.views.at {
            0 => self.force(desk).map(|f| f.region),
            2 => self.front(desk).and_then(|f| f.regions[1].first().copied()),
            _ => balance::regions(desk)
                .into_iter()
                .find(|r| r.index() == self.balance.selected),
        }
    }
}

impl Panel for Forces {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        let names: [String; PAGES] = ["Your forces", "Balance", "Fronts"].map(str::to_owned);
        let note = mine::totals(&desk);
        let area = self.views.draw(area, buf, &names, &note, &desk.ink);
        if self.views.at == 0 {
            self.mine.selected = self
                .force(&desk)
                .map_or(0, |f| usize::try_from(f.id.0).unwrap_or(0));
            let Some(force) = self.force(&desk) else {
                nothing(area, buf, &["You have no forces."], &desk.ink);
                return;
            };
            let rows = u16::try_from(desk.view.my_forces().count())
                .unwrap_or(u16::MAX)
                .saturating_add(1);
            let high = rows.min(area.height * 3 / 5);
            let list = Rect {
                height: high,
                ..area
            };
            mine::draw(&desk, &mut self.mine, list, buf);
            let head = Rect {
                y: list.bottom(),
                height: 1,
                ..area
            };
            rule(head, buf, &orders::force::title(&desk, force), &desk.ink);
            let card = Rect {
                x: area.x + 1,
                y: head.bottom(),
                width: area.width - 1,
                height: area.height - high - 1,
            };
            self.card
                .draw(card, buf, around::lines(&desk, force), &desk.ink);
        } else if self.views.at == 1 {
            balance::draw(&desk, &mut self.balance, area, buf);
        } else {
            self.draw_fronts(&desk, area, buf);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        if self.views.act(action) {
            return Reply::Handled;
        }
        let (grid, columns) = match self.views.at {
            0 => (&mut self.mine, mine::COLUMNS.len()),
            2 => (&mut self.fronts, fronts::COLUMNS.len()),
            _ => (&mut self.balance, balance::COLUMNS.len()),
        };
        if grid.act(action) {
            return Reply::Handled;
        }
        if action == Action::Sort {
            grid.sort_next(columns);
            return Reply::Handled;
        }
        let force = self.force(&desk).filter(|_| self.views.at == 0);
        match (action, force) {
            (Action::Mobilise, _) => Reply::Do(orders::state::mobilise(&desk).command),
            (Action::Locate, _) => match self.region(&desk) {
                Some(region) => Reply::Do(Command::Go(Tab::Map, Some(Subject::Region(region)))),
                None => Reply::Handled,
            },
            (Action::Why, _) if self.views.at == 2 => {
                let told = self.front(&desk).and_then(|f| fronts::why(&desk, &f));
                Reply::Do(match told {
                    Some((verdict, why)) => desk.why("The odds of the battle", verdict, why),
                    None => Command::Say("No battle was fought there last turn.".to_owned()),
                })
            }
            (Action::Open | Action::Order, _) if self.views.at >= 1 => match self.region(&desk) {
                Some(region) => Reply::Do(orders::region::list(&desk, region)),
                None => Reply::Handled,
            },
            (Action::March | Action::Route, Some(force)) => {
                Reply::Do(orders::force::march(&desk, force))
            }
            (Action::Stance, _) => {
                let forces = self.commanded(&desk);
                Reply::Do(orders::force::next_stance(&desk, &forces))
            }
            (Action::Open | Action::Order, Some(force)) => {
                Reply::Do(orders::force::list(&desk, force))
            }
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        let mut list = Vec::new();
        match self.force(&desk) {
            Some(force) if self.views.at == 0 => {
                let way = force
                    .moving
                    .map(|(to, _)| format!("it is on its way to {}", desk.region(to)));
                list.push(Offered {
                    action: Action::March,
                    refused: way,
                });
            }
            Some(_) => {}
            None => list.push(Offered::no(Action::March, "you have no forces")),
        }
        match (self.commanded(&desk).first(), self.views.at) {
            (Some(force), _) => {
                let stance = orders::force::stance_after(&desk, force);
                let order = Order::Stance {
                    force: force.id,
                    stance,
                };
                let refused = desk.refusal(&order).filter(|_| stance != force.stance);
                list.push(Offered {
                    action: Action::Stance,
                    refused,
                });
            }
            (None, 0) => list.push(Offered::no(Action::Stance, "you have no forces")),
            (None, 2) => list.push(Offered::no(Action::Stance, "you have no forces there")),
            (None, _) => {}
        }
        let on = !desk.view.nation(desk.me).mobilised;
        list.push(Offered {
            action: Action::Mobilise,
            refused: desk.refusal(&Order::Mobilise { on }),
        });
        list.extend([Action::Locate, Action::Sort, Action::View].map(Offered::yes));
        list
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        if self.views.mouse(mouse) || self.card.mouse(mouse) {
            return Reply::Handled;
        }
        let grid = match self.views.at {
            0 => &mut self.mine,
            1 => &mut self.balance,
            _ => &mut self.fronts,
        };
        match (grid.mouse(mouse), mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick) if self.views.at == 0 => {
                self.act(ctx, Action::March)
            }
            (Hit::Row(_), MouseKind::DoubleClick) => self.act(ctx, Action::Order),
            (Hit::Row(_), MouseKind::RightClick) => self.act(ctx, Action::Order),
            (Hit::Nothing, _) => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    fn show(&mut self, ctx: &Context, subject: Subject) {
        let desk = Desk::new(ctx);
        match subject {
            Subject::Force(id) if desk.view.force(id).is_some_and(|f| f.nation == desk.me) => {
                self.views.at = 0;
                self.mine.selected = usize::try_from(id.0).unwrap_or(0);
            }
            Subject::Region(id) => {
                self.views.at = 1;
                self.balance.selected = id.index();
            }
            _ => {}
        }
    }

    fn pages(&self) -> usize {
        PAGES
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        let desk = Desk::new(ctx);
        match self.views.at {
            0 => self.force(&desk).map(|f| Subject::Force(f.id)),
            _ => self.region(&desk).map(Subject::Region),
        }
    }
}
