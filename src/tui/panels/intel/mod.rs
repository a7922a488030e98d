//! What is believed of others, with its error; where collection points; acts in secret, and those found out.

mod estimates;
mod secrets;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Desk;
use super::orders;
use crate::ids::NationId;
use crate::order::{CovertKind, Order};
use crate::tui::widgets::grid::{GridState, Hit};
use crate::tui::widgets::views::{Text, Views};
use crate::tui::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject, Tab};

const PAGES: usize = 2;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Intel {
    views: Views,
    grid: GridState,
    secrets: Text,
}

impl Intel {
    fn nation(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grid.selected);
        (nation.index() < desk.scenario().nations.len() && nation != desk.me).then_some(nation)
    }
}

impl Panel for Intel {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        if self.nation(&desk).is_none() {
            self.grid.selected = desk.others().next().map_or(0, NationId::index);
        }
        let names: [String; PAGES] = ["Estimates".to_owned(), "Secret acts".to_owned()];
        let note = match desk.view.own.watch {
            Some(n) => format!("collection points at {} ", desk.name(n)),
            None => "collection is spread evenly ".to_owned(),
        };
        let area = self.views.draw(area, buf, &names, &note, &desk.ink);
        match self.views.at {
            0 => estimates::draw(&desk, &mut self.grid, area, buf),
            _ => self.secrets.draw(
                Rect {
                    x: area.x + 1,
                    width: area.width - 1,
                    ..area
                },
                buf,
                secrets::lines(&desk, self.nation(&desk)),
                &desk.ink,
            ),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        if self.views.act(action) {
            return Reply::Handled;
        }
        let moved = match self.views.at {
            0 => self.grid.act(action),
            _ => self.secrets.act(action),
        };
        if moved {
            return Reply::Handled;
        }
        let nation = self.nation(&desk);
        match action {
            Action::Sort => {
                self.grid.sort_next(estimates::COLUMNS.len());
                Reply::Handled
            }
            Action::Watch => Reply::Do(orders::nation::watch(&desk, nation).command),
            Action::Covert => match nation {
                Some(n) => {
                    let title = format!("In secret against {}", desk.name(n));
                    Reply::Do(orders::choose(title, orders::nation::covert(&desk, n)))
                }
                None => Reply::Handled,
            },
            Action::Open | Action::Order => match nation {
                Some(n) => {
                    let mut choices = vec![orders::nation::watch(&desk, nation)];
                    if desk.view.own.watch.is_some() {
                        choices.push(orders::nation::watch(&desk, None));
                    }
                    choices.extend(orders::nation::accuse(&desk, n));
                    choices.extend(orders::nation::covert(&desk, n));
                    Reply::Do(orders::choose(desk.name(n), choices))
                }
                None => Reply::Handled,
            },
            Action::Locate => match nation {
                Some(n) => Reply::Do(Command::Go(Tab::Map, Some(Subject::Nation(n)))),
                None => Reply::Handled,
            },
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        let Some(nation) = self.nation(&desk) else {
            return Vec::new();
        };
        let target = Some(nation).filter(|&n| desk.view.own.watch != Some(n));
        let spy = Order::Covert {
            nation,
            kind: CovertKind::Espionage,
        };
        let mut list = vec![
            Offered {
                action: Action::Watch,
                refused: desk.refusal(&Order::Watch { nation: target }),
            },
            Offered {
                action: Action::Covert,
                refused: desk.refusal(&spy),
            },
        ];
        list.extend([Action::Locate, Action::Sort, Action::View].map(Offered::yes));
        list
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        if self.views.mouse(mouse) || self.secrets.mouse(mouse) {
            return Reply::Handled;
        }
        match (self.grid.mouse(mouse), mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick | MouseKind::RightClick) => {
                self.act(ctx, Action::Open)
            }
            (Hit::Nothing, _) => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    fn show(&mut self, _ctx: &Context, subject: Subject) {
        if let Subject::Nation(nation) = subject {
            self.views.at = 0;
            self.grid.selected = nation.index();
        }
    }

    fn pages(&self) -> usize {
        PAGES
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        self.nation(&Desk::new(ctx)).map(Subject::Nation)
    }
}
