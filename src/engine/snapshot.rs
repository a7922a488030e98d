//! The whole state as plain rows, sorted by id: for saving, restoring and hashing.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::world::{Row, World};
use crate::content::Scenario;
use crate::event::Event;

/// A game's state between two turns, without its scenario and seed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    state: Row,
    news: Vec<Event>,
}

impl Snapshot {
    /// Whether this can be a state of `scenario`; restoring one that is not would go wrong.
    #[must_use]
    pub fn fits(&self, scenario: &Scenario) -> bool {
        self.state.fits(scenario)
    }
}

pub fn take(world: &World, news: &[Event]) -> Snapshot {
    Snapshot {
        state: world.to_row(),
        news: news.to_vec(),
    }
}

pub fn restore(scenario: Arc<Scenario>, seed: u64, snapshot: Snapshot) -> (World, Vec<Event>) {
    (
        World::from_row(scenario, seed, snapshot.state),
        snapshot.news,
    )
}

/// Feeds serialised bytes to the hash without keeping them.
struct Digest(xxhash_rust::xxh3::Xxh3);

impl std::io::Write for Digest {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize> {
        self.0.update(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub fn hash(world: &World) -> u64 {
    let mut digest = Digest(xxhash_rust::xxh3::Xxh3::new());
    // Writing to the digest cannot fail, and every row is of a type that MessagePack can hold.
    drop(rmp_serde::encode::write(&mut digest, &world.to_row()));
    digest.0.digest()
}
