//! The forces on the map as one nation sees them.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::{Row, Sighting};
use crate::content::Arm;
use crate::ids::{ForceId, NationId, RegionId};

/// How the forces of one owner look from one standpoint.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Lens {
    /// What their strength is taken times.
    pub factor: f64,
    /// The readiness that is seen where the true one, with supply and marches, is hidden.
    pub readiness: Option<f64>,
}

impl Lens {
    /// Shows everything as it is.
    pub const CLEAR: Self = Self {
        factor: 1.0,
        readiness: None,
    };

    fn show(self, force: &Sighting) -> Sighting {
        let mut seen = *force;
        seen.strength *= self.factor;
        if self != Self::CLEAR {
            seen.station = None;
        }
        if let Some(readiness) = self.readiness {
            seen.readiness = readiness;
            seen.supply = 1.0;
            seen.moving = None;
            seen.target = None;
            seen.cut_off = None;
        }
        seen
    }
}

/// All forces in id order, the own exactly and the others' as seen. All nations share one list of what
/// there is, and none can read it but through its lenses. Most nations look at their own forces only on
/// most turns, so the others' are made out when somebody looks.
#[derive(Clone)]
pub struct Sightings(Arc<Inner>);

struct Inner {
    truth: Arc<[Sighting]>,
    ranks: Arc<Ranks>,
    briefs: Arc<[Brief]>,
    /// By owner.
    lenses: Row<Lens>,
    seen: OnceLock<Arc<[Sighting]>>,
}

/// What reckonings of power need to know of a force, so small that a few hundred are soon read.
#[derive(Clone, Copy)]
pub(crate) struct Brief {
    nation: NationId,
    region: RegionId,
    arm: Arm,
    strength: f64,
}

impl Brief {
    pub(crate) fn all(forces: &[Sighting]) -> Arc<[Self]> {
        let brief = |f: &Sighting| Self {
            nation: f.nation,
            region: f.region,
            arm: f.arm,
            strength: f.strength,
        };
        forces.iter().map(brief).collect()
    }
}

/// A force as reckonings of power take it.
#[derive(Clone, Copy)]
pub(crate) struct Weighed {
    pub nation: NationId,
    pub region: RegionId,
    /// Points as seen, times what one of its arm counts for.
    pub points: f64,
}

/// Where the forces of each nation are in the list of all.
pub(crate) struct Ranks {
    /// One nation after the other.
    places: Vec<u32>,
    /// By nation: where its places begin, and at last where they end.
    begin: Vec<u32>,
}

impl Ranks {
    /// Of the `forces` of `n` nations.
    pub(crate) fn new(n: usize, forces: &[Sighting]) -> Self {
        let mut begin = vec![0; n + 1];
        for f in forces {
            begin[f.nation.index() + 1] += 1;
        }
        for i in 0..n {
            begin[i + 1] += begin[i];
        }
        let mut next = begin.clone();
        let mut places = vec![0; forces.len()];
        for (place, f) in (0..).zip(forces) {
            let at = &mut next[f.nation.index()];
            places[*at as usize] = place;
            *at += 1;
        }
        Self { places, begin }
    }

    fn of(&self, nation: NationId) -> &[u32] {
        let (begin, end) = (self.begin[nation.index()], self.begin[nation.index() + 1]);
        &self.places[begin as usize..end as usize]
    }
}

impl Sightings {
    /// `briefs` are those of the forces in `truth`.
    pub(crate) fn new(
        truth: Arc<[Sighting]>,
        briefs: Arc<[Brief]>,
        ranks: Arc<Ranks>,
        lenses: Row<Lens>,
    ) -> Self {
        Self(Arc::new(Inner {
            truth,
            ranks,
            briefs,
            lenses,
            seen: OnceLock::new(),
        }))
    }

    /// The same with one force changed; nothing more is hidden in what was seen.
    pub fn with(&self, id: ForceId, change: impl FnOnce(&mut Sighting)) -> Option<Self> {
        let place = self.place(id)?;
        let mut seen: Arc<[Sighting]> = self.made_out().collect();
        change(&mut Arc::make_mut(&mut seen)[place]);
        Some(self.of_seen(seen))
    }

    /// What is `seen` of the same forces instead.
    fn of_seen(&self, seen: Arc<[Sighting]>) -> Self {
        Self(Arc::new(Inner {
            truth: seen.clone(),
            briefs: Brief::all(&seen),
            ranks: self.0.ranks.clone(),
            lenses: vec![Lens::CLEAR; self.0.lenses.len()].into(),
            seen: OnceLock::from(seen),
        }))
    }

    /// The same with each force as `change` makes it; nothing more is hidden in what was seen.
    #[must_use]
    pub fn each(&self, change: impl Fn(&mut Sighting)) -> Self {
        let mut seen: Arc<[Sighting]> = self.made_out().collect();
        Arc::make_mut(&mut seen).iter_mut().for_each(change);
        self.of_seen(seen)
    }

    fn place(&self, id: ForceId) -> Option<usize> {
        self.0.truth.binary_search_by_key(&id, |f| f.id).ok()
    }

    /// The list in which the forces of `nation` are to be read.
    fn list(&self, nation: NationId) -> &[Sighting] {
        if self.0.lenses[nation.index()] == Lens::CLEAR {
            &self.0.truth
        } else {
            self
        }
    }

    #[must_use]
    pub fn get(&self, id: ForceId) -> Option<&Sighting> {
        let place = self.place(id)?;
        let list = self.list(self.0.truth[place].nation);
        Some(&list[place])
    }

    /// All forces in id order, each made out on the way: for those who pass once over the list.
    pub(crate) fn made_out(&self) -> impl Iterator<Item = Sighting> {
        let Inner { truth, lenses, .. } = &*self.0;
        truth.iter().map(|f| lenses[f.nation.index()].show(f))
    }

    /// All forces in id order, weighed by arm.
    pub(crate) fn weighed(&self, weights: [f64; 3]) -> impl Iterator<Item = Weighed> {
        let Inner { briefs, lenses, .. } = &*self.0;
        let lenses: &[Lens] = lenses;
        briefs.iter().map(move |f| Weighed {
            nation: f.nation,
            region: f.region,
            points: f.strength * lenses[f.nation.index()].factor * weights[f.arm.index()],
        })
    }

    /// [`Sightings::made_out`] of the forces of `nation`.
    pub(crate) fn made_out_of(&self, nation: NationId) -> impl Iterator<Item = Sighting> {
        let lens = self.0.lenses[nation.index()];
        let ranks = self.0.ranks.of(nation);
        ranks
            .iter()
            .map(move |&i| lens.show(&self.0.truth[i as usize]))
    }

    /// The forces of `nation`, in id order.
    pub fn of(&self, nation: NationId) -> impl Iterator<Item = &Sighting> {
        let list = self.list(nation);
        let ranks = self.0.ranks.of(nation);
        ranks.iter().map(|&i| &list[i as usize])
    }
}

impl Deref for Sightings {
    type Target = [Sighting];

    fn deref(&self) -> &[Sighting] {
        self.0.seen.get_or_init(|| self.made_out().collect())
    }
}

impl fmt::Debug for Sightings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
