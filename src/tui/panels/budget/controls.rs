//! What can be set: the defence share, its split, mobilisation, works.

use casus_core::content::Arm;
use casus_core::figures::{self, fixed};
use casus_core::ids::RegionId;
use casus_core::judge::matter;
use casus_core::order::Order;
use casus_core::reckon;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::cell::left;
use crate::panels::desk::Desk;
use crate::panels::form::{Fields, Form, Value};
use crate::panels::orders;
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::put::put;
use crate::{Command, Reply};

/// Cells before a bar begins.
const LABEL: u16 = 21;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    Share,
    Mix(Arm),
    Equipment,
    Guard,
    Mobilise,
    Works(RegionId),
}

impl Control {
    /// Whether it is a share that more and less move.
    #[must_use]
    pub const fn slides(self) -> bool {
        matches!(
            self,
            Self::Share | Self::Mix(_) | Self::Equipment | Self::Guard
        )
    }
}

/// The controls from top to bottom.
fn controls(desk: &Desk) -> Vec<Control> {
    let mut list = vec![Control::Share];
    list.extend(Arm::ALL.map(Control::Mix));
    list.push(Control::Equipment);
    if desk.scenario().domains.cyber {
        list.push(Control::Guard);
    }
    list.push(Control::Mobilise);
    list.extend(desk.regions_of(desk.me).map(Control::Works));
    list
}

/// The defence share as it stands or is drafted, in thousandths of GDP.
#[must_use]
pub fn permille(desk: &Desk) -> u16 {
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::SetDefence { permille } => Some(*permille),
        _ => None,
    });
    drafted.unwrap_or((desk.view.nation(desk.me).defence * 1000.0).round() as u16)
}

/// The split as it stands or is drafted, in percent; sums to 100.
#[must_use]
pub fn split(desk: &Desk) -> [u8; 3] {
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match *o {
        Order::SetMix { land, air, naval } => Some([land, air, naval]),
        _ => None,
    });
    drafted.unwrap_or_else(|| whole(desk.view.own.mix))
}

/// Shares in whole percent, the largest taking up what rounding leaves.
fn whole(mix: [f64; 3]) -> [u8; 3] {
    let mut split = mix.map(|m| (m * 100.0).round().clamp(0.0, 100.0) as u8);
    let sum: i32 = split.iter().map(|&s| i32::from(s)).sum();
    let most = (0..3).max_by_key(|&i| (split[i], 3 - i)).unwrap_or(0);
    split[most] = (i32::from(split[most]) + 100 - sum).clamp(0, 100) as u8;
    split
}

/// The share for new models as it stands or is drafted, in percent.
#[must_use]
pub fn equipment(desk: &Desk) -> u8 {
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::SetEquipment { percent } => Some(*percent),
        _ => None,
    });
    drafted.unwrap_or((desk.view.nation(desk.me).equipment * 100.0).round() as u8)
}

fn models(desk: &Desk, steps: i32) -> Order {
    let next = (i32::from(equipment(desk)) + steps).clamp(0, 100);
    Order::SetEquipment {
        percent: next as u8,
    }
}

/// The share of GDP for one's networks as it stands or is drafted, in ten-thousandths.
#[must_use]
pub fn basis_points(desk: &Desk) -> u8 {
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::SetGuard { basis_points } => Some(*basis_points),
        _ => None,
    });
    drafted.unwrap_or(stands_at(desk))
}

fn stands_at(desk: &Desk) -> u8 {
    (desk.view.nation(desk.me).networks.share * 10_000.0).round() as u8
}

/// The most that may be spent on them, in ten-thousandths.
fn most_guard(desk: &Desk) -> i32 {
    (desk.scenario().rules.cyber.share_most * 10_000.0).round() as i32
}

fn guard(desk: &Desk, steps: i32) -> Order {
    let next = (i32::from(basis_points(desk)) + steps).clamp(0, most_guard(desk).min(255));
    Order::SetGuard {
        basis_points: next as u8,
    }
}

/// The top of the slider, thousandths.
fn top(desk: &Desk) -> u16 {
    let ceiling = (desk.scenario().rules.orders.defence_ceiling * 1000.0) as u16;
    let now = permille(desk).max((desk.view.nation(desk.me).defence * 1000.0) as u16);
    ceiling.min((now * 2).max(100))
}

fn share(desk: &Desk, steps: i32) -> Order {
    let ceiling = i32::from((desk.scenario().rules.orders.defence_ceiling * 1000.0) as u16);
    let next = (i32::from(permille(desk)) + steps).clamp(0, ceiling);
    Order::SetDefence {
        permille: next as u16,
    }
}

/// The share at a place of the slider, 0..1.
#[must_use]
pub fn share_at(desk: &Desk, at: f64) -> Order {
    Order::SetDefence {
        permille: (at.clamp(0.0, 1.0) * f64::from(top(desk))).round() as u16,
    }
}

/// One arm more or less; the others give or take, the larger first.
fn mix(desk: &Desk, arm: Arm, change: i32) -> Order {
    let mut split = split(desk).map(i32::from);
    let i = arm.index();
    let next = (split[i] + change).clamp(0, 100);
    let mut left = next - split[i];
    split[i] = next;
    let mut others: Vec<usize> = (0..3).filter(|&o| o != i).collect();
    others.sort_by_key(|&o| (std::cmp::Reverse(split[o]), o));
    for o in others {
        let take = if left > 0 {
            left.min(split[o])
        } else {
            left.max(split[o] - 100)
        };
        split[o] -= take;
        left -= take;
    }
    let [land, air, naval] = split.map(|s| s.clamp(0, 100) as u8);
    Order::SetMix { land, air, naval }
}

/// Whether an order asks for what is so already.
fn stands(desk: &Desk, order: &Order) -> bool {
    match *order {
        Order::SetDefence { permille } => {
            (desk.view.nation(desk.me).defence * 1000.0).round() as u16 == permille
        }
        Order::SetMix { land, air, naval } => whole(desk.view.own.mix) == [land, air, naval],
        Order::SetEquipment { percent } => {
            (desk.view.nation(desk.me).equipment * 100.0).round() as u8 == percent
        }
        Order::SetGuard { basis_points } => stands_at(desk) == basis_points,
        _ => false,
    }
}

/// Drafts an order, or takes back the draft when it asks for what is so already.
pub fn give(desk: &Desk, order: Order) -> Reply {
    let drafts = desk.ctx.draft.orders();
    let drafted = drafts.iter().position(|o| matter(o) == matter(&order));
    match (stands(desk, &order), drafted) {
        (true, Some(i)) => Reply::Do(Command::Withdraw(i)),
        (true, None) => Reply::Handled,
        (false, _) => Reply::Do(Command::Order(order)),
    }
}

/// Draws the controls; returns where their bars are.
pub fn draw(form: &mut Form<Controls>, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
    let mut title = vec![Span::styled(" Set", desk.ink.title)];
    if let Some(goal) = guideline(desk) {
        title.push(Span::styled(
            format!("   guideline {} at the mark", figures::percent(goal)),
            desk.ink.dim,
        ));
    }
    put(Line::from(title), area, buf);
    let body = area::below(area, 1);
    form.draw(desk, body, true, buf);
    area::cells(body, area.x + LABEL, bars_in(area.width))
}

/// Cells of the bars in a form of `width` cells.
const fn bars_in(width: u16) -> u16 {
    width.saturating_sub(LABEL + 2)
}

/// The controls as lines of a form.
#[derive(Default)]
pub struct Controls;

impl Fields for Controls {
    type Line = Control;

    fn lines(&self, desk: &Desk) -> Vec<Control> {
        controls(desk)
    }

    fn columns(&self, width: u16) -> [u16; 2] {
        [LABEL, width]
    }

    /// It is in one piece with what it labels.
    fn label(&self, desk: &Desk, _: Control) -> (String, Style) {
        (String::new(), desk.ink.text)
    }

    fn value(&self, desk: &Desk, line: Control, width: u16) -> Value {
        let line = self::line(desk, line, guideline(desk), bars_in(width).into());
        Value::Says(1, line)
    }

    fn change(&mut self, desk: &Desk, line: Control, _: usize, steps: i32) -> Reply {
        match line {
            Control::Share => give(desk, share(desk, steps)),
            Control::Mix(arm) => give(desk, mix(desk, arm, steps * 5)),
            Control::Equipment => give(desk, models(desk, steps * 5)),
            Control::Guard => give(desk, guard(desk, steps)),
            Control::Mobilise | Control::Works(_) => Reply::Handled,
        }
    }

    fn open(&mut self, desk: &Desk, line: Control, _: usize) -> Reply {
        Reply::Do(match line {
            Control::Share => orders::state::defence_prompt(desk),
            Control::Mix(_) => orders::state::mixes(desk),
            Control::Equipment => orders::state::equipment(desk),
            Control::Guard => orders::networks::guards(desk),
            Control::Mobilise => orders::state::mobilise(desk).command,
            Control::Works(region) => Command::Order(Order::Build { region }),
        })
    }
}

/// The highest spending guideline one is bound to.
pub fn guideline(desk: &Desk) -> Option<f64> {
    let guidelines = desk
        .public()
        .treaties_of(desk.me)
        .filter_map(|t| t.guideline);
    guidelines.max_by(f64::total_cmp)
}

fn line(desk: &Desk, control: Control, goal: Option<f64>, wide: usize) -> Line<'static> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let label =
        |name: &str, value: String| Span::styled(format!("{}{value:>9}", left(name, 10)), ink.text);
    let gap = Span::raw(" ");
    let mut spans = Vec::new();
    match control {
        Control::Share => {
            let now = permille(desk);
            let changed = !stands(desk, &Order::SetDefence { permille: now });
            let tick = if changed { "√ " } else { "" };
            spans.extend([
                label(
                    "Defence",
                    format!("{tick}{}%", fixed(f64::from(now) / 10.0, 1)),
                ),
                gap,
            ]);
            let top = f64::from(top(desk));
            let color = if changed {
                theme.accent
            } else {
                theme.info_ink
            };
            let mark = goal.map_or(desk.view.nation(desk.me).defence, |g| g) * 1000.0 / top;
            spans.extend(bars::marked(theme, f64::from(now) / top, mark, wide, color));
        }
        Control::Mix(arm) => {
            let split = split(desk);
            let changed = split != whole(desk.view.own.mix);
            let tick = if changed { "√ " } else { "" };
            let share = split[arm.index()];
            spans.extend([
                label(
                    &format!("  {}", tell::arm_cell(arm, desk.view)),
                    format!("{tick}{share}%"),
                ),
                gap,
            ]);
            let color = if changed {
                theme.accent
            } else {
                theme.info_ink
            };
            spans.extend(bars::thin(theme, f64::from(share) / 100.0, wide, color));
        }
        Control::Equipment => {
            let now = equipment(desk);
            let changed = !stands(desk, &Order::SetEquipment { percent: now });
            let tick = if changed { "√ " } else { "" };
            spans.extend([label("New models", format!("{tick}{now}%")), gap]);
            let color = if changed {
                theme.accent
            } else {
                theme.info_ink
            };
            let asked = desk
                .public()
                .treaties_of(desk.me)
                .filter_map(|t| desk.public().charter(t).equipment)
                .fold(0.0, f64::max);
            let mark = if asked > 0.0 {
                asked
            } else {
                desk.view.nation(desk.me).equipment
            };
            spans.extend(bars::marked(
                theme,
                f64::from(now) / 100.0,
                mark,
                wide,
                color,
            ));
        }
        Control::Guard => {
            let now = basis_points(desk);
            let changed = now != stands_at(desk);
            let tick = if changed { "√ " } else { "" };
            let share = fixed(f64::from(now) / 100.0, 2);
            spans.extend([label("Networks", format!("{tick}{share}%")), gap]);
            let color = if changed {
                theme.accent
            } else {
                theme.info_ink
            };
            // As hard as they are to get into now, beside what the share leads to.
            let aim = desk
                .scenario()
                .rules
                .cyber
                .guard_for(f64::from(now) / 10_000.0);
            let guard = desk.view.nation(desk.me).networks.guard;
            spans.extend(bars::marked(theme, aim, guard, wide, color));
        }
        Control::Mobilise => {
            let on = desk.view.nation(desk.me).mobilised;
            let drafted = desk.drafted(&Order::Mobilise { on: !on });
            let word = match (on, drafted) {
                (false, false) => "no",
                (true, false) => "yes",
                (false, true) => "√ yes",
                (true, true) => "√ no",
            };
            spans.extend([label("Mobilised", word.to_owned()), gap]);
            let hint = || {
                if on {
                    return "enter: stand down".to_owned();
                }
                let men = tell::men(reckon::reservists(desk.view, desk.me), desk.view);
                let months = desk.scenario().rules.economy.call_up_months;
                let short = format!("enter: call up {men}");
                let long = format!("{short} in {months} months");
                if long.len() <= wide { long } else { short }
            };
            let text = desk
                .refusal(&Order::Mobilise { on: !on })
                .unwrap_or_else(hint);
            spans.push(Span::styled(text, ink.dim));
        }
        Control::Works(region) => {
            let order = Order::Build { region };
            let level = desk.view.region(region).infrastructure;
            let tick = if desk.drafted(&order) { "√ " } else { "" };
            // Where there is no room for the bar beside the name, the name goes first: the level is a figure too.
            let all = usize::from(LABEL) + wide;
            let bar = if all >= 48 { 10 } else { 0 };
            let named = all.saturating_sub(6 + bar + 9).clamp(14, 26);
            spans.push(Span::styled(
                format!(
                    "{}{:>5}",
                    left(desk.region(region), named),
                    format!("{tick}{}/10", fixed(level, 0))
                ),
                ink.text,
            ));
            spans.push(gap);
            let price = desk.price(&order);
            let price = price.trim_start_matches("costs ").to_owned();
            let text = match desk.refusal(&order) {
                Some(_) if level >= 10.0 => "complete".to_owned(),
                Some(reason) => reason,
                None => price,
            };
            if bar > 0 {
                spans.extend(bars::thin(theme, level / 10.0, 8, theme.info_ink));
            }
            spans.push(Span::styled(format!("  {text}"), ink.dim));
        }
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn whole_percents_sum_to_a_hundred() {
        assert_eq!(whole([1.0 / 3.0; 3]), [34, 33, 33]);
        assert_eq!(whole([0.5, 0.25, 0.25]), [50, 25, 25]);
        assert_eq!(
            whole([0.605, 0.195, 0.2])
                .iter()
                .map(|&s| u32::from(s))
                .sum::<u32>(),
            100
        );
    }
}
