//! What a nation gives for nothing, and what it pays for: a friend's gift is sized and remembered, and nobody buys what
//! comes without paying.
use casus_foederis::content::Scenario;
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Deal, Issued, Order, Term};
use casus_foederis::reckon;
use casus_foederis::view::View;
use casus_foederis::why::Silent;

use super::common::{advance, europe};

fn nation(scenario: &Scenario, id: &str) -> NationId {
    let mut all = scenario.nation_ids();
    all.find(|n| scenario.nation(*n).id == id)
        .expect("on the map")
}

fn gift(millions: u32) -> Deal {
    Deal {
        ask: vec![Term::Payment(millions)],
        ..Deal::default()
    }
}

fn worth(view: &View, from: NationId, to: NationId, deal: &Deal) -> f64 {
    reckon::deal(view, from, to, deal, &mut Silent)
}

/// What `good` is worth to a buyer beside what it would do for the seller's sake.
fn price(view: &View, seller: NationId, buyer: NationId, good: Term) -> f64 {
    let given = Deal {
        give: vec![good],
        ..Deal::default()
    };
    worth(view, seller, buyer, &given) - worth(view, seller, buyer, &Deal::default())
}

fn give(game: &mut Game, nation: NationId, order: Order) {
    let sequence = 0;
    game.advance(vec![Issued {
        nation,
        sequence,
        order,
    }]);
}

/// The most that a friend gives for the asking is a small part of the output of the one that asks, however rich it is itself;
/// and who has had it gets no more until the thanks have faded.
#[test]
fn a_gift_is_sized_by_its_receiver_and_remembered() {
    let scenario = europe(&[]);
    let mut game = Game::new(scenario.clone(), 3);
    let (small, rich) = (nation(&scenario, "LUX"), nation(&scenario, "USA"));
    let view = game.view(small);
    let ladder = (1..=300).map(|tens| 10 * tens);
    let most = ladder
        .rev()
        .find(|m| worth(&view, small, rich, &gift(*m)) > 0.0);
    let most = most.expect("a friend gives something");
    let share = f64::from(most) / 1000.0 / view.nation(small).gdp;
    assert!(share < 0.15, "a gift of {share:.2} of a year's output");

    let (to, deal) = (rich, gift(most));
    give(&mut game, small, Order::Propose { to, deal });
    let offer = game.view(rich).offers[0].id;
    let accept = true;
    give(&mut game, rich, Order::Reply { offer, accept });
    let again = |view: &View| worth(view, small, rich, &gift(most));
    for me in [small, rich] {
        assert!(again(&game.view(me)) < 0.0, "given twice");
    }
    let owes = |game: &Game| game.view(small).own.owes[rich.index()];
    let (then, before) = (owes(&game), again(&game.view(small)));
    assert_eq!(then, game.view(rich).own.owed[small.index()]);
    for _ in 0..24 {
        game.advance(Vec::new());
    }
    assert!(owes(&game) < then && again(&game.view(small)) > before);
}

#[test]
fn a_right_that_one_has_is_worth_nothing() {
    let scenario = europe(&[]);
    let game = Game::new(scenario.clone(), 3);
    let [seller, ally, other] = ["BEL", "FRA", "USA"].map(|id| nation(&scenario, id));
    let view = game.view(seller);
    assert!(view.public.may_cross(ally, seller) && !view.public.may_cross(other, seller));
    assert_eq!(price(&view, seller, ally, Term::Transit), 0.0);
    assert!(price(&view, seller, other, Term::Transit) > 0.0);
}

/// A vote is worth something to those who want the motion, where it fails without; a ratification to those who want the
/// candidate, from those who do not.
#[test]
fn nobody_pays_for_what_comes_anyway() {
    // Members that think twice: else hardly any refuses a candidate.
    let scenario = europe(&["rules.mind.vote.admit_danger=2.5"]);
    let mut game = Game::new(scenario.clone(), 5);
    let all: Vec<_> = scenario.nation_ids().collect();
    let (mut votes, mut entries) = ([0; 2], [0; 2]);
    let seats = ["BEL", "DNK", "ITA", "NOR"].map(|id| nation(&scenario, id));
    while game.turn() < 72 {
        for seat in seats {
            let view = game.view(seat);
            for motion in view.public.motions.iter() {
                let treaty = view
                    .public
                    .treaty(motion.treaty)
                    .expect("motions are before treaties");
                let passes = reckon::forecast(&view, treaty, &motion.kind).passed;
                for &buyer in treaty.members.iter().filter(|m| **m != view.me) {
                    let wish = reckon::vote(&view, buyer, treaty.id, &motion.kind, &mut Silent);
                    let price = price(&view, view.me, buyer, Term::Support(motion.id));
                    let bought = !passes && wish > 0.0;
                    assert_eq!(price > 0.0, bought, "{motion:?} for {buyer:?}: {price}");
                    assert!(price >= 0.0);
                    votes[usize::from(bought)] += 1;
                }
            }
            for treaty in view.public.treaties.iter().filter(|t| t.has(view.me)) {
                for candidate in treaty.candidates.iter().map(|c| c.nation) {
                    let lean = |n| reckon::ratify(&view, n, treaty.id, candidate, &mut Silent);
                    for &buyer in all.iter().filter(|n| **n != view.me) {
                        let good = Term::Ratify(treaty.id, candidate);
                        let wanted = buyer == candidate || (treaty.has(buyer) && lean(buyer) > 0.0);
                        let bought = wanted && lean(view.me) <= 0.0;
                        assert_eq!(price(&view, view.me, buyer, good) > 0.0, bought);
                        entries[usize::from(bought)] += 1;
                    }
                }
            }
        }
        advance(&mut game, &all, 5);
    }
    assert!(
        votes[0] > 0 && entries.iter().all(|e| *e > 0),
        "{votes:?} {entries:?}"
    );
}
