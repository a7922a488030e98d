//! What states are measured on: the ends of each scale, which maps, rules and reckonings share.

use std::ops::RangeInclusive;

/// The two ends of a measure.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
}

/// Regimes, from closed autocracy to full democracy, as the Polity project counts them.
pub const REGIME: Scale = Scale::of(-10.0, 10.0);
/// Either axis of what a state stands for.
pub const IDEAL: Scale = Scale::of(-5.0, 5.0);
/// Growth of output a year that is no slip of the pen.
pub const GROWTH: Scale = Scale::of(-0.5, 0.5);
/// Growth of a population a year that is no slip of the pen.
pub const POPULATION_GROWTH: Scale = Scale::of(-0.1, 0.1);
/// What stands in a region: at the top no more can be built.
pub const INFRASTRUCTURE: Scale = Scale::of(0.0, 10.0);

impl Scale {
    const fn of(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// The nearest value that lies on it.
    #[must_use]
    pub const fn hold(self, x: f64) -> f64 {
        x.clamp(self.low, self.high)
    }

    /// How far up a value is, 0..1.
    #[must_use]
    pub const fn share(self, x: f64) -> f64 {
        ((x - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

impl From<Scale> for RangeInclusive<f64> {
    fn from(scale: Scale) -> Self {
        scale.low..=scale.high
    }
}

/// A factor for a share `x` of something: 1 for the middling, half of it at 0, half as much again at 1.
#[must_use]
pub const fn around_one(x: f64) -> f64 {
    0.5 + x
}

/// The chance, 0..1, whose log-odds are `x`.
#[must_use]
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}
