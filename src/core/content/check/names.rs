//! The names that a map gives to things, and looking them up.

use std::collections::BTreeMap;

use crate::content::nearest;
use crate::content::report::Report;
use crate::content::tree::Path;
use crate::ids::{CharterId, NationId, RegionId, ScriptId};

/// The names of one kind of thing, each with its index.
pub(super) struct Names<'n> {
    kind: &'static str,
    index: BTreeMap<&'n str, usize>,
}

impl<'n> Names<'n> {
    /// Takes names that are known to be good.
    pub(super) fn known(kind: &'static str, names: impl Iterator<Item = (usize, &'n str)>) -> Self {
        Self {
            kind,
            index: names.map(|(i, name)| (name, i)).collect(),
        }
    }

    /// Takes the `id`s of the list at `list`, in the order of the file, each with the index it will
    /// have. Reports those that occur twice or are badly formed.
    pub(super) fn gather(
        kind: &'static str,
        list: &Path<'_>,
        names: impl Iterator<Item = (usize, &'n str)>,
        report: &mut Report<'_>,
    ) -> Self {
        let mut index = BTreeMap::new();
        for (place, (i, name)) in names.enumerate() {
            let item = list.item(place);
            let at = item.field("id");
            if kind == "nation" {
                check_code(name, &at, report);
            } else {
                check_key(kind, name, &at, report);
            }
            if *index.entry(name).or_insert(i) != i {
                report.error(&at, format!("{} called {name:?} exists already", one(kind)));
            }
        }
        Self { kind, index }
    }

    /// The index of `name`; reports a name that nothing bears.
    pub(super) fn find(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> Option<usize> {
        let found = self.index.get(name).copied();
        if found.is_none() {
            let hint = nearest::hint(name, self.index.keys().copied());
            let message = format!("there is no {} called {}", self.kind, shortened(name));
            report.error_with(at, message, hint);
        }
        found
    }

    /// The index of `name`, if anything bears it.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }
}

/// `a region`, `an option`.
fn one(kind: &str) -> String {
    let article = if kind.starts_with('o') { "an" } else { "a" };
    format!("{article} {kind}")
}

/// A name in quotes, cut where it grows too long for a message.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{:?}...", &name[..end]),
        None => format!("{name:?}"),
    }
}

/// Keys of regions, charters and scripts: `a-z`, `0-9` and single hyphens.
pub(super) fn check_key(kind: &str, key: &str, at: &Path<'_>, report: &mut Report<'_>) {
    let good = !key.is_empty()
        && key.len() <= 40
        && key.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if !good {
        let message = format!("{} is no id for {}", shortened(key), one(kind));
        let hint = "an id is like \"north-sea\": a-z, 0-9 and hyphens, at most 40".to_owned();
        report.error_with(at, message, Some(hint));
    }
}

fn check_code(code: &str, at: &Path<'_>, report: &mut Report<'_>) {
    let good = code.len() == 3
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !good {
        let message = format!("{} is no id for a nation", shortened(code));
        report.error_with(
            at,
            message,
            Some("an id is three of A-Z and 0-9".to_owned()),
        );
    }
}

/// All names of a map. Each lookup reports a name that is not found and answers with the first thing of
/// its kind, so that checking can go on; a report with errors never becomes a scenario.
pub(super) struct Book<'n> {
    pub(super) nations: Names<'n>,
    pub(super) regions: Names<'n>,
    pub(super) charters: Names<'n>,
    pub(super) scripts: Names<'n>,
    /// The options of each script.
    pub(super) courses: Vec<Names<'n>>,
}

impl Book<'_> {
    /// The place of the option `name` of a script among its courses.
    pub(super) fn course(
        &self,
        script: ScriptId,
        of: &str,
        name: &str,
        at: &Path<'_>,
        report: &mut Report<'_>,
    ) -> u8 {
        // Where there is no such script that has been said.
        if self.scripts.get(of).is_none() {
            return 0;
        }
        let found = self.courses[script.index()].find(name, at, report);
        found.and_then(|i| u8::try_from(i).ok()).unwrap_or_default()
    }

    pub(super) fn nation(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> NationId {
        NationId::at(self.nations.find(name, at, report).unwrap_or_default())
    }

    pub(super) fn region(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> RegionId {
        RegionId::at(self.regions.find(name, at, report).unwrap_or_default())
    }

    pub(super) fn charter(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> CharterId {
        CharterId::at(self.charters.find(name, at, report).unwrap_or_default())
    }

    pub(super) fn script(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> ScriptId {
        ScriptId::at(self.scripts.find(name, at, report).unwrap_or_default())
    }
}
