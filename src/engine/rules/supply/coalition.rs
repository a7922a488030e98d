//! Who supplies whom: belligerents of one side share everything, the others feed their own.

use crate::content::{Mode, Scenario};
use crate::engine::rules::economy::weight;
use crate::engine::rules::field::Field;
use crate::engine::rules::waters::Waters;
use crate::engine::world::World;
use crate::ids::{NationId, RegionId};
use crate::order::{Contribution, Side};

use super::flow;

/// The lowest nation of each nation's coalition, by nation.
pub fn heads(world: &World) -> Vec<NationId> {
    let mut head: Vec<NationId> = world.nation_ids().collect();
    for war in world.crises().filter(|c| c.is_war()) {
        for side in Side::BOTH {
            let mates: Vec<NationId> = war.sides[side.index()]
                .iter()
                .filter(|p| p.contribution >= Contribution::Support)
                .map(|p| p.nation)
                .collect();
            let Some(&first) = mates.first() else {
                continue;
            };
            for mate in mates {
                unite(&mut head, first, mate);
            }
        }
    }
    let roots: Vec<NationId> = world.nation_ids().map(|n| root(&head, n)).collect();
    roots
}

fn root(head: &[NationId], mut nation: NationId) -> NationId {
    while head[nation.index()] != nation {
        nation = head[nation.index()];
    }
    nation
}

fn unite(head: &mut [NationId], a: NationId, b: NationId) {
    let (a, b) = (root(head, a), root(head, b));
    head[a.max(b).index()] = a.min(b);
}

/// What all coalitions have in common this turn.
pub struct Ground {
    /// Supplies that each region makes for its holder, kilotonnes a month.
    pub made: Vec<f64>,
    /// State of each region's works relative to the scenario's, 0..=2.
    condition: Vec<f64>,
}

impl Ground {
    pub fn survey(world: &World, field: &Field) -> Self {
        let scenario = &world.scenario;
        let mut total = vec![0.0; scenario.nations.len()];
        let mut made = vec![0.0; scenario.regions.len()];
        let mut condition = vec![1.0; scenario.regions.len()];
        for (id, region) in scenario.region_ids().zip(world.regions().iter()) {
            let i = id.index();
            let whole = scenario.region(id).infrastructure;
            if whole > 0.0 {
                condition[i] = (region.infrastructure / whole).min(2.0);
            }
            if let Some(holder) = field.controller[i] {
                made[i] = weight(world, id) * condition[i] * (1.0 - region.unrest);
                total[holder.index()] += made[i];
            }
        }
        for (made, holder) in made.iter_mut().zip(&field.controller) {
            let Some(holder) = holder else { continue };
            let whole = total[holder.index()];
            if whole > 0.0 {
                let nation = world.economy(*holder).gdp * scenario.rules.supply.kt_per_billion;
                *made *= nation / whole;
            }
        }
        Self { made, condition }
    }
}

/// The part of the map that one coalition may use.
pub struct Realm<'a> {
    pub members: &'a [NationId],
    scenario: &'a Scenario,
    /// By nation: 2 for a member, 1 for a host, 0 for no access.
    access: Vec<u8>,
}

impl<'a> Realm<'a> {
    pub fn new(scenario: &'a Scenario, field: &Field, members: &'a [NationId]) -> Self {
        let access = scenario
            .nation_ids()
            .map(|n| {
                if members.contains(&n) {
                    2
                } else if members.iter().any(|m| field.hostile(*m, n)) {
                    0
                } else {
                    u8::from(members.iter().any(|m| field.crosses(*m, n)))
                }
            })
            .collect();
        Self {
            members,
            scenario,
            access,
        }
    }

    /// Supplies to be had in the region itself.
    pub fn local(&self, field: &Field, ground: &Ground, region: RegionId) -> f64 {
        let Some(holder) = field.controller[region.index()] else {
            return 0.0;
        };
        let share = match self.access[holder.index()] {
            2 => 1.0,
            1 => self.scenario.rules.supply.host_share,
            _ => 0.0,
        };
        share * ground.made[region.index()]
    }

    fn open(&self, field: &Field, region: RegionId) -> bool {
        field.controller[region.index()].is_none_or(|holder| self.access[holder.index()] > 0)
    }

    /// Every link with the capacity that it has for this coalition, 0 where it is closed.
    pub fn arcs(&self, field: &Field, waters: &Waters, ground: &Ground) -> Vec<flow::Arc> {
        let denial = self.scenario.rules.supply.denial;
        let lead = self.members.first().copied().unwrap_or_default();
        let usable = |r: RegionId| {
            if field.sea[r.index()] {
                waters.hold(field, lead, r) >= 1.0 - denial
            } else {
                self.open(field, r)
            }
        };
        let open: Vec<bool> = self.scenario.region_ids().map(usable).collect();
        let capacity = |link: &crate::content::Link| {
            let (a, b) = (link.a.index(), link.b.index());
            if !open[a] || !open[b] {
                return 0.0;
            }
            match link.mode {
                Mode::Air => link.capacity,
                Mode::Land | Mode::Sea | Mode::Strait => {
                    link.capacity * ground.condition[a].min(ground.condition[b])
                }
            }
        };
        self.scenario
            .links
            .iter()
            .map(|link| flow::Arc {
                a: link.a.index(),
                b: link.b.index(),
                capacity: capacity(link),
                km: link.km,
            })
            .collect()
    }
}
