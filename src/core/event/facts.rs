//! What is true of every event, each written once: what it is about, how much a reader cares, whom and where it
//! concerns. The chronicle, the map's camera, the wire and the sentences all ask here.

use serde::{Deserialize, Serialize};

use super::EventKind;
use crate::ids::{NationId, RegionId};

/// How much an event matters to a reader of the chronicle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Grade {
    Detail,
    Notable,
    Major,
    Historic,
}

/// What an event is about; `tell` has the words for each topic in a file of its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Topic {
    /// Budgets, elections, disasters, history: what a nation does and suffers by itself.
    Home,
    /// Offers, treaties founded, entered and left.
    Diplomacy,
    /// Motions and ballots.
    Council,
    /// Calls for help, consultations and answers.
    Calls,
    /// Whose word is worth what.
    Faith,
    /// Who pays for what is common.
    Burden,
    /// Exercises, plans, stocks.
    Preparation,
    /// Peace operations, and what a body does to its own members.
    Missions,
    Crises,
    War,
    /// Marches, lines, and what is done in secret.
    Forces,
    /// Networks: who gets into them, and what fails.
    Networks,
}

/// What is true of an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    pub topic: Topic,
    pub grade: Grade,
    /// The nations that it names, the actor first, each once.
    pub nations: Vec<NationId>,
    /// The region where it happened, if it happened in one.
    pub place: Option<RegionId>,
}

fn of(topic: Topic, grade: Grade, nations: &[NationId]) -> Facts {
    let none = Facts {
        topic,
        grade,
        nations: Vec::with_capacity(nations.len()),
        place: None,
    };
    none.and(nations.iter().copied())
}

impl Facts {
    /// The same with more nations.
    fn and(mut self, more: impl IntoIterator<Item = NationId>) -> Self {
        for nation in more {
            if !self.nations.contains(&nation) {
                self.nations.push(nation);
            }
        }
        self
    }

    fn at(mut self, place: impl Into<Option<RegionId>>) -> Self {
        self.place = place.into();
        self
    }
}

impl EventKind {
    /// Who is a state no longer by this, and who goes on in its place: whoever led the one leads the other.
    #[must_use]
    pub fn successor(&self) -> Option<(NationId, NationId)> {
        match self {
            Self::Dissolved { nation, heirs, .. } => Some((*nation, *heirs.first()?)),
            Self::United { nation, into, .. } => Some((*nation, *into)),
            _ => None,
        }
    }

    /// What is true of the event. Exhaustive, so that a new event says it all in one line.
    #[must_use]
    pub fn facts(&self) -> Facts {
        use EventKind as E;
        match self {
            // Home
            E::OrderRefused { nation, .. }
            | E::DefenceSet { nation, .. }
            | E::MixSet { nation, .. }
            | E::EquipmentSet { nation, .. } => of(Topic::Home, Grade::Detail, &[*nation]),
            E::Built { nation, region, .. } | E::Prestocked { nation, region, .. } => {
                of(Topic::Home, Grade::Detail, &[*nation]).at(*region)
            }
            E::Deficit { nation, .. }
            | E::Elected { nation, .. }
            | E::Unrest { nation }
            | E::Recession { nation }
            | E::ObjectiveMet { nation, .. } => of(Topic::Home, Grade::Notable, &[*nation]),
            E::Disaster { region, .. } => of(Topic::Home, Grade::Notable, &[]).at(*region),
            E::ReliefSent {
                nation,
                holder,
                region,
                ..
            } => of(Topic::Home, Grade::Detail, &[*nation, *holder]).at(*region),
            E::ReliefArrived {
                nation,
                holder,
                region,
                ..
            }
            | E::ReliefTurnedAway {
                nation,
                holder,
                region,
            } => of(Topic::Home, Grade::Notable, &[*nation, *holder]).at(*region),
            E::LeftAlone { nation, region, by } => {
                let alone = of(Topic::Home, Grade::Notable, &[*nation]).at(*region);
                alone.and(by.iter().copied())
            }
            E::Insurgency { nation, region, .. }
            | E::Attacked { nation, region, .. }
            | E::GroupEnded { nation, region, .. } => {
                of(Topic::Home, Grade::Notable, &[*nation]).at(*region)
            }
            E::SponsorStopped {
                sponsor: nation,
                nation: holder,
                region,
                ..
            }
            | E::HavenClosed {
                nation,
                holder,
                region,
                ..
            } => of(Topic::Home, Grade::Notable, &[*nation, *holder]).at(*region),
            E::Coup { nation, .. } | E::BecameNuclear { nation } | E::Decided { nation, .. } => {
                of(Topic::Home, Grade::Major, &[*nation])
            }
            E::History { .. } => of(Topic::Home, Grade::Major, &[]),
            E::GameOver => of(Topic::Home, Grade::Historic, &[]),
            // Diplomacy
            E::OfferLapsed { from, to }
            | E::OfferVoid { from, to }
            | E::AidSent { from, to, .. } => of(Topic::Diplomacy, Grade::Detail, &[*from, *to]),
            E::Ratified { nation, by, .. } | E::TransitSet { by, nation, .. } => {
                of(Topic::Diplomacy, Grade::Detail, &[*by, *nation])
            }
            E::Offered { from, to, .. } | E::Replied { from, to, .. } => {
                of(Topic::Diplomacy, Grade::Notable, &[*from, *to])
            }
            E::Denounced { by, nation }
            | E::Stood { nation, by, .. }
            | E::Sanctioned { by, nation, .. } => {
                of(Topic::Diplomacy, Grade::Notable, &[*by, *nation])
            }
            E::Convened { by, invited, .. } => {
                of(Topic::Diplomacy, Grade::Notable, &[*by]).and(invited.iter().copied())
            }
            E::Signed { nation, by, .. } => of(Topic::Diplomacy, Grade::Notable, &[*nation, *by]),
            E::FoundingFailed { by, .. } => of(Topic::Diplomacy, Grade::Notable, &[*by]),
            E::StepDone { nation, .. }
            | E::RatificationOpened { nation, .. }
            | E::Withdrawn { nation, .. }
            | E::Applied { nation, .. }
            | E::NoticeGiven { nation, .. }
            | E::Renewing { nation, .. } => of(Topic::Diplomacy, Grade::Notable, &[*nation]),
            E::Rejected { nation, by, .. } => {
                of(Topic::Diplomacy, Grade::Notable, by.as_slice()).and([*nation])
            }
            E::Accommodated { nation, towards } => {
                of(Topic::Diplomacy, Grade::Notable, &[*nation, *towards])
            }
            E::StoodUp { nation, from } => of(Topic::Diplomacy, Grade::Notable, &[*nation, *from]),
            E::TreatyFounded { members, .. } => of(Topic::Diplomacy, Grade::Major, members),
            E::TermEnding { .. } | E::TermHeld { .. } | E::Renewed { .. } => {
                of(Topic::Diplomacy, Grade::Notable, &[])
            }
            E::NotRenewed { nation, .. } => of(Topic::Diplomacy, Grade::Major, &[*nation]),
            E::TreatyEnded { .. } => of(Topic::Diplomacy, Grade::Major, &[]),
            E::Joined { nation, .. } | E::Left { nation, .. } | E::Expelled { nation, .. } => {
                of(Topic::Diplomacy, Grade::Major, &[*nation])
            }
            E::Entrusted { nation, by, .. } => of(Topic::Diplomacy, Grade::Major, &[*by, *nation]),
            E::LeadChanged { lead, .. } => of(Topic::Diplomacy, Grade::Major, lead.as_slice()),
            // Council
            E::Voted { nation, .. } => of(Topic::Council, Grade::Detail, &[*nation]),
            E::Lobbied { by, nation, .. } => of(Topic::Council, Grade::Detail, &[*by, *nation]),
            E::Tabled { by, .. } => of(Topic::Council, Grade::Notable, &[*by]),
            E::MotionPassed { .. }
            | E::MotionFailed { .. }
            | E::MotionWeakened { .. }
            | E::IntelligenceSet { .. }
            | E::GuidelineSet { .. }
            | E::CommandIntegrated { .. }
            | E::MotionDeferred { .. } => of(Topic::Council, Grade::Notable, &[]),
            E::Objected { by, .. } => of(Topic::Council, Grade::Notable, by),
            E::Seated { nations, .. } => of(Topic::Council, Grade::Notable, nations),
            E::CommandChanged { commander, .. } => {
                of(Topic::Council, Grade::Notable, commander.as_slice())
            }
            // Calls
            E::NotTriggered { victim, .. }
            | E::ConsultationEnded { victim, .. }
            | E::Declined { victim, .. } => of(Topic::Calls, Grade::Notable, &[*victim]),
            E::Consulted {
                by,
                victim,
                aggressor,
                ..
            } => of(Topic::Calls, Grade::Notable, &[*by, *victim, *aggressor]),
            E::Contributed { nation, .. } => of(Topic::Calls, Grade::Notable, &[*nation]),
            E::Invoked {
                victim, aggressor, ..
            } => of(Topic::Calls, Grade::Major, &[*victim, *aggressor]),
            E::CaseReviewed {
                victim, outcomes, ..
            } => of(Topic::Calls, Grade::Major, &[*victim]).and(outcomes.iter().map(|o| o.0)),
            // Faith
            E::PromiseKept { by, to, .. } => of(Topic::Faith, Grade::Detail, &[*by, *to]),
            E::PromiseBroken { by, to, .. } => of(Topic::Faith, Grade::Notable, &[*by, *to]),
            E::ReassuranceAsked { by, nation, .. }
            | E::Reassured { by, nation, .. }
            | E::LeftUnanswered { by, nation, .. } => {
                of(Topic::Faith, Grade::Notable, &[*by, *nation])
            }
            E::CommitmentsDoubted { nation, .. } => of(Topic::Faith, Grade::Major, &[*nation]),
            E::Deserted { by, victim, .. } => of(Topic::Faith, Grade::Major, &[*by, *victim]),
            E::Betrayed { by, against, .. } => of(Topic::Faith, Grade::Major, &[*by, *against]),
            E::PactBroken { by, against, .. } => of(Topic::Faith, Grade::Major, &[*by, *against]),
            // Burden
            E::DuesPaid { .. } => of(Topic::Burden, Grade::Detail, &[]),
            E::ShipsDelivered { nation, .. } => of(Topic::Burden, Grade::Detail, &[*nation]),
            E::Reproached { by, nation, .. } | E::Warned { by, nation, .. } => {
                of(Topic::Burden, Grade::Notable, &[*by, *nation])
            }
            E::Pledged { nation, .. }
            | E::PledgeKept { nation, .. }
            | E::PledgeBroken { nation, .. }
            | E::PaymentSet { nation, .. }
            | E::ArrearsPaid { nation, .. } => of(Topic::Burden, Grade::Notable, &[*nation]),
            E::TreasuryMoved { to, .. } => of(Topic::Burden, Grade::Major, &[*to]),
            // Preparation
            E::ExerciseHeld {
                participants,
                region,
                ..
            } => of(Topic::Preparation, Grade::Notable, participants).at(*region),
            E::ExerciseDropped { region, .. } => {
                of(Topic::Preparation, Grade::Notable, &[]).at(*region)
            }
            E::PlanMade {
                member,
                signatories,
                ..
            } => {
                of(Topic::Preparation, Grade::Notable, &[*member]).and(signatories.iter().copied())
            }
            E::PlanLapsed { member, .. } | E::PlanLeaked { member, .. } => {
                of(Topic::Preparation, Grade::Notable, &[*member])
            }
            E::StocksLost { nation, region, .. } => {
                of(Topic::Preparation, Grade::Notable, &[*nation]).at(*region)
            }
            // Missions
            E::Suspended { nation, .. }
            | E::Reinstated { nation, .. }
            | E::StateRecovered { nation } => of(Topic::Missions, Grade::Notable, &[*nation]),
            E::Mandated { nation, region, .. }
            | E::PeaceAsked { nation, region, .. }
            | E::ConsentSet { nation, region, .. }
            | E::PatienceEnded { nation, region, .. }
            | E::Underwritten { nation, region, .. }
            | E::FundingEnded { nation, region, .. }
            | E::MissionRefused { nation, region, .. }
            | E::Detached { nation, region, .. }
            | E::MissionEnded { nation, region, .. } => {
                of(Topic::Missions, Grade::Notable, &[*nation]).at(*region)
            }
            E::Intervened { by, nation, .. } => of(Topic::Missions, Grade::Major, &[*by, *nation]),
            E::PeacekeepersAttacked { nation, region, .. } => {
                of(Topic::Missions, Grade::Major, &[*nation]).at(*region)
            }
            E::StateFailed { nation } => of(Topic::Missions, Grade::Major, &[*nation]),
            // Crises
            E::CrisisBegan {
                challenger,
                target,
                stake,
                incident,
                ..
            } => {
                let place = stake.region().or(incident.map(|i| i.region));
                of(Topic::Crises, Grade::Notable, &[*challenger, *target]).at(place)
            }
            E::Countered {
                by,
                of: whom,
                stake,
                ..
            } => of(Topic::Crises, Grade::Notable, &[*by, *whom]).at(stake.region()),
            E::CrisisMoved { nation, .. }
            | E::Backed { nation, .. }
            | E::CaughtUp { nation, .. }
            | E::Mediated { nation, .. }
            | E::Brokered { nation, .. } => of(Topic::Crises, Grade::Notable, &[*nation]),
            E::Accident { .. } => of(Topic::Crises, Grade::Notable, &[]),
            E::TakenOver { nation, from, .. } => {
                of(Topic::Crises, Grade::Notable, &[*nation, *from])
            }
            E::Undertaken { by, to, restraint }
            | E::UndertakingLapsed { by, to, restraint }
            | E::UndertakingBroken {
                by, to, restraint, ..
            } => of(Topic::Crises, Grade::Notable, &[*by, *to]).at(restraint.region()),
            E::CrisisEnded {
                challenger, target, ..
            } => of(Topic::Crises, Grade::Notable, &[*challenger, *target]),
            // War
            E::PartingAsked { nation, to, .. } => of(Topic::War, Grade::Notable, &[*nation, *to]),
            E::PartingRefused { nation, by, .. } => of(Topic::War, Grade::Notable, &[*by, *nation]),
            E::Battle {
                attacker,
                defender,
                region,
                ..
            }
            | E::AttackHeld {
                attacker,
                defender,
                region,
                ..
            }
            | E::NavalBattle {
                attacker,
                defender,
                region,
                ..
            } => of(Topic::War, Grade::Notable, &[*attacker, *defender]).at(*region),
            E::RegionTaken { by, from, region } => of(Topic::War, Grade::Notable, &[*by])
                .and(*from)
                .at(*region),
            E::Evacuated {
                nation,
                to,
                regions,
            } => of(Topic::War, Grade::Notable, &[*nation, *to]).at(regions.first().copied()),
            E::WarJoined { nation, .. } | E::Restored { nation } => {
                of(Topic::War, Grade::Major, &[*nation])
            }
            E::SeparatePeace { nation, with, .. } => {
                of(Topic::War, Grade::Major, &[*nation, *with])
            }
            E::RegionCeded { from, to, region } => {
                of(Topic::War, Grade::Major, &[*from, *to]).at(*region)
            }
            E::Exiled { nation, host } => of(Topic::War, Grade::Major, &[*nation, *host]),
            E::WarBegan {
                challenger, target, ..
            } => of(Topic::War, Grade::Historic, &[*challenger, *target]),
            E::WarEnded { how, .. } => of(Topic::War, Grade::Historic, &[]).and(how.nation()),
            E::Extinct { nation, to, .. } => of(Topic::War, Grade::Historic, &[*nation]).and(*to),
            E::Born { nation, from, .. } => {
                of(Topic::Diplomacy, Grade::Historic, &[*nation]).and(from.first().copied())
            }
            E::United { nation, into, .. } => {
                of(Topic::Diplomacy, Grade::Historic, &[*nation, *into])
            }
            E::Dissolved { nation, heirs, .. } => {
                of(Topic::Diplomacy, Grade::Historic, &[*nation]).and(heirs.first().copied())
            }
            E::NuclearUse { by, on, .. } => of(Topic::War, Grade::Historic, &[*by, *on]),
            E::Capitulated { nation, to } => of(Topic::War, Grade::Historic, &[*nation, *to]),
            // Forces
            E::Marched { nation, to, .. }
            | E::Interdicted { nation, to, .. }
            | E::LinkRepaired { nation, to, .. } => {
                of(Topic::Forces, Grade::Detail, &[*nation]).at(*to)
            }
            E::Arrived { nation, region, .. } | E::StanceSet { nation, region, .. } => {
                of(Topic::Forces, Grade::Detail, &[*nation]).at(*region)
            }
            E::Mobilised { nation, .. } | E::CounterMeasures { nation, .. } => {
                of(Topic::Forces, Grade::Notable, &[*nation])
            }
            E::CutOff { nation, region } | E::Starved { nation, region, .. } => {
                of(Topic::Forces, Grade::Notable, &[*nation]).at(*region)
            }
            E::LinkSabotaged { nation, to, .. } => {
                of(Topic::Forces, Grade::Notable, &[*nation]).at(*to)
            }
            E::CovertDone { by, on, .. } => of(Topic::Forces, Grade::Notable, &[*by, *on]),
            // Networks
            E::CyberDone { by, on, .. } => of(Topic::Networks, Grade::Notable, &[*by, *on]),
            E::Intruded { on, suspect, .. } => {
                of(Topic::Networks, Grade::Notable, &[*on, *suspect])
            }
            E::Outage { nation, .. } => of(Topic::Networks, Grade::Major, &[*nation]),
            E::OutageSpread { from, nation, .. } => {
                of(Topic::Networks, Grade::Notable, &[*nation, *from])
            }
            E::NetworksPooled { .. } => of(Topic::Networks, Grade::Notable, &[]),
            E::GuardSet { nation, .. } => of(Topic::Networks, Grade::Detail, &[*nation]),
            E::CovertDetected { on, suspect, .. } => {
                of(Topic::Forces, Grade::Notable, &[*on, *suspect])
            }
            E::Accused { by, nation, .. } => of(Topic::Forces, Grade::Notable, &[*by, *nation]),
            E::FalselyAccused {
                by, nation, doer, ..
            } => of(Topic::Forces, Grade::Notable, &[*by, *nation, *doer]),
        }
    }
}
