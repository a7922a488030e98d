//! What an order is about, told so that it can be known again in another world: numbers given in play mean other things there.

use crate::ids::{self, Id, MissionId, NationId, RegionId, TreatyId};
use crate::order::{Deal, MotionKind, Order, Stake};
use crate::view::View;

/// A thing that came up in play, as it can be known in another world.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Matter {
    Crisis {
        challenger: NationId,
        target: NationId,
        stake: Stake,
    },
    Case {
        treaty: TreatyId,
        victim: NationId,
        aggressor: NationId,
    },
    Motion {
        treaty: TreatyId,
        by: NationId,
        kind: MotionKind,
    },
    Offer {
        from: NationId,
        to: NationId,
        deal: Deal,
    },
    Founding {
        by: NationId,
        name: String,
    },
    Mission {
        treaty: TreatyId,
        region: RegionId,
    },
    Treaty {
        name: String,
        founded: u32,
    },
    /// Nothing of that number is there.
    Gone,
}

/// What an id means in a view; None where it means the same in every world: nations, regions, links, scripts, charters, and forces
/// and what else a nation has at its own disposal, which the judge looks after.
pub fn matter(view: &View, id: Id) -> Option<Matter> {
    let public = &view.public;
    let found = match id {
        Id::Crisis(id) => public.crisis(id).map(|c| Matter::Crisis {
            challenger: c.challenger,
            target: c.target,
            stake: c.stake,
        }),
        Id::Case(id) => public.case(id).map(|c| Matter::Case {
            treaty: c.treaty,
            victim: c.victim,
            aggressor: c.aggressor,
        }),
        Id::Motion(id) => public.motion(id).map(|m| Matter::Motion {
            treaty: m.treaty,
            by: m.by,
            kind: m.kind,
        }),
        Id::Offer(id) => view.offer(id).map(|o| Matter::Offer {
            from: o.from,
            to: o.to,
            deal: o.deal.clone(),
        }),
        Id::Founding(id) => view.founding(id).map(|f| Matter::Founding {
            by: f.by,
            name: f.draft.name.clone(),
        }),
        Id::Mission(id) => mission(view, id),
        Id::Treaty(id) => public.treaty(id).map(|t| Matter::Treaty {
            name: t.name.to_string(),
            founded: t.founded,
        }),
        Id::Nation(_)
        | Id::Region(_)
        | Id::Link(_)
        | Id::Charter(_)
        | Id::Script(_)
        | Id::Force(_)
        | Id::Group(_)
        | Id::Operation(_) => return None,
    };
    Some(found.unwrap_or(Matter::Gone))
}

fn mission(view: &View, id: MissionId) -> Option<Matter> {
    view.public.mission(id).map(|m| Matter::Mission {
        treaty: m.treaty,
        region: m.region,
    })
}

/// The matters that an order is about, in the order in which it names them.
pub fn matters(view: &View, order: &Order) -> Vec<(Id, Matter)> {
    let mut list = Vec::new();
    ids::all(order, |id| {
        list.extend(matter(view, id).map(|m| (id, m)));
        true
    });
    list
}
