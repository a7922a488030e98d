//! The names that a map gives to things, and looking them up.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::codes::Code;
use crate::content::nearest;
use crate::content::reference::Line;
use crate::content::report::Report;
use crate::content::scenario::Money;
use crate::content::tree::Path;
use crate::ids::{CharterId, NationId, RegionId, ScriptId};

/// What has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Nation,
    Region,
    Charter,
    Script,
    Option,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Region => "region",
            Self::Charter => "charter",
            Self::Script => "event",
            Self::Option => "option",
        }
    }

    /// What lists all of them.
    const fn listed_by(self) -> &'static str {
        match self {
            Self::Charter => "casus charters",
            Self::Nation | Self::Region | Self::Script | Self::Option => "casus map-info",
        }
    }

    /// The problem of a name that nothing of this kind bears.
    const fn unknown(self) -> Code {
        match self {
            Self::Nation => Code::UnknownNation,
            Self::Region => Code::UnknownRegion,
            Self::Charter => Code::UnknownCharter,
            Self::Script => Code::UnknownScript,
            Self::Option => Code::UnknownOption,
        }
    }
}

/// The names of one kind of thing, each with its index.
pub(super) struct Names<'n> {
    kind: Kind,
    index: BTreeMap<&'n str, usize>,
    /// What players call each, and its id: an author may take the one for the other.
    titles: BTreeMap<&'n str, &'n str>,
    /// Ids that are written down and refused: what names them is not at fault.
    refused: Vec<&'n str>,
}

impl<'n> Names<'n> {
    /// Takes names that are known to be good.
    pub(super) fn known(kind: Kind, names: impl Iterator<Item = (usize, &'n str)>) -> Self {
        Self {
            kind,
            index: names.map(|(i, name)| (name, i)).collect(),
            titles: BTreeMap::new(),
            refused: Vec::new(),
        }
    }

    /// Takes the `id`s of the list at `list`, in the order of the file, each with the index it will
    /// have. Reports those that occur twice or are badly formed.
    pub(super) fn gather(
        kind: Kind,
        list: &Path<'_>,
        names: impl Iterator<Item = (usize, &'n str)>,
        report: &mut Report<'_>,
    ) -> Self {
        let mut index = BTreeMap::new();
        let mut refused = Vec::new();
        for (place, (i, name)) in names.enumerate() {
            let item = list.item(place);
            let at = item.field("id");
            let good = match kind {
                Kind::Nation => check_code(name, &at, report),
                _ => check_key(kind.word(), name, &at, report),
            };
            if !good {
                refused.push(name);
            }
            if *index.entry(name).or_insert(i) != i {
                let message = format!("{} called {name:?} exists already", one(kind.word()));
                let hint = Some("give it an id of its own".to_owned());
                report.note_with(&at, Code::IdTaken, message, hint);
                refused.push(name);
            }
        }
        Self {
            kind,
            index,
            titles: BTreeMap::new(),
            refused,
        }
    }

    /// The same, with what players call each.
    pub(super) fn with_titles(mut self, titles: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        self.titles = titles.collect();
        self
    }

    /// The same, and more that is refused.
    pub(super) fn with_refused(mut self, refused: impl IntoIterator<Item = &'n str>) -> Self {
        self.refused.extend(refused);
        self
    }

    /// What was refused.
    pub(super) fn refused(&self) -> impl Iterator<Item = &'n str> {
        self.refused.iter().copied()
    }

    /// Whether `name`, which nothing bears, may be the right id of something whose id is refused: unless it is nearer to
    /// that of another.
    fn may_be_refused(&self, name: &str) -> bool {
        let least = |mut ids: Vec<&str>| {
            ids.retain(|id| nearest::nearest(name, [*id]).is_some());
            ids.iter().map(|id| nearest::edit_distance(name, id)).min()
        };
        let good = self.index.keys().filter(|id| !self.refused.contains(*id));
        match (least(self.refused.clone()), least(good.copied().collect())) {
            (None, Some(_)) => false,
            (Some(refused), Some(good)) => refused <= good,
            (_, None) => !self.refused.is_empty(),
        }
    }

    /// The index of `name`; reports a name that nothing bears.
    pub(super) fn find(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) -> Option<usize> {
        let found = self.index.get(name).copied();
        if found.is_none() && !self.may_be_refused(name) {
            let good = self.index.keys().filter(|id| !self.refused.contains(*id));
            let hint = match self.titles.get(name) {
                Some(id) => Some(format!("did you mean {id:?}?")),
                None => nearest::hint_with(name, good.copied(), self.kind.listed_by()),
            };
            let message = format!(
                "there is no {} called {}",
                self.kind.word(),
                shortened(name)
            );
            report.note_with(at, self.kind.unknown(), message, hint);
        }
        found
    }

    /// The index of `name`, if one thing bears it: of one whose id is refused nothing is to be told.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        let found = self.index.get(name).copied();
        found.filter(|_| !self.refused.contains(&name))
    }

    /// Whether anything bears `name`, refused or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }
}

/// `a region`, `an option`.
fn one(kind: &str) -> String {
    let article = if kind.starts_with(['o', 'e']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// A name in quotes, cut where it grows too long for a message.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{:?}...", &name[..end]),
        None => format!("{name:?}"),
    }
}

/// Whether the key of a region, charter or event is one: `a-z`, `0-9` and single hyphens. Reports it if not.
pub(super) fn check_key(kind: &str, key: &str, at: &Path<'_>, report: &mut Report<'_>) -> bool {
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
        report.note_with(at, Code::BadId, message, Some(hint));
    }
    good
}

fn check_code(code: &str, at: &Path<'_>, report: &mut Report<'_>) -> bool {
    let good = code.len() == 3
        && code
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !good {
        let message = format!("{} is no id for a nation", shortened(code));
        report.note_with(
            at,
            Code::BadId,
            message,
            Some("an id is three of A-Z and 0-9".to_owned()),
        );
    }
    good
}

/// All names of a map, and the money in which it reckons. Each lookup reports a name that is not found and answers with the first thing of
/// its kind, so that checking can go on; a report with errors never becomes a scenario.
pub(super) struct Book<'n> {
    pub(super) nations: Names<'n>,
    pub(super) regions: Names<'n>,
    pub(super) charters: Names<'n>,
    pub(super) scripts: Names<'n>,
    /// The options of each script.
    pub(super) courses: Vec<Names<'n>>,
    /// Region and name of each armed group of the map and its scripts.
    pub(super) groups: BTreeSet<(&'n str, &'n str)>,
    pub(super) money: Money,
}

impl Book<'_> {
    /// A sum of money in the engine's billions, of which the reference says how many it may be.
    pub(super) fn sum(&self, sum: f64, line: Line, at: &Path<'_>, report: &mut Report<'_>) -> f64 {
        let range = self.money.range(&line.within());
        report.measure(at, line.name, sum, range, &self.money.name);
        self.money.billions(sum)
    }

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

    /// Reports that a nation is named where another must be; one that is not known has been reported.
    pub(super) fn same(&self, name: &str, at: &Path<'_>, report: &mut Report<'_>) {
        if self.nations.get(name).is_some() {
            let message = format!("{name:?} is the same nation");
            report.note(at, Code::SameNation, message);
        }
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
