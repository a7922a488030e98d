//! What each nation has: power among the others, money for its forces, and whom it meets.

use crate::ids::NationId;
use crate::reckon;
use crate::view::{Contact, View};

/// How a nation stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing {
    pub nation: NationId,
    /// Points of land, air and naval strength.
    pub points: [f64; 3],
    /// Strength of all arms, by what each counts for and how well it is known to fight; and its share of all nations', 0..1.
    pub power: f64,
    pub share: f64,
    /// Billions of 1990 dollars a year: what it spends on defence, and what it costs to keep its forces.
    pub defence: f64,
    pub upkeep: f64,
    /// Whom it meets, and how closely.
    pub meets: Vec<(NationId, Contact)>,
    /// Whom its armies could fight, whoever comes to whom.
    pub reaches: Vec<NationId>,
}

/// Each from its nation's own view, which knows its forces exactly.
pub(super) fn standings(views: &[View]) -> Vec<Standing> {
    let mut list: Vec<Standing> = views.iter().map(standing).collect();
    let all: f64 = list.iter().map(|s| s.power).sum();
    for standing in &mut list {
        standing.share = standing.power / all.max(1e-9);
    }
    list
}

fn standing(view: &View) -> Standing {
    let nation = view.me;
    let (state, own) = (view.nation(nation), view.estimate(nation));
    let rules = &view.scenario().rules.economy;
    let index = rules.cost_index(state.gdp, state.population, own.modernity);
    let others = || view.scenario().nation_ids().filter(|n| *n != nation);
    let contact = |n| (n, view.public.contact(nation, n));
    Standing {
        nation,
        points: own.strength,
        power: reckon::stature(view, nation),
        share: 0.0,
        defence: state.defence * state.gdp,
        upkeep: rules.upkeep_of(own.strength, state.called_up, index),
        meets: others()
            .map(contact)
            .filter(|m| m.1 != Contact::None)
            .collect(),
        reaches: others()
            .filter(|n| view.public.can_fight(nation, *n))
            .collect(),
    }
}
