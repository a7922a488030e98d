//! A charter made of another and the clauses that differ: what there is to choose, how far each may go, and what it
//! changes.

use std::ops::RangeInclusive;

use super::charter::{
    Area, Charter, Command, Council, Decision, Dues, Enforcement, Exit, Obligation, OpenTo,
    Ratification, Reserved, Succession, Treasury, Trigger, Validity,
};
use crate::order::{
    Breach, CharterDraft, Chest, Clause, ClauseKind, Duty, Entry, Lasting, Leaving, Reserve, Rule,
};

/// The charter that `draft` describes, `base` being the one that it starts from. It is one for any number of
/// members, and who composed it says what it is for.
#[must_use]
pub fn compose(base: &Charter, draft: &CharterDraft) -> Charter {
    let mut charter = Charter {
        name: draft.name.clone(),
        bilateral: false,
        ..base.clone()
    };
    for &clause in &draft.clauses {
        apply(&mut charter, clause);
    }
    // Whoever promises only to stay at peace cannot be called.
    if charter.obligation.keeps_peace() {
        charter.triggers.clear();
        charter.reserved = Reserved::Nothing;
    }
    charter
}

/// The clauses of a kind that a form offers. Exhaustive, so that a new kind says what there is to choose.
#[must_use]
pub fn choices(kind: ClauseKind) -> Vec<Clause> {
    use ClauseKind as K;
    let both = |make: fn(bool) -> Clause| vec![make(false), make(true)];
    match kind {
        K::Duty => [
            Duty::Automatic,
            Duty::AsDeemedNecessary,
            Duty::Consult,
            Duty::Neutrality,
            Duty::NonAggression,
            Duty::Offensive,
        ]
        .map(Clause::Duty)
        .to_vec(),
        K::Rule => [
            Rule::Silence,
            Rule::Unanimity,
            Rule::TwoThirds,
            Rule::Majority,
            Rule::Council(3),
            Rule::Council(5),
            Rule::Hegemon,
            Rule::NoVote,
        ]
        .map(Clause::Rule)
        .to_vec(),
        K::HomeOnly => both(Clause::HomeOnly),
        K::Territory => both(Clause::Territory),
        K::Forces => both(Clause::Forces),
        K::Threat => both(Clause::Threat),
        K::Subversion => [0, 50, 70, 90].map(Clause::Subversion).to_vec(),
        K::Cyber => [0, 50, 70, 90].map(Clause::Cyber).to_vec(),
        K::Dues => [0, 1, 2, 5, 10].map(Clause::Dues).to_vec(),
        K::Tribute => [0, 2, 5, 10, 20].map(Clause::Tribute).to_vec(),
        K::Guideline => [0, 10, 15, 20, 25, 30, 40, 50]
            .map(Clause::Guideline)
            .to_vec(),
        K::Command => both(Clause::Command),
        K::Transit => both(Clause::Transit),
        K::Intelligence => [0, 20, 40, 60, 80].map(Clause::Intelligence).to_vec(),
        K::Entry => [Entry::Nobody, Entry::Neighbours, Entry::Anyone]
            .map(Clause::Entry)
            .to_vec(),
        K::Candidacy => [0, 3, 6, 12, 24].map(Clause::Candidacy).to_vec(),
        K::EachRatifies => both(Clause::EachRatifies),
        K::Exit => [
            Leaving::Free,
            Leaving::Notice(6),
            Leaving::Notice(12),
            Leaving::Notice(24),
            Leaving::Barred,
            Leaving::Resisted,
        ]
        .map(Clause::Exit)
        .to_vec(),
        K::Breach => [Breach::Reproach, Breach::Expulsion, Breach::Force]
            .map(Clause::Breach)
            .to_vec(),
        K::Inherited => both(Clause::Inherited),
        K::PeaceOperations => both(Clause::PeaceOperations),
        K::SuspendsCoups => both(Clause::SuspendsCoups),
        K::Equipment => [0, 10, 20, 30, 40].map(Clause::Equipment).to_vec(),
        K::Chest => [Chest::Common, Chest::Lead, Chest::Movable]
            .map(Clause::Chest)
            .to_vec(),
        K::Recusal => both(Clause::Recusal),
        K::Term => [6, 12, 24, 36].map(Clause::Term).to_vec(),
        K::ConsensusFirst => both(Clause::ConsensusFirst),
        K::Reserved => [Reserve::Nothing, Reserve::Force, Reserve::Foreign]
            .map(Clause::Reserved)
            .to_vec(),
        K::Lasts => [
            Lasting::Open,
            Lasting::Tacit(60),
            Lasting::Tacit(120),
            Lasting::Tacit(240),
            Lasting::Lapses(60),
            Lasting::Lapses(120),
            Lasting::Lapses(240),
        ]
        .map(Clause::Lasts)
        .to_vec(),
    }
}

/// The number in a clause and the range that it must lie in, for clauses with a number. Exhaustive, so that a new
/// one says how far it may go.
#[must_use]
pub fn limits(clause: Clause) -> Option<(u32, RangeInclusive<u32>)> {
    let within = |x: u32, low, high| Some((x, low..=high));
    match clause {
        Clause::Subversion(x)
        | Clause::Cyber(x)
        | Clause::Intelligence(x)
        | Clause::Equipment(x) => within(x.into(), 0, 100),
        Clause::Dues(x) | Clause::Tribute(x) => within(x.into(), 0, 100),
        Clause::Guideline(x) => within(x.into(), 0, 200),
        Clause::Candidacy(x) | Clause::Exit(Leaving::Notice(x)) => within(x.into(), 0, 600),
        Clause::Rule(Rule::Council(x)) => within(x.into(), 1, 40),
        Clause::Term(x) => within(x.into(), 1, 600),
        Clause::Lasts(Lasting::Lapses(x) | Lasting::Tacit(x)) => {
            let (low, high) = (*Validity::RANGE.start(), *Validity::RANGE.end());
            within(x.into(), low.into(), high.into())
        }
        Clause::Duty(_)
        | Clause::Rule(_)
        | Clause::HomeOnly(_)
        | Clause::Territory(_)
        | Clause::Forces(_)
        | Clause::Threat(_)
        | Clause::Command(_)
        | Clause::Transit(_)
        | Clause::Entry(_)
        | Clause::EachRatifies(_)
        | Clause::Exit(_)
        | Clause::Breach(_)
        | Clause::Inherited(_)
        | Clause::PeaceOperations(_)
        | Clause::SuspendsCoups(_)
        | Clause::Chest(_)
        | Clause::Recusal(_)
        | Clause::ConsensusFirst(_)
        | Clause::Reserved(_)
        | Clause::Lasts(Lasting::Open) => None,
    }
}

fn apply(charter: &mut Charter, clause: Clause) {
    match clause {
        Clause::Duty(duty) => charter.obligation = obligation(duty),
        Clause::Rule(rule) => {
            charter.decision = decision(rule);
            // How a council is elected says nothing where there is none.
            if !matches!(rule, Rule::Council(_)) {
                charter.council = Council::default();
            }
        }
        Clause::HomeOnly(home) => {
            charter.area = if home { Area::Home } else { Area::Anywhere };
        }
        Clause::Territory(on) => cover(charter, Trigger::Territory, on),
        Clause::Forces(on) => cover(charter, Trigger::Forces, on),
        Clause::Threat(on) => cover(charter, Trigger::Threat, on),
        Clause::Subversion(percent) => {
            cover(charter, Trigger::Subversion(share(percent)), percent > 0);
        }
        Clause::Cyber(percent) => cover(charter, Trigger::Cyber(share(percent)), percent > 0),
        Clause::Dues(0) if matches!(charter.dues, Dues::GdpShare(_)) => {
            charter.dues = Dues::Nothing;
        }
        Clause::Tribute(0) if matches!(charter.dues, Dues::Tribute(_)) => {
            charter.dues = Dues::Nothing;
        }
        Clause::Dues(0) | Clause::Tribute(0) => {}
        Clause::Dues(permille) => charter.dues = Dues::GdpShare(f64::from(permille) / 1e3),
        Clause::Tribute(permille) => charter.dues = Dues::Tribute(f64::from(permille) / 1e3),
        Clause::Guideline(permille) => {
            charter.guideline = (permille > 0).then(|| f64::from(permille) / 1e3);
        }
        Clause::Command(on) => {
            charter.command = if on { Command::Lead } else { Command::National };
        }
        Clause::Transit(on) => charter.transit = on,
        Clause::Intelligence(percent) => charter.intelligence = share(percent),
        Clause::Entry(entry) => {
            charter.accession.open_to = match entry {
                Entry::Nobody => OpenTo::Nobody,
                Entry::Neighbours => OpenTo::Neighbours,
                Entry::Anyone => OpenTo::Anyone,
            };
            // Whoever says to whom it is open means all of them.
            charter.accession.among = None;
        }
        Clause::Candidacy(months) => charter.accession.candidacy_months = months,
        Clause::EachRatifies(each) => {
            charter.accession.ratification = if each {
                Ratification::EachMember
            } else {
                Ratification::Decision
            };
        }
        Clause::Exit(leaving) => {
            charter.exit = match leaving {
                Leaving::Barred => Exit::Barred,
                Leaving::Free => Exit::Free,
                Leaving::Notice(months) => Exit::Notice(months),
                Leaving::Resisted => Exit::Resisted,
            };
        }
        Clause::Breach(breach) => {
            charter.enforcement = match breach {
                Breach::Reproach => Enforcement::Reproach,
                Breach::Expulsion => Enforcement::Expulsion,
                Breach::Force => Enforcement::Force,
            };
        }
        Clause::Inherited(on) => {
            charter.succession = if on {
                Succession::Strongest
            } else {
                Succession::Dissolve
            };
        }
        Clause::PeaceOperations(on) => charter.peace_operations = on,
        Clause::SuspendsCoups(on) => charter.suspends_coups = on,
        Clause::Equipment(percent) => {
            charter.equipment = (percent > 0).then(|| share(percent));
        }
        Clause::Chest(chest) => {
            charter.treasury = match chest {
                Chest::Common => Treasury::Common,
                Chest::Lead => Treasury::Lead,
                Chest::Movable => Treasury::Movable,
            };
        }
        Clause::Recusal(on) => charter.recusal = on,
        Clause::Term(months) => charter.council.term_months = months,
        Clause::ConsensusFirst(on) => charter.council.consensus_first = on,
        Clause::Reserved(what) => {
            charter.reserved = match what {
                Reserve::Nothing => Reserved::Nothing,
                Reserve::Force => Reserved::Force,
                Reserve::Foreign => Reserved::Foreign,
            };
        }
        Clause::Lasts(lasting) => {
            charter.term = match lasting {
                Lasting::Open => Validity::Open,
                Lasting::Lapses(months) => Validity::Lapses(months),
                Lasting::Tacit(months) => Validity::Tacit {
                    months,
                    then: months,
                },
            };
        }
    }
}

const fn obligation(duty: Duty) -> Obligation {
    match duty {
        Duty::Automatic => Obligation::Automatic,
        Duty::AsDeemedNecessary => Obligation::AsDeemedNecessary,
        Duty::Consult => Obligation::Consult,
        Duty::Neutrality => Obligation::Neutrality,
        Duty::NonAggression => Obligation::NonAggression,
        Duty::Offensive => Obligation::Offensive,
    }
}

const fn decision(rule: Rule) -> Decision {
    match rule {
        Rule::Silence => Decision::Consensus { silence: true },
        Rule::Unanimity => Decision::Consensus { silence: false },
        Rule::TwoThirds => Decision::TwoThirds,
        Rule::Majority => Decision::Majority,
        Rule::Council(seats) => Decision::Council { seats },
        Rule::Hegemon => Decision::Hegemon,
        Rule::NoVote => Decision::Automatic,
    }
}

/// Lists `trigger` in the place of its like, or not at all.
fn cover(charter: &mut Charter, trigger: Trigger, on: bool) {
    let kind = std::mem::discriminant(&trigger);
    charter
        .triggers
        .retain(|t| std::mem::discriminant(t) != kind);
    if on {
        charter.triggers.push(trigger);
    }
}

fn share(percent: u8) -> f64 {
    f64::from(percent.min(100)) / 100.0
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::ids::CharterId;

    fn base() -> Charter {
        let map = shipped()[0];
        let scenario = load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario;
        let defends = |c: &&Charter| c.obligation == Obligation::AsDeemedNecessary;
        scenario.charters.iter().find(defends).unwrap().clone()
    }

    #[test]
    fn each_clause_of_a_form_changes_the_charter_one_way_or_another() {
        let base = base();
        for kind in ClauseKind::iter() {
            let list = choices(kind);
            let made: Vec<Charter> = list
                .iter()
                .map(|&c| compose(&base, &CharterDraft::plain(CharterId(0), "A").with(c)))
                .collect();
            let differ = made.iter().any(|c| *c != made[0]);
            assert!(differ, "{list:?} says nothing");
        }
    }

    #[test]
    fn a_draft_without_clauses_is_its_base_under_another_name() {
        let base = base();
        let made = compose(&base, &CharterDraft::plain(CharterId(0), "The Other Pact"));
        assert_eq!(made.name, "The Other Pact");
        assert_eq!(made.triggers, base.triggers);
        assert!(!made.bilateral);
    }

    #[test]
    fn choices_are_of_their_kind_and_a_draft_holds_one_of_each() {
        let mut draft = CharterDraft::plain(CharterId(0), "A");
        for kind in ClauseKind::iter() {
            for clause in choices(kind) {
                assert_eq!(ClauseKind::from(clause), kind);
                assert!(limits(clause).is_none_or(|(x, range)| range.contains(&x)));
                draft = draft.with(clause);
                assert_eq!(draft.clause(kind), Some(clause));
            }
        }
        assert_eq!(draft.clauses.len(), ClauseKind::iter().count());
        assert!(draft.clauses.is_sorted());
    }
}
