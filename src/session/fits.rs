//! Whether what a journal holds can belong to its map. A checksum keeps accidents out; this keeps out
//! files that were made by hand, whose numbers might point beyond the map's lists.

use crate::content::Scenario;
use crate::event::Event;
use crate::ids::{LinkId, NationId, RegionId};
use crate::order::{Action, Deal, Issued, MotionKind, Order, Restraint, Stake, Term};

/// Whether every nation and region that the orders name is on the map.
pub(super) fn orders_fit(orders: &[Issued], scenario: &Scenario) -> bool {
    let limits = Limits::of(scenario);
    orders
        .iter()
        .all(|o| limits.nation(o.nation) && limits.order(&o.order))
}

/// Whether every nation and region that the events name is on the map.
pub(super) fn events_fit(events: &[Event], scenario: &Scenario) -> bool {
    let limits = Limits::of(scenario);
    events.iter().all(|e| {
        e.kind.nations().iter().all(|&n| limits.nation(n))
            && e.kind.place().is_none_or(|r| limits.region(r))
    })
}

struct Limits {
    nations: usize,
    regions: usize,
    links: usize,
}

impl Limits {
    fn of(scenario: &Scenario) -> Self {
        Self {
            nations: scenario.nations.len(),
            regions: scenario.regions.len(),
            links: scenario.links.len(),
        }
    }

    fn nation(&self, n: NationId) -> bool {
        n.index() < self.nations
    }

    fn region(&self, r: RegionId) -> bool {
        r.index() < self.regions
    }

    fn link(&self, l: LinkId) -> bool {
        l.index() < self.links
    }

    fn order(&self, order: &Order) -> bool {
        match order {
            Order::Build { region }
            | Order::Host { region, .. }
            | Order::Prestock { region }
            | Order::March { to: region, .. } => self.region(*region),
            Order::Repair { link } => self.link(*link),
            Order::Interdict { link, .. } => link.is_none_or(|l| self.link(l)),
            Order::Propose { to, deal } => self.nation(*to) && self.deal(deal),
            Order::Denounce { nation }
            | Order::Guarantee { nation }
            | Order::Warn { nation, .. }
            | Order::Ask { nation, .. }
            | Order::Reproach { nation, .. }
            | Order::Aid { nation, .. }
            | Order::Sanction { nation, .. }
            | Order::Transit { nation, .. }
            | Order::Ratify { nation, .. }
            | Order::Covert { nation, .. }
            | Order::Accuse { nation, .. }
            | Order::Release { nation, .. }
            | Order::Lobby { nation, .. } => self.nation(*nation),
            Order::Watch { nation } | Order::Lean { towards: nation } => {
                nation.is_none_or(|n| self.nation(n))
            }
            Order::Demand { target, stake } => {
                self.nation(*target)
                    && match stake {
                        Stake::Territory(r) => self.region(*r),
                        Stake::Alignment | Stake::Regime | Stake::Armament | Stake::Incident => {
                            true
                        }
                    }
            }
            Order::Act {
                action: Action::Offer(terms),
                ..
            }
            | Order::Broker { terms, .. } => terms.regions().all(|r| self.region(r)),
            Order::Act { .. } => true,
            Order::Repudiate { to, restraint } => {
                self.nation(*to)
                    && match restraint {
                        Restraint::Forces(r) => self.region(*r),
                        Restraint::Alliances | Restraint::Arms(_) => true,
                    }
            }
            Order::Table { motion, .. } => self.motion(motion),
            Order::Found { invite, lead, .. } => invite.iter().chain(lead).all(|&n| self.nation(n)),
            Order::SetDefence { .. }
            | Order::SetMix { .. }
            | Order::SetEquipment { .. }
            | Order::Pay { .. }
            | Order::Reaffirm { .. }
            | Order::Reply { .. }
            | Order::Apply { .. }
            | Order::Leave { .. }
            | Order::Withdraw { .. }
            | Order::Sign { .. }
            | Order::Vote { .. }
            | Order::Invoke { .. }
            | Order::Detach { .. }
            | Order::Contribute { .. }
            | Order::Pledge { .. }
            | Order::Consult { .. }
            | Order::Decline { .. }
            | Order::Back { .. }
            | Order::Mediate { .. }
            | Order::SeparatePeace { .. }
            | Order::Mobilise { .. }
            | Order::Stance { .. } => true,
        }
    }

    fn motion(&self, motion: &MotionKind) -> bool {
        match motion {
            MotionKind::Admit { nation }
            | MotionKind::Expel { nation }
            | MotionKind::Intervene { nation }
            | MotionKind::Suspend { nation }
            | MotionKind::Reinstate { nation }
            | MotionKind::Plan { member: nation } => self.nation(*nation),
            MotionKind::Exercise { region, .. } | MotionKind::Mission { region } => {
                self.region(*region)
            }
            MotionKind::Respond { .. }
            | MotionKind::Guideline { .. }
            | MotionKind::Intelligence { .. }
            | MotionKind::Integrate
            | MotionKind::Dissolve
            | MotionKind::MoveTreasury => true,
        }
    }

    fn deal(&self, deal: &Deal) -> bool {
        // A pact may be one whose charter was composed in play: the judge knows which there are.
        deal.give.iter().chain(&deal.ask).all(|term| match term {
            Term::RenounceClaim(r) => self.region(*r),
            Term::Ratify(_, n) => self.nation(*n),
            Term::Payment(_)
            | Term::Transit
            | Term::LiftSanctions
            | Term::Support(_)
            | Term::Pledge { .. }
            | Term::Answer(..) => true,
        })
    }
}
