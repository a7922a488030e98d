//! Keyed randomness: every draw is named by the seed, the turn, the phase and the subject it is for,
//! so that a new roll in one place leaves every other roll as it was.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// Who draws. Part of the key of every [`Dice`]; the numbers are saved in no file but decide every
/// game's course, so an entry keeps its number for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Phase {
    Setup = 1,
    Economy = 2,
    Diplomacy = 3,
    Perception = 4,
    Crisis = 5,
    Council = 6,
    Movement = 7,
    Supply = 8,
    Combat = 9,
    Domains = 10,
    Home = 11,
    History = 12,
    Effectiveness = 13,
    Groups = 14,
    /// What one nation imagines of the others: no game is played with these either.
    Imagined = 80,
    /// Draws of games out of a batch, for intervals: no game is played with them.
    Sample = 90,
    /// Other fortunes of a game that was played: each is a seed, and what might have been is played with that.
    Fortune = 91,
    /// The computer's nations: their rolls never disturb the world's.
    Ai = 100,
}

/// A generator for one subject in one phase of one turn.
pub struct Dice(Xoshiro256PlusPlus);

/// The dice for `subject` in `phase` of `turn` of the game with `seed`.
#[must_use]
pub fn dice(seed: u64, turn: u32, phase: Phase, subject: u64) -> Dice {
    Cup::new(seed, turn, phase).dice(subject)
}

/// All the dice of one phase of one turn: for those who roll for many subjects.
#[derive(Clone, Copy)]
pub struct Cup(u64);

impl Cup {
    #[must_use]
    pub fn new(seed: u64, turn: u32, phase: Phase) -> Self {
        let mut key = mix(seed ^ 0x9e37_79b9_7f4a_7c15);
        key = mix(key ^ u64::from(turn));
        Self(mix(key ^ phase as u64))
    }

    /// The dice for `subject`.
    #[must_use]
    pub fn dice(self, subject: u64) -> Dice {
        Dice(Xoshiro256PlusPlus::seed_from_u64(mix(self.0 ^ subject)))
    }
}

/// A subject made of two ids, such as a directed pair of nations.
#[must_use]
pub fn pair(a: impl Into<u64>, b: impl Into<u64>) -> u64 {
    (a.into() << 32) | b.into()
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): spreads every bit of the key.
const fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Dice {
    /// Uniform on `[0, 1)`, with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Whether an event of probability `p` happens; `p` beyond `[0, 1]` counts as its bound.
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// Uniform on `[low, high)`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// Standard normal, by Box and Muller's transform.
    pub fn normal(&mut self) -> f64 {
        let u = 1.0 - self.unit();
        let v = self.unit();
        (-2.0 * libm::log(u)).sqrt() * libm::cos(2.0 * core::f64::consts::PI * v)
    }

    /// Near enough to standard normal for noise that is drawn by the thousand: the sum of four uniforms,
    /// bounded by +-3.47 (Irwin and Hall).
    pub fn bell(&mut self) -> f64 {
        let sum = self.unit() + self.unit() + self.unit() + self.unit();
        (sum - 2.0) * 1.732_050_807_568_877_2
    }

    /// Pareto with minimum 1 and tail exponent `alpha`: heavy-tailed, mean `alpha / (alpha - 1)`.
    pub fn pareto(&mut self, alpha: f64) -> f64 {
        libm::pow(1.0 - self.unit(), -1.0 / alpha)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Golden draws: a change here changes every saved game.
    #[test]
    fn golden_draws() {
        let mut d = dice(1949, 3, Phase::Combat, pair(4u64, 7u64));
        let draws: Vec<u64> = (0..4).map(|_| (d.unit() * 1e9) as u64).collect();
        assert_eq!(draws, GOLDEN);
    }
    const GOLDEN: [u64; 4] = [597_142_461, 547_778_141, 386_429_461, 234_343_318];

    #[test]
    fn keys_are_independent() {
        let a = dice(1, 1, Phase::Supply, 1).unit();
        assert_ne!(a, dice(1, 1, Phase::Supply, 2).unit());
        assert_ne!(a, dice(1, 2, Phase::Supply, 1).unit());
        assert_ne!(a, dice(2, 1, Phase::Supply, 1).unit());
        assert_ne!(a, dice(1, 1, Phase::Combat, 1).unit());
    }
}
