//! Peace operations as they are mandated, manned, paid for and ended.

use std::collections::BTreeMap;

use serde::Serialize;

use super::treaties::Treaties;
use crate::content::Scenario;
use crate::event::{Event, EventKind, MissionEnd, MissionVerdict};
use crate::ids::{MissionId, NationId, RegionId, TreatyId};
use crate::view::Public;

/// A peace operation of one run.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MissionLine {
    pub charter: String,
    pub host: String,
    pub region: String,
    /// Turn of its mandate; None for one that stood on the first day.
    pub mandated: Option<u32>,
    /// How often the mandate was renewed.
    pub renewed: u32,
    /// Nation ids of all who ever sent troops.
    pub contributors: Vec<String>,
    /// The greatest strength that it had, points.
    pub strength: f64,
    /// Nation ids of all who ever paid a share without serving.
    pub payers: Vec<String>,
    /// How often a partner stopped paying.
    pub funding_ended: u32,
    /// Turn of its end; None while it lasts.
    pub ended: Option<u32>,
    /// `mandate` ran out, `leave` withdrawn, `peace`, or no `troops`.
    pub why: Option<&'static str>,
    /// `success`, `in_part` or `failure`.
    pub verdict: Option<&'static str>,
    /// Thousands.
    pub dead: f64,
}

#[derive(Clone, Debug)]
struct Known {
    treaty: TreatyId,
    host: NationId,
    region: RegionId,
    mandated: Option<u32>,
    renewed: u32,
    contributors: Vec<NationId>,
    strength: f64,
    payers: Vec<NationId>,
    funding_ended: u32,
    end: Option<(u32, MissionEnd, MissionVerdict)>,
    dead: f64,
}

/// Every mission that ever was, by its id.
#[derive(Clone, Debug, Default)]
pub struct Missions {
    known: BTreeMap<MissionId, Known>,
}

impl Missions {
    /// Takes in the missions that stand; those of the first day have no mandate that was seen.
    pub fn look(&mut self, public: &Public, first: bool) {
        for m in &public.missions {
            let known = self.known.entry(m.id).or_insert_with(|| Known {
                treaty: m.treaty,
                host: m.host,
                region: m.region,
                mandated: (!first).then_some(m.since),
                renewed: 0,
                contributors: Vec::new(),
                strength: 0.0,
                payers: Vec::new(),
                funding_ended: 0,
                end: None,
                dead: 0.0,
            });
            known.strength = known.strength.max(m.points());
            known.dead = m.dead;
            let serve = m.troops.iter().filter(|d| d.points > 0.0);
            add(&mut known.contributors, serve.map(|d| d.nation));
            add(&mut known.payers, m.payers.iter().map(|p| p.nation));
        }
    }

    /// Takes in an event of a turn, before the missions that stand after it are looked at.
    pub fn event(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Mandated {
                mission,
                renewed: true,
                ..
            } => {
                if let Some(known) = self.known.get_mut(mission) {
                    known.renewed += 1;
                }
            }
            EventKind::FundingEnded { mission, .. } => {
                if let Some(known) = self.known.get_mut(mission) {
                    known.funding_ended += 1;
                }
            }
            EventKind::MissionEnded {
                treaty,
                region,
                why,
                verdict,
                dead,
                ..
            } => {
                let mut all = self.known.values_mut();
                let ends =
                    |k: &&mut Known| k.end.is_none() && (k.treaty, k.region) == (*treaty, *region);
                if let Some(known) = all.find(ends) {
                    known.end = Some((event.turn, *why, *verdict));
                    known.dead = *dead;
                }
            }
            _ => {}
        }
    }

    /// One line each, in the order of their ids.
    #[must_use]
    pub fn lines(&self, scenario: &Scenario, treaties: &Treaties) -> Vec<MissionLine> {
        let codes = |list: &[NationId]| -> Vec<String> {
            list.iter()
                .map(|n| scenario.nation(*n).id.clone())
                .collect()
        };
        let line = |k: &Known| MissionLine {
            charter: treaties.charter(k.treaty).unwrap_or_default(),
            host: scenario.nation(k.host).id.clone(),
            region: scenario.region(k.region).id.clone(),
            mandated: k.mandated,
            renewed: k.renewed,
            contributors: codes(&k.contributors),
            strength: k.strength,
            payers: codes(&k.payers),
            funding_ended: k.funding_ended,
            ended: k.end.map(|e| e.0),
            why: k.end.map(|e| why(e.1)),
            verdict: k.end.map(|e| verdict(e.2)),
            dead: k.dead,
        };
        self.known.values().map(line).collect()
    }
}

fn add(list: &mut Vec<NationId>, more: impl Iterator<Item = NationId>) {
    for nation in more {
        if !list.contains(&nation) {
            list.push(nation);
        }
    }
}

/// Why a mission is no more, in a word for files.
const fn why(end: MissionEnd) -> &'static str {
    match end {
        MissionEnd::Mandate => "mandate",
        MissionEnd::Leave => "leave",
        MissionEnd::Peace => "peace",
        MissionEnd::Troops => "troops",
    }
}

/// What came of it, in a word for files.
const fn verdict(verdict: MissionVerdict) -> &'static str {
    match verdict {
        MissionVerdict::Success => "success",
        MissionVerdict::InPart => "in_part",
        MissionVerdict::Failure => "failure",
    }
}
