//! Events as sentences.

mod alliance;
mod crises;
mod diplomacy;
mod forces;
mod home;
mod missions;
mod war;

#[cfg(test)]
mod tests;

use super::{Names, capital};
use crate::event::EventKind;

/// One sentence on what happened. Exhaustive by group, so that a new event cannot be forgotten; each
/// group's own file has the words.
#[must_use]
pub fn event(kind: &EventKind, names: &(impl Names + ?Sized)) -> String {
    use EventKind as E;
    let sentence = match kind {
        E::OrderRefused { .. }
        | E::DefenceSet { .. }
        | E::MixSet { .. }
        | E::EquipmentSet { .. }
        | E::Built { .. }
        | E::Prestocked { .. }
        | E::Deficit { .. }
        | E::Disaster { .. }
        | E::Insurgency { .. }
        | E::Attacked { .. }
        | E::Elected { .. }
        | E::Coup { .. }
        | E::Unrest { .. }
        | E::Recession { .. }
        | E::BecameNuclear { .. }
        | E::History { .. }
        | E::ObjectiveMet { .. }
        | E::GameOver => home::sentence(kind, names),
        E::Offered { .. }
        | E::Replied { .. }
        | E::OfferLapsed { .. }
        | E::Denounced { .. }
        | E::TreatyFounded { .. }
        | E::TreatyEnded { .. }
        | E::Convened { .. }
        | E::Signed { .. }
        | E::FoundingFailed { .. }
        | E::StepDone { .. }
        | E::RatificationOpened { .. }
        | E::Stood { .. }
        | E::Ratified { .. }
        | E::Withdrawn { .. }
        | E::Applied { .. }
        | E::Joined { .. }
        | E::Rejected { .. }
        | E::NoticeGiven { .. }
        | E::Left { .. }
        | E::Expelled { .. }
        | E::LeadChanged { .. }
        | E::AidSent { .. }
        | E::Sanctioned { .. }
        | E::TransitSet { .. }
        | E::Accommodated { .. }
        | E::StoodUp { .. } => diplomacy::sentence(kind, names),
        E::Tabled { .. }
        | E::Voted { .. }
        | E::MotionPassed { .. }
        | E::MotionFailed { .. }
        | E::MotionWeakened { .. }
        | E::Invoked { .. }
        | E::NotTriggered { .. }
        | E::Objected { .. }
        | E::Lobbied { .. }
        | E::Consulted { .. }
        | E::ConsultationEnded { .. }
        | E::Declined { .. }
        | E::PromiseKept { .. }
        | E::PromiseBroken { .. }
        | E::Contributed { .. }
        | E::CaseReviewed { .. }
        | E::DuesPaid { .. }
        | E::ExerciseHeld { .. }
        | E::ExerciseDropped { .. }
        | E::PlanMade { .. }
        | E::IntelligenceSet { .. }
        | E::PlanLapsed { .. }
        | E::PlanLeaked { .. }
        | E::StocksLost { .. }
        | E::GuidelineSet { .. }
        | E::CommandIntegrated { .. }
        | E::Reproached { .. }
        | E::ReassuranceAsked { .. }
        | E::Reassured { .. }
        | E::LeftUnanswered { .. }
        | E::CommitmentsDoubted { .. }
        | E::Pledged { .. }
        | E::PledgeKept { .. }
        | E::PledgeBroken { .. }
        | E::Warned { .. }
        | E::MotionDeferred { .. }
        | E::Seated { .. }
        | E::CommandChanged { .. }
        | E::PaymentSet { .. }
        | E::ShipsDelivered { .. }
        | E::TreasuryMoved { .. }
        | E::ArrearsPaid { .. }
        | E::PactBroken { .. } => alliance::sentence(kind, names),
        E::Intervened { .. }
        | E::Suspended { .. }
        | E::Reinstated { .. }
        | E::Mandated { .. }
        | E::MissionRefused { .. }
        | E::PeaceAsked { .. }
        | E::ConsentSet { .. }
        | E::PatienceEnded { .. }
        | E::PeacekeepersAttacked { .. }
        | E::StateFailed { .. }
        | E::StateRecovered { .. }
        | E::Detached { .. }
        | E::MissionEnded { .. } => missions::sentence(kind, names),
        E::CrisisBegan { .. }
        | E::CrisisMoved { .. }
        | E::Accident { .. }
        | E::Backed { .. }
        | E::Mediated { .. }
        | E::Brokered { .. }
        | E::TakenOver { .. }
        | E::Undertaken { .. }
        | E::UndertakingLapsed { .. }
        | E::UndertakingBroken { .. }
        | E::CrisisEnded { .. } => crises::sentence(kind, names),
        E::WarBegan { .. }
        | E::WarJoined { .. }
        | E::WarEnded { .. }
        | E::NuclearUse { .. }
        | E::PartingAsked { .. }
        | E::PartingRefused { .. }
        | E::SeparatePeace { .. }
        | E::Battle { .. }
        | E::AttackHeld { .. }
        | E::NavalBattle { .. }
        | E::RegionTaken { .. }
        | E::RegionCeded { .. }
        | E::Capitulated { .. }
        | E::Exiled { .. }
        | E::Restored { .. } => war::sentence(kind, names),
        E::Mobilised { .. }
        | E::Marched { .. }
        | E::Arrived { .. }
        | E::StanceSet { .. }
        | E::CutOff { .. }
        | E::Starved { .. }
        | E::Interdicted { .. }
        | E::LinkSabotaged { .. }
        | E::LinkRepaired { .. }
        | E::CovertDone { .. }
        | E::CovertDetected { .. }
        | E::Accused { .. }
        | E::FalselyAccused { .. }
        | E::CounterMeasures { .. } => forces::sentence(kind, names),
    };
    capital(&super::clean(&sentence))
}
