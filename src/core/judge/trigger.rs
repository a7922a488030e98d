//! The trigger test: each clause of a charter held against what a crisis does to its target, and by how
//! much it falls short.

use crate::content::{Area, Charter, Obligation, Scenario, Trigger};
use crate::event::Shortfall;
use crate::ids::{NationId, RegionId};
use crate::order::{CovertKind, Stake};
use crate::view::{Crisis, Proof, Treaty};

/// One clause of the test.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Clause {
    /// The treaty promises help.
    Duty,
    /// The one threatened is a member, and the other side is not.
    Parties,
    /// The place at stake lies where the charter applies.
    Area,
    /// The deed is one that the text names.
    Deed(Trigger),
}

/// A clause and what it lacks; None when it is met.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Finding {
    pub clause: Clause,
    pub short: Option<Shortfall>,
}

/// The outcome of a trigger test, clause by clause. Of the deeds that the text names one is enough; all
/// other clauses must be met.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    pub findings: Vec<Finding>,
}

impl Verdict {
    #[must_use]
    pub fn met(&self) -> bool {
        self.shortfall().is_none()
    }

    /// What stands most in the way; None when the treaty may be invoked.
    #[must_use]
    pub fn shortfall(&self) -> Option<Shortfall> {
        let mut nearest: Option<Shortfall> = None;
        let mut named = false;
        let mut done = false;
        for finding in &self.findings {
            match (finding.clause, finding.short) {
                (Clause::Deed(_), None) => done = true,
                (Clause::Deed(_), Some(short)) => {
                    named = true;
                    if nearest.is_none_or(|n| gap(short) < gap(n)) {
                        nearest = Some(short);
                    }
                }
                (_, Some(short)) => return Some(short),
                (_, None) => {}
            }
        }
        match (done, named) {
            (true, _) => None,
            (false, true) => nearest,
            (false, false) => Some(Shortfall::NoTrigger),
        }
    }
}

/// How far a deed is from one that would do, in shares of what is asked.
fn gap(short: Shortfall) -> u32 {
    match short {
        Shortfall::Rung { have, need }
        | Shortfall::Proof { have, need }
        | Shortfall::Gravity { have, need } => {
            u32::from(need.saturating_sub(have)) * 100 / u32::from(need.max(1))
        }
        _ => u32::MAX,
    }
}

/// Holds the text of `treaty`, its `charter`, against what `crisis` does to `caller`: the target, or its challenger. A pact of
/// defence is for the one that was shot at first, whoever it was that demanded; a pact for attack is for either.
#[must_use]
pub fn trigger_test(
    scenario: &Scenario,
    charter: &Charter,
    treaty: &Treaty,
    crisis: &Crisis,
    caller: NationId,
) -> Verdict {
    let mut findings = Vec::with_capacity(3 + charter.triggers.len());
    let mut find = |clause, short| findings.push(Finding { clause, short });
    find(Clause::Duty, duty(charter, crisis, caller));
    find(Clause::Parties, parties(treaty, crisis, caller));
    find(
        Clause::Area,
        outside(scenario, charter, treaty, crisis, caller),
    );
    for &trigger in &charter.triggers {
        find(
            Clause::Deed(trigger),
            deed(scenario, trigger, crisis, caller),
        );
    }
    Verdict { findings }
}

/// Whether the text promises help to one in the place of `caller`: it did not demand, or was shot at for it; and it
/// was not the first to shoot.
fn duty(charter: &Charter, crisis: &Crisis, caller: NationId) -> Option<Shortfall> {
    let attack = charter.obligation == Obligation::Offensive;
    if !charter.obligation.defends() {
        Some(Shortfall::NoDuty)
    } else if crisis.counter.is_some() && crisis.first.is_none() && !attack {
        // Both demand, and nobody has been shot at.
        Some(Shortfall::NoAttack)
    } else if crisis.attacked() == caller || attack {
        None
    } else if crisis.challenger == caller {
        Some(Shortfall::NoAttack)
    } else {
        Some(Shortfall::StruckFirst)
    }
}

fn parties(treaty: &Treaty, crisis: &Crisis, caller: NationId) -> Option<Shortfall> {
    let (ours, theirs) = if crisis.challenger == caller {
        (crisis.challenger, crisis.target)
    } else {
        (crisis.target, crisis.challenger)
    };
    if !treaty.has(ours) {
        Some(Shortfall::NotMember)
    } else if treaty.suspends(ours) {
        Some(Shortfall::Suspended)
    } else if treaty.has(theirs) {
        Some(Shortfall::Fellow)
    } else {
        None
    }
}

fn outside(
    scenario: &Scenario,
    charter: &Charter,
    treaty: &Treaty,
    crisis: &Crisis,
    caller: NationId,
) -> Option<Shortfall> {
    if crisis.challenger == caller && crisis.provoked(caller) {
        // What it asked for is the other's: it is attacked at home.
        let home = scenario.nation(caller).capital;
        let covered = in_area(scenario, charter, treaty, home);
        return (!covered).then_some(Shortfall::Area(home));
    }
    match crisis.stake {
        Stake::Territory(region) if !in_area(scenario, charter, treaty, region) => {
            Some(Shortfall::Area(region))
        }
        _ => None,
    }
}

fn deed(
    scenario: &Scenario,
    trigger: Trigger,
    crisis: &Crisis,
    caller: NationId,
) -> Option<Shortfall> {
    let rung = |need| {
        (crisis.rung < need).then_some(Shortfall::Rung {
            have: crisis.rung,
            need,
        })
    };
    match trigger {
        Trigger::Territory | Trigger::Forces => rung(4),
        Trigger::Threat => rung(3),
        Trigger::Subversion(_) | Trigger::Cyber(_) => {
            let against = |p: &&Proof| {
                p.suspect != caller
                    && crisis.side_of(p.suspect) != crisis.side_of(caller)
                    && names(trigger, p.kind)
            };
            let shown = || crisis.evidence.iter().filter(against);
            let have = shown().map(Proof::percent).max().unwrap_or(0);
            let need = proof_needed(trigger);
            if have < need {
                return Some(Shortfall::Proof { have, need });
            }
            // What is done in networks is an attack by its effects; the other deeds are by what they are.
            let sure = shown().filter(|p| p.percent() >= need);
            let grave = sure.map(|p| p.gravity).fold(0.0, f64::max);
            let armed = scenario.rules.cyber.armed;
            let networks = matches!(trigger, Trigger::Cyber(_));
            let percent = |share: f64| (share * 100.0 + 1e-6) as u8;
            (networks && grave < armed).then_some(Shortfall::Gravity {
                have: percent(grave),
                need: percent(armed),
            })
        }
    }
}

/// Percent of certainty that a trigger asks for; 0 where it asks for deeds that everybody sees.
#[must_use]
pub fn proof_needed(trigger: Trigger) -> u8 {
    match trigger {
        Trigger::Subversion(proof) | Trigger::Cyber(proof) => (proof * 100.0).round() as u8,
        Trigger::Territory | Trigger::Forces | Trigger::Threat => 0,
    }
}

/// Whether a trigger is about covert acts of this kind: sabotage counts as subversion.
#[must_use]
pub fn names(trigger: Trigger, kind: CovertKind) -> bool {
    match trigger {
        Trigger::Subversion(_) => matches!(kind, CovertKind::Subversion | CovertKind::Sabotage),
        Trigger::Cyber(_) => kind == CovertKind::Cyber,
        Trigger::Territory | Trigger::Forces | Trigger::Threat => false,
    }
}

/// Whether `region` lies where the charter applies.
#[must_use]
pub fn in_area(scenario: &Scenario, charter: &Charter, treaty: &Treaty, region: RegionId) -> bool {
    match &charter.area {
        Area::Anywhere => true,
        Area::Home => scenario.region(region).owner.is_some_and(|o| treaty.has(o)),
        Area::Regions(list) => list.contains(&region),
        Area::Except(list) => !list.contains(&region),
    }
}
