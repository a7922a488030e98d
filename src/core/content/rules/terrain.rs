//! A number for every kind of terrain.

use serde::{Deserialize, Serialize};

use crate::content::Terrain;

#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByTerrain {
    pub plains: f64,
    pub hills: f64,
    pub mountains: f64,
    pub forest: f64,
    pub marsh: f64,
    pub desert: f64,
    pub urban: f64,
    pub arctic: f64,
}

impl ByTerrain {
    /// The number for `terrain`; the sea has no obstacles and counts 1.
    #[must_use]
    pub const fn of(&self, terrain: Terrain) -> f64 {
        match terrain {
            Terrain::Plains => self.plains,
            Terrain::Hills => self.hills,
            Terrain::Mountains => self.mountains,
            Terrain::Forest => self.forest,
            Terrain::Marsh => self.marsh,
            Terrain::Desert => self.desert,
            Terrain::Urban => self.urban,
            Terrain::Arctic => self.arctic,
            Terrain::Sea => 1.0,
        }
    }
}
