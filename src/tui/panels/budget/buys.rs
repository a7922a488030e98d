//! What a per cent of output more or less comes to a year from now, and what the forces need and get.

use casus_core::figures::{fixed, signed};
use casus_core::order::Order;
use casus_core::reckon::{self, Course};
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::controls::permille;
use crate::cell::wrap;
use crate::panels::desk::Desk;
use crate::widgets::area;
use crate::widgets::put::put;
use crate::widgets::views::rule;

/// Rows of the whole; with fewer it is left out.
pub const ROWS: u16 = 9;
/// Months ahead.
const AHEAD: u32 = 12;
/// Thousandths of output between two lines.
const STEP: i32 = 10;
/// Change of all points that is one, shares of them.
const CHANGE: f64 = 0.005;

pub fn draw(desk: &Desk, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    rule(
        area::row(area, area.y),
        buf,
        "A per cent more or less, in a year",
        ink,
    );
    let head = format!("{:>8}{:>15}{:>11}", "defence", "all, in men", "treasury");
    put(
        Span::styled(head, ink.dim),
        area::row(area, area.y + 1),
        buf,
    );
    let set = i32::from(permille(desk));
    let ceiling = (desk.scenario().rules.orders.defence_ceiling * 1000.0) as i32;
    let now: f64 = desk.view.estimate(desk.me).strength.iter().sum();
    let mut y = area.y + 2;
    for step in [-STEP, 0, STEP] {
        let share = set + step;
        if !(0..=ceiling).contains(&share) {
            continue;
        }
        let course = course(desk, share as u16);
        let all: f64 = course.points.iter().sum();
        let change = all / now.max(1e-9) - 1.0;
        let (sign, style) = if change.abs() < CHANGE {
            ("▬", ink.dim)
        } else if change > 0.0 {
            ("▲", ink.good)
        } else {
            ("▼", ink.bad)
        };
        let here = if step == 0 { "▸" } else { " " };
        let purse = if course.treasury < 0.0 {
            ink.bad
        } else {
            ink.text
        };
        let mut spans = vec![
            Span::styled(
                format!("{here}{:>6}%", fixed(f64::from(share) / 10.0, 1)),
                ink.text,
            ),
            Span::styled(
                format!(
                    "{:>8} {sign}{:>5}",
                    tell::men_cell(all),
                    format!("{}%", signed(change * 100.0, 0))
                ),
                style,
            ),
            Span::styled(format!("{:>11}", desk.money(course.treasury)), purse),
        ];
        if let Some(months) = course.empty {
            let date = desk
                .scenario()
                .told(desk.public().turn + months / u32::from(desk.scenario().turn_months));
            let said = format!(" empty in {date}");
            let short = if area.width < 54 {
                " empty".to_owned()
            } else {
                said
            };
            spans.push(Span::styled(short, ink.bad));
        }
        put(Line::from(spans), area::row(area, y), buf);
        y += 1;
    }
    let room = usize::from(area.width).saturating_sub(2);
    for line in wrap(&keeps(desk, &course(desk, set as u16)), room) {
        if y >= area.bottom() {
            break;
        }
        put(
            Span::styled(format!(" {line}"), ink.dim),
            area::row(area, y),
            buf,
        );
        y += 1;
    }
}

/// The year ahead with that share, all other drafts standing.
fn course(desk: &Desk, permille: u16) -> Course {
    let mut orders = desk.ctx.draft.orders().to_vec();
    orders.retain(|o| !matches!(o, Order::SetDefence { .. }));
    orders.push(Order::SetDefence { permille });
    reckon::course(desk.view, &orders, AHEAD)
}

/// What upkeep asks and gets, and what wear takes and purchases give.
fn keeps(desk: &Desk, course: &Course) -> String {
    let need = desk.money(course.need);
    let paid = match course.unpaid > 0.005 {
        true => format!(
            "The forces need {need} a year and get {} less: what is not paid for is lost.",
            desk.money(course.need * course.unpaid)
        ),
        false => format!("The forces need {need} a year, and get it."),
    };
    format!(
        "{paid} Wear takes the arms of {} a year; purchases bring those of {}.",
        tell::men(course.worn, desk.view),
        tell::men(course.bought, desk.view)
    )
}
