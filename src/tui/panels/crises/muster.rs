//! Who stands where in a crisis, who could come to it, like how many average soldiers, and by when.

use casus_core::content::Arm;
use casus_core::ids::{CrisisId, NationId};
use casus_core::order::Side;
use casus_core::reckon::{self, Comer, DAYS, Ledger};
use casus_core::tell;
use casus_core::view::{Crisis, Participant};
use ratatui::text::{Line, Span};

use super::Crises;
use super::section::Section;
use crate::cell::{left, right};
use crate::panels::desk::Desk;
use crate::panels::orders::crisis::leads;
use crate::widgets::views::field;

/// Nations beside the leader of a side that are listed.
const LISTED: usize = 4;
/// Points that are too few to tell.
const NONE: f64 = 0.05;
/// Columns of the figures: the chance, and a number for today and for each of the days.
const CHANCE: usize = 18;
const NUMBER: usize = 8;
/// Today and the days that are looked at.
const TIMES: usize = DAYS.len() + 1;
/// Columns before a name: its nation's code.
const CODE: usize = 5;

/// The table of who could fight, and whom each side has with it already.
pub struct WhoComes;

impl Section for WhoComes {
    const NAME: &'static str = "Who can come";

    fn lines(host: &mut Crises, desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
        let mut lines = host.muster(desk, crisis).lines(desk, crisis, width);
        for side in Side::BOTH {
            lines.push(Line::default());
            lines.extend(company(desk, crisis, side));
        }
        if let Some(mine) = leads(desk, crisis) {
            lines.extend(how_it_ends(desk, crisis.leader(mine.other())));
        }
        lines
    }
}

/// What the staff has seen come of it where a war with `foe` is the one that comes most often.
fn how_it_ends(desk: &Desk, foe: NationId) -> Vec<Line<'static>> {
    let bad = desk.ctx.outlook.and_then(|o| o.bad.as_ref());
    let Some(bad) = bad.filter(|bad| bad.foe == foe) else {
        return Vec::new();
    };
    let ink = &desk.ink;
    let head = Line::styled("How it may end, as the staff sees it", ink.title);
    let told = tell::bad(bad, desk.view).into_iter();
    let told = told.map(|sentence| Line::styled(sentence, ink.text));
    [Line::default(), head].into_iter().chain(told).collect()
}

/// The strengths on both sides, reckoned once for a crisis and turn.
pub struct Muster {
    key: (u32, NationId, CrisisId),
    ledger: Ledger,
}

impl Muster {
    #[must_use]
    pub fn of(desk: &Desk, crisis: &Crisis) -> Self {
        let pair = (crisis.challenger, crisis.target);
        Self {
            key: key(desk, crisis),
            ledger: reckon::ledger_over(desk.view, pair.0, pair.1, crisis.stake),
        }
    }

    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    #[must_use]
    pub fn holds(&self, desk: &Desk, crisis: &Crisis) -> bool {
        self.key == key(desk, crisis)
    }

    /// A table of both sides, those first on whose side the seat is.
    #[must_use]
    pub fn lines(&self, desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
        let name = width
            .saturating_sub(CODE + CHANCE + NUMBER * TIMES)
            .clamp(10, 30);
        let mut head = left("Men, as they fight", CODE + name) + &right("comes", CHANCE);
        head += &right("today", NUMBER);
        for days in DAYS {
            head += &right(&format!("{days} days"), NUMBER);
        }
        let mut lines = vec![Line::styled(head, desk.ink.head)];
        let ledger = &self.ledger;
        let mut sides = [
            (crisis.target, ledger.alone_by_day[1], &ledger.friends),
            (crisis.challenger, ledger.alone_by_day[0], &ledger.foes),
        ];
        let challenges = crisis.side_of(desk.me).is_some_and(|s| s.index() == 0);
        if challenges {
            sides.swap(0, 1);
        }
        let times = |nation, [ten, thirty, ninety]: [f64; DAYS.len()]| {
            [self.today(desk, nation), ten, thirty, ninety]
        };
        for (leader, alone, others) in sides {
            let alone = times(leader, alone);
            lines.push(row(desk, leader, name, None, alone));
            let told = others.iter().filter(|c| c.by_day[2] >= NONE);
            let told: Vec<(&Comer, [f64; TIMES])> =
                told.map(|c| (c, times(c.nation, c.by_day))).collect();
            let listed = told.iter().take(LISTED);
            lines.extend(listed.map(|(c, men)| row(desk, c.nation, name, Some(c.known), *men)));
            if !told.is_empty() {
                lines.push(together(desk, name, alone, &told));
            }
        }
        lines
    }

    /// Points of a nation that are there now, by the weights of the ledger: of its forces those that stand at the place or on soil
    /// of either leader.
    fn today(&self, desk: &Desk, nation: NationId) -> f64 {
        let (view, ledger) = (desk.view, &self.ledger);
        let rules = &desk.scenario().rules;
        let between = [Some(ledger.challenger), Some(ledger.target)];
        let forces = view.forces.of(nation);
        let there = forces.filter(|f| {
            f.region == ledger.place || between.contains(&view.region(f.region).controller)
        });
        let counted = there.map(|f| {
            let weight = rules.mind.arm_weight[f.arm.index()];
            f.strength * weight * view.public.reach.between(ledger.place, f.region)
        });
        counted.sum::<f64>() * view.estimate(nation).quality(&rules.perception)
    }
}

fn key(desk: &Desk, crisis: &Crisis) -> (u32, NationId, CrisisId) {
    (desk.public().turn, desk.me, crisis.id)
}

fn row(
    desk: &Desk,
    nation: NationId,
    name: usize,
    chance: Option<f64>,
    men: [f64; TIMES],
) -> Line<'static> {
    let ink = &desk.ink;
    let code = desk.code(nation).chars().count();
    let style = match chance {
        None => ink.title,
        Some(_) => ink.text,
    };
    let comes = chance.map_or(Span::styled(right("is there", CHANCE), ink.dim), |p| {
        Span::styled(right(&tell::likely(p), CHANCE), ink.share(p))
    });
    let mut spans = vec![
        desk.badge(nation),
        Span::raw(" ".repeat(CODE.saturating_sub(code))),
        Span::styled(left(desk.name(nation), name), style),
        comes,
    ];
    spans.extend(men.map(|points| figure(desk, points)));
    Line::from(spans)
}

fn figure(desk: &Desk, points: f64) -> Span<'static> {
    match points < NONE {
        true => Span::styled(right("·", NUMBER), desk.ink.faint),
        false => Span::styled(right(&tell::men_cell(points), NUMBER), desk.ink.text),
    }
}

/// What a side may count on: its leader's own, and each other's by its chance.
fn together(
    desk: &Desk,
    name: usize,
    alone: [f64; TIMES],
    others: &[(&Comer, [f64; TIMES])],
) -> Line<'static> {
    let more = others.len().saturating_sub(LISTED);
    let label = match more {
        0 => "together, by their chances".to_owned(),
        n => format!("and {n} more, by their chances"),
    };
    let mut spans = vec![
        Span::raw(" ".repeat(CODE)),
        Span::styled(left(&label, name + CHANCE), desk.ink.dim),
    ];
    for (time, alone) in alone.into_iter().enumerate() {
        let help: f64 = others.iter().map(|(c, men)| c.known * men[time]).sum();
        spans.push(figure(desk, alone + help));
    }
    Line::from(spans)
}

/// Those that stand with a side already: how many they have under arms, whom they lost, and why each came.
fn company(desk: &Desk, crisis: &Crisis, side: Side) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let leader = crisis.leader(side);
    let land = |n| desk.view.estimate(n).strength[Arm::Land.index()];
    let men: f64 = crisis.nations(side).map(land).sum();
    let text = |text: String| vec![Span::styled(text, ink.text)];
    let mut lines = vec![
        Line::from(vec![
            desk.badge(leader),
            Span::styled(format!(" {}", desk.name(leader)), ink.title),
            Span::styled(format!(", {}", tell::side(side, desk.view)), ink.dim),
        ]),
        field("under arms", text(tell::men(men, desk.view)), ink),
    ];
    if crisis.deaths.iter().any(|&d| d > 0.0) {
        let dead = Span::styled(tell::people(crisis.deaths[side.index()]), ink.bad);
        lines.push(field("dead", vec![dead], ink));
    }
    let others = crisis.sides[side.index()].iter();
    lines.extend(
        others
            .filter(|p| p.nation != leader)
            .map(|p: &Participant| {
                let sends = tell::contribution_cell(p.contribution, desk.view);
                let why = tell::cause(p.cause, desk.view);
                let mut spans = vec![desk.badge(p.nation)];
                spans.push(Span::styled(format!(" {sends}, {why}"), ink.text));
                field("with", spans, ink)
            }),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;
    use crate::panels::tests::played;
    use crate::{Context, Draft, Size, Theme};

    #[test]
    fn what_is_there_today_is_there_in_ten_days() {
        let game = played("four-rivers", "BRE", 6);
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        let ctx = Context {
            outlook: None,
            view: &game.view,
            draft: &Draft::default(),
            history: &game.history,
            selected: None,
            theme: &theme,
            size: Size::Medium,
            focused: true,
        };
        let desk = Desk::new(&ctx);
        let crisis = desk.public().crises.iter().find(|c| c.target == desk.me);
        let crisis = crisis.expect("something is demanded of it");
        let muster = Muster::of(&desk, crisis);
        let ledger = muster.ledger();
        let leaders = [crisis.challenger, crisis.target].into_iter();
        let leaders = leaders.zip(ledger.alone_by_day);
        let others = ledger.foes.iter().chain(&ledger.friends);
        let others = others.map(|c| (c.nation, c.by_day));
        for (nation, by_day) in leaders.chain(others) {
            let today = muster.today(&desk, nation);
            assert!(today <= by_day[0] + 1e-9, "{}: {today}", desk.name(nation));
        }
        let mine = muster.today(&desk, desk.me);
        assert!((mine - ledger.alone_by_day[1][0]).abs() < 1e-9, "{mine}");
        assert!(mine > 0.0);
    }
}
