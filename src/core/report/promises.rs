//! Who was called, and what came: the words of a nation and its allies over a game.

use std::collections::BTreeMap;

use serde::Serialize;

use super::survey::Concern;
use crate::event::{Event, EventKind, Outcome};
use crate::ids::NationId;
use crate::view::View;

/// How a nation kept its word.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Word {
    pub nation: NationId,
    /// Times that it was called, or whose answer was due.
    pub called: u32,
    /// Answers in full, in part, with words only, refused.
    pub answers: [u32; 4],
    /// Promises at the table, of votes and answers: kept and broken.
    pub table: [u32; 2],
    /// What others thought its word worth, 0..1, when the game began and at its end.
    pub word: [f64; 2],
}

/// Counts them.
pub(super) struct Words {
    list: BTreeMap<NationId, Word>,
    /// By nation, when the game began.
    before: Vec<f64>,
    me: NationId,
}

impl Words {
    pub fn new(view: &View) -> Self {
        let nations = view.public.nations.iter();
        Self {
            list: BTreeMap::new(),
            before: nations.map(|n| n.reputation[0]).collect(),
            me: view.me,
        }
    }

    fn of(&mut self, nation: NationId) -> &mut Word {
        let before = self.before.get(nation.index()).copied().unwrap_or(f64::NAN);
        self.list.entry(nation).or_insert(Word {
            nation,
            called: 0,
            answers: [0; 4],
            table: [0; 2],
            word: [before; 2],
        })
    }

    pub fn event(&mut self, event: &Event, concern: &Concern) {
        match &event.kind {
            EventKind::CaseReviewed {
                treaty,
                victim,
                outcomes,
                ..
            } => {
                let ours = concern.treaties.contains(treaty) || *victim == self.me;
                for &(nation, outcome) in outcomes.iter().filter(|_| ours) {
                    let word = self.of(nation);
                    word.called += 1;
                    let place = match outcome {
                        Outcome::Honoured => 0,
                        Outcome::Partly => 1,
                        Outcome::Evaded => 2,
                        Outcome::Refused => 3,
                    };
                    word.answers[place] += 1;
                }
            }
            EventKind::PromiseKept { by, to, .. } if [by, to].contains(&&self.me) => {
                self.of(*by).table[0] += 1;
            }
            EventKind::PromiseBroken { by, to, .. } if [by, to].contains(&&self.me) => {
                self.of(*by).table[1] += 1;
            }
            _ => {}
        }
    }

    pub fn look(&mut self, view: &View) {
        self.me = view.me;
    }

    /// The nation itself first, then whoever was called most.
    pub fn list(mut self, view: &View) -> Vec<Word> {
        self.of(view.me);
        let mut list: Vec<Word> = self.list.into_values().collect();
        for word in &mut list {
            word.word[1] = view.nation(word.nation).reputation[0];
        }
        list.sort_by_key(|w| {
            let others = w.nation != view.me;
            (others, std::cmp::Reverse(w.called), w.nation)
        });
        list
    }
}
