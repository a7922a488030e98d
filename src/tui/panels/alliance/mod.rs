//! Treaties: members and their burden, the charter in words, the council, the cases, the burden
//! ledger, and the deterrence ledger.

mod accession;
mod burden;
mod cases;
mod charter;
mod council;
mod found;
mod keys;
mod ledger;
pub(super) mod members;
mod peace;
mod preparation;
mod rows;
mod steps;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use self::found::Found;
use self::ledger::Ledger;
use super::desk::Desk;
use crate::ids::{NationId, TreatyId};
use crate::tui::cell::fit;
use crate::tui::widgets::grid::{GridState, Hit};
use crate::tui::widgets::put::put;
use crate::tui::widgets::views::{Text, Views, ends, nothing, upright};
use crate::tui::{Action, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject};
use crate::view::{Case, Motion, Treaty};

const MEMBERS: usize = 0;
const CHARTER: usize = 1;
const COUNCIL: usize = 2;
const CASES: usize = 3;
const BURDEN: usize = 4;
const LEDGER: usize = 5;
const ENTRY: usize = 6;
const FOUND: usize = 7;
const READY: usize = 8;
const PEACE: usize = 9;

/// Cells of the list of treaties where there is room for it.
const LIST: u16 = 34;

const PAGES: usize = 10;
/// Cells of a name in it.
const NAME: usize = LIST as usize - 6;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Alliance {
    views: Views,
    treaty: TreatyId,
    members: GridState,
    text: Text,
    council: GridState,
    cases: GridState,
    ledger: Ledger,
    entry: GridState,
    found: Found,
    /// What another invites one to sign.
    invited: Found,
    ready: GridState,
    peace: GridState,
    burden: burden::Ledger,
    /// Where the list of treaties was drawn.
    list: Rect,
}

/// The treaties in force, one's own first.
fn treaties<'a>(desk: &Desk<'a>) -> Vec<&'a Treaty> {
    let mut list: Vec<&Treaty> = desk.public().treaties.iter().map(|t| &**t).collect();
    list.sort_by_key(|t| (!t.has(desk.me), std::cmp::Reverse(t.members.len()), t.id));
    list
}

impl Alliance {
    fn treaty<'a>(&self, desk: &Desk<'a>) -> Option<&'a Treaty> {
        let chosen = desk.public().treaty(self.treaty);
        chosen.or_else(|| treaties(desk).first().copied())
    }

    /// The treaty that one is invited to sign, else the one that one composes oneself.
    fn composer(&mut self, desk: &Desk) -> &mut Found {
        match found::invitation(desk) {
            Some(founding) => {
                self.invited.read(desk, founding);
                &mut self.invited
            }
            None => &mut self.found,
        }
    }

    fn motion<'a>(&self, desk: &Desk<'a>) -> Option<&'a Motion> {
        let treaty = self.treaty(desk)?;
        council::motion(desk, treaty, self.council.selected)
    }

    fn case<'a>(&self, desk: &Desk<'a>) -> Option<&'a Case> {
        let treaty = self.treaty(desk)?;
        cases::case(desk, treaty, self.cases.selected)
    }

    fn step(&mut self, desk: &Desk, step: isize) {
        let list = treaties(desk);
        let now = self
            .treaty(desk)
            .and_then(|t| list.iter().position(|x| x.id == t.id))
            .unwrap_or(0);
        let next = now
            .saturating_add_signed(step)
            .min(list.len().saturating_sub(1));
        if let Some(treaty) = list.get(next) {
            self.choose(treaty.id);
        }
    }

    fn choose(&mut self, treaty: TreatyId) {
        self.treaty = treaty;
        self.text.offset = 0;
        self.council.selected = 0;
        self.cases.selected = 0;
        self.entry.selected = 0;
    }

    /// The list at the left where there is room, else one line; returns what is left.
    fn picker(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
        let ink = &desk.ink;
        let list = treaties(desk);
        let chosen = self.treaty(desk).map(|t| t.id);
        let mine = |treaty: &Treaty| {
            if treaty.has(desk.me) {
                "you are a member"
            } else {
                "you stand outside"
            }
        };
        if area.width < 110 {
            self.list = Rect::default();
            let at = list.iter().position(|t| Some(t.id) == chosen).unwrap_or(0);
            let Some(treaty) = list.get(at) else {
                return area;
            };
            let line = Line::from(vec![
                Span::styled(" ‹ ", ink.dim),
                Span::styled(fit(&treaty.name, 40), ink.title),
                Span::styled(" › ", ink.dim),
                Span::styled(
                    format!(" {} of {}, {}", at + 1, list.len(), mine(treaty)),
                    ink.dim,
                ),
            ]);
            put(line, Rect { height: 1, ..area }, buf);
            return Rect {
                y: area.y + 1,
                height: area.height - 1,
                ..area
            };
        }
        self.list = Rect {
            width: LIST,
            ..area
        };
        let fits = usize::from(area.height);
        let at = list.iter().position(|t| Some(t.id) == chosen).unwrap_or(0);
        let from = (at + 1).saturating_sub(fits);
        for (i, treaty) in list.iter().skip(from).take(fits).enumerate() {
            let row = Rect {
                y: area.y + u16::try_from(i).unwrap_or(0),
                width: LIST,
                height: 1,
                ..area
            };
            let style = if treaty.has(desk.me) {
                ink.text
            } else {
                ink.dim
            };
            let count = format!("{:>3}", treaty.members.len());
            let name = fit(&treaty.name, NAME);
            let name = Line::styled(format!(" {name}"), style);
            ends(row, buf, name, Line::styled(format!("{count} "), ink.dim));
            if Some(treaty.id) == chosen {
                buf.set_style(row, ink.selected);
                put(Span::styled(ink.cursor, ink.selected), row, buf);
            }
        }
        upright(area.x + LIST, area, buf, ink);
        let rest = Rect {
            x: area.x + LIST + 2,
            width: area.width - LIST - 2,
            ..area
        };
        // In the list a long name is cut, and the ink alone says who belongs: here is the whole.
        let Some(treaty) = list.get(at) else {
            return rest;
        };
        let title = Line::from(vec![
            Span::styled(format!(" {}", treaty.name), ink.title),
            Span::styled(format!("   {}", mine(treaty)), ink.dim),
        ]);
        put(title, rest, buf);
        Rect {
            y: rest.y + 1,
            height: rest.height.saturating_sub(1),
            ..rest
        }
    }
}

impl Panel for Alliance {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        let treaty = self.treaty(&desk);
        let of = treaty.map(|t| t.id);
        let count = |n: usize, name: &str| {
            if n > 0 {
                format!("{name} {n}")
            } else {
                name.to_owned()
            }
        };
        let motions = desk
            .public()
            .motions
            .iter()
            .filter(|m| Some(m.treaty) == of)
            .count();
        let open = treaty.map_or(0, |t| cases::count(&desk, t));
        let missions = treaty.map_or(0, |t| peace::count(&desk, t));
        let candidates = treaty.map_or(0, |t| t.candidates.len());
        let names: [String; PAGES] = [
            "Members".to_owned(),
            "Charter".to_owned(),
            count(motions, "Council"),
            count(open, "Cases"),
            "Burden".to_owned(),
            "Deterrence".to_owned(),
            count(candidates, "Entry"),
            "Found".to_owned(),
            "Ready".to_owned(),
            count(missions, "Peace"),
        ];
        let note = if matches!(self.views.at, LEDGER | FOUND) {
            ""
        } else {
            "← → treaty "
        };
        let area = self.views.draw(area, buf, &names, note, &desk.ink);
        if self.views.at == LEDGER {
            self.ledger.draw(&desk, area, buf);
            return;
        }
        if self.views.at == FOUND {
            self.composer(&desk).draw(&desk, area, buf);
            return;
        }
        let Some(treaty) = treaty else {
            nothing(area, buf, &["No treaty is in force."], &desk.ink);
            return;
        };
        let area = self.picker(&desk, area, buf);
        match self.views.at {
            MEMBERS => members::draw(&desk, treaty, &mut self.members, area, buf),
            CHARTER => {
                let area = Rect {
                    x: area.x + 1,
                    width: area.width - 1,
                    ..area
                };
                self.text.draw(
                    area,
                    buf,
                    charter::lines(&desk, treaty, area.width.into()),
                    &desk.ink,
                );
            }
            COUNCIL => council::draw(&desk, treaty, &mut self.council, area, buf),
            ENTRY => accession::draw(&desk, treaty, &mut self.entry, area, buf),
            BURDEN => self.burden.draw(&desk, treaty, area, buf),
            PEACE => peace::draw(&desk, treaty, &mut self.peace, area, buf),
            READY => preparation::draw(&desk, treaty, &mut self.ready, area, buf),
            _ => cases::draw(&desk, treaty, &mut self.cases, area, buf),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        self.key(&Desk::new(ctx), action)
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        self.offers(&Desk::new(ctx))
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        let desk = Desk::new(ctx);
        if self.views.mouse(mouse) || self.text.mouse(mouse) {
            return Reply::Handled;
        }
        if self.views.at == LEDGER {
            return self.ledger.mouse(&desk, mouse);
        }
        if self.views.at == FOUND {
            return self.composer(&desk).mouse(&desk, mouse);
        }
        if mouse.kind == MouseKind::Click
            && self.list.contains(Position {
                x: mouse.x,
                y: mouse.y,
            })
        {
            let row = usize::from(mouse.y - self.list.y);
            if let Some(treaty) = treaties(&desk).get(row) {
                self.choose(treaty.id);
            }
            return Reply::Handled;
        }
        let grid = match self.views.at {
            MEMBERS => &mut self.members,
            COUNCIL => &mut self.council,
            CASES => &mut self.cases,
            ENTRY => &mut self.entry,
            BURDEN => &mut self.burden.grid,
            READY => &mut self.ready,
            PEACE => &mut self.peace,
            _ => return Reply::Ignored,
        };
        match (grid.mouse(mouse), mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick) => self.act(ctx, Action::Open),
            (Hit::Row(_), MouseKind::RightClick) => self.act(ctx, Action::Order),
            (Hit::Nothing, _) => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    fn show(&mut self, ctx: &Context, subject: Subject) {
        let desk = Desk::new(ctx);
        match subject {
            Subject::Treaty(id) => {
                self.choose(id);
                let treaty = desk.public().treaty(id);
                let asked = treaty.is_some_and(|t| t.has(desk.me) && !t.candidates.is_empty());
                self.views.at = if asked { ENTRY } else { MEMBERS };
                if let Some(treaty) = treaty {
                    self.entry.selected = accession::waiting(&desk, treaty);
                }
            }
            Subject::Founding(_) => self.views.at = FOUND,
            Subject::Motion(id) => {
                if let Some(motion) = desk.public().motion(id) {
                    self.choose(motion.treaty);
                    self.views.at = COUNCIL;
                    self.council.selected = council::row_of(&desk, motion);
                }
            }
            Subject::Case(id) => {
                if let Some(case) = desk.public().case(id) {
                    self.choose(case.treaty);
                    self.views.at = CASES;
                    self.cases.selected = cases::row_of(&desk, case);
                }
            }
            Subject::Pair(challenger, target) => {
                self.views.at = LEDGER;
                self.ledger.look(Some(challenger), Some(target));
            }
            Subject::Nation(id) if self.views.at == LEDGER => {
                self.ledger.look(None, Some(id));
            }
            Subject::Nation(id) if self.views.at == FOUND => self.composer(&desk).look(id),
            Subject::Nation(id) => match desk.public().treaties_of(id).next() {
                Some(treaty) => self.choose(treaty.id),
                None => {
                    self.views.at = LEDGER;
                    self.ledger.look(None, Some(id));
                }
            },
            _ => {}
        }
    }

    fn pages(&self) -> usize {
        PAGES
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        let desk = Desk::new(ctx);
        if self.views.at == LEDGER {
            return Some(self.ledger.subject(&desk));
        }
        let treaty = self.treaty(&desk)?;
        match self.views.at {
            MEMBERS => {
                let member = NationId::at(self.members.selected);
                Some(if treaty.has(member) {
                    Subject::Nation(member)
                } else {
                    Subject::Treaty(treaty.id)
                })
            }
            BURDEN => Some(Subject::Nation(self.burden.member(&desk, treaty))),
            READY => {
                let member = preparation::member(&desk, treaty, &self.ready);
                Some(Subject::Nation(member))
            }
            PEACE => peace::region(&desk, treaty, &self.peace).map(Subject::Region),
            COUNCIL => self.motion(&desk).map(|m| Subject::Motion(m.id)),
            CASES => self.case(&desk).map(|c| Subject::Case(c.id)),
            FOUND => Some(match found::invitation(&desk) {
                Some(founding) => Subject::Founding(founding.id),
                None => Subject::Treaty(treaty.id),
            }),
            _ => Some(Subject::Treaty(treaty.id)),
        }
    }
}
