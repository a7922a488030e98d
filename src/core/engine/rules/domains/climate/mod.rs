//! Weather and the earth: what strikes, and the help of others.

mod relief;
mod strike;
#[cfg(test)]
mod tests;

pub use relief::{relieve, turn_away};

use crate::engine::world::World;

pub fn phase(world: &mut World) {
    relief::phase(world);
    strike::phase(world);
}
