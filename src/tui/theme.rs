//! Colours by meaning. A panel never names a colour: it asks the theme for what it wants to say.

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::Error;
use super::cell::Glyphs;
use super::color::{self, Depth, mix};
use super::widgets::caret::SELECTION;

/// A set of colours by meaning; everything is RGB and brought down to the terminal's depth when drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    pub name: String,
    pub title: String,
    /// What the terminal can show; in `Mono` styles speak through modifiers.
    pub depth: Depth,
    /// What block glyphs the terminal's font has.
    pub glyphs: Glyphs,
    /// Behind everything, and behind panels, popups and the bars at top and bottom.
    pub ground: Color,
    pub surface: Color,
    pub raised: Color,
    pub bar: Color,
    pub line: Color,
    pub line_focus: Color,
    pub ink: Color,
    pub ink_dim: Color,
    pub ink_strong: Color,
    pub accent: Color,
    pub good_ink: Color,
    pub warn_ink: Color,
    pub bad_ink: Color,
    pub info_ink: Color,
    pub chosen_ground: Color,
    pub chosen_ink: Color,
    pub own: Color,
    pub ally: Color,
    pub neutral: Color,
    pub enemy: Color,
    pub sea: Color,
    pub land: Color,
    pub coast: Color,
    /// From little to much: five steps.
    pub heat: [Color; 5],
    /// From hostile to friendly: five steps.
    pub diverging: [Color; 5],
    /// For lines of a graph and for blocs.
    pub series: [Color; 8],
    /// How far nations' own colours are drawn towards the ground, 0..1.
    pub mute: f64,
}

/// A theme's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    title: String,
    ground: String,
    surface: String,
    raised: String,
    bar: String,
    line: String,
    line_focus: String,
    ink: String,
    ink_dim: String,
    ink_strong: String,
    accent: String,
    good: String,
    warn: String,
    bad: String,
    info: String,
    chosen_ground: String,
    chosen_ink: String,
    own: String,
    ally: String,
    neutral: String,
    enemy: String,
    sea: String,
    land: String,
    coast: String,
    heat: [String; 5],
    diverging: [String; 5],
    series: [String; 8],
    mute: f64,
}

/// The themes that ship: name and text.
pub const SHIPPED: [(&str, &str); 5] = [
    ("dark", include_str!("../../assets/themes/dark.ron")),
    ("light", include_str!("../../assets/themes/light.ron")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.ron"),
    ),
    (
        "colour-blind",
        include_str!("../../assets/themes/colour-blind.ron"),
    ),
    ("mono", include_str!("../../assets/themes/mono.ron")),
];

impl Theme {
    /// A shipped theme; the first for an unknown name.
    ///
    /// # Errors
    /// A theme that does not parse; a test keeps this from shipping.
    pub fn shipped(name: &str, depth: Depth, glyphs: Glyphs) -> Result<Self, Error> {
        let &(name, text) = SHIPPED.iter().find(|t| t.0 == name).unwrap_or(&SHIPPED[0]);
        Self::read(name, text, depth, glyphs)
    }

    /// The theme in a file's `text`.
    ///
    /// # Errors
    /// Text that is no theme, or a value in it that is no colour or no share.
    pub fn read(name: &str, text: &str, depth: Depth, glyphs: Glyphs) -> Result<Self, Error> {
        let fault = |message: String| Error::Asset {
            file: format!("themes/{name}.ron"),
            message,
        };
        let raw: Raw = ron::from_str(text).map_err(|e| fault(e.to_string()))?;
        raw.theme(name, depth, glyphs).map_err(fault)
    }

    /// The name of the theme for whoever has chosen none, by the ground that the terminal is said to have.
    #[must_use]
    pub fn usual() -> &'static str {
        let light = std::env::var("COLORFGBG").is_ok_and(|v| v.ends_with(";15"));
        if light { "light" } else { "dark" }
    }

    /// The name of the theme after this one.
    #[must_use]
    pub fn following(&self) -> &'static str {
        let here = SHIPPED.iter().position(|t| t.0 == self.name).unwrap_or(0);
        SHIPPED[(here + 1) % SHIPPED.len()].0
    }

    #[must_use]
    pub fn is_mono(&self) -> bool {
        self.depth == Depth::Mono
    }

    /// Plain text on a panel.
    #[must_use]
    pub fn text(&self) -> Style {
        Style::new().fg(self.ink).bg(self.surface)
    }

    /// Less important text, still readable.
    #[must_use]
    pub fn dim(&self) -> Style {
        Style::new().fg(self.ink_dim)
    }

    /// Headings and figures that matter.
    #[must_use]
    pub fn strong(&self) -> Style {
        Style::new()
            .fg(self.ink_strong)
            .add_modifier(Modifier::BOLD)
    }

    #[must_use]
    pub fn accent(&self) -> Style {
        Style::new().fg(self.accent)
    }

    #[must_use]
    pub fn good(&self) -> Style {
        Style::new().fg(self.good_ink)
    }

    #[must_use]
    pub fn warn(&self) -> Style {
        Style::new().fg(self.warn_ink)
    }

    /// Bold too: alarm must not hang on colour alone.
    #[must_use]
    pub fn bad(&self) -> Style {
        Style::new().fg(self.bad_ink).add_modifier(Modifier::BOLD)
    }

    #[must_use]
    pub fn info(&self) -> Style {
        Style::new().fg(self.info_ink)
    }

    /// Good above 0, bad below, dim at 0.
    #[must_use]
    pub fn signed(&self, value: f64) -> Style {
        if value > 0.005 {
            self.good()
        } else if value < -0.005 {
            self.bad()
        } else {
            self.dim()
        }
    }

    /// A share that is good when high: bad below 0.35, warning below 0.6.
    #[must_use]
    pub fn share(&self, value: f64) -> Style {
        match value {
            v if v < 0.35 => self.bad(),
            v if v < 0.6 => self.warn(),
            _ => self.good(),
        }
    }

    /// The line under the cursor, which the terminal's cursor follows. Where the panel has no focus it is
    /// dimmer; without colours reverse or bold.
    #[must_use]
    pub fn selected(&self, focused: bool) -> Style {
        let style = self.lit(focused);
        if focused {
            style.add_modifier(SELECTION)
        } else {
            style
        }
    }

    /// The same look for what is on without being where the cursor is, such as the tab that shows.
    #[must_use]
    pub fn lit(&self, focused: bool) -> Style {
        match (self.is_mono(), focused) {
            (true, true) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (true, false) => Style::new().add_modifier(Modifier::UNDERLINED),
            (false, true) => Style::new()
                .fg(self.chosen_ink)
                .bg(self.chosen_ground)
                .add_modifier(Modifier::BOLD),
            (false, false) => Style::new().bg(mix(self.surface, self.chosen_ground, 0.35)),
        }
    }

    #[must_use]
    pub fn border(&self, focused: bool) -> Style {
        let style = Style::new().fg(if focused { self.line_focus } else { self.line });
        if focused && self.is_mono() {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        }
    }

    /// The bars at the top and the bottom.
    #[must_use]
    pub fn bar(&self) -> Style {
        let style = Style::new().fg(self.ink).bg(self.bar);
        if self.is_mono() {
            style.add_modifier(Modifier::REVERSED)
        } else {
            style
        }
    }

    /// A key in the hint bar.
    #[must_use]
    pub fn key(&self) -> Style {
        Style::new().fg(self.accent).add_modifier(Modifier::BOLD)
    }

    /// A colour for 0..1 on the ramp from little to much.
    #[must_use]
    pub fn heat(&self, value: f64) -> Color {
        ramp(&self.heat, value)
    }

    /// A colour for -1..1 from hostile to friendly.
    #[must_use]
    pub fn relation(&self, value: f64) -> Color {
        ramp(&self.diverging, (value + 1.0) / 2.0)
    }

    /// A nation's own colour as this theme shows it on the map.
    #[must_use]
    pub fn nation(&self, (r, g, b): (u8, u8, u8)) -> Color {
        mix(Color::Rgb(r, g, b), self.land, self.mute)
    }
}

fn ramp(steps: &[Color; 5], value: f64) -> Color {
    let at = if value.is_finite() {
        value.clamp(0.0, 1.0) * 4.0
    } else {
        0.0
    };
    let low = (at as usize).min(3);
    mix(steps[low], steps[low + 1], at - low as f64)
}

impl Raw {
    fn theme(self, name: &str, depth: Depth, glyphs: Glyphs) -> Result<Theme, String> {
        let c = |text: &String| color::parse(text);
        fn all<const N: usize>(texts: &[String; N]) -> Result<[Color; N], String> {
            let mut colors = [Color::Reset; N];
            for (slot, text) in colors.iter_mut().zip(texts) {
                *slot = color::parse(text)?;
            }
            Ok(colors)
        }
        if !(0.0..=1.0).contains(&self.mute) {
            return Err(format!("mute is {}, and must be from 0 to 1", self.mute));
        }
        Ok(Theme {
            name: name.to_owned(),
            depth,
            glyphs,
            ground: c(&self.ground)?,
            surface: c(&self.surface)?,
            raised: c(&self.raised)?,
            bar: c(&self.bar)?,
            line: c(&self.line)?,
            line_focus: c(&self.line_focus)?,
            ink: c(&self.ink)?,
            ink_dim: c(&self.ink_dim)?,
            ink_strong: c(&self.ink_strong)?,
            accent: c(&self.accent)?,
            good_ink: c(&self.good)?,
            warn_ink: c(&self.warn)?,
            bad_ink: c(&self.bad)?,
            info_ink: c(&self.info)?,
            chosen_ground: c(&self.chosen_ground)?,
            chosen_ink: c(&self.chosen_ink)?,
            own: c(&self.own)?,
            ally: c(&self.ally)?,
            neutral: c(&self.neutral)?,
            enemy: c(&self.enemy)?,
            sea: c(&self.sea)?,
            land: c(&self.land)?,
            coast: c(&self.coast)?,
            heat: all(&self.heat)?,
            diverging: all(&self.diverging)?,
            series: all(&self.series)?,
            mute: self.mute,
            title: self.title,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::contrast;

    #[test]
    fn a_share_beyond_its_ends_is_refused() {
        let text = SHIPPED[0].1;
        for mute in ["-0.1", "1.5", "NaN"] {
            let text = text.replace("mute: 0.36", &format!("mute: {mute}"));
            let read = Theme::read("own", &text, Depth::True, Glyphs::Half);
            let told = read.unwrap_err().to_string();
            assert!(told.starts_with("themes/own.ron: mute is "), "{told}");
        }
    }

    #[test]
    fn text_of_every_theme_reads_on_every_ground_it_is_put_on() {
        for (name, _) in SHIPPED {
            let t = Theme::shipped(name, Depth::True, Glyphs::Octant).unwrap();
            let inks = [
                t.ink,
                t.ink_dim,
                t.ink_strong,
                t.accent,
                t.good_ink,
                t.warn_ink,
                t.bad_ink,
                t.info_ink,
            ];
            for ground in [t.ground, t.surface, t.raised, t.bar] {
                for ink in inks {
                    assert!(
                        contrast(ink, ground) >= 4.5,
                        "{name}: {ink} on {ground}: {:.2}",
                        contrast(ink, ground)
                    );
                }
            }
            assert!(
                contrast(t.chosen_ink, t.chosen_ground) >= 4.5,
                "{name}: selection"
            );
            let dimmer = mix(t.surface, t.chosen_ground, 0.35);
            assert!(
                contrast(t.ink, dimmer) >= 4.5,
                "{name}: dim selection {:.2}",
                contrast(t.ink, dimmer)
            );
        }
    }
}
