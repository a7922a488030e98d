//! The verbs of the game, each in one line of two lists: what is true of an order before anything is known of the
//! world (what it settles, what it costs, whether a government in exile may still give it), and the rule that permits
//! it. The docket, the draft, the screens and the engine all ask here.

use std::mem::{Discriminant, discriminant};

use super::{
    Refusal, accession, alliance, credibility, crises, diplomacy, forces, missions, other, parting,
    relief, renewal, settlement, wards,
};
use crate::content::OrderRules;
use crate::ids::{
    CaseId, CrisisId, ForceId, FoundingId, LinkId, MissionId, MotionId, NationId, OfferId,
    RegionId, ScriptId, TreatyId,
};
use crate::order::{MotionKind, Order, Restraint};
use crate::view::View;

/// What an order settles. A nation settles each matter once in a turn, so two orders on one matter are two minds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Matter {
    Defence,
    Mix,
    Equipment,
    Guard,
    Works(RegionId),
    Repair(LinkId),
    Stocks(RegionId),
    /// What is offered to a nation.
    Offer(NationId),
    Reply(OfferId),
    Denunciation(NationId),
    Guarantee(NationId),
    /// Whether one is in a treaty, or asks to be.
    Membership(TreatyId),
    /// Whether one keeps to a treaty after its term.
    Renewal(TreatyId),
    /// A member's word on a candidate.
    Entry(TreatyId, NationId),
    Founding,
    Signature(FoundingId),
    Aid(NationId),
    Sanctions(NationId),
    Transit(NationId),
    Leaning,
    /// A motion of a kind before a council.
    Motion(TreatyId, Discriminant<MotionKind>),
    Ballot(MotionId),
    /// A call on a treaty over a crisis, whether to consult or to help.
    Call(TreatyId, CrisisId),
    Answer(CaseId),
    /// Whether a call stands.
    Recall(CaseId),
    Lobbying(MotionId, NationId),
    Dues(TreatyId),
    Pledge(TreatyId),
    Contingent(MissionId),
    Funding(MissionId),
    Hosting(RegionId),
    /// Help after what struck a region; and whether a nation's is let in.
    Relief(RegionId),
    Welcome(RegionId, NationId),
    Warning(TreatyId, NationId),
    Question(TreatyId, NationId),
    Wardship(TreatyId, NationId),
    Reaffirmation(TreatyId),
    /// One complaint in a treaty, whomever it is about.
    Reproach(TreatyId),
    Demand(NationId),
    /// A leader's move.
    Move(CrisisId),
    /// What history asks.
    Dilemma(ScriptId),
    /// On which side one is, or between them.
    Part(CrisisId),
    Mediation(CrisisId),
    Undertaking(NationId, Restraint),
    Parting(CrisisId),
    Release(CrisisId, NationId),
    Mobilisation,
    /// Where a force goes: a wing that marches has no target.
    Errand(ForceId),
    Stance(ForceId),
    Collection,
    Covert(NationId),
    /// An act in a nation's networks.
    Cyber(NationId),
    Accusation(NationId),
}

/// What an order takes from the nation that gives it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Price {
    /// Points of influence.
    pub influence: f64,
    /// Billions of 1990 dollars.
    pub billions: f64,
}

/// How the price of an order is found.
#[derive(Clone, Copy)]
pub enum Toll {
    Free,
    /// Influence, by a constant.
    Influence(fn(&OrderRules) -> f64),
    /// Billions handed over, beside the influence that an offer costs.
    Offer(f64),
    /// What the one that made an offer asks for, if it is taken.
    Taken(OfferId),
    /// Billions.
    Money(f64),
    /// A step of infrastructure in a region of one's own.
    Works,
    Repair(LinkId),
    Stocks,
    /// Hundredths of what a region needs after a disaster.
    Relief(RegionId, u8),
}

impl Toll {
    /// The price in the eyes of the nation of the view.
    #[must_use]
    pub fn price(self, view: &View) -> Price {
        let rules = &view.scenario().rules.orders;
        let (influence, billions) = match self {
            Self::Free => (0.0, 0.0),
            Self::Influence(constant) => (constant(rules), 0.0),
            Self::Offer(billions) => (rules.propose, billions),
            Self::Taken(offer) => {
                let asked = view.offer(offer);
                let billions = asked.map_or(0.0, |o| diplomacy::payment(&o.deal.ask));
                (0.0, billions)
            }
            Self::Money(billions) => (0.0, billions),
            Self::Works => (0.0, forces::build_price(view)),
            Self::Repair(link) => (0.0, forces::repair_price(view.scenario(), link)),
            Self::Stocks => (0.0, rules.prestock_billions),
            Self::Relief(region, percent) => (0.0, relief::price(view, region, percent)),
        };
        Price {
            influence,
            billions,
        }
    }
}

/// What is true of an order.
#[derive(Clone, Copy)]
pub struct Facts {
    pub matter: Matter,
    pub toll: Toll,
    /// Whether a government in exile can still give it: it has a voice and no land, money or troops.
    pub in_exile: bool,
}

/// What is true of `order`. Exhaustive, so that a new order says it all in one line.
#[must_use]
pub fn facts(order: &Order) -> Facts {
    use Matter as M;
    use Order as O;
    use Toll::{Free, Influence};
    let home = |matter, toll| Facts {
        matter,
        toll,
        in_exile: false,
    };
    let voice = |matter, toll| Facts {
        matter,
        toll,
        in_exile: true,
    };
    match *order {
        O::SetDefence { .. } => home(M::Defence, Free),
        O::SetMix { .. } => home(M::Mix, Free),
        O::SetEquipment { .. } => home(M::Equipment, Free),
        O::SetGuard { .. } => home(M::Guard, Free),
        O::Build { region } => home(M::Works(region), Toll::Works),
        O::Repair { link } => home(M::Repair(link), Toll::Repair(link)),
        O::Prestock { region } => home(M::Stocks(region), Toll::Stocks),

        O::Propose { to, ref deal } => {
            home(M::Offer(to), Toll::Offer(diplomacy::payment(&deal.give)))
        }
        O::Reply { offer, accept } => {
            let toll = if accept { Toll::Taken(offer) } else { Free };
            voice(M::Reply(offer), toll)
        }
        O::Denounce { nation } => voice(M::Denunciation(nation), Influence(|r| r.denounce)),
        O::Guarantee { nation } => home(M::Guarantee(nation), Influence(|r| r.guarantee)),
        O::Apply { treaty } | O::Leave { treaty } | O::Withdraw { treaty } => {
            home(M::Membership(treaty), Free)
        }
        O::Renew { treaty, .. } => home(M::Renewal(treaty), Free),
        O::Ratify { treaty, nation, .. } => voice(M::Entry(treaty, nation), Free),
        O::Found { .. } => home(M::Founding, Influence(|r| r.found)),
        O::Sign { founding, .. } => home(M::Signature(founding), Free),
        O::Aid { nation, millions } => {
            home(M::Aid(nation), Toll::Money(f64::from(millions) / 1000.0))
        }
        O::Sanction { nation, on } => home(
            M::Sanctions(nation),
            if on { Influence(|r| r.sanction) } else { Free },
        ),
        O::Transit { nation, .. } => home(M::Transit(nation), Free),
        O::Lean { .. } => home(M::Leaning, Free),

        O::Table { treaty, ref motion } => home(
            M::Motion(treaty, discriminant(motion)),
            Influence(|r| r.motion),
        ),
        O::Vote { motion, .. } => voice(M::Ballot(motion), Free),
        O::Invoke { treaty, crisis } => voice(M::Call(treaty, crisis), Free),
        O::Consult { treaty, crisis } => voice(M::Call(treaty, crisis), Influence(|r| r.consult)),
        O::Contribute { case, .. } => home(M::Answer(case), Free),
        O::Decline { case } => voice(M::Recall(case), Free),
        O::Lobby { motion, nation, .. } => {
            voice(M::Lobbying(motion, nation), Influence(|r| r.lobby))
        }
        O::Pay { treaty, .. } => home(M::Dues(treaty), Free),
        O::Pledge { treaty, .. } => home(M::Pledge(treaty), Free),
        O::Detach { mission, .. } => home(M::Contingent(mission), Free),
        O::Underwrite { mission, .. } => home(M::Funding(mission), Free),
        O::Relieve { region, percent } => home(M::Relief(region), Toll::Relief(region, percent)),
        O::TurnAway { region, nation } => home(M::Welcome(region, nation), Free),
        O::Host { region, .. } => home(M::Hosting(region), Free),
        O::Warn { treaty, nation } => home(M::Warning(treaty, nation), Influence(|r| r.warn)),
        O::Ask { treaty, nation } => home(M::Question(treaty, nation), Influence(|r| r.ask)),
        O::Entrust { treaty, nation, .. } => home(M::Wardship(treaty, nation), Free),
        O::Reaffirm { treaty } => home(M::Reaffirmation(treaty), Influence(|r| r.reaffirm)),
        O::Reproach { treaty, .. } => home(M::Reproach(treaty), Influence(|r| r.warn)),

        O::Decide { script, .. } => voice(M::Dilemma(script), Free),

        O::Demand { target, .. } => home(M::Demand(target), Influence(|r| r.demand)),
        O::Act { crisis, .. } => voice(M::Move(crisis), Free),
        O::Back { crisis, .. } => home(M::Part(crisis), Free),
        O::Mediate { crisis } => home(M::Part(crisis), Influence(|r| r.mediate)),
        O::Broker { crisis, .. } => home(M::Mediation(crisis), Free),
        O::Repudiate { to, restraint } => home(M::Undertaking(to, restraint), Free),
        O::SeparatePeace { crisis, .. } => home(M::Parting(crisis), Free),
        O::Release { crisis, nation, .. } => home(M::Release(crisis, nation), Free),

        O::Mobilise { .. } => home(M::Mobilisation, Free),
        O::March { force, .. } | O::Interdict { force, .. } => home(M::Errand(force), Free),
        O::Stance { force, .. } => home(M::Stance(force), Free),

        O::Watch { .. } => voice(M::Collection, Free),
        O::Covert { nation, .. } => home(M::Covert(nation), Influence(|r| r.covert)),
        O::Cyber { nation, .. } => home(M::Cyber(nation), Influence(|r| r.covert)),
        O::Accuse { nation, .. } => home(M::Accusation(nation), Influence(|r| r.accuse)),
    }
}

/// What `order` settles.
#[must_use]
pub fn matter(order: &Order) -> Matter {
    facts(order).matter
}

/// What `order` costs the nation of the view.
#[must_use]
pub fn price(view: &View, order: &Order) -> Price {
    facts(order).toll.price(view)
}

/// Whether the rules permit `order`, whatever else its nation has ordered.
///
/// # Errors
/// The first rule that stands against it.
pub(super) fn permitted(view: &View, order: &Order, facts: Facts) -> Result<(), Refusal> {
    use Order as O;
    if view.public.over {
        return Err(Refusal::Over);
    }
    if view.nation(view.me).extinct() {
        return Err(Refusal::Extinct);
    }
    if !facts.in_exile && view.nation(view.me).exile.is_some() {
        return Err(Refusal::InExile);
    }
    match order {
        O::SetDefence { permille } => forces::defence(view, *permille),
        O::SetMix { land, air, naval } => forces::mix(view, [*land, *air, *naval]),
        O::SetEquipment { percent } => forces::equipment(view, *percent),
        O::SetGuard { basis_points } => forces::guard(view, *basis_points),
        O::Build { region } => forces::build(view, *region),
        O::Prestock { region } => forces::prestock(view, *region),
        O::Mobilise { on } => forces::mobilise(view, *on),
        O::March { force, to, .. } => forces::march(view, *force, *to),
        O::Stance { force, stance } => forces::stance(view, *force, *stance),
        O::Interdict { force, link } => forces::interdict(view, *force, *link),
        O::Repair { link } => forces::repair(view, *link),
        O::Watch { nation } => forces::watch(view, *nation),
        O::Covert { nation, kind } => forces::covert(view, *nation, *kind),
        O::Cyber { nation, .. } => forces::cyber(view, *nation),
        O::Accuse { nation, kind } => crises::accuse(view, *nation, *kind),
        O::Propose { to, deal } => diplomacy::propose(view, *to, deal),
        O::Reply { offer, accept } => diplomacy::reply(view, *offer, *accept),
        O::Denounce { nation } => other(view, *nation),
        O::Guarantee { nation } => diplomacy::guarantee(view, *nation),
        O::Apply { treaty } => accession::apply(view, *treaty),
        O::Leave { treaty } => accession::leave(view, *treaty),
        O::Withdraw { treaty } => accession::withdraw(view, *treaty),
        O::Renew { treaty, keep } => renewal::renew(view, *treaty, *keep),
        O::Ratify {
            treaty,
            nation,
            stand,
            ..
        } => accession::ratify(view, *treaty, *nation, *stand),
        O::Found {
            draft,
            invite,
            lead,
            least,
        } => accession::found(view, draft, invite, *lead, *least),
        O::Sign { founding, accept } => accession::sign(view, *founding, *accept),
        O::Aid { nation, millions } => diplomacy::aid(view, *nation, *millions),
        O::Sanction { nation, on } => diplomacy::sanction(view, *nation, *on),
        O::Transit { nation, grant } => diplomacy::transit(view, *nation, *grant),
        O::Table { treaty, motion } => alliance::table(view, *treaty, motion),
        O::Vote { motion, ballot, .. } => alliance::vote(view, *motion, *ballot),
        O::Invoke { treaty, crisis } => alliance::invoke(view, *treaty, *crisis),
        O::Contribute {
            case,
            contribution,
            share,
            ..
        } => alliance::contribute(view, *case, *contribution, *share),
        O::Consult { treaty, crisis } => alliance::consult(view, *treaty, *crisis),
        O::Decline { case } => alliance::decline(view, *case),
        O::Lobby { motion, nation, .. } => alliance::lobby(view, *motion, *nation),
        O::Pay { treaty, by } => alliance::pay(view, *treaty, *by),
        O::Pledge {
            treaty,
            permille,
            years,
        } => alliance::pledge(view, *treaty, *permille, *years),
        O::Warn { treaty, nation } => alliance::warn(view, *treaty, *nation),
        O::Detach {
            mission,
            contribution,
            caveat,
        } => missions::detach(view, *mission, *contribution, *caveat),
        O::Underwrite { mission, percent } => missions::underwrite(view, *mission, *percent),
        O::Relieve { region, percent } => relief::relieve(view, *region, *percent),
        O::TurnAway { region, nation } => relief::turn_away(view, *region, *nation),
        O::Host {
            treaty,
            region,
            grant,
        } => missions::host(view, *treaty, *region, *grant),
        O::Ask { treaty, nation } => credibility::ask(view, *treaty, *nation),
        O::Entrust {
            treaty,
            nation,
            grant,
        } => wards::entrust(view, *treaty, *nation, *grant),
        O::Reaffirm { treaty } => credibility::reaffirm(view, *treaty),
        O::Reproach { treaty, nation } => credibility::reproach(view, *treaty, *nation),
        O::Lean { towards } => credibility::lean(view, *towards),
        O::Decide { script, course } => super::decide(view, *script, *course),
        O::Demand { target, stake } => crises::demand(view, *target, *stake),
        O::Act { crisis, action, .. } => crises::act(view, *crisis, *action),
        O::Back { crisis, side, .. } => crises::back(view, *crisis, *side),
        O::Mediate { crisis } => crises::mediate(view, *crisis),
        O::Broker { crisis, terms } => crises::broker(view, *crisis, terms),
        O::Repudiate { to, restraint } => settlement::repudiate(view, *to, *restraint),
        O::SeparatePeace { crisis, .. } => parting::ask(view, *crisis),
        O::Release { crisis, nation, .. } => parting::answer(view, *crisis, *nation),
    }
}
