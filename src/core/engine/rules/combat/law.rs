//! The arithmetic of battle, pure.

use crate::content::CombatRules;
use crate::content::scale::logistic;

/// Points that fit on `km` of border where the terrain lets `factor` of the normal density through.
pub fn room(rules: &CombatRules, km: f64, factor: f64) -> f64 {
    km / 100.0 * rules.density * factor
}

/// Share of `points` that counts where there is room for `room`: what does not fit is reserve.
pub fn committed(rules: &CombatRules, points: f64, room: f64) -> f64 {
    if points <= room || points <= 0.0 {
        return 1.0;
    }
    (room + rules.reserve_share * (points - room)) / points
}

/// Chance that an attack wins the ground, by the log of the ratio of strengths.
pub fn win_chance(rules: &CombatRules, log_ratio: f64) -> f64 {
    logistic(rules.win_slope * (log_ratio - rules.win_even))
}

/// Share of strength that a side loses in a month against an enemy whose superiority is
/// `exp(log_superiority)`: Lanchester's law with an exponent between his linear and square ones
/// (Helmbold's form). `luck` has mean 1.
pub fn loss(rules: &CombatRules, log_superiority: f64, luck: f64) -> f64 {
    let share = rules.loss * libm::exp(rules.law * log_superiority.clamp(-3.0, 3.0)) * luck;
    share.min(rules.loss_ceiling)
}

/// What the sky multiplies strength on the ground by: `own` and `enemy` air strength, `troops` the sum of
/// both sides' strength on the ground.
pub fn air(rules: &CombatRules, own: f64, enemy: f64, troops: f64) -> f64 {
    let all = own + enemy;
    if all <= 0.0 {
        return 1.0;
    }
    let presence = (all / (rules.air_full * troops).max(1e-9)).min(1.0);
    1.0 + rules.air_effect * presence * (own - enemy) / all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Rules, Texts};

    fn rules() -> CombatRules {
        Rules::read(&Texts::shipped()).unwrap().combat
    }

    #[test]
    fn what_does_not_fit_counts_as_reserve() {
        let rules = rules();
        let room = room(&rules, 200.0, 0.5);
        assert_eq!(room, 0.5 * 2.0 * rules.density);
        assert_eq!(committed(&rules, room, room), 1.0);
        let share = committed(&rules, 3.0 * room, room);
        assert!((share * 3.0 - (1.0 + 2.0 * rules.reserve_share)).abs() < 1e-12);
    }

    #[test]
    fn losses_lie_between_the_linear_and_the_square_law() {
        let rules = rules();
        let two = libm::log(2.0);
        let weak = loss(&rules, two, 1.0) / loss(&rules, 0.0, 1.0);
        assert!(weak > 1.0 && weak < 2.0);
        assert!(loss(&rules, -two, 1.0) < rules.loss);
        assert!(loss(&rules, 9.0, 100.0) <= rules.loss_ceiling);
    }

    #[test]
    fn the_stronger_wins_more_often() {
        let rules = rules();
        assert!(win_chance(&rules, 1.5) > win_chance(&rules, 0.5));
        assert!((win_chance(&rules, rules.win_even) - 0.5).abs() < 1e-12);
        assert!(air(&rules, 2.0, 1.0, 5.0) > 1.0 && air(&rules, 1.0, 2.0, 5.0) < 1.0);
        assert_eq!(air(&rules, 0.0, 0.0, 5.0), 1.0);
    }
}
