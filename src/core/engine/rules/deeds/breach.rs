//! Words that are broken, priced by the strongest of them, whatever the verb.

use super::{audience, case, treaty, undertaking};
use crate::content::{AllianceRules, Obligation};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::Side;
use crate::view::{Case, Crisis};

/// What a nation does to another that it may have promised something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Uses force first, or stands by the one that does.
    Attack,
    /// Comes to the help of one whom the other attacks.
    Resist,
    /// Opens its soil to those who attack the other.
    Soil,
}

/// What a word given by `obligation` weighs when `deed` breaks it, beside a pact of peace broken by an attack; None where
/// it is kept. Nobody has promised to let an ally attack others, but for one whose pact is for attack as well.
fn weight(rules: &AllianceRules, obligation: Obligation, deed: Deed) -> Option<f64> {
    use Obligation as O;
    let peace = obligation.keeps_peace();
    match deed {
        Deed::Attack if peace => Some(1.0),
        Deed::Attack if obligation == O::Consult => Some(rules.breach_consult),
        Deed::Attack => Some(rules.breach_defence),
        Deed::Resist => match obligation {
            O::Neutrality => Some(1.0),
            O::Offensive => Some(rules.breach_defence),
            _ => None,
        },
        Deed::Soil => (obligation.defends() || peace).then_some(rules.breach_soil),
    }
}

/// Breaks every word between the two that `by` breaks by what it does to `against`, and has it pay for the strongest. What the text of the treaty `cover` allows breaks none.
pub fn breach(
    world: &mut World,
    by: NationId,
    against: NationId,
    deed: Deed,
    cover: Option<TreatyId>,
) {
    if cover.is_some() {
        return;
    }
    let rules = &world.rules().alliance;
    let treaties = world.treaties();
    let shared = treaties.iter().filter(|t| t.has(by) && t.has(against));
    let broken: Vec<(TreatyId, f64, bool)> = shared
        .filter_map(|t| {
            let obligation = world.charter(t.charter).obligation;
            let ends = deed != Deed::Soil && obligation.keeps_peace();
            Some((t.id, weight(rules, obligation, deed)?, ends))
        })
        .collect();
    drop(treaties);
    for &(treaty, _, ends) in &broken {
        world.tell(EventKind::PactBroken {
            treaty,
            by,
            against,
        });
        if ends {
            treaty::remove(world, treaty, by);
        }
    }
    let mut worst = broken.iter().map(|b| b.1).fold(0.0, f64::max);
    // A truce is a pact of peace.
    if deed == Deed::Attack
        && let Some(truce) = undertaking::truce(world, by, against)
    {
        undertaking::note_broken(world, &truce, false);
        worst = worst.max(1.0);
    }
    if worst > 0.0 {
        pay(world, by, against, worst);
    }
}

/// All that was struck this month, once it is known who struck first.
pub fn strikes(world: &mut World) {
    let struck = |c: &&Crisis| c.first.is_some() && !c.paid;
    let struck: Vec<Crisis> = world.crises().iter().filter(struck).cloned().collect();
    for crisis in struck {
        strike(world, &crisis);
    }
}

/// A side has used force, the first to do so: that ends every promise of peace, and breaks every other. An alliance ends
/// with the war that may come of it; the price is paid once.
pub fn strike(world: &mut World, crisis: &Crisis) {
    let side = crisis.attackers();
    let cover = crisis.cover.filter(|_| side == Side::Challenger);
    if crisis.paid {
        return;
    }
    let (by, against) = (crisis.leader(side), crisis.attacked());
    breach(world, by, against, Deed::Attack, cover);
    if let Some(mut c) = world.get_mut(crisis.id) {
        c.paid = true;
    }
}

/// Whoever attacks a fellow member is out of the treaty, unless it leads it; then it is the victim who has left. Returns which.
pub fn put_out(world: &mut World, treaty: TreatyId, by: NationId, against: NationId) -> NationId {
    let lead = world.get(treaty).and_then(|t| t.lead);
    let nation = if lead == Some(by) { against } else { by };
    treaty::remove(world, treaty, nation);
    world.tell(EventKind::Left { nation, treaty });
    nation
}

/// `nation` leaves the treaty, of which it gave notice on turn `given`. While another calls for it that is no way out: it
/// has not kept its word, unless the notice is older than the call, it has come, or it fights for its own soil.
pub fn leave(world: &mut World, id: TreatyId, nation: NationId, given: u32) {
    let called: Vec<Crisis> = {
        let list = world.crises();
        let about = list.iter().filter(|c| c.call(id).is_some());
        about.cloned().collect()
    };
    for crisis in called {
        let open = {
            let list = world.cases();
            let call = |c: &&Case| c.treaty == id && c.crisis == crisis.id && c.binding;
            list.iter().find(call).cloned()
        };
        let victim = open.as_ref().map_or(crisis.attacked(), |c| c.victim);
        let warned = open.as_ref().is_some_and(|c| given < c.opened);
        if victim == nation || warned || crisis.side_of(nation).is_some() {
            continue;
        }
        if let Some(mut c) = world.get_mut(crisis.id)
            && let Err(place) = c.deserters.binary_search(&nation)
        {
            c.deserters.insert(place, nation);
        }
        // One that has said no has paid for that already.
        let owes =
            |c: &Case| c.answer(nation).is_none() && !case::fights_for_itself(world, c, nation);
        let Some(case) = open.filter(owes) else {
            continue;
        };
        let weight = world.rules().alliance.breach_leaving * case::obligation_weight(world, &case);
        world.tell(EventKind::Deserted {
            treaty: id,
            by: nation,
            victim,
        });
        pay(world, nation, victim, weight);
    }
}

/// `nation` has joined those who attack one that had called for it under a treaty that it then left.
pub fn betray(world: &mut World, nation: NationId, crisis: &Crisis) {
    let weight = world.rules().alliance.breach_betrayal;
    let against = crisis.attacked();
    world.tell(EventKind::Betrayed {
        crisis: crisis.id,
        by: nation,
        against,
    });
    pay(world, nation, against, weight);
}

/// A nation that makes its own peace leaves its side alone: by a text that forbids it it has broken its word,
/// else those who fight on trust and like it the less.
pub fn desert(
    world: &mut World,
    nation: NationId,
    war: &Crisis,
    side: Side,
    broken: Option<TreatyId>,
) {
    let leader = war.leader(side);
    if broken.is_some() {
        pay(world, nation, leader, 1.0);
        return;
    }
    let (trust, grievance) = {
        let rules = &world.rules().alliance;
        (rules.desertion_trust, rules.desertion_grievance)
    };
    for mate in war.nations(side).filter(|m| *m != nation) {
        world.beliefs.add_trust(mate, nation, -trust);
        world.pairs.add_grievance(mate, nation, grievance);
    }
}

/// Whoever breaks its word is believed less by allies, adversaries and its own people, and by the wronged least: so many
/// times as for a pact of peace.
pub fn pay(world: &mut World, by: NationId, against: NationId, weight: f64) {
    let rules = world.rules().alliance.clone();
    audience::book(world, by, rules.breach_standing.map(|loss| -loss * weight));
    for other in world.nation_ids().filter(|o| *o != by) {
        let share = if other == against {
            rules.breach_trust
        } else {
            rules.breach_trust_abroad
        };
        world.beliefs.add_trust(other, by, -share * weight);
    }
    let told = world.rules().credibility.breach * weight;
    audience::tell_on(world, against, by, None, -told, |_| false);
    world
        .pairs
        .add_grievance(against, by, rules.breach_grievance * weight);
}
