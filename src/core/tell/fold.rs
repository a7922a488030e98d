//! Many events in few lines: what happened to several at once is counted under one name, and can be opened.

use super::{Names, gather, list};
use crate::event::{Event, EventKind, Grade};
use crate::ids::NationId;

/// A line, and the sentences that it stands for where it stands for several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folded {
    pub line: String,
    pub all: Vec<String>,
    /// The weightiest of them.
    pub grade: Grade,
}

/// Names in a line that stands for several.
const NAMED: usize = 3;

/// The events in lines: the weightiest first, those of one sort in one line.
#[must_use]
pub fn fold(events: &[&Event], names: &(impl Names + ?Sized)) -> Vec<Folded> {
    struct Sort {
        noun: Option<&'static str>,
        grade: Grade,
        /// Each with how often it is said.
        sentences: Vec<(String, usize)>,
        actors: Vec<NationId>,
    }
    let told = gather(events.iter().copied());
    let mut sorts: Vec<Sort> = Vec::new();
    for entry in &told {
        let (kind, facts) = (&entry.event.kind, entry.event.kind.facts());
        let noun = many(kind);
        let sentence = entry.sentence(names);
        let said = |s: &Sort| s.sentences.iter().position(|known| known.0 == sentence);
        if let Some((sort, at)) = sorts.iter_mut().find_map(|s| said(s).map(|at| (s, at))) {
            sort.sentences[at].1 += 1;
            continue;
        }
        let known = sorts.iter_mut().find(|s| noun.is_some() && s.noun == noun);
        if let Some(sort) = known {
            sort.sentences.push((sentence, 1));
            sort.grade = sort.grade.max(facts.grade);
            let actor = facts.nations.first().filter(|n| !sort.actors.contains(n));
            sort.actors.extend(actor);
        } else {
            sorts.push(Sort {
                noun,
                grade: facts.grade,
                sentences: vec![(sentence, 1)],
                actors: facts.nations.first().copied().into_iter().collect(),
            });
        }
    }
    sorts.sort_by_key(|s| std::cmp::Reverse(s.grade));
    let line = |sort: Sort| {
        let count: usize = sort.sentences.iter().map(|s| s.1).sum();
        let mut all: Vec<String> = sort.sentences.into_iter().map(often).collect();
        let line = match (sort.noun, all.len()) {
            (Some(noun), 2..) => format!("{count} {noun}{}", by(&sort.actors, names)),
            _ => all.pop().unwrap_or_default(),
        };
        let grade = sort.grade;
        Folded { line, all, grade }
    };
    sorts.into_iter().map(line).collect()
}

/// A sentence, and how often it is said if that is more than once.
fn often((sentence, times): (String, usize)) -> String {
    match times {
        1 => sentence,
        2 => format!("{sentence} (twice)"),
        n => format!("{sentence} ({n} times)"),
    }
}

/// Whose they are, in brackets.
fn by(actors: &[NationId], names: &(impl Names + ?Sized)) -> String {
    let mut named: Vec<String> = actors
        .iter()
        .take(NAMED)
        .map(|n| names.nation(*n))
        .collect();
    match actors.len() {
        0 => return String::new(),
        n if n > NAMED => named.push(format!("{} more", n - NAMED)),
        _ => {}
    }
    format!(" ({})", list(&named))
}

/// What several events of the sort are called together; None for what is told in full however often it happens. Exhaustive, so that
/// a new event must choose.
fn many(kind: &EventKind) -> Option<&'static str> {
    use EventKind as E;
    Some(match kind {
        // Home
        E::OrderRefused { .. } => "orders refused",
        E::DefenceSet { .. } | E::MixSet { .. } | E::EquipmentSet { .. } => "budgets changed",
        E::Built { .. } => "works begun",
        E::Prestocked { .. } => "depots filled",
        E::Deficit { .. } => "treasuries in deficit",
        E::Elected { .. } => "elections",
        E::Unrest { .. } => "nations in unrest",
        E::Recession { .. } => "economies in recession",
        E::ObjectiveMet { .. } => "aims attained",
        E::Disaster { .. } => "disasters",
        E::ReliefSent { .. } => "nations that send help",
        E::ReliefArrived { .. } => "places that help reaches",
        E::ReliefTurnedAway { .. } => "offers of help turned away",
        E::LeftAlone { .. } => "nations left alone with a disaster",
        E::Insurgency { .. } => "risings",
        E::Attacked { .. } => "attacks by armed groups",
        E::GroupEnded { .. } => "armed groups broken up",
        E::SponsorStopped { .. } => "sponsors who stop paying",
        E::HavenClosed { .. } => "havens closed",
        E::Coup { .. } => "coups",
        E::Decided { .. } => "choices made",
        E::BecameNuclear { .. } | E::History { .. } | E::GameOver => return None,
        // Diplomacy
        E::OfferLapsed { .. } | E::OfferVoid { .. } => "offers that came to nothing",
        E::AidSent { .. } => "payments of aid",
        E::Ratified { .. } => "ratifications",
        E::TransitSet { .. } => "borders opened or shut to troops",
        E::Offered { .. } => "offers",
        E::Replied { .. } => "answers to offers",
        E::Denounced { .. } => "denunciations",
        E::Stood { .. } => "words on a candidate",
        E::Sanctioned { .. } => "sanctions laid or lifted",
        E::Convened { .. } => "treaties laid open for signature",
        E::Signed { .. } => "signatures",
        E::FoundingFailed { .. } => "treaties that nobody signed",
        E::StepDone { .. } | E::RatificationOpened { .. } => "steps of accession",
        E::Withdrawn { .. } => "applications withdrawn",
        E::Applied { .. } => "applications for entry",
        E::NoticeGiven { .. } => "notices of leaving",
        E::Renewing { .. } => "words on renewal",
        E::Rejected { .. } => "candidates turned down",
        E::Accommodated { .. } => "nations that bend to a neighbour",
        E::StoodUp { .. } => "nations that stand up to a neighbour again",
        E::TreatyFounded { .. } => "treaties founded",
        E::TermEnding { .. } | E::TermHeld { .. } => "terms of treaties that run out",
        E::Renewed { .. } => "treaties renewed",
        E::NotRenewed { .. } => "treaties that members let run out",
        E::TreatyEnded { .. } => "treaties ended",
        E::Joined { .. } => "accessions",
        E::Left { .. } | E::Expelled { .. } => "departures from treaties",
        E::Entrusted { .. } => "powers given back or taken",
        E::LeadChanged { .. } => "leads changed",
        E::Born { .. } | E::United { .. } | E::Dissolved { .. } => return None,
        // Council
        E::Voted { .. } => "ballots",
        E::Lobbied { .. } => "envoys sent for a vote",
        E::Tabled { .. } => "motions tabled",
        E::MotionPassed { .. } => "motions carried",
        E::MotionFailed { .. } => "motions lost",
        E::MotionWeakened { .. } => "motions carried in a weaker form",
        E::MotionDeferred { .. } => "motions put off",
        E::IntelligenceSet { .. } => "agreements on intelligence",
        E::GuidelineSet { .. } => "guidelines of spending",
        E::CommandIntegrated { .. } | E::CommandChanged { .. } => "changes of command",
        E::Objected { .. } => "objections",
        E::Seated { .. } => "councils elected",
        // Calls
        E::NotTriggered { .. } => "calls that the text does not cover",
        E::ConsultationEnded { .. } => "consultations that end",
        E::Declined { .. } => "calls withdrawn",
        E::Consulted { .. } => "consultations asked for",
        E::Contributed { .. } => "answers to a call",
        E::Invoked { .. } | E::CaseReviewed { .. } => return None,
        // Faith
        E::PromiseKept { .. } => "promises kept",
        E::PromiseBroken { .. } => "promises broken",
        E::ReassuranceAsked { .. } => "questions whether a promise stands",
        E::Reassured { .. } => "reassurances",
        E::LeftUnanswered { .. } => "questions left unanswered",
        E::CommitmentsDoubted { .. }
        | E::Deserted { .. }
        | E::Betrayed { .. }
        | E::PactBroken { .. } => return None,
        // Burden
        E::DuesPaid { .. } => "payments of dues",
        E::ShipsDelivered { .. } => "ships delivered",
        E::Reproached { .. } => "reproaches over the burden",
        E::Warned { .. } => "warnings over the burden",
        E::Pledged { .. } => "pledges of spending",
        E::PledgeKept { .. } => "pledges kept",
        E::PledgeBroken { .. } => "pledges broken",
        E::PaymentSet { .. } => "changes in how dues are paid",
        E::ArrearsPaid { .. } => "arrears paid",
        E::TreasuryMoved { .. } => return None,
        // Preparation
        E::ExerciseHeld { .. } => "exercises",
        E::ExerciseDropped { .. } => "exercises dropped",
        E::PlanMade { .. } => "plans of defence made",
        E::PlanLapsed { .. } => "plans of defence lapsed",
        E::PlanLeaked { .. } => "plans of defence leaked",
        E::StocksLost { .. } => "depots lost",
        // Missions
        E::Suspended { .. } => "members suspended",
        E::Reinstated { .. } => "members reinstated",
        E::StateRecovered { .. } => "states that recover",
        E::Mandated { .. } => "mandates given or renewed",
        E::PeaceAsked { .. } => "hosts who ask for peacekeepers",
        E::ConsentSet { .. } => "words on peacekeepers by their hosts",
        E::PatienceEnded { .. } => "contingents called home",
        E::Underwritten { .. } => "missions that find a payer",
        E::FundingEnded { .. } => "missions whose payer stops",
        E::MissionRefused { .. } => "missions refused",
        E::Detached { .. } => "contingents sent",
        E::MissionEnded { .. } => "missions ended",
        E::Intervened { .. } | E::PeacekeepersAttacked { .. } | E::StateFailed { .. } => {
            return None;
        }
        // Crises
        E::CrisisBegan { incident, .. } => match incident {
            Some(_) => "incidents",
            None => "demands",
        },
        E::Countered { .. } => "counter-demands",
        E::CrisisMoved { .. } => "moves in crises",
        E::Backed { .. } => "nations that take sides",
        E::CaughtUp { .. } => "nations caught up in an incident",
        E::Mediated { .. } => "offers to mediate",
        E::Brokered { .. } => "terms put by a mediator",
        E::Accident { .. } => return None,
        E::TakenOver { .. } => "quarrels taken over",
        E::Undertaken { .. } => "undertakings",
        E::UndertakingLapsed { .. } => "undertakings that lapse",
        E::UndertakingBroken { .. } => "undertakings broken",
        E::CrisisEnded { .. } => "crises over",
        // War
        E::PartingAsked { .. } => "requests for a separate peace",
        E::PartingRefused { .. } => "separate peaces refused",
        E::Battle { .. } => "battles",
        E::AttackHeld { .. } => "attacks that were held",
        E::NavalBattle { .. } => "battles at sea",
        E::RegionTaken { .. } => "regions taken",
        E::Evacuated { .. } => "evacuations",
        E::WarJoined { .. } => "nations that enter a war",
        E::Restored { .. }
        | E::SeparatePeace { .. }
        | E::RegionCeded { .. }
        | E::Exiled { .. }
        | E::WarBegan { .. }
        | E::WarEnded { .. }
        | E::Extinct { .. }
        | E::NuclearUse { .. }
        | E::Capitulated { .. } => return None,
        // Forces
        E::Marched { .. } | E::Arrived { .. } => "marches",
        E::Interdicted { .. } => "lines bombed",
        E::LinkRepaired { .. } => "lines repaired",
        E::StanceSet { .. } => "stances changed",
        E::Mobilised { .. } => "mobilisations begun or ended",
        E::CounterMeasures { .. } => "measures against agents",
        E::CutOff { .. } => "forces cut off",
        E::Starved { .. } => "forces that starve",
        E::LinkSabotaged { .. } => "acts of sabotage",
        E::CovertDone { .. } | E::CovertDetected { .. } => "secret acts",
        E::Accused { .. } | E::FalselyAccused { .. } => "accusations",
        // Networks
        E::CyberDone { .. } => "acts in others' networks",
        E::Intruded { .. } => "suspects of acts in networks",
        E::Outage { .. } => "networks that fail",
        E::OutageSpread { .. } => "networks that fail with others'",
        E::NetworksPooled { .. } => "agreements on the defence of networks",
        E::GuardSet { .. } => "budgets for networks changed",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};
    use crate::event::Scope;

    fn told(kind: EventKind) -> Event {
        Event {
            turn: 3,
            scope: Scope::World,
            kind,
        }
    }

    #[test]
    fn what_happens_to_many_is_one_line_and_what_happens_once_is_told_in_full() {
        let map = shipped().iter().find(|m| m.name.contains("four-rivers"));
        let map = map.unwrap();
        let scenario = load(map.name, map.text, &Overrides::default());
        let scenario = scenario.unwrap().scenario;
        let [a, b, c, d] = [0, 1, 2, 3].map(NationId::at);
        let recession = |nation| told(EventKind::Recession { nation });
        let coup = told(EventKind::BecameNuclear { nation: d });
        let events = [recession(a), recession(b), coup, recession(c), recession(a)];
        let lines = fold(&events.iter().collect::<Vec<_>>(), &scenario);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!(lines[0].grade, Grade::Major, "the weightiest first");
        assert!(lines[0].all.is_empty());
        assert!(
            lines[1].line.starts_with("4 economies in recession ("),
            "{lines:?}"
        );
        assert_eq!(lines[1].all.len(), 3);
        assert!(lines[1].all[0].ends_with(" (twice)"), "{lines:?}");
        let alone = [recession(a)];
        let alone = fold(&alone.iter().collect::<Vec<_>>(), &scenario);
        assert!(alone[0].all.is_empty() && alone[0].line.contains("recession"));
    }
}
