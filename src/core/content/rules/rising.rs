//! Constants that keep an order among themselves.

use serde_json::Value;

/// Lists of constants of which none may be above the next.
pub(super) const RISING: &[&[&str]] = &[
    &["season.winter_band.0", "season.winter_band.1"],
    &["season.mud_band.0", "season.mud_band.1"],
    &["alliance.delivered_part", "alliance.delivered_full"],
    &["peace.failed", "peace.recovered"],
    &["climate.least", "climate.most"],
    &["domains.group_suspected", "domains.group_known"],
    &["settlement.disarmed", "settlement.arms_most"],
    &[
        "settlement.amends",
        "settlement.reparations",
        "settlement.reparations_most",
    ],
    &[
        "mind.answer.thresholds.0",
        "mind.answer.thresholds.1",
        "mind.answer.thresholds.2",
        "mind.answer.thresholds.3",
    ],
    &[
        "mind.peace.sends.0",
        "mind.peace.sends.1",
        "mind.peace.sends.2",
        "mind.peace.sends.3",
    ],
    &[
        "mind.strain.steps.0",
        "mind.strain.steps.1",
        "mind.strain.steps.2",
    ],
];

/// The first two of the list at `paths` that are out of order: both, and what is to be said of them.
pub(super) fn fallen(rules: &Value, paths: &[&'static str]) -> Option<(Vec<&'static str>, String)> {
    let at = |path: &str| {
        rules
            .pointer(&format!("/{}", path.replace('.', "/")))?
            .as_f64()
    };
    paths.windows(2).find_map(|pair| {
        let (low, high) = (at(pair[0])?, at(pair[1])?);
        (low > high).then(|| {
            let message = format!(
                "rules.{} may not be above rules.{}, and {low} is above {high}",
                pair[0], pair[1]
            );
            (pair.to_vec(), message)
        })
    })
}
