//! Measures of made-up games, whose figures are known.

use serde_json::json;

use super::*;
use crate::facts::Class;

fn dispute(hostility: u8, months: u32, participants: usize) -> serde_json::Value {
    json!({
        "participants": participants, "months": months, "top": hostility, "hostility": hostility,
        "reciprocated": hostility > 3, "target_began_war": false, "challenger_won": null, "powers": null,
    })
}

fn war(powers: [f64; 2], won: bool, target_began_war: bool) -> serde_json::Value {
    let mut war = dispute(5, 13, 2);
    war["challenger_won"] = json!(won);
    war["powers"] = json!(powers);
    war["target_began_war"] = json!(target_began_war);
    war
}

fn game(seed: u64, disputes: &[serde_json::Value]) -> Game {
    let record = json!({
        "map": "m", "start": {"year": 1959, "month": 1}, "turn_months": 1, "years": 2,
        "dyads": [
            {"is": ["land"], "years": 100, "initiated": 10, "wars": 4, "wars_rung_5": 5},
            {"is": ["land", "guarded"], "years": 50, "initiated": 2, "wars": 1, "wars_rung_5": 1},
            {"is": ["land", "allied", "guarded"], "years": 50, "initiated": 0, "wars": 0, "wars_rung_5": 0},
            {"is": [], "years": 1000, "initiated": 1, "wars": 0, "wars_rung_5": 0},
        ],
        "allies": [{"hostility": 4, "opportunities": 20, "joined": 3}],
        "yearly": [
            {"year": 1959, "density": 0.2, "transitivity": 0.5, "allied": 10, "parted": 1, "ranks": []},
            {"year": 1960, "density": 0.3, "transitivity": null, "allied": 20, "parted": 5,
             "ranks": [{"charter": "c", "members": 9, "spearman": 0.5}, {"charter": "c", "members": 5, "spearman": 0.9}]},
            {"year": 1961, "density": 0.4, "transitivity": 0.7, "allied": 15, "parted": null, "ranks": []},
        ],
        "spending_growth": [0.01, 0.02, 0.09],
    });
    let line = json!({"seed": seed, "hash": "0", "disputes": disputes, "record": record});
    serde_json::from_value(line).unwrap()
}

fn value(what: &Measure, games: &[Game]) -> Result<f64, String> {
    let games = Games {
        batches: Vec::new(),
        games: games.to_vec(),
    };
    measure(what, &games).map(|f| f.value)
}

fn near(what: &Measure, games: &[Game], wanted: f64) {
    let found = value(what, games).unwrap();
    assert!((found - wanted).abs() < 1e-9, "{what:?}: {found}");
}

/// What was begun twice or more in a game that is in the batch twice counts twice, and rates stay.
#[test]
fn measures() {
    let disputes = [
        dispute(3, 1, 2),
        dispute(4, 3, 3),
        dispute(4, 5, 2),
        dispute(1, 99, 9),
    ];
    let games = [game(1, &disputes), game(2, &disputes)];
    let near = |what: Measure, wanted| near(&what, &games, wanted);
    near(Measure::Hostility(4), 2.0 / 3.0);
    near(Measure::Hostility(5), 0.0);
    near(Measure::Reciprocated, 2.0 / 3.0);
    near(Measure::Multilateral, 1.0 / 3.0);
    // Months 1, 3 and 5 are turns 0, 2 and 4 apart.
    near(Measure::MedianDays, 2.0 * MONTH_DAYS);
    let land = || Class {
        any: vec![Trait::Land],
        ..Class::default()
    };
    let foes = || Class {
        none: vec![Trait::Allied],
        ..land()
    };
    near(Measure::Disputes(land()), 12.0 / 200.0);
    near(Measure::Wars(land()), 5.0 / 200.0);
    near(Measure::DisputesRatio(foes(), Trait::Guarded), 0.04 / 0.1);
    near(Measure::WarsRatio(foes(), Trait::Guarded), 0.02 / 0.04);
    let odds = (0.04 / 0.96) / (0.1 / 0.9);
    near(
        Measure::DisputesOdds(foes(), Trait::Guarded),
        (odds - 1.0) * 100.0,
    );
    near(Measure::AlliesJoin(4), 0.15);
    near(Measure::WarsPerYear, 0.0);
    near(Measure::SpendingGrowth, 0.02);
    near(Measure::Density(1960), 0.3);
    near(Measure::Transitivity(1961), 0.7);
    near(
        Measure::Dissolution {
            from: 1959,
            to: 1999,
        },
        6.0 / 30.0,
    );
    // The larger of two alliances of a charter.
    let ranks = |from, to| Measure::SpendingRanks {
        charters: vec!["c".to_owned()],
        from,
        to,
    };
    near(ranks(1953, 1967), 0.5);
    for (what, why) in [
        (ranks(1990, 2003), "the games run from 1959 to 1961"),
        (Measure::Density(1913), "and not in 1913"),
        (Measure::Transitivity(1960), "there are no"),
        (Measure::AlliesJoin(3), "there are no ally-opportunities"),
        (Measure::InitiatorWins, "there are no decided wars"),
        (Measure::WinSlope, "too few wars"),
        (
            Measure::DisputesRatio(land(), Trait::Offensive),
            "24 in 400 without",
        ),
    ] {
        let found = value(&what, &games).unwrap_err();
        assert!(found.contains(why), "{what:?}: {found}");
    }
}

/// The initiator is the side that made it a war, and the ratio of power is seen from it.
#[test]
fn wars_are_won_by_somebody() {
    let wars = [
        war([2.0, 1.0], true, false),
        war([2.0, 1.0], false, true),
        war([1.0, 2.0], true, false),
        war([1.0, 2.0], false, true),
    ];
    let games = [game(1, &wars)];
    near(&Measure::WarsPerYear, &games, 2.0);
    near(&Measure::InitiatorWins, &games, 1.0);
    near(&Measure::StrongerWins, &games, 0.5);
    // Initiators twice as strong won two of three, those half as strong one of three.
    let strong = [true, true, false].map(|won| war([2.0, 1.0], won, false));
    let weak = [true, true, false].map(|won| war([2.0, 1.0], won, true));
    let games = [game(1, &strong), game(2, &weak)];
    near(&Measure::WinSlope, &games, 1.0);
}
