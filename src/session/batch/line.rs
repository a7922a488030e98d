//! One run in one line.

use serde::Serialize;

use super::calls::CallsLine;
use super::dispute::{Dispute, Tally};
use super::summary::{Summary, mean};
use crate::ids::NationId;
use crate::order::{Side, Stake};
use crate::session::Session;
use crate::view::Public;

/// A run's outcome. The same map, settings, turns and seed give the same line.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Line {
    pub seed: u64,
    /// Turns played.
    pub turns: u32,
    /// Hash of the last state, 16 hex digits.
    pub hash: String,
    /// Id of the nation with the best score.
    pub winner: String,
    pub wars: u32,
    /// Crises by the highest rung they reached, 1 to 6.
    pub crises: [u32; 6],
    pub invocations: u32,
    /// Answers with forces that came, in full or with caveats, as reviewed.
    pub honoured: u32,
    /// Answers with supplies, bases or a token only, or with a part of what was promised.
    pub partly: u32,
    /// Forces promised that did not come.
    pub evaded: u32,
    /// Answers with nothing, silence among them.
    pub refused: u32,
    /// People killed in crises and wars, thousands.
    pub deaths: f64,
    /// Mean cohesion of the alliances in force, 0..1; None without any.
    pub cohesion: Option<f64>,
    #[serde(flatten)]
    pub summary: Summary,
    /// What became of calls for help, by charter.
    pub calls: Vec<CallsLine>,
    /// The wars, in the order of their crises.
    pub fought: Vec<WarLine>,
    pub alliances: Vec<AllianceLine>,
    pub nations: Vec<NationLine>,
}

/// One war.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct WarLine {
    /// Turn in which the quarrel began.
    pub began: u32,
    pub stake: Option<Stake>,
    /// Ids of the nations that fought, the initiator's side and the target's; who began and who was attacked
    /// come first.
    pub sides: [Vec<String>; 2],
    /// Each side's share in the world's power when the war began, 0..1.
    pub powers: [f64; 2],
    /// Length from the first quarrel to the end; None while it goes on.
    pub months: Option<u32>,
    /// None without a victor, or while it goes on.
    pub victor: Option<Side>,
    /// Thousands.
    pub deaths: f64,
}

/// An alliance in force at the end.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AllianceLine {
    pub name: String,
    pub charter: String,
    /// Nation ids.
    pub members: Vec<String>,
    pub cohesion: f64,
    /// Turn of its founding.
    pub founded: u32,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct NationLine {
    pub id: String,
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    /// Points.
    pub strength: f64,
    /// Share of GDP.
    pub defence: f64,
    pub score: f64,
    /// Names of the alliances it is in.
    pub member_of: Vec<String>,
}

pub(super) fn line(session: &Session, tally: &Tally) -> Line {
    let public = &session.all_views()[0].public;
    let mut crises = [0; 6];
    for d in tally.disputes.values() {
        crises[usize::from(d.top.clamp(1, 6)) - 1] += 1;
    }
    let years = f64::from(session.turn()) * session.scenario().years_per_turn();
    Line {
        seed: session.seed(),
        turns: session.turn(),
        hash: format!("{:016x}", session.hash()),
        winner: winner(public),
        wars: tally.disputes.values().filter(|d| d.was_war()).count() as u32,
        crises,
        invocations: tally.invocations,
        honoured: tally.honoured,
        partly: tally.partly,
        evaded: tally.evaded,
        refused: tally.refused,
        deaths: tally.disputes.values().fold(0.0, |sum, d| sum + d.deaths),
        cohesion: mean(public.treaties.iter().map(|t| t.cohesion)),
        summary: Summary::of([tally], years),
        calls: tally.calls.lines(),
        fought: wars(public, tally),
        alliances: alliances(public),
        nations: nations(session, public),
    }
}

fn wars(public: &Public, tally: &Tally) -> Vec<WarLine> {
    let code = |n: NationId| public.scenario.nation(n).id.clone();
    let war = |d: &Dispute| {
        let powers = d.powers()?;
        let side = |s: Side| {
            let leader = d.leaders[s.index()];
            let others = d.fought[s.index()].iter().filter(|n| **n != leader);
            std::iter::once(leader)
                .chain(others.copied())
                .map(code)
                .collect()
        };
        Some(WarLine {
            began: d.began,
            stake: d.stake,
            sides: Side::BOTH.map(side),
            powers,
            months: d.months,
            victor: d.victor,
            deaths: d.deaths,
        })
    };
    tally.disputes.values().filter_map(war).collect()
}

/// The nation with the best score; the first of equals.
fn winner(public: &Public) -> String {
    let mut best: Option<usize> = None;
    for (i, n) in public.nations.iter().enumerate() {
        if best.is_none_or(|b| n.score > public.nations[b].score) {
            best = Some(i);
        }
    }
    best.map_or(String::new(), |i| public.scenario.nations[i].id.clone())
}

fn alliances(public: &Public) -> Vec<AllianceLine> {
    public
        .treaties
        .iter()
        .map(|t| AllianceLine {
            name: t.name.clone(),
            charter: public.charter(t).id.clone(),
            members: t
                .members
                .iter()
                .map(|&n| public.scenario.nation(n).id.clone())
                .collect(),
            cohesion: t.cohesion,
            founded: t.founded,
        })
        .collect()
}

fn nations(session: &Session, public: &Public) -> Vec<NationLine> {
    let figures = session.figures().last();
    public
        .scenario
        .nation_ids()
        .map(|id| {
            let state = &public.nations[id.index()];
            NationLine {
                id: public.scenario.nation(id).id.clone(),
                gdp: state.gdp,
                strength: figures.map_or(0.0, |f| f.get(crate::session::Figure::Strength, id)),
                defence: state.defence,
                score: state.score,
                member_of: public.treaties_of(id).map(|t| t.name.clone()).collect(),
            }
        })
        .collect()
}
