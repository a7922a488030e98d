//! What a nation will do is reckoned and shown by the same numbers: the parts sum to the score, recording changes
//! nothing, each input moves the score the way the rules say, and each audience matters to somebody.

use std::sync::Arc;

use casus_foederis::content::{self, Overrides};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind as E;
use casus_foederis::ids::NationId;
use casus_foederis::judge;
use casus_foederis::order::{
    Contribution, Issued, Measure, Move, Order, Side, Stake, Strength, Terms,
};
use casus_foederis::reckon::{self, From};
use casus_foederis::view::{Mood, NationState, Situation, Step, Treaty, View};
use casus_foederis::why::{Factor, Silent, Why};

fn europe(seed: u64) -> Game {
    let map = content::shipped()
        .iter()
        .find(|m| m.name.contains("europe-1949"))
        .unwrap();
    let scenario = content::load(map.name, map.text, &Overrides::default())
        .unwrap()
        .scenario;
    Game::new(Arc::new(scenario), seed)
}

fn turn(game: &mut Game, seed: u64) -> Vec<E> {
    let mut orders = Vec::new();
    for nation in game.scenario().nation_ids() {
        let list = casus_foederis::ai::plan(&game.view(nation), seed);
        orders.extend(list.into_iter().enumerate().map(|(i, order)| Issued {
            nation,
            sequence: i as u16,
            order,
        }));
    }
    game.advance(orders)
        .iter()
        .map(|e| e.kind.clone())
        .collect()
}

/// Who might be called by whom against whom: members of pacts of defence, their fellows, and outsiders.
fn questions(view: &View) -> Vec<(NationId, NationId, NationId, Arc<Treaty>)> {
    let mut list = Vec::new();
    for treaty in &view.public.treaties {
        if !view.public.charter(treaty).obligation.defends() {
            continue;
        }
        for &member in &treaty.members {
            for &victim in treaty.members.iter().filter(|v| **v != member) {
                for aggressor in view.scenario().nation_ids().step_by(5) {
                    if !treaty.has(aggressor) {
                        list.push((member, victim, aggressor, treaty.clone()));
                    }
                }
            }
        }
    }
    list
}

#[test]
fn a_thousand_answers_are_the_sum_of_their_reasons() {
    let mut checked = 0;
    for seed in 1..=4 {
        let mut game = europe(seed);
        for at in 0..3 {
            for _ in 0..4 {
                turn(&mut game, seed);
            }
            let me =
                NationId(((seed as usize * 7 + at * 11) % game.scenario().nations.len()) as u16);
            let view = game.view(me);
            let list = questions(&view);
            let stride = (list.len() / 100).max(1);
            for (i, (member, victim, aggressor, treaty)) in
                list.into_iter().step_by(stride).enumerate()
            {
                let strength = Strength::ALL[i % Strength::ALL.len()];
                let mut why = Why::default();
                let told = reckon::answer(
                    &view, member, victim, aggressor, treaty.id, strength, &mut why,
                );
                let silent = reckon::answer(
                    &view,
                    member,
                    victim,
                    aggressor,
                    treaty.id,
                    strength,
                    &mut Silent,
                );
                assert_eq!(
                    told.to_bits(),
                    silent.to_bits(),
                    "the recorder changes nothing"
                );
                let sum = why.parts.iter().fold(0.0, |s, p| s + p.1);
                assert_eq!(
                    told.to_bits(),
                    f64::to_bits(sum),
                    "the parts sum to the score"
                );
                assert_eq!(told.to_bits(), why.value.to_bits());
                assert_eq!(
                    reckon::contribution(&view, told),
                    reckon::contribution(&view, silent)
                );
                checked += 1;
            }
        }
    }
    assert!(checked >= 1000, "{checked}");
}

#[test]
fn what_terms_are_worth_is_the_sum_of_their_clauses() {
    let mut checked = 0;
    for seed in 1..=3 {
        let mut game = europe(seed);
        for _ in 0..12 {
            turn(&mut game, seed);
            let view = game.view(NationId((seed % 7) as u16));
            let rules = &view.scenario().rules.settlement;
            for crisis in &view.public.crises {
                let whole = judge::surrender(rules, crisis, Side::Target);
                let half = Terms::of(
                    Side::Target,
                    judge::demanded(rules, crisis.stake, Measure::Half),
                );
                let worth = |side, terms: &Terms| {
                    let mut why = Why::default();
                    let from = (From::OtherSide, 0.0);
                    let told = reckon::settlement(&view, crisis, side, terms, from, &mut why);
                    let silent = reckon::settlement(&view, crisis, side, terms, from, &mut Silent);
                    let sum = why.parts.iter().fold(0.0, |s, p| s + p.1);
                    assert_eq!(told.to_bits(), silent.to_bits());
                    assert_eq!(told.to_bits(), f64::to_bits(sum));
                    told
                };
                let quo = Terms::STATUS_QUO;
                let (c, t) = (Side::Challenger, Side::Target);
                assert!(worth(c, &whole) > worth(c, &half) && worth(c, &half) > worth(c, &quo));
                assert!(worth(t, &whole) < worth(t, &half) && worth(t, &half) < worth(t, &quo));
                for side in Side::BOTH {
                    let chance =
                        |terms| reckon::acceptance(&view, crisis, side, terms, From::OtherSide);
                    assert!((0.0..=1.0).contains(&chance(&half)));
                    // A mediator's terms are easier to take than the same terms from the other side.
                    let third = reckon::acceptance(&view, crisis, side, &half, From::Mediator);
                    assert!(third >= chance(&half));
                }
                checked += 1;
            }
        }
    }
    assert!(checked >= 20, "{checked}");
}

#[test]
fn nobody_strikes_one_that_can_strike_back() {
    let game = europe(1);
    let armed = game.scenario().nation_ids();
    let by: Vec<NationId> = armed
        .filter(|n| game.view(*n).nation(*n).nuclear > 0.0)
        .collect();
    let me = *by.first().unwrap();
    let view = game.view(me);
    let demand = game
        .scenario()
        .nation_ids()
        .map(|target| Order::Demand {
            target,
            stake: Stake::Armament,
        })
        .find(|o| judge::judge(&view, o).is_ok())
        .unwrap();
    let mut game = game;
    for rung in 0..4 {
        let raise = Order::act(casus_foederis::ids::CrisisId(1), Move::Raise);
        game.advance(vec![Issued {
            nation: me,
            sequence: 0,
            order: if rung == 0 { demand.clone() } else { raise },
        }]);
    }
    let lost = |warheads: f64| {
        game.view(me).imagine_public(|p| {
            p.crises.iter_mut().for_each(|c| c.fortune = -1.0);
            p.nations.iter_mut().for_each(|n| n.nuclear = warheads);
        })
    };
    let score = |warheads| {
        let view = lost(warheads);
        let crisis = view.public.crises.iter().find(|c| c.challenger == me);
        reckon::strike(&view, crisis.unwrap(), Side::Challenger, &mut Silent)
    };
    assert!(score(200.0) < score(0.0) - 1.0, "what comes back restrains");
    assert!(score(1.0) < 0.0 && score(200.0) < 0.0);
}

fn nation(public: &mut Situation, n: NationId) -> &mut NationState {
    &mut public.nations[n.index()]
}

/// A game a year on, its greatest pact of defence, a member that does not lead it, another, and the outsider that the
/// second fears most.
fn table() -> (View, Arc<Treaty>, NationId, NationId, NationId) {
    let mut game = europe(1);
    for _ in 0..12 {
        turn(&mut game, 1);
    }
    let view = game.view(NationId(0));
    let treaty = view
        .public
        .treaties
        .iter()
        .filter(|t| view.public.charter(t).obligation.defends())
        .max_by_key(|t| t.members.len())
        .unwrap()
        .clone();
    let plain: Vec<NationId> = treaty
        .members
        .iter()
        .copied()
        .filter(|m| Some(*m) != treaty.lead)
        .collect();
    let (member, victim) = (plain[0], plain[1]);
    let foe = view
        .scenario()
        .nation_ids()
        .filter(|n| !treaty.has(*n))
        .max_by(|a, b| reckon::fear(&view, victim, *a).total_cmp(&reckon::fear(&view, victim, *b)))
        .unwrap();
    let view = game.view(member);
    (view, treaty, member, victim, foe)
}

#[test]
fn each_input_moves_an_answer_as_documented() {
    let (view, treaty, member, victim, foe) = table();
    let score = |view: &View, strength| {
        reckon::answer(view, member, victim, foe, treaty.id, strength, &mut Silent)
    };
    let reinforce = Strength::Reinforce;
    let base = score(&view, reinforce);
    let trusting = |level: f64| {
        let view = view.imagine(|known| known.own.trust[victim.index()] = level);
        score(&view, reinforce)
    };
    assert!(trusting(0.9) > trusting(0.1), "trust in the victim");
    let weary = |level: f64| {
        let view = view.imagine(|known| known.own.weariness = level);
        score(&view, reinforce)
    };
    assert!(weary(0.8) < weary(0.0), "weariness");
    let afraid = |level: f64| {
        let view = view.imagine(|known| known.own.threat[foe.index()] = level);
        score(&view, reinforce)
    };
    assert!(afraid(0.9) > afraid(0.1), "fear of the aggressor");
    let resolute = |level: f64| {
        let view = view.imagine(|known| known.estimates[member.index()].resolve = level);
        score(&view, reinforce)
    };
    assert!(resolute(0.9) > resolute(0.1), "resolve");
    assert!(score(&view, Strength::Statement) > score(&view, Strength::Retaliate));
    let leaning = view.imagine_public(|p| nation(p, member).leans = Some(foe));
    assert!(
        score(&leaning, reinforce) < base,
        "who leans on the aggressor stays away"
    );
    let named = |p: &mut Situation, opinion: f64, word: Option<u32>| {
        let now = p.turn;
        let t = p.treaties.iter_mut().find(|t| t.id == treaty.id);
        let t = Arc::make_mut(t.unwrap());
        let at = t.moods.binary_search_by_key(&member, |m| m.nation);
        let mood = Mood {
            nation: member,
            opinion,
            step: Step::Content,
            since: 0,
            word: word.map(|_| now),
            reproached: None,
        };
        match at {
            Ok(i) => t.moods[i] = mood,
            Err(i) => t.moods.insert(i, mood),
        }
    };
    let doubting = view.imagine_public(|p| named(p, -0.2, None));
    let neutral = view.imagine_public(|p| named(p, 0.0, None));
    let sworn = view.imagine_public(|p| named(p, 0.0, Some(0)));
    assert!(
        score(&doubting, reinforce) < score(&neutral, reinforce),
        "a leader's opinion"
    );
    assert!(
        score(&sworn, reinforce) > score(&neutral, reinforce),
        "a word given again"
    );
    let loose = view.imagine_public(|p| {
        let t = p.treaties.iter_mut().find(|t| t.id == treaty.id);
        Arc::make_mut(t.unwrap()).cohesion = 0.0;
    });
    assert!(score(&loose, reinforce) < base, "cohesion");
}

#[test]
fn each_audience_matters_to_somebody() {
    let (view, treaty, member, victim, foe) = table();
    // Allies: what a victim's standing among them makes others do for it.
    let answer = |allies: f64| {
        let view = view.imagine_public(|p| nation(p, member).reputation[0] = allies);
        reckon::answer(
            &view,
            member,
            victim,
            foe,
            treaty.id,
            Strength::Reinforce,
            &mut Silent,
        )
    };
    assert!(answer(0.9) > answer(0.1));
    // Adversaries: what a third party has shown changes the challenger's reckoning of who would come.
    let from = |shown: f64| {
        let view = view.imagine_public(|p| {
            for n in &treaty.members {
                nation(p, *n).reputation[1] = shown;
            }
        });
        // The challenger's own view of the same world.
        let view = view.imagine(|known| known.me = foe);
        let score = reckon::challenge(&view, foe, victim, Stake::Alignment, &mut Silent);
        let came: f64 = reckon::supporters(&view, victim, foe)
            .iter()
            .map(|s| s.probability)
            .sum();
        (score, came)
    };
    let ((bold, few), (wary, many)) = (from(0.1), from(0.9));
    assert!(
        many > few,
        "who stood firm is expected to come: {few} {many}"
    );
    assert!(wary < bold, "and is challenged less: {bold} {wary}");
    // At home: a leader who has lost face there fights harder not to lose it again.
    let mut game = europe(1);
    for _ in 0..60 {
        turn(&mut game, 1);
        let crises = &game.view(NationId(0)).public.crises;
        let Some(crisis) = crises.iter().find(|c| c.rungs[0] > 1) else {
            continue;
        };
        let firm = |standing: f64| {
            let view = game.view(crisis.challenger);
            let view = view.imagine(|known| known.own.standing = standing);
            let mut why = Why::default();
            reckon::standing_firm(&view, crisis.id, Side::Challenger, &mut why);
            let audience = |p: &&(Factor, f64)| p.0 == Factor::Audience;
            why.parts.iter().find(audience).map_or(0.0, |p| p.1)
        };
        assert!(firm(0.1) > firm(0.9));
        return;
    }
    panic!("no crisis in five years");
}

#[test]
fn answers_vary() {
    let mut counts = [0_u32; 3];
    for seed in 1..=3 {
        let mut game = europe(seed);
        for _ in 0..12 {
            turn(&mut game, seed);
        }
        for me in [NationId(0), NationId(9), NationId(20)] {
            let view = game.view(me);
            for (member, victim, foe, treaty) in questions(&view) {
                // As far as the view can tell, of a call that is likely to be made.
                if reckon::fear(&view, victim, foe) < 0.1 {
                    continue;
                }
                let score = reckon::answer(
                    &view,
                    member,
                    victim,
                    foe,
                    treaty.id,
                    Strength::Defend,
                    &mut Silent,
                );
                counts[match reckon::contribution(&view, score) {
                    Contribution::Nothing => 0,
                    Contribution::Token | Contribution::Support => 1,
                    Contribution::Caveats | Contribution::Full => 2,
                }] += 1;
            }
        }
    }
    let all: u32 = counts.iter().sum();
    let share = counts.map(|c| f64::from(c) / f64::from(all.max(1)));
    assert!(
        share.iter().all(|s| (0.02..0.98).contains(s)),
        "refused, in part, with forces: {counts:?}"
    );
}

/// Questions, reproaches and departures come one after the other, over years.
#[test]
fn nobody_leaves_without_having_asked() {
    let (mut asked, mut left) = (0, 0);
    for seed in 1..=2 {
        let mut game = europe(seed);
        for _ in 0..72 {
            for nation in game.scenario().nation_ids() {
                let view = game.view(nation);
                for order in casus_foederis::ai::plan(&view, seed) {
                    match order {
                        Order::Ask { .. } => asked += 1,
                        Order::Leave { treaty } => {
                            left += 1;
                            let mood = *view.public.treaty(treaty).unwrap().mood(nation).unwrap();
                            assert_eq!(mood.step, Step::Reproached);
                            let months = (view.public.turn - mood.since)
                                * u32::from(view.scenario().turn_months);
                            let rules = &view.scenario().rules.mind.strain;
                            assert!(months >= u32::from(rules.patience_months));
                        }
                        _ => {}
                    }
                }
            }
            for event in turn(&mut game, seed) {
                match event {
                    E::ReassuranceAsked { .. }
                    | E::Reassured { .. }
                    | E::LeftUnanswered { .. }
                    | E::Accommodated { .. }
                    | E::StoodUp { .. }
                    | E::CommitmentsDoubted { .. }
                    | E::Reproached { .. }
                    | E::Invoked { .. }
                    | E::Contributed { .. }
                    | E::WarJoined { .. } => println!("{seed} {event:?}"),
                    _ => {}
                }
            }
        }
    }
    assert!(asked > 0, "nobody asks");
    println!("{asked} questions, {left} departures");
}
