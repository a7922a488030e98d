//! The deterrence ledger: if one nation attacked another, who would come, with what, when, how surely; and
//! what the attacker makes of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::ids::NationId;
use crate::order::Stake;
use crate::reckon::{self, Support};
use crate::tui::cell::left;
use crate::tui::screens::desk::{Desk, months, percent, points};
use crate::tui::screens::orders;
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::tui::widgets::views::{factors, split};
use crate::tui::{Action, Choice, Command, Mouse, Reply, Subject, Tab};
use crate::why::Why;

/// Cells of the bar of likelihood.
const BAR: u16 = 7;

const COLUMNS: [Column; 7] = [
    Column::left("", 3),
    Column::left("Would stand by it", 14).grow(),
    Column::left("Surely", BAR),
    Column::right("", 4),
    Column::right("Brings", 6),
    Column::right("Likely", 6),
    Column::right("There in", 10),
];

/// The pair looked at.
#[derive(Default)]
pub struct Ledger {
    /// Whom it is about; oneself if None.
    pub defender: Option<NationId>,
    /// Who would attack; the most feared if None.
    pub challenger: Option<NationId>,
    grid: GridState,
}

impl Ledger {
    fn pair(&self, desk: &Desk) -> (NationId, NationId) {
        let defender = self.defender.unwrap_or(desk.me);
        let feared = |n: &NationId| desk.view.own.threat.get(n.index()).copied().unwrap_or(0.0);
        let worst = desk
            .scenario()
            .nation_ids()
            .filter(|&n| n != desk.me && n != defender)
            .max_by(|a, b| feared(a).total_cmp(&feared(b)).then(b.cmp(a)));
        let challenger = self.challenger.filter(|&c| c != defender).or(worst);
        (defender, challenger.unwrap_or(desk.me))
    }

    /// Oneself and one's treaty partners.
    fn defenders(desk: &Desk) -> Vec<NationId> {
        let mut list: Vec<NationId> = vec![desk.me];
        let partners = desk
            .public()
            .treaties_of(desk.me)
            .flat_map(|t| t.members.iter().copied());
        let mut partners: Vec<NationId> = partners.filter(|&n| n != desk.me).collect();
        partners.sort();
        partners.dedup();
        list.extend(partners);
        list
    }

    /// Does an action of the ledger; None when it means something else.
    pub fn act(&mut self, desk: &Desk, action: Action) -> Option<Reply> {
        if self.grid.act(action) {
            return Some(Reply::Handled);
        }
        let (defender, challenger) = self.pair(desk);
        match action {
            Action::Left | Action::Right => {
                let list = Self::defenders(desk);
                let at = list.iter().position(|&n| n == defender).unwrap_or(0);
                let step = if action == Action::Left {
                    list.len() - 1
                } else {
                    1
                };
                self.defender = Some(list[(at + step) % list.len()]);
                Some(Reply::Handled)
            }
            Action::More | Action::Less => {
                let list: Vec<NationId> = desk
                    .scenario()
                    .nation_ids()
                    .filter(|&n| n != defender)
                    .collect();
                let at = list.iter().position(|&n| n == challenger).unwrap_or(0);
                let step = if action == Action::Less {
                    list.len() - 1
                } else {
                    1
                };
                self.challenger = Some(list[(at + step) % list.len().max(1)]);
                Some(Reply::Handled)
            }
            Action::Filter | Action::Open => Some(Reply::Do(challengers(desk, defender))),
            Action::Why => {
                let why = believed(desk, challenger, defender);
                let title = format!(
                    "{} challenging {}",
                    desk.name(challenger),
                    desk.name(defender)
                );
                Some(Reply::Do(desk.why(title, verdict(why.value), why)))
            }
            _ => None,
        }
    }

    pub fn mouse(&mut self, mouse: Mouse) -> Reply {
        match self.grid.mouse(mouse) {
            grid::Hit::Nothing => Reply::Ignored,
            _ => Reply::Handled,
        }
    }

    pub fn draw(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let (defender, challenger) = self.pair(desk);
        let ink = &desk.ink;
        let title = Line::from(vec![
            Span::styled(" If ", ink.dim),
            desk.badge(challenger),
            Span::styled(format!(" {} ", desk.name(challenger)), ink.title),
            Span::styled("(+ -) attacked ", ink.dim),
            desk.badge(defender),
            Span::styled(format!(" {} ", desk.name(defender)), ink.title),
            Span::styled("(← →)", ink.dim),
        ]);
        title.render(Rect { height: 1, ..area }, buf);
        let friends = reckon::supporters(desk.view, defender, challenger);
        let foes = reckon::supporters(desk.view, challenger, defender);
        let area = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let high = area
            .height
            .saturating_sub(if area.height >= 30 { 14 } else { 9 });
        let (list, card) = split(area, buf, 56, high, "What it adds up to", ink);
        if friends.is_empty() {
            buf.set_string(
                list.x + 1,
                list.y + 1,
                "Nobody would stand by it.",
                ink.warn,
            );
        } else {
            let rows = friends.iter().map(|s| row(desk, s)).collect();
            grid::draw(list, buf, &COLUMNS, rows, &mut self.grid, ink);
        }
        let lines = sums(
            desk,
            (defender, challenger),
            &friends,
            &foes,
            card.height.into(),
        );
        for (i, line) in lines.into_iter().take(card.height.into()).enumerate() {
            let y = card.y + u16::try_from(i).unwrap_or(0);
            line.render(
                Rect {
                    y,
                    height: 1,
                    ..card
                },
                buf,
            );
        }
    }
}

fn row(desk: &Desk, s: &Support) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let likely = s.probability * s.strength;
    Row::new(
        s.nation.index(),
        vec![
            Cell::text(desk.code(s.nation), desk.tint(s.nation)),
            Cell::text(desk.name(s.nation), ink.text),
            Cell::spans(
                s.probability,
                bars::thin(theme, s.probability, BAR.into(), theme.accent),
            ),
            Cell::number(
                s.probability,
                format!("{}%", percent(s.probability)),
                ink.share(s.probability),
            ),
            Cell::number(s.strength, points(s.strength), ink.text),
            Cell::number(likely, points(likely), ink.title),
            Cell::number(s.months, months(s.months), ink.dim),
        ],
    )
}

fn sums(
    desk: &Desk,
    (defender, challenger): (NationId, NationId),
    friends: &[Support],
    foes: &[Support],
    room: usize,
) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let likely = |list: &[Support], within: f64| {
        list.iter()
            .filter(|s| s.months <= within)
            .map(|s| s.probability * s.strength)
            .sum::<f64>()
    };
    let (own, other) = (desk.strength(defender), desk.strength(challenger));
    let side = |who: NationId, own: f64, list: &[Support]| {
        let count: f64 = list.iter().map(|s| s.probability).sum();
        Line::from(vec![
            desk.badge(who),
            Span::styled(format!(" {}", left(desk.name(who), 18)), ink.text),
            Span::styled(format!("{:>7}", points(own)), ink.text),
            Span::styled(format!("{:>9}", points(own + likely(list, 1.0))), ink.text),
            Span::styled(
                format!("{:>9}", points(own + likely(list, f64::INFINITY))),
                ink.title,
            ),
            Span::styled(format!("{count:>9.1}"), ink.dim),
        ])
    };
    let alone = reckon::odds(&desk.scenario().rules.mind, other, own);
    let with = reckon::prospect(desk.view, challenger, defender, Stake::Alignment).win;
    let odds = Line::from(vec![
        Span::styled("The attacker would win alone ", ink.dim),
        Span::styled(format!("{}%", percent(alone)), ink.danger(alone)),
        Span::styled(", with all ", ink.dim),
        Span::styled(format!("{}%", percent(with)), ink.danger(with)),
    ]);
    let why = believed(desk, challenger, defender);
    let belief = Line::from(vec![
        Span::styled(format!("{} reckons ", desk.code(challenger)), ink.dim),
        Span::styled(format!("{:+.2} ", why.value), ink.signed(-why.value)),
        Span::styled(verdict(why.value), ink.text),
    ]);
    let head = format!(
        "{:<22}{:>7}{:>9}{:>9}{:>9}",
        "", "alone", "1 month", "in all", "friends"
    );
    let mut lines = vec![
        Line::styled(head, ink.head),
        side(defender, own, friends),
        side(challenger, other, foes),
        odds,
        belief,
    ];
    let some = if room > 16 { 8 } else { room.saturating_sub(5) };
    lines.extend(factors(desk.ctx.theme, &why, some));
    if room > lines.len() + 3 {
        lines.push(Line::raw(""));
        lines.push(Line::styled(
            format!("Who would stand by {}", desk.name(challenger)),
            ink.title,
        ));
        if foes.is_empty() {
            lines.push(Line::styled("Nobody.", ink.dim));
        }
        for s in foes {
            lines.push(Line::from(vec![
                desk.badge(s.nation),
                Span::styled(format!(" {}", left(desk.name(s.nation), 18)), ink.text),
                Span::styled(format!("{:>4}%", percent(s.probability)), ink.text),
                Span::styled(format!("{:>9}", points(s.strength)), ink.text),
                Span::styled(format!("{:>11}", months(s.months)), ink.dim),
            ]));
        }
    }
    lines
}

/// What a challenge is worth to the challenger, over whatever it could best demand.
fn believed(desk: &Desk, challenger: NationId, defender: NationId) -> Why {
    let claims = desk.public().claims.iter().filter(|c| c.by == challenger);
    let mut stakes: Vec<Stake> = claims
        .filter(|c| desk.view.region(c.region).owner == Some(defender))
        .map(|c| Stake::Territory(c.region))
        .collect();
    stakes.extend([Stake::Alignment, Stake::Regime]);
    let mut best = Why {
        value: f64::NEG_INFINITY,
        parts: Vec::new(),
    };
    for stake in stakes {
        let mut why = Why::default();
        reckon::challenge(desk.view, challenger, defender, stake, &mut why);
        if why.value > best.value {
            best = why;
        }
    }
    best
}

fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.15 => "an attack pays: deterrence fails",
        v if v > 0.0 => "an attack might just pay",
        v if v > -0.15 => "an attack does not quite pay",
        _ => "an attack costs more than it gains",
    }
}

fn challengers(desk: &Desk, defender: NationId) -> Command {
    let choices = desk
        .scenario()
        .nation_ids()
        .filter(|&n| n != defender)
        .map(|n| {
            let threat = desk.view.own.threat.get(n.index()).copied().unwrap_or(0.0);
            Choice::new(
                desk.name(n),
                Command::Go(Tab::Alliance, Some(Subject::Nation(n))),
            )
            .note(format!("you fear it {}", percent(threat)))
        })
        .collect();
    orders::choose(
        format!("Who would attack {}?", desk.name(defender)),
        choices,
    )
}
