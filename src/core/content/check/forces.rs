//! Forces in being at the start.

use super::names::Book;
use crate::content::raw::{RawForce, RawScenario};
use crate::content::report::Report;
use crate::content::scenario::{Arm, ForceSeed, Region, RegionKind};
use crate::content::tree::Path;
use crate::ids::RegionId;

/// Strengths of less or more than these, in points, are slips of the pen: a hundred soldiers, ten million.
pub(super) const STRENGTH: std::ops::RangeInclusive<f64> = 0.01..=1000.0;

pub(super) fn check(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<ForceSeed> {
    let root = Path::Root;
    let list = root.field("forces");
    let mut forces = Vec::with_capacity(raw.forces.len());
    for (i, force) in raw.forces.iter().enumerate() {
        let at = list.item(i);
        let RawForce {
            nation,
            region,
            arm,
            strength,
            dropped,
        } = force;
        if *dropped {
            continue;
        }
        report.positive(&at.field("strength"), "strength", *strength, STRENGTH);
        can_be(region, *arm, regions, book, &at.field("region"), report);
        forces.push(ForceSeed {
            nation: book.nation(nation, &at.field("nation"), report),
            region: book.region(region, &at.field("region"), report),
            arm: *arm,
            strength: *strength,
        });
    }
    forces
}

/// Whether a force of this arm can be in the region: armies and air wings on land, fleets at sea or in a
/// port. Reports it if not; unknown regions are reported elsewhere.
pub(super) fn can_be(
    region: &str,
    arm: Arm,
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    let Some(place) = book.regions.get(region).map(RegionId::at) else {
        return;
    };
    let Some(place) = regions.get(place.index()) else {
        return;
    };
    let message = match (arm, place.kind) {
        (Arm::Land, RegionKind::Sea) => "an army cannot be at sea",
        (Arm::Air, RegionKind::Sea) => "an air wing cannot be based at sea",
        (Arm::Naval, RegionKind::Land) if place.port == 0 => {
            "a fleet cannot be in a region without a port"
        }
        _ => return,
    };
    report.error(at, message);
}
