//! The table of one's own forces.

use casus_core::content::Arm;
use casus_core::ids::ForceId;
use casus_core::order::Stance;
use casus_core::tell;
use casus_core::view::Sighting;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Forces, around, stance, verbs};
use crate::panels::desk::{Desk, share};
use crate::panels::orders;
use crate::panels::orders::force::{doing, drafted_stance};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::{Text, nothing, rule};
use crate::{Action, Subject};

const COLUMNS: [Column; 9] = [
    Column::left("Arm", 5),
    Column::left("Where", 14).grow(),
    Column::right("Strength", 14),
    Column::right("Ready", 5),
    Column::left("", 8).spare(2),
    Column::right("Supply", 6),
    Column::left("", 8).spare(1),
    Column::left("Stance", 9),
    Column::left("Doing", 22),
];

/// Points by arm, for the line of views.
pub fn totals(desk: &Desk) -> String {
    let sum = |arm: Arm| {
        desk.view
            .my_forces()
            .filter(|f| f.arm == arm)
            .map(|f| f.strength)
            .sum::<f64>()
    };
    format!("{} ", tell::forces(Arm::ALL.map(sum), desk.view))
}

#[derive(Default)]
pub struct Mine {
    grid: GridState,
    card: Text,
}

impl Mine {
    fn force<'a>(&self, desk: &Desk<'a>) -> Option<&'a Sighting> {
        let id = ForceId(u32::try_from(self.grid.selected).unwrap_or(0));
        let chosen = desk.view.force(id).filter(|f| f.nation == desk.me);
        chosen.or_else(|| desk.view.my_forces().next())
    }
}

impl Page for Mine {
    type Host = Forces;

    const NAME: &'static str = "Your forces";

    fn settle(&mut self, _: &mut Forces, desk: &Desk) {
        let force = self.force(desk);
        self.grid.selected = force.map_or(0, |f| usize::try_from(f.id.0).unwrap_or(0));
    }

    fn draw(&mut self, _: &mut Forces, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let Some(force) = self.force(desk) else {
            nothing(area, buf, &["You have no forces."], &desk.ink);
            return;
        };
        let rows = u16::try_from(desk.view.my_forces().count())
            .unwrap_or(u16::MAX)
            .saturating_add(1);
        let high = rows.min(area.height * 3 / 5);
        let list = area::top(area, high);
        let rows = desk.view.my_forces().map(|f| row(desk, f)).collect();
        grid::draw(list, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
        let head = area::row(area, list.bottom());
        rule(head, buf, &orders::force::title(desk, force), &desk.ink);
        let card = Rect::new(
            area.x + 1,
            head.bottom(),
            area.width - 1,
            area.height - high - 1,
        );
        self.card
            .draw(card, buf, around::lines(desk, force), &desk.ink);
    }

    fn verbs<'d>(&self, _: &Forces, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let (force, none) = (self.force(desk), "you have no forces");
        let march = |action| {
            let verb = Verb::about(action, force, none, |f| orders::force::march(desk, f));
            match force.and_then(|f| f.moving) {
                Some((to, _)) => {
                    verb.refused(Some(format!("it is on its way to {}", desk.region(to))))
                }
                None => verb,
            }
        };
        let mut list = vec![
            march(Action::March),
            stance(desk, force.into_iter().collect(), none),
        ];
        list.extend(verbs(desk, force.map(|f| f.region), COLUMNS.len()));
        list.push(march(Action::Route));
        list.extend(
            [Action::Open, Action::Order]
                .map(|action| Verb::about(action, force, none, |f| orders::force::list(desk, f))),
        );
        list
    }

    fn body<'s>(&'s mut self, _: &'s mut Forces) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn card(&mut self, _: &Forces) -> Option<&mut Text> {
        Some(&mut self.card)
    }

    fn show(&mut self, _: &mut Forces, desk: &Desk, subject: Subject) -> bool {
        let own = |id: &ForceId| desk.view.force(*id).is_some_and(|f| f.nation == desk.me);
        match subject {
            Subject::Force(id) if own(&id) => {
                self.grid.selected = usize::try_from(id.0).unwrap_or(0);
                true
            }
            _ => false,
        }
    }

    fn subject(&self, _: &Forces, desk: &Desk) -> Option<Subject> {
        self.force(desk).map(|f| Subject::Force(f.id))
    }
}

fn row(desk: &Desk, force: &Sighting) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let bar = |share: f64| {
        let color = ink.share(share).fg.unwrap_or(theme.ink);
        Cell::spans(share, bars::thin(theme, share, 8, color))
    };
    let drafted = drafted_stance(desk, force);
    let stance = match (drafted, force.stance) {
        (Some(_), _) => ink.accent,
        (None, Stance::Attack) => ink.bad,
        (None, Stance::Defend) => ink.text,
        (None, Stance::Reserve) => ink.dim,
    };
    let tick = if drafted.is_some() { "√ " } else { "" };
    let held = tell::stance_cell(drafted.unwrap_or(force.stance), desk.view);
    let doing = doing(desk, force);
    let doing_style = if doing.starts_with('√') {
        ink.accent
    } else {
        ink.dim
    };
    Row::new(
        usize::try_from(force.id.0).unwrap_or(0),
        vec![
            Cell::text(tell::arm_cell(force.arm, desk.view), ink.head),
            Cell::text(desk.region(force.region), ink.text),
            Cell::number(
                force.strength,
                tell::force(force.strength, force.arm, desk.view),
                ink.title,
            ),
            Cell::number(
                force.readiness,
                share(force.readiness),
                ink.share(force.readiness),
            ),
            bar(force.readiness),
            Cell::number(force.supply, share(force.supply), ink.share(force.supply)),
            bar(force.supply),
            Cell::text(format!("{tick}{held}"), stance),
            Cell::text(
                if force.moving.is_some() || force.target.is_some() || doing.starts_with('√') {
                    doing
                } else {
                    String::new()
                },
                doing_style,
            ),
        ],
    )
}
