//! Crises and wars: the ladder, both sides' moves, the stakes, and what one can do.

mod card;
mod composer;
mod ladder;

pub use self::ladder::heat;

use self::composer::Composer;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::desk::Desk;
use super::orders;
use crate::ids::CrisisId;
use crate::order::{Action as Move, Order};
use crate::tell;
use crate::tui::widgets::gauge;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Hit, Row};
use crate::tui::widgets::views::{Text, rule};
use crate::tui::{
    Action, Choice, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject, Tab,
};
use crate::view::Crisis;

const COLUMNS: [Column; 8] = [
    Column::left("Ladder", 6),
    Column::left("Rung", 13),
    Column::left("Who", 3),
    Column::left("whom", 4),
    Column::left("Over", 12).grow(),
    Column::left("Since", 8),
    Column::left("You", 13),
    Column::right("Dead", 11),
];

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Crises {
    grid: GridState,
    /// Whether the player has chosen a crisis; until then the most urgent is shown.
    chosen: bool,
    card: Text,
    composer: Option<Composer>,
}

impl Crises {
    fn crisis<'a>(&self, desk: &Desk<'a>) -> Option<&'a Crisis> {
        let id = CrisisId(u32::try_from(self.grid.selected).unwrap_or(0));
        let chosen = desk.public().crisis(id).filter(|_| self.chosen);
        chosen.or_else(|| ordered(desk).first().copied())
    }

    fn act_on(&self, desk: &Desk, action: Move) -> Reply {
        match self.crisis(desk) {
            Some(c) => Reply::Do(Command::Order(Order::Act {
                crisis: c.id,
                action,
            })),
            None => Reply::Handled,
        }
    }
}

/// The crises that one has a part in first, then the hottest.
fn ordered<'a>(desk: &Desk<'a>) -> Vec<&'a Crisis> {
    let mut list: Vec<&Crisis> = desk.public().crises.iter().collect();
    list.sort_by_key(|c| {
        let outside = c.side_of(desk.me).is_none();
        (
            orders::crisis::leads(desk, c).is_none(),
            outside,
            std::cmp::Reverse(c.rung),
            c.id,
        )
    });
    list
}

/// To accept is to take the other side's terms, or for want of such the mediator's.
fn acceptance(desk: &Desk, crisis: &Crisis) -> Move {
    let theirs = orders::crisis::leads(desk, crisis).and_then(|s| crisis.offers[s.other().index()]);
    match (theirs, crisis.proposal) {
        (None, Some(_)) => Move::Agree,
        _ => Move::Accept,
    }
}

fn row(desk: &Desk, crisis: &Crisis) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let color = heat(theme, crisis.rung);
    let deaths: f64 = crisis.deaths.iter().sum();
    let mine = desk.public().treaties_of(desk.me).any(|t| {
        desk.public()
            .cases
            .iter()
            .any(|c| c.crisis == crisis.id && c.treaty == t.id)
    });
    let (role, style) = match (orders::crisis::leads(desk, crisis), crisis.side_of(desk.me)) {
        (Some(_), _) if moved(desk, crisis) => ("√ ordered", ink.accent),
        (Some(_), _) => ("your move", ink.warn),
        (None, Some(side)) => (tell::side(side, desk.view), ink.text),
        (None, None) if crisis.mediator == Some(desk.me) => ("you mediate", ink.accent),
        (None, None) if mine => ("ally calls", ink.warn),
        (None, None) => ("outside", ink.dim),
    };
    let dead = if deaths > 0.0 {
        tell::people(deaths)
    } else {
        "·".to_owned()
    };
    Row::new(
        usize::try_from(crisis.id.0).unwrap_or(0),
        vec![
            Cell::spans(
                f64::from(crisis.rung),
                gauge::steps(theme, crisis.rung.into(), 6, color),
            ),
            Cell::number(
                f64::from(crisis.rung),
                tell::rung(crisis.rung, desk.view),
                Style::new().fg(color),
            ),
            Cell::text(desk.code(crisis.challenger), desk.tint(crisis.challenger)),
            Cell::text(desk.code(crisis.target), desk.tint(crisis.target)),
            Cell::text(tell::stake(crisis.stake, desk.view), ink.text),
            Cell::number(
                f64::from(crisis.began),
                desk.scenario().date(crisis.began).to_string(),
                ink.dim,
            ),
            Cell::text(role, style),
            Cell::number(deaths, dead, if deaths > 0.0 { ink.bad } else { ink.dim }),
        ],
    )
}

/// Whether a move in the crisis is among the drafts.
fn moved(desk: &Desk, crisis: &Crisis) -> bool {
    desk.ctx
        .draft
        .orders()
        .iter()
        .any(|o| matches!(o, Order::Act { crisis: c, .. } if *c == crisis.id))
}

impl Panel for Crises {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        let desk = Desk::new(ctx);
        let Some(crisis) = self.crisis(&desk) else {
            let lines = [
                "The world is calm: no crisis is open.",
                "",
                "A demand opens one, at the rung of a threat. Each turn both sides then hold, raise, offer terms or \
                 give way; others take sides, mediate, or are called upon by their treaties. Rung 5 is war.",
            ];
            let text = lines.map(|l| ratatui::text::Line::styled(l, desk.ink.dim));
            let place = Rect {
                x: area.x + 1,
                y: area.y + 1,
                width: area.width.saturating_sub(2),
                height: area.height.saturating_sub(1),
            };
            self.card.draw(place, buf, text.to_vec(), &desk.ink);
            return;
        };
        self.grid.selected = usize::try_from(crisis.id.0).unwrap_or(0);
        let rows: Vec<Row> = ordered(&desk).into_iter().map(|c| row(&desk, c)).collect();
        let rows_high = u16::try_from(rows.len() + 1).unwrap_or(u16::MAX);
        let high = rows_high.clamp(3, (area.height / 3).max(3));
        let list = Rect {
            height: high,
            ..area
        };
        grid::draw(list, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
        let head = Rect {
            y: list.bottom(),
            height: 1,
            ..area
        };
        let title = orders::crisis::title(&desk, crisis);
        let title = match &self.composer {
            Some(_) => format!("Terms: {title}"),
            None => title,
        };
        rule(head, buf, &title, &desk.ink);
        let card = Rect {
            x: area.x + 1,
            y: head.bottom(),
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(high + 1),
        };
        if let Some(composer) = &mut self.composer {
            composer.draw(&desk, card, buf);
            return;
        }
        let lines = card::lines(&desk, crisis, card.width.into());
        self.card.draw(card, buf, lines, &desk.ink);
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        let desk = Desk::new(ctx);
        if let Some(composer) = &mut self.composer {
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
        if self.grid.act(action) {
            self.chosen = true;
            self.card.offset = 0;
            return Reply::Handled;
        }
        if action == Action::Demand {
            return Reply::Do(demand(&desk));
        }
        let Some(crisis) = self.crisis(&desk) else {
            return Reply::Ignored;
        };
        match action {
            Action::Open | Action::Order => Reply::Do(orders::crisis::list(&desk, crisis)),
            Action::Sort => {
                self.grid.sort_next(COLUMNS.len());
                Reply::Handled
            }
            Action::Hold => self.act_on(&desk, Move::Hold),
            Action::Raise => self.act_on(&desk, Move::Raise),
            Action::Accept => self.act_on(&desk, acceptance(&desk, crisis)),
            Action::Terms => {
                let id = crisis.id;
                self.compose(ctx, Subject::Crisis(id))
            }
            Action::Yield => Reply::Do(orders::crisis::yielding(&desk, crisis).command),
            Action::Side => Reply::Do(orders::choose(
                "Stand by",
                orders::crisis::sides(&desk, crisis),
            )),
            Action::Mediate => Reply::Do(Command::Order(Order::Mediate { crisis: crisis.id })),
            Action::Invoke => {
                let choices = desk.public().treaties_of(desk.me).map(|t| {
                    desk.choice(
                        t.name.to_string(),
                        Order::Invoke {
                            treaty: t.id,
                            crisis: crisis.id,
                        },
                    )
                });
                Reply::Do(orders::choose(
                    "Call on the allies under",
                    choices.collect(),
                ))
            }
            Action::Consult => {
                let choices = desk.public().treaties_of(desk.me).map(|t| {
                    desk.choice(
                        t.name.to_string(),
                        Order::Consult {
                            treaty: t.id,
                            crisis: crisis.id,
                        },
                    )
                });
                Reply::Do(orders::choose("Consult under", choices.collect()))
            }
            Action::Why => match card::reckoning(&desk, crisis) {
                Some((side, why)) => {
                    let verdict = card::verdict(why.value);
                    let title = format!("{} standing firm", desk.name(crisis.leader(side)));
                    Reply::Do(desk.why(title, verdict, why))
                }
                None => Reply::Ignored,
            },
            Action::Locate => match crisis.stake {
                crate::order::Stake::Territory(region) => {
                    Reply::Do(Command::Go(Tab::Map, Some(Subject::Region(region))))
                }
                _ => Reply::Do(Command::Go(Tab::Map, Some(Subject::Nation(crisis.target)))),
            },
            _ => Reply::Ignored,
        }
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let desk = Desk::new(ctx);
        if self.composer.is_some() {
            return [
                Action::Terms,
                Action::More,
                Action::Less,
                Action::View,
                Action::Why,
                Action::Back,
            ]
            .map(Offered::yes)
            .to_vec();
        }
        let demand = Offered::yes(Action::Demand);
        let Some(crisis) = self.crisis(&desk) else {
            return vec![demand];
        };
        let ask = |action, order: &Order| Offered {
            action,
            refused: desk.refusal(order),
        };
        let act = |action, a| {
            ask(
                action,
                &Order::Act {
                    crisis: crisis.id,
                    action: a,
                },
            )
        };
        let outside = crisis.side_of(desk.me).is_none();
        let member = desk.public().treaties_of(desk.me).next().is_some();
        let invoke = match (crisis.target == desk.me, member) {
            (true, true) => Offered::yes(Action::Invoke),
            (true, false) => Offered::no(Action::Invoke, "you are in no treaty"),
            (false, _) => Offered::no(Action::Invoke, "you are not the target"),
        };
        vec![
            act(Action::Hold, Move::Hold),
            act(Action::Raise, Move::Raise),
            Offered::when(
                composer::speaks(&desk, crisis).is_some(),
                Action::Terms,
                "you are neither a leader nor the mediator",
            ),
            act(Action::Accept, acceptance(&desk, crisis)),
            act(Action::Yield, Move::Yield),
            invoke,
            Offered::when(member, Action::Consult, "you are in no treaty"),
            Offered::when(outside, Action::Side, "you are on a side already"),
            ask(Action::Mediate, &Order::Mediate { crisis: crisis.id }),
            demand,
            Offered::yes(Action::Locate),
            Offered::yes(Action::Sort),
        ]
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        if let Some(composer) = &mut self.composer {
            return composer
                .mouse(&Desk::new(ctx), mouse)
                .unwrap_or(Reply::Handled);
        }
        if self.card.mouse(mouse) {
            return Reply::Handled;
        }
        let hit = self.grid.mouse(mouse);
        self.chosen |= hit != Hit::Nothing;
        match (hit, mouse.kind) {
            (Hit::Row(_), MouseKind::DoubleClick | MouseKind::RightClick) => {
                self.act(ctx, Action::Open)
            }
            (Hit::Nothing, _) => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    fn compose(&mut self, ctx: &Context, subject: Subject) -> Reply {
        let desk = Desk::new(ctx);
        self.show(ctx, subject);
        let Some(crisis) = self.crisis(&desk) else {
            return Reply::Ignored;
        };
        match composer::speaks(&desk, crisis) {
            Some(side) => {
                self.composer = Some(Composer::new(&desk, crisis, side));
                Reply::Handled
            }
            None => Reply::Do(Command::Say(
                "Only the two leaders and a mediator put terms on the table.".to_owned(),
            )),
        }
    }

    fn show(&mut self, _ctx: &Context, subject: Subject) {
        self.composer = None;
        if let Subject::Crisis(id) = subject {
            self.grid.selected = usize::try_from(id.0).unwrap_or(0);
            self.chosen = true;
            self.card.offset = 0;
        }
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        self.crisis(&Desk::new(ctx)).map(|c| Subject::Crisis(c.id))
    }
}

/// Whom to make a demand on, those whose challenge would be worth most first.
fn demand(desk: &Desk) -> Command {
    let mut targets: Vec<(f64, Choice)> = desk
        .others()
        .map(|target| {
            let stakes = orders::nation::demands(desk, target);
            let best = orders::nation::best_stake(desk, target);
            let choice = orders::more(
                format!("{}…", desk.name(target)),
                orders::nation::demand_title(desk, target),
                stakes,
                "nothing to demand",
            );
            match best {
                Some((stake, why)) => {
                    let (over, worth) =
                        (tell::stake(stake, desk.view), orders::reckoning(desk, &why));
                    let note = format!("A challenge over {over} is worth {worth}");
                    (why.value, choice.note(note))
                }
                None => (f64::NEG_INFINITY, choice),
            }
        })
        .collect();
    targets.sort_by(|a, b| b.0.total_cmp(&a.0));
    orders::choose("A demand on", targets.into_iter().map(|t| t.1).collect())
}
