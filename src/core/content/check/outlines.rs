//! The file of outlines that a map brings along, and who has which of them.

use crate::content::codes::Code;
use crate::content::nearest;
use crate::content::raw::{RawGeography, RawRegion, RawScenario};
use crate::content::report::Report;
use crate::content::texts::Beside;
use crate::content::tree::Path;
use crate::geo::{Atlas, Outline, Outlines};
use crate::ids::RegionId;

/// The outlines beside the map; None where it names no file, or that is not fit to be used.
pub(super) fn read(
    raw: &RawScenario,
    beside: &Beside,
    report: &mut Report<'_>,
) -> Option<Outlines> {
    let name = file(raw)?;
    let root = Path::Root;
    let geography = root.field("geography");
    let at = geography.field("outlines");
    let Some(text) = &beside.outlines else {
        let why = beside.unread.as_deref();
        let why = why.unwrap_or("a map that is no file of its own has none beside it");
        let hint = "the file stands in the folder of the map: \"my-bay.geojson\"".to_owned();
        report.note_with(
            &at,
            Code::NoOutlines,
            format!("{name:?} is not read: {why}"),
            Some(hint),
        );
        return None;
    };
    let read = Outlines::read(&text.text);
    read.map_err(|fault| report.note(&at, Code::BadOutlines, format!("{name}: {fault}")))
        .ok()
}

/// The name of the file that the map says its outlines are in.
fn file(raw: &RawScenario) -> Option<&str> {
    match &raw.geography {
        RawGeography::World { outlines, .. } => outlines.as_deref(),
        RawGeography::Grid { .. } => None,
    }
}

/// The outline of a region, if it has one of its own.
pub(super) fn of(region: &RawRegion, outlines: Option<&Outlines>) -> Option<Outline> {
    outlines?.get(region.outline.as_deref()?).cloned()
}

/// Checks what the regions say of outlines.
pub(super) fn check(raw: &RawScenario, outlines: Option<&Outlines>, report: &mut Report<'_>) {
    let root = Path::Root;
    let list = root.field("regions");
    for (i, region) in raw.regions.iter().enumerate() {
        let Some(id) = &region.outline else { continue };
        let item = list.item(i);
        let at = item.field("outline");
        if matches!(raw.geography, RawGeography::Grid { .. }) {
            let message = "a region of a grid has its cells, and no outline";
            report.note(&at, Code::WrongGeography, message);
        } else if region.sea {
            report.note(
                &at,
                Code::SeaZone,
                "a sea zone is what water the land leaves it, and has no outline",
            );
        } else if !region.within.is_empty() {
            let message = "a region has an outline of its own, or its share in countries";
            let hint = "take out `within` or `outline`".to_owned();
            report.note_with(&at, Code::TwoShapes, message, Some(hint));
        } else if raw.regions[..i]
            .iter()
            .any(|r| r.outline.as_ref() == Some(id))
        {
            report.note(
                &at,
                Code::ListedTwice,
                format!("another region has the outline {id:?}"),
            );
        } else if file(raw).is_none() {
            let message = "the map has no outlines";
            let hint = "geography: World(outlines: \"my-bay.geojson\", bounds: ...)".to_owned();
            report.note_with(&at, Code::UnknownOutline, message, Some(hint));
        } else if let Some(outlines) = outlines.filter(|o| o.get(id).is_none()) {
            let message = format!("there is no outline called {id:?}");
            report.note_with(
                &at,
                Code::UnknownOutline,
                message,
                nearest::hint(id, outlines.ids()),
            );
        }
    }
}

/// Warns of outlines that lie over each other.
pub(super) fn warn(raw: &RawScenario, atlas: &Atlas, order: &[usize], report: &mut Report<'_>) {
    let root = Path::Root;
    let list = root.field("regions");
    let place = |id: RegionId| order.get(id.index()).copied().unwrap_or_default();
    for (under, over) in atlas.overlaps() {
        let (under, over) = (&raw.regions[place(under)].id, place(over));
        let message = format!("this outline lies over that of {under:?}, and is drawn over it");
        report.note(
            &list.item(over).field("outline"),
            Code::OutlinesOverlap,
            message,
        );
    }
}
