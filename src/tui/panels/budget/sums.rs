//! Last year's money, and what the allies spend.

use casus_core::figures::{self, signed};
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::reckon;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::{Line, Span};

use super::controls::{guideline, permille};
use super::{course, outlook};
use crate::Command;
use crate::cell::left;
use crate::panels::desk::{Desk, percent};
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::put::put;
use crate::widgets::views::rule;

pub fn draw(desk: &Desk, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let mut lines = vec![state(desk)];
    lines.extend(spending(desk, area.width));
    let rows = u16::try_from(lines.len()).unwrap_or(10);
    paint(&lines, area, buf);
    let y = area.y + rows;
    if area.bottom() <= y + 1 {
        return;
    }
    let head = area::row(area, y);
    rule(head, buf, "Defence shares of allies", ink);
    let rest = area::rows(area, y + 1, area.bottom() - y - 1);
    let spent = allies(desk, rest);
    paint(&spent, rest, buf);
    let used = u16::try_from(spent.len()).unwrap_or(rest.height) + 1;
    if used < rest.height {
        let below = area::below(rest, used);
        course::draw(desk, below, buf);
    }
}

fn paint(lines: &[Line], area: Rect, buf: &mut Buffer) {
    for (i, line) in lines.iter().take(area.height.into()).enumerate() {
        let y = area.y + u16::try_from(i).unwrap_or(0);
        put(line.clone(), area::row(area, y), buf);
    }
}

fn state(desk: &Desk) -> Line<'static> {
    let ink = &desk.ink;
    let state = desk.view.nation(desk.me);
    let treasury = desk.view.own.treasury;
    Line::from(vec![
        Span::styled("GDP ", ink.dim),
        Span::styled(desk.money(state.gdp), ink.text),
        Span::styled(
            format!(" {}%", signed(state.growth * 100.0, 1)),
            ink.signed(state.growth),
        ),
        Span::styled("  Treasury ", ink.dim),
        Span::styled(
            desk.money(treasury),
            if treasury < 0.0 { ink.bad } else { ink.text },
        ),
    ])
}

/// Income and every kind of spending as bars of the income.
fn spending(desk: &Desk, width: u16) -> Vec<Line<'static>> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let s = &desk.view.own.spending;
    if s.revenue <= 0.0 {
        let mut lines = vec![Line::styled("Nothing is booked yet.", ink.dim)];
        lines.extend(ahead(desk));
        return lines;
    }
    let out = [
        ("Upkeep", s.upkeep, theme.warn_ink),
        ("Procurement", s.procurement, theme.warn_ink),
        ("Mobilisation", s.mobilisation, theme.bad_ink),
        ("Dues", s.dues, theme.accent),
        ("Works", s.works, theme.accent),
        ("Aid", s.aid, theme.accent),
        ("Groups armed", s.backing, theme.bad_ink),
        ("Networks", s.networks, theme.accent),
        ("Civil", s.civil, theme.info_ink),
    ];
    let most = s.revenue.max(s.outlay()).max(1e-9);
    let wide = usize::from(width.saturating_sub(24).clamp(6, 60));
    let row = |name: &str, value: f64, color: Color| {
        #[cfg(test)]
        crate::cell::labels::note(name);
        let mut spans = vec![Span::styled(
            format!("{}{:>9} ", left(name, 13), desk.money(value)),
            ink.text,
        )];
        spans.extend(bars::thin(theme, value / most, wide, color));
        Line::from(spans)
    };
    let mut lines = vec![row("Revenue", s.revenue, theme.good_ink)];
    lines.extend(
        out.into_iter()
            .filter(|o| o.1 > 0.0005)
            .map(|(n, v, c)| row(n, v, c)),
    );
    lines.push(sum(desk, "Balance", s.balance(), "a year"));
    for (reason, billions) in outlook::beside(desk) {
        lines.push(sum(desk, &reason, billions, "once"));
    }
    lines.extend(ahead(desk));
    lines
}

/// A sum under the bars, with what kind of sum it is.
fn sum(desk: &Desk, name: &str, billions: f64, kind: &str) -> Line<'static> {
    let ink = &desk.ink;
    Line::from(vec![
        Span::styled(left(name, 15), ink.dim),
        Span::styled(
            format!("{:>9} {kind}", desk.money(billions)),
            ink.signed(billions),
        ),
    ])
}

/// What lies ahead where it is not what lies behind: the balance under the orders drafted, and what they take
/// from the treasury at once.
fn ahead(desk: &Desk) -> Vec<Line<'static>> {
    let (view, drafts) = (desk.view, desk.ctx.draft.orders());
    let (standing, drafted) = (reckon::balance(view, &[]), reckon::balance(view, drafts));
    let spending = &view.own.spending;
    let coarse = 0.002 * view.nation(desk.me).gdp;
    let mut lines = Vec::new();
    if (spending.balance() - standing).abs() > coarse {
        lines.push(sum(desk, "From now on", standing, "a year"));
    }
    if drafted != standing {
        lines.push(sum(desk, "As drafted", drafted, "a year"));
    }
    let once: f64 = drafts.iter().map(|o| judge::price(view, o).billions).sum();
    if once > 0.0 {
        lines.push(sum(desk, "Orders", -once, "once"));
    }
    lines
}

fn allies(desk: &Desk, area: Rect) -> Vec<Line<'static>> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let public = desk.public();
    let mut list: Vec<NationId> = desk
        .scenario()
        .nation_ids()
        .filter(|&n| n == desk.me || public.allied(desk.me, n))
        .collect();
    let share = |n: NationId| match n == desk.me {
        true => f64::from(permille(desk)) / 1000.0,
        false => desk.view.nation(n).defence,
    };
    list.sort_by(|&a, &b| share(b).total_cmp(&share(a)).then(a.cmp(&b)));
    if list.len() <= 1 {
        return vec![Line::styled("You have no allies.", ink.dim)];
    }
    // Oneself stays in sight.
    let fits = usize::from(area.height);
    let me = list.iter().position(|&n| n == desk.me).unwrap_or(0);
    let from = (me + 1).saturating_sub(fits);
    let most = list.iter().map(|&n| share(n)).fold(0.01, f64::max);
    let named: u16 = 15;
    let wide = usize::from(area.width.saturating_sub(named + 12).clamp(6, 60));
    let goal = guideline(desk);
    list.iter()
        .skip(from)
        .take(fits)
        .map(|&n| {
            let value = share(n);
            let enough = goal.is_none_or(|g| value >= g);
            let color = if enough {
                theme.good_ink
            } else {
                theme.warn_ink
            };
            let style = if n == desk.me { ink.title } else { ink.text };
            let mut spans = vec![
                desk.badge(n),
                Span::styled(
                    format!(
                        " {}{:>6} ",
                        left(desk.name(n), named.into()),
                        figures::percent(value)
                    ),
                    style,
                ),
            ];
            spans.extend(match goal {
                Some(g) => bars::marked(theme, value / most, g / most, wide, color),
                None => bars::thin(theme, value / most, wide, color),
            });
            Line::from(spans)
        })
        .collect()
}

/// What pulls the defence share up and down.
#[must_use]
pub fn why(desk: &Desk) -> Command {
    let mut why = Why::default();
    let best = reckon::spending(desk.view, desk.me, &mut why);
    let verdict = format!("Your state's interests call for {}% of GDP.", percent(best));
    desk.why("The defence share", verdict, why)
}
