//! Geography: from a scenario's seeds to shapes on a flat map.
//!
//! A scenario gives each region a centre and the countries it has a share in; an [`Atlas`] turns
//! that into shapes, draws them as a [`Raster`] of region ids for any view, and measures them:
//! areas, distances, borders. Invented maps are drawn in text instead ([`Atlas::from_grid`]).
//! Everything here is a pure function of its input, to the last bit on every platform.

mod atlas;
mod error;
mod fill;
mod grid;
mod iso;
mod outlines;
mod plane;
mod projection;
mod raster;
mod ring;
mod sea;
mod sphere;
mod survey;
mod topology;
mod waters;
mod world;

#[cfg(test)]
mod tests;

pub use atlas::{Atlas, Seed};
pub use error::GeoError;
pub use iso::{alpha3, country_codes};
pub use outlines::{Outline, Outlines};
pub use plane::{EARTH_KM, Frame, Point, Rect};
pub use projection::{Projection, Projector, wrap_lon};
pub use raster::Raster;
pub use ring::LonLat;
pub use survey::{Border, BorderKind};
pub use topology::{Country, Polygon, world};
pub use waters::{Lake, River};
pub use world::{ALL_LAND, Bounds, takes_of};
