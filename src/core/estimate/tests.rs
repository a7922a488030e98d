use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::content::{Overrides, load, shipped};
use crate::engine::Game;

/// What a seat of the invented map sees after some turns.
fn position(turns: u32, seat: NationId) -> Arc<View> {
    let map = shipped()
        .iter()
        .find(|m| m.name.contains("four-rivers"))
        .unwrap();
    let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    let mut game = Game::new(loaded.scenario.into(), 5);
    (0..turns).for_each(|_| advance(&mut game));
    game.view(seat).into()
}

fn lines() -> Vec<Line> {
    let mobilise = Order::Mobilise { on: true };
    vec![
        Line::Ministers,
        Line::With(vec![mobilise.clone()]),
        Line::Draft(vec![mobilise]),
    ]
}

/// All that a staff can say.
fn said(staff: &Staff) -> String {
    let line = |at| {
        let links: Vec<_> = Staff::links()
            .map(|l| (staff.chance(at, l), staff.change(at, l)))
            .collect();
        format!(
            "{links:?} {:?} {:?} {:?}",
            staff.dead(at),
            staff.treasury(at),
            staff.help(at)
        )
    };
    (0..staff.lines().len()).map(line).collect()
}

#[test]
fn the_same_whatever_the_threads_and_the_stages() {
    let view = position(6, NationId(0));
    let all: Vec<String> = [1, 2, 4]
        .into_iter()
        .map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                let mut staff = Staff::new(view.clone(), lines(), 8);
                // In stages of different sizes.
                assert!(staff.look(threads as u32, || true));
                assert!(staff.look(20, || true));
                assert_eq!(staff.futures(), 20);
                said(&staff)
            })
        })
        .collect();
    assert!(all[0].contains("of: 20"));
    assert!(all.iter().all(|s| *s == all[0]));
}

#[test]
fn it_can_be_interrupted_and_asked_again() {
    let view = position(0, NationId(0));
    let mut staff = Staff::new(view, lines(), 2);
    let asked = AtomicU32::new(0);
    let patience = || asked.fetch_add(1, Ordering::Relaxed) < BATCH + 3;
    assert!(!staff.look(40, patience));
    assert_eq!(staff.futures(), BATCH);
    assert!(staff.look(BATCH + 1, || true));
    assert_eq!(staff.futures(), BATCH + 1);
}

/// The very same orders make no difference at all, and what leads to war does.
#[test]
fn lines_are_compared_under_the_same_luck() {
    let view = position(6, NationId(0));
    let mut staff = Staff::new(
        view.clone(),
        vec![Line::Ministers, Line::With(Vec::new())],
        12,
    );
    staff.look(24, || true);
    for link in Staff::links() {
        let change = staff.change(1, link);
        assert_eq!((change.gained, change.lost, change.of), (0, 0, 24));
    }
    assert_eq!(staff.treasury(0), staff.treasury(1));
    // Futures differ from each other.
    assert!(staff.treasury(0).low < staff.treasury(0).high);
}

/// A war that is under way is none to come; one forced on a nation is seen.
#[test]
fn the_chain_counts_what_is_new() {
    let view = position(0, NationId(0));
    let aggressor = view
        .public
        .states()
        .find(|n| *n != view.me && view.public.can_fight(*n, view.me))
        .unwrap();
    let mut game = crate::engine::imagine(&view, 1);
    let mut watch = Watch::new(&game.view(view.me));
    game.attack(aggressor, view.me, crate::order::Stake::Alignment);
    let attacked = game.view(view.me);
    assert!(attacked.public.at_war(view.me));
    watch.turn(std::iter::empty(), &attacked);
    let outcome = watch.outcome();
    assert!(outcome.has(Link::War) && outcome.has(Link::Shots) && !outcome.has(Link::LandLost));
    let mut later = Watch::new(&attacked);
    later.turn(std::iter::empty(), &attacked);
    let outcome = later.outcome();
    assert!(Staff::links().all(|link| !outcome.has(link)));
}
