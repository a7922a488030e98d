//! Generals: armies muster where they would be needed before the first shot, whom a war needs goes to the front, the attack
//! has one main effort, and what guards other borders stays there.

mod air;
mod sea;

use super::Desk;
use crate::content::{Arm, Generals, Mode, RegionKind, Rules};
use crate::ids::{NationId, RegionId};
use crate::judge::passable;
use crate::order::{Caveat, Contribution, Order, Side, Stake, Stance};
use crate::reckon;
use crate::view::{Crisis, Sighting, View};

/// What faces what along the lines.
struct Front {
    /// A region from which the enemy can be attacked, or from which he can attack.
    region: RegionId,
    own: f64,
    enemy: f64,
    /// All that the enemies have on land, wherever it stands.
    army: f64,
    /// What guards the weakest spot across from it.
    weakest: f64,
    /// The best that an attack from here can reach, by what it is worth over what guards it.
    prize: f64,
    /// Points that fit on the border with the enemy.
    room: f64,
    /// What the season leaves of an attack there.
    weather: f64,
    /// Whether it touches the enemy by land.
    by_land: bool,
    /// Whether it is one's own soil.
    soil: bool,
    /// Whether there is friends' soil across to set free.
    liberates: bool,
}

impl Front {
    /// Points that are lacking to hold one's own soil against what stands across, and against what may be there next month.
    fn bare(&self, rules: &Generals) -> f64 {
        let asks = if self.soil {
            f64::max(rules.cover * self.enemy, rules.picket * self.army)
        } else {
            0.0
        };
        (asks - self.own).max(0.0)
    }

    /// What another army is worth here: what does not fit into the line is reserve, and reserves beyond the
    /// line's own size are wasted.
    fn use_for_more(&self, rules: &Rules) -> f64 {
        if self.own <= self.room {
            1.0
        } else if self.own <= rules.mind.generals.reserves * self.room {
            rules.combat.reserve_share
        } else {
            rules.combat.reserve_share * rules.combat.reserve_share
        }
    }
}

/// `quarrels` are the nation's wars, or, where it has none, what may become one.
pub fn plan(desk: &mut Desk<'_>, quarrels: &[&Crisis]) {
    let view = desk.view;
    let rules = view.scenario().rules.mind.generals;
    let nations = || view.scenario().nation_ids();
    let (friends, enemies) = camps(view, quarrels);
    let mut fronts = fronts(view, quarrels, &friends, &enemies);
    // Whoever fights in another's quarrel holds the border of its own with the enemy before it goes to the other's.
    let leads = quarrels.iter().any(|c| {
        let side = c.side_of(view.me);
        side.is_some_and(|side| c.leader(side) == view.me)
    });
    let at_home = fronts.iter().any(|f| f.by_land && f.soil);
    if !leads && at_home {
        fronts.retain(|f| f.soil);
    }
    let fighting = quarrels.iter().any(|c| c.is_war());
    let may_attack = quarrels.iter().filter(|c| c.is_war()).any(|c| {
        c.sides.iter().flatten().any(|p| {
            p.nation == view.me
                && (p.contribution == Contribution::Full
                    || p.caveat.is_some_and(|c| c != Caveat::DefendOnly))
        })
    });
    let started = quarrels
        .iter()
        .any(|c| c.side_of(view.me) == Some(Side::Challenger));
    let army = |who: &[NationId]| -> f64 {
        let land = |f: &&Sighting| f.arm == Arm::Land && who.contains(&f.nation);
        view.forces.iter().filter(land).map(|f| f.strength).sum()
    };
    // Whoever is the stronger takes the offensive, even if he did not begin.
    let press =
        (may_attack || !fighting) && (started || army(&friends) > rules.counter * army(&enemies));
    // Whoever is weaker by far sets his own soil free and goes no further, however empty the land beyond it is.
    let power = |who: &[NationId]| who.iter().map(|n| reckon::power(view, *n)).sum::<f64>();
    let advances = power(&friends) > rules.outnumbered * power(&enemies);
    let attacks = |front: &Front| may_attack && (advances || front.liberates);
    let marching = |f: &&Sighting| f.arm == Arm::Land && f.moving.is_some();
    // Whoever stands on a coast across from the enemy is not at the front as long as there is one on land.
    let by_land = fronts.iter().any(|f| f.by_land);
    let at_front = fronts
        .iter()
        .filter(|f| f.by_land || !by_land)
        .map(|f| f.own)
        .sum::<f64>()
        + view
            .my_forces()
            .filter(marching)
            .map(|f| f.strength)
            .sum::<f64>();
    // An army that fights for its own soil leaves other borders open for it.
    let invaded = nations().any(|n| enemies.contains(&n) && holds_soil_of(view, n, view.me));
    let bare = fronts.iter().map(|f| f.bare(&rules)).sum();
    let mut wanted = f64::max(rules.commit * army(&enemies) - at_front, bare);
    let mut left: Vec<(RegionId, f64)> = Vec::new();
    let mut armies: Vec<&Sighting> = view
        .my_forces()
        .filter(|f| f.arm == Arm::Land && f.moving.is_none())
        .collect();
    // Whoever is near is asked first, and not the Arctic for the Danube.
    armies.sort_by(|a, b| {
        let near = |f: &Sighting| {
            let to = |front: &Front| view.public.reach.between(f.region, front.region);
            fronts.iter().map(to).fold(0.0, f64::max)
        };
        near(b).total_cmp(&near(a)).then(a.id.cmp(&b.id))
    });
    for force in armies {
        let front = fronts.iter().find(|f| f.region == force.region);
        match front {
            Some(front) if front.by_land => {
                set_stance(desk, force, front, attacks(front), started, &rules);
            }
            // The coasts are left to whom the offensive on land does not need.
            Some(front)
                if (!by_land || !press || wanted <= 0.0) && (front.enemy > 0.0 || press) =>
            {
                set_stance(desk, force, front, attacks(front), started, &rules);
            }
            _ if wanted <= 0.0 => {}
            _ if !invaded && needed_here(view, force, &enemies, &mut left, &rules) => {}
            _ => {
                if send(desk, force, &mut fronts, press) {
                    wanted -= force.strength;
                }
            }
        }
    }
    if fighting {
        air::plan(desk, &fronts, &enemies, press);
        sea::plan(desk, &enemies);
    }
}

/// Whether the armies are where the nation would strike from and be struck at in a quarrel, or as near to it as they will come: until
/// then its generals ask for time.
pub fn mustered(view: &View, crisis: &Crisis) -> bool {
    let rules = view.scenario().rules.mind.generals;
    let (friends, enemies) = camps(view, &[crisis]);
    let fronts = fronts(view, &[crisis], &friends, &enemies);
    let by_land = || fronts.iter().filter(|f| f.by_land);
    let guarded = by_land().all(|f| f.bare(&rules) <= 0.0);
    let poised = by_land().any(|f| f.own * f.weather > rules.press * f.weakest);
    if (guarded && poised) || by_land().next().is_none() {
        return true;
    }
    let months =
        view.public.turn.saturating_sub(crisis.since) * u32::from(view.scenario().turn_months);
    let coming = |f: &Sighting| {
        let to = f.moving.map(|(to, _)| to);
        f.arm == Arm::Land && to.is_some_and(|to| fronts.iter().any(|f| f.region == to))
    };
    months >= rules.muster_most || (months >= rules.muster_least && !view.my_forces().any(coming))
}

/// Those on one's own side of the quarrels, oneself among them, and those on the other side: of a war whoever is at war with the
/// nation, of what may become one whoever would be.
fn camps(view: &View, quarrels: &[&Crisis]) -> (Vec<NationId>, Vec<NationId>) {
    let nations = || view.scenario().nation_ids();
    let faces = |c: &&Crisis, n: NationId| match c.is_war() {
        true => view.public.war_between(view.me, n).is_some(),
        false => {
            let side = c.side_of(view.me);
            side.is_some_and(|side| c.leader(side.other()) == n)
        }
    };
    let friends = nations()
        .filter(|n| *n == view.me || quarrels.iter().any(|c| same_side(c, view.me, *n)))
        .collect();
    let enemies = nations()
        .filter(|n| quarrels.iter().any(|c| faces(c, *n)))
        .collect();
    (friends, enemies)
}

fn same_side(crisis: &Crisis, a: NationId, b: NationId) -> bool {
    crisis.side_of(a).is_some() && crisis.side_of(a) == crisis.side_of(b)
}

fn holds_soil_of(view: &View, holder: NationId, owner: NationId) -> bool {
    view.public
        .regions
        .iter()
        .any(|r| r.owner == Some(owner) && r.controller == Some(holder))
}

/// By region: points of armies of the nations that `of` says.
fn armies(view: &View, of: &[bool]) -> Vec<f64> {
    let mut points = vec![0.0; view.public.regions.len()];
    for f in view.forces.iter() {
        if f.arm == Arm::Land && of[f.nation.index()] {
            points[f.region.index()] += f.strength;
        }
    }
    points
}

fn fronts(
    view: &View,
    quarrels: &[&Crisis],
    friends: &[NationId],
    enemies: &[NationId],
) -> Vec<Front> {
    let among = |list: &[NationId]| -> Vec<bool> {
        let nations = view.scenario().nation_ids();
        nations.map(|n| list.contains(&n)).collect()
    };
    let (friends, enemies) = (among(friends), among(enemies));
    let held_by =
        |of: &[bool], r: RegionId| view.region(r).controller.is_some_and(|c| of[c.index()]);
    let (ours, theirs) = (armies(view, &friends), armies(view, &enemies));
    let mine = armies(view, &among(&[view.me]));
    let mut list = Vec::new();
    for region in view.scenario().region_ids() {
        let held = held_by(&enemies, region);
        let inside = mine[region.index()] > 0.0;
        // Armies also start from the soil of those who let them through, and a garrison in the enemy's country from where it stands.
        let open = view.scenario().region(region).kind == RegionKind::Land
            && match held {
                true => inside,
                false => held_by(&friends, region) || passable(view, Arm::Land, region),
            };
        if !open {
            continue;
        }
        let across = view.scenario().across[region.index()].iter().copied();
        let hostile: Vec<(RegionId, bool)> = across
            .chain(held.then_some((region, true)))
            .filter(|&(r, _)| held_by(&enemies, r))
            .collect();
        if hostile.is_empty() {
            continue;
        }
        let guards = || hostile.iter().map(|&(r, _)| theirs[r.index()]);
        let by_land = hostile.iter().any(|h| h.1);
        // An attack over a border comes before one over the beaches.
        let prizes = hostile
            .iter()
            .filter(|h| h.1 == by_land)
            .map(|&(r, _)| prize(view, quarrels, r) / (1.0 + theirs[r.index()]));
        let weather = view.scenario().weather(region, view.public.turn, 0);
        list.push(Front {
            region,
            room: room(view, region, &hostile),
            weather: weather.attack(&view.scenario().rules.season),
            own: ours[region.index()],
            enemy: guards().sum(),
            army: theirs.iter().sum(),
            weakest: guards().fold(f64::INFINITY, f64::min),
            prize: prizes.fold(0.0, f64::max),
            by_land,
            soil: view.region(region).controller == Some(view.me),
            liberates: hostile.iter().any(|&(r, _)| {
                let owner = view.region(r).owner;
                owner.is_some_and(|o| friends[o.index()])
            }),
        });
    }
    list
}

/// Points that fit on the borders of `region` with the `hostile` land across.
fn room(view: &View, region: RegionId, hostile: &[(RegionId, bool)]) -> f64 {
    let scenario = view.scenario();
    let rules = &scenario.rules.combat;
    let mut sum = 0.0;
    for &(other, by_land) in hostile {
        let link = scenario.links_from(region).find(|(_, r)| *r == other);
        let km = match link {
            Some((link, _)) if link.mode == Mode::Land => link.border_km.max(1.0),
            _ if by_land => rules.strait_km,
            _ => continue,
        };
        let terrain = scenario.region(other).terrain;
        sum += km / 100.0 * rules.density * rules.frontage.of(terrain);
    }
    sum
}

/// What taking a region is worth to a campaign: capitals end wars, and what the war is about is what one
/// came for.
fn prize(view: &View, quarrels: &[&Crisis], region: RegionId) -> f64 {
    let capital = view
        .region(region)
        .owner
        .is_some_and(|owner| view.scenario().nation(owner).capital == region);
    let stake = quarrels.iter().any(|c| c.stake == Stake::Territory(region));
    let people = view.region(region).people;
    let m = view.scenario().rules.mind.generals;
    (1.0 + people / m.prize_people) * if capital || stake { m.prize_stake } else { 1.0 }
}

/// At the front: attack with a margin, else hold. The side that started the war presses harder.
fn set_stance(
    desk: &mut Desk<'_>,
    force: &Sighting,
    front: &Front,
    may_attack: bool,
    started: bool,
    rules: &Generals,
) {
    let margin = if started { rules.press } else { rules.counter };
    let fit = force.readiness > rules.fit.0 && force.supply > rules.fit.1;
    let outnumbered = front.own <= rules.outnumbered * front.enemy;
    let fresh = front.own * front.weather > margin * front.weakest;
    // The worn out refit behind the line while the others can hold it.
    let spared =
        front.own - force.strength > front.enemy && front.own - force.strength >= front.room;
    let stance = if may_attack && fit && fresh && !outnumbered {
        Stance::Attack
    } else if force.readiness < rules.fit.0 && spared {
        Stance::Reserve
    } else {
        Stance::Defend
    };
    desk.sign(Order::Stance {
        force: force.id,
        stance,
    });
}

/// Whether a force must stay where it is: some guard the capital, and a border with a nation that is feared,
/// and not fought, keeps its share.
fn needed_here(
    view: &View,
    force: &Sighting,
    enemies: &[NationId],
    left: &mut Vec<(RegionId, f64)>,
    rules: &Generals,
) -> bool {
    let here = force.region;
    if here == view.scenario().nation(view.me).capital && force.strength < 1.0 {
        return true;
    }
    let threatened = view.scenario().links_from(here).any(|(_, next)| {
        view.region(next).controller.is_some_and(|c| {
            c != view.me
                && !enemies.contains(&c)
                && !view.public.allied(view.me, c)
                && reckon::fear(view, view.me, c) > rules.wary
        })
    });
    if !threatened {
        return false;
    }
    let all: f64 = view
        .my_forces()
        .filter(|f| f.region == here && f.arm == Arm::Land && f.moving.is_none())
        .map(|f| f.strength)
        .sum();
    let gone: f64 = left.iter().filter(|l| l.0 == here).map(|l| l.1).sum();
    if all - gone - force.strength < rules.border_guard * all {
        return true;
    }
    left.push((here, force.strength));
    false
}

/// Behind the front: first to soil that lies open to the enemy; on the offensive then to the main effort, else to the part that
/// needs help most. Says whether it marches.
fn send(desk: &mut Desk<'_>, force: &Sighting, fronts: &mut [Front], press: bool) -> bool {
    let view = desk.view;
    let rules = &view.scenario().rules;
    let by_land = fronts.iter().any(|f| f.by_land);
    let open = |f: &Front| f.bare(&rules.mind.generals);
    let holds = fronts.iter().any(|f| f.by_land && open(f) > 0.0);
    let mut best: Option<(f64, usize)> = None;
    for (i, front) in fronts
        .iter()
        .enumerate()
        .filter(|(_, f)| f.by_land || !by_land)
    {
        let near = view.public.reach.between(force.region, front.region);
        let fits = front.use_for_more(rules);
        let need = if holds {
            open(front) * near
        } else if press {
            front.prize * near * fits
        } else {
            (front.enemy + 1.0) / (front.own + 1.0) * near * fits
        };
        if best.is_none_or(|(n, _)| need > n) {
            best = Some((need, i));
        }
    }
    let Some(front) = best.map(|(_, i)| &mut fronts[i]) else {
        return false;
    };
    let to = front.region;
    let mut march = |to: RegionId| desk.sign(Order::march(force.id, to));
    // No way there: to the friendly port or region next to it.
    let goes = march(to) || view.scenario().links_from(to).any(|(_, next)| march(next));
    if goes {
        front.own += force.strength;
    }
    goes
}
