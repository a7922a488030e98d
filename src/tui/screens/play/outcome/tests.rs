//! Every order has its line, and nothing but what was ordered stands under the orders.

use std::collections::BTreeMap;
use std::sync::Arc;

use casus_core::content::{Overrides, load, shipped};
use casus_core::engine::Game;
use casus_core::event::Scope;
use casus_core::ids::{CaseId, TreatyId};
use casus_core::judge::{Docket, legal};
use casus_core::order::{Ballot, Issued, Move, OrderKind, Strength};

use super::*;
use crate::panels::tests::eventful;

/// Kinds of which the engine always tells when they are carried out, and that nothing of the same turn can forestall.
const ALWAYS_TOLD: [OrderKind; 20] = [
    OrderKind::SetDefence,
    OrderKind::SetMix,
    OrderKind::SetEquipment,
    OrderKind::Build,
    OrderKind::Repair,
    OrderKind::Prestock,
    OrderKind::Propose,
    OrderKind::Denounce,
    OrderKind::Guarantee,
    OrderKind::Found,
    OrderKind::Aid,
    OrderKind::Transit,
    OrderKind::Pay,
    OrderKind::Pledge,
    OrderKind::Warn,
    OrderKind::Ask,
    OrderKind::Reaffirm,
    OrderKind::Reproach,
    OrderKind::Mobilise,
    OrderKind::Apply,
];

fn texts(fates: Vec<Fate>) -> Vec<String> {
    fates.into_iter().map(|f| f.text).collect()
}

/// How often an order of one kind is given in all.
const MOST: u32 = 12;

/// Plays a seat that each turn gives one order of each of the kinds that it has given least, and checks the lines.
fn scripted(map: &str, seat: &str, turns: u32, given: &mut BTreeMap<OrderKind, u32>) {
    let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
    let scenario = load(file.name, file.text, &Overrides::default())
        .unwrap()
        .scenario;
    let scenario = Arc::new(scenario);
    let me = scenario.nation_named(seat).unwrap();
    let all: Vec<NationId> = scenario.nation_ids().collect();
    let mut game = Game::new(Arc::clone(&scenario), 7);
    let mut names = Register::new(&game.view(me).public);
    for turn in 0..turns {
        let views = game.views(&all);
        let before = &views[me.index()];
        let mut docket = Docket::new(before);
        let mut choices = legal(before);
        // A different order of each kind every turn.
        let len = choices.len().max(1);
        choices.rotate_left((turn as usize * 37) % len);
        let mut seldom: Vec<OrderKind> = choices.iter().map(OrderKind::from).collect();
        seldom.sort();
        seldom.dedup();
        seldom.sort_by_key(|k| given.get(k).copied().unwrap_or(0));
        // Influence is for what has not been tried; who leaves first has no alliance to try the rest in.
        let stays = turn + 6 < turns;
        seldom.retain(|k| {
            given.get(k).is_none_or(|n| *n < MOST) && !(stays && *k == OrderKind::Leave)
        });
        for wanted in seldom {
            let fit = |o: &&Order| OrderKind::from(*o) == wanted && docket.check(o).is_ok();
            if let Some(order) = choices.iter().find(fit) {
                docket.admit(order.clone()).unwrap();
                *given.entry(wanted).or_default() += 1;
            }
        }
        let orders = docket.into_taken();
        let mut issued = Vec::new();
        for view in &views {
            let list = match view.me == me {
                true => orders.clone(),
                false => casus_core::ai::plan(view, 7),
            };
            for (i, order) in list.into_iter().enumerate() {
                issued.push(Issued {
                    nation: view.me,
                    sequence: i as u16,
                    order,
                });
            }
        }
        let events = game.advance(issued).to_vec();
        let after = game.view(me);
        events.iter().for_each(|e| names.learn(e));
        names.look(&after.public);
        let news: Vec<Event> = after.news.iter().cloned().collect();
        let turned = Turned {
            orders: &orders,
            before: Some(before),
            after: &after,
            news: &news,
            past: &[],
            names: &names,
        };
        let mut told = vec![false; news.len()];
        for order in &orders {
            let line = line(&turned, order, &mut told);
            assert!(!line.text.is_empty(), "{order:?}");

            let wordless = line.text == tell::wordless(order, before);
            let kind = OrderKind::from(order);
            assert!(
                !(wordless && ALWAYS_TOLD.contains(&kind)),
                "{order:?}: {}",
                line.text
            );
        }
        let account = Account::of(&turned);
        assert!(account.own.len() >= orders.len());
        let parts = account.unasked.iter().chain(&account.rest);
        for event in parts {
            let ordered = orders
                .iter()
                .any(|o| trace::tells(&turned, o, &event.kind, me));
            let again = matches!(
                event.kind,
                EventKind::Marched { .. } | EventKind::StanceSet { .. }
            );
            assert!(
                !ordered || again || !trace::unasked(&event.kind, me),
                "{event:?}"
            );
        }
        if after.public.over {
            break;
        }
    }
}

#[test]
fn every_order_of_every_kind_has_its_line() {
    let mut given = BTreeMap::new();
    scripted("four-rivers", "BRE", 30, &mut given);
    scripted("four-rivers", "ALD", 70, &mut given);
    scripted("four-rivers", "KAR", 50, &mut given);
    scripted("europe-1949", "SUN", 10, &mut given);
    scripted("europe-1949", "GBR", 40, &mut given);
    scripted("four-rivers", "LOR", 40, &mut given);
    for kind in [
        OrderKind::Act,
        OrderKind::Back,
        OrderKind::Vote,
        OrderKind::Table,
        OrderKind::March,
        OrderKind::Stance,
        OrderKind::Contribute,
        OrderKind::Demand,
        OrderKind::Found,
        OrderKind::Invoke,
        OrderKind::Propose,
        OrderKind::Reproach,
    ] {
        assert!(
            given.contains_key(&kind),
            "{kind:?} was never given: {given:?}"
        );
    }
    assert!(given.len() >= 34, "{} kinds: {given:?}", given.len());
}

fn event(kind: EventKind) -> Event {
    Event {
        turn: 0,
        scope: Scope::World,
        kind,
    }
}

#[test]
fn what_an_alliance_does_in_one_s_name_is_not_one_s_order() {
    let game = eventful("four-rivers", "BRE", 1);
    let me = game.view.me;
    let nation = game.view.scenario().nation_named("KAR").unwrap();
    let names = Register::new(&game.view.public);
    let news = [event(EventKind::Sanctioned {
        by: me,
        nation,
        on: true,
    })];
    let account = |orders: &[Order]| {
        Account::of(&Turned {
            orders,
            before: Some(&game.view),
            after: &game.view,
            news: &news,
            past: &[],
            names: &names,
        })
    };
    let unasked = account(&[]);
    assert!(unasked.own.is_empty() && unasked.unasked.len() == 1);
    let asked = account(&[Order::Sanction { nation, on: true }]);
    assert!(asked.own.len() == 1 && asked.unasked.is_empty());
}

#[test]
fn a_motion_overtaken_by_a_call_is_told_of() {
    let game = eventful("four-rivers", "BRE", 1);
    let me = game.view.me;
    let case = CaseId(900);
    let motion = MotionId(900);
    let mut tabled = game.view.public.motions.last().unwrap().clone();
    tabled.id = motion;
    tabled.kind = MotionKind::Respond {
        case,
        strength: Strength::Reinforce,
    };
    tabled.ballots = vec![(me, Ballot::Aye)];
    let before = game
        .view
        .imagine_public(|public| public.motions.push(tabled));
    let names = Register::new(&before.public);
    let invoked = event(EventKind::Invoked {
        case,
        treaty: TreatyId(0),
        victim: before.public.crises[0].target,
        aggressor: before.public.crises[0].challenger,
        crisis: before.public.crises[0].id,
    });
    let own = |after: &View, news: &[Event]| {
        let turned = Turned {
            orders: &[],
            before: Some(&before),
            after,
            news,
            past: &[],
            names: &names,
        };
        texts(Account::of(&turned).own)
    };
    let told = own(&game.view, std::slice::from_ref(&invoked));
    let line = tell::uncounted(motion, Overtaken::Call, &names);
    assert!(told.contains(&line), "{told:?}");
    assert!(own(&game.view, &[]).contains(&tell::uncounted(motion, Overtaken::Over, &names)));
    assert!(
        own(&before, &[invoked]).is_empty(),
        "it is still on the table"
    );
}

#[test]
fn a_refused_order_says_why_and_a_silent_one_that_it_is_done() {
    let game = eventful("four-rivers", "BRE", 1);
    let me = game.view.me;
    let names = Register::new(&game.view.public);
    let crisis = game.view.public.crises[0].id;
    let hold = Order::act(crisis, Move::Hold);
    let lost = Order::SetDefence { permille: 77 };
    let news = [event(EventKind::OrderRefused {
        nation: me,
        order: lost.clone(),
        reason: "the treasury is empty".to_owned(),
    })];
    let own = Account::of(&Turned {
        orders: &[hold, lost],
        before: Some(&game.view),
        after: &game.view,
        news: &news,
        past: &[],
        names: &names,
    })
    .own;
    assert_eq!(own.len(), 2);
    assert!(own[0].text.ends_with("(done)."), "{}", own[0].text);
    assert!(own[1].text.contains("7.7%") && own[1].text.contains("the treasury is empty"));
    assert!(own[1].refused && !own[0].refused);
}
