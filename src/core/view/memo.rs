//! What was reckoned from a view already.

use std::sync::{Arc, Mutex, OnceLock};

use super::View;
use crate::content::Arm;
use crate::ids::{NationId, RegionId};

/// How a war between two nations would look, with those who would join them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Prospect {
    /// Strength on the challenger's and on the target's side, weighed by how surely each would come and how
    /// much of it would come in time.
    pub own: f64,
    pub other: f64,
    /// Probability that the challenger's side wins.
    pub win: f64,
    /// What the ground takes off the logit of that.
    pub ground: f64,
    /// Probability that a nuclear power other than the challenger stands on the other side.
    pub nuclear: f64,
    /// Chance that a great rival of the challenger comes to the target's side, 0..1, less where it is no match.
    pub general: f64,
}

/// A quarrel: where it would be fought, the challenger and the target.
pub(crate) type Quarrel = (RegionId, NationId, NationId);

/// Reckonings that are asked for again and again from the same view, kept once made.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    count: usize,
    /// By nation: whom it fears most, and how much; made when first asked for, as all here.
    fears: OnceLock<Vec<OnceLock<(NationId, f64)>>>,
    /// By nation: the strength of those bound to help it.
    shields: OnceLock<Vec<OnceLock<f64>>>,
    /// By nation: what a point of its strength counts for.
    pub(crate) qualities: OnceLock<Vec<f64>>,
    /// By nation: what its reservists count for beside points of soldiers.
    pub(crate) reservists: OnceLock<Vec<f64>>,
    /// By nation: its strength wherever it stands.
    pub(crate) powers: OnceLock<Vec<f64>>,
    /// By nation: where its forces may go, the same in all views of a turn; and the nation whose view it is.
    shared: Option<(Arc<[Ways]>, NationId)>,
    /// The same for a view that was changed.
    ways: Ways,
    /// The views that others would have; few are asked for.
    standpoints: Mutex<Vec<(NationId, Arc<View>)>>,
    /// Few at a time: whoever looks at a quarrel looks at it from several sides.
    prospects: Mutex<Vec<(Quarrel, Prospect)>>,
    /// By place: what every nation could bring to bear there. All who vote on a case ask for the same place.
    strengths: Mutex<Vec<(RegionId, Arc<[f64]>)>>,
}

/// Where a nation's forces may go: the same in all its views of a turn.
#[derive(Debug, Default)]
pub(crate) struct Ways {
    /// By nation: whether its soil is open to them.
    leave: OnceLock<Vec<bool>>,
    /// By arm: the parts of the map that they can move about in.
    parts: [OnceLock<Vec<Option<RegionId>>>; 3],
    /// Whether wings get from one region to another; asked for when an order is given and when it is carried out.
    flights: Mutex<Vec<((RegionId, RegionId), bool)>>,
}

impl Memo {
    /// An empty memo for so many nations.
    #[must_use]
    pub fn new(nations: usize) -> Self {
        Self {
            count: nations,
            ..Self::default()
        }
    }

    /// The same for a view of `me` as it is; `ways` are those of every nation this turn.
    pub(crate) fn sharing(me: NationId, ways: &Arc<[Ways]>) -> Self {
        Self {
            shared: Some((ways.clone(), me)),
            ..Self::new(ways.len())
        }
    }

    fn ways(&self) -> &Ways {
        let shared = self.shared.as_ref();
        shared.map_or(&self.ways, |(all, me)| &all[me.index()])
    }

    /// By nation: whether the forces of the nation whose view it is may enter its soil, as `make` finds it unless
    /// it is known.
    pub(crate) fn leave(&self, make: impl FnOnce() -> Vec<bool>) -> &[bool] {
        self.ways().leave.get_or_init(make)
    }

    /// The parts of the map that the nation's forces of `arm` can move about in, as `make` finds them unless they
    /// are known.
    pub(crate) fn parts(
        &self,
        arm: Arm,
        make: impl FnOnce() -> Vec<Option<RegionId>>,
    ) -> &[Option<RegionId>] {
        self.ways().parts[arm.index()].get_or_init(make)
    }

    /// Whether the nation's wings get from one region to another, as `make` finds it unless it is known.
    pub(crate) fn flight(&self, from: RegionId, to: RegionId, make: impl FnOnce() -> bool) -> bool {
        keep(&self.ways().flights, (from, to), make)
    }

    /// Whom `nation` fears most, and how much, reckoned by `make` unless it is known.
    pub(crate) fn fear(
        &self,
        nation: NationId,
        make: impl FnOnce() -> (NationId, f64),
    ) -> (NationId, f64) {
        let all = self.fears.get_or_init(|| blank(self.count));
        *all[nation.index()].get_or_init(make)
    }

    /// The strength of those bound to help `nation`, reckoned by `make` unless it is known.
    pub(crate) fn shield(&self, nation: NationId, make: impl FnOnce() -> f64) -> f64 {
        let all = self.shields.get_or_init(|| blank(self.count));
        *all[nation.index()].get_or_init(make)
    }

    /// The view that `other` would have, as `make` has it unless it is known.
    pub(crate) fn standpoint(&self, other: NationId, make: impl FnOnce() -> View) -> Arc<View> {
        keep(&self.standpoints, other, || Arc::new(make()))
    }

    /// What every nation could bring to bear on a place, reckoned by `make` unless it is known.
    pub(crate) fn strengths(
        &self,
        place: RegionId,
        make: impl FnOnce() -> Arc<[f64]>,
    ) -> Arc<[f64]> {
        keep(&self.strengths, place, make)
    }

    /// The prospect of a quarrel, reckoned by `make` unless it is known.
    pub(crate) fn prospect(&self, of: Quarrel, make: impl FnOnce() -> Prospect) -> Prospect {
        keep(&self.prospects, of, make)
    }
}

fn blank<T>(count: usize) -> Vec<OnceLock<T>> {
    (0..count).map(|_| OnceLock::new()).collect()
}

/// What is kept in a short list under `key`, made by `make` unless it is there. The list is open to others meanwhile,
/// for what is made may ask for more of its kind.
fn keep<K: PartialEq, V: Clone>(list: &Mutex<Vec<(K, V)>>, key: K, make: impl FnOnce() -> V) -> V {
    let known = list.lock().ok().and_then(|list| {
        let found = list.iter().find(|(k, _)| *k == key);
        found.map(|(_, value)| value.clone())
    });
    known.unwrap_or_else(|| {
        let made = make();
        if let Ok(mut list) = list.lock() {
            list.push((key, made.clone()));
        }
        made
    })
}
