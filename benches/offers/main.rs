//! Offers that a sharp player would try, and what each brings: one nation led by a policy, the same led by the computer, and
//! the same without orders, in games on the same dice from the first day on; all others are led by the computer.
//! `cargo bench --bench offers -- PAIRS [TURNS [NUMBER..]]` prints tables in Markdown, with 95 % intervals: the computer and
//! idling by nation, then what each policy changes beside the computer.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/paired.rs"]
mod paired;
mod policies;
#[path = "../common/spelt.rs"]
mod spelt;

use std::collections::BTreeMap;
use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::Scenario;
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{CrisisId, NationId};
use casus_foederis::judge::Docket;
use casus_foederis::order::{Contribution, Issued, Order, Side, Stake};
use casus_foederis::view::View;

use common::{issued, plans};
use paired::{Difference, each, map};
use policies::{ALL, Policy};
use spelt::nation;

const MAP: &str = "europe-1949";

/// What is measured when a game is over, each with its places. The first seven are the score and its parts; the treasury is in
/// hundredths of the output of the first day, money what gifts and deals have brought on balance, in billions; trust is that of
/// those who were allies on the first day, or near; demands on it, quarrels in which force was used against it and wars that
/// it fought are counted; the dead are thousands of its side.
const MEASURES: [(&str, usize); 16] = [
    ("score", 1),
    ("land", 1),
    ("lives", 1),
    ("prosperity", 1),
    ("cohesion", 1),
    ("credibility", 1),
    ("objectives", 1),
    ("treasury", 1),
    ("money", 2),
    ("influence", 1),
    ("trust", 3),
    ("demands", 2),
    ("force", 2),
    ("wars", 2),
    ("dead", 0),
    ("exile", 2),
];

type Outcome = [f64; MEASURES.len()];

fn main() {
    // Under `cargo test` there is nothing to test.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let numbers = std::env::args().filter_map(|a| a.parse::<usize>().ok());
    let numbers: Vec<_> = numbers.collect();
    let number = |i: usize, usual| numbers.get(i).copied().unwrap_or(usual);
    let (pairs, turns) = (number(0, 50), number(1, 60) as u32);
    let tried = ALL.iter().zip(1..).filter(|(_, n)| {
        let chosen = numbers.get(2..).unwrap_or_default();
        chosen.is_empty() || chosen.contains(n)
    });
    let scenario = map(MAP);
    let games = |id, lead| {
        let me = nation(&scenario, id)?;
        let game = |pair| play(&scenario, pair + 1, (me, lead), turns);
        Some(each(pairs, game))
    };
    let heads = MEASURES.map(|m| m.0).join(" | ");
    let line = "---|".repeat(MEASURES.len());
    println!("| nation | led by | {heads} |\n|---|---|{line}");
    let mut led = BTreeMap::new();
    for (policy, _) in tried.clone() {
        let id = policy.nation;
        if led.contains_key(id) {
            continue;
        }
        let computer = games(id, Lead::Computer);
        let idle = games(id, Lead::Nobody);
        if let (Some(computer), Some(idle)) = (computer, idle) {
            println!("| {id} | the computer | {} |", means(&computer));
            println!("| {id} | nobody: change | {} |", changes(&idle, &computer));
            led.insert(id, computer);
        }
    }
    println!("\n| policy | nation | orders a month | {heads} |\n|---|---|---|{line}");
    for (policy, number) in tried {
        let (name, id) = (policy.name, policy.nation);
        let with = games(id, Lead::Policy(policy));
        if let (Some(with), Some(without)) = (with, led.get(id)) {
            let given = with.iter().map(|g| f64::from(g.1)).sum::<f64>();
            let given = given / (pairs as f64 * f64::from(turns));
            let changes = changes(&with, without);
            println!("| {number} {name} | {id} | {given:.2} | {changes} |");
        }
    }
}

fn means(games: &[(Outcome, u32)]) -> String {
    let n = games.len() as f64;
    let of = |(i, (_, places)): (usize, &(&str, usize))| {
        let mean = games.iter().map(|g| g.0[i]).sum::<f64>() / n;
        format!("{mean:.places$}")
    };
    let cells: Vec<_> = MEASURES.iter().enumerate().map(of).collect();
    cells.join(" | ")
}

/// What is clear of nought for so many looks is bold.
fn changes(with: &[(Outcome, u32)], without: &[(Outcome, u32)]) -> String {
    let of = |(i, (_, places)): (usize, &(&str, usize))| {
        let differences = with.iter().zip(without).map(|(a, b)| a.0[i] - b.0[i]);
        let change = Difference::of(differences);
        let bold = if change.clear(2.9) { "**" } else { "" };
        format!("{bold}{change:.places$}{bold}")
    };
    let cells: Vec<_> = MEASURES.iter().enumerate().map(of).collect();
    cells.join(" | ")
}

/// Who leads the nation that is looked at.
#[derive(Clone, Copy)]
enum Lead {
    Computer,
    Nobody,
    Policy(&'static Policy),
}

impl Lead {
    /// Its orders of a month, and how many of them are the policy's own, given or left.
    fn orders(self, view: &View, seed: u64) -> (Vec<Order>, u32) {
        let policy = match self {
            Self::Nobody => return (Vec::new(), 0),
            Self::Computer => return (ai::plan(view, seed), 0),
            Self::Policy(policy) => policy,
        };
        let mut plan = ai::plan(view, seed);
        let planned = plan.len();
        let own = (policy.play)(view, &mut plan);
        let left = planned - plan.len();
        let mut docket = Docket::new(view);
        let given = own
            .into_iter()
            .filter(|o| docket.admit(o.clone()).is_ok())
            .count();
        for order in plan {
            // What the policy has settled or spent stands in its way.
            let _ = docket.admit(order);
        }
        (docket.into_taken(), (given + left) as u32)
    }
}

/// Plays a game to its end, and measures what has become of the nation.
fn play(
    scenario: &Arc<Scenario>,
    seed: u64,
    (me, lead): (NationId, Lead),
    turns: u32,
) -> (Outcome, u32) {
    let mut game = Game::new(scenario.clone(), seed);
    let first = game.view(me);
    let mut seen = Seen::default();
    let mut given = 0;
    while game.turn() < turns && !game.over() {
        let view = game.view(me);
        let (orders, own) = lead.orders(&view, seed);
        given += own;
        let mut all: Vec<Issued> = plans(&game, Some(me));
        all.extend(issued(me, orders));
        for event in game.advance(all) {
            if let EventKind::AidSent { from, to, millions } = event.kind {
                let billions = f64::from(millions) / 1000.0;
                seen.money +=
                    billions * (f64::from(u8::from(to == me)) - f64::from(u8::from(from == me)));
            }
        }
        seen.look(&game.view(me));
    }
    let end = game.view(me);
    let trust = trust(&game, &first);
    let [land, lives, prosperity, cohesion, credibility, objectives] = end.own.score;
    let crises = || seen.crises.values();
    let output = first.nation(me).gdp;
    let outcome = [
        end.own.score.iter().sum(),
        land,
        lives,
        prosperity,
        cohesion,
        credibility,
        objectives,
        100.0 * end.own.treasury / output,
        seen.money,
        seen.influence / f64::from(turns),
        trust,
        crises().filter(|c| c.demand).count() as f64,
        crises().filter(|c| c.target && c.top >= 4).count() as f64,
        crises().filter(|c| c.fought).count() as f64,
        crises().fold(0.0, |sum, c| sum + c.dead),
        f64::from(u8::from(end.nation(me).exile.is_some())),
    ];
    (outcome, given)
}

/// How far those trust it who were its allies on the first day, or where it had none, near to it.
fn trust(game: &Game, first: &View) -> f64 {
    let (me, public) = (first.me, &first.public);
    let others = || game.scenario().nation_ids().filter(|n| *n != me);
    let mut friends: Vec<_> = others().filter(|n| public.allied(me, *n)).collect();
    if friends.is_empty() {
        let near = |n: &NationId| public.pairs.affinity(me, *n) > 0.3;
        friends = others().filter(near).collect();
    }
    let views = game.views(&friends);
    let sum = views.iter().map(|v| v.own.trust[me.index()]).sum::<f64>();
    sum / (friends.len() as f64).max(1.0)
}

/// What is added up over the months.
#[derive(Default)]
struct Seen {
    money: f64,
    influence: f64,
    crises: BTreeMap<CrisisId, Quarrel>,
}

/// A crisis in which the nation took part.
#[derive(Default)]
struct Quarrel {
    /// It is the one that is challenged, by a demand or by an incident.
    target: bool,
    demand: bool,
    top: u8,
    fought: bool,
    /// Thousands.
    dead: f64,
}

impl Seen {
    fn look(&mut self, view: &View) {
        self.influence += view.own.influence;
        for crisis in view.public.crises.iter() {
            let Some(side) = crisis.side_of(view.me) else {
                continue;
            };
            let part = crisis.sides[side.index()]
                .iter()
                .find(|p| p.nation == view.me);
            let forces = part.is_some_and(|p| p.contribution >= Contribution::Caveats);
            let quarrel = self.crises.entry(crisis.id).or_default();
            quarrel.target = crisis.leader(Side::Target) == view.me;
            quarrel.demand = quarrel.target && crisis.stake != Stake::Incident;
            quarrel.top = quarrel.top.max(crisis.rung);
            quarrel.fought |= forces && crisis.is_war();
            if forces {
                quarrel.dead = quarrel.dead.max(crisis.deaths[side.index()]);
            }
        }
    }
}
