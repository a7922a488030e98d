//! What an alliance may hold against its own member.

use crate::content::{Dues, Enforcement};
use crate::ids::NationId;
use crate::order::Payment;
use crate::view::{Public, Treaty};

/// Why a lead may intervene in a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// It has refused what it was bound to.
    Refused,
    /// It withholds its dues.
    Dues,
    /// Its government, or whom it looks to, has moved away from the lead's.
    Drift,
}

/// The ground on which the lead may intervene in `member`, where the charter lets it.
#[must_use]
pub fn ground(public: &Public, treaty: &Treaty, member: NationId) -> Option<Ground> {
    let charter = public.charter(treaty);
    let lead = treaty.lead.filter(|l| *l != member)?;
    if charter.enforcement != Enforcement::Force || !treaty.has(member) {
        return None;
    }
    let answers = treaty.burden(member);
    if answers.is_some_and(|b| b.calls.recent() >= 1.0 && b.deeds.recent() <= 0.0) {
        return Some(Ground::Refused);
    }
    let withholds = treaty.pays(member) == Payment::Withheld || treaty.arrears(member) > 0.0;
    if charter.dues != Dues::Nothing && withholds {
        return Some(Ground::Dues);
    }
    let rules = &public.scenario.rules.alliance;
    let [now, then] = [true, false].map(|now| gap(public, member, lead, now));
    let moved = now.0 - then.0 > rules.intervene_regime || now.1 - then.1 > rules.intervene_ideal;
    moved.then_some(Ground::Drift)
}

/// How far `a` is from `b` in regime and in ideal point, now or when the scenario began.
fn gap(public: &Public, a: NationId, b: NationId, now: bool) -> (f64, f64) {
    let of = |n: NationId| {
        let (state, start) = (&public.nations[n.index()], public.scenario.nation(n));
        if now {
            (state.regime, state.ideal)
        } else {
            (start.regime, start.ideal)
        }
    };
    let ((ra, ia), (rb, ib)) = (of(a), of(b));
    ((ra - rb).abs(), libm::hypot(ia.0 - ib.0, ia.1 - ib.1))
}
