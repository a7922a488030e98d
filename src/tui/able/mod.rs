//! What the terminal can show: told by its environment at once, and by itself when it answers.

mod known;
mod replies;
mod surroundings;

pub use known::Named;
pub use replies::{QUESTION, Replies};
pub use surroundings::Surroundings;

use super::cell::Glyphs;
use super::color::Depth;
use super::{ColorChoice, GlyphChoice, Options, Settings};

/// What is drawn with, and why.
pub struct Sight {
    surroundings: Surroundings,
    color: ColorChoice,
    /// The line is slow: fewer colours and coarser glyphs are fewer bytes.
    slow: bool,
    /// What the terminal called itself.
    answer: Option<Named>,
    /// What the player chose.
    pub chosen: Option<Glyphs>,
}

impl Sight {
    #[must_use]
    pub fn new(surroundings: Surroundings, color: ColorChoice, slow: bool) -> Self {
        Self {
            surroundings,
            color,
            slow,
            answer: None,
            chosen: None,
        }
    }

    /// What the surroundings say, what the options ask for, and what was chosen on the screen before.
    #[must_use]
    pub fn of(options: &Options, settings: &Settings) -> Self {
        let here = Surroundings::here();
        let mut sight = Self::new(here, options.color, options.low_bandwidth);
        sight.chosen = match options.glyphs {
            _ if options.screen_reader => Some(Glyphs::Words),
            GlyphChoice::Remembered => settings.glyphs.get(sight.key()).copied(),
            GlyphChoice::Auto => None,
            GlyphChoice::These(glyphs) => Some(glyphs),
        };
        sight
    }

    /// Takes what the terminal answered when asked who it is; what begins with no name says nothing.
    pub fn hear(&mut self, answer: &str) {
        self.answer = Named::answered(answer).or(self.answer.take());
    }

    #[must_use]
    pub fn glyphs(&self) -> Glyphs {
        let found = || self.surroundings.glyphs(self.answer.as_ref());
        self.chosen
            .unwrap_or_else(|| match (self.slow, self.depth()) {
                // Without colours a map is made of lines.
                (true, Depth::Mono) => found().max(Glyphs::Half),
                (true, _) => found().max(Glyphs::Whole),
                (false, _) => found(),
            })
    }

    #[must_use]
    pub fn depth(&self) -> Depth {
        // What is read out has no colours, but what is told apart by signs on a terminal without them is drawn for eyes.
        if self.chosen == Some(Glyphs::Words) {
            return Depth::True;
        }
        let found = self.surroundings.depth(self.color, self.answer.as_ref());
        if self.slow {
            found.min(Depth::Indexed)
        } else {
            found
        }
    }

    /// What is drawn with, in words.
    #[must_use]
    pub fn told(&self) -> String {
        let name = self.glyphs().name();
        match self.chosen {
            Some(_) => name.to_owned(),
            None => format!("{name}, as the terminal has them"),
        }
    }

    /// The name under which a choice for this terminal is kept.
    #[must_use]
    pub fn key(&self) -> &str {
        self.surroundings.key()
    }

    #[must_use]
    pub fn may_ask(&self) -> bool {
        self.surroundings.may_ask()
    }

    /// The next choice: after the rungs of the ladder comes what the terminal is thought to have. Where nothing is drawn
    /// there is none.
    pub fn choose_next(&mut self) {
        if self.chosen == Some(Glyphs::Words) {
            return;
        }
        let here = Glyphs::ALL.iter().position(|&g| Some(g) == self.chosen);
        self.chosen = Glyphs::ALL.get(here.map_or(0, |i| i + 1)).copied();
    }
}
