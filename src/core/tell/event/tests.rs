use strum::IntoEnumIterator;

use super::event;
use crate::content::{Overrides, Scenario, load, shipped};
use crate::event::{
    DisasterKind, EndCause, EventKind as E, EventName, GroupEnd, Incident, MandateSource,
    MissionEnd, MissionVerdict, Outcome, Reassurance, Scene, Shortfall, Termination, WarCause,
};
use crate::ids::{
    CaseId, CharterId, CrisisId, FoundingId, MissionId, MotionId, NationId, OfferId, RegionId,
    ScriptId, TreatyId,
};
use crate::order::{
    Arm, Ballot, Caveat, Concessions, Contribution, CovertKind, CyberAct, CyberPool, Deal, Measure,
    MotionKind, Move, Order, Parting, Payment, Remedy, Restraint, Scale, Sector, Side, Stake,
    Stance, Stand, Strength, Term, Terms,
};
use crate::why::Factor;

/// Terms with every clause there is.
fn harsh() -> Terms {
    let all = Concessions {
        cede: Some(R),
        renounce: true,
        neutrality: Measure::Whole,
        demilitarise: Some(R),
        government: Measure::Half,
        arms: 20,
        reparations: 15,
    };
    Terms {
        line: true,
        gives: [all; 2],
    }
}

fn group() -> String {
    "the March Men".to_owned()
}

const A: NationId = NationId(0);
const B: NationId = NationId(1);
const R: RegionId = RegionId(0);
const T: TreatyId = TreatyId(0);
const C: CrisisId = CrisisId(0);

fn scenario() -> Scenario {
    let map = shipped()[0];
    load(map.name, map.text, &Overrides::default())
        .unwrap()
        .scenario
}

/// One of every kind, as [`every_kind_is_told`] has it.
#[rustfmt::skip]
fn samples() -> Vec<E> {
    let deal = Deal { pact: Some(CharterId(0)), give: vec![Term::Payment(120)], ask: vec![Term::Transit, Term::LiftSanctions] };
    let kind = MotionKind::Admit { nation: B };
    let (offer, case, motion) = (OfferId(1), CaseId(1), MotionId(1));
    vec![
        E::OrderRefused { nation: A, order: Order::Build { region: R }, reason: "the works are complete".into() },
        E::DefenceSet { nation: A, from: 0.02, to: 0.03 },
        E::MixSet { nation: A, mix: [50, 30, 20] },
        E::Built { nation: A, region: R, level: 4.0 },
        E::Prestocked { nation: A, region: R, kilotonnes: 20.0 },
        E::Deficit { nation: A, billions: 1.2 },
        E::Offered { offer, from: A, to: B, deal: deal.clone() },
        E::Replied { offer, from: A, to: B, accepted: true, deal: deal.clone() },
        E::Replied { offer, from: A, to: B, accepted: false, deal },
        E::OfferLapsed { from: A, to: B },
        E::OfferVoid { from: A, to: B },
        E::Denounced { by: A, nation: B },
        E::TreatyFounded { treaty: T, charter: CharterId(0), name: "Northern Pact".into(), members: vec![A, B] },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::Dissolved },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::NoThreat },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::NoCohesion },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::TooFew },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::LeadLost },
        E::Convened { founding: FoundingId(1), by: A, name: "Northern Pact".into(), invited: vec![B] },
        E::Signed { founding: FoundingId(1), nation: B, by: A, name: "Northern Pact".into(), accept: true },
        E::Signed { founding: FoundingId(1), nation: B, by: A, name: "Northern Pact".into(), accept: false },
        E::FoundingFailed { by: A, name: "Northern Pact".into(), signed: 1, least: 2 },
        E::StepDone { treaty: T, nation: A, step: "Screening".into() },
        E::RatificationOpened { treaty: T, nation: A },
        E::Stood { treaty: T, nation: A, by: B, stand: Stand::For, months: 8, because: None },
        E::Stood { treaty: T, nation: A, by: B, stand: Stand::For, months: 0, because: None },
        E::Stood { treaty: T, nation: A, by: B, stand: Stand::HoldOut(Some(Term::LiftSanctions)), months: 0, because: Some(Factor::Grievance) },
        E::Stood { treaty: T, nation: A, by: B, stand: Stand::HoldOut(None), months: 0, because: Some(Factor::Grievance) },
        E::Stood { treaty: T, nation: A, by: B, stand: Stand::Against, months: 0, because: Some(Factor::Rivalry) },
        E::Ratified { treaty: T, nation: A, by: B },
        E::Withdrawn { nation: A, treaty: T, notice: true },
        E::Withdrawn { nation: A, treaty: T, notice: false },
        E::Applied { nation: A, treaty: T },
        E::Joined { nation: A, treaty: T },
        E::Rejected { nation: A, treaty: T, by: Some(B) },
        E::Rejected { nation: A, treaty: T, by: None },
        E::NoticeGiven { nation: A, treaty: T, months: 12 },
        E::TreatyEnded { treaty: T, name: "Northern Pact".into(), cause: EndCause::TermOver },
        E::TermEnding { treaty: T, months: 12, tacit: true },
        E::TermEnding { treaty: T, months: 0, tacit: false },
        E::Renewing { nation: A, treaty: T, keep: true },
        E::Renewing { nation: A, treaty: T, keep: false },
        E::TermHeld { treaty: T },
        E::NotRenewed { nation: A, treaty: T },
        E::Renewed { treaty: T, months: 60 },
        E::Renewed { treaty: T, months: 0 },
        E::Left { nation: A, treaty: T },
        E::Expelled { nation: A, treaty: T },
        E::Entrusted { treaty: T, nation: A, by: B, grant: true },
        E::Entrusted { treaty: T, nation: A, by: B, grant: false },
        E::LeadChanged { treaty: T, lead: Some(A) },
        E::LeadChanged { treaty: T, lead: None },
        E::AidSent { from: A, to: B, millions: 40 },
        E::Sanctioned { by: A, nation: B, on: true },
        E::Sanctioned { by: A, nation: B, on: false },
        E::TransitSet { by: A, nation: B, grant: true },
        E::TransitSet { by: A, nation: B, grant: false },
        E::Accommodated { nation: A, towards: B },
        E::StoodUp { nation: A, from: B },
        E::Tabled { motion, treaty: T, by: A, kind },
        E::Voted { motion, nation: A, ballot: Ballot::Nay, because: Some(Factor::Cost), unless: Some(Remedy::LeadComes) },
        E::Voted { motion, nation: A, ballot: Ballot::UpTo(Strength::Sanctions), because: None, unless: None },
        E::Objected { motion, treaty: T, kind, by: vec![A, B] },
        E::Lobbied { motion, by: A, nation: B, aye: true },
        E::Consulted { case, treaty: T, by: A, victim: A, aggressor: B, short: Some(Shortfall::Rung { have: 3, need: 4 }) },
        E::Consulted { case, treaty: T, by: B, victim: A, aggressor: B, short: None },
        E::ConsultationEnded { case, treaty: T, victim: A },
        E::Declined { case, treaty: T, victim: A },
        E::PromiseKept { by: A, to: B, term: Term::Support(motion) },
        E::PromiseBroken { by: A, to: B, term: Term::Answer(case, Contribution::Caveats) },
        E::MotionPassed { motion, treaty: T, kind, ayes: 3, nays: 1 },
        E::MotionFailed { motion, treaty: T, kind, ayes: 1, nays: 3 },
        E::MotionWeakened { motion, treaty: T, from: Strength::Defend, to: Strength::Reinforce },
        E::Invoked { case, treaty: T, victim: A, aggressor: B, crisis: C },
        E::NotTriggered { treaty: T, victim: A, because: Shortfall::Area(R) },
        E::Contributed { case, nation: A, contribution: Contribution::Caveats, caveat: Some(Caveat::InArea), points: 2.4, months: 1.3, because: Some(Factor::Tripwire), unless: None },
        E::Contributed { case, nation: A, contribution: Contribution::Nothing, caveat: None, points: 0.0, months: 0.0, because: Some(Factor::Distance), unless: Some(Remedy::Payment(40)) },
        E::CaseReviewed { case, treaty: T, victim: A, honoured: 1, partly: 0, evaded: 1, refused: 0, outcomes: vec![(A, Outcome::Honoured), (B, Outcome::Evaded)], by_vote: false },
        E::CaseReviewed { case, treaty: T, victim: A, honoured: 0, partly: 0, evaded: 1, refused: 0, outcomes: vec![(B, Outcome::Evaded)], by_vote: true },
        E::DuesPaid { treaty: T, billions: 0.8 },
        E::ExerciseHeld { treaty: T, region: R, scale: Scale::Large, participants: vec![A, B] },
        E::ExerciseDropped { treaty: T, region: R },
        E::PlanMade { treaty: T, member: A, signatories: vec![A, B] },
        E::IntelligenceSet { treaty: T, level: 0.4 },
        E::PlanLapsed { treaty: T, member: A },
        E::PlanLeaked { treaty: T, member: A },
        E::StocksLost { nation: A, region: R, kilotonnes: 40.0 },
        E::GuidelineSet { treaty: T, share: 0.03 },
        E::CommandIntegrated { treaty: T },
        E::EquipmentSet { nation: A, percent: 30 },
        E::MotionDeferred { motion, treaty: T, kind, ayes: 9, nays: 3 },
        E::Seated { treaty: T, nations: vec![A, B], months: 24 },
        E::CommandChanged { treaty: T, commander: Some(A) },
        E::CommandChanged { treaty: T, commander: None },
        E::PaymentSet { treaty: T, nation: A, by: Payment::Ships },
        E::ShipsDelivered { treaty: T, nation: A, points: 0.4 },
        E::TreasuryMoved { treaty: T, to: A, billions: 1.5 },
        E::ArrearsPaid { treaty: T, nation: A, billions: 0.2 },
        E::PactBroken { treaty: T, by: A, against: B },
        E::Countered { crisis: C, by: B, of: A, stake: Stake::Armament },
        E::Deserted { treaty: T, by: A, victim: B },
        E::Betrayed { crisis: C, by: A, against: B },
        E::Intervened { treaty: T, crisis: C, case, by: A, nation: B },
        E::Suspended { nation: A, treaty: T },
        E::Reinstated { nation: A, treaty: T },
        E::Mandated { mission: MissionId(1), treaty: T, nation: A, region: R, renewed: false, source: MandateSource::Body },
        E::Mandated { mission: MissionId(1), treaty: T, nation: A, region: R, renewed: true, source: MandateSource::Body },
        E::Mandated { mission: MissionId(1), treaty: T, nation: A, region: R, renewed: false, source: MandateSource::Imposed },
        E::Mandated { mission: MissionId(1), treaty: T, nation: A, region: R, renewed: false, source: MandateSource::Host },
        E::PeaceAsked { treaty: T, nation: A, region: R, given: true },
        E::PeaceAsked { treaty: T, nation: A, region: R, given: false },
        E::ConsentSet { mission: MissionId(1), treaty: T, nation: A, region: R, given: true },
        E::ConsentSet { mission: MissionId(1), treaty: T, nation: A, region: R, given: false },
        E::Underwritten { mission: MissionId(1), nation: B, region: R, share: 0.75 },
        E::FundingEnded { mission: MissionId(1), nation: B, region: R, spent: 1.2 },
        E::PatienceEnded { mission: MissionId(1), nation: B, region: R, dead: 0.018 },
        E::PatienceEnded { mission: MissionId(1), nation: B, region: R, dead: 0.0 },
        E::PeacekeepersAttacked { mission: MissionId(1), nation: B, region: R, dead: 0.04 },
        E::StateFailed { nation: A },
        E::StateRecovered { nation: A },
        E::MissionRefused { treaty: T, nation: A, region: R },
        E::Detached { mission: MissionId(1), nation: A, region: R, contribution: Contribution::Full, points: 0.3 },
        E::Detached { mission: MissionId(1), nation: A, region: R, contribution: Contribution::Nothing, points: 0.0 },
        E::MissionEnded { treaty: T, nation: A, region: R, why: MissionEnd::Peace, verdict: MissionVerdict::Success, months: 30, dead: 0.02 },
        E::MissionEnded { treaty: T, nation: A, region: R, why: MissionEnd::Troops, verdict: MissionVerdict::Failure, months: 5, dead: 0.0 },
        E::Reproached { treaty: T, by: B, nation: A, shortfall: 0.4 },
        E::Reproached { treaty: T, by: B, nation: A, shortfall: 0.0 },
        E::ReassuranceAsked { treaty: T, by: A, nation: B },
        E::Reassured { treaty: T, by: B, nation: A, how: Reassurance::Words },
        E::Reassured { treaty: T, by: B, nation: B, how: Reassurance::Words },
        E::Reassured { treaty: T, by: B, nation: A, how: Reassurance::Exercise },
        E::Reassured { treaty: T, by: B, nation: A, how: Reassurance::Deployment },
        E::LeftUnanswered { treaty: T, by: B, nation: A },
        E::CommitmentsDoubted { nation: A, treaty: T, leader: "M. Vale".into() },
        E::Pledged { treaty: T, nation: A, permille: 35, due: 24 },
        E::PledgeKept { treaty: T, nation: A, permille: 35 },
        E::PledgeBroken { treaty: T, nation: A, permille: 35, share: 0.028 },
        E::Warned { treaty: T, by: A, nation: B },
        E::CrisisBegan { crisis: C, challenger: A, target: B, stake: Stake::Territory(R), rung: 2, incident: None },
        E::CrisisBegan { crisis: C, challenger: A, target: B, stake: Stake::Incident, rung: 1, incident: None },
        E::CrisisBegan { crisis: C, challenger: A, target: B, stake: Stake::Territory(R), rung: 4, incident: Some(Incident { scene: Scene::Patrol, region: R }) },
        E::CrisisBegan { crisis: C, challenger: A, target: B, stake: Stake::Incident, rung: 3, incident: Some(Incident { scene: Scene::Aircraft, region: R }) },
        E::CrisisMoved { crisis: C, nation: A, action: Move::Raise, rung: 3 },
        E::CrisisMoved { crisis: C, nation: A, action: Move::Offer(Terms::CEASEFIRE), rung: 3 },
        E::Accident { crisis: C, rung: 4 },
        E::Backed { crisis: C, nation: A, side: Side::Target },
        E::CaughtUp { crisis: C, nation: A, side: Side::Target },
        E::Mediated { crisis: C, nation: A },
        E::CrisisMoved { crisis: C, nation: A, action: Move::Offer(harsh()), rung: 3 },
        E::CrisisMoved { crisis: C, nation: A, action: Move::Agree, rung: 3 },
        E::Brokered { crisis: C, nation: A, terms: harsh() },
        E::TakenOver { crisis: C, side: Side::Target, nation: A, from: B },
        E::Undertaken { by: A, to: B, restraint: Restraint::Forces(R) },
        E::Undertaken { by: A, to: B, restraint: Restraint::Truce },
        E::UndertakingLapsed { by: A, to: B, restraint: Restraint::Alliances },
        E::UndertakingLapsed { by: A, to: B, restraint: Restraint::Truce },
        E::UndertakingBroken { by: A, to: B, restraint: Restraint::Truce, openly: false },
        E::UndertakingBroken { by: A, to: B, restraint: Restraint::Arms(25), openly: true },
        E::UndertakingBroken { by: A, to: B, restraint: Restraint::Alliances, openly: false },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Struck { broker: None } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Struck { broker: Some(B) } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: harsh(), top: 3, months: 4, how: Termination::Struck { broker: None } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Yielded { by: A, because: Some(Factor::Odds) } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Yielded { by: A, because: Some(Factor::Resolve) } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: harsh(), top: 3, months: 4, how: Termination::Yielded { by: B, because: None } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Dropped { by: A, idle: 3 } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Faded { idle: 1 } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Fallen { nation: B } },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::STATUS_QUO, top: 3, months: 4, how: Termination::Moot },
        E::CrisisEnded { crisis: C, challenger: A, target: B, terms: Terms::CEASEFIRE, top: 3, months: 4, how: Termination::Strike },
        E::WarBegan { crisis: C, challenger: A, target: B },
        E::WarJoined { crisis: C, nation: A, side: Side::Target, cause: WarCause::Alliance(T) },
        E::WarJoined { crisis: C, nation: A, side: Side::Target, cause: WarCause::Hegemon(T) },
        E::WarJoined { crisis: C, nation: A, side: Side::Target, cause: WarCause::Tripwire },
        E::WarJoined { crisis: C, nation: A, side: Side::Target, cause: WarCause::Opportunity },
        E::WarJoined { crisis: C, nation: A, side: Side::Target, cause: WarCause::Choice(Some(Factor::Rivalry)) },
        E::WarEnded { crisis: C, terms: Terms::CEASEFIRE, victor: Some(Side::Target), months: 18, deaths: 120.0, how: Termination::Struck { broker: None } },
        E::WarEnded { crisis: C, terms: harsh(), victor: Some(Side::Challenger), months: 18, deaths: 120.0, how: Termination::Yielded { by: B, because: Some(Factor::Weariness) } },
        E::WarEnded { crisis: C, terms: Terms::STATUS_QUO, victor: None, months: 18, deaths: 120.0, how: Termination::Struck { broker: Some(A) } },
        E::WarEnded { crisis: C, terms: Terms::STATUS_QUO, victor: Some(Side::Challenger), months: 18, deaths: 120.0, how: Termination::Fallen { nation: B } },
        E::WarEnded { crisis: C, terms: Terms::CEASEFIRE, victor: None, months: 18, deaths: 120.0, how: Termination::Strike },
        E::PartingAsked { crisis: C, nation: A, to: B, terms: Parting::Line },
        E::PartingRefused { crisis: C, nation: A, by: B },
        E::SeparatePeace { crisis: C, nation: A, with: B, terms: Parting::Restore, broken: None },
        E::SeparatePeace { crisis: C, nation: A, with: B, terms: Parting::Indemnity, broken: Some(T) },
        E::NuclearUse { crisis: C, by: A, on: B },
        E::Battle { region: R, attacker: A, defender: B, won: true, attacker_loss: 0.4, defender_loss: 1.1, factors: vec![(Factor::AirPower, 0.5), (Factor::Terrain, -0.2)] },
        E::Battle { region: R, attacker: A, defender: B, won: false, attacker_loss: 1.4, defender_loss: 0.1, factors: vec![] },
        E::AttackHeld { region: R, attacker: A, defender: B, chance: 0.09, factors: vec![(Factor::Terrain, -0.8)] },
        E::NavalBattle { region: R, attacker: A, defender: B, won: true },
        E::NavalBattle { region: R, attacker: A, defender: B, won: false },
        E::RegionTaken { region: R, by: A, from: Some(B) },
        E::RegionTaken { region: R, by: A, from: None },
        E::Evacuated { nation: A, to: B, regions: vec![R] },
        E::Evacuated { nation: A, to: B, regions: vec![R, RegionId(1), RegionId(2)] },
        E::RegionCeded { region: R, from: A, to: B },
        E::Capitulated { nation: A, to: B },
        E::Exiled { nation: A, host: B },
        E::Restored { nation: A },
        E::Extinct { nation: A, to: Some(B), treaties: vec![T] },
        E::Extinct { nation: A, to: None, treaties: Vec::new() },
        E::Born { nation: A, from: vec![B], regions: vec![R, RegionId(1)] },
        E::United { nation: A, into: B, treaties: vec![T] },
        E::United { nation: A, into: B, treaties: Vec::new() },
        E::Dissolved { nation: A, heirs: vec![B, NationId(2)], treaties: vec![T] },
        E::Dissolved { nation: A, heirs: vec![B], treaties: Vec::new() },
        E::Mobilised { nation: A, on: true },
        E::Marched { nation: A, arm: Arm::Land, from: R, to: RegionId(1), strength: 2.0, months: 1.5 },
        E::Arrived { nation: A, arm: Arm::Air, region: R, strength: 2.0 },
        E::StanceSet { nation: A, region: R, stance: Stance::Attack },
        E::CutOff { nation: A, region: R },
        E::Starved { nation: A, arm: Arm::Land, region: R, loss: 0.3 },
        E::Interdicted { nation: A, from: R, to: R, condition: 0.6, loss: 0.2 },
        E::LinkSabotaged { nation: A, from: R, to: R, condition: 0.8 },
        E::LinkRepaired { nation: A, from: R, to: R, condition: 0.9 },
        E::CovertDone { by: A, on: B, kind: CovertKind::Sabotage, worked: false },
        E::CovertDetected { on: A, suspect: B, kind: CovertKind::Cyber, confidence: 0.7 },
        E::Accused { crisis: C, by: A, nation: B, kind: CovertKind::Cyber, confidence: 0.8 },
        E::FalselyAccused { by: A, nation: B, kind: CovertKind::Sabotage, doer: A },
        E::CounterMeasures { case, treaty: T, nation: B },
        E::CyberDone { by: A, on: B, sector: Sector::Power, act: CyberAct::Preposition, worked: true },
        E::CyberDone { by: A, on: B, sector: Sector::Power, act: CyberAct::Preposition, worked: false },
        E::CyberDone { by: A, on: B, sector: Sector::Media, act: CyberAct::Disrupt, worked: true },
        E::CyberDone { by: A, on: B, sector: Sector::Media, act: CyberAct::Disrupt, worked: false },
        E::Intruded { on: A, suspect: B, sector: Sector::Command, act: CyberAct::Preposition, confidence: 0.6 },
        E::Intruded { on: A, suspect: B, sector: Sector::Finance, act: CyberAct::Disrupt, confidence: 0.6 },
        E::Outage { nation: A, sector: Sector::Transport, level: 0.34 },
        E::OutageSpread { from: A, nation: B, sector: Sector::Finance, level: 0.06 },
        E::NetworksPooled { treaty: T, pool: CyberPool::None },
        E::NetworksPooled { treaty: T, pool: CyberPool::Sensors },
        E::NetworksPooled { treaty: T, pool: CyberPool::Teams },
        E::NetworksPooled { treaty: T, pool: CyberPool::Floor },
        E::GuardSet { nation: A, share: 0.0004 },
        E::Disaster { region: R, kind: DisasterKind::Flood, severity: 0.5, deaths: 0.0 },
        E::Disaster { region: R, kind: DisasterKind::Winter, severity: 0.9, deaths: 1.2 },
        E::ReliefSent { region: R, nation: B, holder: A, billions: 0.4 },
        E::ReliefArrived { region: R, nation: B, holder: A, billions: 0.4 },
        E::ReliefTurnedAway { region: R, nation: B, holder: A },
        E::LeftAlone { region: R, nation: A, by: vec![B] },
        E::Insurgency { region: R, nation: A, strength: 0.6 },
        E::Attacked { region: R, nation: A, deaths: 0.03, group: None },
        E::Attacked { region: R, nation: A, deaths: 0.03, group: Some(group()) },
        E::SponsorStopped { group: group(), region: R, nation: A, sponsor: B },
        E::HavenClosed { group: group(), region: R, nation: B, holder: A },
        E::GroupEnded { group: group(), region: R, nation: A, end: GroupEnd::Broken },
        E::GroupEnded { group: group(), region: R, nation: A, end: GroupEnd::Prevailed },
        E::GroupEnded { group: group(), region: R, nation: A, end: GroupEnd::Disarmed },
        E::Elected { nation: A, leader: "M. Vale".into(), again: false },
        E::Elected { nation: A, leader: "M. Vale".into(), again: true },
        E::Coup { nation: A, leader: "General Orr".into() },
        E::Unrest { nation: A },
        E::Recession { nation: A },
        E::BecameNuclear { nation: A },
        E::History { script: ScriptId(0) },
        E::Decided { nation: A, script: ScriptId(0), course: 0 },
        E::ObjectiveMet { nation: A, objective: 0 },
        E::GameOver,
    ]
}

#[test]
fn every_event_is_a_sentence() {
    let scenario = scenario();
    for kind in samples() {
        let text = event(&kind, &scenario);
        assert!(text.len() > 10, "{kind:?}: {text:?}");
        let first = text.chars().next().unwrap();
        assert!(first.is_uppercase() || first.is_numeric(), "{text}");
        assert!(text.ends_with(['.', '!', '?']), "{text}");
        assert!(
            !text.contains("  ") && !text.contains(char::is_control),
            "{text}"
        );
    }
}

#[test]
fn every_kind_is_told() {
    let told: Vec<EventName> = samples().iter().map(EventName::from).collect();
    let missing: Vec<EventName> = EventName::iter().filter(|k| !told.contains(k)).collect();
    assert_eq!(missing, [], "samples() has none of these");
    let scenario = scenario();
    for kind in samples() {
        assert_ne!(
            event(&kind, &scenario),
            "",
            "the file of its topic has no words for {kind:?}"
        );
    }
}

/// For proofreading: `cargo test every_sentence -- --nocapture`.
#[test]
fn every_sentence_reads_well() {
    let scenario = scenario();
    let all: Vec<String> = samples()
        .iter()
        .map(|kind| event(kind, &scenario))
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn unknown_ids_are_no_trouble() {
    let scenario = scenario();
    let far = NationId(9999);
    let text = event(
        &E::RegionCeded {
            region: RegionId(9999),
            from: far,
            to: far,
        },
        &scenario,
    );
    assert_eq!(
        text,
        "An unknown nation cedes an unknown place to an unknown nation."
    );
}

#[test]
fn subjects_are_named_once() {
    let ceded = E::RegionCeded {
        region: R,
        from: A,
        to: A,
    };
    assert_eq!(ceded.facts().nations, [A]);
    assert_eq!(ceded.facts().place, Some(R));
}
