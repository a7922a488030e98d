//! What the ledger's screen shows, reckoned once for a pair and turn: things as they stand, and what each
//! order that bears on them would make of them.

use casus_core::ids::NationId;
use casus_core::reckon::{self, Advice, Ledger};
use casus_core::view::View;

/// Worth below which nothing has moved, in the units of the reckoning: an order that moves neither what a challenge is worth nor
/// what a war is is not offered.
const NOTHING: f64 = 0.0005;

fn moves(now: &Ledger, after: &Ledger) -> bool {
    let margin = after.margin() - now.margin();
    margin.abs() >= NOTHING || (after.war - now.war).abs() >= NOTHING
}

/// The ledger of a pair and of its what-ifs.
pub struct Book {
    key: (u32, NationId, NationId, NationId),
    pub now: Ledger,
    /// Orders that change something, with the ledger after them, those that may be given before those that may not, what can be
    /// expected to deter most first.
    pub measures: Vec<Advice>,
}

impl Book {
    #[must_use]
    pub fn open(view: &View, challenger: NationId, target: NationId) -> Self {
        let now = reckon::ledger(view, challenger, target);
        let mut measures = reckon::weighed(view, &now);
        measures.retain(|advice| moves(&now, &advice.after));
        Self {
            key: Self::key(view, challenger, target),
            now,
            measures,
        }
    }

    /// Whether it is about this pair, seat and turn.
    #[must_use]
    pub fn holds(&self, view: &View, challenger: NationId, target: NationId) -> bool {
        self.key == Self::key(view, challenger, target)
    }

    fn key(view: &View, a: NationId, b: NationId) -> (u32, NationId, NationId, NationId) {
        (view.public.turn, view.me, a, b)
    }

    /// The measure at this place of the list; place 0 is to do nothing.
    #[must_use]
    pub fn measure(&self, at: usize) -> Option<&Advice> {
        at.checked_sub(1).and_then(|i| self.measures.get(i))
    }

    /// The ledger after that measure.
    #[must_use]
    pub fn after(&self, at: usize) -> Option<&Ledger> {
        self.measure(at).map(|advice| &advice.after)
    }
}
