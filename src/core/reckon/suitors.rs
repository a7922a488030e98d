//! With whom a pact of two cannot be worth while, whatever its clauses: that is seen at a glance, and spares a nation that
//! looks for friends the weighing of all the others.

use super::objectives::entered;
use super::pact::{cause, goodwill, shield};
use super::{UNARMED, mind, power, worst_fear};
use crate::content::{Charter, Command, Decision, Dues, Obligation, Trigger};
use crate::ids::{CharterId, NationId};
use crate::view::View;

/// What bounds the worth of a pact of help to a nation, with whomever.
pub struct Suitors<'v> {
    view: &'v View,
    /// Strength of those who are bound to help it, and of the one whom it fears most; the share that the first are of both.
    had: f64,
    enemy: f64,
    covered: f64,
    /// Its greatest rivalry with anybody, 0..1.
    rivalry: f64,
    /// What its neutrality and being covered already take off any pact.
    aloof: f64,
    /// What protection counts for at most, and what else a text may be worth.
    protection: f64,
    extra: f64,
}

/// Added to a bound for what rounding could take off it.
const ROUNDING: f64 = 1e-9;

impl<'v> Suitors<'v> {
    /// For the nation whose view it is, and pacts of two under one of these charters, which all promise help.
    #[must_use]
    pub fn new(view: &'v View, charters: &[CharterId]) -> Self {
        let (m, me) = (mind(view), view.me);
        let (foe, danger) = worst_fear(view, me);
        let (had, enemy) = (shield(view, me), power(view, foe).max(UNARMED));
        let covered = had / (had + enemy);
        let (mut sure, mut extra) = (0.0_f64, f64::NEG_INFINITY);
        for charter in charters.iter().map(|c| view.public.charter_of(*c)) {
            sure = sure.max(surety(view, charter));
            extra = extra.max(extras(view, charter, danger));
        }
        Self {
            view,
            had,
            enemy,
            covered,
            rivalry: view.public.pairs.rows(me)[2]
                .iter()
                .copied()
                .fold(0.0, f64::max),
            aloof: m.pact.aloof
                + m.pact.neutral * view.scenario().nation(me).neutral
                + m.pact.shielded * covered,
            protection: m.deal.protection * danger * sure,
            extra,
        }
    }

    /// Whether a pact with `other`, who is not the one that is feared most, may be worth more than `least`. Of most it is known
    /// that none is.
    #[must_use]
    pub fn may_exceed(&self, other: NationId, least: f64) -> bool {
        let (view, me) = (self.view, self.view.me);
        let (d, m) = (&mind(view).deal, &mind(view).pact);
        let trust = view.own.trust[other.index()];
        let with = self.had + power(view, other);
        let gain = with / (with + self.enemy) - self.covered;
        let bound = d.affinity * view.public.pairs.affinity(me, other)
            + d.trust * (trust - 0.5)
            + self.protection * gain * trust
            + goodwill(view, other, me)
            + self.extra
            + ROUNDING
            - self.aloof;
        // What is dearer to find out is asked only where it still matters.
        if bound + m.patron * self.rivalry <= least {
            return false;
        }
        let bound = match self.rivalry > 0.0 {
            true => bound + m.patron * self.patronage(other),
            false => bound,
        };
        bound > least
            && (bound - m.causeless > least || cause(view, me, other) || cause(view, other, me))
    }

    /// What keeping one's rivals off `other` is worth, of a full rival's worth.
    fn patronage(&self, other: NationId) -> f64 {
        let (view, me) = (self.view, self.view.me);
        let (theirs, danger) = worst_fear(view, other);
        if theirs == other || theirs == me {
            return 0.0;
        }
        let match_for = power(view, me) / (power(view, me) + power(view, theirs)).max(1e-6);
        view.public.pairs.rivalry(me, theirs) * danger * match_for
    }
}

/// How sure help is under a charter at most, 1 being the plain pact.
fn surety(view: &View, charter: &Charter) -> f64 {
    let m = &mind(view).pact;
    let duty = match charter.obligation {
        Obligation::Automatic => m.automatic_protects,
        _ => 1.0,
    };
    let rule = match charter.decision {
        Decision::Automatic => m.no_vote_protects,
        Decision::Hegemon => m.no_vote_protects.max(m.hegemon_protects),
        Decision::Majority | Decision::TwoThirds | Decision::Council { .. } => m.votes_protect,
        Decision::Consensus { .. } => 0.0,
    };
    let early = match charter.triggers.contains(&Trigger::Threat) {
        true => m.threat_protects,
        false => 0.0,
    };
    duty + rule + early
}

/// What a charter's text is worth at most beside the protection, to one in such `danger`, less what its duty takes of one's freedom.
fn extras(view: &View, charter: &Charter, danger: f64) -> f64 {
    let (d, m) = (&mind(view).deal, &mind(view).pact);
    let mut sum = m.secrets * charter.intelligence * (1.0 - m.secrets_trust);
    sum += entered(view, view.me, charter).max(0.0);
    if charter.command != Command::National {
        sum += m.command_gain * danger;
    }
    if charter.transit {
        sum += m.transit_gain * danger;
    }
    if charter.obligation == Obligation::Offensive {
        sum += m.offensive_gain * view.scenario().nation(view.me).doctrine.ambition;
    }
    if charter.needs_lead().is_some() {
        // Its say, that nobody leaves, and that nobody breaks the word.
        sum += m.lead_gains + m.exit_kept + m.exit_kept;
        if let Dues::Tribute(share) = charter.dues {
            sum += m.dues * share * 100.0 * m.tribute_most;
        }
    } else {
        // Clients of the lead have lost it already; here nobody leads.
        sum -= match charter.obligation {
            Obligation::Automatic | Obligation::Offensive => d.sovereignty,
            _ => d.sovereignty * m.deemed_binds,
        };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::engine::Game;
    use crate::order::{Deal, Issued};
    use crate::reckon::deal;
    use crate::why::Silent;

    /// On every shipped map, now and later, for every pair and every text that two may agree on.
    #[test]
    fn no_pact_that_is_worth_it_is_passed_over() {
        let (mut weighed, mut spared) = (0, 0);
        for map in shipped() {
            let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
            let mut game = Game::new(loaded.scenario.into(), 5);
            let all: Vec<NationId> = game.scenario().nation_ids().collect();
            let helps = |c: &CharterId| {
                let charter = &game.scenario().charters[c.index()];
                charter.bilateral && charter.obligation.defends()
            };
            let count = game.scenario().charters.len();
            let charters: Vec<CharterId> = (0..count).map(CharterId::at).filter(helps).collect();
            for turn in 0..25 {
                let views = game.views(&all);
                for view in views.iter().filter(|_| turn % 8 == 0) {
                    check(view, &charters, &mut weighed, &mut spared);
                }
                let orders = views.iter().flat_map(|view| {
                    let plan = (0..).zip(crate::ai::plan(view, 5));
                    let nation = view.me;
                    plan.map(move |(sequence, order)| Issued {
                        nation,
                        sequence,
                        order,
                    })
                });
                let orders = orders.collect();
                game.advance(orders);
            }
        }
        // The glance is worth it.
        assert!(spared * 3 > weighed, "{spared} of {weighed}");
    }

    fn check(view: &View, charters: &[CharterId], weighed: &mut usize, spared: &mut usize) {
        let suitors = Suitors::new(view, charters);
        let (foe, _) = worst_fear(view, view.me);
        for other in view.scenario().nation_ids() {
            if other == view.me || other == foe {
                continue;
            }
            *weighed += 1;
            *spared += usize::from(!suitors.may_exceed(other, mind(view).seek.worth));
            for &charter in charters {
                let pact = Deal {
                    pact: Some(charter),
                    ..Deal::default()
                };
                let worth = deal(view, other, view.me, &pact, &mut Silent);
                let known = suitors.may_exceed(other, worth - ROUNDING);
                assert!(known, "{worth} with {other:?} under {charter:?}");
            }
        }
    }
}
