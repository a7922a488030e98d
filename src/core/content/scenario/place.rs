//! The map: regions and the ways between them.

use serde::{Deserialize, Serialize};

use crate::ids::{NationId, RegionId};

/// A place on the map, land or sea.
#[derive(Clone, Debug)]
pub struct Region {
    pub id: String,
    pub name: String,
    pub kind: RegionKind,
    /// Longitude and latitude in degrees; on a grid map, column and row.
    pub at: (f64, f64),
    pub terrain: Terrain,
    /// Millions of people; 0 at sea.
    pub population: f64,
    /// Roads, rails, depots and works, 0..=10.
    pub infrastructure: f64,
    /// Harbour size, 0 (none) ..=5.
    pub port: u8,
    /// Owner at the start; None at sea and for no-man's-land.
    pub owner: Option<NationId>,
    /// Who holds it at the start.
    pub controller: Option<NationId>,
    /// Resistance to the holder at the start, 0..1.
    pub unrest: f64,
    /// Kilotonnes that nations have laid in there at the start.
    pub stocks: Vec<(NationId, f64)>,
    /// Not drawn on the map, but reached by its links.
    pub off_map: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RegionKind {
    Land,
    Sea,
}

#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Terrain {
    #[default]
    Plains,
    Hills,
    Mountains,
    Forest,
    Marsh,
    Desert,
    Urban,
    Arctic,
    Sea,
}

/// A way between two regions.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Link {
    pub a: RegionId,
    pub b: RegionId,
    pub mode: Mode,
    /// Kilotonnes a month at full repair.
    pub capacity: f64,
    pub km: f64,
    /// Length of the common border in km; 0 for links without one.
    pub border_km: f64,
    /// The strait that it lies on, as its place in [`Scenario::straits`](super::Scenario::straits), if it is one that is shut
    /// to some.
    pub strait: Option<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Mode {
    /// Land border: roads and rails.
    Land,
    /// Between a port and a sea zone, or two sea zones.
    Sea,
    /// A strait crossed by ferry or bridge.
    Strait,
    /// An air bridge.
    Air,
}

/// Great-circle distance in km between two longitudes and latitudes in degrees (haversine formula).
pub(in crate::content) fn km_between(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| libm::sin((to - from).to_radians() / 2.0);
    let (dx, dy) = (half(a.0, b.0), half(a.1, b.1));
    let parallels = libm::cos(a.1.to_radians()) * libm::cos(b.1.to_radians());
    let h = dy * dy + parallels * dx * dx;
    2.0 * crate::geo::EARTH_KM * libm::asin(h.sqrt().min(1.0))
}
