//! From the globe to the flat map and back.

use super::error::GeoError;
use super::plane::{EARTH_KM, Point};
use libm::{asin, atan, atan2, cos, exp, log, sin, sincos, tan};
use serde::{Deserialize, Serialize};
use std::f64::consts::{FRAC_PI_4, PI};

/// Radius of the globe in map units (thousands of km).
const R: f64 = EARTH_KM / 1000.0;
/// Mercator has no poles; beyond this latitude there is nothing to play.
const MERCATOR_LIMIT: f64 = 85.0;

/// How a scenario flattens the Earth. All angles in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Projection {
    /// Meridians and parallels make a plain grid; true to scale along `parallel` (below 85).
    Equirectangular {
        /// The parallel along which east-west distances are true.
        parallel: f64,
    },
    /// Keeps angles, blows up the far north and south; true to scale on the equator.
    Mercator,
    /// Albers' equal-area conic: best for one continent in the middle latitudes.
    AlbersConic {
        /// The two parallels along which distances are true; not each other's opposite.
        parallels: (f64, f64),
        /// Longitude of the upright meridian, and the latitude that gets y = 0.
        origin: (f64, f64),
    },
    /// A map drawn cell by cell: x to the right, y up, no globe behind it.
    Plane,
}

/// A projection made ready: its constants worked out, and cut open at the meridian opposite to
/// `centre_lon`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projector {
    form: Form,
    centre: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    Equirectangular { stretch: f64 },
    Mercator,
    Albers { n: f64, c: f64, rho0: f64 },
}

impl Projection {
    /// One that suits `bounds` (west, south, east, north): for a continent the equal-area conic that is true along the
    /// parallels a sixth of the height from the edges, for what spans half the globe or lies about the equator a plain grid
    /// that is true along its middle.
    #[must_use]
    pub fn of((west, south, east, north): (f64, f64, f64, f64)) -> Self {
        let width = (east - west).rem_euclid(360.0);
        let (middle, sixth) = ((south + north) / 2.0, (north - south) / 6.0);
        if width > 180.0 || width == 0.0 || middle.abs() < 15.0 {
            return Self::Equirectangular {
                parallel: middle.clamp(-60.0, 60.0),
            };
        }
        Self::AlbersConic {
            parallels: (south + sixth, north - sixth),
            origin: (west + width / 2.0, middle),
        }
    }

    /// Makes the projection ready for a map whose middle meridian is `centre_lon` (degrees). A
    /// conic is cut opposite to its own origin instead.
    ///
    /// # Errors
    /// [`GeoError::Projection`] if an angle is out of its range, or for `Plane`, behind which there
    /// is no globe.
    pub fn projector(&self, centre_lon: f64) -> Result<Projector, GeoError> {
        let bad = |reason| Err(GeoError::Projection(reason));
        if !(centre_lon.is_finite() && centre_lon.abs() <= 360.0) {
            return bad("the middle longitude must lie in -360..360");
        }
        match *self {
            Self::Plane => bad("a drawn map has no projection"),
            Self::Mercator => Ok(Projector {
                form: Form::Mercator,
                centre: centre_lon,
            }),
            Self::Equirectangular { parallel } if parallel.abs() < 85.0 => Ok(Projector {
                form: Form::Equirectangular {
                    stretch: cos(parallel.to_radians()),
                },
                centre: centre_lon,
            }),
            Self::Equirectangular { .. } => bad("the parallel must lie between -85 and 85"),
            Self::AlbersConic {
                parallels: (a, b),
                origin: (lon, lat),
            } => {
                let fits = |v: f64, limit: f64| v.abs() <= limit; // false for NaN
                if !(fits(a, 90.0) && fits(b, 90.0) && fits(lat, 90.0) && fits(lon, 180.0)) {
                    return bad("an angle of the conic is out of range");
                }
                let (a, b) = (a.to_radians(), b.to_radians());
                let n = (sin(a) + sin(b)) / 2.0;
                if n.abs() < 0.01 {
                    return bad("the two parallels must not be opposite to each other");
                }
                let c = cos(a) * cos(a) + 2.0 * n * sin(a);
                let rho0 = R * (c - 2.0 * n * sin(lat.to_radians())).max(0.0).sqrt() / n;
                Ok(Projector {
                    form: Form::Albers { n, c, rho0 },
                    centre: lon,
                })
            }
        }
    }
}

impl Projector {
    /// The meridian in the middle, degrees; the map is cut open 180 degrees from it.
    #[must_use]
    pub fn centre_lon(&self) -> f64 {
        self.centre
    }

    /// The greatest latitude, north or south, that the map can show; degrees.
    #[must_use]
    pub fn lat_limit(&self) -> f64 {
        match self.form {
            Form::Mercator => MERCATOR_LIMIT,
            _ => 90.0,
        }
    }

    /// Whether going round the Earth leads from the map's right edge to its left.
    pub(super) fn is_cylindrical(&self) -> bool {
        !matches!(self.form, Form::Albers { .. })
    }

    /// The place of a longitude and latitude (degrees, any turn of longitude). Latitudes beyond
    /// the limit are moved to it.
    #[must_use]
    pub fn project(&self, lon: f64, lat: f64) -> Point {
        self.project_unwrapped(wrap_lon(lon, self.centre), lat)
    }

    /// Like `project`, but the longitude is taken to be within 180 degrees of the middle already;
    /// a ring cut at the map's edge keeps both its edges that way.
    pub(super) fn project_unwrapped(&self, lon: f64, lat: f64) -> Point {
        let limit = self.lat_limit();
        let phi = lat.clamp(-limit, limit).to_radians();
        let lambda = (lon - self.centre).to_radians();
        match self.form {
            Form::Equirectangular { stretch } => Point {
                x: R * stretch * lambda,
                y: R * phi,
            },
            Form::Mercator => Point {
                x: R * lambda,
                y: R * log(tan(FRAC_PI_4 + phi / 2.0)),
            },
            Form::Albers { n, c, rho0 } => {
                let rho = R * (c - 2.0 * n * sin(phi)).max(0.0).sqrt() / n;
                let (sine, cosine) = sincos(n * lambda);
                Point {
                    x: rho * sine,
                    y: rho0 - rho * cosine,
                }
            }
        }
    }

    /// Longitude (within 180 of the middle meridian, so perhaps beyond ±180) and latitude of a
    /// place, degrees; None where the map shows no place of the Earth.
    #[must_use]
    pub fn unproject(&self, p: Point) -> Option<(f64, f64)> {
        let (lambda, phi) = match self.form {
            Form::Equirectangular { stretch } => (p.x / (R * stretch), p.y / R),
            Form::Mercator => (p.x / R, 2.0 * (atan(exp(p.y / R)) - FRAC_PI_4)),
            Form::Albers { n, c, rho0 } => {
                let (x, y) = if n < 0.0 {
                    (-p.x, p.y - rho0)
                } else {
                    (p.x, rho0 - p.y)
                };
                let scaled = (x * x + y * y) * n * n / (R * R);
                let sine = (c - scaled) / (2.0 * n);
                // Rounding may carry a pole a hair beyond it.
                if sine.abs() > 1.0 + 1e-12 {
                    return None;
                }
                (atan2(x, y) / n, asin(sine.clamp(-1.0, 1.0)))
            }
        };
        let lat = phi.to_degrees();
        let known = lambda.abs() <= PI + 1e-12 && lat.abs() <= self.lat_limit() + 1e-9;
        known.then(|| (self.centre + lambda.to_degrees(), lat))
    }
}

/// The same meridian as `lon`, written within 180 degrees of `centre`.
#[must_use]
pub fn wrap_lon(lon: f64, centre: f64) -> f64 {
    let turns = (lon - centre + 180.0) / 360.0;
    // Mostly it is written so already, and rounding down is slow on older processors.
    if (0.0..1.0).contains(&turns) {
        lon
    } else {
        lon - 360.0 * turns.floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EUROPE: Projection = Projection::AlbersConic {
        parallels: (43.0, 62.0),
        origin: (15.0, 50.0),
    };

    #[test]
    fn there_and_back() {
        let south = Projection::AlbersConic {
            parallels: (-10.0, -50.0),
            origin: (25.0, -30.0),
        };
        let plain = Projection::Equirectangular { parallel: 40.0 };
        for (projection, centre) in [
            (EUROPE, 15.0),
            (south, 25.0),
            (plain, 0.0),
            (plain, 170.0),
            (Projection::Mercator, -90.0),
        ] {
            let projector = projection.projector(centre).unwrap();
            for lon in (-170..=170).step_by(17) {
                for lat in (-80..=80).step_by(16) {
                    let (lon, lat) = (f64::from(lon), f64::from(lat));
                    let back = projector.unproject(projector.project(lon, lat)).unwrap();
                    assert!(
                        (wrap_lon(back.0, lon) - lon).abs() < 1e-9,
                        "{projection:?} {lon}"
                    );
                    assert!((back.1 - lat).abs() < 1e-9, "{projection:?} {lat}");
                }
            }
        }
    }

    #[test]
    fn units_are_thousands_of_km() {
        let p = EUROPE.projector(15.0).unwrap();
        let (a, b) = (p.project(15.0, 50.0), p.project(15.0, 51.0));
        assert!(a.x.abs() < 1e-12 && a.y.abs() < 1e-12);
        assert!((b.y - a.y - 0.1112).abs() < 0.002, "{}", b.y - a.y);
    }

    #[test]
    fn outside_the_fan_is_nowhere() {
        let p = EUROPE.projector(15.0).unwrap();
        assert_eq!(p.unproject(Point { x: 0.0, y: 20.0 }), None);
        let m = Projection::Mercator.projector(0.0).unwrap();
        assert_eq!(m.unproject(Point { x: 25.0, y: 0.0 }), None);
    }

    #[test]
    fn what_makes_no_map_is_refused() {
        for bad in [
            Projection::Plane,
            Projection::Equirectangular { parallel: f64::NAN },
            Projection::AlbersConic {
                parallels: (30.0, -30.0),
                origin: (0.0, 0.0),
            },
        ] {
            assert!(
                matches!(bad.projector(0.0), Err(GeoError::Projection(_))),
                "{bad:?}"
            );
        }
        assert!(
            serde_json::from_str::<Projection>(r#"{"Equirectangular":{"paralel":3}}"#).is_err()
        );
    }
}
