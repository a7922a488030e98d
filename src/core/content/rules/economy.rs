use serde::{Deserialize, Serialize};

use crate::content::Nation;

/// Constants of assets/rules/economy.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EconomyRules {
    /// Share a year of the way that what the world is used to of a defence share follows the true one.
    pub used_to: f64,
    /// Share a year by which what is particular to a nation's defence share fades, of its logarithm.
    pub custom_fades: f64,
    /// What the state spends on everything but defence, share of GDP.
    pub civil: f64,
    /// Share of civil spending that dues can push aside.
    pub civil_gives: f64,
    /// Taxes beyond what the budget of the first day needs, share of GDP.
    pub surplus: f64,
    /// Share of a rise of defence spending that taxes pay; the rest is debt.
    pub tax_follows: f64,
    /// Treasury, as a share of GDP, above which taxes are cut.
    pub hoard: f64,
    /// Growth lost for every unit of debt over GDP, per year.
    pub debt_growth: f64,
    /// Stability lost for every unit of debt over GDP, per year.
    pub debt_stability: f64,
    /// Debt over GDP at which nothing more is bought.
    pub debt_limit: f64,

    /// The business cycle: what is left of a deviation after a year, and its spread per year.
    pub cycle_memory: f64,
    pub cycle_spread: f64,
    /// Cyclical growth below which it is a recession.
    pub recession: f64,
    /// Growth lost for each unit of defence share above the first day's.
    pub guns: f64,
    /// Growth gained for each unit of stability above the first day's.
    pub stability_growth: f64,
    /// Growth gained in peace from rebuilding, for all of the works destroyed.
    pub rebuilding_growth: f64,
    /// GDP lost a year while the works lie in ruins, for all of them.
    pub ruin: f64,
    /// How much more a head makes per point of infrastructure.
    pub works_weight: f64,
    /// Infrastructure regained a year in peace and in war.
    pub repair: f64,
    pub repair_at_war: f64,
    /// Share of an occupied region's yearly output that the occupier takes.
    pub requisition: f64,
    /// The most that a land's people come to, in times those of the first day.
    pub people_ceiling: f64,
    /// GDP that a nation keeps at least, as a share of the first day's.
    pub gdp_floor: f64,
    /// GDP, billions of 1990 dollars, from which on growth is no longer exponential but linear.
    pub frontier: f64,
    /// GDP, billions of 1990 dollars, below which decline is no longer exponential.
    pub subsistence: f64,
    /// Share of its output that a freed region has at once.
    pub freed_output: f64,

    /// Billions a year to keep a point of land, air and naval strength at a cost index of 1.
    pub upkeep: [f64; 3],
    /// Billions to raise a point.
    pub price: [f64; 3],
    /// GDP per head, thousands of 1990 dollars, at which the cost index is 1, and the index's exponent.
    pub cost_head: f64,
    pub cost_exponent: f64,
    /// Cost grows with modernity m as this plus m.
    pub cost_base: f64,
    /// Share of strength that wears out in a year.
    pub wear: f64,
    /// Share of strength lost in a year to which nothing is paid.
    pub neglect: f64,
    /// Readiness lost in a year by a force to which nothing is paid.
    pub neglect_readiness: f64,
    /// Share of procurement that goes into research and new models on the first day.
    pub research: f64,
    /// Months between two formations of new forces.
    pub formation_months: f64,
    /// Points that are formed at once.
    pub batch: f64,
    /// Readiness of new formations.
    pub green: f64,
    /// A force smaller than this joins another in peace; one smaller than `trace` is disbanded.
    pub cadre: f64,
    pub trace: f64,

    /// Points that mobilisation can call up per million people, and per point of standing army.
    pub reserve_per_million: f64,
    pub reserve_per_point: f64,
    /// Months to call up all, and to send them home.
    pub call_up_months: f64,
    pub stand_down_months: f64,
    /// Cost of a reservist relative to a regular.
    pub reserve_cost: f64,
    /// GDP lost a year per share of the population under arms.
    pub called_up_growth: f64,

    /// Billions from a treaty's fund for one point of infrastructure, and how far above the first day's level.
    pub common_works: f64,
    pub common_works_ceiling: f64,
}

impl EconomyRules {
    /// How many times its people of the first day a land of `nation` has after some `years`, where now it has `times` as many:
    /// growth slows on the way to the ceiling (Verhulst's logistic of 1838).
    #[must_use]
    pub fn filled(&self, nation: &Nation, times: f64, years: u32) -> f64 {
        let (growth, ceiling) = (nation.population_growth, self.people_ceiling);
        if growth.abs() < f64::EPSILON || times <= 0.0 {
            return times;
        }
        let pace = libm::log1p(growth) * ceiling / (ceiling - 1.0);
        ceiling / (1.0 + (ceiling / times - 1.0) * libm::exp(-pace * f64::from(years)))
    }

    /// What a point of strength costs a nation beside [`Self::upkeep`] and [`Self::price`]: pay follows income, arms follow
    /// modernity. GDP in billions, people in millions, `modernity` 0..1.
    #[must_use]
    pub fn cost_index(&self, gdp: f64, people: f64, modernity: f64) -> f64 {
        let head = gdp / people.max(1e-3);
        let income = libm::pow((head / self.cost_head).max(1e-3), self.cost_exponent);
        income * (self.cost_base + modernity)
    }

    /// Billions a year to keep `points` of each arm at a cost index of `index`, `reservists` of those on land being paid
    /// elsewhere.
    #[must_use]
    pub fn upkeep_of(&self, points: [f64; 3], reservists: f64, index: f64) -> f64 {
        let prices = self.upkeep;
        let land = (points[0] - reservists).max(0.0);
        index * (prices[0] * land + prices[1] * points[1] + prices[2] * points[2])
    }

    /// Points of reservists that `nation` can call up in all, having so many million people and points of regulars: as many as it
    /// has trained, and as its cadres can lead. A militia leads itself in the same measure as it is larger than others' reserves.
    #[must_use]
    pub fn reservists(&self, nation: &Nation, people: f64, regulars: f64) -> f64 {
        let usual = self.reserve_per_million;
        let trained = nation.reserves.unwrap_or(usual);
        let militia = if usual > 0.0 { trained / usual } else { 1.0 };
        (trained * people).min(self.reserve_per_point * militia.max(1.0) * regulars)
    }
}
