//! The deterrence ledger: it sums, arrival and reputation count, and what-if foretells what the rules do.

use std::sync::Arc;

use casus_foederis::content::{self, Arm, Scenario};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Issued, MotionKind, Order, Scale, Stake};
use casus_foederis::reckon::{self, Ledger};
use casus_foederis::view::View;
use casus_foederis::why::{Factor, Silent, Why};

use super::common::{europe, nation};

fn game() -> Game {
    let mut game = Game::new(europe(&[]), 9);
    game.advance(Vec::new());
    game
}

fn order(nation: NationId, order: Order) -> Issued {
    Issued {
        nation,
        sequence: 0,
        order,
    }
}

fn told(view: &View) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        view.public, view.own, view.estimates, view.forces
    )
}

/// America looks at a Soviet challenge to Sweden, which no treaty covers.
fn uncovered(game: &Game) -> (View, [NationId; 3]) {
    let [usa, sun, swe] = ["USA", "SUN", "SWE"].map(|n| nation(game, n));
    (game.view(usa), [usa, sun, swe])
}

fn over(view: &View, pair: (NationId, NationId)) -> Ledger {
    reckon::ledger_over(view, pair.0, pair.1, Stake::Alignment)
}

fn comes(ledger: &Ledger, nation: NationId) -> reckon::Comer {
    *ledger.friends.iter().find(|c| c.nation == nation).unwrap()
}

#[test]
fn the_parts_of_a_ledger_sum_to_its_totals() {
    let game = game();
    let me = nation(&game, "NOR");
    let view = game.view(me);
    for challenger in game.scenario().nation_ids().step_by(3) {
        for target in game.scenario().nation_ids().filter(|t| *t != challenger) {
            let ledger = reckon::ledger(&view, challenger, target);
            let sum = |own: f64, list: &[reckon::Comer]| {
                let mut total = own;
                for c in list.iter().filter(|c| c.known > 0.0) {
                    total += c.known * c.in_time;
                }
                total
            };
            assert_eq!(sum(ledger.alone[0], &ledger.foes), ledger.known.own);
            assert_eq!(sum(ledger.alone[1], &ledger.friends), ledger.known.other);
            let parts = ledger.belief.parts.iter().fold(0.0, |sum, p| sum + p.1);
            assert_eq!(parts, ledger.belief.value);
            let mut why = Why::default();
            let margin = reckon::margin(&view, challenger, target, ledger.stake, &mut why);
            assert_eq!((margin, -why.value), (ledger.margin(), ledger.margin()));
            for c in ledger.friends.iter().chain(&ledger.foes) {
                assert!(c.in_time <= c.strength + 1e-9);
                assert!((0.0..=1.0).contains(&c.believed) && (0.0..=1.0).contains(&c.known));
                assert!(c.by_day[0] <= c.by_day[2] && c.by_day[2] <= c.strength + 1e-9);
            }
        }
    }
}

#[test]
fn a_guarantee_lowers_the_worth_of_a_challenge_and_leaves_the_view_as_it_was() {
    let game = game();
    let (view, [usa, sun, swe]) = uncovered(&game);
    let untouched = told(&view);
    let promise = Order::Guarantee { nation: swe };
    let before = over(&view, (sun, swe));
    let after = over(&reckon::what_if(&view, &promise).unwrap(), (sun, swe));
    assert!(
        after.belief.value < before.belief.value,
        "{} {}",
        before.belief.value,
        after.belief.value
    );
    assert!(after.shield() > before.shield());
    assert!(comes(&after, usa).by.is_some());
    let gain = reckon::gain(&view, &promise, sun, swe);
    let moved = before.belief.value - after.belief.value;
    // What makes the war itself pay less counts beside it.
    assert!(gain > 0.0 && gain >= moved, "{gain} {moved}");
    assert_eq!(told(&view), untouched);
}

#[test]
fn orders_without_effect_on_the_ledger_say_so() {
    let game = game();
    let (view, [usa, sun, swe]) = uncovered(&game);
    let _ = usa;
    for order in [
        Order::SetDefence { permille: 90 },
        Order::Watch { nation: Some(sun) },
        Order::Transit {
            nation: swe,
            grant: true,
        },
    ] {
        assert!(reckon::what_if(&view, &order).is_none());
        assert_eq!(reckon::gain(&view, &order, sun, swe), 0.0);
    }
}

/// The same divisions count more where they stand on the victim's soil than over the ocean, both because
/// they are there and because their nation is then surer to come; and their equipment alone counts as well.
#[test]
fn a_tripwire_deters_more_than_a_promise_from_afar() {
    let game = game();
    let (view, [usa, sun, swe]) = uncovered(&game);
    let promised = reckon::what_if(&view, &Order::Guarantee { nation: swe }).unwrap();
    let home = game.scenario().nation(usa).capital;
    let sweden = game.scenario().nation(swe).capital;
    let force = promised
        .my_forces()
        .filter(|f| f.arm == Arm::Land)
        .min_by(|a, b| {
            let far = |r| game.scenario().distance_km(r, home);
            far(a.region).total_cmp(&far(b.region))
        })
        .unwrap()
        .id;
    let march = Order::march(force, sweden);
    let stationed = reckon::what_if(&promised, &march).unwrap();
    let stocks = Order::Prestock { region: sweden };
    let stocked = reckon::what_if(&promised, &stocks).unwrap();
    let [afar, laid_in, there] = [&promised, &stocked, &stationed].map(|v| over(v, (sun, swe)));
    let [a, l, t] = [&afar, &laid_in, &there].map(|ledger| comes(ledger, usa));
    assert!(t.in_time > l.in_time && l.in_time > a.in_time);
    assert!(t.months < a.months && l.months < a.months);
    assert!(t.known > a.known, "{} {}", t.known, a.known);
    assert!(t.by_day[0] > a.by_day[0]);
    assert!(there.belief.value < laid_in.belief.value);
    assert!(laid_in.belief.value < afar.belief.value);
}

/// What a nation did before adversaries' eyes is what adversaries believe; its allies go by something else.
#[test]
fn belief_follows_the_reputation_with_adversaries() {
    let game = game();
    let [usa, sun, nor] = ["USA", "SUN", "NOR"].map(|n| nation(&game, n));
    let view = game.view(nor);
    let hollow = view.imagine_public(|p| p.nations[usa.index()].reputation[1] = 0.1);
    let (firm, doubted) = (over(&view, (sun, nor)), over(&hollow, (sun, nor)));
    assert_eq!(comes(&firm, usa).known, comes(&doubted, usa).known);
    assert!(comes(&doubted, usa).believed < comes(&firm, usa).believed);
    assert!(doubted.belief.value > firm.belief.value);
    // The adversary's own view reckons in the same way.
    let theirs = game.view(sun);
    let doubting = theirs.imagine_public(|p| p.nations[usa.index()].reputation[1] = 0.1);
    let worth = |v: &View| reckon::challenge(v, sun, nor, Stake::Alignment, &mut Silent);
    assert!(worth(&doubting) > worth(&theirs));
    // Of one's own resolve the other knows no more than the record tells.
    let resolute = view.imagine(|known| {
        known.own.resolve = 1.0;
        known.estimates[nor.index()].resolve = 1.0;
    });
    assert_eq!(over(&resolute, (sun, nor)).belief, firm.belief);
}

/// What-if is held against the rules: the treaty is the one that the engine founds, and the prospect of a war
/// is the same but for what a month does to readiness and counts.
#[test]
fn what_if_agrees_with_what_the_engine_makes_of_a_guarantee() {
    let mut game = game();
    let (view, [usa, sun, swe]) = uncovered(&game);
    let promise = Order::Guarantee { nation: swe };
    let guessed = reckon::what_if(&view, &promise).unwrap();
    let mut idle = Game::restore(game.scenario().clone(), game.seed(), game.snapshot());
    game.advance(vec![order(usa, promise)]);
    idle.advance(Vec::new());
    let (done, without) = (game.view(usa), idle.view(usa));
    let treaty = done.public.treaties.last().unwrap();
    let foretold = guessed.public.treaties.last().unwrap();
    assert_eq!(treaty.members, foretold.members);
    assert_eq!(
        (treaty.id, treaty.charter, treaty.lead, treaty.guideline),
        (
            foretold.id,
            foretold.charter,
            foretold.lead,
            foretold.guideline
        )
    );
    let prospect = |v: &View| reckon::prospect(v, sun, swe, Stake::Alignment);
    let real = prospect(&done).win - prospect(&without).win;
    let told = prospect(&guessed).win - prospect(&view).win;
    assert!(real < -0.01 && (real - told).abs() < 0.02, "{real} {told}");
    assert!((prospect(&done).win - prospect(&guessed).win).abs() < 0.02);
    let grudge = |v: &View| v.public.pairs.grievance(sun, usa);
    assert!((grudge(&done) - grudge(&guessed)).abs() < 0.01);
    let again = guessed.public.alarm(sun, usa);
    assert!((again - done.public.alarm(sun, usa)).abs() < 0.01);
}

/// An exercise makes those who hold it come sooner and fight better together, and rivals resent it.
#[test]
fn an_exercise_tells_in_strength_and_in_grievance() {
    let game = game();
    let [usa, sun, nor] = ["USA", "SUN", "NOR"].map(|n| nation(&game, n));
    let view = game.view(usa);
    let pact = view
        .public
        .treaties
        .iter()
        .find(|t| t.has(usa) && t.has(nor))
        .unwrap();
    let held = Order::Table {
        treaty: pact.id,
        motion: MotionKind::Exercise {
            region: game.scenario().nation(nor).capital,
            scale: Scale::Field,
        },
    };
    let after = reckon::what_if(&view, &held).unwrap();
    let (before, after) = (over(&view, (sun, nor)), over(&after, (sun, nor)));
    let gbr = nation(&game, "GBR");
    assert!(comes(&after, gbr).in_time > comes(&before, gbr).in_time);
    assert!(comes(&after, gbr).months < comes(&before, gbr).months);
    let left = reckon::what_if(&view, &Order::Leave { treaty: pact.id }).unwrap();
    assert!(over(&left, (sun, nor)).belief.value > before.belief.value);
}

/// The computer uses what it can reckon: in some years of Europe it promises, stations or stocks for friends.
#[test]
fn the_computer_deters_for_its_friends() {
    let mut game = Game::new(europe(&[]), 3);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let [mut promises, mut stocks, mut marches] = [0, 0, 0];
    for _ in 0..72 {
        let mut issued = Vec::new();
        for view in game.views(&all) {
            for (i, order) in casus_foederis::ai::plan(&view, 3).into_iter().enumerate() {
                let abroad = |r| {
                    let host = view.region(r).controller;
                    host.is_some_and(|h| h != view.me && view.public.allied(h, view.me))
                };
                match order {
                    Order::Guarantee { .. } => promises += 1,
                    Order::Prestock { region } if abroad(region) => stocks += 1,
                    Order::March { to, .. } if abroad(to) && !view.public.at_war(view.me) => {
                        marches += 1;
                    }
                    _ => {}
                }
                issued.push(Issued {
                    nation: view.me,
                    sequence: i as u16,
                    order,
                });
            }
        }
        game.advance(issued);
    }
    assert!(promises + stocks + marches > 0);
    assert!(promises < 60, "{promises}");
}

fn with(settings: &[&str]) -> Arc<Scenario> {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains("europe-1949"))
        .unwrap();
    let overrides = content::Overrides::new(settings.iter().copied());
    let loaded = content::load(map.name, map.text, &overrides).unwrap();
    Arc::new(loaded.scenario)
}

fn begun(settings: &[&str]) -> Game {
    let mut game = Game::new(with(settings), 9);
    game.advance(Vec::new());
    game
}

#[test]
fn soldiers_are_careful_of_arms_and_of_friends() {
    let faced = |settings: &[&str]| {
        let game = begun(settings);
        let [sun, nor] = ["SUN", "NOR"].map(|n| nation(&game, n));
        reckon::resistance(&game.view(sun), sun, nor)
    };
    let (plain, armed) = (faced(&[]), faced(&["forces.NOR=3x"]));
    let alone = faced(&["treaties.north-atlantic=none"]);
    assert!(armed > plain && plain > alone, "{armed} {plain} {alone}");
    assert!((0.0..1.0).contains(&alone) && armed < 1.0);
}

/// What a nation thinks of its army is not what it is; where the rules leave no doubt, it is.
#[test]
fn a_nation_is_wrong_about_its_own_army() {
    let thinks = |settings: &[&str]| {
        let game = begun(settings);
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        let own = |n: &NationId| game.view(*n).estimate(*n).effectiveness;
        all.iter().map(own).collect::<Vec<f64>>()
    };
    let (sure, unsure) = (thinks(&["rules.combat.conceit_spread=0"]), thinks(&[]));
    let errors = sure.iter().zip(&unsure).map(|(a, b)| b - a);
    let spread = (errors.map(|e| e * e).sum::<f64>() / sure.len() as f64).sqrt();
    assert!((0.5..1.1).contains(&spread), "{spread}");
    let none = [
        "rules.combat.conceit_spread=0",
        "rules.combat.effectiveness_spread=0",
    ];
    let scenario = with(&[]);
    let skills = scenario.nation_ids().map(|n| scenario.nation(n).skill);
    assert!(thinks(&none).into_iter().eq(skills));
}

/// What the map says of an army is known to all from the first day, and its wars and generations vary about it.
#[test]
fn an_army_is_known_for_what_it_has_always_been() {
    let known = |skill: &str, months: u32| {
        let set = format!("nations.ISR.skill={skill}");
        let sets = [set.as_str(), "rules.combat.effectiveness_spread=0"];
        let mut game = begun(&sets);
        for _ in 0..months {
            game.advance(Vec::new());
        }
        let [egy, isr] = ["EGY", "ISR"].map(|n| nation(&game, n));
        let seen = game.view(egy).nation(isr).renown;
        (seen, reckon::power(&game.view(egy), isr))
    };
    let ((name, strong), (nobody, plain)) = (known("0.7", 0), known("0", 0));
    assert_eq!([name, nobody], [0.7, 0.0]);
    assert!(strong > 1.5 * plain, "{strong} {plain}");
    assert!((known("0.7", 24).0 - 0.7).abs() < 1e-9);
}

/// A demand that was let drop is remembered by the one that made it: it thinks the next one vain, and forgets.
#[test]
fn a_demand_refused_is_thought_vain() {
    let settings = ["history=none", "rules.crisis.cooling_per_month=0"];
    let play = |more: &[&str]| {
        let mut game = Game::new(with(&[&settings, more].concat()), 9);
        let [sun, tur] = ["SUN", "TUR"].map(|n| nation(&game, n));
        let stake = Stake::Alignment;
        game.advance(vec![order(sun, Order::Demand { target: tur, stake })]);
        let open = game
            .view(sun)
            .public
            .crises
            .iter()
            .find(|c| c.opposed(sun, tur))
            .unwrap()
            .id;
        let action = casus_foederis::order::Move::Yield;
        game.advance(vec![order(sun, Order::act(open, action))]);
        let view = game.view(sun);
        let refused = view.public.pairs.refused(sun, tur);
        assert_eq!(view.public.pairs.refused(tur, sun), 0.0);
        let worth = reckon::challenge(&view, sun, tur, stake, &mut Silent);
        let lean = reckon::lean(&game.view(tur), tur, sun, &mut Silent);
        game.advance(Vec::new());
        let later = game.view(sun).public.pairs.refused(sun, tur);
        (refused, worth, later, lean)
    };
    let (refused, worth, later, lean) = play(&[]);
    assert!(
        refused > 0.5 && later < refused && later > 0.0,
        "{refused} {later}"
    );
    let (_, open_minded, ..) = play(&["rules.mind.firm.refused=0"]);
    assert!(worth < open_minded, "{worth} {open_minded}");
    // The one that refused knows that it will be asked again.
    let (.., unimpressed) = play(&["rules.mind.lean.pressed=0"]);
    assert!(lean > unimpressed, "{lean} {unimpressed}");
}

#[test]
fn nobody_leans_unasked() {
    let game = game();
    let [sun, nor, fin] = ["SUN", "NOR", "FIN"].map(|n| nation(&game, n));
    let part = |neighbour: NationId, factor: Factor| {
        let mut why = Why::default();
        let score = reckon::lean(&game.view(neighbour), neighbour, sun, &mut why);
        let parts = why.parts.iter().filter(|p| p.0 == factor);
        (score, parts.map(|p| p.1).sum::<f64>())
    };
    // Both have a border with the one they fear, and Finland a treaty that was asked of it.
    let (norway, nothing) = part(nor, Factor::Treaty);
    assert!(norway < 0.0 && nothing == 0.0, "{norway} {nothing}");
    let (finland, treaty) = part(fin, Factor::Treaty);
    assert!(finland > norway && treaty > 0.0, "{finland} {treaty}");
    assert_eq!(part(nor, Factor::Pressed).1, 0.0);
}

/// What the text obliges to already ties nobody further by a plan.
#[test]
fn a_plan_ties_only_beyond_the_text() {
    let tied = |settings: &[&str]| {
        let game = begun(settings);
        let [usa, nor] = ["USA", "NOR"].map(|n| nation(&game, n));
        let view = game.view(usa);
        let treaty = view
            .public
            .treaties
            .iter()
            .find(|t| t.has(usa) && t.has(nor));
        let (mut why, kind) = (Why::default(), MotionKind::Plan { member: nor });
        reckon::vote(&view, usa, treaty.unwrap().id, &kind, &mut why);
        let factor = casus_foederis::why::Factor::Entanglement;
        why.parts.iter().find(|p| p.0 == factor).unwrap().1
    };
    let (bound, free) = (tied(&[]), tied(&["rules.mind.answer.as_deemed=0"]));
    assert!(free < bound && bound < 0.0, "{free} {bound}");
}
