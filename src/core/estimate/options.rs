//! What a staff compares without being asked.

use crate::judge;
use crate::order::{Move, Order};
use crate::reckon;
use crate::view::{Crisis, View};

/// How many it looks at; fewer where many nations make a future slow.
fn most(view: &View) -> usize {
    match view.public.nations.len() {
        0..=60 => 6,
        _ => 3,
    }
}

/// What the view's nation could order that is worth comparing: its moves in the hottest crisis in which it leads a side, its calls
/// for help in it and the terms that it had best put, then what makes it less tempting to whom it fears most, as the ledger reckons, the best first.
#[must_use]
pub fn options(view: &View) -> Vec<Order> {
    let mut orders = moves(view);
    orders.extend(deterrents(view));
    orders.truncate(most(view));
    orders
}

fn moves(view: &View) -> Vec<Order> {
    let led = view.public.crises.iter();
    let led = led.filter(|c| [c.challenger, c.target].contains(&view.me));
    let Some(crisis) = led.max_by_key(|c| (c.rung, std::cmp::Reverse(c.id))) else {
        return Vec::new();
    };
    let act = |action| Order::act(crisis.id, action);
    let mut orders: Vec<Order> = [Move::Raise, Move::Hold, Move::Yield].map(act).into();
    orders.extend([Move::Accept, Move::Agree].map(act));
    orders.extend(calls(view, crisis));
    orders.extend(reckon::terms_to_put(view, crisis).map(|terms| act(Move::Offer(terms))));
    orders.retain(|order| judge::judge(view, order).is_ok());
    orders
}

/// Its calls for help in a crisis.
fn calls(view: &View, crisis: &Crisis) -> impl Iterator<Item = Order> {
    let crisis = crisis.id;
    view.public
        .treaties_of(view.me)
        .map(move |treaty| Order::Invoke {
            treaty: treaty.id,
            crisis,
        })
}

fn deterrents(view: &View) -> Vec<Order> {
    let (foe, me) = (reckon::worst_fear(view, view.me).0, view.me);
    if foe == me {
        return Vec::new();
    }
    let now = reckon::ledger(view, foe, me);
    let deters = |advice: &reckon::Advice| {
        advice.worth(view, &now) > 0.0 && judge::judge(view, &advice.order).is_ok()
    };
    let weighed = reckon::weighed(view, &now).into_iter();
    weighed.filter(deters).map(|advice| advice.order).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Overrides};
    use crate::engine::Game;

    #[test]
    fn what_is_compared_may_be_ordered_and_each_once() {
        for map in content::shipped() {
            let loaded = content::load(map.name, map.text, &Overrides::default());
            let game = Game::new(loaded.expect("it loads").scenario.into(), 1);
            let mut some = 0;
            for nation in game.scenario().nation_ids().take(12) {
                let view = game.view(nation);
                let orders = options(&view);
                assert!(orders.len() <= most(&view));
                for (i, order) in orders.iter().enumerate() {
                    assert!(judge::judge(&view, order).is_ok(), "{order:?}");
                    assert!(!orders[..i].contains(order), "{order:?} twice");
                }
                some += usize::from(!orders.is_empty());
            }
            assert!(some > 0, "{}: nothing to compare", map.name);
        }
    }
}
