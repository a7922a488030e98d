//! Supply: the links in use and where they strain, what can be where in 10, 30 and 90 days, how each force
//! is fed, and the rights of way.

mod arrivals;
mod fed;
mod hunger;
mod links;
mod ways;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::Desk;
use super::orders;
use crate::ids::{ForceId, LinkId, NationId, RegionId};
use crate::order::Order;
use crate::tui::widgets::grid::{GridState, Hit};
use crate::tui::widgets::views::Views;
use crate::tui::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject, Tab};
use crate::view::Sighting;

const LINKS: usize = 0;
const PLACES: usize = 1;
const FED: usize = 2;
const WAYS: usize = 3;

const PAGES: usize = 4;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Logistics {
    views: Views,
    grids: [GridState; 4],
    /// Lines that are cut for the asking: who would starve?
    cut: BTreeSet<LinkId>,
    /// Whether the cursor has been set on one's own land.
    begun: bool,
}

impl Logistics {
    /// The region that orders are about: the cursor's, or one end of the link under it.
    fn region(&self, desk: &Desk) -> Option<RegionId> {
        let at = self.grids[self.views.at].selected;
        match self.views.at {
            LINKS => links::region(desk, at),
            PLACES => Some(RegionId::at(at)).filter(|r| r.index() < desk.scenario().regions.len()),
            FED => self.force(desk).map(|f| f.region),
            _ => None,
        }
    }

    /// The line under the cursor.
    fn link(&self, desk: &Desk) -> Option<LinkId> {
        let link = LinkId::at(self.grids[LINKS].selected);
        (self.views.at == LINKS && link.index() < desk.scenario().links.len()).then_some(link)
    }

    fn force<'a>(&self, desk: &Desk<'a>) -> Option<&'a Sighting> {
        let id = ForceId(u32::try_from(self.grids[FED].selected).unwrap_or(0));
        let chosen = desk.view.force(id).filter(|f| f.nation == desk.me);
        chosen.or_else(|| desk.view.my_forces().next())
    }

    fn guest(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grids[WAYS].selected);
        (nation.index() < desk.scenario().nations.len() && nation != desk.me).then_some(nation)
    }
}

impl Panel for Logistics {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        if !std::mem::replace(&mut self.begun, true)
            && let Some(home) = desk.regions_of(desk.me).next()
        {
            self.grids[PLACES].selected = home.index();
        }
        let names: [String; PAGES] = [
            "Links",
            "Places and arrivals",
            "Forces fed",
            "Rights of way",
        ]
        .map(str::to_owned);
        let note = links::note(&desk);
        let area = self.views.draw(area, buf, &names, &note, &desk.ink);
        let grid = &mut self.grids[self.views.at];
        match self.views.at {
            LINKS => links::draw(&desk, grid, &self.cut, area, buf),
            PLACES => arrivals::draw(&desk, grid, area, buf),
            FED => fed::draw(&desk, grid, area, buf),
            _ => ways::draw(&desk, grid, area, buf),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        let at = self.views.at;
        if self.views.act(action) || self.grids[at].act(action) {
            return Reply::Handled;
        }
        match action {
            Action::Sort => {
                let columns = [
                    links::COLUMNS.len(),
                    arrivals::COLUMNS.len(),
                    fed::COLUMNS.len(),
                    ways::COLUMNS.len(),
                ];
                self.grids[at].sort_next(columns[at]);
                Reply::Handled
            }
            Action::Filter => Reply::Do(places(&desk)),
            Action::Cut => {
                if let Some(link) = self.link(&desk)
                    && !self.cut.remove(&link)
                {
                    self.cut.insert(link);
                }
                Reply::Handled
            }
            Action::Repair => match self.link(&desk) {
                Some(link) => Reply::Do(Command::Order(Order::Repair { link })),
                None => Reply::Handled,
            },
            Action::Prestock | Action::Build => match self.region(&desk) {
                Some(region) if action == Action::Prestock => {
                    Reply::Do(Command::Order(Order::Prestock { region }))
                }
                Some(region) => Reply::Do(Command::Order(Order::Build { region })),
                None => Reply::Handled,
            },
            Action::Route => match self.force(&desk) {
                Some(force) => Reply::Do(orders::force::march(&desk, force)),
                None => Reply::Handled,
            },
            Action::Locate => match self.region(&desk) {
                Some(region) => Reply::Do(Command::Go(Tab::Map, Some(Subject::Region(region)))),
                None => Reply::Handled,
            },
            Action::Open if at == LINKS => match self.link(&desk) {
                Some(link) => Reply::Do(orders::link::list(&desk, link)),
                None => Reply::Handled,
            },
            Action::Open | Action::Order => match (at, self.guest(&desk), self.region(&desk)) {
                (WAYS, Some(nation), _) => Reply::Do(orders::choose(
                    desk.name(nation),
                    vec![orders::nation::transit(&desk, nation)],
                )),
                (FED, ..) => self
                    .force(&desk)
                    .map_or(Reply::Handled, |f| Reply::Do(orders::force::list(&desk, f))),
                (_, _, Some(region)) => Reply::Do(orders::region::list(&desk, region)),
                _ => Reply::Handled,
            },
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        let ask = |action, order: Option<Order>| match order {
            Some(order) => Offered {
                action,
                refused: desk.refusal(&order),
            },
            None => Offered::no(action, "no region is selected"),
        };
        let region = self.region(&desk);
        let has = self.force(&desk).is_some();
        let mut list = Vec::new();
        if let Some(link) = self.link(&desk) {
            list.push(Offered::yes(Action::Cut));
            list.push(ask(Action::Repair, Some(Order::Repair { link })));
        }
        list.extend([
            ask(
                Action::Prestock,
                region.map(|region| Order::Prestock { region }),
            ),
            ask(Action::Build, region.map(|region| Order::Build { region })),
            Offered::when(has, Action::Route, "you have no forces"),
            Offered::when(region.is_some(), Action::Locate, "no region is selected"),
        ]);
        list.extend([Action::Filter, Action::Sort, Action::View].map(Offered::yes));
        list
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        if self.views.mouse(mouse) {
            return Reply::Handled;
        }
        match (self.grids[self.views.at].mouse(mouse), mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick | MouseKind::RightClick) => {
                self.act(ctx, Action::Open)
            }
            (Hit::Nothing, _) => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    fn show(&mut self, _ctx: &Context, subject: Subject) {
        match subject {
            Subject::Region(region) => {
                self.begun = true;
                self.views.at = PLACES;
                self.grids[PLACES].selected = region.index();
            }
            Subject::Force(force) => {
                self.views.at = FED;
                self.grids[FED].selected = usize::try_from(force.0).unwrap_or(0);
            }
            Subject::Nation(nation) => {
                self.views.at = WAYS;
                self.grids[WAYS].selected = nation.index();
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
            FED => self.force(&desk).map(|f| Subject::Force(f.id)),
            WAYS => self.guest(&desk).map(Subject::Nation),
            _ => self.region(&desk).map(Subject::Region),
        }
    }
}

/// Every place, to look at its arrivals.
fn places(desk: &Desk) -> Command {
    let choices = desk.scenario().region_ids().map(|r| {
        crate::tui::Choice::new(
            desk.region(r),
            Command::Go(Tab::Logistics, Some(Subject::Region(r))),
        )
    });
    orders::choose("What could be where?", choices.collect())
}
