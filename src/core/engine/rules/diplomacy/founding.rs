//! Treaties open for signature: proposed with a charter composed for them, signed or not, founded or not.

use crate::content::{Reserved, compose};
use crate::engine::rules::deeds::treaty;
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{CharterId, FoundingId, NationId};
use crate::order::CharterDraft;
use crate::view::Founding;

pub fn phase(world: &mut World) {
    let limit = world.rules().accession.founding_turns;
    let ripe = |f: &&Founding| f.answers.len() == f.invited.len() || world.turn >= f.made + limit;
    let ripe: Vec<Founding> = world.foundings().iter().filter(ripe).cloned().collect();
    for founding in ripe {
        conclude(world, &founding);
    }
}

pub fn propose(
    world: &mut World,
    by: NationId,
    draft: CharterDraft,
    invited: Vec<NationId>,
    lead: Option<NationId>,
    least: u8,
) {
    let made = world.turn;
    let mut parties = invited.clone();
    parties.insert(0, by);
    let name = draft.name.clone();
    let founding = world.add(|id| Founding {
        id,
        by,
        draft,
        invited: invited.clone(),
        lead,
        least,
        made,
        answers: Vec::new(),
    });
    let told = EventKind::Convened {
        founding,
        by,
        name,
        invited,
    };
    world.tell_only(&parties, told);
}

pub fn sign(world: &mut World, nation: NationId, id: FoundingId, accept: bool) {
    let Some(founding) = world.get(id).map(owned) else {
        return;
    };
    if let Some(mut f) = world.get_mut(id)
        && let Err(place) = f.answers.binary_search_by_key(&nation, |a| a.0)
    {
        f.answers.insert(place, (nation, accept));
    }
    if !accept {
        let sting = world.rules().diplomacy.grievance_refused;
        world.pairs.add_grievance(founding.by, nation, sting);
    }
    let mut parties = founding.invited;
    parties.push(founding.by);
    let told = EventKind::Signed {
        founding: id,
        nation,
        by: founding.by,
        name: founding.draft.name,
        accept,
    };
    world.tell_only(&parties, told);
}

/// Founds the treaty with those who have signed, if they are enough and the lead is among them.
fn conclude(world: &mut World, founding: &Founding) {
    world.remove(founding.id);
    let signed = founding.answers.iter().filter(|a| a.1).map(|a| a.0);
    let mut members: Vec<NationId> = signed.chain([founding.by]).collect();
    members.retain(|&m| world.free(m));
    members.sort_unstable();
    treaty::at_peace(world, Some(founding.by), &mut members);
    without_leave(world, &mut members);
    let led = founding.lead.is_none_or(|l| members.contains(&l));
    let founder = members.contains(&founding.by);
    if members.len() >= usize::from(founding.least) && led && founder {
        let charter = charter_of(world, &founding.draft);
        let name = founding.draft.name.clone();
        treaty::found(world, charter, name, &members, founding.lead);
        return;
    }
    let mut parties = founding.invited.clone();
    parties.push(founding.by);
    let told = EventKind::FoundingFailed {
        by: founding.by,
        name: founding.draft.name.clone(),
        signed: members.len() as u16,
        least: u16::from(founding.least),
    };
    world.tell_only(&parties, told);
}

/// A ward's signature counts where its lead's stands beside it.
fn without_leave(world: &World, members: &mut Vec<NationId>) {
    loop {
        let treaties = world.treaties();
        let lacks = |m: &NationId| {
            treaties.iter().any(|t| {
                t.reserved(world.charter(t.charter), *m) == Reserved::Foreign
                    && !t.lead.is_some_and(|l| members.contains(&l))
            })
        };
        let signed: Vec<NationId> = members.iter().copied().filter(|m| !lacks(m)).collect();
        drop(treaties);
        if signed.len() == members.len() {
            return;
        }
        *members = signed;
    }
}

/// The charter that the draft describes; its base itself where the draft changes nothing.
fn charter_of(world: &mut World, draft: &CharterDraft) -> CharterId {
    if draft.clauses.is_empty() {
        return draft.base;
    }
    let charter = compose(world.charter(draft.base), draft);
    world.add_charter(charter)
}
