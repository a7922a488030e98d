//! The burden of an alliance against the record: Olson and Zeckhauser's table of 1964, and the same model as the game's.

use casus_foederis::content::{self, Overrides};
use casus_foederis::dice::{Phase, dice};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Issued, Order};
use casus_foederis::reckon::{self, Defence};
use casus_foederis::view::{Treaty, View};
use casus_foederis::why::{Silent, Why};
use std::sync::Arc;

struct Ally {
    gnp: f64,
    defence: f64,
    ranks: [f64; 2],
}

fn allies_of_1964() -> Vec<Ally> {
    let text = include_str!("../fixtures/nato_1964_oz.csv");
    let number = |cell: &str| cell.parse::<f64>().unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Ally {
                gnp: number(cells[1]),
                defence: number(cells[2]),
                ranks: [number(cells[4]), number(cells[5])],
            }
        })
        .collect()
}

/// Ranks from 1 for the largest; equal values share the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let above = |v: f64| values.iter().filter(|x| **x > v).count() as f64;
    let equal = |v: f64| values.iter().filter(|x| **x == v).count() as f64;
    values
        .iter()
        .map(|&v| above(v) + (equal(v) + 1.0) / 2.0)
        .collect()
}

/// Spearman's rank correlation: Pearson's of the ranks, so ties are in order; 0 where one side does not vary.
fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() as f64 + 1.0) / 2.0;
    let sum = |x: &[f64], y: &[f64]| -> f64 {
        x.iter().zip(y).map(|(x, y)| (x - mean) * (y - mean)).sum()
    };
    let spread = (sum(&a, &a) * sum(&b, &b)).sqrt();
    if spread > 0.0 {
        sum(&a, &b) / spread
    } else {
        0.0
    }
}

fn rules() -> casus_foederis::content::MindRules {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains("europe-1949"))
        .unwrap();
    let loaded = content::load(map.name, map.text, &Overrides::default()).unwrap();
    loaded.scenario.rules.mind
}

#[test]
fn the_table_of_1964_gives_its_rank_correlation() {
    let allies = allies_of_1964();
    assert_eq!(allies.len(), 14);
    let by_rank: Vec<Vec<f64>> = (0..2)
        .map(|k| allies.iter().map(|a| -a.ranks[k]).collect())
        .collect();
    let gnp: Vec<f64> = allies.iter().map(|a| a.gnp).collect();
    let share: Vec<f64> = allies.iter().map(|a| a.defence).collect();
    let (printed, computed) = (spearman(&by_rank[0], &by_rank[1]), spearman(&gnp, &share));
    assert!((printed - 0.490).abs() < 5e-4, "{printed}");
    assert!(
        (computed - printed).abs() < 1e-12,
        "the ranks are those of the values"
    );
}

/// Allies' defence as the game ships it, between nations that trust each other as allies do in the game.
fn shared(private: f64) -> Defence {
    let spending = rules().spending;
    Defence {
        private,
        spill: 0.7 * spending.spill_in,
        thinning: spending.thinning,
    }
}

/// Mean rank correlation of size and share over draws of tastes, and mean ratio of the greatest ally's share to the
/// mean of the smaller half's.
fn exploitation(private: f64, spread: f64) -> (f64, f64) {
    let defence = shared(private);
    let gnp: Vec<f64> = allies_of_1964().iter().map(|a| a.gnp).collect();
    let draws = 300;
    let (mut rho, mut ratio) = (0.0, 0.0);
    for draw in 0..draws {
        let mut roll = dice(1964, draw, Phase::Ai, 7);
        let tastes: Vec<f64> = gnp
            .iter()
            .map(|_| 0.1 * libm::exp(spread * roll.normal()))
            .collect();
        let shares = defence.equilibrium(&gnp, &tastes);
        rho += spearman(&gnp, &shares) / f64::from(draws);
        let small = shares[7..].iter().sum::<f64>() / 7.0;
        ratio += shares[0] / small / f64::from(draws);
    }
    (rho, ratio)
}

#[test]
fn the_great_are_exploited_and_with_a_private_good_they_are_not() {
    let shipped = rules().spending.private_share;
    let allies = allies_of_1964();
    let gnp: Vec<f64> = allies.iter().map(|a| a.gnp).collect();
    // Same threat, same tastes: the share rises with size.
    let alike = shared(shipped).equilibrium(&gnp, &[0.1; 14]);
    println!(
        "one taste of 10%: {}",
        alike
            .iter()
            .map(|m| format!("{:.1}", 100.0 * m))
            .collect::<Vec<_>>()
            .join(" ")
    );
    assert!(spearman(&gnp, &alike) > 0.999);
    let record: Vec<f64> = allies.iter().map(|a| a.defence / 100.0).collect();
    println!(
        "model and record: rank correlation {:.3}",
        spearman(&alike, &record)
    );
    // Tastes that differ by some 30 percent, as nations' do, leave about the correlation of the table.
    let mut last = f64::INFINITY;
    for private in [shipped, 0.5, 0.8, 0.9, 0.99] {
        let (rho, ratio) = exploitation(private, 0.3);
        println!(
            "private share {private:.2}: rank correlation {rho:.3}, greatest to smaller half {ratio:.2}"
        );
        assert!(rho < last, "more private, less exploited");
        last = rho;
    }
    let (rho, ratio) = exploitation(shipped, 0.3);
    assert!((rho - 0.49).abs() < 0.15 && ratio > 1.8, "{rho} {ratio}");
    let (gone, even) = exploitation(0.99, 0.3);
    assert!(gone.abs() < 0.06, "{gone}");
    assert!((even - 1.0).abs() < 0.15, "{even}");
    let alike = shared(1.0).equilibrium(&gnp, &[0.1; 14]);
    let (least, most) = (
        alike.iter().copied().fold(1.0, f64::min),
        alike.iter().copied().fold(0.0, f64::max),
    );
    assert!(
        most - least < 1e-9,
        "wholly private: no ally spends more than another"
    );
}

/// A game of europe-1949 after so many turns led by the computer.
fn europe(seed: u64, turns: u32) -> Game {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains("europe-1949"))
        .unwrap();
    let scenario = content::load(map.name, map.text, &Overrides::default())
        .unwrap()
        .scenario;
    let mut game = Game::new(Arc::new(scenario), seed);
    for _ in 0..turns {
        let orders = plans(&game, seed, None);
        game.advance(orders);
    }
    game
}

/// What the computer orders for all, with one nation's defence share set to what is asked.
fn plans(game: &Game, seed: u64, set: Option<(NationId, u16)>) -> Vec<Issued> {
    let mut orders = Vec::new();
    for nation in game.scenario().nation_ids() {
        let mut list = casus_foederis::ai::plan(&game.view(nation), seed);
        if let Some((_, permille)) = set.filter(|s| s.0 == nation) {
            list.retain(|o| !matches!(o, Order::SetDefence { .. }));
            list.push(Order::SetDefence { permille });
        }
        orders.extend(list.into_iter().enumerate().map(|(i, order)| Issued {
            nation,
            sequence: i as u16,
            order,
        }));
    }
    orders
}

/// Runs pairs of games that differ in the greatest ally's budget only, and reads what the smaller allies' budgets
/// and wishes do.
#[test]
fn the_smaller_ally_spends_less_when_the_larger_spends_more() {
    let (mut direct, mut paired, mut budgets) = (Vec::new(), Vec::new(), Vec::new());
    for seed in 1..=4 {
        // By then the alliance of 1949 stands.
        let game = europe(seed, 10);
        let view = game.view(NationId(0));
        let biggest = |t: &Treaty| {
            let gdp = |n: &NationId| view.nation(*n).gdp;
            t.members
                .iter()
                .copied()
                .max_by(|a, b| gdp(a).total_cmp(&gdp(b)))
                .unwrap()
        };
        let treaty = view
            .public
            .treaties
            .iter()
            .filter(|t| view.public.charter(t).obligation.defends())
            .max_by_key(|t| t.members.len())
            .unwrap()
            .clone();
        let great = biggest(&treaty);
        let run = |permille: u16, turns: u32| {
            let mut game = Game::restore(game.scenario().clone(), seed, game.snapshot());
            for _ in 0..turns {
                let orders = plans(&game, seed, Some((great, permille)));
                game.advance(orders);
            }
            game
        };
        let smaller: Vec<NationId> = treaty
            .members
            .iter()
            .copied()
            .filter(|m| *m != great)
            .collect();
        let money = |v: &View, n: NationId| v.nation(n).defence * v.nation(n).gdp;
        // The wishes after one turn, before anything else can differ.
        let (low, high) = (run(60, 1), run(120, 1));
        for &small in &smaller {
            let slope = reckon::response(&game.view(small), small, great);
            assert!(slope > -1.0 && slope < 0.0, "{slope}");
            direct.push(slope);
            let (a, b) = (low.view(small), high.view(small));
            let wish = |v: &View| reckon::spending(v, small, &mut Silent) * v.nation(small).gdp;
            // One that keeps a promise of so much spends it, whatever others do.
            if a.public
                .treaties_of(small)
                .all(|t| t.pledge(small).is_none())
            {
                paired.push((wish(&b) - wish(&a)) / (money(&b, great) - money(&a, great)));
            }
            // The parts of the wish sum to it.
            let mut why = Why::default();
            let total = reckon::spending(&a, small, &mut why);
            assert!((why.value.max(0.0) - total).abs() < 1e-15);
        }
        // The budgets after a year, of all the smaller allies together.
        let (low, high) = (run(60, 12).view(great), run(120, 12).view(great));
        let all = |v: &View| smaller.iter().map(|n| money(v, *n)).sum::<f64>();
        budgets.push((all(&high) - all(&low)) / (money(&high, great) - money(&low, great)));
    }
    let report = |name: &str, list: &mut Vec<f64>| {
        list.sort_by(f64::total_cmp);
        let at = |q: f64| list[((list.len() - 1) as f64 * q) as usize];
        println!(
            "{name}: {} pairs, slope {:.4} (least) {:.4} (median) {:.4} (most)",
            list.len(),
            at(0.0),
            at(0.5),
            at(1.0)
        );
        at(0.5)
    };
    assert!(report("reply function", &mut direct) < 0.0);
    report("wish in paired runs", &mut paired);
    // One that would spend nothing at all cannot spend less.
    assert!(paired.iter().all(|s| *s <= 0.0 && *s > -1.0), "{paired:?}");
    assert!(paired.iter().filter(|s| **s < 0.0).count() * 20 >= paired.len() * 19);
    report("budgets of all smaller allies after a year", &mut budgets);
    assert!(budgets.iter().all(|s| *s < 0.0 && *s > -1.0), "{budgets:?}");
}

/// After some years the ledger's shares sum to one, its Why trees to the shares, and what it says is what was spent.
#[test]
fn the_ledger_adds_up() {
    let game = europe(3, 30);
    let view = game.view(NationId(0));
    let mut rows = 0;
    for treaty in view.public.treaties.iter().filter(|t| t.members.len() > 2) {
        for all_years in [false, true] {
            let (mut bears, mut has) = (0.0, 0.0);
            for &member in &treaty.members {
                let mut why = Why::default();
                let share = reckon::burden(&view, treaty, member, all_years, &mut why);
                assert_eq!(share, why.value);
                bears += share;
                let mut why = Why::default();
                let share = reckon::benefit(&view, treaty, member, &mut why);
                assert_eq!(share, why.value);
                has += share;
                rows += usize::from(treaty.burden(member).is_some());
            }
            assert!(
                (bears - 1.0).abs() < 1e-9 || bears == 0.0,
                "{}: {bears}",
                treaty.name
            );
            assert!((has - 1.0).abs() < 1e-9, "{}: {has}", treaty.name);
        }
        for b in &treaty.burdens {
            assert!(b.money.total > 0.0 || view.nation(b.nation).defence == 0.0);
            assert!(
                b.money.year <= b.money.total
                    && b.arrears.total <= 30.0 * view.nation(b.nation).gdp
            );
            assert!(b.kept + b.broken < 40);
        }
    }
    assert!(rows > 10);
    // Saved and restored with the rest.
    let again = Game::restore(game.scenario().clone(), 3, game.snapshot());
    assert_eq!(
        again.view(NationId(0)).public.treaties,
        view.public.treaties
    );
}

/// What falls short is held against a member in the answer to its call and in its motions; what it gives in place is
/// set against that; the lead's warning weighs more.
#[test]
fn shortfall_is_an_argument() {
    use casus_foederis::order::Strength;
    use casus_foederis::why::Factor;
    let game = europe(1, 12);
    let base = game.view(NationId(0));
    let treaty = base
        .public
        .treaties
        .iter()
        .filter(|t| t.guideline.is_some() && t.lead.is_some())
        .max_by_key(|t| t.members.len())
        .unwrap()
        .clone();
    let lead = treaty.lead.unwrap();
    let victim = treaty.members.iter().copied().find(|m| *m != lead).unwrap();
    let foe = base
        .scenario()
        .nation_ids()
        .find(|n| !treaty.has(*n))
        .unwrap();
    let heard = |defence: f64, warned: bool| {
        let view = game.view(lead).imagine_public(|public| {
            public.nations[victim.index()].defence = defence;
            let t = public.treaties.iter_mut().find(|t| t.id == treaty.id);
            let t = Arc::make_mut(t.unwrap());
            let row = t.burdens.iter_mut().find(|b| b.nation == victim).unwrap();
            row.warned = warned.then_some(1);
            row.hosted = Default::default();
        });
        let mut why = Why::default();
        let score = reckon::answer(
            &view,
            lead,
            victim,
            foe,
            treaty.id,
            Strength::Defend,
            &mut why,
        );
        let part = |f| {
            why.parts
                .iter()
                .filter(|p| p.0 == f)
                .map(|p| p.1)
                .sum::<f64>()
        };
        assert_eq!(score, why.value);
        (score, part(Factor::Shortfall), part(Factor::Uncovered))
    };
    let guide = treaty.guideline.unwrap();
    let (paid, none, _) = heard(guide, false);
    let (short, held, silent) = heard(guide / 4.0, false);
    let (left, _, said) = heard(guide / 4.0, true);
    assert_eq!((none, silent), (0.0, 0.0));
    assert!(held < 0.0 && said < 0.0 && paid > short && short > left);
}

/// The computer gives promises, keeps some and breaks some.
#[test]
fn promises_are_given_and_held_against_those_who_gave_them() {
    use casus_foederis::event::EventKind as E;
    let (mut given, mut kept, mut broken, mut warned) = (0, 0, 0, 0);
    for seed in [1, 2] {
        let mut game = europe(seed, 0);
        for _ in 0..84 {
            let orders = plans(&game, seed, None);
            for event in game.advance(orders) {
                match event.kind {
                    E::Pledged { .. } => given += 1,
                    E::PledgeKept { .. } => kept += 1,
                    E::PledgeBroken { .. } => broken += 1,
                    E::Warned { .. } => warned += 1,
                    _ => {}
                }
            }
        }
    }
    println!("pledges given {given}, kept {kept}, broken {broken}; warnings {warned}");
    assert!(given > 0 && kept > 0, "{given} {kept} {broken}");
    assert!(kept + broken <= given);
}
