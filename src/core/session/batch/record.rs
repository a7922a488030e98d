//! What a run has to show against the record: dyad-years by what the two are to each other, allies' chances to join,
//! and the state of alliances and budgets year by year.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dyads::{Dyads, Trait};
use super::ranks;
use super::tally::Tally;
use crate::content::{Date, Scenario};
use crate::order::Side;
use crate::session::Session;
use crate::view::Public;

/// Fewer members have no ranks worth comparing.
const RANKED: usize = 5;

/// Defence shares of GDP below this count as none.
const NO_DEFENCE: f64 = 0.001;

/// What a run has to show against the record. Only whole years count.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    pub map: String,
    pub start: Date,
    pub turn_months: u8,
    /// Whole years played, which are the exposure to war.
    pub years: u32,
    /// Directed dyad-years by the traits of the dyad when the year began.
    pub dyads: Vec<Cell>,
    /// What allies of a target did, by the hostility that the dispute reached.
    pub allies: Vec<Allies>,
    /// The years in order, and the state after the last.
    pub yearly: Vec<Year>,
    /// Log change of every nation's defence spending from one year to the next, ascending, rounded to four places.
    pub spending_growth: Vec<f64>,
}

/// Directed dyad-years of which the same is so.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    pub is: Vec<Trait>,
    pub years: u64,
    /// Of them, those in which the first began a militarized dispute with the second.
    pub initiated: u64,
    /// Of them, those in which it began one that killed a thousand.
    pub wars: u64,
    /// Of them, those in which it began one that reached rung 5.
    pub wars_rung_5: u64,
}

/// Allies of targets by defence pact, over disputes that reached the same hostility: 2 threat, 3 display, 4 use of force,
/// 5 war with a thousand dead.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Allies {
    pub hostility: u8,
    pub opportunities: u64,
    /// Of them, those who came with forces on the target's side.
    pub joined: u64,
}

/// The world when a year of the game began.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Year {
    /// The calendar year in which it began.
    pub year: i32,
    /// Of the graph of defence pacts among the nations that are there.
    pub density: Option<f64>,
    pub transitivity: Option<f64>,
    /// Pairs that a defence pact joins.
    pub allied: u64,
    /// Of them, those that none joined a year later; None for the last.
    pub parted: Option<u64>,
    pub ranks: Vec<Ranks>,
}

/// How the members of one alliance that spend anything on defence compare.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Ranks {
    pub charter: String,
    pub members: u64,
    /// Spearman's correlation of GDP and the share of it that goes to defence.
    pub spearman: f64,
}

/// The world as it stood when a year began.
#[derive(Clone, Debug)]
pub struct Survey {
    pub turn: u32,
    pub public: Arc<Public>,
    pub dyads: Dyads,
}

/// The year of the game, from 0, in which a turn begins.
#[must_use]
pub fn year_of(scenario: &Scenario, turn: u32) -> usize {
    (turn * u32::from(scenario.turn_months) / 12) as usize
}

/// Surveys of the beginning of every year, and of the end of the last if it was whole.
#[derive(Clone, Debug, Default)]
pub struct Years {
    pub surveys: Vec<Survey>,
}

impl Years {
    /// Surveys the world if a year begins with the present turn. To be asked before every turn and after the last.
    pub fn look(&mut self, session: &Session) -> Option<&Survey> {
        let view = session.all_views().first()?;
        if year_of(session.scenario(), session.turn()) < self.surveys.len() {
            return None;
        }
        let powers = super::powers::powers(session);
        self.surveys.push(Survey {
            turn: session.turn(),
            public: view.public.clone(),
            dyads: Dyads::survey(&view.public, &powers),
        });
        self.surveys.last()
    }

    /// Whole years.
    #[must_use]
    pub fn whole(&self) -> usize {
        self.surveys.len().saturating_sub(1)
    }
}

/// What was begun between one directed dyad in one year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Begun {
    /// Militarized disputes.
    pub disputes: u32,
    /// The highest rung that one of them reached.
    pub top: u8,
    /// Those that killed a thousand, and those that reached rung 5.
    pub wars: u32,
    pub wars_rung_5: u32,
}

/// What was begun, by year, challenger and target.
pub fn begun(scenario: &Scenario, tally: &Tally) -> BTreeMap<(usize, usize, usize), Begun> {
    let mut all: BTreeMap<(usize, usize, usize), Begun> = BTreeMap::new();
    for d in tally.disputes.values().filter(|d| d.militarized()) {
        let [a, b] = d.leaders.map(|n| n.index());
        let begun = all.entry((year_of(scenario, d.began), a, b)).or_default();
        begun.disputes += 1;
        begun.top = begun.top.max(d.top);
        begun.wars += u32::from(d.was_deadly());
        begun.wars_rung_5 += u32::from(d.was_war());
    }
    all
}

impl Record {
    pub(super) fn of(session: &Session, tally: &Tally) -> Self {
        let scenario = session.scenario();
        let years = &tally.years;
        Self {
            map: scenario.id.clone(),
            start: scenario.start,
            turn_months: scenario.turn_months,
            years: years.whole() as u32,
            dyads: cells(scenario, tally),
            allies: allies(tally),
            yearly: yearly(scenario, years),
            spending_growth: growth(years),
        }
    }
}

fn cells(scenario: &Scenario, tally: &Tally) -> Vec<Cell> {
    let mut cells: BTreeMap<u16, Cell> = BTreeMap::new();
    let begun = begun(scenario, tally);
    for (year, survey) in tally.years.surveys[..tally.years.whole()]
        .iter()
        .enumerate()
    {
        for (a, b, bits) in survey.dyads.all() {
            let cell = cells.entry(bits).or_insert_with(|| Cell {
                is: Trait::of(bits).collect(),
                ..Cell::default()
            });
            let what = begun.get(&(year, a.index(), b.index()));
            let what = what.copied().unwrap_or_default();
            cell.years += 1;
            cell.initiated += u64::from(what.disputes > 0);
            cell.wars += u64::from(what.wars > 0);
            cell.wars_rung_5 += u64::from(what.wars_rung_5 > 0);
        }
    }
    cells.into_values().collect()
}

fn allies(tally: &Tally) -> Vec<Allies> {
    let mut by: BTreeMap<u8, Allies> = BTreeMap::new();
    for d in tally.disputes.values().filter(|d| d.militarized()) {
        let hostility = d.hostility();
        let line = by.entry(hostility).or_insert_with(|| Allies {
            hostility,
            ..Allies::default()
        });
        let bound: Vec<_> = d
            .allies
            .iter()
            .copied()
            .filter(|a| !d.shot_at(*a))
            .collect();
        line.opportunities += bound.len() as u64;
        let came = &d.armed[Side::Target.index()];
        line.joined += bound.iter().filter(|a| came.contains(a)).count() as u64;
    }
    by.into_values().collect()
}

fn yearly(scenario: &Scenario, years: &Years) -> Vec<Year> {
    let year = |(i, s): (usize, &Survey)| {
        let nodes: Vec<usize> = s.dyads.present().collect();
        let allied = |a, b| s.dyads.is(a, b, Trait::Allied);
        let [density, transitivity] = ranks::graph(&nodes, allied);
        let pairs: Vec<(usize, usize)> = nodes
            .iter()
            .flat_map(|&a| nodes.iter().map(move |&b| (a, b)))
            .filter(|&(a, b)| a < b && allied(a, b))
            .collect();
        let next = years.surveys.get(i + 1);
        let parted = |next: &Survey| {
            let gone = |p: &&(usize, usize)| !next.dyads.is(p.0, p.1, Trait::Allied);
            pairs.iter().filter(gone).count() as u64
        };
        Year {
            year: scenario.date(s.turn).year,
            density: density.map(rounded),
            transitivity: transitivity.map(rounded),
            allied: pairs.len() as u64,
            parted: next.map(parted),
            ranks: ranked(s),
        }
    };
    years.surveys.iter().enumerate().map(year).collect()
}

fn ranked(survey: &Survey) -> Vec<Ranks> {
    let public = &survey.public;
    let ranks = |treaty: &Arc<crate::view::Treaty>| {
        let charter = public.charter(treaty);
        let members = treaty.members.iter().map(|m| &public.nations[m.index()]);
        let spend = members.filter(|n| n.exile.is_none() && n.defence >= NO_DEFENCE);
        let pairs: Vec<(f64, f64)> = spend.map(|n| (n.gdp, n.defence)).collect();
        if !charter.obligation.defends() || pairs.len() < RANKED {
            return None;
        }
        Some(Ranks {
            charter: charter.id.clone(),
            members: pairs.len() as u64,
            spearman: rounded(ranks::spearman(&pairs)?),
        })
    };
    public.treaties.iter().filter_map(ranks).collect()
}

fn growth(years: &Years) -> Vec<f64> {
    let mut all = Vec::new();
    for pair in years.surveys.windows(2) {
        for nation in pair[0].dyads.present() {
            let spends = |s: &Survey| {
                let n = &s.public.nations[nation];
                (n.exile.is_none() && n.defence >= NO_DEFENCE).then_some(n.gdp * n.defence)
            };
            if let (Some(before), Some(after)) = (spends(&pair[0]), spends(&pair[1]))
                && before > 0.0
                && after > 0.0
            {
                all.push(rounded(libm::log(after / before)));
            }
        }
    }
    all.sort_by(f64::total_cmp);
    all
}

/// To four places: more would only lengthen the line.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
