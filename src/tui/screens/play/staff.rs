//! What the staff foresees, as the play screen has it: the chance of war in the title, with its trend and with what the draft makes of
//! it.

use std::sync::Arc;

use casus_core::estimate::{Change, Link, Share, Staff, moved};
use casus_core::ids::NationId;
use casus_core::tell;
use casus_core::view::View;
use ratatui::text::Span;

use crate::context::Size;
use crate::theme::Theme;
use crate::worker::Outlook;

/// The step of danger from which the briefing speaks of it.
const DANGER: usize = 2;

/// The staff's latest word, and its last on the turn before.
#[derive(Default)]
pub struct Foresight {
    now: Option<Outlook>,
    before: Option<(u32, NationId, Share)>,
}

impl Foresight {
    /// Takes in what the staff says; what is of an earlier turn than is known already goes into the trend.
    pub fn hear(&mut self, outlook: Outlook) {
        if let Some(last) = self.now.take() {
            let (turn, me) = at(&last.standing);
            if (turn, me) != at(&outlook.standing) && me == outlook.position.view.me {
                self.before = Some((turn, me, last.standing.chance(0, Link::War)));
            }
        }
        self.now = Some(outlook);
    }

    /// What is foreseen for `me` on `turn`, if the staff has looked at it.
    pub fn of(&self, turn: u32, me: NationId) -> Option<&Outlook> {
        let now = self.now.as_ref();
        now.filter(|now| at(&now.standing) == (turn, me))
    }

    /// By how much the chance of war has moved since the turn before, where that is more than the error of both.
    fn trend(&self, turn: u32, me: NationId, now: Share) -> Option<f64> {
        let (before_turn, whose, before) = self.before?;
        let follows = before_turn + 1 == turn && whose == me;
        moved(before, now).filter(|_| follows)
    }

    /// How likely the staff thinks a demand on the nation.
    pub fn demand(&self, view: &View) -> Option<String> {
        let outlook = self.of(view.public.turn, view.me)?;
        let share = outlook.standing.chance(0, Link::Demand);
        Some(format!("Demand within a year: {}", tell::chance(share)))
    }

    /// What the briefing says of the chance of war, where it has moved or is a danger: how likely it is, and below that what has
    /// moved it, or how it comes.
    pub fn news(&self, view: &View) -> Option<(String, String)> {
        let (turn, me) = (view.public.turn, view.me);
        let outlook = self.of(turn, me)?;
        let now = outlook.standing.chance(0, Link::War);
        let moved = self.trend(turn, me, now);
        if moved.is_none() && tell::danger_step(now.value()) < DANGER {
            return None;
        }
        let before = moved.map_or(String::new(), |change| {
            format!(", {} before", percent(now.value() - change))
        });
        let text = format!("War on us within a year: {}{before}", tell::chance(now));
        let cause = outlook.trend.as_ref().zip(moved);
        let cause = cause
            .map(|(trend, change)| format!("In points: {}", tell::causes(trend, change, view)));
        let how = || tell::bad(outlook.bad.as_ref()?, view).into_iter().next();
        let hint = cause.or_else(how);
        Some((
            text,
            hint.unwrap_or_else(|| "What the staff foresees".to_owned()),
        ))
    }
}

fn at(staff: &Arc<Staff>) -> (u32, NationId) {
    (staff.view().public.turn, staff.view().me)
}

impl Outlook {
    /// What the draft changes in the chance of a link; None where there is no draft, or it makes no difference.
    #[must_use]
    pub fn drafted(&self, link: Link) -> Option<Change> {
        let staff = self.drafted.as_ref()?;
        Some(staff.change(1, link)).filter(|change| change.matters())
    }
}

/// The chance of war within a year as it stands in the title.
pub fn title(
    foresight: &Foresight,
    (turn, me): (u32, NationId),
    theme: &Theme,
    size: Size,
) -> Vec<Span<'static>> {
    let Some(outlook) = foresight.of(turn, me) else {
        return Vec::new();
    };
    let share = outlook.standing.chance(0, Link::War);
    let label = match size {
        Size::Small => "war ",
        Size::Medium => "war in a year ",
        Size::Large => "war on us within a year: ",
    };
    let level = tell::level(share);
    let style = match tell::danger_step(level) {
        0 => theme.good(),
        1 => theme.text(),
        2 => theme.warn(),
        _ => theme.bad(),
    };
    let word = match size {
        Size::Small => tell::danger_sign(level).to_owned(),
        Size::Medium | Size::Large => {
            format!("{} {}", tell::danger_sign(level), tell::danger(level))
        }
    };
    let mut spans = vec![
        Span::styled(label, theme.dim()),
        Span::styled(format!("{word} {}", tell::chance_short(share)), style),
    ];
    if let Some(change) = foresight.trend(turn, me, share) {
        spans.push(arrow(theme, change));
    }
    if let Some(change) = outlook.drafted(Link::War) {
        let arrow = if theme.glyphs.is_ascii() { ">" } else { "→" };
        let then = (share.value() + change.value()).clamp(0.0, 1.0);
        let style = if change.value() < 0.0 {
            theme.good()
        } else {
            theme.bad()
        };
        spans.push(Span::styled(format!(" {arrow} {}", percent(then)), style));
    }
    spans
}

/// A change that is more than chance, in points.
fn arrow(theme: &Theme, change: f64) -> Span<'static> {
    let points = (change.abs() * 100.0).round();
    match change > 0.0 {
        true => Span::styled(format!(" ▲{points}"), theme.bad()),
        false => Span::styled(format!(" ▼{points}"), theme.good()),
    }
}

/// Never nought and never all.
fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round().clamp(1.0, 99.0))
}
