//! What more than one test plays and looks for.

use casus_foederis::ai;
use casus_foederis::engine::Game;
use casus_foederis::event::Event;
use casus_foederis::ids::NationId;
use casus_foederis::order::Issued;

/// Plays one turn in which the computer leads all `nations`, and tells what happened.
pub fn advance<'g>(game: &'g mut Game, nations: &[NationId], seed: u64) -> &'g [Event] {
    let mut orders = Vec::new();
    for view in game.views(nations) {
        for (sequence, order) in (0..).zip(ai::plan(&view, seed)) {
            let nation = view.me;
            orders.push(Issued {
                nation,
                sequence,
                order,
            });
        }
    }
    game.advance(orders)
}

/// The first figure in `state` that is none, with what stands before it.
pub fn none_at_all(state: &str) -> Option<&str> {
    let odd = |word: &str| {
        state.match_indices(word).map(|(at, _)| at).find(|&at| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
            edge(state[..at].chars().next_back()) && edge(state[at + word.len()..].chars().next())
        })
    };
    let at = odd("NaN").or_else(|| odd("inf"))?;
    let from = state[..at].char_indices().rev().nth(120);
    Some(&state[from.map_or(0, |(i, _)| i)..at + 3])
}
