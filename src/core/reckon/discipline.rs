//! Against a member: the leanings on intervention and suspension.

use super::{fear, mind, odds, power, trust, worst_fear};
use crate::content::Mode;
use crate::content::scale;
use crate::ids::{NationId, RegionId};
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Tally};

/// To bring `nation` back by force. The lead weighs what it would win, its odds, and what its worst enemy
/// would make of it; the others their feeling for the one and their trust in, and fear of, the other.
pub(super) fn intervene<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    nation: NationId,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).discipline;
    let kin = view.public.pairs.affinity(member, nation);
    tally.add(Factor::Inclination, v.base);
    tally.add(Factor::Trust, v.trust * (0.5 - trust(view, member, nation)));
    tally.add(Factor::Affinity, -v.affinity * kin);
    let lead = treaty.lead.unwrap_or(member);
    if lead == member {
        let ambition = view.scenario().nation(member).doctrine.ambition;
        tally.add(Factor::Benefit, v.ambition * ambition);
        let (mine, theirs) = (power(view, member), power(view, nation));
        tally.add(
            Factor::Odds,
            v.odds * (odds(mind(view), mine, theirs, 0.0) - 0.5),
        );
        if !overland(view, member, nation) {
            tally.add(Factor::Distance, -v.overseas);
        }
        let (foe, danger) = worst_fear(view, member);
        let friend = view.public.pairs.affinity(foe, nation).max(0.0);
        tally.add(Factor::Risk, -v.rival * danger * (v.rival_any + friend));
    } else {
        tally.add(
            Factor::LeadPosition,
            v.lead * (trust(view, member, lead) - 0.5),
        );
        tally.add(Factor::Threat, v.fear * fear(view, member, lead));
    }
}

/// Whether an army of `from` can march to the soil of `to` without a ship: tanks came to Budapest by road.
fn overland(view: &View, from: NationId, to: NationId) -> bool {
    let holder = |r: RegionId| view.region(r).controller;
    let mut seen: Vec<bool> = view
        .scenario()
        .region_ids()
        .map(|r| holder(r) == Some(from))
        .collect();
    let mut edge: Vec<RegionId> = view
        .scenario()
        .region_ids()
        .filter(|r| seen[r.index()])
        .collect();
    while let Some(here) = edge.pop() {
        for (link, next) in view.scenario().links_from(here) {
            if !matches!(link.mode, Mode::Land | Mode::Strait) || seen[next.index()] {
                continue;
            }
            let Some(owner) = holder(next) else { continue };
            if owner == to {
                return true;
            }
            if view.public.may_cross(from, owner) {
                seen[next.index()] = true;
                edge.push(next);
            }
        }
    }
    false
}

/// To suspend `nation`, or with the sign turned to take it back.
pub(super) fn suspend<R: Recorder>(
    view: &View,
    member: NationId,
    nation: NationId,
    sign: f64,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).discipline;
    let kin = view.public.pairs.affinity(member, nation);
    tally.add(Factor::Inclination, sign * v.suspend);
    tally.add(
        Factor::Trust,
        sign * v.trust * (0.5 - trust(view, member, nation)),
    );
    tally.add(Factor::Affinity, -sign * v.affinity * kin);
    let regime = |n: NationId| view.nation(n).regime / scale::REGIME.high;
    let unlike = (regime(member) - regime(nation)).max(0.0);
    tally.add(Factor::Regime, sign * v.regime * unlike);
}
