//! What is kept of the game as it was, to hold another against it.

use super::matter::{Matter, matter, matters};
use crate::event::Event;
use crate::ids::{Id, NationId};
use crate::order::Order;
use crate::report::Past;
use crate::report::past::follow;
use crate::view::View;

/// The game as it was, turn by turn.
pub struct Memory {
    first: u32,
    moments: Vec<Moment>,
}

/// A position, and what was ordered in it by people.
pub struct Moment {
    pub hash: u64,
    /// What had led to it.
    pub events: Vec<Event>,
    /// The nations that people led.
    pub seats: Vec<NationId>,
    /// By seat, in their order.
    pub given: Vec<Given>,
}

/// What one of them saw and ordered.
pub struct Given {
    pub orders: Vec<(Order, Vec<(Id, Matter)>)>,
    /// The crises in which it stood on a side in war.
    pub wars: Vec<Matter>,
    /// All that it could have answered.
    pub open: Vec<Matter>,
}

impl Memory {
    pub fn of(past: &Past) -> Self {
        let mut seats = past.seats().to_vec();
        let mut moments = Vec::new();
        past.walk(|game, events| {
            for event in events {
                follow(&mut seats, &event.kind);
            }
            let views = game.views(&seats);
            let orders = past.orders(game.turn());
            let given = views.iter().map(|view| {
                let mine = orders.iter().filter(|i| i.nation == view.me);
                Given {
                    orders: mine
                        .map(|i| (i.order.clone(), matters(view, &i.order)))
                        .collect(),
                    wars: wars(view),
                    open: open(view),
                }
            });
            moments.push(Moment {
                hash: game.hash(),
                events: events.to_vec(),
                given: given.collect(),
                seats: seats.clone(),
            });
            true
        });
        Self {
            first: past.first(),
            moments,
        }
    }

    /// The game as it was after so many turns, if so many were played.
    pub fn at(&self, turn: u32) -> Option<&Moment> {
        self.moments.get(turn.checked_sub(self.first)? as usize)
    }
}

/// The wars that the nation of a view is in.
pub fn wars(view: &View) -> Vec<Matter> {
    let mine = view.public.crises.iter();
    let mine = mine.filter(|c| c.is_war() && c.side_of(view.me).is_some());
    mine.filter_map(|c| matter(view, Id::Crisis(c.id)))
        .collect()
}

/// What may be answered in a view: crises, cases, motions, offers, foundings.
fn open(view: &View) -> Vec<Matter> {
    let public = &view.public;
    let crises = public.crises.iter().map(|c| Id::Crisis(c.id));
    let cases = public.cases.iter().map(|c| Id::Case(c.id));
    let motions = public.motions.iter().map(|m| Id::Motion(m.id));
    let offers = view.offers.iter().map(|o| Id::Offer(o.id));
    let foundings = view.foundings.iter().map(|f| Id::Founding(f.id));
    let all = crises.chain(cases).chain(motions).chain(offers);
    let all = all.chain(foundings);
    all.filter_map(|id| matter(view, id)).collect()
}
