//! Figures over time, a small row a turn: what graphs and research are made of.

use serde::{Deserialize, Serialize};

use crate::ids::{NationId, TreatyId};
use crate::view::{Public, View};

/// The figures at the start of one turn.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// World tension, 0..1.
    pub tension: f64,
    /// By nation.
    pub nations: Vec<NationFigures>,
    /// Cohesion of each treaty in force, 0..1, in id order.
    pub cohesion: Vec<(TreatyId, f64)>,
}

#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct NationFigures {
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    /// Points of all forces, as they truly are.
    pub strength: f64,
    /// Defence as a share of GDP.
    pub defence: f64,
    /// 0..1.
    pub stability: f64,
    pub score: f64,
    /// Credibility with allies, 0..1.
    pub reputation: f64,
}

/// A figure that can be drawn over time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumCount)]
pub enum Figure {
    Gdp,
    Strength,
    Defence,
    Stability,
    Score,
    /// Credibility with allies.
    Reputation,
    /// The world's; the same for every nation.
    Tension,
}

impl Figure {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Gdp,
        Self::Strength,
        Self::Defence,
        Self::Stability,
        Self::Score,
        Self::Reputation,
        Self::Tension,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gdp => "gdp",
            Self::Strength => "strength",
            Self::Defence => "defence",
            Self::Stability => "stability",
            Self::Score => "score",
            Self::Reputation => "reputation",
            Self::Tension => "tension",
        }
    }

    /// Whether it is public; the strength of others is not.
    #[must_use]
    pub fn is_public(self) -> bool {
        self != Self::Strength
    }
}

impl Figures {
    /// The figures of a turn of which nothing is known: all NaN.
    #[must_use]
    pub fn unknown(nations: usize) -> Self {
        let row = NationFigures {
            gdp: f64::NAN,
            strength: f64::NAN,
            defence: f64::NAN,
            stability: f64::NAN,
            score: f64::NAN,
            reputation: f64::NAN,
        };
        Self {
            tension: f64::NAN,
            nations: vec![row; nations],
            cohesion: Vec::new(),
        }
    }

    /// The figures of a turn, from the views of all nations in id order.
    #[must_use]
    pub fn of<'v>(views: impl IntoIterator<Item = &'v View>, public: &Public) -> Self {
        let strengths = views
            .into_iter()
            .map(|v| v.estimate(v.me).strength.iter().sum::<f64>());
        let nations = public
            .nations
            .iter()
            .zip(strengths)
            .map(|(n, strength)| NationFigures {
                gdp: n.gdp,
                strength,
                defence: n.defence,
                stability: n.stability,
                score: n.score,
                reputation: n.reputation[0],
            })
            .collect();
        Self {
            tension: public.tension,
            nations,
            cohesion: public.treaties.iter().map(|t| (t.id, t.cohesion)).collect(),
        }
    }

    /// One figure of one nation; 0 for a nation that is not there.
    #[must_use]
    pub fn get(&self, figure: Figure, nation: NationId) -> f64 {
        let row = self
            .nations
            .get(nation.index())
            .copied()
            .unwrap_or_default();
        match figure {
            Figure::Gdp => row.gdp,
            Figure::Strength => row.strength,
            Figure::Defence => row.defence,
            Figure::Stability => row.stability,
            Figure::Score => row.score,
            Figure::Reputation => row.reputation,
            Figure::Tension => self.tension,
        }
    }
}
