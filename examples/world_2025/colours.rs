//! Colours that tell neighbours apart: those of nations.csv, and for all others the one of a wheel that is least like those round it.

use super::figures::State;
use super::table::{Row, wrong};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Result;

type Colour = [u8; 3];

/// Hues of the wheel, and how light and how full each comes.
const HUES: usize = 24;
const SHADES: [(f64, f64); 4] = [(0.82, 0.55), (0.62, 0.6), (0.92, 0.32), (0.48, 0.45)];

/// The colour of each state, by code.
///
/// # Errors
/// If a colour in the table is not three numbers.
pub fn of(states: &[State], borders: &[Row]) -> Result<BTreeMap<String, Colour>> {
    let mut near: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for border in borders {
        let (a, b) = (border.get("a"), border.get("b"));
        near.entry(a).or_default().insert(b);
        near.entry(b).or_default().insert(a);
    }
    let mut of: BTreeMap<String, Colour> = BTreeMap::new();
    for state in states {
        let text = state.row.get("color");
        if !text.is_empty() {
            of.insert(state.code.clone(), read(text)?);
        }
    }
    let mut order: Vec<&State> = states
        .iter()
        .filter(|s| s.row.get("color").is_empty())
        .collect();
    order.sort_by(|a, b| {
        b.people
            .total_cmp(&a.people)
            .then_with(|| a.code.cmp(&b.code))
    });
    let none = BTreeSet::new();
    for state in order {
        let beside = near.get(state.code.as_str()).unwrap_or(&none);
        let beyond: BTreeSet<&str> = beside
            .iter()
            .flat_map(|b| near.get(b).unwrap_or(&none).iter().copied())
            .collect();
        let unlike = |colour: Colour| {
            let least = |codes: &BTreeSet<&str>| {
                let seen = codes.iter().filter_map(|c| of.get(*c));
                seen.map(|c| apart(colour, *c)).fold(300.0, f64::min)
            };
            let used = of.values().map(|c| apart(colour, *c)).fold(60.0, f64::min);
            least(beside) + 0.4 * least(&beyond) + 1.5 * used
        };
        let best = wheel().max_by(|a, b| unlike(*a).total_cmp(&unlike(*b)));
        of.insert(state.code.clone(), best.unwrap_or_default());
    }
    Ok(of)
}

/// Three numbers with spaces between.
fn read(text: &str) -> Result<Colour> {
    let parts: Vec<u8> = text.split(' ').filter_map(|p| p.parse().ok()).collect();
    parts
        .try_into()
        .map_err(|_| wrong(&format!("color cannot be {text:?}")))
}

/// How unlike two colours look: a weighted distance, 0 to some 700.
fn apart(a: Colour, b: Colour) -> f64 {
    let d = |i: usize| f64::from(a[i]) - f64::from(b[i]);
    (2.0 * d(0) * d(0) + 4.0 * d(1) * d(1) + 3.0 * d(2) * d(2)).sqrt()
}

/// Every colour there is to choose from.
fn wheel() -> impl Iterator<Item = Colour> {
    (0..HUES).flat_map(|hue| SHADES.map(|(light, full)| shade(hue, light, full)))
}

/// A colour by hue, value and saturation.
fn shade(hue: usize, light: f64, full: f64) -> Colour {
    let turn = hue as f64 * 6.0 / HUES as f64;
    let part = |k: f64| {
        let x = (k + turn) % 6.0;
        let fall = x.min(4.0 - x).clamp(0.0, 1.0);
        (255.0 * (light - light * full * fall)).round() as u8
    };
    [part(5.0), part(3.0), part(1.0)]
}
