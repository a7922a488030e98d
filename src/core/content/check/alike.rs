//! Names that cannot be told apart by looking: an order would go to the wrong place.

use std::collections::BTreeMap;

use crate::content::codes::Code;
use crate::content::letters::looks;
use crate::content::raw::RawScenario;
use crate::content::report::Report;
use crate::content::tree::Path;

/// Warns of regions that are called as others are, or look so, and of nations.
pub(super) fn warn(raw: &RawScenario, report: &mut Report<'_>) {
    let regions = raw.regions.iter().map(|r| (&r.id, &r.name));
    each("regions", regions, report);
    let nations = raw.nations.iter().map(|n| (&n.id, &n.name));
    each("nations", nations, report);
}

fn each<'r>(
    list: &str,
    names: impl Iterator<Item = (&'r String, &'r String)>,
    report: &mut Report<'_>,
) {
    let root = Path::Root;
    let list = root.field(list);
    let mut seen: BTreeMap<String, (&String, &String)> = BTreeMap::new();
    for (i, (id, name)) in names.enumerate() {
        let &mut (other, before) = seen.entry(looks(name)).or_insert((id, name));
        if other == id {
            continue;
        }
        let message = match before == name {
            true => format!("{other:?} has this name too"),
            false => format!("this looks like the name of {other:?}, {before:?}"),
        };
        report.note(&list.item(i).field("name"), Code::AlikeNames, message);
    }
}
