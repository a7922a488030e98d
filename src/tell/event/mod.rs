//! Events as sentences.

mod burden;
mod calls;
mod council;
mod crises;
mod diplomacy;
mod faith;
mod forces;
mod home;
mod missions;
mod preparation;
mod war;

#[cfg(test)]
mod tests;

pub(super) use self::war::joined;
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
        | E::MotionDeferred { .. }
        | E::MotionWeakened { .. }
        | E::Objected { .. }
        | E::Lobbied { .. }
        | E::Seated { .. }
        | E::GuidelineSet { .. }
        | E::CommandIntegrated { .. }
        | E::CommandChanged { .. }
        | E::IntelligenceSet { .. } => council::sentence(kind, names),
        E::Consulted { .. }
        | E::ConsultationEnded { .. }
        | E::Declined { .. }
        | E::Invoked { .. }
        | E::NotTriggered { .. }
        | E::Contributed { .. }
        | E::CaseReviewed { .. } => calls::sentence(kind, names),
        E::ReassuranceAsked { .. }
        | E::Reassured { .. }
        | E::LeftUnanswered { .. }
        | E::CommitmentsDoubted { .. }
        | E::PromiseKept { .. }
        | E::PromiseBroken { .. }
        | E::PactBroken { .. } => faith::sentence(kind, names),
        E::DuesPaid { .. }
        | E::PaymentSet { .. }
        | E::ShipsDelivered { .. }
        | E::TreasuryMoved { .. }
        | E::ArrearsPaid { .. }
        | E::Reproached { .. }
        | E::Pledged { .. }
        | E::PledgeKept { .. }
        | E::PledgeBroken { .. }
        | E::Warned { .. } => burden::sentence(kind, names),
        E::ExerciseHeld { .. }
        | E::ExerciseDropped { .. }
        | E::PlanMade { .. }
        | E::PlanLapsed { .. }
        | E::PlanLeaked { .. }
        | E::StocksLost { .. } => preparation::sentence(kind, names),
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
