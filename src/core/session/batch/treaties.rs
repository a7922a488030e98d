//! Treaties and memberships as they come and go.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::{Obligation, Scenario};
use crate::event::{EndCause, Event, EventKind};
use crate::ids::{NationId, TreatyId};
use crate::view::Public;

/// A treaty that was in force.
#[derive(Clone, Debug)]
pub struct Known {
    pub name: String,
    pub charter: String,
    pub duty: Obligation,
    pub founded: u32,
    /// The turn in which it was seen to be gone, and why, where an event said so.
    pub ended: Option<(u32, Option<EndCause>)>,
    /// Who was ever a member, each with the turn in which it joined and the one in which it was gone.
    pub spells: Vec<Spell>,
}

/// A nation's membership from one turn to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spell {
    pub nation: NationId,
    pub from: u32,
    /// None while it lasts.
    pub to: Option<u32>,
}

/// A treaty that came to its end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct EndedLine {
    pub name: String,
    pub charter: String,
    pub duty: &'static str,
    /// Nation ids of its last members.
    pub members: Vec<String>,
    /// Turn of its founding.
    pub founded: u32,
    /// Turn of its end.
    pub ended: u32,
    /// `dissolved` by its members, `no_threat`, `no_cohesion`, `too_few` members left, `lead_lost`, or `term_over`.
    pub cause: Option<&'static str>,
}

/// Every treaty that was ever in force, by its id.
#[derive(Clone, Debug, Default)]
pub struct Treaties {
    pub known: BTreeMap<TreatyId, Known>,
    causes: BTreeMap<TreatyId, EndCause>,
}

impl Treaties {
    /// Takes in an event of the turn that led to the public state that is looked at next.
    pub fn event(&mut self, event: &Event) {
        if let EventKind::TreatyEnded { treaty, cause, .. } = event.kind {
            self.causes.insert(treaty, cause);
        }
    }

    /// Takes in the treaties in force.
    pub fn look(&mut self, public: &Public) {
        // What is seen after a turn came about in it.
        let turn = public.turn.saturating_sub(1);
        for treaty in &public.treaties {
            let charter = public.charter(treaty);
            let known = self.known.entry(treaty.id).or_insert_with(|| Known {
                name: treaty.name.to_string(),
                charter: charter.id.clone(),
                duty: charter.obligation,
                founded: treaty.founded,
                ended: None,
                spells: Vec::new(),
            });
            for spell in &mut known.spells {
                if !treaty.has(spell.nation) {
                    spell.to.get_or_insert(turn);
                }
            }
            for &nation in &treaty.members {
                let open = |s: &Spell| s.nation == nation && s.to.is_none();
                if !known.spells.iter().any(open) {
                    let (from, to) = (turn, None);
                    known.spells.push(Spell { nation, from, to });
                }
            }
        }
        for (id, known) in &mut self.known {
            if known.ended.is_none() && public.treaty(*id).is_none() {
                known.ended = Some((turn, self.causes.get(id).copied()));
                for spell in &mut known.spells {
                    spell.to.get_or_insert(turn);
                }
            }
        }
    }

    /// The id of a treaty's charter, if it was ever seen in force.
    #[must_use]
    pub fn charter(&self, treaty: TreatyId) -> Option<String> {
        self.known.get(&treaty).map(|k| k.charter.clone())
    }

    /// Those that came to their end, in the order of their ids.
    #[must_use]
    pub fn ended(&self, scenario: &Scenario) -> Vec<EndedLine> {
        let line = |k: &Known| {
            let (ended, cause) = k.ended?;
            let last = k.spells.iter().filter(|s| s.to == Some(ended));
            Some(EndedLine {
                name: k.name.clone(),
                charter: k.charter.clone(),
                duty: duty(k.duty),
                members: last.map(|s| scenario.nation(s.nation).id.clone()).collect(),
                founded: k.founded,
                ended,
                cause: cause.map(why),
            })
        };
        self.known.values().filter_map(line).collect()
    }
}

/// What a charter binds its members to, in the word of the files of charters.
#[must_use]
pub const fn duty(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Automatic => "Automatic",
        Obligation::AsDeemedNecessary => "AsDeemedNecessary",
        Obligation::Consult => "Consult",
        Obligation::Neutrality => "Neutrality",
        Obligation::NonAggression => "NonAggression",
        Obligation::Offensive => "Offensive",
    }
}

/// Why a treaty is no more, in a word for files.
#[must_use]
pub const fn why(cause: EndCause) -> &'static str {
    match cause {
        EndCause::Dissolved => "dissolved",
        EndCause::NoThreat => "no_threat",
        EndCause::NoCohesion => "no_cohesion",
        EndCause::TooFew => "too_few",
        EndCause::LeadLost => "lead_lost",
        EndCause::TermOver => "term_over",
    }
}
