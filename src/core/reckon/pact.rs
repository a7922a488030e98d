//! What is it worth to be party to a pact with these nations under these clauses?

use super::{UNARMED, fear, mind, power, rising, seat, trust, worst_fear};
use crate::content::scale::around_one;
use crate::content::{
    Area, Charter, Command, Decision, Dues, Enforcement, Exit, Obligation, OpenTo, PactMind,
    Trigger,
};
use crate::ids::NationId;
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Tally};

/// A pact as it is, or as it could be.
#[derive(Clone, Copy, Debug)]
pub struct Pact<'a> {
    pub charter: &'a Charter,
    /// Everybody in it; whoever reckons may be among them or not.
    pub parties: &'a [NationId],
    pub lead: Option<NationId>,
}

/// What membership with the parties is worth to `me`: above 0 it enters.
pub fn membership<R: Recorder>(view: &View, me: NationId, pact: &Pact<'_>, why: &mut R) -> f64 {
    let mut tally = Tally::new(why);
    weigh(view, me, pact, &mut tally);
    tally.total()
}

/// What an invitation by `by` to found a pact is worth to `me`: above 0 it signs.
pub fn invitation<R: Recorder>(
    view: &View,
    by: NationId,
    me: NationId,
    pact: &Pact<'_>,
    why: &mut R,
) -> f64 {
    let mut tally = Tally::new(why);
    weigh(view, me, pact, &mut tally);
    if by != me {
        tally.add(Factor::Inclination, goodwill(view, by, me));
        tally.add(Factor::Ward, super::wards::bidden(view, by, me));
    }
    tally.total()
}

/// What `to` would do for `from` for its own sake: something for a friend, the less the more it resents it.
pub(super) fn favour(view: &View, from: NationId, to: NationId) -> f64 {
    let (d, pairs) = (&mind(view).deal, &view.public.pairs);
    d.favour * pairs.affinity(from, to) - d.grudge * pairs.grievance(to, from)
}

/// A nation does nobody a favour for nothing, but friends come close.
pub(super) fn goodwill(view: &View, from: NationId, to: NationId) -> f64 {
    favour(view, from, to) - mind(view).deal.reluctance
}

/// Who would lead a pact for two under this charter: where it needs a lead, the larger economy.
pub(super) fn lead_of_two(
    view: &View,
    charter: &Charter,
    a: NationId,
    b: NationId,
) -> Option<NationId> {
    charter.needs_lead()?;
    let (ga, gb) = (view.nation(a).gdp, view.nation(b).gdp);
    Some(if gb > ga { b } else { a })
}

/// The company that a pact would keep.
struct Company {
    /// The others' strength, and that of those among them to whom nothing like it is promised yet.
    power: f64,
    fresh: f64,
    /// Means over the others, weighed by strength.
    affinity: f64,
    trust: f64,
}

fn company(view: &View, me: NationId, pact: &Pact<'_>) -> Company {
    let mut c = Company {
        power: 0.0,
        fresh: 0.0,
        affinity: 0.0,
        trust: 0.0,
    };
    let mut weights = 0.0;
    for &other in pact.parties.iter().filter(|p| **p != me) {
        let strength = power(view, other);
        // The smallest have a voice too.
        let weight = strength + mind(view).pact.voice;
        weights += weight;
        c.power += strength;
        c.affinity += weight * view.public.pairs.affinity(me, other);
        c.trust += weight * trust(view, me, other);
        if !promised(view, me, other, pact.charter.obligation) {
            c.fresh += strength.max(1e-6);
        }
    }
    if weights > 0.0 {
        c.affinity /= weights;
        c.trust /= weights;
    }
    c
}

/// Whether the two owe each other this much already: help includes counsel and peace.
fn promised(view: &View, me: NationId, other: NationId, duty: Obligation) -> bool {
    let owed = |t: &Treaty| {
        let stands = view.public.charter(t).obligation;
        t.has(other) && (stands.defends() || stands == duty)
    };
    if duty.defends() {
        view.public.allied(me, other)
    } else {
        view.public.treaties_of(me).any(owed)
    }
}

/// What entering it is worth, part by part.
pub(super) fn weigh<R: Recorder>(
    view: &View,
    me: NationId,
    pact: &Pact<'_>,
    tally: &mut Tally<'_, R>,
) {
    standing_back(view, me, pact, tally);
    gains(view, me, pact, tally);
}

/// What is against signing anything at all. A tradition of neutrality lives with the talks that it has agreed to, and what
/// has been promised needs no second resolve; but one does not get used to foreign troops, nor to wars of others.
fn standing_back<R: Recorder>(
    view: &View,
    me: NationId,
    pact: &Pact<'_>,
    tally: &mut Tally<'_, R>,
) {
    let m = &mind(view).pact;
    if pact.charter.obligation.defends() {
        tally.add(Factor::StatusQuo, -m.aloof);
    } else if talks(pact) {
        tally.add(Factor::Neutrality, -tradition(view, me, pact));
    }
}

/// Whether the parties do no more than to confer.
fn talks(pact: &Pact<'_>) -> bool {
    pact.charter.obligation == Obligation::Consult && !pact.charter.transit
}

/// What a tradition of neutrality has against the pact.
fn tradition(view: &View, me: NationId, pact: &Pact<'_>) -> f64 {
    let m = &mind(view).pact;
    let neutral = m.neutral * view.scenario().nation(me).neutral;
    match pact.charter.obligation {
        Obligation::Consult => m.neutral_talks * neutral,
        Obligation::Neutrality | Obligation::NonAggression => 0.0,
        Obligation::Automatic | Obligation::AsDeemedNecessary | Obligation::Offensive => neutral,
    }
}

/// What being party to it is worth, part by part, whether it is to be signed or in force.
pub(super) fn gains<R: Recorder>(
    view: &View,
    me: NationId,
    pact: &Pact<'_>,
    tally: &mut Tally<'_, R>,
) {
    let m = mind(view);
    let c = company(view, me, pact);
    let defends = pact.charter.obligation.defends();
    // Help that was promised already is not promised again; but among many, an old ally's promise is one more
    // that the others hear, and who is protected by them anyway gets a voice in what they decide.
    let pair = 2.0 / pact.parties.len().max(2) as f64;
    let new = (c.fresh / c.power.max(1e-6)).min(1.0).max(1.0 - pair);
    let scaled = |x: f64| if x > 0.0 { x * new } else { x };
    tally.add(Factor::Affinity, scaled(m.deal.affinity * c.affinity));
    tally.add(Factor::Trust, scaled(m.deal.trust * (c.trust - 0.5)));
    if defends {
        // Nor is much wanted by those whom others cover well; and every promise of help has its price.
        let (foe, _) = worst_fear(view, me);
        let had = shield(view, me);
        let covered = had / (had + power(view, foe).max(UNARMED));
        tally.add(
            Factor::AlreadyAllied,
            -m.pact.redundant * (1.0 - new)
                - m.pact.shielded * covered * rising(m.pact.shielded_many, pair),
        );
        tally.add(Factor::Neutrality, -tradition(view, me, pact));
        tally.add(
            Factor::Cause,
            -m.pact.causeless * (1.0 - in_common(view, me, pact)),
        );
        tally.add(Factor::Patronage, patronage(view, me, pact));
        protection(view, me, pact, &c, tally);
        entanglement(view, me, pact, tally);
        if pact.charter.obligation == Obligation::Offensive {
            let ambition = view.scenario().nation(me).doctrine.ambition;
            tally.add(Factor::Stake, m.pact.offensive_gain * ambition);
        }
    } else {
        tally.add(Factor::AlreadyAllied, -m.pact.redundant * (1.0 - new));
        if !talks(pact) {
            tally.add(Factor::Neutrality, -tradition(view, me, pact));
        }
        peace(view, me, pact, tally);
    }
    let aim = super::objectives::entered(view, me, pact.charter);
    if aim != 0.0 {
        tally.add(Factor::Objectives, aim);
    }
    binding(view, me, pact, tally);
    upkeep(view, me, pact, &c, tally);
}

/// Share of the company, by strength, with which `me` has a cause in common, 0..1.
fn in_common(view: &View, me: NationId, pact: &Pact<'_>) -> f64 {
    let (mut shared, mut all) = (0.0, 0.0);
    for &other in pact.parties.iter().filter(|p| **p != me) {
        let weight = power(view, other) + mind(view).pact.voice;
        all += weight;
        if cause(view, me, other) || cause(view, other, me) {
            shared += weight;
        }
    }
    if all > 0.0 { shared / all } else { 0.0 }
}

/// Whether the one whom `nation` fears most is feared by `other`, or is its rival or an enemy of all that it stands for.
pub(super) fn cause(view: &View, nation: NationId, other: NationId) -> bool {
    let m = &mind(view).pact;
    let (foe, danger) = worst_fear(view, nation);
    danger >= m.cause_fear
        && foe != other
        && (fear(view, other, foe) >= m.cause_fear
            || view.public.pairs.rivalry(other, foe) >= m.cause_rival
            || view.public.pairs.affinity(other, foe) <= m.cause_enmity)
}

/// What it is worth to `me` to keep its rivals off those of the parties whom they threaten, by how far `me` is a match for
/// that rival: the one for whom it matters most, and less for each further one.
fn patronage(view: &View, me: NationId, pact: &Pact<'_>) -> f64 {
    let worth = |other: NationId| {
        let (foe, danger) = worst_fear(view, other);
        if foe == other || foe == me || pact.parties.contains(&foe) {
            return 0.0;
        }
        let match_for = power(view, me) / (power(view, me) + power(view, foe)).max(1e-6);
        view.public.pairs.rivalry(me, foe) * danger * match_for
    };
    let (mut most, mut sum) = (0.0_f64, 0.0);
    for &other in pact.parties {
        if other != me && !view.public.allied(me, other) {
            let worth = worth(other);
            most = most.max(worth);
            sum += worth;
        }
    }
    let m = &mind(view).pact;
    m.patron * (most + m.further * (sum - most))
}

/// Peace with a feared neighbour is worth having; the price is one's own freedom to move.
fn peace<R: Recorder>(view: &View, me: NationId, pact: &Pact<'_>, tally: &mut Tally<'_, R>) {
    let d = &mind(view).deal;
    let others = || pact.parties.iter().copied().filter(|p| *p != me);
    let feared = others().map(|o| fear(view, me, o)).fold(0.0, f64::max);
    let want = others()
        .map(|o| super::salience(view, me, o))
        .fold(0.0, f64::max);
    tally.add(Factor::Threat, d.peace * feared);
    tally.add(Factor::Claims, -d.restraint_lost * want);
    if pact.charter.obligation == Obligation::Consult {
        tally.add(Factor::Benefit, mind(view).pact.consult);
    }
}

/// Whether the text covers an attack on the soil of `nation`, as a share of full cover.
fn cover(view: &View, pact: &Pact<'_>, nation: NationId) -> f64 {
    let m = &mind(view).pact;
    let home = seat(view, nation);
    let placed = match &pact.charter.area {
        Area::Anywhere | Area::Home => 1.0,
        Area::Regions(list) if list.contains(&home) => 1.0,
        Area::Except(list) if !list.contains(&home) => 1.0,
        Area::Regions(_) | Area::Except(_) => m.area_elsewhere,
    };
    let any = |f: fn(&Trigger) -> bool| pact.charter.triggers.iter().any(f);
    let attacked = if any(|t| matches!(t, Trigger::Territory | Trigger::Threat)) {
        1.0
    } else if any(|t| matches!(t, Trigger::Forces)) {
        m.cover_forces
    } else {
        m.cover_covert
    };
    placed * attacked
}

/// Help against the worst fear: what the others add to the allies that one has.
fn protection<R: Recorder>(
    view: &View,
    me: NationId,
    pact: &Pact<'_>,
    c: &Company,
    tally: &mut Tally<'_, R>,
) {
    let (d, m) = (&mind(view).deal, &mind(view).pact);
    let (foe, danger) = worst_fear(view, me);
    if pact.parties.contains(&foe) && foe != me {
        tally.add(Factor::Threat, -d.protection * danger);
        return;
    }
    let enemy = power(view, foe).max(UNARMED);
    let had = shield(view, me);
    let with = had + c.fresh.min(c.power);
    let gain = with / (with + enemy) - had / (had + enemy);
    let base = d.protection * danger * gain * c.trust * cover(view, pact, me);
    tally.add(Factor::Threat, base);
    // How surely and how soon they would come hangs on what they owe and on how they decide.
    let duty = match pact.charter.obligation {
        Obligation::Automatic => m.automatic_protects - 1.0,
        _ => 0.0,
    };
    tally.add(Factor::Obligation, base * duty);
    let rule = match pact.charter.decision {
        Decision::Automatic => m.no_vote_protects,
        Decision::Hegemon if pact.lead == Some(me) => m.no_vote_protects,
        Decision::Hegemon => pact
            .lead
            .map_or(0.0, |l| m.hegemon_protects * (trust(view, me, l) - 0.5)),
        Decision::Majority | Decision::TwoThirds | Decision::Council { .. } => m.votes_protect,
        Decision::Consensus { silence: true } => 0.0,
        Decision::Consensus { silence: false } => -m.unanimity_delays,
    };
    tally.add(Factor::Rule, base * rule);
    if pact.charter.triggers.contains(&Trigger::Threat) {
        tally.add(Factor::Benefit, base * m.threat_protects);
    }
    if pact.charter.command != Command::National {
        tally.add(Factor::Command, m.command_gain * danger);
    }
    if pact.charter.transit {
        tally.add(Factor::Tripwire, m.transit_gain * danger);
    }
}

/// What it is worth to `nation` that others are bound to help it already.
pub(super) fn sheltered(view: &View, nation: NationId) -> f64 {
    let (foe, danger) = worst_fear(view, nation);
    let (had, enemy) = (shield(view, nation), power(view, foe).max(UNARMED));
    mind(view).deal.protection * danger * had / (had + enemy)
}

/// Strength of those who are bound to help already, the worst fear left out; kept for the view.
pub(super) fn shield(view: &View, nation: NationId) -> f64 {
    view.memo().shield(nation, || {
        let (foe, _) = worst_fear(view, nation);
        let mut bound = vec![false; view.public.nations.len()];
        for treaty in view.public.treaties_of(nation) {
            if view.public.charter(treaty).obligation.defends() {
                for member in &treaty.members {
                    bound[member.index()] = true;
                }
            }
        }
        let allies = view.scenario().nation_ids().filter(|a| bound[a.index()]);
        allies
            .filter(|a| *a != nation && *a != foe)
            .map(|a| power(view, a))
            .sum()
    })
}

/// Whose quarrels one takes over, and whom that angers.
fn entanglement<R: Recorder>(view: &View, me: NationId, pact: &Pact<'_>, tally: &mut Tally<'_, R>) {
    let (d, m) = (&mind(view).deal, &mind(view).pact);
    let (foe, _) = worst_fear(view, me);
    let all: f64 = pact
        .parties
        .iter()
        .filter(|p| **p != me)
        .map(|p| power(view, *p))
        .sum();
    let share = power(view, me) / (power(view, me) + all).max(1e-6);
    let (mut worst, mut sum, mut anger) = (0.0_f64, 0.0, 0.0_f64);
    for &other in pact.parties {
        if other == me || view.public.allied(me, other) {
            continue;
        }
        let (theirs, danger) = worst_fear(view, other);
        if theirs == me || pact.parties.contains(&theirs) {
            continue;
        }
        // Against the same foe one would have to fight in any case.
        let own = if theirs == foe { m.common_foe } else { 0.0 };
        let risk = danger * (1.0 - own) * cover(view, pact, other);
        worst = worst.max(risk);
        sum += risk;
        let pairs = &view.public.pairs;
        let provoked = pairs.proximity(me, theirs) * (1.0 - pairs.rivalry(me, theirs));
        anger = anger.max(provoked * danger);
    }
    let duty = match pact.charter.obligation {
        Obligation::Automatic => m.automatic_entangles,
        Obligation::Offensive => m.offensive_entangles,
        _ => 1.0,
    };
    let far = match pact.charter.area {
        Area::Anywhere => 1.0 + m.anywhere_entangles,
        _ => 1.0,
    };
    let early = if pact.charter.triggers.contains(&Trigger::Threat) {
        1.0 + m.threat_entangles
    } else {
        1.0
    };
    let risks = worst + m.further * (sum - worst);
    tally.add(
        Factor::Burden,
        -d.entanglement * risks * share * duty * far * early,
    );
    tally.add(Factor::Provocation, -d.provocation * anger);
}

/// What the duty and the way of deciding take of a nation's freedom.
fn binding<R: Recorder>(view: &View, me: NationId, pact: &Pact<'_>, tally: &mut Tally<'_, R>) {
    let (d, m) = (&mind(view).deal, &mind(view).pact);
    let leads = pact.lead == Some(me);
    // Who is its client already has lost to that lead what such clauses take.
    let lost = pact
        .lead
        .is_some_and(|l| super::wards::is_client(view, me, l));
    if pact.charter.obligation.defends() && !lost {
        let binds = match pact.charter.obligation {
            Obligation::Automatic | Obligation::Offensive => 1.0,
            _ => m.deemed_binds,
        };
        tally.add(Factor::Sovereignty, -d.sovereignty * binds);
    }
    let rule = match (pact.charter.decision, leads) {
        (Decision::Hegemon, true) => m.lead_gains,
        (Decision::Hegemon, false) if lost => 0.0,
        (Decision::Hegemon, false) => -m.hegemon_costs,
        (Decision::Majority | Decision::TwoThirds | Decision::Council { .. }, _) => -m.votes_bind,
        (Decision::Consensus { .. } | Decision::Automatic, _) => 0.0,
    };
    tally.add(Factor::Rule, rule);
    let exit = match (pact.charter.exit, leads) {
        (Exit::Barred, _) => -m.exit_barred,
        (Exit::Resisted, true) => m.exit_kept,
        (Exit::Resisted, false) if lost => 0.0,
        (Exit::Resisted, false) => -m.exit_resisted,
        (Exit::Notice(months), _) => -m.exit_notice * f64::from(months) / 12.0,
        (Exit::Free, _) => 0.0,
    };
    tally.add(Factor::Exit, exit);
    let breach = match (pact.charter.enforcement, leads) {
        (Enforcement::Force, true) => m.exit_kept,
        (Enforcement::Force, false) if lost => 0.0,
        (Enforcement::Force, false) => -m.breach_force,
        (Enforcement::Expulsion, _) => -m.breach_expulsion,
        (Enforcement::Reproach, _) => 0.0,
    };
    tally.add(Factor::Breach, breach);
    if pact.charter.accession.open_to == OpenTo::Anyone {
        tally.add(Factor::Risk, -m.open_door);
    }
}

/// What membership costs from year to year, and what it opens.
fn upkeep<R: Recorder>(
    view: &View,
    me: NationId,
    pact: &Pact<'_>,
    c: &Company,
    tally: &mut Tally<'_, R>,
) {
    let m: &PactMind = &mind(view).pact;
    let leads = pact.lead == Some(me);
    let dues = match pact.charter.dues {
        Dues::Nothing => 0.0,
        Dues::GdpShare(share) => -m.dues * share * 100.0,
        Dues::Tribute(share) if leads => {
            let gdp = |n: &NationId| view.nation(*n).gdp;
            let others: f64 = pact.parties.iter().filter(|p| **p != me).map(gdp).sum();
            let worth = share * 100.0 * (others / gdp(&me).max(1e-6)).min(m.tribute_most);
            m.dues * worth
        }
        Dues::Tribute(share) => -m.dues * share * 100.0,
    };
    tally.add(Factor::Dues, dues);
    if let Some(guide) = pact.charter.guideline {
        let short = (guide - view.nation(me).defence).max(0.0);
        tally.add(Factor::Guideline, -m.guideline * short);
    }
    if pact.charter.command != Command::National && !leads {
        tally.add(Factor::Command, -m.command_costs);
    }
    if pact.charter.transit {
        let others = || pact.parties.iter().copied().filter(|p| *p != me);
        let feared = others().map(|o| fear(view, me, o)).fold(0.0, f64::max);
        tally.add(Factor::Transit, -m.transit_costs * around_one(feared));
    }
    let level = pact.charter.intelligence;
    tally.add(
        Factor::Secrets,
        m.secrets * level * (c.trust - m.secrets_trust),
    );
}
