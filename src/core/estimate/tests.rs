use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::content::{Overrides, load, shipped};
use crate::engine::Game;

/// What a seat of the invented map sees after some turns.
fn position(turns: u32, seat: NationId) -> Arc<View> {
    game(turns).view(seat).into()
}

/// A game on the invented map after some turns.
fn game(turns: u32) -> Game {
    let map = shipped()
        .iter()
        .find(|m| m.name.contains("four-rivers"))
        .unwrap();
    let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    let mut game = Game::new(loaded.scenario.into(), 5);
    (0..turns).for_each(|_| advance(&mut game));
    game
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

/// The parts of a trend are of the same futures as what they explain, and of a view and itself there is none.
#[test]
fn what_moved_a_chance_adds_up() {
    let (before, now) = (position(5, NationId(0)), position(6, NationId(0)));
    let trend = |before: &View| Trend::look(&now, before, Link::War, (24, 12), || true).unwrap();
    let of = |t: &Trend| t.parts.iter().map(|p| p.1).collect::<Vec<_>>();
    assert!(of(&trend(&now)).iter().all(|c| c.gained + c.lost == 0));
    let moved = trend(&before);
    let all: f64 = of(&moved).iter().map(|c| c.value()).sum();
    assert!((all + moved.rest(0.3) - 0.3).abs() < 1e-9);
    let groups: Vec<Group> = moved.parts.iter().map(|p| p.0).collect();
    assert_eq!(groups, Group::iter().collect::<Vec<_>>());
    // Whoever is interrupted has found nothing.
    assert!(Trend::look(&now, &before, Link::War, (24, 12), || false).is_none());
}

/// A quarrel that was not there the turn before is what has moved the chance of shots, and the treasury is not.
#[test]
fn a_quarrel_that_was_not_there_before_has_moved_it() {
    let mut game = game(0);
    let begun = |game: &Game| {
        let view = game.view(NationId(0));
        let young = view.public.crises.iter().find(|c| c.rung < 4);
        young.map(|c| c.leader(crate::order::Side::Target))
    };
    let (before, now) = (0..60)
        .find_map(|_| {
            let then = copy(&game);
            advance(&mut game);
            let seat = begun(&game)?;
            Some((then.view(seat), game.view(seat)))
        })
        .expect("somebody demands something within five years");
    let trend = Trend::look(&now, &before, Link::Shots, (96, 12), || true).unwrap();
    let of = |group| trend.parts.iter().find(|p| p.0 == group).unwrap().1;
    assert!(of(Group::Quarrels).value() > 0.0, "{trend:?}");
    assert!(of(Group::Quarrels).matters(), "{trend:?}");
    assert!(!of(Group::Money).matters(), "{trend:?}");
}

fn copy(game: &Game) -> Game {
    Game::restore(game.scenario().clone(), game.seed(), game.snapshot())
}

/// The bad future is one that was seen, its steps in order, and its share of the wars that there were.
#[test]
fn a_bad_future_is_one_of_those_with_a_war() {
    let mut staff =
        Staff::new(position(6, NationId(0)), vec![Line::Ministers], 12).without_allies();
    assert!(staff.bad().is_none(), "nothing was looked at");
    assert!(staff.look(96, || true));
    let war = staff.chance(0, Link::War);
    let Some(bad) = staff.bad() else {
        return assert!(war.times < 5);
    };
    assert!(bad.share.of <= war.times && bad.share.times > 0);
    assert!(
        bad.beats
            .iter()
            .any(|b| b.link == Link::War && b.other == Some(bad.foe))
    );
    assert!(bad.beats.is_sorted_by_key(|b| b.turn));
    let seen = staff.outcomes(0).any(|o| o.beats.len() == bad.beats.len());
    assert!(seen);
}

/// What parts futures is found where it parts them, and nowhere else.
#[test]
fn it_turns_on_what_parts_the_futures() {
    let mut staff = Staff::new(position(0, NationId(0)), vec![Line::Ministers], 2);
    let foe = NationId(1);
    let outcome = |i: usize, war: bool| Outcome {
        beats: war
            .then_some(Beat {
                link: Link::War,
                turn: 3,
                other: Some(foe),
                region: None,
            })
            .into_iter()
            .collect(),
        hidden: vec![[0.0; 2], [i as f32 / 90.0, (i * 37 % 90) as f32 / 90.0]],
        ..Outcome::default()
    };
    staff.seen = (0..90).map(|i| vec![outcome(i, i >= 60)]).collect();
    let hinge = staff.bad().unwrap().turns_on.unwrap();
    assert_eq!(hinge.fact, Fact::Resolve);
    assert_eq!((hinge.below.times, hinge.above.times), (0, 30));
    staff.seen = (0..90).map(|i| vec![outcome(i, i % 3 == 0)]).collect();
    assert_eq!(staff.bad().unwrap().turns_on, None);
}
