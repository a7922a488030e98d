//! Which events tell of an order, follow from it, answer one of earlier turns, or were done in one's name.

use casus_core::event::{EventKind, Grade};
use casus_core::ids::{MotionId, NationId};
use casus_core::judge;
use casus_core::order::Order;

use super::Turned;

/// Whether an event tells what came of `order`. Exhaustive, so that a new order must say what does; none does of what
/// is done without a word.
pub fn tells(turned: &Turned, order: &Order, kind: &EventKind, me: NationId) -> bool {
    use EventKind as E;
    use Order as O;
    if let E::OrderRefused {
        nation, order: o, ..
    } = kind
    {
        return *nation == me && o == order;
    }
    match (order, kind) {
        (O::SetDefence { .. }, E::DefenceSet { nation, .. })
        | (O::SetMix { .. }, E::MixSet { nation, .. })
        | (O::SetEquipment { .. }, E::EquipmentSet { nation, .. })
        | (O::SetGuard { .. }, E::GuardSet { nation, .. })
        | (O::Mobilise { .. }, E::Mobilised { nation, .. }) => *nation == me,
        (O::Build { region: r }, E::Built { nation, region, .. })
        | (O::Prestock { region: r }, E::Prestocked { nation, region, .. }) => {
            *nation == me && region == r
        }
        (
            O::Repair { link },
            E::LinkRepaired {
                nation, from, to, ..
            },
        ) => *nation == me && judge::ends(turned.after.scenario(), *link) == [*from, *to],
        (O::Propose { to: whom, deal: d }, E::Offered { from, to, deal, .. }) => {
            *from == me && to == whom && deal == d
        }
        (
            O::Decide {
                script: s,
                course: c,
            },
            E::Decided {
                nation,
                script,
                course,
            },
        ) => *nation == me && script == s && course == c,
        (O::Reply { offer: o, .. }, E::Replied { offer, .. }) => offer == o,
        (O::Denounce { nation: n }, E::Denounced { by, nation })
        | (O::Accuse { nation: n, .. }, E::Accused { by, nation, .. })
        | (O::Warn { nation: n, .. }, E::Warned { by, nation, .. })
        | (O::Ask { nation: n, .. }, E::ReassuranceAsked { by, nation, .. })
        | (O::Reproach { nation: n, .. }, E::Reproached { by, nation, .. })
        | (O::Sanction { nation: n, .. }, E::Sanctioned { by, nation, .. })
        | (O::Transit { nation: n, .. }, E::TransitSet { by, nation, .. }) => {
            *by == me && nation == n
        }
        (O::Guarantee { nation }, E::TreatyFounded { members, .. }) => {
            members.len() == 2 && members.contains(&me) && members.contains(nation)
        }
        (O::Apply { treaty: t }, E::Applied { nation, treaty })
        | (O::Leave { treaty: t }, E::NoticeGiven { nation, treaty, .. })
        | (O::Withdraw { treaty: t }, E::Withdrawn { nation, treaty, .. })
        | (O::Renew { treaty: t, .. }, E::Renewing { nation, treaty, .. })
        | (O::Pay { treaty: t, .. }, E::PaymentSet { nation, treaty, .. })
        | (O::Pledge { treaty: t, .. }, E::Pledged { nation, treaty, .. }) => {
            *nation == me && treaty == t
        }
        (
            O::Entrust {
                treaty: t,
                nation: n,
                grant: g,
            },
            E::Entrusted {
                treaty,
                nation,
                by,
                grant,
            },
        ) => *by == me && treaty == t && nation == n && grant == g,
        (O::Reaffirm { treaty: t }, E::Reassured { by, treaty, .. }) => *by == me && treaty == t,
        (
            O::Ratify {
                treaty: t,
                nation: n,
                ..
            },
            E::Stood {
                treaty, nation, by, ..
            },
        ) => *by == me && treaty == t && nation == n,
        (O::Found { draft, .. }, E::Convened { by, name, .. }) => *by == me && *name == draft.name,
        (
            O::Sign { founding: f, .. },
            E::Signed {
                founding, nation, ..
            },
        ) => *nation == me && founding == f,
        (
            O::Aid {
                nation,
                millions: m,
            },
            E::AidSent { from, to, millions },
        ) => *from == me && to == nation && millions == m,
        (O::Lean { towards: Some(t) }, E::Accommodated { nation, towards }) => {
            *nation == me && towards == t
        }
        (O::Lean { towards: None }, E::StoodUp { nation, .. }) => *nation == me,
        (
            O::Table { treaty: t, .. },
            E::Tabled {
                by, treaty, kind, ..
            },
        ) => {
            let O::Table { motion, .. } = order else {
                return false;
            };
            *by == me && treaty == t && kind == motion
        }
        // Another member had the same thought in the same month: one's motion counts as a vote for that.
        (O::Table { .. }, E::Voted { nation, motion, .. }) => {
            let given = |o: &O| matches!(o, O::Vote { motion: m, .. } if m == motion);
            *nation == me && !turned.orders.iter().any(given)
        }
        (O::Vote { motion: m, .. }, E::Voted { nation, motion, .. }) => {
            *nation == me && motion == m
        }
        (
            O::Lobby {
                motion: m,
                nation: n,
                ..
            },
            E::Lobbied {
                motion, by, nation, ..
            },
        ) => *by == me && motion == m && nation == n,
        (
            O::Invoke {
                treaty: t,
                crisis: c,
            },
            E::Invoked {
                treaty,
                victim,
                crisis,
                ..
            },
        ) => *victim == me && treaty == t && crisis == c,
        (O::Invoke { treaty: t, .. }, E::NotTriggered { treaty, victim, .. }) => {
            *victim == me && treaty == t
        }
        (O::Consult { treaty: t, .. }, E::Consulted { treaty, by, .. }) => *by == me && treaty == t,
        (O::Contribute { case: c, .. }, E::Contributed { case, nation, .. }) => {
            *nation == me && case == c
        }
        (O::Decline { case: c }, E::Declined { case, .. }) => case == c,
        (
            O::Detach { mission: m, .. },
            E::Detached {
                mission, nation, ..
            },
        ) => *nation == me && mission == m,
        (
            O::Underwrite { mission: m, .. },
            E::Underwritten {
                mission, nation, ..
            }
            | E::FundingEnded {
                mission, nation, ..
            },
        ) => *nation == me && mission == m,
        (O::Relieve { region: r, .. }, E::ReliefSent { nation, region, .. }) => {
            *nation == me && region == r
        }
        (
            O::TurnAway {
                region: r,
                nation: n,
            },
            E::ReliefTurnedAway {
                region,
                nation,
                holder,
            },
        ) => *holder == me && region == r && nation == n,
        (
            O::Host { region: r, .. },
            E::PeaceAsked { nation, region, .. } | E::ConsentSet { nation, region, .. },
        ) => *nation == me && region == r,
        (
            O::Demand { target: t, .. },
            E::CrisisBegan {
                challenger,
                target,
                incident: None,
                ..
            },
        ) => *challenger == me && target == t,
        (O::Demand { target: t, .. }, E::Countered { by, of, .. }) => *by == me && of == t,
        (
            O::Act {
                crisis: c,
                action: a,
                ..
            },
            E::CrisisMoved {
                crisis,
                nation,
                action,
                ..
            },
        ) => *nation == me && crisis == c && action == a,
        (O::Back { crisis: c, .. }, E::Backed { crisis, nation, .. })
        | (O::Mediate { crisis: c }, E::Mediated { crisis, nation })
        | (O::Broker { crisis: c, .. }, E::Brokered { crisis, nation, .. })
        | (O::SeparatePeace { crisis: c, .. }, E::PartingAsked { crisis, nation, .. }) => {
            *nation == me && crisis == c
        }
        (
            O::Release {
                crisis: c,
                nation: n,
                ..
            },
            E::PartingRefused {
                crisis, nation, by, ..
            }
            | E::SeparatePeace {
                crisis,
                nation,
                with: by,
                ..
            },
        ) => *by == me && crisis == c && nation == n,
        (
            O::Repudiate { to: t, .. },
            E::UndertakingBroken {
                by,
                to,
                openly: true,
                ..
            },
        ) => *by == me && to == t,
        (
            O::March {
                force, to: goal, ..
            },
            E::Marched {
                nation, from, to, ..
            },
        ) => {
            let stood = turned
                .before
                .and_then(|b| b.force(*force))
                .map(|f| f.region);
            *nation == me && to == goal && stood.is_none_or(|r| r == *from)
        }
        (
            O::Stance {
                force, stance: s, ..
            },
            E::StanceSet {
                nation,
                region,
                stance,
            },
        ) => {
            let stood = turned
                .before
                .and_then(|b| b.force(*force))
                .map(|f| f.region);
            *nation == me && stance == s && stood.is_none_or(|r| r == *region)
        }
        (O::Covert { nation: n, kind: k }, E::CovertDone { by, on, kind, .. }) => {
            *by == me && on == n && kind == k
        }
        (
            O::Cyber {
                nation: n,
                sector: s,
                act: a,
            },
            E::CyberDone {
                by,
                on,
                sector,
                act,
                ..
            },
        ) => *by == me && on == n && sector == s && act == a,
        (
            O::SetDefence { .. }
            | O::SetMix { .. }
            | O::SetEquipment { .. }
            | O::Build { .. }
            | O::Repair { .. }
            | O::Prestock { .. }
            | O::Propose { .. }
            | O::Reply { .. }
            | O::Denounce { .. }
            | O::Guarantee { .. }
            | O::Apply { .. }
            | O::Leave { .. }
            | O::Withdraw { .. }
            | O::Renew { .. }
            | O::Ratify { .. }
            | O::Found { .. }
            | O::Sign { .. }
            | O::Aid { .. }
            | O::Sanction { .. }
            | O::Transit { .. }
            | O::Lean { .. }
            | O::Table { .. }
            | O::Vote { .. }
            | O::Invoke { .. }
            | O::Contribute { .. }
            | O::Consult { .. }
            | O::Decline { .. }
            | O::Lobby { .. }
            | O::Pay { .. }
            | O::Pledge { .. }
            | O::Detach { .. }
            | O::Underwrite { .. }
            | O::Relieve { .. }
            | O::TurnAway { .. }
            | O::Host { .. }
            | O::Warn { .. }
            | O::Ask { .. }
            | O::Entrust { .. }
            | O::Reaffirm { .. }
            | O::Reproach { .. }
            | O::Decide { .. }
            | O::Demand { .. }
            | O::Act { .. }
            | O::Back { .. }
            | O::Mediate { .. }
            | O::Broker { .. }
            | O::Repudiate { .. }
            | O::SeparatePeace { .. }
            | O::Release { .. }
            | O::Mobilise { .. }
            | O::March { .. }
            | O::Stance { .. }
            | O::Interdict { .. }
            | O::Watch { .. }
            | O::Covert { .. }
            | O::Cyber { .. }
            | O::SetGuard { .. }
            | O::Accuse { .. },
            _,
        ) => false,
    }
}

/// Whether an event follows at once from an order that is told of already: it is no one else's doing.
pub fn follows(order: &Order, kind: &EventKind, me: NationId) -> bool {
    use EventKind as E;
    use Order as O;
    match order {
        O::Contribute { .. } | O::Back { .. } => match kind {
            E::WarJoined { nation, .. } => *nation == me,
            E::TransitSet { by, .. } => *by == me,
            E::PactBroken { by, .. } | E::Betrayed { by, .. } => *by == me,
            _ => false,
        },
        O::Act { crisis: c, .. } => match kind {
            E::CrisisEnded { crisis, .. } => crisis == c,
            E::PactBroken { by, .. } => *by == me,
            E::UndertakingBroken { by, openly, .. } => *by == me && !openly,
            _ => false,
        },
        O::Reply { accept: true, .. } | O::Sign { accept: true, .. } => dealt(kind, me),
        O::Release { accept: true, .. } => false,
        O::Accuse { nation: n, .. } => {
            matches!(kind, E::CrisisBegan { challenger, target, .. } if challenger == n && *target == me)
        }
        O::Leave { treaty: t } => {
            matches!(kind, E::Left { nation, treaty } if *nation == me && treaty == t)
        }
        O::Renew { treaty: t, keep } => match kind {
            E::NotRenewed { nation, treaty } => !keep && *nation == me && treaty == t,
            E::Renewed { treaty, .. } => *keep && treaty == t,
            _ => false,
        },
        O::Lean { towards } => match kind {
            E::TransitSet { by, nation, .. } => *by == me && towards.is_none_or(|t| t == *nation),
            E::StoodUp { nation, .. } => *nation == me,
            _ => false,
        },
        O::Reaffirm { treaty: t } => {
            matches!(kind, E::Reassured { by, treaty, .. } if *by == me && treaty == t)
        }
        O::Interdict { .. } => {
            matches!(kind, E::Interdicted { nation, .. } if *nation == me)
        }
        O::Table { .. } | O::Host { .. } => {
            matches!(kind, E::Tabled { by, .. } if *by == me)
        }
        _ => false,
    }
}

/// What one gives under a deal.
fn dealt(kind: &EventKind, me: NationId) -> bool {
    use EventKind as E;
    match kind {
        E::TreatyFounded { members, .. } => members.contains(&me),
        E::AidSent { from, .. } => *from == me,
        E::TransitSet { by, .. } | E::Sanctioned { by, .. } | E::Stood { by, .. } => *by == me,
        E::Pledged { nation, .. } => *nation == me,
        _ => false,
    }
}

/// Whether an event is what one promised `to` in an offer that it has accepted.
pub fn promised(kind: &EventKind, me: NationId, to: NationId) -> bool {
    use EventKind as E;
    dealt(kind, me)
        && match kind {
            E::AidSent { to: whom, .. } => *whom == to,
            E::TransitSet { nation, .. } | E::Sanctioned { nation, .. } => *nation == to,
            E::TreatyFounded { members, .. } => members.contains(&to),
            _ => true,
        }
}

/// Whether an event answers what one did in this turn or an earlier one; `mine` knows the motions in which one has a
/// hand.
pub fn answers(kind: &EventKind, me: NationId, mine: impl Fn(MotionId) -> bool) -> bool {
    use EventKind as E;
    match kind {
        E::MotionPassed { motion, .. }
        | E::MotionFailed { motion, .. }
        | E::MotionWeakened { motion, .. }
        | E::MotionDeferred { motion, .. }
        | E::Objected { motion, .. } => mine(*motion),
        E::Replied { from, .. } | E::OfferLapsed { from, .. } | E::OfferVoid { from, .. } => {
            *from == me
        }
        E::Signed { by, .. } | E::FoundingFailed { by, .. } => *by == me,
        E::TreatyFounded { members, .. } => members.contains(&me),
        E::Stood { nation, .. }
        | E::Ratified { nation, .. }
        | E::StepDone { nation, .. }
        | E::RatificationOpened { nation, .. }
        | E::Joined { nation, .. }
        | E::Rejected { nation, .. }
        | E::Left { nation, .. }
        | E::NotRenewed { nation, .. }
        | E::Reassured { nation, .. }
        | E::LeftUnanswered { nation, .. }
        | E::PartingRefused { nation, .. }
        | E::SeparatePeace { nation, .. }
        | E::Arrived { nation, .. }
        | E::Interdicted { nation, .. }
        | E::PledgeKept { nation, .. }
        | E::PledgeBroken { nation, .. } => *nation == me,
        E::AttackHeld { attacker, .. } => *attacker == me,
        E::PromiseKept { by, .. } | E::PromiseBroken { by, .. } => *by == me,
        _ => false,
    }
}

/// Whether something was done in one's name: by an alliance, by a promise, by a war. What merely befell one is news
/// like any other.
pub fn unasked(kind: &EventKind, me: NationId) -> bool {
    let facts = kind.facts();
    !befell(kind) && facts.grade < Grade::Historic && facts.nations.first() == Some(&me)
}

/// What befalls the nation that the event names first, or names nations in no order.
const fn befell(kind: &EventKind) -> bool {
    use EventKind as E;
    matches!(
        kind,
        E::OrderRefused { .. }
            | E::Deficit { .. }
            | E::CutOff { .. }
            | E::Starved { .. }
            | E::StocksLost { .. }
            | E::ShipsDelivered { .. }
            | E::LinkSabotaged { .. }
            | E::Insurgency { .. }
            | E::Attacked { .. }
            | E::GroupEnded { .. }
            | E::Elected { .. }
            | E::Coup { .. }
            | E::Unrest { .. }
            | E::Recession { .. }
            | E::BecameNuclear { .. }
            | E::ObjectiveMet { .. }
            | E::StateFailed { .. }
            | E::StateRecovered { .. }
            | E::Suspended { .. }
            | E::Reinstated { .. }
            | E::Expelled { .. }
            | E::PatienceEnded { .. }
            | E::Underwritten { .. }
            | E::ReliefArrived { .. }
            | E::ReliefTurnedAway { .. }
            | E::LeftAlone { .. }
            | E::FundingEnded { .. }
            | E::PeacekeepersAttacked { .. }
            | E::CommitmentsDoubted { .. }
            | E::CounterMeasures { .. }
            | E::CovertDetected { .. }
            | E::CrisisBegan { .. }
            | E::Countered { .. }
            | E::CrisisEnded { .. }
            | E::CaseReviewed { .. }
            | E::ConsultationEnded { .. }
            | E::LeftUnanswered { .. }
            | E::Mandated { .. }
            | E::MissionRefused { .. }
            | E::MissionEnded { .. }
            | E::Seated { .. }
            | E::CommandChanged { .. }
            | E::ExerciseHeld { .. }
            | E::PlanMade { .. }
            | E::PlanLapsed { .. }
            | E::PlanLeaked { .. }
            | E::LeadChanged { .. }
            | E::TakenOver { .. }
            | E::UndertakingLapsed { .. }
            | E::Battle { .. }
            | E::AttackHeld { .. }
            | E::NavalBattle { .. }
            | E::RegionTaken { .. }
            | E::Evacuated { .. }
            | E::RegionCeded { .. }
            | E::Exiled { .. }
            | E::Restored { .. }
            | E::Extinct { .. }
            | E::Born { .. }
            | E::United { .. }
            | E::Dissolved { .. }
    )
}
