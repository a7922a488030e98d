//! Elections to the rotating seats of a council: each group fills its own, by standing among allies, by what
//! a member bears of the common burden and by its weight, with something off for whoever sat last.

use crate::content::{Council, Decision};
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::{Seat, Treaty};

/// Fills the seats that are vacant or whose term is over.
pub fn elect(world: &mut World, id: TreatyId) {
    let Some(charter) = world.get(id).map(|t| t.charter) else {
        return;
    };
    let charter = world.charter(charter);
    let (Decision::Council { seats }, terms) = (charter.decision, charter.council) else {
        return;
    };
    let Some(mut treaty) = world.get(id).map(owned) else {
        return;
    };
    let now = world.turn;
    enrol(world, &mut treaty);
    let gone: Vec<NationId> = treaty
        .council
        .iter()
        .filter(|s| s.until <= now && s.until > 0)
        .map(|s| s.nation)
        .collect();
    let keeps = |s: &Seat| s.until > now && treaty.has(s.nation) && world.free(s.nation);
    let mut council: Vec<Seat> = treaty.council.iter().copied().filter(keeps).collect();
    let mut chosen = Vec::new();
    let groups = match treaty.groups.len() {
        0 => vec![(usize::from(seats), treaty.members.to_vec())],
        _ => treaty
            .groups
            .iter()
            .map(|g| (usize::from(g.seats), g.nations.clone()))
            .collect(),
    };
    for (seats, voters) in groups {
        let mine = |s: &&Seat| voters.contains(&s.nation);
        let mut held = council.iter().filter(mine).count();
        let mut long = council.iter().filter(mine).filter(|s| s.long).count();
        for nation in ranking(world, &treaty, &voters, &gone) {
            if held >= seats {
                break;
            }
            if council.iter().any(|s| s.nation == nation) {
                continue;
            }
            let is_long = long < usize::from(terms.long_seats);
            let seat = seat(world, nation, terms, is_long);
            council.push(seat);
            chosen.push(seat);
            held += 1;
            long += usize::from(is_long);
        }
    }
    council.sort_unstable_by_key(|s| s.nation);
    let groups = treaty.groups;
    if let Some(mut t) = world.get_mut(id) {
        t.council = council.into();
        t.groups = groups;
    }
    for long in [true, false] {
        let mut nations: Vec<NationId> = chosen
            .iter()
            .filter(|s| s.long == long)
            .map(|s| s.nation)
            .collect();
        nations.sort_unstable();
        if !nations.is_empty() {
            world.tell(EventKind::Seated {
                treaty: id,
                nations,
                months: months(terms, long),
            });
        }
    }
}

const fn months(terms: Council, long: bool) -> u16 {
    if long {
        terms.long_months
    } else {
        terms.term_months
    }
}

fn seat(world: &World, nation: NationId, terms: Council, long: bool) -> Seat {
    let turns = u32::from(months(terms, long)).div_ceil(u32::from(world.scenario.turn_months));
    Seat {
        nation,
        until: world.turn + turns.max(1),
        long,
    }
}

/// A member of no group elects with the group that is nearest to it.
fn enrol(world: &World, treaty: &mut Treaty) {
    for i in 0..treaty.members.len() {
        let nation = treaty.members[i];
        if treaty.groups.iter().any(|g| g.nations.contains(&nation)) {
            continue;
        }
        let near = |nations: &[NationId]| {
            let sum = nations
                .iter()
                .fold(0.0, |sum, n| sum + world.pairs.proximity(nation, *n));
            sum / nations.len().max(1) as f64
        };
        let mut best: Option<(f64, usize)> = None;
        for (g, group) in treaty.groups.iter().enumerate() {
            let near = near(&group.nations);
            if best.is_none_or(|(b, _)| near > b) {
                best = Some((near, g));
            }
        }
        if let Some((_, g)) = best {
            treaty.groups[g].nations.push(nation);
            treaty.groups[g].nations.sort_unstable();
        }
    }
}

/// Members among `voters` who may be elected, the first choice first. Whoever withholds its dues may not be.
fn ranking(
    world: &World,
    treaty: &Treaty,
    voters: &[NationId],
    gone: &[NationId],
) -> Vec<NationId> {
    let rules = &world.rules().alliance;
    let able: Vec<NationId> = voters
        .iter()
        .copied()
        .filter(|v| treaty.has(*v) && world.free(*v) && treaty.arrears(*v) <= 0.0)
        .collect();
    let n = able.len().max(1) as f64;
    let sum = |of: &dyn Fn(NationId) -> f64| able.iter().fold(0.0, |sum, v| sum + of(*v));
    let output = sum(&|v| world.economy(v).gdp).max(1e-9);
    let effort = (sum(&|v| world.economy(v).defence) / n).max(1e-9);
    let mut list: Vec<(f64, NationId)> = able
        .iter()
        .map(|&v| {
            let sat = f64::from(u8::from(gone.contains(&v)));
            let economy = world.economy(v);
            let score = rules.council_standing * world.standing(v).0[0]
                + rules.council_contribution
                    * (economy.defence / effort).min(rules.council_contribution_most)
                + rules.council_weight * economy.gdp / output
                - rules.council_rotation * sat;
            (score, v)
        })
        .collect();
    list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    list.into_iter().map(|(_, v)| v).collect()
}
