//! Who is how powerful, and what leaders believe that comes of it.

use crate::order::Side;
use crate::reckon;
use crate::session::Session;
use crate::view::Crisis;

/// Share of every nation in the world's power, measured as the index of national capabilities of the dispute
/// data is: the mean of six shares. Forces and military expenditure count once each; output twice, where the
/// index has steel and energy; people twice, where it has all and those in cities.
pub fn powers(session: &Session) -> Vec<f64> {
    let Some(view) = session.all_views().first() else {
        return Vec::new();
    };
    let (nations, figures) = (&view.public.nations, session.figures().last());
    let strength = |i: usize| figures.map_or(0.0, |f| f.nations[i].strength);
    let rows: Vec<[f64; 4]> = nations
        .iter()
        .enumerate()
        .map(|(i, n)| [strength(i), n.gdp * n.defence, n.gdp, n.population])
        .collect();
    let mut all = [0.0; 4];
    for row in &rows {
        for (sum, value) in all.iter_mut().zip(row) {
            *sum += value;
        }
    }
    let weigh = |row: &[f64; 4]| {
        let share = |i: usize| row[i] / all[i].max(1e-9);
        (share(0) + share(1) + 2.0 * share(2) + 2.0 * share(3)) / 6.0
    };
    rows.iter().map(weigh).collect()
}

/// The chance of winning a war over `crisis`, 0..1, that the leader of `side` believes in.
pub fn believed(session: &Session, crisis: &Crisis, side: Side) -> f64 {
    let view = &session.all_views()[crisis.leader(side).index()];
    let outlook = reckon::prospect(view, crisis.challenger, crisis.target, crisis.stake);
    match side {
        Side::Challenger => outlook.win,
        Side::Target => 1.0 - outlook.win,
    }
}
