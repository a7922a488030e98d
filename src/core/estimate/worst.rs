//! A bad future: of those in which the nation is at war, the ones that are most alike, one of them told, and what it turns
//! on, which is what it would be worth to know.

use serde::Serialize;

use super::Staff;
use super::chain::{Beat, Link, Outcome};
use super::figures::Share;
use crate::ids::NationId;

/// The war that comes most often, and how.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Bad {
    /// Who leads the other side.
    pub foe: NationId,
    /// In how many of the futures with a war it is with this foe.
    pub share: Share,
    /// What happens in the one that is nearest to the middle of them, in the order in which it does.
    pub beats: Vec<Beat>,
    pub turns_on: Option<Hinge>,
}

/// Something that the nation does not know of its foe, and that parts the futures with war from those without.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Hinge {
    pub fact: Fact,
    /// Futures in which it is at least this high are the upper third, those in which it is no higher than `low` the lower.
    pub low: f64,
    pub high: f64,
    /// War with the foe in the lower third and in the upper.
    pub below: Share,
    pub above: Share,
}

/// What is drawn of a nation in each future.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, strum::EnumIter, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// How much it will bear before it backs down, 0..1.
    Resolve,
    /// How many times as strong it is as it is counted.
    Strength,
}

/// What is drawn of each other nation in one future, by [`Fact`].
pub(super) type Hidden = Vec<[f32; 2]>;

/// Wars in all futures from which it is said how they come: a few are an anecdote.
const LEAST: u32 = 5;

impl Staff {
    /// The war that is most often met if the ministers carry on, told; None where there are hardly any in all futures.
    #[must_use]
    pub fn bad(&self) -> Option<Bad> {
        let with = |outcome: &Outcome| outcome.beat(Link::War)?.other;
        let mut foes: Vec<(NationId, u32)> = Vec::new();
        for foe in self.outcomes(0).filter_map(with) {
            match foes.iter_mut().find(|f| f.0 == foe) {
                Some(known) => known.1 += 1,
                None => foes.push((foe, 1)),
            }
        }
        let of = foes.iter().map(|f| f.1).sum();
        if of < LEAST {
            return None;
        }
        // Of two met as often, the one that comes first in the list of nations.
        let most = |a: &&(NationId, u32), b: &&(NationId, u32)| a.1.cmp(&b.1).then(b.0.cmp(&a.0));
        let &(foe, times) = foes.iter().max_by(most)?;
        let mut wars: Vec<&Outcome> = self.outcomes(0).filter(|o| with(o) == Some(foe)).collect();
        let month = |o: &Outcome| o.beat(Link::War).map_or(0, |b| b.turn);
        // What most have in common goes before what few have; then the one whose war begins in the middle of all.
        wars.sort_by_key(|o| month(o));
        let middle = wars.get(wars.len() / 2).map_or(0, |o| month(o));
        let likeness = |o: &Outcome| -> u32 {
            let alike = |other: &&&Outcome| Staff::links().all(|l| o.has(l) == other.has(l));
            wars.iter().filter(|other| alike(other)).count() as u32
        };
        let typical = wars
            .iter()
            .max_by_key(|o| (likeness(o), std::cmp::Reverse(month(o).abs_diff(middle))))?;
        let mut beats = typical.beats.clone();
        beats.sort_by_key(|b| (b.turn, b.link));
        Some(Bad {
            foe,
            share: Share { times, of },
            beats,
            turns_on: self.hinge(foe),
        })
    }

    /// What of `foe` parts the futures in which it is at war with the nation best, if anything does beyond chance.
    fn hinge(&self, foe: NationId) -> Option<Hinge> {
        use strum::IntoEnumIterator;
        let hinges = Fact::iter().filter_map(|fact| {
            let mut cases: Vec<(f32, bool)> = self
                .outcomes(0)
                .filter_map(|o| {
                    let drawn = o.hidden.get(foe.index())?[fact as usize];
                    let war = o.beat(Link::War).is_some_and(|b| b.other == Some(foe));
                    Some((drawn, war))
                })
                .collect();
            cases.sort_by(|a, b| a.0.total_cmp(&b.0));
            let third = cases.len() / 3;
            let (lower, upper) = (cases.get(..third)?, cases.get(cases.len() - third..)?);
            let share = |part: &[(f32, bool)]| Share::of(part.iter().map(|c| c.1));
            let (below, above) = (share(lower), share(upper));
            // Ranges that do not meet are no accident.
            let apart = below.range()[1] < above.range()[0] || above.range()[1] < below.range()[0];
            let (low, high) = (lower.last()?.0, upper.first()?.0);
            apart.then_some(Hinge {
                fact,
                low: low.into(),
                high: high.into(),
                below,
                above,
            })
        });
        let gap = |h: &Hinge| (h.above.value() - h.below.value()).abs();
        hinges.max_by(|a, b| gap(a).total_cmp(&gap(b)))
    }
}
