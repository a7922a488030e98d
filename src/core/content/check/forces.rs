//! Forces in being at the start.

use super::charters::Checked;
use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::{RawForce, RawScenario};
use crate::content::reference;
use crate::content::report::Report;
use crate::content::scenario::{Arm, ForceSeed, Region, RegionKind, TreatySeed};
use crate::content::tree::Path;
use crate::ids::RegionId;

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
        report.number(&at.field("strength"), reference::force::strength, *strength);
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

/// Warns of forces that begin on soil whose owner does not let them stay: they would march off in the first month, and
/// find nothing to eat on the way.
pub(super) fn warn_of_intruders(
    raw: &RawScenario,
    forces: &[ForceSeed],
    regions: &[Region],
    charters: &[Checked],
    treaties: &[TreatySeed],
    report: &mut Report<'_>,
) {
    let root = Path::Root;
    let list = root.field("forces");
    let written = raw.forces.iter().enumerate().filter(|(_, f)| !f.dropped);
    for ((i, named), force) in written.zip(forces) {
        let Some(host) = regions.get(force.region.index()).and_then(|r| r.controller) else {
            continue;
        };
        let lets = |t: &TreatySeed| {
            let charter = charters.get(t.charter.index());
            charter.is_some_and(|c| c.charter.transit)
                && t.members.contains(&host)
                && t.members.contains(&force.nation)
        };
        if host != force.nation && !treaties.iter().any(lets) {
            let message = format!(
                "no treaty lets forces of {:?} stay in {:?}",
                named.nation, named.region
            );
            let hint = "a treaty of both whose charter has transit: true";
            report.note_with(
                &list.item(i),
                Code::UnwelcomeForce,
                message,
                Some(hint.to_owned()),
            );
        }
    }
}

/// Places that a hint names.
const SHOWN: usize = 4;

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
    let fits = |r: &&Region| match arm {
        Arm::Naval => r.kind == RegionKind::Sea || r.port > 0,
        Arm::Land | Arm::Air => r.kind == RegionKind::Land,
    };
    // Those of the owner of that soil come first, for the force is most likely its own.
    let mut places: Vec<&Region> = regions.iter().filter(fits).collect();
    places.sort_by_key(|r| r.owner.is_none() || r.owner != place.owner);
    let names: Vec<String> = places
        .iter()
        .take(SHOWN)
        .map(|r| format!("{:?}", r.id))
        .collect();
    let hint = match (names.is_empty(), arm) {
        (true, _) => None,
        (false, Arm::Naval) => Some(format!(
            "it can be at sea or in a port, as in {}",
            names.join(", ")
        )),
        (false, _) => Some(format!("it can be on land, as in {}", names.join(", "))),
    };
    report.note_with(at, Code::WrongGround, message, hint);
}
