//! One run in one line.

use std::collections::BTreeSet;

use serde::Serialize;

use super::calls::CallsLine;
use super::dispute::{Dispute, Ending, Opened};
use super::happened::{self, CameLine, CaseLine, TermsLine};
use super::missions::MissionLine;
use super::motions::MotionsLine;
use super::record::Record;
use super::summary::{Summary, mean};
use super::tally::Tally;
use super::treaties::{EndedLine, duty};
use crate::content::Scenario;
use crate::ids::ScriptId;
use crate::order::{Side, Stake};
use crate::session::Session;
use crate::view::Public;

/// A run's outcome. The same map, settings, turns and seed give the same line.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Line {
    pub seed: u64,
    /// The plan's settings, each `path=value`.
    pub settings: Vec<String>,
    /// Turns played.
    pub turns: u32,
    /// Hash of the last state, 16 hex digits.
    pub hash: String,
    /// Id of the nation with the best score.
    pub winner: String,
    /// Wars that reached rung 5.
    pub wars: u32,
    /// Of them, those with a thousand dead or more, which is what the data on wars count.
    pub wars_thousand_dead: u32,
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
    /// Every call for help, consultation and intervention that alliances had before them, in the order of their ids.
    pub cases: Vec<CaseLine>,
    /// What became of motions, by charter.
    pub motions: Vec<MotionsLine>,
    /// Every peace operation, in the order of their ids.
    pub missions: Vec<MissionLine>,
    /// What of the map's history happened, in the order in which it did.
    pub scripts: Vec<ScriptLine>,
    /// Treaties that came to their end.
    pub treaties_ended: Vec<EndedLine>,
    pub alliances: Vec<AllianceLine>,
    pub nations: Vec<NationLine>,
    /// Every crisis and war, in the order in which they began.
    pub disputes: Vec<DisputeLine>,
    /// What `casus facts` holds against the record.
    pub record: Record,
}

/// One crisis or war, in the terms of the dispute data.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DisputeLine {
    /// Nation ids of everyone who ever stood on the side, the one who began it first.
    pub challengers: Vec<String>,
    /// The same for the target's side.
    pub targets: Vec<String>,
    /// How many took part with forces, those who began it included.
    pub participants: usize,
    /// What it was about: territory, alignment, regime, armament or incident.
    pub stake: Option<&'static str>,
    /// Turn in which it began.
    pub began: u32,
    /// Length, turns touched; None while it lasts.
    pub months: Option<u32>,
    /// Length of the war alone, from its outbreak, 0 for less than a month; None while it lasts and for what was none.
    pub war_months: Option<u32>,
    /// Highest rung, 1 to 6.
    pub top: u8,
    /// The same in the terms of the dispute data: 1 none, 2 threat, 3 display, 4 use of force, 5 war with a thousand dead.
    pub hostility: u8,
    /// Whether the target raised it too, or fought.
    pub reciprocated: bool,
    /// None while it lasts.
    pub ending: Option<Ending>,
    /// Whether it was the target's side that made it a war.
    pub target_began_war: bool,
    /// Whether the challenger's side won the war; None where nobody did.
    pub challenger_won: Option<bool>,
    /// Share in the world's power of those who fought on each side, the challenger's first, when war began, 0..1.
    pub powers: Option<[f64; 2]>,
    /// The chance of winning that the leader of each side believed in, the challenger's first, on the eve of the war,
    /// 0..1; None for what never became one, or became one at once.
    pub believed: Option<[f64; 2]>,
    /// The same of every crisis, those among them that stayed cold: as last believed while it was no war.
    pub believed_before_war: Option<[f64; 2]>,
    /// Thousands.
    pub deaths: f64,
    /// The same by side, the challenger's first, as last seen while it lasted.
    pub dead: [f64; 2],
    /// Id of the region at stake; None where it is about no land.
    pub place: Option<String>,
    /// Ids of the regions in which those on opposite sides fought battles.
    pub fought: Vec<String>,
    /// Who came with forces, when and why, the leaders among them, in the order in which they came.
    pub came: Vec<CameLine>,
    /// How it became a war: `decided` by a side or by `accident`; None for what did not, or was one from its beginning.
    pub opened: Option<Opened>,
    /// What was settled, once it is over.
    pub terms: Option<TermsLine>,
}

/// A script that happened.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ScriptLine {
    pub id: String,
    pub turn: u32,
    /// Id of the option that its nation took; None where it asks nothing, or was not answered any more.
    pub chose: Option<String>,
}

fn scripts(scenario: &Scenario, tally: &Tally) -> Vec<ScriptLine> {
    let line = |&(turn, script): &(u32, ScriptId)| {
        let fixed = &scenario.history[script.index()];
        let taken = tally.courses.iter().find(|c| c.0 == script);
        let course = fixed.question.as_ref().zip(taken);
        ScriptLine {
            id: fixed.id.clone(),
            turn,
            chose: course.map(|(q, c)| q.courses[usize::from(c.1)].id.clone()),
        }
    };
    tally.scripts.iter().map(line).collect()
}

/// An alliance in force at the end.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AllianceLine {
    pub name: String,
    pub charter: String,
    /// What it binds its members to: `Automatic`, `AsDeemedNecessary` and `Offensive` promise help, `Consult`, `Neutrality`
    /// and `NonAggression` do not.
    pub duty: &'static str,
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
    /// The points of it for territory, lives, prosperity, cohesion, credibility and objectives.
    pub score_parts: [f64; 6],
    /// Titles of its objectives that are met.
    pub objectives_met: Vec<String>,
    /// Names of the alliances it is in.
    pub member_of: Vec<String>,
}

pub(super) fn line(session: &Session, tally: &Tally, settings: &[String]) -> Line {
    let public = &session.all_views()[0].public;
    let mut crises = [0; 6];
    for d in tally.disputes.values() {
        crises[usize::from(d.top.clamp(1, 6)) - 1] += 1;
    }
    let years = f64::from(session.turn()) * session.scenario().years_per_turn();
    Line {
        seed: session.seed(),
        settings: settings.to_vec(),
        turns: session.turn(),
        hash: format!("{:016x}", session.hash()),
        winner: winner(public),
        wars: tally.disputes.values().filter(|d| d.was_war()).count() as u32,
        wars_thousand_dead: tally.disputes.values().filter(|d| d.was_deadly()).count() as u32,
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
        cases: happened::cases(session.scenario(), tally),
        motions: tally.motions.lines(),
        missions: tally.missions.lines(session.scenario(), &tally.treaties),
        scripts: scripts(session.scenario(), tally),
        treaties_ended: tally.treaties.ended(session.scenario()),
        alliances: alliances(public),
        nations: nations(session, public),
        disputes: disputes(session.scenario(), tally),
        record: Record::of(session, tally),
    }
}

fn disputes(scenario: &Scenario, tally: &Tally) -> Vec<DisputeLine> {
    let side = |d: &Dispute, side: Side| {
        let first = d.leaders[side.index()];
        let others = d.sides[side.index()].iter().filter(|n| **n != first);
        std::iter::once(&first)
            .chain(others)
            .map(|n| scenario.nation(*n).id.clone())
            .collect()
    };
    tally
        .disputes
        .values()
        .map(|d| DisputeLine {
            challengers: side(d, Side::Challenger),
            targets: side(d, Side::Target),
            participants: d.armed.iter().map(BTreeSet::len).sum(),
            stake: d.stake.map(stake),
            began: d.began,
            months: d.months,
            war_months: d.war_months,
            top: d.top,
            hostility: d.hostility(),
            reciprocated: d.reciprocated,
            ending: d.ending,
            target_began_war: d.initiator == Side::Target,
            challenger_won: d.victor.map(|v| v == Side::Challenger),
            powers: d.powers(),
            believed: d.believed.filter(|_| d.was_war()),
            believed_before_war: d.believed,
            deaths: d.deaths,
            dead: d.dead,
            place: d.stake.and_then(|s| happened::place(scenario, s)),
            fought: d
                .fought
                .iter()
                .map(|r| scenario.region(*r).id.clone())
                .collect(),
            came: happened::came(scenario, tally, d),
            opened: d.opened,
            terms: d.terms.map(|t| TermsLine::of(scenario, t)),
        })
        .collect()
}

pub(super) fn stake(stake: Stake) -> &'static str {
    match stake {
        Stake::Territory(_) => "territory",
        Stake::Alignment => "alignment",
        Stake::Regime => "regime",
        Stake::Armament => "armament",
        Stake::Incident => "incident",
    }
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
            name: t.name.to_string(),
            charter: public.charter(t).id.clone(),
            duty: duty(public.charter(t).obligation),
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
    let views = session.all_views();
    public
        .scenario
        .nation_ids()
        .map(|id| {
            let state = &public.nations[id.index()];
            let own = &views[id.index()].own;
            let met = own.objectives.iter().filter(|o| o.1);
            NationLine {
                id: public.scenario.nation(id).id.clone(),
                gdp: state.gdp,
                strength: figures.map_or(0.0, |f| f.get(crate::session::Figure::Strength, id)),
                defence: state.defence,
                score: state.score,
                score_parts: own.score,
                objectives_met: met
                    .map(|o| public.scenario.objectives[usize::from(o.0)].title.clone())
                    .collect(),
                member_of: public.treaties_of(id).map(|t| t.name.to_string()).collect(),
            }
        })
        .collect()
}
