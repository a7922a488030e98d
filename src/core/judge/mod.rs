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
mod relief;
mod renewal;
mod settlement;
mod straits;
mod trigger;
mod verbs;
mod wards;

pub use accession::{draft, each_ratifies, eligible, ratifying};
pub use alliance::{party, recused, votes};
pub use count::{Count, count, counted, electorate, passes};
pub use crises::{bound, sworn};
pub use diplomacy::{guarantee_charter, payment};
pub use discipline::{Ground, ground};
pub use docket::Docket;
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
pub use renewal::{grips, held, renewable, silence};
pub use settlement::{
    Taken, against, defeat, demanded, may_ally, met, shame, surrender, taken, terms,
};
pub use straits::{shut_to_supplies, traveller};
pub use trigger::{Clause, Finding, Verdict, in_area, names, proof_needed, trigger_test};
pub use verbs::{Facts, Matter, Price, Toll, facts, matter, price};
pub use wards::{
    kept_from_entry, kept_from_pact, kept_from_quarrel, kept_from_side, masters, wards,
};

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

/// A question that has been put to the nation, and a course that is open to it.
fn decide(view: &View, script: crate::ids::ScriptId, course: u8) -> Result<(), Refusal> {
    let mut asked = view.own.dilemmas.iter();
    let dilemma = asked.find(|d| d.script == script).ok_or(Refusal::Unknown)?;
    when(!dilemma.open.contains(&course), Refusal::CourseShut)
}

/// Another nation that is a state still.
fn other(view: &View, nation: NationId) -> Result<(), Refusal> {
    if nation.index() >= view.public.nations.len() {
        Err(Refusal::Unknown)
    } else if nation == view.me {
        Err(Refusal::Oneself)
    } else {
        when(view.nation(nation).unborn(), Refusal::TheyAreNotYet)?;
        when(view.nation(nation).extinct(), Refusal::TheyAreNoMore)
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
