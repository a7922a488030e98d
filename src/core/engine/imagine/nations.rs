//! What a nation is made of, as another imagines it.

use super::{Drawn, Mind};
use crate::engine::world::{self, Economy, Military, Plight, Polity, Standing};
use crate::ids::NationId;
use crate::reckon;
use crate::view::{Books, NationState, Networks, Own, Record, Spending};

/// What only the nation itself knows of itself.
struct Hidden {
    treasury: f64,
    spending: Spending,
    mix: [f64; 3],
    approval: f64,
    weariness: f64,
    influence: f64,
    resolve: f64,
    watch: Option<NationId>,
    /// With its own people, 0..1.
    standing: f64,
    /// What its army is worth, and how much more it takes that for.
    effectiveness: f64,
    conceit: f64,
    books: Books,
}

type Parts = (
    Economy,
    Polity,
    world::Mind,
    Standing,
    Military,
    Plight,
    Networks,
);

pub(super) fn imagined(mind: &Mind<'_>, nation: NationId) -> Parts {
    let view = mind.view;
    let hidden = if nation == view.me {
        own(mind)
    } else {
        guessed(mind, nation)
    };
    let NationState {
        exile,
        population,
        gdp,
        growth: rate,
        regime,
        ideal,
        defence,
        equipment,
        nuclear,
        cyber,
        space,
        networks,
        stability,
        mobilised,
        called_up,
        renown,
        reputation: [allies, adversaries],
        leader,
        leans,
        // Follows from the usual share.
        build_up: _,
        custom,
        ousted,
        // The sum of the parts.
        score: _,
    } = view.nation(nation).clone();
    let Record {
        gdp_at_start,
        growth,
        usual,
        election,
        former,
        unnamed,
        at_war,
        invaded,
    } = view.public.annals.nations[nation.index()].clone();
    (
        Economy {
            gdp,
            gdp_at_start,
            growth,
            cycle: rate - growth,
            treasury: hidden.treasury,
            defence,
            usual,
            custom,
            mix: hidden.mix,
            equipment,
            // What was ordered is paid when the turn is over.
            works: 0.0,
            aid: 0.0,
            backing: hidden.books.backing,
            networks: hidden.books.networks,
            spending: hidden.spending,
        },
        Polity {
            population,
            regime,
            ideal,
            stability,
            failed: stability < view.scenario().rules.peace.failed,
            approval: hidden.approval,
            weariness: hidden.weariness,
            leader,
            leans,
            ousted,
            former,
            unnamed,
            election,
            influence: hidden.influence,
        },
        world::Mind {
            resolve: hidden.resolve,
            watch: hidden.watch,
        },
        Standing([allies, adversaries, hidden.standing]),
        Military {
            modernity: view.estimate(nation).modernity,
            // Where it returns to is the map's and never changes.
            readiness: view.scenario().nation(nation).readiness,
            nuclear,
            cyber,
            space,
            mobilised,
            mobilised_months: hidden.books.mobilised_months,
            called_up,
            backlog: hidden.books.backlog,
            effectiveness: hidden.effectiveness,
            conceit: hidden.conceit,
            renown,
        },
        Plight {
            at_war,
            exile,
            invaded,
        },
        networks,
    )
}

/// One's own affairs are as one knows them. What one takes one's army for is its worth and what one is wrong by, each of a known
/// spread.
fn own(mind: &Mind<'_>) -> Hidden {
    let view = mind.view;
    let Own {
        treasury,
        spending,
        mix,
        approval,
        weariness,
        resolve,
        standing,
        influence,
        watch,
        books,
        ..
    } = view.own.clone();
    let rules = &view.scenario().rules.combat;
    let (worth, wrong) = (rules.effectiveness_spread, rules.conceit_spread);
    let (a, b) = (worth * worth, wrong * wrong);
    let skill = view.scenario().nation(view.me).skill;
    let thought = view.estimate(view.me).effectiveness;
    let likely = skill + (thought - skill) * a / (a + b).max(1e-12);
    let spread = worth * wrong / (a + b).max(1e-12).sqrt();
    let effectiveness = likely + spread * mind.dice(Drawn::Nation, view.me).normal();
    Hidden {
        treasury,
        spending,
        mix,
        approval,
        weariness,
        influence,
        resolve,
        watch,
        standing,
        effectiveness,
        conceit: thought - effectiveness,
        books,
    }
}

/// Another's affairs are drawn about what can be told of them from outside.
fn guessed(mind: &Mind<'_>, nation: NationId) -> Hidden {
    let view = mind.view;
    let (scenario, state) = (view.scenario(), view.nation(nation));
    let (first, rules) = (scenario.nation(nation), &scenario.rules);
    let (unknown, combat) = (&rules.perception.unknown, &rules.combat);
    let belief = view.estimate(nation);
    let mut dice = mind.dice(Drawn::Nation, nation);
    let mut about = |guess: f64, spread: f64| guess + spread * dice.normal();
    let share = |v: f64| v.clamp(0.0, 1.0);
    let treasury = first.treasury / first.gdp.max(1e-9);
    let repute = 0.5 * (state.reputation[0] + state.reputation[1]);
    let (worst, fear) = reckon::worst_fear(view, nation);
    Hidden {
        treasury: state.gdp * about(treasury, unknown.treasury),
        spending: spending(mind, nation),
        mix: first.mix,
        approval: share(about(first.approval, unknown.approval)),
        weariness: share(about(reckon::weariness(view, nation), unknown.weariness).max(0.0)),
        influence: about(unknown.influence, unknown.influence_spread)
            .clamp(0.0, rules.orders.influence_ceiling),
        resolve: share(about(belief.resolve, belief.resolve_error)),
        watch: (fear > 0.0).then_some(worst),
        standing: share(about(repute, unknown.standing)),
        effectiveness: about(state.renown, combat.effectiveness_spread),
        conceit: about(0.0, combat.conceit_spread),
        books: Books::default(),
    }
}

/// What another's budget of last turn is taken to have been: what the rules make of its output and its defence share, all of
/// that for the forces it has.
fn spending(mind: &Mind<'_>, nation: NationId) -> Spending {
    let view = mind.view;
    let (state, rules) = (view.nation(nation), &view.scenario().rules.economy);
    let belief = view.estimate(nation);
    let index = rules.cost_index(state.gdp, state.population, belief.modernity);
    let defence = state.defence * state.gdp;
    let upkeep = rules
        .upkeep_of(belief.strength, state.called_up, index)
        .min(defence);
    let usual = view.scenario().nation(nation).defence;
    let more = rules.tax_follows * (state.defence - usual);
    Spending {
        revenue: state.gdp * (rules.civil + usual + more + rules.surplus),
        upkeep,
        procurement: defence - upkeep,
        mobilisation: state.called_up * rules.upkeep[0] * rules.reserve_cost * index,
        dues: 0.0,
        works: 0.0,
        aid: 0.0,
        backing: 0.0,
        networks: state.networks.share * state.gdp,
        civil: rules.civil * state.gdp,
    }
}
