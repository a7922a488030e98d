//! Whom and where an event concerns: for filters, for the map's camera and for indexes of the chronicle.

use super::EventKind;
use crate::ids::{NationId, RegionId};
use crate::order::{Restraint, Stake};

impl EventKind {
    /// The nations that the event names, the actor first, each once.
    #[must_use]
    pub fn nations(&self) -> Vec<NationId> {
        let mut list = self.named();
        let mut seen = Vec::with_capacity(list.len());
        list.retain(|n| {
            let new = !seen.contains(n);
            seen.push(*n);
            new
        });
        list
    }

    fn named(&self) -> Vec<NationId> {
        use EventKind as E;
        match self {
            E::OrderRefused { nation, .. }
            | E::DefenceSet { nation, .. }
            | E::MixSet { nation, .. }
            | E::EquipmentSet { nation, .. }
            | E::PaymentSet { nation, .. }
            | E::ShipsDelivered { nation, .. }
            | E::ArrearsPaid { nation, .. }
            | E::TreasuryMoved { to: nation, .. }
            | E::Built { nation, .. }
            | E::Prestocked { nation, .. }
            | E::StocksLost { nation, .. }
            | E::Deficit { nation, .. }
            | E::Applied { nation, .. }
            | E::Joined { nation, .. }
            | E::NoticeGiven { nation, .. }
            | E::Left { nation, .. }
            | E::Expelled { nation, .. }
            | E::Suspended { nation, .. }
            | E::Reinstated { nation, .. }
            | E::Mandated { nation, .. }
            | E::MissionRefused { nation, .. }
            | E::Detached { nation, .. }
            | E::PeaceAsked { nation, .. }
            | E::ConsentSet { nation, .. }
            | E::PatienceEnded { nation, .. }
            | E::PeacekeepersAttacked { nation, .. }
            | E::StateFailed { nation }
            | E::StateRecovered { nation }
            | E::MissionEnded { nation, .. }
            | E::StepDone { nation, .. }
            | E::RatificationOpened { nation, .. }
            | E::Withdrawn { nation, .. }
            | E::Voted { nation, .. }
            | E::Contributed { nation, .. }
            | E::CommitmentsDoubted { nation, .. }
            | E::Pledged { nation, .. }
            | E::PledgeKept { nation, .. }
            | E::PledgeBroken { nation, .. }
            | E::CrisisMoved { nation, .. }
            | E::Backed { nation, .. }
            | E::Mediated { nation, .. }
            | E::Brokered { nation, .. }
            | E::WarJoined { nation, .. }
            | E::Restored { nation }
            | E::Mobilised { nation, .. }
            | E::Marched { nation, .. }
            | E::Arrived { nation, .. }
            | E::StanceSet { nation, .. }
            | E::CutOff { nation, .. }
            | E::Starved { nation, .. }
            | E::Interdicted { nation, .. }
            | E::LinkSabotaged { nation, .. }
            | E::LinkRepaired { nation, .. }
            | E::Insurgency { nation, .. }
            | E::Attacked { nation, .. }
            | E::Elected { nation, .. }
            | E::Coup { nation, .. }
            | E::Unrest { nation }
            | E::Recession { nation }
            | E::BecameNuclear { nation }
            | E::ObjectiveMet { nation, .. } => vec![*nation],
            E::Offered { from, to, .. }
            | E::Replied { from, to, .. }
            | E::OfferLapsed { from, to }
            | E::AidSent { from, to, .. }
            | E::RegionCeded { from, to, .. } => vec![*from, *to],
            E::Denounced { by, nation }
            | E::Sanctioned { by, nation, .. }
            | E::Warned { by, nation, .. }
            | E::Intervened { by, nation, .. }
            | E::Reproached { by, nation, .. }
            | E::ReassuranceAsked { by, nation, .. }
            | E::Reassured { by, nation, .. }
            | E::LeftUnanswered { by, nation, .. }
            | E::TransitSet { by, nation, .. } => vec![*by, *nation],
            E::Accommodated { nation, towards } => vec![*nation, *towards],
            E::StoodUp { nation, from } => vec![*nation, *from],
            E::Rejected { nation, by, .. } => by.iter().chain([nation]).copied().collect(),
            E::TreatyFounded { members, .. }
            | E::Seated {
                nations: members, ..
            } => members.clone(),
            E::Convened { by, invited, .. } => [by].into_iter().chain(invited).copied().collect(),
            E::Signed { nation, by, .. } => vec![*nation, *by],
            E::Stood { nation, by, .. } | E::Ratified { nation, by, .. } => vec![*by, *nation],
            E::FoundingFailed { by, .. } => vec![*by],
            E::CommandChanged { commander, .. } => commander.iter().copied().collect(),
            E::PactBroken { by, against, .. } => vec![*by, *against],
            E::LeadChanged { lead, .. } => lead.iter().copied().collect(),
            E::Tabled { by, .. } => vec![*by],
            E::Invoked {
                victim, aggressor, ..
            } => vec![*victim, *aggressor],
            E::NotTriggered { victim, .. }
            | E::ConsultationEnded { victim, .. }
            | E::Declined { victim, .. } => vec![*victim],
            E::CaseReviewed {
                victim, outcomes, ..
            } => std::iter::once(*victim)
                .chain(outcomes.iter().map(|o| o.0))
                .collect(),
            E::Consulted {
                by,
                victim,
                aggressor,
                ..
            } => vec![*by, *victim, *aggressor],
            E::TakenOver { nation, from, .. } => vec![*nation, *from],
            E::Undertaken { by, to, .. }
            | E::UndertakingLapsed { by, to, .. }
            | E::UndertakingBroken { by, to, .. } => vec![*by, *to],
            E::Lobbied { by, nation, .. } => vec![*by, *nation],
            E::PromiseKept { by, to, .. } | E::PromiseBroken { by, to, .. } => vec![*by, *to],
            E::Objected { by, .. } => by.clone(),
            E::ExerciseHeld { participants, .. } => participants.clone(),
            E::PlanMade {
                member,
                signatories,
                ..
            } => std::iter::once(member)
                .chain(signatories.iter().filter(|s| *s != member))
                .copied()
                .collect(),
            E::PlanLapsed { member, .. } | E::PlanLeaked { member, .. } => vec![*member],
            E::CrisisBegan {
                challenger, target, ..
            }
            | E::CrisisEnded {
                challenger, target, ..
            }
            | E::WarBegan {
                challenger, target, ..
            } => vec![*challenger, *target],
            E::PartingAsked { nation, to, .. } => vec![*nation, *to],
            E::PartingRefused { nation, by, .. } => vec![*by, *nation],
            E::SeparatePeace { nation, with, .. } => vec![*nation, *with],
            E::NuclearUse { by, on, .. } | E::CovertDone { by, on, .. } => vec![*by, *on],
            E::CovertDetected { on, suspect, .. } => vec![*on, *suspect],
            E::Accused { by, nation, .. } => vec![*by, *nation],
            E::FalselyAccused {
                by, nation, doer, ..
            } => vec![*by, *nation, *doer],
            E::CounterMeasures { nation, .. } => vec![*nation],
            E::Battle {
                attacker, defender, ..
            }
            | E::AttackHeld {
                attacker, defender, ..
            }
            | E::NavalBattle {
                attacker, defender, ..
            } => vec![*attacker, *defender],
            E::RegionTaken { by, from, .. } => [Some(*by), *from].into_iter().flatten().collect(),
            E::Capitulated { nation, to } => vec![*nation, *to],
            E::Exiled { nation, host } => vec![*nation, *host],
            E::TreatyEnded { .. }
            | E::MotionPassed { .. }
            | E::MotionFailed { .. }
            | E::MotionWeakened { .. }
            | E::MotionDeferred { .. }
            | E::DuesPaid { .. }
            | E::ExerciseDropped { .. }
            | E::IntelligenceSet { .. }
            | E::GuidelineSet { .. }
            | E::CommandIntegrated { .. }
            | E::Accident { .. }
            | E::WarEnded { .. }
            | E::Disaster { .. }
            | E::History { .. }
            | E::GameOver => Vec::new(),
        }
    }

    /// The region where it happened, if it happened in one.
    #[must_use]
    pub fn place(&self) -> Option<RegionId> {
        use EventKind as E;
        match self {
            E::Built { region, .. }
            | E::Prestocked { region, .. }
            | E::ExerciseHeld { region, .. }
            | E::Mandated { region, .. }
            | E::MissionRefused { region, .. }
            | E::Detached { region, .. }
            | E::PeaceAsked { region, .. }
            | E::ConsentSet { region, .. }
            | E::PatienceEnded { region, .. }
            | E::PeacekeepersAttacked { region, .. }
            | E::MissionEnded { region, .. }
            | E::ExerciseDropped { region, .. }
            | E::StocksLost { region, .. }
            | E::Battle { region, .. }
            | E::AttackHeld { region, .. }
            | E::NavalBattle { region, .. }
            | E::RegionTaken { region, .. }
            | E::RegionCeded { region, .. }
            | E::Arrived { region, .. }
            | E::StanceSet { region, .. }
            | E::CutOff { region, .. }
            | E::Starved { region, .. }
            | E::Interdicted { to: region, .. }
            | E::LinkSabotaged { to: region, .. }
            | E::LinkRepaired { to: region, .. }
            | E::Disaster { region, .. }
            | E::Insurgency { region, .. }
            | E::Attacked { region, .. }
            | E::Marched { to: region, .. }
            | E::Undertaken {
                restraint: Restraint::Forces(region),
                ..
            }
            | E::UndertakingLapsed {
                restraint: Restraint::Forces(region),
                ..
            }
            | E::UndertakingBroken {
                restraint: Restraint::Forces(region),
                ..
            }
            | E::CrisisBegan {
                stake: Stake::Territory(region),
                ..
            } => Some(*region),
            _ => None,
        }
    }
}
