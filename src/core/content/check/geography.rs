//! The map itself: shapes cut from the world, or the drawing of a grid.

use std::collections::{BTreeMap, BTreeSet};

use super::outlines;
use crate::content::codes::Code;
use crate::content::letters;
use crate::content::raw::{RawGeography, RawRegion, RawRiver, RawScenario};
use crate::content::reference;
use crate::content::report::Report;
use crate::content::scenario::Region;
use crate::content::tree::Path;
use crate::geo::{Atlas, GeoError, Outlines, Projection, Seed};
use crate::ids::RegionId;

/// Rows and columns of the largest drawing.
const MOST_CELLS: usize = 500;
/// Rivers of a drawing, and points of the course of one.
const MOST_RIVERS: usize = 100;
const MOST_POINTS: usize = 500;
/// A survey cell is the map's longer side divided by this; a region of one such cell has no shape worth
/// the name.
const SURVEY: f64 = 900.0;

/// The atlas; None, and the reason in the report, if the map is not fit for one.
pub(super) fn atlas(
    raw: &RawScenario,
    order: &[usize],
    outlines: Option<&Outlines>,
    report: &mut Report<'_>,
) -> Option<Atlas> {
    match &raw.geography {
        RawGeography::World {
            projection, bounds, ..
        } => {
            let projection = projection.unwrap_or_else(|| Projection::of(*bounds));
            world(raw, (projection, *bounds), order, outlines, report)
        }
        RawGeography::Grid {
            km_per_cell,
            rows,
            rivers,
        } => grid(raw, *km_per_cell, (rows, rivers), order, report),
    }
}

fn drawn<'r>(raw: &'r RawScenario, order: &'r [usize]) -> impl Iterator<Item = &'r RawRegion> {
    order
        .iter()
        .map(|&i| &raw.regions[i])
        .filter(|r| !r.off_map)
}

fn world(
    raw: &RawScenario,
    (projection, bounds): (Projection, (f64, f64, f64, f64)),
    order: &[usize],
    outlines: Option<&Outlines>,
    report: &mut Report<'_>,
) -> Option<Atlas> {
    let root = Path::Root;
    let at = root.field("geography");
    if projection == Projection::Plane {
        report.note(
            &at.field("projection"),
            Code::BadProjection,
            "the projection Plane is for grids",
        );
    }
    // Bounds and centres must be sound before they are worth projecting.
    if report.has_errors() {
        return None;
    }
    let seed = |r: &RawRegion| Seed {
        at: r.at.unwrap_or_default(),
        sea: r.sea,
        within: r.within.clone(),
        outline: outlines::of(r, outlines),
    };
    let seeds: Vec<Seed> = drawn(raw, order).map(seed).collect();
    match Atlas::from_world(projection, &seeds, bounds) {
        Ok(atlas) => {
            shapeless(raw, &atlas, order, report);
            outlines::warn(raw, &atlas, order, report);
            Some(atlas)
        }
        Err(error) => {
            explain(&error, order, report);
            None
        }
    }
}

/// Puts an atlas's refusal at the value that caused it.
fn explain(error: &GeoError, order: &[usize], report: &mut Report<'_>) {
    let root = Path::Root;
    let geography = root.field("geography");
    let regions = root.field("regions");
    let place = |id: RegionId| order.get(id.index()).copied().unwrap_or_default();
    match error {
        GeoError::Projection(why) => {
            report.note(
                &geography.field("projection"),
                Code::BadProjection,
                format!("no map can be made: {why}"),
            );
        }
        GeoError::Bounds(why) => {
            report.note(
                &geography.field("bounds"),
                Code::BadBounds,
                format!("no map can be made: {why}"),
            );
        }
        GeoError::SeedOutside { region } => {
            let item = regions.item(place(*region));
            report.note(
                &item.field("at"),
                Code::CentreOutside,
                "the centre lies outside the map",
            );
        }
        GeoError::NoCountry { region }
        | GeoError::SeaWithin { region, .. }
        | GeoError::UnknownCountry { region, .. } => {
            let item = regions.item(place(*region));
            report.note(
                &item.field("within"),
                Code::UnknownCountry,
                error.to_string(),
            );
        }
        other => report.note(&geography, Code::NoMap, other.to_string()),
    }
}

/// Warns of regions that got nothing but the cell of their centre.
fn shapeless(raw: &RawScenario, atlas: &Atlas, order: &[usize], report: &mut Report<'_>) {
    let root = Path::Root;
    let list = root.field("regions");
    // Map units are thousands of km; the margin is for the stretch of the projection.
    let cell_km = 1000.0 * atlas.bounds().width().max(atlas.bounds().height()) / SURVEY;
    let least = 1.5 * cell_km * cell_km;
    for (id, &i) in order.iter().enumerate() {
        let (region, id) = (&raw.regions[i], RegionId::at(id));
        if region.off_map || atlas.area_km2(id) > least {
            continue;
        }
        let place = match region.sea {
            false if atlas.afield_km(id) > 0.0 => match region.outline {
                Some(_) => "not within its outline",
                None => "not within its countries",
            },
            true if atlas.area_km2(id) <= 0.0 => "not at sea",
            _ => continue,
        };
        let message = format!("{:?} has no shape: its centre is {place}", region.id);
        report.note(&list.item(i).field("at"), Code::NoShape, message);
    }
}

fn grid(
    raw: &RawScenario,
    km_per_cell: f64,
    (rows, rivers): (&[String], &[RawRiver]),
    order: &[usize],
    report: &mut Report<'_>,
) -> Option<Atlas> {
    let root = Path::Root;
    let at = root.field("geography");
    report.number(
        &at.field("km_per_cell"),
        reference::grid::km_per_cell,
        km_per_cell,
    );
    let before = report.problems.len();
    let legend = legend(raw, order, report);
    // Cells of a glyph that nobody has may be those of a region whose own is refused.
    let whose = (report.problems.len() == before).then_some(&legend);
    let used = drawing(rows, whose, &at.field("rows"), report);
    let rivers = courses(rivers, rows, &at.field("rivers"), report);
    let list = root.field("regions");
    // Where a cell is nobody's it may have been meant for the region that has none.
    let whose = used.as_ref().map_or(&[][..], |_| order);
    let used = used.unwrap_or_default();
    for (id, &i) in whose.iter().enumerate() {
        let region = &raw.regions[i];
        if region
            .glyph
            .is_some_and(|g| legend.get(&g) == Some(&RegionId::at(id)) && !used.contains(&g))
        {
            let message = format!("no cell of the map is {:?}'s", region.id);
            let hint = Some("draw it in the rows, or give it off_map: true".to_owned());
            report.note_with(
                &list.item(i).field("glyph"),
                Code::GlyphUnused,
                message,
                hint,
            );
        }
    }
    if report.has_errors() {
        return None;
    }
    let seas: Vec<RegionId> = drawn(raw, order)
        .enumerate()
        .filter(|(_, r)| r.sea)
        .map(|(id, _)| RegionId::at(id))
        .collect();
    Atlas::from_grid(rows, &legend, &seas, km_per_cell)
        .map_err(|error| explain(&error, order, report))
        .ok()
        .map(|atlas| atlas.with_rivers(&rivers, &seas))
}

/// The rivers of a drawing: each has two points or more, all of them on it.
fn courses(
    rivers: &[RawRiver],
    rows: &[String],
    list: &Path<'_>,
    report: &mut Report<'_>,
) -> Vec<(String, Vec<(f64, f64)>)> {
    let (width, height) = (usual_width(rows), rows.len());
    if rivers.len() > MOST_RIVERS {
        let message = format!("{MOST_RIVERS} rivers are the most");
        report.note(list, Code::TooMany, message);
    }
    for (i, river) in rivers.iter().enumerate() {
        let at = list.item(i);
        report.name(
            &at.field("name"),
            "a river's name",
            &river.name,
            reference::river::name.longest(),
        );
        let course = at.field("course");
        let on = |&(x, y): &(f64, f64)| {
            (0.0..=width as f64).contains(&x) && (0.0..=height as f64).contains(&y)
        };
        let hint = format!(
            "a course is columns and rows from the upper left corner: [(0.0, 1.0), ({width}.0, 1.0)]"
        );
        if !(2..=MOST_POINTS).contains(&river.course.len()) {
            let message = format!("a river has a course of 2..{MOST_POINTS} points");
            report.note_with(&course, Code::BadRiver, message, Some(hint));
        } else if let Some(k) = river.course.iter().position(|p| !on(p)) {
            let message =
                format!("the course leaves the drawing, which is {width} by {height} cells");
            report.note_with(&course.item(k), Code::BadRiver, message, Some(hint));
        }
    }
    let course = |r: &RawRiver| (r.name.clone(), r.course.clone());
    rivers.iter().map(course).collect()
}

/// Gives the regions of a grid their place, in columns and rows from the upper left corner.
pub(super) fn measure_places(raw: &RawScenario, atlas: &Atlas, regions: &mut [Region]) {
    let RawGeography::Grid { rows, .. } = &raw.geography else {
        return;
    };
    for (i, region) in regions.iter_mut().enumerate().filter(|(_, r)| !r.off_map) {
        let centre = atlas.centre(RegionId::at(i));
        region.at = (centre.x, rows.len() as f64 - centre.y);
    }
}

fn legend(raw: &RawScenario, order: &[usize], report: &mut Report<'_>) -> BTreeMap<char, RegionId> {
    let root = Path::Root;
    let list = root.field("regions");
    let mut legend: BTreeMap<char, RegionId> = BTreeMap::new();
    for (id, &i) in order.iter().enumerate() {
        let Some(glyph) = raw.regions[i].glyph else {
            continue;
        };
        let at = list.item(i);
        if matches!(glyph, ' ' | '.') {
            report.note(
                &at.field("glyph"),
                Code::GlyphBlank,
                format!("{glyph:?} stands for no region at all"),
            );
        } else if *legend.entry(glyph).or_insert(RegionId::at(id)) != RegionId::at(id) {
            report.note(
                &at.field("glyph"),
                Code::GlyphTaken,
                format!("another region has the glyph {glyph:?}"),
            );
        }
    }
    legend
}

/// Checks the rows and gives the glyphs that occur in them; None if there are none, some that no region has, or no legend.
fn drawing(
    rows: &[String],
    legend: Option<&BTreeMap<char, RegionId>>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Option<BTreeSet<char>> {
    let width = usual_width(rows);
    if rows.is_empty() || width == 0 {
        report.note(at, Code::BadDrawing, "the drawing is empty");
    }
    if rows.len().max(width) > MOST_CELLS {
        report.note(
            at,
            Code::BadDrawing,
            format!("a drawing has {MOST_CELLS} rows and columns at the most"),
        );
    }
    let mut used: BTreeSet<char> = BTreeSet::new();
    let mut unknown: BTreeSet<char> = BTreeSet::new();
    for (i, row) in rows.iter().enumerate() {
        // What no text may hold has been told, and may be what makes the row too long.
        if row.chars().any(|c| letters::fault_of(c).is_some()) {
            continue;
        }
        let length = row.chars().count();
        if length != width {
            let message = format!("this row has {length} cells, the others {width}");
            let hint = Some("fill it with dots, or with the region that is meant".to_owned());
            report.note_with(&at.item(i), Code::UnevenRows, message, hint);
        }
        let Some(legend) = legend else { continue };
        for (column, glyph) in row.chars().enumerate() {
            let known = legend.contains_key(&glyph) || matches!(glyph, ' ' | '.');
            if known {
                used.insert(glyph);
            } else if unknown.insert(glyph) {
                let message = format!("no region has the glyph {glyph:?} (column {})", column + 1);
                let hint = unused(rows, legend);
                report.note_with(&at.item(i), Code::UnknownGlyph, message, hint);
            }
        }
    }
    (unknown.is_empty() && width > 0 && legend.is_some()).then_some(used)
}

/// The glyphs of regions that no cell holds, one of which may be meant.
fn unused(rows: &[String], legend: &BTreeMap<char, RegionId>) -> Option<String> {
    let unused = |glyph: &&char| !rows.iter().any(|row| row.contains(**glyph));
    let glyphs: Vec<String> = legend
        .keys()
        .filter(unused)
        .map(|g| format!("{g:?}"))
        .collect();
    match glyphs.is_empty() {
        true => Some("give one of them this glyph, or put a dot for nothing".to_owned()),
        false => Some(format!("no cell is of {}", glyphs.join(", "))),
    }
}

/// The width of most rows; of the first, where no width is more usual.
fn usual_width(rows: &[String]) -> usize {
    let widths: Vec<usize> = rows.iter().map(|row| row.chars().count()).collect();
    let count = |width: usize| widths.iter().filter(|w| **w == width).count();
    let first_is_last = widths.iter().rev().copied();
    first_is_last.max_by_key(|&w| count(w)).unwrap_or(0)
}
