//! Is this order allowed, from this view? And which are? Everyone's orders pass here twice: when they
//! are given, and when the turn is run.

mod accession;
mod alliance;
mod count;
mod credibility;
mod crises;
mod diplomacy;
mod discipline;
mod docket;
mod forces;
mod legal;
mod missions;
mod parting;
mod pledge;
mod refusal;
mod settlement;
mod trigger;

pub use accession::{draft, each_ratifies, eligible};
pub use alliance::{party, recused, votes};
pub use count::{Count, count, counted, electorate, passes};
pub use crises::{bound, sworn};
pub use diplomacy::guarantee_charter;
pub use discipline::{Ground, ground};
pub use docket::{Docket, Price, price, same_matter};
pub use forces::{
    defends_sky, ends, enemy_link, in_striking_range, own_link, passable, repair_price,
};
pub use legal::legal;
pub use missions::{
    asked, before_body, consents, failed, imposes, line, overrules, rival, settled, trouble,
    trouble_spots, troubled, unrest_drift, worth,
};
pub use parting::{follows, forbids_parting};
pub use pledge::{Pledge, pace, pledge, scene, ship_queue};
pub use refusal::Refusal;
pub use settlement::{defeat, demanded, may_ally, met, shame, surrender, terms};
pub use trigger::{Clause, Finding, Verdict, in_area, names, proof_needed, trigger_test};

use crate::ids::NationId;
use crate::order::Order;
use crate::view::View;

/// Whether `view.me` may give `order` now, as its first of the turn.
///
/// # Errors
/// The first rule that stands against it.
pub fn judge(view: &View, order: &Order) -> Result<(), Refusal> {
    Docket::new(view).check(order)
}

fn permitted(view: &View, order: &Order) -> Result<(), Refusal> {
    use Order as O;
    if view.public.over {
        return Err(Refusal::Over);
    }
    let exiled = view.nation(view.me).exile.is_some();
    let speaks = matches!(
        order,
        O::Vote { .. }
            | O::Act { .. }
            | O::Reply { .. }
            | O::Ratify { .. }
            | O::Denounce { .. }
            | O::Watch { .. }
            | O::Invoke { .. }
            | O::Consult { .. }
            | O::Decline { .. }
            | O::Lobby { .. }
    );
    if exiled && !speaks {
        return Err(Refusal::InExile);
    }
    match order {
        O::SetDefence { permille } => forces::defence(view, *permille),
        O::SetMix { land, air, naval } => forces::mix(view, [*land, *air, *naval]),
        O::SetEquipment { percent } => forces::equipment(view, *percent),
        O::Build { region } => forces::build(view, *region),
        O::Prestock { region } => forces::prestock(view, *region),
        O::Mobilise { on } => forces::mobilise(view, *on),
        O::March { force, to, .. } => forces::march(view, *force, *to),
        O::Stance { force, stance } => forces::stance(view, *force, *stance),
        O::Interdict { force, link } => forces::interdict(view, *force, *link),
        O::Repair { link } => forces::repair(view, *link),
        O::Watch { nation } => forces::watch(view, *nation),
        O::Covert { nation, kind } => forces::covert(view, *nation, *kind),
        O::Accuse { nation, kind } => crises::accuse(view, *nation, *kind),
        O::Propose { to, deal } => diplomacy::propose(view, *to, deal),
        O::Reply { offer, accept } => diplomacy::reply(view, *offer, *accept),
        O::Denounce { nation } => other(view, *nation),
        O::Guarantee { nation } => diplomacy::guarantee(view, *nation),
        O::Apply { treaty } => accession::apply(view, *treaty),
        O::Leave { treaty } => accession::leave(view, *treaty),
        O::Withdraw { treaty } => accession::withdraw(view, *treaty),
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
        O::Host {
            treaty,
            region,
            grant,
        } => missions::host(view, *treaty, *region, *grant),
        O::Ask { treaty, nation } => credibility::ask(view, *treaty, *nation),
        O::Reaffirm { treaty } => credibility::reaffirm(view, *treaty),
        O::Reproach { treaty, nation } => credibility::reproach(view, *treaty, *nation),
        O::Lean { towards } => credibility::lean(view, *towards),
        O::Demand { target, stake } => crises::demand(view, *target, *stake),
        O::Act { crisis, action } => crises::act(view, *crisis, *action),
        O::Back { crisis, side, .. } => crises::back(view, *crisis, *side),
        O::Mediate { crisis } => crises::mediate(view, *crisis),
        O::Broker { crisis, terms } => crises::broker(view, *crisis, terms),
        O::Repudiate { to, restraint } => settlement::repudiate(view, *to, *restraint),
        O::SeparatePeace { crisis, .. } => parting::ask(view, *crisis),
        O::Release { crisis, nation, .. } => parting::answer(view, *crisis, *nation),
    }
}

/// Another nation that exists.
fn other(view: &View, nation: NationId) -> Result<(), Refusal> {
    if nation.index() >= view.public.nations.len() {
        Err(Refusal::Unknown)
    } else if nation == view.me {
        Err(Refusal::Oneself)
    } else {
        Ok(())
    }
}

/// Another nation whose government can be dealt with.
fn partner(view: &View, nation: NationId) -> Result<(), Refusal> {
    other(view, nation)?;
    if view.nation(nation).exile.is_some() {
        Err(Refusal::TheyAreInExile)
    } else {
        Ok(())
    }
}

fn when(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
