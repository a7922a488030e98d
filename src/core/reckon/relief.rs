//! Help after a disaster: is it worth sending, and to be let in?

use super::mind;
use crate::content::scale::REGIME;
use crate::ids::{NationId, RegionId};
use crate::view::View;
use crate::why::{Factor, Recorder, Tally};

/// What it is worth to `giver` to send `share` (0..1) of what a region needs: above 0 it does.
pub fn relief<R: Recorder>(
    view: &View,
    giver: NationId,
    region: RegionId,
    share: f64,
    why: &mut R,
) -> f64 {
    let m = &mind(view).relief;
    let mut tally = Tally::new(why);
    let Some(disaster) = &view.region(region).disaster else {
        return 0.0;
    };
    let holder = disaster.holder;
    let pairs = &view.public.pairs;
    let grave = disaster.severity;
    let state = view.nation(giver);
    let income = state.gdp / state.population.max(1e-6);
    tally.add(Factor::Inclination, -m.aloof);
    tally.add(Factor::Wealth, m.rich * income / (income + m.comfort));
    tally.add(
        Factor::Nearness,
        m.near * pairs.proximity(giver, holder) * grave,
    );
    tally.add(
        Factor::Affinity,
        m.kin * pairs.affinity(giver, holder) * grave,
    );
    if view.public.allied(giver, holder) {
        tally.add(Factor::Treaty, m.ally);
    }
    tally.add(Factor::Rivalry, -m.rival * pairs.rivalry(giver, holder));
    tally.add(
        Factor::Grievance,
        -m.grudge * pairs.grievance(giver, holder),
    );
    let bill = share * disaster.need;
    let purse = (m.purse * state.gdp).max(1e-9);
    tally.add(Factor::Money, -m.money * bill / purse);
    tally.total()
}

/// What it is worth to the holder of a region to let in what `giver` sends there: below 0 it turns it away.
pub fn letting_in<R: Recorder>(
    view: &View,
    holder: NationId,
    region: RegionId,
    giver: NationId,
    why: &mut R,
) -> f64 {
    let m = &mind(view).relief;
    let mut tally = Tally::new(why);
    let Some(disaster) = &view.region(region).disaster else {
        return 0.0;
    };
    let pairs = &view.public.pairs;
    let sent = disaster.relief_of(giver).map_or(0.0, |r| r.share);
    let lacking = (disaster.unmet() + sent).min(1.0);
    tally.add(Factor::Home, m.need * disaster.severity * lacking);
    let kin = pairs.affinity(holder, giver);
    tally.add(Factor::Affinity, m.kin * kin);
    tally.add(Factor::Rivalry, -m.pride * pairs.rivalry(holder, giver));
    tally.add(Factor::Grievance, -m.pride * pairs.grievance(holder, giver));
    let closed = 1.0 - REGIME.share(view.nation(holder).regime);
    tally.add(Factor::Sovereignty, -m.closed * closed * (1.0 - kin));
    tally.total()
}
