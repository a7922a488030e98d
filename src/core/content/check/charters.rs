//! Charters: clauses in range, none that contradicts another, regions by name.

use std::collections::BTreeSet;

use crate::content::charter::{Area, Charter, Circle, Dues, Need, Step, Validity};
use crate::content::codes::Code;
use crate::content::decode;
use crate::content::overrides::Settings;
use crate::content::raw::{RawCondition, RawEffect, RawHolder, RawScenario, RawScript};
use crate::content::reference;
use crate::content::report::Report;
use crate::content::scenario::TreatySeed;
use crate::content::texts::{Text, Texts};
use crate::content::tree::Path;
use crate::ids::RegionId;

use super::clauses::value;
use super::contradictions;
use super::names::{Book, Kind, Names, check_key};

/// Where a charter was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// In the map, at this place of its list.
    Map(usize),
    /// In a file of its own, beside the map.
    File(Text),
}

/// A charter as it is written, `--set` applied.
pub(super) struct Gathered {
    pub(super) id: String,
    charter: Charter<String>,
    source: Source,
}

/// A charter with its regions resolved.
pub(super) struct Checked {
    pub(super) charter: Charter,
    /// A shipped charter's area names regions, and none of them is on this map.
    area_is_elsewhere: bool,
}

/// The map's own charters, then those of `texts` whose id it does not take for its own: first those that
/// it names and the pacts that every map has. The number is how many the scenario keeps; no name on the map
/// leads to the others, but a misspelt one may have meant them. With them the ids of the map's own that are refused.
pub(super) fn gather<'r>(
    raw: &'r RawScenario,
    texts: &Texts,
    settings: &mut Settings,
    report: &mut Report<'_>,
) -> (Vec<Gathered>, usize, Vec<&'r str>) {
    let root = Path::Root;
    let ids = raw.charters.iter().map(|c| c.id.as_str()).enumerate();
    let own = Names::gather(Kind::Charter, &root.field("charters"), ids, report);
    let mut charters: Vec<Gathered> = Vec::new();
    for (i, charter) in raw.charters.iter().enumerate() {
        let (id, charter) = (charter.id.clone(), charter.clone());
        charters.push(Gathered {
            id,
            charter,
            source: Source::Map(i),
        });
    }
    let named = named(raw);
    let mut others: Vec<Gathered> = Vec::new();
    for (file, is_pact) in
        (texts.pacts.iter().map(|f| (f, true))).chain(texts.alliances.iter().map(|f| (f, false)))
    {
        match decode::options().from_str::<Charter<String>>(&file.text) {
            Ok(charter) if !own.has(&charter.id) => {
                let id = charter.id.clone();
                let kept = is_pact || named.contains(id.as_str());
                let list = if kept { &mut charters } else { &mut others };
                list.push(Gathered {
                    id,
                    charter,
                    source: Source::File(file.clone()),
                });
            }
            Ok(_) => {}
            Err(error) => {
                let message = format!("{}:{error}", file.name);
                report.note_at(0, Code::ShippedText, message, None);
            }
        }
    }
    settings.refuse_unknown_charters(charters.iter().map(|c| c.id.as_str()));
    for gathered in &mut charters {
        settings.amend_charter(&mut gathered.charter);
    }
    let kept = charters.len();
    charters.append(&mut others);
    (charters, kept, own.refused().collect())
}

/// Every charter that something on the map names.
fn named(raw: &RawScenario) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = raw.treaties.iter().map(|t| t.charter.as_str()).collect();
    let conditions = raw.history.iter().flat_map(RawScript::all_conditions);
    for condition in conditions.chain(raw.objectives.iter().flat_map(|o| &o.test)) {
        use RawCondition as C;
        if let C::Member(_, id)
        | C::NotMember(_, id)
        | C::TreatyExists(id)
        | C::NoTreaty(id)
        | C::MembersAtLeast(id, _) = condition
        {
            names.insert(id);
        }
    }
    for (.., effect) in raw.history.iter().flat_map(RawScript::all_effects) {
        use RawEffect as E;
        if let E::Found { charter: id, .. }
        | E::Apply(_, id)
        | E::Join(_, id)
        | E::Leave(_, id)
        | E::Release(_, id) = effect
        {
            names.insert(id);
        }
    }
    let holders = raw.objectives.iter().map(|o| &o.holder);
    for holder in holders.chain(raw.straits.iter().flat_map(|s| s.admits.named())) {
        if let RawHolder::Members(id) = holder {
            names.insert(id);
        }
    }
    names
}

/// Checks every clause and resolves the regions.
pub(super) fn check(
    gathered: Vec<Gathered>,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Checked> {
    gathered.into_iter().map(|g| one(g, book, report)).collect()
}

fn one(gathered: Gathered, book: &Book<'_>, report: &mut Report<'_>) -> Checked {
    let Gathered {
        charter, source, ..
    } = gathered;
    match source {
        Source::Map(i) => {
            let root = Path::Root;
            let list = root.field("charters");
            let at = list.item(i);
            clauses(&charter, &at, report);
            // Its own nations every map knows; a shipped charter is for many maps, and speaks of those that it has.
            if let Some(circle) = &charter.accession.among {
                let accession = at.field("accession");
                let among = accession.field("among");
                let list = among.field("nations");
                for (k, name) in circle.nations.iter().enumerate() {
                    book.nation(name, &list.item(k), report);
                }
            }
            let area = resolve(&charter.area, |name, part, k| {
                let (area, inner);
                area = at.field("area");
                inner = area.item(part);
                Some(book.region(name, &inner.item(k), report))
            });
            Checked {
                charter: with_area(charter, area),
                area_is_elsewhere: false,
            }
        }
        Source::File(file) => {
            let mut own = Report::new(&file.name, &file.text);
            clauses(&charter, &Path::Root, &mut own);
            report.problems.append(&mut own.problems);
            let area = resolve(&charter.area, |name, _, _| {
                book.regions.get(name).map(RegionId::at)
            });
            let area_is_elsewhere = matches!((&charter.area, &area),
                (Area::Regions(names), Area::Regions(ids)) if ids.is_empty() && !names.is_empty());
            let mut charter = charter;
            let accession = &mut charter.accession;
            accession.among = accession.among.take().and_then(|c| on_map(c, book));
            Checked {
                charter: with_area(charter, area),
                area_is_elsewhere,
            }
        }
    }
}

/// A shipped charter is for many maps and speaks of the nations that each has: of a map that has none of them it says
/// nothing.
fn on_map(mut circle: Circle, book: &Book<'_>) -> Option<Circle> {
    circle.nations.retain(|n| book.nations.get(n).is_some());
    (!circle.nations.is_empty()).then_some(circle)
}

fn resolve(
    area: &Area<String>,
    mut find: impl FnMut(&str, usize, usize) -> Option<RegionId>,
) -> Area {
    let mut all = |names: &[String]| {
        let mut ids: Vec<RegionId> = names
            .iter()
            .enumerate()
            .filter_map(|(k, name)| find(name, 0, k))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    match area {
        Area::Anywhere => Area::Anywhere,
        Area::Home => Area::Home,
        Area::Regions(names) => Area::Regions(all(names)),
        Area::Except(names) => Area::Except(all(names)),
    }
}

fn with_area(charter: Charter<String>, area: Area) -> Charter {
    let Charter {
        id,
        name,
        purpose,
        bilateral,
        obligation,
        area: _,
        triggers,
        decision,
        council,
        recusal,
        dues,
        treasury,
        guideline,
        equipment,
        command,
        transit,
        intelligence,
        accession,
        exit,
        term,
        enforcement,
        succession,
        reserved,
        suspends_coups,
        peace_operations,
    } = charter;
    Charter {
        id,
        name,
        purpose,
        bilateral,
        obligation,
        area,
        triggers,
        decision,
        council,
        recusal,
        dues,
        treasury,
        guideline,
        equipment,
        command,
        transit,
        intelligence,
        accession,
        exit,
        term,
        enforcement,
        succession,
        reserved,
        suspends_coups,
        peace_operations,
    }
}

/// Ranges of the clauses, and clauses that contradict each other.
fn clauses(charter: &Charter<String>, at: &Path<'_>, report: &mut Report<'_>) {
    check_key("charter", &charter.id, &at.field("id"), report);
    report.name(
        &at.field("name"),
        "a charter's name",
        &charter.name,
        reference::charter::name.longest(),
    );
    report.name(
        &at.field("purpose"),
        "a charter's purpose",
        &charter.purpose,
        reference::charter::purpose.longest(),
    );
    if let Some(guideline) = charter.guideline {
        report.number(
            &at.field("guideline"),
            reference::charter::guideline,
            guideline,
        );
    }
    if let Some(equipment) = charter.equipment {
        let at = at.field("equipment");
        report.number(&at, reference::charter::equipment, equipment);
    }
    report.number(
        &at.field("intelligence"),
        reference::charter::intelligence,
        charter.intelligence,
    );
    let dues = match charter.dues {
        Dues::Nothing => None,
        Dues::GdpShare(share) => Some(("GdpShare", share)),
        Dues::Tribute(share) => Some(("Tribute", share)),
    };
    if let Some((name, share)) = dues {
        value(&at.field("dues").item(0), "Dues", name, share, report);
    }
    let accession = at.field("accession");
    report.number(
        &accession.field("candidacy_months"),
        reference::accession::candidacy_months,
        charter.accession.candidacy_months,
    );
    if let Some(circle) = &charter.accession.among {
        let accession = at.field("accession");
        among(circle, &accession.field("among"), report);
    }
    term(charter.term, &at.field("term"), report);
    steps(&charter.accession.steps, &at.field("accession"), report);
    contradictions::find(charter, at, report);
}

/// Who the states are among which it is open: called something, each named once.
fn among(circle: &Circle, at: &Path<'_>, report: &mut Report<'_>) {
    report.name(
        &at.field("name"),
        "what they are called",
        &circle.name,
        reference::circle::name.longest(),
    );
    let list = at.field("nations");
    for (k, nation) in circle.nations.iter().enumerate() {
        if circle.nations[..k].contains(nation) {
            report.note(
                &list.item(k),
                Code::ListedTwice,
                "this nation is listed already",
            );
        }
    }
}

/// How long a treaty runs, and for how long it is renewed.
pub(super) fn term(term: Validity, at: &Path<'_>, report: &mut Report<'_>) {
    let lengths = [term.months(), term.again()];
    if lengths
        .iter()
        .flatten()
        .any(|m| !Validity::RANGE.contains(m))
    {
        report.note(
            at,
            Code::OutOfRange,
            "a term is from 12 months to 1200 (a hundred years)",
        );
    }
}

/// Warns of treaties whose shipped charter covers regions of some other map only.
pub(super) fn warn_of_empty_areas(
    charters: &[Checked],
    treaties: &[TreatySeed],
    raw: &RawScenario,
    report: &mut Report<'_>,
) {
    let root = Path::Root;
    let list = root.field("treaties");
    for (i, treaty) in raw.treaties.iter().enumerate() {
        let elsewhere = |c: &Checked| c.area_is_elsewhere && c.charter.id == treaty.charter;
        let used = treaties.iter().any(|t| t.name == treaty.name);
        if used && charters.iter().any(elsewhere) {
            let message = format!("no region that {:?} covers is on this map", treaty.charter);
            report.note(&list.item(i).field("charter"), Code::AreaElsewhere, message);
        }
    }
}

fn steps(steps: &[Step], at: &Path<'_>, report: &mut Report<'_>) {
    let list = at.field("steps");
    if steps.len() > 8 {
        report.note(&list, Code::TooMany, "more than eight steps to membership");
    }
    for (i, step) in steps.iter().enumerate() {
        let at = list.item(i);
        report.name(
            &at.field("name"),
            "a step's name",
            &step.name,
            reference::step::name.longest(),
        );
        report.number(&at.field("months"), reference::step::months, step.months);
        for (k, need) in step.needs.iter().enumerate() {
            let (name, least) = match *need {
                Need::Regime(least) => ("Regime", least),
                Need::Defence(share) => ("Defence", share),
                Need::Stability(least) => ("Stability", least),
                Need::NoDispute | Need::NoClaim => continue,
            };
            let needs = at.field("needs");
            value(&needs.item(k).item(0), "Need", name, least, report);
        }
    }
}
