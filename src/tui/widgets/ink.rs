//! The styles that panels write with, taken from the theme once a frame.

use casus_core::estimate::Share;
use casus_core::tell;
use ratatui::style::{Color, Modifier, Style};

use crate::color::{contrast, mix};
use crate::theme::Theme;

/// Styles by meaning.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    pub text: Style,
    pub dim: Style,
    /// Tracks of bars, rules, what recedes.
    pub faint: Style,
    pub title: Style,
    pub head: Style,
    pub good: Style,
    pub warn: Style,
    pub bad: Style,
    pub accent: Style,
    pub selected: Style,
    /// The sign of the line under the cursor, of a scroll bar's thumb and track, and of a rule.
    pub cursor: &'static str,
    pub thumb: &'static str,
    pub track: &'static str,
    pub rule: &'static str,
    /// All is read out, and nothing drawn.
    pub words: bool,
}

impl Ink {
    #[must_use]
    pub fn of(theme: &Theme, focused: bool) -> Self {
        let ascii = theme.glyphs.is_ascii();
        let sign = |fine: &'static str, plain: &'static str| if ascii { plain } else { fine };
        Self {
            cursor: sign("▸", ">"),
            thumb: sign("┃", "#"),
            track: sign("│", "|"),
            rule: sign("─", "-"),
            words: theme.glyphs.is_words(),
            text: Style::new().fg(theme.ink),
            dim: theme.dim(),
            faint: Style::new().fg(theme.line),
            title: theme.strong(),
            head: theme.info(),
            good: theme.good(),
            warn: theme.warn(),
            bad: theme.bad(),
            accent: theme.accent(),
            selected: theme.selected(focused),
        }
    }

    /// A nation's colour, moved towards the ink until it reads on the theme's surface.
    #[must_use]
    pub fn tint(&self, theme: &Theme, (r, g, b): (u8, u8, u8)) -> Style {
        if theme.is_mono() {
            return self.text;
        }
        let own = Color::Rgb(r, g, b);
        let readable = (0..=8)
            .map(|step| mix(own, theme.ink_strong, f64::from(step) / 8.0))
            .find(|&c| contrast(c, theme.surface) >= 4.5);
        Style::new()
            .fg(readable.unwrap_or(theme.ink_strong))
            .add_modifier(Modifier::BOLD)
    }

    /// Good above 0, bad below, dim about 0.
    #[must_use]
    pub fn signed(&self, value: f64) -> Style {
        match value {
            v if v > 0.005 => self.good,
            v if v < -0.005 => self.bad,
            _ => self.dim,
        }
    }

    /// A share 0..1 that is good when high.
    #[must_use]
    pub fn share(&self, value: f64) -> Style {
        match value {
            v if v < 0.35 => self.bad,
            v if v < 0.6 => self.warn,
            _ => self.good,
        }
    }

    /// The chance of something bad, as the staff has counted it.
    #[must_use]
    pub fn foreseen(&self, share: Share) -> Style {
        match tell::danger_step(tell::level(share)) {
            0 | 1 => self.text,
            2 => self.warn,
            _ => self.bad,
        }
    }

    /// A share 0..1 that is bad when high.
    #[must_use]
    pub fn danger(&self, value: f64) -> Style {
        match value {
            v if v >= 0.5 => self.bad,
            v if v >= 0.25 => self.warn,
            v if v >= 0.05 => self.text,
            _ => self.dim,
        }
    }
}
