//! What can be wrong with a map.

use crate::ids::RegionId;

/// Why an atlas could not be made. Every variant names the thing at fault, so that whoever checks
/// a scenario can point to it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum GeoError {
    /// An embedded file does not have the form this module reads. It ships with the program, so
    /// only a change to assets/geo can cause it.
    #[error("the embedded {file} cannot be read: {reason}")]
    Embedded {
        /// The file's name under assets/geo.
        file: &'static str,
        /// What was wrong with it.
        reason: String,
    },
    /// A shape of the embedded world has no country code.
    #[error("the shape {name:?} (ISO number {numeric}) has no country code")]
    NoCode {
        /// The file's name for the shape.
        name: String,
        /// Its ISO 3166-1 number, 0 if it has none.
        numeric: u16,
    },
    /// The projection's numbers make no map.
    #[error("the projection cannot be used: {0}")]
    Projection(&'static str),
    /// The bounds enclose nothing, or more than the world.
    #[error("the bounds cannot be used: {0}")]
    Bounds(&'static str),
    /// More regions than a raster can number.
    #[error("{0} regions are more than a map can hold")]
    TooManyRegions(usize),
    /// A land region that names no country would have no shape.
    #[error("land region {} names no country to lie within", .region.0)]
    NoCountry {
        /// The region at fault.
        region: RegionId,
    },
    /// A sea region lies within no country.
    #[error("sea region {} cannot lie within {country}", .region.0)]
    SeaWithin {
        /// The region at fault.
        region: RegionId,
        /// The first country it names.
        country: String,
    },
    /// A region names a country for which there is no shape; see [`super::country_codes`].
    #[error("region {} names the unknown country {country:?}", .region.0)]
    UnknownCountry {
        /// The region at fault.
        region: RegionId,
        /// The code as written.
        country: String,
    },
    /// A region's seed lies outside the map, or its coordinates are no place on Earth.
    #[error("the centre of region {} lies outside the map", .region.0)]
    SeedOutside {
        /// The region at fault.
        region: RegionId,
    },
    /// A cell of a drawn map holds a character that the legend does not explain.
    #[error("row {row}, column {column}: {symbol:?} is not in the legend")]
    UnknownSymbol {
        /// Row of the drawing, from 0 at the top.
        row: usize,
        /// Column, counted in characters from 0.
        column: usize,
        /// The character.
        symbol: char,
    },
    /// A drawn map leaves out a region. Region ids must be 0, 1, 2, ... without a gap.
    #[error("region {} has no cell on the map", .region.0)]
    NoCells {
        /// The region at fault.
        region: RegionId,
    },
}
