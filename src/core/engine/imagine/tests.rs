use serde::Serialize;
use serde_json::Value;

use super::*;
use crate::ai;
use crate::content::{Overrides, Scenario, load, shipped};
use crate::engine::observe;
use crate::engine::snapshot;
use crate::engine::world::Force;
use crate::ids::{ForceId, OfferId};
use crate::order::{Deal, Issued};
use crate::view::{Foothold, Offer};

fn scenario(name: &str) -> Arc<Scenario> {
    let map = shipped().iter().find(|m| m.name.contains(name)).unwrap();
    let loaded = load(map.name, map.text, &Overrides::default());
    loaded.unwrap().scenario.into()
}

/// A game that the computer has played so many turns.
fn played(name: &str, seed: u64, turns: u32) -> Game {
    let mut game = Game::new(scenario(name), seed);
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    for _ in 0..turns {
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let nation = view.me;
            let planned = (0..).zip(ai::plan(&view, seed));
            orders.extend(planned.map(|(sequence, order)| Issued {
                nation,
                sequence,
                order,
            }));
        }
        game.advance(orders);
    }
    game
}

/// Positions of several maps and months, each with a seat that looks at it.
fn positions() -> impl Iterator<Item = (Game, NationId)> {
    let games = [
        ("four-rivers", 0),
        ("four-rivers", 31),
        ("aegean", 12),
        ("europe-1949", 17),
    ];
    games.into_iter().flat_map(|(name, turns)| {
        let seats = [1, 2, 4].map(NationId);
        seats.map(|seat| (played(name, 7, turns), seat))
    })
}

/// The first place at which two values differ by more than rounding.
fn differs(a: &Value, b: &Value, at: &str) -> Option<String> {
    match (a, b) {
        (Value::Number(x), Value::Number(y)) => {
            let (x, y) = (x.as_f64()?, y.as_f64()?);
            ((x - y).abs() > 1e-9 * (1.0 + x.abs())).then(|| format!("{at}: {x} {y}"))
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut pairs = x.iter().zip(y).enumerate();
            pairs.find_map(|(i, (x, y))| differs(x, y, &format!("{at}/{i}")))
        }
        (Value::Object(x), Value::Object(y)) if x.len() == y.len() => {
            let mut keys = x.keys();
            keys.find_map(|key| {
                let other = y.get(key).unwrap_or(&Value::Null);
                differs(&x[key], other, &format!("{at}/{key}"))
            })
        }
        _ => (a != b).then(|| format!("{at}: {a} {b}")),
    }
}

fn alike(what: &str, a: &impl Serialize, b: &impl Serialize) {
    let [a, b] = [serde_json::to_value(a), serde_json::to_value(b)].map(Result::unwrap);
    if let Some(place) = differs(&a, &b, what) {
        panic!("{place}");
    }
}

#[test]
fn what_is_public_and_own_is_as_it_is() {
    for (game, seat) in positions() {
        let view = game.view(seat);
        let imagined = imagine(&view, future(&view, 3));
        let world = &imagined.world;
        let made = observe::public(world);
        let (a, b) = (&*view.public, &made);
        alike("nations", &*a.nations, &*b.nations);
        alike("regions", &*a.regions, &*b.regions);
        alike("links", &*a.links, &*b.links);
        alike("treaties", &a.treaties, &b.treaties);
        alike("crises", &*a.crises, &*b.crises);
        alike("cases", &*a.cases, &*b.cases);
        alike("motions", &*a.motions, &*b.motions);
        alike("missions", &*a.missions, &*b.missions);
        alike("groups", &*a.groups, &*b.groups);
        alike("pairs", &a.pairs, &b.pairs);
        alike("claims", &*a.claims, &*b.claims);
        alike("undertakings", &*a.undertakings, &*b.undertakings);
        assert_eq!(a.annals, b.annals);
        assert_eq!((a.turn, a.tension, a.over), (b.turn, b.tension, b.over));

        let seen = imagined.view(seat);
        assert_eq!(seen.own, view.own);
        assert_eq!(seen.offers, view.offers);
        assert_eq!(seen.foundings, view.foundings);
        assert_eq!(seen.promises, view.promises);
        alike(
            "estimates",
            &seen.estimates.to_vec(),
            &view.estimates.to_vec(),
        );
        assert_eq!(seen.forces.len(), view.forces.len());
        for (a, b) in view.forces.iter().zip(seen.forces.iter()) {
            let same = |a: &crate::view::Sighting, b: &crate::view::Sighting| {
                (a.id, a.nation, a.region, a.arm, a.stance)
                    == (b.id, b.nation, b.region, b.arm, b.stance)
            };
            assert!(same(a, b) && (a.strength - b.strength).abs() < 1e-9 * (1.0 + a.strength));
            assert!((a.readiness - b.readiness).abs() < 1e-9, "{a:?} {b:?}");
            if a.nation == seat {
                assert_eq!(a, b);
            }
        }
        let news = |view: &View| view.news.iter().cloned().collect::<Vec<_>>();
        assert_eq!(news(&seen), news(&view));
    }
}

/// Who looks, in the test of what is hidden.
const SEAT: NationId = NationId(2);

type Alters = fn(&mut World, NationId);

/// What a seat is not told of, each altered by itself.
const HIDDEN: &[(&str, Alters)] = &[
    ("resolve", |w, n| w.mind_mut(n).resolve *= 0.5),
    ("watch", |w, n| {
        let watch = w.minds()[n.index()].watch;
        w.mind_mut(n).watch = watch.is_none().then_some(NationId(0));
    }),
    ("treasury", |w, n| w.economy_mut(n).treasury += 7.0),
    ("spending", |w, n| w.economy_mut(n).spending.civil += 1.0),
    ("mix", |w, n| w.economy_mut(n).mix = [0.2, 0.3, 0.5]),
    ("works", |w, n| w.economy_mut(n).works += 0.1),
    ("backing", |w, n| w.economy_mut(n).backing += 0.1),
    ("paid for networks", |w, n| w.economy_mut(n).networks += 0.1),
    ("ways into networks", |w, n| {
        w.footholds.push(Foothold {
            by: n,
            on: SEAT,
            sector: crate::order::Sector::Power,
            depth: 0.5,
        });
    }),
    ("approval", |w, n| w.polity_mut(n).approval *= 0.5),
    ("weariness", |w, n| w.polity_mut(n).weariness += 0.3),
    ("influence", |w, n| w.polity_mut(n).influence += 9.0),
    ("standing at home", |w, n| w.standing_mut(n).0[2] *= 0.5),
    ("effectiveness", |w, n| {
        w.military_mut(n).effectiveness += 0.4
    }),
    ("conceit", |w, n| w.military_mut(n).conceit += 0.4),
    ("backlog", |w, n| w.military_mut(n).backlog[0] += 1.0),
    ("months of mobilisation", |w, n| {
        w.military_mut(n).mobilised_months += 2.0
    }),
    ("trust", |w, n| w.beliefs.add_trust(n, NationId(0), -0.3)),
    ("goodwill", |w, n| {
        let other = NationId(if n.0 == 0 { 1 } else { 0 });
        w.beliefs.earn(n, other, 0.2);
    }),
    ("fear", |w, n| w.beliefs.rows_mut(n).2[0] += 0.2),
    ("what it counts", |w, n| {
        w.beliefs.set_bias(n, NationId(0), 0.3);
        w.beliefs.rows_mut(n).1[0].resolve *= 0.5;
    }),
    ("forces and how wrong their count is", |w, n| {
        w.ecs.each::<ForceId, &mut Force>(|_, f| {
            if f.nation == n {
                f.strength *= 2.0;
            }
        });
        // Half of twice as many is what was there.
        w.beliefs.set_bias(SEAT, n, -0.5);
    }),
    ("readiness, supply and stations", |w, n| {
        w.ecs.each::<ForceId, &mut Force>(|_, f| {
            if f.nation == n {
                (f.readiness, f.supply, f.station) = (0.1, 0.2, None);
            }
        });
    }),
    ("marches", |w, n| {
        let force = w.forces().find(|f| f.nation == n).unwrap();
        let path = vec![force.region];
        let ease = crate::engine::world::Ease::NONE;
        let months_left = 1.0;
        w.set_transit(
            force.id,
            Some(crate::engine::world::InTransit {
                path,
                months_left,
                ease,
            }),
        );
    }),
    ("offers", |w, n| {
        let (made, deal) = (w.turn, Deal::default());
        w.add(|id: OfferId| Offer {
            id,
            from: n,
            to: NationId(0),
            deal,
            made,
        });
    }),
    ("sources laid open", |w, n| {
        w.burns.push(crate::engine::world::Burn {
            nation: n,
            against: NationId(0),
            until: 999,
        });
    }),
    ("evidence", |w, n| {
        let evidence = Evidence {
            on: n,
            suspect: NationId(0),
            kind: crate::order::CovertKind::Espionage,
            confidence: 0.5,
            gravity: 0.2,
            turn: w.turn,
            published: false,
        };
        w.dossiers.push(Dossier {
            evidence,
            doer: n,
            helper: None,
            published: None,
        });
    }),
    ("seed", |w, _| w.seed += 1),
    ("numbers of what comes next", |w, _| w.counters.offer += 5),
];

/// A copy of a game, altered.
fn altered(game: &Game, alter: impl FnOnce(&mut World)) -> Game {
    let text = serde_json::to_string(&game.snapshot()).unwrap();
    let snapshot = serde_json::from_str(&text).unwrap();
    let mut game = Game::restore(game.scenario().clone(), game.seed(), snapshot);
    alter(&mut game.world);
    // Trust that a turn moves is looked up by the engine as it moves: here it was so before.
    game.outlook = Outlook::new(&game.world);
    game
}

fn told(view: &View) -> String {
    let known: &Knowledge = view;
    format!("{known:?}")
}

/// Two games that differ only in what a seat cannot know are imagined alike, to the byte.
#[test]
fn nothing_hidden_is_in_what_is_imagined() {
    let game = played("four-rivers", 3, 14);
    let seat = SEAT;
    // Counts that are right can be made wrong and right again without rounding.
    let plain = altered(&game, |world| {
        for nation in world.nation_ids() {
            world.beliefs.set_bias(seat, nation, 0.0);
        }
    });
    let known = plain.view(seat);
    let others = plain.scenario().nation_ids();
    let secretive = others
        .filter(|n| *n != seat && *n != NationId(0))
        .find(|n| {
            let free = known.nation(*n).exile.is_none() && !known.public.allied(seat, *n);
            free && known.forces.of(*n).next().is_some()
        })
        .expect("somebody who is no ally");
    let first = snapshot::hash(&imagine(&known, future(&known, 5)).world);
    let second = snapshot::hash(&imagine(&known, future(&known, 6)).world);
    assert_ne!(first, second, "nothing is drawn");
    for (what, alter) in HIDDEN {
        let other = altered(&plain, |world| alter(world, secretive));
        let hash = snapshot::hash(&other.world);
        assert!(
            hash != snapshot::hash(&plain.world) || *what == "seed",
            "{what}: nothing was altered"
        );
        let view = other.view(seat);
        assert!(told(&view) == told(&known), "{what}: the view tells of it");
        let imagined = imagine(&view, future(&view, 5));
        assert_eq!(
            snapshot::hash(&imagined.world),
            first,
            "{what} is in what is imagined"
        );
    }
}

#[test]
fn what_is_imagined_can_be_played() {
    for (game, seat) in positions() {
        let view = game.view(seat);
        let mut imagined = imagine(&view, future(&view, 1));
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        for _ in 0..3 {
            let seed = imagined.seed();
            let mut orders = Vec::new();
            for view in imagined.views(&all) {
                let nation = view.me;
                let planned = (0..).zip(ai::plan(&view, seed));
                orders.extend(planned.map(|(sequence, order)| Issued {
                    nation,
                    sequence,
                    order,
                }));
            }
            imagined.advance(orders);
        }
        assert_eq!(imagined.turn(), game.turn() + 3);
    }
}

/// How far what is imagined of others is from what is true, and how far it is said to be: the two are of one size.
#[test]
fn guesses_are_as_wrong_as_they_are_said_to_be() {
    type Look = fn(&World, NationId) -> f64;
    const LOOKS: [(&str, Look); 7] = [
        ("treasury", |w, n| {
            let e = w.economy(n);
            e.treasury / e.gdp.max(1e-9)
        }),
        ("approval", |w, n| w.polity(n).approval),
        ("weariness", |w, n| w.polity(n).weariness),
        ("influence", |w, n| w.polity(n).influence),
        ("standing", |w, n| w.standing(n).0[2]),
        ("resolve", |w, n| w.minds()[n.index()].resolve),
        ("strength", |w, n| {
            let points: f64 = w
                .forces()
                .filter(|f| f.nation == n)
                .map(|f| f.strength)
                .sum();
            libm::log(points.max(0.01))
        }),
    ];
    // Of each: how many, sum and squares of the differences between truth and one draw, and between two draws.
    let mut sums = [[0.0; 4]; LOOKS.len()];
    let mut pairs = [[0.0; 4]; 2];
    for (name, turns) in [
        ("four-rivers", 20),
        ("aegean", 16),
        ("europe-1949", 8),
        ("europe-1949", 30),
        ("europe-1991", 18),
    ] {
        let game = played(name, 11, turns);
        let seat = NationId(3);
        let view = game.view(seat);
        let drawn = [1, 2].map(|i| imagine(&view, future(&view, i)));
        let others: Vec<NationId> = view
            .public
            .states()
            .filter(|n| *n != seat && view.nation(*n).exile.is_none())
            .collect();
        for n in &others {
            for ((_, look), sum) in LOOKS.iter().zip(&mut sums) {
                let [a, b] = [0, 1].map(|i| look(&drawn[i].world, *n));
                let truth = look(&game.world, *n);
                sum[0] += 1.0;
                sum[1] += truth - a;
                sum[2] += (truth - a) * (truth - a);
                sum[3] += (a - b) * (a - b);
            }
            for m in others.iter().filter(|m| *m != n) {
                type Feel = fn(&World, NationId, NationId) -> f64;
                let feels: [Feel; 2] = [
                    |w, a, b| w.beliefs.trust(a, b),
                    |w, a, b| w.beliefs.threat(a, b),
                ];
                for (feel, sum) in feels.iter().zip(&mut pairs) {
                    let [a, b] = [0, 1].map(|i| feel(&drawn[i].world, *n, *m));
                    let truth = feel(&game.world, *n, *m);
                    sum[0] += 1.0;
                    sum[1] += truth - a;
                    sum[2] += (truth - a) * (truth - a);
                    sum[3] += (a - b) * (a - b);
                }
            }
        }
    }
    let names = LOOKS
        .iter()
        .map(|(name, _)| *name)
        .chain(["trust", "threat"]);
    let mut off = Vec::new();
    for (name, [n, sum, wrong, said]) in names.zip(sums.into_iter().chain(pairs)) {
        // A draw and the truth are as far apart as two draws, where what is said is true.
        let [wrong, said] = [wrong, said].map(|v| (v / n).sqrt());
        println!(
            "{name}: off by {:.3} on average, wrong {wrong:.3}, said {said:.3}",
            sum / n
        );
        if !(0.75..=1.33).contains(&(wrong / said)) {
            off.push(format!("{name}: wrong {wrong:.3}, said {said:.3}"));
        }
    }
    assert!(off.is_empty(), "{off:#?}");
}
