//! What networks are in danger of, what defending them is worth, alone and together, and how grave a campaign in them is.

use super::{fear, mind, rising, trust, worst_fear};
use crate::content::CyberRules;
use crate::ids::NationId;
use crate::order::{CyberPool, Sector};
use crate::view::{Case, Treaty, View, floor_price};
use crate::why::{Factor, Recorder, Tally};

/// What a nation must expect to lose a year by its networks if it defended nothing, share of GDP: by the one from whom it has most
/// to expect there, by fear or rivalry, and by what means that one has.
#[must_use]
pub fn network_peril(view: &View, nation: NationId) -> f64 {
    let ill_will = |other: NationId| {
        let rivalry = view.public.pairs.rivalry(nation, other);
        rivalry.max(fear(view, nation, other)) * view.nation(other).cyber
    };
    let (foe, _) = worst_fear(view, nation);
    let [_, _, rivalries] = view.public.pairs.rows(nation);
    let rivals = (0..).map(NationId::at).zip(rivalries);
    let worst = rivals
        .filter(|(other, rivalry)| *other != nation && (**rivalry > 0.0 || *other == foe))
        .map(|(other, _)| ill_will(other))
        .fold(0.0, f64::max);
    mind(view).cyber.peril * worst
}

/// The share of GDP that it is worth spending on one's own networks. Of a peril `K` there is left `K (1 - least) half / (share + half)`,
/// which and the share together are least where the share is `sqrt(K (1 - least) half) - half`.
#[must_use]
pub fn guard_wish(view: &View, nation: NationId) -> f64 {
    let rules = &view.scenario().rules.cyber;
    let peril = network_peril(view, nation) * (1.0 - rules.guard_least);
    let wish = (peril * rules.guard_half).sqrt() - rules.guard_half;
    wish.clamp(0.0, rules.share_most)
}

/// What a common defence does for a member, each a share of GDP a year.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Watch {
    /// What it is spared of its own peril.
    pub spared: f64,
    /// What it is spared of what would come to it from the others.
    pub spill: f64,
    /// What it pays.
    pub price: f64,
}

/// What `pool` instead of what is agreed now does for a member.
#[must_use]
pub fn watch(view: &View, member: NationId, treaty: &Treaty, pool: CyberPool) -> Watch {
    let rules = &view.scenario().rules.cyber;
    let left = |n: NationId, pool| network_peril(view, n) * exposure(view, treaty, n, pool);
    let fall = |n: NationId| left(n, treaty.networks) - left(n, pool);
    let pairs = &view.public.pairs;
    let far = view.scenario().rules.diplomacy.trade_far;
    let trade = |partner: NationId| {
        let gdp = view.nation(partner).gdp;
        pairs.trade(member, partner, gdp, far)
    };
    let everybody = view.scenario().nation_ids().filter(|p| *p != member);
    let all: f64 = everybody.map(trade).sum();
    let mates = treaty.members.iter().filter(|m| **m != member);
    let spill: f64 = mates.map(|m| trade(*m) * fall(*m)).sum();
    let open = 1.0 - view.nation(member).networks.guard;
    let price = |pool| price(view, rules, treaty, pool);
    Watch {
        spared: fall(member),
        spill: rules.spill * open * spill / all.max(1e-9),
        price: price(pool) - price(treaty.networks),
    }
}

/// What a member pays for a level, share of GDP a year.
fn price(view: &View, rules: &CyberRules, treaty: &Treaty, pool: CyberPool) -> f64 {
    let floor = match pool {
        CyberPool::Floor => floor_price(
            rules,
            treaty.members.iter().map(|m| {
                let state = view.nation(*m);
                (state.gdp, state.networks.share)
            }),
        ),
        CyberPool::None | CyberPool::Sensors | CyberPool::Teams => 0.0,
    };
    rules.pool_share(pool) + floor
}

/// Share of its peril that is left to a member under a level of common defence: past its defence, by a foothold that is found sooner
/// or later, for as long as it takes to mend.
fn exposure(view: &View, treaty: &Treaty, member: NationId, pool: CyberPool) -> f64 {
    let rules = &view.scenario().rules.cyber;
    let mut guard = view.nation(member).networks.guard;
    if pool == CyberPool::Floor {
        guard = guard.max(rules.floor);
    }
    let (mut eyes, mut hands) = (0.0_f64, 0.0_f64);
    for &mate in treaty.members.iter().filter(|m| **m != member) {
        let good = view.nation(mate).networks.guard;
        eyes = eyes.max(good);
        hands = hands.max(good * treaty.between(member, mate));
    }
    let eyes = if pool >= CyberPool::Sensors {
        eyes
    } else {
        0.0
    };
    let hands = if pool >= CyberPool::Teams { hands } else { 0.0 };
    let found = 1.0 + rules.found * guard * (1.0 + rules.sensors * eyes);
    let way_in = rising(rules.cold, 1.0 / found);
    (1.0 - guard) * way_in / (1.0 + rules.teams * hands)
}

/// What of a sector of the networks of `on` a strike of one's own is likely to take down, share of the whole.
#[must_use]
pub fn cyber_blow(view: &View, on: NationId, sector: Sector) -> f64 {
    let rules = &view.scenario().rules.cyber;
    let (state, means) = (view.nation(on), view.nation(view.me).cyber);
    let way_in = rising(rules.cold, view.own.foothold(on, sector));
    let blow = rules.outage * means * way_in * (1.0 - state.networks.guard);
    blow * (1.0 - state.networks.down(sector))
}

/// A vote on how far networks are defended together.
pub(super) fn pooled<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    pool: CyberPool,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).cyber;
    let watch = watch(view, member, treaty, pool);
    tally.add(Factor::StatusQuo, -m.aloof);
    tally.add(Factor::Threat, m.worth * watch.spared);
    tally.add(Factor::Spill, m.worth * watch.spill);
    tally.add(Factor::Cost, -m.worth * watch.price);
    // Whoever shares its sensors lets others see into its own networks.
    let opens = f64::from(u8::from(pool >= CyberPool::Sensors))
        - f64::from(u8::from(treaty.networks >= CyberPool::Sensors));
    let others = treaty.members.iter().filter(|o| **o != member);
    let trusted = others.fold(0.0, |sum, o| sum + trust(view, member, *o))
        / (treaty.members.len() as f64 - 1.0).max(1.0);
    tally.add(Factor::Secrets, m.opens * (trusted - 0.5) * opens);
}

/// How grave what the victim has proven of its networks is in a member's eyes: the graver, the more its own lie open.
pub(super) fn grave<R: Recorder>(
    view: &View,
    member: NationId,
    case: &Case,
    tally: &mut Tally<'_, R>,
) {
    let Some(crisis) = view.public.crisis(case.crisis) else {
        return;
    };
    let shown = crisis.evidence.iter().filter(|p| p.by == case.victim);
    let most = shown.map(|p| p.gravity).fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    let m = &mind(view).cyber;
    let open = 1.0 - view.nation(member).networks.guard;
    let felt = most * (1.0 + m.grave_exposed * open);
    let armed = view.scenario().rules.cyber.armed;
    tally.add(Factor::Gravity, m.grave * (felt - armed));
}
