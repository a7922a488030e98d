//! Help after a disaster.

use super::{Refusal, partner, when};
use crate::ids::{NationId, RegionId};
use crate::view::{Disaster, View};

/// To send a share of what a region of others needs, once.
pub fn relieve(view: &View, region: RegionId, percent: u8) -> Result<(), Refusal> {
    let disaster = disaster(view, region)?;
    let holder = disaster.holder;
    let taken = view.region(region).controller != Some(holder);
    when(taken, Refusal::NoDisaster)?;
    partner(view, holder)?;
    let late = disaster.late(view.scenario(), view.public.turn);
    when(late, Refusal::TooLate)?;
    let war = |c: &&crate::view::Crisis| c.is_war() && c.opposed(view.me, holder);
    when(view.public.crises.iter().any(|c| war(&c)), Refusal::AtWar)?;
    let away = disaster.turned_away.binary_search(&view.me).is_ok();
    when(away, Refusal::TurnedAway)?;
    when(disaster.relief_of(view.me).is_some(), Refusal::NoChange)?;
    let high = (disaster.unmet() * 100.0).round() as u32;
    let outside = percent == 0 || u32::from(percent) > high;
    when(outside, Refusal::Range { low: 1, high })
}

/// To turn away what a nation sends, before it is there.
pub fn turn_away(view: &View, region: RegionId, nation: NationId) -> Result<(), Refusal> {
    let disaster = disaster(view, region)?;
    let mine = disaster.holder == view.me;
    when(!mine, Refusal::NotYours)?;
    let coming = disaster.relief_of(nation).is_some_and(|r| !r.arrived);
    when(!coming, Refusal::NoRelief)
}

/// Billions of 1990 dollars that so many hundredths of what a region needs come to.
pub fn price(view: &View, region: RegionId, percent: u8) -> f64 {
    let need = disaster(view, region).map_or(0.0, |d| d.need);
    f64::from(percent) / 100.0 * need
}

fn disaster(view: &View, region: RegionId) -> Result<&Disaster, Refusal> {
    if region.index() >= view.public.regions.len() {
        return Err(Refusal::Unknown);
    }
    let disaster = view.region(region).disaster.as_ref();
    disaster.ok_or(Refusal::NoDisaster)
}
