//! A game as tables for statistics: a row for each nation and year, each directed dyad and year, each membership in a
//! treaty. Rows are those of the years in which the game was played, as the world stood when each began.

use super::dyads::Trait;
use super::powers;
use super::record::{Begun, Survey, begun};
use super::row;
use super::tally::Tally;
use super::treaties::{duty, why};
use crate::content::Scenario;
use crate::ids::NationId;
use crate::judge;
use crate::order::Order;
use crate::reckon;
use crate::session::{Figure, Session};
use crate::view::View;
use crate::why::Silent;

/// One table of a panel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumIter)]
pub enum Sheet {
    NationYear,
    DyadYear,
    TreatySpell,
}

impl Sheet {
    pub const ALL: [Self; 3] = [Self::NationYear, Self::DyadYear, Self::TreatySpell];

    /// The name of its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::NationYear => "nation_year.csv",
            Self::DyadYear => "dyad_year.csv",
            Self::TreatySpell => "treaty_spell.csv",
        }
    }

    /// The names of its columns.
    #[must_use]
    pub const fn columns(self) -> &'static str {
        match self {
            Self::NationYear => {
                "seed,turn,year,nation,present,gdp,population,defence,spending,strength,power,major,regime,stability,\
                 nuclear,reputation_allies,reputation_adversaries,score,allies,treaties,at_war,leans"
            }
            Self::DyadYear => {
                "seed,turn,year,challenger,target,land,water,major,rival,allied,guarded,offensive,neutral,peace,affinity,\
                 grievance,rivalry,proximity,claim,salience,weighed,stake,place,believed_win,worth,pays,disputes,top,\
                 wars,wars_rung_5"
            }
            Self::TreatySpell => {
                "seed,treaty,name,charter,duty,founded,ended,cause,nation,joined,left"
            }
        }
    }
}

/// The rows of one game, by sheet, each with its end of line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Panel {
    pub rows: [String; 3],
}

/// What the challenger of a dyad thinks of challenging, when a year begins.
#[derive(Clone, Debug)]
struct Thought {
    salience: f64,
    /// Whether the matter would come up, and the judge let it be demanded.
    weighed: bool,
    stake: &'static str,
    place: Option<String>,
    win: f64,
    worth: f64,
}

/// What is seen of a game while it is played.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    nations: String,
    /// By year, the thoughts of all dyads in the order of [`super::dyads::Dyads::all`].
    thoughts: Vec<Vec<Thought>>,
}

impl Watch {
    /// Takes in the beginning of a year.
    pub fn year(&mut self, session: &Session, survey: &Survey) {
        self.nation_rows(session, survey);
        let views = session.all_views();
        let thoughts = survey.dyads.all();
        let thoughts = thoughts.map(|(a, b, _)| thought(&views[a.index()], b));
        self.thoughts.push(thoughts.collect());
    }

    fn nation_rows(&mut self, session: &Session, survey: &Survey) {
        let (public, scenario) = (&survey.public, session.scenario());
        let shares = powers::powers(session);
        let figures = session.figures().last();
        let present: Vec<usize> = survey.dyads.present().collect();
        let flag = |b: bool| u8::from(b).to_string();
        for nation in scenario.nation_ids() {
            let state = &public.nations[nation.index()];
            let i = nation.index();
            let allies = present
                .iter()
                .filter(|&&other| other != i && survey.dyads.is(i, other, Trait::Allied));
            let strength = figures.map_or(0.0, |f| f.get(Figure::Strength, nation));
            let leans = state
                .leans
                .map_or(String::new(), |n| scenario.nation(n).id.clone());
            let mut cells = first(session, survey);
            cells.push(scenario.nation(nation).id.clone());
            cells.push(flag(present.contains(&i)));
            cells.extend(
                [
                    state.gdp,
                    state.population,
                    state.defence,
                    state.gdp * state.defence,
                    strength,
                    shares.get(i).copied().unwrap_or_default(),
                ]
                .map(number),
            );
            cells.push(flag(super::dyads::is_major(&shares, i)));
            cells.extend(
                [
                    state.regime,
                    state.stability,
                    state.nuclear,
                    state.reputation[0],
                    state.reputation[1],
                    state.score,
                ]
                .map(number),
            );
            cells.push(allies.count().to_string());
            cells.push(public.treaties_of(nation).count().to_string());
            cells.push(flag(public.at_war(nation)));
            cells.push(leans);
            self.nations += &row(&cells);
            self.nations.push('\n');
        }
    }

    /// All rows, once the game is over.
    pub(super) fn panel(self, session: &Session, tally: &Tally) -> Panel {
        let whole = tally.years.whole();
        let dyads = self.dyad_rows(session, tally, whole);
        let count = session.scenario().nations.len();
        // The beginning of a year that was not played, or not to its end, is in no table.
        let nations = self.nations.split_inclusive('\n').take(whole * count);
        Panel {
            rows: [nations.collect(), dyads, spells(session, tally)],
        }
    }

    fn dyad_rows(&self, session: &Session, tally: &Tally, whole: usize) -> String {
        let scenario = session.scenario();
        let begun = begun(scenario, tally);
        let mut text = String::new();
        let years = tally.years.surveys.iter().zip(&self.thoughts);
        for (year, (survey, thoughts)) in years.enumerate().take(whole) {
            let head = first(session, survey);
            for ((a, b, bits), thought) in survey.dyads.all().zip(thoughts) {
                let what = begun.get(&(year, a.index(), b.index()));
                let what = what.copied().unwrap_or_default();
                let mut cells = head.clone();
                cells.extend([a, b].map(|n| scenario.nation(n).id.clone()));
                cells.extend(Trait::all().map(|t| u8::from(bits & t.bit() != 0).to_string()));
                let pairs = &survey.public.pairs;
                cells.extend(
                    [
                        pairs.affinity(a, b),
                        pairs.grievance(a, b),
                        pairs.rivalry(a, b),
                        pairs.proximity(a, b),
                        survey.public.ground(a, b),
                    ]
                    .map(number),
                );
                cells.extend(thought.cells());
                cells.extend(counts(what));
                text += &row(&cells);
                text.push('\n');
            }
        }
        text
    }
}

fn counts(what: Begun) -> [String; 4] {
    let Begun {
        disputes,
        top,
        wars,
        wars_rung_5,
    } = what;
    [disputes, u32::from(top), wars, wars_rung_5].map(|n| n.to_string())
}

/// What the leader of `view` thinks of challenging `target`: by the same reckoning by which it decides, without what it
/// alone knows of its own will.
fn thought(view: &View, target: NationId) -> Thought {
    let salience = reckon::salience(view, view.me, target);
    let stake = reckon::likely_stake(view, view.me, target);
    let trivial = view.scenario().rules.mind.challenge.trivial;
    let order = Order::Demand { target, stake };
    Thought {
        salience,
        weighed: salience >= trivial && judge::judge(view, &order).is_ok(),
        stake: super::line::stake(stake),
        place: super::happened::place(view.scenario(), stake),
        win: reckon::prospect(view, view.me, target, stake).win,
        worth: reckon::challenge(view, view.me, target, stake, &mut Silent),
    }
}

impl Thought {
    fn cells(&self) -> [String; 7] {
        let flag = |b: bool| u8::from(b).to_string();
        [
            number(self.salience),
            flag(self.weighed),
            self.stake.to_owned(),
            self.place.clone().unwrap_or_default(),
            number(self.win),
            number(self.worth),
            flag(self.worth > 0.0),
        ]
    }
}

/// Seed, turn and calendar year.
fn first(session: &Session, survey: &Survey) -> Vec<String> {
    let year = session.scenario().date(survey.turn).year;
    vec![
        session.seed().to_string(),
        survey.turn.to_string(),
        year.to_string(),
    ]
}

fn spells(session: &Session, tally: &Tally) -> String {
    let scenario: &Scenario = session.scenario();
    let mut text = String::new();
    for (id, known) in &tally.treaties.known {
        for spell in &known.spells {
            let turn = |t: Option<u32>| t.map_or(String::new(), |t| t.to_string());
            let (ended, cause) = match known.ended {
                Some((turn, cause)) => (Some(turn), cause),
                None => (None, None),
            };
            let cells = [
                session.seed().to_string(),
                id.0.to_string(),
                known.name.clone(),
                known.charter.clone(),
                duty(known.duty).to_owned(),
                known.founded.to_string(),
                turn(ended),
                cause.map_or(String::new(), |c| why(c).to_owned()),
                scenario.nation(spell.nation).id.clone(),
                spell.from.to_string(),
                turn(spell.to),
            ];
            text += &row(&cells);
            text.push('\n');
        }
    }
    text
}

/// To six places, without zeros at the end: more would only lengthen the file.
fn number(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    // There is no negative nothing.
    (rounded + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(-1e-9), "0");
        assert_eq!(number(1.0 / 3.0), "0.333333");
    }
}
